//! An event as the engine sees it: leaves by dotted path.

use std::borrow::Cow;
use std::collections::HashMap;

use eventglass_syntax::{Node, Text, Value};

use crate::ast::Pattern;

/// An event, opened up for matching. Making one reads the event once and takes memory in proportion to it; it serves
/// any number of patterns.
///
/// The engine joins keys with dots, so `{"a": {"b": 1}}` and `{"a.b": 1}` are the same event; it steps through arrays
/// silently and remembers for each leaf in which element of which array it stands.
#[derive(Debug)]
pub struct Event<'e> {
    root: &'e Node,
    /// From a field, by the next part of a dotted path, to the field below it.
    below: HashMap<(FieldId, Cow<'e, [u8]>), FieldId>,
    fields: Vec<EventField<'e>>,
    arrays: Vec<EventArray<'e>>,
    elements: Vec<Element>,
    empty_keys: EmptyKeys,
    /// The same event without the members whose key is empty, where there are any: so most patterns see it.
    without_empty_keys: Option<Box<Event<'e>>>,
}

/// What becomes of members whose key is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EmptyKeys {
    /// There are none so far.
    None,
    Kept,
    Skipped,
}

/// A field of an event: where a dotted path leads. The first is the event itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FieldId(u32);

#[derive(Debug)]
struct EventField<'e> {
    outer: Option<FieldId>,
    /// In the order of the text.
    leaves: Vec<Leaf<'e>>,
}

#[derive(Debug)]
struct EventArray<'e> {
    node: &'e Node,
    field: FieldId,
}

/// An element of an array, and the element of the next outer array that it stands in.
#[derive(Clone, Copy, Debug)]
struct Element {
    place: Place,
    outer: Option<u32>,
}

/// A scalar in an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leaf<'e> {
    pub(crate) node: &'e Node,
    /// The innermost element it stands in.
    element: Option<u32>,
}

/// An element of an array: of the array with this number, counted in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) array: u32,
    pub(crate) element: u32,
}

impl<'e> Event<'e> {
    /// Opens up an event. Anything but an object has no fields.
    pub fn new(root: &'e Node) -> Self {
        let mut event = Self::opened(root, EmptyKeys::None);
        if event.empty_keys == EmptyKeys::Kept {
            event.without_empty_keys = Some(Box::new(Self::opened(root, EmptyKeys::Skipped)));
        }
        event
    }

    fn opened(root: &'e Node, empty_keys: EmptyKeys) -> Self {
        let top = EventField { outer: None, leaves: Vec::new() };
        let mut event = Event {
            root,
            below: HashMap::new(),
            fields: vec![top],
            arrays: Vec::new(),
            elements: Vec::new(),
            empty_keys,
            without_empty_keys: None,
        };
        if root.is_object() {
            event.open(root, FieldId(0), None);
        }
        event
    }

