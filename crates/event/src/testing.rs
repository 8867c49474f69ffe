//! What tests of several modules say in the same way.

use crate::ingest;

/// Checks what a text holds: the chain of each event, then what belongs to none.
#[track_caller]
pub(crate) fn check(text: &str, found: &str) {
    let read = ingest(text, 99);
    let chains = read.events.iter().map(|event| {
        let names: Vec<&str> = event.chain.iter().map(|envelope| envelope.name()).collect();
        names.join(" > ")
    });
    let others = read.problems.iter().map(|problem| problem.kind.code().to_owned());
    assert_eq!(chains.chain(others).collect::<Vec<_>>().join(", "), found, "{text}");
}
