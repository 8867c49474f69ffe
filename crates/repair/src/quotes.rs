//! Strings: in JSON's quotes, in others, and with raw line breaks in them.

use crate::RepairKind;
use crate::edits::escape_of;
use crate::scanner::{Going, Scanner, Stop};

/// What closes a string, by what opens it. The first row is that of JSON's own quote, closed by another.
const QUOTES: [(&[char], &[char]); 5] = [
    (&['"', '“', '”', '„', '‟', '＂'], &['“', '”', '‟', '＂', '"']),
    (&['‘', '’', '‚', '‛'], &['‘', '’', '‛', '\'']),
    (&['\''], &['\'']),
    (&['«', '»'], &['«', '»']),
    (&['「', '『'], &['」', '』']),
];

/// What a string in JSON's quotes looks like, up to the next quote.
struct Plain {
    /// After the closing quote.
    end: usize,
    breaks: bool,
    controls: bool,
}

/// What a quote opens with and what closes it.
fn quotes_of(opening: char) -> Option<&'static (&'static [char], &'static [char])> {
    QUOTES.iter().find(|row| row.0.contains(&opening))
}

impl Scanner<'_> {
    pub(crate) fn is_foreign_quote(c: char) -> bool {
        c != '"' && QUOTES.iter().any(|(opening, _)| opening.contains(&c))
    }

    /// A string value: as it stands, with raw line breaks, as JSON that was not escaped, or closed by another quote.
    pub(crate) fn string_value(&mut self) -> Going {
        let plain = self.plain(self.pos);
        if let Some(plain) = plain.filter(|plain| self.is_closed(plain)) {
            self.raw_controls(&plain);
            self.pos = plain.end;
            self.last_end = plain.end;
            self.item();
            return Ok(());
        }
        if self.opens_nested() {
            return self.open_nested();
        }
        self.foreign_value()
    }

    /// Whether a string ends where it seems to. One with line breaks in it must be followed by punctuation, since it
    /// may be one whose closing quote was lost.
    fn is_closed(&self, plain: &Plain) -> bool {
        let next = self.at(self.after_breaks(plain.end));
        if plain.breaks {
            return matches!(next, None | Some(',' | '，' | '}' | ']' | '｝' | '］'));
        }
        self.is_followed(plain.end)
    }

    pub(crate) fn string_key(&mut self) -> Going {
        let plain = self.plain(self.pos).filter(|plain| !plain.breaks && self.is_colon(plain.end));
        let Some(plain) = plain else { return self.foreign_string(true) };
        self.raw_controls(&plain);
        self.pos = plain.end;
        self.last_end = plain.end;
        Ok(())
    }

    /// A value in quotes that are not those of JSON, not both of them.
    pub(crate) fn foreign_value(&mut self) -> Going {
        if self.opens_foreign_nested() {
            return self.open_nested();
        }
        self.foreign_string(false)?;
        self.item();
        Ok(())
    }

    /// Whether a foreign quote seems to open a string of JSON in quotes of the same kind.
    fn opens_foreign_nested(&self) -> bool {
        let Some(opening) = self.peek().filter(|c| *c != '"') else { return false };
        let bracket = self.after_breaks(self.pos + opening.len_utf8());
        let inner = self.at(self.after_breaks(bracket + 1));
        let alike = inner
            .is_some_and(|c| quotes_of(opening).is_some_and(|row| row.0.contains(&c) || row.1.contains(&c)));
        alike && matches!(self.at(bracket), Some('{' | '[')) && self.may_nest()
    }

    /// Whether a quote closes what another one opened.
    pub(crate) fn closes(opening: char, c: char) -> bool {
        quotes_of(opening).is_some_and(|row| row.1.contains(&c))
    }

    /// A string in quotes that are not those of JSON, not both of them. It ends in the same line.
    pub(crate) fn foreign_string(&mut self, is_key: bool) -> Going {
        let close = self.foreign_close(self.pos, is_key).ok_or(Stop)?;
        let opening = self.peek().unwrap_or_default();
        let kind = if opening == '\'' { RepairKind::SingleQuotes } else { RepairKind::TypographicQuotes };
        let group = self.edits.group();
        let inner = self.pos + opening.len_utf8();
        if opening != '"' {
            self.edits.push(kind, (self.pos, inner), "\"", group);
        }
        self.foreign_content((inner, close), (kind, group));
        let end = close + self.at(close).map_or(0, char::len_utf8);
        if self.at(close) != Some('"') {
            self.edits.push(kind, (close, end), "\"", group);
        }
        self.pos = end;
        self.last_end = end;
        Ok(())
    }

    /// Escapes what cannot stand between JSON's quotes, and takes the backslash from what needs none there.
    fn foreign_content(&mut self, (start, end): (usize, usize), (kind, group): (RepairKind, u32)) {
        let bytes = self.text.as_bytes();
        let mut pos = start;
        while let Some(byte) = bytes.get(pos).filter(|_| pos < end) {
            let len = if *byte == b'\\' { 2 } else { 1 };
            if *byte == b'\\' {
                if bytes.get(pos + 1) == Some(&b'\'') {
                    self.edits.push(kind, (pos, pos + 1), "", group);
                }
            } else if let Some(escape) = escape_of(*byte) {
                self.edits.push(kind, (pos, pos + 1), escape, group);
            }
            pos += len;
        }
    }

    /// Where the string closes that a foreign quote opens here: at the first fitting quote with the right thing after it.
    pub(crate) fn foreign_close(&self, pos: usize, is_key: bool) -> Option<usize> {
        let opening = self.at(pos)?;
        let (_, closing) = quotes_of(opening)?;
        let inner = pos + opening.len_utf8();
        let mut escaped = false;
        for (at, c) in self.from(inner).char_indices() {
            let at = inner + at;
            // A string in JSON's quotes that does not end at the first of them holds one that was not escaped.
            if c == '\n' || opening == '"' && c == '"' && !escaped {
                return None;
            }
            if !escaped && closing.contains(&c) {
                let end = at + c.len_utf8();
                if if is_key { self.is_colon(end) } else { self.is_followed_surely(end) } {
                    return Some(at);
                }
            }
            escaped = c == '\\' && !escaped;
        }
        None
    }

    /// Whether a colon follows.
    pub(crate) fn is_colon(&self, pos: usize) -> bool {
        matches!(self.at(self.after_breaks(pos)), Some(':' | '：'))
    }

    fn plain(&self, start: usize) -> Option<Plain> {
        let bytes = self.text.as_bytes();
        let mut plain = Plain { end: start + 1, breaks: false, controls: false };
        loop {
            match bytes.get(plain.end)? {
                b'"' => {
                    plain.end += 1;
                    return Some(plain);
                }
                b'\\' => plain.end += 1,
                byte @ 0..0x20 => {
                    plain.controls = true;
                    plain.breaks |= matches!(byte, b'\n' | b'\r');
                }
                _ => {}
            }
            plain.end += 1;
        }
    }

    /// Where a string ends whose quotes are JSON's, all in one line.
    pub(crate) fn plain_end(&self, start: usize) -> Option<usize> {
        self.plain(start).filter(|plain| !plain.breaks).map(|plain| plain.end)
    }

    /// Escapes line breaks, tabs and the like.
    fn raw_controls(&mut self, plain: &Plain) {
        if !plain.controls {
            return;
        }
        let group = self.edits.group();
        let content = self.text.as_bytes().get(self.pos..plain.end).unwrap_or_default();
        for (at, byte) in content.iter().enumerate().filter(|(_, byte)| **byte < 0x20) {
            let at = self.pos + at;
            if let Some(escape) = escape_of(*byte) {
                self.edits.push(RepairKind::RawLineBreak, (at, at + 1), escape, group);
            }
        }
    }
}
