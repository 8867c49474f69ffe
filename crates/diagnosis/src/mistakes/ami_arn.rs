//! M30: the ARN of an AMI or a snapshot with an account number or another separator.

use eventglass_syntax::Node;

use crate::case::{Case, Part, Piece, Told, Wanted, Way, fits, gathered};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Finding, Place};
use crate::rewrite::{Address, operator};
use crate::words::{Said, Words, code, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M30",
    code: "ami-arn",
    title: Said { english: "ARN of an AMI in another form", japanese: "AMI の ARN の書き方" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "The ARN of an AMI has no account number: `arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0`, with \
                  two colons in a row and a slash behind `image`. ARNs of snapshots are written so too. Elsewhere \
                  events have the bare id. Write it as the event does, or use `wildcard` for any region.",
        japanese: "AMI の ARN にはアカウント番号がなく、`arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0` のように\
                   コロンが 2 つ続き、`image` の後はスラッシュです。スナップショットの ARN も同じ形です。イベントの\
                   フィールドによっては ID だけが入ります。イベントのとおりに書くか、リージョンを問わない場合は \
                   `wildcard` を使ってください。",
    },
    example: Example {
        pattern: r#"{"resources":["arn:aws:ec2:us-east-1:123456789012:image/ami-0123456789abcdef0"]}"#,
        event: r#"{"resources":["arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0"]}"#,
        remedied: Some(r#"{"resources":["arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0"]}"#),
    },
};

const SEVERAL: [Said; 2] = [
    Said {
        english: "Write these as the event does", japanese: "これらをイベントのとおりに書く"
    },
    Said {
        english: "Ask for these in any region", japanese: "これらをリージョンを問わず指定する"
    },
];

/// What has such ARNs: the word in it, how ids begin, and what it is called.
const KINDS: [(&str, &str, Said); 2] = [
    ("image", "ami-", Said { english: "an AMI", japanese: "AMI" }),
    ("snapshot", "snap-", Said { english: "a snapshot", japanese: "スナップショット" }),
];

fn find(case: &Case<'_>) -> Vec<Finding> {
    let pieces: Vec<Piece<'_>> =
        case.refusing().into_iter().filter_map(|(told, found)| piece(case, told, &found)).collect();
    gathered(case, Certainty::Likely, &pieces, &SEVERAL)
}

fn piece<'c>(case: &'c Case<'_>, told: Told<'c>, found: &[&Node]) -> Option<Piece<'c>> {
    let all = case.wanted(told.condition);
    let values = found.iter().filter_map(|node| Some((node, node.as_str()?)));
    let mut pairs = values.flat_map(|(node, value)| all.iter().map(move |wanted| (wanted, node, value)));
    let (wanted, node, value, kind, ways) = pairs.find_map(|(wanted, node, value)| {
        let (kind, ways) =
            KINDS.iter().find_map(|kind| Some((kind, ways(case, wanted, value, kind.0, kind.1)?)))?;
        Some((wanted, node, value, kind, ways))
    })?;
    let said = said(told.condition.path.as_str(), wanted.text.as_str(), value, kind.2);
    let places = vec![Place::Pattern(wanted.node.span), Place::Event(node.span)];
    Some(Piece { told, said, places, ways })
}

/// Whether a wanted string and a value are forms of the same ARN.
pub(super) fn is_other_form(case: &Case<'_>, wanted: &Wanted<'_>, value: &str) -> bool {
    KINDS.iter().any(|kind| ways(case, wanted, value, kind.0, kind.1).is_some())
}

