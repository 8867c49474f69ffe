//! M34: `anything-but` of something that it cannot exclude.

use std::fmt::Write;

use eventglass_pattern::ProblemKind;
use eventglass_syntax::{Member, Node, Text, Value};

use super::numeric_form::{Comparison, inverted, read};
use super::two_ops_one_object::escaped;
use super::unknown_operator::{Meaning, OPERATORS, meaning, one_or_list, strings, yes};
use crate::case::{Case, Refused, fields_of};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{comma, object, replaced};
use crate::words::{Said, Words, code, listed};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M34",
    code: "anything-but-unsupported",
    title: Said {
        english: "`anything-but` around what it cannot hold",
        japanese: "`anything-but` の中に書けない演算子",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "`anything-but` can hold values, or one of `prefix`, `suffix`, `equals-ignore-case` and `wildcard` with \
                  a string or a list of strings; nothing else. Instead of `numeric` invert the comparison, instead of \
                  `exists` write the other Boolean. A `cidr` block cannot be excluded; a `prefix` of the address can.",
        japanese: "`anything-but` に書けるのは値、または `prefix`、`suffix`、`equals-ignore-case`、`wildcard` のいずれか 1 つ \
                   (文字列または文字列のリスト) だけです。`numeric` の代わりには比較を逆にし、`exists` の代わりには真偽を逆に\
                   書いてください。`cidr` のブロックは除外できませんが、アドレスの `prefix` は除外できます。",
    },
    example: Example {
        pattern: r#"{"detail":{"n":[{"anything-but":{"numeric":[">",5]}}]}}"#,
        event: r#"{"detail":{"n":3}}"#,
        remedied: Some(r#"{"detail":{"n":[{"numeric":["<=",5]}]}}"#),
    },
};

/// So many prefixes stand for a block of addresses at most.
const MOST_PREFIXES: u32 = 16;

fn is_unsupported(kind: &ProblemKind) -> bool {
    use ProblemKind as P;
    matches!(
        kind,
        P::AnythingButUnsupported(_)
            | P::AnythingButBadMember
            | P::AnythingButBadValue
            | P::AnythingButEmptyAffix
    )
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut all = case.refused_for(is_unsupported);
    all.retain(|it| operand(it).is_some_and(|operand| is_own(it, operand)));
    let (mended, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|it| said_else(case.text, it).is_some());
    let mut found = Vec::new();
    if !mended.is_empty() {
        let label = Words::new("Write what is left instead", "除外した残りを条件として書く");
        found.push(finding(case, &mended).remedy(draft(case, &mended, label, said_else)));
    }
    if !others.is_empty() {
        let label = Words::new("Exclude what comes nearest", "最も近いものを除外する");
        let nearest = draft(case, &others, label, nearest);
        found.push(finding(case, &others).inexpressible(why(&others)).remedy(nearest));
    }
    found
}

fn operand<'c>(it: &Refused<'c>) -> Option<&'c Node> {
    let member = it.operator()?;
    (member.key.value == *"anything-but" && it.within.as_ref()?.1.members().len() == 1)
        .then_some(&member.value)
}

/// Lists of values are the neighbour's, names that are no operators another's.
fn is_own(it: &Refused<'_>, operand: &Node) -> bool {
    match &it.problem.kind {
        ProblemKind::AnythingButUnsupported(name) => OPERATORS.contains(&&**name),
        ProblemKind::AnythingButBadValue => operand.is_object() && it.node.is_object(),
        ProblemKind::AnythingButBadMember => operand.elements().iter().any(Node::is_object),
        _ => true,
    }
}

