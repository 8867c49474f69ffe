//! M18: List given to a one-string operator.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M18",
    code: "list-operand",
    title: Said { english: "list given to a one-string operator", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"source":[{"prefix":["aws.","shop."]}]}"##,
        event: r##"{"source":"shop.orders"}"##,
        remedied: Some(r##"{"source":[{"prefix":"aws."},{"prefix":"shop."}]}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
