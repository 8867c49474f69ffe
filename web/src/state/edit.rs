//! How the draft changes, and what can be taken back.

mod part;

use std::rc::Rc;

use eventglass_workbench::samples::{self, SampleId};
use eventglass_workbench::{Making, PairChoice, Request, Scene, Severity, Window, Work};

use super::{Action, Awaits, Draft, EditorId, EventView, Notice, Pane, Rule, Sought, State, Text};

/// How many works are put aside at most.
const MAX_ASIDE: usize = 3;

impl State {
    /// The steps that change the draft or what is selected in it.
    pub(super) fn change(&mut self, action: Action) {
        match action {
            Action::OpenSample(id) if id == SampleId::FIRST => self.open_sample(samples::first()),
            Action::OpenSample(id) => self.request(Request::Sample(id)),
            Action::Sample(work) => self.open_sample(*work),
            Action::OpenFiles(files) => self.request(Request::Open(self.language, files.to_vec())),
            Action::Opened(opened) => self.opened_files(*opened),
            Action::OpenLink(work) => self.open_link(*work),
            Action::FollowLink(link) => self.request(Request::Link(self.language, link.to_string())),
            Action::TakeUp(index) if index < self.aside.len() => {
                let draft = self.aside.remove(index);
                self.replace(draft, Some(Notice::TakenUp));
            }
            Action::Edit(text) => self.edit(text),
            Action::Open(text) => self.replace_text(text, Notice::Pasted),
            Action::Clear => self.replace_text(Text::default(), Notice::Cleared),
            Action::NotOpened(problem) => self.not_opened(problem),
            Action::FileFailed => self.notice = Some((Notice::FileFailed, None)),
            Action::Undo => self.undo(),
            Action::Dismiss => self.notice = None,
            Action::SelectEvent(event) => self.select(event, self.draft.rule),
            Action::SelectPair(event, rule) => self.select(event, rule),
            Action::SelectRule(rule) => self.select_rule(rule),
            Action::StepEvent(by) => self.select(self.stepped(by), self.draft.rule),
            Action::StepRule(by) => self.step_rule(by),
            Action::AddRule => {
                let count = self.draft.rules.len();
                let name = self.fresh_name(self.language.labels().new_rule, count + 1);
                self.insert_rule(
                    count,
                    Rule { id: 0, name, pattern: Text::default(), target: Rc::default() },
                );
            }
            Action::DuplicateRule => self.duplicate_rule(),
            Action::RemoveRule => self.remove_rule(),
            Action::MoveRule(by) => self.move_rule(by),
            Action::RenameRule(id, name) => self.change_rule(id, |rule| rule.name = name),
            Action::EditPattern(id, pattern) => self.edit_pattern(id, pattern),
            Action::Target(id, target) => self.change_rule(id, |rule| rule.target = target),
            Action::Scene(scene) => self.set_scene(scene),
            Action::Act(act) => self.act(act),
            Action::Format(editor) => self.format(editor),
            Action::Formatted(text) => self.formatted(text),
            // All others are handled where the draft does not change.
            _ => {}
        }
    }

    /// Puts another draft in place of the one there. That is put aside where a person made it.
    fn replace(&mut self, draft: Draft, notice: Option<Notice>) {
        let before = std::mem::replace(&mut self.draft, draft);
        if before.own && !before.is_empty() && self.aside.last() != Some(&before) {
            self.aside.push(before.clone());
            let surplus = self.aside.len().saturating_sub(MAX_ASIDE);
            self.aside.drain(..surplus);
        }
        self.notice = notice.map(|notice| (notice, Some(before).filter(|before| !before.is_empty())));
        self.look_from_the_start(EventView::Event);
    }

    /// A link takes the place of the work that was at hand: one step leads back to what a person made.
    fn open_link(&mut self, work: Work) {
        // At the start the page only stands in for the link.
        let is_worth_it = self.draft.own || self.awaits != Awaits::Link;
        let draft = Draft::of_work(work, &mut self.next_rule);
        self.replace(draft, Some(Notice::LinkOpened));
        if let Some((_, before)) = self.notice.as_mut().filter(|_| !is_worth_it) {
            *before = None;
        }
        self.linked = true;
        self.awaits = Awaits::Nothing;
    }

    fn open_sample(&mut self, work: Work) {
        let draft = Draft::of_work(work, &mut self.next_rule);
        self.replace(draft, Some(Notice::SampleOpened));
    }

    /// A link stays in the address for as long as nothing was changed: it may be looked at, or mended.
    fn not_opened(&mut self, problem: Rc<str>) {
        self.linked = true;
        self.awaits = Awaits::Nothing;
        self.notice = Some((Notice::NotOpened(problem), None));
    }

    fn undo(&mut self) {
        let Some((notice, Some(before))) = self.notice.take() else { return };
        if notice == Notice::Remedied {
            // The texts as they were; whoever looks at them goes on looking.
            self.draft = Draft { own: true, ..before };
            return;
        }
        // It is at hand again, and no longer aside.
        if self.aside.last() == Some(&before) {
            self.aside.pop();
        }
        // What is taken back is not worth putting aside.
        self.draft.own = false;
        self.replace(before, None);
    }

    /// Another text; the rules stay.
    fn replace_text(&mut self, text: Text, notice: Notice) {
        let before = self.draft.clone();
        self.draft.text = if *before.text == *text { before.text.clone() } else { text };
        self.draft.event = 0;
        // They were refused for another text.
        self.draft.refused = Rc::default();
        self.draft.own = true;
        self.notice = Some((notice, Some(before).filter(|before| !before.text.is_empty())));
        self.look_from_the_start(EventView::Pasted);
    }

