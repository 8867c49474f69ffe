//! M05: Array of objects mirrored in the pattern.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M05",
    code: "array-of-objects",
    title: Said { english: "array of objects mirrored in the pattern", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"items":[{"sku":["A1"]}]}}"##,
        event: r##"{"detail":{"items":[{"sku":"A1"},{"sku":"B2"}]}}"##,
        remedied: Some(r##"{"detail":{"items":{"sku":["A1"]}}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
