//! Two texts that look the same, character by character.

use std::fmt::Write;
use std::ops::Range;

use crate::case::{Wanted, placed};
use crate::near::{look_alike, plain};
use crate::words::Words;

/// How a value in the event differs from a wanted string that looks the same.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// What the event has for each run of the wanted string.
    pub(super) slices: Vec<String>,
    /// Characters of the value in another letter case, counted from 1.
    letters: Vec<usize>,
    /// Characters of another width or kind.
    kinds: Vec<usize>,
    /// Blanks inside that differ.
    blanks: Vec<usize>,
    /// The blanks before it.
    pub(super) start: Ends,
    /// The blanks behind it.
    pub(super) end: Ends,
    /// One of the two holds characters that are not seen.
    hidden: bool,
}

/// The blanks at an end of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ends {
    /// As wanted.
    #[default]
    Same,
    /// Others, or fewer, than are wanted.
    Other,
    /// Where none are wanted.
    Stray,
}

impl Ends {
    fn of(wanted: usize, found: usize) -> Ends {
        match (wanted, found) {
            _ if wanted == found => Ends::Same,
            (0, _) => Ends::Stray,
            _ => Ends::Other,
        }
    }
}

/// What the eye sees of some characters of a text: one, or a run of blanks.
#[derive(Clone, Debug)]
struct Glyph {
    plain: char,
    /// Where in the text, in characters.
    at: Range<usize>,
}

impl PartialEq for Glyph {
    fn eq(&self, other: &Self) -> bool {
        self.plain == other.plain
    }
}

/// Compares a wanted string with a value. None where they do not look the same.
pub(super) fn looks(wanted: &Wanted<'_>, found: &str) -> Option<Looks> {
    let found: Vec<char> = found.chars().collect();
    let runs: Vec<Vec<char>> = wanted.runs().iter().map(|run| run.chars().collect()).collect();
    let seen = glyphs(&found);
    let (from, to) = content(&seen);
    let count = runs.len();
    let wanted_glyphs: Vec<Vec<Glyph>> = runs.iter().map(|run| glyphs(run)).collect();
    // Blanks at an end are set aside on both sides, where the string reaches to that end.
    let trimmed = |(index, glyphs): (usize, &Vec<Glyph>)| {
        let (from, to) = content(glyphs);
        let from = if index == 0 { from } else { 0 };
        let to = if index + 1 == count { to } else { glyphs.len() };
        glyphs.get(from..to).unwrap_or_default().to_vec()
    };
    let looked: Vec<Vec<Glyph>> = wanted_glyphs.iter().enumerate().map(trimmed).collect();
    // Of a single letter anything may be made.
    let least = if count == 1 { 1 } else { 2 };
    if looked.iter().map(Vec::len).sum::<usize>() < least {
        return None;
    }
    let inner = seen.get(from..to)?;
    let places = placed(&looked, inner)?;
    let mut looks = Looks::default();
    for ((place, glyphs), run) in places.iter().zip(&looked).zip(&runs) {
        let here = inner.get(place.clone())?;
        looks.compare(wanted, (run, glyphs), (&found, here));
        looks.slices.push(slice(&found, here));
    }
    looks.ends(&runs, (&found, &seen, from..to));
    (looks.differ() || looks.hidden).then_some(looks)
}

impl Looks {
    fn compare(
        &mut self,
        wanted: &Wanted<'_>,
        (run, glyphs): (&[char], &[Glyph]),
        (found, here): (&[char], &[Glyph]),
    ) {
        let text = |all: &[char], glyph: &Glyph| all.get(glyph.at.clone()).unwrap_or_default().to_vec();
        for (asked, seen) in glyphs.iter().zip(here) {
            let (old, new) = (text(run, asked), text(found, seen));
            let at = seen.at.start + 1;
            let alike = |text: &[char]| text.iter().copied().filter_map(look_alike).collect::<String>();
            match () {
                () if old == new => {}
                () if seen.plain == ' ' => self.blanks.push(at),
                () if alike(&old) == alike(&new) => self.kinds.push(at),
                () if wanted.ignores_case => {}
                () => self.letters.push(at),
            }
        }
        self.hidden |=
            has_hidden(run) || has_hidden(slice(found, here).chars().collect::<Vec<_>>().as_slice());
    }

    /// Blanks at the ends, where the wanted string reaches there.
    fn ends(&mut self, runs: &[Vec<char>], (found, seen, content): (&[char], &[Glyph], Range<usize>)) {
        let blanks = |text: &[char]| text.iter().take_while(|c| c.is_whitespace()).count();
        let behind = |text: &[char]| text.iter().rev().take_while(|c| c.is_whitespace()).count();
        let head = runs.first().filter(|run| !run.is_empty() || runs.len() == 1);
        let tail = runs.last().filter(|run| !run.is_empty() || runs.len() == 1);
        let whole = |at: usize| seen.get(at).map(|glyph| glyph.at.clone());
        if let Some(head) = head {
            self.start = Ends::of(blanks(head), blanks(found));
            if let (Some(first), Some(slice)) = (whole(content.start), self.slices.first_mut()) {
                *slice = text(found.get(..first.start)) + slice;
            }
        }
        if let Some(tail) = tail {
            self.end = Ends::of(behind(tail), behind(found));
            let last = content.end.checked_sub(1).and_then(whole);
            if let (Some(last), Some(slice)) = (last, self.slices.last_mut()) {
                slice.push_str(&text(found.get(last.end..)));
            }
        }
    }

