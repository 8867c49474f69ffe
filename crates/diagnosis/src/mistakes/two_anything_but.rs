//! M12: two `anything-but` in one list.

use eventglass_pattern::{AnythingBut, Op, Reason};

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{list_in, object_in, unstarred};
use crate::words::{Said, Words, code, quoted, value};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M12",
    code: "two-anything-but",
    title: Said {
        english: "two `anything-but` in one list",
        japanese: "1 つのリストに `anything-but` が 2 つある",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "The alternatives of a list are joined by OR. What one `anything-but` excludes is let through by \
                  the other, so that nearly every value passes. Put all that is to be excluded into one \
                  `anything-but`.",
        japanese: "リストの候補は OR で結ばれます。一方の `anything-but` が除外する値をもう一方が通すため、ほぼすべての値が\
                   一致します。除外する値は 1 つの `anything-but` にまとめてください。",
    },
    example: Example {
        pattern: r#"{"detail":{"env":[{"anything-but":"dev"},{"anything-but":"test"}]}}"#,
        event: r#"{"detail":{"env":"dev"}}"#,
        remedied: Some(r#"{"detail":{"env":[{"anything-but":["dev","test"]}]}}"#),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    case.met().into_iter().filter_map(|told| repeated(case, told)).collect()
}

fn repeated(case: &Case<'_>, told: Told<'_>) -> Option<Finding> {
    let alternatives = told.condition.alternatives.iter().enumerate();
    let tests: Vec<(usize, &AnythingBut)> = alternatives
        .filter_map(|(at, it)| match &it.op {
            Op::AnythingBut(test) => Some((at, test)),
            _ => None,
        })
        .collect();
    if tests.len() < 2 {
        return None;
    }
    let all: Vec<usize> = tests.iter().map(|(at, _)| *at).collect();
    let places = all.iter().filter_map(|at| told.condition.alternatives.get(*at));
    let finding = Finding::about(told.id, Certainty::Certain, said(case, told));
    let finding = finding.at(places.map(|it| Place::Pattern(it.span)));
    let merged = merged(case.text, tests.iter().map(|(_, test)| *test));
    Some(match merged {
        Some(merged) => {
            let label = Words::new("Merge them into one `anything-but`", "1 つの `anything-but` にまとめる");
            let text = case.exchanged(told.condition, &all, &[merged]);
            finding.remedy(text.map(|text| Draft::pattern(label, text)))
        }
        None => nearest(case, told, &tests, finding),
    })
}

fn said(case: &Case<'_>, told: Told<'_>) -> Words {
    let path = code(told.condition.path.as_str());
    let passes = match &told.verdict.reason {
        Reason::Accepted { found, alternative } => {
            let passed = told.condition.alternatives.get(*alternative);
            let passed = passed.filter(|it| matches!(it.op, Op::AnythingBut(_)));
            passed.map(|it| (value(&found.value), code(it.span.of(case.text))))
        }
        _ => None,
    };
    let passes = passes.map_or(Words::default(), |(found, passed)| {
        Words::new(
            format!("{found} passes {passed}."),
            format!("ここでは {found} が {passed} を満たしています。"),
        )
    });
    let general = Words::new(
        format!(
            "The `anything-but` of {path} are joined by OR: what one excludes, the other lets through. \
             Together they stop hardly anything."
        ),
        format!(
            "{path} の `anything-but` は OR で結ばれ、一方が除外する値をもう一方が通します。\
             合わせるとほとんど何も除外されません。"
        ),
    );
    general.and(&passes)
}

/// Of kinds that one `anything-but` cannot hold, each alone.
fn nearest(case: &Case<'_>, told: Told<'_>, tests: &[(usize, &AnythingBut)], finding: Finding) -> Finding {
    let why = Words::new(
        "One `anything-but` holds values of one kind only, and two conditions on one field cannot be joined by \
         AND. Keep the one that matters most and compare the rest in the target.",
        "1 つの `anything-but` には同じ種類の値しか書けず、1 つのフィールドに 2 つの条件を AND で付けることもできません。\
         最も重要なものを残し、残りはターゲットで判定してください。",
    );
    tests.iter().fold(finding.inexpressible(why), |finding, kept| {
        let operands = code(&operands(kept.1).1.join(", "));
        let label = Words::new(format!("Exclude {operands} only"), format!("{operands} だけを除外する"));
        let others: Vec<usize> = tests.iter().map(|(at, _)| *at).filter(|at| *at != kept.0).collect();
        let text = case.exchanged(told.condition, &others, &[]);
        finding.remedy(text.map(|text| Draft::pattern(label, text)))
    })
}

/// One `anything-but` that excludes what each of several does, laid out as a text is. None where they are of kinds that
/// do not go together.
pub(super) fn merged<'p>(text: &str, tests: impl Iterator<Item = &'p AnythingBut> + Clone) -> Option<String> {
    let all = tests.clone().map(operands);
    let (kind, _) = all.clone().next()?;
    let (kind, excluded): (&str, Vec<String>) = if all.clone().all(|(it, _)| it == kind) {
        (kind, all.flat_map(|(_, operands)| operands).collect())
    } else {
        let wildcards: Option<Vec<Vec<String>>> = tests.map(as_wildcards).collect();
        ("wildcard", wildcards?.concat())
    };
    let mut once: Vec<String> = Vec::new();
    for operand in excluded {
        if !once.contains(&operand) {
            once.push(operand);
        }
    }
    let list = list_in(text, &once);
    let operand = if matches!(kind, TEXT | NUMBER) { list } else { object_in(text, kind, &list) };
    Some(object_in(text, "anything-but", &operand))
}

const TEXT: &str = "text";
const NUMBER: &str = "number";

