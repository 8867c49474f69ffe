//! M07: a value is nearly the one that is wanted.

mod misspelt;

use eventglass_syntax::Node;

use self::misspelt::misspelt;
use super::ami_arn::is_other_form;
use super::case_or_space::look_the_same;
use crate::case::{Case, Part, Piece, Told, Wanted, Way, gathered};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Finding, Place};
use crate::rewrite::joined;
use crate::words::{Said, Words, code, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M07",
    code: "typo-value",
    title: Said { english: "misspelt value", japanese: "値のつづり間違い" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "The event has nearly the value that the pattern asks for. Every character counts, hyphens and \
                  blanks too, and AWS's detail types use them in odd ways. Write the value as the event has it.",
        japanese: "パターンが求める値とイベントの値がわずかに異なります。値はハイフンや空白も含めて 1 文字でも違うと\
                   一致しません。AWS の詳細タイプは特に表記が不規則です。イベントのとおりに値を書いてください。",
    },
    example: Example {
        pattern: r#"{"detail-type":["EC2 Instance State Change Notification"]}"#,
        event: r#"{"detail-type":"EC2 Instance State-change Notification"}"#,
        remedied: Some(r#"{"detail-type":["EC2 Instance State-change Notification"]}"#),
    },
};

const SEVERAL: [Said; 2] = [
    Said {
        english: "Write these values as the event has them", japanese: "これらの値をイベントに合わせる"
    },
    Said {
        english: "Add the event's values as alternatives", japanese: "イベントの値を候補に加える"
    },
];

/// What regular expressions and globs are made of.
const SIGNS: &str = "^$\\()[]{}|?*+%";

/// So many pairs of a wanted string and a value are compared for a condition.
const MOST: usize = 200;

fn find(case: &Case<'_>) -> Vec<Finding> {
    let pieces: Vec<Piece<'_>> =
        case.refusing().into_iter().filter_map(|(told, found)| piece(case, told, &found)).collect();
    gathered(case, Certainty::Likely, &pieces, &SEVERAL)
}

fn piece<'c>(case: &'c Case<'_>, told: Told<'c>, found: &[&Node]) -> Option<Piece<'c>> {
    let wanted = case.wanted(told.condition);
    let values = found.iter().filter_map(|found| Some((found, found.as_str()?)));
    let pairs = values.flat_map(|(found, value)| wanted.iter().map(move |wanted| (wanted, found, value)));
    let near = pairs
        .take(MOST)
        .filter_map(|(wanted, found, value)| Some((nearly(case, wanted, value)?, wanted, found)));
    let ((_, operand), wanted, found) = near.min_by_key(|((distance, _), ..)| *distance)?;
    let said = said(told.condition.path.as_str(), wanted.text.as_str(), &operand, found.as_str()?);
    let places = vec![Place::Pattern(wanted.node.span), Place::Event(found.span)];
    Some(Piece { told, said, places, ways: ways(case, wanted, &operand) })
}

/// What the operand has to be, where a value nearly passes; and how many letters differ.
fn nearly(case: &Case<'_>, wanted: &Wanted<'_>, value: &str) -> Option<(usize, String)> {
    // Signs of a notation are no slips either.
    let is_sign = |c: char| SIGNS.contains(c) && !value.contains(c);
    let is_notation = wanted.runs().iter().any(|run| run.contains(is_sign));
    if is_notation || look_the_same(wanted, value) || is_other_form(case, wanted, value) {
        return None;
    }
    let runs = wanted.runs();
    let (first, others) = runs.split_first()?;
    let (distance, slices) = match others.split_last() {
        None => {
            let distance = misspelt(first, value).or_else(|| lacks_a_word(first, value).then_some(A_WORD))?;
            (distance, vec![value])
        }
        Some((last, between)) => {
            let (far, head) = end_of(first, value, |at| value.split_at_checked(at).map(|(head, _)| head))?;
            let behind = |length: usize| value.get(value.len().checked_sub(length)?..);
            let (also, tail) = end_of(last, value, behind)?;
            let mut inner = value.get(head.len()..value.len().checked_sub(tail.len())?)?;
            let mut slices = vec![head];
            for run in between {
                inner = inner.split_once(run.as_str())?.1;
                slices.push(run);
            }
            slices.push(tail);
            (far + also, slices)
        }
    };
    (distance > 0).then(|| (distance, wanted.of_runs(&slices)))
}

/// As how many letters a word too few or too many counts.
const A_WORD: usize = 4;

