//! What the conditions of the selected rule's pattern mean, for whoever points at them.

use eventglass_pattern::{Condition, Pattern, compile};
use eventglass_syntax::{Span, push_text};

use super::Look;
use crate::causes::Trials;
use crate::screen::Hint;

/// So many conditions are told; each is a question to all events.
const MOST: usize = 60;

pub(super) fn hints(look: Look<'_>, trials: &Trials<'_>) -> Vec<Hint> {
    let rule = look.report.read.get(look.shown.rule);
    let Some((rule, pattern)) = rule.and_then(|rule| Some((rule, rule.read.readable()?))) else {
        return Vec::new();
    };
    let text = &rule.read.text;
    let hint = |condition: &Condition| {
        let wants = [condition.path.as_str(), " ", &look.language.wants(condition)].concat();
        let alone = alone(condition, text).map(|alone| trials.matched_by(&alone));
        let passes = alone.map(|passed| look.language.passes(passed, trials.len(), trials.left_out()));
        let lines: Vec<String> = [wants].into_iter().chain(passes).collect();
        Hint { place: condition.span.into(), text: lines.join("\n") }
    };
    pattern.conditions.iter().take(MOST).map(hint).collect()
}

/// A pattern with nothing but one condition.
fn alone(condition: &Condition, text: &str) -> Option<Pattern> {
    let behind = Span { start: condition.key.end, end: condition.span.end }.of(text);
    let list = behind.trim_start().strip_prefix(':')?;
    let keys = condition.key_steps();
    let mut written = String::new();
    for key in &keys {
        written.push('{');
        push_text(&mut written, key);
        written.push(':');
    }
    written.push_str(list);
    written.extend(std::iter::repeat_n('}', keys.len()));
    compile(&written).pattern
}
