//! M22: Boolean wanted, string sent (or the reverse).

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M22",
    code: "bool-as-string",
    title: Said { english: "boolean wanted, string sent (or the reverse)", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"mfa":[false]}}"##,
        event: r##"{"detail":{"mfa":"false"}}"##,
        remedied: Some(r##"{"detail":{"mfa":["false"]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
