//! The way to the cursor: which brackets are open there, and what stands in them.

use eventglass_syntax::{MAX_DEPTH, Span};

use crate::operators::Operand;
use crate::token::{Token, TokenKind};
use crate::words::decoded;

/// An open bracket, and what was read in it.
pub(crate) struct Frame {
    pub(crate) role: Role,
    pub(crate) state: State,
    /// The word that was read last: a key until its value is there.
    pub(crate) word: Option<Span>,
    /// The keys of an object, the values of a list.
    pub(crate) present: Vec<Span>,
    /// How many values a list has, those in brackets included.
    pub(crate) count: usize,
    /// Whether it is an object's.
    pub(crate) object: bool,
    /// How long the path was outside of it.
    outside: usize,
}

/// What a bracket holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Role {
    /// the text: no bracket is open
    Text,
    /// `{`, `{"detail": {`, `{"$or": [{`
    Fields,
    /// `{"$or": [`
    Branches,
    /// `{"source": [`
    Alternatives,
    /// `{"source": [{`
    Operators,
    /// `{"anything-but": {`, `{"prefix": {`: operators inside of one
    Inner(Operand),
    /// `{"anything-but": [`, `{"anything-but": {"prefix": [`: what its members are
    Members(Operand),
    /// what is no part of the language
    Foreign,
}

/// What was read last in a bracket.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum State {
    /// `{`, `[`, or a comma
    Start,
    /// a key
    Key,
    /// a key's colon
    Colon,
    /// a value
    Value,
}

/// What is open at the end of the way.
pub(crate) struct Scan<'t> {
    text: &'t str,
    /// From the text inwards; at least the text itself.
    frames: Vec<Frame>,
    /// The fields that are open, joined by dots.
    pub(crate) path: String,
    /// How many objects and lists are open.
    open: [usize; 2],
}

impl Role {
    /// What an operator takes whose name is a key in it.
    pub(crate) fn operand(self, key: &str) -> Option<Operand> {
        match self {
            Role::Operators => Operand::of(key),
            Role::Inner(operand) => operand.inner(key),
            _ => None,
        }
    }

    /// What an opening bracket holds in this one, behind a key where there are keys.
    fn inside(self, key: &str, object: bool) -> Role {
        match (self, object) {
            (Role::Text | Role::Branches, true) => Role::Fields,
            (Role::Fields, true) if key != "$or" => Role::Fields,
            (Role::Fields, false) if key == "$or" => Role::Branches,
            (Role::Fields, false) => Role::Alternatives,
            (Role::Alternatives, true) => Role::Operators,
            (Role::Operators | Role::Inner(_), _) => match self.operand(key) {
                Some(operand) if object && operand.has_inner() => Role::Inner(operand),
                Some(operand) if !object && operand.has_members() => Role::Members(operand),
                _ => Role::Foreign,
            },
            _ => Role::Foreign,
        }
    }
}

impl Frame {
    fn new(role: Role, object: bool, outside: usize) -> Self {
        Frame { role, state: State::Start, word: None, present: Vec::new(), count: 0, object, outside }
    }

    fn value(&mut self) {
        self.state = State::Value;
        self.count += 1;
    }
}

impl<'t> Scan<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let frames = vec![Frame::new(Role::Text, false, 0)];
        Scan { text, frames, path: String::new(), open: [0, 0] }
    }

    /// The innermost bracket.
    pub(crate) fn top(&self) -> Option<&Frame> {
        self.frames.last()
    }

    /// Whether a key is what comes next.
    pub(crate) fn wants_key(&self) -> bool {
        self.top().is_some_and(|frame| frame.object && frame.state != State::Colon)
    }

    /// The key whose value comes next, decoded.
    pub(crate) fn key(&self) -> Option<String> {
        let frame = self.top().filter(|frame| frame.object && frame.state != State::Value)?;
        Some(decoded(frame.word?.of(self.text)))
    }

    /// Goes over one word.
    pub(crate) fn step(&mut self, token: Token) {
        match token.kind {
            TokenKind::OpenObject => self.opened(true),
            TokenKind::OpenArray => self.opened(false),
            TokenKind::CloseObject => self.closed(true),
            TokenKind::CloseArray => self.closed(false),
            TokenKind::Colon => self.colon(),
            TokenKind::Comma => self.comma(),
            TokenKind::Quoted(..) | TokenKind::Bare => self.word(token),
            TokenKind::Comment => {}
        }
    }

    fn opened(&mut self, object: bool) {
        let (key, outside) = (self.key(), self.path.len());
        let role = match self.frames.last_mut() {
            // The limit of what can be read at all; deeper brackets are not told apart.
            Some(frame) if self.open.iter().sum::<usize>() < MAX_DEPTH => {
                frame.value();
                frame.role.inside(key.as_deref().unwrap_or_default(), object)
            }
            _ => return,
        };
        if let (Some(key), Role::Fields | Role::Alternatives) = (key, role) {
            push_step(&mut self.path, &key);
        }
        self.count(object, |open| open + 1);
        self.frames.push(Frame::new(role, object, outside));
    }

    /// Closes the innermost bracket of that shape and all in it; nothing where there is none.
    fn closed(&mut self, object: bool) {
        if self.open.get(usize::from(object)).is_none_or(|open| *open == 0) {
            return;
        }
        while self.frames.len() > 1 {
            if self.pop() == object {
                return;
            }
        }
    }

    /// Leaves the innermost bracket; whether it was an object.
    fn pop(&mut self) -> bool {
        let Some(frame) = self.frames.pop() else { return false };
        self.path.truncate(frame.outside);
        self.count(frame.object, |open| open.saturating_sub(1));
        frame.object
    }

    fn count(&mut self, object: bool, count: impl Fn(usize) -> usize) {
        if let Some(open) = self.open.get_mut(usize::from(object)) {
            *open = count(*open);
        }
    }

    fn comma(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.state = State::Start;
            frame.word = None;
        }
    }

    /// The word before it was a key, also where a value was expected: the value before it is missing, or a bracket.
    fn colon(&mut self) {
        let Some(frame) = self.frames.last_mut() else { return };
        let Some(word) = frame.word else { return };
        if !frame.object {
            let outer = self.frames.len().checked_sub(2).and_then(|at| self.frames.get(at));
            if !outer.is_some_and(|outer| outer.object) {
                return;
            }
            self.pop();
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.state = State::Colon;
            frame.word = Some(word);
            frame.present.push(word);
        }
    }

    fn word(&mut self, token: Token) {
        let is_key = self.wants_key();
        let Some(frame) = self.frames.last_mut() else { return };
        if is_key {
            frame.state = State::Key;
        } else {
            frame.value();
        }
        if !frame.object {
            frame.present.push(token.span);
        }
        frame.word = Some(token.content());
    }
}

/// Goes one field deeper.
pub(crate) fn push_step(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}
