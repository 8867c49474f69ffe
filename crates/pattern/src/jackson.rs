//! What EventBridge's JSON reader says of text that is no JSON.

use std::ops::RangeInclusive;

use eventglass_syntax::{Container, DigitsAfter, Expected, Member, Node, Span, SyntaxKind, Value, parse};

const END_IN_ESCAPE: &str = "Unexpected end-of-input in character escape sequence";
const VALUE: &str = "JSON String, Number, Array, Object or token 'null', 'true' or 'false'";

/// The signs of currencies: names in Java may hold them. Source: `Sc` in Unicode's basic plane.
const CURRENCIES: [RangeInclusive<char>; 18] = [
    '$'..='$',
    '\u{a2}'..='\u{a5}',
    '\u{58f}'..='\u{58f}',
    '\u{60b}'..='\u{60b}',
    '\u{7fe}'..='\u{7ff}',
    '\u{9f2}'..='\u{9f3}',
    '\u{9fb}'..='\u{9fb}',
    '\u{af1}'..='\u{af1}',
    '\u{bf9}'..='\u{bf9}',
    '\u{e3f}'..='\u{e3f}',
    '\u{17db}'..='\u{17db}',
    '\u{20a0}'..='\u{20c0}',
    '\u{a838}'..='\u{a838}',
    '\u{fdfc}'..='\u{fdfc}',
    '\u{fe69}'..='\u{fe69}',
    '\u{ff04}'..='\u{ff04}',
    '\u{ffe0}'..='\u{ffe1}',
    '\u{ffe5}'..='\u{ffe6}',
];

/// The reader's words, without the place it adds. Source: Jackson 2.x, as recorded in the conformance cases; the version
/// that AWS runs may word the end of a sentence differently.
pub(crate) fn text(kind: &SyntaxKind, pattern: &str) -> String {
    match kind {
        SyntaxKind::UnclosedContainer(container, open) => unclosed(kind, *container, *open as usize, pattern),
        SyntaxKind::UnclosedString if ends_in_escape(pattern) => END_IN_ESCAPE.into(),
        SyntaxKind::UnclosedString if Place::of(kind, pattern).in_key() => {
            "Unexpected end-of-input in field name".into()
        }
        SyntaxKind::UnclosedString => {
            "Unexpected end-of-input: was expecting closing quote for a string value".into()
        }
        SyntaxKind::NoValue => "Filter is not an object".into(),
        SyntaxKind::UnexpectedCharacter(found @ ..' ', _) => format!(
            "Illegal character ({}): only regular white space (\\r, \\n, \\t) is allowed between tokens",
            named(*found)
        ),
        SyntaxKind::UnexpectedCharacter('/', _) | SyntaxKind::Comment => format!(
            "{}: maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled \
             for parser)",
            unexpected('/')
        ),
        SyntaxKind::UnexpectedCharacter(found, Expected::Value) if is_currency(*found) => {
            unrecognized(Place::of(kind, pattern).rest())
        }
        SyntaxKind::UnexpectedCharacter(found, expected) => {
            format!("{}: {}", unexpected(*found), wanted(*expected))
        }
        SyntaxKind::MissingBeforeClose(found, expected) => {
            before_close(*found, *expected, Place::of(kind, pattern).before())
                .unwrap_or_else(|open| mismatch(*found, open, pattern))
        }
        SyntaxKind::UnrecognizedToken(word) => unrecognized(word),
        SyntaxKind::NonStandardToken(token) => {
            format!(
                "Non-standard token '{token}': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"
            )
        }
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
            let digits = Place::of(kind, pattern).rest().trim_start_matches("\\u");
            digits.chars().find(|c| !c.is_ascii_hexdigit()).map_or_else(
                || END_IN_ESCAPE.into(),
                |c| format!("{}: expected a hex-digit for character escape sequence", unexpected(c)),
            )
        }
        SyntaxKind::ControlCharacter(code) => format!(
            "Illegal unquoted character ((CTRL-CHAR, code {code})): has to be escaped using backslash to be included \
             in {}",
            if Place::of(kind, pattern).in_key() { "name" } else { "string value" }
        ),
        SyntaxKind::TooDeep => "Document nesting depth (1001) exceeds the maximum allowed (1000, from \
             `StreamReadConstraints.getMaxNestingDepth()`)"
            .into(),
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
    let is_part = |c: &char| c.is_alphanumeric() || *c == '_' || is_currency(*c);
    let name: String = word.chars().take_while(is_part).collect();
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

fn unrecognized(word: &str) -> String {
    format!("Unrecognized token '{}': was expecting ({VALUE})", token(word))
}

fn is_currency(c: char) -> bool {
    CURRENCIES.iter().any(|signs| signs.contains(&c))
}

/// The first place in a pattern that has a kind of mistake. Of a mistake only its kind is known here, so the pattern is
/// read again; EventBridge refuses it for the first.
struct Place<'p> {
    pattern: &'p str,
    root: Option<Node>,
    span: Span,
}

