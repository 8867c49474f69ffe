//! Terraform: resources, modules, and parts of them.

use std::ops::Range;

use eventglass_syntax::{Member, Node, Span, Spanned, Value, parse};
use hcl_edit::expr::{Expression, FuncCall, ObjectKey};
use hcl_edit::structure::{Body, Structure};
use hcl_edit::template::{Element, Template};

use super::pattern::Reader;
use super::walk::Around;
use super::{Form, Found, MAX_RULES};

/// A longer text is not read as a whole: each attribute is compared with all others of its block, so that cost grows with the
/// square of the length.
const MAX_LENGTH: usize = 128 * 1024;

/// How many brackets may be open at once: the reader takes much of the stack for each.
const MAX_NESTING: usize = 32;
/// How long an attribute may be that is read for itself. A pattern has no more than 4,096 characters.
const MAX_ATTRIBUTE: usize = 16 * 1024;

/// The rules in a text that is Terraform.
pub(super) fn find(text: &str) -> Option<Found> {
    if !text.contains("pattern") || !text.contains('=') {
        return None;
    }
    let mut reader = Reader::new(text, Form::Terraform);
    reader.interpolates = true;
    match tree(text) {
        Some(tree) => reader.walk(&tree, Around::of(Form::Terraform)),
        None => attributes(&mut reader),
    }
    reader.found()
}

fn tree(text: &str) -> Option<Node> {
    let is_bounded = text.len() <= MAX_LENGTH && nesting(text) <= MAX_NESTING;
    let body = is_bounded.then(|| hcl_edit::parser::parse_body(text).ok())??;
    Some(Tree { text }.body(&body, Span::new(0, text.len())))
}

/// How many brackets are open at once at most, those in strings included.
fn nesting(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => open += 1,
            b')' | b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

/// Takes the patterns of a text that cannot be read as a whole: each attribute for itself, by the label before it.
fn attributes(reader: &mut Reader<'_>) {
    const KEY: &str = "event_pattern";
    const RULE: &str = "\"aws_cloudwatch_event_rule\"";
    let text = reader.text;
    let mut behind = 0;
    for (start, _) in text.match_indices(KEY).take(MAX_RULES) {
        let end = text.floor_char_boundary(start + MAX_ATTRIBUTE);
        let near = text.get(start..end).filter(|_| start >= behind);
        let Some(attribute) = near.and_then(attribute) else { continue };
        let Some(tree) = tree(attribute) else { continue };
        let before = text.get(behind..start).unwrap_or_default();
        let label = before.rfind(RULE).and_then(|at| before.get(at + RULE.len()..)?.split('"').nth(1));
        behind = start + attribute.len();
        for member in tree.members() {
            let pattern = shifted(member.value.clone(), start as u32);
            reader.rule(Form::Terraform, label, label, &pattern, None);
        }
    }
}

/// The attribute that a text begins with, up to the end of its value. None where that is none of those that patterns are
/// written with.
fn attribute(text: &str) -> Option<&str> {
    let (_, value) = text.split_once('=')?;
    let start = text.len() - value.len();
    let value = value.trim_start();
    let start = start + text.get(start..)?.len() - value.len();
    let length = if value.starts_with("jsonencode(") {
        closing(value)?
    } else if let Some(heredoc) = value.strip_prefix("<<") {
        let mark = heredoc.trim_start_matches('-').lines().next()?.trim();
        let mut ends = value.match_indices(mark).skip(1).map(|(at, _)| at);
        let is_alone =
            |at: &usize| value.get(..*at).is_some_and(|it| it.trim_end_matches([' ', '\t']).ends_with('\n'));
        ends.find(is_alone)? + mark.len()
    } else {
        value.find(['\r', '\n']).filter(|_| value.starts_with('"'))?
    };
    text.get(..start + length)
}

/// Where the first bracket of a text is closed.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut in_comment = false;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            _ if in_comment => in_comment = c != '\n',
            '#' if !in_string => in_comment = true,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            '(' | '[' | '{' if !in_string => depth += 1,
            ')' | ']' | '}' if !in_string => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A value that was read from a part of the text.
fn shifted(mut node: Node, by: u32) -> Node {
    let shift = |span: Span| Span { start: span.start + by, end: span.end + by };
    node.span = shift(node.span);
    node.value = match node.value {
        Value::Array(elements) => Value::Array(elements.into_iter().map(|it| shifted(it, by)).collect()),
        Value::Object(members) => {
            let member = |Member { mut key, value }| {
                key.span = shift(key.span);
                Member { key, value: shifted(value, by) }
            };
            Value::Object(members.into_iter().map(member).collect())
        }
        other => other,
    };
    node
}

/// Turns Terraform into values: a block into an object below its labels, an expression into what it says, or into
/// something unreadable.
struct Tree<'t> {
    text: &'t str,
}

