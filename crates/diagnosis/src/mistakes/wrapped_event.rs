//! M31: the event stands inside an envelope.

use eventglass_pattern::{Event, Explanation, Pattern, Reason, explain};
use eventglass_syntax::{Node, Path, Span, Step, Text, Value, parse};

use crate::case::Case;
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::mistakes::detail_is_string::decoded;
use crate::words::{Said, Words, code, listed};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M31",
    code: "wrapped-event",
    title: Said {
        english: "event inside its envelope (SQS, SNS, Lambda, archive export)",
        japanese: "転送用の形式に包まれたままのイベント (SQS、SNS、Lambda、アーカイブ)",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "What a queue, a topic or a function receives holds the event somewhere inside, often as a string. \
                  A rule sees the event before it is wrapped. Test the rule with the event itself.",
        japanese: "キューやトピック、関数が受け取るデータでは、イベントは内側に、多くは文字列として入っています。\
                   ルールが判定するのは包まれる前のイベントです。イベントそのものでルールを試してください。",
    },
    example: Example {
        pattern: r#"{"source":["shop"]}"#,
        event: r#"{"Records":[{"messageId":"1","body":"{\"source\":\"shop\",\"detail\":{}}","eventSource":"aws:sqs"}]}"#,
        remedied: None,
    },
};

/// What an object has that is an event.
const EVENT: [&str; 3] = ["source", "detail-type", "detail"];
/// Where services put what they carry, and what that makes of the whole.
const CARRIERS: [(&str, &str, &str); 4] = [
    ("body", "an SQS message", " SQS のメッセージ"),
    ("Message", "an SNS notification", " SNS の通知"),
    ("requestPayload", "the record of a Lambda invocation", " Lambda の呼び出しの記録"),
    ("Event", "an archived event", "アーカイブされたイベント"),
];
/// So many objects and strings are asked, so deep strings lie in strings, and so deep is looked at all.
const MOST: usize = 1_000;
const MOST_LAYERS: usize = 4;
const MOST_DEPTH: usize = 100;

fn find(case: &Case<'_>) -> Vec<Finding> {
    wrapped(case).into_iter().collect()
}

fn wrapped(case: &Case<'_>) -> Option<Finding> {
    let failing = case.failing();
    let lacks_all = failing.iter().all(|told| match &told.verdict.reason {
        Reason::Missing { at, .. } => at.path.steps.is_empty(),
        _ => false,
    });
    let holds_none = case.holding().iter().all(|it| matches!(it.verdict.reason, Reason::Absent { .. }));
    if failing.is_empty() || !lacks_all || !holds_none || is_event(case.root()) {
        return None;
    }
    let keys = failing.iter().filter_map(|told| told.condition.key_steps().first().copied());
    let mut keys: Vec<&Text> = keys.collect();
    keys.dedup();
    let mut search = Search { pattern: case.pattern()?, keys: &keys, left: MOST, best: None };
    search.inside(case.root(), case.event_text, &Path::default(), None, 0);
    let inner = search.best?;
    let label = Words::new("Take the event out of its envelope", "イベントを取り出す");
    let keys: Vec<String> = keys.iter().map(|key| code(key.as_str())).collect();
    let said = said(&inner, &listed(&keys));
    let certainty = if inner.told.matches { Certainty::Certain } else { Certainty::Likely };
    let finding = Finding::accounting(&failing, certainty, said).at([Place::Event(inner.place)]);
    Some(finding.remedy(Some(Draft::event(label, inner.text))))
}

fn said(inner: &Inner, keys: &Words) -> Words {
    let last = inner.path.steps.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    });
    let carrier = CARRIERS.iter().find(|(key, ..)| Some(*key) == last);
    let (english, japanese) = carrier.map_or(("an envelope", "転送用の形式"), |(_, en, ja)| (*en, *ja));
    let place = code(&inner.path.to_string());
    let (as_string, in_string) =
        if inner.is_text { (", as a string", "に文字列として") } else { ("", "に") };
    Words::new(
        format!(
            "The top level of this is {english}, not an event: it lacks {}. The event stands at {place}{as_string}.",
            keys.english
        ),
        format!(
            "最上位は{japanese}であり、イベントではありません ({} がありません)。イベントは {place} {in_string}入っています。",
            keys.japanese
        ),
    )
}

