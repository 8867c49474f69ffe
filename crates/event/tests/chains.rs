//! Random events in random chains of envelopes come out as they went in; no text is too much.

#![expect(clippy::indexing_slicing, reason = "what is not there fails the test")]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use eventglass_event::{amis, ingest, ingest_plain};
use eventglass_syntax::{parse, push_escaped};
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;

/// An envelope: the names that it adds to a chain, and what it puts around a text.
type Wrapper = (&'static [&'static str], fn(&str) -> String);

const WRAPPERS: [Wrapper; 16] = [
    (&["sns-lambda"], |text| {
        format!(r#"{{"Records": [{{"EventSource": "aws:sns", "Sns": {{"Message": {}}}}}]}}"#, string(text))
    }),
    (&["sns-notification"], |text| format!(r#"{{"Type": "Notification", "Message": {}}}"#, string(text))),
    (&["sqs-lambda"], |text| {
        format!(r#"{{"Records": [{{"eventSource": "aws:sqs", "body": {}}}]}}"#, string(text))
    }),
    (&["pipes-batch", "sqs-lambda"], |text| {
        format!(r#"[{{"eventSource": "aws:sqs", "body": {}}}]"#, string(text))
    }),
    (&["sqs-messages"], |text| {
        format!("{{\n  \"Messages\": [\n    {{ \"MessageId\": \"m\", \"Body\": {} }}\n  ]\n}}", string(text))
    }),
    (&["cloud-watch-logs"], |text| {
        format!(r#"{{"events": [{{"timestamp": 1, "message": {}}}]}}"#, string(text))
    }),
    (&["logs-subscription"], |text| {
        format!(r#"{{"messageType": "DATA_MESSAGE", "logEvents": [{{"message": {}}}]}}"#, string(text))
    }),
    (&["logs-lambda"], |text| format!(r#"{{"awslogs": {{"data": "{}"}}}}"#, base64(&gzip(text)))),
    (&["logs-insights"], |text| {
        format!(r#"{{"results": [[{{"field": "@message", "value": {}}}]]}}"#, string(text))
    }),
    (&["logs-insights"], |text| format!(r#"[{{"@timestamp": "t", "@message": {}}}]"#, string(text))),
    (&["kinesis"], |text| {
        let data = base64(text.as_bytes());
        format!(r#"{{"Records": [{{"eventSource": "aws:kinesis", "kinesis": {{"data": "{data}"}}}}]}}"#)
    }),
    (&["kinesis"], |text| {
        format!(r#"{{"Records": [{{"PartitionKey": "k", "Data": "{}"}}]}}"#, base64(&gzip(text)))
    }),
    (&["firehose-transform"], |text| {
        format!(r#"{{"records": [{{"recordId": "1", "data": "{}"}}]}}"#, base64(text.as_bytes()))
    }),
    (&["custom-bus"], |text| format!(r#"{{"Data": {}, "Metadata": {{}}}}"#, string(text))),
    (&["json-string"], string),
    (&["log-line"], |text| format!("2026-03-01T10:00:00.000Z {text}")),
];

fn string(text: &str) -> String {
    let mut out = String::from("\"");
    push_escaped(&mut out, text);
    out + "\""
}

fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

fn gzip(text: &str) -> Vec<u8> {
    [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3], &compress_to_vec(text.as_bytes(), 1)[..], &[0; 8]].concat()
}

/// An event that is wrapped, with its chain.
#[derive(Debug)]
struct Wrapped {
    event: String,
    text: String,
    chain: Vec<&'static str>,
}

fn wrapped(event: String, wrappers: &[usize]) -> Wrapped {
    let mut text = event.clone();
    let mut chain: Vec<&str> = vec!["event-bridge"];
    for (names, wrap) in wrappers.iter().map(|index| WRAPPERS[*index]) {
        // A line is one line, and eight envelopes are the most.
        let is_line = names == ["log-line"];
        let around_line = chain[0] == "log-line" && (is_line || names == ["json-string"]);
        if chain.len() + names.len() <= 9 && !around_line {
            text = wrap(&text);
            chain.splice(0..0, names.iter().copied());
        }
    }
    Wrapped { event, text, chain }
}

fn event() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,3})?",
        "\"([a-zé😀/ ]|\\\\[\"\\\\/bfnrt]|\\\\u(00[01][0-9a-f]|d8[0-9a-f]{2})){0,20}\"",
        Just("{\"a\": [1, {}], \"a\": null}".to_owned()),
    ];
    ("[ \n]{0,3}", value).prop_map(|(space, value)| {
        format!(
            "{{{space}\"detail-type\": \"d\",{space}\"source\": \"s\",{space}\"detail\": {{\"v\": {value}}}}}"
        )
    })
}

fn any_wrapped() -> impl Strategy<Value = Wrapped> {
    (event(), proptest::collection::vec(0..WRAPPERS.len(), 0..9))
        .prop_map(|(event, wrappers)| wrapped(event, &wrappers))
}

/// Checks what holds of the events of any text.
fn check_places(text: &str) -> Result<(), TestCaseError> {
    let found = ingest(text, 20);
    let mut start = 0;
    for event in &found.events {
        prop_assert!(event.span.start >= start && event.chain.len() <= 10);
        prop_assert!(text.get(event.span.start as usize..event.span.end as usize).is_some());
        start = event.span.start;
        amis(&event.node);
        let body = event.body(text);
        if !event.is_broken() {
            let read = parse(&body);
            prop_assert!(read.problems.is_empty() && read.value.as_ref() == Some(&event.node), "{}", body);
        }
    }
    let of_events = found.events.iter().flat_map(|event| &event.problems);
    for problem in of_events.chain(&found.problems) {
        prop_assert!(text.get(problem.span.start as usize..problem.span.end as usize).is_some());
    }
    let ranges: Vec<usize> =
        found.sources.iter().flat_map(|source| [source.events.start, source.events.end]).collect();
    prop_assert!(ranges.is_sorted() && ranges.last().is_none_or(|end| *end <= found.events.len()));
    let all = ingest(text, usize::MAX);
    prop_assert_eq!(all.events.len(), found.events.len() + found.left_out);
    Ok(())
}

proptest! {
    #[test]
    fn what_went_in_comes_out(all in proptest::collection::vec(any_wrapped(), 1..4)) {
        let text: Vec<&str> = all.iter().map(|it| it.text.as_str()).collect();
        let text = text.join("\n");
        let found = ingest(&text, 99);
        prop_assert!(found.problems.is_empty(), "{:?}", found.problems);
        prop_assert_eq!(found.events.len(), all.len());
        prop_assert_eq!(found.wrapped, all.iter().any(|it| it.chain.len() > 1));
        for (event, sent) in found.events.iter().zip(&all) {
            let chain: Vec<&str> = event.chain.iter().map(|envelope| envelope.name()).collect();
            prop_assert_eq!(&chain, &sent.chain);
            prop_assert!(!event.is_broken());
            prop_assert_eq!(&event.node, &parse(&sent.event).value.unwrap());
            prop_assert_eq!(&parse(&event.body(&text)).value.unwrap(), &event.node);
        }
    }

    #[test]
    fn plain_text_is_read_alike_through_both_doors(all in proptest::collection::vec(any_wrapped(), 0..3)) {
        let text: String = all.iter().map(|it| it.text.as_str()).collect();
        let plain = ingest_plain(&text, 99, &mut || {});
        let full = ingest(&text, 99);
        prop_assert_eq!(plain.wrapped, full.wrapped);
        if !plain.wrapped {
            let nodes = |found: &eventglass_event::Ingested| {
                found.events.iter().map(|event| event.node.clone()).collect::<Vec<_>>()
            };
            prop_assert_eq!(nodes(&plain), nodes(&full));
            prop_assert_eq!(plain.problems, full.problems);
        }
    }

    #[test]
    fn no_cut_text_is_too_much(it in any_wrapped(), from in 0..400_usize, to in 0..400_usize) {
        let from = it.text.floor_char_boundary(from);
        let to = it.text.floor_char_boundary(it.text.len().saturating_sub(to)).max(from);
        check_places(&it.text[from..to])?;
    }

    #[test]
    fn no_mixture_is_too_much(
        words in proptest::collection::vec(
            prop_oneof![
                "[\\[\\]{}:,\"'\n \\\\]", "[a-zA-Zé0-9]{1,3}",
                proptest::sample::select(vec![
                    "{\"Records\": [", "{\"Events\": [", "\"CloudTrailEvent\": ", "\"Message\": ", "\"Type\": \"Notification\"",
                    "\"eventSource\": \"aws:sqs\"", "\"eventSource\": \"aws:s3\"", "\"body\": ", "\"{}\"", "\"{\\\"source\\\": ",
                    "{\"Entries\": [", "\"DetailType\": \"d\"", "\"Source\": \"s\"", "\"Detail\": ", "\"messageType\": \"DATA_MESSAGE\"",
                    "\"logEvents\": [", "\"message\": ", "\"timestamp\": 1", "{\"awslogs\": {\"data\": ", "\"H4sIAAAAAAAA\"", "\"e30=\"",
                    "\n==> a <==\n", "\ntimestamp,message\n", "\n2026-03-01T10:00:00Z ", "\"@message\": ", "{\"results\": [[", "]]}",
                    "\"@timestamp\",\"@message\"\n", "\"\"", "eyJhIjogMSwgImIiOiAyLCAiYyI6IDN9", "\\\"", "\"Data\": ", "\"Metadata\": {}",
                ]).prop_map(str::to_owned),
            ],
            0..40,
        )
    ) {
        check_places(&words.concat())?;
    }
}
