//! Events: found in the pasted text and kept.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use eventglass_event::{Ami, Envelope, Event, IngestKind, IngestProblem, amis, distinct, ingest_alive};
use eventglass_pattern::Pattern;
use eventglass_syntax::{Node, Path, Span, Text, parse};

use crate::analyze::Alive;
use crate::inputs::{MAX_EVENTS, MAX_TEXT};
use crate::report::{AmiRow, EventRow, EventView, MentionRow, Place, Problem, Severity};
use crate::words::{Advice, Language};

/// The events of a pasted text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Events {
    text: String,
    found: Vec<Event>,
    problems: Vec<IngestProblem>,
    left_out: usize,
    /// How many bytes of the text were read, where it is too long.
    cut: Option<usize>,
    one_day: bool,
    // Made once, since every question draws a part of them.
    rows: Rc<[EventRow]>,
    amis: Rc<[AmiRow]>,
    // A person looks at one event for many keystrokes.
    looked: RefCell<Option<Rc<Looked>>>,
}

/// An event that is looked at: its text, and the tree of that text.
#[derive(Debug)]
pub(crate) struct Looked {
    index: usize,
    body: String,
    pub(crate) root: Node,
}

impl Events {
    /// Finds the events in a text. What is beyond the limits is counted and not read.
    pub(crate) fn find(text: &str, alive: Alive<'_>) -> Self {
        let end = text.floor_char_boundary(MAX_TEXT);
        let read = text.get(..end).unwrap_or_default();
        let found = ingest_alive(read, MAX_EVENTS, alive);
        let mut mentions = Vec::with_capacity(found.events.len());
        for event in &found.events {
            alive();
            mentions.push(amis(&event.node));
        }
        Events {
            text: text.to_owned(),
            one_day: of_one_day(&found.events),
            rows: found.events.iter().map(row).collect(),
            found: found.events,
            problems: found.problems,
            left_out: found.left_out,
            cut: (end < text.len()).then_some(end),
            amis: distinct(&mentions).iter().map(ami_row).collect(),
            looked: RefCell::default(),
        }
    }

    pub(crate) fn is_of(&self, text: &str) -> bool {
        self.text == text
    }

    /// For each event whether a pattern matches it.
    pub(crate) fn matched_by(&self, pattern: &Pattern, alive: Alive<'_>) -> Vec<bool> {
        let matches = |event: &Event| {
            alive();
            pattern.matches(&eventglass_pattern::Event::new(&event.node))
        };
        self.found.iter().map(matches).collect()
    }

    /// Whether all events are of one day, so that a list need not name it.
    pub(crate) fn one_day(&self) -> bool {
        self.one_day
    }

    /// An event in full, made where it is not the one that was looked at last.
    pub(crate) fn looked_at(&self, index: usize) -> Option<Rc<Looked>> {
        let last = self.looked.borrow().clone();
        if let Some(known) = last.filter(|last| last.index == index) {
            return Some(known);
        }
        let body = self.found.get(index)?.body(&self.text);
        let looked = Rc::new(Looked { index, root: parse(&body).value?, body });
        *self.looked.borrow_mut() = Some(Rc::clone(&looked));
        Some(looked)
    }

    pub(crate) fn rows(&self) -> Rc<[EventRow]> {
        Rc::clone(&self.rows)
    }

    pub(crate) fn amis(&self) -> Rc<[AmiRow]> {
        Rc::clone(&self.amis)
    }

    pub(crate) fn problems(&self, language: Language) -> Vec<Problem> {
        let end = Span::new(self.text.len(), self.text.len());
        let mut problems: Vec<Problem> =
            self.problems.iter().map(|problem| view(problem, problem.span, language)).collect();
        let mut own = |code: &str, advice: Advice, place: Place| {
            let Advice { message, help } = advice;
            let code = code.to_owned();
            let (message, help) = (message.into(), help.into());
            problems.push(Problem { code, severity: Severity::Warning, engine: None, message, help, place });
        };
        if let Some(read) = self.cut {
            own("text-cut", language.text_cut(self.text.len()), Span { start: read as u32, ..end }.into());
        }
        if self.left_out > 0 {
            own("events-left-out", language.events_left_out(self.left_out), end.into());
        }
        problems
    }

