//! The page: the Yew face of the workbench.
//!
//! One WebAssembly module serves two places: in the page `main` mounts the components, in the worker it answers their
//! questions.
//!
//! **Invariant.** This crate draws what `workbench` says and sends what a person does. It holds no knowledge of events or
//! patterns; places become UTF-16 offsets in [`editor`] and nowhere else.

mod app;
mod components;
mod dom;
mod editor;
mod engine;
mod hooks;
mod protocol;
mod state;

use wasm_bindgen::JsCast;
use web_sys::DedicatedWorkerGlobalScope;

fn main() {
    console_error_panic_hook::set_once();
    match js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        Ok(scope) => engine::serve(&scope),
        Err(_) => mount(),
    }
}

/// Draws the page in place of the shell that `index.html` shows until then.
fn mount() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        root.set_text_content(None);
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
