//! YAML: templates of AWS and of the Serverless Framework, whole or in part.

use eventglass_syntax::{Member, Node, Span, Spanned, Value, parse};
use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::pattern::Reader;
use super::walk::{Around, placed};
use super::{Form, Found, is_pattern};

/// How many lists and objects may be open at once.
const MAX_DEPTH: usize = 100;
/// How many values a text may have, those of its aliases counted each time.
const MAX_VALUES: usize = 200_000;

/// The rules in a text that is YAML. What is wrong ends the reading, and what was read until then counts.
pub(super) fn find(text: &str) -> Option<Found> {
    if !text.contains("attern") || !text.contains(':') {
        return None;
    }
    let mut reader = Reader::new(text, Form::CloudFormation);
    for document in documents(text).into_iter().filter(|document| !is_pattern(document)) {
        reader.walk(&document, Around::default());
    }
    reader.found()
}

fn documents(text: &str) -> Vec<Node> {
    let mut builder = Builder { offsets: Offsets::new(text), ..Builder::default() };
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        let (start, end) = (builder.offsets.byte(span.start.index()), builder.offsets.byte(span.end.index()));
        // A text in block style has its last line break, its place does not.
        let span = Span::new(start, start + text.get(start..end).map_or(0, |text| text.trim_end().len()));
        if builder.event(event, span).is_none() {
            break;
        }
    }
    while !builder.open.is_empty() {
        builder.close(0);
    }
    builder.documents
}

/// A list or an object that is being read.
struct Open {
    values: Vec<Node>,
    is_object: bool,
    tag: Option<String>,
    anchor: usize,
    start: usize,
}

#[derive(Default)]
struct Builder<'t> {
    offsets: Offsets<'t>,
    open: Vec<Open>,
    documents: Vec<Node>,
    /// Values by the number of their anchor, each with the count of values in it.
    anchors: Vec<(usize, Node, usize)>,
    /// How many values there are.
    count: usize,
}

impl Builder<'_> {
    /// Takes in what comes next. None beyond the bounds.
    fn event(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let value = scalar(&text, style, tag.as_deref());
                let node = Node { value, span };
                self.value(tagged(node, function(tag.as_deref())), anchor)
            }
            Event::SequenceStart(anchor, tag) => self.start(false, anchor, tag.as_deref(), span),
            Event::MappingStart(anchor, tag) => self.start(true, anchor, tag.as_deref(), span),
            // What is in block style ends with what it holds.
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(if span.is_empty() { 0 } else { span.end as usize })
            }
            Event::Alias(anchor) => {
                let (_, node, size) = self.anchors.iter().find(|(id, ..)| *id == anchor)?;
                self.count += size;
                let node = (self.count <= MAX_VALUES).then(|| node.clone())?;
                self.value(placed(node, span), 0)
            }
            _ => Some(()),
        }
    }

    fn start(&mut self, is_object: bool, anchor: usize, tag: Option<&Tag>, span: Span) -> Option<()> {
        let start = span.start as usize;
        self.open.push(Open { values: Vec::new(), is_object, tag: function(tag), anchor, start });
        (self.open.len() <= MAX_DEPTH).then_some(())
    }

    fn close(&mut self, end: usize) -> Option<()> {
        let open = self.open.pop()?;
        let last = open.values.last().map_or(open.start, |last| last.span.end as usize);
        let span = Span::new(open.start, end.max(last));
        let value = if open.is_object { object(open.values) } else { Value::Array(open.values) };
        self.value(tagged(Node { value, span }, open.tag), open.anchor)
    }

    fn value(&mut self, node: Node, anchor: usize) -> Option<()> {
        self.count += 1;
        if self.count > MAX_VALUES {
            return None;
        }
        if anchor > 0 {
            let size = size(&node);
            self.count += size;
            self.anchors.push((anchor, node.clone(), size));
        }
        match self.open.last_mut() {
            Some(open) => open.values.push(node),
            None => self.documents.push(node),
        }
        Some(())
    }
}

