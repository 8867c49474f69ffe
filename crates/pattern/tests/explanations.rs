//! Why a pattern matches or does not, as one line for each condition.

#![expect(clippy::panic, clippy::unwrap_used, reason = "an explanation that is missing fails the test")]

use eventglass_pattern::{
    BranchId, Choice, Event, Explanation, Found, Mismatch, Pattern, Reason, Verdict, compile, explain,
    explain_choice,
};
use eventglass_syntax::{Node, Path, parse};

fn pattern(text: &str) -> Pattern {
    compile(text).pattern.unwrap_or_else(|| panic!("{text} is refused"))
}

fn event(text: &str) -> Node {
    parse(text).value.unwrap()
}

fn explained(pattern_text: &str, event_text: &str, choice: &Choice) -> Explanation {
    let (pattern, node) = (pattern(pattern_text), event(event_text));
    let event = Event::new(&node);
    let explanation = explain_choice(&pattern, &event, choice);
    assert_eq!(explain(&pattern, &event).matches, pattern.matches(&event), "{pattern_text} {event_text}");
    explanation
}

/// The conditions of an explanation, each as its verdict, path and reason.
fn lines(pattern_text: &str, explanation: &Explanation) -> Vec<String> {
    let pattern = pattern(pattern_text);
    let line = |verdict: &&Verdict| {
        let path = &pattern.condition(verdict.condition).unwrap().path;
        format!("{} {path}: {}", if verdict.holds { '+' } else { '-' }, reason(&verdict.reason))
    };
    explanation.verdicts().iter().map(line).collect()
}

fn reason(reason: &Reason) -> String {
    let place = |found: &Found| found.path.to_string();
    let places = |found: &[Found]| found.iter().map(place).collect::<Vec<_>>().join(" ");
    match reason {
        Reason::Accepted { found, alternative } => format!("{} by {alternative}", place(found)),
        Reason::Absent { alternative, instead: None } => format!("absent by {alternative}"),
        Reason::Absent { alternative, instead: Some(found) } => {
            format!("absent by {alternative} beside {}", place(found))
        }
        Reason::Missing { at, lacks } => format!("{} lacks {lacks}", place(at)),
        Reason::EndsEarly { at } => format!("ends at {}", place(at)),
        Reason::GoesOn { at } => format!("goes on at {}", place(at)),
        Reason::Empty { at } => format!("empty {}", place(at)),
        Reason::NotAccepted { found } => format!("not {}", places(found)),
        Reason::Elsewhere { here, found, alternative } => {
            format!("not here [{}] but {} by {alternative}", places(here), place(found))
        }
        Reason::Present { found } => format!("present {}", place(found)),
    }
}

fn check(cases: &[(&str, &str, &[&str])]) {
    for (pattern, event, expected) in cases {
        let explanation = explained(pattern, event, &Choice::default());
        assert_eq!(lines(pattern, &explanation), *expected, "{pattern} {event}");
        let held = expected.iter().filter(|line| line.starts_with('+')).count();
        assert_eq!((explanation.held, explanation.total), (held, expected.len()), "{pattern} {event}");
    }
}

/// For each variant of an enum, its name and the two texts in its comment.
fn documented(start: &str) -> Vec<(&'static str, &'static str, &'static str)> {
    let source = include_str!("../src/verdict.rs");
    let variants = source.split_once(start).unwrap().1.split_once("\n}").unwrap().0;
    let mut comment = "";
    let mut found = Vec::new();
    for line in variants.lines() {
        // Variants stand four columns in, their fields further.
        if let Some(text) = line.strip_prefix("    /// ") {
            comment = text;
        } else if line.starts_with("    ") && line.trim_start().starts_with(char::is_uppercase) {
            let mut texts = comment.split('`').skip(1).step_by(2);
            let name = line.trim().trim_end_matches([' ', '{', ',']);
            found.push((name, texts.next().unwrap(), texts.next().unwrap()));
        }
    }
    found
}

#[test]
fn a_reasons_comment_is_a_case_that_has_it() {
    let documented = documented("pub enum Reason {\n");
    assert_eq!(documented.len(), 9);
    for (name, pattern, event) in documented {
        let explanation = explained(pattern, event, &Choice::default());
        let has = |verdict: &&Verdict| format!("{:?}", verdict.reason).split(' ').next() == Some(name);
        assert!(explanation.verdicts().iter().any(has), "{pattern} on {event} is no {name}");
    }
}

