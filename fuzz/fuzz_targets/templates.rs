//! A target and an event from strangers: no path, template or event panics, and what is to be JSON is JSON.

#![no_main]

use eventglass_delivery::{
    Context, Outcome, Target, Template, Transformer, config_change, deliver, lambda_direct,
};
use eventglass_syntax::parse;
use libfuzzer_sys::fuzz_target;

// The template, the event and three paths, with a zero between.
fuzz_target!(|text: &str| {
    let mut parts = text.split('\0');
    let template = parts.next().unwrap_or_default();
    let Some(event) = parse(parts.next().unwrap_or_default()).value else { return };
    let paths: Vec<_> =
        ["a", "b", "c"].map(str::to_owned).into_iter().zip(parts.map(str::to_owned)).collect();
    config_change(&event);
    let context = Context { rule_name: "rule", rule_arn: "arn", ingestion_time: "2026-03-01T10:00:00Z" };
    let payload = |target: &Target| match deliver(target, &event, &context).outcome {
        Outcome::Delivered(payload) => Some(payload),
        Outcome::Lost(_) => None,
    };
    let by_path = paths.iter().map(|(_, path)| Target::InputPath(path.clone()));
    for target in by_path.chain([Target::Matched]) {
        assert!(payload(&target).is_none_or(|payload| is_json(&payload)));
    }
    let is_text = Template::parse(template).is_text();
    let target = Target::InputTransformer(Transformer { paths, template: template.to_owned() });
    let payload = payload(&target);
    assert!(target.refusal().is_none() || payload.is_none());
    if let Some(payload) = payload {
        lambda_direct(&payload);
        assert!(is_text || is_json(&payload));
    }
});

/// Whether a text is one JSON value.
fn is_json(text: &str) -> bool {
    let read = parse(text);
    read.value.is_some() && read.problems.is_empty() && read.trailing.is_none()
}
