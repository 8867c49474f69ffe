//! M20: Regular expression or glob syntax.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M20",
    code: "regex-in-wildcard",
    title: Said { english: "regular expression or glob syntax", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"name":[{"wildcard":"prod-.*"}]}}"##,
        event: r##"{"detail":{"name":"prod-api"}}"##,
        remedied: Some(r##"{"detail":{"name":[{"wildcard":"prod-*"}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
