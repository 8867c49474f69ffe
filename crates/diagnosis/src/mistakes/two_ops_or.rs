//! M16: Two operators side by side, meant as AND.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M16",
    code: "two-ops-or",
    title: Said { english: "two operators side by side, meant as AND", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"key":[{"prefix":"in/"},{"suffix":".csv"}]}}"##,
        event: r##"{"detail":{"key":"out/a.csv"}}"##,
        remedied: Some(r##"{"detail":{"key":[{"wildcard":"in/*.csv"}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
