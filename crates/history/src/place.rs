//! Values at a place of a record, in whichever style the record is written.
//!
//! A place is a dotted path from `rq` (`requestParameters`), `rs` (`responseElements`) or the event's root. Case is
//! ignored: CloudTrail lowers the first letter of most names and not of all. What lists are wrapped in is
//! left out, so that one place serves both styles of EC2's records: `items`, `item`, `content`, and
//! `<Op>Request`, `<Op>Response` around the whole. `tags[key=Name]` takes the elements with that member.

use eventglass_syntax::{Member, Node, Value};

use crate::call::Call;

/// Longer texts are no ids, names or sizes: no ARN is longer. What one event says of all its resources is kept with
/// each of them, and must not multiply.
const LONGEST: usize = 2048;

/// The texts at a place, in the order of the record; no empty ones, and none that are too long for an id. Linear in
/// the size of the record.
pub(crate) fn values<'a>(call: &Call<'a>, place: &str) -> Vec<&'a str> {
    let texts = nodes(call, place).into_iter().filter_map(text);
    texts.filter(|text| !text.is_empty() && text.len() <= LONGEST).collect()
}

/// The first text at a place.
pub(crate) fn value<'a>(call: &Call<'a>, place: &str) -> Option<&'a str> {
    values(call, place).first().copied()
}

/// The values at a place: elements of lists each by itself, without what lists are wrapped in.
pub(crate) fn nodes<'a>(call: &Call<'a>, place: &str) -> Vec<&'a Node> {
    let mut search = Search { call: call.name, found: Vec::new() };
    let steps = steps(place);
    let below = |key: &str| call.event.member("detail")?.member(key);
    let root = match steps.first() {
        Some(&"rq") => below("requestParameters"),
        Some(&"rs") => below("responseElements"),
        _ => Some(call.event),
    };
    let is_of_detail = matches!(steps.first(), Some(&("rq" | "rs")));
    if let Some(root) = root {
        search.node(root, steps.get(usize::from(is_of_detail)..).unwrap_or_default());
    }
    search.found
}

/// The text of a member, whatever its case.
pub(crate) fn field<'a>(object: &'a Node, key: &str) -> Option<&'a str> {
    object.members().iter().filter(|member| is_key(member, key)).find_map(|member| text(&member.value))
}

/// The text of a scalar. Numbers and booleans are texts too: the newer style of EC2's records writes texts so that
/// look like one.
pub(crate) fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::String(text) => Some(text.as_str()),
        Value::Number(number) => Some(number.lexeme()),
        Value::Bool(true) => Some("true"),
        Value::Bool(false) => Some("false"),
        _ => None,
    }
}

/// The steps of a path. A filter is a step of its own, `[]` tells people where many may be.
fn steps(place: &str) -> Vec<&str> {
    let mut steps = Vec::new();
    for segment in place.split('.') {
        let (key, filter) = segment.split_once('[').unwrap_or((segment, ""));
        steps.push(key);
        steps.extend(filter.strip_suffix(']').filter(|filter| !filter.is_empty()));
    }
    steps
}

struct Search<'a, 'b> {
    call: &'b str,
    found: Vec<&'a Node>,
}

impl<'a> Search<'a, '_> {
    fn node(&mut self, node: &'a Node, steps: &[&str]) {
        match &node.value {
            Value::Array(elements) => elements.iter().for_each(|element| self.node(element, steps)),
            Value::Object(members) => self.object(node, members, steps),
            _ if steps.is_empty() => self.found.push(node),
            _ => {}
        }
    }

    fn object(&mut self, node: &'a Node, members: &'a [Member], steps: &[&str]) {
        let (step, rest) = steps.split_first().map_or(("", steps), |(step, rest)| (*step, rest));
        if step.split_once('=').is_some_and(|(key, value)| field(node, key) == Some(value)) {
            return self.object(node, members, rest);
        }
        let is_here = !steps.is_empty() && members.iter().any(|member| is_key(member, step));
        let mut is_wrapper = false;
        for member in members {
            if is_here && is_key(member, step) {
                self.node(&member.value, rest);
            } else if !is_here && self.is_wrapped(member) {
                is_wrapper = true;
                self.node(&member.value, steps);
            }
        }
        if steps.is_empty() && !is_wrapper {
            self.found.push(node);
        }
    }

    fn is_wrapped(&self, member: &Member) -> bool {
        let key = member.key.value.as_str();
        let is_whole = || {
            let halves = key.split_at_checked(self.call.len());
            halves.is_some_and(|(op, rest)| op == self.call && matches!(rest, "Request" | "Response"))
        };
        matches!(key, "items" | "item" | "content") || is_whole()
    }
}

fn is_key(member: &Member, key: &str) -> bool {
    member.key.value.as_str().eq_ignore_ascii_case(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_serves_both_styles() {
        let ids = ["i-1", "i-2"];
        for (place, detail, texts) in [
            ("rs.set[].id", r#"{"set": {"items": [{"id": "i-1"}, {"id": "i-2"}]}}"#, &ids[..]),
            (
                "rs.set[].id",
                r#"{"OpResponse": {"xmlns": "x", "set": {"item": [{"id": "i-1"}, {"id": "i-2"}]}}}"#,
                &ids,
            ),
            ("rs.set[].id", r#"{"OpResponse": {"set": {"item": {"id": "i-1"}}}}"#, &ids[..1]),
            ("rs.set[].id", r#"{"Set": [{"tag": 1, "ID": "i-1"}, {"tag": 2, "Id": "i-2"}]}"#, &ids),
            ("rs.id[]", r#"{"Id": [{"tag": 1, "content": "i-1"}, {"tag": 2, "content": "i-2"}]}"#, &ids),
            ("rs.id[]", r#"{"Id": {"tag": 1, "content": "i-1"}}"#, &ids[..1]),
            ("rs.id[]", r#"{"id": ["i-1", "i-2"]}"#, &ids),
            ("rs.id[]", r#"{"idSet": "i-1"}"#, &[]),
            ("rs.n", r#"{"n": 1.50, "N": true}"#, &["1.50", "true"]),
            ("rs.n", r#"{"n": "", "N": null}"#, &[]),
            (
                "rs.t[key=Name].value",
                r#"{"t": [{"key": "a", "value": "b"}, {"key": "Name", "value": "c"}]}"#,
                &["c"],
            ),
            ("rs.t[key=Name].value", r#"{"T": {"Key": "Name", "tag": 1, "Value": true}}"#, &["true"]),
            ("rs.t[key=a].u[].value", r#"{"t": {"items": [{"key": "a", "u": [{"value": "x"}]}]}}"#, &["x"]),
            ("detail.eventName", "{}", &["Op"]),
            ("resources[]", "{}", &["arn-1"]),
            ("rq.id", "{}", &[]),
        ] {
            let event = format!(
                r#"{{"source": "aws.x", "detail-type": "t", "resources": ["arn-1"],
                    "detail": {{"eventSource": "x.amazonaws.com", "eventName": "Op", "responseElements": {detail}}}}}"#
            );
            let event = eventglass_syntax::parse(&event).value.unwrap();
            assert_eq!(values(&Call::of(&event).unwrap(), place), texts, "{place} {detail}");
        }
    }
}
