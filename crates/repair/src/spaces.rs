//! What stands between words: white space of all kinds, and comments.

use crate::RepairKind;
use crate::scanner::{Gap, Scanner, Shape};

/// Whether a character looks like nothing and is no white space to JSON.
pub(crate) fn is_foreign_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200d}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

fn is_wide(c: char) -> bool {
    !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The start of a comment, or of what may be one.
pub(crate) fn starts_comment(rest: &str) -> bool {
    rest.starts_with('#') || rest.starts_with("//") || rest.starts_with("/*")
}

impl Scanner<'_> {
    /// Steps over white space and comments, up to one that says that something was left out.
    pub(crate) fn gap(&mut self) -> Gap {
        self.gap_before(true)
    }

    /// Steps over white space and comments; `elisions`: up to a comment that may stand for something.
    pub(crate) fn gap_before(&mut self, elisions: bool) -> Gap {
        let mut breaks = false;
        loop {
            match self.peek() {
                Some(' ' | '\t') => self.pos += 1,
                Some('\n' | '\r') => {
                    breaks = true;
                    self.pos += 1;
                }
                Some('#' | '/') if self.comment(elisions) => {}
                Some(c) if is_foreign_space(c) => self.foreign_spaces(),
                next => {
                    let fenced = breaks && next == Some('`') && self.from(self.pos).starts_with("```");
                    return Gap { breaks, ends: next.is_none() || fenced };
                }
            }
        }
    }

    /// Replaces a run of foreign spaces by as many of JSON's, none for those without width.
    pub(crate) fn foreign_spaces(&mut self) {
        let rest = self.from(self.pos);
        let len = rest.find(|c| !is_foreign_space(c)).unwrap_or(rest.len());
        let run = rest.get(..len).unwrap_or_default();
        let spaces = " ".repeat(run.chars().filter(|c| is_wide(*c)).count());
        self.edits.push(RepairKind::ForeignSpace, (self.pos, self.pos + len), spaces, 0);
        self.pos += len;
    }

    /// Takes out a comment, its line break left.
    pub(crate) fn comment(&mut self, elisions: bool) -> bool {
        if elisions && self.elision_len(false).is_some() {
            return false;
        }
        let Some(len) = self.comment_len() else { return false };
        self.edit(RepairKind::Comment, (self.pos, self.pos + len), "");
        self.pos += len;
        true
    }

    /// The length of the comment that begins here.
    pub(crate) fn comment_len(&mut self) -> Option<usize> {
        let rest = self.from(self.pos);
        if rest.starts_with('#') || rest.starts_with("//") {
            let line = rest.find('\n').map_or(rest, |end| rest.get(..end).unwrap_or_default());
            return Some(line.trim_end().len());
        }
        if !rest.starts_with("/*") || self.pos >= self.no_comment_end {
            return None;
        }
        let end = rest.get(2..).unwrap_or_default().find("*/");
        if end.is_none() {
            self.no_comment_end = self.pos;
        }
        end.map(|end| end + 4)
    }

    /// Whether nothing else stands on the line from an offset on, and where the line ends.
    pub(crate) fn blank_line_end(&self, pos: usize) -> Option<usize> {
        let rest = self.from(pos);
        let len = rest.find(|c| !matches!(c, ' ' | '\t' | '\r')).unwrap_or(rest.len());
        matches!(self.at(pos + len), None | Some('\n')).then_some(pos + len)
    }

    /// Where the spaces on this line end.
    pub(crate) fn after_spaces(&self, pos: usize) -> usize {
        let rest = self.from(pos);
        pos + rest.find(|c| !matches!(c, ' ' | '\t') && !is_foreign_space(c)).unwrap_or(rest.len())
    }

    /// Where white space ends, line breaks included.
    pub(crate) fn after_breaks(&self, pos: usize) -> usize {
        let rest = self.from(pos);
        pos + rest.find(|c: char| !c.is_ascii_whitespace() && !is_foreign_space(c)).unwrap_or(rest.len())
    }

    /// Whether an object without braces ends here: prose follows after an empty line.
    pub(crate) fn ends_bare(&self) -> bool {
        let is_open = self.frame.shape == Shape::Bare && self.frame.has_items && self.frame.comma.is_none();
        is_open && self.is_apart(self.last_end) && !self.peek().is_some_and(|c| "\"'“{[".contains(c))
    }

    /// Whether an empty line stands somewhere between an offset and here.
    pub(crate) fn is_apart(&self, from: usize) -> bool {
        let between = self.text.get(from..self.pos).unwrap_or_default();
        between.bytes().filter(|byte| *byte == b'\n').nth(1).is_some()
    }
}
