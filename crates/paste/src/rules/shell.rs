//! Commands of the AWS CLI, with the quotes and continuations of a shell.

use eventglass_syntax::{Node, Span, Value, parse};

use super::literal::is_name;
use super::pattern::Reader;
use super::target::Loose;
use super::walk::{Around, placed};
use super::{Form, Found, FoundKind, FoundTarget};

/// The rules in a text with commands of `aws events`, `aws lambda` and `aws pipes`.
pub(super) fn find(text: &str) -> Option<Found> {
    if !text.contains("aws ") || !text.contains("--") {
        return None;
    }
    let mut reader = Reader::new(text, Form::Command);
    let mut at = 0;
    while let Some(start) = next_command(text, at) {
        let mut words = Words { text, at: start };
        let mut command: Vec<Word> = Vec::new();
        while let Some(word) = words.word() {
            command.push(word);
        }
        at = words.at.max(start + 1);
        reader.command(&command);
    }
    reader.found()
}

/// Where the next command begins: `aws` as a word of its own.
fn next_command(text: &str, from: usize) -> Option<usize> {
    let mut starts = text.get(from..)?.match_indices("aws ").map(|(at, _)| from + at);
    starts.find(|at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| c.is_whitespace() || "$>`(;|&".contains(c))
    })
}

/// A word as the command gets it.
struct Word {
    text: String,
    span: Span,
    /// Where the shell puts something in, `$ACCOUNT`.
    expansions: Vec<Span>,
}

impl Reader<'_> {
    fn command(&mut self, words: &[Word]) {
        let option = |name: &str| option(words, name);
        let name = option("--name").or_else(|| option("--archive-name"));
        let name = name.as_ref().map(|name| name.text.as_str());
        if let Some(pattern) = option("--event-pattern") {
            self.rule(Form::Command, name, None, &self.pattern_word(&pattern), None);
            for expansion in pattern.expansions {
                self.problem(FoundKind::Expression, expansion);
            }
        }
        if let Some(targets) = option("--targets") {
            let rule = option("--rule").map(|rule| rule.text);
            self.targets(rule, &targets);
        }
        for json in ["--cli-input-json", "--filter-criteria", "--source-parameters"] {
            if let Some(node) = option(json).and_then(|word| value(&word)) {
                self.walk(&node, Around { name, ..Around::of(Form::Command) });
            }
        }
    }

    /// The pattern in a word; as it is written where the shell would take its quotes away.
    fn pattern_word(&self, word: &Word) -> Node {
        let text = word.text.as_str();
        let is_json = |text: &str| parse(text).problems.is_empty();
        let written = word.span.of(self.text);
        let text =
            if !is_json(text) && written.starts_with('{') && is_json(written) { written } else { text };
        Node { value: Value::String(text.into()), span: word.span }
    }

    fn targets(&mut self, rule: Option<String>, word: &Word) {
        if let Some(targets) = value(word) {
            self.loose_target(rule, &targets);
        } else if let Some(path) = shorthand(&word.text, "InputPath") {
            let target = FoundTarget::InputPath(path.into());
            self.loose.push(Loose { rule, behind: self.rules.len(), target, problems: Vec::new() });
        }
    }
}

/// The value of an option, `--name x` or `--name=x`.
fn option(words: &[Word], name: &str) -> Option<Word> {
    words.iter().enumerate().find_map(|(index, word)| {
        let rest = word.text.strip_prefix(name)?;
        if rest.is_empty() {
            let next = words.get(index + 1)?;
            return Some(Word {
                text: next.text.clone(),
                span: next.span,
                expansions: next.expansions.clone(),
            });
        }
        let value = rest.strip_prefix('=')?;
        let span = Span { start: word.span.start + name.len() as u32 + 1, end: word.span.end };
        Some(Word { text: value.into(), span, expansions: word.expansions.clone() })
    })
}

/// The JSON that a word is.
fn value(word: &Word) -> Option<Node> {
    let parsed = parse(&word.text);
    let value = parsed.value.filter(|_| parsed.problems.is_empty() && parsed.trailing.is_none())?;
    Some(placed(value, word.span))
}

