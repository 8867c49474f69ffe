//! Laying out JSON text: only white space between words changes, whatever the text is.

/// A list or an object of plain values stands on one line where that is no longer than this.
const SHORT: usize = 60;
/// Deeper lines are indented no further, so that hostile brackets do not become a megabyte of blanks.
const DEEPEST_INDENT: usize = 40;

/// The text with two blanks of indentation a level, as far as it is JSON. Strings, numbers, mistakes and comments stay
/// what they are, and so does the order; laying out twice changes nothing more. Linear in the length of the text.
pub fn format(text: &str) -> String {
    let words = words(text);
    let mut layout = Layout { out: String::with_capacity(text.len()), depth: 0, flat_until: 0 };
    for (index, word) in words.iter().enumerate() {
        layout.word(index, word, index.checked_sub(1).and_then(|before| words.get(before)));
    }
    if text.ends_with('\n') && !layout.out.is_empty() {
        layout.out.push('\n');
    }
    layout.out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Open,
    Close,
    Comma,
    Colon,
    /// A string, a number, a name, or anything else.
    Plain,
    /// A comment, or a string that is never closed: it takes the rest of its line.
    RestOfLine,
}

struct Word<'t> {
    kind: Kind,
    text: &'t str,
    /// Of an opening bracket: the word behind its closing one, where all of it stands on one line.
    flat_until: usize,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut open: Vec<Opened> = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = length_of_word(rest, first);
        let (word, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let kind = kind(word, first);
        words.push(Word { kind, text: word, flat_until: 0 });
        measure(&mut words, &mut open);
        rest = behind.trim_start();
    }
    words
}

/// A bracket that is not closed yet.
struct Opened {
    index: usize,
    is_object: bool,
    /// How long it is on one line; too much where it cannot be.
    length: usize,
}

