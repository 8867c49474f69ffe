//! The part of JSONPath that EventBridge promises for `InputPath` and `InputPathsMap`.

use eventglass_syntax::{Member, Node, Path, Span, Step, Value};

/// A longer path the API refuses.
const MAX_LENGTH: usize = 256;
/// How many places are told of a path that finds more. All values arrive nevertheless.
const MAX_PLACES: usize = 10_000;

/// A path that says where in an event a value stands: `$`, keys after a dot, `[0]`, `[*]` and `.*`.
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html>
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonPath {
    steps: Vec<PathStep>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum PathStep {
    /// `.detail`
    Key(Box<str>),
    /// `[0]`
    Index(u32),
    /// `[*]`, `.*`
    Every,
}

/// Why a path yields nothing, whatever the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathProblem {
    /// What it is.
    pub kind: PathKind,
    /// The text in question, in the path.
    pub span: Span,
}

/// A kind of problem with a path. Each variant's comment is a path that has it. AWS checks the length alone; what it
/// does with the rest is not documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    /// over 256 characters: their number
    TooLong(usize),
    /// `detail.state`
    WithoutRoot,
    /// `$.`, `$.items[0`
    Unfinished,
    /// `$..state`
    UndocumentedDescent,
    /// `$['detail']`
    UndocumentedKey,
    /// `$.items[0:2]`
    UndocumentedSlice,
    /// `$.items[?(@.id)]`, `$.items[(@.length-1)]`
    UndocumentedFilter,
    /// `$.items[0,1]`
    UndocumentedUnion,
    /// `$.items[-1]`
    UndocumentedIndex,
    /// `$.detail.a b`
    UndocumentedCharacter(char),
}

/// What a path finds in an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected<'a> {
    /// The value or values.
    pub found: Found<'a>,
    /// Where they stand, in the order of the event; of very many the first.
    pub places: Vec<Path>,
    /// Whether a wildcard went through the members of an object.
    pub through_object: bool,
}

/// A value of an event, many, or none.
#[derive(Clone, Debug, PartialEq)]
pub enum Found<'a> {
    /// `$.detail.absent`
    Missing,
    /// `$.detail`
    One(&'a Node),
    /// `$.resources[*]`; none where the array is empty
    Many(Vec<&'a Node>),
}

/// A value on the way, and its place where that is told.
struct Hit<'a> {
    node: &'a Node,
    place: Option<Path>,
}

impl PathKind {
    /// The stable kebab-case name.
    pub fn code(self) -> &'static str {
        match self {
            PathKind::TooLong(_) => "path-too-long",
            PathKind::WithoutRoot => "path-without-root",
            PathKind::Unfinished => "path-unfinished",
            PathKind::UndocumentedDescent => "path-descent",
            PathKind::UndocumentedKey => "path-bracket-key",
            PathKind::UndocumentedSlice => "path-slice",
            PathKind::UndocumentedFilter => "path-filter",
            PathKind::UndocumentedUnion => "path-union",
            PathKind::UndocumentedIndex => "path-index",
            PathKind::UndocumentedCharacter(_) => "path-character",
        }
    }
}

impl JsonPath {
    /// Reads a path. Fails where it is too long or says more than EventBridge promises to understand.
    pub fn parse(text: &str) -> Result<JsonPath, PathProblem> {
        let length = text.encode_utf16().count();
        if length > MAX_LENGTH {
            return Err(PathProblem { kind: PathKind::TooLong(length), span: Span::new(0, text.len()) });
        }
        let Some(mut rest) = text.strip_prefix('$') else {
            return Err(PathProblem { kind: PathKind::WithoutRoot, span: Span::new(0, text.len()) });
        };
        let mut steps = Vec::new();
        while !rest.is_empty() {
            let at = text.len() - rest.len();
            let (step, taken) = read_step(rest)
                .map_err(|(kind, length)| PathProblem { kind, span: Span::new(at, at + length) })?;
            steps.push(step);
            rest = rest.get(taken..).unwrap_or_default();
        }
        Ok(JsonPath { steps })
    }

    /// The path of a place, as it is written for a target; none where a key has characters that no path may have.
    pub fn written(place: &Path) -> Option<String> {
        let mut text = String::from("$");
        for step in &place.steps {
            match step {
                Step::Index(index) => text.extend(["[", &index.to_string(), "]"]),
                Step::Key(key) if !key.as_str().is_empty() && key.as_str().chars().all(is_key) => {
                    text.extend([".", key.as_str()]);
                }
                Step::Key(_) => return None,
            }
        }
        Some(text)
    }

