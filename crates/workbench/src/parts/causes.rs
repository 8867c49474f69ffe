//! Why the selected rule misses the selected event, or matches too much, and what mends it.

use eventglass_diagnosis::{Case, Diagnoses, Diagnosis, Edit, Remedy, Side, Summary};

use eventglass_syntax::{Node, Span};

use super::{Look, button, dim, line, prose, section};
use crate::causes::{EditRow, Of, TextSide, said, sided};
use crate::inputs::RuleInput;
use crate::markup::{Act, Piece, Role};

/// So many causes are shown; the others are folded.
const SHOWN: usize = 3;
/// So many remedies of one cause.
const REMEDIES: usize = 4;
/// How much of a line stands around a change.
const AROUND: usize = 60;

pub(super) fn causes(look: Look<'_>, case: &Case<'_>, told: &Diagnoses) -> Vec<Piece> {
    let telling = Telling { look, case, told };
    let mut parts: Vec<Piece> = Vec::new();
    let (unrelated, differs) = match &told.summary {
        Some(summary @ Summary::Unrelated(_)) => (Some(summary), None),
        summary => (None, summary.as_ref()),
    };
    let stated = |summary: &Summary| {
        Piece::of(Role::Note, vec![prose(Role::Line, &summary.words().of(look.language))])
    };
    parts.extend(unrelated.map(stated));
    // What an event of another kind would need is nobody's first question.
    let shown = if unrelated.is_some() { 0 } else { SHOWN.min(told.found.len()) };
    let (first, rest) = told.found.split_at_checked(shown).unwrap_or_default();
    parts.extend(first.iter().map(|it| telling.cause(it)));
    parts.extend(told.together.as_ref().map(|it| telling.together(it)));
    parts.extend(differs.map(stated));
    if case.matches() {
        parts.extend(super::advice::catch_all(look, case));
    }
    if !rest.is_empty() {
        let summary = format!("{} ({})", look.causes().more, look.language.number(rest.len()));
        parts.push(Piece::new(Role::Fold, summary).with(rest.iter().map(|it| telling.cause(it))));
    }
    if parts.is_empty() {
        return Vec::new();
    }
    vec![section(telling.heading(), parts)]
}

#[derive(Clone, Copy)]
struct Telling<'t> {
    look: Look<'t>,
    case: &'t Case<'t>,
    told: &'t Diagnoses,
}

