//! What page and worker say to each other: bytes, whose memory changes hands rather than being copied.

use eventglass_workbench::{Answer, Ask};
use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

/// From the worker.
#[derive(Serialize, Deserialize)]
pub(crate) enum FromWorker {
    /// It runs. The version lets a page notice a worker of another build.
    Ready {
        /// The version of this crate.
        version: String,
    },
    /// It is still at work.
    Alive,
    /// What is to be shown.
    Answer(Box<Answer>),
}

/// From the page: take over what changed and say what is to be shown.
pub(crate) type ToWorker = Ask;

/// The version that both sides must have.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A message and what is to be transferred with it.
pub(crate) fn pack<T: Serialize>(message: &T) -> Option<(JsValue, JsValue)> {
    let bytes = postcard::to_allocvec(message).ok()?;
    let array = Uint8Array::from(bytes.as_slice());
    let transfer = Array::of1(&array.buffer());
    Some((array.into(), transfer.into()))
}

/// Reads a message. None for what the other side's Rust did not write.
pub(crate) fn unpack<T: DeserializeOwned>(message: JsValue) -> Option<T> {
    let array: Uint8Array = message.dyn_into().ok()?;
    postcard::from_bytes(&array.to_vec()).ok()
}
