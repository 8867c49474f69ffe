//! What a person or the engine does.

use std::rc::Rc;

use eventglass_workbench::samples::SampleId;
use eventglass_workbench::{Language, PairChoice, Window, Work, WorkProblem};

use super::{Answered, EditorId, EventView, Kept, Origin, Pane, Shared, Text};

/// A step of the page.
#[derive(Clone)]
pub(crate) enum Action {
    OpenSample(SampleId),
    /// The pasted text was edited.
    Edit(Text),
    /// A text was pasted or opened in place of the one there: out of so many files, none for a paste.
    Open(Text, usize),
    /// A work from a file.
    OpenWork(Box<Work>),
    /// A work from a link.
    OpenLink(Box<Work>),
    /// A link or a file of ours that cannot be opened.
    NotOpened(WorkProblem),
    FileFailed,
    Clear,
    /// Takes back what the notice tells.
    Undo,
    /// The notice was read.
    Dismiss,
    /// Back to a work that was put aside, by position.
    TakeUp(usize),
    View(EventView),
    Pane(Pane),
    /// Shows or leaves the grid of events by rules.
    Grid,
    SelectEvent(usize),
    SelectRule(usize),
    /// A cell of the grid: event and rule.
    SelectPair(usize, usize),
    /// The event so many rows further.
    StepEvent(isize),
    /// The rule so many tabs further; behind the last comes the first.
    StepRule(isize),
    AddRule,
    DuplicateRule,
    RemoveRule,
    /// The selected rule goes one place to the left or to the right.
    MoveRule(isize),
    RenameRule(u32, Rc<str>),
    EditPattern(u32, Text),
    /// Lays out the text of an editor.
    Format(EditorId),
    /// To the next problem, or the one before.
    Seek {
        back: bool,
    },
    Choose(PairChoice),
    Scroll(Window),
    Point(Option<usize>),
    /// Shows a condition's places; it was asked for where the origin says.
    Reveal(usize, Origin),
    /// A text went to the clipboard, or could not.
    Copied(Rc<str>, bool),
    /// The share panel was opened or closed.
    Share(bool),
    /// The packed link of the work that is shared.
    Shared(Rc<Shared>),
    Speak(Language),
    Kept(Kept),
    Answered(Rc<Answered>),
    /// The engine was restarted: it crashed, or gave no sign of life.
    Restarted(Stopped),
    /// Asks once more what the engine did not survive.
    TryAgain,
    Failed,
}

/// Why the engine was restarted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stopped {
    Crashed,
    Silent,
}
