//! JSON text of patterns, laid out as the editor lays it out.

use eventglass_syntax::{Member, Node, Value, push_text};

/// A list, or an object in a list, stands on one line where that is no longer than this.
const SHORT: usize = 60;
/// Deeper lines are indented no further.
const DEEPEST_INDENT: usize = 40;

/// The JSON text of a value, indented by two blanks a level, its members in their order. What is unreadable is null. Linear
/// in the size of the value.
pub(super) fn laid_out(node: &Node) -> String {
    let mut out = String::new();
    long(&mut out, node, 0);
    out
}

/// Writes a value over several lines, its members on one line each where they fit.
fn long(out: &mut String, node: &Node, depth: usize) {
    match &node.value {
        Value::Array(elements) if !elements.is_empty() => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                next_line(out, index, depth + 1);
                fitting(out, element, true, depth + 1);
            }
            line(out, depth);
            out.push(']');
        }
        Value::Object(members) if !members.is_empty() => {
            out.push('{');
            for (index, Member { key, value }) in members.iter().enumerate() {
                next_line(out, index, depth + 1);
                push_text(out, &key.value);
                out.push_str(": ");
                fitting(out, value, false, depth + 1);
            }
            line(out, depth);
            out.push('}');
        }
        _ => {
            flat(out, node, false, usize::MAX);
        }
    }
}

/// Writes a value on one line where it fits. An object in an object is structure and has its own lines.
fn fitting(out: &mut String, node: &Node, in_list: bool, depth: usize) {
    let start = out.len();
    if !flat(out, node, in_list, start + SHORT) {
        out.truncate(start);
        long(out, node, depth);
    }
}

/// Writes a value on one line. False where a list or an object would end behind `end`, or an object may not be flat; what
/// was written then is to be taken back. No call writes much beyond `end`.
fn flat(out: &mut String, node: &Node, in_list: bool, end: usize) -> bool {
    match &node.value {
        Value::Null | Value::Unreadable => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        // What is long is not written again and again, once for each list around it.
        Value::Number(number) if number.lexeme().len() > SHORT && end < usize::MAX => return false,
        Value::Number(number) => out.push_str(number.lexeme()),
        Value::String(text) if text.as_str().len() > SHORT && end < usize::MAX => return false,
        Value::String(text) => push_text(out, text),
        Value::Array(elements) => {
            let fits = elements.iter().enumerate().all(|(index, element)| {
                out.push_str(if index == 0 { "[" } else { ", " });
                flat(out, element, true, end) && out.len() <= end
            });
            out.push_str(if elements.is_empty() { "[]" } else { "]" });
            return fits && out.len() <= end;
        }
        Value::Object(members) => {
            let fits = members.iter().enumerate().all(|(index, Member { key, value })| {
                out.push_str(if index == 0 { "{ " } else { ", " });
                if key.value.as_str().len() > SHORT {
                    return false;
                }
                push_text(out, &key.value);
                out.push_str(": ");
                flat(out, value, false, end) && out.len() <= end
            });
            out.push_str(if members.is_empty() { "{}" } else { " }" });
            return fits && out.len() <= end && (in_list || members.is_empty());
        }
    }
    true
}

fn next_line(out: &mut String, index: usize, depth: usize) {
    if index > 0 {
        out.push(',');
    }
    line(out, depth);
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth.min(DEEPEST_INDENT)));
}
