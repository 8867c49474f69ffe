//! From a case to its likely causes, ranked.

use eventglass_pattern::{ConditionId, Equals, Found, Op, ProblemKind, Reason};
use eventglass_syntax::Text;

use crate::case::{Case, Told};
use crate::catalogue::Mistake;
use crate::elsewhere;
use crate::finding::{Answer, Certainty, Draft, Finding, Place, Side};
use crate::mistakes::CATALOGUE;
use crate::trial::{Outcome, Remedy, helps, now, try_out};
use crate::words::{Words, code, listed, value};

/// Everything there is to say about a case.
#[derive(Clone, Debug)]
pub struct Diagnoses {
    /// What happens now.
    pub now: Outcome,
    /// What a miss comes to, where no mistake accounts for it.
    pub summary: Option<Summary>,
    /// The mistakes, the likeliest first.
    pub found: Vec<Diagnosis>,
    /// The first remedies of several mistakes at once, where only all together mend the pattern.
    pub together: Option<Remedy>,
}

/// A mistake, and what was found of it.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// Which.
    pub mistake: &'static Mistake,
    /// How sure it is.
    pub certainty: Certainty,
    /// What is there.
    pub text: Words,
    /// The places in question.
    pub places: Vec<Place>,
    /// Why no pattern does it, where that is so; the remedies are then the nearest that can be had.
    pub inexpressible: Option<Words>,
    /// What helps, each tried.
    pub remedies: Vec<Remedy>,
    /// The failing conditions that it accounts for.
    pub conditions: Vec<ConditionId>,
}

/// What a miss comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Summary {
    /// The rule is about another kind of event.
    Unrelated(Words),
    /// The rule is about this kind of event, and this one has other values.
    Differs(Words),
}

impl Summary {
    /// It, in a sentence.
    pub fn words(&self) -> &Words {
        let (Summary::Unrelated(words) | Summary::Differs(words)) = self;
        words
    }
}

/// The fields that say what kind of event it is.
const KIND: [&str; 4] = ["source", "detail-type", "detail.eventSource", "detail.eventName"];

/// Looks for every mistake of the catalogue and tries every remedy.
///
/// Cost: a pass over the event for each failing condition; for each remedy a question to the event and to the others.
/// Where no single remedy mends the pattern the same again, at most three times.
pub fn diagnose(case: &Case<'_>, alive: &mut dyn FnMut()) -> Diagnoses {
    let (now, mut found) = (now(case), recognised(case, alive));
    let summary = summary(case, &found);
    if matches!(summary, Some(Summary::Unrelated(_))) {
        // A string of edits would only turn the rule into one about something else.
        found.retain(|it| it.certainty == Certainty::Certain);
    }
    let together = if summary.is_none() { together(case, &found, alive) } else { None };
    Diagnoses { now, summary, found, together }
}

/// Every mistake that is found, ranked.
pub(crate) fn recognised(case: &Case<'_>, alive: &mut dyn FnMut()) -> Vec<Diagnosis> {
    let before = now(case);
    let mut found: Vec<(usize, Diagnosis)> = Vec::new();
    let tied = case.tied();
    for (order, mistake) in CATALOGUE.iter().enumerate() {
        for case in [case].into_iter().chain(&tied) {
            alive();
            for finding in (mistake.find)(case) {
                found.extend(tried(case, mistake, finding, before).map(|it| (order, it)));
            }
        }
    }
    found.sort_by_key(|(order, diagnosis)| rank(case, diagnosis, *order));
    let mut found: Vec<Diagnosis> = found.into_iter().map(|(_, diagnosis)| diagnosis).collect();
    drop_repeated(&mut found);
    found
}

fn tried(case: &Case<'_>, mistake: &'static Mistake, finding: Finding, before: Outcome) -> Option<Diagnosis> {
    let (drafts, inexpressible) = match finding.answer {
        Answer::Remedies(drafts) => (drafts, None),
        Answer::Inexpressible { why, nearest } => (nearest, Some(why)),
    };
    let asked = !drafts.is_empty();
    let remedies: Vec<Remedy> = drafts
        .into_iter()
        .filter_map(|draft| try_out(case, draft))
        .filter(|remedy| {
            helps(before, remedy.outcome) || inexpressible.is_some() && remedy.outcome.errors == 0
        })
        .collect();
    let unhelpful = asked && remedies.is_empty() && inexpressible.is_none();
    if unhelpful && finding.certainty != Certainty::Certain {
        return None;
    }
    let Finding { certainty, conditions, text, places, .. } = finding;
    Some(Diagnosis { mistake, certainty, text, places, inexpressible, remedies, conditions })
}

