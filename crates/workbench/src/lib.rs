//! From what a person typed to everything a page shows: [`analyze`].
//!
//! ```
//! use eventglass_workbench::{Inputs, RuleInput, analyze};
//!
//! let report = analyze(&Inputs {
//!     text: r#"{"source": "my.app", "detail-type": "Ping", "detail": {}}"#.into(),
//!     rules: vec![RuleInput {
//!         name: "ping".into(),
//!         pattern: r#"{"source": ["my.app"]}"#.into(),
//!         ..RuleInput::default()
//!     }],
//!     ..Inputs::default()
//! });
//! assert!(report.matches(0, 0));
//! ```
//!
//! The report holds events, rules, verdicts and AMI ids; the [explanation](Report::explain) of a verdict is made when it
//! is asked for. A [`Session`] keeps the report of the last inputs and answers a page's questions from it. All sentences
//! come from one catalogue, [`Language`].
//!
//! **Invariant.** This crate knows patterns and events and speaks the page's words. It does not know wasm, the DOM,
//! storage or the clock: the present time is one of the inputs. Places are byte offsets here; the faces translate.

mod aloud;
mod analyze;
mod causes;
mod delivery;
mod events;
mod inputs;
mod layout;
mod making;
mod markup;
mod opened;
mod pair;
mod parts;
mod private;
mod reach;
mod report;
mod rules;
pub mod samples;
mod screen;
mod session;
mod suggesting;
mod test_event;
mod words;
mod work;

pub use analyze::{Alive, analyze};
pub use causes::{Cause, Causes, EditRow, RemedyRow, SidedPlace, TextSide, Trials};
pub use inputs::{
    Filter, FilterField, Inputs, MAX_EVENTS, MAX_PATTERN, MAX_TEXT, RuleInput, TargetInput, TargetKind,
};
pub use layout::format;
pub use making::{Making, Tick};
pub use markup::{Act, Piece, Role, Stretch};
pub use opened::Opened;
pub use pair::{ArrayLine, BranchLine, ConditionLine, ElementLine, PairChoice, PairView};
pub use private::{Private, PrivateKind, private};
pub use report::{
    AmiRow, EventRow, EventView, MentionRow, Output, Place, Problem, RepairRow, Report, RuleRow, Severity,
};
pub use screen::{
    Answer, AnsweredRow, Arrival, Body, Choice, Choices, Hint, PairParts, Parts, Scene, Selected, Shown,
    Window,
};
pub use session::{Ask, Reply, Request, Session};
pub use suggesting::{SearchedRow, Suggestion, suggest_pattern};
pub use test_event::{ApiError, matches, test_event_pattern};
pub use words::{Labels, Language, shorten};
pub use work::{
    LONG_LINK, MAX_FRAGMENT, MAX_RULES, MAX_UNPACKED, Work, WorkProblem, fragment, fragment_of, is_link,
    open_fragment,
};

pub use eventglass_delivery::{Delivery, Loss, Outcome};
/// What a report's histories and deliveries are made of.
pub use eventglass_history::{ImageState, Leftover, Leftovers, Lifecycle, Moment, Step, StepKind, Who};

/// Translates byte offsets into the UTF-16 offsets of browsers: for the faces only.
pub use eventglass_syntax::Utf16Index;

/// The closed sets of names that reports use, for faces that declare them.
pub mod names {
    use eventglass_delivery::Loss;
    use eventglass_diagnosis::CATALOGUE;
    use eventglass_event::{Envelope, IngestKind, Role};
    use eventglass_history::{ImageState, StepKind};
    use eventglass_pattern::ProblemKind;
    use eventglass_repair::RepairKind;

    /// How an event was pasted.
    pub fn envelopes() -> Vec<&'static str> {
        Envelope::ALL.iter().map(|envelope| envelope.name()).collect()
    }

    /// What a repair of the pasted text repairs.
    pub fn repairs() -> Vec<&'static str> {
        RepairKind::ALL.iter().map(|kind| kind.name()).collect()
    }

    /// What part an AMI id plays.
    pub fn roles() -> Vec<&'static str> {
        Role::ALL.iter().map(|role| role.name()).collect()
    }

    /// What happened to an AMI.
    pub fn steps() -> Vec<&'static str> {
        StepKind::ALL.iter().map(|kind| kind.name()).collect()
    }

    /// The states of an AMI.
    pub fn image_states() -> Vec<&'static str> {
        ImageState::ALL.iter().map(|state| state.name()).collect()
    }

    /// Why nothing arrives at a target; of one that AWS refuses to make, what it refuses.
    pub fn losses() -> Vec<&'static str> {
        let losses = Loss::CODES.into_iter().filter(|code| *code != "target-refused");
        losses.chain(crate::report::REFUSALS).collect()
    }

    /// The mistakes that diagnoses recognise.
    pub fn mistakes() -> Vec<&'static str> {
        CATALOGUE.iter().map(|mistake| mistake.code).collect()
    }

    /// The operators that a search for a pattern names.
    pub fn operators() -> Vec<&'static str> {
        crate::suggesting::OPERATORS.map(crate::suggesting::name).to_vec()
    }

    /// What is wrong, or worth knowing.
    pub fn codes() -> Vec<&'static str> {
        let mut codes: Vec<_> = ProblemKind::CODES.iter().chain(&IngestKind::CODES).copied().collect();
        codes.extend(crate::report::OWN_CODES);
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}