impl Telling<'_> {
    fn heading(self) -> &'static str {
        let words = self.look.causes();
        match self.told.now {
            now if now.errors > 0 => words.mend,
            now if now.matches => words.beware,
            _ if self.told.found.is_empty() => words.differs,
            _ => words.likely,
        }
    }

    fn cause(self, cause: &Diagnosis) -> Piece {
        let language = self.look.language;
        let words = self.look.causes();
        let role = if self.told.now.matches { Role::Warning } else { Role::Note };
        let title = prose(Role::Strong, said(cause.mistake.title, language));
        let head = Piece::of(Role::Row, vec![title]).with(self.places(cause)).with([dim(cause.mistake.id)]);
        let why = cause.inexpressible.as_ref().map(|why| {
            let badge = Piece::new(Role::Badge, words.inexpressible);
            Piece::of(
                Role::Line,
                vec![badge, Piece::new(Role::Text, " "), prose(Role::Text, &why.of(language))],
            )
        });
        let nearest = cause.inexpressible.is_some() && !cause.remedies.is_empty();
        Piece::of(role, vec![head, prose(Role::Line, &cause.text.of(language))])
            .with(why)
            .with(nearest.then(|| line("").with([dim(words.nearest)])))
            .with(self.remedies(&cause.remedies))
    }

    /// Buttons that show the first place in each text.
    fn places(self, cause: &Diagnosis) -> Vec<Piece> {
        let words = self.look.causes();
        let sides = [(TextSide::Pattern, words.in_pattern), (TextSide::Event, words.in_event)];
        let first = |side: TextSide| cause.places.iter().map(sided).find(|place| place.side == side);
        sides.into_iter().filter_map(|(side, label)| Some(button(label, Act::Show(first(side)?)))).collect()
    }

    fn remedies(self, remedies: &[Remedy]) -> Option<Piece> {
        let shown: Vec<Piece> = remedies.iter().take(REMEDIES).map(|it| self.remedy(it)).collect();
        // Side by side, to be compared.
        let role = if shown.len() > 1 { Role::Columns } else { Role::Stack };
        (!shown.is_empty()).then(|| Piece::of(role, shown))
    }

    fn together(self, remedy: &Remedy) -> Piece {
        let title = Piece::new(Role::Strong, self.look.causes().all);
        Piece::of(Role::Note, vec![Piece::of(Role::Row, vec![title]), self.remedy(remedy)])
    }

    fn remedy(self, remedy: &Remedy) -> Piece {
        let (language, words) = (self.look.language, self.look.causes());
        let before = match remedy.side {
            Side::Pattern => self.case.text,
            Side::Event => self.case.event_text,
        };
        let outcome = language.outcome(remedy.outcome, self.told.now, self.case.others_count());
        let on_event = remedy.side == Side::Event;
        let label = remedy.label.of(language);
        let buttons = self.buttons(remedy);
        Piece::of(Role::Stack, vec![prose(Role::Line, &label), differing(before, &remedy.edits)])
            .with([line(outcome)])
            .with(on_event.then(|| {
                let about = if buttons.is_empty() { words.not_here } else { words.producer };
                line("").with([dim(about)])
            }))
            .with((!buttons.is_empty()).then(|| Piece::of(Role::Row, buttons.clone())))
    }

    fn buttons(self, remedy: &Remedy) -> Vec<Piece> {
        let words = self.look.causes();
        let apply = |side, offset| {
            let edits = remedy.edits.iter().map(|edit| row(edit, offset)).collect();
            button(words.apply, Act::Edit { side, edits })
        };
        match remedy.side {
            Side::Pattern => {
                let aside = self.look.rule().map(|rule| {
                    let rule = RuleInput { pattern: remedy.text.clone(), ..rule.clone() };
                    button(words.aside, Act::AddRules(vec![rule])).about(words.aside_about)
                });
                [apply(TextSide::Pattern, 0)].into_iter().chain(aside).collect()
            }
            // Only an event that stands in the text as it is can be changed there.
            Side::Event => {
                let view = self.look.report.event(self.look.event);
                match view.and_then(|view| view.verbatim_at) {
                    Some(offset) => vec![apply(TextSide::Event, offset)],
                    None => self.pasted(remedy).into_iter().collect(),
                }
            }
        }
    }
}

impl Telling<'_> {
    /// A change of whole values, in the pasted text of an event that is shown in another layout.
    fn pasted(self, remedy: &Remedy) -> Option<Piece> {
        let event = self.look.found().filter(|it| it.is_as_pasted() && !it.is_broken())?;
        if !self.look.report.kept.repairs().is_empty() {
            return None;
        }
        let row = |edit: &Edit| {
            let there = counterpart(self.case.root(), &event.node, edit.span)?;
            Some(EditRow { place: there.into(), replacement: edit.replacement.clone() })
        };
        let edits = remedy.edits.iter().map(row).collect::<Option<Vec<_>>>()?;
        Some(button(self.look.causes().apply, Act::Edit { side: TextSide::Event, edits }))
    }
}

/// Where the value of that span stands in the same JSON laid out in another way. None where the span is of no value.
fn counterpart(shown: &Node, pasted: &Node, span: Span) -> Option<Span> {
    if shown.span == span {
        return Some(pasted.span);
    }
    let holds = |node: &Node| node.span.start <= span.start && span.end <= node.span.end;
    let members = shown.members().iter().zip(pasted.members()).map(|(one, other)| (&one.value, &other.value));
    let elements = shown.elements().iter().zip(pasted.elements());
    let (one, other) = members.chain(elements).find(|(one, _)| holds(one))?;
    counterpart(one, other, span)
}

