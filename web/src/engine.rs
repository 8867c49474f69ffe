//! The worker's side: keeps a session and answers.

use std::cell::RefCell;

use eventglass_workbench::Session;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::protocol::{FromWorker, ToWorker, VERSION, pack, unpack};

/// Answers every message of the page, for as long as the worker lives.
pub(crate) fn serve(scope: &DedicatedWorkerGlobalScope) {
    let session = RefCell::new(Session::default());
    let port = scope.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        if let Some(ask) = unpack::<ToWorker>(message.data()) {
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
    if let Some((message, transfer)) = pack(message) {
        // Posting fails only for what cannot be cloned or transferred, and bytes can.
        let _ = scope.post_message_with_transfer(&message, &transfer);
    }
}
