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
        SyntaxKind::UnexpectedCharacter(found @ ..' ', _) => format!(
            "Illegal character ({}): only regular white space (\\r, \\n, \\t) is allowed between tokens",
            named(*found)
        ),
        SyntaxKind::UnexpectedCharacter(found, expected) | SyntaxKind::MissingBeforeClose(found, expected) => {
            format!("{}: {}", unexpected(*found), wanted(*expected))
        }
        SyntaxKind::UnrecognizedToken(word) => {
            format!("Unrecognized token '{}': was expecting ({VALUE})", token(word))
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

/// The reader names one UTF-16 unit.
fn named(c: char) -> String {
    let unit = c.encode_utf16(&mut [0; 2]).first().copied().unwrap_or_default();
    let shown = char::from_u32(u32::from(unit)).unwrap_or('?');
    match unit {
        0..0x20 | 0x7f..0xa0 => format!("(CTRL-CHAR, code {unit})"),
        0..0x100 => format!("'{shown}' (code {unit})"),
        _ => format!("'{shown}' (code {unit} / 0x{unit:x})"),
    }
}

/// The part of a bare word that the reader takes for one: what could be a name in Java, of 256 characters at most.
fn token(word: &str) -> String {
    let name: String = word.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$')).collect();
    match name.char_indices().nth(256) {
        Some((end, _)) => format!("{}...", name.get(..end).unwrap_or_default()),
        None => name,
    }
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
