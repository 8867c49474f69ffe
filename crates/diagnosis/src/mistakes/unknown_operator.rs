//! M19: Operator that does not exist.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M19",
    code: "unknown-operator",
    title: Said { english: "operator that does not exist", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"msg":[{"contains":"timeout"}]}}"##,
        event: r##"{"detail":{"msg":"read timeout at 5s"}}"##,
        remedied: Some(r##"{"detail":{"msg":[{"wildcard":"*timeout*"}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
