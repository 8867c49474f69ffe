//! Words without quotes: keys, numbers, literals.

use crate::RepairKind;
use crate::scanner::{Going, Scanner, Stop};
use crate::strict::is_number;

/// Python's literals and JSON's.
const PYTHON_WORDS: [(&str, &str); 3] = [("True", "true"), ("False", "false"), ("None", "null")];

/// What is no JSON, but is one value to whoever wrote it.
const FOREIGN_WORDS: [&str; 4] = ["NaN", "Infinity", "-Infinity", "undefined"];

impl Scanner<'_> {
    /// The run of characters from here on that could be one word.
    pub(crate) fn word(&self, pos: usize) -> &str {
        let rest = self.from(pos);
        let len = rest.find(|c: char| !(c.is_alphanumeric() || "_$.-+".contains(c))).unwrap_or(rest.len());
        rest.get(..len).unwrap_or_default()
    }

    /// A number or a literal. What is neither, and yet one value, stays for the reader to complain of.
    pub(crate) fn word_value(&mut self) -> Going {
        let word = self.value_word();
        let python = PYTHON_WORDS.into_iter().find(|known| known.0 == word);
        let is_sound = matches!(word, "true" | "false" | "null") || is_number(word.as_bytes());
        let is_known = python.is_some() || is_sound || FOREIGN_WORDS.contains(&word);
        let end = self.pos + word.len();
        let ends_text = self.after_breaks(end) >= self.text.len();
        let like_number = word.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+');
        if !(is_known || like_number && !ends_text && !word.contains("..") && self.is_followed(end)) {
            return Err(Stop);
        }
        if let Some((_, literal)) = python {
            self.edit(RepairKind::PythonWord, (self.pos, end), literal);
        }
        self.pos = end;
        self.last_end = end;
        self.item();
        Ok(())
    }

    /// The word of a value: without the dots that show that something was left out after it, which a number may be cut by.
    fn value_word(&self) -> &str {
        let word = self.word(self.pos);
        let literal = word.trim_end_matches('.');
        if matches!(literal, "true" | "false" | "null") { literal } else { word }
    }

    /// A key without quotes, of characters that need no escape.
    pub(crate) fn word_key(&mut self) -> Going {
        let end = self.pos + self.key_len(self.pos);
        let colon = self.after_breaks(end);
        if end == self.pos || !matches!(self.at(colon), Some(':' | '：')) {
            return Err(Stop);
        }
        let quoted = ["\"", self.text.get(self.pos..end).unwrap_or_default(), "\""].concat();
        self.edits.push(RepairKind::UnquotedKey, (self.pos, end), quoted, 0);
        self.pos = end;
        self.last_end = end;
        Ok(())
    }

    fn key_len(&self, pos: usize) -> usize {
        let rest = self.from(pos);
        rest.find(|c: char| !(c.is_alphanumeric() || "_$-".contains(c))).unwrap_or(rest.len())
    }

    /// Whether a value may end here: something follows that follows values.
    pub(crate) fn is_followed(&self, pos: usize) -> bool {
        let pos = self.after_spaces(pos);
        match self.at(pos) {
            None | Some('\n' | '\r' | '}' | ']' | '｝' | '］' | ',' | '，' | '#') => true,
            Some('/') => matches!(self.at(pos + 1), Some('/' | '*')),
            Some(_) => self.elision_at(pos, true).is_some(),
        }
    }

    /// Whether a value in foreign quotes may end here: what follows a comma there is no prose.
    pub(crate) fn is_followed_surely(&self, pos: usize) -> bool {
        let after = self.after_spaces(pos);
        if !matches!(self.at(after), Some(',' | '，')) {
            return self.is_followed(pos);
        }
        let next = self.after_spaces(after + self.at(after).map_or(0, char::len_utf8));
        if !self.at(next).is_some_and(char::is_alphabetic) {
            return true;
        }
        let word = self.word(next);
        let is_literal = matches!(word, "true" | "false" | "null" | "True" | "False" | "None");
        let colon = self.after_spaces(next + self.key_len(next));
        is_literal || matches!(self.at(colon), Some(':' | '：'))
    }
}
