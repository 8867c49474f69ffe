//! Regular expressions and globs as wildcards, as far as that goes.

use crate::case::escaped;

/// The notation that a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// `prod-?`, `{web,api}-*`, `logs/**`, `prod-%`
    Glob,
    /// `^prod-\d+$`, `(web|api)-.*`
    Regex,
}

/// A text as wildcards, one of which has to fit.
#[derive(Clone, Debug)]
pub(super) struct Translated {
    /// Them, in the syntax of `wildcard`.
    pub(super) wildcards: Vec<String>,
    /// They let more pass: a class or a single character became a star.
    pub(super) is_wider: bool,
}

/// Characters, none for a star.
type Run = Vec<Option<char>>;

/// So many wildcards are made of alternatives, and so deep are groups followed.
const MOST: usize = 8;

/// Longer texts are not translated.
const LONG: usize = 500;

/// Translates a text. None where it is long, has too many alternatives, or nothing is left of one.
pub(super) fn translate(text: &str, notation: Notation) -> Option<Translated> {
    if text.len() > LONG {
        return None;
    }
    let mut reader = Reader { rest: text.chars().collect(), notation, is_wider: false };
    reader.rest.reverse();
    if notation == Notation::Regex {
        let anchors = (reader.rest.last() == Some(&'^'), reader.rest.first() == Some(&'$'));
        if anchors.0 {
            reader.rest.pop();
        }
        if anchors.1 && !text.ends_with("\\$") && !reader.rest.is_empty() {
            reader.rest.remove(0);
        }
    }
    let runs = reader.either(0)?;
    let wildcards: Vec<String> = runs.iter().map(written).collect();
    let is_empty = wildcards.iter().any(String::is_empty);
    (!is_empty).then_some(Translated { wildcards, is_wider: reader.is_wider })
}

/// A run as a wildcard: it takes no two stars in a row.
fn written(run: &Run) -> String {
    let mut out = String::new();
    let mut before = Some(' ');
    for c in run {
        match c {
            Some(c) => out.push_str(&escaped(c.encode_utf8(&mut [0; 4]))),
            None if before.is_some() => out.push('*'),
            None => {}
        }
        before = *c;
    }
    out
}

struct Reader {
    /// What is not read yet, the next character last.
    rest: Vec<char>,
    notation: Notation,
    is_wider: bool,
}

impl Reader {
    /// Alternatives up to the end of a group, or of the text.
    fn either(&mut self, depth: usize) -> Option<Vec<Run>> {
        let (mut all, mut branch): (Vec<Run>, Vec<Run>) = (Vec::new(), vec![Run::new()]);
        let (or, end) = match self.notation {
            Notation::Glob => (',', '}'),
            Notation::Regex => ('|', ')'),
        };
        while let Some(c) = self.rest.pop() {
            match c {
                _ if c == end && depth > 0 => break,
                _ if c == or && (depth > 0 || self.notation == Notation::Regex) => {
                    all.append(&mut branch);
                    branch.push(Run::new());
                }
                _ => {
                    let unit = match self.notation {
                        Notation::Glob => self.glob(c, depth)?,
                        Notation::Regex => self.regex(c, depth)?,
                    };
                    branch = crossed(&branch, &unit)?;
                }
            }
        }
        all.append(&mut branch);
        (all.len() <= MOST).then_some(all)
    }

    fn glob(&mut self, c: char, depth: usize) -> Option<Vec<Run>> {
        match c {
            '*' | '%' => Some(star()),
            '?' => Some(self.wider()),
            '[' => {
                self.class();
                Some(self.wider())
            }
            '{' if depth < MOST && self.rest.contains(&'}') => self.either(depth + 1),
            '\\' => Some(literal(self.rest.pop().unwrap_or(c))),
            _ => Some(literal(c)),
        }
    }

    fn regex(&mut self, c: char, depth: usize) -> Option<Vec<Run>> {
        let (unit, is_class) = match c {
            '.' => (literal(c), true),
            '[' => {
                self.class();
                (star(), true)
            }
            '(' if depth < MOST => {
                self.group_kind();
                (self.either(depth + 1)?, true)
            }
            '\\' => match self.rest.pop()? {
                'd' | 'D' | 'w' | 'W' | 's' | 'S' => (star(), true),
                'b' | 'B' | 'A' | 'z' | 'Z' => (vec![Run::new()], false),
                other => (literal(other), false),
            },
            '*' => (star(), false),
            _ => (literal(c), false),
        };
        let quantifier = self.quantifier();
        Some(match quantifier {
            // All that a class stands for, whatever its length.
            Some('*' | '+') if c == '.' => star(),
            Some('?') => self.wider(),
            Some(_) if is_class => self.wider(),
            Some(_) => crossed(&unit, &star())?,
            None if unit == star() && c != '*' => self.wider(),
            None => unit,
        })
    }

