//! What a person or the engine does.

use std::rc::Rc;

use eventglass_workbench::samples::SampleId;
use eventglass_workbench::{Act, Language, Opened, PairChoice, Piece, Scene, TargetInput, Window, Work};

use super::{Answered, EditorId, EventView, Kept, Origin, Pane, Shared, Text};

/// A step of the page.
#[derive(Clone)]
pub(crate) enum Action {
    OpenSample(SampleId),
    /// The sample has come.
    Sample(Box<Work>),
    /// Files with their names.
    OpenFiles(Rc<[(String, Vec<u8>)]>),
    /// The texts in them have come.
    Opened(Box<Opened>),
    /// The pasted text was edited.
    Edit(Text),
    /// A text was pasted in place of the one there.
    Open(Text),
    /// A work from a link.
    OpenLink(Box<Work>),
    /// The fragment of a link in the address.
    FollowLink(Rc<str>),
    /// A link that cannot be opened, and why.
    NotOpened(Rc<str>),
    /// What may be private in the work that is shared.
    Private(Vec<Piece>),
    /// A text was laid out for the editor that asked.
    Formatted(Text),
    FileFailed,
    /// A click on a part of the page that the engine made.
    Act(Act),
    /// A place in the event's text was clicked, as an offset in it.
    Pick(Option<u32>),
    /// What can stand at this offset of the pattern?
    Type(u32),
    /// What is shown of all events together.
    Scene(Scene),
    /// Another target for the rule.
    Target(u32, Rc<TargetInput>),
    Clear,
    /// Takes back what the notice tells.
    Undo,
    /// The notice was read.
    Dismiss,
    /// Back to a work that was put aside, by position.
    TakeUp(usize),
    View(EventView),
    Pane(Pane),
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
    /// The second module cannot be had.
    NotWhole,
}

/// Why the engine was restarted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stopped {
    Crashed,
    Silent,
}
