//! Account ids and the ids that IAM makes.

use super::words::{Found, around, runs};

/// Account ids of AWS's documentation.
const EXAMPLES: [&str; 6] =
    ["111122223333", "444455556666", "123456789012", "555555555555", "999999999999", "000000000000"];

/// How ids of IAM begin, by kind of what they name.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids>
const PREFIXES: [&str; 12] =
    ["ABIA", "ACCA", "AGPA", "AIDA", "AIPA", "AKIA", "ANPA", "ANVA", "APKA", "AROA", "ASCA", "ASIA"];

/// An id of IAM has 20 characters or 21 today; the API allows for more.
const KEY_LENGTHS: std::ops::RangeInclusive<usize> = 20..=128;

pub(super) fn accounts<'t>(text: &'t str, found: Found<'_, 't>) {
    runs(text, char::is_ascii_alphanumeric, &mut |start, word| {
        if is_account(text, start, word) {
            found(word);
        }
    });
}

fn is_account(text: &str, start: usize, word: &str) -> bool {
    word.len() == 12
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && !EXAMPLES.contains(&word)
        && !is_fraction(text, start, word.len())
        && !ends_uuid(text, start)
}

/// Whether a number is a part of one with a decimal point.
fn is_fraction(text: &str, start: usize, len: usize) -> bool {
    let (before, after) = around(text, start, len);
    let digit_at = |offset: Option<usize>| {
        offset.and_then(|offset| text.as_bytes().get(offset)).is_some_and(u8::is_ascii_digit)
    };
    (before == '.' && digit_at(start.checked_sub(2)))
        || (after == '.' && digit_at(start.checked_add(len + 1)))
}

/// Whether the beginning of a UUID stands before: its last twelve digits may lack letters.
fn ends_uuid(text: &str, start: usize) -> bool {
    const GROUPS: &str = "00000000-0000-0000-0000-";
    let before = start.checked_sub(GROUPS.len()).and_then(|from| text.as_bytes().get(from..start));
    let fits = |(byte, form): (&u8, u8)| if form == b'-' { *byte == b'-' } else { byte.is_ascii_hexdigit() };
    before.is_some_and(|before| before.iter().zip(GROUPS.bytes()).all(fits))
}

pub(super) fn keys<'t>(text: &'t str, found: Found<'_, 't>) {
    runs(text, char::is_ascii_alphanumeric, &mut |_, word| {
        if is_key(word) {
            found(word);
        }
    });
}

fn is_key(word: &str) -> bool {
    KEY_LENGTHS.contains(&word.len())
        && PREFIXES.iter().any(|prefix| word.starts_with(prefix))
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && !word.ends_with("EXAMPLE")
}
