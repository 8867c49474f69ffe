//! M35: $or over operators instead of fields.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M35",
    code: "or-degraded",
    title: Said { english: "$or over operators instead of fields", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"$or":[{"prefix":"a"},{"suffix":"z"}]}}"##,
        event: r##"{"detail":{"x":"abc"}}"##,
        remedied: Some(r##"{"detail":{"x":[{"prefix":"a"},{"suffix":"z"}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