fn ways(case: &Case<'_>, wanted: &Wanted<'_>, value: &str, kind: &str, begin: &str) -> Option<Vec<Way>> {
    let text = wanted.text.as_str();
    let has_star = text.contains('*');
    if wanted.part == Part::Whole && !has_star {
        let id = id(text, begin).filter(|id| Some(*id) == self::id(value, begin) && value != text)?;
        let mut ways = vec![as_event(value, &wanted.operand)];
        ways.extend(is_arn(value).then(|| any_region(case, wanted, value, id, kind)).flatten());
        return Some(ways);
    }
    let mended = mended(text, kind).or_else(|| without_account(text))?;
    let part = if wanted.part == Part::Whole { Part::Stars } else { wanted.part };
    if !is_arn(value) || !fits(&part.runs(&mended), value) {
        return None;
    }
    let json = quoted(&mended.as_str().into());
    let label = Words::new(format!("Write {}", code(&mended)), format!("{} と書く", code(&mended)));
    Some(vec![match wanted.part {
        Part::Whole => Way::one(label, &wanted.alternative, operator(case.text, "wildcard", &json)),
        _ => Way::one(label, &wanted.operand, json),
    }])
}

fn as_event(value: &str, at: &Address) -> Way {
    let label = Words::new(
        format!("Write {} as the event does", code(value)),
        format!("イベントのとおりに {} と書く", code(value)),
    );
    Way::one(label, at, quoted(&value.into()))
}

fn any_region(case: &Case<'_>, wanted: &Wanted<'_>, value: &str, id: &str, kind: &str) -> Option<Way> {
    let partition = value.split(':').nth(1)?;
    let wildcard = ["arn:", partition, ":ec2:*::", kind, "/", id].concat();
    let label = Words::new(
        format!("Ask for {} in any region", code(id)),
        format!("リージョンを問わず {} を指定する", code(id)),
    );
    let json = operator(case.text, "wildcard", &quoted(&wildcard.as_str().into()));
    Some(Way::one(label, &wanted.alternative, json))
}

/// The id at the end of an ARN, or alone.
fn id<'t>(text: &'t str, begin: &str) -> Option<&'t str> {
    let id = text.rsplit(['/', ':']).next()?;
    let is_hex = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_hexdigit());
    id.strip_prefix(begin).filter(|rest| is_hex(rest)).map(|_| id)
}

