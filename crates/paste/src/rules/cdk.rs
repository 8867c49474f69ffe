//! Programs that define rules: the CDK in TypeScript and Python, and calls of an SDK.
//!
//! A program is not read as a whole. Patterns stand behind their key; the name and the target are looked for near it.

use eventglass_syntax::{Node, Span, Value};

use super::literal::{Literal, is_name};
use super::pattern::Reader;
use super::{Form, Found, FoundKind, FoundTarget, fields};

/// What patterns stand behind.
const KEYS: [&str; 3] = ["eventPattern", "event_pattern", "EventPattern"];
/// What rules are made by: `new events.Rule(`, `new events.CfnRule(`, `new PutRuleCommand(`, `client.put_rule(`.
const MAKERS: [&str; 3] = ["Rule(", "RuleCommand(", "put_rule("];

/// What puts together what a target receives.
const BUILDERS: [&str; 4] = [
    "RuleTargetInput.fromText(",
    "RuleTargetInput.from_text(",
    "RuleTargetInput.fromObject(",
    "RuleTargetInput.from_object(",
];

/// The rules in a text that is a part of a program.
pub(super) fn find(text: &str) -> Option<Found> {
    let places = places(text);
    let makers = makers(text);
    let mut reader = Reader::new(text, Form::Cdk);
    reader.interpolates = places.iter().any(|place| place.form == Form::Cdk);
    let mut before = 0;
    for (index, place) in places.iter().enumerate() {
        // Patterns do not lie in each other, and no part of the text is read again and again.
        if place.value < before {
            continue;
        }
        let next = places.get(index + 1).map_or(text.len(), |next| next.value);
        let made = makers.partition_point(|at| *at <= place.value);
        let maker = made.checked_sub(1).and_then(|it| makers.get(it)).copied().filter(|at| *at >= before);
        let end = makers.get(made).copied().unwrap_or(text.len()).min(next);
        before = reader.place(place, maker, Span::new(maker.unwrap_or(place.value), end));
    }
    reader.found()
}

/// Where a pattern stands.
struct Place {
    /// Where its value begins.
    value: usize,
    form: Form,
}

/// Where the arguments begin of each call that makes a rule.
fn makers(text: &str) -> Vec<usize> {
    let ends = |maker: &'static str| text.match_indices(maker).map(|(at, maker)| at + maker.len());
    let mut makers: Vec<usize> = MAKERS.into_iter().flat_map(ends).collect();
    makers.sort_unstable();
    makers
}

fn places(text: &str) -> Vec<Place> {
    let of_key = |key: &'static str| text.match_indices(key).map(move |(at, _)| (at, key));
    let mut keys: Vec<(usize, &str)> = KEYS.iter().flat_map(|key| of_key(key)).collect();
    keys.sort_unstable();
    keys.iter().filter_map(|(at, key)| place(text, *at, key)).collect()
}

/// The pattern behind a key: `eventPattern: {…}`, `event_pattern=…`, `addEventPattern({…})`.
fn place(text: &str, at: usize, key: &str) -> Option<Place> {
    let before = text.get(..at)?;
    let behind = text.get(at + key.len()..)?;
    let behind = if before.ends_with('\'') { behind.strip_prefix('\'')? } else { behind }.trim_start();
    let sign = behind.chars().next()?;
    let value = behind.get(1..)?.trim_start();
    let is_key = !before.ends_with(|c| is_name(c) || c == '"');
    let adds = before.ends_with("add") || before.ends_with("add_");
    let is_it = match sign {
        // Where an SDK has `EventPattern:` the pattern is made to JSON; templates have the same key.
        ':' => is_key && (value.starts_with("JSON.") || value.starts_with('{') && key != "EventPattern"),
        '=' => is_key && !value.starts_with(['=', '>']),
        '(' => adds,
        _ => false,
    };
    let is_python = key == "event_pattern" || sign == '=' && key == "EventPattern" && !value.starts_with('{');
    let form = if is_python { Form::CdkPython } else { Form::Cdk };
    is_it.then(|| Place { value: text.len() - value.len(), form })
}

