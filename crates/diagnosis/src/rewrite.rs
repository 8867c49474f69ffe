//! Changing a JSON text at one place and leaving the rest as it is, byte for byte.
//!
//! Detectors change a text step by step, each step read anew; what is offered in the end is the difference between the
//! first text and the last.

use eventglass_syntax::{Member, Node, Span, Text, Value, parse, push_text, sort_by_order};

use crate::difference::{Edit, apply};

/// A value's place in a JSON text, by position: the how-many-th member or element, from the root inwards. Unlike a path
/// it tells members of the same key apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Address(pub(crate) Vec<u32>);

/// A JSON text that is being changed. A step that is not possible leaves nothing: the whole change is given up.
#[derive(Clone, Debug)]
pub(crate) struct Rewrite {
    text: String,
}

impl Address {
    /// The place that this one lies in; none for the root.
    pub(crate) fn outer(&self) -> Option<Address> {
        let (_, outer) = self.0.split_last()?;
        Some(Address(outer.to_vec()))
    }

    /// A place inside.
    #[must_use]
    pub(crate) fn inner(&self, position: usize) -> Address {
        let mut steps = self.0.clone();
        steps.push(position as u32);
        Address(steps)
    }

    /// The value here.
    pub(crate) fn of<'n>(&self, root: &'n Node) -> Option<&'n Node> {
        self.0.iter().try_fold(root, |node, step| child(node, *step as usize))
    }

    /// The member whose value stands here.
    pub(crate) fn member<'n>(&self, root: &'n Node) -> Option<&'n Member> {
        let (last, _) = self.0.split_last()?;
        self.outer()?.of(root)?.members().get(*last as usize)
    }

    /// The place of the innermost value that holds a span; a member's key counts as its value's.
    pub(crate) fn at(root: &Node, span: Span) -> Address {
        let (mut node, mut address) = (root, Address::default());
        let holds = |outer: Span| outer.start <= span.start && span.end <= outer.end;
        loop {
            let position = match &node.value {
                Value::Object(members) => members.iter().position(|it| holds(it.key.span.to(it.value.span))),
                Value::Array(elements) => elements.iter().position(|it| holds(it.span)),
                _ => None,
            };
            let Some((inner, position)) = position.and_then(|it| Some((child(node, it)?, it))) else {
                return address;
            };
            address.0.push(position as u32);
            node = inner;
        }
    }
}

fn child(node: &Node, position: usize) -> Option<&Node> {
    match &node.value {
        Value::Object(members) => members.get(position).map(|member| &member.value),
        Value::Array(elements) => elements.get(position),
        _ => None,
    }
}

impl Rewrite {
    /// Begins with a text.
    pub(crate) fn of(text: &str) -> Self {
        Rewrite { text: text.to_owned() }
    }

    /// The text as it is now.
    pub(crate) fn text(self) -> String {
        self.text
    }

    /// Puts a text in place of another, whatever it is.
    #[must_use]
    pub(crate) fn span(mut self, span: Span, new: &str) -> Option<Self> {
        self.text.get(span.start as usize..span.end as usize)?;
        self.text.replace_range(span.start as usize..span.end as usize, new);
        Some(self)
    }

    /// Puts another value at a place. `value` is JSON.
    pub(crate) fn value(self, at: &Address, value: &str) -> Option<Self> {
        let span = at.of(&self.root()?)?.span;
        self.span(span, value)
    }

    /// The text of the value at a place.
    pub(crate) fn text_at(&self, at: &Address) -> Option<String> {
        Some(at.of(&self.root()?)?.span.of(&self.text).to_owned())
    }

    /// Gives a member another key.
    pub(crate) fn rename(self, at: &Address, key: &Text) -> Option<Self> {
        let span = at.member(&self.root()?)?.key.span;
        let mut quoted = String::new();
        push_text(&mut quoted, key);
        self.span(span, &quoted)
    }

