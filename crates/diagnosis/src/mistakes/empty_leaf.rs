//! M39: an empty list or object.

use eventglass_pattern::ProblemKind;
use eventglass_syntax::Value;

use crate::case::{Case, Refused, fields_of};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Rewrite, object, replaced};
use crate::words::{Said, Words, listed, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M39",
    code: "empty-leaf",
    title: Said { english: "empty list or object", japanese: "空のリストまたはオブジェクト" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "A list without an alternative could match nothing, and an object without fields asks nothing; EventBridge \
                  refuses both. A field that does not matter is left out of the pattern. For any value write \
                  `[{\"exists\": true}]`, for none `[{\"exists\": false}]`, which an empty list in the event counts as.",
        japanese: "候補のないリストは何にも一致せず、フィールドのないオブジェクトは何も条件にしないため、どちらも EventBridge に\
                   拒否されます。問わないフィールドはパターンに書かないでください。値があればよい場合は `[{\"exists\": true}]`、\
                   ない場合は `[{\"exists\": false}]` と書きます。イベントの空のリストは値がないものとして扱われます。",
    },
    example: Example {
        pattern: r#"{"detail":{"a":[]}}"#,
        event: r#"{"detail":{"a":"x"}}"#,
        remedied: Some(r#"{"detail":{"a":[{"exists":true}]}}"#),
    },
};

/// So many fields are left out at once.
const MOST: usize = 20;

fn may_be_empty(kind: &ProblemKind) -> bool {
    use ProblemKind as P;
    matches!(
        kind,
        P::EmptyList
            | P::EmptyObject
            | P::MissingOperator
            | P::PrefixEmpty
            | P::SuffixEmpty
            | P::AnythingButEmpty
            | P::AnythingButEmptyNested
            | P::AnythingButMixed
            | P::PrefixNotString
            | P::SuffixNotString
            | P::IgnoreCaseNotString
            | P::WildcardNotString
            | P::CidrNotString
            | P::ExactlyNotString
    )
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut all = case.refused_for(may_be_empty);
    all.retain(|it| match &it.node.value {
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    });
    let Some(first) = all.first() else { return Vec::new() };
    if first.address.0.is_empty() {
        return vec![whole(case, first)];
    }
    let (branches, leaves): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| is_branch(case, it));
    let mut found = Vec::new();
    found.extend(branches.first().map(|it| branch(case, it)));
    found.extend((!leaves.is_empty()).then(|| leaf(case, &leaves)));
    found
}

/// `{}` as the whole pattern.
fn whole(case: &Case<'_>, it: &Refused<'_>) -> Finding {
    let said = Words::new(
        "The pattern is empty; EventBridge wants at least one field. A pattern for every event asks for any `source`.",
        "パターンが空です。フィールドを少なくとも 1 つ書く必要があります。すべてのイベントに一致させるには、任意の `source` を\
         条件にします。",
    );
    let any = object(case.text, "prefix", "\"\"");
    let pattern = object(case.text, "source", &["[", &any, "]"].concat());
    let edit = Edit { span: it.node.span, replacement: pattern };
    let label = Words::new("Match every event", "すべてのイベントに一致させる");
    let draft = Draft::pattern(label, replaced(case.text, vec![edit]));
    Finding::general(Certainty::Certain, said).at([Place::Pattern(it.node.span)]).remedy(Some(draft))
}

fn is_branch(case: &Case<'_>, it: &Refused<'_>) -> bool {
    let list = it.address.outer().zip(case.tree.as_ref());
    it.within.is_none()
        && list.and_then(|(list, root)| list.member(root)).is_some_and(|it| it.key.value == *"$or")
}

/// `{}` in `$or`.
fn branch(case: &Case<'_>, it: &Refused<'_>) -> Finding {
    let said = Words::new(
        "A branch of `$or` is empty: it would hold for every event.",
        "`$or` の分岐の 1 つが空です。この分岐はどのイベントでも成り立つことになります。",
    );
    let finding = Finding::general(Certainty::Certain, said).at([Place::Pattern(it.node.span)]);
    let label = Words::new("Leave out the empty branch", "空の分岐を取り除く");
    let draft = without_branch(case, it).map(|text| Draft::pattern(label, text));
    finding.remedy(draft)
}

/// Without the branch; what is left alone stands without `$or`.
fn without_branch(case: &Case<'_>, it: &Refused<'_>) -> Option<String> {
    let or = it.address.outer()?;
    let member = or.member(case.tree.as_ref()?)?;
    let mut others = member.value.elements().iter().filter(|branch| branch.span != it.node.span);
    match (others.next(), others.next()) {
        (Some(only), None) if only.is_object() => {
            let (first, last) = (only.members().first()?, only.members().last()?);
            let fields = first.key.span.to(last.value.span).of(case.text);
            Some(Rewrite::of(case.text).span(member.key.span.to(member.value.span), fields)?.text())
        }
        _ => Some(Rewrite::of(case.text).remove(&it.address)?.text()),
    }
}

