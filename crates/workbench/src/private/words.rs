//! Text as it is meant, and the words in it.

use std::borrow::Cow;

/// The text with escapes of any number of JSON wrappings, and those of URLs, resolved. It is for finding words only:
/// how many wrappings there are is not known, so `\\n` becomes a space, whatever it was.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '%']) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '%']) {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let (meant, after) = resolved(escape);
        out.extend(meant);
        rest = after;
    }
    out.push_str(rest);
    out.into()
}

/// What the escape at the beginning of a text means, and what stands behind it. A backslash before anything else means
/// nothing by itself: `\"` is a quote.
fn resolved(escape: &str) -> (Option<char>, &str) {
    if let Some(rest) = escape.strip_prefix('%') {
        return match hexadecimal(rest, 2) {
            Some((c, after)) if c.is_ascii_graphic() => (Some(c), after),
            _ => (Some('%'), rest),
        };
    }
    let escaped = escape.trim_start_matches('\\');
    if let Some(after) = escaped.strip_prefix(['n', 'r', 't']) {
        return (Some(' '), after);
    }
    match escaped.strip_prefix('u').and_then(|digits| hexadecimal(digits, 4)) {
        Some((c, after)) => (Some(c), after),
        None => (None, escaped),
    }
}

/// The character that so many digits name, and what stands behind them.
fn hexadecimal(text: &str, digits: usize) -> Option<(char, &str)> {
    let (number, after) = text.split_at_checked(digits)?;
    let is_number = number.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(number, 16).ok().filter(|_| is_number)?;
    Some((char::from_u32(code)?, after))
}

/// Is called with each value that is found. The searches are not generic over it: the page carries every copy.
pub(super) type Found<'f, 't> = &'f mut dyn FnMut(&'t str);

/// Gives the longest runs of characters of a kind, with their offsets. The characters are ASCII: what another script
/// puts around a word without a space does not belong to it.
pub(super) fn runs<'t>(text: &'t str, part: fn(&char) -> bool, each: &mut dyn FnMut(usize, &'t str)) {
    let mut start = None;
    // Something foreign behind the text ends the last run.
    for (at, byte) in text.bytes().chain([b'\0']).enumerate() {
        let is_part = byte.is_ascii() && part(&char::from(byte));
        match (is_part, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                each(from, text.get(from..at).unwrap_or_default());
                start = None;
            }
            _ => {}
        }
    }
}

/// The characters before and after a part of a text; a space at its ends and where a character is not ASCII.
pub(super) fn around(text: &str, start: usize, len: usize) -> (char, char) {
    let at = |offset: Option<usize>| offset.and_then(|offset| text.as_bytes().get(offset));
    let ascii = |byte: Option<&u8>| byte.filter(|byte| byte.is_ascii()).map_or(' ', |byte| char::from(*byte));
    (ascii(at(start.checked_sub(1))), ascii(at(start.checked_add(len))))
}
