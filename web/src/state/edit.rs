//! How the draft changes, and what can be taken back.

use std::rc::Rc;

use eventglass_workbench::samples::SampleId;
use eventglass_workbench::{PairChoice, Severity, Window, Work, format};

use super::{Action, Draft, EditorId, EventView, Notice, Pane, Rule, Sought, State, Text};

/// How many works are put aside at most.
const MAX_ASIDE: usize = 3;

impl State {
    /// The steps that change the draft or what is selected in it.
    pub(super) fn change(self, action: Action) -> Self {
        match action {
            Action::OpenSample(id) => self.open_sample(id),
            Action::Edit(text) => self.edit(text),
            Action::Open(text, files) => self.open_text(text, files),
            Action::OpenWork(work) => self.open_work(*work, Notice::WorkOpened),
            Action::OpenLink(work) => self.open_link(*work),
            Action::NotOpened(problem) => State { notice: Some((Notice::NotOpened(problem), None)), ..self },
            Action::FileFailed => State { notice: Some((Notice::FileFailed, None)), ..self },
            Action::Clear => self.clear(),
            Action::Undo => self.undo(),
            Action::Dismiss => State { notice: None, ..self },
            Action::TakeUp(index) => self.take_up(index),
            Action::SelectEvent(event) => self.select(event, None),
            Action::SelectPair(event, rule) => self.select(event, Some(rule)),
            Action::SelectRule(rule) => {
                let draft = Draft { rule, ..self.draft };
                State { draft, choice: PairChoice::default(), pointed: None, ..self }
            }
            Action::StepEvent(by) => self.step_event(by),
            Action::StepRule(by) => self.step_rule(by),
            Action::AddRule => self.add_rule(),
            Action::DuplicateRule => self.duplicate_rule(),
            Action::RemoveRule => self.remove_rule(),
            Action::MoveRule(by) => self.move_rule(by),
            Action::RenameRule(id, name) => self.change_rule(id, |rule| rule.name = name),
            Action::EditPattern(id, pattern) => {
                let same = self.draft.rules.iter().any(|rule| rule.id == id && *rule.pattern == *pattern);
                // The engine's answer is of the very text that is there.
                if same { self } else { self.change_rule(id, |rule| rule.pattern = pattern) }
            }
            Action::Format(editor) => self.format(editor),
            // All others are handled where the draft does not change.
            _ => self,
        }
    }

    /// Puts another draft in place of the one there. That is put aside where a person made it.
    fn replace(mut self, draft: Draft, notice: Option<Notice>) -> Self {
        let before = std::mem::replace(&mut self.draft, draft);
        if before.own && !before.is_empty() && self.aside.last() != Some(&before) {
            self.aside.push(before.clone());
            let surplus = self.aside.len().saturating_sub(MAX_ASIDE);
            self.aside.drain(..surplus);
        }
        let notice = notice.map(|notice| (notice, Some(before).filter(|before| !before.is_empty())));
        State {
            opened: self.opened + 1,
            notice,
            choice: PairChoice::default(),
            window: Window { from: 0, ..self.window },
            view: EventView::Event,
            pointed: None,
            ..self
        }
    }

    fn open_sample(mut self, id: SampleId) -> Self {
        let draft = Draft::of_sample(id, &mut self.next_rule);
        self.replace(draft, Some(Notice::SampleOpened))
    }

    fn open_work(mut self, work: Work, notice: Notice) -> Self {
        let draft = Draft::of_work(work, &mut self.next_rule);
        self.replace(draft, Some(notice))
    }

    fn open_link(mut self, work: Work) -> Self {
        let draft = Draft::of_link(work, &mut self.next_rule);
        self.replace(draft, Some(Notice::LinkOpened))
    }

    fn take_up(mut self, index: usize) -> Self {
        if index >= self.aside.len() {
            return self;
        }
        let draft = self.aside.remove(index);
        self.replace(draft, Some(Notice::TakenUp))
    }

    fn undo(mut self) -> Self {
        let Some((_, Some(before))) = self.notice.take() else { return self };
        // It is at hand again, and no longer aside.
        if self.aside.last() == Some(&before) {
            self.aside.pop();
        }
        // What is taken back is not worth putting aside.
        self.draft.own = false;
        self.replace(before, None)
    }

    /// Another text; the rules stay.
    fn open_text(self, text: Text, files: usize) -> Self {
        let before = self.draft.clone();
        let text = if *before.text == *text { before.text.clone() } else { text };
        let notice = if files == 0 { Notice::Pasted } else { Notice::FilesOpened(files) };
        self.replace_text(text, notice, EventView::Pasted, before)
    }

    fn clear(self) -> Self {
        let before = self.draft.clone();
        self.replace_text(Text::default(), Notice::Cleared, EventView::Pasted, before)
    }

    fn replace_text(self, text: Text, notice: Notice, view: EventView, before: Draft) -> Self {
        let draft = Draft { text, event: 0, own: true, ..self.draft };
        let notice = Some((notice, Some(before).filter(|before| !before.text.is_empty())));
        let window = Window { from: 0, ..self.window };
        State { draft, opened: self.opened + 1, notice, window, ..self }.looking(view)
    }

