//! Kinds of resources that cost money when forgotten: the reader of `resources.tsv`.
//!
//! A line is a kind, the dearest first. Its columns:
//!
//! - `id`, `name`: our name for it, and AWS's;
//! - `source`: the first label of `eventSource`, more than one where it is uncertain;
//! - `create`, `delete`, `undo`: calls that make it, take it away, bring it back, with `; ` between. A call is
//!   `DeleteFunction[rq.qualifier!=*]=rq.functionName`: a name or a native event's detail-type, a condition
//!   (`path=value,value`, `path!=value`, `*` for any value), and the place of the ids;
//! - `spelling`: how ids, names and ARNs come to one key ([`Spelling`](crate::spelling::Spelling));
//! - `size`, `label`: places of the type or size, and of the name people gave it; `Name` is the tag;
//! - `region`: where it lives if it lives in one region only; `any` where its name is unique in all of them;
//! - `console`: its page in the console, after the region's host unless it begins with `https://`.
//!
//! A place is a path ([`place`]), several joined by `+` where only together they tell, or a word
//! after `'`. Of places with `|` between the first that holds something counts; places with `,` between hold
//! other spellings of the same id.

use std::sync::OnceLock;

use crate::call::Call;
use crate::place;

const TABLE: &str = include_str!("../resources.tsv");

/// Where calls put the tag `Name`, in the older and the newer style of EC2's records and in other services'.
const NAME_TAG: &str = concat!(
    "rq.tagSpecificationSet[].tags[key=Name].value",
    "|rq.tagSpecification[].tag[key=Name].value",
    "|rq.tags[key=Name].value",
);

/// A line of the table. `-` is an empty column.
#[derive(Default)]
pub(crate) struct Kind {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) source: &'static str,
    pub(crate) create: &'static str,
    pub(crate) delete: &'static str,
    undo: &'static str,
    pub(crate) spelling: &'static str,
    size: &'static str,
    label: &'static str,
    pub(crate) region: &'static str,
    pub(crate) console: &'static str,
}

/// What a call does to resources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// `RunInstances`
    Create,
    /// `TerminateInstances`
    Delete,
    /// `CancelKeyDeletion`
    Undo,
}

/// All kinds, the dearest first.
pub(crate) fn kinds() -> &'static [Kind] {
    static KINDS: OnceLock<Vec<Kind>> = OnceLock::new();
    KINDS.get_or_init(|| TABLE.lines().skip(1).map(Kind::read).collect())
}

impl Kind {
    fn read(line: &'static str) -> Kind {
        let mut columns = line.split('\t');
        let mut next = || columns.next().filter(|column| *column != "-").unwrap_or_default();
        Kind {
            id: next(),
            name: next(),
            source: next(),
            create: next(),
            delete: next(),
            undo: next(),
            spelling: next(),
            size: next(),
            label: next(),
            region: next(),
            console: next(),
        }
    }

    /// What a call does to resources of this kind, and the place of their ids.
    pub(crate) fn action(&self, call: &Call<'_>) -> Option<(Action, &'static str)> {
        if !self.source.split(',').any(|source| source == call.service) {
            return None;
        }
        let columns =
            [(Action::Create, self.create), (Action::Delete, self.delete), (Action::Undo, self.undo)];
        let row = |calls: &'static str| calls.split("; ").map(Row::read).find(|row| row.is_of(call));
        columns.into_iter().find_map(|(action, calls)| Some((action, row(calls)?.ids)))
    }

    /// The sizes of what a call makes: one for each resource, or one for all.
    pub(crate) fn sizes(&self, call: &Call<'_>) -> Vec<String> {
        texts(call, self.size, " ")
    }

    /// The names of what a call makes: one for each resource, or one for all.
    pub(crate) fn labels(&self, call: &Call<'_>) -> Vec<String> {
        let is_tagged = self.label.starts_with("Name");
        let tags = if is_tagged { texts(call, NAME_TAG, " ") } else { Vec::new() };
        if tags.is_empty() { texts(call, self.label, " ") } else { tags }
    }
}

/// What stands at the first of several places that holds something. Parts of one place are joined by
/// `separator`; of each the first text counts.
pub(crate) fn texts(call: &Call<'_>, places: &str, separator: &str) -> Vec<String> {
    let mut found = places.split('|').map(|place| texts_at(call, place, separator));
    found.find(|texts| !texts.is_empty()).unwrap_or_default()
}

fn texts_at(call: &Call<'_>, place: &str, separator: &str) -> Vec<String> {
    if !place.contains('+') {
        return place::values(call, place).into_iter().map(str::to_owned).collect();
    }
    let part = |part: &str| match part.strip_prefix('\'') {
        Some(word) => Some(word.to_owned()),
        None => place::value(call, part).map(str::to_owned),
    };
    let parts: Option<Vec<String>> = place.split('+').map(part).collect();
    parts.map(|parts| parts.join(separator)).into_iter().collect()
}

/// One call of a column.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) call: &'static str,
    pub(crate) condition: &'static str,
    pub(crate) ids: &'static str,
}

impl Row {
    pub(crate) fn read(row: &'static str) -> Row {
        let (head, ids) = row.split_once("]=").or_else(|| row.split_once('=')).unwrap_or_default();
        let (call, condition) = head.split_once('[').unwrap_or((head, ""));
        Row { call, condition, ids }
    }

    fn is_of(&self, call: &Call<'_>) -> bool {
        call.is(self.call) && self.holds(call)
    }

    fn holds(&self, call: &Call<'_>) -> bool {
        let Some((places, wanted)) = self.condition.split_once('=') else {
            return true;
        };
        let is_it = |text: &String| wanted == "*" || wanted.split(',').any(|one| one == text);
        let holds = |places: &str| texts(call, places, "").iter().any(is_it);
        places.strip_suffix('!').map_or_else(|| holds(places), |places| !holds(places))
    }
}

#[cfg(test)]
mod tests;
