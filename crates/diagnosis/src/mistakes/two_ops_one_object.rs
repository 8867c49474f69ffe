//! M17: two operators in one object.

use eventglass_pattern::ProblemKind;
use eventglass_syntax::{Member, Node, Value};

use super::numeric_form::{read, written};
use super::unknown_operator::{Meaning, elements, meaning, one_or_list, strings, yes};
use crate::case::{Case, Refused, fields_of};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{comma, object, replaced};
use crate::words::{Said, Words, code, listed, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M17",
    code: "two-ops-one-object",
    title: Said {
        english: "two operators in one object", japanese: "1 つのオブジェクトに複数の演算子"
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "An object in a list holds exactly one operator. Two of them cannot be joined by AND, apart from a \
                  beginning and an end, which make one `wildcard`, and two bounds, which make one `numeric`. Operators \
                  in objects of their own are alternatives: one of them is enough.",
        japanese: "リストの中のオブジェクトに書ける演算子は 1 つだけです。先頭と末尾は 1 つの `wildcard` に、上限と下限は \
                   1 つの `numeric` にまとめられますが、それ以外の演算子を AND で組み合わせることはできません。\
                   別々のオブジェクトに書いた演算子は候補となり、どれか 1 つが成り立てば一致します。",
    },
    example: Example {
        pattern: r#"{"detail":{"key":[{"prefix":"in/","suffix":".csv"}]}}"#,
        event: r#"{"detail":{"key":"in/a.csv"}}"#,
        remedied: Some(r#"{"detail":{"key":[{"wildcard":"in/*.csv"}]}}"#),
    },
};

fn is_second(kind: &ProblemKind) -> bool {
    matches!(kind, ProblemKind::SecondOperator | ProblemKind::TooManyElements)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut all = case.refused_for(is_second);
    all.retain(|it| crowded(it).is_some());
    let (joined, apart): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| both(case.text, it).is_some());
    let mut found = Vec::new();
    if !joined.is_empty() {
        let label = Words::new("Join them to one operator", "1 つの演算子にまとめる");
        let first = draft(case, &joined, label, both);
        found.push(said(&joined).remedy(first).remedy(alternatives(case, &joined)));
    }
    if !apart.is_empty() {
        let why = Words::new(
            "No operator says both at once, and EventBridge does not join two tests of one field by AND. Apart they \
             are alternatives, of which one is enough; else keep one and test the other in the target.",
            "両方を一度に表す演算子はなく、EventBridge は同じフィールドの 2 つの条件を AND で結べません。分けて書くと\
             どちらか 1 つで足りる候補になります。または一方だけを残し、もう一方はターゲット側で調べてください。",
        );
        let label = Words::new("Keep the first operator only", "最初の演算子だけを残す");
        let first = draft(case, &apart, label, only_first);
        found.push(said(&apart).inexpressible(why).remedy(first).remedy(alternatives(case, &apart)));
    }
    found
}

/// The object with the second operator, and whether it is the operand of `anything-but`.
fn crowded<'c>(it: &Refused<'c>) -> Option<(&'c [Member], bool)> {
    let element = it.within.as_ref()?.1.members();
    let inner = element.first()?.value.members();
    let is_key =
        |members: &[Member]| members.get(1..)?.iter().find(|m| m.key.span == it.problem.span).map(|_| ());
    if is_key(element).is_some() {
        return Some((element, false));
    }
    let is_negated = element.first()?.key.value == *"anything-but";
    (is_negated && is_key(inner).is_some()).then_some((inner, true))
}

type Way = fn(&str, &Refused<'_>) -> Option<Vec<String>>;

fn draft(case: &Case<'_>, all: &[Refused<'_>], label: Words, way: Way) -> Option<Draft> {
    let edit = |it: &Refused<'_>| {
        let element = it.within.as_ref()?.1;
        Some(Edit { span: element.span, replacement: way(case.text, it)?.join(comma(case.text)) })
    };
    let edits: Option<Vec<Edit>> = all.iter().map(edit).collect();
    Some(Draft::pattern(label, replaced(case.text, edits?)))
}

fn alternatives(case: &Case<'_>, all: &[Refused<'_>]) -> Option<Draft> {
    let label =
        Words::new("Make them alternatives: one of them is enough", "どちらか 1 つで足りる候補に分ける");
    draft(case, all, label, each)
}

/// One object for each operator.
fn each(text: &str, it: &Refused<'_>) -> Option<Vec<String>> {
    let (members, is_negated) = crowded(it)?;
    let all: Option<Vec<Vec<String>>> =
        members.iter().map(|member| alone(text, member, is_negated)).collect();
    all.map(|all| all.concat())
}