/// Why each alternative of the only condition does not accept the value that came nearest.
fn mismatches(pattern: &str, event: &str) -> Vec<Option<Mismatch>> {
    let explanation = explained(pattern, event, &Choice::default());
    let verdicts = explanation.verdicts();
    verdicts.first().unwrap().alternatives.iter().map(|alternative| alternative.mismatch.clone()).collect()
}

#[test]
fn a_mismatchs_comment_is_a_case_that_has_it() {
    let documented = documented("pub enum Mismatch {\n");
    assert_eq!(documented.len(), 11);
    for (name, pattern, event) in documented {
        let found = format!("{:?}", mismatches(pattern, event).first().unwrap().as_ref().unwrap());
        assert_eq!(found.split(' ').next(), Some(name), "{pattern} on {event}");
    }
}

#[test]
fn near_misses_are_told_apart() {
    let text = |letter_case, space| Some(Mismatch::Text { letter_case, space });
    assert_eq!(
        mismatches(r#"{"a": ["x", {"prefix": "X "}, {"wildcard": "y"}]}"#, r#"{"a": "X"}"#),
        [text(true, false), text(false, true), text(false, false)]
    );
    assert_eq!(
        mismatches(r#"{"a": [{"anything-but": ["x", "y"]}, {"exists": false}, "y"]}"#, r#"{"a": "y"}"#),
        [Some(Mismatch::Excluded { index: 1 }), Some(Mismatch::Present), None]
    );
}

#[test]
fn each_way_to_hold_or_not() {
    check(&[
        (r#"{"a": ["x", "y"]}"#, r#"{"a": "y"}"#, &["+ a: $.a by 1"]),
        (r#"{"a": ["x"]}"#, r#"{"a": ["w", "x"]}"#, &["+ a: $.a[1] by 0"]),
        (r#"{"a": ["x"]}"#, r#"{"a": "y", "a": "x"}"#, &["+ a: $.a by 0"]),
        (r#"{"a": {"b": ["x"]}}"#, r#"{"a.b": "x"}"#, &["+ a.b: $['a.b'] by 0"]),
        (r#"{"a": ["x"]}"#, r#"{"a": ["y", ["z"]]}"#, &["- a: not $.a[0] $.a[1][0]"]),
        (r#"{"a": {"b": ["x"]}}"#, r#"{"a": {"c": 1}}"#, &["- a.b: $.a lacks b"]),
        (r#"{"a": {"b": {"c": ["x"]}}}"#, r#"{"a": [{}, {"b": {}}]}"#, &["- a.b.c: $.a[1].b lacks c"]),
        (r#"{"a": {"": ["x"]}}"#, r#"{"a": {"b": 1}}"#, &["- a.: $.a lacks "]),
        (r#"{"a": {"b": ["x"]}}"#, r#"{"a": "{}"}"#, &["- a.b: ends at $.a"]),
        (r#"{"a": ["x"]}"#, r#"{"a": [{"b": "x"}]}"#, &["- a: goes on at $.a"]),
        (r#"{"a": [{"exists": true}]}"#, r#"{"a": [[], []]}"#, &["- a: empty $.a"]),
        (r#"{"a": [{"exists": true}]}"#, r#"{"a": {}}"#, &["- a: empty $.a"]),
        (r#"{"a": [{"exists": true}]}"#, r#"{"a": null}"#, &["+ a: $.a by 0"]),
        (r#"{"a": [{"exists": false}]}"#, r#"{"a": {"b": 1}}"#, &["+ a: absent by 0 beside $.a"]),
        (r#"{"a": ["x", {"exists": false}]}"#, r#"{"a": "y"}"#, &["- a: not $.a"]),
        (r#"{"a": [{"exists": false}]}"#, r#"{"a": ["x"]}"#, &["- a: present $.a[0]"]),
    ]);
}

const TAGS: &str = r#"{"tags": [{"key": "Team", "value": "blue"}, {"key": "Stage", "value": "prod"}]}"#;

#[test]
fn it_is_told_for_the_element_in_which_most_holds() {
    check(&[
        (
            r#"{"tags": {"key": ["Stage"], "value": ["prod"]}}"#,
            TAGS,
            &["+ tags.key: $.tags[1].key by 0", "+ tags.value: $.tags[1].value by 0"],
        ),
        // The key is in one tag, the value in the other; of equals the first field keeps its element.
        (
            r#"{"tags": {"key": ["Team"], "value": ["prod"]}}"#,
            TAGS,
            &[
                "+ tags.key: $.tags[0].key by 0",
                "- tags.value: not here [$.tags[0].value] but $.tags[1].value by 0",
            ],
        ),
        (
            r#"{"a": {"k": ["x"], "l": ["x"], "m": ["x"]}}"#,
            r#"{"a": [{"k": "x"}, {"l": "x", "m": "x"}]}"#,
            &["- a.k: not here [] but $.a[0].k by 0", "+ a.l: $.a[1].l by 0", "+ a.m: $.a[1].m by 0"],
        ),
        // Nested: both conditions must hold in one inner element of one outer element.
        (
            r#"{"a": {"b": {"k": ["x"], "v": ["y"]}, "n": [2]}}"#,
            r#"{"a": [{"n": 1, "b": [{"k": "x", "v": "y"}]}, {"n": 2, "b": [{"k": "x"}, {"k": "x", "v": "y"}]}]}"#,
            &["+ a.b.k: $.a[1].b[1].k by 0", "+ a.b.v: $.a[1].b[1].v by 0", "+ a.n: $.a[1].n by 0"],
        ),
        (
            r#"{"a": {"b": ["x"], "c": ["y"]}}"#,
            r#"{"a": [[{"b": "x"}], [{"c": "y"}]]}"#,
            &["+ a.b: $.a[0][0].b by 0", "- a.c: not here [] but $.a[1][0].c by 0"],
        ),
    ]);
}

#[test]
fn absence_is_judged_in_the_elements_that_earlier_fields_chose() {
    check(&[
        (
            r#"{"a": {"b": ["x"], "c": [{"exists": false}]}}"#,
            r#"{"a": [{"b": "x", "c": 1}, {"b": "x"}]}"#,
            &["+ a.b: $.a[1].b by 0", "+ a.c: absent by 0"],
        ),
        (
            r#"{"a": {"b": [{"exists": false}], "c": ["x"]}}"#,
            r#"{"a": [{"b": 1}, {"c": "x"}]}"#,
            &["- a.b: present $.a[0].b", "+ a.c: $.a[1].c by 0"],
        ),
        (r#"{"a": {"b": [{"exists": false}]}}"#, r#"{"a": [{"b": 1}, {}]}"#, &["- a.b: present $.a[0].b"]),
    ]);
}

#[test]
fn it_is_told_for_the_branch_that_comes_nearest() {
    let two = r#"{"s": ["x"], "$or": [{"a": ["1"], "b": ["1"]}, {"c": ["1"]}, {"d": ["1"]}]}"#;
    check(&[
        (two, r#"{"s": "x", "c": "1"}"#, &["+ s: $.s by 0", "+ c: $.c by 0"]),
        (two, r#"{"s": "x", "a": "1", "d": "2"}"#, &["+ s: $.s by 0", "+ a: $.a by 0", "- b: $ lacks b"]),
        (two, r#"{"s": "x"}"#, &["+ s: $.s by 0", "- c: $ lacks c"]),
        (
            r#"{"$or": [{"a": ["1"]}, {"$or": [{"b": ["1"]}, {"c": ["1"]}], "d": ["1"]}]}"#,
            r#"{"c": "1", "d": "1"}"#,
            &["+ c: $.c by 0", "+ d: $.d by 0"],
        ),
    ]);
    let explanation = explained(two, r#"{"s": "x", "a": "1", "d": "2"}"#, &Choice::default());
    let scores: Vec<_> = explanation.branches.iter().map(|branch| (branch.held, branch.total)).collect();
    assert_eq!((explanation.branch, scores), (BranchId(0), vec![(2, 3), (1, 2), (1, 2)]));
}

#[test]
fn a_later_condition_on_a_field_replaces_an_earlier_one() {
    check(&[
        (r#"{"a": ["x"], "a": ["y"]}"#, r#"{"a": "y"}"#, &["+ a: $.a by 0"]),
        (r#"{"a": {"b": ["x"]}, "a.b": ["y"]}"#, r#"{"a": {"b": "x"}}"#, &["- a.b: not $.a.b"]),
        // Beside `$or` it is replaced in the branches that name it, if they come later.
        (
            r#"{"a": ["x"], "$or": [{"a": ["y"]}, {"b": ["z"]}]}"#,
            r#"{"a": "y", "b": "w"}"#,
            &["+ a: $.a by 0"],
        ),
        (
            r#"{"a": ["x"], "$or": [{"a": ["y"]}, {"b": ["z"]}]}"#,
            r#"{"a": "x", "b": "z"}"#,
            &["+ a: $.a by 0", "+ b: $.b by 0"],
        ),
        (r#"{"$or": [{"a": ["y"]}, {"b": ["z"]}], "a": ["x"]}"#, r#"{"a": "y"}"#, &["- a: not $.a"]),
        (
            r#"{"$or": [{"a": ["1"]}, {"b": ["1"]}], "$or": [{"c": ["1"]}, {"d": ["1"]}]}"#,
            r#"{"b": "1", "c": "1"}"#,
            &["+ b: $.b by 0", "+ c: $.c by 0"],
        ),
    ]);
}

#[test]
fn the_tests_of_a_field_share_how_they_read_a_value() {
    let prefix = r#"{"a": [{"cidr": "10.0.0.0/8"}, {"prefix": "11."}]}"#;
    let but = r#"{"a": [{"cidr": "10.0.0.0/8"}, {"anything-but": "11.0.0.1"}]}"#;
    let number = r#"{"a": [{"cidr": "0.0.0.0/0"}]}"#;
    let beside = r#"{"a": [{"cidr": "0.0.0.0/0"}, {"numeric": ["<", 5]}]}"#;
    let across = r#"{"$or": [{"a": [{"cidr": "0.0.0.0/0"}]}, {"a": [{"numeric": ["<", 5]}]}]}"#;
    check(&[
        (prefix, r#"{"a": "11.0.0.1"}"#, &["+ a: $.a by 1"]),
        (but, r#"{"a": "11.0.0.1"}"#, &["+ a: $.a by 1"]),
        (number, r#"{"a": 300}"#, &["+ a: $.a by 0"]),
        (beside, r#"{"a": 300}"#, &["- a: not $.a"]),
        (across, r#"{"a": 300}"#, &["- a: not $.a"]),
        (across, r#"{"a": 3}"#, &["+ a: $.a by 0"]),
    ]);
}

#[test]
fn another_branch_or_element_can_be_asked_for() {
    let or = r#"{"$or": [{"tags": {"key": ["Team"], "value": ["prod"]}}, {"x": ["y"]}]}"#;
    let tags = |text: &str| Path::default().key(text.into());
    let cases: &[(Choice, bool, &[&str])] = &[
        (Choice { branch: Some(BranchId(1)), ..Choice::default() }, false, &["- x: $ lacks x"]),
        (
            Choice { branch: Some(BranchId(0)), elements: vec![(tags("tags"), 1)] },
            false,
            &[
                "- tags.key: not here [$.tags[1].key] but $.tags[0].key by 0",
                "+ tags.value: $.tags[1].value by 0",
            ],
        ),
        // What does not exist is passed over.
        (
            Choice { branch: Some(BranchId(9)), elements: vec![(tags("tags"), 9), (tags("none"), 0)] },
            false,
            &[
                "+ tags.key: $.tags[0].key by 0",
                "- tags.value: not here [$.tags[0].value] but $.tags[1].value by 0",
            ],
        ),
    ];
    for (choice, matches, expected) in cases {
        let explanation = explained(or, TAGS, choice);
        assert_eq!(lines(or, &explanation), *expected);
        assert_eq!(explanation.matches, *matches);
    }
    let (pattern, node) = (pattern(or), event(TAGS));
    let best = explain(&pattern, &Event::new(&node));
    let arrays: Vec<_> = best.arrays.iter().map(|it| (it.path.to_string(), it.chosen, it.len)).collect();
    assert_eq!(arrays, [("$.tags".to_owned(), 0, 2)]);
}

#[test]
fn an_explanation_holds_no_copy_of_the_event() {
    let many = (0..5_000).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
    let text = format!(r#"{{"a": [{many}], "b": {{"c": [{many}]}}}}"#);
    let explanation = explained(r#"{"a": ["x"], "b": {"d": ["x"]}}"#, &text, &Choice::default());
    assert!(format!("{explanation:?}").len() < 1_000_000);
}