impl<'p> Place<'p> {
    fn of(kind: &SyntaxKind, pattern: &'p str) -> Self {
        let parsed = parse(pattern);
        let span = parsed.problems.iter().find(|problem| problem.kind == *kind).map(|problem| problem.span);
        Place { pattern, root: parsed.value, span: span.unwrap_or_default() }
    }

    fn before(&self) -> &'p str {
        self.pattern.get(..self.span.start as usize).unwrap_or_default()
    }

    fn rest(&self) -> &'p str {
        self.pattern.get(self.span.start as usize..).unwrap_or_default()
    }

    fn in_key(&self) -> bool {
        self.any_member(|member| {
            member.key.span.start <= self.span.start && self.span.end <= member.key.span.end
        })
    }

    fn in_member(&self) -> bool {
        self.any_member(|member| member.value.span == self.span)
    }

    /// Not by recursion: patterns nest deep.
    fn any_member(&self, is_wanted: impl Fn(&Member) -> bool) -> bool {
        let mut open: Vec<&Node> = self.root.iter().collect();
        while let Some(node) = open.pop() {
            match &node.value {
                Value::Array(elements) => open.extend(elements),
                Value::Object(members) if members.iter().any(&is_wanted) => return true,
                Value::Object(members) => open.extend(members.iter().map(|member| &member.value)),
                _ => {}
            }
        }
        false
    }
}

fn ends_in_escape(pattern: &str) -> bool {
    let backslashes = pattern.len() - pattern.trim_end_matches('\\').len();
    backslashes % 2 == 1
}

/// What is said of a closing bracket; where it is the wrong one for the container that is open, which one that is.
fn before_close(found: char, expected: Expected, before: &str) -> Result<String, (Container, usize)> {
    let is_first_or_next = !before.trim_ascii_end().ends_with([',', ':']) && expected != Expected::Colon;
    match innermost(before).filter(|_| is_first_or_next) {
        Some(open) => Err(open),
        None if found == '}' && expected == Expected::Value => {
            Ok(format!("{}: expected a value", unexpected(found)))
        }
        None => Ok(format!("{}: {}", unexpected(found), wanted(expected))),
    }
}

/// The innermost container that is open at the end of a text without mistakes.
fn innermost(text: &str) -> Option<(Container, usize)> {
    let mut open = Vec::new();
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'[' => open.push((Container::Array, at)),
            b'{' => open.push((Container::Object, at)),
            b']' | b'}' => drop(open.pop()),
            b'"' => {
                while let Some((_, byte)) = bytes.next().filter(|(_, byte)| *byte != b'"') {
                    if byte == b'\\' {
                        bytes.next();
                    }
                }
            }
            _ => {}
        }
    }
    open.pop()
}

fn mismatch(found: char, (container, open): (Container, usize), pattern: &str) -> String {
    let close = if container == Container::Array { ']' } else { '}' };
    let place = place(open, pattern);
    format!("Unexpected close marker '{found}': expected '{close}' (for {container:?} starting at {place})")
}

fn unclosed(kind: &SyntaxKind, container: Container, open: usize, pattern: &str) -> String {
    if pattern.trim_ascii_end().ends_with(',') || Place::of(kind, pattern).in_member() {
        return format!("Unexpected end-of-input within/between {container:?} entries");
    }
    let place = place(open, pattern);
    format!("Unexpected end-of-input: expected close marker for {container:?} (start marker at {place})")
}

fn place(open: usize, pattern: &str) -> String {
    let before = pattern.get(..open).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count() + 1;
    format!("[Source: (String)\"{pattern}\"; line: {line}, column: {column}]")
}
