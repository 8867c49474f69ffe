//! A link or a file from a stranger: it opens or is refused, and what opens can be given away again.

#![no_main]

use eventglass_workbench::{Work, WorkProblem, fragment, is_link, open_fragment};
use libfuzzer_sys::fuzz_target;
use miniz_oxide::deflate::compress_to_vec;

fuzz_target!(|bytes: &[u8]| {
    // As a compressed stream, which random characters seldom are.
    keeps(open_fragment(&fragment(bytes)));
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let opened = open_fragment(text);
    assert!(is_link(text) || matches!(opened, Err(WorkProblem::NotAWork | WorkProblem::TooLong)));
    keeps(opened);
    let read = Work::from_json(text);
    assert_eq!(open_fragment(&fragment(&compress_to_vec(bytes, 1))), read);
    keeps(read);
    Work::is_file(text);
});

/// What was opened comes back as it was, as a file and as JSON.
fn keeps(opened: Result<Work, WorkProblem>) {
    let Ok(work) = opened else { return };
    assert!(Work::is_file(&work.to_file()));
    assert_eq!(Work::from_json(&work.to_file()).as_ref(), Ok(&work));
    assert_eq!(Work::from_json(&work.to_json()).as_ref(), Ok(&work));
}
