//! JSON in a string that was not escaped: `"Message": "{"a": 1}"`.

use crate::RepairKind;
use crate::scanner::{Frame, Going, Nested, Scanner, Shape, Stop};

/// How many strings that are not escaped may stand in each other: each is gone over once for every one around it.
const MAX_NESTED: usize = 4;

impl Scanner<'_> {
    /// Whether the quote here seems to open a string that holds JSON.
    pub(crate) fn opens_nested(&self) -> bool {
        matches!(self.at(self.after_breaks(self.pos + 1)), Some('{' | '[')) && self.may_nest()
    }

    /// Whether a string that holds JSON may be tried here.
    pub(crate) fn may_nest(&self) -> bool {
        let open = self.outer.iter().filter(|frame| frame.nested.is_some()).count();
        self.pos >= self.no_nested && open < MAX_NESTED
    }

    /// Goes on inside the string.
    pub(crate) fn open_nested(&mut self) -> Going {
        let open = self.take();
        let nested = Nested { open, edits: self.edits.len() };
        self.pos = self.after_breaks(self.pos);
        let shape = if self.peek() == Some('{') { Shape::Object } else { Shape::Array };
        self.take();
        self.open(Frame { nested: Some(nested), ..Frame::new(shape) })
    }

    /// The container in the string is closed: so is the string, or all was misunderstood.
    pub(crate) fn close_nested(&mut self, nested: Nested) -> Going {
        let opening = self.at(nested.open.0).unwrap_or_default();
        let content_end = self.after_breaks(self.pos);
        let closing = self.at(content_end).unwrap_or_default();
        let end = content_end + closing.len_utf8();
        if !Self::closes(opening, closing) || !self.is_followed(end) {
            return Err(Stop);
        }
        if self.edits.refuses(RepairKind::UnescapedQuotes) {
            self.edits.back_to(nested.edits);
        } else {
            let group = self.edits.escape(self.text, (nested.open.1, content_end), nested.edits);
            for (quote, span) in [(opening, nested.open), (closing, (content_end, end))] {
                if quote != '"' {
                    self.edits.push(RepairKind::UnescapedQuotes, span, "\"", group);
                }
            }
        }
        self.pos = end;
        self.last_end = end;
        Ok(())
    }

    /// Forgets what was found in strings that turn out not to hold JSON.
    pub(crate) fn forget_nested(&mut self) {
        let mut frames = self.outer.iter().chain([&self.frame]);
        if let Some(nested) = frames.find_map(|frame| frame.nested) {
            self.edits.back_to(nested.edits);
            self.no_nested = self.pos;
        }
    }
}
