//! M16: operators side by side in one list, meant as AND.

use eventglass_pattern::{Alternative, AnythingBut, Bound, NumericRange, Op, Reason};

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{list_in, object_in, unstarred};
use crate::words::{Said, Words, code, quoted, value};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M16",
    code: "two-ops-or",
    title: Said {
        english: "operators side by side, meant as AND", japanese: "AND のつもりで並べた演算子"
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "The elements of a list are alternatives: one of them is enough. A prefix beside a suffix lets \
                  through what has only one of them, two bounds of a range let through every number, and \
                  `exists: true` makes all others meaningless. Write one operator that says both: `wildcard` \
                  for beginning and end, one `numeric` with both bounds.",
        japanese: "リストの要素は候補であり、どれか 1 つを満たせば一致します。`prefix` と `suffix` を並べると片方だけの値も\
                   一致し、上限と下限を別々に書くとすべての数値が一致し、`exists: true` があるとほかの候補は意味を失います。\
                   両方を表す 1 つの演算子にしてください。先頭と末尾なら `wildcard`、範囲なら両端を書いた 1 つの `numeric` です。",
    },
    example: Example {
        pattern: r#"{"detail":{"key":[{"prefix":"in/"},{"suffix":".csv"}]}}"#,
        event: r#"{"detail":{"key":"out/a.csv"}}"#,
        remedied: Some(r#"{"detail":{"key":[{"wildcard":"in/*.csv"}]}}"#),
    },
};

/// More combinations of beginnings and ends are not written out.
const MOST: usize = 8;

fn find(case: &Case<'_>) -> Vec<Finding> {
    let looks = [exists_beside, split_bounds, affixes, anything_but_beside];
    let look = |told: Told<'_>| looks.iter().find_map(|look| look(case, told));
    case.met().into_iter().filter_map(look).collect()
}

/// The positions of the alternatives that something holds for.
fn positions(told: Told<'_>, wanted: impl Fn(&Op) -> bool) -> Vec<usize> {
    let alternatives = told.condition.alternatives.iter().enumerate();
    alternatives.filter(|(_, it)| wanted(&it.op)).map(|(at, _)| at).collect()
}

fn finding(told: Told<'_>, certainty: Certainty, said: Words, at: &[usize]) -> Finding {
    let places = at.iter().filter_map(|at| told.condition.alternatives.get(*at));
    Finding::about(told.id, certainty, said).at(places.map(|it| Place::Pattern(it.span)))
}

fn exchange(case: &Case<'_>, told: Told<'_>, gone: &[usize], new: &[String], label: Words) -> Option<Draft> {
    Some(Draft::pattern(label, case.exchanged(told.condition, gone, new)?))
}

/// The value that the pattern took, and the alternative that let it through, as written.
fn passed(case: &Case<'_>, told: Told<'_>) -> Words {
    let Reason::Accepted { found, alternative } = &told.verdict.reason else { return Words::default() };
    let Some(passed) = told.condition.alternatives.get(*alternative) else { return Words::default() };
    let (found, passed) = (value(&found.value), code(passed.span.of(case.text)));
    Words::new(
        format!("{found} passes by {passed} alone."),
        format!("ここでは {found} が {passed} だけで一致しています。"),
    )
}

/// `[{"exists": true}, {"anything-but": "x"}]`
fn exists_beside(case: &Case<'_>, told: Told<'_>) -> Option<Finding> {
    let exists = positions(told, |op| *op == Op::Exists);
    let others = positions(told, |op| !matches!(op, Op::Exists | Op::Absent));
    if exists.is_empty()
        || exists.len() + others.len() < told.condition.alternatives.len()
        || others.is_empty()
    {
        return None;
    }
    let path = code(told.condition.path.as_str());
    let said = Words::new(
        format!(
            "The list of {path} is joined by OR: `exists: true` alone is enough, so that every value passes. The \
             other alternatives already want the field to be there."
        ),
        format!(
            "{path} のリストは OR で結ばれ、`exists: true` だけで満たされるため、どの値でも一致します。\
             ほかの候補だけでも、フィールドの存在は必要になります。"
        ),
    );
    let label = Words::new("Take `exists: true` out", "`exists: true` を削除する");
    let draft = exchange(case, told, &exists, &[], label);
    Some(finding(told, Certainty::Certain, said, &exists).remedy(draft))
}

