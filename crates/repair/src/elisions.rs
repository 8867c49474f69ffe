//! Marks that something was left out: `…`, `...`, `〜省略〜`, `<snip>`.

use crate::RepairKind;
use crate::scanner::{Elided, Scanner, Shape};
use crate::spaces::is_foreign_space;

/// Words that say it, in Japanese by themselves, in English between marks.
const JAPANESE: [&str; 10] =
    ["一部省略", "以下省略", "途中省略", "以下略", "中省略", "中略", "省略", "後略", "前略", "略"];
const ENGLISH: [&str; 14] = [
    "snipped",
    "snip",
    "omitted",
    "omit",
    "elided",
    "truncated",
    "redacted",
    "abbreviated",
    "shortened",
    "removed",
    "skipped",
    "etc.",
    "etc",
    "cut",
];

/// What JavaScript's console shows of values that lie too deep.
const CONSOLE: [&str; 2] = ["[Object]", "[Array]"];

/// Dots, of which a run is an elision by itself.
const DOTS: &[char] = &['…', '⋯', '⋮', '︙', '‥', '・', '．'];

/// What may stand around the words.
const MARKS: &[char] = &[
    '…', '⋯', '⋮', '︙', '‥', '・', '．', '.', '〜', '～', '~', '-', '*', '=', '—', '―', '─', ' ', '(', '（',
    '<', '＜', '〈', '[', '【', '［', '〔', '{', '｛', ')', '）', '>', '＞', '〉', ']', '】', '］', '〕',
    '}', '｝',
];

/// Brackets that stand around a whole mark.
const BRACKETS: [(char, char); 11] = [
    ('(', ')'),
    ('（', '）'),
    ('<', '>'),
    ('＜', '＞'),
    ('〈', '〉'),
    ('[', ']'),
    ('【', '】'),
    ('［', '］'),
    ('〔', '〕'),
    ('{', '}'),
    ('｛', '｝'),
];

/// The longest mark, in bytes: what is longer is text.
const MAX_MARK: usize = 80;

/// The length of the mark at the start of a text. `bare`: English words need nothing around them, as in comments.
fn mark_len(rest: &str, bare: bool) -> Option<usize> {
    if let Some(shown) = CONSOLE.iter().find(|shown| rest.starts_with(**shown)) {
        return Some(shown.len());
    }
    let line = head(rest);
    let before = line.len() - line.trim_start_matches(MARKS).len();
    let tail = line.get(before..)?;
    let japanese = JAPANESE.iter().find(|word| tail.starts_with(**word)).copied();
    let word = japanese.or_else(|| english(tail).filter(|_| bare || before > 0));
    let Some(word) = word else { return bracketed_dots(rest).or_else(|| dots_len(rest)) };
    // Closing brackets of a container do not belong to it: only as many marks follow as answer those before.
    let after = before + word.len();
    let len = after + answer_len(line.get(..before)?, line.get(after..)?);
    let is_marked = japanese.is_some() || bare || len > after;
    (is_marked && !continues(rest.get(len..)?)).then_some(len)
}

/// The first characters of a line.
fn head(rest: &str) -> &str {
    let first = (0..=MAX_MARK).rev().find_map(|end| rest.get(..end)).filter(|_| rest.len() > MAX_MARK);
    first.unwrap_or(rest).split('\n').next().unwrap_or_default()
}

fn english(tail: &str) -> Option<&'static str> {
    ENGLISH.into_iter().find(|word| {
        tail.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word))
            && !continues(tail.get(word.len()..).unwrap_or_default())
    })
}

/// Whether a word goes on.
fn continues(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | ':'))
}

/// Three dots or more, or one character that shows as many.
fn dots_len(rest: &str) -> Option<usize> {
    let is_dot = |c: char| c == '.' || DOTS.contains(&c);
    let len = rest.find(|c| !is_dot(c)).unwrap_or(rest.len());
    let run = rest.get(..len)?;
    let weight: usize = run.chars().map(|c| if matches!(c, '…' | '⋯' | '⋮' | '︙') { 3 } else { 1 }).sum();
    let after = rest.get(len..)?;
    (weight >= 3 && !continues(after)).then_some(len + more_len(after))
}

/// The length of ` 3 more items`, as JavaScript's console counts what it leaves out.
fn more_len(after: &str) -> usize {
    let counted = after.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
    let body = [" more items", " more item", "more items", "more item"];
    let rest = body.into_iter().find_map(|words| counted.strip_prefix(words));
    let has_digit = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    rest.filter(|_| has_digit).map_or(0, |rest| after.len() - rest.len())
}

