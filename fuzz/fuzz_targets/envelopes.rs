//! Any text is read for events: their places are in it, and the text of each is the event.

#![no_main]

use eventglass_event::{IngestKind, amis, ingest, ingest_plain};
use eventglass_syntax::{Span, parse};
use libfuzzer_sys::fuzz_target;

/// So many that texts of several events are kept whole, and few enough that a text of many is cut.
const MOST: usize = 50;
/// Of one value no more mistakes are told, so that an event behind them may be broken without a word.
const ALL_MISTAKES: usize = 100;

fuzz_target!(|text: &str| {
    let found = ingest(text, MOST);
    let is_place = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    let of_events = found.events.iter().flat_map(|event| &event.problems);
    let mistakes =
        of_events.chain(&found.problems).filter(|it| matches!(it.kind, IngestKind::Syntax(_))).count();
    let mut start = 0;
    for event in &found.events {
        assert!(is_place(event.span) && event.span.start >= start && !event.chain.is_empty());
        start = event.span.start;
        amis(&event.node);
        let read = parse(&event.body(text));
        let is_it = read.problems.is_empty() && read.value.as_ref() == Some(&event.node);
        assert!(is_it || event.is_broken() || mistakes >= ALL_MISTAKES);
    }
    let of_events = found.events.iter().flat_map(|event| &event.problems);
    assert!(of_events.chain(&found.problems).all(|problem| is_place(problem.span)));
    assert!(
        found.sources.iter().all(|source| is_place(source.span) && source.events.end <= found.events.len())
    );

    let plain = ingest_plain(text, MOST, &mut || {});
    if !plain.wrapped {
        assert!(
            plain.events.iter().map(|event| &event.node).eq(found.events.iter().map(|event| &event.node))
        );
        assert_eq!(plain.problems, found.problems);
    }
});
