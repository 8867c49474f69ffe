use eventglass_workbench::{Answer, Body, Parts};

use super::*;

fn state() -> State {
    State::new(Language::English, Vec::new(), None)
}

fn after(actions: Vec<Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::new(state()), Reducible::reduce)
}

fn then(state: &Rc<State>, actions: Vec<Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::clone(state), Reducible::reduce)
}

fn names(state: &State) -> Vec<&str> {
    state.draft.rules.iter().map(|rule| &*rule.name).collect()
}

fn work(text: &str) -> Work {
    Work { text: text.into(), ..Work::default() }
}

fn answered(state: &State, answer: Answer) -> Action {
    let asked = (state.draft.clone(), state.shown(), state.language);
    Action::Answered(Rc::new(Answered::new(answer, Parts::default(), asked, &state.answered)))
}

#[test]
fn the_page_opens_on_the_first_sample() {
    let state = state();
    assert_eq!(names(&state), ["tagged-image", "tagged-image-broken"]);
    assert!(state.draft.text.contains("CreateImage"));
    assert_eq!(state.view, EventView::Event);
    assert!(state.to_keep().is_empty(), "a sample is nobody's work");
}

#[test]
fn the_last_work_comes_back() {
    let state = State::new(Language::English, vec![work("new"), work("old")], None);
    assert_eq!(&*state.draft.text, "new");
    let kept: Vec<String> = state.to_keep().iter().map(|draft| draft.text.to_string()).collect();
    assert_eq!(kept, ["new", "old"]);
}

#[test]
fn a_link_takes_the_place_of_the_work_and_one_step_leads_back() {
    let state = Rc::new(State::new(Language::English, vec![work("mine"), work("old")], Some("#v1.x".into())));
    assert!(state.awaits == Awaits::Link, "nothing is shown until the link is open");
    let state = then(&state, vec![Action::OpenLink(Box::new(work("theirs")))]);
    assert_eq!((&*state.draft.text, state.linked, state.awaits), ("theirs", true, Awaits::Nothing));
    let kept = |state: &State| state.to_keep().iter().map(|draft| draft.text.to_string()).collect::<Vec<_>>();
    assert_eq!(kept(&state), ["mine", "old"], "a link is not kept until it is changed");
    let changed = then(&state, vec![Action::Edit("changed".into())]);
    assert_eq!(kept(&changed), ["changed", "mine", "old"]);
    let back = then(&state, vec![Action::Undo]);
    assert_eq!((&*back.draft.text, kept(&back)), ("mine", vec!["mine".to_owned(), "old".to_owned()]));
}

#[test]
fn a_link_that_cannot_be_opened_leaves_the_work() {
    let state = Rc::new(State::new(Language::English, vec![work("mine")], Some("#v1.x".into())));
    for failed in [Action::NotOpened("broken".into()), Action::NotWhole] {
        let state = then(&state, vec![failed]);
        assert_eq!(&*state.draft.text, "mine");
        assert!(state.awaits != Awaits::Link);
    }
}

#[test]
fn a_second_link_does_not_push_out_the_work() {
    let state = after(vec![Action::Edit("mine".into())]);
    let links: Vec<Action> = (0..9).map(|n| Action::OpenLink(Box::new(work(&n.to_string())))).collect();
    let state = then(&state, links);
    assert_eq!(state.aside.iter().map(|draft| &*draft.text).collect::<Vec<_>>(), ["mine"]);
    let state = then(&state, vec![Action::TakeUp(0)]);
    assert_eq!((&*state.draft.text, state.aside.len()), ("mine", 0));
}

#[test]
fn clearing_and_opening_a_sample_are_taken_back() {
    for action in [Action::Clear, Action::Sample(Box::new(work("theirs"))), Action::Open("x".into())] {
        let state = after(vec![Action::Edit("mine".into()), action, Action::Undo]);
        assert_eq!((&*state.draft.text, state.aside.len()), ("mine", 0));
        assert_eq!(state.notice, None);
    }
}

#[test]
fn an_edit_ends_what_can_be_taken_back() {
    let state = after(vec![Action::RemoveRule, Action::Edit("x".into()), Action::Undo]);
    assert_eq!((names(&state), &*state.draft.text), (vec!["tagged-image-broken"], "x"));
}

#[test]
fn a_new_rule_is_selected_and_has_a_name_of_its_own() {
    let state = after(vec![Action::AddRule, Action::AddRule]);
    assert_eq!(names(&state), ["tagged-image", "tagged-image-broken", "rule-3", "rule-4"]);
    assert_eq!(state.draft.rule, 3);
}

#[test]
fn a_copy_of_a_rule_stands_beside_it() {
    let state = after(vec![Action::DuplicateRule, Action::DuplicateRule]);
    let expected = ["tagged-image", "tagged-image-2", "tagged-image-2-2", "tagged-image-broken"];
    assert_eq!((names(&state), state.draft.rule), (expected.to_vec(), 2));
}

