//! The report as a whole: limits, broken rules beside good ones, and a session that keeps what did not change.

use eventglass_workbench::{
    Answer, Ask, Body, Inputs, MAX_EVENTS, MAX_PATTERN, MAX_TEXT, PairChoice, PairParts, Parts, Piece,
    Report, RuleInput, Scene, Session, Severity, Shown, Window, analyze, format as lay_out,
};
use proptest::prelude::*;

fn rule(name: &str, pattern: &str) -> RuleInput {
    RuleInput { name: name.into(), pattern: pattern.into(), ..RuleInput::default() }
}

fn report(text: &str, patterns: &[&str]) -> Report {
    let rules = patterns.iter().map(|pattern| rule("r", pattern)).collect();
    analyze(&Inputs { text: text.into(), rules, ..Inputs::default() })
}

fn codes(report: &Report) -> Vec<&str> {
    report.problems.iter().map(|problem| problem.code.as_str()).collect()
}

#[test]
fn more_events_than_fit_are_counted_and_left_out() {
    let found = report(&"{}".repeat(MAX_EVENTS + 3), &[]);
    assert_eq!(found.events.len(), MAX_EVENTS);
    assert_eq!(codes(&found), ["events-left-out"]);
    assert!(found.problems.first().unwrap().message.starts_with("3 events are left out"));
}

#[test]
fn text_beyond_the_limit_is_not_read() {
    let event = format!("{{\"a\": \"{}\"}}\n", "é".repeat(500_000));
    let found = report(&event.repeat(MAX_TEXT / event.len() + 2), &[]);
    assert!(codes(&found).contains(&"text-cut"), "{:?}", codes(&found));
    assert!(found.events.len() >= MAX_TEXT / event.len(), "what fits is used");
}

