//! The worker's side of the page: inputs in, what is on screen out.

use std::rc::Rc;

use crate::analyze::{Alive, revise};
use crate::events::Events;
use crate::inputs::{Filter, Inputs, RuleInput};
use crate::layout::format;
use crate::markup::Piece;
use crate::opened::Opened;
use crate::pair::{PairChoice, PairView};
use crate::reach::Reach;
use crate::report::{AmiRow, EventRow, MentionRow, Place, Problem, Report, RuleRow};
use crate::samples::SampleId;
use crate::words::Language;
use crate::work::open_fragment;

/// How many AMI ids of all events, and how many mentions in the selected one, an answer holds at most: nobody reads
/// more, and each answer carries them.
const MAX_AMIS: usize = 200;

/// Keeps the report of the last inputs and answers from it.
#[derive(Debug)]
pub struct Session {
    reach: Reach,
    inputs: Inputs,
    report: Option<Report>,
    /// The event whose body was told last. It need not travel again.
    told: Option<usize>,
    /// What the scene was made from that was told last. It need not be made again, nor travel.
    scene: Option<SceneKey>,
    /// What the words about the pair were made from that were told last.
    pair: Option<PairKey>,
}

/// What the words about a pair are made from.
#[derive(Clone, Debug, PartialEq)]
struct PairKey {
    text: Rc<Events>,
    rule: Option<RuleInput>,
    event: usize,
    language: Language,
}

/// What a scene is made from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SceneKey {
    text: Rc<Events>,
    rules: Vec<RuleInput>,
    language: Language,
    scene: Scene,
    filter: Option<Filter>,
    by_time: bool,
}

/// What page and engine say to each other.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Request {
    /// What is on screen?
    Ask(Box<Ask>),
    /// What texts do these files hold? Names and bytes.
    Open(Language, Vec<(String, Vec<u8>)>),
    /// The work in the fragment of a link.
    Link(Language, String),
    /// An example of the gallery.
    Sample(SampleId),
    /// What may be private in a work, which is given as JSON?
    Private(Language, String),
    /// How is this JSON laid out well?
    Format(String),
}

/// What the engine says to a [`Request`].
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Reply {
    /// What is on screen, and what the whole engine adds.
    Answer(Box<Answer>, Box<Parts>),
    /// What the files hold.
    Opened(Opened),
    /// The JSON of the work, or why there is none.
    Link(Result<String, String>),
    /// The JSON of the example.
    Sample(String),
    /// What may be private, to be shown.
    Private(Vec<Piece>),
    /// The text, laid out.
    Formatted(String),
}

/// What the page wants to know: what changed in the inputs, and what it shows.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Ask {
    /// Comes back with the answer, so that the page knows which inputs it is of.
    pub id: u32,
    /// The pasted text, where it changed.
    pub text: Option<String>,
    /// The rules.
    pub rules: Vec<RuleInput>,
    /// Kinds of repair that are refused.
    pub refused: Vec<String>,
    /// The present, in milliseconds since 1970.
    pub now: Option<i64>,
    /// The language of all sentences.
    pub language: Language,
    /// What is on screen.
    pub shown: Shown,
}

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Shown {
    /// The selected event.
    pub event: usize,
    /// The selected rule.
    pub rule: usize,
    /// What the explanation is to be told for.
    pub choice: PairChoice,
    /// The part of the event list that is in view.
    pub window: Window,
    /// What the list is narrowed to.
    pub filter: Option<Filter>,
    /// Whether the list is in the order of time rather than of the text.
    pub by_time: bool,
    /// What is shown of all events together.
    pub scene: Scene,
    /// As what the payload is shown.
    pub arrival: Arrival,
    /// The place in the selected event's body that was clicked.
    pub picked: Option<u32>,
}

/// What the page shows besides the selected pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Scene {
    /// Event, rule, verdict.
    #[default]
    Pair,
    /// Every event by every rule.
    Grid,
    /// Counts over all events, and when they happened.
    Overview,
    /// The lives of the AMIs.
    Lifecycles,
    /// What was created and not deleted.
    Leftovers,
}

/// How a payload reaches a person or a program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Arrival {
    /// The payload itself.
    #[default]
    Payload,
    /// A mail from SNS.
    Mail,
    /// The event of a Lambda function that SNS calls.
    LambdaSns,
    /// The event of a Lambda function that reads from SQS.
    LambdaSqs,
    /// A message in SQS.
    SqsMessage,
    /// A message in a chat.
    Chat,
}

