//! The second module, as the first one speaks to it.

use eventglass_workbench::Request;
use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `web/js/whole.ts`: starts the second module.
    #[wasm_bindgen(js_namespace = globalThis, js_name = eventglassWhole, catch)]
    fn start_whole() -> Result<Promise, JsValue>;

    /// `crates/whole`
    type Answering;
    #[wasm_bindgen(method, catch)]
    fn answer(this: &Answering, request: Uint8Array, alive: &Function)
    -> Result<Option<Uint8Array>, JsValue>;
}

/// The second module's engine.
pub(super) struct Whole {
    engine: Answering,
    alive: Closure<dyn Fn()>,
}

impl Whole {
    /// Fetches the module and starts it. None where it cannot be had.
    pub(super) async fn load(alive: impl Fn() + 'static) -> Option<Whole> {
        let engine = JsFuture::from(start_whole().ok()?).await.ok()?;
        Some(Whole { engine: engine.unchecked_into(), alive: Closure::new(alive) })
    }

    /// The reply to a request, as the module writes it. None where the module did not understand it: it is of another build.
    pub(super) fn answer(&mut self, request: &Request) -> Option<Vec<u8>> {
        let bytes = postcard::to_allocvec(request).ok()?;
        let alive = self.alive.as_ref().unchecked_ref();
        match self.engine.answer(Uint8Array::from(bytes.as_slice()), alive) {
            Ok(reply) => Some(reply?.to_vec()),
            // It crashed, and so must the one that it answers for: the page restarts both.
            Err(error) => wasm_bindgen::throw_val(error),
        }
    }
}
