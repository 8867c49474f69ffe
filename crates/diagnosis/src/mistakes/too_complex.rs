//! M42: Wildcards that repeat.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M42",
    code: "too-complex",
    title: Said { english: "wildcards that repeat", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"arn":[{"wildcard":"*:*:*:*:*:event-bus/*"}]}}"##,
        event: r##"{"detail":{"arn":"arn:aws:events:us-east-1:123456789012:event-bus/x"}}"##,
        remedied: Some(r##"{"detail":{"arn":[{"wildcard":"*:event-bus/*"}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
