//! Where the engine runs: in a worker, or in the page where the browser refuses to start one.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::engine::Engine;
use crate::protocol::{FromWorker, ToWorker, pack};

/// What the page hears from the worker.
#[derive(Clone)]
pub(super) struct Ears {
    pub(super) on_message: Rc<Closure<dyn Fn(MessageEvent)>>,
    pub(super) on_error: Rc<Closure<dyn Fn()>>,
    /// The same for an engine in the page.
    pub(super) replies: Rc<dyn Fn(FromWorker)>,
}

/// The engine's place.
pub(super) enum Port {
    Worker(Worker),
    Page(Rc<Engine>),
}

impl Port {
    /// A worker that runs the page's own compiled module, which `web/js/start.ts` left for it.
    pub(super) fn open(ears: &Ears) -> Port {
        match start() {
            Ok(worker) => {
                worker.set_onmessage(Some((*ears.on_message).as_ref().unchecked_ref()));
                worker.set_onerror(Some((*ears.on_error).as_ref().unchecked_ref()));
                Port::Worker(worker)
            }
            Err(_) => Port::in_page(ears),
        }
    }

    /// The page's own thread.
    pub(super) fn in_page(ears: &Ears) -> Port {
        Port::Page(Engine::new(Rc::clone(&ears.replies)))
    }

    /// Sends a request. False where it could not be sent.
    pub(super) fn send(&self, request: ToWorker) -> bool {
        match self {
            Port::Worker(worker) => {
                let message = pack::<ToWorker>(&request);
                message.is_some_and(|(message, transfer)| {
                    worker.post_message_with_transfer(&message, &transfer).is_ok()
                })
            }
            Port::Page(engine) => {
                engine.take(request);
                true
            }
        }
    }

    /// Ends a worker, whatever it is doing, and hears nothing more from it.
    pub(super) fn close(&self) {
        if let Port::Worker(worker) = self {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
    }
}

fn start() -> Result<Worker, JsValue> {
    let boot = Reflect::get(&js_sys::global(), &"eventglassBoot".into())?;
    let field = |name: &str| Reflect::get(&boot, &name.into()).map(|value| value.as_string());
    let url = field("workerUrl")?.ok_or(JsValue::NULL)?;
    let options = WorkerOptions::new();
    if field("workerType")?.as_deref() == Some("module") {
        options.set_type(WorkerType::Module);
    }
    let worker = Worker::new_with_options(&url, &options)?;
    worker.post_message(&boot)?;
    Ok(worker)
}
