//! M24: numeric on a numeric string.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M24",
    code: "numeric-on-string",
    title: Said { english: "numeric on a numeric string", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"size":[{"numeric":[">",100]}]}}"##,
        event: r##"{"detail":{"size":"250"}}"##,
        remedied: None,
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