/// Whether an object is no envelope but an event.
fn is_event(object: &Node) -> bool {
    object.member("detail-type").is_some() || object.member("source").and(object.member("detail")).is_some()
}

/// What stands inside and may be the event.
struct Inner {
    text: String,
    path: Path,
    is_text: bool,
    /// The object or string in the pasted text.
    place: Span,
    told: Explanation,
}

struct Search<'s> {
    pattern: &'s Pattern,
    /// What the pattern asks for at the top level and the whole lacks.
    keys: &'s [&'s Text],
    left: usize,
    /// What comes nearest: it matches, or fewest conditions fail; of equals the first.
    best: Option<Inner>,
}

impl Search<'_> {
    /// Looks through what stands in a value. `place` is that of the string which all of it stands in.
    fn inside(&mut self, node: &Node, text: &str, path: &Path, place: Option<Span>, layers: usize) {
        if path.steps.len() > MOST_DEPTH {
            return;
        }
        let members = node.members().iter().map(|it| (Step::Key(it.key.value.clone()), &it.value));
        let elements = (0..).zip(node.elements()).map(|(index, it)| (Step::Index(index), it));
        for (step, value) in members.chain(elements) {
            if self.left == 0 || self.best.as_ref().is_some_and(|best| best.told.matches) {
                return;
            }
            let inner = || Path { steps: path.steps.iter().cloned().chain([step]).collect() };
            match &value.value {
                Value::Object(_) | Value::Array(_) => {
                    let path = inner();
                    self.ask(value, text, &path, place.unwrap_or(value.span), layers > 0);
                    self.inside(value, text, &path, place, layers);
                }
                Value::String(string) if string.as_str().contains('{') && layers < MOST_LAYERS => {
                    self.read(value, &inner(), place.unwrap_or(value.span), layers + 1);
                }
                _ => {}
            }
        }
    }

    fn read(&mut self, string: &Node, path: &Path, place: Span, layers: usize) {
        let Some(text) = decoded(string) else { return };
        self.left = self.left.saturating_sub(1);
        if let Some(root) = parse(&text).value {
            self.ask(&root, &text, path, place, true);
            self.inside(&root, &text, path, Some(place), layers);
        }
    }

    fn ask(&mut self, node: &Node, text: &str, path: &Path, place: Span, is_text: bool) {
        if !EVENT.iter().any(|key| node.member(key).is_some()) {
            return;
        }
        self.left = self.left.saturating_sub(1);
        let told = explain(self.pattern, &Event::new(node));
        let failing = |told: &Explanation| told.total - told.held;
        let is_better = self.best.as_ref().is_none_or(|best| failing(&told) < failing(&best.told));
        let has_all = || self.keys.iter().all(|key| node.members().iter().any(|it| it.key.value == **key));
        if told.held > 0 && is_better && (told.matches || has_all()) {
            let text = node.span.of(text).to_owned();
            self.best = Some(Inner { text, path: path.clone(), is_text, place, told });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed};

    #[test]
    fn the_event_is_found_at_any_depth() {
        for depth in 1..5 {
            let inner = r#"{"source": "shop", "detail": {"n": 1}}"#.to_owned();
            let event = (0..depth).fold(inner, |it, n| format!(r#"{{"k{n}": [0, {it}]}}"#));
            diagnosed(r#"{"source": ["shop"], "detail": {"n": [1]}}"#, &event, |_, told| {
                assert_eq!(told.found[0].mistake.code, "wrapped-event");
                assert_eq!(told.found[0].remedies[0].text, r#"{"source": "shop", "detail": {"n": 1}}"#);
                assert!(told.found[0].remedies[0].outcome.matches);
            });
        }
    }

    #[test]
    fn an_event_is_no_envelope() {
        let cases = [
            (r#"{"eventName": ["x"]}"#, r#"{"source": "s", "detail": {"eventName": "x"}}"#),
            (r#"{"source": ["s"]}"#, r#"{"detail-type": "t", "detail": {"source": "s"}}"#),
            (r#"{"source": ["s"]}"#, r#"{"Records": [{"body": "{\"source\": \"t\"}"}]}"#),
            (r#"{"name": ["s"]}"#, r#"{"user": {"name": "s"}}"#),
        ];
        for (pattern, event) in cases {
            absent("wrapped-event", pattern, event);
        }
    }
}
