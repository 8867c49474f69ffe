//! What a target of the CDK receives that is put together of fields: `RuleTargetInput.fromText` and `fromObject`.
//!
//! Source: `RuleTargetInput` and `EventField` in `aws-cdk-lib/aws-events`. The names of the paths are those of the CDK.

use eventglass_syntax::{Node, Value, push_escaped};

use super::FoundTarget;
use super::literal::Literal;
use super::pattern::interpolation;

/// How many paths a transformer may have.
const MAX_PATHS: usize = 100;
/// Fields of every event that have a name of their own.
const FIELDS: [(&str, &str); 8] = [
    ("account", "$.account"),
    ("detailType", "$.detail-type"),
    ("detail_type", "$.detail-type"),
    ("eventId", "$.id"),
    ("event_id", "$.id"),
    ("region", "$.region"),
    ("source", "$.source"),
    ("time", "$.time"),
];

/// The transformer that puts a value together, and whether all of it is known; `text` is the text that the value is of.
pub(super) fn transformer(value: &Node, text: &str) -> (FoundTarget, bool) {
    let mut fields = Fields { text, paths: Vec::new(), is_known: true };
    let template = fields.value(value);
    (FoundTarget::Transformer { paths: fields.paths, template }, fields.is_known)
}

struct Fields<'t> {
    text: &'t str,
    paths: Vec<(String, String)>,
    is_known: bool,
}

impl Fields<'_> {
    /// A value in a template. A field alone has no quotes: it may be of any type.
    fn value(&mut self, node: &Node) -> String {
        match &node.value {
            Value::Object(members) => {
                let member = |it: &eventglass_syntax::Member| {
                    let value = self.value(&it.value);
                    [&quoted(it.key.value.as_str()), ":", &value].concat()
                };
                ["{", &members.iter().map(member).collect::<Vec<_>>().join(","), "}"].concat()
            }
            Value::Array(elements) => {
                let elements: Vec<String> = elements.iter().map(|element| self.value(element)).collect();
                ["[", &elements.join(","), "]"].concat()
            }
            Value::String(text) => self.quoted(text.as_str()),
            Value::Number(number) => number.lexeme().into(),
            Value::Bool(value) => if *value { "true" } else { "false" }.into(),
            Value::Null => "null".into(),
            Value::Unreadable => self.expression(node.span.of(self.text)),
        }
    }

    fn expression(&mut self, expression: &str) -> String {
        let formatted = ["f\"", "f'"].iter().find_map(|start| expression.strip_prefix(start));
        match formatted.and_then(|it| it.strip_suffix(['"', '\''])) {
            Some(text) => self.quoted(&text.replace('{', "${")),
            None => match path(expression) {
                Some(path) => self.placeholder(&path),
                None => self.quoted(&["${", expression, "}"].concat()),
            },
        }
    }

    /// A string whose fields are placeholders.
    fn quoted(&mut self, text: &str) -> String {
        let mut out = String::from("\"");
        let mut rest = text;
        while let Some((plain, from)) = rest.find("${").and_then(|at| rest.split_at_checked(at)) {
            push_escaped(&mut out, plain);
            let (inside, behind) = from.split_at_checked(interpolation(from)).unwrap_or((from, ""));
            if let Some(path) = path(inside.trim_start_matches("${").trim_end_matches('}')) {
                out.push_str(&self.placeholder(&path));
            } else {
                self.is_known = false;
                push_escaped(&mut out, inside);
            }
            rest = behind;
        }
        push_escaped(&mut out, rest);
        out.push('"');
        out
    }

    fn placeholder(&mut self, path: &str) -> String {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let mut name = path.trim_start_matches(|c| !is_plain(c)).replace(|c| !is_plain(c), "-");
        while let Some((_, known)) = self.paths.iter().find(|(known, _)| *known == name) {
            if known == path {
                return ["<", &name, ">"].concat();
            }
            name.push_str("-2");
        }
        if self.paths.len() < MAX_PATHS {
            self.paths.push((name.clone(), path.into()));
        }
        ["<", &name, ">"].concat()
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    push_escaped(&mut out, text);
    out.push('"');
    out
}

/// The path of a field: `events.EventField.fromPath('$.detail.id')`, `EventField.time`.
fn path(expression: &str) -> Option<String> {
    let (_, field) = expression.rsplit_once("EventField.")?;
    let call = ["fromPath(", "from_path("].iter().find_map(|call| field.strip_prefix(call));
    match call {
        Some(argument) => Literal::new(argument, 0).value().as_str().map(Into::into),
        None => FIELDS.iter().find(|(name, _)| *name == field.trim_end()).map(|(_, path)| (*path).into()),
    }
}
