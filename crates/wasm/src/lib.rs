//! The JavaScript face of the workbench: the package `eventglass`.
//!
//! Four functions: convert, call, convert. The arguments are read in `arguments`, the shapes that are returned stand in
//! `wire`, their TypeScript declarations in `types.d.ts`.
//!
//! **Invariant.** This crate knows JavaScript and the workbench, and decides nothing about events or patterns. Whatever
//! a caller passes, it answers or throws; it never panics.

mod arguments;
mod wire;

use eventglass_workbench::ApiError;
use js_sys::Error;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::wire::{Suggestion, TestResult};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Makes a panic readable in the console, should there be one.
#[wasm_bindgen(start, private)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Asks whether a pattern matches an event, as the `TestEventPattern` call of the AWS SDK does: with the service's
/// limits on patterns, and with its demands on events.
///
/// Throws an `InvalidEventPatternException` or a `ValidationException`.
#[wasm_bindgen(js_name = testEventPattern, unchecked_return_type = "TestEventPatternOutput")]
pub fn test_event_pattern(
    #[wasm_bindgen(unchecked_param_type = "TestEventPatternInput")] input: &JsValue,
) -> Result<JsValue, JsValue> {
    let (pattern, event) = arguments::test_event_pattern(input)?;
    let result =
        eventglass_workbench::test_event_pattern(&pattern, &event).map_err(|error| thrown(&error))?;
    to_js(&TestResult { result })
}

/// Asks the bare engine whether a pattern matches an event: the language without the service's limits, any JSON object
/// as event. Both are JSON text.
///
/// Throws an `InvalidEventPatternException` or a `ValidationException`.
#[wasm_bindgen]
pub fn matches(
    #[wasm_bindgen(unchecked_param_type = "string")] pattern: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] event: &JsValue,
) -> Result<bool, JsValue> {
    let (pattern, event) = arguments::matches(pattern, event)?;
    eventglass_workbench::matches(&pattern, &event).map_err(|error| thrown(&error))
}

/// Finds the events in a pasted text, asks every rule about every event, and explains each verdict: its conditions, the
/// mistakes that are behind it, and what mends them. Says what the rules' targets receive, and what the events tell of
/// AMIs and of resources left behind.
///
/// Does not throw for what is wrong with a text or a pattern: the report tells it.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "AnalyzeInput")] input: &JsValue,
) -> Result<JsValue, JsValue> {
    let (inputs, diagnose) = arguments::inputs(input)?;
    let report = eventglass_workbench::analyze(&inputs);
    to_js(&wire::Report::of(&report, &inputs, diagnose))
}

/// Searches for the smallest pattern that matches some events and not others; says where it searched in vain.
///
/// Throws a `ValidationException` for a text without an event.
#[wasm_bindgen(js_name = suggestPattern, unchecked_return_type = "SuggestPatternOutput")]
pub fn suggest_pattern(
    #[wasm_bindgen(unchecked_param_type = "SuggestPatternInput")] input: &JsValue,
) -> Result<JsValue, JsValue> {
    let asked = arguments::question(input)?;
    let answer =
        eventglass_workbench::suggest_pattern(&asked.wanted, &asked.avoided, asked.language, &mut || {});
    to_js(&Suggestion::of(answer.map_err(|error| thrown(&error))?))
}

fn thrown(error: &ApiError) -> JsValue {
    let exception = Error::new(&error.message());
    exception.set_name(error.name());
    exception.into()
}

/// A plain JavaScript value: missing strings are `null`.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::new().serialize_missing_as_null(true))?)
}