/// A part of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Window {
    /// The first row.
    pub from: usize,
    /// How many rows.
    pub len: usize,
}

/// Everything the page draws.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Answer {
    /// Of which question.
    pub id: u32,
    /// Whether more is to come: this engine cannot read or tell everything, and the whole one can.
    pub partial: bool,
    /// How many events there are.
    pub event_count: usize,
    /// How many of them are listed.
    pub listed: usize,
    /// The first and the last that are listed.
    pub ends: (usize, usize),
    /// The event that was shown: the asked one, or the last where there are fewer.
    pub event: usize,
    /// The rows in the window.
    pub rows: Vec<AnsweredRow>,
    /// Where the window begins.
    pub rows_from: usize,
    /// The rules.
    pub rules: Vec<RuleRow>,
    /// The first of the AMI ids, each once.
    pub amis: Vec<AmiRow>,
    /// How many there are.
    pub ami_count: usize,
    /// What is to be said about the pasted text.
    pub problems: Vec<Problem>,
    /// Whether all events are of one day.
    pub one_day: bool,
    /// The selected event.
    pub selected: Option<Selected>,
    /// Why the selected rule matches it or does not.
    pub pair: Option<PairView>,
}

/// What has to be made anew for an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct New {
    /// What is shown of all events together.
    pub(crate) scene: bool,
    /// Why the pair is what it is.
    pub(crate) pair: bool,
}

/// What the whole engine says of the selected pair, besides the conditions.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PairParts {
    /// The likely causes, with remedies.
    pub causes: Vec<Piece>,
    /// What places of the pattern mean.
    pub hints: Vec<Hint>,
}

/// What a place of the pattern means, in words.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Hint {
    /// The place.
    pub place: Place,
    /// The words, in lines.
    pub text: String,
}

/// Parts of the page that the whole engine makes.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Parts {
    /// Where the selected event came from, and what was repaired in the text.
    pub origin: Vec<Piece>,
    /// The value of the event that was clicked.
    pub picked: Vec<Piece>,
    /// A pattern in the selected rule's text that is wrapped in something else.
    pub offer: Vec<Piece>,
    /// What is wrong with the selected rule's target.
    pub target: Vec<Piece>,
    /// What the selected rule's target receives.
    pub receives: Vec<Piece>,
    /// What is said of the pair; none where it is what the answer before had.
    pub pair: Option<PairParts>,
    /// What is shown of all events together; none where it is what the answer before had.
    pub scene: Option<Vec<Piece>>,
}

/// A row of the event list.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AnsweredRow {
    /// Which event.
    pub index: usize,
    /// The event.
    pub event: EventRow,
    /// For each rule whether it matches.
    pub verdicts: Vec<bool>,
}

/// The selected event.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Selected {
    /// What a list calls it.
    pub name: String,
    /// Its JSON text, unwrapped.
    pub body: Body,
    /// Where its body stands in the pasted text, where it stands there as it is.
    pub verbatim_at: Option<u32>,
    /// The first of the AMI ids in it.
    pub amis: Vec<MentionRow>,
    /// How many mentions of AMI ids it holds.
    pub mention_count: usize,
    /// What is to be said about it; places are places in its body.
    pub problems: Vec<Problem>,
}

/// The text of the selected event. Most answers are about the text that the page shows already, and it may be long.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Body {
    /// That of the answer before.
    Same,
    /// A part of the pasted text.
    Verbatim(Place),
    /// Made from it.
    Made(String),
}

impl Default for Session {
    fn default() -> Self {
        Session::plain()
    }
}

impl Session {
    /// One that reads plain events and judges patterns: what the page's first module holds.
    pub fn plain() -> Self {
        Session::new(Reach::plain())
    }

    /// One that answers everything.
    pub fn whole() -> Self {
        Session::new(Reach::whole())
    }

    fn new(reach: Reach) -> Self {
        Session { reach, inputs: Inputs::default(), report: None, told: None, scene: None, pair: None }
    }

    /// Replies to any request; a plain session knows no samples and opens no files.
    pub fn reply(&mut self, request: Request, alive: Alive<'_>) -> Reply {
        match request {
            Request::Ask(ask) => {
                let (answer, parts) = self.answer(*ask, alive);
                Reply::Answer(Box::new(answer), Box::new(parts))
            }
            Request::Open(language, files) => Reply::Opened(crate::opened::open(&files, language)),
            Request::Link(language, fragment) => Reply::Link(
                open_fragment(&fragment)
                    .map(|work| work.to_json())
                    .map_err(|problem| language.not_opened(&problem)),
            ),
            Request::Sample(id) => Reply::Sample(id.work().to_json()),
            Request::Private(language, work) => Reply::Private(crate::parts::private(&work, language)),
            Request::Format(text) => Reply::Formatted(format(&text)),
        }
    }

