//! The code editor of `web/js/editor.ts`, and the one place where byte offsets become UTF-16 offsets and back.

use std::rc::Rc;

use eventglass_workbench::{Labels, Place, Problem, Utf16Index};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// An editor in the page.
    pub(crate) type Editor;

    #[wasm_bindgen(js_namespace = ["globalThis", "eventglassEditor"], js_name = create)]
    fn create(parent: &HtmlElement, options: &JsValue) -> Editor;

    #[wasm_bindgen(method, js_name = setDoc)]
    pub(crate) fn set_doc(this: &Editor, text: &str);
    #[wasm_bindgen(method)]
    pub(crate) fn open(this: &Editor, text: &str);
    #[wasm_bindgen(method, js_name = setLabel)]
    pub(crate) fn set_label(this: &Editor, label: &str);
    #[wasm_bindgen(method)]
    pub(crate) fn destroy(this: &Editor);
    #[wasm_bindgen(method, js_name = setProblems)]
    fn set_problems(this: &Editor, problems: &JsValue);
    #[wasm_bindgen(method, js_name = setMarks)]
    fn set_marks(this: &Editor, marks: &JsValue);
    #[wasm_bindgen(method, js_name = setHighlight)]
    fn set_highlight(this: &Editor, ranges: &JsValue);
    #[wasm_bindgen(method)]
    fn reveal(this: &Editor, from: u32, to: u32);
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = js_sys::Object)]
    type Options;
    #[wasm_bindgen(method, setter)]
    fn set_doc(this: &Options, doc: &str);
    #[wasm_bindgen(method, setter)]
    fn set_label(this: &Options, label: &str);
    #[wasm_bindgen(method, setter, js_name = readOnly)]
    fn set_read_only(this: &Options, read_only: bool);
    #[wasm_bindgen(method, setter)]
    fn set_placeholder(this: &Options, placeholder: &str);
    #[wasm_bindgen(method, setter, js_name = onChange)]
    fn set_on_change(this: &Options, callback: &Closure<dyn Fn(String)>);
    #[wasm_bindgen(method, setter, js_name = onPoint)]
    fn set_on_point(this: &Options, callback: &Closure<dyn Fn(i32)>);
    #[wasm_bindgen(method, setter)]
    fn set_phrases(this: &Options, phrases: &js_sys::Object);
}

/// What an editor starts with.
pub(crate) struct Setup<'s> {
    pub(crate) doc: &'s str,
    pub(crate) label: &'s str,
    pub(crate) placeholder: &'s str,
    pub(crate) read_only: bool,
    pub(crate) labels: &'s Labels,
}

/// An editor and the callbacks that must live as long as it.
pub(crate) struct Mounted {
    pub(crate) editor: Editor,
    _on_change: Closure<dyn Fn(String)>,
    _on_point: Closure<dyn Fn(i32)>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.editor.destroy();
    }
}

/// Makes an editor inside an element. `on_point` gets UTF-16 offsets, -1 where the pointer is over no text.
pub(crate) fn mount(
    parent: &HtmlElement,
    setup: &Setup<'_>,
    on_change: impl Fn(String) + 'static,
    on_point: impl Fn(i32) + 'static,
) -> Mounted {
    let on_change = Closure::<dyn Fn(String)>::new(on_change);
    let on_point = Closure::<dyn Fn(i32)>::new(on_point);
    let options: Options = js_sys::Object::new().unchecked_into();
    options.set_doc(setup.doc);
    options.set_label(setup.label);
    options.set_read_only(setup.read_only);
    options.set_placeholder(setup.placeholder);
    options.set_on_change(&on_change);
    options.set_on_point(&on_point);
    options.set_phrases(&phrases(setup.labels));
    let editor = create(parent, &options);
    Mounted { editor, _on_change: on_change, _on_point: on_point }
}

/// The words that `web/js/editor.ts` uses itself, in the page's language.
fn phrases(labels: &Labels) -> js_sys::Object {
    let phrases = js_sys::Object::new();
    let words = [("Condition holds", labels.condition_holds), ("Condition fails", labels.condition_fails)];
    for (english, word) in words {
        // Setting a key of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&phrases, &english.into(), &word.into());
    }
    phrases
}

/// A place whose lines hold a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mark {
    pub(crate) place: Place,
    pub(crate) holds: bool,
}

#[derive(Serialize)]
struct JsRange {
    from: u32,
    to: u32,
}

#[derive(Serialize)]
struct JsMark {
    from: u32,
    to: u32,
    kind: &'static str,
}

#[derive(Serialize)]
struct JsProblem {
    from: u32,
    to: u32,
    severity: &'static str,
    message: String,
    help: String,
}

/// Translates places of one text for the editor that shows it.
pub(crate) struct Places {
    text: Rc<str>,
    index: Utf16Index,
}

impl Places {
    /// Reads the text once.
    pub(crate) fn new(text: Rc<str>) -> Self {
        Places { index: Utf16Index::new(&text), text }
    }

    fn range(&self, place: Place) -> JsRange {
        JsRange { from: self.index.utf16(&self.text, place.from), to: self.index.utf16(&self.text, place.to) }
    }

    /// The byte offset of a UTF-16 offset; none for -1.
    pub(crate) fn byte(&self, utf16: i32) -> Option<u32> {
        Some(self.index.byte(&self.text, u32::try_from(utf16).ok()?))
    }

    pub(crate) fn show_problems(&self, editor: &Editor, problems: &[Problem], labels: &Labels) {
        let problem = |problem: &Problem| {
            let JsRange { from, to } = self.range(problem.place);
            let (message, help) = (said(problem, labels), problem.help.clone());
            JsProblem { from, to, severity: problem.severity.name(), message, help }
        };
        editor.set_problems(&value(&problems.iter().map(problem).collect::<Vec<_>>()));
    }

    pub(crate) fn show_marks(&self, editor: &Editor, marks: &[Mark]) {
        let mark = |mark: &Mark| {
            let JsRange { from, to } = self.range(mark.place);
            JsMark { from, to, kind: if mark.holds { "pass" } else { "fail" } }
        };
        editor.set_marks(&value(&marks.iter().map(mark).collect::<Vec<_>>()));
    }

    pub(crate) fn light(&self, editor: &Editor, places: &[Place]) {
        editor.set_highlight(&value(&places.iter().map(|place| self.range(*place)).collect::<Vec<_>>()));
    }

    pub(crate) fn reveal(&self, editor: &Editor, place: Place) {
        let JsRange { from, to } = self.range(place);
        editor.reveal(from, to);
    }
}

/// EventBridge's own words first, where it has some.
fn said(problem: &Problem, labels: &Labels) -> String {
    match &problem.engine {
        Some(engine) => format!("{}: {engine}\n{}", labels.eventbridge_says, problem.message),
        None => problem.message.clone(),
    }
}

fn value<T: Serialize>(value: &T) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or(JsValue::NULL)
}
