//! What is wanted at the cursor.

use eventglass_syntax::{Node, Span, parse};

use crate::operators::Operand;
use crate::scan::{Role, Scan, State, push_step};
use crate::token::{Token, TokenKind, bare};
use crate::words;

/// A place of a pattern.
pub(crate) struct Place<'t> {
    pub(crate) wants: Wants,
    /// The field that it is about, or whose fields are wanted, joined by dots.
    pub(crate) path: String,
    /// What a choice replaces.
    pub(crate) replace: Span,
    /// What of it stands before the cursor.
    pub(crate) typed: &'t str,
    /// The quote before it.
    pub(crate) quote: Option<u8>,
    /// The keys of the object, decoded, or the values of the list, as JSON; sorted.
    pub(crate) present: Vec<String>,
    /// What follows.
    pub(crate) after: After,
    /// Whether it follows at once.
    pub(crate) is_tight: bool,
    /// Whether a blank is due: the cursor is right behind a colon or a comma.
    pub(crate) needs_blank: bool,
    /// The blanks that its line begins with.
    pub(crate) indent: &'t str,
    /// Whether no bracket or comma stands before it on its line.
    pub(crate) has_line: bool,
}

/// What can stand at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Wants {
    /// an empty text
    Pattern,
    /// `{`
    Field,
    /// `{"source":`
    Alternatives,
    /// `{"source": [`
    Alternative,
    /// `{"$or":`
    Branches,
    /// `{"$or": [`
    Branch,
    /// `{"source": [{`
    Operator,
    /// `{"source": [{"anything-but": {`: an operator inside of one
    Inner(Operand),
    /// `{"source": [{"prefix":`
    Operand(Operand),
    /// `{"source": [{"anything-but": [`: a member, and how many stand before it
    Member(Operand, usize),
}

/// What follows a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum After {
    /// nothing, a comma or a closing bracket
    End,
    /// `:`
    Colon,
    /// `"detail":`
    Key,
    /// `"x"`, `true`
    Word,
    /// `{`, `[`
    Open,
}

impl<'t> Place<'t> {
    /// The place at an offset; none where nothing can be chosen. Goes over the text once.
    pub(crate) fn of(text: &'t str, offset: usize) -> Option<Place<'t>> {
        let offset = text.floor_char_boundary(offset);
        let (scan, word) = to_cursor(text, offset)?;
        let wants = wants(&scan, word.is_some())?;
        let (replace, quote) = match word {
            Some(word) => replaced(text, word, offset, scan.wants_key()),
            None => (Span::new(offset, offset), None),
        };
        let end = replace.end as usize;
        let next = Token::beyond_comments(text, end, true);
        let after = next.map_or(After::End, |next| follows(text, next));
        if word.is_none() && fills(wants) && matches!(after, After::Word | After::Open) {
            return None;
        }
        let mut path = scan.path.clone();
        if let (Wants::Alternatives, Some(key)) = (wants, scan.key()) {
            push_step(&mut path, &key);
        }
        let before = text.get(..replace.start as usize).unwrap_or_default();
        let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..).unwrap_or_default();
        let indent = line.get(..line.len() - line.trim_start().len()).unwrap_or_default();
        Some(Place {
            wants,
            path,
            replace,
            typed: text.get(replace.start as usize..offset).unwrap_or_default(),
            quote,
            present: present(text, &scan, end),
            after,
            is_tight: next.is_some_and(|next| next.span.start == replace.end),
            needs_blank: before.ends_with([':', ',']),
            indent,
            has_line: !line.contains(['{', '[', ',']),
        })
    }

    /// Whether a list or object can be put around what is chosen.
    pub(crate) fn is_open(&self) -> bool {
        self.quote.is_none()
    }

    /// Whether a key or value stands there already.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.present.binary_search_by(|present| present.as_str().cmp(word)).is_ok()
    }
}

/// The way to the cursor, and the word that it is in; none in a comment.
fn to_cursor(text: &str, offset: usize) -> Option<(Scan<'_>, Option<Token>)> {
    let mut scan = Scan::new(text);
    let mut pos = 0;
    while let Some(token) = Token::at(text, pos, scan.wants_key()) {
        if token.span.start as usize >= offset {
            break;
        }
        match token.kind {
            TokenKind::Comment if token.comments(text, offset) => return None,
            TokenKind::Quoted(..) | TokenKind::Bare if token.holds(offset) => {
                return Some((scan, Some(token)));
            }
            _ => scan.step(token),
        }
        pos = token.span.end as usize;
    }
    Some((scan, None))
}

