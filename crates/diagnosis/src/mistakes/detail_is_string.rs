//! M04: a field holds JSON as a string, and the pattern goes into it.

use eventglass_pattern::{Condition, Event, Explanation, Op, Reason, explain};
use eventglass_repair::repair;
use eventglass_syntax::{Node, Path, Span, Step, Text, Value, parse, push_escaped};

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Address, Rewrite, list_in, object_in, unstarred};
use crate::words::{Said, Words, code, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M04",
    code: "detail-is-string",
    title: Said {
        english: "`detail` or another field is a JSON string",
        japanese: "`detail` などのフィールドが JSON の文字列になっている",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "A string may hold JSON, but for EventBridge it is one value: a pattern does not look inside. \
                  Have the producer encode the field once, not twice; `Detail` of a PutEvents entry is encoded by \
                  you, what stands in it is not. Where the producer cannot be changed, a `wildcard` can look for \
                  the text.",
        japanese: "文字列の中身が JSON であっても、EventBridge にとっては 1 つの値であり、パターンはその中を調べません。\
                   送信側でエンコードを 1 回だけにしてください (PutEvents の `Detail` は全体を一度だけ文字列にし、\
                   中の値は文字列にしません)。送信側を変えられない場合は、`wildcard` でテキストを探せます。",
    },
    example: Example {
        pattern: r#"{"detail":{"status":["FAILED"]}}"#,
        event: r#"{"detail":"{\"status\":\"FAILED\"}"}"#,
        remedied: None,
    },
};

/// A text may be encoded again and again, but not without end.
const MOST_LAYERS: usize = 4;

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut found: Vec<Encoded<'_>> = Vec::new();
    for told in case.failing() {
        let Reason::EndsEarly { at } = &told.verdict.reason else { continue };
        let field = dotted(&at.path);
        if let Some(known) = found.iter_mut().find(|known| known.field == field) {
            known.conditions.push(told);
        } else {
            let strings = strings(case, &field);
            found.push(Encoded { case, field, strings, conditions: vec![told] });
        }
    }
    let absent = case.met().into_iter().filter_map(|told| hidden(case, told));
    found.extend(absent);
    found.iter().filter_map(Encoded::finding).collect()
}

/// A field that counts as absent in a match only because it stands in a string.
fn hidden<'c>(case: &'c Case<'_>, told: Told<'c>) -> Option<Encoded<'c>> {
    let Reason::Absent { .. } = told.verdict.reason else { return None };
    let keys = told.condition.key_steps();
    (1..keys.len()).find_map(|depth| {
        let field = Text::joined(keys.get(..depth)?, ".");
        let strings = strings(case, &field);
        let encoded = Encoded { case, field, strings, conditions: vec![told] };
        let mended = encoded.mended().filter(|_| !encoded.strings.is_empty())?;
        let root = parse(&mended).value?;
        (!case.pattern()?.matches(&Event::new(&root))).then_some(encoded)
    })
}

/// A field that holds JSON as a string, and the conditions that go into it.
struct Encoded<'c> {
    case: &'c Case<'c>,
    field: Text,
    /// Each string, and the JSON that it holds.
    strings: Vec<(&'c Node, String)>,
    conditions: Vec<Told<'c>>,
}

fn strings<'c>(case: &'c Case<'_>, field: &Text) -> Vec<(&'c Node, String)> {
    let nodes = case.fields.scalars_at(field).into_iter();
    let nodes = nodes.filter_map(|id| Some(case.fields.get(id)?.node));
    nodes.filter_map(|node| Some((node, decoded(node)?))).collect()
}

/// The keys of a path, joined.
fn dotted(path: &Path) -> Text {
    let keys = path.steps.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    });
    Text::joined(&keys.collect::<Vec<_>>(), ".")
}

/// The object or array that a string holds as JSON, as it is written there; one that is nearly JSON is made so.
pub(super) fn decoded(string: &Node) -> Option<String> {
    let mut text = string.as_str()?.to_owned();
    for _ in 0..MOST_LAYERS {
        let trimmed = text.trim();
        if !trimmed.starts_with(['{', '[', '"']) {
            return None;
        }
        let strict = parse(trimmed);
        let is_good = strict.problems.is_empty() && strict.trailing.is_none();
        match strict.value.filter(|_| is_good).map(|node| node.value) {
            Some(Value::String(inner)) => inner.as_str().clone_into(&mut text),
            Some(_) => return Some(trimmed.to_owned()),
            None => return repaired(trimmed),
        }
    }
    None
}