    fn differ(&self) -> bool {
        let inside = [&self.letters, &self.kinds, &self.blanks];
        self.blanks_at_ends() || inside.iter().any(|it| !it.is_empty())
    }

    fn blanks_at_ends(&self) -> bool {
        self.start != Ends::Same || self.end != Ends::Same
    }

    /// Whether letter case is all that differs.
    pub(super) fn only_in_case(&self) -> bool {
        !self.hidden && !self.blanks_at_ends() && self.kinds.is_empty() && self.blanks.is_empty()
    }

    /// The wider the difference, the less likely it is that this string was meant.
    pub(super) fn size(&self) -> usize {
        self.letters.len() + self.kinds.len() + self.blanks.len()
    }

    /// `letter case (characters 2-6) and blanks at the end`
    pub(super) fn in_words(&self) -> Words {
        let mut english: Vec<String> = Vec::new();
        let mut japanese: Vec<String> = Vec::new();
        let counted = [
            (&self.letters, "letter case", "大文字・小文字"),
            (&self.kinds, "look-alike characters", "全角・半角や似た文字"),
            (&self.blanks, "blanks", "空白"),
        ];
        for (places, name, told) in counted.into_iter().filter(|(places, ..)| !places.is_empty()) {
            let ranges = ranges(places);
            let noun = if places.len() == 1 { "character" } else { "characters" };
            english.push(format!("{name} ({noun} {ranges})"));
            japanese.push(format!("{told} ({ranges} 文字目)"));
        }
        let rest = [
            (self.start != Ends::Same, "blanks at the beginning", "先頭の空白"),
            (self.end != Ends::Same, "blanks at the end", "末尾の空白"),
            (self.hidden, "a character that is not visible", "目に見えない文字"),
        ];
        for (_, name, told) in rest.into_iter().filter(|(is_so, ..)| *is_so) {
            english.push(name.into());
            japanese.push(told.into());
        }
        Words::new(english.join(" and "), japanese.join("と"))
    }
}

/// What is seen of a text.
fn glyphs(text: &[char]) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = Vec::new();
    for (at, c) in text.iter().enumerate() {
        let Some(plain) = plain(*c) else { continue };
        match glyphs.last_mut().filter(|last| plain == ' ' && last.plain == ' ') {
            Some(blanks) => blanks.at.end = at + 1,
            None => glyphs.push(Glyph { plain, at: at..at + 1 }),
        }
    }
    glyphs
}

/// Where a text begins and ends without the blanks around it.
fn content(glyphs: &[Glyph]) -> (usize, usize) {
    let is_blank = |glyph: Option<&Glyph>| usize::from(glyph.is_some_and(|it| it.plain == ' '));
    let from = is_blank(glyphs.first());
    (from, (glyphs.len() - is_blank(glyphs.last())).max(from))
}

fn slice(found: &[char], here: &[Glyph]) -> String {
    match (here.first(), here.last()) {
        (Some(first), Some(last)) => text(found.get(first.at.start..last.at.end)),
        _ => String::new(),
    }
}

fn text(chars: Option<&[char]>) -> String {
    chars.unwrap_or_default().iter().collect()
}

fn has_hidden(text: &[char]) -> bool {
    text.iter().any(|c| plain(*c).is_none())
}

/// `2-6, 9`
fn ranges(places: &[usize]) -> String {
    const MOST: usize = 5;
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in places {
        match ranges.last_mut().filter(|last| last.end == *at) {
            Some(last) => last.end += 1,
            None => ranges.push(*at..at + 1),
        }
    }
    let mut out = String::new();
    for (index, range) in ranges.iter().take(MOST).enumerate() {
        out.push_str(if index > 0 { ", " } else { "" });
        // Writing to a string cannot fail.
        let _ = match range.len() {
            1 => write!(out, "{}", range.start),
            _ => write!(out, "{}-{}", range.start, range.end - 1),
        };
    }
    if ranges.len() > MOST {
        out.push('…');
    }
    out
}

/// A text with its odd blanks made visible: those at the ends and in runs as `␣`, others by their number.
pub(super) fn visible(text: &str) -> String {
    let (from, to) = (text.len() - text.trim_start().len(), text.trim_end().len());
    let mut out = String::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let odd = at < from || at >= to || before.is_whitespace();
        match c {
            ' ' if odd => out.push('␣'),
            '\t' => out.push('⇥'),
            '\n' | '\r' => out.push('↵'),
            ' ' => out.push(c),
            _ if c.is_whitespace() || plain(c).is_none() => {
                let _ = write!(out, "<U+{:04X}>", u32::from(c));
            }
            _ => out.push(c),
        }
        before = c;
    }
    out
}
