//! M13: anything-but against an event array.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M13",
    code: "anything-but-array",
    title: Said { english: "anything-but against an event array", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"tags":[{"anything-but":"skip"}]}}"##,
        event: r##"{"detail":{"tags":["skip","urgent"]}}"##,
        remedied: None,
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
