//! The page's state: what was typed, what is selected, what the engine said. Pure: no browser in here.

use std::rc::Rc;

use eventglass_workbench::samples::{SAMPLES, SampleId};
use eventglass_workbench::{Answer, Language, PairChoice, Place, Shown, Window};
use yew::Reducible;

/// How many rows of the event list are asked for at first.
const FIRST_WINDOW: usize = 60;

/// Everything the page is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct State {
    pub(crate) language: Language,
    /// The pasted text.
    pub(crate) text: Rc<str>,
    /// Changes when another text was opened in place of the pasted one, rather than edited.
    pub(crate) opened: u32,
    pub(crate) rules: Vec<Rule>,
    next_rule: u32,
    /// The selected rule, by position.
    pub(crate) rule: usize,
    /// The selected event, by position.
    pub(crate) event: usize,
    pub(crate) choice: PairChoice,
    pub(crate) window: Window,
    pub(crate) view: EventView,
    /// The pane a phone shows.
    pub(crate) pane: Pane,
    /// The condition that is pointed at, by position.
    pub(crate) pointed: Option<usize>,
    /// Where the editors are to scroll, and how often that was asked.
    pub(crate) revealed: Option<(u32, usize)>,
    /// Whether a file could not be read.
    pub(crate) file_failed: bool,
    pub(crate) engine: Engine,
    pub(crate) answered: Rc<Answered>,
}

/// A rule on the page. The id outlives renaming and removal of others.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rule {
    pub(crate) id: u32,
    pub(crate) name: Rc<str>,
    pub(crate) pattern: Rc<str>,
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
    Working,
    Idle,
    Failed,
}

/// An answer and the inputs it is of.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Answered {
    pub(crate) answer: Answer,
    pub(crate) text: Rc<str>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) rule: usize,
}

/// What a person or the engine does.
pub(crate) enum Action {
    OpenSample(SampleId),
    /// The pasted text was edited.
    Edit(String),
    /// A text was pasted or opened in place of the one there.
    Open(String),
    FileFailed,
    Clear,
    View(EventView),
    Pane(Pane),
    SelectEvent(usize),
    SelectRule(usize),
    AddRule,
    RemoveRule(usize),
    RenameRule(usize, String),
    EditPattern(u32, String),
    Choose(PairChoice),
    Scroll(Window),
    Point(Option<usize>),
    Reveal(usize),
    Asked,
    Answered(Rc<Answered>),
    Failed,
}

impl State {
    /// The page as it opens: the first sample.
    pub(crate) fn new() -> Self {
        let empty = State {
            language: Language::English,
            text: "".into(),
            opened: 0,
            rules: Vec::new(),
            next_rule: 0,
            rule: 0,
            event: 0,
            choice: PairChoice::default(),
            window: Window { from: 0, len: FIRST_WINDOW },
            view: EventView::Pasted,
            pane: Pane::Verdict,
            pointed: None,
            revealed: None,
            file_failed: false,
            engine: Engine::Working,
            answered: Rc::default(),
        };
        empty.sample(SampleId::TaggedImage)
    }

    fn sample(self, id: SampleId) -> Self {
        let Some(sample) = SAMPLES.iter().find(|sample| sample.id == id) else { return self };
        let mut state =
            State { rules: Vec::new(), rule: 0, view: EventView::Event, ..self.open(sample.events.into()) };
        for rule in sample.rules() {
            state = state.with_rule(rule.name.into(), rule.pattern.into());
        }
        state
    }

    fn open(self, text: Rc<str>) -> Self {
        State {
            text,
            opened: self.opened + 1,
            event: 0,
            choice: PairChoice::default(),
            window: Window { from: 0, ..self.window },
            view: EventView::Pasted,
            pointed: None,
            file_failed: false,
            ..self
        }
    }

    /// A text, or the one there where it says the same: the engine's answer is of that one.
    fn kept(&self, text: String) -> Rc<str> {
        if *self.text == *text { Rc::clone(&self.text) } else { text.into() }
    }

