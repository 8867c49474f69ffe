//! The page's state: what was typed, what is selected, what the engine said. Pure: no browser in here.

mod action;
mod answered;
mod draft;
mod edit;
mod text;

use std::rc::Rc;

use eventglass_workbench::samples;
use eventglass_workbench::{
    Arrival, Filter, Language, Making, PairChoice, Piece, Place, Request, Scene, Shown, Window, Work,
};
use yew::Reducible;

pub(crate) use action::{Action, Stopped};
pub(crate) use answered::Answered;
pub(crate) use draft::{Draft, Rule};
pub(crate) use text::Text;

/// How many rows of the event list are asked for at first.
const FIRST_WINDOW: usize = 60;

/// Everything the page is drawn from.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) language: Language,
    pub(crate) draft: Draft,
    /// Whether the address holds a link, and nothing was changed since it was opened.
    pub(crate) linked: bool,
    /// Changes when another text was opened in place of the pasted one, rather than edited.
    pub(crate) opened: u32,
    next_rule: u32,
    /// A person's own works that others took the place of, the newest last.
    pub(crate) aside: Vec<Draft>,
    /// What just happened, and the draft before it where that can be taken back.
    pub(crate) notice: Option<(Notice, Option<Draft>)>,
    pub(crate) kept: Kept,
    pub(crate) choice: PairChoice,
    pub(crate) window: Window,
    pub(crate) view: EventView,
    /// The pane a phone shows.
    pub(crate) pane: Pane,
    pub(crate) scene: Scene,
    pub(crate) filter: Option<Filter>,
    pub(crate) by_time: bool,
    pub(crate) arrival: Arrival,
    /// From what a rule is made.
    pub(crate) making: Making,
    /// Where in the pattern something is being typed.
    pub(crate) typing: Option<u32>,
    /// How often somebody wanted to know what can stand there.
    pub(crate) asked: u32,
    /// The place in the event's text that was clicked.
    pub(crate) picked: Option<u32>,
    /// The last request that is no question. Each is another value, so that the same one can be made again.
    pub(crate) request: Option<Asked>,
    pub(crate) awaits: Awaits,
    /// The editor whose text is being laid out, and the text.
    pub(crate) formatting: Option<(EditorId, Text)>,
    /// The condition that is pointed at, by position.
    pub(crate) pointed: Option<usize>,
    pub(crate) revealed: Option<Revealed>,
    pub(crate) sought: Option<Sought>,
    /// A place in a text to show; each wish is told apart by its number.
    pub(crate) placed: Option<(u32, EditorId, Place)>,
    /// What was copied last, and whether it could be.
    pub(crate) copied: Option<(Rc<str>, bool)>,
    pub(crate) sharing: bool,
    pub(crate) shared: Option<Rc<Shared>>,
    /// What may be private in the work that is shared.
    pub(crate) private: Rc<[Piece]>,
    pub(crate) engine: Engine,
    /// How often the engine was asked again for what it did not survive.
    pub(crate) tries: u32,
    pub(crate) answered: Rc<Answered>,
}

/// A request, told apart from others by where it lies.
#[derive(Clone)]
pub(crate) struct Asked(Rc<Request>);

impl PartialEq for Asked {
    fn eq(&self, other: &Asked) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Asked {
    type Target = Request;

    fn deref(&self) -> &Request {
        &self.0
    }
}

/// What the page waits for, besides answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Awaits {
    Nothing,
    /// A link that is being opened: until then there is nothing to show.
    Link,
    /// The second module, which cannot be had.
    Lost,
}

/// A condition to scroll to. Each wish is told apart by its number, so that the same one can be had again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Revealed {
    pub(crate) times: u32,
    pub(crate) condition: usize,
    pub(crate) origin: Origin,
}

/// Where a person clicked: what is there needs no scrolling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Verdict,
    Pattern,
    Event,
}

/// A problem to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sought {
    pub(crate) times: u32,
    pub(crate) editor: EditorId,
    pub(crate) back: bool,
}

