//! Text to [`Node`]s, going on after a mistake where it can.

use crate::scan::Scanner;
use crate::{Container, Expected, Member, Node, Span, Spanned, SyntaxKind, SyntaxProblem, Text, Value};

/// How many containers may be open at once: the limit of EventBridge's own reader. It bounds this one's recursion.
pub const MAX_DEPTH: usize = 1_000;
/// After how many values a long reading shows that it goes on: some milliseconds.
const VALUES_A_SIGN: u32 = 10_000;

/// What one value's reading gave.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The value; none in a text of white space.
    pub value: Option<Node>,
    /// What is wrong, in the order of the text; at most 100.
    pub problems: Vec<SyntaxProblem>,
    /// What stands behind the value besides white space. EventBridge ignores it.
    pub trailing: Option<Span>,
}

/// One of several values that follow each other.
#[derive(Clone, Debug)]
pub struct Stream {
    /// The value.
    pub value: Node,
    /// What is wrong with it.
    pub problems: Vec<SyntaxProblem>,
}

/// Reads the one JSON value at the start of a text. Linear in its length; nesting beyond [`MAX_DEPTH`] is a problem.
pub fn parse(text: &str) -> Parsed {
    let mut silent = || {};
    let mut parser = Parser::new(text, 0, text.len(), &mut silent);
    parser.scanner.skip_space();
    let value = parser.scanner.peek().is_some().then(|| parser.value(Expected::Value));
    if value.is_none() {
        parser.scanner.problem(SyntaxKind::NoValue, text.len(), text.len());
    }
    let rest = text.get(parser.scanner.pos..).unwrap_or_default();
    let trailing = rest.trim_ascii();
    let start = parser.scanner.pos + rest.len() - rest.trim_ascii_start().len();
    Parsed {
        value,
        problems: parser.scanner.problems,
        trailing: (!trailing.is_empty()).then(|| Span::new(start, start + trailing.len())),
    }
}

/// Reads all values of a text that follow each other, with white space, commas or nothing between: JSON lines,
/// Firehose files. What is no value becomes an [`Value::Unreadable`] with a problem. A value that is never closed ends
/// before the next line that begins with a bracket, so that one broken line costs one line.
pub fn parse_stream(text: &str) -> Vec<Stream> {
    let mut found = Vec::new();
    parse_stream_alive(text, &mut || {}, &mut |item| found.push(item));
    found
}

/// Reads as [`parse_stream`], gives each value to `take` as soon as it is read, and calls `alive` now and then: after
/// each value of the stream, and within one for every 10,000 values that it holds.
pub fn parse_stream_alive(text: &str, alive: &mut dyn FnMut(), take: &mut dyn FnMut(Stream)) {
    let mut pos = 0;
    // Up to where a value may reach. The whole text, until one is never closed.
    let mut end = text.len();
    let mut by_line = false;
    loop {
        let rest = text.get(pos..).unwrap_or_default();
        pos += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n', ',', '\u{feff}']).len();
        if pos >= text.len() {
            return;
        }
        if by_line && pos >= end {
            end = next_bracket_line(text, pos);
        }
        let (mut item, mut after) = stream_item(text, pos, end, alive);
        if !by_line && is_unclosed(&item.problems) {
            by_line = true;
            end = next_bracket_line(text, pos);
            (item, after) = stream_item(text, pos, end, alive);
        }
        take(item);
        alive();
        pos = after;
    }
}

fn stream_item(text: &str, start: usize, end: usize, alive: &mut dyn FnMut()) -> (Stream, usize) {
    let mut parser = Parser::new(text, start, end, alive);
    let opens = matches!(parser.scanner.peek(), Some('{' | '['));
    let value = parser.value(Expected::Value);
    if !opens && matches!(value.value, Value::Unreadable) {
        // Prose between values: the whole run up to the next bracket is one problem, not one for each word.
        let rest = text.get(start..end).unwrap_or_default();
        let skipped = rest.find(['{', '[']).unwrap_or(rest.len()).max(1);
        let stop = (start + skipped).max(parser.scanner.pos.min(end));
        let span = Span::new(start, start + text.get(start..stop).unwrap_or(rest).trim_end().len());
        let mut problems = parser.scanner.problems;
        problems.truncate(1);
        for problem in &mut problems {
            problem.span = span;
        }
        return (Stream { value: Node { value: Value::Unreadable, span }, problems }, stop);
    }
    let after = parser.scanner.pos.max(start + 1);
    (Stream { value, problems: parser.scanner.problems }, after)
}

fn is_unclosed(problems: &[SyntaxProblem]) -> bool {
    use SyntaxKind as K;
    let swallows = |kind: &K| matches!(kind, K::UnclosedContainer(..) | K::UnclosedString | K::TooDeep);
    problems.iter().any(|problem| swallows(&problem.kind))
}

