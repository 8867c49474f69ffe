//! M02: a bare value where a list is wanted.

use eventglass_pattern::{ProblemKind, Reason};
use eventglass_syntax::{Node, Span, Value};

use super::unknown_operator::{Meaning, OPERATORS, elements, meaning};
use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Address, comma, replaced};
use crate::words::{Said, Words, code, listed, value};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M02",
    code: "scalar-not-array",
    title: Said {
        english: "bare value instead of a list",
        japanese: "リストではなく値がそのまま書かれている",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "Every leaf of a pattern is a list of alternatives, also where there is only one, and also where it is \
                  an operator. EventBridge refuses a bare value; a bare operator it takes for a field of that name. Put \
                  the value or the operator in `[ ]`.",
        japanese: "パターンの末端には、候補が 1 つだけでも、また演算子であっても、必ずリストを書きます。そのまま書かれた値は \
                   EventBridge に拒否され、そのまま書かれた演算子は同名のフィールドとみなされます。値や演算子を `[ ]` で\
                   囲んでください。",
    },
    example: Example {
        pattern: r#"{"source":"aws.ec2"}"#,
        event: r#"{"source":"aws.ec2"}"#,
        remedied: Some(r#"{"source":["aws.ec2"]}"#),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut found = refused(case);
    found.extend(missed(case));
    found
}

/// What stands without its list.
struct Bare<'c> {
    node: &'c Node,
    field: String,
}

fn refused(case: &Case<'_>) -> Vec<Finding> {
    let mut bare: Vec<Bare<'_>> = Vec::new();
    for it in case.refused_for(|kind| matches!(kind, ProblemKind::NotAList(_) | ProblemKind::OrReserved(_))) {
        let Some(known) = bare_of(case, &it.address, it.node, it.field.as_str()) else { continue };
        if bare.iter().all(|other| other.node.span != known.node.span) {
            bare.push(known);
        }
    }
    let Some(first) = bare.first() else { return Vec::new() };
    let fields = listed(&fields(&bare));
    let found = if first.node.is_object() { operator_code(first.node) } else { value(&first.node.value) };
    let said = match bare.len() {
        1 => Words::new(
            format!(
                "Every leaf of a pattern is a list of alternatives; at {} stands the bare {found}.",
                fields.english
            ),
            format!(
                "パターンの末端は候補のリストです。{} には {found} がそのまま書かれています。",
                fields.japanese
            ),
        ),
        _ => Words::new(
            format!(
                "Every leaf of a pattern is a list of alternatives; at {} stand bare values.",
                fields.english
            ),
            format!("パターンの末端は候補のリストです。{} には値がそのまま書かれています。", fields.japanese),
        ),
    };
    let finding = Finding::general(Certainty::Certain, said);
    vec![finding.at(places(&bare)).remedy(Some(remedy(case, &bare)))]
}

/// A bare value; the object around it where it is the operand of an operator.
fn bare_of<'c>(case: &'c Case<'_>, address: &Address, node: &'c Node, field: &str) -> Option<Bare<'c>> {
    let root = case.tree.as_ref()?;
    let key = &address.member(root)?.key.value;
    if !is_operator(case, key.as_str(), field) {
        return Some(Bare { node, field: code(field) });
    }
    // In a branch of `$or` there is no field that the operator could belong to.
    let outer = address.outer()?;
    outer.member(root).filter(|it| it.key.value != *"$or")?;
    let field = field.strip_suffix(key.as_str())?.trim_end_matches('.');
    Some(Bare { node: outer.of(root)?, field: code(field) })
}

/// Whether a key is an operator's: by its name, or by what it is meant to say where the event has a bare value in its
/// place.
fn is_operator(case: &Case<'_>, key: &str, field: &str) -> bool {
    let outer = || field.strip_suffix(key).unwrap_or_default().trim_end_matches('.').into();
    OPERATORS.contains(&key) || meaning(key).is_some() && !case.scalars_at(&outer()).is_empty()
}

fn operator_code(node: &Node) -> String {
    node.members().first().map(|it| code(it.key.value.as_str())).unwrap_or_default()
}

/// A bare operator over a list is a field of that name to EventBridge.
fn missed(case: &Case<'_>) -> Option<Finding> {
    let told: Vec<(Told<'_>, Bare<'_>)> =
        case.failing().into_iter().filter_map(|told| Some((told, taken_for_field(case, told)?))).collect();
    let (conditions, mut bare): (Vec<Told<'_>>, Vec<Bare<'_>>) = told.into_iter().unzip();
    bare.dedup_by_key(|it| it.node.span);
    let name = operator_code(bare.first()?.node);
    let fields = listed(&fields(&bare));
    let said = Words::new(
        format!(
            "At {} {name} stands without a list around it, so it is read as a field's name.",
            fields.english
        ),
        format!(
            "{} の {name} はリストの中に書かれていないため、フィールド名として扱われます。",
            fields.japanese
        ),
    );
    let finding = Finding::accounting(&conditions, Certainty::Likely, said);
    Some(finding.at(places(&bare)).remedy(Some(remedy(case, &bare))))
}