    fn with_rule(mut self, name: Rc<str>, pattern: Rc<str>) -> Self {
        self.rules.push(Rule { id: self.next_rule, name, pattern });
        State { next_rule: self.next_rule + 1, ..self }
    }

    /// What the engine is to show.
    pub(crate) fn shown(&self) -> Shown {
        Shown { event: self.event, rule: self.rule, choice: self.choice.clone(), window: self.window }
    }

    /// Whether the answer is of the text that is shown; if not, its places are those of an older text.
    pub(crate) fn text_is_answered(&self) -> bool {
        Rc::ptr_eq(&self.text, &self.answered.text)
    }

    /// Whether the answer is of the selected rule's pattern as it stands.
    pub(crate) fn pattern_is_answered(&self) -> bool {
        let of =
            |rules: &[Rule], index: usize| rules.get(index).map(|rule| (rule.id, Rc::clone(&rule.pattern)));
        of(&self.rules, self.rule) == of(&self.answered.rules, self.answered.rule)
    }

    /// A name that no rule has yet.
    fn fresh_name(&self) -> Rc<str> {
        let word = self.language.labels().new_rule;
        let taken = |name: &String| self.rules.iter().any(|rule| *rule.name == **name);
        let mut names = (self.rules.len() + 1..).map(|number| format!("{word}-{number}"));
        names.find(|name| !taken(name)).unwrap_or_default().into()
    }

    fn answer(self, answered: Rc<Answered>) -> Self {
        let last = answered.answer.event_count.saturating_sub(1);
        // Of an older text the answer says nothing about how many events there are now.
        let event = if Rc::ptr_eq(&self.text, &answered.text) { self.event.min(last) } else { self.event };
        let view = if answered.answer.event_count == 0 { EventView::Pasted } else { self.view };
        State { event, view, answered, engine: Engine::Idle, ..self }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let state = (*self).clone();
        Rc::new(match action {
            Action::OpenSample(id) => state.sample(id),
            Action::Edit(text) => {
                let text = state.kept(text);
                State { text, choice: PairChoice::default(), file_failed: false, ..state }
            }
            Action::Open(text) => {
                let text = state.kept(text);
                state.open(text)
            }
            Action::FileFailed => State { file_failed: true, ..state },
            Action::Clear => state.open("".into()),
            Action::View(view) => State { view, ..state },
            Action::Pane(pane) => State { pane, ..state },
            Action::SelectEvent(event) => {
                State { event, view: EventView::Event, choice: PairChoice::default(), pointed: None, ..state }
            }
            Action::SelectRule(rule) => State { rule, choice: PairChoice::default(), pointed: None, ..state },
            Action::AddRule => {
                let name = state.fresh_name();
                let rule = state.rules.len();
                State { rule, pane: Pane::Rules, pointed: None, ..state.with_rule(name, "".into()) }
            }
            Action::RemoveRule(index) => state.without_rule(index),
            Action::RenameRule(index, name) => {
                state.change_rule(|at, _| at == index, |rule| rule.name = name.into())
            }
            Action::EditPattern(id, pattern) => {
                let state = State { choice: PairChoice::default(), ..state };
                state.change_rule(|_, rule| rule.id == id, |rule| rule.pattern = pattern.into())
            }
            Action::Choose(choice) => State { choice, pointed: None, ..state },
            Action::Scroll(window) => State { window, ..state },
            Action::Point(pointed) => State { pointed, ..state },
            Action::Reveal(condition) => {
                let times = state.revealed.map_or(0, |(times, _)| times) + 1;
                // On a phone the pane that has the place must show.
                State {
                    revealed: Some((times, condition)),
                    pointed: Some(condition),
                    pane: Pane::Events,
                    ..state
                }
            }
            Action::Asked => State { engine: Engine::Working, ..state },
            Action::Answered(answered) => state.answer(answered),
            Action::Failed => State { engine: Engine::Failed, ..state },
        })
    }
}

impl State {
    fn without_rule(mut self, index: usize) -> Self {
        if index < self.rules.len() {
            self.rules.remove(index);
        }
        let rule = if self.rule > index { self.rule - 1 } else { self.rule };
        State {
            rule: rule.min(self.rules.len().saturating_sub(1)),
            choice: PairChoice::default(),
            pointed: None,
            ..self
        }
    }