fn is_arn(text: &str) -> bool {
    text.starts_with("arn:")
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Part of an ARN without its account number, and with a slash behind the word.
fn mended(text: &str, kind: &str) -> Option<String> {
    let (head, tail) = text.split_once(&[":", kind].concat())?;
    let (before, account) = head.rsplit_once(':').unwrap_or(("", head));
    let head = if is_account(account) {
        [before, ":"].concat()
    } else if is_arn(head) && head.matches(':').count() == 3 && !head.ends_with(':') {
        // One part is left out.
        [head, ":"].concat()
    } else {
        head.to_owned()
    };
    let tail = tail.strip_prefix(':').map_or(tail.to_owned(), |id| ["/", id].concat());
    Some([&head, ":", kind, &tail].concat()).filter(|mended| mended != text)
}

/// The start of an ARN that ends with its account number.
fn without_account(text: &str) -> Option<String> {
    let (before, account) = text.strip_suffix(':').unwrap_or(text).rsplit_once(':')?;
    (is_arn(text) && is_account(account)).then(|| [before, "::"].concat())
}

fn said(path: &str, wanted: &str, value: &str, kind: Said) -> Words {
    let (path, asked, has) = (code(path), code(wanted), code(value));
    let has_account = value.split(':').nth(4).is_some_and(is_account);
    if is_arn(wanted) && is_arn(value) && !has_account {
        return Words::new(
            format!(
                "{path} asks for {asked} and the event has {has}: the ARN of {} has an empty account part and a slash \
                 before the id.",
                kind.english
            ),
            format!(
                "{path} に {asked} が指定されていますが、イベントの値は {has} です。{}の ARN ではアカウントの部分が空で、\
                 ID の前はスラッシュです。",
                kind.japanese
            ),
        );
    }
    Words::new(
        format!(
            "{path} asks for {asked} and the event has {has}: {} of that id, written in another way.",
            kind.english
        ),
        format!(
            "{path} に {asked} が指定されていますが、イベントの値は {has} です。同じ ID の{}が別の形で書かれています。",
            kind.japanese
        ),
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed, first};

    const ARN: &str = "arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0";

    fn of(list: &str) -> String {
        format!(r#"{{"resources":{list}}}"#)
    }

    #[test]
    fn the_event_s_form_is_offered() {
        let cases = [
            r#"["arn:aws:ec2:us-east-1:123456789012:image/ami-0123456789abcdef0"]"#,
            r#"["arn:aws:ec2:us-east-1::image:ami-0123456789abcdef0"]"#,
            r#"["arn:aws:ec2:us-east-1:image/ami-0123456789abcdef0"]"#,
            r#"["arn:aws:ec2:::image/ami-0123456789abcdef0"]"#,
            r#"["ami-0123456789abcdef0"]"#,
        ];
        let event = of(&format!(r#"["arn:aws:ec2:us-east-1:111122223333:instance/i-1","{ARN}"]"#));
        for list in cases {
            first("ami-arn", &of(list), &event, &of(&format!(r#"["{ARN}"]"#)));
        }
        first(
            "ami-arn",
            &format!(r#"{{"detail":{{"ImageId":["{ARN}"]}}}}"#),
            r#"{"detail":{"ImageId":"ami-0123456789abcdef0"}}"#,
            r#"{"detail":{"ImageId":["ami-0123456789abcdef0"]}}"#,
        );
    }

    #[test]
    fn parts_of_an_arn_are_mended() {
        let cases = [
            (
                r#"[{"prefix":"arn:aws:ec2:us-east-1:123456789012:image/"}]"#,
                r#"[{"prefix":"arn:aws:ec2:us-east-1::image/"}]"#,
            ),
            (
                r#"[{"prefix":"arn:aws:ec2:us-east-1:123456789012:"}]"#,
                r#"[{"prefix":"arn:aws:ec2:us-east-1::"}]"#,
            ),
            (
                r#"[{"wildcard":"arn:aws:ec2:*:123456789012:image/ami-*"}]"#,
                r#"[{"wildcard":"arn:aws:ec2:*::image/ami-*"}]"#,
            ),
            (
                r#"[{"suffix":":image:ami-0123456789abcdef0"}]"#,
                r#"[{"suffix":":image/ami-0123456789abcdef0"}]"#,
            ),
            (
                r#"["arn:aws:ec2:us-east-1:123456789012:image/*"]"#,
                r#"[{"wildcard":"arn:aws:ec2:us-east-1::image/*"}]"#,
            ),
        ];
        for (list, remedied) in cases {
            first("ami-arn", &of(list), &of(&format!(r#"["{ARN}"]"#)), &of(remedied));
        }
    }

    #[test]
    fn any_region_is_the_second_choice() {
        diagnosed(&of(r#"["ami-0123456789abcdef0"]"#), &of(&format!(r#"["{ARN}"]"#)), |_, told| {
            let texts: Vec<&str> = told.found[0].remedies.iter().map(|it| it.text.as_str()).collect();
            let any = r#"[{"wildcard":"arn:aws:ec2:*::image/ami-0123456789abcdef0"}]"#;
            assert_eq!(texts.get(1), Some(&of(any).as_str()));
        });
    }

    #[test]
    fn another_image_is_another_value() {
        let event = of(&format!(r#"["{ARN}"]"#));
        absent("ami-arn", &of(r#"["arn:aws:ec2:us-east-1::image/ami-0aaaaaaaaaaaaaaa0"]"#), &event);
        absent("ami-arn", &of(r#"["arn:aws:ec2:us-east-1:123456789012:instance/i-1"]"#), &event);
        absent("ami-arn", &of(r#"[{"prefix":"arn:aws:ec2:us-west-2:123456789012:image/"}]"#), &event);
    }
}
