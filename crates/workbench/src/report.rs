//! The report: what the faces draw, in their words.

use std::rc::Rc;

use eventglass_delivery::{Delivery, Loss, Outcome};
use eventglass_history::{Leftovers, Lifecycle, Who};

use crate::delivery::{TARGET_ID, delivery};
use crate::events::Events;
use crate::inputs::TargetInput;
use crate::pair::{PairChoice, PairView, explain};
use crate::rules::Rule;
use crate::words::Language;

/// Names of problems that neither events nor patterns have.
pub(crate) const OWN_CODES: [&str; 2] = ["events-left-out", "text-cut"];

/// Names of problems for which AWS refuses to make a target.
pub(crate) const REFUSALS: [&str; 7] = [
    "path-too-long",
    "too-many-paths",
    "bad-name",
    "reserved-name",
    "empty-template",
    "long-template",
    "unknown-placeholder",
];

/// Everything there is to say about the inputs.
#[derive(Clone, Debug)]
pub struct Report {
    /// The events, in the order of the text.
    pub events: Rc<[EventRow]>,
    /// The rules, as they were given.
    pub rules: Vec<RuleRow>,
    /// Every AMI id of the events, once.
    pub amis: Rc<[AmiRow]>,
    /// What is to be said about the pasted text as a whole; places are places in it.
    pub problems: Vec<Problem>,
    pub(crate) kept: Rc<Events>,
    pub(crate) read: Vec<Rule>,
    pub(crate) targets: Vec<TargetInput>,
    pub(crate) now: Option<i64>,
    pub(crate) language: Language,
}

/// An event in a list.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EventRow {
    /// How it was pasted: a kebab-case name.
    pub envelope: String,
    /// The named part of the text that it stands in.
    pub file: Option<String>,
    /// What its source says, where it has one.
    pub source: Option<String>,
    /// What its detail-type says.
    pub detail_type: Option<String>,
    /// What its time says.
    pub time: Option<String>,
    /// What its region says.
    pub region: Option<String>,
    /// What a list calls it.
    pub name: String,
    /// Its place in the pasted text.
    pub place: Place,
    /// How bad its worst problem is.
    pub worst: Option<Severity>,
}

/// A rule in a list.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RuleRow {
    /// Its name.
    pub name: String,
    /// Whether EventBridge takes its pattern. One that is refused matches nothing.
    pub usable: bool,
    /// How many events it matches.
    pub matched: usize,
    /// What is wrong with its pattern; places are places in the pattern.
    pub problems: Vec<Problem>,
    /// How long the pattern is, in characters as EventBridge counts them.
    pub length: usize,
}

/// An event in full.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EventView {
    /// Its JSON text, unwrapped.
    pub body: String,
    /// Where `body` stands in the pasted text, where it stands there as it is.
    pub verbatim_at: Option<u32>,
    /// The AMI ids in it.
    pub amis: Vec<MentionRow>,
    /// What is to be said about it; places are places in `body`.
    pub problems: Vec<Problem>,
    /// What it was unwrapped from, outermost first, as kebab-case names; the last is its own form.
    pub chain: Vec<String>,
    /// What was repaired in its place. Of events that share their place, the first has them.
    pub repairs: Vec<RepairRow>,
}

/// Something in the pasted text that was repaired.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RepairRow {
    /// What kind of repair it is: a kebab-case name.
    pub kind: String,
    /// What is replaced, in the pasted text; empty where something is put in.
    pub place: Place,
    /// What was read instead.
    pub replacement: String,
}

/// What becomes of an event on its way to a rule's target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// The payload, as the target receives it.
    Delivered(String),
    /// Nothing arrives.
    Lost {
        /// Why: a kebab-case name.
        code: String,
        /// The same in words: AWS's own where it refuses the target and they are known.
        message: String,
    },
}

