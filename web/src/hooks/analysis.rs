//! The question that is always open: what do the inputs say now?

use std::cell::RefCell;
use std::rc::Rc;

use eventglass_workbench::{Ask, Language, RuleInput, Shown};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::prelude::*;

use crate::protocol::{FromWorker, ToWorker, VERSION, pack, unpack};
use crate::state::{Action, Answered, Rule, State};

/// Asks the worker whenever inputs or selection change, and dispatches its answers. One question is under way at a
/// time; of those that come up meanwhile only the newest is asked.
#[hook]
pub(crate) fn use_analysis(state: &UseReducerHandle<State>) {
    let line = {
        let dispatcher = state.dispatcher();
        use_memo((), move |()| Line::open(dispatcher))
    };
    let question = Question {
        text: Rc::clone(&state.text),
        rules: state.rules.clone(),
        shown: state.shown(),
        language: state.language,
    };
    use_effect_with(question, move |question| line.ask(question.clone()));
}

/// Inputs and selection at one moment.
#[derive(Clone, PartialEq)]
struct Question {
    text: Rc<str>,
    rules: Vec<Rule>,
    shown: Shown,
    language: Language,
}

/// The line to the worker.
struct Line {
    worker: Option<Worker>,
    dispatcher: UseReducerDispatcher<State>,
    turn: RefCell<Turn>,
}

#[derive(Default)]
struct Turn {
    last_id: u32,
    under_way: Option<Question>,
    next: Option<Question>,
    /// The text that the worker has.
    sent: Option<Rc<str>>,
}

impl Line {
    fn open(dispatcher: UseReducerDispatcher<State>) -> Rc<Line> {
        Rc::new_cyclic(|line: &std::rc::Weak<Line>| {
            let (heard, failed) = (line.clone(), dispatcher.clone());
            let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
                if let Some(line) = heard.upgrade() {
                    line.hear(message.data());
                }
            });
            let on_error = Closure::<dyn Fn()>::new(move || failed.dispatch(Action::Failed));
            let worker = start().ok();
            match &worker {
                Some(worker) => {
                    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
                    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
                }
                None => dispatcher.dispatch(Action::Failed),
            }
            // The page has one line, which lasts as long as the page.
            on_message.forget();
            on_error.forget();
            Line { worker, dispatcher, turn: RefCell::default() }
        })
    }

    fn ask(&self, question: Question) {
        if self.turn.borrow().under_way.is_some() {
            self.turn.borrow_mut().next = Some(question);
            return;
        }
        let Some(worker) = &self.worker else { return };
        let mut turn = self.turn.borrow_mut();
        let known = turn.sent.as_ref().is_some_and(|sent| Rc::ptr_eq(sent, &question.text));
        turn.last_id += 1;
        let input = |rule: &Rule| RuleInput { name: (*rule.name).into(), pattern: (*rule.pattern).into() };
        let ask = Ask {
            id: turn.last_id,
            text: (!known).then(|| question.text.to_string()),
            rules: question.rules.iter().map(input).collect(),
            language: question.language,
            shown: question.shown.clone(),
        };
        turn.sent = Some(Rc::clone(&question.text));
        turn.under_way = Some(question);
        drop(turn);
        let sent = pack::<ToWorker>(&ask).is_some_and(|(message, transfer)| {
            worker.post_message_with_transfer(&message, &transfer).is_ok()
        });
        self.dispatcher.dispatch(if sent { Action::Asked } else { Action::Failed });
    }

    fn hear(&self, message: JsValue) {
        match unpack(message) {
            Some(FromWorker::Answer(answer)) => {
                let (asked, next) = {
                    let mut turn = self.turn.borrow_mut();
                    (turn.under_way.take(), turn.next.take())
                };
                if let Some(Question { text, rules, shown, .. }) = asked {
                    let answered = Answered { answer: *answer, text, rules, rule: shown.rule };
                    self.dispatcher.dispatch(Action::Answered(Rc::new(answered)));
                }
                if let Some(next) = next {
                    self.ask(next);
                }
            }
            Some(FromWorker::Ready { version }) if version == VERSION => {}
            // Another build's worker, or one that could not start and says so in its own script's words.
            Some(FromWorker::Ready { .. }) | None => self.dispatcher.dispatch(Action::Failed),
        }
    }
}

/// Starts the worker with the page's own compiled module, which `web/js/boot.ts` left for it.
fn start() -> Result<Worker, JsValue> {
    let boot = Reflect::get(&js_sys::global(), &"eventglassBoot".into())?;
    let url = Reflect::get(&boot, &"workerUrl".into())?.as_string().ok_or(JsValue::NULL)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&url, &options)?;
    worker.post_message(&boot)?;
    Ok(worker)
}
