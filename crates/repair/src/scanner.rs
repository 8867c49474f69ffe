//! One way through a text: where it stands in which container, and what each place needs.

use eventglass_syntax::MAX_DEPTH;

use crate::RepairKind;
use crate::brackets::last_closers;
use crate::edits::{Edit, Edits};

/// After how many words a long way shows that it goes on: some milliseconds.
const WORDS_A_SIGN: u32 = 50_000;

/// An open container, and what was read of it since the last item.
pub(crate) struct Frame {
    pub(crate) shape: Shape,
    /// Whether a key and its colon were read, and their value was not.
    pub(crate) wants_value: bool,
    /// Whether an item was read.
    pub(crate) has_items: bool,
    /// The comma after the last item.
    pub(crate) comma: Option<(usize, usize)>,
    /// What was left out since then.
    pub(crate) elided: Option<Elided>,
    /// Where the last item ends.
    pub(crate) item_end: usize,
    /// The string whose quotes stand around this container unescaped.
    pub(crate) nested: Option<Nested>,
}

/// What a frame is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The text: no container is open.
    Text,
    /// `[`
    Array,
    /// `{`
    Object,
    /// An object whose opening brace is missing.
    Bare,
}

/// An elision that was taken out.
#[derive(Clone, Copy)]
pub(crate) struct Elided {
    /// Its edit, where it was not refused.
    pub(crate) edit: Option<usize>,
    pub(crate) group: u32,
}

/// A string that holds JSON which was not escaped.
#[derive(Clone, Copy)]
pub(crate) struct Nested {
    /// Its opening quote.
    pub(crate) open: (usize, usize),
    /// How many edits there were before it.
    pub(crate) edits: usize,
}

/// What stands before the next word.
#[derive(Clone, Copy)]
pub(crate) struct Gap {
    /// A line break.
    pub(crate) breaks: bool,
    /// Nothing more comes that belongs to the container: the end of the text, or of a code block.
    pub(crate) ends: bool,
}

/// What is known of open brackets outside of the values that were read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    /// `{"a": 1}`: there are none.
    Sure,
    /// `[INFO] {"a": 1}`: those of prose.
    Loose,
    /// `{"a": x y` and a line more: those of a value that was not read to its end.
    Broken,
}

/// A place that can be read in more than one way: reading does not go on there.
pub(crate) struct Stop;

pub(crate) type Going = Result<(), Stop>;

/// A text, a position in it, and the edits found so far.
pub(crate) struct Scanner<'a> {
    pub(crate) text: &'a str,
    pub(crate) pos: usize,
    pub(crate) edits: Edits<'a>,
    /// The innermost open container.
    pub(crate) frame: Frame,
    /// Those around it.
    pub(crate) outer: Vec<Frame>,
    /// Where the last word ends that is part of a container.
    pub(crate) last_end: usize,
    /// Whether a key or an item was read in the outermost container.
    pub(crate) is_begun: bool,
    /// What is known of the brackets that are open here.
    pub(crate) certainty: Certainty,
    /// Where prose ends, if there was some.
    pub(crate) prose_end: Option<usize>,
    /// Whether a value was read right before.
    pub(crate) after_value: bool,
    /// Whether a value was read anywhere.
    pub(crate) has_values: bool,
    /// Where the last opening bracket or quote stands.
    pub(crate) last_value: usize,
    /// Where the closing brackets begin that the text ends with.
    pub(crate) last_closers: usize,
    /// Where no `*/` follows.
    pub(crate) no_comment_end: usize,
    /// Up to where it is known that no unescaped JSON can be read.
    pub(crate) no_nested: usize,
    /// Called now and then.
    alive: &'a mut dyn FnMut(),
    /// After how many more words.
    until_sign: u32,
}

/// The edits that a text needs, in order and without overlaps. Linear: what is read again after a failure, is so once.
pub(crate) fn scan(text: &str, refused: &[RepairKind], alive: &mut dyn FnMut()) -> Vec<Edit> {
    let mut scanner = Scanner::new(text, refused, alive);
    scanner.text_level();
    scanner.edits.finish()
}

impl Frame {
    pub(crate) fn new(shape: Shape) -> Self {
        Frame {
            shape,
            wants_value: false,
            has_items: false,
            comma: None,
            elided: None,
            item_end: 0,
            nested: None,
        }
    }

