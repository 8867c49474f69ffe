//! The last works, kept in the browser's storage.

use std::cell::RefCell;
use std::rc::Rc;

use eventglass_workbench::Work;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use web_sys::Window;
use yew::prelude::*;

use crate::dom::{self, Store};
use crate::state::{Action, Draft, Kept, State};

/// How long nothing may change before the work is written, in milliseconds: writing at each keystroke would slow typing.
const REST: u32 = 700;
/// How many works are kept: the one at hand and those that others took the place of.
const KEPT: usize = 4;

fn key(index: usize) -> String {
    format!("eventglass.work.{index}")
}

/// What stands in the storage, the newest first.
fn stored() -> Vec<Option<String>> {
    (0..KEPT).map(|index| dom::stored(&key(index))).collect()
}

/// The works that were kept, the newest first. What cannot be read is left out.
pub(crate) fn kept_works() -> Vec<Work> {
    stored().iter().flatten().filter_map(|text| Work::from_json(text).ok()).collect()
}

/// Writes the works down when the page is left.
pub(super) fn listen(window: &Window, keeper: &Rc<Keeper>, listeners: &mut Vec<EventListener>) {
    let keeper = Rc::clone(keeper);
    listeners.push(EventListener::new(window, "pagehide", move |_| {
        keeper.write();
    }));
}

/// Writes the works down whenever they have changed and nothing changes for a while.
#[hook]
pub(crate) fn use_kept(state: &UseReducerHandle<State>) -> Rc<Keeper> {
    let keeper = use_memo((), |()| Keeper::new());
    let (at_rest, state) = (Rc::clone(&keeper), state.clone());
    use_effect_with(state.to_keep(), move |works: &Vec<Draft>| {
        *at_rest.due.borrow_mut() = Some(works.clone());
        let keeper = Rc::clone(&at_rest);
        *at_rest.rest.borrow_mut() = Some(Timeout::new(REST, move || {
            if let Some(kept) = keeper.write().filter(|kept| *kept != state.kept) {
                state.dispatch(Action::Kept(kept));
            }
        }));
    });
    keeper
}

/// What is to be kept, and what is.
pub(crate) struct Keeper {
    /// What is to be written.
    due: RefCell<Option<Vec<Draft>>>,
    /// What this page has seen in the storage. Anything else there is another page's.
    known: RefCell<Vec<String>>,
    rest: RefCell<Option<Timeout>>,
}

impl Keeper {
    fn new() -> Keeper {
        let known = RefCell::new(stored().into_iter().flatten().collect());
        Keeper { due: RefCell::default(), known, rest: RefCell::default() }
    }

    /// Writes what is due, and behind it what another page of this browser has kept meanwhile. Where it is too much,
    /// the older works give way. None where nothing was due.
    fn write(&self) -> Option<Kept> {
        self.rest.take();
        let works = self.due.take()?;
        let stored = stored();
        let mut texts: Vec<String> = works.iter().map(|work| work.work().to_json()).collect();
        for text in stored.iter().flatten() {
            if !texts.contains(text) && !self.known.borrow().contains(text) {
                texts.push(text.clone());
            }
        }
        texts.truncate(KEPT);
        let mut kept = Kept::Yes;
        // The oldest first: they make room for the one at hand.
        for index in (0..KEPT).rev() {
            let text = texts.get(index);
            if stored.get(index).and_then(Option::as_ref) == text {
                continue;
            }
            let mut outcome = dom::store(&key(index), text.map(String::as_str));
            if outcome == Store::Full && index == 0 {
                (1..KEPT).for_each(|older| {
                    dom::store(&key(older), None);
                });
                outcome = dom::store(&key(0), text.map(String::as_str));
            }
            if index == 0 {
                kept = kept_as(outcome);
            }
        }
        *self.known.borrow_mut() = texts;
        Some(kept)
    }
}

fn kept_as(stored: Store) -> Kept {
    match stored {
        Store::Done => Kept::Yes,
        Store::Full => Kept::TooLarge,
        Store::Blocked => Kept::Blocked,
    }
}
