//! The difference between two texts, as edits of whole words.

use eventglass_syntax::Span;

/// A replacement in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// The edited text. Edits are in the order of the text and do not overlap.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        out.push_str(text.get(from..edit.span.start as usize).unwrap_or_default());
        out.push_str(&edit.replacement);
        from = edit.span.end as usize;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// How many words are compared each with each: beyond that, everything between the first difference and the last is
/// one edit.
const MOST: usize = 1_000_000;

/// What turns `before` into `after`: as few words of JSON as possible are replaced, strings and keys as wholes; where one
/// string takes the place of another, only what differs in it.
///
/// Cost: the product of the lengths of what differs, in words, at most a million; else linear.
pub fn difference(before: &str, after: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for edit in compared(before, after, tokens) {
        let old = edit.span.of(before);
        if is_string(old) && is_string(&edit.replacement) {
            let start = edit.span.start;
            edits.extend(compared(old, &edit.replacement, words).into_iter().map(|inner| Edit {
                span: Span { start: start + inner.span.start, end: start + inner.span.end },
                ..inner
            }));
        } else {
            edits.push(edit);
        }
    }
    edits
}

fn compared(before: &str, after: &str, split: fn(&str) -> Vec<&str>) -> Vec<Edit> {
    let (old, new) = (split(before), split(after));
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(&new).take_while(same).count();
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    let tail = tail.min(old.len() - head).min(new.len() - head);
    let middle = |words: &[&'_ str]| head..words.len() - tail;
    let start: usize = old.iter().take(head).map(|word| word.len()).sum();
    let (old, new) = (old.get(middle(&old)).unwrap_or_default(), new.get(middle(&new)).unwrap_or_default());
    let mut edits = Edits { edits: Vec::new(), at: start };
    if old.len().saturating_mul(new.len()) > MOST {
        edits.replaced(&old.concat(), &new.concat());
    } else {
        walk(old, new, &mut edits);
    }
    edits.edits
}

fn is_string(text: &str) -> bool {
    text.len() > 1 && text.starts_with('"') && string_length(text) == Some(text.len())
}

/// How long the string is that a text begins with; none where it is never closed.
fn string_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            '\n' => return None,
            _ => {}
        }
    }
    None
}

/// As [`words`], a string being one.
fn tokens(text: &str) -> Vec<&str> {
    split(text, |rest| if rest.starts_with('"') { string_length(rest) } else { None })
}

struct Edits {
    edits: Vec<Edit>,
    at: usize,
}

impl Edits {
    fn replaced(&mut self, old: &str, new: &str) {
        if let Some(last) = self.edits.last_mut().filter(|last| last.span.end as usize == self.at) {
            last.span.end += old.len() as u32;
            last.replacement.push_str(new);
        } else if !old.is_empty() || !new.is_empty() {
            let span = Span::new(self.at, self.at + old.len());
            self.edits.push(Edit { span, replacement: new.to_owned() });
        }
        self.at += old.len();
    }
}

/// Follows a longest common subsequence.
fn walk(old: &[&str], new: &[&str], edits: &mut Edits) {
    let lengths = lengths(old, new);
    let length = |i: usize, j: usize| lengths.get(i * (new.len() + 1) + j).copied().unwrap_or(0);
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        match (old.get(i), new.get(j)) {
            (Some(word), Some(other)) if word == other => {
                edits.at += word.len();
                (i, j) = (i + 1, j + 1);
            }
            (Some(word), other) if other.is_none() || length(i + 1, j) >= length(i, j + 1) => {
                edits.replaced(word, "");
                i += 1;
            }
            (_, Some(word)) => {
                edits.replaced("", word);
                j += 1;
            }
            (_, None) => break,
        }
    }
}

/// For each pair of positions, how long the longest common subsequence behind them is, in bytes.
fn lengths(old: &[&str], new: &[&str]) -> Vec<u32> {
    let width = new.len() + 1;
    let mut table = vec![0_u32; (old.len() + 1) * width];
    for (i, word) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            let at = |i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
            let best = if word == other {
                at(i + 1, j + 1) + word.len() as u32
            } else {
                at(i + 1, j).max(at(i, j + 1))
            };
            if let Some(slot) = table.get_mut(i * width + j) {
                *slot = best;
            }
        }
    }
    table
}

/// Runs of letters and digits, runs of blanks, and single other characters.
fn words(text: &str) -> Vec<&str> {
    split(text, |_| None)
}

fn split(text: &str, whole: fn(&str) -> Option<usize>) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = kind(first);
        let end = match (whole(rest), kind) {
            (Some(end), _) => end,
            (None, 0) => first.len_utf8(),
            (None, _) => rest.find(|c| self::kind(c) != kind).unwrap_or(rest.len()),
        };
        let (word, behind) = rest.split_at(end);
        words.push(word);
        rest = behind;
    }
    words
}

fn kind(c: char) -> u8 {
    match c {
        _ if c.is_alphanumeric() => 1,
        ' ' | '\t' | '\n' | '\r' => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_replaced() {
        /// Before, after, and what is replaced by what.
        type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)]);
        let cases: [Case; 7] = [
            ("", "", &[]),
            (r#"{"a": "x"}"#, r#"{"a": ["x"]}"#, &[("", "["), ("", "]")]),
            (r#"["EC2 Change"]"#, r#"["EC2 State Change"]"#, &[("", "State ")]),
            ("[1, 2]", "[1]", &[(", 2", "")]),
            ("abc", "xyz", &[("abc", "xyz")]),
            (r#"{"a": [1], "b": {}}"#, r#"{"b": {"a": [1]}}"#, &[("", r#""b": {"#), (r#", "b": {"#, "")]),
            (r#"["ec2.amazonaws.com"]"#, r#"["aws.ec2"]"#, &[("", "aws."), (".amazonaws.com", "")]),
        ];
        for (before, after, expected) in cases {
            let edits = difference(before, after);
            assert_eq!(apply(before, &edits), after);
            let told: Vec<_> =
                edits.iter().map(|edit| (edit.span.of(before), edit.replacement.as_str())).collect();
            assert_eq!(told, expected, "{before} to {after}");
        }
    }
}
