//! An `InputTemplate` taken apart: its form, its placeholders, and what in it can never work.

use eventglass_syntax::{Node, Span, Value, parse};

/// A template and what stands in it. Linear in its length.
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html>
#[derive(Clone, Debug)]
pub struct Template<'a> {
    /// As it was written.
    pub text: &'a str,
    /// What it makes.
    pub form: Form,
    /// Its placeholders, in the order of the text.
    pub placeholders: Vec<Placeholder<'a>>,
    /// Each `<` that begins no placeholder.
    pub brackets: Vec<Span>,
}

/// What a template makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// `"AMI <ami>"`, or several such lines: a text. The places of the lines, quotes included
    Lines(Vec<Span>),
    /// `{"ami": <ami>}`: a JSON document
    Document,
    /// `AMI <ami>`: neither; the place where it stops being JSON
    Neither(Span),
}

/// `<ami>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder<'a> {
    /// What stands between the brackets.
    pub name: &'a str,
    /// Its place in the template, brackets included.
    pub span: Span,
    /// Whether it stands between double quotes.
    pub quoted: bool,
}

impl<'a> Template<'a> {
    /// Reads a template. Never fails: the form says where it is none.
    pub fn parse(text: &'a str) -> Template<'a> {
        let mut template =
            Template { text, form: Form::Document, placeholders: Vec::new(), brackets: Vec::new() };
        template.find_placeholders();
        template.form = match lines(text) {
            Some(lines) => Form::Lines(lines),
            None => template.document_form(),
        };
        template
    }

    /// Whether it is a JSON document that is no object and no array: `<ami>`.
    pub fn is_lone_value(&self) -> bool {
        self.form == Form::Document && !self.text.trim_ascii_start().starts_with(['{', '['])
    }

    /// Whether it makes a text.
    pub fn is_text(&self) -> bool {
        matches!(self.form, Form::Lines(_))
    }

    /// Where it stops being JSON, if it is no text either.
    pub fn stops_being_json(&self) -> Option<Span> {
        match self.form {
            Form::Neither(span) => Some(span),
            _ => None,
        }
    }

    /// The placeholders that stand in the key of an object, where none may be.
    pub fn in_keys(&self) -> Vec<&Placeholder<'a>> {
        if self.form != Form::Document {
            return Vec::new();
        }
        let mut keys = Vec::new();
        if let Some(root) = parse(&self.skeleton()).value {
            collect_keys(&root, &mut keys);
        }
        let is_in = |it: &Placeholder, key: &Span| key.start <= it.span.start && it.span.end <= key.end;
        self.placeholders.iter().filter(|it| keys.iter().any(|key| is_in(it, key))).collect()
    }

    fn find_placeholders(&mut self) {
        let (mut quoted, mut escaped) = (false, false);
        for (at, byte) in self.text.bytes().enumerate() {
            match byte {
                b'<' => self.bracket(at, quoted),
                b'"' if !escaped => quoted = !quoted,
                _ => {}
            }
            escaped = byte == b'\\' && !escaped;
        }
    }

    /// Notes what begins with the `<` at an offset.
    fn bracket(&mut self, at: usize, quoted: bool) {
        let rest = self.text.get(at + 1..).unwrap_or_default();
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end).unwrap_or_default();
        if name.is_empty() || !after.starts_with('>') {
            self.brackets.push(Span::new(at, at + 1));
        } else {
            let span = Span::new(at, at + end + 2);
            self.placeholders.push(Placeholder { name, span, quoted });
        }
    }

    fn document_form(&self) -> Form {
        let skeleton = parse(&self.skeleton());
        match (skeleton.problems.first(), skeleton.trailing) {
            (Some(problem), _) => Form::Neither(problem.span),
            (None, Some(trailing)) => Form::Neither(trailing),
            (None, None) => Form::Document,
        }
    }

    /// The template with a string in place of each placeholder that stands outside quotes. Every byte keeps its place.
    fn skeleton(&self) -> String {
        let mut skeleton = String::with_capacity(self.text.len());
        for placeholder in self.placeholders.iter().filter(|it| !it.quoted) {
            let before = Span::new(skeleton.len(), placeholder.span.start as usize);
            skeleton.push_str(before.of(self.text));
            skeleton.push('"');
            skeleton.push_str(placeholder.name);
            skeleton.push('"');
        }
        skeleton.push_str(self.text.get(skeleton.len()..).unwrap_or_default());
        skeleton
    }
}

