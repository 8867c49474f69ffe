//! The recorded answers of EventBridge's engine, as files.

use std::io::Read;
use std::path::Path;

use eventglass_syntax::{Node, parse};
use flate2::read::GzDecoder;
use serde_json::value::RawValue;

/// A file of the corpus, a case a line.
pub(crate) fn lines(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance").join(file);
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    text
}

/// A text as it stands, or as a JSON string holds it.
pub(crate) fn raw_text(raw: &RawValue) -> String {
    if raw.get().starts_with('"') { serde_json::from_str(raw.get()).unwrap() } else { raw.get().to_owned() }
}

/// An event that EventBridge reads.
pub(crate) fn event_object(event: &str) -> Option<Node> {
    let parsed = parse(event);
    parsed.value.filter(|node| node.is_object() && parsed.problems.is_empty())
}
