//! What a pattern can ask about an event: its fields, and tests for each.

use eventglass_syntax::{Node, Path, Span, Step, Text, Value, push_escaped, push_text};

use crate::columns::{Column, Columns};
use crate::cut::{self, Arn};
use crate::layout;
use crate::names::ERROR_CODE;
use crate::nature::Nature;
use crate::rule::{Shape, sound};

/// An event with more fields is listed so far.
pub const MAX_FIELDS: usize = 2_000;
/// So many of a field's values get a test.
const MAX_TESTED: usize = 6;
/// Longer texts are not tested as a whole.
const LONGEST_EXACT: usize = 512;

/// A field of an event that a pattern can ask about.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its keys, as a pattern nests them; arrays are stepped through.
    pub keys: Path,
    /// Its value, the first one where it has several; the beginning of the object that lacks it where it is absent.
    pub span: Span,
    /// Tests that hold for this event, best first. Of several values each has one; the first one's is the first.
    pub tests: Vec<Test>,
    /// Whether it is part of a rule for this event unless it is unticked.
    pub usual: bool,
    /// What kind of value it has.
    pub nature: Nature,
}

/// A test that is proposed for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// What it does.
    pub operator: Operator,
    /// The element of the field's list: `"running"`, `{"prefix": "ami-"}`
    pub json: String,
}

/// What a test does with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `"x"`, `300`, `true`, `null`
    Exact,
    /// `{"prefix": "ami-"}`
    Prefix,
    /// `{"suffix": ".png"}`
    Suffix,
    /// `{"wildcard": "arn:aws:sns:eu-west-1:*:orders"}`
    Wildcard,
    /// `{"numeric": [">=", 5]}`
    Numeric,
    /// `{"cidr": "203.0.113.0/24"}`
    Cidr,
    /// `{"anything-but": ["x"]}`
    AnythingBut,
    /// `{"exists": true}`
    Exists,
    /// `{"exists": false}`
    Absent,
}

impl Operator {
    /// Its name in patterns; none for a plain value.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Operator::Exact => return None,
            Operator::Prefix => "prefix",
            Operator::Suffix => "suffix",
            Operator::Wildcard => "wildcard",
            Operator::Numeric => "numeric",
            Operator::Cidr => "cidr",
            Operator::AnythingBut => "anything-but",
            Operator::Exists | Operator::Absent => "exists",
        })
    }
}

/// The fields of an event in the order of the text, each dotted path once, at most [`MAX_FIELDS`]; then those that it
/// lacks and that matter. Below an empty key, or a key `$or` that stands alone, no pattern can ask.
///
/// Linear in the size of the event.
pub fn fields(event: &Node) -> Vec<Field> {
    let columns = Columns::of(&[event], &mut || {});
    let shape = Shape::of(event);
    let mut fields: Vec<Field> =
        columns.all.iter().take(MAX_FIELDS).filter_map(|it| field(it, &shape)).collect();
    fields.extend(absent(event, &shape));
    fields
}

fn field(column: &Column<'_>, shape: &Shape) -> Option<Field> {
    let first = column.first()?;
    let nature = Nature::of(&column.names(), first);
    let usual = shape.is_usual(column, nature);
    let tests = tests(column, nature);
    Some(Field { keys: column.keys.clone(), span: first.span, tests, usual, nature })
}

/// That a call succeeded is told by what its record lacks.
fn absent(event: &Node, shape: &Shape) -> Option<Field> {
    let detail = event.member("detail").filter(|_| shape.call)?;
    if detail.member(ERROR_CODE).is_some() {
        return None;
    }
    let keys = ["detail", ERROR_CODE].map(|key| Step::Key(key.into()));
    let span = Span { end: detail.span.start, ..detail.span };
    let tests = vec![Test::absent()];
    Some(Field { keys: Path { steps: keys.into() }, span, tests, usual: false, nature: Nature::Plain })
}

fn tests(column: &Column<'_>, nature: Nature) -> Vec<Test> {
    let mut tests = Vec::new();
    for (_, value) in column.values.iter().take(MAX_TESTED) {
        let proposed = if tests.is_empty() {
            of_value(&column.names(), value, nature)
        } else {
            Test::exact(value).into_iter().collect()
        };
        let new = |test: &Test| !tests.contains(test);
        let proposed: Vec<Test> = proposed.into_iter().filter(new).collect();
        tests.extend(proposed);
    }
    tests.push(Test::exists());
    tests
}

/// The tests for a value, best first.
pub(crate) fn of_value(keys: &[&str], value: &Node, nature: Nature) -> Vec<Test> {
    let exact = Test::exact(value);
    let text = match &value.value {
        Value::String(text) if !text.has_lone_surrogate() => text.as_str(),
        Value::Number(number) if number.decimal().is_some_and(|it| it.as_exact_double().is_some()) => {
            let bound = |operator| Test::numeric(&[(operator, number.lexeme())]);
            let bounds = (nature == Nature::Number).then(|| [bound(">="), bound("<=")]);
            return exact.into_iter().chain(bounds.into_iter().flatten()).collect();
        }
        _ => return exact.into_iter().collect(),
    };
    match nature {
        Nature::Arn => of_arn(text, exact),
        Nature::Id => cut::id_kind(text).and_then(Test::prefix).into_iter().chain(exact).collect(),
        Nature::Time => cut::day(text).and_then(Test::prefix).into_iter().chain(exact).collect(),
        Nature::Region => {
            let area = text.split_once('-').and_then(|(area, _)| text.get(..=area.len()));
            exact.into_iter().chain(area.and_then(Test::prefix)).collect()
        }
        Nature::Address => exact.into_iter().chain(block(text)).collect(),
        Nature::Text => {
            let start = cut::product(text).or_else(|| cut::first_words(text));
            start.and_then(Test::prefix).into_iter().chain(exact).collect()
        }
        Nature::Plain | Nature::Account | Nature::Number => {
            exact.into_iter().chain(of_name(keys, text)).collect()
        }
    }
}

