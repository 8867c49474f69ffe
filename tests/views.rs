//! What the whole engine adds to the page, for every sample, as text: roles by indentation, what a click does behind an
//! arrow. `UPDATE_EXPECT=1 cargo test -p eventglass-tests --test views` writes it anew.

use std::fmt::Write;

use eventglass_workbench::samples::SampleId;
use eventglass_workbench::{Act, Arrival, Ask, Language, Parts, Piece, Scene, Session, Shown};
use expect_test::expect_file;

/// A Friday evening behind all samples.
const NOW: i64 = 1_795_201_200_000;
/// So much of a text that is copied is written.
const COPIED: usize = 60;

fn parts(sample: SampleId, shown: &Shown, language: Language) -> Parts {
    let work = sample.work();
    let ask = Ask {
        text: Some(work.text),
        rules: work.rules,
        now: Some(NOW),
        language,
        shown: shown.clone(),
        ..Ask::default()
    };
    Session::whole().answer(ask, &mut || {}).1
}

fn written(pieces: &[Piece], depth: usize, out: &mut String) {
    for piece in pieces {
        let act = match &piece.act {
            None => String::new(),
            Some(Act::Copy(text)) => {
                format!(" -> copies {:?}", text.chars().take(COPIED).collect::<String>())
            }
            Some(act) => format!(" -> {act:?}").chars().take(COPIED * 2).collect(),
        };
        let about = if piece.about.is_empty() { String::new() } else { format!(" ({})", piece.about) };
        let text = piece.text.replace('\n', "\u{23ce}");
        let indent = "  ".repeat(depth);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", format!("{indent}{:?} {text}{about}{act}", piece.role).trim_end());
        written(&piece.pieces, depth + 1, out);
    }
}

fn all(sample: SampleId, arrival: Arrival, language: Language) -> String {
    let mut out = String::new();
    for scene in [Scene::Pair, Scene::Overview, Scene::Lifecycles, Scene::Leftovers] {
        let shown = Shown { scene, arrival, picked: Some(40), ..Shown::default() };
        let parts = parts(sample, &shown, language);
        let _ = writeln!(out, "# {scene:?}");
        if scene == Scene::Pair {
            for pieces in [&parts.origin, &parts.picked, &parts.offer, &parts.target, &parts.receives] {
                written(pieces, 0, &mut out);
            }
        }
        written(&parts.scene.unwrap_or_default(), 0, &mut out);
    }
    // The last rule of a sample is a broken one, where it has one.
    let rule = sample.work().rules.len() - 1;
    for (rule, scene) in [(0, Scene::Pair), (rule, Scene::Pair), (rule, Scene::Making)] {
        let parts = parts(sample, &Shown { rule, scene, ..Shown::default() }, language);
        let _ = writeln!(out, "# Rule {rule}, {scene:?}");
        written(&parts.scene.unwrap_or_default(), 0, &mut out);
        let pair = parts.pair.unwrap_or_default();
        if scene == Scene::Pair {
            written(&pair.causes, 0, &mut out);
            written(&pair.advice, 0, &mut out);
            for hint in &pair.hints {
                let _ = writeln!(
                    out,
                    "hint {}..{} {}",
                    hint.place.from,
                    hint.place.to,
                    hint.text.replace('\n', " | ")
                );
            }
        }
    }
    out
}

#[test]
fn every_sample_is_shown_as_it_should_be() {
    let english = |sample, arrival| all(sample, arrival, Language::English);
    expect_file!["views/tagged-image.txt"].assert_eq(&english(SampleId::TaggedImage, Arrival::Mail));
    expect_file!["views/tagged-later.txt"].assert_eq(&english(SampleId::TaggedLater, Arrival::LambdaSns));
    expect_file!["views/run-instances.txt"].assert_eq(&english(SampleId::RunInstances, Arrival::SqsMessage));
    expect_file!["views/config-changes.txt"].assert_eq(&english(SampleId::ConfigChanges, Arrival::Chat));
    expect_file!["views/every-event.txt"].assert_eq(&english(SampleId::EveryEvent, Arrival::LambdaSqs));
    expect_file!["views/leftovers.txt"].assert_eq(&english(SampleId::Leftovers, Arrival::Payload));
    let japanese = all(SampleId::Leftovers, Arrival::Payload, Language::Japanese);
    expect_file!["views/leftovers-ja.txt"].assert_eq(&japanese);
}
