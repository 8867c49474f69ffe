//! M41: Not JSON: comments, trailing comma, single or smart quotes.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M41",
    code: "json-text",
    title: Said { english: "not JSON: comments, trailing comma, single or smart quotes", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"source":["aws.ec2",]}"##,
        event: r##"{"source":"aws.ec2"}"##,
        remedied: Some(r##"{"source":["aws.ec2"]}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