/// What mends the whole with the smallest change comes first; then what is surest.
fn rank(case: &Case<'_>, diagnosis: &Diagnosis, order: usize) -> (bool, bool, Certainty, usize, usize) {
    let best = diagnosis.remedies.first();
    let mends = |remedy: &Remedy| remedy.outcome.errors == 0 && (remedy.outcome.matches || case.matches());
    let accounts = || {
        let failing = case.failing();
        !failing.is_empty() && failing.iter().all(|told| diagnosis.conditions.contains(&told.id))
    };
    let whole = if diagnosis.inexpressible.is_some() { accounts() } else { best.is_some_and(mends) };
    // Before a text is JSON, EventBridge reads nothing else in it.
    let is_broken = case.problems.iter().any(|it| matches!(it.kind, ProblemKind::Json(_)));
    (
        is_broken && diagnosis.mistake.code != "json-text",
        !whole,
        diagnosis.certainty,
        best.map_or(usize::MAX, Remedy::size),
        order,
    )
}

/// The same text twice is one remedy: the better ranked keeps it. One that has nothing of its own left is dropped.
fn drop_repeated(found: &mut Vec<Diagnosis>) {
    let mut said: Vec<(&str, Words)> = Vec::new();
    found.retain(|it| {
        let key = (it.mistake.code, it.text.clone());
        let new = !said.contains(&key);
        said.push(key);
        new
    });
    let mut known: Vec<(Side, String)> = Vec::new();
    found.retain_mut(|diagnosis| {
        let had = !diagnosis.remedies.is_empty();
        diagnosis.remedies.retain(|remedy| {
            let key = (remedy.side, remedy.text.clone());
            let new = !known.contains(&key);
            if new {
                known.push(key);
            }
            new
        });
        !had || !diagnosis.remedies.is_empty() || diagnosis.inexpressible.is_some()
    });
}

/// What a miss comes to where failing conditions are left that no mistake accounts for.
fn summary(case: &Case<'_>, found: &[Diagnosis]) -> Option<Summary> {
    let mends = |it: &Diagnosis| it.remedies.iter().any(|remedy| remedy.outcome.matches);
    if found.iter().any(|it| it.certainty != Certainty::Possible && mends(it)) {
        return None;
    }
    let accounted = |told: &Told<'_>| found.iter().any(|it| it.conditions.contains(&told.id));
    let left: Vec<Told<'_>> = case.failing().into_iter().filter(|told| !accounted(told)).collect();
    let is_kind = |told: &Told<'_>| KIND.contains(&told.condition.path.as_str());
    let (kind, rest): (Vec<Told<'_>>, Vec<Told<'_>>) = left.into_iter().partition(is_kind);
    if kind.is_empty() && rest.is_empty() {
        return None;
    }
    if kind.is_empty() {
        return Some(Summary::Differs(differs(case, &rest, found.is_empty())));
    }
    let fields: Vec<String> = kind.iter().map(with_value).collect();
    let fields = listed(&fields);
    Some(Summary::Unrelated(Words::new(
        format!("This event is not what the rule is about: it differs in {}.", fields.english),
        format!("このイベントはルールの対象ではありません。{} が異なります。", fields.japanese),
    )))
}

/// `source` (`"aws.s3"`)
fn with_value(told: &Told<'_>) -> String {
    let path = code(told.condition.path.as_str());
    match found(told) {
        Some(found) => format!("{path} ({})", value(&found.value)),
        None => path,
    }
}