fn draft(
    case: &Case<'_>,
    all: &[Refused<'_>],
    label: Words,
    way: fn(&str, &Refused<'_>) -> Option<Vec<String>>,
) -> Option<Draft> {
    let edit = |it: &Refused<'_>| {
        let element = it.within.as_ref()?.1;
        Some(Edit { span: element.span, replacement: way(case.text, it)?.join(comma(case.text)) })
    };
    let edits: Option<Vec<Edit>> = all.iter().map(edit).collect();
    Some(Draft::pattern(label, replaced(case.text, edits?)))
}

fn said_else(text: &str, it: &Refused<'_>) -> Option<Vec<String>> {
    let operand = operand(it)?;
    match &operand.value {
        Value::Array(elements) => members(text, elements).map(|element| vec![element]),
        _ if it.problem.kind == ProblemKind::AnythingButEmptyAffix => {
            // Every text begins with nothing: that it is not empty must be meant.
            Some(vec![object(text, "anything-but", "\"\"")])
        }
        Value::Object(members) => match members.as_slice() {
            [only] => outside(text, only),
            _ => None,
        },
        _ => None,
    }
}

/// The elements of a condition's list that hold where an operator does not; none where nothing says so.
pub(super) fn outside(text: &str, member: &Member) -> Option<Vec<String>> {
    let operand = &member.value;
    let but = |inner: &str| vec![object(text, "anything-but", inner)];
    let texts = |name: &str, of: &dyn Fn(&Text) -> Text| {
        let all: Vec<Text> = strings(operand)?.iter().map(of).collect();
        Some(but(&object(text, name, &one_or_list(text, &all))))
    };
    match meaning(member.key.value.as_str())? {
        Meaning::Same("numeric") | Meaning::Between => inverted(text, &read(operand)?),
        Meaning::Same(_) => Some(vec![object(text, "exists", &(!yes(operand)?).to_string())]),
        Meaning::One(name) if name != "cidr" && !operand.is_object() => texts(name, &Text::clone),
        // Of two operators of texts the inner one is meant.
        Meaning::One("prefix" | "suffix") => match operand.members() {
            [inner] if !inner.value.is_object() && inner.key.value != *"equals-ignore-case" => {
                outside(text, inner)
            }
            _ => None,
        },
        Meaning::Contains(true) => texts("wildcard", &|it| ["*", &escaped(it.as_str()), "*"].concat().into()),
        Meaning::Values if !operand.is_object() => Some(but(operand.span.of(text))),
        // Not not: the values themselves.
        Meaning::Not => match &operand.value {
            Value::Object(_) => None,
            Value::Array(elements) => Some(elements.iter().map(|it| it.span.of(text).to_owned()).collect()),
            _ => Some(vec![operand.span.of(text).to_owned()]),
        },
        Meaning::Compare(sign) => {
            let all = read(operand)?.into_iter().map(|it| Comparison { sign, ..it });
            inverted(text, &all.collect::<Vec<_>>())
        }
        _ => None,
    }
}

/// `["x", {"prefix": "a"}]`: one operator where all are of it, else wildcards, which can say the others.
fn members(text: &str, elements: &[Node]) -> Option<String> {
    let first = elements.first()?.members().first().map(|it| it.key.value.as_str());
    let same = first.filter(|first| {
        elements.iter().all(|it| matches!(it.members(), [only] if only.key.value == **first))
    });
    let mut all = Vec::new();
    for element in elements {
        match element.members() {
            [only] => {
                for operand in strings(&only.value)? {
                    all.push(if same.is_some() { operand } else { as_wildcard(only, &operand)? });
                }
            }
            [] => all.push(escaped(element.as_str()?).into()),
            _ => return None,
        }
    }
    let name = match same {
        Some("exactly") => return Some(object(text, "anything-but", &one_or_list(text, &all))),
        Some(name @ ("prefix" | "suffix" | "wildcard" | "equals-ignore-case")) => name,
        Some(_) => return None,
        None => "wildcard",
    };
    Some(object(text, "anything-but", &object(text, name, &one_or_list(text, &all))))
}

fn as_wildcard(member: &Member, operand: &Text) -> Option<Text> {
    let text = escaped(operand.as_str());
    match meaning(member.key.value.as_str())? {
        Meaning::One("prefix") => Some([&text, "*"].concat().into()),
        Meaning::One("suffix") => Some(["*", &text].concat().into()),
        Meaning::One("wildcard") => Some(operand.clone()),
        Meaning::Contains(true) => Some(["*", &text, "*"].concat().into()),
        Meaning::Values => Some(text.into()),
        _ => None,
    }
}

/// What comes nearest to an exclusion that cannot be said.
fn nearest(text: &str, it: &Refused<'_>) -> Option<Vec<String>> {
    let [only] = operand(it)?.members() else { return None };
    let (name, operand) = (only.key.value.as_str(), &only.value);
    let (name, all) = match (name, operand.members()) {
        ("cidr", _) => {
            let blocks = strings(operand)?;
            let prefixes: Option<Vec<Vec<Text>>> = blocks.iter().map(|it| prefixes(it.as_str())).collect();
            ("prefix", prefixes?.concat())
        }
        ("prefix" | "suffix", [inner]) if inner.key.value == *"equals-ignore-case" => {
            (name, strings(&inner.value)?.iter().flat_map(cases).collect())
        }
        _ => return None,
    };
    Some(vec![object(text, "anything-but", &object(text, name, &one_or_list(text, &all)))])
}

/// The prefixes of the addresses in a block: `10.0.0.0/24` is `10.0.0.`
fn prefixes(block: &str) -> Option<Vec<Text>> {
    let (address, mask) = block.split_once('/')?;
    let (mask, octets): (u32, Option<Vec<u32>>) =
        (mask.parse().ok()?, address.split('.').map(|it| it.parse().ok().filter(|it| *it < 256)).collect());
    let octets = octets.filter(|it| it.len() == 4 && (8..=31).contains(&mask))?;
    let mut whole = String::new();
    for octet in octets.iter().take(mask as usize / 8) {
        let _ = write!(whole, "{octet}.");
    }
    let bits = mask % 8;
    if bits == 0 {
        return Some(vec![whole.into()]);
    }
    let (size, next) = (1 << (8 - bits), octets.get(mask as usize / 8)?);
    // The last octet has no dot behind it: its numbers begin longer ones, too.
    if size > MOST_PREFIXES || mask > 24 {
        return None;
    }
    let first = next - next % size;
    Some((first..first + size).map(|octet| format!("{whole}{octet}.").into()).collect())
}

/// The usual letter cases of a text.
fn cases(text: &Text) -> Vec<Text> {
    let (written, lower) = (text.as_str(), text.as_str().to_lowercase());
    let mut capital = lower.clone();
    if let Some(first) = lower.chars().next() {
        capital.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    let mut all: Vec<Text> = Vec::new();
    for case in [written.to_owned(), lower, written.to_uppercase(), capital] {
        if !all.contains(&Text::from(case.clone())) {
            all.push(case.into());
        }
    }
    all
}

fn finding(case: &Case<'_>, all: &[Refused<'_>]) -> Finding {
    let inner = |it: &Refused<'_>| {
        let operand = operand(it)?;
        let holder = operand.elements().iter().find(|it| it.is_object()).unwrap_or(operand);
        Some(code(holder.members().first()?.key.value.as_str()))
    };
    let mut names: Vec<String> = Vec::new();
    for name in all.iter().filter_map(inner) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let (fields, names) = (listed(&fields_of(all)), listed(&names));
    let shown = all.first().and_then(|it| Some(code(operand(it)?.span.of(case.text)))).unwrap_or_default();
    let said = Words::new(
        format!(
            "`anything-but` at {} holds {} in a way that it cannot: {shown}.",
            fields.english, names.english
        ),
        format!(
            "{} の `anything-but` に、使えない形で {} が書かれています: {shown}。",
            fields.japanese, names.japanese
        ),
    );
    let places = all.iter().map(|it| Place::Pattern(it.problem.span));
    Finding::general(Certainty::Certain, said).at(places)
}