/// `[{"numeric": [">", 0]}, {"numeric": ["<", 5]}]`
fn split_bounds(case: &Case<'_>, told: Told<'_>) -> Option<Finding> {
    let at = positions(told, |op| matches!(op, Op::Numeric(_)));
    let ranges = at.iter().filter_map(|at| match &told.condition.alternatives.get(*at)?.op {
        Op::Numeric(range) => Some(range),
        _ => None,
    });
    let ranges = ranges.collect::<Vec<_>>();
    let ([NumericRange { bottom: Some(bottom), top: None }, NumericRange { bottom: None, top: Some(top) }]
    | [NumericRange { bottom: None, top: Some(top) }, NumericRange { bottom: Some(bottom), top: None }]) =
        ranges.as_slice()
    else {
        return None;
    };
    // Below one number or above a greater one is what an OR is for.
    if bottom.number() >= top.number() {
        return None;
    }
    let path = code(told.condition.path.as_str());
    let said = Words::new(
        format!(
            "The two bounds of {path} are joined by OR: every number is above the one or below the other."
        ),
        format!("{path} の上限と下限は OR で結ばれるため、すべての数値がどちらかを満たします。"),
    );
    let label = Words::new("Write both bounds in one `numeric`", "1 つの `numeric` に両端を書く");
    let range = range(case.text, Some(end(bottom)), Some(end(top)));
    let found = finding(told, Certainty::Certain, said.and(&passed(case, told)), &at);
    Some(found.remedy(exchange(case, told, &at, &[range], label)))
}

/// A range as JSON: each end with whether it is open, and its number.
fn range(text: &str, bottom: Option<End<'_>>, top: Option<End<'_>>) -> String {
    let mut terms = Vec::new();
    for (sign, end) in [(">", bottom), ("<", top)] {
        if let Some((is_open, number)) = end {
            terms.push(["\"", sign, if is_open { "\"" } else { "=\"" }].concat());
            terms.push(number.to_owned());
        }
    }
    object_in(text, "numeric", &list_in(text, &terms))
}

type End<'b> = (bool, &'b str);

fn end(bound: &Bound) -> End<'_> {
    (bound.open, &bound.lexeme)
}

/// `[{"prefix": "in/"}, {"suffix": ".csv"}]`, `[{"prefix": "in/"}, {"wildcard": "*x*"}]`
fn affixes(case: &Case<'_>, told: Told<'_>) -> Option<Finding> {
    let at = positions(told, |op| part(op).is_some());
    let parts: Vec<(Part, String)> =
        at.iter().filter_map(|at| part(&told.condition.alternatives.get(*at)?.op)).collect();
    let of = |wanted: Part| parts.iter().filter(move |(kind, _)| *kind == wanted).map(|(_, text)| text);
    let kinds = [Part::Start, Part::Middle, Part::End].into_iter().filter(|kind| of(*kind).next().is_some());
    if kinds.count() < 2 {
        return None;
    }
    let either = |kind: Part, none: &str| -> Vec<String> {
        let some: Vec<String> = of(kind).cloned().collect();
        if some.is_empty() { vec![none.to_owned()] } else { some }
    };
    let mut wildcards: Vec<String> = Vec::new();
    for start in either(Part::Start, "") {
        for middle in either(Part::Middle, "*") {
            for end in either(Part::End, "") {
                let wildcard = [&*start, &middle, &end].concat();
                wildcards.push(object_in(case.text, "wildcard", &quoted(&wildcard.into())));
            }
        }
    }
    let path = code(told.condition.path.as_str());
    let said = Words::new(
        format!("The operators of {path} are alternatives, joined by OR: one of them is enough."),
        format!("{path} の演算子は OR で結ばれた候補であり、1 つを満たせば一致します。"),
    );
    let passes_all = at.iter().all(|at| passes(told, *at));
    let certainty = if passes_all { Certainty::Possible } else { Certainty::Likely };
    let said = if passes_all { said } else { said.and(&passed(case, told)) };
    let label = Words::new("Write one `wildcard` for both", "両方を 1 つの `wildcard` にまとめる");
    let draft = exchange(case, told, &at, &wildcards, label).filter(|_| wildcards.len() <= MOST);
    let found = finding(told, certainty, said, &at);
    let found =
        if at.iter().any(|at| ignores_case(told, *at)) { found.inexpressible(case_counts()) } else { found };
    Some(found.remedy(draft))
}

fn ignores_case(told: Told<'_>, at: usize) -> bool {
    let alternative = told.condition.alternatives.get(at);
    alternative.is_some_and(|it| matches!(it.op, Op::PrefixIgnoreCase(_) | Op::SuffixIgnoreCase(_)))
}

