//! M29: CloudTrail spelling used for the AMI state event.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M29",
    code: "ami-casing",
    title: Said { english: "cloudTrail spelling used for the AMI state event", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"source":["aws.ec2"],"detail-type":["EC2 AMI State Change"],"detail":{"imageId":["ami-0123456789abcdef0"]}}"##,
        event: r##"{"source":"aws.ec2","detail-type":"EC2 AMI State Change","detail":{"ImageId":"ami-0123456789abcdef0","State":"available"}}"##,
        remedied: Some(
            r##"{"source":["aws.ec2"],"detail-type":["EC2 AMI State Change"],"detail":{"ImageId":["ami-0123456789abcdef0"]}}"##,
        ),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
