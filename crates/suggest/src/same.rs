//! Events that no pattern can tell apart.

use eventglass_syntax::{Member, Node, Text, Value, push_text};

/// The first wanted event that is the same as an avoided one as far as a pattern can see, and that one, by their
/// positions. Numbers are the same where they are spelt alike.
pub(crate) fn same(wanted: &[&Node], avoided: &[&Node], alive: &mut dyn FnMut()) -> Option<(usize, usize)> {
    let mut seen = |event: &&Node| {
        alive();
        let mut out = String::new();
        if event.is_object() {
            push_seen(&mut out, event);
        }
        out
    };
    let avoided: Vec<String> = avoided.iter().map(&mut seen).collect();
    wanted
        .iter()
        .map(seen)
        .zip(0..)
        .find_map(|(event, wanted)| Some((wanted, avoided.iter().position(|it| *it == event)?)))
}

/// Writes what a pattern can see of a value: members sorted by key, without what is empty.
fn push_seen(out: &mut String, node: &Node) {
    match &node.value {
        Value::Object(members) => {
            let mut members: Vec<&Member> = members.iter().collect();
            members.sort_by(|one, other| one.key.value.cmp(&other.key.value));
            for member in members {
                push_member(out, &member.key.value, &member.value);
            }
        }
        Value::Array(elements) => {
            let start = out.len();
            out.push('[');
            for element in elements {
                push_member(out, &"".into(), element);
            }
            let is_empty = out.len() == start + 1;
            if is_empty { out.truncate(start) } else { out.push(']') }
        }
        Value::String(text) => push_text(out, text),
        Value::Number(number) => out.push_str(number.lexeme()),
        Value::Bool(value) => out.push(if *value { 't' } else { 'f' }),
        Value::Null => out.push('n'),
        Value::Unreadable => {}
    }
}

fn push_member(out: &mut String, key: &Text, value: &Node) {
    let start = out.len();
    push_text(out, key);
    out.push(':');
    let before = out.len();
    push_seen(out, value);
    if out.len() == before {
        out.truncate(start);
        return;
    }
    out.push(',');
}
