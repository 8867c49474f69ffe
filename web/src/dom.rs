//! What the page asks of the browser besides drawing: `web/js/page.ts` as Rust sees it.

use eventglass_workbench::Language;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

#[wasm_bindgen(js_namespace = ["globalThis", "eventglassPage"])]
extern "C" {
    /// Moves the keyboard's focus to an element.
    pub(crate) fn focus(id: &str);
    /// Gives the focus to the panes where what had it is gone.
    #[wasm_bindgen(js_name = keepFocus)]
    pub(crate) fn keep_focus();
    /// Scrolls an element into view where it is not.
    pub(crate) fn show(id: &str);
    #[wasm_bindgen(js_name = showPopover)]
    pub(crate) fn show_popover(id: &str);
    #[wasm_bindgen(js_name = hidePopover)]
    pub(crate) fn hide_popover(id: &str);
    /// Offers a text as a file to keep.
    pub(crate) fn save(name: &str, text: &str);
    /// What was kept under a name.
    pub(crate) fn stored(key: &str) -> Option<String>;
    /// The fragment of the page's address, with its `#`.
    pub(crate) fn fragment() -> String;
    #[wasm_bindgen(js_name = dropFragment)]
    pub(crate) fn drop_fragment();
    /// The page's address without fragment and language.
    pub(crate) fn address() -> String;
    #[wasm_bindgen(js_name = switchTheme)]
    pub(crate) fn switch_theme();
    #[wasm_bindgen(js_name = markDragging)]
    pub(crate) fn mark_dragging(dragging: bool);

    #[wasm_bindgen(js_name = copy)]
    fn js_copy(text: &str) -> Promise;
    #[wasm_bindgen(js_name = deflate)]
    fn js_deflate(text: &str) -> Promise;
    #[wasm_bindgen(js_name = store)]
    fn js_store(key: &str, text: Option<&str>) -> String;
    #[wasm_bindgen(js_name = speak)]
    fn js_speak(language: &str, title: &str, chosen: bool);
}

/// Puts a text on the clipboard. False where the browser does not allow it.
pub(crate) async fn copy(text: &str) -> bool {
    JsFuture::from(js_copy(text)).await.is_ok_and(|done| done.is_truthy())
}

/// The text as raw deflate in base64url. None where the browser has no compression.
pub(crate) async fn deflate(text: &str) -> Option<String> {
    JsFuture::from(js_deflate(text)).await.ok()?.as_string()
}

/// What became of a text that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Store {
    Done,
    Full,
    Blocked,
}

/// Keeps a text, or forgets what was kept.
pub(crate) fn store(key: &str, text: Option<&str>) -> Store {
    match js_store(key, text).as_str() {
        "done" => Store::Done,
        "full" => Store::Full,
        _ => Store::Blocked,
    }
}

/// The language that the document asks for.
pub(crate) fn language() -> Language {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    Language::of_locale(&root.and_then(|root| root.get_attribute("lang")).unwrap_or_default())
}

/// Names the document's language and title; where a person chose it, it is remembered.
pub(crate) fn speak(language: Language, chosen: bool) {
    js_speak(language.tag(), language.labels().page_title, chosen);
}

/// The bytes of a file. None where the browser cannot read it.
pub(crate) async fn read_bytes(file: &File) -> Option<Vec<u8>> {
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// The present, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "a date has no fraction, and fits for a long time")]
pub(crate) fn now() -> i64 {
    js_sys::Date::now() as i64
}
