//! A target as a rule has it, and what is wrong with it before any event comes.

use eventglass_syntax::Span;

use crate::filling::Predefined;
use crate::{Effect, Field, JsonPath, Placeholder, TargetKind, TargetProblem, Template};

/// More entries in `InputPathsMap` the API refuses.
const MAX_PATHS: usize = 100;
/// A longer name the API refuses.
const MAX_NAME: usize = 256;
/// A longer template the API refuses.
const MAX_TEMPLATE: usize = 8_192;

/// What a rule's target asks for in place of the matched event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// the event as it is
    #[default]
    Matched,
    /// `$.detail`
    InputPath(String),
    /// variables, and a template with placeholders for them
    InputTransformer(Transformer),
}

/// An `InputTransformer`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transformer {
    /// `InputPathsMap`: names and their paths.
    pub paths: Vec<(String, String)>,
    /// `InputTemplate`.
    pub template: String,
}

impl Target {
    /// The target of the fields as they were given. Both at once AWS refuses: then it is the transformer's, with that
    /// problem.
    pub fn of(
        input_path: Option<String>,
        transformer: Option<Transformer>,
    ) -> (Target, Option<TargetProblem>) {
        let both = input_path.as_deref().filter(|_| transformer.is_some()).map(|path| TargetProblem {
            kind: TargetKind::NotExclusive,
            field: Field::InputPath,
            span: Span::new(0, path.len()),
        });
        let by_path = input_path.map_or(Target::Matched, Target::InputPath);
        (transformer.map_or(by_path, Target::InputTransformer), both)
    }

    /// What is wrong with it, field by field. Linear in the length of its texts, as far as AWS takes them.
    pub fn problems(&self) -> Vec<TargetProblem> {
        let mut found = Problems(Vec::new());
        match self {
            Target::Matched => {}
            Target::InputPath(path) => found.path(Field::InputPath, path),
            Target::InputTransformer(transformer) => {
                found.paths(&transformer.paths);
                // Of more entries than AWS takes not every placeholder is looked up.
                if transformer.paths.len() <= MAX_PATHS {
                    found.template(transformer);
                }
            }
        }
        found.0
    }

    /// The first problem for which AWS refuses to make the target.
    pub fn refusal(&self) -> Option<TargetProblem> {
        self.problems().into_iter().find(|problem| problem.kind.effect() == Effect::Refused)
    }
}

struct Problems(Vec<TargetProblem>);

impl Problems {
    fn add(&mut self, kind: TargetKind, field: Field, span: Span) {
        self.0.push(TargetProblem { kind, field, span });
    }

    fn path(&mut self, field: Field, path: &str) {
        if let Err(problem) = JsonPath::parse(path) {
            self.add(TargetKind::Path(problem.kind), field, problem.span);
        }
    }

    fn paths(&mut self, paths: &[(String, String)]) {
        for (index, (name, path)) in paths.iter().enumerate().take(MAX_PATHS) {
            let whole = Span::new(0, name.len());
            if let Some(kind) = name_problem(name) {
                self.add(kind, Field::Name(index), whole);
            } else if paths.iter().take(MAX_PATHS).skip(index + 1).any(|(other, _)| other == name) {
                self.add(TargetKind::RepeatedName(name.as_str().into()), Field::Name(index), whole);
            }
            self.path(Field::Path(index), path);
        }
        if let Some((name, _)) = paths.get(MAX_PATHS) {
            let span = Span::new(0, name.len());
            self.add(TargetKind::TooManyPaths(paths.len()), Field::Name(MAX_PATHS), span);
        }
    }

    fn template(&mut self, transformer: &Transformer) {
        let text = &transformer.template;
        let length = text.encode_utf16().count();
        let whole = Span::new(0, text.len());
        if length == 0 {
            self.add(TargetKind::EmptyTemplate, Field::Template, whole);
        } else if length > MAX_TEMPLATE {
            self.add(TargetKind::LongTemplate(length), Field::Template, whole);
        } else {
            self.placeholders(transformer, &Template::parse(text));
        }
    }

    fn placeholders(&mut self, transformer: &Transformer, template: &Template) {
        let mut met: Vec<&str> = Vec::new();
        for Placeholder { name, span, quoted } in &template.placeholders {
            let kind = match Predefined::named(name) {
                Some(it) if it.is_object() && *quoted && !template.is_text() => {
                    TargetKind::EventInQuotes((*name).into())
                }
                None if !met.contains(name) && !transformer.paths.iter().any(|(it, _)| it == name) => {
                    met.push(name);
                    TargetKind::UnknownPlaceholder((*name).into())
                }
                _ => continue,
            };
            self.add(kind, Field::Template, *span);
        }
        for placeholder in template.in_keys() {
            let kind = TargetKind::PlaceholderInKey(placeholder.name.into());
            self.add(kind, Field::Template, placeholder.span);
        }
        if let Some(span) = template.stops_being_json() {
            self.add(TargetKind::TemplateNotJson, Field::Template, span);
        }
    }
}

fn name_problem(name: &str) -> Option<TargetKind> {
    if name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws.")) {
        return Some(TargetKind::ReservedName);
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let is_good = !name.is_empty() && name.len() <= MAX_NAME && name.chars().all(is_name);
    (!is_good).then_some(TargetKind::BadName)
}

#[cfg(test)]
mod tests;