    /// The event as the engine reads it for a pattern: it skips keys that are no step of any path.
    pub(crate) fn seen_by(&self, pattern: &Pattern) -> &Event<'e> {
        let paths = || pattern.branches.all.iter().flat_map(|branch| &branch.fields).map(|field| &field.path);
        match &self.without_empty_keys {
            Some(without) if !paths().any(|path| has_empty_step(path)) => without,
            _ => self,
        }
    }

    /// Whether the engine reads a member of that key.
    pub(crate) fn has_step(&self, key: &Text) -> bool {
        self.empty_keys != EmptyKeys::Skipped || *key != *""
    }

    /// The event itself.
    pub fn root(&self) -> &'e Node {
        self.root
    }

    /// The field that a dotted path leads to.
    pub(crate) fn field(&self, path: &[u8]) -> Option<FieldId> {
        let below = |field, part| self.below.get(&(field, Cow::Borrowed(part))).copied();
        parts(path).try_fold(FieldId(0), below)
    }

    /// A field and those it lies in, the event itself included.
    pub(crate) fn field_and_outer(&self, field: Option<FieldId>) -> impl Iterator<Item = FieldId> {
        std::iter::successors(field, |field| self.fields.get(field.0 as usize)?.outer)
    }

    /// The scalars of a field, in the order of the text.
    pub(crate) fn leaves(&self, field: Option<FieldId>) -> &[Leaf<'e>] {
        field.and_then(|field| self.fields.get(field.0 as usize)).map_or(&[], |field| &field.leaves)
    }

    /// The elements that a leaf stands in, the innermost first: the array with the greatest number.
    pub(crate) fn places(&self, leaf: &Leaf<'e>) -> impl Iterator<Item = Place> {
        let element = |index: u32| self.elements.get(index as usize).copied();
        let innermost = leaf.element.and_then(element);
        std::iter::successors(innermost, move |inner| inner.outer.and_then(element)).map(|it| it.place)
    }

    /// An array by its number.
    pub(crate) fn array(&self, number: u32) -> Option<&'e Node> {
        self.arrays.get(number as usize).map(|array| array.node)
    }

    /// The field whose value an array is or stands in.
    pub(crate) fn array_field(&self, number: u32) -> Option<FieldId> {
        self.arrays.get(number as usize).map(|array| array.field)
    }

    /// The element of an array of this event.
    pub(crate) fn place(&self, array: &Node, element: usize) -> Option<Place> {
        let number = self.arrays.iter().position(|known| std::ptr::eq(known.node, array))?;
        array.elements().get(element)?;
        Some(Place { array: number as u32, element: element as u32 })
    }

    fn open(&mut self, node: &'e Node, field: FieldId, element: Option<u32>) {
        match &node.value {
            Value::Object(members) => {
                for member in members {
                    if !self.has_step(&member.key.value) {
                        continue;
                    }
                    if member.key.value == *"" {
                        self.empty_keys = EmptyKeys::Kept;
                    }
                    let inner = self.inner_field(field, &member.key.value);
                    self.open(&member.value, inner, element);
                }
            }
            Value::Array(elements) => self.array_elements(node, elements, field, element),
            Value::Unreadable => {}
            _ => {
                if let Some(field) = self.fields.get_mut(field.0 as usize) {
                    field.leaves.push(Leaf { node, element });
                }
            }
        }
    }

    fn array_elements(&mut self, node: &'e Node, elements: &'e [Node], field: FieldId, outer: Option<u32>) {
        let array = self.arrays.len() as u32;
        self.arrays.push(EventArray { node, field });
        for (element, node) in (0..).zip(elements) {
            // A scalar is a value of the array's own field: it may hold beside a scalar of any other element.
            let bound = matches!(node.value, Value::Array(_) | Value::Object(_));
            if bound {
                self.elements.push(Element { place: Place { array, element }, outer });
            }
            let inner = if bound { Some(self.elements.len() as u32 - 1) } else { outer };
            self.open(node, field, inner);
        }
    }

    fn inner_field(&mut self, outer: FieldId, key: &'e Text) -> FieldId {
        let mut field = outer;
        let mut step = |part: Cow<'e, [u8]>| {
            let known = self.below.entry((field, part)).or_insert_with(|| {
                self.fields.push(EventField { outer: Some(field), leaves: Vec::new() });
                FieldId(self.fields.len() as u32 - 1)
            });
            field = *known;
        };
        if key.has_lone_surrogate() {
            parts(&path_bytes(key)).for_each(|part| step(part.to_vec().into()));
        } else {
            parts(key.as_str().as_bytes()).for_each(|part| step(part.into()));
        }
        field
    }
}

/// The parts of a dotted path. A key with dots in it is as good as nested keys.
fn parts(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    path.split(|byte| *byte == b'.')
}

/// Whether the engine takes the empty key for a step of this path. It splits paths as Java does: empty parts at the end
/// do not count, unless the whole path is empty.
fn has_empty_step(path: &[u8]) -> bool {
    let end = path.iter().rposition(|byte| *byte != b'.').map_or(0, |last| last + 1);
    path.is_empty() || (end > 0 && path.get(..end).is_some_and(|path| parts(path).any(<[u8]>::is_empty)))
}

/// The bytes by which a dotted path is looked up: UTF-8, in which a lone surrogate keeps its three bytes, so that
/// different paths stay different.
pub(crate) fn path_bytes(path: &Text) -> Vec<u8> {
    if !path.has_lone_surrogate() {
        return path.as_str().as_bytes().to_vec();
    }
    let mut bytes = Vec::new();
    for unit in char::decode_utf16(path.units()) {
        match unit {
            Ok(c) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Err(lone) => {
                let unit = lone.unpaired_surrogate();
                bytes.extend([
                    0xe0 | (unit >> 12) as u8,
                    0x80 | (unit >> 6 & 0x3f) as u8,
                    0x80 | (unit & 0x3f) as u8,
                ]);
            }
        }
    }
    bytes
}