/// `{...}`, `(…)`
fn bracketed_dots(rest: &str) -> Option<usize> {
    let open = rest.chars().next()?;
    let close = BRACKETS.iter().find(|pair| pair.0 == open)?.1;
    let inner = rest.get(open.len_utf8()..)?;
    let trimmed = inner.trim_start_matches(' ');
    let dots = dots_len(trimmed)?;
    let after = trimmed.get(dots..)?.trim_start_matches(' ');
    after.starts_with(close).then_some(rest.len() - after.len() + close.len_utf8())
}

/// `{...}`, `[略]`: a bracket of JSON, and behind it what is an elision without it.
fn is_elided_container(rest: &str) -> bool {
    let inner = rest.get(1..).unwrap_or_default().trim_start_matches(' ');
    !inner.starts_with(['{', '[']) && mark_len(inner, false).is_some()
}

/// How much of `after` answers the marks `before` a word: the same marks the other way round.
fn answer_len(before: &str, after: &str) -> usize {
    let mut pos = 0;
    for c in before.chars().rev().filter(|c| *c != ' ') {
        let wanted = BRACKETS.iter().find(|pair| pair.0 == c).map_or(c, |pair| pair.1);
        let rest = after.get(pos..).unwrap_or_default();
        let trimmed = rest.trim_start_matches(' ');
        let is_answered = trimmed.starts_with(wanted);
        if is_answered {
            pos += rest.len() - trimmed.len() + wanted.len_utf8();
        }
    }
    pos
}

/// The length of a comment that says nothing else: `// ...`, `/* omitted */`.
fn comment_mark_len(rest: &str) -> Option<usize> {
    let (open, close) = match rest.as_bytes() {
        [b'#', ..] => (1, ""),
        [b'/', b'/', ..] => (2, ""),
        [b'/', b'*', ..] => (2, "*/"),
        _ => return None,
    };
    let line = rest.split('\n').next().unwrap_or_default();
    let inner = line.get(open..)?;
    let inner = inner.split_once(close).filter(|_| !close.is_empty()).map_or(inner, |(inner, _)| inner);
    let body = inner.trim();
    let len = mark_len(body, true)?;
    let ends = open + inner.len() + close.len();
    (len == body.len() && rest.get(..ends)?.ends_with(close))
        .then(|| rest.get(..ends).map_or(0, |it| it.trim_end().len()))
}

impl Scanner<'_> {
    /// The length of the elision here. `as_value`: what stands in brackets of JSON is a container there.
    pub(crate) fn elision_len(&self, as_value: bool) -> Option<usize> {
        self.elision_at(self.pos, as_value)
    }

    pub(crate) fn elision_at(&self, pos: usize, as_value: bool) -> Option<usize> {
        let rest = self.from(pos);
        let first = rest.chars().next()?;
        if matches!(first, '/' | '#') {
            return comment_mark_len(rest);
        }
        if first == ':' {
            return self.is_alone(pos).then_some(1);
        }
        let second = rest.as_bytes().get(1);
        if matches!(first, '{' | '[') && second.is_none_or(|byte| b"{}[]\"'\r\n".contains(byte)) {
            // Nearly all brackets: what stands in them is looked at once, and not for each of them.
            return None;
        }
        let is_mark = MARKS.contains(&first) || JAPANESE.iter().any(|word| rest.starts_with(word));
        if !is_mark || as_value && matches!(first, '{' | '[') && is_elided_container(rest) {
            return None;
        }
        mark_len(rest, false)
    }

    /// Whether a character of one byte stands on its line alone: a colon there stands for three dots, one below another.
    fn is_alone(&self, pos: usize) -> bool {
        let before = self.text.get(..pos).unwrap_or_default();
        let before = before.trim_end_matches(|c| c == ' ' || c == '\t' || is_foreign_space(c));
        before.ends_with('\n') && self.blank_line_end(pos + 1).is_some()
    }

    /// Something left out in place of a value: null.
    pub(crate) fn elided_value(&mut self) -> bool {
        let Some(len) = self.elision_len(true) else { return false };
        let end = self.pos + len;
        if !self.is_followed(end) {
            return false;
        }
        self.edit(RepairKind::Elision, (self.pos, end), "null");
        self.pos = end;
        self.last_end = end;
        self.item();
        true
    }

    /// Items left out: nothing, and no more commas than needed.
    pub(crate) fn elided_items(&mut self) -> bool {
        let Some(len) = self.elision_len(self.frame.shape == Shape::Array) else { return false };
        let group = self.frame.elided.map_or_else(|| self.edits.group(), |elided| elided.group);
        let edit = self.edits.push(RepairKind::Elision, (self.pos, self.pos + len), "", group);
        self.frame.elided = Some(Elided { edit, group });
        self.pos += len;
        self.last_end = self.pos;
        self.is_begun = true;
        true
    }
}
