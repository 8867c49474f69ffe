//! JSON text for people, exact: number spelling, key order, duplicate keys and lone surrogates stay.

use eventglass_syntax::{Member, Node, Text, Value, push_text};

/// An array or object of scalars stands on one line where that line is no longer than this.
const SHORT: usize = 60;

/// Deeper lines are indented no further: a thousand brackets of hostile text would become a megabyte of
/// blanks.
const DEEPEST_INDENT: usize = 40;

/// The JSON text of a value, indented by two spaces. Of what could not be read the words in `text`, the text
/// it was read from, where they cannot disturb what stands around them; else nothing.
pub(crate) fn pretty(node: &Node, text: &str) -> String {
    let mut printer = Printer { out: String::new(), text };
    printer.value(node, 0);
    printer.out
}

struct Printer<'a> {
    out: String,
    text: &'a str,
}

impl Printer<'_> {
    fn value(&mut self, node: &Node, depth: usize) {
        match &node.value {
            Value::Null => self.out.push_str("null"),
            Value::Bool(value) => self.out.push_str(if *value { "true" } else { "false" }),
            Value::Number(number) => self.out.push_str(number.lexeme()),
            Value::String(text) => self.string(text),
            Value::Array(elements) => self.array(elements, depth),
            Value::Object(members) => self.object(members, depth),
            Value::Unreadable => self.unreadable(node),
        }
    }

    fn array(&mut self, elements: &[Node], depth: usize) {
        if elements.iter().all(is_scalar) && self.short("[", "]", elements, Self::value) {
            return;
        }
        self.long("[", "]", depth, elements, Self::value);
    }

    fn object(&mut self, members: &[Member], depth: usize) {
        let (open, close) = if members.is_empty() { ("{", "}") } else { ("{ ", " }") };
        if members.iter().all(|member| is_scalar(&member.value))
            && self.short(open, close, members, Self::member)
        {
            return;
        }
        self.long("{", "}", depth, members, Self::member);
    }

    fn member(&mut self, member: &Member, depth: usize) {
        self.string(&member.key.value);
        self.out.push_str(": ");
        self.value(&member.value, depth);
    }

    /// Writes items on one line, or takes them back and says false where that is too long.
    fn short<T>(
        &mut self,
        open: &str,
        close: &str,
        items: &[T],
        write: impl Fn(&mut Self, &T, usize),
    ) -> bool {
        let start = self.out.len();
        self.out.push_str(open);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            write(self, item, 0);
            let written = self.out.get(start..).unwrap_or_default();
            if written.len() > SHORT && written.chars().count() + close.len() > SHORT {
                self.out.truncate(start);
                return false;
            }
        }
        self.out.push_str(close);
        true
    }

    fn long<T>(
        &mut self,
        open: &str,
        close: &str,
        depth: usize,
        items: &[T],
        write: impl Fn(&mut Self, &T, usize),
    ) {
        self.out.push_str(open);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            self.line(depth + 1);
            write(self, item, depth + 1);
        }
        self.line(depth);
        self.out.push_str(close);
    }

    fn line(&mut self, depth: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", depth.min(DEEPEST_INDENT)));
    }

    fn string(&mut self, text: &Text) {
        push_text(&mut self.out, text);
    }

    fn unreadable(&mut self, node: &Node) {
        let words = node.span.of(self.text);
        let is_word = |c: char| c.is_alphanumeric() || "_$.+-".contains(c);
        if words.len() <= SHORT && words.chars().all(is_word) {
            self.out.push_str(words);
        }
    }
}

fn is_scalar(node: &Node) -> bool {
    !matches!(node.value, Value::Array(_) | Value::Object(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use eventglass_syntax::parse;

    fn check(text: &str, printed: &str) {
        assert_eq!(pretty(&parse(text).value.unwrap(), text), printed, "{text}");
    }

    #[test]
    fn short_things_stay_on_a_line() {
        check("{}", "{}");
        check("[ ]", "[]");
        check(r#"{"a":[1,2.50e+1,"x"]}"#, "{\n  \"a\": [1, 2.50e+1, \"x\"]\n}");
        check(r#"{"key":"k","value":null}"#, r#"{ "key": "k", "value": null }"#);
        check("[[],{}]", "[\n  [],\n  {}\n]");
        let long = "x".repeat(SHORT);
        check(&format!("[\"{long}\"]"), &format!("[\n  \"{long}\"\n]"));
        let fits = "é".repeat(SHORT - 4);
        check(&format!("[\"{fits}\"]"), &format!("[\"{fits}\"]"));
    }

    #[test]
    fn strings_and_keys_are_exact() {
        check(r#"["\"\\\/\b\f\n\r\t\u0001\u007f"]"#, "[\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u{7f}\"]");
        check(r#"["a\ud800b\ud83d\ude00"]"#, "[\"a\\ud800b😀\"]");
        check(r#"{"a":1,"a":2}"#, r#"{ "a": 1, "a": 2 }"#);
    }

    #[test]
    fn what_could_not_be_read_is_kept_where_it_is_a_word() {
        check(r#"{"a": tru, "b": , "c": 1}"#, r#"{ "a": tru, "b": , "c": 1 }"#);
        check(r#"{"a": #"#, "{ \"a\":  }");
    }
}