/// A member of a target in the short form, `Id=1,Arn=arn:…,InputPath=$.detail`.
fn shorthand<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.split([',', '{', '}']).find_map(|part| part.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Reads the words of one command.
struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl Words<'_> {
    /// The next word; none at the end of the command.
    fn word(&mut self) -> Option<Word> {
        self.skip_space();
        let start = self.at;
        let mut word = Word { text: String::new(), span: Span::default(), expansions: Vec::new() };
        while let Some(c) = self.peek() {
            match c {
                '\n' | ';' | '|' | '&' => break,
                _ if c.is_whitespace() => break,
                '\'' => self.single_quoted(&mut word),
                '"' => self.double_quoted(&mut word),
                '$' if self.rest().starts_with("$'") => self.ansi_quoted(&mut word),
                '\\' => self.escape(&mut word),
                '$' => self.expansion(&mut word),
                _ => {
                    word.text.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
        word.span = Span::new(start, self.at);
        (self.at > start).then_some(word)
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Skips blanks, and line breaks that a backslash, or in PowerShell a backtick, takes away.
    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\u{a0}', '\u{3000}']).len();
            let behind = rest.get(blank..).unwrap_or_default();
            let continued = ["\\\n", "\\\r\n", "`\n", "`\r\n", "^\n", "^\r\n"];
            let taken = continued.iter().find(|it| behind.starts_with(**it)).map_or(0, |it| it.len());
            self.at += blank + taken;
            if taken == 0 {
                return;
            }
        }
    }

    fn single_quoted(&mut self, word: &mut Word) {
        self.at += 1;
        let inside = self.rest();
        let length = inside.find('\'').unwrap_or(inside.len());
        word.text.push_str(inside.get(..length).unwrap_or_default());
        self.at = (self.at + length + 1).min(self.text.len());
    }

    fn double_quoted(&mut self, word: &mut Word) {
        self.at += 1;
        while let Some(c) = self.peek() {
            if c == '$' {
                self.expansion(word);
                continue;
            }
            self.at += c.len_utf8();
            match c {
                '"' => return,
                '\\' if matches!(self.peek(), Some('"' | '\\' | '$' | '`' | '\n')) => {
                    let escaped = self.peek().unwrap_or_default();
                    self.at += 1;
                    word.text.extend((escaped != '\n').then_some(escaped));
                }
                _ => word.text.push(c),
            }
        }
    }

    /// `$NAME`, `${NAME}` or `$(command)`, which stays as it is written.
    fn expansion(&mut self, word: &mut Word) {
        let rest = self.rest();
        let behind = rest.get(1..).unwrap_or_default();
        let length = match behind.chars().next() {
            Some('{') => behind.find('}').map_or(behind.len(), |end| end + 1),
            Some('(') => behind.find(')').map_or(behind.len(), |end| end + 1),
            _ => behind.find(|c| !is_name(c)).unwrap_or(behind.len()),
        };
        word.text.push_str(rest.get(..=length).unwrap_or_default());
        if length > 0 {
            word.expansions.push(Span::new(self.at, self.at + 1 + length));
        }
        self.at += 1 + length;
    }

    /// `$'…'`, where a backslash escapes as in C.
    fn ansi_quoted(&mut self, word: &mut Word) {
        self.at += 2;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            match c {
                '\'' => return,
                '\\' => {
                    let Some(escaped) = self.peek() else { return };
                    self.at += escaped.len_utf8();
                    match escaped {
                        'n' => word.text.push('\n'),
                        't' => word.text.push('\t'),
                        'r' => word.text.push('\r'),
                        '\'' | '"' | '\\' => word.text.push(escaped),
                        _ => word.text.extend(['\\', escaped]),
                    }
                }
                _ => word.text.push(c),
            }
        }
    }

    /// A backslash outside quotes: the next character as it is, a line break as nothing.
    fn escape(&mut self, word: &mut Word) {
        self.at += 1;
        let rest = self.rest();
        if rest.starts_with("\r\n") {
            self.at += 2;
        } else if let Some(c) = self.peek() {
            self.at += c.len_utf8();
            word.text.extend((c != '\n').then_some(c));
        }
    }
}
