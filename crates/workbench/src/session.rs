//! The worker's side of the page: inputs in, what is on screen out.

use std::rc::Rc;

use crate::analyze::{Alive, revise};
use crate::events::Events;
use crate::inputs::{Filter, Inputs, RuleInput};
use crate::layout::format;
use crate::making::Making;
use crate::markup::Piece;
use crate::opened::Opened;
use crate::reach::Reach;
use crate::report::{Place, Report};
use crate::samples::SampleId;
use crate::screen::{Answer, AnsweredRow, Body, Parts, Scene, Selected, Shown, Window};
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
    /// Of a rule that is made: from what, and the pair that is selected meanwhile.
    making: Option<(Making, usize, usize)>,
}

/// What has to be made anew for an answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct New {
    /// What is shown of all events together.
    pub(crate) scene: bool,
    /// Why the pair is what it is.
    pub(crate) pair: bool,
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
            making: (ask.shown.scene == Scene::Making).then(|| {
                let Shown { making, rule, .. } = &ask.shown;
                (making.clone(), answer.event, *rule)
            }),
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
