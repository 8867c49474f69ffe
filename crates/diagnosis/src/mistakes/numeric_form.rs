//! M25: `numeric` is badly written.

mod comparisons;

use eventglass_pattern::ProblemKind;
use eventglass_syntax::{Node, Value};

use crate::case::{Case, Refused, fields_of};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{comma, replaced};
use crate::words::{Said, Words, code, listed};

pub(super) use comparisons::{Comparison, inverted, read, written};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M25",
    code: "numeric-form",
    title: Said {
        english: "`numeric` badly written: `!=`, `==`, upper bound first, not a list",
        japanese: "`numeric` の書き方の誤り (`!=`、`==`、上限が先、リストでない)",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "`numeric` takes a list: a comparison and a number, or a lower bound and behind it an upper one, as in \
                  `[\">\", 0, \"<=\", 5]`. The comparisons are `=`, `<`, `<=`, `>` and `>=`. For `!=` write \
                  `anything-but`; for one of several ranges write one `numeric` for each.",
        japanese: "`numeric` に書くのはリストです。比較演算子と数値の組、または `[\">\", 0, \"<=\", 5]` のように下限、上限の\
                   順に並べた 2 組を書きます。使える比較演算子は `=`、`<`、`<=`、`>`、`>=` です。`!=` の代わりには \
                   `anything-but` を使い、複数の範囲のいずれかを指定するときは範囲ごとに `numeric` を書いてください。",
    },
    example: Example {
        pattern: r#"{"detail":{"n":[{"numeric":["<",10,">",0]}]}}"#,
        event: r#"{"detail":{"n":5}}"#,
        remedied: Some(r#"{"detail":{"n":[{"numeric":[">",0,"<",10]}]}}"#),
    },
};

fn is_about_form(kind: &ProblemKind) -> bool {
    use ProblemKind as P;
    matches!(
        kind,
        P::NumericNotList
            | P::NumericWithoutOperator(_)
            | P::NumericUnknownOperator(_)
            | P::NumericEqualsNotNumber
            | P::NumericNotNumber(_)
            | P::NumericBadSecond(_)
            | P::NumericBadSecondOperator(_)
            | P::NumericTooManyTerms
            | P::TooManyElements
            | P::NumericEmptyRange
    )
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut wrong = case.refused_for(is_about_form);
    // A second operator beside `numeric` is a mistake of its own.
    wrong.retain(|it| {
        it.operator().is_some_and(|operator| operator.value.span.touches(it.problem.span.start))
    });
    wrong.retain(|it| it.operator().is_some_and(|operator| operator.key.value == *"numeric"));
    let Some(first) = wrong.first() else { return Vec::new() };
    let finding = Finding::general(Certainty::Certain, said(&wrong, first));
    let mut drafts: Vec<Draft> = ways(case, &wrong);
    // What is meant by `> 5, < 1` the event may tell.
    drafts.sort_by_key(|draft| !case.would_match(&draft.text));
    let finding = finding.at(wrong.iter().map(|it| Place::Pattern(it.problem.span)));
    vec![drafts.into_iter().fold(finding, |finding, draft| finding.remedy(Some(draft)))]
}

/// How a list of comparisons is read that can be read in several ways.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// All of them hold.
    All,
    /// One of them is enough.
    Any,
    /// The bounds have each other's place.
    Swapped,
}

fn ways(case: &Case<'_>, wrong: &[Refused<'_>]) -> Vec<Draft> {
    let labels = [
        (Way::All, "Write the comparison as EventBridge takes it", "EventBridge が受け付ける形に書き直す"),
        (Way::Any, "Make them alternatives: one of them is enough", "いずれかが成り立てばよい候補に分ける"),
        (Way::Swapped, "Swap the bounds", "下限と上限を入れ替える"),
    ];
    let draft = |(way, english, japanese)| {
        let parts: Option<Vec<Edit>> = wrong.iter().map(|it| mended(case, it, way)).collect();
        Some(Draft::pattern(Words::new(english, japanese), replaced(case.text, parts?)))
    };
    labels.into_iter().filter_map(draft).collect()
}

