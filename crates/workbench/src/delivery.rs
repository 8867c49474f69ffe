//! Targets as they are typed, and what they receive.

use eventglass_delivery::{Context, Delivery, Place, Target, Transformer, deliver};
use eventglass_syntax::{Node, Value, parse, push_escaped};

use crate::inputs::{TargetInput, TargetKind};

/// Under which id AWS's texts name the target.
pub(crate) const TARGET_ID: &str = "Id1";

/// Bus of rules that say nothing else.
const DEFAULT_BUS: Option<&str> = None;

impl TargetInput {
    /// A target with an `InputTransformer`.
    pub fn transformer(paths: &[(String, String)], template: String) -> TargetInput {
        let kind = TargetKind::InputTransformer;
        TargetInput {
            kind,
            input_paths_map: map_text(paths),
            input_template: template,
            ..TargetInput::default()
        }
    }

    /// A target with an `InputPath`.
    pub fn input_path(path: String) -> TargetInput {
        TargetInput { kind: TargetKind::InputPath, input_path: path, ..TargetInput::default() }
    }

    /// The target, as EventBridge takes it. None where the text of its map is no JSON object of texts.
    pub(crate) fn target(&self) -> Option<Target> {
        Some(match self.kind {
            TargetKind::Matched => Target::Matched,
            TargetKind::InputPath => Target::InputPath(self.input_path.clone()),
            TargetKind::InputTransformer => Target::InputTransformer(Transformer {
                paths: self.paths()?,
                template: self.input_template.clone(),
            }),
        })
    }

    fn paths(&self) -> Option<Vec<(String, String)>> {
        if self.input_paths_map.trim().is_empty() {
            return Some(Vec::new());
        }
        let read = parse(&self.input_paths_map);
        let node =
            read.value.filter(|it| it.is_object() && read.problems.is_empty() && read.trailing.is_none())?;
        let path = |value: &Node| value.as_str().map(str::to_owned);
        node.members().iter().map(|it| Some((it.key.value.to_string(), path(&it.value)?))).collect()
    }

    /// The same target with one more path: as a variable of a transformer, named for the last key, else as `InputPath`.
    pub(crate) fn with_path(&self, path: &str) -> TargetInput {
        if self.kind != TargetKind::InputTransformer {
            let input_path = path.to_owned();
            return TargetInput { kind: TargetKind::InputPath, input_path, ..self.clone() };
        }
        let Some(mut paths) = self.paths() else { return self.clone() };
        if paths.iter().any(|(_, known)| known == path) {
            return self.clone();
        }
        let name = selected_name(path);
        let is_taken = |name: &str| paths.iter().any(|(known, _)| known == name);
        let numbered =
            || (2..=paths.len() + 2).map(|number| format!("{name}-{number}")).find(|name| !is_taken(name));
        let name = if is_taken(&name) { numbered().unwrap_or_default() } else { name };
        paths.push((name, path.to_owned()));
        TargetInput { input_paths_map: map_text(&paths), ..self.clone() }
    }
}

/// `imageId` of `$.detail.responseElements.imageId`
fn selected_name(path: &str) -> String {
    let mut keys = path.split(['.', '[', ']', '*']).filter(|it| it.starts_with(char::is_alphabetic));
    keys.next_back()
        .unwrap_or("event")
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "_-".contains(*c))
        .collect()
}

/// A map as JSON, a line for each entry.
fn map_text(paths: &[(String, String)]) -> String {
    let mut out = String::from("{");
    for (index, (name, path)) in paths.iter().enumerate() {
        out.push_str(if index == 0 { "\n  \"" } else { ",\n  \"" });
        push_escaped(&mut out, name);
        out.push_str("\": \"");
        push_escaped(&mut out, path);
        out.push('"');
    }
    out.push_str(if paths.is_empty() { "}" } else { "\n}" });
    out
}

/// What a rule's target receives of an event that the rule matches. None where the target cannot be read.
pub(crate) fn delivery(target: &TargetInput, rule: &str, event: &Node) -> Option<Delivery> {
    let place = Place::of(event);
    let arn = place.rule_arn(DEFAULT_BUS, rule);
    let context = Context { rule_name: rule, rule_arn: &arn, ingestion_time: place.time };
    Some(deliver(&target.target()?, event, &context))
}

/// A scalar as a person reads it, anything else as JSON.
pub(crate) fn readable(node: &Node) -> String {
    match &node.value {
        Value::String(text) => text.as_str().to_owned(),
        _ => eventglass_delivery::compact(node),
    }
}
