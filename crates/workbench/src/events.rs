//! Events: found in the pasted text and kept.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use eventglass_event::{
    Ami, Event, IngestKind, IngestProblem, Ingested, amis, distinct, ingest_alive, ingest_plain,
};
use eventglass_pattern::Pattern;
use eventglass_repair::{Repair, RepairKind, Repaired, repair_alive};
use eventglass_syntax::{Node, Path, Span, Text, parse};

use crate::analyze::Alive;
use crate::inputs::{MAX_EVENTS, MAX_TEXT};
use crate::report::{AmiRow, EventRow, EventView, MentionRow, Place, Problem, RepairRow, Severity};
use crate::words::{Advice, Language};

/// How problems of events are put into words. The page's first module has no words for what it never finds.
type Advise = fn(Language, &IngestKind) -> Advice;

/// The events of a pasted text.
#[derive(Clone, Debug)]
pub(crate) struct Events {
    text: String,
    refused: Vec<String>,
    /// The text as it was read, where it had to be repaired. Places of `found` are places in it.
    repaired: Option<Repaired>,
    found: Ingested,
    /// How many bytes of the text were read, where it is too long.
    cut: Option<usize>,
    one_day: bool,
    // Made once, since every question draws a part of them.
    rows: Rc<[EventRow]>,
    amis: Rc<[AmiRow]>,
    // A person looks at one event for many keystrokes.
    looked: RefCell<Option<Rc<Looked>>>,
    advise: Advise,
}

/// An event that is looked at: its text, and the tree of that text.
#[derive(Debug)]
pub(crate) struct Looked {
    index: usize,
    body: String,
    pub(crate) root: Node,
}

impl Looked {
    /// The event's text.
    pub(crate) fn body(&self) -> &str {
        &self.body
    }
}

/// Two are the same where they are of one reading.
impl PartialEq for Events {
    fn eq(&self, other: &Events) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Events {
    /// Finds the plain events in a text; of one that is wrapped or broken [`Events::needs_more`] says so.
    pub(crate) fn find_plain(text: &str, refused: &[String], alive: Alive<'_>) -> Self {
        let found = ingest_plain(readable(text), MAX_EVENTS, alive);
        Events::of(text, refused, None, found, Language::event_problem, alive)
    }

    /// Finds the events in a text, however they are wrapped. A text that cannot be read as it is, is repaired where only
    /// one reading is possible, by all means that are not refused.
    pub(crate) fn find_all(text: &str, refused: &[String], alive: Alive<'_>) -> Self {
        let found = ingest_alive(readable(text), MAX_EVENTS, alive);
        let mistakes = mistakes(text, &found);
        let better = if mistakes == 0 { None } else { self::repaired(text, refused, mistakes, alive) };
        let (repaired, found) = better.map_or((None, found), |(repaired, found)| (Some(repaired), found));
        Events::of(text, refused, repaired, found, Language::any_event_problem, alive)
    }

    fn of(
        text: &str,
        refused: &[String],
        repaired: Option<Repaired>,
        found: Ingested,
        advise: Advise,
        alive: Alive<'_>,
    ) -> Self {
        let mut mentions = Vec::with_capacity(found.events.len());
        for event in &found.events {
            alive();
            mentions.push(amis(&event.node));
        }
        let place = |span: Span| repaired.as_ref().map_or(span, |it| it.original_span(span)).into();
        let mut rows: Vec<EventRow> =
            found.events.iter().map(|event| row(event, place(event.span))).collect();
        for source in &found.sources {
            for row in rows.get_mut(source.events.clone()).unwrap_or_default() {
                row.file = Some(source.name.to_string());
            }
        }
        let end = readable(text).len();
        Events {
            text: text.to_owned(),
            refused: refused.to_vec(),
            one_day: of_one_day(&found.events),
            rows: rows.into(),
            amis: distinct(&mentions).iter().map(ami_row).collect(),
            repaired,
            found,
            cut: (end < text.len()).then_some(end),
            looked: RefCell::default(),
            advise,
        }
    }

    /// Whether the text holds what only [`Events::find_all`] can read.
    pub(crate) fn needs_more(&self) -> bool {
        // Where an event was unwrapped from is told by the whole engine too.
        self.found.wrapped || self.found.events.iter().any(|event| !event.is_as_pasted())
    }

    pub(crate) fn is_of(&self, text: &str, refused: &[String]) -> bool {
        self.text == text && self.refused == refused
    }

    /// The events, in the order of the text.
    pub(crate) fn all(&self) -> &[Event] {
        &self.found.events
    }

    /// What was repaired in the text.
    pub(crate) fn repairs(&self) -> &[Repair] {
        self.repaired.as_ref().map(|it| it.repairs.as_slice()).unwrap_or_default()
    }

    /// As [`Events::repairs`], for a report.
    pub(crate) fn repair_rows(&self) -> Vec<RepairRow> {
        self.repairs().iter().map(repair_row).collect()
    }

    /// The repairs that lie in an event's place. Many events of one string share theirs: the first has the repairs, so
    /// that all together never have more than the text.
    fn repairs_of(&self, index: usize) -> &[Repair] {
        let place_of = |index: usize| self.rows.get(index).map(|row| row.place);
        let Some(place) = place_of(index) else { return &[] };
        if index.checked_sub(1).and_then(place_of) == Some(place) {
            return &[];
        }
        let repairs = self.repairs();
        let first = repairs.partition_point(|repair| repair.span.start < place.from);
        let end = repairs.partition_point(|repair| repair.span.end <= place.to);
        repairs.get(first..end).unwrap_or_default()
    }

    /// The text that the events were read from.
    fn read_text(&self) -> &str {
        self.repaired.as_ref().map_or(&self.text, |it| &it.text)
    }

    /// A place in the pasted text.
    fn pasted(&self, span: Span) -> Span {
        self.repaired.as_ref().map_or(span, |it| it.original_span(span))
    }

    /// For each event whether a pattern matches it.
    pub(crate) fn matched_by(&self, pattern: &Pattern, alive: Alive<'_>) -> Vec<bool> {
        let matches = |event: &Event| {
            alive();
            pattern.matches(&eventglass_pattern::Event::new(&event.node))
        };
        self.found.events.iter().map(matches).collect()
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
        let body = self.found.events.get(index)?.body(self.read_text());
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
            self.found.problems.iter().map(|it| self.told(it, self.pasted(it.span), language)).collect();
        let mut own = |code: &str, advice: Advice, place: Place| {
            let Advice { message, help } = advice;
            let code = code.to_owned();
            let (message, help) = (message.into(), help.into());
            problems.push(Problem { code, severity: Severity::Warning, engine: None, message, help, place });
        };
        if let Some(read) = self.cut {
            own("text-cut", language.text_cut(self.text.len()), Span { start: read as u32, ..end }.into());
        }
        if self.found.left_out > 0 {
            own("events-left-out", language.events_left_out(self.found.left_out), end.into());
        }
        problems
    }

    pub(crate) fn view(&self, index: usize, language: Language) -> Option<EventView> {
        let event = self.found.events.get(index)?;
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
        let problems =
            worst_first.map(|it| self.told(it, place_in_body(event, it, node), language)).collect();
        let span = self.pasted(event.span);
        let verbatim_at = (span.of(&self.text) == *body).then_some(span.start);
        let chain = event.chain.iter().map(|envelope| envelope.name().to_owned()).collect();
        let repairs = self.repairs_of(index).iter().map(repair_row).collect();
        Some(EventView { body: body.clone(), verbatim_at, amis, problems, chain, repairs })
    }

    fn told(&self, problem: &IngestProblem, span: Span, language: Language) -> Problem {
        let advice = (self.advise)(language, &problem.kind);
        Problem {
            code: problem.kind.code().to_owned(),
            severity: severity(&problem.kind),
            engine: None,
            message: advice.message.into(),
            help: advice.help.into(),
            place: span.into(),
        }
    }
}

/// As much of a text as is read.
fn readable(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MAX_TEXT)).unwrap_or_default()
}

