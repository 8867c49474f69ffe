//! What a repair gave, and the way back to the original.

use eventglass_syntax::Span;

use crate::RepairKind;
use crate::edits::{Edit, push_applied};

/// A repaired text.
#[derive(Clone, Debug)]
pub struct Repaired {
    /// The text after all repairs.
    pub text: String,
    /// What was done, in the order of the text, without overlaps: applied to the original they give the text.
    pub repairs: Vec<Repair>,
    /// The single edits, by their place in both texts.
    places: Vec<Place>,
}

/// One repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What it repairs.
    pub kind: RepairKind,
    /// What is replaced, in the original; empty where something is put in.
    pub span: Span,
    /// By what.
    pub replacement: Box<str>,
}

/// Where an edit stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    original: Span,
    repaired: Span,
}

impl Repaired {
    pub(crate) fn new(original: &str, text: String, edits: &[Edit]) -> Self {
        Repaired { text, places: places(edits), repairs: repairs(original, edits) }
    }

    /// The place in the original of a place in the repaired text; where something was replaced or left out, the start
    /// of it or what follows. Never less for a greater offset. Logarithmic in the number of edits.
    pub fn original(&self, offset: u32) -> u32 {
        let after = self.places.partition_point(|place| place.repaired.start <= offset);
        match self.place_before(after) {
            Some(place) if offset < place.repaired.end => place.original.start,
            Some(place) => place.original.end + (offset - place.repaired.end),
            None => offset,
        }
    }

    /// The span in the original of a span of the repaired text: without what was left out at its edges.
    pub fn original_span(&self, span: Span) -> Span {
        let start = self.original(span.start);
        let after = self.places.partition_point(|place| place.repaired.start < span.end);
        let end = match self.place_before(after) {
            Some(place) => place.original.end + span.end.saturating_sub(place.repaired.end),
            None => span.end,
        };
        Span { start, end: end.max(start) }
    }

    fn place_before(&self, index: usize) -> Option<&Place> {
        index.checked_sub(1).and_then(|index| self.places.get(index))
    }
}

fn places(edits: &[Edit]) -> Vec<Place> {
    let (mut pos, mut start) = (0, 0);
    let place = |edit: &Edit| {
        start += edit.span.start - pos;
        pos = edit.span.end;
        let repaired = Span { start, end: start + edit.replacement.len() as u32 };
        start = repaired.end;
        Place { original: edit.span, repaired }
    };
    edits.iter().map(place).collect()
}

/// One repair for each group of edits, and for each edit that is in none.
fn repairs(original: &str, edits: &[Edit]) -> Vec<Repair> {
    let groups = edits.iter().map(|edit| edit.group).max().unwrap_or_default();
    let mut last = vec![0; groups as usize + 1];
    for (index, edit) in edits.iter().enumerate() {
        if let Some(last) = last.get_mut(edit.group as usize) {
            *last = index;
        }
    }
    let mut found = Vec::new();
    let mut rest = edits;
    let mut at = 0;
    while let Some(edit) = rest.first() {
        let end = if edit.group == 0 { at } else { last.get(edit.group as usize).copied().unwrap_or(at) };
        let (group, after) = rest.split_at((end + 1 - at).min(rest.len()));
        found.push(repair_of(original, edit.kind, group));
        rest = after;
        at = end + 1;
    }
    found
}

fn repair_of(original: &str, kind: RepairKind, group: &[Edit]) -> Repair {
    let span = group.iter().map(|edit| edit.span).reduce(Span::to).unwrap_or_default();
    let mut replacement = String::new();
    push_applied(&mut replacement, original, (span.start as usize, span.end as usize), group);
    Repair { kind, span, replacement: replacement.into() }
}
