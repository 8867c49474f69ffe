//! The worker's side: keeps a session and answers.

use std::cell::RefCell;

use eventglass_workbench::Session;
use serde_wasm_bindgen::{from_value, to_value};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::protocol::{FromWorker, ToWorker, VERSION};

/// Answers every message of the page, for as long as the worker lives.
pub(crate) fn serve(scope: &DedicatedWorkerGlobalScope) {
    let session = RefCell::new(Session::default());
    let port = scope.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        if let Ok(ToWorker::Ask(ask)) = from_value(message.data()) {
            let answer = session.borrow_mut().answer(ask);
            post(&port, &FromWorker::Answer(Box::new(answer)));
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker needs its handler until it is terminated, and then its whole memory goes.
    on_message.forget();
    post(scope, &FromWorker::Ready { version: VERSION.to_owned() });
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &FromWorker) {
    if let Ok(value) = to_value(message) {
        // Posting fails only for values that cannot be cloned, and plain data can.
        let _ = scope.post_message(&value);
    }
}
