//! The values of events by field, as the engine sees fields: keys joined with dots, arrays stepped through.

use std::collections::HashMap;

use eventglass_syntax::{Node, Path, Step, Text, Value};

/// Fields of longer paths are left out: twice as much is a whole pattern.
const MAX_PATH: usize = 1_000;
/// Deeper fields are left out.
const MAX_KEYS: usize = 64;
/// Of an event's values of one field, so many are looked at.
const MAX_VALUES: usize = 100;

/// The fields of one event or of many.
pub(crate) struct Columns<'e> {
    /// In the order in which they were met.
    pub(crate) all: Vec<Column<'e>>,
    /// From a place, by the next part of a dotted path, to the place below it.
    below: HashMap<(u32, Text), u32>,
    /// By their numbers. The first is the event itself.
    places: Vec<Place>,
    /// Whether a field was left out that a pattern could ask for.
    pub(crate) is_cut: bool,
}

/// Where a dotted path leads.
#[derive(Clone, Copy, Default)]
struct Place {
    outer: u32,
    /// The column of the values that stand here.
    column: Option<usize>,
    /// Whether some event has an array of objects here.
    is_list: bool,
}

/// A field, and its values in all events.
pub(crate) struct Column<'e> {
    /// As they are nested where the field was met first.
    pub(crate) keys: Path,
    /// The event's number and the value, in the order of events and of the text.
    pub(crate) values: Vec<(u32, &'e Node)>,
    /// The place of the outermost array of objects that it stands below, or that stands in its way in another event.
    pub(crate) array: Option<u32>,
    place: u32,
}

impl<'e> Column<'e> {
    /// The first value there is.
    pub(crate) fn first(&self) -> Option<&'e Node> {
        self.values.first().map(|value| value.1)
    }

    /// The values in one event.
    pub(crate) fn of(&self, event: u32) -> impl Iterator<Item = &'e Node> {
        let start = self.values.partition_point(|value| value.0 < event);
        let own = self.values.get(start..).unwrap_or_default().iter();
        own.take_while(move |value| value.0 == event).map(|value| value.1)
    }

    /// The readable forms of its keys.
    pub(crate) fn names(&self) -> Vec<&str> {
        names(&self.keys)
    }
}

/// The keys of a path.
pub(crate) fn keys(path: &Path) -> Vec<&Text> {
    let mut keys = Vec::new();
    for step in &path.steps {
        if let Step::Key(key) = step {
            keys.push(key);
        }
    }
    keys
}

/// The readable forms of a path's keys.
pub(crate) fn names(path: &Path) -> Vec<&str> {
    keys(path).into_iter().map(Text::as_str).collect()
}

impl<'e> Columns<'e> {
    /// The fields of events, which have the numbers of their order. Linear in their size.
    ///
    /// Left out is what no pattern can ask for: below an empty key, or a key `$or` alone.
    pub(crate) fn of(events: &[&'e Node], alive: &mut dyn FnMut()) -> Columns<'e> {
        let places = vec![Place::default()];
        let mut columns = Columns { all: Vec::new(), below: HashMap::new(), places, is_cut: false };
        for (number, event) in (0..).zip(events).filter(|(_, event)| event.is_object()) {
            alive();
            Walk { columns: &mut columns, event: number, keys: Vec::new(), length: 0 }.node(event, 0);
        }
        for column in &mut columns.all {
            column.array = outermost_list(&columns.places, column.place);
        }
        columns
    }

    fn place_below(&mut self, place: u32, key: &Text) -> u32 {
        let mut step = |outer, part| {
            let next = self.places.len() as u32;
            let known = *self.below.entry((outer, part)).or_insert(next);
            if known == next {
                self.places.push(Place { outer, ..Place::default() });
            }
            known
        };
        if key.as_str().contains('.') {
            parts(key).into_iter().fold(place, step)
        } else {
            step(place, key.clone())
        }
    }
}

fn outermost_list(places: &[Place], inner: u32) -> Option<u32> {
    let (mut place, mut found) = (inner, None);
    while let Some(here) = places.get(place as usize) {
        if here.is_list {
            found = Some(place);
        }
        if place == 0 {
            break;
        }
        place = here.outer;
    }
    found
}

/// The parts of a key with dots in it: it is as good as nested keys.
fn parts(key: &Text) -> Vec<Text> {
    let units: Vec<u16> = key.units().collect();
    units.split(|unit| *unit == u16::from(b'.')).map(Text::from_units).collect()
}

struct Walk<'e, 'c> {
    columns: &'c mut Columns<'e>,
    event: u32,
    keys: Vec<&'e Text>,
    /// Of the dotted path so far.
    length: usize,
}

impl<'e> Walk<'e, '_> {
    fn node(&mut self, node: &'e Node, place: u32) {
        match &node.value {
            Value::Object(members) => {
                for member in members {
                    self.member(&member.key.value, &member.value, place);
                }
            }
            Value::Array(elements) => elements.iter().for_each(|element| self.element(element, place)),
            Value::Unreadable => {}
            _ => self.leaf(node, place),
        }
    }

    fn member(&mut self, key: &'e Text, value: &'e Node, place: u32) {
        let length = self.length + key.as_str().len() + 1;
        if key.as_str().split('.').any(str::is_empty) {
            return;
        }
        if length > MAX_PATH || self.keys.len() == MAX_KEYS {
            self.columns.is_cut = true;
            return;
        }
        let outer = std::mem::replace(&mut self.length, length);
        self.keys.push(key);
        let place = self.columns.place_below(place, key);
        self.node(value, place);
        self.keys.pop();
        self.length = outer;
    }

    /// A scalar is a value of the array's own field, and bound to no element.
    fn element(&mut self, element: &'e Node, place: u32) {
        if matches!(element.value, Value::Array(_) | Value::Object(_))
            && let Some(here) = self.columns.places.get_mut(place as usize)
        {
            here.is_list = true;
        }
        self.node(element, place);
    }

    fn leaf(&mut self, node: &'e Node, place: u32) {
        let is_or = self.keys.len() == 1 && self.keys.iter().all(|key| **key == *"$or");
        let Some(here) = self.columns.places.get_mut(place as usize).filter(|_| !is_or) else { return };
        let all = &mut self.columns.all;
        let index = *here.column.get_or_insert(all.len());
        if index == all.len() {
            let steps = self.keys.iter().map(|key| Step::Key((*key).clone())).collect();
            all.push(Column { keys: Path { steps }, values: Vec::new(), array: None, place });
        }
        let Some(column) = all.get_mut(index) else { return };
        let known = column.values.iter().rev().take(MAX_VALUES).filter(|value| value.0 == self.event).count();
        if known < MAX_VALUES {
            column.values.push((self.event, node));
        }
    }
}
