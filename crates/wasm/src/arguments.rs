//! What callers pass, read by hand: whatever it is, the answer is its content or a `TypeError` that names the field.

use eventglass_workbench::{Inputs, Language, RuleInput};
use js_sys::{Function, Reflect, TypeError};
use wasm_bindgen::prelude::*;

type Read<T> = Result<T, JsValue>;

#[wasm_bindgen]
extern "C" {
    /// Throws for a revoked proxy, which the binding of `js_sys` would let through the module's own frames.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Read<bool>;
}

/// The pattern and the event of `testEventPattern`.
pub(crate) fn test_event_pattern(input: &JsValue) -> Read<(String, String)> {
    let call = Call("testEventPattern");
    call.object(input, "the argument")?;
    Ok((call.string_in(input, "", "EventPattern")?, call.string_in(input, "", "Event")?))
}

/// The pattern and the event of `matches`.
pub(crate) fn matches(pattern: &JsValue, event: &JsValue) -> Read<(String, String)> {
    let call = Call("matches");
    Ok((call.string(pattern, "`pattern`")?, call.string(event, "`event`")?))
}

/// The inputs of `analyze`.
pub(crate) fn inputs(input: &JsValue) -> Read<Inputs> {
    let call = Call("analyze");
    call.object(input, "the argument")?;
    Ok(Inputs {
        text: call.string_in(input, "", "events")?,
        rules: call.rules(&field(input, "rules")?)?,
        now: call.now(&field(input, "now")?)?,
        language: call.language(&field(input, "locale")?)?,
    })
}

fn field(object: &JsValue, name: &str) -> Read<JsValue> {
    Reflect::get(object, &name.into())
}

/// The function that was called, for its messages.
struct Call(&'static str);

impl Call {
    fn rules(&self, rules: &JsValue) -> Read<Vec<RuleInput>> {
        if !is_array(rules)? {
            return Err(self.wrong("`rules`", "an array", rules));
        }
        let length = field(rules, "length")?.as_f64().unwrap_or_default();
        let indices = (0..u32::MAX).take_while(|index| f64::from(*index) < length);
        indices.map(|index| self.rule(&Reflect::get_u32(rules, index)?, index)).collect()
    }

    fn rule(&self, rule: &JsValue, index: u32) -> Read<RuleInput> {
        let place = format!("rules[{index}]");
        self.object(rule, &format!("`{place}`"))?;
        let within = format!("{place}.");
        Ok(RuleInput {
            name: self.string_in(rule, &within, "name")?,
            pattern: self.string_in(rule, &within, "pattern")?,
        })
    }

    fn language(&self, locale: &JsValue) -> Read<Language> {
        if locale.is_undefined() {
            return Ok(Language::default());
        }
        Ok(Language::of_locale(&self.string(locale, "`locale`")?))
    }

    /// A number of milliseconds, or what has a `getTime`: dates of other realms are dates too.
    fn now(&self, now: &JsValue) -> Read<Option<i64>> {
        if now.is_undefined() {
            return Ok(None);
        }
        let milliseconds = match now.as_f64() {
            Some(number) => Some(number),
            None if now.is_object() => match field(now, "getTime")?.dyn_ref::<Function>() {
                Some(time) => time.call0(now)?.as_f64(),
                None => None,
            },
            None => None,
        };
        match milliseconds.filter(|number| number.is_finite()) {
            Some(number) => Ok(Some(number as i64)),
            None => Err(self.wrong("`now`", "a valid Date or a number of milliseconds", now)),
        }
    }

    fn object(&self, value: &JsValue, place: &str) -> Read<()> {
        if value.is_object() { Ok(()) } else { Err(self.wrong(place, "an object", value)) }
    }

    fn string_in(&self, object: &JsValue, within: &str, name: &str) -> Read<String> {
        self.string(&field(object, name)?, &format!("`{within}{name}`"))
    }

    fn string(&self, value: &JsValue, place: &str) -> Read<String> {
        value.as_string().ok_or_else(|| self.wrong(place, "a string", value))
    }

    /// analyze: `rules[0].pattern` must be a string, not a number
    fn wrong(&self, place: &str, wanted: &str, value: &JsValue) -> JsValue {
        let message = format!("{}: {place} must be {wanted}, not {}", self.0, described(value));
        TypeError::new(&message).into()
    }
}

fn described(value: &JsValue) -> &'static str {
    if value.is_undefined() {
        "undefined"
    } else if value.is_null() {
        "null"
    } else if value.as_bool().is_some() {
        "a boolean"
    } else if value.is_string() {
        "a string"
    } else if let Some(number) = value.as_f64() {
        if number.is_finite() { "a number" } else { "NaN or infinite" }
    } else if value.is_bigint() {
        "a BigInt"
    } else if value.is_symbol() {
        "a symbol"
    } else if value.is_function() {
        "a function"
    } else if is_array(value).unwrap_or(false) {
        "an array"
    } else {
        "an object"
    }
}
