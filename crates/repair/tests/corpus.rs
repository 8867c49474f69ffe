//! Every pasted text of `tests/pasted/repairs` becomes good JSON by the repairs that its `.expect` file names.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use eventglass_repair::repair;
use eventglass_syntax::{Node, parse_stream};

/// How much of a repaired place an `.expect` file shows.
const MAX_SHOWN: usize = 60;

fn texts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pasted/repairs");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|it| it == "txt")).collect();
    paths.sort();
    paths
}

/// The lines about repairs of an `.expect` file.
fn repair_lines(text: &str) -> String {
    let line = |it: &eventglass_repair::Repair| {
        let words = it.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let shown: String = words.chars().take(MAX_SHOWN).collect();
        format!("repair {} {shown}", it.kind.name()) + "\n"
    };
    repair(text, &[]).repairs.iter().map(line).collect()
}

#[test]
fn pasted_texts_are_repaired_as_expected() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    for path in texts() {
        let text = fs::read_to_string(&path).unwrap();
        let expect = path.with_extension("expect");
        let known = fs::read_to_string(&expect).unwrap_or_default();
        let (repairs, rest): (Vec<_>, Vec<_>) =
            known.split_inclusive('\n').partition(|it| it.starts_with("repair "));
        let found = repair_lines(&text);
        if update {
            fs::write(&expect, found + &rest.concat()).unwrap();
        } else {
            assert_eq!(repairs.concat(), found, "{}", path.display());
        }
    }
}

#[test]
fn repaired_texts_are_read_without_problems() {
    let paths = texts();
    assert!(paths.len() >= 60, "{} texts", paths.len());
    for path in paths {
        let name = path.file_stem().unwrap().to_str().unwrap();
        if name.starts_with("left-") || name.starts_with("refused-") {
            continue;
        }
        let text = repair(&fs::read_to_string(&path).unwrap(), &[]).text;
        let items = parse_stream(&text);
        // Prose stays, and the numbers and brackets in it are values to the reader.
        let holds_object = |node: &Node| node.is_object() || node.elements().iter().any(Node::is_object);
        let values = items.iter().filter(|item| holds_object(&item.value));
        let problems: Vec<_> = values.clone().flat_map(|item| &item.problems).collect();
        assert!(values.count() > 0 && problems.is_empty(), "{name}: {problems:?}\n{text}");
    }
}