/// The lines of a template in which each line is a string of its own; empty lines do not count.
fn lines(text: &str) -> Option<Vec<Span>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_ascii();
        let at = start + line.len() - line.trim_ascii_start().len();
        start += line.len();
        if !words.is_empty() {
            found.push(is_one_string(words).then(|| Span::new(at, at + words.len()))?);
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Whether a text begins with a double quote and the next that is not escaped ends it.
fn is_one_string(text: &str) -> bool {
    let mut escaped = false;
    let close = text.bytes().skip(1).position(|byte| match byte {
        _ if escaped => {
            escaped = false;
            false
        }
        b'\\' => {
            escaped = true;
            false
        }
        other => other == b'"',
    });
    text.starts_with('"') && close.map(|at| at + 2) == Some(text.len())
}

fn collect_keys(node: &Node, keys: &mut Vec<Span>) {
    match &node.value {
        Value::Array(elements) => elements.iter().for_each(|it| collect_keys(it, keys)),
        Value::Object(members) => {
            for member in members {
                keys.push(member.key.span);
                collect_keys(&member.value, keys);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_lines_or_a_document() {
        let cases = [
            (r#""AMI <a> is <b>""#, "lines"),
            ("\"one\"\n\n  \"two <a>\"\r\n", "lines"),
            (r#""say \"<a>\"""#, "lines"),
            (r#""{[/ <a>""#, "lines"),
            (r#""""#, "lines"),
            (r#"{"a": <a>, "b": "x <b>", "c": [<c>, 1]}"#, "document"),
            ("[<a>]", "document"),
            ("<a>", "document"),
            ("7", "document"),
            ("AMI <a>", "neither AMI"),
            ("", "neither "),
            ("\"one\" \"two\"", "neither \"two\""),
            ("\"one\"\ntwo", "neither two"),
            ("{\"a\": <a>,}", "neither }"),
            ("{\"a\": <a><b>}", "neither <"),
            ("{\"a\": \"<a>}", "neither \"<a>}"),
            ("{\"a\": 1} junk", "neither junk"),
            ("\"x\\\"", "neither \"x\\\""),
        ];
        for (text, expected) in cases {
            let form = match Template::parse(text).form {
                Form::Lines(lines) => {
                    assert!(
                        lines
                            .iter()
                            .all(|line| line.of(text).starts_with('"') && line.of(text).ends_with('"'))
                    );
                    "lines".to_owned()
                }
                Form::Document => "document".to_owned(),
                Form::Neither(span) => format!("neither {}", span.of(text)),
            };
            assert_eq!(form, expected, "{text}");
        }
    }

    #[test]
    fn placeholders_know_their_quotes() {
        let text = r#"{"a": <a>, "b": "\"<b>", "c": "\\<aws.events.rule-name>", "d\\\\": <x_1>}"#;
        let template = Template::parse(text);
        let found: Vec<_> =
            template.placeholders.iter().map(|it| (it.name, it.span.of(text), it.quoted)).collect();
        assert_eq!(
            found,
            [
                ("a", "<a>", false),
                ("b", "<b>", true),
                ("aws.events.rule-name", "<aws.events.rule-name>", true),
                ("x_1", "<x_1>", false)
            ]
        );
    }

    #[test]
    fn other_brackets_are_told() {
        let text = "\"1 < 2 > 1 </b> <> <a <b> <名> <c\"";
        let template = Template::parse(text);
        assert_eq!(template.brackets.iter().map(|it| it.start).collect::<Vec<_>>(), [3, 11, 16, 19, 26, 32]);
        assert_eq!(template.placeholders.iter().map(|it| it.name).collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn placeholders_in_keys_are_found() {
        let names =
            |text| Template::parse(text).in_keys().iter().map(|it| it.name).collect::<Vec<_>>().join(" ");
        assert_eq!(names(r#"{<a>: 1, "<b>": {"x-<c>": [{<d>: <e>}]}, "f": "<f>"}"#), "a b c d");
        assert_eq!(names(r#"[<a>, "<b>: {"]"#), "");
        assert_eq!(names(r#""<a>""#), "");
    }
}
