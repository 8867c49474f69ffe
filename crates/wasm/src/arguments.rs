//! What callers pass, read by hand: whatever it is, the answer is its content or a `TypeError` that names the field.

use eventglass_workbench::{Inputs, Language, RuleInput, TargetInput, names, shorten};
use js_sys::{Array, Function, Reflect, TypeError};
use wasm_bindgen::prelude::*;

type Read<T> = Result<T, JsValue>;

/// How many characters of an unknown name a message repeats.
const MAX_NAME: usize = 40;

#[wasm_bindgen]
extern "C" {
    /// Throws for a revoked proxy, which the binding of `js_sys` would let through the module's own frames.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Read<bool>;

    /// Throws for what refuses to be read, as above.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys(object: &JsValue) -> Read<Array>;
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

/// The inputs of `analyze`, and whether mistakes are looked for, where that is said.
pub(crate) fn inputs(input: &JsValue) -> Read<(Inputs, Option<bool>)> {
    let call = Call("analyze");
    call.object(input, "the argument")?;
    let inputs = Inputs {
        text: call.string_in(input, "", "events")?,
        rules: call.items(&field(input, "rules")?, "rules", |rule, place| call.rule(rule, place))?,
        refused: call.refused(&field(input, "refuse")?)?,
        now: call.now(&field(input, "now")?)?,
        language: call.language(&field(input, "locale")?)?,
    };
    Ok((inputs, call.flag(&field(input, "diagnose")?, "`diagnose`")?))
}

/// The question of `suggestPattern`.
pub(crate) struct Question {
    pub(crate) wanted: Vec<String>,
    pub(crate) avoided: Vec<String>,
    pub(crate) language: Language,
}

/// The events of `suggestPattern`.
pub(crate) fn question(input: &JsValue) -> Read<Question> {
    let call = Call("suggestPattern");
    call.object(input, "the argument")?;
    let texts = |list: &JsValue, name: &str| {
        call.items(list, name, |text, place| call.string(text, &format!("`{place}`")))
    };
    let avoided = field(input, "avoid")?;
    Ok(Question {
        wanted: texts(&field(input, "match")?, "match")?,
        avoided: if avoided.is_undefined() { Vec::new() } else { texts(&avoided, "avoid")? },
        language: call.language(&field(input, "locale")?)?,
    })
}

fn field(object: &JsValue, name: &str) -> Read<JsValue> {
    Reflect::get(object, &name.into())
}

/// The function that was called, for its messages.
struct Call(&'static str);

impl Call {
    /// What a list holds, each element read with its place.
    fn items<T>(&self, list: &JsValue, name: &str, read: impl Fn(&JsValue, &str) -> Read<T>) -> Read<Vec<T>> {
        if !is_array(list)? {
            return Err(self.wrong(&format!("`{name}`"), "an array", list));
        }
        let length = field(list, "length")?.as_f64().unwrap_or_default();
        let indices = (0..u32::MAX).take_while(|index| f64::from(*index) < length);
        indices.map(|index| read(&Reflect::get_u32(list, index)?, &format!("{name}[{index}]"))).collect()
    }

    fn rule(&self, rule: &JsValue, place: &str) -> Read<RuleInput> {
        self.object(rule, &format!("`{place}`"))?;
        let within = format!("{place}.");
        Ok(RuleInput {
            name: self.string_in(rule, &within, "name")?,
            pattern: self.string_in(rule, &within, "pattern")?,
            target: self.target(&field(rule, "target")?, &format!("{within}target"))?,
        })
    }

    fn target(&self, target: &JsValue, place: &str) -> Read<TargetInput> {
        if target.is_undefined() {
            return Ok(TargetInput::default());
        }
        self.object(target, &format!("`{place}`"))?;
        let (path, transformer) = (field(target, "inputPath")?, field(target, "inputTransformer")?);
        let count = match (path.is_undefined(), transformer.is_undefined()) {
            (false, true) => {
                return Ok(TargetInput::input_path(self.string(&path, &format!("`{place}.inputPath`"))?));
            }
            (true, false) => return self.transformer(&transformer, &format!("{place}.inputTransformer")),
            (false, false) => "both",
            (true, true) => "none",
        };
        let wanted = format!("have one of `inputPath` and `inputTransformer`, not {count}");
        Err(self.error(&format!("`{place}`"), &wanted))
    }

    fn transformer(&self, transformer: &JsValue, place: &str) -> Read<TargetInput> {
        self.object(transformer, &format!("`{place}`"))?;
        let within = format!("{place}.");
        let paths = self.strings(&field(transformer, "inputPathsMap")?, &format!("{within}inputPathsMap"))?;
        Ok(TargetInput::transformer(&paths, self.string_in(transformer, &within, "inputTemplate")?))
    }

    /// The names and texts of an object; of nothing none.
    fn strings(&self, object: &JsValue, place: &str) -> Read<Vec<(String, String)>> {
        if object.is_undefined() {
            return Ok(Vec::new());
        }
        if !object.is_object() || is_array(object)? {
            return Err(self.wrong(&format!("`{place}`"), "an object", object));
        }
        let entry = |key: JsValue| {
            let name = key.as_string().unwrap_or_default();
            let value = Reflect::get(object, &key)?;
            let text = self.string(&value, &format!("`{place}.{}`", shorten(&name, MAX_NAME)))?;
            Ok((name, text))
        };
        keys(object)?.iter().map(entry).collect()
    }

    /// The kinds of repair that are not wanted.
    fn refused(&self, refuse: &JsValue) -> Read<Vec<String>> {
        if refuse.is_undefined() {
            return Ok(Vec::new());
        }
        let kinds = names::repairs();
        self.items(refuse, "refuse", |kind, place| {
            let place = format!("`{place}`");
            let name = self.string(kind, &place)?;
            if kinds.contains(&name.as_str()) {
                return Ok(name);
            }
            let wanted = format!("be a kind of repair, not \"{}\"", shorten(&name, MAX_NAME));
            Err(self.error(&place, &wanted))
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

    fn flag(&self, value: &JsValue, place: &str) -> Read<Option<bool>> {
        if value.is_undefined() {
            return Ok(None);
        }
        value.as_bool().map(Some).ok_or_else(|| self.wrong(place, "a boolean", value))
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
        self.error(place, &format!("be {wanted}, not {}", described(value)))
    }

    /// analyze: `rules[0].target` must have one of `inputPath` and `inputTransformer`, not both
    fn error(&self, place: &str, wanted: &str) -> JsValue {
        TypeError::new(&format!("{}: {place} must {wanted}", self.0)).into()
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
