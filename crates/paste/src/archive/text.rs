//! Bytes to text: UTF-8, and UTF-16 of either order.

/// How much of a file is looked at to tell UTF-16 without a mark.
const SAMPLE: usize = 1_024;

/// The text of a file, without its byte order mark. None where it is binary.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        [first, 0, ..] if *first != 0 && zeros(bytes, 1) => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 && zeros(bytes, 0) => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    is_text(text).then(|| text.into())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect::<String>();
    (rest.is_empty() && is_text(&text)).then_some(text)
}

/// Whether every other byte is zero for the most part, from `first` on, and no two in a row are: JSON is ASCII for the
/// most part.
fn zeros(bytes: &[u8], first: usize) -> bool {
    let (pairs, _) = bytes.as_chunks::<2>();
    let sample = pairs.iter().take(SAMPLE / 2);
    let is_zero = |pair: &[u8; 2], at: usize| pair.get(at) == Some(&0);
    let zeros = sample.clone().filter(|pair| is_zero(pair, first)).count();
    zeros * 2 > sample.len() && !sample.clone().any(|pair| is_zero(pair, 1 - first) && is_zero(pair, first))
}

/// No text has a zero byte, and nearly every other file has.
fn is_text(text: &str) -> bool {
    !text.contains('\0')
}
