//! The line to the engine. One question is under way at a time; of those that come up meanwhile only the newest is
//! asked. An engine that crashes or falls silent is restarted, and what stopped it is not asked again by itself.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use eventglass_workbench::{Answer, Parts, Reply, Request, Work};
use gloo_timers::callback::{Interval, Timeout};
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;
use yew::prelude::*;

use super::Question;
use super::worker::{Ears, Port};
use crate::protocol::{FromWorker, VERSION, unpack};
use crate::state::{Action, Answered, State, Stopped, Text};

/// How often the page looks whether the worker lives, in milliseconds.
const BEAT: u32 = 500;
/// After so many beats without a sign of life the worker is restarted.
const SILENT: u32 = 4;
/// A worker that has never answered is still starting, on a slow machine for long.
const STARTING: u32 = 40;

/// The line.
pub(super) struct Line {
    this: Weak<Line>,
    dispatcher: UseReducerDispatcher<State>,
    ears: Ears,
    port: RefCell<Port>,
    turn: RefCell<Turn>,
    /// Beats since the last sign of life. Beats are counted rather than time, since a page that sleeps has none.
    silence: Cell<u32>,
    ready: Cell<bool>,
    watch: RefCell<Option<Interval>>,
}

#[derive(Default)]
struct Turn {
    last_id: u32,
    under_way: Option<Question>,
    /// The question that was answered last. The whole engine may answer it once more.
    last: Option<Question>,
    next: Option<Question>,
    /// The text that the engine has.
    sent: Option<Text>,
    answered: Rc<Answered>,
}

