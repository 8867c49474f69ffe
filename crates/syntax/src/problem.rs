//! What can be wrong with a JSON text, as facts.

use crate::Span;

/// Something in the text that JSON does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxProblem {
    /// What it is.
    pub kind: SyntaxKind,
    /// The offending text; empty at the end of the text.
    pub span: Span,
}

/// A kind of JSON mistake. Each variant's comment is a text that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxKind {
    /// `{"a": [1`: the text ends while this container is open; the offset is that of its bracket
    UnclosedContainer(Container, u32),
    /// `"abc`: the text ends inside a string
    UnclosedString,
    /// an empty text
    NoValue,
    /// `[1 2]`: another character was expected here
    UnexpectedCharacter(char, Expected),
    /// `{"a": }`, `[1,]`: a closing bracket where a value or a key was expected, after a comma or not
    MissingBeforeClose(char, Expected),
    /// `[tru]`
    UnrecognizedToken(Box<str>),
    /// `[NaN]`
    NonStandardToken(Box<str>),
    /// `// note`
    Comment,
    /// `[01]`
    LeadingZero,
    /// `[+1]`
    LeadingPlus,
    /// `[1.]`: the next character, where there is one
    MissingDigits(DigitsAfter, Option<char>),
    /// `"\q"`
    UnknownEscape(char),
    /// `"\u00g0"`
    BadUnicodeEscape,
    /// a raw tab in a string
    ControlCharacter(u8),
    /// more than 1,000 open brackets
    TooDeep,
}

/// What the reader was looking for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// after `{` or a comma in an object
    Key,
    /// after a key
    Colon,
    /// after `[`, a comma or a colon
    Value,
    /// after a value in an array or object
    CommaIn(Container),
}

/// A bracketed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// `[]`
    Array,
    /// `{}`
    Object,
}

/// Where digits are missing in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigitsAfter {
    /// `-`
    Minus,
    /// `1.`
    Point,
    /// `1e`
    Exponent,
}
