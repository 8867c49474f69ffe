//! What the events hold at a place.

use eventglass_syntax::{Node, Value, sort_by_order};

use crate::words::quoted;

/// How many bytes of events are looked at.
const MAX_BYTES: usize = 2_000_000;

/// How many fields and how many values are counted.
const MAX_SEEN: usize = 100_000;

/// Makes JSON of a value where it can be chosen.
pub(crate) type Read = fn(&Value) -> Option<String>;

/// A field or value, and how often it was seen.
pub(crate) struct Seen {
    /// The name or value as JSON.
    pub(crate) json: String,
    /// In how many events.
    pub(crate) events: usize,
    /// What was seen below a field.
    pub(crate) below: Below,
    /// The event that it was seen in last.
    pub(crate) last: usize,
    /// Its place among all that was seen.
    pub(crate) order: usize,
}

/// What stands below fields of a name.
#[derive(Clone, Copy, Default)]
pub(crate) struct Below {
    /// `{"a": {}}`, `{"a": [{}]}`
    objects: bool,
    /// `{"a": 1}`
    scalars: bool,
}

/// What was found at a place, most frequent first, equal ones as they stand in the events.
pub(crate) struct Found {
    /// The names of fields there.
    pub(crate) fields: Vec<Seen>,
    /// The scalars there.
    pub(crate) values: Vec<Seen>,
}

impl Below {
    /// Whether such a field holds fields. A null says nothing: it stands for any value.
    pub(crate) fn is_object(self) -> bool {
        self.objects && !self.scalars
    }

    /// Goes as deep as lists stand in lists, which the reader bounds.
    fn of(node: &Node) -> Below {
        let objects = node.is_object();
        let scalars = matches!(node.value, Value::Bool(_) | Value::Number(_) | Value::String(_));
        let elements = node.elements().iter().map(Below::of);
        elements.fold(Below { objects, scalars }, Below::and)
    }

    fn and(self, other: Below) -> Below {
        Below { objects: self.objects || other.objects, scalars: self.scalars || other.scalars }
    }
}

impl Seen {
    /// A field that every event has, though none was seen.
    pub(crate) fn never(json: String, objects: bool) -> Seen {
        Seen { json, events: 0, below: Below { objects, scalars: false }, last: 0, order: 0 }
    }
}

/// The events, up to the limit of what is looked at.
pub(crate) fn looked_at<'e>(events: &[&'e Node]) -> impl Iterator<Item = (usize, &'e Node)> {
    let mut bytes = 0_usize;
    let fits = move |(_, event): &(usize, &Node)| {
        bytes += event.span.len() as usize;
        bytes <= MAX_BYTES
    };
    (0..).zip(events.iter().copied()).take_while(fits)
}

/// What the events hold at a path, values as `read` makes them JSON. Each of their nodes is visited at most once.
pub(crate) fn found(events: &[&Node], path: &str, read: Read) -> Found {
    let (mut fields, mut values) = (Vec::new(), Vec::new());
    for (event, root) in looked_at(events) {
        let rest = (!path.is_empty()).then_some(path);
        visit(root, rest, &mut |field, node| match field {
            Some(name) => {
                note(&mut fields, quoted(name), Below::of(node), event);
            }
            None => {
                if let Some(json) = read(&node.value) {
                    note(&mut values, json, Below::default(), event);
                }
            }
        });
    }
    Found { fields: counted(fields), values: counted(values) }
}

/// Notes that something was seen in an event.
pub(crate) fn note(all: &mut Vec<Seen>, json: String, below: Below, last: usize) {
    if all.len() < MAX_SEEN {
        all.push(Seen { json, events: 1, below, last, order: all.len() });
    }
}

/// Gives the fields at the rest of a path, and what stands there itself. Keys may hold dots: `{"a.b": 1}` has the path
/// of `{"a": {"b": 1}}`.
fn visit<'e>(root: &'e Node, rest: Option<&str>, take: &mut dyn FnMut(Option<&'e str>, &'e Node)) {
    let mut open = vec![(root, rest)];
    while let Some((node, rest)) = open.pop() {
        let first = open.len();
        open.extend(node.elements().iter().map(|element| (element, rest)));
        for member in node.members() {
            let key = member.key.value.as_str();
            match rest {
                None => take(Some(key), &member.value),
                Some(rest) if rest == key => open.push((&member.value, None)),
                Some(rest) => {
                    if let Some(field) = below(key, rest) {
                        take(Some(field), &member.value);
                    } else if let Some(deeper) = below(rest, key) {
                        open.push((&member.value, Some(deeper)));
                    }
                }
            }
        }
        if rest.is_none() {
            take(None, node);
        }
        // The first in the text is the next to be looked at.
        if let Some(opened) = open.get_mut(first..) {
            opened.reverse();
        }
    }
}

/// What is left of a path below another.
fn below<'p>(path: &'p str, above: &str) -> Option<&'p str> {
    path.strip_prefix(above)?.strip_prefix('.')
}

/// Each once, with the number of events that hold it.
pub(crate) fn counted(mut all: Vec<Seen>) -> Vec<Seen> {
    all.sort_unstable_by(|one, other| one.json.cmp(&other.json).then(one.order.cmp(&other.order)));
    let mut counted: Vec<Seen> = Vec::new();
    for next in all {
        match counted.last_mut() {
            Some(seen) if seen.json == next.json => {
                seen.events += usize::from(seen.last != next.last);
                seen.last = next.last;
                seen.below = seen.below.and(next.below);
            }
            _ => counted.push(next),
        }
    }
    sort_by_order(&mut counted, |seen| u64::from(u32::MAX - seen.events as u32) << 32 | seen.order as u64);
    counted
}