impl Tree<'_> {
    fn body(&self, body: &Body, span: Span) -> Node {
        let members = body.iter().map(|structure| match structure {
            Structure::Attribute(attribute) => {
                let key = spanned(attribute.key.as_str(), hcl_edit::Span::span(&attribute.key));
                Member { key, value: self.expression(&attribute.value) }
            }
            Structure::Block(block) => {
                let span = place(hcl_edit::Span::span(block));
                let inner = self.body(&block.body, span);
                let labels = block.labels.iter().rev();
                let inner = labels.fold(inner, |inner, label| within(label.as_str(), inner));
                let key = spanned(block.ident.as_str(), hcl_edit::Span::span(&block.ident));
                Member { key, value: inner }
            }
        });
        Node { value: Value::Object(members.collect()), span }
    }

    fn expression(&self, expression: &Expression) -> Node {
        let span = place(hcl_edit::Span::span(expression));
        let value = match expression {
            Expression::Null(_) => Value::Null,
            Expression::Bool(value) => Value::Bool(*value.value()),
            // A negative number is an operation on a number.
            Expression::Number(_) | Expression::UnaryOp(_) => number(span.of(self.text)),
            Expression::String(text) => Value::String(text.as_str().into()),
            Expression::Array(array) => {
                Value::Array(array.iter().map(|element| self.expression(element)).collect())
            }
            Expression::Object(object) => {
                let member = |(key, value): (&ObjectKey, &hcl_edit::expr::ObjectValue)| Member {
                    key: self.key(key),
                    value: self.expression(value.expr()),
                };
                Value::Object(object.iter().map(member).collect())
            }
            Expression::StringTemplate(template) => self.template(template),
            Expression::HeredocTemplate(heredoc) => self.template(&heredoc.template),
            Expression::Parenthesis(inner) => return self.expression(inner.inner()),
            Expression::FuncCall(call) => return self.call(call, span),
            _ => Value::Unreadable,
        };
        Node { value, span }
    }

    fn key(&self, key: &ObjectKey) -> Spanned<eventglass_syntax::Text> {
        match key {
            ObjectKey::Ident(name) => spanned(name.as_str(), hcl_edit::Span::span(name)),
            ObjectKey::Expression(expression) => {
                let node = self.expression(expression);
                let text = node.as_str().unwrap_or_else(|| node.span.of(self.text));
                Spanned { value: text.into(), span: node.span }
            }
        }
    }

    /// `jsonencode({…})` is what it encodes.
    fn call(&self, call: &FuncCall, span: Span) -> Node {
        let mut arguments = call.args.iter();
        match (call.name.name.as_str(), arguments.next(), arguments.next()) {
            ("jsonencode", Some(value), None) => {
                let inner = self.expression(value);
                let is_known = inner.is_object() || matches!(inner.value, Value::Array(_));
                Node { span, value: if is_known { inner.value } else { Value::Unreadable } }
            }
            _ => Node { value: Value::Unreadable, span },
        }
    }

    /// The text of a template, with its interpolations as they are written.
    fn template(&self, template: &Template) -> Value {
        let mut text = String::new();
        for element in template {
            match element {
                Element::Literal(literal) => text.push_str(literal),
                other => text.push_str(place(hcl_edit::Span::span(other)).of(self.text)),
            }
        }
        Value::String(text.into())
    }
}

fn within(label: &str, inner: Node) -> Node {
    let span = inner.span;
    let key = Spanned { value: label.into(), span };
    Node { value: Value::Object(vec![Member { key, value: inner }]), span }
}

fn spanned(text: &str, span: Option<Range<usize>>) -> Spanned<eventglass_syntax::Text> {
    Spanned { value: text.into(), span: place(span) }
}

fn place(span: Option<Range<usize>>) -> Span {
    span.map_or(Span::default(), |span| Span::new(span.start, span.end))
}

fn number(text: &str) -> Value {
    let parsed = parse(text.trim());
    let is_sound = parsed.problems.is_empty() && parsed.trailing.is_none();
    parsed.value.filter(|_| is_sound).map_or(Value::Unreadable, |node| node.value)
}
