//! M26: CIDR mask missing, /32, or a host name in the event.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M26",
    code: "cidr-form",
    title: Said { english: "cIDR mask missing, /32, or a host name in the event", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"sourceIPAddress":[{"cidr":"203.0.113.7/32"}]}}"##,
        event: r##"{"detail":{"sourceIPAddress":"203.0.113.7"}}"##,
        remedied: Some(r##"{"detail":{"sourceIPAddress":["203.0.113.7"]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
