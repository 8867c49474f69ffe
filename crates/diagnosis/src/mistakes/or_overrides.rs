//! M28: Same field inside and outside $or.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M28",
    code: "or-overrides",
    title: Said { english: "same field inside and outside $or", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"a":["1"],"$or":[{"a":["2"]},{"b":["3"]}]}}"##,
        event: r##"{"detail":{"a":"2"}}"##,
        remedied: Some(r##"{"detail":{"a":["1"],"b":["3"]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
