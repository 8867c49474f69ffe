//! Commas: those that are missing at a line's end, and those that nothing follows.

use crate::RepairKind;
use crate::scanner::{Gap, Going, Scanner, Shape, Stop};

impl Scanner<'_> {
    /// A comma. The second one around something left out goes with it.
    pub(crate) fn comma(&mut self) -> Going {
        let span = self.take();
        if self.frame.has_items && self.frame.comma.is_none() {
            self.frame.comma = Some(span);
            self.frame.elided = None;
            return Ok(());
        }
        let elided = self.frame.elided.ok_or(Stop)?;
        self.edits.push(RepairKind::Elision, span, "", elided.group);
        Ok(())
    }

    /// Makes sure that a comma stands before the next item.
    pub(crate) fn comma_before_item(&mut self, gap: Gap) -> Going {
        if let Some(span) = self.frame.comma.take() {
            if self.at(span.0) == Some('，') {
                self.edit(RepairKind::FullWidth, span, ",");
            }
        } else if !self.frame.has_items {
            // The first one needs none.
        } else if let Some(elided) = self.frame.elided {
            self.edits.replace(elided.edit, ",");
        } else if gap.breaks && self.frame.shape != Shape::Bare {
            let end = self.frame.item_end;
            self.edit(RepairKind::MissingComma, (end, end), ",");
        } else {
            return Err(Stop);
        }
        self.frame.elided = None;
        Ok(())
    }

    /// Takes out the comma that nothing follows.
    pub(crate) fn drop_comma(&mut self) {
        let Some(span) = self.frame.comma.take() else { return };
        match self.frame.elided {
            Some(elided) => {
                self.edits.push(RepairKind::Elision, span, "", elided.group);
            }
            None => self.edit(RepairKind::TrailingComma, span, ""),
        }
    }
}