    /// Takes a member or an element out, with its comma; and what is empty without it.
    pub(crate) fn remove(self, at: &Address) -> Option<Self> {
        let root = self.root()?;
        let outer = at.outer()?;
        let (position, count) = (*at.0.last()? as usize, places(outer.of(&root)?).len());
        if count == 1 && !outer.0.is_empty() {
            return self.remove(&outer);
        }
        let all = places(outer.of(&root)?);
        let own = *all.get(position)?;
        let span = match (position.checked_sub(1).and_then(|it| all.get(it)), all.get(position + 1)) {
            (_, Some(next)) => Span { start: own.start, end: next.start },
            (Some(before), None) => Span { start: before.end, end: own.end },
            (None, None) => own,
        };
        self.span(span, "")
    }

    /// Puts a value under a path of keys below the object at a place, making the objects that are missing. None where
    /// something stands there already. New text is laid out as what stands beside it.
    pub(crate) fn put(self, object: &Address, keys: &[Text], value: &str) -> Option<Self> {
        let root = self.root()?;
        let (key, deeper) = keys.split_first()?;
        let node = object.of(&root)?;
        let known = node.members().iter().position(|member| member.key.value == *key);
        if let Some(known) = known {
            return if deeper.is_empty() { None } else { self.put(&object.inner(known), deeper, value) };
        }
        let Value::Object(members) = &node.value else { return None };
        let style = Style::of(&self.text, &root, node);
        let member = style.member(keys, value);
        match members.last() {
            Some(last) => {
                let end = Span { start: last.value.span.end, end: last.value.span.end };
                self.span(end, &[",", &style.between, &member].concat())
            }
            None => self.span(node.span, &["{", &member, "}"].concat()),
        }
    }

    /// Adds an element to the list at a place, behind the others.
    pub(crate) fn push(self, list: &Address, value: &str) -> Option<Self> {
        let root = self.root()?;
        let node = list.of(&root)?;
        let Value::Array(elements) = &node.value else { return None };
        match elements.as_slice() {
            [] => self.span(node.span, &["[", value, "]"].concat()),
            [.., before] => {
                let end = Span { start: before.span.end, end: before.span.end };
                let between = between(&self.text, node.span.start, elements);
                self.span(end, &[",", &between, value].concat())
            }
        }
    }

    /// Moves a member to a path of keys below the object at a place.
    pub(crate) fn relocate(self, at: &Address, object: &Address, keys: &[Text]) -> Option<Self> {
        let value = self.text_at(at)?;
        // First in, then out: what is put in stands behind everything else, so that the place stays what it is.
        self.put(object, keys, &value)?.remove(at)
    }

    fn root(&self) -> Option<Node> {
        parse(&self.text).value
    }
}

/// An operator with its operand, laid out as a text is: `{"prefix": "x"}`. `operand` is JSON.
pub(crate) fn operator(text: &str, name: &str, operand: &str) -> String {
    let colon = if spaced(text) { ": " } else { ":" };
    ["{\"", name, "\"", colon, operand, "}"].concat()
}

/// Elements of a list one after the other, laid out as a text is.
pub(crate) fn joined(text: &str, elements: &[String]) -> String {
    elements.join(if spaced(text) { ", " } else { "," })
}

/// A text with several parts replaced at once. Of parts that lie in each other the outer one is.
pub(crate) fn replaced(text: &str, mut parts: Vec<Edit>) -> String {
    sort_by_order(&mut parts, |part| Span { start: part.span.start, end: u32::MAX - part.span.end }.order());
    let mut end = 0;
    parts.retain(|part| {
        let apart = part.span.start >= end;
        end = end.max(part.span.end);
        apart
    });
    apply(text, &parts)
}

/// A comma, as the text writes it between elements.
pub(crate) fn comma(text: &str) -> &'static str {
    if is_spaced(text) { ", " } else { "," }
}

/// Whether blanks stand behind colons and commas, to judge by the beginning: it is asked for each element.
fn is_spaced(text: &str) -> bool {
    const LONG: usize = 4_096;
    let head = (LONG - 3..=LONG).rev().find_map(|end| text.get(..end));
    spaced(head.unwrap_or(text))
}

