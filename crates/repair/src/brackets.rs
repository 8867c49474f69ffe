//! Brackets: opened, closed, missing and superfluous ones.

use crate::RepairKind;
use crate::scanner::{Certainty, Frame, Going, Scanner, Shape, Stop};

/// Where the closing brackets begin that a text ends with.
pub(crate) fn last_closers(text: &str) -> usize {
    text.trim_end_matches(|c: char| is_closer(c) || c.is_ascii_whitespace()).len()
}

fn is_closer(c: char) -> bool {
    matches!(c, '}' | ']' | '｝' | '］')
}

impl Scanner<'_> {
    pub(crate) fn opening(&mut self, shape: Shape) -> Going {
        let is_wide = !self.peek().is_some_and(|c| c.is_ascii());
        let span = self.take();
        if is_wide {
            self.edit(RepairKind::FullWidth, span, if shape == Shape::Array { "[" } else { "{" });
        }
        self.open(Frame::new(shape))
    }

    /// A closing bracket. One that does not fit is right only among the last ones of the text.
    pub(crate) fn closing(&mut self) -> Going {
        let found = self.peek().unwrap_or_default();
        let bracket = if matches!(found, '}' | '｝') { '}' } else { ']' };
        if bracket != self.frame.closer() {
            return self.closing_other(bracket);
        }
        self.drop_comma();
        let span = self.take();
        if !found.is_ascii() {
            self.edit(RepairKind::FullWidth, span, if bracket == '}' { "}" } else { "]" });
        }
        self.close()
    }

    /// Leaves the container, and the string around it.
    fn close(&mut self) -> Going {
        let nested = self.frame.nested;
        let Some(outer) = self.outer.pop() else { return Err(Stop) };
        self.frame = outer;
        if let Some(nested) = nested {
            self.close_nested(nested)?;
        }
        self.item();
        Ok(())
    }

    fn closing_other(&mut self, bracket: char) -> Going {
        if self.pos < self.last_closers || self.is_broken() || self.is_nested() {
            return Err(Stop);
        }
        if self.outer.iter().any(|frame| frame.closer() == bracket) {
            let at = self.last_end;
            self.drop_comma();
            let closer = if bracket == '}' { "]" } else { "}" };
            self.edit(RepairKind::MissingClosing, (at, at), closer);
            return self.close();
        }
        let span = self.take();
        self.edit(RepairKind::SuperfluousClosing, span, "");
        Ok(())
    }

    fn is_nested(&self) -> bool {
        self.frame.nested.is_some() || self.outer.iter().any(|frame| frame.nested.is_some())
    }

    /// The end of the text or of a code block, or what follows an object without braces: closes what is open.
    pub(crate) fn end(&mut self) -> Going {
        if self.is_nested() || self.is_broken() || !self.is_begun {
            return Err(Stop);
        }
        let mut closers = String::new();
        while self.frame.shape != Shape::Text {
            if self.frame.wants_value && closers.is_empty() {
                return Err(Stop);
            }
            self.drop_comma();
            if self.frame.shape == Shape::Bare {
                break;
            }
            closers.push(self.frame.closer());
            self.frame = self.outer.pop().ok_or(Stop)?;
        }
        let at = self.last_end;
        if !closers.is_empty() {
            self.edits.push(RepairKind::MissingClosing, (at, at), closers, 0);
        }
        if self.frame.shape == Shape::Bare {
            self.edit(RepairKind::MissingBraces, (at, at), "}");
            self.frame = self.outer.pop().ok_or(Stop)?;
        }
        Ok(())
    }

    /// Where closing brackets end, and the white space between them.
    fn after_closers(&self, pos: usize) -> usize {
        let rest = self.from(pos);
        let len = rest.find(|c: char| !is_closer(c) && !c.is_ascii_whitespace()).unwrap_or(rest.len());
        pos + rest.get(..len).unwrap_or_default().trim_end().len()
    }

    /// Closing brackets outside of all values: superfluous where the text ends with them, right after a value.
    pub(crate) fn stray_closers(&mut self) {
        let end = self.after_closers(self.pos);
        let is_known = self.after_value && self.certainty == Certainty::Sure;
        if is_known && self.pos >= self.last_closers {
            self.edit(RepairKind::SuperfluousClosing, (self.pos, end), "");
        } else {
            self.after_value = false;
        }
        self.pos = end;
    }
}