/// The end of the last line before the next one that begins with a bracket, or of the text.
fn next_bracket_line(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let next =
        rest.match_indices('\n').find(|(at, _)| matches!(rest.as_bytes().get(at + 1), Some(b'{' | b'[')));
    next.map_or(text.len(), |(at, _)| from + at + 1)
}

struct Parser<'a> {
    scanner: Scanner<'a>,
    open_arrays: usize,
    open_objects: usize,
    /// Called now and then.
    alive: &'a mut dyn FnMut(),
    /// How many values are read until then.
    until_sign: u32,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, start: usize, end: usize, alive: &'a mut dyn FnMut()) -> Self {
        let scanner = Scanner::new(text, start, end);
        Parser { scanner, open_arrays: 0, open_objects: 0, alive, until_sign: VALUES_A_SIGN }
    }

    fn value(&mut self, expected: Expected) -> Node {
        self.until_sign -= 1;
        if self.until_sign == 0 {
            self.until_sign = VALUES_A_SIGN;
            (self.alive)();
        }
        let start = self.scanner.pos;
        let value = match self.scanner.peek() {
            Some('{') => self.nested(Container::Object),
            Some('[') => self.nested(Container::Array),
            Some('"') => Value::String(self.scanner.string()),
            Some('-') if self.scanner.is_minus_infinity() => self.name(),
            Some('-' | '0'..='9') => self.scanner.number().map_or(Value::Unreadable, Value::Number),
            Some(c) if c.is_alphabetic() || c == '_' || c == '$' => self.name(),
            _ => self.foreign(expected),
        };
        Node { value, span: Span::new(start, self.scanner.pos) }
    }

    fn name(&mut self) -> Value {
        let start = self.scanner.pos;
        let word = self.scanner.word();
        let kind = match word {
            "null" => return Value::Null,
            "true" => return Value::Bool(true),
            "false" => return Value::Bool(false),
            "NaN" | "Infinity" | "-Infinity" => SyntaxKind::NonStandardToken(word.into()),
            _ => SyntaxKind::UnrecognizedToken(word.into()),
        };
        self.scanner.problem(kind, start, self.scanner.pos);
        Value::Unreadable
    }

    /// What is no JSON value but often stands for one.
    fn foreign(&mut self, expected: Expected) -> Value {
        let start = self.scanner.pos;
        match self.scanner.peek() {
            Some('\'' | '‘' | '’' | '“' | '”') => {
                self.scanner.unexpected(expected);
                Value::String(self.scanner.foreign_string())
            }
            Some('+') => {
                self.scanner.problem(SyntaxKind::LeadingPlus, start, start + 1);
                self.scanner.advance();
                self.scanner.number().map_or(Value::Unreadable, Value::Number)
            }
            _ => {
                self.scanner.unexpected(expected);
                self.scanner.advance();
                self.scanner.word();
                Value::Unreadable
            }
        }
    }

    fn nested(&mut self, container: Container) -> Value {
        if self.open_arrays + self.open_objects == MAX_DEPTH {
            self.scanner.problem(SyntaxKind::TooDeep, self.scanner.pos, self.scanner.pos + 1);
            self.scanner.stop();
            return Value::Unreadable;
        }
        match container {
            Container::Array => {
                self.open_arrays += 1;
                let value = self.array();
                self.open_arrays -= 1;
                value
            }
            Container::Object => {
                self.open_objects += 1;
                let value = self.object();
                self.open_objects -= 1;
                value
            }
        }
    }

    fn array(&mut self) -> Value {
        let open = self.scanner.pos;
        self.scanner.advance();
        let mut elements = Vec::new();
        let mut after_comma = false;
        loop {
            self.scanner.skip_space();
            match self.scanner.peek() {
                None => break self.unclosed(Container::Array, open),
                Some(']' | '}') if !after_comma && elements.is_empty() => {
                    break self.close(']', Expected::Value);
                }
                Some(']' | '}') => {
                    self.scanner.unexpected(Expected::Value);
                    break self.close_silently(']');
                }
                Some(',') => self.scanner.unexpected(Expected::Value),
                Some(_) => elements.push(self.value(Expected::Value)),
            }
            if !self.separator(Container::Array, open, &mut after_comma) {
                break;
            }
        }
        Value::Array(elements)
    }

    fn object(&mut self) -> Value {
        let open = self.scanner.pos;
        self.scanner.advance();
        let mut members = Vec::new();
        let mut after_comma = false;
        loop {
            self.scanner.skip_space();
            match self.scanner.peek() {
                None => break self.unclosed(Container::Object, open),
                Some('}' | ']') if !after_comma && members.is_empty() => {
                    break self.close('}', Expected::Key);
                }
                Some('}' | ']') => {
                    self.scanner.unexpected(Expected::Key);
                    break self.close_silently('}');
                }
                Some(',') => self.scanner.unexpected(Expected::Key),
                Some(_) => members.extend(self.member()),
            }
            if !self.separator(Container::Object, open, &mut after_comma) {
                break;
            }
        }
        Value::Object(members)
    }

    fn member(&mut self) -> Option<Member> {
        let start = self.scanner.pos;
        let key = self.key()?;
        let key = Spanned { value: key, span: Span::new(start, self.scanner.pos) };
        self.scanner.skip_space();
        if !self.scanner.take(':') {
            self.scanner.unexpected(Expected::Colon);
        }
        self.scanner.skip_space();
        let here = self.scanner.pos;
        let value = match self.scanner.peek() {
            None => Node { value: Value::Unreadable, span: Span::new(here, here) },
            Some(',' | '}' | ']') => {
                self.scanner.unexpected(Expected::Value);
                Node { value: Value::Unreadable, span: Span::new(here, here) }
            }
            Some(_) => self.value(Expected::Value),
        };
        Some(Member { key, value })
    }

    fn key(&mut self) -> Option<Text> {
        match self.scanner.peek()? {
            '"' => Some(self.scanner.string()),
            '\'' | '‘' | '’' | '“' | '”' => {
                self.scanner.unexpected(Expected::Key);
                Some(self.scanner.foreign_string())
            }
            c => {
                self.scanner.unexpected(Expected::Key);
                let word = self.scanner.word();
                if word.is_empty() {
                    if matches!(c, '{' | '[') {
                        self.value(Expected::Key);
                    } else {
                        self.scanner.advance();
                    }
                    return None;
                }
                Some(word.into())
            }
        }
    }

    /// Steps over what stands between two items. False at the end of the container.
    fn separator(&mut self, container: Container, open: usize, after_comma: &mut bool) -> bool {
        let expected = Expected::CommaIn(container);
        self.scanner.skip_space();
        match self.scanner.peek() {
            Some(',') => {
                self.scanner.advance();
                *after_comma = true;
                true
            }
            Some(']' | '}') => {
                let close = if container == Container::Array { ']' } else { '}' };
                self.close(close, expected);
                false
            }
            None => {
                self.unclosed(container, open);
                false
            }
            Some(_) => {
                self.scanner.unexpected(expected);
                *after_comma = true;
                true
            }
        }
    }

    fn unclosed(&mut self, container: Container, open: usize) {
        let end = self.scanner.pos;
        self.scanner.problem(SyntaxKind::UnclosedContainer(container, open as u32), end, end);
        self.scanner.stop();
    }

    /// The closing bracket, or another one with a complaint: that one is left for an outer container.
    fn close(&mut self, bracket: char, expected: Expected) {
        if self.scanner.peek() != Some(bracket) {
            self.scanner.unexpected(expected);
        }
        self.close_silently(bracket);
    }

    fn close_silently(&mut self, bracket: char) {
        // A wrong bracket closes an outer container of its kind, where one is open; else it is a slip for this one.
        let awaited = if bracket == ']' { self.open_objects } else { self.open_arrays };
        if !self.scanner.take(bracket) && awaited == 0 {
            self.scanner.advance();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DigitsAfter;

    fn kinds(text: &str) -> Vec<(SyntaxKind, &str)> {
        parse(text).problems.into_iter().map(|problem| (problem.kind, problem.span.of(text))).collect()
    }

    fn keys(text: &str) -> Vec<String> {
        let value = parse(text).value.unwrap();
        value.members().iter().map(|member| member.key.value.to_string()).collect()
    }

    #[test]
    fn good_text_has_no_problem() {
        for text in ["{}", "[1, -2.5e-3, \"\\u00e9\\n\", null, true]", " {\"a\":{\"b\":[]}} ", "\"\\ud800\""]
        {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn mistakes_are_underlined() {
        use SyntaxKind as K;
        let cases: &[(&str, SyntaxKind, &str)] = &[
            ("[1,]", K::MissingBeforeClose(']', Expected::Value), "]"),
            ("{\"a\":1,}", K::MissingBeforeClose('}', Expected::Key), "}"),
            ("{\"a\" 1}", K::UnexpectedCharacter('1', Expected::Colon), "1"),
            ("[1 2]", K::UnexpectedCharacter('2', Expected::CommaIn(Container::Array)), "2"),
            ("['x']", K::UnexpectedCharacter('\'', Expected::Value), "'"),
            ("{a:1}", K::UnexpectedCharacter('a', Expected::Key), "a"),
            ("[tru]", K::UnrecognizedToken("tru".into()), "tru"),
            ("[NaN]", K::NonStandardToken("NaN".into()), "NaN"),
            ("[-Infinity]", K::NonStandardToken("-Infinity".into()), "-Infinity"),
            ("[01]", K::LeadingZero, "01"),
            ("[+1]", K::LeadingPlus, "+"),
            ("[1.]", K::MissingDigits(DigitsAfter::Point, Some(']')), "]"),
            ("[\"\\q\"]", K::UnknownEscape('q'), "\\q"),
            ("[\"a\tb\"]", K::ControlCharacter(9), "\t"),
            ("[1, // one\n2]", K::Comment, "// one"),
            ("[\"a", K::UnclosedString, "\"a"),
            ("{\"a\": [1", K::UnclosedContainer(Container::Array, 6), ""),
            ("{\"a\": }", K::MissingBeforeClose('}', Expected::Value), "}"),
            ("{\"a\": [1}", K::MissingBeforeClose('}', Expected::CommaIn(Container::Array)), "}"),
            ("", K::NoValue, ""),
        ];
        for (text, kind, underlined) in cases {
            assert_eq!(kinds(text), [(kind.clone(), *underlined)], "{text}");
        }
    }

    #[test]
    fn reading_goes_on_after_a_mistake() {
        assert_eq!(keys("{\"a\": tru, 'b': [1,,2], c: 3 \"d\": 4}"), ["a", "b", "c", "d"]);
        assert_eq!(keys("{\"a\": [1, 2}"), ["a"]);
        assert_eq!(keys("{\"a\": {\"x\": 1], \"b\": 2}"), ["a", "b"]);
    }

    #[test]
    fn depth_is_bounded() {
        let deep = |n: usize| "[".repeat(n) + &"]".repeat(n);
        assert_eq!(kinds(&deep(1_000)), []);
        assert_eq!(kinds(&deep(1_001)), [(SyntaxKind::TooDeep, "[")]);
        assert_eq!(kinds(&"[".repeat(100_000)), [(SyntaxKind::TooDeep, "[")]);
        assert_eq!(kinds(&"{\"a\":".repeat(100_000)).len(), 1);
    }

    #[test]
    fn text_behind_the_value_is_pointed_out() {
        let text = "{} junk ";
        assert_eq!(parse(text).trailing.map(|span| span.of(text)), Some("junk"));
        assert_eq!(parse("{} \n").trailing, None);
    }

    fn stream(text: &str) -> Vec<(&str, usize)> {
        parse_stream(text).into_iter().map(|item| (item.value.span.of(text), item.problems.len())).collect()
    }

    #[test]
    fn values_may_follow_each_other_in_any_way() {
        assert_eq!(
            stream("{}{}\n[1]\n\n{\"a\":1},{}"),
            [("{}", 0), ("{}", 0), ("[1]", 0), ("{\"a\":1}", 0), ("{}", 0)]
        );
    }

    #[test]
    fn a_broken_line_costs_one_line() {
        let found = stream("{\"a\":1}\n{\"b\":\n{\"c\":3}\n{\"d\":\"x\n{\"e\":5}");
        assert_eq!(
            found,
            [("{\"a\":1}", 0), ("{\"b\":\n", 1), ("{\"c\":3}", 0), ("{\"d\":\"x\n", 2), ("{\"e\":5}", 0)]
        );
    }

    #[test]
    fn prose_between_values_is_one_problem() {
        assert_eq!(
            stream("$ cat events\n{\"a\":1}\nbye bye"),
            [("$ cat events", 1), ("{\"a\":1}", 0), ("bye bye", 1)]
        );
        assert_eq!(stream("}}]"), [("}}]", 1)]);
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_much(text in "[\\[\\]{}:,\"'a1\\\\ \n.-]{0,60}") {
            parse(&text);
            let mut end = 0;
            for item in parse_stream(&text) {
                proptest::prop_assert!(item.value.span.start >= end, "items overlap");
                end = item.value.span.end;
            }
        }
    }

    #[test]
    fn a_long_reading_shows_that_it_goes_on() {
        let signs = |text: &str| {
            let (mut signs, mut values) = (0, 0);
            parse_stream_alive(text, &mut || signs += 1, &mut |_| values += 1);
            (signs, values)
        };
        assert_eq!(signs(""), (0, 0));
        assert_eq!(signs("{} {}\n[]"), (3, 3));
        assert_eq!(signs(&format!("[{}]", "1,".repeat(25_000))), (3, 1));
        assert_eq!(
            signs(&format!("{{{}", "\"a\":[],".repeat(25_000))),
            (5, 1),
            "what is never closed is read twice"
        );
    }
}