impl Line {
    pub(super) fn open(dispatcher: UseReducerDispatcher<State>) -> Rc<Line> {
        Rc::new_cyclic(|this: &Weak<Line>| {
            let (heard, failed, told) = (this.clone(), this.clone(), this.clone());
            let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
                if let Some(line) = heard.upgrade() {
                    line.hear(unpack(message.data()));
                }
            });
            // As from a worker: not before the call that asked has returned.
            let replies = move |message: FromWorker| {
                let line = told.clone();
                Timeout::new(0, move || {
                    if let Some(line) = line.upgrade() {
                        line.hear(Some(message));
                    }
                })
                .forget();
            };
            let on_error = Closure::<dyn Fn()>::new(move || {
                if let Some(line) = failed.upgrade() {
                    line.fail();
                }
            });
            let ears = Ears {
                on_message: Rc::new(on_message),
                on_error: Rc::new(on_error),
                replies: Rc::new(replies),
            };
            Line {
                this: this.clone(),
                dispatcher,
                port: RefCell::new(Port::open(&ears)),
                ears,
                turn: RefCell::default(),
                silence: Cell::new(0),
                ready: Cell::new(false),
                watch: RefCell::default(),
            }
        })
    }

    pub(super) fn ask(&self, question: Question) {
        let mut turn = self.turn.borrow_mut();
        if turn.under_way.is_some() {
            turn.next = Some(question);
            return;
        }
        turn.last_id += 1;
        let ask = question.ask(turn.last_id, turn.sent.as_ref());
        turn.sent = Some(question.draft.text.clone());
        turn.under_way = Some(question);
        drop(turn);
        self.send(Request::Ask(Box::new(ask)));
        self.watch();
    }

    /// Sends what is answered by an action of its own.
    pub(super) fn send(&self, request: Request) {
        if !self.port.borrow().send(request) {
            self.dispatcher.dispatch(Action::Failed);
        }
    }

    fn hear(&self, message: Option<FromWorker>) {
        self.silence.set(0);
        match message {
            Some(FromWorker::Plain(answer)) => self.take(*answer, Parts::default()),
            Some(FromWorker::Reply(reply)) => match postcard::from_bytes(&reply) {
                Ok(Reply::Answer(answer, parts)) => self.take(*answer, *parts),
                Ok(reply) => self.dispatcher.dispatch(taken(reply)),
                Err(_) => self.dispatcher.dispatch(Action::Failed),
            },
            Some(FromWorker::Alive) => {}
            Some(FromWorker::Whole) => self.watch(),
            Some(FromWorker::NotWhole) => self.dispatcher.dispatch(Action::NotWhole),
            Some(FromWorker::Ready { version }) if version == VERSION => self.ready.set(true),
            // Another build's worker, or one that could not start and says so in its own script's words.
            Some(FromWorker::Ready { .. }) | None => self.dispatcher.dispatch(Action::Failed),
        }
    }

    fn take(&self, answer: Answer, parts: Parts) {
        let mut turn = self.turn.borrow_mut();
        let is_new = answer.id == turn.last_id && turn.under_way.is_some();
        let next = if is_new {
            self.watch.take();
            turn.last = turn.under_way.take();
            turn.next.take()
        } else {
            if turn.under_way.is_none() {
                self.watch.take();
            }
            None
        };
        if let Some(question) = turn.last.clone() {
            let answered = Rc::new(Answered::new(answer, parts, question.of(), &turn.answered));
            turn.answered = Rc::clone(&answered);
            drop(turn);
            self.dispatcher.dispatch(Action::Answered(answered));
        } else {
            drop(turn);
        }
        if let Some(next) = next {
            self.ask(next);
        }
    }

    /// Looks whether the worker lives, for as long as a question is under way.
    fn watch(&self) {
        self.silence.set(0);
        let line = self.this.clone();
        let beat = move || {
            if let Some(line) = line.upgrade() {
                line.beat();
            }
        };
        *self.watch.borrow_mut() = Some(Interval::new(BEAT, beat));
    }

    fn beat(&self) {
        self.silence.set(self.silence.get() + 1);
        let patience = if self.ready.get() { SILENT } else { STARTING };
        if self.silence.get() >= patience {
            self.restart(Stopped::Silent);
        }
    }

    /// The worker reports an error: it crashed, or could not even start.
    fn fail(&self) {
        if self.ready.get() {
            self.restart(Stopped::Crashed);
            return;
        }
        self.port.borrow().close();
        self.port.replace(Port::in_page(&self.ears));
        if let (Some(question), _) = self.forget() {
            self.ask(question);
        }
    }

    fn restart(&self, stopped: Stopped) {
        self.port.borrow().close();
        self.ready.set(false);
        self.port.replace(Port::open(&self.ears));
        let (asked, next) = self.forget();
        self.dispatcher.dispatch(Action::Restarted(stopped));
        // What came up meanwhile may be the very change that lets it live.
        if let Some(next) = next.filter(|next| !asked.is_some_and(|asked| asked.is_like(next))) {
            self.ask(next);
        }
    }

    /// The new engine knows nothing yet. Gives what was under way and what was to come.
    fn forget(&self) -> (Option<Question>, Option<Question>) {
        self.watch.take();
        let mut turn = self.turn.borrow_mut();
        turn.sent = None;
        turn.last = None;
        (turn.under_way.take(), turn.next.take())
    }
}

/// What the page does with what it asked for besides.
fn taken(reply: Reply) -> Action {
    match reply {
        Reply::Opened(opened) => Action::Opened(Box::new(opened)),
        Reply::Link(Ok(work)) => with_work(&work, Action::OpenLink),
        Reply::Link(Err(problem)) => Action::NotOpened(problem.into()),
        Reply::Sample(work) => with_work(&work, Action::Sample),
        Reply::Private(private) => Action::Private(private),
        Reply::Formatted(text) => Action::Formatted(text.into()),
        Reply::Answer(..) => Action::Dismiss,
    }
}

/// The engine has just written it.
fn with_work(json: &str, action: fn(Box<Work>) -> Action) -> Action {
    action(Box::new(Work::from_json(json).unwrap_or_default()))
}