    pub(crate) fn view(&self, index: usize, language: Language) -> Option<EventView> {
        let event = self.found.get(index)?;
        let looked = self.looked_at(index)?;
        let (body, node) = (&looked.body, &looked.root);
        let mention = |mention: eventglass_event::AmiMention| MentionRow {
            id: mention.id.to_string(),
            path: mention.path.to_string(),
            role: mention.role.name().to_owned(),
            role_words: language.role(mention.role).to_owned(),
            region: mention.region.as_ref().map(ToString::to_string),
            well_formed: mention.well_formed,
            place: mention.span.into(),
        };
        let amis = amis(node).into_iter().map(mention).collect();
        let of = |wanted: Severity| event.problems.iter().filter(move |it| severity(&it.kind) == wanted);
        let worst_first = Severity::ALL.into_iter().rev().flat_map(of);
        let problems = worst_first.map(|it| view(it, place_in_body(event, it, node), language)).collect();
        let verbatim_at = (event.span.of(&self.text) == *body).then_some(event.span.start);
        Some(EventView { body: body.clone(), verbatim_at, amis, problems })
    }
}

fn of_one_day(events: &[Event]) -> bool {
    let day = |event: &Event| event.time().and_then(|time| Some(time.split_once('T')?.0.to_owned()));
    let mut days = events.iter().filter_map(day);
    let first = days.next();
    days.all(|day| Some(day) == first)
}

fn row(event: &Event) -> EventRow {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    EventRow {
        envelope: event.envelope.name().to_owned(),
        source: owned(event.source()),
        detail_type: owned(event.detail_type()),
        time: owned(event.time()),
        region: owned(event.region()),
        name: event.name().to_owned(),
        place: event.span.into(),
        worst: event.problems.iter().map(|problem| severity(&problem.kind)).max(),
    }
}

fn ami_row(ami: &Ami) -> AmiRow {
    AmiRow {
        id: ami.id.to_string(),
        region: ami.regions.first().map(ToString::to_string),
        roles: ami.roles.iter().map(|role| role.name().to_owned()).collect(),
        events: ami.events.clone(),
        well_formed: ami.well_formed,
    }
}

/// Where a problem of the pasted text stands in the event's own text.
fn place_in_body(event: &Event, problem: &IngestProblem, body: &Node) -> Span {
    if event.is_broken() && event.envelope == Envelope::EventBridge {
        // The body of a broken event that needs no wrapping is the pasted text as it stands.
        let back = |offset: u32| offset.saturating_sub(event.span.start);
        return Span { start: back(problem.span.start), end: back(problem.span.end) };
    }
    let field = match &problem.kind {
        IngestKind::FieldNotString(field) => Some(Cow::Borrowed(*field)),
        _ => None,
    };
    let node = field.and_then(|field| Path::default().key(Text::from(&*field)).of(body));
    node.map_or(Span { end: body.span.start + 1, ..body.span }, |node| node.span)
}

fn view(problem: &IngestProblem, span: Span, language: Language) -> Problem {
    let advice = language.event_problem(&problem.kind);
    Problem {
        code: problem.kind.code().to_owned(),
        severity: severity(&problem.kind),
        engine: None,
        message: advice.message.into(),
        help: advice.help.into(),
        place: span.into(),
    }
}

fn severity(kind: &IngestKind) -> Severity {
    match kind.severity() {
        eventglass_event::Severity::Error => Severity::Error,
        eventglass_event::Severity::Warning => Severity::Warning,
        eventglass_event::Severity::Note => Severity::Note,
    }
}
