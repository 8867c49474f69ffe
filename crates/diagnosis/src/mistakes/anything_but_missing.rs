//! M09: anything-but expected to accept a missing field.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M09",
    code: "anything-but-missing",
    title: Said { english: "anything-but expected to accept a missing field", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"env":[{"anything-but":"dev"}]}}"##,
        event: r##"{"detail":{"id":"1"}}"##,
        remedied: Some(r##"{"detail":{"env":[{"anything-but":"dev"},{"exists":false}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