fn leaf(case: &Case<'_>, all: &[Refused<'_>]) -> Finding {
    let fields = listed(&fields_of(all));
    let in_list = all.iter().any(|it| it.within.is_some());
    let said = if in_list {
        Words::new(
            format!("At {} an operator is missing, or what it tests: it accepts nothing.", fields.english),
            format!("{} に演算子またはその値がなく、何も受け付けません。", fields.japanese),
        )
    } else {
        Words::new(
            format!("At {} stands nothing: a list wants an alternative, an object a field.", fields.english),
            format!(
                "{} の中身が空です。リストには候補が、オブジェクトにはフィールドが必要です。",
                fields.japanese
            ),
        )
    };
    let finding =
        Finding::general(Certainty::Certain, said).at(all.iter().map(|it| Place::Pattern(it.problem.span)));
    let exists = |is_there: bool| {
        let element = object(case.text, "exists", if is_there { "true" } else { "false" });
        let parts = all.iter().map(|it| match it.within {
            Some((_, element_node)) => Edit { span: element_node.span, replacement: element.clone() },
            None => Edit { span: it.node.span, replacement: ["[", &element, "]"].concat() },
        });
        replaced(case.text, parts.collect())
    };
    let any = Draft::pattern(Words::new("Accept any value", "値があればよいことにする"), exists(true));
    let none = Draft::pattern(Words::new("Accept no value", "値がないことを条件にする"), exists(false));
    let mut drafts = vec![any];
    drafts.extend(below(case, all));
    drafts.extend(removed(case, all));
    drafts.push(none);
    // The event tells which of them was meant.
    drafts.sort_by_key(|draft| !case.would_match(&draft.text));
    drafts.into_iter().fold(finding, |finding, draft| finding.remedy(Some(draft)))
}

/// Any value of the first field that the event has below the empty objects.
fn below(case: &Case<'_>, all: &[Refused<'_>]) -> Option<Draft> {
    let part = |it: &Refused<'_>| {
        let id = case
            .fields
            .at(&it.field)
            .into_iter()
            .find(|id| case.fields.get(*id).is_some_and(|it| it.node.is_object()))?;
        let members = case.fields.get(id)?.node.members();
        let first =
            members.iter().find(|it| !matches!(it.value.value, Value::Array(_) | Value::Object(_)))?;
        let name = quoted(&first.key.value);
        let any = ["[", &object(case.text, "exists", "true"), "]"].concat();
        let name = name.get(1..name.len() - 1)?.to_owned();
        Some(Edit { span: it.node.span, replacement: object(case.text, &name, &any) })
    };
    let parts: Option<Vec<Edit>> =
        all.iter().filter(|it| it.node.is_object() && it.within.is_none()).map(part).collect();
    let text = replaced(case.text, parts.filter(|all| !all.is_empty())?);
    Some(Draft::pattern(
        Words::new("Accept any value of a field below", "下の階層のフィールドに値があればよいことにする"),
        text,
    ))
}

/// Without the keys.
fn removed(case: &Case<'_>, all: &[Refused<'_>]) -> Option<Draft> {
    let mut places: Vec<_> =
        all.iter().map(|it| it.within.as_ref().map_or(&it.address, |(list, _)| list).clone()).collect();
    places.sort();
    places.dedup();
    // Each costs a reading.
    if places.len() > MOST {
        return None;
    }
    // From the last to the first, so that places stay what they are.
    let rewrite = places.iter().rev().try_fold(Rewrite::of(case.text), Rewrite::remove)?;
    let label = match places.as_slice() {
        [_] => Words::new("Leave the field out", "フィールドを取り除く"),
        _ => Words::new("Leave the fields out", "これらのフィールドを取り除く"),
    };
    Some(Draft::pattern(label, rewrite.text()))
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed, first};

    #[test]
    fn any_value_is_offered_where_the_event_has_one() {
        let cases = [
            (r#"{"a":[]}"#, r#"{"a":[{"exists":true}]}"#),
            (r#"{"a":{}}"#, r#"{"a":[{"exists":true}]}"#),
            (r#"{"a":[{}]}"#, r#"{"a":[{"exists":true}]}"#),
            (r#"{"a":[{"prefix":{}}]}"#, r#"{"a":[{"exists":true}]}"#),
            (r#"{"a":[{"prefix":[]}]}"#, r#"{"a":[{"exists":true}]}"#),
            (r#"{"a":[{"anything-but":[]}]}"#, r#"{"a":[{"exists":true}]}"#),
            (r#"{"a":[{"anything-but":{"prefix":[]}}]}"#, r#"{"a":[{"exists":true}]}"#),
            (r#"{"b":[],"c":{}}"#, r#"{"b":[{"exists":false}],"c":[{"exists":false}]}"#),
            (r#"{"a":["x"],"o":{}}"#, r#"{"a":["x"],"o":{"p":[{"exists":true}]}}"#),
        ];
        for (pattern, remedied) in cases {
            first("empty-leaf", pattern, r#"{"a":"x","c":[],"o":{"p":1}}"#, remedied);
        }
    }

    #[test]
    fn a_key_that_does_not_matter_can_be_left_out() {
        diagnosed(r#"{"a": ["x"], "b": [], "c": {"d": {}}}"#, r#"{"a": "x", "b": "y"}"#, |_, told| {
            let texts: Vec<&str> = told.found[0].remedies.iter().map(|it| it.text.as_str()).collect();
            assert!(texts.contains(&r#"{"a": ["x"]}"#), "{texts:?}");
        });
    }

    #[test]
    fn empty_branches_and_patterns() {
        let cases = [
            ("{}", r#"{"source": [{"prefix": ""}]}"#),
            (r#"{"$or": [{"source": ["s"]}, {}]}"#, r#"{"source": ["s"]}"#),
            (
                r#"{"$or": [{"source": ["s"]}, {}, {"a": [1]}]}"#,
                r#"{"$or": [{"source": ["s"]}, {"a": [1]}]}"#,
            ),
        ];
        for (pattern, remedied) in cases {
            first("empty-leaf", pattern, r#"{"source": "s"}"#, remedied);
        }
    }

    #[test]
    fn what_holds_something_is_not_empty() {
        absent("empty-leaf", r#"{"a":[""]}"#, r#"{"a":"x"}"#);
        absent("empty-leaf", r#"{"a":[{"prefix":["x"]}]}"#, r#"{"a":"y"}"#);
        absent("empty-leaf", r#"{"$or":[]}"#, r#"{"a":"y"}"#);
    }
}
