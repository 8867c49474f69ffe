//! M27: $or with one branch.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M27",
    code: "or-single",
    title: Said { english: "$or with one branch", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"$or":[{"source":["a"]}]}"##,
        event: r##"{"source":"a"}"##,
        remedied: Some(r##"{"source":["a"]}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
