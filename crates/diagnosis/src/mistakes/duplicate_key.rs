//! M36: Key written twice.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M36",
    code: "duplicate-key",
    title: Said { english: "key written twice", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"a":["1"]},"detail":{"a":["2"]}}"##,
        event: r##"{"detail":{"a":"1"}}"##,
        remedied: Some(r##"{"detail":{"a":["1","2"]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
