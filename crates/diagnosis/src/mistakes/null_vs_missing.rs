//! M10: exists: false used for null.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M10",
    code: "null-vs-missing",
    title: Said { english: "exists: false used for null", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"err":[{"exists":false}]}}"##,
        event: r##"{"detail":{"err":null}}"##,
        remedied: Some(r##"{"detail":{"err":[null,{"exists":false}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
