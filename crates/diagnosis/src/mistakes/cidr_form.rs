//! M26: a block of addresses in a form that `cidr` does not take, or a value that is no address.

mod block;

use eventglass_pattern::{Op, ProblemKind};
use eventglass_syntax::Node;

use self::block::{Meant, is_in, meant, prefix, v4};
use crate::case::{Case, Part, Piece, Told, Way, changed, gathered};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Address, joined, operator};
use crate::words::{Said, Words, code, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M26",
    code: "cidr-form",
    title: Said { english: "address block in another form", japanese: "CIDR ブロックの書き方" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "`cidr` takes an address and a mask, such as `10.0.0.0/24`; the mask has to be below 32, for IPv6 \
                  below 128. A single address is written as a plain string. A host name never passes, and CloudTrail \
                  has one where an AWS service made the call.",
        japanese: "`cidr` には `10.0.0.0/24` のようにアドレスとマスクを書きます。マスクは 32 未満 (IPv6 では 128 未満) に\
                   限られます。単一のアドレスは、ただの文字列として書きます。ホスト名は一致しません。AWS の\
                   サービスによる呼び出しでは、CloudTrail の値がホスト名になることがあります。",
    },
    example: Example {
        pattern: r#"{"detail":{"sourceIPAddress":[{"cidr":"203.0.113.7/32"}]}}"#,
        event: r#"{"detail":{"sourceIPAddress":"203.0.113.7"}}"#,
        remedied: Some(r#"{"detail":{"sourceIPAddress":["203.0.113.7"]}}"#),
    },
};

const SEVERAL: [Said; 2] = [
    Said { english: "Write these in a form that is taken", japanese: "これらを正しい形に直す" },
    Said { english: "Write these in another form", japanese: "これらを別の形に直す" },
];

/// So many refused blocks are mended at once.
const MOST: usize = 50;

fn find(case: &Case<'_>) -> Vec<Finding> {
    if case.is_refused() {
        return refused(case).into_iter().collect();
    }
    let mut found = Vec::new();
    let literal: Vec<Piece<'_>> =
        case.refusing().into_iter().filter_map(|(told, found)| as_literal(case, told, &found)).collect();
    found.extend(gathered(case, Certainty::Likely, &literal, &SEVERAL));
    let no_address: Vec<Piece<'_>> =
        case.refusing().into_iter().filter_map(|(told, found)| no_address(case, told, &found)).collect();
    found.extend(gathered(case, Certainty::Possible, &no_address, &SEVERAL));
    found
}

fn refused(case: &Case<'_>) -> Option<Finding> {
    let root = case.tree.as_ref()?;
    let places = case.problems.iter().filter_map(|problem| {
        let said = reason(&problem.kind)?;
        let at = Address::at(root, problem.span);
        Some((at.of(root)?.as_str()?, at, said, problem.span))
    });
    let places: Vec<(&str, Address, Words, _)> = places.take(MOST).collect();
    let (text, at, said, _) = places.first()?;
    let (path, asked) = (case.dotted(at), code(text));
    let said = Words::new(
        format!("{} asks for the block {asked}: {}.", code(path.as_str()), said.english),
        format!("{} に CIDR ブロック {asked} が指定されています。{}。", code(path.as_str()), said.japanese),
    );
    let said = if path.as_str().ends_with("sourceIPAddress") { said.and(&host_names()) } else { said };
    let finding = Finding::general(Certainty::Certain, said);
    let mut finding = finding.at(places.iter().map(|(.., span)| Place::Pattern(*span)));
    for choice in 0..2 {
        let ways: Vec<Way> =
            places.iter().filter_map(|(text, at, ..)| mended(case, at, text, choice)).collect();
        let label = match ways.as_slice() {
            [only] => only.label.clone(),
            _ => SEVERAL.get(choice).copied().map(Words::from)?,
        };
        let text = changed(case, &ways.iter().collect::<Vec<_>>());
        finding = finding.remedy(text.map(|text| Draft::pattern(label, text)));
    }
    Some(finding)
}

/// What EventBridge has against it.
fn reason(kind: &ProblemKind) -> Option<Words> {
    Some(match kind {
        ProblemKind::CidrWithoutMask => Words::new(
            "an address and one mask are needed, as in `10.0.0.0/24`",
            "`10.0.0.0/24` のようにアドレスとマスクを 1 つずつ書く必要があります",
        ),
        ProblemKind::CidrMaskNotInteger | ProblemKind::CidrMaskNegative => Words::new(
            "the mask has to be a number of bits, as in `10.0.0.0/24`",
            "マスクは `10.0.0.0/24` のようにビット数で書きます",
        ),
        ProblemKind::CidrMaskTooLongV4 => Words::new(
            "an IPv4 mask has to be below 32; a single address is written as a plain string",
            "IPv4 のマスクは 32 未満に限られます。単一のアドレスはただの文字列として書きます",
        ),
        ProblemKind::CidrMaskTooLongV6 => Words::new(
            "an IPv6 mask has to be below 128; a single address is written as a plain string",
            "IPv6 のマスクは 128 未満に限られます。単一のアドレスはただの文字列として書きます",
        ),
        ProblemKind::CidrInvalidAddress(address) | ProblemKind::CidrNoAddress(address) => Words::new(
            format!("{} is no IP address", code(address)),
            format!("{} は IP アドレスではありません", code(address)),
        ),
        _ => return None,
    })
}

fn host_names() -> Words {
    Words::new(
        "CloudTrail may have a host name there, such as `autoscaling.amazonaws.com`, which no block holds.",
        "CloudTrail ではここが `autoscaling.amazonaws.com` のようなホスト名になることがあり、その場合は一致しません。",
    )
}

/// What a refused block was meant to be; what the event's value fits comes first.
fn mended(case: &Case<'_>, at: &Address, text: &str, choice: usize) -> Option<Way> {
    let values = case.values_at(at);
    let fits = |meant: &Meant| values.iter().filter_map(|node| node.as_str()).any(|it| holds(meant, it));
    let is_single = |meant: &&Meant| matches!(meant, Meant::Single(_));
    let mut all = meant(text);
    let fitting = all.iter().find(|it| is_single(it) && fits(it)).or_else(|| all.iter().find(|it| fits(it)));
    if let Some(fitting) = fitting.and_then(|fitting| all.iter().position(|it| it == fitting)) {
        all.swap(0, fitting);
    }
    let meant = all.get(choice).or(all.first())?;
    Some(way(case, &at.outer()?, meant))
}

fn holds(meant: &Meant, value: &str) -> bool {
    match meant {
        Meant::Single(address) => address == value,
        Meant::Block(block) => is_in(value, block),
    }
}

fn way(case: &Case<'_>, alternative: &Address, meant: &Meant) -> Way {
    match meant {
        Meant::Single(address) => {
            let label = Words::new(
                format!("Write {} as a plain string", code(address)),
                format!("{} をただの文字列として書く", code(address)),
            );
            Way::one(label, alternative, quoted(&address.as_str().into()))
        }
        Meant::Block(block) => {
            let label = Words::new(
                format!("Write {} in `cidr`", code(block)),
                format!("`cidr` に {} と書く", code(block)),
            );
            Way::one(label, alternative, operator(case.text, "cidr", &quoted(&block.as_str().into())))
        }
    }
}

/// A block as a plain string, which is compared letter by letter.
fn as_literal<'c>(case: &'c Case<'_>, told: Told<'c>, found: &[&Node]) -> Option<Piece<'c>> {
    let all = case.wanted(told.condition);
    let strings = all.iter().filter(|it| it.part == Part::Whole && it.text.as_str().contains(['/', '-']));
    let (wanted, meant, node) = strings
        .flat_map(|wanted| meant(wanted.text.as_str()).into_iter().map(move |it| (wanted, it)))
        .find_map(|(wanted, meant)| {
            let node = found.iter().find(|node| {
                node.as_str().is_some_and(|value| v4(value).is_some() && holds(&meant, value))
            })?;
            Some((wanted, meant, node))
        })?;
    let (path, asked, has) =
        (code(told.condition.path.as_str()), code(wanted.text.as_str()), code(node.as_str()?));
    let said = Words::new(
        format!(
            "{path} asks for {asked} letter by letter: only `cidr` looks for addresses in a block, and the \
             event has {has}."
        ),
        format!(
            "{path} の {asked} は 1 文字ずつ比較されます。CIDR ブロックとして扱われるのは `cidr` の中だけです。イベントの値は {has} です。"
        ),
    );
    let places = vec![Place::Pattern(wanted.node.span), Place::Event(node.span)];
    Some(Piece { told, said, places, ways: vec![way(case, &wanted.alternative, &meant)] })
}