    fn edit(self, text: Text) -> Self {
        // An undo in the editor may lead to the very text that the engine has.
        let text = if *self.draft.text == *text { self.draft.text.clone() } else { text };
        let draft = Draft { text, own: true, ..self.draft };
        State { draft, choice: PairChoice::default(), notice: None, ..self }
    }

    fn select(self, event: usize, rule: Option<usize>) -> Self {
        let rule = rule.unwrap_or(self.draft.rule);
        let draft = Draft { event, rule, ..self.draft };
        State { draft, ..self }.looking(EventView::Event)
    }

    fn step_event(self, by: isize) -> Self {
        let last = self.answered.answer.event_count.saturating_sub(1);
        let event = self.draft.event.saturating_add_signed(by).min(last);
        self.select(event, None)
    }

    fn step_rule(self, by: isize) -> Self {
        let count = self.draft.rules.len();
        let ahead = by.rem_euclid(isize::try_from(count.max(1)).unwrap_or(1)).unsigned_abs();
        let rule = (self.draft.rule + ahead).checked_rem(count).unwrap_or(0);
        self.change(Action::SelectRule(rule))
    }
}

/// Rules.
impl State {
    /// A name that no rule has yet.
    fn fresh_name(&self, word: &str, first: usize) -> Rc<str> {
        let taken = |name: &String| self.draft.rules.iter().any(|rule| *rule.name == **name);
        let mut names = (first..).map(|number| format!("{word}-{number}"));
        names.find(|name| !taken(name)).unwrap_or_default().into()
    }

    fn insert_rule(mut self, at: usize, name: Rc<str>, pattern: Text) -> Self {
        self.next_rule += 1;
        let at = at.min(self.draft.rules.len());
        self.draft.rules.insert(at, Rule { id: self.next_rule, name, pattern });
        self.draft.own = true;
        self.draft.rule = at;
        let view = self.view;
        State { pane: Pane::Rules, notice: None, ..self }.looking(view)
    }

    fn add_rule(self) -> Self {
        let count = self.draft.rules.len();
        let name = self.fresh_name(self.language.labels().new_rule, count + 1);
        self.insert_rule(count, name, Text::default())
    }

    fn duplicate_rule(self) -> Self {
        let Some(rule) = self.draft.selected().cloned() else { return self };
        let name = self.fresh_name(&rule.name, 2);
        let at = self.draft.rule + 1;
        self.insert_rule(at, name, rule.pattern)
    }

    fn remove_rule(mut self) -> Self {
        let before = self.draft.clone();
        let Some(removed) = self.draft.selected().cloned() else { return self };
        self.draft.rules.remove(self.draft.rule);
        self.draft.rule = self.draft.rule.min(self.draft.rules.len().saturating_sub(1));
        self.draft.own = true;
        let notice = Some((Notice::RuleRemoved(removed.name), Some(before)));
        let view = self.view;
        State { notice, ..self }.looking(view)
    }

    fn move_rule(mut self, by: isize) -> Self {
        let to = self.draft.rule.saturating_add_signed(by);
        if to < self.draft.rules.len() && to != self.draft.rule {
            self.draft.rules.swap(self.draft.rule, to);
            self.draft.rule = to;
            self.draft.own = true;
        }
        self
    }

    fn change_rule(mut self, id: u32, change: impl FnOnce(&mut Rule)) -> Self {
        if let Some(rule) = self.draft.rules.iter_mut().find(|rule| rule.id == id) {
            change(rule);
            self.draft.own = true;
        }
        State { choice: PairChoice::default(), notice: None, ..self }
    }
}

/// The texts as such.
impl State {
    fn format(self, editor: EditorId) -> Self {
        let text = match editor {
            EditorId::Pattern => self.draft.selected().map(|rule| rule.pattern.clone()),
            EditorId::Pasted => Some(self.draft.text.clone()),
            EditorId::Event => None,
        };
        let Some(text) = text else { return self };
        let laid_out = format(&text);
        if laid_out == *text {
            return State { notice: Some((Notice::Tidy, None)), ..self };
        }
        match editor {
            EditorId::Pattern => {
                let id = self.draft.selected().map_or(0, |rule| rule.id);
                self.change(Action::EditPattern(id, laid_out.into()))
            }
            _ => self.change(Action::Edit(laid_out.into())),
        }
    }

    /// The problems of the pattern come first, then those of the event, then those of the pasted text.
    pub(super) fn seek(self, back: bool) -> Self {
        let answer = &self.answered.answer;
        let of_pattern = answer.rules.get(self.draft.rule).is_some_and(|row| !row.problems.is_empty());
        let of_event = answer.selected.as_ref();
        let of_event =
            of_event.is_some_and(|event| event.problems.iter().any(|it| it.severity != Severity::Note));
        let editor = if of_pattern {
            EditorId::Pattern
        } else if of_event && self.view == EventView::Event {
            EditorId::Event
        } else if of_event || !answer.problems.is_empty() {
            EditorId::Pasted
        } else {
            return self;
        };
        let times = self.sought.map_or(0, |last| last.times) + 1;
        let (pane, view) = match editor {
            EditorId::Pattern => (Pane::Rules, self.view),
            EditorId::Event => (Pane::Events, EventView::Event),
            EditorId::Pasted => (Pane::Events, EventView::Pasted),
        };
        State { sought: Some(Sought { times, editor, back }), pane, view, grid: false, ..self }
    }
}
