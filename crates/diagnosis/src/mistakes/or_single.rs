//! M27: `$or` with one branch, or none.

use eventglass_pattern::ProblemKind;
use eventglass_syntax::{Node, Span};

use crate::case::{Case, Refused};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Rewrite, comma, replaced};
use crate::words::{Said, Words, code};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M27",
    code: "or-single",
    title: Said { english: "`$or` with one branch", japanese: "分岐が 1 つしかない `$or`" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "`$or` joins two branches or more; EventBridge refuses one alone. Where there is only one thing to ask, \
                  write its fields without `$or`. Where the fields of the branch were meant to be the branches, give \
                  each an object of its own.",
        japanese: "`$or` は 2 つ以上の分岐を結びます。分岐が 1 つだけだと EventBridge に拒否されます。条件が 1 つだけなら \
                   `$or` を使わずにフィールドを書いてください。分岐の中のフィールドをそれぞれ分岐とするつもりだった場合は、\
                   1 つずつ別のオブジェクトにしてください。",
    },
    example: Example {
        pattern: r#"{"$or":[{"source":["a"]}]}"#,
        event: r#"{"source":"a"}"#,
        remedied: Some(r#"{"source":["a"]}"#),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut all = case.refused_for(|kind| matches!(kind, ProblemKind::OrTooFew));
    // A branch that is no object is another mistake.
    all.retain(|it| it.node.elements().first().is_none_or(Node::is_object));
    let Some(first) = all.first() else { return Vec::new() };
    let fields: Vec<&Node> = all.iter().filter_map(|it| it.node.elements().first()).collect();
    let several = fields.iter().any(|branch| branch.members().len() > 1);
    let mut finding = Finding::general(Certainty::Certain, said(first));
    finding = finding.at(all.iter().map(|it| Place::Pattern(it.node.span)));
    if several {
        finding = finding.remedy(Some(branches(case, &fields)));
    }
    vec![finding.remedy(inlined(case, &all))]
}

/// Each field a branch.
fn branches(case: &Case<'_>, branches: &[&Node]) -> Draft {
    let between = ["}", comma(case.text), "{"].concat();
    let gaps = branches.iter().flat_map(|branch| branch.members().windows(2)).filter_map(|pair| {
        let [before, after] = pair else { return None };
        let span = Span { start: before.value.span.end, end: after.key.span.start };
        Some(Edit { span, replacement: between.clone() })
    });
    let label = Words::new("Make each field a branch", "フィールドをそれぞれ分岐にする");
    Draft::pattern(label, replaced(case.text, gaps.collect()))
}

/// What stands in the branch, in place of `$or`.
fn inlined(case: &Case<'_>, all: &[Refused<'_>]) -> Option<Draft> {
    let root = case.tree.as_ref()?;
    let mut parts: Vec<Edit> = Vec::new();
    for it in all {
        let own = it.address.member(root)?;
        let Some(fields) = fields_of(it.node) else {
            // Nothing stands in it: what is left out takes its comma along.
            let label = Words::new("Leave `$or` out", "`$or` を取り除く");
            return Some(Draft::pattern(label, Rewrite::of(case.text).remove(&it.address)?.text()));
        };
        let leave_out = |start, end| Edit { span: Span { start, end }, replacement: String::new() };
        parts.push(leave_out(own.key.span.start, fields.start));
        parts.push(leave_out(fields.end, own.value.span.end));
    }
    let label = Words::new("Write the fields without `$or`", "`$or` を使わずにフィールドを書く");
    Some(Draft::pattern(label, replaced(case.text, parts)))
}

fn fields_of(branches: &Node) -> Option<Span> {
    let members = branches.elements().iter().flat_map(Node::members);
    members.map(|member| member.key.span.to(member.value.span)).reduce(Span::to)
}

fn said(first: &Refused<'_>) -> Words {
    let Some(branch) = first.node.elements().first() else {
        return Words::new(
            "`$or` wants two branches or more, and has none.",
            "`$or` には 2 つ以上の分岐が必要ですが、1 つもありません。",
        );
    };
    let names: Vec<String> = branch.members().iter().map(|it| code(it.key.value.as_str())).collect();
    let names = crate::words::listed(&names);
    Words::new(
        format!("`$or` wants two branches or more, and has one: the object with {}.", names.english),
        format!(
            "`$or` には 2 つ以上の分岐が必要ですが、{} を持つオブジェクト 1 つしかありません。",
            names.japanese
        ),
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    #[test]
    fn the_only_branch_needs_no_or() {
        let cases = [
            (r#"{"$or":[{"source":["a"]}]}"#, r#"{"source":["a"]}"#),
            (r#"{"x":["1"],"$or":[{"source":["a"]}]}"#, r#"{"x":["1"],"source":["a"]}"#),
            (r#"{"$or":[{"$or":[{"source":["a"]}]}]}"#, r#"{"source":["a"]}"#),
            (r#"{"$or":[], "source":["a"]}"#, r#"{"source":["a"]}"#),
        ];
        for (pattern, remedied) in cases {
            first("or-single", pattern, r#"{"source":"a","x":"1"}"#, remedied);
        }
    }

    #[test]
    fn several_fields_in_it_were_meant_as_branches() {
        let event = r#"{"a": "1", "b": "3"}"#;
        let remedied = r#"{"$or": [{"a": ["1"]}, {"b": ["2"]}]}"#;
        first("or-single", r#"{"$or": [{"a": ["1"], "b": ["2"]}]}"#, event, remedied);
    }

    #[test]
    fn two_branches_are_none() {
        absent("or-single", r#"{"$or": [{"a": ["1"]}, {"b": ["2"]}]}"#, "{}");
        absent("or-single", r#"{"$or": ["x"]}"#, "{}");
    }
}