#[test]
fn a_rule_is_moved_and_stays_selected() {
    let state = after(vec![Action::MoveRule(1)]);
    assert_eq!((names(&state), state.draft.rule), (vec!["tagged-image-broken", "tagged-image"], 1));
    let state = then(&state, vec![Action::MoveRule(1), Action::MoveRule(-1), Action::MoveRule(-1)]);
    assert_eq!((names(&state), state.draft.rule), (vec!["tagged-image", "tagged-image-broken"], 0));
}

#[test]
fn a_removed_rule_comes_back_where_it_was() {
    let state = after(vec![Action::SelectRule(1), Action::RemoveRule]);
    assert_eq!((names(&state), state.draft.rule), (vec!["tagged-image"], 0));
    let state = then(&state, vec![Action::Undo]);
    assert_eq!((names(&state), state.draft.rule), (vec!["tagged-image", "tagged-image-broken"], 1));
    let state = after(vec![Action::RemoveRule, Action::RemoveRule, Action::RemoveRule]);
    assert_eq!((names(&state), state.draft.rule), (vec![], 0));
}

#[test]
fn an_edit_meets_its_rule_though_another_was_removed_meanwhile() {
    let id = state().draft.rules.last().unwrap().id;
    let state = after(vec![Action::RemoveRule, Action::EditPattern(id, "{}".into())]);
    assert_eq!(&*state.draft.rules.first().unwrap().pattern, "{}");
}

#[test]
fn steps_stay_among_the_events_and_go_round_the_rules() {
    let state = after(vec![]);
    let answer = Answer { event_count: 3, ends: (0, 2), ..Answer::default() };
    let state = then(&state, vec![answered(&state, answer)]);
    let event = |by: &[isize]| then(&state, by.iter().map(|by| Action::StepEvent(*by)).collect()).draft.event;
    assert_eq!([event(&[1]), event(&[1, 9]), event(&[-1]), event(&[isize::MAX])], [1, 2, 0, 2]);
    let rule = |by: isize| then(&state, vec![Action::StepRule(by)]).draft.rule;
    assert_eq!([rule(1), rule(2), rule(-1)], [1, 0, 1]);
}

#[test]
fn formatting_is_an_edit_and_tidy_text_stays() {
    let id = state().draft.rules.first().unwrap().id;
    let messy = Action::EditPattern(id, r#"{"source":["a"]}"#.into());
    let tidy = "{\n  \"source\": [\"a\"]\n}";
    let formatted = || vec![Action::Format(EditorId::Pattern), Action::Formatted(tidy.into())];
    let state = then(&after(vec![messy]), formatted());
    assert_eq!(&*state.draft.selected().unwrap().pattern, tidy);
    let again = then(&state, formatted());
    assert_eq!(again.notice, Some((Notice::Tidy, None)));
    let meanwhile = vec![Action::Format(EditorId::Pattern), Action::EditPattern(id, "{}".into())];
    let late = then(&then(&state, meanwhile), vec![Action::Formatted(tidy.into())]);
    assert_eq!(&*late.draft.selected().unwrap().pattern, "{}", "an edit is not undone by what comes late");
}

#[test]
fn an_answer_to_an_older_text_does_not_count() {
    let state = after(vec![Action::Edit("{}".into())]);
    assert!(!state.text_is_answered() && !state.is_answered());
    let state = then(&state, vec![answered(&state, Answer::default())]);
    assert!(state.text_is_answered() && state.is_answered());
    assert!(!then(&state, vec![Action::Edit("{} ".into())]).text_is_answered());
    assert!(!then(&state, vec![Action::SelectRule(1)]).is_answered());
}

#[test]
fn the_same_text_again_needs_no_new_answer() {
    let state = after(vec![Action::Edit("{}".into())]);
    let state = then(&state, vec![answered(&state, Answer::default()), Action::Open("{}".into())]);
    assert!(state.text_is_answered());
}

#[test]
fn without_events_the_pasted_text_shows() {
    let state = after(vec![Action::Clear, Action::View(EventView::Event)]);
    assert_eq!(then(&state, vec![answered(&state, Answer::default())]).view, EventView::Pasted);
}

#[test]
fn the_text_of_the_selected_event_is_that_of_the_answer_or_stays() {
    let with = |body| {
        let selected = eventglass_workbench::Selected {
            name: "event".into(),
            body,
            verbatim_at: None,
            amis: Vec::new(),
            mention_count: 0,
            problems: Vec::new(),
        };
        Answer { selected: Some(selected), event_count: 1, ..Answer::default() }
    };
    let state = after(vec![Action::Edit("ab{}".into())]);
    let state = then(&state, vec![answered(&state, with(Body::Verbatim(Place { from: 2, to: 4 })))]);
    assert_eq!(&*state.answered.body, "{}");
    let same = then(&state, vec![answered(&state, with(Body::Same))]);
    assert_eq!(same.answered.body, state.answered.body);
}

#[test]
fn a_place_finds_its_condition() {
    let places = [vec![Place { from: 2, to: 5 }], vec![Place { from: 8, to: 9 }, Place { from: 20, to: 22 }]];
    let at = |offset| condition_at(offset, places.iter().map(Vec::as_slice));
    assert_eq!([at(3), at(21), at(12)], [Some(0), Some(1), None]);
}