/// The kind of what is excluded, and each as JSON.
fn operands(test: &AnythingBut) -> (&'static str, Vec<String>) {
    match test {
        AnythingBut::Texts(texts) => (TEXT, texts.iter().map(quoted).collect()),
        AnythingBut::Numbers(numbers) => (NUMBER, numbers.iter().map(|it| it.lexeme.to_string()).collect()),
        AnythingBut::Prefixes(texts) => ("prefix", texts.iter().map(quoted).collect()),
        AnythingBut::Suffixes(texts) => ("suffix", texts.iter().map(quoted).collect()),
        AnythingBut::IgnoreCase(tests) => {
            ("equals-ignore-case", tests.iter().map(|it| quoted(&it.text)).collect())
        }
        AnythingBut::Wildcards(tests) => ("wildcard", tests.iter().map(|it| quoted(&it.text)).collect()),
    }
}

fn as_wildcards(test: &AnythingBut) -> Option<Vec<String>> {
    let (before, texts, behind) = match test {
        AnythingBut::Texts(texts) => ("", texts, ""),
        AnythingBut::Prefixes(texts) => ("", texts, "*"),
        AnythingBut::Suffixes(texts) => ("*", texts, ""),
        AnythingBut::Wildcards(_) => return Some(operands(test).1),
        _ => return None,
    };
    let wildcard = |text: &str| quoted(&[before, &unstarred(text), behind].concat().into());
    Some(texts.iter().map(|text| wildcard(text.as_str())).collect())
}

#[cfg(test)]
mod tests {
    use eventglass_pattern::{AnythingBut, Op, compile};
    use eventglass_syntax::parse;
    use proptest::prelude::*;
    use proptest::sample::select;

    use crate::grid::Test;
    use crate::testing::{absent, first, inexpressible};

    const EXCLUSIONS: [&str; 12] = [
        r#"{"anything-but": "a"}"#,
        r#"{"anything-but": ["ab", "*"]}"#,
        r#"{"anything-but": "\\"}"#,
        r#"{"anything-but": 1}"#,
        r#"{"anything-but": [2, 1e0]}"#,
        r#"{"anything-but": {"prefix": "a"}}"#,
        r#"{"anything-but": {"prefix": ["*", "b"]}}"#,
        r#"{"anything-but": {"suffix": "b"}}"#,
        r#"{"anything-but": {"suffix": ["\\", "ba"]}}"#,
        r#"{"anything-but": {"equals-ignore-case": ["A", "bA"]}}"#,
        r#"{"anything-but": {"wildcard": "a*b"}}"#,
        r#"{"anything-but": {"wildcard": ["*\\*", "b*"]}}"#,
    ];

    const VALUES: [&str; 16] = [
        "\"a\"", "\"A\"", "\"ab\"", "\"ba\"", "\"BA\"", "\"b\"", "\"*\"", "\"a*\"", "\"x\"", "\"\"",
        r#""\\""#, r#""a\\""#, "1", "2.0", "3", "null",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn one_excludes_what_each_of_several_does(
            tests in proptest::collection::vec(select(&EXCLUSIONS[..]), 2..4),
            value in select(&VALUES[..]),
        ) {
            let pattern = compile(&format!(r#"{{"e": [{}]}}"#, tests.join(", "))).pattern.unwrap();
            let ops = pattern.conditions[0].alternatives.iter().map(|it| match &it.op {
                Op::AnythingBut(test) => test,
                _ => unreachable!(),
            });
            let ops: Vec<&AnythingBut> = ops.collect();
            let value = parse(value).value.unwrap();
            if let Some(merged) = super::merged(r#"{"a": 1}"#, ops.into_iter()) {
                let all = tests.iter().all(|test| Test::new(&format!("[{test}]")).accepts(&value));
                prop_assert_eq!(Test::new(&format!("[{merged}]")).accepts(&value), all, "{}", merged);
            }
        }
    }

    #[test]
    fn all_that_is_excluded_goes_into_one() {
        let cases = [
            (
                r#"[{"anything-but": "dev"}, {"anything-but": ["test", "qa"]}, {"anything-but": "test"}]"#,
                r#"{"anything-but": ["dev", "test", "qa"]}"#,
            ),
            (r#"[{"anything-but": 1}, {"anything-but": [2]}]"#, r#"{"anything-but": [1, 2]}"#),
            (
                r#"[{"anything-but": {"prefix": "a"}}, {"anything-but": {"prefix": ["b"]}}]"#,
                r#"{"anything-but": {"prefix": ["a", "b"]}}"#,
            ),
            (
                r#"[{"anything-but": {"prefix": "a*"}}, {"anything-but": {"suffix": "z"}}, {"anything-but": "q"}]"#,
                r#"{"anything-but": {"wildcard": ["a\\**", "*z", "q"]}}"#,
            ),
        ];
        for (list, merged) in cases {
            let pattern = |list: &str| format!(r#"{{"detail": {{"env": {list}}}}}"#);
            let event = r#"{"detail": {"env": "dev"}}"#;
            first("two-anything-but", &pattern(list), event, &pattern(&format!("[{merged}]")));
        }
    }

    #[test]
    fn kinds_that_do_not_go_together_are_told_so() {
        let pattern = r#"{"n": [{"anything-but": 1}, {"anything-but": "x"}]}"#;
        inexpressible("two-anything-but", pattern, r#"{"n": 1}"#);
    }

    #[test]
    fn one_is_no_mistake() {
        absent("two-anything-but", r#"{"n": [{"anything-but": [1, 2]}, "x"]}"#, r#"{"n": 3}"#);
        absent(
            "two-anything-but",
            r#"{"n": [{"anything-but": 1}], "m": [{"anything-but": 1}]}"#,
            r#"{"n": 3, "m": 4}"#,
        );
    }
}
