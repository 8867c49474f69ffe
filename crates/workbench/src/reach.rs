//! How much of the workbench an engine brings along.
//!
//! The page's first WebAssembly module must be small, the second holds everything. What differs is reached through
//! these functions alone, so that the linker leaves out of the first what only the second names.

use eventglass_pattern::limits;

use crate::analyze::{Alive, Find};
use crate::events::Events;
use crate::inputs::{Inputs, RuleInput, TargetKind};
use crate::parts;
use crate::report::Report;
use crate::rules::Limits;
use crate::screen::{Answer, Parts, Scene, Shown};
use crate::session::New;

/// The functions that differ.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reach {
    /// Finds the events of a text.
    pub(crate) find: Find,
    /// What the service has against a pattern.
    pub(crate) limits: Limits,
    /// Which events are listed, and in which order; none for all, in the order of the text.
    pub(crate) list: fn(&Report, &Shown) -> Option<Vec<usize>>,
    /// Adds to an answer what is particular, as far as it is new.
    pub(crate) complete: fn(&Report, &Inputs, &Shown, New, &mut Answer, Alive<'_>) -> Parts,
}

impl Reach {
    pub(crate) fn plain() -> Reach {
        Reach {
            find: Events::find_plain,
            limits: limits::without_complexity,
            list: |_, _| None,
            complete: mark_partial,
        }
    }

    /// Everything but the parts of the page.
    pub(crate) fn report() -> Reach {
        Reach {
            find: Events::find_all,
            limits: limits::limits,
            list: |_, _| None,
            complete: |_, _, _, _, _, _| Parts::default(),
        }
    }

    pub(crate) fn whole() -> Reach {
        Reach { find: Events::find_all, limits: limits::limits, list: parts::list, complete: parts::complete }
    }
}

/// A plain engine says when there is more to say.
fn mark_partial(
    report: &Report,
    inputs: &Inputs,
    shown: &Shown,
    _: New,
    answer: &mut Answer,
    _: Alive<'_>,
) -> Parts {
    let is_more = |rule: &RuleInput| {
        let pattern = rule.pattern.trim_start();
        // Every form in which a pattern is wrapped has the word, is no JSON object, or is escaped.
        let may_be_wrapped = !pattern.is_empty()
            && (!pattern.starts_with('{') || pattern.contains("attern") || pattern.contains('\\'));
        // How much work wildcards are is measured by the whole engine.
        rule.target.kind != TargetKind::Matched || may_be_wrapped || pattern.contains("\"wildcard\"")
    };
    // Why the pair is what it is takes the catalogue of mistakes.
    let is_pair = inputs.rules.get(shown.rule).is_some_and(|rule| !rule.pattern.trim().is_empty());
    answer.partial = is_pair
        || report.kept.needs_more()
        || inputs.rules.iter().any(is_more)
        || !matches!(shown.scene, Scene::Pair | Scene::Grid)
        || shown.filter.is_some()
        || shown.by_time
        || shown.picked.is_some();
    Parts::default()
}
