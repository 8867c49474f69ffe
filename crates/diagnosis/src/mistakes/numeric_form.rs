//! M25: numeric badly written (!=, ==, upper bound first, not a list).

use crate::case::Case;
use crate::catalogue::{Example, Mistake};
use crate::finding::Finding;
use crate::words::Said;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M25",
    code: "numeric-form",
    title: Said { english: "numeric badly written (!=, ==, upper bound first, not a list)", japanese: "" },
    about: Said { english: "", japanese: "" },
    example: Example {
        pattern: r##"{"detail":{"n":[{"numeric":["<",10,">",0]}]}}"##,
        event: r##"{"detail":{"n":5}}"##,
        remedied: Some(r##"{"detail":{"n":[{"numeric":[">",0,"<",10]}]}}"##),
    },
    find,
};

fn find(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}
