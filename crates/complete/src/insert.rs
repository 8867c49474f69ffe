//! What is put in, made to fit what stands around it.

use crate::place::{After, Place, Wants};

/// A text and where the cursor goes in it.
pub(crate) struct Insert {
    pub(crate) text: String,
    pub(crate) cursor: usize,
}

impl Insert {
    /// The cursor goes behind it.
    pub(crate) fn whole(text: &str) -> Insert {
        Insert::split(text, "")
    }

    /// The cursor goes between.
    pub(crate) fn split(before: &str, after: &str) -> Insert {
        Insert { text: [before, after].concat(), cursor: before.len() }
    }

    /// The same between two texts.
    #[must_use]
    pub(crate) fn within(self, before: &str, after: &str) -> Insert {
        Insert { text: [before, &self.text, after].concat(), cursor: before.len() + self.cursor }
    }

    /// The same with the cursor behind it.
    #[must_use]
    pub(crate) fn done(self) -> Insert {
        Insert { cursor: self.text.len(), ..self }
    }
}

impl Place<'_> {
    /// A key and what follows it, as far as that is not there already.
    pub(crate) fn key(&self, json: &str, body: Insert) -> Insert {
        let key = self.begun(json);
        let insert = match self.after {
            After::Colon => return self.spaced(Insert::whole(&key)),
            After::Open => return self.spaced(Insert::whole(&(key + ":"))),
            After::Key | After::Word | After::End => body.within(&(key + ": "), ""),
        };
        self.spaced(self.separated(insert))
    }

    /// A value that has no begun string before it.
    pub(crate) fn value(&self, insert: Insert) -> Insert {
        self.spaced(self.separated(insert))
    }

    /// A string, or the rest of the one that is begun.
    pub(crate) fn string(&self, json: &str) -> Insert {
        self.value(Insert::whole(&self.begun(json)))
    }

    /// The brackets of an object of fields: over lines of its own where it has some.
    pub(crate) fn object(&self) -> (String, String) {
        if self.has_line {
            (format!("{{\n{}  ", self.indent), format!("\n{}}}", self.indent))
        } else {
            ("{".to_owned(), "}".to_owned())
        }
    }

    /// Two branches in a list.
    pub(crate) fn branches(&self) -> Insert {
        let indent = self.indent;
        if self.has_line {
            Insert::split(&format!("[\n{indent}  {{"), &format!("}},\n{indent}  {{}}\n{indent}]"))
        } else {
            Insert::split("[{", "}, {}]")
        }
    }

    /// A string without the quote that is there already, closed by the same.
    fn begun(&self, json: &str) -> String {
        let content = json.strip_prefix('"').and_then(|json| json.strip_suffix('"')).unwrap_or(json);
        match self.quote {
            Some(quote) => format!("{content}{}", char::from(quote)),
            None => json.to_owned(),
        }
    }

    /// A comma where another member follows.
    fn separated(&self, mut insert: Insert) -> Insert {
        let is_list = matches!(self.wants, Wants::Alternative | Wants::Branch | Wants::Member(..));
        let follows = match self.after {
            After::End | After::Colon => false,
            After::Key => !is_list,
            After::Word | After::Open => true,
        };
        if follows && self.wants != Wants::Pattern {
            insert.text.push_str(if self.is_tight { ", " } else { "," });
        }
        insert
    }

    fn spaced(&self, insert: Insert) -> Insert {
        if self.needs_blank { insert.within(" ", "") } else { insert }
    }
}