    /// The bracket that closes it; none for the text.
    pub(crate) fn closer(&self) -> char {
        match self.shape {
            Shape::Text => '\0',
            Shape::Array => ']',
            Shape::Object | Shape::Bare => '}',
        }
    }
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, refused: &'a [RepairKind], alive: &'a mut dyn FnMut()) -> Self {
        Scanner {
            text,
            pos: 0,
            edits: Edits::new(refused),
            frame: Frame::new(Shape::Text),
            outer: Vec::new(),
            last_end: 0,
            is_begun: false,
            certainty: Certainty::Sure,
            prose_end: None,
            after_value: false,
            has_values: false,
            last_value: text.rfind(['{', '[', '｛', '［', '"', '“']).unwrap_or_default(),
            last_closers: last_closers(text),
            no_comment_end: usize::MAX,
            no_nested: 0,
            alive,
            until_sign: WORDS_A_SIGN,
        }
    }

    /// The character at an offset.
    pub(crate) fn at(&self, pos: usize) -> Option<char> {
        match self.text.as_bytes().get(pos)? {
            byte @ 0..0x80 => Some(char::from(*byte)),
            _ => self.text.get(pos..)?.chars().next(),
        }
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.at(self.pos)
    }

    /// The text from an offset on.
    pub(crate) fn from(&self, pos: usize) -> &'a str {
        self.text.get(pos..).unwrap_or_default()
    }

    /// Steps over the next character, a word by itself.
    pub(crate) fn take(&mut self) -> (usize, usize) {
        let start = self.pos;
        self.pos += self.peek().map_or(0, char::len_utf8);
        self.last_end = self.pos;
        (start, self.pos)
    }

    /// An edit that is a repair by itself.
    pub(crate) fn edit(&mut self, kind: RepairKind, span: (usize, usize), replacement: &'static str) {
        self.edits.push(kind, span, replacement, 0);
    }

    /// Shows now and then that the way goes on.
    pub(crate) fn sign(&mut self) {
        self.until_sign -= 1;
        if self.until_sign == 0 {
            self.until_sign = WORDS_A_SIGN;
            (self.alive)();
        }
    }

    /// Whether reading stopped somewhere: nothing is known of the brackets after that.
    pub(crate) fn is_broken(&self) -> bool {
        self.certainty == Certainty::Broken
    }

    /// Reads until the containers that are open are closed.
    pub(crate) fn containers(&mut self) -> Going {
        while self.frame.shape != Shape::Text {
            self.sign();
            let gap = self.gap();
            if gap.ends {
                self.end()?;
            } else if self.frame.wants_value {
                self.value()?;
            } else {
                self.between(gap)?;
            }
        }
        Ok(())
    }

    /// Opens a container.
    pub(crate) fn open(&mut self, frame: Frame) -> Going {
        if self.outer.len() >= MAX_DEPTH {
            return Err(Stop);
        }
        self.outer.push(std::mem::replace(&mut self.frame, frame));
        Ok(())
    }

    /// Notes that the container's next item was read.
    pub(crate) fn item(&mut self) {
        self.is_begun = true;
        self.frame.wants_value = false;
        self.frame.has_items = true;
        self.frame.comma = None;
        self.frame.elided = None;
        self.frame.item_end = self.pos;
    }

    /// A value: the whole of it, or a container's opening bracket.
    fn value(&mut self) -> Going {
        if self.elided_value() {
            return Ok(());
        }
        match self.peek().unwrap_or_default() {
            '{' | '｛' => self.opening(Shape::Object),
            '[' | '［' => self.opening(Shape::Array),
            '"' => self.string_value(),
            c if Self::is_foreign_quote(c) => self.foreign_value(),
            // A comment that says that something was left out, before a value that was not.
            '/' | '#' if self.comment(false) => Ok(()),
            _ => self.word_value(),
        }
    }

    /// What stands before an item, or after the last one.
    fn between(&mut self, gap: Gap) -> Going {
        match self.peek().unwrap_or_default() {
            ',' | '，' => self.comma(),
            '}' | ']' | '｝' | '］' => self.closing(),
            _ if self.elided_items() => Ok(()),
            _ if self.ends_bare() => self.end(),
            _ => self.next_item(gap),
        }
    }

    /// An element or a key, and the comma before it; the comma only where the item can be read.
    fn next_item(&mut self, gap: Gap) -> Going {
        let (edits, elided) = (self.edits.len(), self.frame.elided);
        self.comma_before_item(gap)?;
        let read = if self.frame.shape == Shape::Array { self.value() } else { self.key() };
        if read.is_err() {
            self.edits.back_to(edits);
            self.edits.replace(elided.and_then(|elided| elided.edit), "");
        }
        read
    }

    /// A key and its colon.
    fn key(&mut self) -> Going {
        match self.peek().unwrap_or_default() {
            '"' => self.string_key()?,
            c if Self::is_foreign_quote(c) => self.foreign_string(true)?,
            _ => self.word_key()?,
        }
        self.gap_before(false);
        match self.peek() {
            Some(':') => self.take(),
            Some('：') => {
                let span = self.take();
                self.edit(RepairKind::FullWidth, span, ":");
                span
            }
            _ => return Err(Stop),
        };
        self.is_begun = true;
        self.frame.wants_value = true;
        Ok(())
    }
}
