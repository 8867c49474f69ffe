//! The one data flow.

use std::rc::Rc;

use crate::events::Events;
use crate::inputs::Inputs;
use crate::reach::Reach;
use crate::report::Report;
use crate::rules::Rule;

/// A sign of life: called again and again during long work, by whoever does it. It should be quick.
pub type Alive<'a> = &'a mut dyn FnMut();

/// How events are found in a text, reading it without the repairs that are refused.
pub(crate) type Find = fn(&str, &[String], Alive<'_>) -> Events;

/// Everything there is to say about the inputs.
///
/// Cost: reads the text and every pattern once, and asks every rule about every event.
pub fn analyze(inputs: &Inputs) -> Report {
    revise(None, inputs, &Reach::report(), &mut || {})
}

/// As [`analyze`], taking over from an earlier report what the inputs did not change: the events where the text is the
/// same, a rule's verdicts where its pattern is the same too. Calls `alive` again and again while it works.
pub(crate) fn revise(earlier: Option<Report>, inputs: &Inputs, reach: &Reach, alive: Alive<'_>) -> Report {
    let (known_events, known_rules) = earlier.map_or((None, Vec::new()), |it| (Some(it.kept), it.read));
    let (events, fresh) = match known_events.filter(|known| known.is_of(&inputs.text, &inputs.refused)) {
        Some(known) => (known, false),
        None => (Rc::new((reach.find)(&inputs.text, &inputs.refused, alive)), true),
    };
    let read: Vec<Rule> = inputs
        .rules
        .iter()
        .map(|input| {
            let known = known_rules.iter().find(|rule| rule.is_of(input));
            match known {
                Some(rule) if !fresh => rule.clone(),
                Some(rule) => Rule::judge(Rc::clone(&rule.read), &events, alive),
                None => Rule::judge(Rc::new(Rule::read(&input.pattern, reach.limits)), &events, alive),
            }
        })
        .collect();
    Report {
        events: events.rows(),
        rules: read
            .iter()
            .zip(&inputs.rules)
            .map(|(rule, input)| rule.row(&input.name, inputs.language))
            .collect(),
        amis: events.amis(),
        problems: events.problems(inputs.language),
        kept: events,
        read,
        targets: inputs.rules.iter().map(|rule| rule.target.clone()).collect(),
        now: inputs.now,
        language: inputs.language,
    }
}
