//! M07: Value near but not equal.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M07",
    code: "typo-value",
    title: Said { english: "value near but not equal", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail-type":["EC2 Instance State Change Notification"]}"##,
        event: r##"{"detail-type":"EC2 Instance State-change Notification"}"##,
        remedied: Some(r##"{"detail-type":["EC2 Instance State-change Notification"]}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
