//! The worker's side: an engine that hears and answers the page.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::Engine;
use crate::protocol::{FromWorker, ToWorker, VERSION, pack, unpack};

/// How long the engine works before it says that it lives, in milliseconds: the page waits two seconds.
const QUIET: f64 = 400.0;

/// Answers every message of the page, for as long as the worker lives.
pub(crate) fn serve(scope: &DedicatedWorkerGlobalScope) {
    let (port, spoke) = (scope.clone(), Cell::new(0.0));
    let engine = Engine::new(Rc::new(move |message| {
        let (now, is_sign) = (js_sys::Date::now(), matches!(message, FromWorker::Alive));
        if !is_sign || now - spoke.get() > QUIET {
            spoke.set(now);
            post(&port, &message);
        }
    }));
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        if let Some(request) = unpack::<ToWorker>(message.data()) {
            #[cfg(feature = "provoke")]
            provoke(&request);
            engine.take(request);
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
fn provoke(request: &ToWorker) {
    let eventglass_workbench::Request::Ask(ask) = request else { return };
    let says = |word: &str| ask.rules.iter().any(|rule| rule.pattern.contains(word));
    if says("provoke a panic") {
        panic!("provoked");
    }
    if says("provoke a hang") {
        loop {}
    }
}