fn case_counts() -> Words {
    Words::new(
        "Only a `wildcard` asks for beginning and end at once, and to it letter case counts. List the spellings that \
         occur, or compare one end in the target.",
        "先頭と末尾を同時に指定できるのは `wildcard` だけで、`wildcard` は大文字と小文字を区別します。実際に使われる表記を並べるか、\
         片方をターゲットで判定してください。",
    )
}

fn passes(told: Told<'_>, at: usize) -> bool {
    told.verdict.alternatives.get(at).is_some_and(|it| it.mismatch.is_none())
}

/// Which part of a text is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Start,
    Middle,
    End,
}

/// What a wildcard has to hold for an operator.
fn part(op: &Op) -> Option<(Part, String)> {
    Some(match op {
        Op::Prefix(text) => (Part::Start, unstarred(text.as_str())),
        Op::Suffix(text) => (Part::End, unstarred(text.as_str())),
        Op::PrefixIgnoreCase(test) => (Part::Start, unstarred(test.text.as_str())),
        Op::SuffixIgnoreCase(test) => (Part::End, unstarred(test.text.as_str())),
        Op::Wildcard(wildcard) => {
            let text = wildcard.text.as_str();
            let is_open = text.len() > 1 && text.starts_with('*') && text.ends_with('*');
            let is_escaped = text.ends_with(r"\*");
            (is_open && !is_escaped).then(|| (Part::Middle, text.to_owned()))?
        }
        _ => return None,
    })
}

/// `[{"prefix": "in/"}, {"anything-but": "in/x"}]`
fn anything_but_beside(case: &Case<'_>, told: Told<'_>) -> Option<Finding> {
    let excluding = positions(told, |op| matches!(op, Op::AnythingBut(_)));
    let others = positions(told, |op| !matches!(op, Op::AnythingBut(_) | Op::Absent | Op::Exists));
    if excluding.is_empty() || others.is_empty() {
        return None;
    }
    let at = |at: &[usize]| -> String {
        let first = at.first().and_then(|at| told.condition.alternatives.get(*at));
        code(first.map_or("", |it: &Alternative| it.span.of(case.text)))
    };
    let (path, wanted) = (code(told.condition.path.as_str()), at(&others));
    let said = Words::new(
        format!(
            "The list of {path} is joined by OR: `anything-but` lets through all that it does not exclude, whether \
             or not it is {wanted}."
        ),
        format!(
            "{path} のリストは OR で結ばれるため、`anything-but` が除外しない値は {wanted} を満たさなくても一致します。"
        ),
    );
    let found = finding(told, Certainty::Likely, said, &[others.clone(), excluding.clone()].concat());
    let drop_excluding = exchange(case, told, &excluding, &[], keep(&wanted));
    let drop_others = exchange(case, told, &others, &[], keep(&at(&excluding)));
    let is_plain = others.iter().filter_map(|at| told.condition.alternatives.get(*at));
    if is_plain.into_iter().all(|it| matches!(it.op, Op::Equals(_))) {
        return Some(found.remedy(drop_excluding).remedy(drop_others));
    }
    let split = split_range(case, told);
    if split.is_some() {
        return Some(found.remedy(split).remedy(drop_excluding).remedy(drop_others));
    }
    let why = Words::new(
        "A field has one list, and a list is an OR: no alternative can take back what another lets through. Keep the \
         one that matters most and compare the rest in the target.",
        "1 つのフィールドにはリストが 1 つだけで、リストは OR です。ある候補が通した値を別の候補で取り消すことはできません。\
         重要な方を残し、残りはターゲットで判定してください。",
    );
    Some(found.inexpressible(why).remedy(drop_excluding).remedy(drop_others))
}

/// `[{"numeric": [">", 0]}, {"anything-but": 5}]`: below the number or above it.
fn split_range(case: &Case<'_>, told: Told<'_>) -> Option<Draft> {
    let ops: Vec<&Op> = told.condition.alternatives.iter().map(|it| &it.op).collect();
    let ([Op::Numeric(whole), Op::AnythingBut(AnythingBut::Numbers(excluded))]
    | [Op::AnythingBut(AnythingBut::Numbers(excluded)), Op::Numeric(whole)]) = ops.as_slice()
    else {
        return None;
    };
    let [excluded] = excluded.as_slice() else { return None };
    let number = Some((true, &*excluded.lexeme));
    let below = range(case.text, whole.bottom.as_ref().map(end), number);
    let above = range(case.text, number, whole.top.as_ref().map(end));
    let label = Words::new("Write the range in two parts", "範囲を 2 つに分けて書く");
    exchange(case, told, &[0, 1], &[below, above], label)
}

