//! Base64, and gzip in it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_PAD_INDIFFERENT;
use eventglass_syntax::{Node, Span, Value};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use crate::ingest::Intake;
use crate::unwrap::text;
use crate::{Envelope, IngestKind};

/// The bits of a gzip header's flags, each with something that follows the ten bytes that all have.
/// <https://www.rfc-editor.org/rfc/rfc1952>
const HAS_CHECK: u8 = 2;
const HAS_EXTRA: u8 = 4;
const HAS_NAME: u8 = 8;
const HAS_COMMENT: u8 = 16;

/// How base64 of gzip and of an object with a member begins.
const BEGINNINGS: [&str; 2] = ["H4sI", "eyJ"];
/// Shorter text is a word that begins so by chance.
const SHORTEST: usize = 24;

/// Reads `data`: base64 of JSON text, of gzip of it, or the text itself where somebody decoded it.
pub(crate) fn data(intake: &mut Intake<'_>, envelope: Envelope, data: Node) {
    match &data.value {
        Value::String(text) if !text.as_str().trim_start().starts_with(['{', '[']) => {
            open(intake, envelope, text.as_str(), data.span);
        }
        _ => text::message(intake, envelope, data),
    }
}

/// Reads base64 that stands at `literal` in an envelope.
pub(crate) fn open(intake: &mut Intake<'_>, envelope: Envelope, base64: &str, literal: Span) {
    match decoded(base64, intake.room()) {
        Ok(text) => text::open(intake, envelope, &text, literal),
        Err(refusal) => {
            intake.spend(refusal.inflated);
            intake.problem(refusal.kind, literal);
        }
    }
}

/// Why bytes are not read.
#[derive(Debug, PartialEq)]
struct Refusal {
    kind: IngestKind,
    /// How many bytes came out of gzip until then: many bombs must not cost more than one.
    inflated: usize,
}

impl From<IngestKind> for Refusal {
    fn from(kind: IngestKind) -> Self {
        Refusal { kind, inflated: 0 }
    }
}

/// Whether a text is base64 by the look of it, with line breaks or not.
pub(crate) fn is_base64(text: &str) -> bool {
    let text = text.trim_ascii();
    text.len() >= SHORTEST && BEGINNINGS.iter().any(|it| text.starts_with(it)) && is_alphabet(text)
}

/// Whether a text has characters of base64 only.
pub(crate) fn is_alphabet(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=\r\n".contains(&byte))
}

fn decoded(base64: &str, limit: usize) -> Result<String, Refusal> {
    if base64.len() / 4 * 3 > limit {
        return Err(IngestKind::WrappedTooLong.into());
    }
    let compact: Vec<u8> = base64.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let bytes = STANDARD_PAD_INDIFFERENT.decode(compact).map_err(|_| IngestKind::BadBase64)?;
    let bytes = if bytes.starts_with(&[0x1f, 0x8b]) { gunzip(&bytes, limit)? } else { bytes };
    String::from_utf8(bytes).map_err(|_| IngestKind::NotText.into())
}

/// What gzip holds, up to a limit: a megabyte of it can hold a gigabyte.
fn gunzip(bytes: &[u8], limit: usize) -> Result<Vec<u8>, Refusal> {
    let deflated = behind_header(bytes).ok_or(IngestKind::BadGzip)?;
    decompress_to_vec_with_limit(deflated, limit).map_err(|error| {
        let is_more = error.status == TINFLStatus::HasMoreOutput;
        let kind = if is_more { IngestKind::WrappedTooLong } else { IngestKind::BadGzip };
        Refusal { kind, inflated: error.output.len() }
    })
}

fn behind_header(bytes: &[u8]) -> Option<&[u8]> {
    let (header, mut rest) = bytes.split_at_checked(10)?;
    let [_, _, 8, flags, ..] = header else {
        return None;
    };
    if flags & HAS_EXTRA != 0 {
        let (length, more) = rest.split_first_chunk::<2>()?;
        rest = more.get(usize::from(u16::from_le_bytes(*length))..)?;
    }
    for named in [HAS_NAME, HAS_COMMENT] {
        if flags & named != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & HAS_CHECK != 0 { rest.get(2..) } else { Some(rest) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec;

    /// Gzip with each optional part of a header.
    fn gzip(text: &str, flags: u8) -> Vec<u8> {
        let mut bytes = vec![0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3];
        let parts: [(u8, &[u8]); 4] =
            [(HAS_EXTRA, b"\x02\x00ab"), (HAS_NAME, b"name\0"), (HAS_COMMENT, b"note\0"), (HAS_CHECK, b"cc")];
        for (flag, part) in parts {
            bytes.extend(part.iter().filter(|_| flags & flag != 0));
        }
        bytes.extend(compress_to_vec(text.as_bytes(), 6));
        bytes.extend([0; 8]);
        bytes
    }

    #[test]
    fn gzip_is_read_with_any_header() {
        for flags in 0..32 {
            assert_eq!(gunzip(&gzip("events", flags), 100), Ok(b"events".to_vec()), "{flags}");
        }
    }

    #[test]
    fn a_cut_or_foreign_one_is_bad() {
        let whole = gzip("events", 31);
        for length in 2..whole.len() - 9 {
            assert_eq!(gunzip(&whole[..length], 100).unwrap_err().kind, IngestKind::BadGzip, "{length}");
        }
        assert_eq!(gunzip(&[0x1f, 0x8b, 7, 0, 0, 0, 0, 0, 0, 0, 0], 9), Err(IngestKind::BadGzip.into()));
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = gzip(&" ".repeat(1 << 20), 0);
        assert_eq!(gunzip(&bomb, 1000), Err(Refusal { kind: IngestKind::WrappedTooLong, inflated: 1000 }));
        assert_eq!(decoded(&"A".repeat(2000), 1000), Err(IngestKind::WrappedTooLong.into()));
    }

    #[test]
    fn base64_may_lack_its_padding_and_have_line_breaks() {
        for base64 in ["aGVsbG8=", "aGVsbG8", "aGVs\r\nbG8=\n"] {
            assert_eq!(decoded(base64, 100).as_deref(), Ok("hello"), "{base64}");
        }
        assert_eq!(decoded("aGVsbG8-", 100), Err(IngestKind::BadBase64.into()));
    }

    #[test]
    fn many_bombs_cost_no_more_than_a_few() {
        let bomb = STANDARD_PAD_INDIFFERENT.encode(gzip(&" ".repeat(21 << 20), 0));
        let text = format!(r#"{{"awslogs": {{"data": "{bomb}"}}}}"#).repeat(30);
        let found = crate::ingest(&(text + r#"{"Type": "Notification", "Message": "{}"}"#), 9);
        // What they may cost is used up: nothing else is unwrapped.
        assert_eq!((found.events.len(), found.problems.len()), (0, 1));
    }
}
