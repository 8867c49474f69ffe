//! What becomes of one event on its way to a target.

use eventglass_syntax::{Node, Span, parse};

use crate::filling::{Filling, Predefined};
use crate::{
    Delivery, Field, Form, Found, JsonPath, Loss, Note, NoteKind, Outcome, Placeholder, Target,
    TargetProblem, Template, Transformer, Value, compact,
};

/// A longer payload is not made: many placeholders, each for a large part of the event, would take memory without
/// bound. No event is so long.
const MAX_PAYLOAD: usize = 4 << 20;
/// Wildcards that find more values than this, all paths together, are not followed to the end.
const MAX_HELD: usize = 1 << 20;
/// Of the entries of `InputPathsMap` no more are looked up than AWS takes.
const MAX_VALUES: usize = 100;

/// What the predefined variables stand for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// `<aws.events.rule-name>`
    pub rule_name: &'a str,
    /// `<aws.events.rule-arn>`
    pub rule_arn: &'a str,
    /// `<aws.events.event.ingestion-time>`
    pub ingestion_time: &'a str,
}

/// What a target makes of an event that its rule matched. Takes the time that reading the event takes, and that of
/// writing the payload, which is bounded.
pub fn deliver(target: &Target, event: &Node, context: &Context) -> Delivery {
    let mut search = Search { event, values: Vec::new(), notes: Vec::new() };
    let made = match (target, target.refusal()) {
        (Target::InputTransformer(it), refusal) => by_template(&mut search, it, refusal, context),
        (_, Some(problem)) => Err(Loss::Refused(problem)),
        (Target::Matched, None) => Ok(compact(event)),
        (Target::InputPath(path), None) => by_path(&mut search, path),
    };
    let outcome = made.map_or_else(Outcome::Lost, Outcome::Delivered);
    Delivery { outcome, values: search.values, notes: search.notes }
}

fn by_path(search: &mut Search, path: &str) -> Result<String, Loss> {
    match search.find("", path, Field::InputPath) {
        Found::One(node) => Ok(compact(node)),
        Found::Many(nodes) => {
            let mut list = String::new();
            Filling::List(nodes).push_value(&mut list);
            Ok(list)
        }
        Found::Missing => {
            search.note(NoteKind::NothingAtPath, Field::InputPath, Span::new(0, path.len()));
            Err(Loss::NothingAtPath)
        }
    }
}

fn by_template(
    search: &mut Search,
    transformer: &Transformer,
    refusal: Option<TargetProblem>,
    context: &Context,
) -> Result<String, Loss> {
    let event = search.event;
    let mut named: Vec<_> =
        Predefined::ALL.iter().map(|(name, variable)| (*name, variable.filling(event, context))).collect();
    let mut held = 0;
    for (index, (name, path)) in transformer.paths.iter().enumerate().take(MAX_VALUES) {
        let found = search.find(name, path, Field::Path(index));
        held += if let Found::Many(nodes) = &found { nodes.len() } else { 0 };
        if held > MAX_HELD {
            return Err(Loss::TooLarge);
        }
        named.push((name, found.into()));
    }
    if let Some(problem) = refusal {
        return Err(Loss::Refused(problem));
    }
    let template = Template::parse(&transformer.template);
    if let Some(span) = template.stops_being_json() {
        return Err(Loss::TemplateNotJson(span));
    }
    if let Some(placeholder) = template.in_keys().first() {
        return Err(Loss::PlaceholderInKey(placeholder.span));
    }
    search.note_template(&template);
    let mut payload = Payload {
        template: &template,
        named,
        out: String::new(),
        inserted: Vec::new(),
        notes: &mut search.notes,
    };
    payload.write()?;
    payload.check()?;
    Ok(payload.out)
}

/// The looking up of paths in an event.
struct Search<'a> {
    event: &'a Node,
    values: Vec<Value>,
    notes: Vec<Note>,
}

