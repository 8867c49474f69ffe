//! Edits of a text: collected, applied, and put one after the other.

use std::borrow::Cow;

use eventglass_syntax::{Span, push_escaped, sort_by_order};

use crate::RepairKind;

/// A part of a text and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    /// Why.
    pub(crate) kind: RepairKind,
    /// What is replaced; empty where something is put in.
    pub(crate) span: Span,
    /// By what.
    pub(crate) replacement: Cow<'static, str>,
    /// Edits of one number are one repair; those of number 0 are one each.
    pub(crate) group: u32,
}

/// How many edits a text may need. Texts have far fewer; this bounds the memory that a hostile one takes.
pub(crate) const MAX_EDITS: usize = 5_000_000;

/// The edits that one way through a text collects.
pub(crate) struct Edits<'r> {
    list: Vec<Edit>,
    refused: &'r [RepairKind],
    groups: u32,
}

impl<'r> Edits<'r> {
    pub(crate) fn new(refused: &'r [RepairKind]) -> Self {
        Edits { list: Vec::new(), refused, groups: 0 }
    }

    /// The number for edits that belong together.
    pub(crate) fn group(&mut self) -> u32 {
        self.groups += 1;
        self.groups
    }

    /// Whether edits of a kind are not wanted.
    pub(crate) fn refuses(&self, kind: RepairKind) -> bool {
        self.refused.contains(&kind)
    }

    /// Adds an edit, unless its kind is refused or there are too many, and tells where it stands in the list.
    pub(crate) fn push(
        &mut self,
        kind: RepairKind,
        (start, end): (usize, usize),
        replacement: impl Into<Cow<'static, str>>,
        group: u32,
    ) -> Option<usize> {
        if self.refuses(kind) || self.list.len() >= MAX_EDITS {
            return None;
        }
        self.list.push(Edit { kind, span: Span::new(start, end), replacement: replacement.into(), group });
        Some(self.list.len() - 1)
    }

    /// Puts something else in the place of an edit's text.
    pub(crate) fn replace(&mut self, index: Option<usize>, replacement: &'static str) {
        if let Some(edit) = index.and_then(|index| self.list.get_mut(index)) {
            edit.replacement = replacement.into();
        }
    }

    /// How many there are: what [`Edits::back_to`] takes.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Forgets all edits but the first ones.
    pub(crate) fn back_to(&mut self, len: usize) {
        self.list.truncate(len);
    }

    /// Escapes `text[start..end]`, the content of a string, together with the edits made in it: all from number `from` on. Gives
    /// their group.
    pub(crate) fn escape(&mut self, text: &str, (start, end): (usize, usize), from: usize) -> u32 {
        let kind = RepairKind::UnescapedQuotes;
        let group = self.group();
        let mut inner = self.list.split_off(from);
        sort_by_order(&mut inner, |edit| edit.span.order());
        let mut pos = start;
        for edit in inner {
            self.escape_plain(text, (pos, edit.span.start as usize), group);
            pos = edit.span.end as usize;
            let mut replacement = String::new();
            push_escaped(&mut replacement, &edit.replacement);
            self.push(kind, (edit.span.start as usize, pos), replacement, group);
        }
        self.escape_plain(text, (pos, end), group);
        group
    }

    fn escape_plain(&mut self, text: &str, (start, end): (usize, usize), group: u32) {
        let plain = text.as_bytes().get(start..end).unwrap_or_default();
        for (at, byte) in plain.iter().enumerate() {
            if let Some(escape) = escape_of(*byte) {
                self.push(RepairKind::UnescapedQuotes, (start + at, start + at + 1), escape, group);
            }
        }
    }

    /// All edits, in order and without overlaps.
    pub(crate) fn finish(mut self) -> Vec<Edit> {
        sort_by_order(&mut self.list, |edit| edit.span.order());
        let mut end = 0;
        self.list.retain(|edit| {
            let apart = edit.span.start >= end;
            debug_assert!(apart, "edits overlap: {edit:?}");
            end = end.max(edit.span.end);
            apart
        });
        self.list
    }
}

/// How a byte is written in a string, where it cannot stand as it is.
pub(crate) fn escape_of(byte: u8) -> Option<Cow<'static, str>> {
    Some(match byte {
        b'"' => "\\\"".into(),
        b'\\' => "\\\\".into(),
        b'\n' => "\\n".into(),
        b'\r' => "\\r".into(),
        b'\t' => "\\t".into(),
        0..0x20 => {
            let mut escaped = String::new();
            push_escaped(&mut escaped, char::from(byte).encode_utf8(&mut [0; 4]));
            escaped.into()
        }
        _ => return None,
    })
}