/// That the event is of the kind, with what it has instead.
fn differs(case: &Case<'_>, failing: &[Told<'_>], alone: bool) -> Words {
    const MOST: usize = 4;
    let told: Vec<Words> = failing.iter().take(MOST).map(|told| instead(case, told)).collect();
    let join = |text: fn(&Words) -> &str, with: &str| told.iter().map(text).collect::<Vec<_>>().join(with);
    let more = if failing.len() > MOST { "…" } else { "" };
    let (english, japanese) = if alone {
        ("Nothing looks mistaken: in this event ", "間違いは見当たりません。このイベントでは、")
    } else {
        (
            "What is left looks like no mistake: in this event ",
            "残りは間違いではないようです。このイベントでは、",
        )
    };
    Words::new(
        [english, &join(|it| &it.english, "; "), more, "."].concat(),
        [japanese, &join(|it| &it.japanese, "、"), more, "。"].concat(),
    )
}

/// `detail.state` is `"stopped"`, not `"running"`
fn instead(case: &Case<'_>, told: &Told<'_>) -> Words {
    let path = code(told.condition.path.as_str());
    let Some(found) = found(told) else {
        return if case.another_has(told.condition) {
            Words::new(
                format!("{path} is missing, which another event has"),
                format!("{path} がありません (別のイベントにはあります)"),
            )
        } else {
            let missing = Words::new(format!("{path} is missing"), format!("{path} がありません"));
            let key = told.condition.key_steps().last().map_or("", |key| key.as_str());
            with_place(missing, elsewhere::name(case, key))
        };
    };
    let found = value(&found.value);
    if case.another_holds(told.condition) {
        return Words::new(
            format!("{path} is {found}, while another event has what the rule asks for"),
            format!("{path} は {found} です (ルールの条件を満たす値は別のイベントにあります)"),
        );
    }
    let instead = match told.condition.alternatives.as_slice() {
        [only] if matches!(only.op, Op::Equals(_)) => {
            let wanted = code(only.span.of(case.text));
            Words::new(
                format!("{path} is {found}, not {wanted}"),
                format!("{path} は {found} です (ルールの指定は {wanted})"),
            )
        }
        _ => Words::new(
            format!("{path} is {found}, which the rule does not accept"),
            format!("{path} は {found} で、ルールの条件を満たしません"),
        ),
    };
    let wanted = told.condition.alternatives.iter().find_map(|it| match &it.op {
        Op::Equals(Equals::Text(text)) => elsewhere::value(case, text.as_str()),
        _ => None,
    });
    with_place(instead, wanted)
}

/// With the place in another event where what is wanted stands, or nearly so.
fn with_place(words: Words, place: Option<Text>) -> Words {
    let Some(place) = place.map(|place| code(place.as_str())) else { return words };
    Words::new(
        format!("{} (see {place} of another event)", words.english),
        format!("{} (別のイベントの {place} を参照)", words.japanese),
    )
}

/// The value that a condition does not accept.
fn found<'t>(told: &Told<'t>) -> Option<&'t Found> {
    match &told.verdict.reason {
        Reason::NotAccepted { found } => found.first(),
        Reason::Present { found } => Some(found),
        _ => None,
    }
}

/// The best remedies one after the other, each looked for in what the one before has left, where only all of them
/// together mend the pattern.
fn together(case: &Case<'_>, found: &[Diagnosis], alive: &mut dyn FnMut()) -> Option<Remedy> {
    const MOST: usize = 4;
    let mends = |remedy: &Remedy| remedy.outcome.errors == 0 && remedy.outcome.matches;
    if case.matches() || found.iter().flat_map(|it| &it.remedies).any(mends) {
        return None;
    }
    let best = |found: &[Diagnosis]| {
        let remedies = found.iter().filter(|it| it.inexpressible.is_none()).flat_map(|it| &it.remedies);
        remedies.into_iter().find(|it| it.side == Side::Pattern).map(|it| it.text.clone())
    };
    let mut text = best(found)?;
    for _ in 1..MOST {
        let next = Case::among(&text, case.event_text, case.root(), case.others, case.own);
        let changed = best(&recognised(&next, alive))?;
        let label = Words::new("Do all of these", "これらをすべて適用");
        let remedy = try_out(case, Draft::pattern(label, changed.clone()))?;
        if mends(&remedy) {
            return Some(remedy);
        }
        text = changed;
    }
    None
}