fn why(others: &[Refused<'_>]) -> Words {
    let is = |name: &str| {
        let first = others.first().and_then(operand).and_then(|it| it.members().first());
        first.is_some_and(|it| it.key.value == *name)
    };
    if is("cidr") {
        Words::new(
            "No pattern says that an address lies outside a block. The nearest is to exclude how the addresses begin; \
             that looks at the text only, so other spellings and host names pass.",
            "アドレスがブロックの外にあることを表すパターンはありません。最も近いのは、アドレスの先頭の文字列を除外する方法です。\
             文字列しか見ないため、別の表記のアドレスやホスト名は通ります。",
        )
    } else if is("prefix") || is("suffix") {
        Words::new(
            "Inside `anything-but` a beginning or an end cannot ignore letter case. The nearest is to exclude the usual \
             spellings.",
            "`anything-but` の中では、先頭や末尾の大文字と小文字の違いを無視できません。最も近いのは、よくある表記を\
             列挙して除外する方法です。",
        )
    } else {
        Words::new(
            "`anything-but` can hold values, or one of `prefix`, `suffix`, `equals-ignore-case` and `wildcard`.",
            "`anything-but` に書けるのは値、または `prefix`、`suffix`、`equals-ignore-case`、`wildcard` のいずれか 1 つです。",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{absent, first, inexpressible};

    #[test]
    fn what_is_left_is_said_instead() {
        let cases = [
            (r#"{"numeric":[">",5]}"#, r#"{"numeric":["<=",5]}"#, "3"),
            (r#"{"numeric":["=",5]}"#, r#"{"anything-but":5}"#, "3"),
            (r#"{"numeric":[">",5,"<=",9]}"#, r#"{"numeric":["<=",5]},{"numeric":[">",9]}"#, "3"),
            (r#"{"exists":false}"#, r#"{"exists":true}"#, "3"),
            (r#"{"exactly":"x"}"#, r#"{"anything-but":"x"}"#, "3"),
            (r#"{"anything-but":[3,4]}"#, "3,4", "3"),
            (r#"[{"prefix":"a"},{"prefix":"b"}]"#, r#"{"anything-but":{"prefix":["a","b"]}}"#, r#""c""#),
            (
                r#"["x",{"prefix":"a"},{"suffix":"z"}]"#,
                r#"{"anything-but":{"wildcard":["x","a*","*z"]}}"#,
                r#""c""#,
            ),
            (r#"{"prefix":""}"#, r#"{"anything-but":""}"#, r#""c""#),
        ];
        for (operand, elements, value) in cases {
            let pattern = format!(r#"{{"detail":{{"n":[{{"anything-but":{operand}}}]}}}}"#);
            let remedied = format!(r#"{{"detail":{{"n":[{elements}]}}}}"#);
            first(
                "anything-but-unsupported",
                &pattern,
                &format!(r#"{{"detail":{{"n":{value}}}}}"#),
                &remedied,
            );
        }
    }

    #[test]
    fn blocks_are_excluded_by_how_their_addresses_begin() {
        let cases = [
            ("10.0.0.0/8", Some("10.")),
            ("10.1.2.3/24", Some("10.1.2.")),
            ("172.16.0.0/14", Some("172.16. 172.17. 172.18. 172.19.")),
            ("10.0.0.0/28", None),
            ("10.0.0.0/7", None),
            ("2001:db8::/32", None),
        ];
        for (block, expected) in cases {
            let found = prefixes(block).map(|all| all.iter().map(Text::as_str).collect::<Vec<_>>().join(" "));
            assert_eq!(found.as_deref(), expected, "{block}");
        }
        let event = r#"{"ip":"11.0.0.1"}"#;
        inexpressible(
            "anything-but-unsupported",
            r#"{"ip":[{"anything-but":{"cidr":"10.0.0.0/8"}}]}"#,
            event,
        );
        let any_case = r#"{"ip":[{"anything-but":{"prefix":{"equals-ignore-case":"ab"}}}]}"#;
        inexpressible("anything-but-unsupported", any_case, event);
    }

    #[test]
    fn values_that_are_mixed_are_another_mistake() {
        absent("anything-but-unsupported", r#"{"a":[{"anything-but":["x",1]}]}"#, r#"{"a":"y"}"#);
        absent("anything-but-unsupported", r#"{"a":[{"anything-but":null}]}"#, r#"{"a":"y"}"#);
        absent("anything-but-unsupported", r#"{"a":[{"anything-but":{"contains":"x"}}]}"#, r#"{"a":"y"}"#);
    }
}
