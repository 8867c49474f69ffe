//! The fields of an event, to be searched by name and by value.

use eventglass_syntax::{Node, Path, Span, Step, Text, Value};

use crate::near;

/// So many fields of an event are searched.
const MOST: usize = 50_000;
/// So many finds are told.
const TOLD: usize = 8;

/// Every field of an event, in the order of the text.
#[derive(Debug)]
pub struct Fields<'e> {
    all: Vec<Field<'e>>,
}

/// A member of an object, or an element of an array.
#[derive(Clone, Copy, Debug)]
pub struct Field<'e> {
    /// Its value.
    pub node: &'e Node,
    /// Its key; none for an element.
    pub key: Option<&'e Text>,
    outer: Option<u32>,
    position: u32,
}

/// Which field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId(u32);

impl<'e> Fields<'e> {
    /// Opens an event. Linear in its size; beyond 50,000 fields the rest is not searched.
    pub fn new(root: &'e Node) -> Self {
        let mut fields = Fields { all: Vec::new() };
        fields.open(root, None);
        fields
    }

    fn open(&mut self, node: &'e Node, outer: Option<u32>) {
        let members = node.members().iter().map(|member| (Some(&member.key.value), &member.value));
        let elements = node.elements().iter().map(|element| (None, element));
        for (position, (key, inner)) in (0..).zip(members.chain(elements)) {
            if self.all.len() >= MOST {
                return;
            }
            let id = self.all.len() as u32;
            self.all.push(Field { node: inner, key, outer, position });
            self.open(inner, Some(id));
        }
    }

    /// All fields.
    pub fn iter(&self) -> impl Iterator<Item = (FieldId, &Field<'e>)> {
        (0..).map(FieldId).zip(&self.all)
    }

