//! Outside of all values: prose, which stays, and what stands around JSON in chats and terminals.

use crate::RepairKind;
use crate::prompts::prompt_line_len;
use crate::scanner::{Certainty, Frame, Scanner, Shape};
use crate::spaces::{is_foreign_space, starts_comment};

impl Scanner<'_> {
    /// The whole text.
    pub(crate) fn text_level(&mut self) {
        if self.text.starts_with('\u{feff}') {
            self.pos = '\u{feff}'.len_utf8();
            self.edit(RepairKind::ByteOrderMark, (0, self.pos), "");
        }
        while self.pos < self.text.len() {
            self.sign();
            self.text_item();
        }
        if !self.has_values && !self.is_broken() {
            self.edits.back_to(0);
        }
    }

    fn text_item(&mut self) {
        self.pos += self.from(self.pos).bytes().take_while(u8::is_ascii_whitespace).count();
        let begins_line = self.begins_line();
        match self.peek().unwrap_or_default() {
            ',' if self.after_value => self.pos += 1,
            c if is_foreign_space(c) => self.text_spaces(),
            _ if begins_line && self.is_near_json() && self.line() => {}
            '/' | '#' if self.after_value && !self.is_broken() && self.text_comment() => {}
            '{' | '｛' => self.container(Shape::Object),
            '[' | '［' => self.container(Shape::Array),
            '}' | ']' | '｝' | '］' => self.stray_closers(),
            c if begins_line && (c == '"' || Self::is_foreign_quote(c)) => self.quoted(),
            '"' if self.after_value => self.quoted(),
            _ => self.prose(),
        }
    }

    /// Whether only white space stands before this place on its line.
    fn begins_line(&self) -> bool {
        let before = self.text.get(..self.pos).unwrap_or_default();
        let before = before.trim_end_matches(|c| c == ' ' || c == '\t' || is_foreign_space(c));
        before.is_empty() || before.ends_with('\n')
    }

    /// Whether a value stands before or after: what is no JSON at all is left alone.
    fn is_near_json(&self) -> bool {
        !self.is_broken() && (self.has_values || self.pos <= self.last_value)
    }

    /// A line that is no prose: taken out.
    fn line(&mut self) -> bool {
        let rest = self.from(self.pos);
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        if line.starts_with("```") {
            self.take_out(RepairKind::CodeFence, line.len());
            return true;
        }
        if let Some(len) = prompt_line_len(rest) {
            self.take_out(RepairKind::Prompt, len);
            return true;
        }
        if let Some(len) = self.elision_len(true).filter(|len| self.blank_line_end(self.pos + len).is_some())
        {
            self.take_out(RepairKind::Elision, len);
            return true;
        }
        self.text_comment()
    }

    /// A comment outside of all values. One that holds brackets may be JSON that somebody wants back.
    fn text_comment(&mut self) -> bool {
        let rest = self.from(self.pos);
        let comment = if starts_comment(rest) { self.comment_len() } else { None };
        let comment = comment.filter(|len| !rest.get(..*len).unwrap_or_default().contains(['{', '[']));
        if let Some(len) = comment {
            self.take_out(RepairKind::Comment, len);
        }
        comment.is_some()
    }

    fn take_out(&mut self, kind: RepairKind, len: usize) {
        self.edit(kind, (self.pos, self.pos + len), "");
        self.pos += len;
    }

    /// Foreign spaces: replaced before a value and on empty lines, left in prose.
    fn text_spaces(&mut self) {
        let after = self.after_spaces(self.pos);
        let before_value = self.at(after).is_none_or(|c| "{[\"“｛［}]\r\n".contains(c));
        if self.is_near_json() && before_value {
            self.foreign_spaces();
        } else {
            self.pos = self.after_spaces(self.pos);
        }
    }

    /// A value in brackets.
    fn container(&mut self, shape: Shape) {
        let start = self.pos;
        let edits = self.edits.len();
        self.is_begun = false;
        if self.opening(shape).and_then(|()| self.containers()).is_ok() {
            self.finish();
            return;
        }
        self.forget_nested();
        let outermost = self.outer.get(1).unwrap_or(&self.frame);
        let is_prose = !self.is_begun && !self.text.get(start..self.pos).unwrap_or_default().contains('\n');
        if is_prose || !outermost.has_items || self.is_broken() {
            self.edits.back_to(edits);
        }
        self.leave();
        self.certainty = self.certainty.max(Certainty::Loose);
        if is_prose && !self.has_long_search() {
            self.prose();
        } else {
            self.certainty = Certainty::Broken;
            self.pos = self.next_bracket_line();
        }
    }

    /// Whether what stands here was searched for an end up to the end of its line or of the text.
    fn has_long_search(&self) -> bool {
        self.peek().is_some_and(|c| c == '"' || Self::is_foreign_quote(c))
    }

    fn finish(&mut self) {
        self.after_value = true;
        self.has_values = true;
    }

    /// Closes all containers without a word.
    fn leave(&mut self) {
        self.outer.clear();
        self.frame = Frame::new(Shape::Text);
        self.after_value = false;
    }

    /// The next line that begins with a bracket, as the reader goes on; this one where the line begins here.
    fn next_bracket_line(&self) -> usize {
        let from = self.pos.saturating_sub(1);
        let from = if self.text.is_char_boundary(from) { from } else { self.pos };
        let rest = self.from(from);
        let mut breaks = rest.match_indices('\n');
        let next = breaks.find(|(at, _)| matches!(rest.as_bytes().get(at + 1), Some(b'{' | b'[')));
        next.map_or(self.text.len(), |(at, _)| from + at + 1)
    }

    /// A string, or a member of an object without braces.
    fn quoted(&mut self) {
        let is_plain = self.peek() == Some('"');
        let end = self.plain_end(self.pos).filter(|_| is_plain);
        let is_key = match end {
            Some(end) if self.is_colon(end) => true,
            _ => self.foreign_close(self.pos, true).is_some(),
        };
        // Next to prose such a line is rather one of YAML.
        let is_apart = || self.prose_end.is_none_or(|end| self.is_apart(end));
        if is_key && is_apart() && self.begins_line() && !self.is_broken() {
            return self.bare_object();
        }
        match end {
            Some(end) if !is_key => {
                self.pos = end;
                self.finish();
            }
            _ => self.prose(),
        }
    }

    /// An object whose braces are missing, both or the opening one. All of it must be right: it may be YAML, or prose.
    fn bare_object(&mut self) {
        let start = self.pos;
        let edits = self.edits.len();
        self.is_begun = false;
        self.edit(RepairKind::MissingBraces, (start, start), "{");
        let read = self.open(Frame::new(Shape::Bare)).and_then(|()| self.containers());
        let follows = self.at(self.after_breaks(self.pos));
        if read.is_ok() && !follows.is_some_and(|c| ",}]，｝］".contains(c)) {
            self.finish();
            return;
        }
        let outermost = self.outer.get(1).unwrap_or(&self.frame);
        if read.is_ok() || outermost.has_items {
            self.certainty = Certainty::Broken;
        }
        self.edits.back_to(edits);
        self.leave();
        self.pos = start;
        self.prose();
    }

    /// Anything else: up to the next bracket or line.
    fn prose(&mut self) {
        self.after_value = false;
        let (_, after) = self.take();
        let rest = self.from(after);
        self.pos = after + rest.find(['{', '[', '｛', '［', '\n']).unwrap_or(rest.len());
        self.prose_end = Some(self.pos);
    }
}
