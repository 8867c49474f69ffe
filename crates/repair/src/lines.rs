//! What a mail or a listing puts before every line: quote marks, line numbers.

use crate::RepairKind;
use crate::edits::{Edit, Edits};

/// The edits that take these prefixes away; none where not every line has one.
pub(crate) fn prefixes(text: &str, refused: &[RepairKind]) -> Vec<Edit> {
    let found = quote_marks(text).map(|found| (RepairKind::QuoteMark, found));
    let found = found.or_else(|| line_numbers(text).map(|found| (RepairKind::LineNumber, found)));
    let mut edits = Edits::new(refused);
    let (kind, spans) = found.unwrap_or((RepairKind::QuoteMark, Vec::new()));
    for span in spans {
        edits.push(kind, span, "", 0);
    }
    edits.finish()
}

/// The lines of a text with their offsets.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut pos = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = pos;
        pos += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

/// Quote marks before all lines but those of prose. One line alone may be a prompt.
fn quote_marks(text: &str) -> Option<Vec<(usize, usize)>> {
    let mut found = Vec::new();
    let mut holds_json = false;
    for (start, line) in lines(text) {
        let len = quote_len(line);
        if len > 0 {
            found.push((start, start + len));
            let rest = line.get(len..)?.trim_start();
            holds_json |= rest.starts_with(['{', '[', '"', '“', '}', ']']);
        } else if line.contains(['{', '[', '"', '“']) {
            return None;
        }
    }
    (holds_json && found.len() > 1).then_some(found)
}

/// The length of `> `, `>> ` or `> > ` before a line.
fn quote_len(line: &str) -> usize {
    let mut rest = line.trim_start_matches(' ');
    let mut len = 0;
    while let Some(after) = rest.strip_prefix('>') {
        rest = after.strip_prefix(' ').unwrap_or(after);
        len = line.len() - rest.len();
    }
    len
}

/// Numbers before all lines, each one more than the last.
fn line_numbers(text: &str) -> Option<Vec<(usize, usize)>> {
    let mut found = Vec::new();
    let mut next: Option<u32> = None;
    for (start, line) in lines(text).filter(|(_, line)| !line.trim().is_empty()) {
        let (number, len) = numbered(line)?;
        if next.is_some_and(|next| next != number) {
            return None;
        }
        if next.is_none() && !line.get(len..)?.trim_start().starts_with(['{', '[', '"', '“', '\'']) {
            return None;
        }
        next = number.checked_add(1);
        found.push((start, start + len));
    }
    (found.len() > 1).then_some(found)
}

/// The number before a line, and the length of it and of what parts it from the line: `12: `, ` 12 | `, `12<tab>`.
fn numbered(line: &str) -> Option<(u32, usize)> {
    let rest = line.trim_start();
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let number = rest.get(..digits)?.parse().ok()?;
    let after = rest.get(digits..)?;
    let mark = after.trim_start_matches([' ', '\t']);
    let marked = [":", "|", "│", ".", ")", "→"].into_iter().find_map(|it| mark.strip_prefix(it));
    let body = match marked {
        Some(body) => body.strip_prefix([' ', '\t']).unwrap_or(body),
        None if after.is_empty() => after,
        None => after.strip_prefix([' ', '\t'])?,
    };
    Some((number, line.len() - body.len()))
}