    fn edit(&mut self, text: Text) {
        // An undo in the editor may lead to the very text that the engine has.
        if *self.draft.text != *text {
            self.draft.text = text;
            self.filter = None;
        }
        self.touch();
    }

    fn edit_pattern(&mut self, id: u32, pattern: Text) {
        // The engine's answer is of the very text that is there.
        if !self.draft.rules.iter().any(|rule| rule.id == id && *rule.pattern == *pattern) {
            self.change_rule(id, |rule| rule.pattern = pattern);
            self.typing = None;
        }
    }

    /// The draft is a person's own from now on, and what was told is over.
    fn touch(&mut self) {
        self.draft.own = true;
        self.linked = false;
        self.choice = PairChoice::default();
        // It is a place in another text.
        self.placed = None;
        self.notice = None;
    }

    fn look(&mut self) {
        self.choice = PairChoice::default();
        self.pointed = None;
        self.placed = None;
        self.picked = None;
    }

    fn look_from_the_start(&mut self, view: EventView) {
        self.opened += 1;
        self.making = Making::default();
        self.linked = false;
        self.window = Window { from: 0, ..self.window };
        self.filter = None;
        self.view = view;
        self.look();
    }

    fn select(&mut self, event: usize, rule: usize) {
        self.draft.event = event;
        self.draft.rule = rule;
        self.view = EventView::Event;
        self.look();
    }

    fn select_rule(&mut self, rule: usize) {
        self.draft.rule = rule;
        self.look();
    }

    /// Behind the last rule comes the first.
    fn step_rule(&mut self, by: isize) {
        let count = self.draft.rules.len();
        let ahead = by.rem_euclid(isize::try_from(count.max(1)).unwrap_or(1)).unsigned_abs();
        self.select_rule((self.draft.rule + ahead).checked_rem(count).unwrap_or(0));
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

    fn insert_rule(&mut self, at: usize, rule: Rule) {
        self.next_rule += 1;
        self.draft.rules.insert(at, Rule { id: self.next_rule, ..rule });
        self.draft.rule = at;
        self.pane = Pane::Rules;
        self.touch();
        self.look();
    }

    fn duplicate_rule(&mut self) {
        if let Some(rule) = self.draft.selected().cloned() {
            let name = self.fresh_name(&rule.name, 2);
            self.insert_rule(self.draft.rule + 1, Rule { name, ..rule });
        }
    }

    fn remove_rule(&mut self) {
        let before = self.draft.clone();
        let Some(removed) = before.selected() else { return };
        self.draft.rules.remove(before.rule);
        self.draft.rule = before.rule.min(self.draft.rules.len().saturating_sub(1));
        self.touch();
        self.look();
        self.notice = Some((Notice::RuleRemoved(Rc::clone(&removed.name)), Some(before)));
    }

    fn move_rule(&mut self, by: isize) {
        let to = self.draft.rule.saturating_add_signed(by);
        if to < self.draft.rules.len() && to != self.draft.rule {
            self.draft.rules.swap(self.draft.rule, to);
            self.draft.rule = to;
            self.draft.own = true;
        }
    }

    fn change_rule(&mut self, id: u32, change: impl FnOnce(&mut Rule)) {
        if let Some(rule) = self.draft.rules.iter_mut().find(|rule| rule.id == id) {
            change(rule);
            self.touch();
        }
    }
}

/// The texts as such.
impl State {
    fn format(&mut self, editor: EditorId) {
        if let Some(text) = self.text_of(editor) {
            self.request(Request::Format(text.to_string()));
            self.formatting = Some((editor, text));
        }
    }

    fn text_of(&self, editor: EditorId) -> Option<Text> {
        match editor {
            EditorId::Pattern => self.draft.selected().map(|rule| rule.pattern.clone()),
            EditorId::Pasted => Some(self.draft.text.clone()),
            EditorId::Event => None,
        }
    }

    /// The text may have been edited meanwhile: then it stays as it is.
    fn formatted(&mut self, laid_out: Text) {
        let Some((editor, text)) = self.formatting.take() else { return };
        if self.text_of(editor).as_ref() != Some(&text) {
            return;
        }
        if *laid_out == *text {
            self.notice = Some((Notice::Tidy, None));
        } else if let Some(id) =
            self.draft.selected().map(|rule| rule.id).filter(|_| editor == EditorId::Pattern)
        {
            self.edit_pattern(id, laid_out);
        } else {
            self.edit(laid_out);
        }
    }

    /// The problems of the pattern come first, then those of the event, then those of the pasted text.
    pub(super) fn seek(&mut self, back: bool) {
        let answer = &self.answered.answer;
        let of_pattern = answer.rules.get(self.draft.rule).is_some_and(|row| !row.problems.is_empty());
        let of_event = answer.selected.as_ref();
        let of_event =
            of_event.is_some_and(|event| event.problems.iter().any(|it| it.severity != Severity::Note));
        let (editor, pane) = if of_pattern {
            (EditorId::Pattern, Pane::Rules)
        } else if of_event && self.view == EventView::Event {
            (EditorId::Event, Pane::Events)
        } else if of_event || !answer.problems.is_empty() {
            self.view = EventView::Pasted;
            (EditorId::Pasted, Pane::Events)
        } else {
            return;
        };
        let times = self.sought.map_or(0, |last| last.times) + 1;
        self.sought = Some(Sought { times, editor, back });
        self.pane = pane;
        self.scene = Scene::Pair;
    }
}
