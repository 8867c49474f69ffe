//! Bringing members to a place where something may stand already.

use eventglass_syntax::{Node, Span, Text, Value, parse, sort_by_order};

use super::{Address, Rewrite, Style, between, spaced};

/// A member that moves.
#[derive(Clone, Debug)]
pub(crate) struct Move {
    /// Where it stands.
    pub(crate) from: Address,
    /// The object below which it goes.
    pub(crate) object: Address,
    /// The keys on the way from there, its own included.
    pub(crate) keys: Vec<Text>,
}

impl Address {
    /// Where a member of this place goes that moves to another path, and how many keys come before that: the root, or
    /// the branch of `$or` that it stands in.
    pub(crate) fn scope(&self, root: &Node) -> (Address, usize) {
        let (mut scope, mut keys) = ((Address::default(), 0), 0);
        for length in 1..self.0.len() {
            let here = Address(self.0.iter().take(length).copied().collect());
            match here.member(root) {
                Some(member) if member.key.value == *"$or" => {}
                Some(_) => keys += 1,
                None => scope = (here, keys),
            }
        }
        scope
    }
}

impl Rewrite {
    /// Adds an element to the list at a place, before the others.
    pub(crate) fn unshift(self, list: &Address, value: &str) -> Option<Self> {
        let root = self.root()?;
        let elements = list.of(&root)?.elements();
        let Some(first) = elements.first() else { return self.push(list, value) };
        let between = between(&self.text, list.of(&root)?.span.start, elements);
        let start = Span { start: first.span.start, end: first.span.start };
        self.span(start, &[value, ",", &between].concat())
    }

    /// An operator as the text would write it: `{"exists": false}`
    pub(crate) fn operator(&self, name: &str, operand: &str) -> String {
        ["{", &self.inline().member(&[name.into()], operand), "}"].concat()
    }

    /// Puts a value one or more keys deeper, in its own place.
    pub(crate) fn deepen(self, at: &Address, keys: &[Text]) -> Option<Self> {
        let value = self.text_at(at)?;
        let nested = self.inline().member(keys, &value);
        self.value(at, &["{", &nested, "}"].concat())
    }

    fn inline(&self) -> Style {
        let colon = if spaced(&self.text) { ": " } else { ":" };
        Style { between: String::new(), colon, lines: None }
    }

    /// Moves a member; where it stays in its object and nothing of its name is there, in its own place.
    pub(crate) fn nest_or_join(self, it: &Move) -> Option<Self> {
        let root = self.root()?;
        let first = it.keys.first()?;
        let beside = it.object.of(&root)?.members();
        if it.from.outer()? != it.object || beside.iter().any(|member| member.key.value == *first) {
            return self.rearrange(std::slice::from_ref(it));
        }
        let member = it.from.member(&root)?;
        let nested = self.inline().member(&it.keys, member.value.span.of(&self.text));
        self.span(member.key.span.to(member.value.span), &nested)
    }

    /// Moves members, each to its place. What stands there already is joined with what comes.
    pub(crate) fn rearrange(self, moves: &[Move]) -> Option<Self> {
        // First everything in, then out: what is put in stands behind everything else, so that places stay what they are.
        let root = self.root()?;
        let filled = moves.iter().try_fold(self, |rewrite, it| {
            let value = rewrite.text_at(&it.from)?;
            rewrite.join(&it.object, &it.keys, &value)
        });
        let mut left: Vec<&Address> = moves.iter().map(|it| &it.from).collect();
        sort_by_order(&mut left, |it| it.of(&root).map_or(0, |node| node.span.order()));
        left.into_iter().rev().try_fold(filled?, Rewrite::remove)
    }

    /// Gives a member another key; where a member of that key stands beside it, joins the two.
    pub(crate) fn rename_or_join(self, at: &Address, key: &Text) -> Option<Self> {
        let (root, object) = (self.root()?, at.outer()?);
        if object.of(&root)?.members().iter().all(|member| member.key.value != *key) {
            return self.rename(at, key);
        }
        self.rearrange(&[Move { from: at.clone(), object, keys: vec![key.clone()] }])
    }

    /// Puts a value under a path of keys below the object at a place. Where something stands there already, both must
    /// hold: of two lists what they have in common is left, or all of both where they have nothing in common; two
    /// objects become one. None for a list and an object.
    pub(crate) fn join(self, object: &Address, keys: &[Text], value: &str) -> Option<Self> {
        let root = self.root()?;
        let mut place = object.clone();
        for key in keys {
            let members = place.of(&root)?.members();
            let Some(known) = members.iter().position(|member| member.key.value == *key) else {
                return self.put(object, keys, value);
            };
            place = place.inner(known);
        }
        let (known, new) = (place.of(&root)?, parse(value).value?);
        match (&known.value, &new.value) {
            (Value::Array(known), Value::Array(more)) => self.join_lists(&place, known, more, value),
            (Value::Object(_), Value::Object(members)) => members.iter().try_fold(self, |rewrite, member| {
                let inner = member.value.span.of(value);
                rewrite.join(&place, std::slice::from_ref(&member.key.value), inner)
            }),
            _ => None,
        }
    }

    fn join_lists(self, place: &Address, known: &[Node], more: &[Node], value: &str) -> Option<Self> {
        let alone: Vec<usize> =
            (0..).zip(known).filter(|(_, it)| !more.contains(it)).map(|(at, _)| at).collect();
        if alone.len() == known.len() {
            return more.iter().try_fold(self, |rewrite, it| rewrite.push(place, it.span.of(value)));
        }
        alone.into_iter().rev().try_fold(self, |rewrite, at| rewrite.remove(&place.inner(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_meets_at_one_place_is_joined() {
        let cases = [
            (r#"{"a": {"x": ["1"]}, "b": {"x": ["2"]}}"#, Some(r#"{"b": {"x": ["2", "1"]}}"#)),
            (r#"{"a": {"x": ["1"]}, "b": {"x": ["1", "2"]}}"#, Some(r#"{"b": {"x": ["1"]}}"#)),
            (r#"{"a": {"x": ["1", "2"]}, "b": {"x": ["1"]}}"#, Some(r#"{"b": {"x": ["1"]}}"#)),
            (r#"{"a": {"x": ["1"]}, "b": {"y": ["2"]}}"#, Some(r#"{"b": {"y": ["2"], "x": ["1"]}}"#)),
            (r#"{"a": {"x": ["1"]}, "b": {"x": {"y": ["2"]}}}"#, None),
        ];
        for (text, expected) in cases {
            let it = Move { from: Address(vec![0]), object: Address::default(), keys: vec!["b".into()] };
            let moved = Rewrite::of(text).rearrange(&[it]).map(Rewrite::text);
            assert_eq!(moved.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn members_that_leave_an_object_empty_take_it_along() {
        let to = |position: u32, key: &str| Move {
            from: Address(vec![0, position]),
            object: Address::default(),
            keys: vec!["detail".into(), key.into()],
        };
        let text = r#"{"wrong": {"a": ["1"], "b": ["2"]}, "detail": {"c": ["3"]}}"#;
        let moved = Rewrite::of(text).rearrange(&[to(0, "a"), to(1, "b")]).unwrap().text();
        assert_eq!(moved, r#"{"detail": {"c": ["3"], "a": ["1"], "b": ["2"]}}"#);
    }
}
