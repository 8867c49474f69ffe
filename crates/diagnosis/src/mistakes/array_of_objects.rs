//! M05: an array of objects, mirrored in the pattern.

use eventglass_pattern::ProblemKind;
use eventglass_syntax::{Member, Node, Span, Text, Value};

use super::or_degraded::is_meant;
use super::unknown_operator::{Meaning, OPERATORS, meaning};
use crate::case::{Case, Refused, fields_of};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{comma, object, replaced};
use crate::words::{Said, Words, code, listed, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M05",
    code: "array-of-objects",
    title: Said {
        english: "array of objects mirrored in the pattern",
        japanese: "オブジェクトの配列がパターンにそのまま書かれている",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "In a pattern `[` always opens a list of values and operators, so the keys of an object in it are taken \
                  for operators and refused. Arrays of the event need no brackets in the pattern: EventBridge steps \
                  through them by itself. Write the fields below the key without the list.",
        japanese: "パターンの `[` は必ず値と演算子のリストの始まりとなるため、その中のオブジェクトのキーは演算子とみなされて\
                   拒否されます。イベントの配列のためにパターンに括弧を書く必要はありません。EventBridge は配列の要素を\
                   自動的にたどります。リストにせず、キーの下にフィールドを書いてください。",
    },
    example: Example {
        pattern: r#"{"detail":{"items":[{"sku":["A1"]}]}}"#,
        event: r#"{"detail":{"items":[{"sku":"A1"},{"sku":"B2"}]}}"#,
        remedied: Some(r#"{"detail":{"items":{"sku":["A1"]}}}"#),
    },
};

/// Deeper than this nothing is rewritten.
const DEEPEST: usize = 32;

fn is_mirrored(kind: &ProblemKind) -> bool {
    matches!(kind, ProblemKind::UnknownOperator(_) | ProblemKind::NestedList)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut all = case.refused_for(is_mirrored);
    all.retain(|it| match it.operator() {
        Some(member) => may_be_field(case, it, member) && !is_meant(case, it),
        None => it.problem.kind == ProblemKind::NestedList,
    });
    let (sure, maybe): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| {
        let member = it.operator();
        member.is_none_or(|member| is_field(case, &it.field, member))
    });
    let mut found = Vec::new();
    found.extend(finding(case, &sure, Certainty::Certain));
    found.extend(finding(case, &maybe, Certainty::Possible));
    found
}

/// Whether the key of an object in a list is a field's name: the event has it there, or what stands under it is no
/// operand.
pub(super) fn is_field(case: &Case<'_>, field: &Text, member: &Member) -> bool {
    let name = &member.key.value;
    let known = meaning(name.as_str());
    // `[{"startsWith": {…}}]` is nested too; of operators only these take objects.
    let nested = match &member.value.value {
        Value::Array(_) => known.is_none(),
        Value::Object(_) => !matches!(known, Some(Meaning::Not | Meaning::One(_) | Meaning::Same(_))),
        _ => false,
    };
    nested || !case.fields.at(&Text::joined(&[field, name], ".")).is_empty()
}

/// An unknown name before a bare value may be a field's, where no operator is meant.
fn may_be_field(case: &Case<'_>, it: &Refused<'_>, member: &Member) -> bool {
    let name = &member.key.value;
    *name != *"$or" && (is_field(case, &it.field, member) || meaning(name.as_str()).is_none())
}

fn finding(case: &Case<'_>, all: &[Refused<'_>], certainty: Certainty) -> Option<Finding> {
    let first = all.first()?;
    let root = case.tree.as_ref()?;
    let mut lists: Vec<&Node> = all.iter().filter_map(|it| it.within.as_ref()?.0.of(root)).collect();
    lists.dedup_by_key(|list| list.span);
    let fields = listed(&fields_of(all));
    let text = match first.operator() {
        Some(member) => {
            let name = code(member.key.value.as_str());
            Words::new(
                format!(
                    "In a pattern `[` opens a list of values and operators, so at {} the field {name} is read as an \
                     operator. Arrays of the event are stepped through without brackets.",
                    fields.english
                ),
                format!(
                    "パターンの `[` は値と演算子のリストを表すため、{} にあるフィールド {name} は演算子として扱われます。\
                     イベントの配列は括弧を書かなくても要素がたどられます。",
                    fields.japanese
                ),
            )
        }
        None => Words::new(
            format!(
                "At {} a list stands in a list. Arrays of the event are stepped through, nested ones too: one list \
                 of alternatives is enough.",
                fields.english
            ),
            format!(
                "{} ではリストの中にリストがあります。イベントの配列は入れ子も含めて要素がたどられるため、候補のリストは \
                 1 つで足ります。",
                fields.japanese
            ),
        ),
    };
    let mut edits = Vec::new();
    let all_nest = lists.iter().try_for_each(|list| nest(case.text, list, &mut edits, 0));
    let label = Words::new("Leave out the brackets of the array", "配列の括弧を取り除く");
    let draft = all_nest.map(|()| Draft::pattern(label, replaced(case.text, edits)));
    let places = all.iter().map(|it| Place::Pattern(it.problem.span));
    Some(Finding::general(certainty, text).at(places).remedy(draft))
}

