//! The words of a text that is nearly always broken.

use eventglass_syntax::Span;

/// A word of the text and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TokenKind {
    /// `{`
    OpenObject,
    /// `[`
    OpenArray,
    /// `}`
    CloseObject,
    /// `]`
    CloseArray,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `"x"`, `"x` up to the end of its line, `'x'`: the quote, and whether it is closed
    Quoted(u8, bool),
    /// `x`, `true`, `-1.5`
    Bare,
    /// `// x`, `/* x */`
    Comment,
}

impl Token {
    /// The word at an offset or after the blanks there; none at the text's end. Words without quotes end before a colon
    /// where a key is wanted: `arn:aws:s3` is one word elsewhere.
    pub(crate) fn at(text: &str, pos: usize, key: bool) -> Option<Token> {
        let rest = text.get(pos..)?;
        let start = pos + rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        let (kind, len) = match rest.as_bytes().first()? {
            b'{' => (TokenKind::OpenObject, 1),
            b'[' => (TokenKind::OpenArray, 1),
            b'}' => (TokenKind::CloseObject, 1),
            b']' => (TokenKind::CloseArray, 1),
            b',' => (TokenKind::Comma, 1),
            b':' => (TokenKind::Colon, 1),
            quote @ (b'"' | b'\'') => quoted(rest, *quote),
            _ if rest.starts_with("//") => (TokenKind::Comment, rest.find('\n').unwrap_or(rest.len())),
            _ if rest.starts_with("/*") => (TokenKind::Comment, comment(rest)),
            _ => (TokenKind::Bare, bare(rest, key)),
        };
        Some(Token { kind, span: Span::new(start, start + len) })
    }

    /// As [`Token::at`], comments left out.
    pub(crate) fn beyond_comments(text: &str, mut pos: usize, key: bool) -> Option<Token> {
        loop {
            let token = Token::at(text, pos, key)?;
            if token.kind != TokenKind::Comment {
                return Some(token);
            }
            pos = token.span.end as usize;
        }
    }

    /// Whether it is a string or a word without quotes.
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Quoted(..) | TokenKind::Bare)
    }

    /// What stands in it, without quotes.
    pub(crate) fn content(&self) -> Span {
        let Span { start, end } = self.span;
        match self.kind {
            TokenKind::Quoted(_, closed) => Span { start: start + 1, end: end - u32::from(closed) },
            _ => self.span,
        }
    }

    /// Whether a cursor at the offset is in this comment.
    pub(crate) fn comments(&self, text: &str, offset: usize) -> bool {
        let is_closed = self.span.of(text).len() > 3 && self.span.of(text).ends_with("*/");
        offset < self.span.end as usize || offset == self.span.end as usize && !is_closed
    }

    /// Whether a cursor at the offset is in it: what is typed there becomes part of it.
    pub(crate) fn holds(&self, offset: usize) -> bool {
        let offset = offset as u32;
        let open_end = !matches!(self.kind, TokenKind::Quoted(_, true));
        self.span.start < offset && (offset < self.span.end || open_end && offset == self.span.end)
    }
}

/// The string that a text begins with, up to the end of its line, and its length.
fn quoted(text: &str, quote: u8) -> (TokenKind, usize) {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'\n' => {
                return (
                    TokenKind::Quoted(quote, false),
                    text.get(..at).map_or(at, |it| it.trim_end_matches('\r').len()),
                );
            }
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if byte == quote => return (TokenKind::Quoted(quote, true), at + 1),
            _ => {}
        }
    }
    (TokenKind::Quoted(quote, false), text.len())
}

/// The length of the comment in `/*` and `*/` that a text begins with.
fn comment(text: &str) -> usize {
    let inside = text.get(2..).unwrap_or_default();
    inside.find("*/").map_or(text.len(), |end| end + 4)
}

/// The length of the word without quotes that a text begins with.
pub(crate) fn bare(text: &str, key: bool) -> usize {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '{' | '}' | '[' | ']' | ',' | '"') || key && c == ':';
    text.find(ends).unwrap_or(text.len())
}
