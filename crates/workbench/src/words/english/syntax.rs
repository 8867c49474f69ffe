//! What is wrong with JSON, in English.

use eventglass_syntax::{Container, DigitsAfter, Expected, SyntaxKind};

use crate::words::values::meant;
use crate::words::{Advice, named};

pub(super) fn advice(kind: &SyntaxKind) -> Advice {
    match kind {
        SyntaxKind::UnclosedContainer(Container::Object, _) => {
            Advice::new("this object is never closed", "add the missing `}`")
        }
        SyntaxKind::UnclosedContainer(Container::Array, _) => {
            Advice::new("this list is never closed", "add the missing `]`")
        }
        SyntaxKind::UnclosedString => Advice::new("this string is never closed", "add the missing `\"`"),
        SyntaxKind::NoValue => {
            Advice::new("there is nothing here", "write a JSON object, such as `{\"source\": [\"aws.ec2\"]}`")
        }
        SyntaxKind::MissingBeforeClose(bracket, expected) => before_close(*bracket, *expected),
        SyntaxKind::UnexpectedCharacter(found, expected) => unexpected(*found, *expected),
        SyntaxKind::UnrecognizedToken(token) if let Some(json) = meant(token) => Advice::new(
            format!("{} is no JSON value", named(token)),
            format!("write {} instead", named(json)),
        ),
        SyntaxKind::UnrecognizedToken(token) => Advice::new(
            format!("{} is no JSON value", named(token)),
            format!(
                "put it in quotes: `\"{token}\"`; only `true`, `false`, `null` and numbers stand without"
            ),
        ),
        SyntaxKind::NonStandardToken(token) => {
            Advice::new(format!("JSON has no {}", named(token)), "write a number, or put it in quotes")
        }
        SyntaxKind::Comment => Advice::new("JSON has no comments", "remove it"),
        SyntaxKind::LeadingZero => Advice::new(
            "a number cannot begin with zeros",
            "remove the zeros, or put it in quotes where it is an id",
        ),
        SyntaxKind::LeadingPlus => Advice::new("a number cannot begin with `+`", "remove the plus sign"),
        SyntaxKind::MissingDigits(after, _) => Advice::new(
            match after {
                DigitsAfter::Minus => "digits are missing behind the minus sign",
                DigitsAfter::Point => "digits are missing behind the decimal point",
                DigitsAfter::Exponent => "digits are missing in the exponent",
            },
            "complete the number",
        ),
        SyntaxKind::UnknownEscape(c) => Advice::new(
            format!("JSON has no escape `\\{c}`"),
            format!("write `\\\\{c}` for a backslash and `{c}`"),
        ),
        SyntaxKind::BadUnicodeEscape => {
            Advice::new("`\\u` needs four hexadecimal digits", "complete it, such as `\\u00e9`")
        }
        SyntaxKind::ControlCharacter(b'\n') => Advice::new(
            "a string cannot hold a line break",
            "write `\\n`, or close the string before the line ends",
        ),
        SyntaxKind::ControlCharacter(b'\t') => Advice::new("a string cannot hold a raw tab", "write `\\t`"),
        SyntaxKind::ControlCharacter(code) => Advice::new(
            format!("a string cannot hold the control character {code}"),
            format!("write `\\u{code:04x}`, or remove it"),
        ),
        SyntaxKind::TooDeep => Advice::new(
            "more than 1,000 brackets are open here",
            "nest less: EventBridge's reader stops at this depth",
        ),
    }
}

fn before_close(bracket: char, expected: Expected) -> Advice {
    match expected {
        Expected::Key => Advice::new(format!("a comma before `{bracket}`"), "remove the last comma"),
        Expected::Value => Advice::new(
            format!("a value is missing before `{bracket}`"),
            "remove the last comma, or add the value",
        ),
        Expected::Colon => Advice::new("this key has no value", "add `:` and a value"),
        Expected::CommaIn(container) => wrong_bracket(bracket, container),
    }
}

fn wrong_bracket(bracket: char, container: Container) -> Advice {
    let (what, wanted) = match container {
        Container::Array => ("list", ']'),
        Container::Object => ("object", '}'),
    };
    Advice::new(format!("`{bracket}` cannot close this {what}"), format!("close it with `{wanted}` first"))
}

fn unexpected(found: char, expected: Expected) -> Advice {
    match (expected, found) {
        (Expected::Key | Expected::Value, '\'' | '‘' | '’' | '“' | '”') => {
            Advice::new(format!("`{found}` is no quote in JSON"), "use straight double quotes: `\"`")
        }
        (Expected::Key, _) => {
            Advice::new("a key in double quotes is expected here", "write keys as `\"key\"`")
        }
        (Expected::Value, ',') => {
            Advice::new("a value is missing before this comma", "remove one of the commas")
        }
        (Expected::Value, _) => {
            Advice::new(format!("no JSON value begins with `{found}`"), "put text in double quotes")
        }
        (Expected::Colon, _) => {
            Advice::new("a `:` is missing behind the key", "add `:` between key and value")
        }
        (Expected::CommaIn(_), ':') => {
            Advice::new("`:` cannot stand here", "put key and value in an object: `{}`")
        }
        (Expected::CommaIn(_), _) => Advice::new(format!("a comma is missing before `{found}`"), "add `,`"),
    }
}