fn repaired(text: &str) -> Option<String> {
    let text = repair(text, &[]).text;
    let read = parse(&text);
    let is_good = read.problems.is_empty() && read.trailing.is_none();
    let inside = read.value.filter(|_| is_good)?.value;
    matches!(inside, Value::Object(_) | Value::Array(_)).then_some(text)
}

impl Encoded<'_> {
    fn finding(&self) -> Option<Finding> {
        self.strings.first()?;
        let key = self.conditions.first().and_then(|told| self.member(told.condition));
        let key = key.and_then(|at| Some(at.member(self.case.tree.as_ref()?)?.key.span));
        let name = code(self.field.as_str());
        let said = Words::new(
            format!(
                "The pattern goes into {name}, but in this event {name} is a string that holds JSON. EventBridge \
                 does not look inside strings: the producer has encoded it once too often."
            ),
            format!(
                "パターンは {name} の中を調べますが、このイベントの {name} は JSON を含む文字列です。\
                 EventBridge は文字列の中を調べません。送信側でエンコードが 1 回多く行われています。"
            ),
        );
        let places = key.map(Place::Pattern).into_iter();
        let places = places.chain(self.strings.iter().map(|(node, _)| Place::Event(node.span)));
        let is_json = |node: &Node| node.as_str().is_some_and(|text| parse(text).problems.is_empty());
        let is_certain = self.strings.iter().all(|(node, _)| is_json(node));
        let certainty = if is_certain { Certainty::Certain } else { Certainty::Likely };
        let finding = Finding::accounting(&self.conditions, certainty, said).at(places);
        let text = self.mended()?;
        let label = Words::new(
            format!("Decode {name} in the event, as the producer should"),
            format!("イベントの {name} をデコードする (送信側の修正に相当)"),
        );
        let wildcard = self.wildcard(&text);
        Some(finding.remedy(Some(Draft::event(label, text))).remedy(wildcard))
    }

    /// The event with the JSON in place of the strings.
    fn mended(&self) -> Option<String> {
        // What stands later is replaced first, so that the other places stay what they are.
        let last_first = self.strings.iter().rev();
        let mut rewrite = Rewrite::of(self.case.event_text);
        for (node, json) in last_first {
            rewrite = rewrite.span(node.span, json)?;
        }
        Some(rewrite.text())
    }

    /// Where the member stands in the pattern whose key is the field's.
    fn member(&self, condition: &Condition) -> Option<Address> {
        let keys = condition.key_steps();
        let is_field = |depth: &usize| {
            let outer = keys.get(..=*depth).unwrap_or_default();
            Text::joined(outer, ".") == self.field
        };
        self.case.key_address(condition, (0..keys.len()).find(is_field)?)
    }

    /// The pattern with a wildcard that looks for the very text of what the conditions accept in the mended event.
    fn wildcard(&self, mended: &str) -> Option<Draft> {
        let pattern = self.case.pattern()?;
        let first = self.conditions.first()?;
        let member = self.member(first.condition)?;
        // Everything below the key goes, so that everything has to be in the wildcard.
        let is_below =
            |it: &&Condition| self.case.address(it).is_some_and(|address| address.0.starts_with(&member.0));
        if pattern.conditions.iter().filter(is_below).count() != self.conditions.len() {
            return None;
        }
        let root = parse(mended).value?;
        let told = explain(pattern, &Event::new(&root));
        let parts = self.conditions.iter().map(|it| sought(&told, *it, mended, &root));
        let mut parts: Vec<(u32, String)> = parts.collect::<Option<_>>()?;
        parts.sort();
        let text = parts.into_iter().map(|(_, part)| part).collect::<Vec<_>>().join("*");
        let wildcard = quoted(&["*", &text, "*"].concat().into());
        let list = list_in(self.case.text, &[object_in(self.case.text, "wildcard", &wildcard)]);
        let label = Words::new(
            "Look for the text with a `wildcard`, where the producer cannot be changed",
            "送信側を変えられない場合に `wildcard` でテキストを探す",
        );
        Some(Draft::pattern(label, Rewrite::of(self.case.text).value(&member, &list)?.text()))
    }
}

