//! The selected rule's pattern in words, and what may keep the rule silent though its pattern is right.

use eventglass_diagnosis::{Advice, Case, Cause, Subject, silent};

use super::{Look, button, code, dim, line, prose};
use crate::aloud::{formula, sentences};
use crate::causes::{Of, SidedPlace, TextSide, said};
use crate::markup::{Act, Piece, Role};
use crate::words::Joint;

/// The cause that a match is warned of, rather than told of in a fold.
const CATCH_ALL: &str = "catch-all";

fn told(look: Look<'_>, case: &Case<'_>) -> Vec<(&'static Cause, Advice)> {
    let Some(rule) = look.rule() else { return Vec::new() };
    let event = (look.report.events.len() > look.event).then(|| case.root());
    let subject =
        Subject { pattern: case.pattern(), text: case.text, event, has_target: true, rule: &rule.name };
    silent(&subject)
}

/// That the rule takes everything, where it matches.
pub(super) fn catch_all(look: Look<'_>, case: &Case<'_>) -> Option<Piece> {
    let (found, advice) = told(look, case).into_iter().find(|(it, _)| it.code == CATCH_ALL)?;
    let title = prose(Role::Strong, said(found.title, look.language));
    Some(Piece::of(Role::Warning, vec![Piece::of(Role::Row, vec![title, dim(found.id)])]).with([
        prose(Role::Line, &advice.text.of(look.language)),
        prose(Role::Line, &advice.check.of(look.language)),
    ]))
}

/// What else to look at where the rule matches and nothing happens.
pub(super) fn silence(look: Look<'_>, case: &Case<'_>) -> Vec<Piece> {
    let causes: Vec<Piece> = told(look, case)
        .iter()
        .filter(|(cause, _)| cause.code != CATCH_ALL)
        .map(|(cause, advice)| cause_of_silence(look, cause, advice))
        .collect();
    let count = causes.len();
    let summary = format!("{} ({})", look.causes().silent, look.language.number(count));
    (count > 0).then(|| Piece::new(Role::Fold, summary).with(causes)).into_iter().collect()
}

fn cause_of_silence(look: Look<'_>, cause: &Cause, advice: &Advice) -> Piece {
    let (language, words) = (look.language, look.causes());
    let title = prose(Role::Strong, said(cause.title, language));
    let check = advice.check.of(language);
    let copy = advice.command.as_ref().map(|it| button(words.copy_command, Act::Copy(it.clone())));
    let console = advice.console.as_ref().map(|it| Piece::new(Role::Link, words.console).about(it.clone()));
    let actions: Vec<Piece> = copy.into_iter().chain(console).collect();
    Piece::of(Role::Note, vec![Piece::of(Role::Row, vec![title, dim(cause.id)])])
        .with([prose(Role::Line, &advice.text.of(language)), prose(Role::Line, &check)])
        .with(advice.command.as_ref().map(|it| Piece::of(Role::Line, vec![code(it.clone())])))
        .with((!actions.is_empty()).then(|| Piece::of(Role::Row, actions)))
}

/// The pattern in sentences, and as a formula.
pub(super) fn aloud(look: Look<'_>) -> Option<Piece> {
    let pattern = look.report.read.get(look.shown.rule)?.read.readable()?;
    let (language, words) = (look.language, look.causes());
    let spoken = sentences(pattern, language);
    let items = spoken.into_iter().map(|sentence| {
        let place = SidedPlace { side: TextSide::Pattern, place: sentence.place.into() };
        let indent = "\u{2003}".repeat(sentence.depth);
        let said = prose(Role::Text, &sentence.text);
        let words = Piece::new(Role::Choice, indent).with([said]).act(Act::Show(place));
        Piece::of(Role::Item, vec![words])
    });
    let list = Piece::of(Role::List, items.collect());
    let formula = formula(pattern, language);
    let more = (formula.left_out > 0).then(|| dim(language.and_more(formula.left_out)));
    let joint = ["\n", language.joint(Joint::Or).trim_start()].concat();
    let formula = Piece::new(Role::Block, formula.branches.join(&joint));
    Some(
        Piece::new(Role::Fold, words.aloud)
            .with([list, line("").with([dim(words.formula)]), formula])
            .with(more),
    )
}
