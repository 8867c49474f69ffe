//! M02: a bare value where a list is wanted.

use eventglass_pattern::ProblemKind;

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Address, Rewrite};
use crate::words::{Said, Words, code};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M02",
    code: "scalar-not-array",
    title: Said {
        english: "bare value instead of a list",
        japanese: "リストではなく値がそのまま書かれている",
    },
    about: Said {
        english: "Every leaf of a pattern is a list of alternatives, also where there is only one. EventBridge \
                  refuses anything else. Put the value in `[ ]`.",
        japanese: "パターンの末端には、候補が 1 つだけでも必ずリストを書きます。それ以外は EventBridge に拒否されます。\
                   値を `[ ]` で囲んでください。",
    },
    example: Example {
        pattern: r#"{"source":"aws.ec2"}"#,
        event: r#"{"source":"aws.ec2"}"#,
        remedied: Some(r#"{"source":["aws.ec2"]}"#),
    },
    find,
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let bare: Vec<(Address, &str)> = case
        .problems
        .iter()
        .filter_map(|problem| match &problem.kind {
            ProblemKind::NotAList(key) => Some((Address::at(case.tree.as_ref()?, problem.span), &**key)),
            _ => None,
        })
        .collect();
    let Some((_, key)) = bare.first() else { return Vec::new() };
    let text = bare.iter().try_fold(Rewrite::of(case.text), |rewrite, (address, _)| {
        let value = rewrite.text_at(address)?;
        rewrite.value(address, &["[", &value, "]"].concat())
    });
    let places = bare.iter().filter_map(|(address, _)| Some(address.of(case.tree.as_ref()?)?.span));
    let label = Words::new("Put the value in a list", "値をリストにする");
    let said = Words::new(
        format!("Every leaf of a pattern is a list of alternatives; at {} stands a bare value.", code(key)),
        format!("パターンの末端は候補のリストです。{} には値がそのまま書かれています。", code(key)),
    );
    let finding = Finding::general(Certainty::Certain, said).at(places.map(Place::Pattern));
    vec![finding.remedy(text.map(|text| Draft::pattern(label, text.text())))]
}

#[cfg(test)]
mod tests {
    use crate::testing::first;

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
}
