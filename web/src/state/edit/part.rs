//! What a click on a part of the page does that the engine made, and what the engine was asked for besides.

use std::rc::Rc;

use eventglass_workbench::{
    Act, EditRow, Opened, Place, Request, RuleInput, Scene, SidedPlace, TargetInput, TextSide, Work,
};

use crate::state::{Asked, Awaits, Draft, EditorId, EventView, Notice, Pane, Rule, State};

impl State {
    pub(crate) fn request(&mut self, request: Request) {
        self.request = Some(Asked(Rc::new(request)));
        if self.awaits == Awaits::Lost {
            self.awaits = Awaits::Nothing;
        }
    }

    /// Files that could be read; where none could, the text stays.
    pub(super) fn opened_files(&mut self, opened: Opened) {
        let Opened { text, count, problem, is_work } = opened;
        if is_work && let Ok(work) = Work::from_json(&text) {
            let draft = Draft::of_work(work, &mut self.next_rule);
            self.replace(draft, Some(Notice::WorkOpened));
        } else if count > 0 {
            self.replace_text(text.into(), Notice::FilesOpened(count, problem.into()));
        } else {
            self.notice = Some((Notice::FilesFailed(problem.into()), None));
        }
    }

    pub(super) fn set_scene(&mut self, scene: Scene) {
        self.scene = if self.scene == scene { Scene::Pair } else { scene };
        // Only the overview shows what the list is narrowed to.
        self.filter = None;
        self.by_time = false;
        match self.scene {
            Scene::Pair => {}
            Scene::Grid => self.pane = Pane::Events,
            _ => self.pane = Pane::Verdict,
        }
    }

    /// Where the selected event stands in the list. In one that is narrowed or in the order of time only the rows that
    /// are drawn are known.
    pub(crate) fn position(&self) -> Option<usize> {
        let answer = &self.answered.answer;
        let drawn = answer.rows.iter().position(|row| row.index == self.draft.event);
        let in_text = (self.filter.is_none() && !self.by_time).then_some(self.draft.event);
        in_text.or_else(|| drawn.map(|at| answer.rows_from + at))
    }

    /// The event so many rows further in the list; it may be narrowed, or in the order of time.
    pub(super) fn stepped(&self, by: isize) -> usize {
        let answer = &self.answered.answer;
        let (first, last) = answer.ends;
        let in_text = self.filter.is_none() && !self.by_time;
        match by {
            isize::MIN => first,
            isize::MAX => last,
            _ if in_text => self.draft.event.saturating_add_signed(by).min(last),
            _ => {
                let Some(at) = answer.rows.iter().position(|row| row.index == self.draft.event) else {
                    return first;
                };
                let to = at.saturating_add_signed(by).min(answer.rows.len().saturating_sub(1));
                answer.rows.get(to).map_or(first, |row| row.index)
            }
        }
    }

    /// A number for a wish to see a place; the newest has the highest.
    pub(crate) fn next_wish(&self) -> u32 {
        let of_condition = self.revealed.map_or(0, |last| last.times);
        of_condition.max(self.placed.map_or(0, |(times, ..)| times)) + 1
    }

    pub(super) fn act(&mut self, act: Act) {
        match act {
            Act::Event(event) => {
                self.select(event, self.draft.rule);
                self.pane = Pane::Events;
            }
            Act::Show(place) => self.show(place),
            Act::Edit { side, edits } => self.remedy(side, &edits),
            Act::Pasted(place) => self.show_pasted(place),
            Act::Filter(filter) => {
                self.filter = if self.filter == filter { None } else { filter };
                self.window.from = 0;
            }
            Act::Target(target) => self.set_target(*target),
            Act::Rules(rules) => self.take_rules(rules),
            Act::AddRules(rules) => self.add_rules(rules),
            Act::Repair { kind, refused } => self.refuse(kind, refused),
            Act::Make(making) => self.making = *making,
            Act::ByTime(by_time) => self.by_time = by_time,
            Act::Arrival(arrival) => self.arrival = arrival,
            // The view copies.
            Act::Copy(_) => {}
        }
    }