impl<'t> Reader<'t> {
    /// Takes the rule whose pattern stands at a place; `maker` is where the arguments of the call begin that makes it, and
    /// `near` is what belongs to it. Gives the end of the pattern.
    fn place(&mut self, place: &Place, maker: Option<usize>, near: Span) -> usize {
        let mut pattern = Literal::new(self.text, place.value).first();
        let end = pattern.span.end as usize;
        if !matches!(pattern.value, Value::Object(_) | Value::String(_)) {
            return end;
        }
        let made_by = maker.and_then(|at| self.text.get(..at)).unwrap_or_default();
        // What is made to JSON, or goes into a template as it is, has the names of the service.
        let written = pattern.span.of(self.text);
        let is_plain = written.starts_with("JSON.") || written.starts_with("json.");
        let is_direct = made_by.ends_with("CfnRule(");
        if !is_plain && !is_direct {
            service_names(&mut pattern);
        }
        let names: &[&str] = if is_direct { &["name"] } else { &["ruleName", "rule_name", "Name"] };
        let name = names.iter().find_map(|key| text_of(&self.keyed(near, key)?));
        let name = name.or_else(|| maker.and_then(|_| self.id(near)));
        let target = self.target_near(near);
        self.rule(place.form, name.as_deref(), None, &pattern, target);
        end
    }

    /// The id that a construct is given: the first text among the first two arguments.
    fn id(&self, near: Span) -> Option<String> {
        let mut arguments = self.literal(near, near.start as usize);
        let first = arguments.value();
        arguments.take(',');
        text_of(&first).or_else(|| text_of(&arguments.value()))
    }

    /// What a target receives: by the CDK, or as a template has it.
    fn target_near(&mut self, near: Span) -> Option<FoundTarget> {
        let plain = ["inputPath", "input_path", "InputPath"].iter().find_map(|key| self.keyed(near, key));
        let called =
            || self.called(near, &["RuleTargetInput.fromEventPath(", "RuleTargetInput.from_event_path("]);
        if let Some(path) = plain.or_else(called).as_ref().and_then(text_of) {
            return Some(FoundTarget::InputPath(path));
        }
        if let Some(built) = self.called(near, &BUILDERS) {
            let (target, is_known) = fields::transformer(&built, self.text);
            if !is_known {
                self.problem(FoundKind::Expression, built.span);
            }
            return Some(target);
        }
        let transformer =
            ["inputTransformer", "InputTransformer"].iter().find_map(|key| self.keyed(near, key))?;
        self.transformer(&transformer)
    }

    /// The first argument of the first of some calls near a rule.
    fn called(&self, near: Span, calls: &[&str]) -> Option<Node> {
        let text = near.of(self.text);
        let at = calls.iter().filter_map(|call| text.find(call).map(|at| at + call.len())).min()?;
        Some(self.literal(near, near.start as usize + at).value())
    }

    /// The value behind a key that stands near a rule.
    fn keyed(&self, near: Span, key: &str) -> Option<Node> {
        let text = near.of(self.text);
        let places = text.match_indices(key).map(|(at, _)| at);
        let mut values = places.filter_map(|at| {
            let before = text.get(..at)?;
            let behind = text.get(at + key.len()..)?.trim_start_matches(['\'', '"']).trim_start();
            let value = behind.strip_prefix([':', '='])?;
            (!before.ends_with(is_name)).then(|| near.start as usize + text.len() - value.len())
        });
        values.next().map(|at| self.literal(near, at).value())
    }

    /// Reads from a place up to the end of what is near.
    fn literal(&self, near: Span, at: usize) -> Literal<'t> {
        Literal::new(self.text.get(..near.end as usize).unwrap_or_default(), at)
    }
}

fn text_of(node: &Node) -> Option<String> {
    node.as_str().map(Into::into)
}

/// Gives the fields of an event the names that the service has for them.
fn service_names(pattern: &mut Node) {
    let Value::Object(members) = &mut pattern.value else { return };
    for member in members {
        if matches!(member.key.value.as_str(), "detailType" | "detail_type") {
            member.key.value = "detail-type".into();
        }
    }
}
