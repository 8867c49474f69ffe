//! M31: Event pasted with its transport envelope (SQS, SNS, Lambda, archive export).

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M31",
    code: "wrapped-event",
    title: Said {
        english: "event pasted with its transport envelope (SQS, SNS, Lambda, archive export)",
        japanese: "",
    },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"source":["shop"]}"##,
        event: r##"{"Records":[{"messageId":"1","body":"{\"source\":\"shop\",\"detail\":{}}","eventSource":"aws:sqs"}]}"##,
        remedied: None,
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