fn keep(wanted: &str) -> Words {
    Words::new(format!("Keep {wanted} only"), format!("{wanted} だけを残す"))
}

#[cfg(test)]
mod tests {
    use eventglass_syntax::parse;

    use crate::grid::Test;
    use crate::testing::{absent, first, inexpressible};

    fn pattern(list: &str) -> String {
        format!(r#"{{"detail": {{"v": {list}}}}}"#)
    }

    #[test]
    fn one_operator_says_both() {
        let cases = [
            (r#"[{"prefix": "a*"}, {"suffix": "z"}]"#, r#""a*""#, r#"[{"wildcard": "a\\**z"}]"#),
            (r#"[{"suffix": "z"}, "q", {"prefix": "a"}]"#, r#""xz""#, r#"[{"wildcard": "a*z"}, "q"]"#),
            (
                r#"[{"prefix": "a"}, {"prefix": "b"}, {"suffix": "z"}]"#,
                r#""xz""#,
                r#"[{"wildcard": "a*z"}, {"wildcard": "b*z"}]"#,
            ),
            (r#"[{"prefix": "a"}, {"wildcard": "*m*"}]"#, r#""xmx""#, r#"[{"wildcard": "a*m*"}]"#),
            (
                r#"[{"numeric": ["<=", 5.50]}, {"numeric": [">", -1]}]"#,
                "7",
                r#"[{"numeric": [">", -1, "<=", 5.50]}]"#,
            ),
            (r#"[{"exists": true}, {"anything-but": "x"}]"#, r#""x""#, r#"[{"anything-but": "x"}]"#),
            (r#"["x", {"exists": true}]"#, r#""y""#, r#"["x"]"#),
            (
                r#"[{"numeric": [">=", 0]}, {"anything-but": 5}]"#,
                "-1",
                r#"[{"numeric": [">=", 0, "<", 5]}, {"numeric": [">", 5]}]"#,
            ),
            (r#"["prod", {"anything-but": "dev"}]"#, r#""test""#, r#"["prod"]"#),
        ];
        for (list, value, remedied) in cases {
            let event = format!(r#"{{"detail": {{"v": {value}}}}}"#);
            first("two-ops-or", &pattern(list), &event, &pattern(remedied));
        }
    }

    #[test]
    fn what_no_operator_says_is_told_so() {
        let list = pattern(r#"[{"prefix": {"equals-ignore-case": "IN/"}}, {"suffix": ".csv"}]"#);
        inexpressible("two-ops-or", &list, r#"{"detail": {"v": "out/a.csv"}}"#);
        let list = pattern(r#"[{"prefix": "in/"}, {"anything-but": {"suffix": ".tmp"}}]"#);
        inexpressible("two-ops-or", &list, r#"{"detail": {"v": "out/a"}}"#);
    }

    #[test]
    fn what_one_wildcard_takes_passes_every_operator() {
        let texts = ["a", "a*", r"a\", "*", "ab"];
        let values = ["a", "aa", "a*a", "ab", r"a\a\", "**", "a*x*", "xa", r"a\x\", "abab", "aba"];
        for (start, end) in texts.iter().flat_map(|start| texts.map(|end| (start, end))) {
            let json = |text: &str| crate::words::quoted(&text.into());
            let wildcard = [super::unstarred(start), super::unstarred(end)].join("*");
            let wildcard = Test::new(&format!(r#"[{{"wildcard": {}}}]"#, json(&wildcard)));
            for value in values {
                let node = parse(&json(value)).value.unwrap();
                let both = value.len() >= start.len() + end.len()
                    && value.starts_with(start)
                    && value.ends_with(end);
                assert_eq!(wildcard.accepts(&node), both, "{value} for {start} and {end}");
            }
        }
    }

    #[test]
    fn an_ordinary_or_is_no_mistake() {
        let cases = [
            (r#"[{"prefix": "a"}, {"prefix": "b"}]"#, r#""ax""#),
            (r#"[{"numeric": ["<", 0]}, {"numeric": [">", 5]}]"#, "7"),
            (r#"[{"anything-but": "x"}, {"exists": false}]"#, r#""y""#),
            (r#"[{"exists": true}, {"exists": false}]"#, r#""y""#),
            (r#"[{"numeric": [">", 0, "<", 1]}, {"numeric": [">", 5]}]"#, "7"),
            (r#"["a", {"prefix": "b"}]"#, r#""a""#),
        ];
        for (list, value) in cases {
            absent("two-ops-or", &pattern(list), &format!(r#"{{"detail": {{"v": {value}}}}}"#));
        }
    }
}
