//! M33: anything-but list with mixed, null, Boolean or object entries.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M33",
    code: "anything-but-mixed",
    title: Said { english: "anything-but list with mixed, null, Boolean or object entries", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"code":[{"anything-but":[404,"gone"]}]}}"##,
        event: r##"{"detail":{"code":500}}"##,
        remedied: Some(r##"{"detail":{"code":[{"anything-but":[404]}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