/// An AMI id in an event.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MentionRow {
    /// The id.
    pub id: String,
    /// Where it stands, as JSONPath.
    pub path: String,
    /// What part it plays: a kebab-case name.
    pub role: String,
    /// The same in words.
    pub role_words: String,
    /// The region it belongs to.
    pub region: Option<String>,
    /// Whether it is an id at all.
    pub well_formed: bool,
    /// Its place in the event's body.
    pub place: Place,
}

/// An AMI id, over all events.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AmiRow {
    /// The id.
    pub id: String,
    /// The region it belongs to.
    pub region: Option<String>,
    /// The parts it plays, in the order of the events.
    pub roles: Vec<String>,
    /// The events that name it.
    pub events: Vec<usize>,
    /// Whether it is an id at all.
    pub well_formed: bool,
}

/// Something that is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Problem {
    /// A stable kebab-case name.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// What EventBridge says, word for word, where it says something.
    pub engine: Option<String>,
    /// What it is.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The text in question.
    pub place: Place,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Severity {
    /// How something was read.
    Note,
    /// Probably not what was meant.
    Warning,
    /// EventBridge refuses it, or it cannot be read.
    Error,
}

impl Severity {
    /// All, by rising weight.
    pub const ALL: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Error];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place in a text: byte offsets, half open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Place {
    /// Offset of the first byte.
    pub from: u32,
    /// Offset after the last.
    pub to: u32,
}

impl From<eventglass_syntax::Span> for Place {
    fn from(span: eventglass_syntax::Span) -> Self {
        Place { from: span.start, to: span.end }
    }
}

impl Report {
    /// Whether a rule matches an event. False for what does not exist.
    pub fn matches(&self, event: usize, rule: usize) -> bool {
        self.read.get(rule).is_some_and(|rule| rule.matched(event))
    }

    /// An event in full; its text is made on demand.
    pub fn event(&self, index: usize) -> Option<EventView> {
        self.kept.view(index, self.language)
    }

    /// What the target of a rule receives of an event. None where the rule does not match it, or its target cannot be
    /// read.
    pub fn delivery(&self, event: usize, rule: usize) -> Option<Delivery> {
        let looked = self.kept.looked_at(event).filter(|_| self.matches(event, rule))?;
        delivery(self.targets.get(rule)?, &self.rules.get(rule)?.name, &looked.root)
    }

    /// As [`Report::delivery`], in words.
    pub fn output(&self, event: usize, rule: usize) -> Option<Output> {
        Some(match self.delivery(event, rule)?.outcome {
            Outcome::Delivered(payload) => Output::Delivered(payload),
            Outcome::Lost(loss) => lost(&loss, self.language),
        })
    }

    /// Everything that was repaired in the pasted text, in its order.
    pub fn repairs(&self) -> Vec<RepairRow> {
        self.kept.repair_rows()
    }

    /// Who made a call, in words.
    pub fn who(&self, who: &Who) -> String {
        self.language.who(who)
    }

    /// The lives of all AMIs that the events name.
    pub fn lifecycles(&self) -> Vec<Lifecycle> {
        eventglass_history::lifecycles(self.kept.all())
    }

    /// What the events created and did not delete.
    pub fn leftovers(&self) -> Leftovers {
        eventglass_history::leftovers(self.kept.all(), self.now)
    }

    /// Why a rule matches an event or does not, for the best choice or another one.
    ///
    /// Cost: reads the event's body where it is not the one asked about last, then as `eventglass_pattern::explain`.
    pub fn explain(&self, event: usize, rule: usize, choice: &PairChoice) -> Option<PairView> {
        let looked = self.kept.looked_at(event)?;
        Some(explain(self.read.get(rule)?, &looked.root, choice, self.language))
    }
}

fn lost(loss: &Loss, language: Language) -> Output {
    let (code, message) = match loss {
        Loss::Refused(problem) => {
            let kind = &problem.kind;
            let words = || language.target_problem(kind).message.into_owned();
            (kind.code(), kind.engine(TARGET_ID).unwrap_or_else(words))
        }
        loss => (loss.code(), language.loss(loss).message.into_owned()),
    };
    Output::Lost { code: code.to_owned(), message }
}
