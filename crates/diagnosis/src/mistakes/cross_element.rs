//! M15: Two fields hit in different array elements.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M15",
    code: "cross-element",
    title: Said { english: "two fields hit in different array elements", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"items":{"sku":["A1"],"state":["open"]}}}"##,
        event: r##"{"detail":{"items":[{"sku":"A1","state":"closed"},{"sku":"B2","state":"open"}]}}"##,
        remedied: None,
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
