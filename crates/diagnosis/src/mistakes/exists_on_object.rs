//! M11: exists used on an object.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M11",
    code: "exists-on-object",
    title: Said { english: "exists used on an object", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"user":[{"exists":true}]}}"##,
        event: r##"{"detail":{"user":{"id":"u1"}}}"##,
        remedied: Some(r##"{"detail":{"user":{"id":[{"exists":true}]}}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