fn wants(scan: &Scan<'_>, in_word: bool) -> Option<Wants> {
    let frame = scan.top()?;
    let is_key = scan.wants_key();
    match frame.state {
        // Only a word that begins there shows that the comma before it was left out.
        State::Key | State::Value if !in_word => return None,
        State::Value if frame.role == Role::Text => return None,
        _ => {}
    }
    Some(match frame.role {
        Role::Text => Wants::Pattern,
        Role::Fields if is_key => Wants::Field,
        Role::Fields if scan.key().is_some_and(|key| key == "$or") => Wants::Branches,
        Role::Fields => Wants::Alternatives,
        Role::Branches => Wants::Branch,
        Role::Alternatives => Wants::Alternative,
        Role::Operators if is_key => Wants::Operator,
        Role::Inner(operand) if is_key => Wants::Inner(operand),
        Role::Operators | Role::Inner(_) => Wants::Operand(frame.role.operand(&scan.key()?)?),
        Role::Members(operand) => Wants::Member(operand, frame.count),
        Role::Foreign => return None,
    })
}

/// Whether one value stands there and no other.
fn fills(wants: Wants) -> bool {
    matches!(wants, Wants::Pattern | Wants::Alternatives | Wants::Branches | Wants::Operand(_))
}

/// What a choice replaces of the word around the cursor, and the quote before that.
fn replaced(text: &str, word: Token, offset: usize, key: bool) -> (Span, Option<u8>) {
    let TokenKind::Quoted(quote, closed) = word.kind else { return (word.span, None) };
    let start = word.content().start;
    let end = word.span.end as usize;
    let is_closed = closed
        && match Token::beyond_comments(text, end, true) {
            // A quote that text follows opens the next string: this one is not closed yet.
            Some(next) => {
                !next.is_word()
                    || text.get(end..next.span.start as usize).is_some_and(|gap| gap.contains('\n'))
            }
            None => true,
        };
    if is_closed {
        return (Span { start, end: word.span.end }, Some(quote));
    }
    let rest = text.get(offset..).unwrap_or_default();
    (Span { start, end: (offset + bare(rest, key)) as u32 }, Some(quote))
}

fn follows(text: &str, next: Token) -> After {
    match next.kind {
        TokenKind::Colon => After::Colon,
        TokenKind::OpenObject | TokenKind::OpenArray => After::Open,
        TokenKind::Quoted(..) | TokenKind::Bare => {
            let then = Token::beyond_comments(text, next.span.end as usize, true);
            if then.is_some_and(|then| then.kind == TokenKind::Colon) { After::Key } else { After::Word }
        }
        _ => After::End,
    }
}

/// What stands in the bracket around the cursor, before it and, up to its end, after it.
fn present(text: &str, scan: &Scan<'_>, mut pos: usize) -> Vec<String> {
    let Some(frame) = scan.top() else { return Vec::new() };
    let mut spans = frame.present.clone();
    let (mut depth, mut last) = (0_usize, None);
    while let Some(token) = Token::at(text, pos, frame.object) {
        pos = token.span.end as usize;
        match token.kind {
            TokenKind::OpenObject | TokenKind::OpenArray => depth += 1,
            TokenKind::CloseObject | TokenKind::CloseArray if depth == 0 => break,
            TokenKind::CloseObject | TokenKind::CloseArray => depth -= 1,
            TokenKind::Colon if depth == 0 && frame.object => spans.extend(last),
            TokenKind::Quoted(..) | TokenKind::Bare if depth == 0 && !frame.object => spans.push(token.span),
            _ => {}
        }
        last = (depth == 0 && token.is_word()).then(|| token.content());
    }
    let word = |span: &Span| {
        let word = span.of(text);
        if frame.object { words::decoded(word) } else { value(word) }
    };
    let mut present: Vec<String> = spans.iter().map(word).collect();
    present.sort_unstable();
    present
}

/// A value of a list, as JSON is written here.
fn value(word: &str) -> String {
    let read: Option<Node> = if word.contains('\\') { parse(word).value } else { None };
    read.and_then(|node| words::scalar(&node.value)).unwrap_or_else(|| word.to_owned())
}