/// How the names of AWS services' hosts end.
const HOST: &str = ".amazonaws.com";

/// A value that `cidr` does not take for an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Odd {
    /// `autoscaling.amazonaws.com`, `AWS Internal`
    Host,
    /// `10.0.0.0/24`
    Block,
    /// `10.0.0.7:443`
    Port,
}

fn no_address<'c>(case: &'c Case<'_>, told: Told<'c>, found: &[&Node]) -> Option<Piece<'c>> {
    let mut blocks =
        told.condition.alternatives.iter().enumerate().filter_map(|(position, it)| match &it.op {
            Op::Cidr(range) => Some((position, it, range.written())),
            _ => None,
        });
    let (position, alternative, block, node, odd) = blocks.find_map(|(position, it, block)| {
        let (node, odd) = found.iter().find_map(|node| Some((node, odd(node.as_str()?, block)?)))?;
        Some((position, it, block, node, odd))
    })?;
    let value = node.as_str()?;
    let (path, asked, has) = (code(told.condition.path.as_str()), code(block), code(value));
    let why = odd.in_words();
    let said = Words::new(
        format!("{path} asks for an address in {asked} and the event has {has}, {}.", why.english),
        format!(
            "{path} に {asked} 内のアドレスが指定されていますが、イベントの値は {has} です。{}。",
            why.japanese
        ),
    );
    let at = case.address(told.condition)?.inner(position);
    let places = vec![Place::Pattern(alternative.span), Place::Event(node.span)];
    let ways = beside(case, &at, alternative.span.of(case.text), (value, odd, block));
    Some(Piece { told, said, places, ways })
}

