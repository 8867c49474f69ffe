//! A pattern for some events and not for others, asked as one question.

use eventglass_suggest::{Operator, Searched, Separation, Why, for_event, separate};
use eventglass_syntax::Node;

use crate::analyze::Alive;
use crate::events::Events;
use crate::test_event::ApiError;
use crate::words::Language;

/// What is answered to the question for a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// The smallest pattern, laid out. For one event, with none to avoid: the one of its usual fields.
    Pattern(String),
    /// There is none.
    None {
        /// Why, in a sentence.
        words: String,
        /// Where it was searched.
        searched: SearchedRow,
        /// A wanted text and an avoided one that hold events which are the same to every pattern, by their positions.
        same: Option<(usize, usize)>,
    },
}

/// Where a pattern was searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchedRow {
    /// How many fields.
    pub fields: usize,
    /// Which operators, by their names.
    pub operators: Vec<&'static str>,
    /// How many conditions together, at most.
    pub conditions: usize,
    /// How many combinations.
    pub tried: u64,
    /// Whether that is all there is.
    pub complete: bool,
}

/// The smallest pattern that matches all events of the wanted texts and none of the avoided ones. A text is read as
/// pasted text is.
///
/// [`ApiError::Validation`] for a text that holds no event, or a broken one.
///
/// Cost: reads every text once; the search is bounded, and calls `alive` again and again.
pub fn suggest_pattern(
    wanted: &[String],
    avoided: &[String],
    language: Language,
    alive: Alive<'_>,
) -> Result<Suggestion, ApiError> {
    let (wanted, avoided) = (Texts::read(wanted, alive)?, Texts::read(avoided, alive)?);
    let (match_nodes, avoid_nodes) = (wanted.nodes(), avoided.nodes());
    if let ([event], []) = (&*match_nodes, &*avoid_nodes) {
        return Ok(Suggestion::Pattern(for_event(event)));
    }
    Ok(match separate(&match_nodes, &avoid_nodes, alive) {
        Separation::Found { pattern, .. } => Suggestion::Pattern(pattern),
        Separation::None { searched, why } => Suggestion::None {
            words: language.no_pattern(&why, avoid_nodes.is_empty(), searched.complete),
            same: match why {
                Why::Same { wanted: one, avoided: other } => wanted.text_of(one).zip(avoided.text_of(other)),
                _ => None,
            },
            searched: row(&searched),
        },
    })
}

/// The events of several texts.
struct Texts(Vec<Events>);

impl Texts {
    fn read(texts: &[String], alive: Alive<'_>) -> Result<Texts, ApiError> {
        texts.iter().map(|text| whole(text, alive)).collect::<Result<_, _>>().map(Texts)
    }

    fn nodes(&self) -> Vec<&Node> {
        self.0.iter().flat_map(Events::all).map(|event| &event.node).collect()
    }

    /// The text that an event is of, both by their positions.
    fn text_of(&self, event: usize) -> Option<usize> {
        let mut end = 0;
        self.0.iter().position(|events| {
            end += events.all().len();
            event < end
        })
    }
}

/// The events of a text, each of which can be read to its end.
fn whole(text: &str, alive: Alive<'_>) -> Result<Events, ApiError> {
    let events = Events::find_all(text, &[], alive);
    let sound = !events.all().is_empty() && !events.all().iter().any(eventglass_event::Event::is_broken);
    if sound { Ok(events) } else { Err(ApiError::Validation) }
}

fn row(searched: &Searched) -> SearchedRow {
    SearchedRow {
        fields: searched.fields,
        operators: searched.operators.iter().map(|it| name(*it)).collect(),
        conditions: searched.conditions,
        tried: searched.tried,
        complete: searched.complete,
    }
}

/// Every operator that a search names, sorted.
pub(crate) const OPERATORS: [Operator; 9] = [
    Operator::AnythingBut,
    Operator::Cidr,
    Operator::Exact,
    Operator::Exists,
    Operator::Absent,
    Operator::Numeric,
    Operator::Prefix,
    Operator::Suffix,
    Operator::Wildcard,
];

