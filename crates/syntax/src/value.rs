//! JSON values that know where they were written.

use crate::{Decimal, Span, Spanned, Text};

/// A value and its place. Equality ignores places.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// From its first to after its last byte.
    pub span: Span,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true`
    Bool(bool),
    /// `3.0e2`
    Number(Number),
    /// `"x"`
    String(Text),
    /// `[1, 2]`
    Array(Vec<Node>),
    /// `{"a": 1}`, members in the order of the text, duplicates included
    Object(Vec<Member>),
    /// `{"a": }`: nothing readable stands here; a problem tells more
    Unreadable,
}

/// `"key": value`
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The decoded key; its span includes the quotes.
    pub key: Spanned<Text>,
    /// The value.
    pub value: Node,
}

/// A number as it was spelt.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    lexeme: Box<str>,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Node {
    /// The last member of that name, as a reader that keeps one value for each key sees it.
    pub fn member(&self, key: &str) -> Option<&Node> {
        self.members().iter().rev().find(|member| member.key.value == *key).map(|member| &member.value)
    }

    /// The members of an object; none for anything else.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of an array; none for anything else.
    pub fn elements(&self) -> &[Node] {
        match &self.value {
            Value::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The readable form of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        matches!(self.value, Value::Object(_))
    }
}

impl Number {
    pub(crate) fn new(lexeme: &str) -> Self {
        Number { lexeme: lexeme.into() }
    }

    /// The spelling in the text.
    pub fn lexeme(&self) -> &str {
        &self.lexeme
    }

    /// The exact value; none where the exponent is beyond 32 bits, as for Java's `BigDecimal`.
    pub fn decimal(&self) -> Option<Decimal> {
        Decimal::parse(&self.lexeme)
    }
}