impl<'a> Search<'a> {
    fn find(&mut self, name: &str, path: &str, field: Field) -> Found<'a> {
        let whole = Span::new(0, path.len());
        let (found, places) = match JsonPath::parse(path).map(|path| path.select(self.event)) {
            Err(_) => (Found::Missing, Vec::new()),
            Ok(selected) => {
                if selected.through_object {
                    self.note(NoteKind::WildcardOverObject, field, whole);
                }
                (selected.found, selected.places)
            }
        };
        if matches!(&found, Found::Many(nodes) if nodes.is_empty()) {
            self.note(NoteKind::EmptyList, field, whole);
        }
        let missing = matches!(found, Found::Missing);
        self.values.push(Value { name: name.to_owned(), path: path.to_owned(), found: places, missing });
        found
    }

    fn note(&mut self, kind: NoteKind, field: Field, span: Span) {
        self.notes.push(Note { kind, field, span });
    }

    fn note_template(&mut self, template: &Template) {
        if template.is_lone_value() {
            self.note(NoteKind::LoneValue, Field::Template, Span::new(0, template.text.len()));
        }
        for bracket in &template.brackets {
            self.note(NoteKind::LoneBracket, Field::Template, *bracket);
        }
        if let Form::Lines(lines) = &template.form
            && let [_, _, ..] = lines.as_slice()
            && let Some(line) = lines.iter().find(|line| line.of(template.text).contains('\\'))
        {
            self.note(NoteKind::EscapeInLines, Field::Template, *line);
        }
    }
}

/// A template on its way to a payload.
struct Payload<'a> {
    template: &'a Template<'a>,
    named: Vec<(&'a str, Filling<'a>)>,
    out: String,
    /// Where values begin that hold what JSON escapes, and their placeholders.
    inserted: Vec<(u32, Span)>,
    notes: &'a mut Vec<Note>,
}

impl Payload<'_> {
    fn write(&mut self) -> Result<(), Loss> {
        let template = self.template;
        match &template.form {
            Form::Lines(lines) if lines.len() > 1 => {
                for (index, line) in lines.iter().enumerate() {
                    self.out.push_str(if index > 0 { "\n" } else { "" });
                    self.piece(Span { start: line.start + 1, end: line.end - 1 })?;
                }
                Ok(())
            }
            Form::Lines(lines) => lines.iter().try_for_each(|line| self.piece(*line)),
            _ => self.piece(Span::new(0, template.text.len())),
        }
    }

    /// Writes a part of the template, with its placeholders filled.
    fn piece(&mut self, piece: Span) -> Result<(), Loss> {
        let template = self.template;
        let mut at = piece.start;
        let is_inside = |it: &&Placeholder| piece.start <= it.span.start && it.span.end <= piece.end;
        for placeholder in template.placeholders.iter().filter(is_inside) {
            self.out.push_str(Span { start: at, end: placeholder.span.start }.of(template.text));
            self.insert(placeholder)?;
            at = placeholder.span.end;
        }
        self.out.push_str(Span { start: at, end: piece.end }.of(template.text));
        Ok(())
    }

    fn insert(&mut self, placeholder: &Placeholder) -> Result<(), Loss> {
        let Some((_, filling)) = self.named.iter().rfind(|(name, _)| *name == placeholder.name) else {
            return Ok(());
        };
        let (is_text, span) = (self.template.is_text(), placeholder.span);
        if filling.is_container() && placeholder.quoted && !is_text {
            return Err(Loss::ContainerInQuotes(span));
        }
        let start = self.out.len();
        if placeholder.quoted {
            filling.push_text(&mut self.out);
        } else {
            filling.push_value(&mut self.out);
        }
        let kind = match Predefined::named(placeholder.name) {
            Some(predefined) if predefined.is_object() && is_text => Some(NoteKind::EventInText),
            _ if filling.is_null() && placeholder.quoted => Some(NoteKind::NullInText),
            _ => None,
        };
        self.notes.extend(kind.map(|kind| Note { kind, field: Field::Template, span }));
        if filling.needs_escapes() {
            self.inserted.push((start as u32, span));
        }
        if self.out.len() > MAX_PAYLOAD { Err(Loss::TooLarge) } else { Ok(()) }
    }

    /// Whether what was to be JSON is JSON.
    fn check(&mut self) -> Result<(), Loss> {
        if !self.template.is_text() {
            let read = parse(&self.out);
            let trailing = read.trailing.map(|span| span.start);
            if let Some(broken) = read.problems.first().map(|it| it.span.start).or(trailing) {
                let before = self.inserted.iter().rfind(|(start, _)| *start <= broken);
                return Err(before.map_or(Loss::TooLarge, |(_, span)| Loss::ValueBreaksJson(*span)));
            }
        }
        let note = |(_, span): &(u32, Span)| Note {
            kind: NoteKind::NotEscaped,
            field: Field::Template,
            span: *span,
        };
        self.notes.extend(self.inserted.iter().map(note));
        Ok(())
    }
}

#[cfg(test)]
mod any;
#[cfg(test)]
mod tests;