    fn wider(&mut self) -> Vec<Run> {
        self.is_wider = true;
        star()
    }

    /// Passes over a class, the bracket that opens it read.
    fn class(&mut self) {
        // A closing bracket that stands first is one of the characters.
        let mut is_first = true;
        if self.rest.last() == Some(&'^') {
            self.rest.pop();
        }
        while let Some(c) = self.rest.pop() {
            match c {
                ']' if !is_first => break,
                '\\' => drop(self.rest.pop()),
                _ => {}
            }
            is_first = false;
        }
    }

    /// Passes over `?:` and the like.
    fn group_kind(&mut self) {
        if self.rest.last() == Some(&'?') {
            self.rest.pop();
            while self.rest.pop().is_some_and(|c| c != ':' && self.rest.last() != Some(&')')) {}
        }
    }

    /// Reads what says how often.
    fn quantifier(&mut self) -> Option<char> {
        let is_count = |rest: &[char]| matches!(rest, [.., digit, '{'] if digit.is_ascii_digit());
        let c = match self.rest.last() {
            Some(c @ ('*' | '+' | '?')) => *c,
            Some('{') if is_count(&self.rest) => '{',
            _ => return None,
        };
        self.rest.pop();
        if c == '{' {
            while self.rest.pop().is_some_and(|c| c != '}') {}
        }
        if self.rest.last() == Some(&'?') {
            self.rest.pop();
        }
        Some(c)
    }
}

fn star() -> Vec<Run> {
    vec![vec![None]]
}

fn literal(c: char) -> Vec<Run> {
    vec![vec![Some(c)]]
}

/// Each behind each.
fn crossed(before: &[Run], behind: &[Run]) -> Option<Vec<Run>> {
    let pairs =
        || before.iter().flat_map(|run| behind.iter().map(move |more| [run.as_slice(), more].concat()));
    (before.len() * behind.len() <= MOST).then(|| pairs().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notations_become_wildcards() {
        use Notation::{Glob, Regex};
        let cases: [(&str, Notation, &[&str], bool); 18] = [
            ("prod-.*", Regex, &["prod-*"], false),
            ("^prod-.+$", Regex, &["prod-*"], false),
            (r"prod-\d+", Regex, &["prod-*"], true),
            (r"a\.b\-c", Regex, &["a.b-c"], false),
            ("[a-z]+-x", Regex, &["*-x"], true),
            ("[^]/]*/x", Regex, &["*/x"], true),
            ("(web|api)-.*", Regex, &["web-*", "api-*"], false),
            ("(?:a|b)(c|d)", Regex, &["ac", "ad", "bc", "bd"], false),
            ("web.*|api.*", Regex, &["web*", "api*"], false),
            ("colou?r", Regex, &["colo*r"], true),
            ("x{2,3}y", Regex, &["x*y"], false),
            (r"\d{4}-\d{2}", Regex, &["*-*"], true),
            (".*a.*?b", Regex, &["*a*b"], false),
            ("a.b", Regex, &["a.b"], false),
            ("prod-?", Glob, &["prod-*"], true),
            ("logs/**/x", Glob, &["logs/*/x"], false),
            ("{web,api}-*", Glob, &["web-*", "api-*"], false),
            ("prod-%", Glob, &["prod-*"], false),
        ];
        for (text, notation, wildcards, is_wider) in cases {
            let translated = translate(text, notation).unwrap();
            assert_eq!(
                (translated.wildcards.as_slice(), translated.is_wider),
                (wildcards.iter().map(ToString::to_string).collect::<Vec<_>>().as_slice(), is_wider),
                "{text}"
            );
        }
    }

    #[test]
    fn hostile_text_is_given_up() {
        assert!(translate(&"(a|b)".repeat(10), Notation::Regex).is_none());
        assert!(translate(&"(".repeat(500), Notation::Regex).is_some());
        assert!(translate(&"[".repeat(500), Notation::Glob).is_some());
        for text in ["\\", "(?", "(?i", "a{", "{2}", "^", "$", "^$", "[]", "x|"] {
            let _ = translate(text, Notation::Regex);
            let _ = translate(text, Notation::Glob);
        }
    }
}