/// A stable name for an operator: its own, where it has one to itself.
pub(crate) fn name(operator: Operator) -> &'static str {
    match operator {
        Operator::Absent => "exists-false",
        other => other.name().unwrap_or("exact"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(wanted: &[&str], avoided: &[&str], language: Language) -> Result<Suggestion, ApiError> {
        let owned = |texts: &[&str]| -> Vec<String> { texts.iter().map(|text| (*text).to_owned()).collect() };
        suggest_pattern(&owned(wanted), &owned(avoided), language, &mut || {})
    }

    fn suggested(wanted: &[&str], avoided: &[&str]) -> Suggestion {
        asked(wanted, avoided, Language::English).unwrap()
    }

    const RUNNING: &str = r#"{"source": "a", "detail-type": "State", "detail": {"state": "running"}}"#;
    const STOPPED: &str = r#"{"source": "a", "detail-type": "State", "detail": {"state": "stopped"}}"#;

    fn plain(suggestion: &Suggestion) -> String {
        let Suggestion::Pattern(pattern) = suggestion else { return format!("{suggestion:?}") };
        pattern.split_whitespace().collect()
    }

    #[test]
    fn the_smallest_pattern_that_tells_texts_apart_is_found() {
        assert_eq!(plain(&suggested(&[RUNNING], &[STOPPED])), r#"{"detail":{"state":["running"]}}"#);
    }

    #[test]
    fn without_avoided_events_it_asks_for_what_is_usual() {
        let one = r#"{"source":["a"],"detail-type":["State"],"detail":{"state":["running"]}}"#;
        assert_eq!(plain(&suggested(&[RUNNING], &[])), one);
        let both = plain(&suggested(&[RUNNING, STOPPED], &[]));
        assert!(both.starts_with(r#"{"source":["a"],"detail-type":["State"]"#), "{both}");
    }

    #[test]
    fn a_text_is_read_as_it_was_pasted() {
        let message = STOPPED.replace('"', "\\\"");
        let wrapped = format!(r#"{{"Type": "Notification", "Message": "{message}", }}"#);
        let several = format!("{RUNNING}\n{}", RUNNING.replace("running", "pending"));
        let pattern = plain(&suggested(&[&several], &[&wrapped]));
        assert!(pattern.contains("state") && pattern.contains("pending"), "{pattern}");
    }

    #[test]
    fn events_that_are_the_same_are_named_by_their_texts() {
        let two = format!("{STOPPED} {STOPPED}");
        let Suggestion::None { words, same, .. } = suggested(&[&two, RUNNING], &[&two, RUNNING]) else {
            panic!("a pattern tells the same event from itself");
        };
        assert_eq!(same, Some((0, 0)));
        let last = suggested(&[&two, RUNNING], &[r#"{"b": 1}"#, RUNNING]);
        assert!(matches!(&last, Suggestion::None { same: Some((1, 1)), .. }), "{last:?}");
        assert!(words.ends_with('.'), "{words}");
    }

    #[test]
    fn why_there_is_none_is_a_sentence_in_either_language() {
        let either = [r#"{"a": 1, "b": 2}"#, r#"{"a": 2, "b": 1}"#];
        let both = [r#"{"a": 1, "b": 1}"#, r#"{"a": 2, "b": 2}"#];
        let cases: [(&[&str], &[&str], &str); 4] = [
            (&[], &[RUNNING], "no event to match"),
            (&[RUNNING], &[RUNNING], "the same to every pattern"),
            (&either, &both, "tells them apart."),
            (&[r#"{"a": []}"#, r#"{"b": {}}"#], &[], "share nothing"),
        ];
        for (wanted, avoided, expected) in cases {
            let [english, japanese] = Language::ALL.map(|language| {
                let told = asked(wanted, avoided, language).unwrap();
                let Suggestion::None { words, .. } = told else { panic!("{expected}: {told:?}") };
                words
            });
            assert!(english.contains(expected) && english.ends_with('.'), "{english}");
            assert!(english != japanese && japanese.ends_with('。'), "{japanese}");
        }
    }

    #[test]
    fn a_text_without_an_event_is_refused() {
        for text in ["", "nothing", "[]", "{", r#"{"a": tru}"#] {
            assert_eq!(asked(&[text], &[RUNNING], Language::English), Err(ApiError::Validation), "{text}");
            assert_eq!(asked(&[RUNNING], &[text], Language::English), Err(ApiError::Validation), "{text}");
        }
    }

    #[test]
    fn every_operator_of_a_search_has_a_name_of_its_own() {
        let Suggestion::None { searched, .. } = suggested(&[], &[]) else { panic!("nothing is wanted") };
        let mut names = OPERATORS.map(name).to_vec();
        assert!(searched.operators.iter().all(|it| names.contains(it)), "{:?}", searched.operators);
        names.dedup();
        assert_eq!(names.len(), OPERATORS.len());
    }
}