/// Notes on one line what is short, seen from its closing bracket.
fn measure(words: &mut [Word<'_>], open: &mut Vec<Opened>) {
    let Some((index, last)) = words.iter().enumerate().next_back() else { return };
    match last.kind {
        Kind::Open => open.push(Opened { index, is_object: last.text == "{", length: 1 }),
        Kind::Close => {
            let Some(closed) = open.pop() else { return };
            let (is_object, length) =
                (closed.is_object, closed.length + if closed.is_object { 3 } else { 1 });
            // The outermost brackets show the structure, and an object in an object is structure too.
            let parent = open.last_mut();
            let fits = length <= SHORT && parent.is_some();
            if let Some(parent) = parent {
                parent.length += if fits && is_object && !parent.is_object { length } else { SHORT + 1 };
            }
            let empty = closed.index + 1 == index;
            if let Some(opener) = words.get_mut(closed.index).filter(|_| fits || empty) {
                opener.flat_until = index + 1;
            }
        }
        Kind::RestOfLine => open.iter_mut().for_each(|opened| opened.length = SHORT + 1),
        Kind::Comma | Kind::Colon | Kind::Plain => {
            if let Some(opened) = open.last_mut() {
                // Counting stops where it is too long anyway.
                let length =
                    last.text.chars().take(SHORT + 1).count() + usize::from(last.kind != Kind::Plain);
                opened.length = opened.length.saturating_add(length);
            }
        }
    }
}

fn kind(word: &str, first: char) -> Kind {
    match first {
        '{' | '[' => Kind::Open,
        '}' | ']' => Kind::Close,
        ',' => Kind::Comma,
        ':' => Kind::Colon,
        '/' if word.starts_with("//") => Kind::RestOfLine,
        '"' if !is_closed(word) => Kind::RestOfLine,
        _ => Kind::Plain,
    }
}

/// Whether a string ends with the quote that ends it.
fn is_closed(word: &str) -> bool {
    let inside = word.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.is_some_and(|inside| (inside.len() - inside.trim_end_matches('\\').len()).is_multiple_of(2))
}

fn length_of_word(rest: &str, first: char) -> usize {
    match first {
        '{' | '[' | '}' | ']' | ',' | ':' => 1,
        '"' => length_of_string(rest),
        '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
        '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
        _ => {
            let ends = |c: char| c.is_whitespace() || "{}[],:\"".contains(c);
            rest.char_indices().skip(1).find(|(_, c)| ends(*c)).map_or(rest.len(), |(end, _)| end)
        }
    }
}

/// A string that is never closed ends with its line.
fn length_of_string(rest: &str) -> usize {
    let mut escaped = false;
    for (index, c) in rest.char_indices().skip(1) {
        match c {
            '\n' => return index,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return index + 1,
            _ => {}
        }
    }
    rest.len()
}

struct Layout {
    out: String,
    depth: usize,
    /// The word where the one line ends that is being written.
    flat_until: usize,
}

impl Layout {
    fn word(&mut self, index: usize, word: &Word<'_>, before: Option<&Word<'_>>) {
        let flat = index < self.flat_until;
        if word.kind == Kind::Close {
            self.depth = self.depth.saturating_sub(1);
        }
        if let Some(before) = before {
            self.between(before, word, flat);
        }
        self.out.push_str(word.text.trim_end());
        if word.kind == Kind::Open {
            self.depth += 1;
            if !flat {
                self.flat_until = word.flat_until;
            }
        }
    }

    fn between(&mut self, before: &Word<'_>, word: &Word<'_>, flat: bool) {
        let braces = before.text == "{" || word.text == "}";
        match (before.kind, word.kind) {
            (Kind::RestOfLine, _) => self.line(),
            (Kind::Open, Kind::Close) if before.flat_until > 0 => {}
            (_, Kind::Comma | Kind::Colon) => {}
            (Kind::Open, _) | (_, Kind::Close) if flat => self.out.push_str(if braces { " " } else { "" }),
            (Kind::Colon, _) | (_, Kind::RestOfLine) | (Kind::Plain, Kind::Plain) => self.out.push(' '),
            _ if flat => self.out.push(' '),
            _ => self.line(),
        }
    }

    fn line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", self.depth.min(DEEPEST_INDENT)));
    }
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn short_lists_stay_on_their_line_and_objects_open_up() {
        let cases = [
            (r#"{"source":["aws.ec2"]}"#, "{\n  \"source\": [\"aws.ec2\"]\n}"),
            (r#"{"a":[{"exists":false}]}"#, "{\n  \"a\": [{ \"exists\": false }]\n}"),
            (r#"{"a":{"b":[1,2]}}"#, "{\n  \"a\": {\n    \"b\": [1, 2]\n  }\n}"),
            (
                r#"{"a":[{"prefix":"x"},{"suffix":"y"}]}"#,
                "{\n  \"a\": [{ \"prefix\": \"x\" }, { \"suffix\": \"y\" }]\n}",
            ),
            (r#"{"a":{},"b":[]}"#, "{\n  \"a\": {},\n  \"b\": []\n}"),
            ("{\"a\":1}{\"b\":2}\n", "{\n  \"a\": 1\n}\n{\n  \"b\": 2\n}\n"),
            ("", ""),
        ];
        for (text, laid_out) in cases {
            assert_eq!(format(text), laid_out, "{text}");
        }
    }

    #[test]
    fn mistakes_comments_and_strings_stay() {
        let cases = [
            (r#"{"a": [1, 2"#, "{\n  \"a\": [\n    1,\n    2"),
            ("{\"a\": 1, // why\n\"b\": 2}", "{\n  \"a\": 1, // why\n  \"b\": 2\n}"),
            (r#"{"a": " x  :{ y\" ,"}"#, "{\n  \"a\": \" x  :{ y\\\" ,\"\n}"),
            ("]}", "]\n}"),
            ("not  json", "not json"),
        ];
        for (text, laid_out) in cases {
            assert_eq!(format(text), laid_out, "{text}");
        }
    }

    #[test]
    fn long_lists_take_a_line_for_each_element() {
        let text = format!("{{\"a\": [{}]}}", ["\"0123456789012345678\""; 4].join(","));
        assert_eq!(format(&text).lines().count(), 8);
    }
}
