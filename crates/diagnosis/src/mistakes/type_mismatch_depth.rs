//! M38: Pattern ends where the event goes on (or goes on where the event ends).

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M38",
    code: "type-mismatch-depth",
    title: Said {
        english: "pattern ends where the event goes on (or goes on where the event ends)",
        japanese: "",
    },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"state":["running"]}}"##,
        event: r##"{"detail":{"state":{"name":"running"}}}"##,
        remedied: Some(r##"{"detail":{"state":{"name":["running"]}}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
