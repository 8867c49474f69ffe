//! Operators by name, and what can stand behind each.

use crate::insert::Insert;
use crate::place::{After, Place};
use crate::{Item, Kind};

/// What an operator takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operand {
    /// `{"equals-ignore-case": "x"}`
    Text,
    /// `{"wildcard": "x*"}`: a star and a backslash have a meaning
    Wildcard,
    /// `{"prefix": "x"}`, `{"prefix": {"equals-ignore-case": "x"}}`
    Affix,
    /// `{"anything-but": "x"}`, `{"anything-but": [1]}`, `{"anything-but": {"prefix": "x"}}`
    Unlike,
    /// `{"anything-but": {"prefix": ["x"]}}`
    Texts,
    /// `{"anything-but": {"wildcard": ["x*"]}}`
    Wildcards,
    /// `{"numeric": [">", 1]}`
    Comparisons,
    /// `{"cidr": "10.0.0.0/24"}`
    Network,
    /// `{"exists": true}`
    Truth,
}

/// An operator as it is put in.
pub(crate) struct Operator {
    pub(crate) name: &'static str,
    label: &'static str,
    pub(crate) takes: Operand,
    /// What is put behind its name, before and after the cursor.
    body: (&'static str, &'static str),
}

const TEXT: (&str, &str) = ("\"", "\"");

/// The operators of the language, as they are offered.
pub(crate) static OPERATORS: [Operator; 9] = [
    operator("prefix", Operand::Affix, TEXT),
    operator("suffix", Operand::Affix, TEXT),
    operator("wildcard", Operand::Wildcard, TEXT),
    operator("equals-ignore-case", Operand::Text, TEXT),
    operator("anything-but", Operand::Unlike, ("[", "]")),
    operator("numeric", Operand::Comparisons, ("[\">\", ", "]")),
    operator("cidr", Operand::Network, TEXT),
    Operator { label: "exists: true", ..operator("exists", Operand::Truth, ("true", "")) },
    Operator { label: "exists: false", ..operator("exists", Operand::Truth, ("false", "")) },
];

/// Operators that stand inside of `anything-but`.
static IN_ANYTHING_BUT: [Operator; 4] = [
    operator("prefix", Operand::Texts, TEXT),
    operator("suffix", Operand::Texts, TEXT),
    operator("wildcard", Operand::Wildcards, TEXT),
    operator("equals-ignore-case", Operand::Texts, TEXT),
];

/// The operator that stands inside of `prefix` and `suffix`.
static IN_AFFIX: [Operator; 1] = [operator("equals-ignore-case", Operand::Text, TEXT)];

/// The comparisons of `numeric`.
pub(crate) const COMPARISONS: [&str; 5] = [">", ">=", "<", "<=", "="];

const fn operator(name: &'static str, takes: Operand, body: (&'static str, &'static str)) -> Operator {
    Operator { name, label: name, takes, body }
}

impl Operand {
    /// What the operator of that name takes in a list of alternatives. The synonym `exactly` is known, not offered.
    pub(crate) fn of(name: &str) -> Option<Operand> {
        let found = OPERATORS.iter().find(|operator| operator.name == name);
        found.map(|operator| operator.takes).or((name == "exactly").then_some(Operand::Text))
    }

    /// The operators inside of this one.
    pub(crate) fn inside(self) -> &'static [Operator] {
        match self {
            Operand::Unlike => &IN_ANYTHING_BUT,
            Operand::Affix => &IN_AFFIX,
            _ => &[],
        }
    }

    /// What an operator inside of this one takes.
    pub(crate) fn inner(self, name: &str) -> Option<Operand> {
        self.inside().iter().find(|operator| operator.name == name).map(|operator| operator.takes)
    }

    /// Whether an operator can stand inside.
    pub(crate) fn has_inner(self) -> bool {
        !self.inside().is_empty()
    }

    /// Whether it can be a list.
    pub(crate) fn has_members(self) -> bool {
        matches!(self, Operand::Unlike | Operand::Texts | Operand::Wildcards | Operand::Comparisons)
    }
}

/// Operators as values, in brackets of their own and then in `around`.
pub(crate) fn in_brackets(
    place: &Place<'_>,
    operators: &[&'static Operator],
    around: (&str, &str),
) -> Vec<Item> {
    let made = |operator: &&'static Operator| {
        let (before, after) = (format!("{}{{\"{}\": ", around.0, operator.name), format!("}}{}", around.1));
        let insert = operator.insert().within(&before, &after);
        operator
            .item(operator.label, place.value(if operator.is_complete() { insert.done() } else { insert }))
    };
    operators.iter().filter(|_| place.is_open()).map(made).collect()
}

/// Operators as keys of the object that is there.
pub(crate) fn as_keys(place: &Place<'_>, operators: &'static [Operator]) -> Vec<Item> {
    // An operator has one key: what is there already would be the second.
    if !place.present.is_empty() {
        return Vec::new();
    }
    let has_body = !matches!(place.after, After::Colon | After::Open);
    let made = |operator: &'static Operator| {
        let label = if has_body { operator.label } else { operator.name };
        operator.item(label, place.key(&format!("\"{}\"", operator.name), operator.insert()))
    };
    let mut items: Vec<Item> = operators.iter().map(made).collect();
    items.dedup();
    items
}

impl Operator {
    /// Whether nothing is to be filled in.
    fn is_complete(&self) -> bool {
        self.takes == Operand::Truth
    }

    fn insert(&self) -> Insert {
        Insert::split(self.body.0, self.body.1)
    }

    fn item(&self, label: &str, Insert { text, cursor }: Insert) -> Item {
        Item { label: label.to_owned(), insert: text, cursor, kind: Kind::Operator(self.name), seen: 0 }
    }
}