fn size(node: &Node) -> usize {
    let members = node.members().iter().map(|member| size(&member.value) + 1);
    1 + members.chain(node.elements().iter().map(size)).sum::<usize>()
}

/// An object of keys and values in turn. What `<<` merges in stands behind what the object has itself.
fn object(values: Vec<Node>) -> Value {
    let mut members: Vec<Member> = Vec::with_capacity(values.len() / 2);
    let mut merged = Vec::new();
    let mut values = values.into_iter();
    while let (Some(key), Some(value)) = (values.next(), values.next()) {
        if key.as_str() == Some("<<") && value.as_str().is_none() {
            merged.push(value);
        } else if let Some(text) = key_text(&key) {
            members.push(Member { key: Spanned { value: text.as_str().into(), span: key.span }, value });
        }
    }
    for from in merged {
        for object in std::iter::once(&from).chain(from.elements()) {
            let own = members.len();
            // A text whose objects are that large is no template.
            let its = if own * object.members().len() > MAX_VALUES { &[] } else { object.members() };
            for member in its {
                let is_known = |it: &Member| it.key.value == member.key.value;
                if !members.get(..own).unwrap_or_default().iter().any(is_known) {
                    members.push(member.clone());
                }
            }
        }
    }
    Value::Object(members)
}

fn key_text(key: &Node) -> Option<String> {
    match &key.value {
        Value::String(text) => Some(text.as_str().into()),
        Value::Number(number) => Some(number.lexeme().into()),
        Value::Bool(value) => Some(if *value { "true" } else { "false" }.into()),
        Value::Null => Some("null".into()),
        _ => None,
    }
}

/// The function of a template that a tag is short for: `!Sub` is `Fn::Sub`.
fn function(tag: Option<&Tag>) -> Option<String> {
    let tag = tag.filter(|tag| tag.handle == "!")?;
    Some(if tag.suffix == "Ref" { "Ref".into() } else { ["Fn::", &tag.suffix].concat() })
}

fn tagged(node: Node, function: Option<String>) -> Node {
    let Some(name) = function else { return node };
    let span = node.span;
    let key = Spanned { value: name.into(), span };
    Node { value: Value::Object(vec![Member { key, value: node }]), span }
}

/// A scalar by the core schema of YAML 1.2. A number that begins with a zero is a text: readers of YAML 1.1, such as those
/// of AWS, take an account id so, and no other reading of it is meant.
fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    let is_text = tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
    if style != ScalarStyle::Plain || is_text || tag.is_some_and(|tag| tag.handle == "!") {
        return Value::String(text.into());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).unwrap_or_else(|| Value::String(text.into())),
    }
}

fn number(text: &str) -> Option<Value> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) {
        return None;
    }
    let unsigned = text.strip_prefix('+').unwrap_or(text);
    let parsed = if unsigned.starts_with('.') { parse(&["0", unsigned].concat()) } else { parse(unsigned) };
    let is_sound = parsed.problems.is_empty() && parsed.trailing.is_none();
    parsed.value.map(|node| node.value).filter(|value| is_sound && matches!(value, Value::Number(_)))
}

/// From characters, which the parser counts, to bytes. It asks for places in nearly ascending order.
#[derive(Default)]
struct Offsets<'t> {
    text: &'t str,
    /// The byte of every 64th character; empty for ASCII.
    marks: Vec<u32>,
}

impl<'t> Offsets<'t> {
    fn new(text: &'t str) -> Self {
        let every = text.char_indices().step_by(64);
        let marks = if text.is_ascii() { Vec::new() } else { every.map(|(at, _)| at as u32).collect() };
        Offsets { text, marks }
    }

    fn byte(&self, char: usize) -> usize {
        if self.marks.is_empty() {
            return char.min(self.text.len());
        }
        let Some(mark) = self.marks.get(char / 64) else { return self.text.len() };
        let rest = self.text.get(*mark as usize..).unwrap_or_default();
        rest.char_indices().nth(char % 64).map_or(self.text.len(), |(at, _)| *mark as usize + at)
    }
}
