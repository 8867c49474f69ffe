//! M41: not JSON: comments, trailing comma, single or smart quotes.

mod faults;
mod mending;

use eventglass_pattern::ProblemKind;
use eventglass_syntax::{Span, SyntaxKind, Value, parse};

use faults::{Fault, told};
use mending::{Mended, mended};

use crate::case::Case;
use crate::catalogue::{Example, Mistake, Page};
use crate::diagnose::recognised;
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place, Side};
use crate::rewrite::replaced;
use crate::words::{Said, Words, code};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M41",
    code: "json-text",
    title: Said {
        english: "not JSON: comments, trailing comma, single or smart quotes",
        japanese: "JSON でない (コメント、末尾のカンマ、一重引用符やスマート引用符など)",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "A pattern is JSON: strings and keys in double quotes, commas between elements and behind none, no \
                  comments, `true`, `false` and `null` in small letters. EventBridge refuses anything else at the first \
                  character that does not fit. What stands behind the closing brace it does not read at all.",
        japanese: "パターンは JSON です。文字列とキーは二重引用符で囲み、カンマは要素の間にだけ書きます。コメントは書けず、\
                   `true`、`false`、`null` は小文字です。EventBridge は合わない最初の文字でパターンを拒否します。最後の閉じ括弧より\
                   後ろに書かれたものは読まれません。",
    },
    example: Example {
        pattern: r#"{"source":["aws.ec2",]}"#,
        event: r#"{"source":"aws.ec2"}"#,
        remedied: Some(r#"{"source":["aws.ec2"]}"#),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let has = |wanted: fn(&ProblemKind) -> bool| case.problems.iter().any(|it| wanted(&it.kind));
    let is_trailing = |kind: &ProblemKind| *kind == ProblemKind::TrailingText;
    if has(|kind| matches!(kind, ProblemKind::Json(_))) {
        return vec![broken(case)];
    }
    if has(|kind| *kind == ProblemKind::NotAnObject) {
        return vec![no_object(case)];
    }
    let behind = case.problems.iter().find(|it| is_trailing(&it.kind));
    behind.map(|it| trailing(case, it.span)).into_iter().collect()
}

/// A text that is no JSON.
fn broken(case: &Case<'_>) -> Finding {
    let mended = mended(case.text);
    let faults = if mended.faults.is_empty() { left(case) } else { mended.faults.clone() };
    let finding = Finding::general(Certainty::Certain, said(case.text, &faults, mended.count));
    let finding = finding.at(faults.iter().map(|it| Place::Pattern(it.span)));
    let drafts = drafts(case, &mended);
    drafts.into_iter().fold(finding, |finding, draft| finding.remedy(Some(draft)))
}

/// What is wrong where nothing can be mended: the first mistake.
fn left(case: &Case<'_>) -> Vec<Fault> {
    let first = case.problems.iter().find_map(|it| match &it.kind {
        ProblemKind::Json(kind) => Some(Fault::of_syntax(kind, it.span)),
        _ => None,
    });
    first.into_iter().collect()
}

fn drafts(case: &Case<'_>, mended: &Mended) -> Vec<Draft> {
    if mended.text == case.text {
        return Vec::new();
    }
    let label = Words::new("Make it JSON", "JSON として正しく書き直す");
    let whole = mended_wholly(case, &mended.text);
    whole.into_iter().chain([Draft::pattern(label, mended.text.clone())]).collect()
}

/// What comes to light when it can be read, mended as well: objects of programs have bare values too. Mending step by
/// step comes to its end where the text is no JSON again.
fn mended_wholly(case: &Case<'_>, text: &str) -> Option<Draft> {
    const STEPS: usize = 4;
    let mut text = text.to_owned();
    for step in 0..STEPS {
        let next = Case::new(&text, case.event_text, case.root(), case.others);
        if !is_json(&text) {
            return None;
        }
        if !next.is_refused() {
            let label = Words::new(
                "Make it JSON, and mend what else is refused",
                "JSON として書き直し、ほかに拒否される箇所も直す",
            );
            return (step > 0 && next.matches()).then(|| Draft::pattern(label, text.clone()));
        }
        let told = recognised(&next, &mut || {});
        let mut remedies = told.iter().flat_map(|it| &it.remedies);
        let better = remedies.find(|it| it.side == Side::Pattern)?.text.clone();
        text = better;
    }
    None
}

/// So many faults are told one by one.
const TOLD: usize = 3;

fn said(text: &str, faults: &[Fault], count: usize) -> Words {
    let start = Words::new("The pattern is not JSON.", "パターンが JSON になっていません。");
    let said = faults.iter().take(TOLD).fold(start, |said, fault| said.and(&located(text, fault)));
    match count.saturating_sub(TOLD) {
        0 => said,
        more => said.and(&Words::new(format!("And {more} more."), format!("ほかに {more} か所あります。"))),
    }
}

/// `Line 2, column 5: a comma is missing.`
fn located(text: &str, fault: &Fault) -> Words {
    let before = text.get(..fault.span.start as usize).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let what = told(fault);
    Words::new(
        format!("Line {line}, column {column}: {}.", what.english),
        format!("{line} 行 {column} 列: {}。", what.japanese),
    )
}

/// JSON, but no object: the fields without their braces, a list around the pattern, a string with the pattern in it.
fn no_object(case: &Case<'_>) -> Finding {
    let mended = mended(case.text);
    if !mended.faults.is_empty() {
        return broken(case);
    }
    let said = Words::new(
        "A pattern is one JSON object: `{`, fields and lists, `}`. Here stands another JSON value.",
        "パターンは 1 つの JSON オブジェクト (`{`、フィールドとリスト、`}`) です。ここには別の JSON の値が書かれています。",
    );
    let Some(root) = &case.tree else { return Finding::general(Certainty::Certain, said) };
    let finding = Finding::general(Certainty::Certain, said).at([Place::Pattern(root.span)]);
    let (label, text) = match &root.value {
        Value::Array(elements) => match elements.as_slice() {
            [only] if only.is_object() => (
                Words::new("Leave out the brackets around the pattern", "パターンを囲む括弧を取り除く"),
                only.span.of(case.text).to_owned(),
            ),
            _ => return finding,
        },
        Value::String(inner) if parse(inner.as_str()).value.is_some_and(|it| it.is_object()) => (
            Words::new("Take the pattern out of the string", "文字列の中のパターンを取り出す"),
            inner.as_str().to_owned(),
        ),
        _ => return finding,
    };
    let edit = Edit { span: root.span, replacement: text };
    finding.remedy(Some(Draft::pattern(label, replaced(case.text, vec![edit]))))
}

/// Text behind the closing brace.
fn trailing(case: &Case<'_>, behind: Span) -> Finding {
    let shown = code(behind.of(case.text));
    let said = Words::new(
        format!("EventBridge reads up to the closing brace; what stands behind it does not count: {shown}."),
        format!("EventBridge は最後の閉じ括弧までしか読みません。その後ろは無視されます: {shown}。"),
    );
    let end = case.tree.as_ref().map_or(behind.start, |root| root.span.end);
    if !case.matches() {
        // It takes no part in the miss.
        return Finding::general(Certainty::Possible, said).at([Place::Pattern(behind)]);
    }
    let leave_out = |span| replaced(case.text, vec![Edit { span, replacement: String::new() }]);
    let early = leave_out(Span { start: end.saturating_sub(1), end });
    let is_early = case.text.get(behind.start as usize..).is_some_and(|it| it.starts_with(','))
        && parse(&early).problems.is_empty()
        && parse(&early).trailing.is_none();
    let early = is_early.then(|| {
        let label = Words::new("Leave out the brace that closes too early", "早すぎる閉じ括弧を取り除く");
        Draft::pattern(label, early)
    });
    let label = Words::new("Leave out what stands behind the pattern", "パターンの後ろの部分を取り除く");
    let without = Draft::pattern(label, leave_out(Span { start: end, end: behind.end }));
    let finding = Finding::general(Certainty::Likely, said).at([Place::Pattern(behind)]);
    finding.remedy(early).remedy(Some(without))
}

/// Whether nothing is left that is no JSON.
fn is_json(text: &str) -> bool {
    let parsed = parse(text);
    parsed.problems.iter().all(|it| it.kind == SyntaxKind::TooDeep)
}

#[cfg(test)]
mod tests;
