//! Long texts, shared and compared by identity.

use std::ops::Deref;
use std::rc::Rc;

/// A text that may be megabytes. Two are equal where they are one: comparing what they say would cost milliseconds at
/// each drawing.
#[derive(Clone, Debug)]
pub(crate) struct Text(Rc<str>);

impl Default for Text {
    fn default() -> Self {
        Text("".into())
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text(text.into())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text(text.into())
    }
}
