//! M37: JSONPath, index or $. in a key.

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M37",
    code: "jsonpath-key",
    title: Said { english: "jSONPath, index or $. in a key", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"requestParameters":{"instancesSet":{"items[0].imageId":[{"prefix":"ami-"}]}}}}"##,
        event: r##"{"detail":{"requestParameters":{"instancesSet":{"items":[{"imageId":"ami-0123456789abcdef0"}]}}}}"##,
        remedied: Some(
            r##"{"detail":{"requestParameters":{"instancesSet":{"items":{"imageId":[{"prefix":"ami-"}]}}}}}"##,
        ),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
