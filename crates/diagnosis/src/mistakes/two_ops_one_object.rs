//! M17: Two operators in one object.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M17",
    code: "two-ops-one-object",
    title: Said { english: "two operators in one object", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"key":[{"prefix":"in/","suffix":".csv"}]}}"##,
        event: r##"{"detail":{"key":"in/a.csv"}}"##,
        remedied: Some(r##"{"detail":{"key":[{"wildcard":"in/*.csv"}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
