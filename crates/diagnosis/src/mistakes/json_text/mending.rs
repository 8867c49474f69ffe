//! Making JSON of what is nearly JSON.

use eventglass_repair::repair;
use eventglass_syntax::{DigitsAfter, Expected, Span, SyntaxKind, SyntaxProblem, parse};

use super::faults::{Fault, FaultKind};
use super::is_json;
use crate::words::code;

/// So many mistakes are mended one by one, and so many in a long text: each costs a reading.
const MOST: usize = 40;
const MOST_IN_LONG: usize = 4;
/// So many repairs are told at most.
const MOST_FAULTS: usize = 100;
/// Longer than EventBridge takes.
const LONG: usize = 8_192;

/// A text after all that could be mended.
pub(super) struct Mended {
    /// The text.
    pub(super) text: String,
    /// What was mended, by its places in the original: the first hundred repairs.
    pub(super) faults: Vec<Fault>,
    /// How much was mended in all.
    pub(super) count: usize,
}

/// A change of a text.
struct Step {
    at: Span,
    new: String,
    kind: FaultKind,
}

/// Repairs what happens to texts on their way, then what people write by hand, each from the left to the right. Where
/// one hides the other they take turns; that counts only if all is mended by it.
pub(super) fn mended(text: &str) -> Mended {
    // What would then stand behind the pattern is no part of it any more.
    let is_whole = |it: &Mended| is_json(&it.text) && parse(&it.text).trailing.is_none();
    let in_order = attempt(text, 1);
    if is_whole(&in_order) {
        return in_order;
    }
    let in_turns = attempt(text, MOST);
    if is_whole(&in_turns) { in_turns } else { in_order }
}

/// Of each reading the first of so many mistakes is mended that can be.
fn attempt(text: &str, looked_at: usize) -> Mended {
    let repaired = repair(text, &[]);
    let mut faults: Vec<Fault> =
        repaired.repairs.iter().take(MOST_FAULTS).map(|it| Fault::of_repair(text, it)).collect();
    let mut count = repaired.repairs.len();
    let (mut now, mut steps): (String, Vec<Step>) = (repaired.text.clone(), Vec::new());
    let most = if text.len() > LONG { MOST_IN_LONG } else { MOST };
    while steps.len() < most && !is_json(&now) {
        let problems = parse(&now).problems;
        let Some(step) = problems.iter().take(looked_at).find_map(|it| step(&now, it)) else { break };
        let place = step.at.start as usize..step.at.end as usize;
        let Some(found) = now.get(place.clone()).map(|found| code(found.trim())) else { break };
        now.replace_range(place, &step.new);
        let span = repaired.original_span(before(&steps, step.at));
        faults.push(Fault { span, kind: step.kind.clone(), found, wanted: code(step.new.trim()) });
        steps.push(step);
    }
    if looked_at > 1 {
        let again = repair(&now, &[]);
        count += again.repairs.len();
        faults.extend(again.repairs.iter().take(MOST_FAULTS).map(|it| {
            let span = repaired.original_span(before(&steps, it.span));
            Fault { span, ..Fault::of_repair(&now, it) }
        }));
        now = again.text;
    }
    faults.sort_by_key(|it| it.span.order());
    Mended { text: now, faults, count: count + steps.len() }
}

/// Where a place was before the steps so far.
fn before(steps: &[Step], at: Span) -> Span {
    let earlier = |offset: u32| {
        steps.iter().rev().fold(offset, |offset, step| {
            let end = step.at.start + step.new.len() as u32;
            match offset {
                _ if offset >= end => step.at.end + (offset - end),
                _ => offset.min(step.at.start),
            }
        })
    };
    let start = earlier(at.start);
    Span { start, end: earlier(at.end).max(start) }
}

fn step(text: &str, problem: &SyntaxProblem) -> Option<Step> {
    use SyntaxKind as S;
    let (span, start) = (problem.span, problem.span.start);
    match &problem.kind {
        S::UnexpectedCharacter(found, expected) => unexpected(text, span, *found, *expected),
        S::UnrecognizedToken(_) => token(text, start),
        S::LeadingZero => {
            let number = word(text, start);
            let new = ["\"", number.of(text), "\""].concat();
            Some(Step { at: number, new, kind: FaultKind::LeadingZero })
        }
        S::LeadingPlus => {
            let at = Span { start, end: start + 1 };
            (at.of(text) == "+").then(|| Step { at, new: String::new(), kind: FaultKind::Superfluous })
        }
        S::MissingDigits(DigitsAfter::Point, _) => Some(put(start, "0", FaultKind::Missing)),
        S::UnknownEscape(_) | S::BadUnicodeEscape => {
            let backslash = text.get(..=start as usize)?.rfind('\\')? as u32;
            let at = Span { start: backslash, end: span.end.max(backslash + 1) };
            let new = ["\\", at.of(text)].concat();
            Some(Step { at, new, kind: FaultKind::Backslash })
        }
        S::UnclosedString => close_string(text, span),
        S::MissingBeforeClose(close, Expected::CommaIn(_)) => Some(wrong_bracket(text, start, *close)),
        _ => None,
    }
}

