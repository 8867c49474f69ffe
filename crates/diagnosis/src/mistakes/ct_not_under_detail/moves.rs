//! Which fields stand elsewhere than the pattern asks for them.

use eventglass_pattern::{ConditionId, Reason};
use eventglass_syntax::{Node, Path, Step, Text, Value, sort_by_order};

use crate::case::{Case, Fit, Told};
use crate::fields::FieldId;
use crate::near::{self, names::renames};
use crate::rewrite::{Address, Move};

/// So many keys are looked for, and so many of them by similar names too.
const MOST: (usize, usize) = (24, 4);

/// A key of the pattern whose field stands elsewhere.
#[derive(Clone, Debug)]
pub(super) struct Misplaced {
    /// The member in the pattern.
    pub(super) address: Address,
    /// The name that is not there: the key, or of a key with dots what is left of it.
    pub(super) wanted: String,
    /// The dotted path of the level at which it is asked for; empty for the top.
    pub(super) level: String,
    /// Whether the event lacks the object in which it is asked for, too.
    pub(super) in_nothing: bool,
    /// Where it may be, the best first.
    pub(super) places: Vec<Elsewhere>,
    /// The failing conditions that ask for it.
    pub(super) conditions: Vec<ConditionId>,
}

/// A place where the field is.
#[derive(Clone, Debug)]
pub(super) struct Elsewhere {
    pub(super) field: FieldId,
    pub(super) dotted: String,
    /// Whether the very name stands there.
    pub(super) same_name: bool,
    /// Whether it can be meant only there: `eventName` at the top level, and `detail.eventName`.
    pub(super) only: bool,
    /// How many conditions hold there.
    pub(super) there: Fit,
    pub(super) to: Move,
}

impl Misplaced {
    /// The dotted path that the pattern asks for.
    pub(super) fn asked(&self) -> String {
        if self.level.is_empty() { self.wanted.clone() } else { [&self.level, ".", &self.wanted].concat() }
    }
}

impl Elsewhere {
    /// Whether it is a field of the top level.
    pub(super) fn is_at_top(&self) -> bool {
        !self.dotted.contains('.')
    }
}

/// The keys that fail for their level, each once.
pub(super) fn misplaced(case: &Case<'_>) -> Vec<Misplaced> {
    let mut found: Vec<Misplaced> = Vec::new();
    for told in case.failing().into_iter().take(MOST.0) {
        // What is only spelt otherwise stands at the right level.
        let is_elsewhere = renames(case, told).is_empty() && near::is_name(told.condition.path.as_str());
        let Some((depth, wanted)) = broken(told).filter(|_| is_elsewhere) else { continue };
        let similar = found.len() < MOST.1;
        // The outermost key that stands elsewhere with all below it; else one further in.
        let inwards = told.condition.key_steps().into_iter().enumerate().skip(depth);
        for (at, key) in inwards {
            let wanted = if at == depth { wanted } else { key.as_str() };
            let Some(address) = case.key_address(told.condition, at) else { break };
            if let Some(known) = found.iter_mut().find(|known| known.address == address) {
                known.conditions.push(told.id);
                break;
            }
            let Some(asked) = Asked::new(case, told, address, at, wanted) else { break };
            let places = asked.elsewhere(similar);
            if !places.is_empty() {
                let Asked { address, level, .. } = asked;
                let (wanted, conditions) = (wanted.to_owned(), vec![told.id]);
                let in_nothing = at > depth;
                found.push(Misplaced { address, wanted, level, in_nothing, places, conditions });
                break;
            }
        }
    }
    found
}

/// What asks for absence beside misplaced keys, and goes where they go: at its place it would hold for ever.
pub(super) fn along(case: &Case<'_>, found: &[Misplaced]) -> Vec<Move> {
    let mut moves: Vec<Move> = Vec::new();
    for told in case.holding() {
        let Some(new) = found.iter().find_map(|it| it.takes_along(case, told)) else { continue };
        let mut known = moves.iter().map(|it| &it.from).chain(found.iter().map(|it| &it.address));
        if known.all(|known| *known != new.from) {
            moves.push(new);
        }
    }
    moves
}

impl Misplaced {
    fn takes_along(&self, case: &Case<'_>, told: Told<'_>) -> Option<Move> {
        if !matches!(told.verdict.reason, Reason::Absent { instead: None, .. }) {
            return None;
        }
        let place = self.places.first()?;
        let outer = self.address.outer()?;
        let address = case.address(told.condition)?;
        let step = address.0.strip_prefix(&*outer.0)?.first()?;
        let from = outer.inner(*step as usize);
        let key = &from.member(case.tree.as_ref()?)?.key.value;
        let belongs = self.in_nothing || place.only && !near::ENVELOPE.contains(&key.as_str());
        let (_, level) = place.to.keys.split_last().filter(|_| belongs && *key != *"$or")?;
        let keys = level.iter().chain([key]).cloned().collect();
        Some(Move { from, object: place.to.object.clone(), keys })
    }
}

