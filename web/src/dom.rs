//! What the page asks of the browser besides drawing: elements, clipboard, files, theme.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, File, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, TextDecoder,
    TextDecoderOptions, Window,
};

fn window() -> Option<Window> {
    web_sys::window()
}

/// An element by its id.
pub(crate) fn element(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}

/// Moves the keyboard's focus to an element.
pub(crate) fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // An element that is gone by now needs no focus.
        let _ = element.focus();
    }
}

/// Scrolls an element into view where it is not.
pub(crate) fn show(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Puts a text on the clipboard. False where the browser does not allow it.
pub(crate) async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// The text of a file. None where it is not UTF-8, or holds a NUL, which is in no JSON text.
pub(crate) async fn read_text(file: &File) -> Option<String> {
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("utf-8", &options).ok()?;
    let text = decoder.decode_with_buffer_source(bytes.unchecked_ref()).ok()?;
    (!text.contains('\u{0}')).then_some(text)
}

/// A colour theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

impl Theme {
    fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The one the page shows.
    pub(crate) fn current() -> Theme {
        let shown = || window()?.document()?.document_element()?.get_attribute("data-theme");
        if shown().as_deref() == Some("dark") { Theme::Dark } else { Theme::Light }
    }

    pub(crate) fn other(self) -> Theme {
        match self {
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Light,
        }
    }

    /// Shows the theme and remembers it where the browser allows that.
    pub(crate) fn choose(self) {
        let set = || -> Result<(), JsValue> {
            let window = window().ok_or(JsValue::NULL)?;
            let root = window.document().and_then(|it| it.document_element()).ok_or(JsValue::NULL)?;
            root.set_attribute("data-theme", self.name())?;
            window.local_storage()?.ok_or(JsValue::NULL)?.set_item("eventglass.theme", self.name())
        };
        // Storage may be blocked; then the theme lasts as long as the page.
        let _ = set();
    }
}