    /// Takes over the inputs and answers; only a whole session gives parts. What did not change is not computed again. Calls `alive` again and again
    /// while it works.
    pub fn answer(&mut self, ask: Ask, alive: Alive<'_>) -> (Answer, Parts) {
        // Without a repair, or with it again, the same text gives other events.
        let is_same = ask.text.is_none() && ask.refused == self.inputs.refused;
        let known = if is_same { self.told } else { None };
        let text = ask.text.unwrap_or_else(|| std::mem::take(&mut self.inputs.text));
        let Ask { rules, refused, now, language, .. } = ask;
        self.inputs = Inputs { text, rules, refused, now, language };
        let report = revise(self.report.take(), &self.inputs, &self.reach, alive);
        let list = (self.reach.list)(&report, &ask.shown);
        let mut answer = draw(&report, ask.id, &ask.shown, known, list.as_deref());
        let scene = SceneKey {
            text: Rc::clone(&report.kept),
            rules: self.inputs.rules.clone(),
            language,
            scene: ask.shown.scene,
            filter: ask.shown.filter.clone(),
            by_time: ask.shown.by_time,
        };
        let scene = Some(scene).filter(|scene| self.scene.as_ref() != Some(scene));
        let pair = PairKey {
            text: Rc::clone(&report.kept),
            rule: self.inputs.rules.get(ask.shown.rule).cloned(),
            event: answer.event,
            language,
        };
        let pair = Some(pair).filter(|pair| self.pair.as_ref() != Some(pair));
        let new = New { scene: scene.is_some(), pair: pair.is_some() };
        let parts = (self.reach.complete)(&report, &self.inputs, &ask.shown, new, &mut answer, alive);
        self.pair = pair.or_else(|| self.pair.take());
        self.scene = scene.or_else(|| self.scene.take());
        self.told = answer.selected.is_some().then_some(answer.event);
        self.report = Some(report);
        (answer, parts)
    }
}

/// What is drawn; of the event `known` the page has the body.
fn draw(report: &Report, id: u32, shown: &Shown, known: Option<usize>, list: Option<&[usize]>) -> Answer {
    let count = report.events.len();
    let event = shown.event.min(count.saturating_sub(1));
    // What is not listed is not shown either.
    let event =
        list.filter(|list| !list.contains(&event)).and_then(|list| list.first().copied()).unwrap_or(event);
    let listed = list.map_or(count, <[usize]>::len);
    let at = |position: usize| list.map_or(Some(position), |list| list.get(position).copied());
    let row = |index: usize| {
        let event = report.events.get(index)?.clone();
        let verdicts = (0..report.rules.len()).map(|rule| report.matches(index, rule)).collect();
        Some(AnsweredRow { index, event, verdicts })
    };
    let Window { from, len } = shown.window;
    let window = from.min(listed)..from.saturating_add(len).min(listed);
    Answer {
        id,
        partial: false,
        event_count: count,
        listed,
        ends: (at(0).unwrap_or(0), at(listed.saturating_sub(1)).unwrap_or(0)),
        event,
        rows: window.filter_map(at).filter_map(row).collect(),
        rows_from: from,
        rules: report.rules.clone(),
        amis: report.amis.iter().take(MAX_AMIS).cloned().collect(),
        ami_count: report.amis.len(),
        problems: report.problems.clone(),
        one_day: report.kept.one_day(),
        selected: selected(report, event, known == Some(event)),
        pair: report.explain(event, shown.rule, &shown.choice),
    }
}

fn selected(report: &Report, index: usize, known: bool) -> Option<Selected> {
    let mut event = report.event(index)?;
    let mention_count = event.amis.len();
    event.amis.truncate(MAX_AMIS);
    let length = u32::try_from(event.body.len()).unwrap_or(u32::MAX);
    let body = match event.verbatim_at {
        _ if known => Body::Same,
        Some(from) => Body::Verbatim(Place { from, to: from.saturating_add(length) }),
        None => Body::Made(event.body),
    };
    let verbatim_at = event.verbatim_at;
    let name = report.events.get(index)?.name.clone();
    Some(Selected { name, body, verbatim_at, amis: event.amis, mention_count, problems: event.problems })
}