/// How deep the key is with which the event no longer goes along, and what of it the event lacks.
fn broken(told: Told<'_>) -> Option<(usize, &str)> {
    let lacks = match &told.verdict.reason {
        Reason::Missing { lacks, .. } => lacks.len(),
        // `"responseElements": null`: what is asked for may stand elsewhere.
        Reason::EndsEarly { at } if at.value == Value::Null => {
            told.condition.path.as_str().len().checked_sub(dotted_len(&at.path) + 1)?
        }
        _ => return None,
    };
    let mut rest = lacks;
    for (depth, key) in told.condition.key_steps().into_iter().enumerate().rev() {
        let key = key.as_str();
        if rest <= key.len() {
            return Some((depth, key.get(key.len() - rest..)?));
        }
        rest = rest.checked_sub(key.len() + 1)?;
    }
    None
}

/// How long a place's dotted path is.
fn dotted_len(path: &Path) -> usize {
    let key = |step: &Step| match step {
        Step::Key(key) => key.as_str().len() + 1,
        Step::Index(_) => 0,
    };
    path.steps.iter().map(key).sum::<usize>().saturating_sub(1)
}

/// A key that is asked for at a place of the pattern.
struct Asked<'c, 'e> {
    case: &'c Case<'e>,
    address: Address,
    wanted: &'c str,
    /// The dotted path of the level at which it is asked for.
    level: String,
    /// Where moved members go: the root of the pattern, or of a branch of `$or`.
    scope: Address,
    /// The dotted path of that place.
    base: String,
    value: &'c str,
}

impl<'c, 'e> Asked<'c, 'e> {
    fn new(
        case: &'c Case<'e>,
        told: Told<'_>,
        address: Address,
        depth: usize,
        wanted: &'c str,
    ) -> Option<Self> {
        let tree = case.tree.as_ref()?;
        let value = address.of(tree)?.span.of(case.text);
        let keys = told.condition.key_steps();
        let path = Text::joined(keys.get(..=depth)?, ".");
        let level = path.as_str().strip_suffix(wanted)?.trim_end_matches('.').to_owned();
        let (scope, base) = address.scope(tree);
        let base = Text::joined(keys.get(..base)?, ".").as_str().to_owned();
        Some(Asked { case, address, wanted, level, scope, base, value })
    }

    fn elsewhere(&self, similar: bool) -> Vec<Elsewhere> {
        let places = self.places(|name| self.wanted.rsplit('.').next() == Some(name), true);
        if !places.is_empty() || self.wanted.chars().count() < 5 || self.wanted.contains('.') {
            return places;
        }
        let is_same =
            |name: &str| name.len() == self.wanted.len() && near::differs_in_case(name, self.wanted);
        let places = self.places(is_same, false);
        if !places.is_empty() || !similar {
            return places;
        }
        self.places(|name| near::distance_of_names(name, self.wanted, 2).is_some(), false)
    }

    /// Where a name stands so that conditions hold there, the most first; of equals the place that is less deep.
    fn places(&self, is_name: impl Fn(&str) -> bool, same_name: bool) -> Vec<Elsewhere> {
        let named = self.case.fields.find(|field| field.key.is_some_and(|key| is_name(key.as_str())));
        let places = named.into_iter().filter(|field| !self.is_in_another_event(*field));
        let mut places: Vec<Elsewhere> = places.filter_map(|field| self.place(field, same_name)).collect();
        sort_by_order(&mut places, |it| {
            u64::from(u32::MAX - it.there.held as u32) << 32 | it.to.keys.len() as u64
        });
        places
    }

    fn place(&self, field: FieldId, same_name: bool) -> Option<Elsewhere> {
        let dotted = self.case.fields.dotted(field);
        let path = dotted.as_str();
        let is_beside = match path.strip_suffix(self.wanted) {
            Some(level) => level.trim_end_matches('.') == self.level,
            None => same_name || path.rsplit_once('.').map_or("", |(level, _)| level) == self.level,
        };
        // What stands in `detail` for the rule stands alone here: the pattern is right, and the event lacks its envelope.
        let is_bare = self.level == "detail"
            && !path.contains('.')
            && !near::ENVELOPE.contains(&path)
            && self.case.root().member("detail").is_none();
        if is_beside || is_bare || dotted.has_lone_surrogate() {
            return None;
        }
        let keys = |path: &str| path.split('.').map(Text::from).collect::<Vec<_>>();
        let below = path.strip_prefix(&self.base)?;
        let below = if self.base.is_empty() { below } else { below.strip_prefix('.')? };
        let there = self.case.put_elsewhere(&keys(path), self.value)?;
        let only = self.level.is_empty()
            && !near::ENVELOPE.contains(&self.wanted)
            && path.strip_prefix("detail.") == Some(self.wanted);
        let is_meant = only || there.asks && (same_name || there.holds());
        let to = Move { from: self.address.clone(), object: self.scope.clone(), keys: keys(below) };
        is_meant.then(|| Elsewhere { field, dotted: path.to_owned(), same_name, only, there, to })
    }

    /// Whether a field belongs to a whole event that is wrapped in this one: then not the pattern is to be changed.
    fn is_in_another_event(&self, field: FieldId) -> bool {
        let fields = &self.case.fields;
        let is_event = |node: &Node| node.member("source").is_some() && node.member("detail-type").is_some();
        let mut outer = std::iter::successors(fields.outer(field), |it| fields.outer(*it));
        !is_event(self.case.root()) && outer.any(|it| fields.get(it).is_some_and(|it| is_event(it.node)))
    }
}
