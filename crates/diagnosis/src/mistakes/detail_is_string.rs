//! M04: detail is a JSON string (double encoded).

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M04",
    code: "detail-is-string",
    title: Said { english: "detail is a JSON string (double encoded)", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"status":["FAILED"]}}"##,
        event: r##"{"detail":"{\"status\":\"FAILED\"}"}"##,
        remedied: None,
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
