//! M43: exists: false inside an array of objects.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M43",
    code: "exists-order",
    title: Said { english: "exists: false inside an array of objects", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"items":{"a":[{"exists":false}],"t":["x"]}}}"##,
        event: r##"{"detail":{"items":[{"a":"1","t":"y"},{"t":"x"}]}}"##,
        remedied: None,
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
