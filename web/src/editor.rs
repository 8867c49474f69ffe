//! The code editor of `web/js/editor.ts`, and the one place where byte offsets become UTF-16 offsets and back.

use eventglass_workbench::{Choice, Choices, Hint, Labels, Language, Place, Problem, Severity, Utf16Index};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::state::Text;

#[wasm_bindgen]
extern "C" {
    /// An editor in the page.
    pub(crate) type Editor;

    #[wasm_bindgen(js_namespace = ["globalThis", "eventglassEditor"], js_name = create)]
    fn create(parent: &HtmlElement, options: &Options) -> Editor;

    #[wasm_bindgen(method, js_name = setDoc)]
    pub(crate) fn set_doc(this: &Editor, text: &str);
    #[wasm_bindgen(method)]
    pub(crate) fn open(this: &Editor, text: &str);
    #[wasm_bindgen(method)]
    pub(crate) fn destroy(this: &Editor);
    /// Goes to the next problem, or the one before, with the keyboard's focus.
    #[wasm_bindgen(method)]
    pub(crate) fn seek(this: &Editor, back: bool);
    #[wasm_bindgen(method, js_name = setWords)]
    fn set_words(this: &Editor, words: &JsWords);
    /// Each problem is three numbers, from, to and weight, and two words, message and help.
    #[wasm_bindgen(method, js_name = setProblems)]
    fn set_problems(this: &Editor, places: &[u32], words: Vec<String>);
    /// Each mark is three numbers: from, to, and 1 where the condition holds.
    #[wasm_bindgen(method, js_name = setMarks)]
    fn set_marks(this: &Editor, marks: &[u32]);
    /// Each hint is two numbers, from and to, and its words.
    #[wasm_bindgen(method, js_name = setHints)]
    fn set_hints(this: &Editor, places: &[u32], words: Vec<String>);
    /// Each choice is two numbers, cursor and kind, and three words: label, what is put in, detail.
    #[wasm_bindgen(method)]
    fn offer(this: &Editor, at: u32, from: u32, to: u32, numbers: &[u32], words: Vec<String>);
    /// Each range is two numbers.
    #[wasm_bindgen(method, js_name = setHighlight)]
    fn set_highlight(this: &Editor, ranges: &[u32]);
    #[wasm_bindgen(method)]
    fn reveal(this: &Editor, from: u32, to: u32);
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = js_sys::Object)]
    type Options;
    #[wasm_bindgen(method, setter)]
    fn set_doc(this: &Options, doc: &str);
    #[wasm_bindgen(method, setter, js_name = readOnly)]
    fn set_read_only(this: &Options, read_only: bool);
    #[wasm_bindgen(method, setter)]
    fn set_completes(this: &Options, completes: bool);
    #[wasm_bindgen(method, setter, js_name = onType)]
    fn set_on_type(this: &Options, callback: &Closure<dyn Fn(i32, bool)>);
    #[wasm_bindgen(method, setter)]
    fn set_words(this: &Options, words: &JsWords);
    #[wasm_bindgen(method, setter, js_name = onChange)]
    fn set_on_change(this: &Options, callback: &Closure<dyn Fn(String)>);
    #[wasm_bindgen(method, setter, js_name = onPoint)]
    fn set_on_point(this: &Options, callback: &Closure<dyn Fn(i32, bool)>);

    #[wasm_bindgen(extends = js_sys::Object)]
    type JsWords;
    #[wasm_bindgen(method, setter)]
    fn set_language(this: &JsWords, tag: &str);
    #[wasm_bindgen(method, setter)]
    fn set_label(this: &JsWords, label: &str);
    #[wasm_bindgen(method, setter)]
    fn set_placeholder(this: &JsWords, placeholder: &str);
    #[wasm_bindgen(method, setter)]
    fn set_hint(this: &JsWords, hint: &str);
    #[wasm_bindgen(method, setter)]
    fn set_holds(this: &JsWords, word: &str);
    #[wasm_bindgen(method, setter)]
    fn set_fails(this: &JsWords, word: &str);
}

/// The words of one editor.
#[derive(Clone, Copy)]
pub(crate) struct Words<'w> {
    pub(crate) language: Language,
    pub(crate) label: &'w str,
    pub(crate) placeholder: &'w str,
}

impl Words<'_> {
    fn js(&self) -> JsWords {
        let labels = self.language.labels();
        let words: JsWords = js_sys::Object::new().unchecked_into();
        words.set_language(self.language.tag());
        words.set_label(self.label);
        words.set_placeholder(self.placeholder);
        words.set_hint(labels.editor_hint);
        words.set_holds(labels.condition_holds);
        words.set_fails(labels.condition_fails);
        words
    }

    /// Changes the words of an editor that is there.
    pub(crate) fn speak(&self, editor: &Editor) {
        editor.set_words(&self.js());
    }
}

