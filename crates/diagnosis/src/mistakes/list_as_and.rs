//! M14: List read as \"all of these\".

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M14",
    code: "list-as-and",
    title: Said { english: "list read as \"all of these\"", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"tags":["a","b"]}}"##,
        event: r##"{"detail":{"tags":["a"]}}"##,
        remedied: None,
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