/// The editors of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EditorId {
    Pasted,
    Event,
    Pattern,
}

/// What just happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    SampleOpened,
    /// So many files, and what could not be read.
    FilesOpened(usize, Rc<str>),
    /// None of them could be read.
    FilesFailed(Rc<str>),
    /// A pattern was taken out of what it was wrapped in.
    RulesUnwrapped,
    /// A path went into the target.
    PathUsed,
    /// A remedy was applied.
    Remedied,
    Pasted,
    LinkOpened,
    WorkOpened,
    TakenUp,
    Cleared,
    RuleRemoved(Rc<str>),
    /// There is nothing to lay out: the text is laid out already.
    Tidy,
    FileFailed,
    NotOpened(Rc<str>),
}

/// What became of the last work in the browser's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    Yes,
    TooLarge,
    Blocked,
}

/// A work packed for sharing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shared {
    /// None where the browser could not pack it.
    pub(crate) link: Option<Rc<str>>,
    /// A name for the file.
    pub(crate) name: Rc<str>,
}

/// What the event pane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventView {
    /// The selected event, unwrapped.
    Event,
    /// The text as it was pasted.
    Pasted,
}

/// The panes; a phone shows one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pane {
    Events,
    Rules,
    Verdict,
}

/// What the worker is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// It does what it should.
    Runs,
    /// It runs again, and does not try what stopped it until that changes or a person asks.
    Restarted(Stopped),
    Failed,
}

impl State {
    /// The page as it opens: the work that a link brought, else the one that was kept last, else the first sample.
    pub(crate) fn new(language: Language, kept: Vec<Work>, link: Option<String>) -> Self {
        let mut next = 0;
        let mut aside: Vec<Draft> = Vec::new();
        for work in kept.into_iter().rev() {
            aside.push(Draft { own: true, ..Draft::of_work(work, &mut next) });
        }
        let linked = link.is_some();
        let draft = aside.pop().unwrap_or_else(|| Draft::of_work(samples::first(), &mut next));
        State {
            language,
            draft,
            linked,
            opened: 0,
            next_rule: next,
            notice: None,
            kept: Kept::Yes,
            choice: PairChoice::default(),
            window: Window { from: 0, len: FIRST_WINDOW },
            view: EventView::Event,
            pane: Pane::Verdict,
            scene: Scene::Pair,
            filter: None,
            by_time: false,
            arrival: Arrival::Payload,
            making: Making::default(),
            typing: None,
            asked: 0,
            picked: None,
            request: link.map(|link| Asked(Rc::new(Request::Link(language, link)))),
            awaits: if linked { Awaits::Link } else { Awaits::Nothing },
            formatting: None,
            pointed: None,
            revealed: None,
            sought: None,
            placed: None,
            copied: None,
            sharing: false,
            shared: None,
            private: Rc::default(),
            engine: Engine::Runs,
            tries: 0,
            answered: Rc::default(),
            aside,
        }
    }

    /// What the engine is to show.
    pub(crate) fn shown(&self) -> Shown {
        let Draft { event, rule, .. } = self.draft;
        let (filter, picked) = (self.filter.clone(), self.picked);
        let State { window, by_time, scene, arrival, typing, .. } = *self;
        // An engine that was stopped is not asked again for what can stand somewhere.
        let typing = typing.filter(|_| self.engine == Engine::Runs);
        // What is made is nobody's question elsewhere.
        let making = if scene == Scene::Making { self.making.clone() } else { Making::default() };
        let choice = self.choice.clone();
        Shown { event, rule, choice, window, filter, by_time, scene, arrival, picked, typing, making }
    }

    /// Whether the answer is of the text that is shown; if not, its places are those of an older text.
    pub(crate) fn text_is_answered(&self) -> bool {
        self.draft.text == self.answered.draft.text
    }