fn taken_for_field<'c>(case: &'c Case<'_>, told: Told<'c>) -> Option<Bare<'c>> {
    if !matches!(told.verdict.reason, Reason::Missing { .. } | Reason::EndsEarly { .. }) {
        return None;
    }
    let keys = told.condition.key_steps();
    let name = keys.last().filter(|it| is_operator(case, it.as_str(), told.condition.path.as_str()))?;
    // A key that is no operator's may be a field's as well.
    let is_plain =
        |meant| matches!(meant, Meaning::Values | Meaning::Between | Meaning::Present(_) | Meaning::Dates);
    if !OPERATORS.contains(&name.as_str()) && meaning(name.as_str()).is_none_or(is_plain) {
        return None;
    }
    let root = case.tree.as_ref()?;
    let outer = case.address(told.condition)?.outer()?;
    outer.member(root).filter(|it| it.key.value != *"$or")?;
    let field = told.condition.path.as_str().strip_suffix(name.as_str())?.trim_end_matches('.');
    Some(Bare { node: outer.of(root)?, field: code(field) })
}

fn fields(bare: &[Bare<'_>]) -> Vec<String> {
    bare.iter().map(|it| it.field.clone()).collect()
}

fn places<'b>(bare: &'b [Bare<'_>]) -> impl Iterator<Item = Place> + 'b {
    bare.iter().map(|it| Place::Pattern(it.node.span))
}

fn remedy(case: &Case<'_>, bare: &[Bare<'_>]) -> Draft {
    let label = match bare {
        [Bare { node: Node { value: Value::Object(_), .. }, .. }] => {
            Words::new("Put the operator in a list", "演算子をリストに入れる")
        }
        [_] => Words::new("Put the value in a list", "値をリストに入れる"),
        _ => Words::new("Put the values in lists", "値をそれぞれリストに入れる"),
    };
    let parts = bare.iter().flat_map(|it| listed_value(case.text, it.node)).collect();
    Draft::pattern(label, replaced(case.text, parts))
}

/// A value in a list; an operator over several strings as several.
fn listed_value(text: &str, node: &Node) -> Vec<Edit> {
    let several = match node.members() {
        [only] => {
            let known = OPERATORS.contains(&only.key.value.as_str());
            elements(text, only).filter(|all| all.len() > 1 || !known)
        }
        _ => None,
    };
    if let Some(several) = several {
        let replacement = ["[", &several.join(comma(text)), "]"].concat();
        return vec![Edit { span: node.span, replacement }];
    }
    let put = |at: u32, new: &str| Edit { span: Span { start: at, end: at }, replacement: new.to_owned() };
    vec![put(node.span.start, "["), put(node.span.end, "]")]
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    #[test]
    fn all_bare_values_become_lists_at_once() {
        let pattern = r#"{"source": "aws.ec2", "detail": {"n": 5, "ok": true}}"#;
        let event = r#"{"source": "aws.ec2", "detail": {"n": 5, "ok": true}}"#;
        first(
            "scalar-not-array",
            pattern,
            event,
            r#"{"source": ["aws.ec2"], "detail": {"n": [5], "ok": [true]}}"#,
        );
    }

    #[test]
    fn a_bare_operator_is_put_in_a_list_whole() {
        let cases = [
            (r#"{"prefix": "a"}"#, r#"[{"prefix": "a"}]"#),
            (r#"{"anything-but": ["x", "y"]}"#, r#"[{"anything-but": ["x", "y"]}]"#),
            (r#"{"prefix": ["a", "b"]}"#, r#"[{"prefix": "a"}, {"prefix": "b"}]"#),
            (r#"{"exists": true}"#, r#"[{"exists": true}]"#),
            (r#"{"contains": "b"}"#, r#"[{"wildcard": "*b*"}]"#),
            (r#"{"not": ["x", "y"]}"#, r#"[{"anything-but": ["x", "y"]}]"#),
            (r#"{"equals": "ab"}"#, r#"["ab"]"#),
        ];
        for (bare, list) in cases {
            let (pattern, remedied) =
                (format!(r#"{{"detail": {{"k": {bare}}}}}"#), format!(r#"{{"detail": {{"k": {list}}}}}"#));
            first("scalar-not-array", &pattern, r#"{"detail": {"k": "ab"}}"#, &remedied);
        }
    }

    #[test]
    fn a_field_of_an_operators_name_is_none() {
        absent("scalar-not-array", r#"{"rule": {"prefix": ["a"]}}"#, r#"{"rule": {"prefix": "b"}}"#);
        absent("scalar-not-array", r#"{"$or": [{"prefix": "a"}, {"suffix": "b"}]}"#, r#"{"x": "b"}"#);
    }
}
