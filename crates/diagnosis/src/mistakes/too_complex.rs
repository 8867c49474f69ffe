//! M42: wildcards that the service refuses as too complex.

use eventglass_pattern::limits::{MAX_COMPLEXITY, complexity};
use eventglass_pattern::{AnythingBut, Condition, Op, Pattern, ProblemKind, compile};
use eventglass_syntax::Text;

use crate::case::Case;
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Address, Rewrite, object_in};
use crate::words::{Said, Words, code, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M42",
    code: "too-complex",
    title: Said { english: "wildcards that are too complex", japanese: "`wildcard` が複雑すぎる" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "EventBridge refuses wildcards that leave too many ways to read one value: many stars, or short \
                  pieces between them that repeat. Drop the stars that another star covers, and use `prefix` or \
                  `suffix` where a star stands at one end only.",
        japanese: "1 つの値の読み方が多くなりすぎる `wildcard` は EventBridge に拒否されます。`*` が多い場合や、\
                   `*` の間の短い文字列が繰り返される場合です。別の `*` で足りる `*` を削除し、`*` が片端だけにある場合は \
                   `prefix` や `suffix` を使ってください。",
    },
    example: Example {
        pattern: r#"{"detail":{"arn":[{"wildcard":"*:*:*:*:*:event-bus/*"}]}}"#,
        event: r#"{"detail":{"arn":"arn:aws:events:us-east-1:123456789012:event-bus/x"}}"#,
        remedied: Some(r#"{"detail":{"arn":[{"wildcard":"*:event-bus/*"}]}}"#),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    case.problems
        .iter()
        .filter_map(|problem| match problem.kind {
            ProblemKind::TooComplex(score) => {
                let conditions = case.compiled.pattern.as_ref()?.conditions.iter();
                too_complex(case, score, conditions.clone().find(|it| it.span == problem.span)?)
            }
            _ => None,
        })
        .collect()
}

fn too_complex(case: &Case<'_>, score: usize, worst: &Condition) -> Option<Finding> {
    let pattern = case.compiled.pattern.as_ref()?;
    let path = code(worst.path.as_str());
    let said = Words::new(
        format!(
            "EventBridge refuses the wildcards of {path} as too complex: they score {score}, and \
             {MAX_COMPLEXITY} is the most that is known to pass. Each `*` with little behind it costs most."
        ),
        format!(
            "{path} の `wildcard` は複雑すぎるため EventBridge に拒否されます。複雑さは {score} で、\
             受け付けられるとわかっている上限は {MAX_COMPLEXITY} です。短い文字列しか続かない `*` ほど影響が大きくなります。"
        ),
    );
    let finding = Finding::general(Certainty::Certain, said).at([Place::Pattern(worst.span)]);
    // The engine tests the wildcards of a field together, those in other branches of `$or` too.
    let same_field = pattern.conditions.iter().filter(|it| it.path == worst.path);
    let found: Vec<Found> = same_field.flat_map(|it| wildcards(case, it)).collect();
    if let Some(exact) = as_affixes(case, &found).filter(|text| is_taken(text)) {
        let label = Words::new(
            "Use `prefix` and `suffix`, which mean the same here",
            "同じ意味の `prefix` や `suffix` を使う",
        );
        return Some(finding.remedy(Some(Draft::pattern(label, exact))));
    }
    Some(shortened(case, &found).into_iter().fold(finding, |finding, draft| finding.remedy(Some(draft))))
}

/// A wildcard of the pattern.
struct Found {
    /// The string.
    at: Address,
    /// The alternative that it is the whole of; none inside `anything-but`.
    alone: Option<Address>,
    /// What stands before, between and behind the stars, as written.
    runs: Vec<String>,
}

fn wildcards(case: &Case<'_>, condition: &Condition) -> Vec<Found> {
    let Some(list) = case.address(condition) else { return Vec::new() };
    let mut found = Vec::new();
    for (index, alternative) in condition.alternatives.iter().enumerate() {
        let element = list.inner(index);
        let operand = element.inner(0);
        match &alternative.op {
            Op::Wildcard(wildcard) => {
                found.push(Found { at: operand, alone: Some(element), runs: runs(&wildcard.text) });
            }
            Op::AnythingBut(AnythingBut::Wildcards(wildcards)) => {
                let operand = operand.inner(0);
                let is_list = case
                    .tree
                    .as_ref()
                    .and_then(|root| operand.of(root))
                    .is_some_and(|it| it.as_str().is_none());
                found.extend(wildcards.iter().enumerate().map(|(index, wildcard)| {
                    let at = if is_list { operand.inner(index) } else { operand.clone() };
                    Found { at, alone: None, runs: runs(&wildcard.text) }
                }));
            }
            _ => {}
        }
    }
    found
}

/// The text between unescaped stars.
fn runs(text: &Text) -> Vec<String> {
    let mut runs = vec![String::new()];
    let mut escaped = false;
    for c in text.as_str().chars() {
        match runs.last_mut() {
            Some(last) if c != '*' || escaped => last.push(c),
            _ => runs.push(String::new()),
        }
        escaped = c == '\\' && !escaped;
    }
    runs
}

/// The pattern with prefixes and suffixes for the wildcards that are no more than that.
fn as_affixes(case: &Case<'_>, found: &[Found]) -> Option<String> {
    let rewrite = found.iter().try_fold(Rewrite::of(case.text), |rewrite, it| {
        let (operator, text) = match it.runs.as_slice() {
            [start, end] if end.is_empty() && !start.is_empty() => ("prefix", start),
            [start, end] if start.is_empty() && !end.is_empty() => ("suffix", end),
            _ => return Some(rewrite),
        };
        let Some(alternative) = &it.alone else { return Some(rewrite) };
        let literal = text.replace(r"\*", "*").replace(r"\\", r"\");
        rewrite.value(alternative, &object_in(case.text, operator, &quoted(&literal.into())))
    });
    Some(rewrite?.text())
}

/// The pattern with fewer stars: without all that another star covers, and with no more changed than has to be.
fn shortened(case: &Case<'_>, found: &[Found]) -> Vec<Draft> {
    let (order, covered) = dispensable(found);
    let without = |count: usize| {
        let gone = order.get(..count).unwrap_or_default();
        let rewrite = found.iter().enumerate().try_fold(Rewrite::of(case.text), |rewrite, (index, it)| {
            let runs = it.runs.iter().enumerate();
            let kept = runs.filter(|(run, _)| !gone.contains(&(index, *run))).map(|(_, text)| &**text);
            rewrite.value(&it.at, &quoted(&kept.collect::<Vec<_>>().join("*").into()))
        });
        rewrite.map(Rewrite::text).filter(|text| is_taken(text))
    };
    // The fewest that have to go; each question costs much, and fewer runs never score more.
    let (mut few, mut many) = (0, order.len());
    while few < many {
        let middle = usize::midpoint(few, many);
        if without(middle).is_some() {
            many = middle;
        } else {
            few = middle + 1;
        }
    }
    let least = Words::new("Drop as few stars as have to go", "必要な分だけ `*` を減らす");
    let clear = Words::new("Drop the stars that another star covers", "別の `*` で足りる `*` を削除する");
    let mut drafts = Vec::new();
    if covered >= few {
        drafts.extend(without(covered).map(|text| Draft::pattern(clear, text)));
    }
    drafts.extend(without(few).map(|text| Draft::pattern(least, text)));
    // Fewer stars in `anything-but` exclude more, this event perhaps.
    let matches = |pattern: Option<&Pattern>| pattern.is_some_and(|it| it.matches(&case.event));
    if matches(case.compiled.pattern.as_ref()) {
        drafts.retain(|draft| matches(compile(&draft.text).pattern.as_ref()));
    }
    drafts
}

/// The runs between stars by how little they say, as wildcard and run: those that stand in another run first, how many
/// these are, then the shortest.
fn dispensable(found: &[Found]) -> (Vec<(usize, usize)>, usize) {
    let (mut covered, mut others) = (Vec::new(), Vec::new());
    for (index, it) in found.iter().enumerate() {
        let between = 1..it.runs.len().saturating_sub(1);
        let run = |at: usize| it.runs.get(at).map_or("", String::as_str);
        for at in between.clone() {
            let covers = |other: usize| {
                let longer = run(other).len() > run(at).len() || other > at;
                other != at && longer && run(other).contains(run(at))
            };
            if between.clone().any(covers) {
                covered.push((index, at));
            } else {
                others.push((run(at).len(), index, at));
            }
        }
    }
    let count = covered.len();
    others.sort_unstable();
    covered.extend(others.into_iter().map(|(_, index, at)| (index, at)));
    (covered, count)
}

fn is_taken(text: &str) -> bool {
    let score = |pattern: &Pattern| complexity(pattern) <= MAX_COMPLEXITY;
    compile(text).pattern.as_ref().is_some_and(score)
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed, first};

    #[test]
    fn stars_that_another_covers_are_dropped_and_no_more_than_have_to_be() {
        let pattern = r#"{"a": [{"wildcard": "*:*:*:*:*:event-bus/*"}]}"#;
        diagnosed(pattern, r#"{"a": "1:2:3:4:5:event-bus/x"}"#, |_, told| {
            let texts: Vec<&str> = told.found[0].remedies.iter().map(|it| &*it.text).collect();
            assert_eq!(
                texts,
                [
                    r#"{"a": [{"wildcard": "*:event-bus/*"}]}"#,
                    r#"{"a": [{"wildcard": "*:*:*:*:event-bus/*"}]}"#
                ]
            );
            assert!(told.found[0].remedies.iter().all(|it| it.outcome.matches));
        });
    }

    #[test]
    fn a_star_at_one_end_is_a_prefix_or_a_suffix() {
        let starts: Vec<String> =
            (0..12).map(|n| format!(r#"{{"wildcard": "{}*"}}"#, "a".repeat(n + 1))).collect();
        let pattern = format!(r#"{{"a": [{}]}}"#, starts.join(", "));
        let remedied = pattern.replace("wildcard", "prefix").replace('*', "");
        first("too-complex", &pattern, r#"{"a": "aaab"}"#, &remedied);
    }

    #[test]
    fn escaped_stars_are_letters() {
        assert_eq!(super::runs(&r"a\**\\*b".into()), [r"a\*", r"\\", "b"]);
    }

    #[test]
    fn few_stars_are_no_mistake() {
        absent("too-complex", r#"{"a": [{"wildcard": "*a*b*c*"}]}"#, r#"{"a": "xaxbxcx"}"#);
    }
}
