//! Repository rules as tests.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use eventglass_pattern::ProblemKind;

/// Which crate may know which: every edge between crates of the workspace, and no other.
const EDGES: [(&str, &[&str]); 15] = [
    ("crates/syntax", &[]),
    ("crates/pattern", &["syntax"]),
    ("crates/event", &["syntax"]),
    ("crates/repair", &["syntax"]),
    ("crates/paste", &["syntax"]),
    ("crates/delivery", &["syntax"]),
    ("crates/history", &["event", "syntax"]),
    ("crates/diagnosis", &["pattern", "repair", "syntax"]),
    ("crates/suggest", &["pattern", "syntax"]),
    ("crates/complete", &["syntax"]),
    (
        "crates/workbench",
        &[
            "complete",
            "delivery",
            "diagnosis",
            "event",
            "history",
            "paste",
            "pattern",
            "repair",
            "suggest",
            "syntax",
        ],
    ),
    ("crates/wasm", &["workbench"]),
    ("crates/whole", &["workbench"]),
    ("crates/xtask", &[]),
    ("web", &["workbench"]),
];

/// Crates that may know every other, and that none knows.
const OUTSIDE: [&str; 2] = ["fuzz", "tests"];

/// Crates of the core, and what they do without: serialising, the browser, input and output.
const CORE: [&str; 2] = ["crates/syntax", "crates/pattern"];
const NOT_IN_CORE: [&str; 6] = ["serde", "wasm", "web", "js-sys", "yew", "tokio"];

/// How long a file may be, tests left out.
const MAX_LINES: usize = 400;

/// Files that may be longer, with the reason.
const LONG_TABLES: [(&str, &str); 0] = [];

/// What an operator's file is called in patterns, where that is not the name of the file.
const OPERATOR_NAMES: [(&str, &str); 3] =
    [("address", "cidr"), ("equals", "exactly"), ("ignore-case", "equals-ignore-case")];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder, by their path in the repository.
fn files(folder: &str) -> Vec<String> {
    const FOREIGN: [&str; 4] = ["node_modules", "target", "dist", ".git"];
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        match entry.file_type().unwrap().is_dir() {
            true if FOREIGN.contains(&name.as_str()) => {}
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

fn is_of(path: &str, extensions: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
}

/// What a crate depends on, tests and benchmarks aside.
fn dependencies(folder: &str) -> BTreeSet<String> {
    let manifest = read(&format!("{folder}/Cargo.toml"));
    let mut section = "";
    let mut found = BTreeSet::new();
    for line in manifest.lines() {
        if let Some(header) = line.strip_prefix('[') {
            section = header.trim_end_matches(']');
            found.extend(section.split_once("dependencies.").map(|(_, name)| name.to_owned()));
        } else if section.ends_with("dependencies") && !section.ends_with("dev-dependencies") {
            let name = line.split(['.', '=', ' ']).next().unwrap();
            found.extend(name.starts_with(char::is_alphabetic).then(|| name.to_owned()));
        }
    }
    found
}

#[test]
fn crates_know_each_other_only_along_the_edges() {
    let members = files("").into_iter().filter_map(|path| Some(path.strip_suffix("/Cargo.toml")?.to_owned()));
    let found: BTreeMap<String, Vec<String>> = members
        .filter(|folder| !OUTSIDE.contains(&folder.as_str()))
        .map(|folder| {
            let edges = dependencies(&folder);
            let edges = edges.iter().filter_map(|name| name.strip_prefix("eventglass-").map(String::from));
            (folder.clone(), edges.collect())
        })
        .collect();
    let allowed =
        EDGES.map(|(folder, edges)| (folder.to_owned(), edges.iter().map(|it| (*it).to_owned()).collect()));
    assert_eq!(found, BTreeMap::from(allowed));
}

#[test]
fn the_core_does_without_serialising_and_browsers() {
    for folder in CORE {
        for name in dependencies(folder) {
            assert!(!NOT_IN_CORE.iter().any(|it| name.starts_with(it)), "{folder} depends on {name}");
        }
    }
}

#[test]
fn files_are_short() {
    let sources = files("crates").into_iter().chain(files("web/src"));
    for path in sources.filter(|path| is_of(path, &["rs"]) && path.contains("/src/")) {
        let text = read(&path);
        let lines = text.lines().take_while(|line| !line.contains("#[cfg(test)]")).count();
        let is_table = LONG_TABLES.iter().any(|(table, _)| *table == path);
        assert_eq!(lines > MAX_LINES, is_table, "{path} has {lines} lines; the most is {MAX_LINES}");
    }
}

#[test]
fn crates_say_what_they_are() {
    for (folder, _) in EDGES {
        let path = ["lib.rs", "main.rs"].map(|name| format!("{folder}/src/{name}"));
        let path = path.iter().find(|path| root().join(path).exists());
        let path = path.unwrap_or_else(|| panic!("{folder} has no root"));
        assert!(read(path).starts_with("//! "), "{path} begins without saying what it is");
    }
}

#[test]
fn nothing_is_left_to_be_done() {
    // In two parts, so that this file does not hold them.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME")];
    for path in files("").into_iter().filter(|path| is_of(path, &["rs", "ts", "css", "html", "toml", "md"])) {
        let text = read(&path);
        let line = text.lines().position(|line| marks.iter().any(|mark| line.contains(mark)));
        assert_eq!(line.map(|line| line + 1), None, "{path}");
    }
}

#[test]
fn problem_codes_are_kebab_case_and_distinct() {
    let distinct: BTreeSet<&str> = ProblemKind::CODES.into_iter().collect();
    assert_eq!(distinct.len(), ProblemKind::CODES.len());
    for code in distinct {
        let is_word = |word: &str| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        assert!(code.split('-').all(is_word), "{code}");
    }
}

#[test]
fn every_operator_is_tested() {
    let tests: String = files("crates/pattern/tests").iter().map(|path| read(path)).collect();
    let operators: Vec<String> = files("crates/pattern/src/ops");
    assert!(operators.len() > 9, "the operators stand elsewhere");
    for path in operators {
        let file = path.rsplit('/').next().unwrap().trim_end_matches(".rs").replace('_', "-");
        let name =
            OPERATOR_NAMES.iter().find(|(known, _)| *known == file).map_or(file.as_str(), |(_, name)| name);
        assert!(tests.contains(&format!("{{\"{name}\":")), "{path}: no test has {name}");
    }
}
