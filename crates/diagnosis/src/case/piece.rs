//! The same mistake at several conditions, told and mended at once.

use eventglass_syntax::sort_by_order;

use super::{Case, Told};
use crate::difference::{Edit, apply};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::Address;
use crate::words::{Said, Words};

/// A mistake at one condition.
#[derive(Clone, Debug)]
pub(crate) struct Piece<'c> {
    /// The condition.
    pub(crate) told: Told<'c>,
    /// What is there.
    pub(crate) said: Words,
    /// The places in question.
    pub(crate) places: Vec<Place>,
    /// What helps, the best first.
    pub(crate) ways: Vec<Way>,
}

/// A change of values in the pattern.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// What it does.
    pub(crate) label: Words,
    /// What comes where: JSON, also several elements with their commas.
    pub(crate) changes: Vec<(Address, String)>,
}

impl Way {
    /// Another value at one place.
    pub(crate) fn one(label: Words, at: &Address, json: String) -> Way {
        Way { label, changes: vec![(at.clone(), json)] }
    }
}

/// So many are told one by one.
const TOLD: usize = 3;

/// One finding for all of them. `several` are the labels where there is more than one.
pub(crate) fn gathered(
    case: &Case<'_>,
    certainty: Certainty,
    pieces: &[Piece<'_>],
    several: &[Said],
) -> Vec<Finding> {
    // Of a match nothing fails.
    let told: Vec<Told<'_>> =
        pieces.iter().map(|piece| piece.told).filter(|told| !told.verdict.holds).collect();
    let said = pieces.iter().take(TOLD).fold(Words::default(), |said, piece| said.and(&piece.said));
    let said = said.and(&more(pieces.len().saturating_sub(TOLD)));
    let places = pieces.iter().flat_map(|piece| piece.places.iter().copied());
    let mut finding = Finding::accounting(&told, certainty, said).at(places);
    let count = pieces.iter().map(|piece| piece.ways.len()).max().unwrap_or(0);
    for way in 0..count {
        finding = finding.remedy(together(case, pieces, way, several));
    }
    if pieces.is_empty() { Vec::new() } else { vec![finding] }
}

fn more(count: usize) -> Words {
    match count {
        0 => Words::default(),
        _ => Words::new(format!("The same goes for {count} more."), format!("ほかの {count} 件も同様です。")),
    }
}

fn together(case: &Case<'_>, pieces: &[Piece<'_>], way: usize, several: &[Said]) -> Option<Draft> {
    let ways: Vec<&Way> =
        pieces.iter().filter_map(|piece| piece.ways.get(way).or(piece.ways.first())).collect();
    let label = match ways.as_slice() {
        [only] => only.label.clone(),
        _ => several.get(way).copied().map(Words::from)?,
    };
    Some(Draft::pattern(label, changed(case, &ways)?))
}

/// The pattern with all changes made at once. None where two are about the same value.
pub(crate) fn changed(case: &Case<'_>, ways: &[&Way]) -> Option<String> {
    let root = case.tree.as_ref()?;
    let mut edits: Vec<Edit> = Vec::new();
    for (at, json) in ways.iter().flat_map(|way| &way.changes) {
        let edit = Edit { span: at.of(root)?.span, replacement: json.clone() };
        if !edits.contains(&edit) {
            edits.push(edit);
        }
    }
    sort_by_order(&mut edits, |edit| edit.span.order());
    let apart = edits.windows(2).all(|pair| matches!(pair, [a, b] if a.span.end <= b.span.start));
    apart.then(|| apply(case.text, &edits))
}
