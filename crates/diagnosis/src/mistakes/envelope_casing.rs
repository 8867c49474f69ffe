//! M21: PutEvents / CDK spelling used in a pattern.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M21",
    code: "envelope-casing",
    title: Said { english: "putEvents / CDK spelling used in a pattern", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detailType":["Order Placed"]}"##,
        event: r##"{"source":"shop","detail-type":"Order Placed","detail":{}}"##,
        remedied: Some(r##"{"detail-type":["Order Placed"]}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
