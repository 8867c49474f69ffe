//! Between byte offsets and the UTF-16 offsets of browsers.

/// How many bytes lie between two remembered offsets: a lookup reads at most that much text.
const STRIDE: usize = 512;

/// Translates byte offsets of one text into UTF-16 offsets and back. Building reads the text once; a lookup costs at
/// most 512 bytes of reading, nothing for ASCII.
#[derive(Clone, Debug)]
pub struct Utf16Index {
    /// For each multiple of `STRIDE` the UTF-16 offset of the first character at or after it; empty for ASCII.
    marks: Vec<u32>,
}

impl Utf16Index {
    /// The index of a text.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Utf16Index { marks: Vec::new() };
        }
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut utf16 = 0;
        for (byte, c) in text.char_indices() {
            while marks.len() * STRIDE <= byte {
                marks.push(utf16);
            }
            utf16 += c.len_utf16() as u32;
        }
        Utf16Index { marks }
    }

    /// The UTF-16 offset of a byte offset of the same text; an offset inside a character counts as its end.
    pub fn utf16(&self, text: &str, byte: u32) -> u32 {
        let byte = (byte as usize).min(text.len());
        let Some((start, utf16)) = self.mark_before(text, byte) else {
            return byte as u32;
        };
        let rest = text.get(start..).unwrap_or_default();
        let before = rest.char_indices().take_while(|(at, _)| start + at < byte);
        utf16 + before.map(|(_, c)| c.len_utf16() as u32).sum::<u32>()
    }

    /// The byte offset of a UTF-16 offset of the same text; inside a surrogate pair: the offset after it.
    pub fn byte(&self, text: &str, utf16: u32) -> u32 {
        if self.marks.is_empty() {
            return utf16.min(text.len() as u32);
        }
        let mark = self.marks.partition_point(|mark| *mark <= utf16).saturating_sub(1);
        let mut units = self.marks.get(mark).copied().unwrap_or_default();
        let start = next_boundary(text, mark * STRIDE);
        for (at, c) in text.get(start..).unwrap_or_default().char_indices() {
            if units >= utf16 {
                return (start + at) as u32;
            }
            units += c.len_utf16() as u32;
        }
        text.len() as u32
    }

    fn mark_before(&self, text: &str, byte: usize) -> Option<(usize, u32)> {
        let last = self.marks.len().checked_sub(1)?;
        let mut mark = (byte / STRIDE).min(last);
        let mut start = next_boundary(text, mark * STRIDE);
        if start > byte {
            mark = mark.saturating_sub(1);
            start = next_boundary(text, mark * STRIDE);
        }
        Some((start, self.marks.get(mark).copied().unwrap_or_default()))
    }
}

fn next_boundary(text: &str, from: usize) -> usize {
    (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "[a-z\u{e9}\u{3042}\u{1f600}]{0,900}") {
            let index = Utf16Index::new(&text);
            for (byte, _) in text.char_indices() {
                let counted = text[..byte].encode_utf16().count() as u32;
                prop_assert_eq!(index.utf16(&text, byte as u32), counted);
                prop_assert_eq!(index.byte(&text, counted), byte as u32);
            }
            prop_assert_eq!(index.utf16(&text, text.len() as u32), text.encode_utf16().count() as u32);
        }
    }
}