/// Names of files: their folder and extension.
fn of_name(keys: &[&str], text: &str) -> Vec<Test> {
    let folder = cut::folder(text);
    let is_file =
        folder.is_some() || matches!(keys.last(), Some(&("key" | "file" | "fileName" | "filename" | "path")));
    let extension = cut::extension(text).filter(|_| is_file);
    folder.and_then(Test::prefix).into_iter().chain(extension.and_then(Test::suffix)).collect()
}

/// An ARN without the account, and without its name where that is another one each time.
fn of_arn(text: &str, exact: Option<Test>) -> Vec<Test> {
    let Some(arn) = Arn::read(text) else {
        return exact.into_iter().collect();
    };
    let has_account = !arn.account.is_empty();
    let kind = arn.kind();
    let cut = match (kind, has_account) {
        ("", _) => None,
        (_, true) => Test::wildcard(&[arn.head, &[":", kind].concat(), ""]),
        (_, false) => text.strip_suffix(arn.name).and_then(Test::prefix),
    };
    let named = if has_account { Test::wildcard(&[arn.head, &[":", arn.resource].concat()]) } else { None };
    let tests = if arn.name_changes() {
        [cut, named, exact]
    } else if has_account {
        [named, cut, exact]
    } else {
        [exact, cut, None]
    };
    tests.into_iter().flatten().collect()
}

/// The block that an address stands in; none for a block.
fn block(text: &str) -> Option<Test> {
    let cidr = match text.rsplit_once('.') {
        _ if text.contains('/') => return None,
        Some((net, _)) => [net, ".0/24"].concat(),
        None => [text, "/64"].concat(),
    };
    Test::operator(Operator::Cidr, "cidr", &cidr).kept()
}

impl Test {
    /// The value as it is. None for what is no scalar, and for texts that are too long to stand in a pattern.
    pub(crate) fn exact(value: &Node) -> Option<Test> {
        let json = match &value.value {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => (if *value { "true" } else { "false" }).to_owned(),
            Value::Number(number) => number.lexeme().to_owned(),
            Value::String(text) => quoted(text),
            Value::Array(_) | Value::Object(_) | Value::Unreadable => return None,
        };
        (json.len() <= LONGEST_EXACT).then_some(Test { operator: Operator::Exact, json })
    }

    /// None for nothing: every text begins with it.
    pub(crate) fn prefix(text: &str) -> Option<Test> {
        (!text.is_empty()).then(|| Test::operator(Operator::Prefix, "prefix", text))
    }

    /// None for nothing: every text ends with it.
    pub(crate) fn suffix(text: &str) -> Option<Test> {
        (!text.is_empty()).then(|| Test::operator(Operator::Suffix, "suffix", text))
    }

    /// Runs of text with a star between.
    fn wildcard(runs: &[&str]) -> Option<Test> {
        let runs: Vec<String> = runs.iter().map(|run| run.replace('\\', r"\\").replace('*', r"\*")).collect();
        Test::operator(Operator::Wildcard, "wildcard", &runs.join("*")).kept()
    }

    /// This test, where EventBridge takes it.
    fn kept(self) -> Option<Test> {
        sound(&["{\"a\": [", &self.json, "]}"].concat()).map(|_| self)
    }

    /// Comparisons and the numbers they are made with, a lower bound first.
    pub(crate) fn numeric(bounds: &[(&str, &str)]) -> Test {
        let bounds: Vec<String> =
            bounds.iter().map(|(operator, number)| format!("\"{operator}\", {number}")).collect();
        Test { operator: Operator::Numeric, json: format!("{{\"numeric\": [{}]}}", bounds.join(", ")) }
    }

    /// Values that are not wanted, as JSON.
    pub(crate) fn anything_but(values: &[String]) -> Test {
        let json = format!("{{\"anything-but\": {}}}", layout::short_list(values));
        Test { operator: Operator::AnythingBut, json }
    }

    pub(crate) fn exists() -> Test {
        Test { operator: Operator::Exists, json: r#"{"exists": true}"#.to_owned() }
    }

    pub(crate) fn absent() -> Test {
        Test { operator: Operator::Absent, json: r#"{"exists": false}"#.to_owned() }
    }

    fn operator(operator: Operator, name: &str, operand: &str) -> Test {
        let mut json = format!("{{\"{name}\": \"");
        push_escaped(&mut json, operand);
        json.push_str("\"}");
        Test { operator, json }
    }
}

fn quoted(text: &Text) -> String {
    let mut json = String::new();
    push_text(&mut json, text);
    json
}