/// Turns what was copied from an event into what a pattern writes in its place.
fn nest(text: &str, node: &Node, edits: &mut Vec<Edit>, depth: usize) -> Option<()> {
    let put = |edits: &mut Vec<Edit>, span: Span, new: &str| {
        edits.push(Edit { span, replacement: new.to_owned() });
    };
    let (start, end) = (point(node.span.start), point(node.span.end));
    match &node.value {
        Value::Unreadable => None,
        _ if depth > DEEPEST => None,
        Value::Object(members) if members.first().is_some_and(is_operator) => {
            put(edits, start, "[");
            put(edits, end, "]");
            Some(())
        }
        Value::Object(members) => members.iter().try_for_each(|it| nest(text, &it.value, edits, depth + 1)),
        Value::Array(elements) if elements.iter().all(is_fields) && !elements.is_empty() => {
            if let [only] = elements.as_slice() {
                put(edits, Span { start: node.span.start, end: only.span.start }, "");
                put(edits, Span { start: only.span.end, end: node.span.end }, "");
                return nest(text, only, edits, depth + 1);
            }
            if let Some(merged) = merged(text, elements) {
                put(edits, node.span, &merged);
                return Some(());
            }
            let open = ["{\"$or\":", if comma(text) == ", " { " " } else { "" }].concat();
            put(edits, start, &open);
            put(edits, end, "}");
            elements.iter().try_for_each(|it| nest(text, it, edits, depth + 1))
        }
        Value::Array(elements) => elements.iter().try_for_each(|it| flatten(it, edits, depth)),
        _ => {
            put(edits, start, "[");
            put(edits, end, "]");
            Some(())
        }
    }
}

/// Takes the brackets of a list in a list away.
fn flatten(node: &Node, edits: &mut Vec<Edit>, depth: usize) -> Option<()> {
    let Value::Array(inner) = &node.value else { return is_value(node).then_some(()) };
    let (first, last) = (inner.first()?.span, inner.last()?.span);
    for span in
        [Span { start: node.span.start, end: first.start }, Span { start: last.end, end: node.span.end }]
    {
        edits.push(Edit { span, replacement: String::new() });
    }
    (depth < DEEPEST).then_some(())?;
    inner.iter().try_for_each(|it| flatten(it, edits, depth + 1))
}

fn point(at: u32) -> Span {
    Span { start: at, end: at }
}

fn is_operator(member: &Member) -> bool {
    OPERATORS.contains(&member.key.value.as_str())
}

fn is_fields(node: &Node) -> bool {
    node.members().first().is_some_and(|first| !is_operator(first))
}

/// Whether it can stand in a list of alternatives.
fn is_value(node: &Node) -> bool {
    match &node.value {
        Value::Object(members) => members.first().is_some_and(is_operator),
        Value::Array(_) | Value::Unreadable => false,
        _ => true,
    }
}

/// `[{"sku": ["A1"]}, {"sku": ["B2"]}]` as one list of alternatives.
fn merged(text: &str, elements: &[Node]) -> Option<String> {
    let key = &elements.first()?.members().first()?.key.value;
    let mut values: Vec<&str> = Vec::new();
    for element in elements {
        let [only] = element.members() else { return None };
        let own = match &only.value.value {
            Value::Array(inner) => inner.as_slice(),
            _ => std::slice::from_ref(&only.value),
        };
        if only.key.value != *key || !own.iter().all(is_value) {
            return None;
        }
        values.extend(own.iter().map(|it| it.span.of(text)));
    }
    let name = quoted(key);
    Some(object(text, name.trim_matches('"'), &["[", &values.join(comma(text)), "]"].concat()))
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    #[test]
    fn the_fields_of_elements_stand_below_the_key() {
        let cases = [
            (r#"[{"sku":["A1"]}]"#, r#"{"sku":["A1"]}"#),
            (r#"[{"sku":"A1"}]"#, r#"{"sku":["A1"]}"#),
            (r#"[{"sku":{"prefix":"A"}}]"#, r#"{"sku":[{"prefix":"A"}]}"#),
            (r#"[{"sku":["A1"]},{"sku":["C3"]}]"#, r#"{"sku":["A1","C3"]}"#),
            (
                r#"[{"sku":["A1"],"n":1},{"sku":["C3"]}]"#,
                r#"{"$or":[{"sku":["A1"],"n":[1]},{"sku":["C3"]}]}"#,
            ),
            (r#"[{"sku":[["A1"],"q",[["C3"]]]}]"#, r#"{"sku":["A1","q","C3"]}"#),
            (r#"[{"parts":[{"id":"p"}],"sku":["A1"]}]"#, r#"{"parts":{"id":["p"]},"sku":["A1"]}"#),
        ];
        for (mirrored, nested) in cases {
            first(
                "array-of-objects",
                &format!(r#"{{"detail":{{"items":{mirrored}}}}}"#),
                r#"{"detail":{"items":[{"sku":"A1","n":1,"parts":[{"id":"p"}]},{"sku":"B2"}]}}"#,
                &format!(r#"{{"detail":{{"items":{nested}}}}}"#),
            );
        }
    }

    #[test]
    fn a_list_in_a_list_is_one_too_many() {
        let event = r#"{"detail": {"tags": [["a"], ["b"]]}}"#;
        let remedied = r#"{"detail": {"tags": ["a", "c"]}}"#;
        first("array-of-objects", r#"{"detail": {"tags": [["a"], ["c"]]}}"#, event, remedied);
    }

    #[test]
    fn it_is_seen_at_every_depth() {
        for depth in 0..5 {
            let wrap = |inner: &str| (0..depth).fold(inner.to_owned(), |it, _| format!(r#"{{"k": {it}}}"#));
            first(
                "array-of-objects",
                &wrap(r#"{"items": [{"id": ["1"]}]}"#),
                &wrap(r#"{"items": [{"id": "1"}]}"#),
                &wrap(r#"{"items": {"id": ["1"]}}"#),
            );
        }
    }

    #[test]
    fn operators_are_no_fields() {
        absent("array-of-objects", r#"{"a":[{"contains":"x"}]}"#, r#"{"a":"x"}"#);
        absent("array-of-objects", r#"{"a":[{"in":["x"]}]}"#, r#"{"a":"x"}"#);
    }
}