impl Odd {
    fn in_words(self) -> Said {
        match self {
            Odd::Host => Said {
                english: "which is no address: CloudTrail writes a name where an AWS service made the call",
                japanese: "AWS のサービスによる呼び出しでは、CloudTrail の値がアドレスではなく名前になります",
            },
            Odd::Block => Said {
                english: "which is a block itself: `cidr` takes single addresses only",
                japanese: "`cidr` が受け付けるのは単一のアドレスだけで、ブロックは一致しません",
            },
            Odd::Port => Said {
                english: "with a port: `cidr` takes bare addresses only",
                japanese: "`cidr` が受け付けるのはアドレスだけで、ポートが付いた値は一致しません",
            },
        }
    }
}

/// The value as another alternative, and all that are like it.
fn beside(case: &Case<'_>, at: &Address, old: &str, (value, odd, block): (&str, Odd, &str)) -> Vec<Way> {
    let way = |label: Words, json: String| Way::one(label, at, joined(case.text, &[old.to_owned(), json]));
    let label = Words::new(format!("Accept {} too", code(value)), format!("{} も候補にする", code(value)));
    let (name, affix) = match odd {
        Odd::Host => ("suffix", value.ends_with(HOST).then(|| HOST.to_owned())),
        _ => ("prefix", prefix(block)),
    };
    let alike = affix.map(|affix| {
        let label = Words::new(
            format!("Accept all with the {name} {} too", code(&affix)),
            format!("`{name}` が {} の値もすべて候補にする", code(&affix)),
        );
        way(label, operator(case.text, name, &quoted(&affix.as_str().into())))
    });
    std::iter::once(way(label, quoted(&value.into()))).chain(alike).collect()
}