    fn change_rule(mut self, is_it: impl Fn(usize, &Rule) -> bool, change: impl FnOnce(&mut Rule)) -> Self {
        let found = self.rules.iter_mut().enumerate().find(|(index, rule)| is_it(*index, rule));
        if let Some((_, rule)) = found {
            change(rule);
        }
        self
    }
}

/// The condition that a place in a text belongs to, by the places of each condition.
pub(crate) fn condition_at<'p>(offset: u32, places: impl Iterator<Item = &'p [Place]>) -> Option<usize> {
    let touches = |place: &Place| place.from <= offset && offset <= place.to;
    places.enumerate().find(|(_, places)| places.iter().any(touches)).map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: Vec<Action>) -> Rc<State> {
        actions.into_iter().fold(Rc::new(State::new()), Reducible::reduce)
    }

    fn names(state: &State) -> Vec<&str> {
        state.rules.iter().map(|rule| &*rule.name).collect()
    }

    #[test]
    fn the_page_opens_on_the_first_sample() {
        let state = State::new();
        assert_eq!(names(&state), ["tagged-image", "tagged-image-broken"]);
        assert!(state.text.contains("CreateImage"));
        assert_eq!(state.view, EventView::Event);
    }

    #[test]
    fn a_new_rule_is_selected_and_has_a_name_of_its_own() {
        let state = after(vec![Action::AddRule, Action::AddRule]);
        assert_eq!(names(&state), ["tagged-image", "tagged-image-broken", "rule-3", "rule-4"]);
        assert_eq!(state.rule, 3);
    }

    #[test]
    fn removing_a_rule_keeps_the_selection_where_it_was() {
        let state = after(vec![Action::SelectRule(1), Action::RemoveRule(0)]);
        assert_eq!((names(&state), state.rule), (vec!["tagged-image-broken"], 0));
        let state = after(vec![Action::RemoveRule(0), Action::RemoveRule(0), Action::RemoveRule(0)]);
        assert_eq!((names(&state), state.rule), (vec![], 0));
    }

    #[test]
    fn an_edit_meets_its_rule_though_another_was_removed_meanwhile() {
        let id = State::new().rules.last().unwrap().id;
        let state = after(vec![Action::RemoveRule(0), Action::EditPattern(id, "{}".into())]);
        assert_eq!(&*state.rules.first().unwrap().pattern, "{}");
    }

    #[test]
    fn an_answer_to_an_older_text_does_not_count() {
        let state = after(vec![Action::Edit("{}".into())]);
        assert!(!state.text_is_answered());
        let answered = Answered { text: Rc::clone(&state.text), ..Answered::default() };
        let state = state.reduce(Action::Answered(Rc::new(answered)));
        assert!(state.text_is_answered());
        assert!(!state.reduce(Action::Edit("{} ".into())).text_is_answered());
    }

    #[test]
    fn the_same_text_again_needs_no_new_answer() {
        let state = after(vec![Action::Edit("{}".into())]);
        let answered = Answered { text: Rc::clone(&state.text), ..Answered::default() };
        let state = state.reduce(Action::Answered(Rc::new(answered)));
        assert!(state.reduce(Action::Open("{}".into())).text_is_answered());
    }

    #[test]
    fn without_events_the_pasted_text_shows() {
        let state = after(vec![Action::Clear, Action::View(EventView::Event)]);
        let answered = Answered { text: Rc::clone(&state.text), ..Answered::default() };
        assert_eq!(state.reduce(Action::Answered(Rc::new(answered))).view, EventView::Pasted);
    }

    #[test]
    fn a_place_finds_its_condition() {
        let places =
            [vec![Place { from: 2, to: 5 }], vec![Place { from: 8, to: 9 }, Place { from: 20, to: 22 }]];
        let at = |offset| condition_at(offset, places.iter().map(Vec::as_slice));
        assert_eq!([at(3), at(21), at(12)], [Some(0), Some(1), None]);
    }
}
