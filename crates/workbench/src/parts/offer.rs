//! A pattern that was pasted in something else, and the offer to take it out.

use eventglass_paste::rules::{Found, FoundRule, FoundTarget, find};

use super::{Look, button, code, dim, prose};
use crate::inputs::{RuleInput, TargetInput};
use crate::markup::{Act, Piece, Role};
use crate::words::shorten;

/// How many rules are named, and how many problems told.
const SHOWN: usize = 8;

pub(super) fn offer(look: Look<'_>) -> Vec<Piece> {
    let found = look.rule().and_then(|rule| Some((rule, find(&rule.pattern)?)));
    let Some((rule, found)) = found else { return Vec::new() };
    let (words, language) = (look.words(), look.language);
    let names = found.rules.iter().take(SHOWN).filter_map(|rule| rule.name.clone()).map(code);
    let rest = found.rules.len().saturating_sub(SHOWN);
    let label = match found.rules.len() {
        1 => words.unwrap_one.to_owned(),
        count => language.unwrap_all(count),
    };
    let heading = prose(Role::Row, &format!("{} {}", words.wrapped, language.form(found.form)));
    let problems = found.problems.iter().take(SHOWN).map(|problem| {
        let text = shorten(problem.span.of(&rule.pattern).trim(), 40);
        Piece::of(Role::Item, vec![code(text), dim(language.found_problem(problem.kind))])
    });
    let problems: Vec<Piece> = problems.collect();
    let offered = Piece::of(Role::Note, vec![heading.with(names)])
        .with((rest > 0).then(|| dim(language.and_more(rest))))
        .with((!problems.is_empty()).then(|| Piece::of(Role::List, problems)))
        .with([button(label, Act::Rules(rules(found)))]);
    vec![offered]
}

fn rules(found: Found) -> Vec<RuleInput> {
    let rule = |it: FoundRule| RuleInput {
        name: it.name.unwrap_or_default(),
        pattern: it.pattern,
        target: match it.target {
            None => TargetInput::default(),
            Some(FoundTarget::InputPath(path)) => TargetInput::input_path(path),
            Some(FoundTarget::Transformer { paths, template }) => TargetInput::transformer(&paths, template),
        },
    };
    found.rules.into_iter().map(rule).collect()
}
