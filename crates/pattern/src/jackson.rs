//! What EventBridge's JSON reader says of text that is no JSON.

use eventglass_syntax::{Container, DigitsAfter, Expected, SyntaxKind};

const VALUE: &str = "JSON String, Number, Array, Object or token 'null', 'true' or 'false'";

/// The reader's words, without the place it adds. Source: Jackson 2.x, as recorded in the conformance cases; the version
/// that AWS runs may word the end of a sentence differently.
pub(crate) fn text(kind: &SyntaxKind, pattern: &str) -> String {
    match kind {
        SyntaxKind::UnclosedContainer(container, open) => unclosed(*container, *open as usize, pattern),
        SyntaxKind::UnclosedString => "Unexpected end-of-input: was expecting closing quote for a string value".into(),
        SyntaxKind::NoValue => "Filter is not an object".into(),
        SyntaxKind::UnexpectedCharacter(found, expected) | SyntaxKind::MissingBeforeClose(found, expected) => {
            format!("{}: {}", unexpected(*found), wanted(*expected))
        }
        SyntaxKind::UnrecognizedToken(token) => {
            format!("Unrecognized token '{token}': was expecting ({VALUE})")
        }
        SyntaxKind::NonStandardToken(token) => {
            format!("Non-standard token '{token}': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow")
        }
        SyntaxKind::Comment => format!(
            "{}: maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled \
             for parser)",
            unexpected('/')
        ),
        SyntaxKind::LeadingZero => "Invalid numeric value: Leading zeroes not allowed".into(),
        SyntaxKind::LeadingPlus => format!(
            "{} in numeric value: JSON spec does not allow numbers to have plus signs: enable \
             `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow",
            unexpected('+')
        ),
        SyntaxKind::MissingDigits(after, next) => {
            let found = next.map_or_else(|| "Unexpected end-of-input".to_owned(), unexpected);
            let why = match after {
                DigitsAfter::Minus => "expected digit (0-9) to follow minus sign, for valid numeric value",
                DigitsAfter::Point => "Decimal point not followed by a digit",
                DigitsAfter::Exponent => "Exponent indicator not followed by a digit",
            };
            format!("{found} in numeric value: {why}")
        }
        SyntaxKind::UnknownEscape(c) => format!("Unrecognized character escape {}", named(*c)),
        SyntaxKind::BadUnicodeEscape => {
            "Unexpected character in character escape sequence: expected a hex-digit for character escape sequence"
                .into()
        }
        SyntaxKind::ControlCharacter(code) => format!(
            "Illegal unquoted character ((CTRL-CHAR, code {code})): has to be escaped using backslash to be included \
             in string value"
        ),
        SyntaxKind::TooDeep => {
            "Document nesting depth (1001) exceeds the maximum allowed (1000, from \
             `StreamReadConstraints.getMaxNestingDepth()`)"
                .into()
        }
    }
}

fn unexpected(c: char) -> String {
    format!("Unexpected character ({})", named(c))
}

fn named(c: char) -> String {
    format!("'{c}' (code {})", c as u32)
}

fn wanted(expected: Expected) -> String {
    match expected {
        Expected::Key => "was expecting double-quote to start field name".into(),
        Expected::Colon => "was expecting a colon to separate field name and value".into(),
        Expected::Value => format!("expected a valid value ({VALUE})"),
        Expected::CommaIn(Container::Array) => "was expecting comma to separate Array entries".into(),
        Expected::CommaIn(Container::Object) => "was expecting comma to separate Object entries".into(),
    }
}

fn unclosed(container: Container, open: usize, pattern: &str) -> String {
    let before = pattern.get(..open).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count() + 1;
    format!(
        "Unexpected end-of-input: expected close marker for {container:?} (start marker at [Source: \
         (String)\"{pattern}\"; line: {line}, column: {column}])"
    )
}
