//! M03: ec2.amazonaws.com used as source.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M03",
    code: "source-vs-eventsource",
    title: Said { english: "ec2.amazonaws.com used as source", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"source":["ec2.amazonaws.com"]}"##,
        event: r##"{"source":"aws.ec2","detail-type":"AWS API Call via CloudTrail","detail":{"eventSource":"ec2.amazonaws.com"}}"##,
        remedied: Some(r##"{"source":["aws.ec2"],"detail":{"eventSource":["ec2.amazonaws.com"]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