/// What a condition accepts in an event, as text for a wildcard: `"status":"FAILED"`, and where it stands.
fn sought(told: &Explanation, condition: Told<'_>, event: &str, root: &Node) -> Option<(u32, String)> {
    let verdict = told.verdicts().into_iter().find(|it| it.condition == condition.id)?;
    let Reason::Accepted { found, alternative } = &verdict.reason else { return None };
    let Some((Step::Key(key), outer)) = found.path.steps.split_last() else { return None };
    let members = Path { steps: outer.to_vec() }.of(root)?.members();
    let member = members.iter().rev().find(|member| member.key.value == *key)?;
    let upto = |end: u32| Span { start: member.key.span.start, end }.of(event);
    let (whole, opening) = (upto(found.span.end), upto(found.span.start));
    let written = |text: &Text| {
        let mut out = String::new();
        push_escaped(&mut out, text.as_str());
        out
    };
    let text = match &condition.condition.alternatives.get(*alternative)?.op {
        Op::Equals(_) => unstarred(whole),
        Op::Prefix(text) => unstarred(&[opening, "\"", &written(text)].concat()),
        Op::Suffix(text) => [&unstarred(opening), "*", &unstarred(&written(text)), "\""].concat(),
        Op::Exists => unstarred(opening),
        _ => return None,
    };
    Some((member.key.span.start, text))
}

#[cfg(test)]
mod tests {
    use crate::finding::Side;
    use crate::testing::{absent, diagnosed};

    #[test]
    fn strings_at_any_depth_are_decoded() {
        for depth in 0..5 {
            let nested =
                |inner: &str| (0..depth).fold(inner.to_owned(), |it, n| format!(r#"{{"k{n}": {it}}}"#));
            let pattern = nested(r#"{"input": {"status": ["FAILED"]}}"#);
            let event = nested(r#"{"input": "{\"status\": \"FAILED\"}"}"#);
            diagnosed(&pattern, &event, |_, told| {
                let remedies = &told.found[0].remedies;
                assert_eq!(told.found[0].mistake.code, "detail-is-string");
                assert_eq!(remedies[0].text, nested(r#"{"input": {"status": "FAILED"}}"#));
                assert_eq!(
                    remedies[1].text,
                    nested(r#"{"input": [{"wildcard": "*\"status\": \"FAILED\"*"}]}"#)
                );
                assert!(remedies.iter().all(|it| it.outcome.matches));
                assert_eq!((remedies[0].side, remedies[1].side), (Side::Event, Side::Pattern));
            });
        }
    }

    #[test]
    fn a_wildcard_looks_for_what_every_condition_accepts() {
        let pattern = r#"{"m": {"b": [{"prefix": "x*"}], "a": [1], "c": [{"suffix": "z"}]}}"#;
        let event = r#"{"m": "{\"a\":1,\"b\":\"x*y\",\"c\":\"yz\"}"}"#;
        diagnosed(pattern, event, |_, told| {
            let remedy = &told.found[0].remedies[1];
            assert_eq!(remedy.text, r#"{"m": [{"wildcard": "*\"a\":1*\"b\":\"x\\**\"c\":*z\"*"}]}"#);
            assert!(remedy.outcome.matches);
        });
    }

    #[test]
    fn what_a_string_hides_counts_as_absent() {
        let pattern = r#"{"detail": {"error": [{"exists": false}]}}"#;
        diagnosed(pattern, r#"{"detail": "{\"error\": \"E1\"}"}"#, |_, told| {
            assert!(told.now.matches);
            assert_eq!(told.found[0].mistake.code, "detail-is-string");
            assert!(!told.found[0].remedies[0].outcome.matches);
        });
        absent("detail-is-string", pattern, r#"{"detail": "{\"state\": \"open\"}"}"#);
    }

    #[test]
    fn other_strings_are_no_mistake() {
        for text in ["FAILED", "", "[not json", "{a", "5"] {
            absent("detail-is-string", r#"{"detail": {"a": ["x"]}}"#, &format!(r#"{{"detail": "{text}"}}"#));
        }
    }
}
