//! The words of JSON: white space, strings, numbers, names.

use crate::{Decimal, DigitsAfter, Expected, Number, Span, SyntaxKind, SyntaxProblem, Text};

/// After this many problems further ones are not recorded: nobody reads them, and hostile text could have millions.
const MAX_PROBLEMS: usize = 100;

/// A position in a text and the problems met on the way. Every method that finds a mistake records it and moves on.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    pub(crate) pos: usize,
    end: usize,
    pub(crate) problems: Vec<SyntaxProblem>,
    /// Set where going on makes no sense: what is open is closed without further complaint.
    pub(crate) stopped: bool,
}

impl<'a> Scanner<'a> {
    /// Reads `text` from `start` to `end`; offsets are those of the whole text.
    pub(crate) fn new(text: &'a str, start: usize, end: usize) -> Self {
        Scanner { text, pos: start, end: end.min(text.len()), problems: Vec::new(), stopped: false }
    }

    pub(crate) fn peek(&self) -> Option<char> {
        if self.pos >= self.end {
            return None;
        }
        match self.text.as_bytes().get(self.pos)? {
            byte @ 0..0x80 => Some(char::from(*byte)),
            _ => self.text.get(self.pos..)?.chars().next(),
        }
    }

    pub(crate) fn advance(&mut self) {
        self.pos += self.peek().map_or(0, char::len_utf8);
    }

    pub(crate) fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.advance();
        }
        found
    }

    pub(crate) fn problem(&mut self, kind: SyntaxKind, start: usize, end: usize) {
        if self.problems.len() < MAX_PROBLEMS && !self.stopped {
            self.problems.push(SyntaxProblem { kind, span: Span::new(start, end) });
        }
    }

    /// Records the next character as not the expected one.
    pub(crate) fn unexpected(&mut self, expected: Expected) {
        let Some(found) = self.peek() else { return };
        let kind = match found {
            ']' | '}' => SyntaxKind::MissingBeforeClose(found, expected),
            _ => SyntaxKind::UnexpectedCharacter(found, expected),
        };
        self.problem(kind, self.pos, self.pos + found.len_utf8());
    }

    pub(crate) fn stop(&mut self) {
        self.stopped = true;
        self.pos = self.end;
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.pos..self.end).unwrap_or_default()
    }

    /// Skips white space, and comments with a complaint.
    pub(crate) fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            // Between any two words: bytes are compared, since decoding characters would double the time to read.
            let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
            self.pos += rest.bytes().take_while(is_space).count();
            let rest = self.rest();
            let comment = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
            self.problem(SyntaxKind::Comment, self.pos, self.pos + comment);
            self.pos += comment;
        }
    }

    /// A run of characters that could be a bare word: `NaN`, `aws.ec2`.
    pub(crate) fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || "_$.-+".contains(c))).unwrap_or(rest.len());
        self.pos += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Whether a word stands here that begins as a number does and is none.
    pub(crate) fn is_minus_infinity(&self) -> bool {
        self.rest().starts_with("-Infinity")
    }

    /// A string from its opening double quote on.
    pub(crate) fn string(&mut self) -> Text {
        let start = self.pos;
        self.pos += 1;
        let rest = self.rest();
        // Nearly all strings hold no escape: their bytes are taken as they stand.
        let plain = rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20);
        match plain.and_then(|at| Some((at, rest.as_bytes().get(at)?))) {
            Some((at, b'"')) => {
                self.pos += at + 1;
                rest.get(..at).unwrap_or_default().into()
            }
            _ => self.escaped_string(start),
        }
    }

    fn escaped_string(&mut self, start: usize) -> Text {
        let mut units = Vec::new();
        let mut controls = false;
        while let Some(c) = self.peek() {
            match c {
                '"' => {
                    self.advance();
                    return Text::from_units(&units);
                }
                '\\' => self.escape(&mut units),
                _ => {
                    if c < ' ' && !controls {
                        controls = true;
                        self.problem(SyntaxKind::ControlCharacter(c as u8), self.pos, self.pos + 1);
                    }
                    units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
                    self.advance();
                }
            }
        }
        self.problem(SyntaxKind::UnclosedString, start, self.pos);
        self.stop();
        Text::from_units(&units)
    }

    fn escape(&mut self, units: &mut Vec<u16>) {
        let start = self.pos;
        self.advance();
        let Some(c) = self.peek() else { return };
        self.advance();
        let plain = match c {
            '"' | '\\' | '/' => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let digits =
                    self.rest().get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
                if let Some(unit) = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
                    self.pos += 4;
                    units.push(unit);
                } else {
                    self.problem(SyntaxKind::BadUnicodeEscape, start, self.pos);
                }
                return;
            }
            other => {
                self.problem(SyntaxKind::UnknownEscape(other), start, self.pos);
                other
            }
        };
        units.extend_from_slice(plain.encode_utf16(&mut [0; 2]));
    }

    /// A string in quotes that JSON does not know, `'x'` or `“x”`; the opening quote is complained of by the caller.
    pub(crate) fn foreign_string(&mut self) -> Text {
        let close: &[char] = match self.peek() {
            Some('\'') => &['\''],
            Some('‘' | '’') => &['‘', '’'],
            _ => &['“', '”', '"'],
        };
        self.advance();
        let rest = self.rest();
        let end = rest.find(|c| close.contains(&c) || c == '\n').unwrap_or(rest.len());
        self.pos += end;
        if self.peek() != Some('\n') {
            self.advance();
        }
        rest.get(..end).unwrap_or_default().into()
    }

    /// A number from its first digit or minus on. None where it is none; then a problem tells why.
    pub(crate) fn number(&mut self) -> Option<Number> {
        let start = self.pos;
        let known = self.problems.len();
        self.take('-');
        self.whole_digits();
        if self.take('.') {
            self.some_digits(DigitsAfter::Point);
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            self.advance();
            if matches!(self.peek(), Some('+' | '-')) {
                self.advance();
            }
            self.some_digits(DigitsAfter::Exponent);
        }
        let lexeme = self.text.get(start..self.pos).unwrap_or_default();
        let sound = self.problems.len() == known || Decimal::parse(lexeme).is_some();
        sound.then(|| Number::new(lexeme))
    }

    fn whole_digits(&mut self) {
        let start = self.pos;
        self.some_digits(DigitsAfter::Minus);
        let digits = self.text.get(start..self.pos).unwrap_or_default();
        if digits.len() > 1 && digits.starts_with('0') {
            self.problem(SyntaxKind::LeadingZero, start, self.pos);
        }
    }

    fn some_digits(&mut self, after: DigitsAfter) {
        let rest = self.rest();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.pos += digits;
        if digits == 0 {
            let next = self.peek();
            let end = self.pos + next.map_or(0, char::len_utf8);
            self.problem(SyntaxKind::MissingDigits(after, next), self.pos, end);
        }
    }
}
