//! An event as the engine sees it: leaves by dotted path.

use std::collections::HashMap;

use eventglass_syntax::{Member, Node, Text, Value};

/// An event, opened up for matching. Making one reads the event once; it serves any number of patterns.
///
/// The engine joins keys with dots, so `{"a": {"b": 1}}` and `{"a.b": 1}` are the same event; it steps through arrays
/// silently and remembers for each leaf in which element of which array it stands.
#[derive(Debug)]
pub struct Event<'e> {
    root: &'e Node,
    leaves: HashMap<Vec<u8>, Vec<Leaf<'e>>>,
}

/// A scalar in an event.
#[derive(Debug)]
pub(crate) struct Leaf<'e> {
    pub(crate) node: &'e Node,
    pub(crate) places: Vec<Place>,
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
        let mut walk =
            Walk { leaves: HashMap::new(), path: Vec::new(), depth: 0, places: Vec::new(), arrays: 0 };
        if root.is_object() {
            walk.node(root);
        }
        Event { root, leaves: walk.leaves }
    }

    /// The event itself.
    pub fn root(&self) -> &'e Node {
        self.root
    }

    pub(crate) fn leaves(&self, path: &[u8]) -> &[Leaf<'e>] {
        self.leaves.get(path).map_or(&[], Vec::as_slice)
    }
}

/// The bytes by which a dotted path is looked up: UTF-8, in which a lone surrogate keeps its three bytes, so that
/// different paths stay different.
pub(crate) fn path_bytes(path: &Text) -> Vec<u8> {
    let mut bytes = Vec::new();
    push_key(&mut bytes, path);
    bytes
}

fn push_key(path: &mut Vec<u8>, key: &Text) {
    if !key.has_lone_surrogate() {
        path.extend_from_slice(key.as_str().as_bytes());
        return;
    }
    for unit in char::decode_utf16(key.units()) {
        match unit {
            Ok(c) => path.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Err(lone) => {
                let unit = lone.unpaired_surrogate();
                path.extend([
                    0xe0 | (unit >> 12) as u8,
                    0x80 | (unit >> 6 & 0x3f) as u8,
                    0x80 | (unit & 0x3f) as u8,
                ]);
            }
        }
    }
}

struct Walk<'e> {
    leaves: HashMap<Vec<u8>, Vec<Leaf<'e>>>,
    path: Vec<u8>,
    depth: usize,
    places: Vec<Place>,
    arrays: u32,
}

impl<'e> Walk<'e> {
    fn node(&mut self, node: &'e Node) {
        match &node.value {
            Value::Object(members) => self.object(members),
            Value::Array(elements) => self.array(elements),
            Value::Unreadable => {}
            _ => self.leaf(node),
        }
    }

    fn object(&mut self, members: &'e [Member]) {
        let outer = self.path.len();
        for member in members {
            if self.depth > 0 {
                self.path.push(b'.');
            }
            push_key(&mut self.path, &member.key.value);
            self.depth += 1;
            self.node(&member.value);
            self.depth -= 1;
            self.path.truncate(outer);
        }
    }

    fn array(&mut self, elements: &'e [Node]) {
        let array = self.arrays;
        self.arrays += 1;
        for (element, node) in (0..).zip(elements) {
            // A scalar is a value of the array's own field: it may hold beside a scalar of any other element.
            let bound = matches!(node.value, Value::Array(_) | Value::Object(_));
            if bound {
                self.places.push(Place { array, element });
            }
            self.node(node);
            if bound {
                self.places.pop();
            }
        }
    }

    fn leaf(&mut self, node: &'e Node) {
        let leaf = Leaf { node, places: self.places.clone() };
        match self.leaves.get_mut(self.path.as_slice()) {
            Some(leaves) => leaves.push(leaf),
            None => {
                self.leaves.insert(self.path.clone(), vec![leaf]);
            }
        }
    }
}