fn odd(value: &str, block: &str) -> Option<Odd> {
    let (address, rest) = value.split_at(value.find(['/', ':']).unwrap_or(value.len()));
    if v4(address).is_some() {
        return match rest.chars().next() {
            Some('/') if is_in(address, block) => Some(Odd::Block),
            Some(':') if is_in(address, block) => Some(Odd::Port),
            _ => None,
        };
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let is_top = |label: &str| label.len() > 1 && label.bytes().all(|byte| byte.is_ascii_alphabetic());
    let top = value.rsplit_once('.').map(|(_, top)| top);
    let is_host = top.is_some_and(is_top) && value.chars().all(is_name);
    (is_host || value == "AWS Internal").then_some(Odd::Host)
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed, first};

    fn of(list: &str) -> String {
        format!(r#"{{"detail":{{"ip":{list}}}}}"#)
    }

    #[test]
    fn refused_forms_are_mended() {
        let cases = [
            (r#"[{"cidr":"203.0.113.7/32"}]"#, "203.0.113.7", r#"["203.0.113.7"]"#),
            (r#"[{"cidr":"2001:db8::1/128"}]"#, "2001:db8::1", r#"["2001:db8::1"]"#),
            (r#"[{"cidr":"203.0.113.7"}]"#, "203.0.113.7", r#"["203.0.113.7"]"#),
            (r#"[{"cidr":"10.0.0.0"}]"#, "10.1.2.3", r#"[{"cidr":"10.0.0.0/8"}]"#),
            (r#"[{"cidr":"10.0.0.0"}]"#, "10.0.0.0", r#"["10.0.0.0"]"#),
            (r#"[{"cidr":"10.1.2.*"}]"#, "10.1.2.3", r#"[{"cidr":"10.1.2.0/24"}]"#),
            (r#"[{"cidr":"10.1.0.0/255.255.0.0"}]"#, "10.1.2.3", r#"[{"cidr":"10.1.0.0/16"}]"#),
            (r#"[{"cidr":"10.1/16"}]"#, "10.1.2.3", r#"[{"cidr":"10.1.0.0/16"}]"#),
            (r#"[{"cidr":"ec2.amazonaws.com"}]"#, "ec2.amazonaws.com", r#"["ec2.amazonaws.com"]"#),
        ];
        for (list, value, remedied) in cases {
            first("cidr-form", &of(list), &of(&format!("\"{value}\"")), &of(remedied));
        }
    }

    #[test]
    fn what_has_no_meaning_is_told_all_the_same() {
        diagnosed(&of(r#"[{"cidr":"300.0.0.0/8"}]"#), &of(r#""10.1.2.3""#), |_, told| {
            assert_eq!(told.found[0].mistake.code, "cidr-form");
            assert!(told.found[0].text.english.contains("`300.0.0.0` is no IP address"));
            assert!(told.found[0].remedies.is_empty());
        });
    }

    #[test]
    fn values_that_are_no_address_are_told() {
        let cases = [
            ("ec2.amazonaws.com", r#"[{"cidr":"10.0.0.0/8"},"ec2.amazonaws.com"]"#),
            ("AWS Internal", r#"[{"cidr":"10.0.0.0/8"},"AWS Internal"]"#),
            ("10.1.0.0/16", r#"[{"cidr":"10.0.0.0/8"},"10.1.0.0/16"]"#),
            ("10.1.0.9:443", r#"[{"cidr":"10.0.0.0/8"},"10.1.0.9:443"]"#),
        ];
        for (value, remedied) in cases {
            first(
                "cidr-form",
                &of(r#"[{"cidr":"10.0.0.0/8"}]"#),
                &of(&format!("\"{value}\"")),
                &of(remedied),
            );
        }
        for value in ["11.1.2.3", "11.1.0.0/16", "running", "not a host."] {
            absent("cidr-form", &of(r#"[{"cidr":"10.0.0.0/8"}]"#), &of(&format!("\"{value}\"")));
        }
    }

    #[test]
    fn a_block_as_a_plain_string_is_told() {
        first("cidr-form", &of(r#"["10.0.0.0/8"]"#), &of(r#""10.1.2.3""#), &of(r#"[{"cidr":"10.0.0.0/8"}]"#));
        first("cidr-form", &of(r#"["10.0.0.7/32"]"#), &of(r#""10.0.0.7""#), &of(r#"["10.0.0.7"]"#));
        absent("cidr-form", &of(r#"["10.0.0.0/8"]"#), &of(r#""11.1.2.3""#));
    }
}
