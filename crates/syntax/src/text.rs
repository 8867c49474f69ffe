//! Decoded JSON strings.

use std::cmp::Ordering;
use std::fmt;

/// A decoded JSON string. EventBridge accepts lone surrogates (`"\ud800"`), which Rust's `str` cannot hold: such a
/// text keeps its UTF-16 units beside a readable form in which each lone surrogate is U+FFFD.
///
/// Equality and order are those of the UTF-16 units, as in Java's `String.compareTo`: the engine sorts fields so.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Text {
    readable: Box<str>,
    units: Option<Box<[u16]>>,
}

impl Text {
    /// The text of UTF-16 units that may hold lone surrogates.
    pub fn from_units(units: &[u16]) -> Self {
        match String::from_utf16(units) {
            Ok(readable) => readable.into(),
            Err(_) => {
                Text { readable: String::from_utf16_lossy(units).into_boxed_str(), units: Some(units.into()) }
            }
        }
    }

    /// The readable form; lone surrogates read as U+FFFD.
    pub fn as_str(&self) -> &str {
        &self.readable
    }

    /// The UTF-16 units, lone surrogates included.
    pub fn units(&self) -> impl Iterator<Item = u16> + '_ {
        let odd = self.units.as_deref().unwrap_or_default().iter().copied();
        let plain = if self.units.is_some() { "" } else { self.as_str() };
        odd.chain(plain.encode_utf16())
    }

    /// Whether a lone surrogate stands in it.
    pub fn has_lone_surrogate(&self) -> bool {
        self.units.is_some()
    }

    /// Texts after each other, with `separator` between.
    #[must_use]
    pub fn joined(texts: &[&Text], separator: &str) -> Text {
        if texts.iter().all(|text| text.units.is_none()) {
            return texts.iter().map(|text| text.as_str()).collect::<Vec<_>>().join(separator).into();
        }
        let mut units: Vec<u16> = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            units.extend(separator.encode_utf16().filter(|_| index > 0));
            units.extend(text.units());
        }
        Text::from_units(&units)
    }
}

impl From<String> for Text {
    fn from(readable: String) -> Self {
        Text { readable: readable.into_boxed_str(), units: None }
    }
}

impl From<&str> for Text {
    fn from(readable: &str) -> Self {
        Text { readable: readable.into(), units: None }
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.units.is_none() && self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.units.is_none()
            && other.units.is_none()
            && self.readable.is_ascii()
            && other.readable.is_ascii()
        {
            return self.readable.cmp(&other.readable);
        }
        self.units().cmp(other.units())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.readable.fmt(f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.readable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_surrogate_is_kept_and_readable() {
        let text = Text::from_units(&[0x61, 0xd800]);
        assert_eq!(text.as_str(), "a\u{fffd}");
        assert_eq!(text.units().collect::<Vec<_>>(), [0x61, 0xd800]);
        assert_ne!(text, Text::from("a\u{fffd}"));
    }

    #[test]
    fn two_halves_joined_are_one_character() {
        let joined = Text::joined(&[&Text::from_units(&[0xd83d]), &Text::from_units(&[0xde00])], "");
        assert_eq!(joined, "😀");
    }

    #[test]
    fn order_is_by_utf16_unit() {
        let (emoji, fullwidth) = (Text::from("😀"), Text::from("\u{ff01}"));
        assert!(emoji < fullwidth, "a surrogate sorts before the end of the basic plane");
    }
}