/// A bracket that closes an outer container: the inner ones are closed before. One that closes nothing is left out.
fn wrong_bracket(text: &str, at: u32, close: char) -> Step {
    let open = open_brackets(text.get(..at as usize).unwrap_or_default());
    let wanted = if close == ']' { '[' } else { '{' };
    match open.last() {
        Some(inner) if open.contains(&wanted) => {
            let bracket = if *inner == '[' { "]" } else { "}" };
            put(end_before(text, at), bracket, FaultKind::Missing)
        }
        _ => Step { at: Span { start: at, end: at + 1 }, new: String::new(), kind: FaultKind::Superfluous },
    }
}

/// The brackets that are open behind a text.
fn open_brackets(text: &str) -> Vec<char> {
    let (mut open, mut in_string, mut is_escaped) = (Vec::new(), false, false);
    for c in text.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = in_string,
            '"' => in_string = !in_string,
            '[' | '{' if !in_string => open.push(c),
            ']' | '}' if !in_string => {
                open.pop();
            }
            _ => {}
        }
    }
    open
}

fn put(at: u32, new: &str, kind: FaultKind) -> Step {
    Step { at: Span { start: at, end: at }, new: new.to_owned(), kind }
}

fn instead(at: Span, new: &str) -> Step {
    Step { at, new: new.to_owned(), kind: FaultKind::Instead }
}

fn unexpected(text: &str, span: Span, found: char, expected: Expected) -> Option<Step> {
    let instead = |at: Span, new: &str| Some(instead(at, new));
    let begins_value = matches!(found, '"' | '[' | '{' | '-' | '0'..='9') || found.is_ascii_alphabetic();
    match (found, expected) {
        (',', Expected::Key | Expected::Value) => {
            Some(Step { at: span, new: String::new(), kind: FaultKind::Superfluous })
        }
        (';' | '|', Expected::CommaIn(_)) => instead(span, ","),
        ('=', Expected::Colon) => {
            let arrow = Span { start: span.start, end: span.start + 2 };
            instead(if arrow.of(text) == "=>" { arrow } else { span }, ":")
        }
        ('.', Expected::Value) => Some(put(span.start, "0", FaultKind::Missing)),
        ('`', Expected::Value | Expected::Key) => {
            let inner = text.get(span.end as usize..)?;
            let length = inner
                .find('`')
                .filter(|end| !inner.get(..*end).is_some_and(|it| it.contains(['"', '\\', '\n'])))?;
            let at = Span { start: span.start, end: span.end + length as u32 + 1 };
            instead(at, &["\"", inner.get(..length)?, "\""].concat())
        }
        ('(', Expected::Value) => {
            let inner = text.get(span.end as usize..)?;
            let length =
                inner.find(')').filter(|end| !inner.get(..*end).is_some_and(|it| it.contains('(')))?;
            let at = Span { start: span.start, end: span.end + length as u32 + 1 };
            instead(at, &["[", inner.get(..length)?.trim_end_matches([',', ' ']), "]"].concat())
        }
        (_, Expected::CommaIn(_)) if begins_value => {
            Some(put(end_before(text, span.start), ",", FaultKind::Missing))
        }
        (_, Expected::Colon) if begins_value => {
            Some(put(end_before(text, span.start), ":", FaultKind::Missing))
        }
        _ => None,
    }
}

/// The end of what stands before a place.
fn end_before(text: &str, at: u32) -> u32 {
    text.get(..at as usize).unwrap_or_default().trim_end().len() as u32
}

/// A word, or a value without quotes, in a list or behind a colon.
fn token(text: &str, start: u32) -> Option<Step> {
    let before = text.get(..start as usize)?.trim_end();
    let at = word(text, start);
    let found = at.of(text);
    if !before.ends_with(['[', ',', ':']) || found.is_empty() || found.contains(['"', '\\', '\'']) {
        return None;
    }
    let plain = found.to_ascii_lowercase();
    let known = ["true", "false", "null"].into_iter().find(|it| plain.len() > 2 && it.starts_with(&plain));
    Some(match known {
        _ if matches!(plain.as_str(), "none" | "nil" | "undefined") => instead(at, "null"),
        Some(known) => instead(at, known),
        None => Step { at, new: ["\"", found, "\""].concat(), kind: FaultKind::NoQuotes },
    })
}

/// Up to the comma, bracket or line end behind a place.
fn word(text: &str, start: u32) -> Span {
    let rest = text.get(start as usize..).unwrap_or_default();
    let length = rest.find([',', ']', '}', '\n', '\r', '[', '{']).unwrap_or(rest.len());
    let length = rest.get(..length).unwrap_or_default().trim_end().len();
    Span { start, end: start + length as u32 }
}

/// The quote is put where brackets, commas and blanks end the line.
fn close_string(text: &str, span: Span) -> Option<Step> {
    let rest = text.get(span.start as usize + 1..)?;
    let line = rest.split('\n').next().unwrap_or_default();
    let kept = line.trim_end_matches([']', '}', ',', ' ', '\r', '\t']).len();
    (kept > 0).then(|| put(span.start + 1 + kept as u32, "\"", FaultKind::Missing))
}
