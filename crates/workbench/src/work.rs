//! The work of a person as a value: what was pasted, the rules, what is selected. It is kept as JSON, given away as a
//! file or a link, and opened again; `docs/link-format.md` is its format for others.
//!
//! **Invariant.** What version 1 once wrote stays readable. What cannot be opened is refused with the reason, in time
//! and memory that the input's length bounds.

mod json;
mod link;

pub use link::{fragment, fragment_of, is_link, open_fragment};

use crate::RuleInput;
use crate::report::Place;

/// Longer links, in characters of the whole address, are cut by some chat and mail programs: a file is the better way.
pub const LONG_LINK: usize = 8_000;
/// How many bytes of JSON a link may hold: 1 MiB.
pub const MAX_UNPACKED: usize = 1_048_576;
/// How many characters the fragment of a link may have.
pub const MAX_FRAGMENT: usize = 2_000_000;
/// How many rules are opened.
pub const MAX_RULES: usize = 1_000;
/// How many refused kinds of repair are opened; there are fewer.
const MAX_REFUSED: usize = 100;

/// What a person works on.
///
/// ```
/// use eventglass_workbench::Work;
///
/// let work = Work { text: "{}".into(), event: 2, ..Work::default() };
/// assert_eq!(work.to_json(), r#"{"eventglass":1,"events":"{}","event":2}"#);
/// assert_eq!(Work::from_json(&work.to_json()), Ok(work));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Work {
    /// Pasted text that holds events.
    pub text: String,
    /// The rules.
    pub rules: Vec<RuleInput>,
    /// Kinds of repair of the text that were refused.
    pub refused: Vec<String>,
    /// The selected event, counted from 0.
    pub event: usize,
    /// The selected rule, counted from 0.
    pub rule: usize,
}

impl Work {
    /// The work as JSON on one line, version 1; what is empty or 0 is left out.
    pub fn to_json(&self) -> String {
        json::line(self)
    }

    /// The same JSON for a file, `name.eventglass.json`: indented by two spaces, with a newline at the end.
    pub fn to_file(&self) -> String {
        json::lines(self)
    }

    /// Reads what [`Work::to_json`] or [`Work::to_file`] gave. Fields that are not known are passed over, a lone
    /// surrogate becomes U+FFFD, and the selected rule is one that exists.
    pub fn from_json(text: &str) -> Result<Work, WorkProblem> {
        json::read(text)
    }

    /// Whether a text looks like a work: an object whose first key is `eventglass`. Costs no more than to look at its
    /// beginning; [`Work::from_json`] tells whether it is one.
    pub fn is_file(text: &str) -> bool {
        json::is_file(text)
    }
}

/// Why a link or a file cannot be opened. Each variant's comment is an input that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkProblem {
    /// `#v1.` with more than 2,000,000 characters behind it
    TooLong,
    /// `#v1.a%2Fb`: the first character that base64url does not have
    NotBase64(char),
    /// `#v1.q1ZKLUvNK0nPS`: the data end before they are complete
    Cut,
    /// `#v1._____w`: the data are not what was packed, or more stands behind them
    Broken,
    /// a link that unpacks to more than 1 MiB
    TooLarge,
    /// `#v1.-wcA`: the unpacked bytes are no UTF-8
    NotUtf8,
    /// `{"eventglass": 1,}`: where the first mistake is
    NotJson(Place),
    /// `{}`, `[]`, `#foo`: not from here
    NotAWork,
    /// `{"eventglass": 2}`, `#v2.AAAA`: the version as it is written, shortened
    UnknownVersion(String),
    /// `{"eventglass": 1, "rules": {}}`: the field whose value is of another type
    BadField(&'static str),
    /// a work of more than 1,000 rules: how many
    TooMany(usize),
}
