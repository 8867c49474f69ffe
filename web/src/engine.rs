//! The engine where it runs, in the worker or in the page: a plain one at first, the whole one once it is needed.

mod whole;
mod worker;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use eventglass_workbench::{Ask, Request, Session};
use wasm_bindgen_futures::spawn_local;

use self::whole::Whole;
use crate::protocol::FromWorker;

pub(crate) use worker::serve;

/// Where replies go.
type Replies = Rc<dyn Fn(FromWorker)>;

/// An engine. It answers at once what it can; where that is not everything it loads the second module, and answers
/// again.
pub(crate) struct Engine {
    replies: Replies,
    plain: RefCell<Session>,
    whole: RefCell<Option<Whole>>,
    loading: Cell<bool>,
    /// The last question, with the text: what the second module is asked first.
    last: RefCell<Option<Ask>>,
    /// Requests that only the second module can answer.
    held: RefCell<Vec<Request>>,
}

impl Engine {
    /// One that sends its replies there.
    pub(crate) fn new(replies: Replies) -> Rc<Engine> {
        Rc::new(Engine {
            replies,
            plain: RefCell::default(),
            whole: RefCell::default(),
            loading: Cell::default(),
            last: RefCell::default(),
            held: RefCell::default(),
        })
    }

    /// Answers a request, now or when the second module is there.
    pub(crate) fn take(self: &Rc<Self>, request: Request) {
        if self.whole.borrow().is_some() {
            return self.ask_whole(&request);
        }
        match request {
            Request::Ask(ask) => {
                self.remember(&ask);
                let (answer, _) = self.plain.borrow_mut().answer(*ask, &mut || self.live());
                let partial = answer.partial;
                (self.replies)(FromWorker::Plain(Box::new(answer)));
                if partial {
                    self.load();
                }
            }
            other => {
                self.held.borrow_mut().push(other);
                self.load();
            }
        }
    }

    /// Keeps the question, with the text where it came without.
    fn remember(&self, ask: &Ask) {
        let mut last = self.last.borrow_mut();
        let mut kept = ask.clone();
        kept.text = kept.text.or_else(|| last.take().and_then(|last| last.text));
        *last = Some(kept);
    }

    fn live(&self) {
        (self.replies)(FromWorker::Alive);
    }

    fn ask_whole(&self, request: &Request) {
        let mut whole = self.whole.borrow_mut();
        let reply = whole.as_mut().and_then(|whole| whole.answer(request));
        (self.replies)(reply.map_or(FromWorker::NotWhole, FromWorker::Reply));
    }

    fn load(self: &Rc<Self>) {
        if self.loading.replace(true) {
            return;
        }
        let engine = Rc::clone(self);
        spawn_local(async move {
            let replies = Rc::clone(&engine.replies);
            let loaded = Whole::load(move || replies(FromWorker::Alive)).await;
            engine.loading.set(false);
            engine.loaded(loaded);
        });
    }

    fn loaded(&self, whole: Option<Whole>) {
        let held = self.held.take();
        if whole.is_none() {
            return (self.replies)(FromWorker::NotWhole);
        }
        *self.whole.borrow_mut() = whole;
        (self.replies)(FromWorker::Whole);
        // One engine is enough from here on.
        *self.plain.borrow_mut() = Session::default();
        let last = self.last.take().map(|ask| Request::Ask(Box::new(ask)));
        for request in last.iter().chain(&held) {
            self.ask_whole(request);
        }
    }
}
