//! What a target receives, in English.

use eventglass_delivery::{Loss, NoteKind, PathKind, TargetKind};

use crate::words::facts::character;
use crate::words::{Advice, Language, named};

pub(in crate::words) fn target_problem(kind: &TargetKind) -> Advice {
    match kind {
        TargetKind::NotExclusive => {
            Advice::new("a target has `InputPath` or `InputTransformer`, not both", "remove one of them")
        }
        TargetKind::Path(kind) => path_problem(*kind),
        TargetKind::TooManyPaths(count) => Advice::new(
            format!("`InputPathsMap` has {} entries; 100 is the most", number(*count)),
            "remove variables, or point one to the object that holds several",
        ),
        TargetKind::BadName => Advice::new(
            "a name is 1 to 256 letters, digits, `_` and `-`",
            "rename the variable, in the template too",
        ),
        TargetKind::ReservedName => Advice::new(
            "names that begin with `AWS.` are reserved",
            "choose another name for the variable, in the template too",
        ),
        TargetKind::RepeatedName(name) => Advice::new(
            format!("{} stands here twice; only the last counts", named(name)),
            "rename one of them, or remove it",
        ),
        TargetKind::EmptyTemplate => Advice::new(
            "the template is empty",
            "write a text in quotes, such as `\"AMI <ami>\"`, or a JSON document",
        ),
        TargetKind::LongTemplate(length) => Advice::new(
            format!("the template has {} characters; 8,192 is the most", number(*length)),
            "shorten it, or send more of the event and let the target choose",
        ),
        TargetKind::UnknownPlaceholder(name) => Advice::new(
            format!("no variable is called {}", named(name)),
            "add it to `InputPathsMap`, or correct its name here",
        ),
        TargetKind::PlaceholderInKey(name) => Advice::new(
            format!("{} in a key loses every event silently", placeholder(name)),
            "write the key as text: placeholders stand in values only",
        ),
        TargetKind::EventInQuotes(name) => Advice::new(
            format!("{} in quotes loses every event silently", placeholder(name)),
            "remove the quotes around it: it is an object",
        ),
        TargetKind::TemplateNotJson => Advice::new(
            "neither lines in quotes nor JSON: every event is lost silently",
            "put each line of text in quotes, or complete the JSON document",
        ),
    }
}

fn path_problem(kind: PathKind) -> Advice {
    let (message, help) = match kind {
        PathKind::TooLong(length) => {
            return Advice::new(
                format!("the path has {} characters; 256 is the most", number(length)),
                "point to an object nearer to the root: it arrives whole",
            );
        }
        PathKind::UndocumentedCharacter(c) => {
            return Advice::new(
                format!("{} is not documented in a path, which is taken to find nothing", character(c)),
                "point to the object that holds the key: it arrives whole",
            );
        }
        PathKind::WithoutRoot => {
            ("a path without `$` finds nothing", "begin at the root, such as `$.detail.state`")
        }
        PathKind::Unfinished => {
            ("this path is unfinished and finds nothing", "add the key or the bracket that is missing")
        }
        PathKind::UndocumentedDescent => (
            "`..` is not documented in a path, which is taken to find nothing",
            "name every key on the way, such as `$.detail.state`",
        ),
        PathKind::UndocumentedKey => (
            "a key in brackets is not documented and taken to find nothing",
            "write a dot and the key, such as `$.detail`",
        ),
        PathKind::UndocumentedSlice => (
            "a slice is not documented and taken to find nothing",
            "take one element by its number, or all with `[*]`",
        ),
        PathKind::UndocumentedFilter => (
            "a filter is not documented and taken to find nothing",
            "take one element by its number or all with `[*]`; filter in the pattern",
        ),
        PathKind::UndocumentedUnion => (
            "several at once are not documented and taken to find nothing",
            "make a variable for each, or take all with `[*]`",
        ),
        PathKind::UndocumentedIndex => (
            "this index is not documented and taken to find nothing",
            "count from the first element, which is `[0]`, or take all with `[*]`",
        ),
    };
    Advice::new(message, help)
}

/// What follows from a loss; the reason comes behind it.
const LOST: &str = "lost silently, nothing arrives and nobody is told: ";

pub(in crate::words) fn loss(loss: &Loss) -> Advice {
    let (reason, help) = match loss {
        Loss::Refused(problem) => {
            return Advice::new(
                "AWS refuses to make this target, so nothing arrives",
                format!("correct this first: {}", target_problem(&problem.kind).message),
            );
        }
        Loss::NothingAtPath => {
            ("this path finds nothing", "choose a path that every matched event has, such as `$.detail`")
        }
        Loss::ContainerInQuotes(_) => (
            "an object or a list in quotes",
            "let the placeholder stand alone and without quotes, such as `{\"all\": <all>}`",
        ),
        Loss::ValueBreaksJson(_) => (
            "this value breaks the JSON",
            "pass on the object that holds it, without quotes, or make the template a text",
        ),
        Loss::PlaceholderInKey(_) => {
            ("a placeholder in a key", "write the key as text, and the placeholder as its value")
        }
        Loss::TemplateNotJson(_) => {
            ("neither JSON nor text", "put each line of text in quotes, or complete the JSON document")
        }
        Loss::TooLarge => {
            ("the payload is too large", "use fewer placeholders, or paths to smaller parts of the event")
        }
    };
    Advice::new([LOST, reason].concat(), help)
}

pub(in crate::words) fn note(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::NothingAtPath => {
            "AWS does not document what a path that finds nothing sends; shown as nothing"
        }
        NoteKind::EmptyList => "AWS does not document a `*` that finds nothing; shown as the empty list",
        NoteKind::WildcardOverObject => {
            "AWS does not document `*` for an object; shown as the list of its values"
        }
        NoteKind::NullInText => "AWS does not document null between quotes; shown as `null`",
        NoteKind::EventInText => "AWS does not document the event inside a text; shown without inner quotes",
        NoteKind::NotEscaped => {
            "AWS does not document quotes and line breaks in this value; shown as they are"
        }
        NoteKind::LoneBracket => "AWS does not document a `<` that begins no placeholder; shown as it is",
        NoteKind::LoneValue => "AWS does not document a template of one bare value; shown as JSON",
        NoteKind::EscapeInLines => {
            "AWS does not document a backslash in a text of several lines; shown as it is"
        }
    }
}

fn placeholder(name: &str) -> String {
    named(&["<", name, ">"].concat())
}

fn number(count: usize) -> String {
    Language::English.number(count)
}
