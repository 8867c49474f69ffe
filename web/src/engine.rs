//! The worker's side: keeps a session and answers.

use std::cell::RefCell;

use eventglass_workbench::Session;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::protocol::{FromWorker, ToWorker, VERSION, pack, unpack};

/// How long the engine works before it says that it lives, in milliseconds: the page waits two seconds.
const QUIET: f64 = 400.0;

/// Answers every message of the page, for as long as the worker lives.
pub(crate) fn serve(scope: &DedicatedWorkerGlobalScope) {
    let session = RefCell::new(Session::default());
    let port = scope.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        if let Some(ask) = unpack::<ToWorker>(message.data()) {
            #[cfg(feature = "provoke")]
            provoke(&ask);
            let mut last = js_sys::Date::now();
            let mut alive = || {
                let now = js_sys::Date::now();
                if now - last > QUIET {
                    last = now;
                    post(&port, &FromWorker::Alive);
                }
            };
            let answer = session.borrow_mut().answer(ask, &mut alive);
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

/// Does what an engine must never do, so that tests see the page survive it: a build with the feature `provoke` crashes
/// or hangs at a pattern that says so.
#[cfg(feature = "provoke")]
#[expect(clippy::panic, clippy::empty_loop, reason = "it is what is provoked")]
fn provoke(ask: &ToWorker) {
    let says = |word: &str| ask.rules.iter().any(|rule| rule.pattern.contains(word));
    if says("provoke a panic") {
        panic!("provoked");
    }
    if says("provoke a hang") {
        loop {}
    }
}
