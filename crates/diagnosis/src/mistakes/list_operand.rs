//! M18: a list, or another value that is no string, for an operator that takes one string.

use eventglass_pattern::ProblemKind;
use eventglass_syntax::{Member, Node, Span, Value};

use super::unknown_operator::{OPERATORS, strings, yes};
use crate::case::{Case, Refused, fields_of};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{comma, object, replaced};
use crate::words::{Said, Words, code, listed, quoted, value};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M18",
    code: "list-operand",
    title: Said {
        english: "operand of another kind than the operator takes",
        japanese: "演算子が取れない種類の値が書かれている",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "`prefix`, `suffix`, `wildcard`, `equals-ignore-case` and `cidr` take one string each, and `exists` \
                  takes `true` or `false`; only inside `anything-but` a list of strings is allowed. Several strings are \
                  several alternatives: write one object for each. Numbers and Booleans have to stand in quotes.",
        japanese: "`prefix`、`suffix`、`wildcard`、`equals-ignore-case`、`cidr` に書けるのは文字列 1 つ、`exists` に書けるのは \
                   `true` か `false` です。文字列のリストは `anything-but` の中だけで使えます。複数の文字列は複数の候補なので、\
                   文字列ごとにオブジェクトを 1 つずつ書いてください。数値や真偽値は引用符で囲む必要があります。",
    },
    example: Example {
        pattern: r#"{"source":[{"prefix":["aws.","shop."]}]}"#,
        event: r#"{"source":"shop.orders"}"#,
        remedied: Some(r#"{"source":[{"prefix":"aws."},{"prefix":"shop."}]}"#),
    },
};

fn is_operand(kind: &ProblemKind) -> bool {
    use ProblemKind as P;
    matches!(
        kind,
        P::PrefixNotString
            | P::SuffixNotString
            | P::IgnoreCaseNotString
            | P::WildcardNotString
            | P::CidrNotString
            | P::ExactlyNotString
            | P::ExistsNotBoolean
            | P::PrefixUnsupported(_)
            | P::SuffixUnsupported(_)
            | P::AnythingButAffixNotString
            | P::AnythingButIgnoreCaseNotString
            | P::AnythingButBadValue
    )
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut all = case.refused_for(is_operand);
    // An operand with nothing in it is a mistake of its own.
    all.retain(|it| it.operator().is_some_and(|operator| is_own(it, operator)) && !is_empty(it.node));
    let (mended, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| edit(case.text, it).is_some());
    let mut found = Vec::new();
    if !mended.is_empty() {
        let edits = mended.iter().filter_map(|it| edit(case.text, it)).collect();
        let draft = Draft::pattern(label(&mended), replaced(case.text, edits));
        found.extend(said(case, &mended).map(|it| it.remedy(Some(draft))));
    }
    found.extend(said(case, &others));
    found
}

/// What `anything-but` itself holds is another mistake.
fn is_own(it: &Refused<'_>, operator: &Member) -> bool {
    it.problem.kind != ProblemKind::AnythingButBadValue || operator.value.is_object() && !it.node.is_object()
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// The operator that the refused operand stands under: the innermost before it.
fn operator<'c>(case: &'c Case<'_>, it: &Refused<'c>) -> Option<&'c Member> {
    let root = case.tree.as_ref()?;
    let mut address = it.address.clone();
    loop {
        if let Some(member) = address.member(root) {
            return Some(member);
        }
        address = address.outer()?;
    }
}

fn edit(text: &str, it: &Refused<'_>) -> Option<Edit> {
    use ProblemKind as P;
    let element = it.within.as_ref()?.1;
    let replacement = match it.problem.kind {
        P::PrefixUnsupported(_) | P::SuffixUnsupported(_) => turned(text, element)?,
        P::ExistsNotBoolean => {
            return Some(Edit { span: it.node.span, replacement: yes(it.node)?.to_string() });
        }
        P::IgnoreCaseNotString if it.node.is_object() => turned(text, element)?,
        P::ExactlyNotString => strings(it.node)?.iter().map(quoted).collect::<Vec<_>>().join(comma(text)),
        P::AnythingButAffixNotString | P::AnythingButIgnoreCaseNotString | P::AnythingButBadValue => {
            let only = strings(it.node).filter(|all| all.len() == 1)?;
            return Some(Edit { span: it.node.span, replacement: quoted(only.first()?) });
        }
        _ => return split(text, it, element),
    };
    Some(Edit { span: element.span, replacement })
}

/// The element once for each string, else as it stands.
fn split(text: &str, it: &Refused<'_>, element: &Node) -> Option<Edit> {
    let strings = strings(it.node)?;
    if element.members().len() > 1 || strings.len() == 1 {
        let only = strings.first().filter(|_| strings.len() == 1)?;
        return Some(Edit { span: it.node.span, replacement: quoted(only) });
    }
    let before = Span { start: element.span.start, end: it.node.span.start }.of(text);
    let behind = Span { start: it.node.span.end, end: element.span.end }.of(text);
    let each: Vec<String> = strings.iter().map(|one| [before, &quoted(one), behind].concat()).collect();
    Some(Edit { span: element.span, replacement: each.join(comma(text)) })
}

