//! Literals of TypeScript and Python: enough of either language to read what a pattern is written with.

use eventglass_syntax::{Member, Node, Span, Spanned, Text, Value, parse, push_unit};

use super::matcher;

/// How many lists, objects and calls may be open at once.
const MAX_DEPTH: usize = 64;

/// Reads values of a program. What is no literal becomes unreadable, from its first to after its last character.
pub(super) struct Literal<'t> {
    pub text: &'t str,
    /// How far the text is read.
    pub at: usize,
    depth: usize,
}

impl<'t> Literal<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Literal { text, at, depth: 0 }
    }

    /// The value that begins here, up to a comma or a closing bracket.
    pub(super) fn value(&mut self) -> Node {
        let mut node = self.first();
        self.skip_space();
        if self.word() == "as" {
            self.skip_expression();
        } else if !self.is_end() {
            self.skip_expression();
            node.value = Value::Unreadable;
        }
        if matches!(node.value, Value::Unreadable) {
            let read = self.text.get(node.span.start as usize..self.at).unwrap_or_default();
            node.span = Span::new(node.span.start as usize, node.span.start as usize + read.trim_end().len());
        }
        node
    }

    /// The literal, name or call that begins here, whatever follows it.
    pub(super) fn first(&mut self) -> Node {
        self.skip_space();
        let start = self.at;
        let value = match self.peek() {
            _ if self.depth == MAX_DEPTH => Value::Unreadable,
            Some('{') => self.bracketed(Self::object),
            Some('[') => self.bracketed(Self::array),
            Some('\'' | '"' | '`') => self.string(),
            Some(c) if c.is_ascii_digit() || c == '-' => self.number(),
            Some(c) if is_name(c) => self.name(start),
            _ => Value::Unreadable,
        };
        Node { value, span: Span::new(start, self.at) }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn advance(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    pub(super) fn take(&mut self, wanted: char) -> bool {
        let is_it = self.peek() == Some(wanted);
        if is_it {
            self.advance();
        }
        is_it
    }

    fn is_end(&self) -> bool {
        self.peek().is_none_or(|c| ",)]};".contains(c))
    }

    /// The name that begins here, without going on.
    fn word(&self) -> &'t str {
        let rest = self.rest();
        rest.get(..rest.find(|c| !is_name(c)).unwrap_or(rest.len())).unwrap_or_default()
    }

    /// Skips white space and comments of either language.
    pub(super) fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let behind = rest.trim_start();
            self.at += rest.len() - behind.len();
            let comment = if behind.starts_with("//") || behind.starts_with('#') {
                behind.find('\n').unwrap_or(behind.len())
            } else if behind.starts_with("/*") {
                behind.find("*/").map_or(behind.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += comment;
        }
    }

    fn bracketed(&mut self, read: fn(&mut Self) -> Value) -> Value {
        self.depth += 1;
        self.advance();
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn array(&mut self) -> Value {
        let mut elements = Vec::new();
        while self.goes_on(']') {
            let element = self.value();
            let is_matcher = element.span.of(self.text).starts_with(is_name);
            match element.value {
                // What a matcher gives is a list already.
                Value::Array(inner) if is_matcher => elements.extend(inner),
                value => elements.push(Node { value, span: element.span }),
            }
            self.take(',');
        }
        Value::Array(elements)
    }

    fn object(&mut self) -> Value {
        let mut members = Vec::new();
        while self.goes_on('}') {
            members.push(self.member());
            self.take(',');
        }
        Value::Object(members)
    }

    /// Whether another item follows; past the closing bracket if not.
    fn goes_on(&mut self, close: char) -> bool {
        self.skip_space();
        if self.is_end() && !self.take(',') {
            self.take(close);
            return false;
        }
        self.skip_space();
        !self.take(close) && self.peek().is_some()
    }

    /// `key: value`, `key` alone, or `...others`, which gets an empty key.
    fn member(&mut self) -> Member {
        let key = if self.rest().starts_with(['.', '*']) { None } else { Some(self.key()) };
        self.skip_space();
        match key {
            Some(key) if self.take(':') => Member { key, value: self.value() },
            Some(key) => {
                let span = key.span;
                self.skip_expression();
                Member { key, value: Node { value: Value::Unreadable, span } }
            }
            None => {
                let value = self.value();
                let span = Span { end: value.span.start, ..value.span };
                Member { key: Spanned { value: "".into(), span }, value }
            }
        }
    }

    fn key(&mut self) -> Spanned<Text> {
        let start = self.at;
        let node = if self.peek() == Some('[') {
            self.bracketed(|literal| {
                let inner = literal.value().value;
                literal.take(']');
                inner
            })
        } else {
            self.first().value
        };
        let span = Span::new(start, self.at);
        let value = match node {
            Value::String(text) => text,
            _ => span.of(self.text).into(),
        };
        Spanned { value, span }
    }

    /// The arguments of a call from its opening bracket on; those with a name become members.
    pub(super) fn arguments(&mut self) -> (Vec<Node>, Vec<Member>) {
        self.depth += 1;
        self.advance();
        let (mut plain, mut named) = (Vec::new(), Vec::new());
        while self.goes_on(')') {
            let start = self.at;
            let name = self.word();
            self.at += name.len();
            self.skip_space();
            if !name.is_empty() && self.rest().starts_with('=') && !self.rest().starts_with("==") {
                self.advance();
                let key = Spanned { value: name.into(), span: Span::new(start, start + name.len()) };
                named.push(Member { key, value: self.value() });
            } else {
                self.at = start;
                plain.push(self.value());
            }
            self.take(',');
        }
        self.depth -= 1;
        (plain, named)
    }

    /// A word that both languages know, or a call that is known here.
    fn name(&mut self, start: usize) -> Value {
        let rest = self.rest();
        let length = rest.find(|c| !is_name(c) && c != '.').unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default();
        self.at += length;
        match name {
            "true" | "True" => Value::Bool(true),
            "false" | "False" => Value::Bool(false),
            "null" | "None" => Value::Null,
            _ if self.peek() == Some('(') => self.call(name, start),
            _ => Value::Unreadable,
        }
    }

    fn call(&mut self, name: &str, start: usize) -> Value {
        let (plain, named) = self.arguments();
        let (owner, method) = name.rsplit_once('.').unwrap_or(("", name));
        let mut plain = plain.into_iter();
        match (owner.rsplit('.').next().unwrap_or_default(), method) {
            ("Match", _) => matcher::matcher(method, plain.collect(), Span::new(start, self.at)),
            ("JSON", "stringify") | ("json", "dumps") => plain.next().map(|it| it.value),
            (_, "EventPattern") => Some(Value::Object(named)),
            _ => None,
        }
        .unwrap_or(Value::Unreadable)
    }

    fn number(&mut self) -> Value {
        let rest = self.rest();
        let is_part = |c: char| c.is_ascii_alphanumeric() || "+-._".contains(c);
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.at += length;
        let parsed = parse(rest.get(..length).unwrap_or_default());
        let is_sound = parsed.problems.is_empty() && parsed.trailing.is_none();
        parsed.value.filter(|_| is_sound).map_or(Value::Unreadable, |node| node.value)
    }

    /// A string in quotes of any kind. What a template puts in stays as it is written.
    fn string(&mut self) -> Value {
        let rest = self.rest();
        let triple = ["\"\"\"", "'''"].into_iter().find(|it| rest.starts_with(it));
        let quote = triple.or_else(|| rest.get(..1)).unwrap_or_default();
        self.at += quote.len();
        let mut text = String::new();
        while let Some(c) = self.peek() {
            if self.rest().starts_with(quote) {
                self.at += quote.len();
                break;
            }
            self.advance();
            match c {
                '\\' => self.escape(&mut text),
                // Both languages read a line break so, whatever it is in the file.
                '\r' if self.peek() == Some('\n') => {}
                _ => text.push(c),
            }
        }
        Value::String(text.into())
    }

    fn escape(&mut self, text: &mut String) {
        let Some(c) = self.peek() else { return };
        self.advance();
        let plain = match c {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '\n' => return,
            'u' | 'x' => return self.code(c, text),
            _ => c,
        };
        text.push(plain);
    }

    /// `\u00e9`, `\xe9`, `\u{1f600}`; as it is written where it is none.
    fn code(&mut self, kind: char, text: &mut String) {
        let rest = self.rest();
        let in_braces = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(code, _)| code);
        let digits = in_braces.or_else(|| rest.get(..if kind == 'u' { 4 } else { 2 }));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let Some((digits, code)) = digits.zip(code) else {
            text.extend(['\\', kind]);
            return;
        };
        self.at += digits.len() + if in_braces.is_some() { 2 } else { 0 };
        match char::from_u32(code) {
            Some(c) => text.push(c),
            None => push_unit(text, code as u16),
        }
    }

    /// Goes on to the comma or closing bracket that ends an expression.
    fn skip_expression(&mut self) {
        let mut depth = 0_usize;
        while let Some(c) = self.peek() {
            match c {
                '(' | '[' | '{' => depth += 1,
                ',' | ';' | ')' | ']' | '}' if depth == 0 => return,
                ')' | ']' | '}' => depth -= 1,
                '\'' | '"' | '`' => {
                    self.string();
                    continue;
                }
                _ => {}
            }
            self.advance();
        }
    }
}

pub(super) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}
