//! M32: exists: true on an empty list.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M32",
    code: "exists-true-on-empty-array",
    title: Said { english: "exists: true on an empty list", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"tags":[{"exists":true}]}}"##,
        event: r##"{"detail":{"tags":[]}}"##,
        remedied: None,
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
