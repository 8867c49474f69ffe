//! JSON as text: on one line as a payload, indented for people. Number spelling, key order, duplicate keys and lone
//! surrogates stay. What could not be read is `null`, so that what is written is JSON.

use eventglass_syntax::{Member, Node, Text, Value, push_text};

/// Deeper lines are indented no further: a thousand brackets of hostile text would become a megabyte of blanks.
const DEEPEST_INDENT: usize = 40;

/// The JSON text of a value, without white space.
pub fn compact(node: &Node) -> String {
    let mut printer = Printer::new(Manner::Compact);
    printer.value(node, 0);
    printer.out
}

/// The JSON text of a value, indented by two spaces.
pub fn pretty(node: &Node) -> String {
    let mut printer = Printer::new(Manner::Indented);
    printer.value(node, 0);
    printer.out
}

/// How values are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// `{"a":1}`
    Compact,
    /// the same over three lines
    Indented,
    /// `{a:1}`: as a value stands in a text
    Bare,
}

/// Writes values one after another.
pub(crate) struct Printer {
    pub(crate) out: String,
    manner: Manner,
}

impl Printer {
    pub(crate) fn new(manner: Manner) -> Self {
        Printer { out: String::new(), manner }
    }

    pub(crate) fn value(&mut self, node: &Node, depth: usize) {
        match &node.value {
            Value::Bool(value) => self.out.push_str(if *value { "true" } else { "false" }),
            Value::Number(number) if is_json(number.lexeme()) => self.out.push_str(number.lexeme()),
            Value::Null | Value::Number(_) | Value::Unreadable => self.out.push_str("null"),
            Value::String(text) => self.string(text),
            Value::Array(elements) => self.array(elements, depth),
            Value::Object(members) => self.object(members, depth),
        }
    }

    /// An array of values from several places, on one line.
    pub(crate) fn list(&mut self, nodes: &[&Node]) {
        self.out.push('[');
        for (index, node) in nodes.iter().enumerate() {
            self.line(index > 0, 0);
            self.value(node, 0);
        }
        self.out.push(']');
    }

    /// An object of values from several places, on one line.
    pub(crate) fn fields<'a>(&mut self, fields: impl Iterator<Item = (&'static str, &'a Node)>) {
        self.out.push('{');
        for (index, (key, value)) in fields.enumerate() {
            self.line(index > 0, 0);
            self.string(&key.into());
            self.out.push(':');
            self.value(value, 0);
        }
        self.out.push('}');
    }

    fn array(&mut self, elements: &[Node], depth: usize) {
        self.out.push('[');
        for (index, element) in elements.iter().enumerate() {
            self.line(index > 0, depth + 1);
            self.value(element, depth + 1);
        }
        self.close(']', elements.is_empty(), depth);
    }

    fn object(&mut self, members: &[Member], depth: usize) {
        self.out.push('{');
        for (index, Member { key, value }) in members.iter().enumerate() {
            self.line(index > 0, depth + 1);
            self.string(&key.value);
            self.out.push_str(if self.manner == Manner::Indented { ": " } else { ":" });
            self.value(value, depth + 1);
        }
        self.close('}', members.is_empty(), depth);
    }

    fn close(&mut self, bracket: char, is_empty: bool, depth: usize) {
        if !is_empty {
            self.line(false, depth);
        }
        self.out.push(bracket);
    }

    fn line(&mut self, comma: bool, depth: usize) {
        if comma {
            self.out.push(',');
        }
        if self.manner == Manner::Indented {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n("  ", depth.min(DEEPEST_INDENT)));
        }
    }

    fn string(&mut self, text: &Text) {
        if self.manner == Manner::Bare {
            self.out.extend(text.as_str().split('"'));
            return;
        }
        push_text(&mut self.out, text);
    }
}

/// Whether a number that was read is spelt as JSON has it: of a broken text the reader takes `01`, `-.5` and `1.` too.
fn is_json(lexeme: &str) -> bool {
    let unsigned = lexeme.strip_prefix('-').unwrap_or(lexeme);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let is_whole = whole.len() == 1 || !whole.starts_with('0');
    is_whole
        && [whole, fraction, exponent.strip_prefix(['+', '-']).unwrap_or(exponent)]
            .iter()
            .all(|it| is_digits(it))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use eventglass_syntax::parse;

    #[test]
    fn values_are_written_in_three_manners() {
        let cases = [
            ("{}", "{}", "{}", "{}"),
            (" [ ] ", "[]", "[]", "[]"),
            (
                r#"{"a" : [1.50e+1, "x y"]}"#,
                r#"{"a":[1.50e+1,"x y"]}"#,
                "{a:[1.50e+1,x y]}",
                "{\n  \"a\": [\n    1.50e+1,\n    \"x y\"\n  ]\n}",
            ),
            (
                r#"[null,true,{"a":1,"a":2}]"#,
                r#"[null,true,{"a":1,"a":2}]"#,
                "[null,true,{a:1,a:2}]",
                "[\n  null,\n  true,\n  {\n    \"a\": 1,\n    \"a\": 2\n  }\n]",
            ),
            (r#""a\"\ud800\n""#, r#""a\"\ud800\n""#, "a\u{fffd}\n", r#""a\"\ud800\n""#),
            ("[tru]", "[null]", "[null]", "[\n  null\n]"),
            ("[01,0.5]", "[null,0.5]", "[null,0.5]", "[\n  null,\n  0.5\n]"),
            ("[-.5,-0]", "[null,-0]", "[null,-0]", "[\n  null,\n  -0\n]"),
            ("[1.,1.e3]", "[null,null]", "[null,null]", "[\n  null,\n  null\n]"),
        ];
        for (text, on_one_line, bare, indented) in cases {
            let node = parse(text).value.unwrap();
            let mut printer = Printer::new(Manner::Bare);
            printer.value(&node, 0);
            assert_eq!(
                (compact(&node).as_str(), printer.out.as_str(), pretty(&node).as_str()),
                (on_one_line, bare, indented)
            );
        }
    }

    #[test]
    fn numbers_are_json() {
        for lexeme in ["0", "-0", "10", "0.50", "1e5", "1.25E+10", "-2e-09"] {
            assert!(is_json(lexeme), "{lexeme}");
        }
        for lexeme in ["", "-", "01", "-00", ".5", "1.", "1.e5", "1e", "1e+", "+1", "--1", "1e5e5", "1.5.5"] {
            assert!(!is_json(lexeme), "{lexeme}");
        }
    }

    /// Behind so many mistakes that the reader notes no more.
    #[test]
    fn what_is_written_of_a_very_broken_text_is_json() {
        let text = format!("[{}1.5e]", "x,".repeat(100));
        let written = compact(&parse(&text).value.unwrap());
        assert!(parse(&written).problems.is_empty(), "{written}");
    }

    #[test]
    fn indentation_is_bounded() {
        let deep = format!("{}{}", "[".repeat(1_000), "]".repeat(1_000));
        assert!(pretty(&parse(&deep).value.unwrap()).len() < 200_000);
    }
}
