//! M23: Account number or id as a number.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M23",
    code: "number-as-string",
    title: Said { english: "account number or id as a number", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"account":[123456789012]}"##,
        event: r##"{"account":"123456789012"}"##,
        remedied: Some(r##"{"account":["123456789012"]}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