fn row(edit: &Edit, offset: u32) -> EditRow {
    let place = crate::report::Place { from: edit.span.start + offset, to: edit.span.end + offset };
    EditRow { place, replacement: edit.replacement.clone() }
}

/// The changed lines, what is taken out and what is put in set apart.
fn differing(before: &str, edits: &[Edit]) -> Piece {
    let mut pieces = Vec::new();
    let mut from: Option<usize> = None;
    for (index, edit) in edits.iter().enumerate() {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        let next = edits.get(index + 1).map_or(before.len(), |next| next.span.start as usize);
        match from {
            None => pieces.push(plain(head(before, start))),
            Some(from) => pieces.extend(between(before, from, start)),
        }
        let added = |text: &str| (!text.is_empty()).then(|| Piece::new(Role::Added, text));
        let removed = before.get(start..end).filter(|it| !it.is_empty());
        pieces.extend(removed.map(|text| Piece::new(Role::Removed, text)));
        pieces.extend(added(&edit.replacement));
        if index + 1 == edits.len() {
            pieces.push(plain(tail(before, end, next)));
        }
        from = Some(end);
    }
    Piece::of(Role::Block, pieces)
}

fn plain(text: impl Into<String>) -> Piece {
    Piece::new(Role::Text, text)
}

/// What stands between two changes: their lines only.
fn between(before: &str, from: usize, to: usize) -> Vec<Piece> {
    let text = before.get(from..to).unwrap_or_default();
    if text.len() <= 2 * AROUND && text.lines().count() <= 3 {
        return vec![plain(text)];
    }
    vec![plain(tail(before, from, to)), plain("\n"), dim("⋯"), plain("\n"), plain(head(before, to))]
}

/// The beginning of the line that a place stands in.
fn head(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let line = if line.trim().is_empty() { line.trim_start_matches(' ') } else { line };
    match line.char_indices().rev().nth(AROUND) {
        None => line.to_owned(),
        Some((from, _)) => ["…", line.get(from..).unwrap_or_default()].concat(),
    }
}

/// The rest of the line that a place stands in.
fn tail(text: &str, at: usize, until: usize) -> String {
    let line = text.get(at..until).unwrap_or_default().split('\n').next().unwrap_or_default();
    crate::words::shorten(line, AROUND)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ask, RuleInput, Session};

    fn acts(pieces: &[Piece], found: &mut Vec<Act>) {
        for piece in pieces {
            found.extend(piece.act.clone());
            acts(&piece.pieces, found);
        }
    }

    #[test]
    fn an_event_on_one_line_is_mended_where_it_was_pasted() {
        let text = r#" {"source":"shop","detail":"{\"state\":\"open\"}","x":1}"#;
        let pattern = r#"{"detail": {"state": ["open"]}}"#.to_owned();
        let ask = Ask {
            text: Some(text.into()),
            rules: vec![RuleInput { name: "r".into(), pattern, ..RuleInput::default() }],
            ..Ask::default()
        };
        let parts = Session::whole().answer(ask, &mut || {}).1;
        let mut found = Vec::new();
        acts(&parts.pair.unwrap_or_default().causes, &mut found);
        let edits = found.into_iter().find_map(|act| match act {
            Act::Edit { side: TextSide::Event, edits } => Some(edits),
            _ => None,
        });
        let edit = edits.and_then(|edits| edits.into_iter().next()).unwrap();
        let (from, to) = (edit.place.from as usize, edit.place.to as usize);
        let mended = [&text[..from], &edit.replacement, &text[to..]].concat();
        assert_eq!(mended, r#" {"source":"shop","detail":{"state":"open"},"x":1}"#);
    }
}
