//! What is wrong with a link or a file, in English.

use crate::words::{Advice, Language, named};
use crate::work::{MAX_RULES, WorkProblem};

pub(in crate::words) fn work_problem(problem: &WorkProblem) -> Advice {
    match problem {
        WorkProblem::TooLong => Advice::new("this link is too long", "ask for the work as a file"),
        WorkProblem::NotBase64(c) => Advice::new(
            format!("this link was changed: {} does not belong in it", named(&c.to_string())),
            "copy the whole link again, without what stands around it, or ask for the file",
        ),
        WorkProblem::Cut => {
            Advice::new("this link was cut off", "copy the whole link again, or ask for the file")
        }
        WorkProblem::Broken | WorkProblem::NotUtf8 => Advice::new(
            "this link was changed on its way",
            "copy the link again from where it was made, or ask for the file",
        ),
        WorkProblem::TooLarge => Advice::new("this link holds more than 1 MiB", "ask for the work as a file"),
        WorkProblem::NotJson(_) => {
            Advice::new("this work is not whole: its JSON is broken", "ask for the link or the file again")
        }
        WorkProblem::NotAWork => {
            Advice::new("this is no work from here", "open a link or a file that Eventglass made")
        }
        WorkProblem::UnknownVersion(version) => Advice::new(
            format!("this work has version {}; this page knows version 1", named(version)),
            "open it where it was made, or reload this page to get a newer one",
        ),
        WorkProblem::BadField(field) => Advice::new(
            format!("`{field}` has a value of the wrong type"),
            "ask for the link or the file again, or correct the field in the file",
        ),
        WorkProblem::TooMany(count) => Advice::new(
            format!("this work has {} rules; at most {} are opened", number(*count), number(MAX_RULES)),
            "remove rules from the file",
        ),
    }
}

fn number(count: usize) -> String {
    Language::English.number(count)
}
