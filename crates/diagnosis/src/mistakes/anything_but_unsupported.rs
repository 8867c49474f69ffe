//! M34: anything-but with numeric, exists or cidr inside.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M34",
    code: "anything-but-unsupported",
    title: Said { english: "anything-but with numeric, exists or cidr inside", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"n":[{"anything-but":{"numeric":[">",5]}}]}}"##,
        event: r##"{"detail":{"n":3}}"##,
        remedied: Some(r##"{"detail":{"n":[{"numeric":["<=",5]}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