/// The text after the edits.
pub(crate) fn applied(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    push_applied(&mut out, text, (0, text.len()), edits);
    out
}

/// Appends `text[start..end]` after the edits, all of which lie in it.
pub(crate) fn push_applied(out: &mut String, text: &str, (start, end): (usize, usize), edits: &[Edit]) {
    let mut pos = start;
    for edit in edits {
        out.push_str(text.get(pos..edit.span.start as usize).unwrap_or_default());
        out.push_str(&edit.replacement);
        pos = edit.span.end as usize;
    }
    out.push_str(text.get(pos..end).unwrap_or_default());
}

/// The edits that do at once what `first` and then `second` do; `between` is the text after `first`. Edits that touch
/// the same place become one, of the kind of the first one.
pub(crate) fn composed(first: Vec<Edit>, second: Vec<Edit>, between: &str) -> Vec<Edit> {
    let groups = first.iter().map(|edit| edit.group).max().unwrap_or_default();
    let mut composer = Composer { first, at: 0, reached: Reached::default(), done: Vec::new() };
    let mut second = second.into_iter().peekable();
    while let Some(mut edit) = second.next() {
        edit.group += if edit.group > 0 { groups } else { 0 };
        let mut cluster = vec![edit];
        let mut span = cluster_span(&cluster);
        composer.pass(span.0);
        loop {
            let grown = composer.grown(span);
            match second.next_if(|next| (next.span.start as usize) < grown.1) {
                Some(next) => cluster.push(next),
                None if grown == span => break,
                None => {}
            }
            let (start, end) = cluster_span(&cluster);
            span = (grown.0.min(start), grown.1.max(end));
        }
        composer.take(span, &cluster, between);
    }
    composer.pass(usize::MAX);
    composer.done
}

fn cluster_span(cluster: &[Edit]) -> (usize, usize) {
    let start = cluster.first().map_or(0, |edit| edit.span.start);
    let end = cluster.last().map_or(0, |edit| edit.span.end);
    (start as usize, end as usize)
}

/// What is known of the first edits on the way through the text between.
struct Composer {
    first: Vec<Edit>,
    /// The next of them.
    at: usize,
    /// Where the one before it ends.
    reached: Reached,
    done: Vec<Edit>,
}

/// The end of an edit.
#[derive(Clone, Copy, Default)]
struct Reached {
    original: usize,
    between: usize,
}

impl Reached {
    /// Where the next edit's replacement stands in the text between.
    fn image(self, edit: &Edit) -> (usize, usize) {
        let start = self.between + (edit.span.start as usize).saturating_sub(self.original);
        (start, start + edit.replacement.len())
    }

    fn after(self, edit: &Edit) -> Self {
        Reached { original: edit.span.end as usize, between: self.image(edit).1 }
    }

    /// The place in the original of one in the text between, where no edit lies between it and here.
    fn original_of(self, between: usize) -> usize {
        self.original + between.saturating_sub(self.between)
    }
}

impl Composer {
    /// Takes over the first edits whose replacement ends at `start` or before.
    fn pass(&mut self, start: usize) {
        while let Some(edit) = self.first.get(self.at).filter(|edit| self.reached.image(edit).1 <= start) {
            self.reached = self.reached.after(edit);
            self.done.push(edit.clone());
            self.at += 1;
        }
    }

    /// A place and all replacements it shares something with.
    fn grown(&self, (mut start, mut end): (usize, usize)) -> (usize, usize) {
        let mut reached = self.reached;
        for edit in self.first.get(self.at..).unwrap_or_default() {
            let image = reached.image(edit);
            if image.0 >= end {
                break;
            }
            reached = reached.after(edit);
            (start, end) = (start.min(image.0), end.max(image.1));
        }
        (start, end)
    }

    /// Makes one edit of all that happens at a place of the text between.
    fn take(&mut self, (start, end): (usize, usize), cluster: &[Edit], between: &str) {
        let Some(only) = cluster.first() else { return };
        let original_start = self.reached.original_of(start);
        let mut earlier: Option<(RepairKind, u32)> = None;
        while let Some(edit) = self.first.get(self.at).filter(|edit| self.reached.image(edit).0 < end) {
            self.reached = self.reached.after(edit);
            earlier = earlier.or(Some((edit.kind, edit.group)));
            self.at += 1;
        }
        let (kind, group) = earlier.unwrap_or((only.kind, only.group));
        let span = Span::new(original_start, self.reached.original_of(end));
        let mut replacement = String::new();
        push_applied(&mut replacement, between, (start, end), cluster);
        self.done.push(Edit { kind, span, replacement: replacement.into(), group });
    }
}
