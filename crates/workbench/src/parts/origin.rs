//! Where the selected event came from: the envelopes, the place, what was repaired, and a rule that it made.

use eventglass_history::rules_made;
use eventglass_repair::{Repair, RepairKind};

use super::{Look, button, code, dim, line, rule_of};
use crate::markup::{Act, Piece, Role};
use crate::words::shorten;

/// How many repairs are shown one by one.
const SHOWN: usize = 20;
/// How much of a repaired text is shown.
const MAX_TEXT: usize = 40;

pub(super) fn origin(look: Look<'_>) -> Vec<Piece> {
    chain(look).into_iter().chain(repairs(look)).chain(rule_inside(look)).collect()
}

/// `SQS message › SNS notification › CloudTrail record`; nothing for an event that stands in the text as it is.
fn chain(look: Look<'_>) -> Option<Piece> {
    let event = look.found().filter(|event| !event.is_as_pasted())?;
    let place = look.report.events.get(look.event)?.place;
    let names: Vec<&str> = event.chain.iter().map(|it| look.language.any_envelope(*it)).collect();
    let shown = button(look.words().show_pasted, Act::Pasted(place));
    Some(Piece::of(Role::Row, vec![dim(names.join(" › ")), shown]))
}

/// What was repaired, kind by kind: each can be refused, and what is refused allowed again.
fn repairs(look: Look<'_>) -> Option<Piece> {
    let repairs = look.report.kept.repairs();
    let refused = &look.inputs.refused;
    if repairs.is_empty() && refused.is_empty() {
        return None;
    }
    let words = look.words();
    let kinds = RepairKind::ALL.into_iter().filter_map(|kind| {
        let of_kind: Vec<&Repair> = repairs.iter().filter(|repair| repair.kind == kind).collect();
        (!of_kind.is_empty()).then(|| repaired(look, kind, &of_kind))
    });
    let allowed = refused.iter().filter_map(|name| RepairKind::of_name(name)).map(|kind| {
        let act = Act::Repair { kind: kind.name().into(), refused: false };
        Piece::of(Role::Item, vec![dim(look.language.repair(kind)), button(words.allow, act)])
    });
    let mut parts = Vec::new();
    if !repairs.is_empty() {
        parts.push(Piece::of(Role::List, kinds.collect()));
    }
    if !refused.is_empty() {
        parts.push(line("").with([dim(words.refused_repairs)]));
        parts.push(Piece::of(Role::List, allowed.collect()));
    }
    let summary = format!("{} ({})", words.repaired, look.language.number(repairs.len()));
    Some(Piece::new(Role::Fold, summary).with(parts))
}

/// The repairs of one kind: each place a button that shows it.
fn repaired(look: Look<'_>, kind: RepairKind, repairs: &[&Repair]) -> Piece {
    let words = look.words();
    let place = |repair: &&Repair| {
        let text = repair.span.of(&look.inputs.text);
        let label = if text.trim().is_empty() { &repair.replacement } else { text };
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        Piece::new(Role::Choice, "")
            .with([code(shorten(&label, MAX_TEXT))])
            .act(Act::Pasted(repair.span.into()))
    };
    let act = Act::Repair { kind: kind.name().into(), refused: true };
    let more = repairs.len().saturating_sub(SHOWN);
    Piece::of(Role::Item, vec![Piece::new(Role::Text, look.language.repair(kind))])
        .with(repairs.iter().take(SHOWN).map(place))
        .with((more > 0).then(|| dim(look.language.and_more(more))))
        .with([button(words.refuse, act).about(words.refuse_about)])
}

/// The pattern inside a `PutRule` call.
fn rule_inside(look: Look<'_>) -> Option<Piece> {
    let made = rules_made(&look.found()?.node)?;
    let rule = rule_of(made);
    let name = rule.name.clone();
    let open = button(look.words().open_rule, Act::AddRules(vec![rule]));
    Some(Piece::of(Role::Row, vec![dim(look.words().rule_inside), code(name), open]))
}
