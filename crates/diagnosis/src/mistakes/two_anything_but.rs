//! M12: Two anything-but in one list.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M12",
    code: "two-anything-but",
    title: Said { english: "two anything-but in one list", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"env":[{"anything-but":"dev"},{"anything-but":"test"}]}}"##,
        event: r##"{"detail":{"env":"dev"}}"##,
        remedied: Some(r##"{"detail":{"env":[{"anything-but":["dev","test"]}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
