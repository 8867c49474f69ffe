//! M30: AMI ARN with account number or :.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M30",
    code: "ami-arn",
    title: Said { english: "aMI ARN with account number or :", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"resources":["arn:aws:ec2:us-east-1:123456789012:image/ami-0123456789abcdef0"]}"##,
        event: r##"{"resources":["arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0"]}"##,
        remedied: Some(r##"{"resources":[{"wildcard":"arn:aws:ec2:*::image/ami-*"}]}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