fn only_first(text: &str, it: &Refused<'_>) -> Option<Vec<String>> {
    let (members, is_negated) = crowded(it)?;
    alone(text, members.first()?, is_negated)
}

fn alone(text: &str, member: &Member, is_negated: bool) -> Option<Vec<String>> {
    let own = || object(text, member.key.value.as_str(), member.value.span.of(text));
    if is_negated { Some(vec![object(text, "anything-but", &own())]) } else { elements(text, member) }
}

/// What says all at once.
fn both(text: &str, it: &Refused<'_>) -> Option<Vec<String>> {
    match crowded(it)? {
        (members, true) => neither(text, members),
        (members, false) => joined(text, &members.iter().collect::<Vec<_>>()),
    }
}

/// The elements that hold where all of several operators do.
pub(super) fn joined(text: &str, members: &[&Member]) -> Option<Vec<String>> {
    let means = |member: &Member| meaning(member.key.value.as_str());
    let exists = |member: &&Member| means(member) == Some(Meaning::Same("exists"));
    let others: Vec<&Member> = members.iter().copied().filter(|it| !exists(it)).collect();
    let wanted: Vec<bool> = members.iter().copied().filter(exists).filter_map(|it| yes(&it.value)).collect();
    if wanted.contains(&false) {
        // Nothing is missing and has a value: one of them must be meant.
        return members
            .iter()
            .map(|it| elements(text, it))
            .collect::<Option<Vec<_>>>()
            .map(|all| all.concat());
    }
    if let [only] = others.as_slice() {
        return elements(text, only);
    }
    if others.iter().all(|it| means(it) == Some(Meaning::Same("numeric"))) {
        let all: Option<Vec<_>> = others.iter().map(|it| read(&it.value)).collect();
        return written(text, &all?.concat());
    }
    if others.iter().all(|it| means(it) == Some(Meaning::Not)) {
        let list: Option<Vec<Vec<&Node>>> = others.iter().map(|it| scalars(&it.value)).collect();
        let list: Vec<&str> = list?.concat().iter().map(|it| it.span.of(text)).collect();
        return Some(vec![object(text, "anything-but", &["[", &list.join(comma(text)), "]"].concat())]);
    }
    wildcards(&others).map(|wildcard| vec![of_wildcard(text, &wildcard)])
}

fn scalars(operand: &Node) -> Option<Vec<&Node>> {
    match &operand.value {
        Value::Object(_) => None,
        Value::Array(elements) => Some(elements.iter().collect()),
        _ => Some(vec![operand]),
    }
}

/// The wildcard that all these tests of a text come to.
fn wildcards(members: &[&Member]) -> Option<String> {
    let mut all: Vec<String> = members.iter().map(|it| as_wildcard(it)).collect::<Option<_>>()?;
    all.sort_by_key(|it| rank(it));
    let (first, rest) = all.split_first()?;
    rest.iter().try_fold(first.clone(), |before, next| {
        let (before, next) = (before.strip_suffix('*')?, next.strip_prefix('*')?);
        // `a*` and `*b`, not `a\*`: what is escaped ends with no star of its own.
        (!before.ends_with('\\')).then(|| [before, "*", next].concat())
    })
}

/// How it begins comes first, how it ends last.
fn rank(wildcard: &str) -> u8 {
    match (wildcard.starts_with('*'), wildcard.ends_with('*')) {
        (false, _) => 0,
        (true, true) => 1,
        (true, false) => 2,
    }
}

fn as_wildcard(member: &Member) -> Option<String> {
    let text = escaped(member.value.as_str()?);
    match meaning(member.key.value.as_str())? {
        Meaning::One("prefix") => Some([&text, "*"].concat()),
        Meaning::One("suffix") => Some(["*", &text].concat()),
        Meaning::One("wildcard") => Some(member.value.as_str()?.to_owned()),
        Meaning::Contains(true) => Some(["*", &text, "*"].concat()),
        _ => None,
    }
}

/// `anything-but` with several operators: a wildcard for each.
fn neither(text: &str, members: &[Member]) -> Option<Vec<String>> {
    let mut wildcards = Vec::new();
    for member in members {
        for operand in strings(&member.value)? {
            let escaped = escaped(operand.as_str());
            wildcards.push(match meaning(member.key.value.as_str())? {
                Meaning::One("prefix") => [&escaped, "*"].concat().into(),
                Meaning::One("suffix") => ["*", &escaped].concat().into(),
                Meaning::One("wildcard") => operand,
                Meaning::Contains(true) => ["*", &escaped, "*"].concat().into(),
                Meaning::Values => escaped.into(),
                _ => return None,
            });
        }
    }
    let operand = object(text, "wildcard", &one_or_list(text, &wildcards));
    Some(vec![object(text, "anything-but", &operand)])
}