/// `{"prefix": {"anything-but": "x"}}` inside out; of two operators of texts the inner one is meant.
fn turned(text: &str, element: &Node) -> Option<String> {
    let [outer] = element.members() else { return None };
    let [inner] = outer.value.members() else { return None };
    let operand = inner.value.span.of(text);
    let (outer, inner) = (outer.key.value.as_str(), inner.key.value.as_str());
    match (outer, inner) {
        (_, "anything-but") | ("equals-ignore-case", "prefix" | "suffix") => {
            Some(object(text, inner, &object(text, outer, operand)))
        }
        ("prefix" | "suffix", _) if OPERATORS.contains(&inner) => Some(object(text, inner, operand)),
        _ => None,
    }
}

fn label(all: &[Refused<'_>]) -> Words {
    use ProblemKind as P;
    let all_are = |wanted: fn(&Refused<'_>) -> bool| all.iter().all(wanted);
    if all_are(|it| matches!(it.problem.kind, P::PrefixUnsupported(_) | P::SuffixUnsupported(_))) {
        Words::new("Write the operator that is meant", "意図した演算子を書く")
    } else if all_are(|it| matches!(it.node.value, Value::Array(_)) && it.problem.kind != P::ExistsNotBoolean)
    {
        Words::new("Write one object for each string", "文字列ごとにオブジェクトを書く")
    } else if all_are(|it| it.problem.kind == ProblemKind::ExistsNotBoolean) {
        Words::new("Write `true` or `false`, without quotes", "引用符なしの `true` か `false` を書く")
    } else if all_are(|it| strings(it.node).is_some()) {
        Words::new("Write strings", "文字列にする")
    } else {
        Words::new("Write the operator that is meant", "意図した演算子を書く")
    }
}

fn said(case: &Case<'_>, all: &[Refused<'_>]) -> Option<Finding> {
    let first = all.first()?;
    let name = operator(case, first).map(|it| code(it.key.value.as_str())).unwrap_or_default();
    let fields = listed(&fields_of(all));
    let found = value(&first.node.value);
    let (wants, wants_japanese) = match first.problem.kind {
        ProblemKind::ExistsNotBoolean => ("takes `true` or `false`", " `true` か `false` だけ"),
        ProblemKind::AnythingButAffixNotString
        | ProblemKind::AnythingButIgnoreCaseNotString
        | ProblemKind::AnythingButBadValue => ("takes strings", "文字列だけ"),
        _ => ("takes one string", "文字列 1 つだけ"),
    };
    let said = match first.problem.kind {
        ProblemKind::PrefixUnsupported(_) | ProblemKind::SuffixUnsupported(_) => Words::new(
            format!(
                "`prefix` and `suffix` hold a string or `equals-ignore-case`; at {} they hold {name}.",
                fields.english
            ),
            format!(
                "`prefix` と `suffix` の中に書けるのは文字列か `equals-ignore-case` ですが、{} では {name} が書かれています。",
                fields.japanese
            ),
        ),
        _ => Words::new(
            format!("{name} {wants}; at {} stands {found}.", fields.english),
            format!(
                "{name} に書けるのは{wants_japanese}ですが、{} では {found} が書かれています。",
                fields.japanese
            ),
        ),
    };
    let places = all.iter().map(|it| Place::Pattern(it.problem.span));
    Some(Finding::general(Certainty::Certain, said).at(places))
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    #[test]
    fn every_string_has_its_operator() {
        let cases = [
            (r#"{"prefix":["a","b"]}"#, r#"{"prefix":"a"},{"prefix":"b"}"#),
            (
                r#"{"prefix":{"equals-ignore-case":["B","A"]}}"#,
                r#"{"prefix":{"equals-ignore-case":"B"}},{"prefix":{"equals-ignore-case":"A"}}"#,
            ),
            (r#"{"wildcard":["a*"]}"#, r#"{"wildcard":"a*"}"#),
            (r#"{"exactly":["ab","c"]}"#, r#""ab","c""#),
            (r#"{"exists":"true"}"#, r#"{"exists":true}"#),
            (r#"{"exists":[1]}"#, r#"{"exists":true}"#),
            (r#"{"prefix":{"wildcard":"a*"}}"#, r#"{"wildcard":"a*"}"#),
            (r#"{"prefix":{"anything-but":"x"}}"#, r#"{"anything-but":{"prefix":"x"}}"#),
            (r#"{"equals-ignore-case":{"prefix":"A"}}"#, r#"{"prefix":{"equals-ignore-case":"A"}}"#),
            (r#"{"anything-but":{"suffix":[1]}}"#, r#"{"anything-but":{"suffix":["1"]}}"#),
        ];
        for (wrong, right) in cases {
            let (pattern, remedied) = (format!(r#"{{"k":[{wrong}]}}"#), format!(r#"{{"k":[{right}]}}"#));
            first("list-operand", &pattern, r#"{"k":"ab"}"#, &remedied);
        }
        first(
            "list-operand",
            r#"{"k": [{"prefix": 12}]}"#,
            r#"{"k": "123"}"#,
            r#"{"k": [{"prefix": "12"}]}"#,
        );
    }

    #[test]
    fn a_list_inside_anything_but_is_allowed() {
        absent("list-operand", r#"{"k":[{"anything-but":{"prefix":["a","b"]}}]}"#, r#"{"k":"ab"}"#);
        absent("list-operand", r#"{"k":[{"prefix":[]}]}"#, r#"{"k":"ab"}"#);
    }
}
