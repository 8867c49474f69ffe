//! Links and files: what version 1 once wrote stays readable, and nothing that comes in does harm.

#![expect(clippy::unwrap_used, reason = "a record that cannot be read fails the test")]

use std::io::{Read, Write};

use eventglass_workbench::{
    MAX_FRAGMENT, RuleInput, TargetInput, TargetKind, Work, WorkProblem, fragment, is_link, open_fragment,
    private,
};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use proptest::prelude::*;
use proptest::sample::Index;
use serde::Deserialize;

/// Links that were given away. A new one may be added; none may be changed or removed.
const RECORDED: &str = include_str!("links/v1.json");

#[derive(Deserialize)]
struct Recorded {
    about: String,
    link: String,
    events: String,
    rules: Vec<RecordedRule>,
    #[serde(default)]
    refused: Vec<String>,
    event: usize,
    rule: usize,
}

#[derive(Deserialize)]
struct RecordedRule {
    name: String,
    pattern: String,
    #[serde(default)]
    target: RecordedTarget,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct RecordedTarget {
    kind: String,
    input_path: String,
    input_paths_map: String,
    input_template: String,
}

impl RecordedTarget {
    fn target(&self) -> TargetInput {
        TargetInput {
            kind: TargetKind::of_name(&self.kind).unwrap(),
            input_path: self.input_path.clone(),
            input_paths_map: self.input_paths_map.clone(),
            input_template: self.input_template.clone(),
        }
    }
}

impl Recorded {
    fn work(&self) -> Work {
        let rule = |it: &RecordedRule| RuleInput {
            name: it.name.clone(),
            pattern: it.pattern.clone(),
            target: it.target.target(),
        };
        Work {
            text: self.events.clone(),
            rules: self.rules.iter().map(rule).collect(),
            refused: self.refused.clone(),
            event: self.event,
            rule: self.rule,
        }
    }
}

fn recorded() -> Vec<Recorded> {
    serde_json::from_str(RECORDED).unwrap()
}

fn deflated(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(level));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn link(work: &Work, level: u32) -> String {
    fragment(&deflated(work.to_json().as_bytes(), level))
}

/// Zeros, deflated; they never stand in memory as one.
fn bomb(bytes: u64) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    std::io::copy(&mut std::io::repeat(0).take(bytes), &mut encoder).unwrap();
    fragment(&encoder.finish().unwrap())
}

#[test]
fn recorded_links_give_the_work_they_gave() {
    let recorded = recorded();
    assert!(recorded.len() >= 9, "links were removed");
    for it in recorded {
        assert!(is_link(&it.link), "{}", it.about);
        assert_eq!(open_fragment(&it.link), Ok(it.work()), "{}", it.about);
        assert_eq!(open_fragment(it.link.trim_start_matches('#')), Ok(it.work()), "{}", it.about);
    }
}

/// What the document shows opens, and is one of the recorded links.
#[test]
fn the_documented_link_is_recorded() {
    let document = include_str!("../docs/link-format.md");
    let documented: Vec<&str> = document.lines().filter(|line| line.starts_with("#v1.")).collect();
    assert_eq!(documented.len(), 1, "one link stands on a line of its own");
    assert!(recorded().iter().any(|it| documented.contains(&it.link.as_str())));
}

#[test]
fn a_bomb_is_refused() {
    let bomb = bomb(100_000_000);
    assert!(bomb.len() < MAX_FRAGMENT);
    assert_eq!(open_fragment(&bomb), Err(WorkProblem::TooLarge));
}