/// A text as a wildcard writes it.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('*', "\\*")
}

/// The simplest element that says what a wildcard says.
pub(super) fn of_wildcard(text: &str, wildcard: &str) -> String {
    let inner = wildcard.trim_matches('*');
    let plain = !inner.contains(['*', '\\']);
    match (rank(wildcard), wildcard.ends_with('*')) {
        (0, false) if plain => quoted(&inner.into()),
        (0, true) if plain => object(text, "prefix", &quoted(&inner.into())),
        (2, _) if plain => object(text, "suffix", &quoted(&inner.into())),
        _ => object(text, "wildcard", &quoted(&wildcard.into())),
    }
}

fn said(all: &[Refused<'_>]) -> Finding {
    let names: Vec<String> = all
        .first()
        .and_then(crowded)
        .map(|(members, _)| members.iter().map(|it| code(it.key.value.as_str())).collect())
        .unwrap_or_default();
    let (names, fields) = (listed(&names), listed(&fields_of(all)));
    let said = Words::new(
        format!("One object holds one operator; at {} it holds {}.", fields.english, names.english),
        format!(
            "1 つのオブジェクトに書ける演算子は 1 つですが、{} には {} が書かれています。",
            fields.japanese, names.japanese
        ),
    );
    let places = all.iter().map(|it| Place::Pattern(it.problem.span));
    Finding::general(Certainty::Certain, said).at(places)
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first, inexpressible};

    #[test]
    fn what_can_be_joined_is_one_operator() {
        let cases = [
            (r#"{"prefix":"in/","suffix":".csv"}"#, r#"{"wildcard":"in/*.csv"}"#, r#""in/a.csv""#),
            (r#"{"suffix":".csv","prefix":"in/"}"#, r#"{"wildcard":"in/*.csv"}"#, r#""in/a.csv""#),
            (r#"{"prefix":"a*","suffix":"b"}"#, r#"{"wildcard":"a\\**b"}"#, r#""a*xb""#),
            (r#"{"prefix":"a","contains":"b","suffix":"c"}"#, r#"{"wildcard":"a*b*c"}"#, r#""abc""#),
            (r#"{"anything-but":"x","exists":true}"#, r#"{"anything-but":"x"}"#, r#""y""#),
            (r#"{"exists":true,"prefix":"x"}"#, r#"{"prefix":"x"}"#, r#""xy""#),
            (r#"{"numeric":[">",0],"numeric":["<",9]}"#, r#"{"numeric":[">",0,"<",9]}"#, "5"),
            (r#"{"anything-but":"a","anything-but":"b"}"#, r#"{"anything-but":["a","b"]}"#, r#""c""#),
            (
                r#"{"anything-but":{"prefix":"a","suffix":"z"}}"#,
                r#"{"anything-but":{"wildcard":["a*","*z"]}}"#,
                r#""c""#,
            ),
        ];
        for (element, joined, value) in cases {
            let pattern = format!(r#"{{"detail":{{"key":[{element}]}}}}"#);
            let remedied = format!(r#"{{"detail":{{"key":[{joined}]}}}}"#);
            first("two-ops-one-object", &pattern, &format!(r#"{{"detail":{{"key":{value}}}}}"#), &remedied);
        }
    }

    #[test]
    fn a_missing_value_is_an_alternative() {
        first(
            "two-ops-one-object",
            r#"{"a": [{"anything-but": "x", "exists": false}]}"#,
            r#"{"b": "y"}"#,
            r#"{"a": [{"anything-but": "x"}, {"exists": false}]}"#,
        );
    }

    #[test]
    fn what_cannot_be_joined_is_said_to_be_so() {
        inexpressible("two-ops-one-object", r#"{"a":[{"prefix":"x","anything-but":"xy"}]}"#, r#"{"a":"xz"}"#);
        inexpressible("two-ops-one-object", r#"{"a":[{"prefix":"x","prefix":"y"}]}"#, r#"{"a":"xz"}"#);
    }

    #[test]
    fn an_object_of_one_operator_is_none() {
        absent("two-ops-one-object", r#"{"a":[{"prefix":"x"},{"suffix":"y"}]}"#, r#"{"a":"q"}"#);
        absent("two-ops-one-object", r#"{"a":[{"numeric":["<",5,">",0]}]}"#, r#"{"a":"q"}"#);
    }
}
