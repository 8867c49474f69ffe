//! M01: CloudTrail fields written at the top level.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M01",
    code: "ct-not-under-detail",
    title: Said { english: "cloudTrail fields written at the top level", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"source":["aws.ec2"],"eventName":["RunInstances"]}"##,
        event: r##"{"source":"aws.ec2","detail-type":"AWS API Call via CloudTrail","detail":{"eventName":"RunInstances"}}"##,
        remedied: Some(r##"{"source":["aws.ec2"],"detail":{"eventName":["RunInstances"]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
