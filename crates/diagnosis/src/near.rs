//! How near two texts are.

pub(crate) mod names;

/// The fields that an event has at its top level.
pub(crate) const ENVELOPE: [&str; 10] = [
    "version",
    "id",
    "detail-type",
    "source",
    "account",
    "time",
    "region",
    "resources",
    "detail",
    "replay-name",
];

/// As [`distance`], at little cost for texts that have other letters: most names.
pub(crate) fn distance_of_names(a: &str, b: &str, most: usize) -> Option<usize> {
    let letters = |text: &str| text.bytes().fold(0_u64, |all, it| all | 1 << (it & 63));
    let is_ascii = a.is_ascii() && b.is_ascii();
    // A letter that is replaced takes one away and brings another.
    let differ = (letters(a) ^ letters(b)).count_ones() as usize;
    if is_ascii && differ > 2 * most { None } else { distance(a, b, most) }
}

/// Whether a dotted path holds nothing but names: no `$`, no index, no `*`.
pub(crate) fn is_name(path: &str) -> bool {
    let is_index = |part: &str| part == "*" || part == "$" || part.bytes().all(|it| it.is_ascii_digit());
    !path.contains(['[', ']']) && !path.split('.').any(|part| !part.is_empty() && is_index(part))
}

/// Whether two texts differ in letter case only, and do differ.
pub(crate) fn differs_in_case(a: &str, b: &str) -> bool {
    a != b && a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// The number of letters to put in, take out, replace or swap with the next, where it is at most `most`.
///
/// Cost: the length of the texts times `most`; texts of more than 200 characters are not compared.
pub(crate) fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    const LONG: usize = 200;
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most || a.len().max(b.len()) > LONG {
        return None;
    }
    let (mut before, mut last): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    for (i, c) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, d) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX - 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(d) && b.get(j - 1) == Some(c) && c != d;
            let swap = if swapped { at(&before, j - 1) + 1 } else { usize::MAX };
            let best = (at(&last, j) + usize::from(c != d)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            row.push(best.min(swap));
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

/// A character without what the eye passes over: letter case, full width, kinds of blanks, dashes and quotes. None for
/// one that is not seen at all.
pub(crate) fn plain(c: char) -> Option<char> {
    look_alike(c).map(|c| c.to_lowercase().next().unwrap_or(c))
}

/// As [`plain`], letter case kept.
pub(crate) fn look_alike(c: char) -> Option<char> {
    Some(match c {
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => return None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        _ if c.is_whitespace() => ' ',
        _ => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_of_letters_counts_once() {
        let cases = [
            ("evnetName", "eventName", Some(1)),
            ("eventName", "eventName", Some(0)),
            ("state", "status", Some(2)),
            ("region", "source", None),
            ("", "ab", Some(2)),
            ("イベント", "イベンド", Some(1)),
        ];
        for (a, b, expected) in cases {
            assert_eq!(distance(a, b, 2), expected, "{a} {b}");
        }
    }

    #[test]
    fn case_is_told_apart_from_other_differences() {
        assert!(differs_in_case("imageID", "imageId"));
        assert!(!differs_in_case("imageId", "imageId"));
        assert!(!differs_in_case("image", "imageId"));
    }
}
