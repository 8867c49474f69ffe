//! What page and worker say to each other: bytes, whose memory changes hands rather than being copied.

use eventglass_workbench::{Answer, Request};
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
    /// What the first module answers.
    Plain(Box<Answer>),
    /// A reply of the second module, as it wrote it.
    Reply(Vec<u8>),
    /// The second module is there, and answers what the first could not.
    Whole,
    /// The second module cannot be loaded, so some of what was asked is not answered.
    NotWhole,
}

/// From the page.
pub(crate) type ToWorker = Request;

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
