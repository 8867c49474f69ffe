//! M08: * in a plain string.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M08",
    code: "star-in-literal",
    title: Said { english: "* in a plain string", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"resources":["arn:aws:s3:::logs-*"]}"##,
        event: r##"{"resources":["arn:aws:s3:::logs-2026"]}"##,
        remedied: Some(r##"{"resources":[{"wildcard":"arn:aws:s3:::logs-*"}]}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
