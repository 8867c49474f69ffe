//! M06: Letter case or stray space differs.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M06",
    code: "case-or-space",
    title: Said { english: "letter case or stray space differs", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"status":["FAILED"]}}"##,
        event: r##"{"detail":{"status":"Failed "}}"##,
        remedied: Some(r##"{"detail":{"status":[{"wildcard":"Failed*"}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