    /// A field.
    pub fn get(&self, id: FieldId) -> Option<&Field<'e>> {
        self.all.get(id.0 as usize)
    }

    /// The field or element that a field stands in.
    pub fn outer(&self, id: FieldId) -> Option<FieldId> {
        self.get(id)?.outer.map(FieldId)
    }

    /// The path, with indices.
    pub fn path(&self, id: FieldId) -> Path {
        let mut steps: Vec<Step> = self
            .chain(id)
            .map(|field| match field.key {
                Some(key) => Step::Key(key.clone()),
                None => Step::Index(field.position),
            })
            .collect();
        steps.reverse();
        Path { steps }
    }

    /// The keys on the way to a field, as a pattern nests them: arrays are stepped through.
    pub fn keys(&self, id: FieldId) -> Vec<Text> {
        let mut keys: Vec<Text> = self.chain(id).filter_map(|field| field.key.cloned()).collect();
        keys.reverse();
        keys
    }

    /// The dotted path by which the engine knows a field.
    pub fn dotted(&self, id: FieldId) -> Text {
        let keys = self.keys(id);
        Text::joined(&keys.iter().collect::<Vec<_>>(), ".")
    }

    fn chain(&self, id: FieldId) -> impl Iterator<Item = &Field<'e>> {
        std::iter::successors(self.get(id), |field| self.all.get(field.outer? as usize))
    }

    /// The first fields that something holds for, each dotted path once.
    pub fn find(&self, mut wanted: impl FnMut(&Field<'e>) -> bool) -> Vec<FieldId> {
        let mut found: Vec<(FieldId, Text)> = Vec::new();
        for (id, field) in self.iter() {
            if found.len() < TOLD && wanted(field) {
                let dotted = self.dotted(id);
                if found.iter().all(|(_, known)| *known != dotted) {
                    found.push((id, dotted));
                }
            }
        }
        found.into_iter().map(|(id, _)| id).collect()
    }

    /// The fields of that very key, at any depth.
    pub fn named(&self, key: &str) -> Vec<FieldId> {
        self.find(|field| field.key.is_some_and(|it| *it == *key))
    }

    /// The fields whose key differs in letter case only.
    pub fn named_in_other_case(&self, key: &str) -> Vec<FieldId> {
        self.find(|field| field.key.is_some_and(|it| near::differs_in_case(it.as_str(), key)))
    }

    /// The fields whose dotted path is this one; those below arrays too.
    pub fn at(&self, dotted: &Text) -> Vec<FieldId> {
        // A path costs more than a key: most fields are passed by at theirs.
        let (dotted, ends) = (dotted.as_str(), |key: &Text| dotted.as_str().ends_with(key.as_str()));
        let all = self.iter().filter(|(_, field)| field.key.is_some_and(ends));
        all.filter(|(id, _)| self.dotted(*id) == *dotted).map(|(id, _)| id).take(TOLD).collect()
    }

    /// The scalars below a field, with the keys that lead there from it; each path once.
    pub(crate) fn paths_below(&self, id: FieldId) -> Vec<(FieldId, Vec<Text>)> {
        let depth = self.keys(id).len();
        let mut found: Vec<(FieldId, Vec<Text>)> = Vec::new();
        for leaf in self.leaves(id) {
            let keys: Vec<Text> = self.keys(leaf).into_iter().skip(depth).collect();
            if !keys.is_empty() && found.iter().all(|(_, known)| *known != keys) {
                found.push((leaf, keys));
            }
        }
        found
    }

    /// The field whose value stands at a place of the event's text.
    pub(crate) fn spanning(&self, span: Span) -> Option<FieldId> {
        self.iter().find(|(_, field)| field.node.span == span).map(|(id, _)| id)
    }

    /// The scalars of the field at a dotted path, those of arrays one by one; of very many the first 1,000.
    pub fn scalars_at(&self, dotted: &Text) -> Vec<FieldId> {
        const MANY: usize = 1_000;
        let ends = |id: FieldId| {
            let key = self.chain(id).find_map(|field| field.key);
            key.is_some_and(|key| dotted.as_str().ends_with(key.as_str()))
        };
        let all =
            self.iter().filter(|(_, field)| !matches!(field.node.value, Value::Array(_) | Value::Object(_)));
        all.filter(|(id, _)| ends(*id) && self.dotted(*id) == *dotted).map(|(id, _)| id).take(MANY).collect()
    }

    /// The fields that have a value: a scalar equal to it stands there, or in the array that stands there.
    pub fn with_value(&self, wanted: &Value) -> Vec<FieldId> {
        self.find(|field| field.node.value == *wanted)
    }

    /// The scalars below a field, itself included: for "point it at a leaf".
    pub fn leaves(&self, id: FieldId) -> Vec<FieldId> {
        let is_below =
            |field: FieldId| std::iter::successors(Some(field), |it| self.outer(*it)).any(|it| it == id);
        let later = self.iter().skip(id.0 as usize).take_while(|(field, _)| is_below(*field));
        let scalar = |field: &Field<'_>| !matches!(field.node.value, Value::Array(_) | Value::Object(_));
        later.filter(|(_, field)| scalar(field)).map(|(field, _)| field).take(TOLD).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eventglass_syntax::parse;

    #[test]
    fn fields_are_found_by_name_and_value_each_path_once() {
        let event = r#"{"detail": {"items": [{"sku": "A1"}, {"sku": "B2"}], "Sku": "A1", "tags": ["A1"]}}"#;
        let root = parse(event).value.unwrap();
        let fields = Fields::new(&root);
        let dotted = |found: Vec<FieldId>| -> Vec<String> {
            found.into_iter().map(|id| fields.dotted(id).to_string()).collect()
        };
        assert_eq!(dotted(fields.named("sku")), ["detail.items.sku"]);
        assert_eq!(dotted(fields.named_in_other_case("sku")), ["detail.Sku"]);
        let value = Value::String("A1".into());
        assert_eq!(dotted(fields.with_value(&value)), ["detail.items.sku", "detail.Sku", "detail.tags"]);
        let paths: Vec<String> =
            fields.with_value(&value).into_iter().map(|id| fields.path(id).to_string()).collect();
        assert_eq!(paths, ["$.detail.items[0].sku", "$.detail.Sku", "$.detail.tags[0]"]);
        assert_eq!(dotted(fields.leaves(fields.named("items")[0])), ["detail.items.sku"; 2]);
        assert_eq!(fields.at(&"detail.items.sku".into()).len(), 2);
    }
}