#[test]
fn a_link_of_the_worst_json_is_read() {
    let brackets =
        ["[", "{\"\":", "[[],", "1,", "\"\\ud800", "[1,"].map(|it| it.repeat(1_000_000 / it.len()));
    for inside in brackets {
        let hostile = format!("{{\"eventglass\":1,\"rules\":[{inside}");
        let problem = open_fragment(&fragment(&deflated(hostile.as_bytes(), 6)));
        assert!(matches!(problem, Err(WorkProblem::NotJson(_))), "{problem:?}");
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[{}\\[\\]\":,a1\\\\\r\n\t\u{0}-\u{1f}\u{2028}\u{feff}é😀]{0,40}",
        Just(r#"{"source":["aws.ec2"],"detail":{"eventName":["CreateImage"]}}"#.repeat(20)),
    ]
}

fn rule() -> impl Strategy<Value = RuleInput> {
    let kind = prop::sample::select(TargetKind::ALL.to_vec());
    let target =
        (kind, text(), text(), text()).prop_map(|(kind, input_path, input_paths_map, input_template)| {
            TargetInput { kind, input_path, input_paths_map, input_template }
        });
    (text(), text(), target).prop_map(|(name, pattern, target)| RuleInput { name, pattern, target })
}

prop_compose! {
    fn work()(
        text in text(),
        rules in prop::collection::vec(rule(), 0..5),
        refused in prop::collection::vec(text(), 0..3),
        event in prop_oneof![0..3u32, any::<u32>()],
        rule in any::<Index>(),
    ) -> Work {
        let rule = rule.index(rules.len().max(1));
        Work { text, rules, refused, event: event as usize, rule }
    }
}

/// A small change to a text: characters of it replaced, removed, doubled or cut off.
fn changed(text: &str, place: Index, with: char, how: u8) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = place.index(chars.len());
    match how % 5 {
        0 => *chars.get_mut(at).unwrap() = with,
        1 => drop(chars.remove(at)),
        2 => chars.insert(at, with),
        3 => chars.truncate(at),
        _ => chars.extend_from_within(at..),
    }
    chars.into_iter().collect()
}

proptest! {
    #[test]
    fn a_work_comes_back_as_it_was(work in work(), level in 0..10u32) {
        prop_assert_eq!(Work::from_json(&work.to_json()), Ok(work.clone()));
        prop_assert_eq!(Work::from_json(&work.to_file()), Ok(work.clone()));
        prop_assert!(Work::is_file(&work.to_json()) && Work::is_file(&work.to_file()));
        prop_assert_eq!(open_fragment(&link(&work, level)), Ok(work));
    }

    #[test]
    fn other_readers_see_the_same(work in work()) {
        let value: serde_json::Value = serde_json::from_str(&work.to_json()).unwrap();
        prop_assert_eq!(value.get("eventglass"), Some(&1.into()));
        prop_assert_eq!(value.get("events").map_or(Some(""), |it| it.as_str()), Some(work.text.as_str()));
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&work.to_file()).unwrap(), value);
    }

    #[test]
    fn a_fragment_is_what_was_deflated(work in work(), level in 0..10u32) {
        let link = link(&work, level);
        let body = link.strip_prefix("#v1.").unwrap();
        prop_assert!(body.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        let mut json = String::new();
        let bytes = deflated(work.to_json().as_bytes(), level);
        DeflateDecoder::new(bytes.as_slice()).read_to_string(&mut json).unwrap();
        prop_assert_eq!(json, work.to_json());
    }

    #[test]
    fn no_text_does_harm(text in prop_oneof![any::<String>(), "#?v[0-2]{0,2}\\.[A-Za-z0-9_=-]{0,80}"]) {
        let opened = open_fragment(&text);
        prop_assert!(is_link(&text) || opened == Err(WorkProblem::NotAWork));
        let _ = Work::from_json(&text);
        let _ = Work::is_file(&text);
        private(&Work { text, ..Work::default() });
    }

    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let _ = open_fragment(&fragment(&bytes));
        let _ = open_fragment(&fragment(&deflated(&bytes, 6)));
    }

    #[test]
    fn a_changed_link_does_no_harm(
        work in work(), level in 0..10u32, place: Index, with: char, byte in "[A-Za-z0-9_-]", how: u8,
    ) {
        let (link, json) = (link(&work, level), work.to_json());
        let byte = byte.chars().next().unwrap();
        for text in [changed(&link, place, with, how), changed(&link, place, byte, how)] {
            let _ = open_fragment(&text);
        }
        let changed = changed(&json, place, with, how);
        let _ = Work::from_json(&changed);
        let _ = open_fragment(&fragment(&deflated(changed.as_bytes(), level)));
    }

    #[test]
    fn a_link_that_is_cut_is_refused(work in work(), level in 0..10u32, end: Index) {
        let link = link(&work, level);
        let cut = link.get(..end.index(link.len())).unwrap();
        let problem = if is_link(cut) { WorkProblem::Cut } else { WorkProblem::NotAWork };
        prop_assert_eq!(open_fragment(cut), Err(problem));
    }
}