/// Whether one text is the other without one of its words, of which enough are left: `EC2 Instance State Change`. What has
/// fewer may be the name of something else.
fn lacks_a_word(one: &str, other: &str) -> bool {
    const LEAST: usize = 4;
    let words = |text: &str| -> Vec<String> {
        text.split([' ', '-']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let mut rest = long.iter();
    short.len() >= LEAST
        && long.len() == short.len() + 1
        && short.iter().all(|word| rest.any(|it| it == word))
}

/// The start or end of a value that is nearest to a run: a letter more or less than it, or two.
fn end_of<'v>(
    run: &str,
    value: &'v str,
    part: impl Fn(usize) -> Option<&'v str>,
) -> Option<(usize, &'v str)> {
    let lengths = run.len().saturating_sub(2)..=(run.len() + 2).min(value.len());
    let near = lengths.filter_map(|length| {
        let slice = part(length)?;
        Some((misspelt(run, slice)?, slice))
    });
    near.min_by_key(|(distance, slice)| (*distance, slice.len().abs_diff(run.len())))
}

fn said(path: &str, wanted: &str, operand: &str, value: &str) -> Words {
    let (old, new) = differing(wanted, operand);
    let (path, asked, has) = (code(path), code(wanted), code(value));
    let said = Words::new(
        format!("{path} asks for {asked}; the event has {has}, which is nearly the same."),
        format!(
            "{path} に指定された値は {asked} ですが、イベントの値は {has} です。よく似ていますが同じではありません。"
        ),
    );
    if old == wanted {
        return said;
    }
    let (old, new) = (code(old), code(new));
    said.and(&Words::new(
        format!("They differ at {old}, which is {new} there."),
        format!("{old} の部分がイベントでは {new} になっています。"),
    ))
}

/// The words with which two texts begin and cease to differ.
fn differing<'t>(one: &'t str, other: &'t str) -> (&'t str, &'t str) {
    let is_in_word = |c: char| c.is_alphanumeric();
    let head: usize =
        one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let head = one.get(..head).unwrap_or_default().trim_end_matches(is_in_word).len();
    let (one, other) = (one.get(head..).unwrap_or_default(), other.get(head..).unwrap_or_default());
    let pairs = one.chars().rev().zip(other.chars().rev());
    let tail: usize = pairs.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let tail = |text: &'t str| {
        let same = text.len() - tail.min(text.len());
        let end = text.get(same..).unwrap_or_default().find(|c| !is_in_word(c)).unwrap_or(text.len() - same);
        text.get(..same + end).unwrap_or_default()
    };
    (tail(one), tail(other))
}

fn ways(case: &Case<'_>, wanted: &Wanted<'_>, operand: &str) -> Vec<Way> {
    let json = quoted(&operand.into());
    let (shown, asked) = (code(operand), code(wanted.text.as_str()));
    let label =
        Words::new(format!("Write {shown} as the event does"), format!("イベントのとおりに {shown} と書く"));
    let mut ways = vec![Way::one(label, &wanted.operand, json.clone())];
    if wanted.part == Part::Whole && wanted.operand == wanted.alternative {
        let label = Words::new(
            format!("Accept {shown} beside {asked}"),
            format!("{asked} に加えて {shown} も候補にする"),
        );
        let both = joined(case.text, &[wanted.node.span.of(case.text).to_owned(), json]);
        ways.push(Way::one(label, &wanted.alternative, both));
    }
    ways
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed, first};

    #[test]
    fn the_event_s_spelling_is_offered() {
        let cases = [
            (r#"["RunInstaces"]"#, r#""RunInstances""#, r#"["RunInstances"]"#),
            (r#"["x", "order_created"]"#, r#""order.created""#, r#"["x", "order.created"]"#),
            (
                r#"[{"prefix":"arn:aws:s3:::lgos-"}]"#,
                r#""arn:aws:s3:::logs-1""#,
                r#"[{"prefix":"arn:aws:s3:::logs-"}]"#,
            ),
            (r#"[{"suffix":"-serevr.png"}]"#, r#""a-server.png""#, r#"[{"suffix":"-server.png"}]"#),
            (
                r#"[{"wildcard":"prodction-*-web"}]"#,
                r#""production-7-web""#,
                r#"[{"wildcard":"production-*-web"}]"#,
            ),
            (
                r#"[{"equals-ignore-case":"suceeded"}]"#,
                r#""SUCCEEDED""#,
                r#"[{"equals-ignore-case":"SUCCEEDED"}]"#,
            ),
        ];
        for (list, value, remedied) in cases {
            let of = |list: &str| format!(r#"{{"detail":{{"s":{list}}}}}"#);
            first("typo-value", &of(list), &format!(r#"{{"detail":{{"s":{value}}}}}"#), &of(remedied));
        }
    }

    #[test]
    fn the_words_in_question_are_named() {
        let pattern = r#"{"detail-type": ["EC2 Instance State Change Notification"]}"#;
        let event = r#"{"detail-type": "EC2 Instance State-change Notification"}"#;
        diagnosed(pattern, event, |_, told| {
            let text = &told.found[0].text;
            assert!(text.english.contains("`State Change`, which is `State-change` there"), "{text:?}");
            assert!(text.japanese.contains("`State Change` の部分がイベントでは `State-change`"), "{text:?}");
        });
    }

    #[test]
    fn several_are_mended_at_once_at_any_depth() {
        for depth in 0..5 {
            let (open, close) = (r#"{"a":"#.repeat(depth), "}".repeat(depth));
            let of = |inner: &str| [&open, inner, &close].concat();
            let pattern = of(r#"{"s":["succeded"],"t":["x","aws-ec2"]}"#);
            let event = of(r#"{"s":"succeeded","t":["aws.ec2"]}"#);
            first("typo-value", &pattern, &event, &of(r#"{"s":["succeeded"],"t":["x","aws.ec2"]}"#));
        }
    }

    #[test]
    fn another_value_is_no_slip() {
        absent("typo-value", r#"{"s": ["i-0abc"]}"#, r#"{"s": "i-0abd"}"#);
        absent("typo-value", r#"{"s": [{"prefix": "i-0abc"}]}"#, r#"{"s": "i-0abd123"}"#);
        absent("typo-value", r#"{"s": ["Running"]}"#, r#"{"s": "running"}"#);
        absent("typo-value", r#"{"s": [{"anything-but": "running"}]}"#, r#"{"s": "running"}"#);
    }
}