/// A text repaired and read again; none where that leaves no less that cannot be read.
fn repaired(
    text: &str,
    refused: &[String],
    mistakes: usize,
    alive: Alive<'_>,
) -> Option<(Repaired, Ingested)> {
    let refused: Vec<RepairKind> = refused.iter().filter_map(|kind| RepairKind::of_name(kind)).collect();
    let repaired = repair_alive(readable(text), &refused, alive);
    if repaired.repairs.is_empty() {
        return None;
    }
    let found = ingest_alive(&repaired.text, MAX_EVENTS, alive);
    (self::mistakes(&repaired.text, &found) < mistakes).then_some((repaired, found))
}

/// How much in a text cannot be read as it stands: a point for each mistake, and one for each byte of it. A byte order
/// mark is passed over by readers, and told all the same.
fn mistakes(text: &str, found: &Ingested) -> usize {
    let stray = |kind: &IngestKind| matches!(kind, IngestKind::Syntax(_) | IngestKind::NotAnEvent);
    let of_events = found.events.iter().flat_map(|event| &event.problems);
    let mark = usize::from(text.starts_with('\u{feff}'));
    let broken: usize = found
        .problems
        .iter()
        .chain(of_events)
        .filter(|problem| stray(&problem.kind))
        .map(|it| 1 + it.span.len() as usize)
        .sum();
    mark + broken
}

fn of_one_day(events: &[Event]) -> bool {
    let day = |event: &Event| event.time().and_then(|time| Some(time.split_once('T')?.0.to_owned()));
    let mut days = events.iter().filter_map(day);
    let first = days.next();
    days.all(|day| Some(day) == first)
}

fn row(event: &Event, place: Place) -> EventRow {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    EventRow {
        envelope: event.envelope().name().to_owned(),
        file: None,
        source: owned(event.source()),
        detail_type: owned(event.detail_type()),
        time: owned(event.time()),
        region: owned(event.region()),
        name: event.name().to_owned(),
        place,
        worst: event.problems.iter().map(|problem| severity(&problem.kind)).max(),
    }
}

fn repair_row(repair: &Repair) -> RepairRow {
    let (kind, replacement) = (repair.kind.name().to_owned(), repair.replacement.to_string());
    RepairRow { kind, place: repair.span.into(), replacement }
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
    if event.is_broken() && event.is_as_pasted() {
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

fn severity(kind: &IngestKind) -> Severity {
    match kind.severity() {
        eventglass_event::Severity::Error => Severity::Error,
        eventglass_event::Severity::Warning => Severity::Warning,
        eventglass_event::Severity::Note => Severity::Note,
    }
}