    fn show_pasted(&mut self, place: Place) {
        self.view = EventView::Pasted;
        self.scene = Scene::Pair;
        self.pane = Pane::Events;
        self.placed = Some((self.next_wish(), EditorId::Pasted, place));
    }

    fn show(&mut self, SidedPlace { side, place }: SidedPlace) {
        let editor = match side {
            TextSide::Pattern => {
                self.pane = Pane::Rules;
                EditorId::Pattern
            }
            TextSide::Event => {
                self.view = EventView::Event;
                self.pane = Pane::Events;
                EditorId::Event
            }
        };
        self.placed = Some((self.next_wish(), editor, place));
    }

    /// Changes the very text that the engine made the edits for; any other stays as it is.
    fn remedy(&mut self, side: TextSide, edits: &[EditRow]) {
        let before = self.draft.clone();
        match side {
            TextSide::Pattern if self.pattern_is_answered() => {
                let Some(rule) = before.selected() else { return };
                self.change_rule(rule.id, |rule| rule.pattern = edited(&rule.pattern, edits).into());
            }
            TextSide::Event if self.text_is_answered() => self.edit(edited(&before.text, edits).into()),
            _ => return,
        }
        if self.scene == Scene::Making {
            self.scene = Scene::Pair;
        }
        self.notice = Some((Notice::Remedied, Some(before)));
    }

    fn set_target(&mut self, target: TargetInput) {
        let before = self.draft.clone();
        let Some(id) = before.selected().map(|rule| rule.id) else { return };
        self.change_rule(id, |rule| rule.target = target.into());
        self.pane = Pane::Rules;
        self.notice = Some((Notice::PathUsed, Some(before)));
    }

    /// The first takes the place of the selected rule, what it does not say stays; the others follow it.
    fn take_rules(&mut self, rules: Vec<RuleInput>) {
        let before = self.draft.clone();
        let at = self.draft.rule;
        let found: Vec<Rule> = rules.into_iter().map(|rule| Rule::new(rule, &mut self.next_rule)).collect();
        let Some(place) = self.draft.rules.get_mut(at) else { return };
        let mut found = found.into_iter();
        if let Some(first) = found.next() {
            let name = if first.name.is_empty() { Rc::clone(&place.name) } else { first.name };
            let target =
                if *first.target == TargetInput::default() { Rc::clone(&place.target) } else { first.target };
            *place = Rule { id: place.id, name, target, pattern: first.pattern };
        }
        for (index, rule) in found.enumerate() {
            let name = if rule.name.is_empty() {
                self.fresh_name(self.language.labels().new_rule, at + index + 2)
            } else {
                Rc::clone(&rule.name)
            };
            self.draft.rules.insert(at + 1 + index, Rule { name, ..rule });
        }
        self.touch();
        self.look();
        // Another text in the editor: its own undo would lead back to nothing that is there.
        self.opened += 1;
        self.notice = Some((Notice::RulesUnwrapped, Some(before)));
    }

    fn add_rules(&mut self, rules: Vec<RuleInput>) {
        for rule in rules {
            let count = self.draft.rules.len();
            let name =
                if rule.name.is_empty() { self.language.labels().new_rule.into() } else { rule.name.clone() };
            let taken = self.draft.rules.iter().any(|known| *known.name == *name);
            let name = if taken { self.fresh_name(&name, 2) } else { name.into() };
            let found = Rule::new(rule, &mut self.next_rule);
            self.insert_rule(count, Rule { name, ..found });
        }
        self.scene = Scene::Pair;
    }

    fn refuse(&mut self, kind: String, refused: bool) {
        let mut kinds: Vec<String> =
            self.draft.refused.iter().filter(|known| **known != kind).cloned().collect();
        if refused {
            kinds.push(kind);
        }
        self.draft.refused = kinds.into();
        self.touch();
    }
}

/// A text with its edits, which are in its order and do not overlap.
fn edited(text: &str, edits: &[EditRow]) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for EditRow { place, replacement } in edits {
        out.push_str(text.get(from..place.from as usize).unwrap_or_default());
        out.push_str(replacement);
        from = place.to as usize;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}
