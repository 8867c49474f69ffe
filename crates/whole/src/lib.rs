//! The page's second WebAssembly module: the whole workbench, loaded when it is first needed.
//!
//! The page's own module reads plain events and judges patterns. Everything else (wrapped and broken text, archives,
//! targets, what many events tell together, the samples) is here, and once this is loaded it answers all questions.
//! Messages are bytes, the same that the page and its worker exchange.
//!
//! **Invariant.** This crate converts and calls; it decides nothing.

use eventglass_workbench::{Reply, Request, Session};
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// How long the engine works before it says that it lives, in milliseconds: the page waits two seconds.
const QUIET: f64 = 400.0;

/// Makes a panic readable in the console, should there be one.
#[wasm_bindgen(start, private)]
fn start() {
    console_error_panic_hook::set_once();
}

/// An engine that answers everything.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Whole {
    session: Session,
}

#[wasm_bindgen]
#[expect(clippy::new_without_default, reason = "JavaScript has constructors")]
impl Whole {
    /// One that knows nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Whole {
        Whole { session: Session::whole() }
    }

    /// Answers a request; nothing for what is none. Calls `alive` now and then while it works.
    pub fn answer(&mut self, request: &[u8], alive: &Function) -> Option<Vec<u8>> {
        let request: Request = postcard::from_bytes(request).ok()?;
        let mut last = js_sys::Date::now();
        let mut sign = || {
            let now = js_sys::Date::now();
            if now - last > QUIET {
                last = now;
                // Whoever waits may have gone; the answer is then as idle as the sign.
                let _ = alive.call0(&JsValue::NULL);
            }
        };
        let reply: Reply = self.session.reply(request, &mut sign);
        postcard::to_allocvec(&reply).ok()
    }
}