/// An object with one member, as the text would write it: `{"prefix": "x"}`
pub(crate) fn object(text: &str, key: &str, value: &str) -> String {
    let colon = if is_spaced(text) { "\": " } else { "\":" };
    ["{\"", key, colon, value, "}"].concat()
}

/// Where the members or elements of a value stand, keys included.
fn places(node: &Node) -> Vec<Span> {
    match &node.value {
        Value::Object(members) => members.iter().map(|it| it.key.span.to(it.value.span)).collect(),
        Value::Array(elements) => elements.iter().map(|it| it.span).collect(),
        _ => Vec::new(),
    }
}

/// The white space before an element that is put behind others.
fn between(text: &str, open: u32, elements: &[Node]) -> String {
    let before = match elements {
        [.., before, last] => Span { start: before.span.end, end: last.span.start },
        [only] => Span { start: open + 1, end: only.span.start },
        [] => return String::new(),
    };
    let space: String = before.of(text).chars().filter(char::is_ascii_whitespace).collect();
    if elements.len() == 1 && space.is_empty() && spaced(text) { " ".into() } else { space }
}

/// How a text is laid out around an object.
struct Style {
    /// What stands between two members, behind the comma.
    between: String,
    /// Whether a blank stands behind a colon.
    colon: &'static str,
    /// The indentation of members, where each has a line of its own; and of one level more.
    lines: Option<(String, String)>,
}

impl Style {
    fn of(text: &str, root: &Node, node: &Node) -> Style {
        let colon = if spaced(text) { ": " } else { ":" };
        let before = |node: &Node| {
            let first = places(node).first().copied()?;
            Some(Span { start: node.span.start + 1, end: first.start }.of(text))
        };
        let own = before(node).unwrap_or_default();
        let comma = if spaced(text) { " " } else { "" };
        let Some((_, indent)) = own.rsplit_once('\n') else {
            return Style { between: comma.into(), colon, lines: None };
        };
        let unit = before(root).and_then(|it| it.rsplit_once('\n')).map_or("  ", |(_, unit)| unit);
        let lines = Some((indent.to_owned(), unit.to_owned()));
        Style { between: ["\n", indent].concat(), colon, lines }
    }

    /// `"a": {"b": value}`
    fn member(&self, keys: &[Text], value: &str) -> String {
        let mut out = String::new();
        for (depth, key) in keys.iter().enumerate() {
            if depth > 0 {
                out.push('{');
                self.line(&mut out, depth);
            }
            push_text(&mut out, key);
            out.push_str(self.colon);
        }
        out.push_str(value);
        for depth in (0..keys.len().saturating_sub(1)).rev() {
            self.line(&mut out, depth);
            out.push('}');
        }
        out
    }

    fn line(&self, out: &mut String, depth: usize) {
        let Some((indent, unit)) = &self.lines else { return };
        out.extend(["\n", indent]);
        out.extend(std::iter::repeat_n(unit.as_str(), depth));
    }
}

/// A list of JSON texts, laid out as a text is.
pub(crate) fn list_in(text: &str, items: &[String]) -> String {
    ["[", &items.join(if spaced(text) { ", " } else { "," }), "]"].concat()
}

/// `{"key": value}`, laid out as a text is.
pub(crate) fn object_in(text: &str, key: &str, value: &str) -> String {
    ["{\"", key, if spaced(text) { "\": " } else { "\":" }, value, "}"].concat()
}

/// A text as a wildcard takes it by the letter.
pub(crate) fn unstarred(text: &str) -> String {
    text.replace('\\', r"\\").replace('*', r"\*")
}

/// Whether blanks stand behind colons and commas.
fn spaced(text: &str) -> bool {
    text.contains("\": ") || text.contains(", ") || !text.contains("\":")
}

mod join;

pub(crate) use join::Move;

#[cfg(test)]
mod tests;
