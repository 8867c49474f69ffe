//! M39: Empty list or object.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M39",
    code: "empty-leaf",
    title: Said { english: "empty list or object", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"a":[]}}"##,
        event: r##"{"detail":{"a":"x"}}"##,
        remedied: Some(r##"{"detail":{"a":[{"exists":true}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