#[test]
fn a_broken_rule_hides_no_other_and_shows_what_can_be_read() {
    let found = report(r#"{"source": "a"}"#, &[r#"{"source": ["a"], "b": "x"}"#, r#"{"source": ["a"]}"#]);
    assert!(!found.matches(0, 0) && found.matches(0, 1));
    let pair = found.explain(0, 0, &PairChoice::default()).unwrap();
    assert_eq!((pair.usable, pair.matches, pair.held, pair.total), (false, false, 1, 1));
}

#[test]
fn what_the_service_refuses_matches_nothing_though_the_language_allows_it() {
    let too_complex = r#"{"a": [{"wildcard": "*:*:*:*:*:event-bus/*"}]}"#;
    let spread = format!(r#"{{"a": ["x"{}]}}"#, " ".repeat(4_096));
    let endless = format!(r#"{{"a": ["x"{}]}}"#, " ".repeat(MAX_PATTERN));
    for (pattern, code) in [(too_complex, "too-complex"), (&spread, "too-long"), (&endless, "too-long")] {
        let found = report(r#"{"a": "x"} {"a": "1:2:3:4:5:event-bus/x"}"#, &[pattern]);
        let row = found.rules.first().unwrap();
        assert_eq!((row.usable, row.matched), (false, 0), "{code}");
        assert_eq!(row.problems.first().map(|problem| problem.code.as_str()), Some(code));
    }
}

#[test]
fn a_long_pattern_is_a_warning_with_its_minified_length() {
    let pattern = format!(r#"{{"a": ["x"{}]}}"#, " ".repeat(2_048));
    let found = report(r#"{"a": "x"}"#, &[&pattern]);
    let row = found.rules.first().unwrap();
    let problem = row.problems.first().unwrap();
    assert_eq!((row.usable, row.matched, problem.severity), (true, 1, Severity::Warning));
    assert!(
        problem.message.contains("2,060 characters") && problem.help.contains("it has 11"),
        "{problem:?}"
    );
}

#[test]
fn an_ami_id_is_listed_once_over_all_events() {
    let text = r#"{"detail": {"imageId": "ami-0c3d5a7f91e24b680"}} {"resources": ["arn:aws:ec2:eu-west-1::image/ami-0c3d5a7f91e24b680"]}"#;
    let found = report(text, &[]);
    let rows: Vec<_> = found.amis.iter().map(|ami| (ami.id.as_str(), ami.events.as_slice())).collect();
    assert_eq!(rows, [("ami-0c3d5a7f91e24b680", [0, 1].as_slice())]);
}

/// What a new session answers when it is told everything at once.
fn answered_afresh(whole: bool, id: u32, text: &str, rules: &[RuleInput], shown: &Shown) -> (Answer, Parts) {
    let ask =
        Ask { id, text: Some(text.into()), rules: rules.to_vec(), shown: shown.clone(), ..Ask::default() };
    session(whole).answer(ask, &mut || {})
}

fn session(whole: bool) -> Session {
    if whole { Session::whole() } else { Session::plain() }
}

/// What does not travel again.
#[derive(Default)]
struct Last {
    body: String,
    scene: Vec<Piece>,
    pair: PairParts,
}

/// The answer with the selected event's text in it, as the page puts it together.
fn put_together((mut answer, mut parts): (Answer, Parts), text: &str, last: &mut Last) -> (Answer, Parts) {
    if let Some(selected) = &mut answer.selected {
        match &selected.body {
            Body::Same => {}
            Body::Verbatim(place) => text[place.from as usize..place.to as usize].clone_into(&mut last.body),
            Body::Made(body) => last.body.clone_from(body),
        }
        selected.body = Body::Made(last.body.clone());
    }
    last.scene = parts.scene.take().unwrap_or_else(|| std::mem::take(&mut last.scene));
    parts.scene = Some(last.scene.clone());
    last.pair = parts.pair.take().unwrap_or_else(|| std::mem::take(&mut last.pair));
    parts.pair = Some(last.pair.clone());
    (answer, parts)
}

prop_compose! {
    fn step()(
        text in prop::option::of(prop::sample::select(vec![
            "", "{}", r#"{"a": "x"}"#, r#"{"a": "x"}{"a": "y", "b": [{"c": 1}, {"c": 2}]}"#, "{\"a\": \nnonsense", r#"{"Message": "{\"eventSource\": \"a.b\", \"eventName\": \"c\"}"}"#,
        ])),
        rules in prop::collection::vec(prop::sample::select(vec![
            "", "{", r#"{"a": ["x"]}"#, r#"{"$or": [{"a": ["y"]}, {"b": {"c": [2]}}]}"#, r#"{"a": "x"}"#,
        ]), 0..4),
        event in 0..3usize,
        rule in 0..4usize,
        from in 0..2usize,
        scene in prop::sample::select(vec![Scene::Pair, Scene::Overview, Scene::Leftovers, Scene::Making]),
        by_time in any::<bool>(),
        picked in prop::option::of(0..40u32),
    ) -> (Option<&'static str>, Vec<RuleInput>, Shown) {
        let rules = rules.into_iter().enumerate().map(|(index, pattern)| self::rule(&index.to_string(), pattern));
        let window = Window { from, len: 2 };
        (text, rules.collect(), Shown { event, rule, window, scene, by_time, picked, ..Shown::default() })
    }
}

proptest! {
    #[test]
    fn a_session_answers_as_if_it_had_never_been_asked_before(steps in prop::collection::vec(step(), 1..8), whole in any::<bool>()) {
        let mut session = session(whole);
        let mut text = "";
        let (mut last, mut fresh) = (Last::default(), Last::default());
        for (id, (changed, rules, shown)) in (0..).zip(steps) {
            text = changed.unwrap_or(text);
            let afresh = put_together(answered_afresh(whole, id, text, &rules, &shown), text, &mut fresh);
            let ask = Ask { id, text: changed.map(str::to_owned), rules, shown, ..Ask::default() };
            let answer = put_together(session.answer(ask, &mut || {}), text, &mut last);
            prop_assert_eq!(answer, afresh);
        }
    }
}

#[test]
fn a_mistake_in_a_wrapped_record_stands_at_the_start_of_its_body() {
    let found =
        report(r#"{"eventSource": "ec2.amazonaws.com", "eventName": "X", "eventID": "😀", "x": @}"#, &[]);
    let event = found.event(0).unwrap();
    let problem = event.problems.first().unwrap();
    let underlined = event.body.get(problem.place.from as usize..problem.place.to as usize);
    assert_eq!((problem.severity, underlined), (Severity::Error, Some("{")));
}

#[test]
fn a_refused_repair_gives_another_event_of_the_same_text() {
    let mut session = Session::whole();
    let ask = |text: Option<&str>, refused: &[&str]| Ask {
        text: text.map(str::to_owned),
        refused: refused.iter().map(|it| (*it).to_owned()).collect(),
        ..Ask::default()
    };
    let mut body = |ask: Ask| session.answer(ask, &mut || {}).0.selected.unwrap().body;
    body(ask(Some(r#"{"source": "my.app", "detail": {"n": 1,}}"#), &[]));
    assert_eq!(body(ask(None, &[])), Body::Same);
    assert!(matches!(body(ask(None, &["trailing-comma"])), Body::Verbatim(_)));
    assert!(matches!(body(ask(None, &[])), Body::Made(_)));
}

#[test]
fn a_session_says_that_it_lives_while_it_reads_and_asks_every_event() {
    let mut signs = 0;
    let ask = Ask {
        text: Some(r#"{"a": "x"}"#.repeat(1_000)),
        rules: vec![rule("r", r#"{"a": ["x"]}"#)],
        ..Ask::default()
    };
    Session::default().answer(ask, &mut || signs += 1);
    assert!(signs >= 2_000, "{signs}");
}

proptest! {
    #[test]
    fn laying_out_changes_nothing_but_white_space(text in r#"([\[\]{}:,"\\ \n/*]|true|-1e3|"a b"|"\\""|//|日){0,40}"#) {
        let laid_out = lay_out(&text);
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(solid(&text), solid(&laid_out));
        prop_assert_eq!(lay_out(&laid_out), laid_out);
    }
}
