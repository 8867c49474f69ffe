//! Parts of the page as data: what stands where, in which role, and what a click on it does.
//!
//! What few need is made by the page's second WebAssembly module, which knows no browser. It hands over trees of
//! [`Piece`]s in its own words; the page draws every role in one way. No text in them is ever read as HTML.

use crate::inputs::Filter;
use crate::report::Place;

/// A part of the page.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Piece {
    /// What it is.
    pub role: Role,
    /// Its text, before the pieces in it.
    pub text: String,
    /// What a pointer over it and a screen reader are told; of a link the address.
    pub about: String,
    /// Where it lies on a scale, in thousandths: of bars and time lines.
    pub at: Stretch,
    /// What a click does.
    pub act: Option<Act>,
    /// What stands in it.
    pub pieces: Vec<Piece>,
}

/// From where to where, in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Stretch {
    /// The beginning.
    pub from: u16,
    /// How long.
    pub len: u16,
}

/// What a piece is. The page has one way to draw each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Role {
    /// Words in a line.
    #[default]
    Text,
    /// Words that matter less.
    Dim,
    /// Words that matter more.
    Strong,
    /// Words of JSON, ids, paths.
    Code,
    /// What stands in an event, among the page's own words.
    Value,
    /// A short label.
    Badge,
    /// What is well.
    Good,
    /// What is lost, or wrong.
    Bad,
    /// A paragraph.
    Line,
    /// Pieces side by side, which wrap where there is no room.
    Row,
    /// Pieces below each other.
    Stack,
    /// Pieces that stand side by side where there is room, as wide as each other.
    Columns,
    /// A heading in a part.
    Heading,
    /// A part under its heading.
    Section,
    /// A note with a coloured edge: how something was read, or what the documents do not say.
    Note,
    /// A warning with a coloured edge.
    Warning,
    /// An error with a coloured edge.
    Error,
    /// A list.
    List,
    /// One of a list.
    Item,
    /// A list in which the order counts.
    Steps,
    /// A text with its line breaks, in the typeface of code.
    Block,
    /// A table; its pieces are rows.
    Table,
    /// A row of a table.
    TableRow,
    /// The heading of a column.
    Head,
    /// A cell.
    Cell,
    /// A button.
    Button,
    /// One of several of which one is chosen; this one is not.
    Choice,
    /// The chosen one.
    Chosen,
    /// A link out of the page, opened by whoever clicks it.
    Link,
    /// A bar of a chart, with its words; its stretch is its length.
    Bar,
    /// Bars standing side by side.
    Histogram,
    /// One of them; its stretch's length is its height.
    Column,
    /// A line of time with points on it.
    Timeline,
    /// A point on it.
    Point,
    /// A message as a mail program shows it.
    Mail,
    /// A message as a chat shows it.
    Chat,
    /// What is taken out of a text.
    Removed,
    /// What is put in.
    Added,
    /// What opens on a click; its text is the summary.
    Fold,
}

/// What a click does.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Act {
    /// Shows an event.
    Event(usize),
    /// Shows a place in the pattern or in the event.
    Show(crate::causes::SidedPlace),
    /// Changes the selected rule's pattern, or the pasted text: places of `Event` are places in that.
    Edit {
        /// Which text.
        side: crate::causes::TextSide,
        /// How, in the order of the text.
        edits: Vec<crate::causes::EditRow>,
    },
    /// Shows a place in the pasted text.
    Pasted(Place),
    /// Lists only events of a kind; all where there is none.
    Filter(Option<Filter>),
    /// Copies a text.
    Copy(String),
    /// Another target for the selected rule.
    Target(Box<crate::inputs::TargetInput>),
    /// Lists events in the order of time, or of the text.
    ByTime(bool),
    /// Puts a found pattern, with its name and target, in place of the selected rule's; further ones become rules.
    Rules(Vec<crate::inputs::RuleInput>),
    /// More rules, behind the ones there.
    AddRules(Vec<crate::inputs::RuleInput>),
    /// Reads the text without a kind of repair, or with it again.
    Repair {
        /// The kind.
        kind: String,
        /// Whether it is refused.
        refused: bool,
    },
    /// Other events or fields to make a rule from.
    Make(Box<crate::making::Making>),
    /// Shows the payload as another service hands it on.
    Arrival(crate::screen::Arrival),
}

impl Piece {
    /// A piece with nothing but a text.
    pub(crate) fn new(role: Role, text: impl Into<String>) -> Piece {
        Piece { role, text: text.into(), ..Piece::default() }
    }

    /// A piece that holds others.
    pub(crate) fn of(role: Role, pieces: Vec<Piece>) -> Piece {
        Piece { role, pieces, ..Piece::default() }
    }

    /// What a pointer over it is told.
    #[must_use]
    pub(crate) fn about(self, about: impl Into<String>) -> Piece {
        Piece { about: about.into(), ..self }
    }

    /// What a click on it does.
    #[must_use]
    pub(crate) fn act(self, act: Act) -> Piece {
        Piece { act: Some(act), ..self }
    }

    /// Where it lies.
    #[must_use]
    pub(crate) fn at(self, from: u16, len: u16) -> Piece {
        Piece { at: Stretch { from, len }, ..self }
    }

    /// With more pieces in it.
    #[must_use]
    pub(crate) fn with(mut self, pieces: impl IntoIterator<Item = Piece>) -> Piece {
        self.pieces.extend(pieces);
        self
    }
}