/// An editor and the callbacks that must live as long as it.
pub(crate) struct Mounted {
    pub(crate) editor: Editor,
    _on_change: Closure<dyn Fn(String)>,
    _on_point: Closure<dyn Fn(i32, bool)>,
    _on_type: Closure<dyn Fn(i32, bool)>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.editor.destroy();
    }
}

/// Makes an empty editor inside an element. `on_point` gets UTF-16 offsets, -1 where the pointer is over no text, and
/// whether it was clicked.
pub(crate) fn mount(
    parent: &HtmlElement,
    words: &Words<'_>,
    read_only: bool,
    on_change: impl Fn(String) + 'static,
    on_point: impl Fn(i32, bool) + 'static,
    on_type: Option<Box<dyn Fn(i32, bool)>>,
) -> Mounted {
    let on_change = Closure::<dyn Fn(String)>::new(on_change);
    let on_point = Closure::<dyn Fn(i32, bool)>::new(on_point);
    let completes = on_type.is_some();
    // One type of closure for both: the page carries each.
    let on_type = Closure::<dyn Fn(i32, bool)>::wrap(on_type.unwrap_or_else(|| Box::new(|_, _| ())));
    let options: Options = js_sys::Object::new().unchecked_into();
    options.set_doc("");
    options.set_read_only(read_only);
    options.set_words(&words.js());
    options.set_on_change(&on_change);
    options.set_on_point(&on_point);
    options.set_completes(completes);
    options.set_on_type(&on_type);
    let editor = create(parent, &options);
    Mounted { editor, _on_change: on_change, _on_point: on_point, _on_type: on_type }
}

/// A place whose lines hold a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mark {
    pub(crate) place: Place,
    pub(crate) holds: bool,
}

/// Translates places of one text for the editor that shows it.
pub(crate) struct Places {
    text: Text,
    index: Utf16Index,
}

impl Places {
    /// Reads the text once.
    pub(crate) fn new(text: Text) -> Self {
        Places { index: Utf16Index::new(&text), text }
    }

    fn range(&self, place: Place) -> [u32; 2] {
        [place.from, place.to].map(|offset| self.index.utf16(&self.text, offset))
    }

    /// The byte offset of a UTF-16 offset; none for -1.
    pub(crate) fn byte(&self, utf16: i32) -> Option<u32> {
        Some(self.index.byte(&self.text, u32::try_from(utf16).ok()?))
    }

    pub(crate) fn show_problems(&self, editor: &Editor, problems: &[Problem], labels: &Labels) {
        let (mut places, mut words) = (Vec::new(), Vec::new());
        for problem in problems {
            places.extend(self.range(problem.place));
            places.push(match problem.severity {
                Severity::Note => 0,
                Severity::Warning => 1,
                Severity::Error => 2,
            });
            words.extend([said(problem, labels), problem.help.clone()]);
        }
        editor.set_problems(&places, words);
    }

    pub(crate) fn show_marks(&self, editor: &Editor, marks: &[Mark]) {
        let mut places = Vec::new();
        for mark in marks {
            places.extend(self.range(mark.place));
            places.push(u32::from(mark.holds));
        }
        editor.set_marks(&places);
    }

    pub(crate) fn show_hints(&self, editor: &Editor, hints: &[Hint]) {
        let places: Vec<u32> = hints.iter().flat_map(|hint| self.range(hint.place)).collect();
        editor.set_hints(&places, hints.iter().map(|hint| hint.text.clone()).collect());
    }

    pub(crate) fn offer(&self, editor: &Editor, choices: &Choices) {
        let [from, to] = self.range(choices.replace);
        let at = self.index.utf16(&self.text, choices.at);
        let (mut numbers, mut words) = (Vec::new(), Vec::new());
        for Choice { label, insert, cursor, kind, detail } in &choices.list {
            numbers.extend([Utf16Index::new(insert).utf16(insert, *cursor), u32::from(*kind)]);
            words.extend([label, insert, detail].map(String::clone));
        }
        editor.offer(at, from, to, &numbers, words);
    }

    pub(crate) fn light(&self, editor: &Editor, places: &[Place]) {
        let ranges: Vec<u32> = places.iter().flat_map(|place| self.range(*place)).collect();
        editor.set_highlight(&ranges);
    }

    pub(crate) fn reveal(&self, editor: &Editor, place: Place) {
        let [from, to] = self.range(place);
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