    /// What stands at this path. A key that is there twice counts by its last value, as for every reader that keeps one.
    /// Linear in what it goes through.
    pub fn select<'a>(&self, event: &'a Node) -> Selected<'a> {
        let mut hits = vec![Hit { node: event, place: Some(Path::default()) }];
        let (mut many, mut through_object) = (false, false);
        for step in &self.steps {
            if *step == PathStep::Every {
                many |= hits.iter().any(|hit| matches!(hit.node.value, Value::Array(_) | Value::Object(_)));
                through_object |= hits.iter().any(|hit| hit.node.is_object());
            }
            hits = stepped(&hits, step);
        }
        let nodes: Vec<&Node> = hits.iter().map(|hit| hit.node).collect();
        let found = match nodes.first() {
            _ if many => Found::Many(nodes),
            Some(node) => Found::One(node),
            None => Found::Missing,
        };
        Selected { found, places: hits.into_iter().filter_map(|hit| hit.place).collect(), through_object }
    }
}

/// The first step of a text, and its length; or what is wrong with it, and the length of that.
fn read_step(text: &str) -> Result<(PathStep, usize), (PathKind, usize)> {
    match text.chars().next() {
        Some('.') => read_key(text),
        Some('[') => read_brackets(text),
        Some(c) => Err((PathKind::UndocumentedCharacter(c), c.len_utf8())),
        None => Err((PathKind::Unfinished, 0)),
    }
}

fn read_key(text: &str) -> Result<(PathStep, usize), (PathKind, usize)> {
    let name = text.get(1..).unwrap_or_default();
    let end = name.find(|c| !is_key(c)).unwrap_or(name.len());
    if end > 0 {
        return Ok((PathStep::Key(name.get(..end).unwrap_or_default().into()), end + 1));
    }
    match name.chars().next() {
        Some('*') => Ok((PathStep::Every, 2)),
        Some('.') => Err((PathKind::UndocumentedDescent, 2)),
        Some('[') | None => Err((PathKind::Unfinished, 1)),
        Some(c) => Err((PathKind::UndocumentedCharacter(c), 1 + c.len_utf8())),
    }
}

fn is_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/')
}

fn read_brackets(text: &str) -> Result<(PathStep, usize), (PathKind, usize)> {
    let Some(end) = text.find(']') else {
        return Err((PathKind::Unfinished, text.len()));
    };
    let inside = text.get(1..end).unwrap_or_default();
    let kind = match inside.chars().next() {
        Some('\'' | '"') => PathKind::UndocumentedKey,
        Some('?' | '(') => PathKind::UndocumentedFilter,
        _ if inside == "*" => return Ok((PathStep::Every, end + 1)),
        _ if inside.contains(':') => PathKind::UndocumentedSlice,
        _ if inside.contains(',') => PathKind::UndocumentedUnion,
        _ if inside.bytes().all(|byte| byte.is_ascii_digit()) => match inside.parse() {
            Ok(index) => return Ok((PathStep::Index(index), end + 1)),
            Err(_) => PathKind::UndocumentedIndex,
        },
        _ => PathKind::UndocumentedIndex,
    };
    Err((kind, end + 1))
}

fn stepped<'a>(hits: &[Hit<'a>], step: &PathStep) -> Vec<Hit<'a>> {
    let mut found = Vec::new();
    for Hit { node, place } in hits {
        let mut take = |node: &'a Node, to: &dyn Fn(&Path) -> Path| {
            let place = place.as_ref().filter(|_| found.len() < MAX_PLACES).map(to);
            found.push(Hit { node, place });
        };
        let take_member = |it: &'a Member| take(&it.value, &|place| place.key(it.key.value.clone()));
        match (step, &node.value) {
            (PathStep::Key(key), Value::Object(members)) => {
                members.iter().rfind(|it| it.key.value == **key).into_iter().for_each(take_member);
            }
            (PathStep::Every, Value::Object(members)) => members.iter().for_each(take_member),
            (PathStep::Index(index), Value::Array(elements)) => {
                let index = *index as usize;
                elements.get(index).into_iter().for_each(|it| take(it, &|place| place.index(index)));
            }
            (PathStep::Every, Value::Array(elements)) => {
                elements.iter().enumerate().for_each(|(index, it)| take(it, &|place| place.index(index)));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests;
