//! Why a rule does not do what was meant, and what mends it: the catalogue of mistakes asked about a pair.

use eventglass_diagnosis::{Case, Diagnoses, Diagnosis, Others, Place as Spot, Remedy, Side, diagnose};
use eventglass_syntax::parse;

use crate::analyze::Alive;
use crate::inputs::MAX_PATTERN;
use crate::report::{Place, Report};
use crate::words::Language;

/// As many bytes as the longest pattern that EventBridge takes can have.
const LONG: usize = 3 * 4_096;

/// What was recognised in a pair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Causes {
    /// What a miss comes to where no mistake accounts for it, in a sentence.
    pub summary: Option<String>,
    /// The mistakes, the likeliest first.
    pub diagnoses: Vec<Cause>,
}

/// A mistake, and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Its name: `ct-not-under-detail`.
    pub code: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// What is there, in sentences.
    pub text: String,
    /// Where, the most telling place first.
    pub places: Vec<SidedPlace>,
    /// Why no pattern does it; the remedies are then the nearest that can be had.
    pub inexpressible: Option<String>,
    /// What helps, the best first.
    pub remedies: Vec<RemedyRow>,
}

/// A change that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct RemedyRow {
    /// What it does, in a few words.
    pub label: String,
    /// Which text is changed.
    pub side: TextSide,
    /// How.
    pub edits: Vec<EditRow>,
    /// How many errors are left in the pattern.
    pub errors: usize,
    /// Whether the rule then matches the event.
    pub matches: bool,
    /// How many of the other events it then matches, of those that were asked.
    pub others: usize,
}

/// A text of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum TextSide {
    /// The rule's pattern.
    Pattern,
    /// The event's body.
    Event,
}

/// A place in one of the texts of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SidedPlace {
    /// In which text.
    pub side: TextSide,
    /// Where in it.
    pub place: Place,
}

/// A replacement in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EditRow {
    /// What is replaced.
    pub place: Place,
    /// By what.
    pub replacement: String,
}

/// Every event that a remedy is tried on, opened once.
pub struct Trials<'r>(Others<'r>);

impl Report {
    /// The events to try remedies on: the first ones, at most so many.
    pub fn trials(&self, most: usize) -> Trials<'_> {
        Trials(Others::at_most(most, self.kept.all().iter().map(|event| &event.node)))
    }

    /// How much work [`Report::causes`] is with a rule: 1 for a short pattern. None where the pattern is much longer than
    /// EventBridge takes.
    pub fn effort(&self, rule: usize) -> Option<usize> {
        let read = &self.read.get(rule)?.read;
        let length = Some(read.text.len()).filter(|length| *length <= LONG)?;
        // Measured: remedies rewrite the whole text at each place, and every branch is asked.
        let combinations = read.pattern().map_or(0, eventglass_pattern::Pattern::combinations) as usize;
        let wildcards = read.text.matches("wildcard").count();
        Some(1 + (length / 512).pow(2) + combinations / 8 + 4 * wildcards)
    }

    /// What was recognised in a pair. Nothing for what does not exist.
    ///
    /// Cost: a pass over the event for each failing condition, a question to all events on trial for each remedy.
    pub fn causes(&self, event: usize, rule: usize, trials: &Trials<'_>, alive: Alive<'_>) -> Causes {
        let told = |_: &Case<'_>, told: Diagnoses| Causes {
            summary: told.summary.as_ref().map(|it| it.words().of(self.language)),
            diagnoses: told.found.iter().map(|it| cause(it, self.language)).collect(),
        };
        self.diagnosed(event, rule, trials, alive, told).unwrap_or_default()
    }

    /// As [`Report::causes`], as it is found. Without an event only what is wrong with the pattern as such.
    pub(crate) fn diagnosed<T>(
        &self,
        event: usize,
        rule: usize,
        trials: &Trials<'_>,
        alive: Alive<'_>,
        look: impl FnOnce(&Case<'_>, Diagnoses) -> T,
    ) -> Option<T> {
        let text = &self.read.get(rule)?.read.text;
        if text.trim().is_empty() || text.len() > MAX_PATTERN {
            return None;
        }
        let looked = self.kept.looked_at(event);
        let empty = parse("{}").value?;
        let (body, root) = looked.as_ref().map_or(("{}", &empty), |looked| (looked.body(), &looked.root));
        let case = Case::among(text, body, root, &trials.0, Some(event));
        if looked.is_none() && !case.is_refused() {
            return None;
        }
        let told = diagnose(&case, alive);
        Some(look(&case, told))
    }
}

/// Words of the catalogue in the language of the page.
pub(crate) trait Of {
    fn of(&self, language: Language) -> String;
}

impl Of for eventglass_diagnosis::Words {
    fn of(&self, language: Language) -> String {
        match language {
            Language::English => self.english.clone(),
            Language::Japanese => self.japanese.clone(),
        }
    }
}

/// As [`Of`], for words in which nothing of the case stands.
pub(crate) fn said(said: eventglass_diagnosis::Said, language: Language) -> &'static str {
    match language {
        Language::English => said.english,
        Language::Japanese => said.japanese,
    }
}

fn cause(found: &Diagnosis, language: Language) -> Cause {
    Cause {
        code: found.mistake.code,
        title: said(found.mistake.title, language),
        text: found.text.of(language),
        places: found.places.iter().map(sided).collect(),
        inexpressible: found.inexpressible.as_ref().map(|why| why.of(language)),
        remedies: found.remedies.iter().map(|it| remedy(it, language)).collect(),
    }
}

pub(crate) fn sided(spot: &Spot) -> SidedPlace {
    let (side, span) = match spot {
        Spot::Pattern(span) => (TextSide::Pattern, *span),
        Spot::Event(span) => (TextSide::Event, *span),
    };
    SidedPlace { side, place: span.into() }
}

fn remedy(remedy: &Remedy, language: Language) -> RemedyRow {
    let edit = |edit: &eventglass_diagnosis::Edit| EditRow {
        place: edit.span.into(),
        replacement: edit.replacement.clone(),
    };
    RemedyRow {
        label: remedy.label.of(language),
        side: match remedy.side {
            Side::Pattern => TextSide::Pattern,
            Side::Event => TextSide::Event,
        },
        edits: remedy.edits.iter().map(edit).collect(),
        errors: remedy.outcome.errors,
        matches: remedy.outcome.matches,
        others: remedy.outcome.others,
    }
}

impl Trials<'_> {
    /// How many events there are to try on.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many more there are.
    pub(crate) fn left_out(&self) -> usize {
        self.0.left_out()
    }

    /// How many of them a pattern matches.
    pub(crate) fn matched_by(&self, pattern: &eventglass_pattern::Pattern) -> usize {
        self.0.matched_by(pattern)
    }
}