    /// Whether the answer is of everything that was asked.
    pub(crate) fn is_answered(&self) -> bool {
        let Answered { answer, draft, shown, language, .. } = &*self.answered;
        self.text_is_answered()
            && (!answer.partial || self.awaits == Awaits::Lost)
            && draft.rules == self.draft.rules
            && draft.refused == self.draft.refused
            && *shown == self.shown()
            && *language == self.language
    }

    /// Whether the answer is of the selected rule's pattern as it stands.
    pub(crate) fn pattern_is_answered(&self) -> bool {
        let now = self.draft.selected();
        let then = self.answered.draft.selected();
        match (now, then) {
            (Some(now), Some(then)) => now.id == then.id && now.pattern == then.pattern,
            (None, None) => true,
            _ => false,
        }
    }

    /// The works to be kept, the newest first.
    pub(crate) fn to_keep(&self) -> Vec<Draft> {
        let current = Some(&self.draft).filter(|draft| draft.own && !draft.is_empty());
        current.into_iter().chain(self.aside.iter().rev()).cloned().collect()
    }

    fn answer(&mut self, answered: Rc<Answered>) {
        let count = answered.answer.event_count;
        // Of an older text the answer says nothing about how many events there are now.
        if self.draft.text == answered.draft.text {
            self.draft.event = self.draft.event.min(count.saturating_sub(1));
            let is_of_list = self.filter == answered.shown.filter && self.draft.event == answered.shown.event;
            if self.filter.is_some() && is_of_list {
                self.draft.event = answered.answer.event;
            }
        }
        if count == 0 {
            self.view = EventView::Pasted;
        }
        self.answered = answered;
        self.engine = Engine::Runs;
    }

    fn reveal(&mut self, condition: usize, origin: Origin) {
        let times = self.next_wish();
        self.revealed = Some(Revealed { times, condition, origin });
        self.pointed = Some(condition);
        // On a phone the pane that has the place must show.
        if origin == Origin::Verdict {
            self.pane = Pane::Events;
        }
    }

    fn take(&mut self, action: Action) {
        match action {
            Action::View(view) => self.view = view,
            Action::Pane(pane) => {
                self.pane = pane;
                // The views of all events leave no room for the rules.
                if pane == Pane::Rules {
                    self.scene = Scene::Pair;
                }
            }
            Action::Choose(choice) => {
                self.choice = choice;
                self.pointed = None;
            }
            Action::Scroll(window) => self.window = window,
            Action::Point(pointed) => self.pointed = pointed,
            Action::Reveal(condition, origin) => self.reveal(condition, origin),
            Action::Seek { back } => self.seek(back),
            Action::Copied(text, done) => self.copied = Some((text, done)),
            Action::Share(sharing) => {
                self.sharing = sharing;
                self.shared = None;
                self.private = Rc::default();
                self.copied = None;
            }
            Action::Shared(shared) => {
                self.shared = Some(shared);
                self.request(Request::Private(self.language, self.draft.work().to_json()));
            }
            Action::Private(private) => self.private = private.into(),
            Action::Speak(language) => self.language = language,
            Action::Kept(kept) => self.kept = kept,
            Action::Answered(answered) => self.answer(answered),
            Action::Restarted(stopped) => self.engine = Engine::Restarted(stopped),
            Action::TryAgain => {
                self.tries += 1;
                self.awaits = Awaits::Nothing;
            }
            Action::Failed => self.engine = Engine::Failed,
            Action::NotWhole => self.awaits = Awaits::Lost,
            Action::Pick(offset) => self.picked = offset,
            Action::Type(offset) => {
                self.typing = Some(offset);
                self.asked += 1;
            }
            action => self.change(action),
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        state.take(action);
        Rc::new(state)
    }
}

/// The condition that a place in a text belongs to, by the places of each condition.
pub(crate) fn condition_at<'p>(offset: u32, places: impl Iterator<Item = &'p [Place]>) -> Option<usize> {
    let touches = |place: &Place| place.from <= offset && offset <= place.to;
    places.enumerate().find(|(_, places)| places.iter().any(touches)).map(|(index, _)| index)
}

#[cfg(test)]
mod tests;