fn mended(case: &Case<'_>, wrong: &Refused<'_>, way: Way) -> Option<Edit> {
    let (element, operand) = (wrong.within.as_ref()?.1, &wrong.operator()?.value);
    let comparisons = read(operand)?;
    let new = match (way, written(case.text, &comparisons)) {
        (Way::Swapped, None) => written(case.text, &swapped(&comparisons)?)?,
        (Way::Any, None) => one_by_one(case.text, &comparisons)?,
        // Of two numbers without a comparison one may be meant, or what lies between.
        (Way::Any, Some(new)) => alternatives(case.text, operand.elements()).unwrap_or(new),
        (_, new) => new?,
    };
    Some(Edit { span: element.span, replacement: new.join(comma(case.text)) })
}

fn swapped(comparisons: &[Comparison]) -> Option<Vec<Comparison>> {
    let [first, second] = comparisons else { return None };
    let exchange = |to: &Comparison, from: &Comparison| Comparison { sign: to.sign, ..from.clone() };
    Some(vec![exchange(first, second), exchange(second, first)])
}

fn one_by_one(text: &str, comparisons: &[Comparison]) -> Option<Vec<String>> {
    // What lies on either side: of more comparisons together nearly every number would pass.
    let comparisons = comparisons.get(..2).filter(|two| two.len() == comparisons.len())?;
    let each = comparisons.iter().map(|it| written(text, std::slice::from_ref(it)));
    each.collect::<Option<Vec<_>>>().map(|all| all.concat())
}

fn alternatives(text: &str, elements: &[Node]) -> Option<Vec<String>> {
    let number = |node: &Node| matches!(node.value, Value::Number(_)).then(|| node.span.of(text).to_owned());
    elements.iter().map(number).collect()
}

fn said(wrong: &[Refused<'_>], first: &Refused<'_>) -> Words {
    use ProblemKind as P;
    let fields = listed(&fields_of(wrong));
    let why = match &first.problem.kind {
        P::NumericNotList => Words::new(
            "it wants a list, such as `[\">\", 5]`",
            "`[\">\", 5]` のようなリストを書く必要があります",
        ),
        P::NumericWithoutOperator(_) => Words::new(
            "the list must begin with a comparison, such as `\">\"`",
            "リストは `\">\"` などの比較演算子で始める必要があります",
        ),
        P::NumericUnknownOperator(name) | P::NumericBadSecondOperator(name)
            if !matches!(&**name, "=" | ">" | ">=") =>
        {
            Words::new(
                format!("{} is no comparison; there are `=`, `<`, `<=`, `>` and `>=`", code(name)),
                format!(
                    "{} という比較演算子はありません。使えるのは `=`、`<`、`<=`、`>`、`>=` です",
                    code(name)
                ),
            )
        }
        P::NumericEqualsNotNumber | P::NumericNotNumber(_) => Words::new(
            "behind each comparison stands a number, without quotes",
            "比較演算子の後ろには引用符なしの数値を書く必要があります",
        ),
        P::NumericEmptyRange => Words::new(
            "the lower bound is not below the upper one, so no number is between them",
            "下限が上限より小さくないため、間に入る数値がありません",
        ),
        _ => Words::new(
            "it takes one comparison, or a lower bound and then an upper one",
            "比較は 1 つ、または下限、上限の順に 2 つまで書けます",
        ),
    };
    Words::new(
        format!("`numeric` at {} is not written as EventBridge takes it: {}.", fields.english, why.english),
        format!(
            "{} の `numeric` は EventBridge が受け付ける形ではありません。{}。",
            fields.japanese, why.japanese
        ),
    )
}

#[cfg(test)]
mod tests;
