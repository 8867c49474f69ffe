//! Conditions that many events may share: for a field, lists of tests made from its values.

use eventglass_syntax::{Decimal, Node, Value};

use crate::columns::{Column, Columns};
use crate::cut::{self, Arn};
use crate::field::{Operator, Test, of_value};
use crate::names;
use crate::nature::Nature;
use crate::rule::Shape;

/// A list of a condition has at most so many alternatives.
pub(crate) const MAX_ALTERNATIVES: usize = 6;
/// Of a field's values in one event, so many are looked at.
const MAX_VALUES: usize = 20;
/// What a worse grade costs: more than any condition of a better one.
const GRADE: u32 = 10_000;
/// What it costs to ask for the whole of a value that changes, rather than for its kind.
const WHOLE: u32 = 40;

/// A condition: a field and the tests of which one must hold.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The field, by its position among the columns.
    pub(crate) column: usize,
    /// One or more.
    pub(crate) tests: Vec<Test>,
    /// Less is better: a field that tells more, a plainer test, a shorter list.
    pub(crate) cost: u32,
    /// How likely it is to hold for the next event of the same kind.
    pub(crate) grade: Grade,
}

/// How likely a condition is to hold for the next event of the same kind; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    /// `"state": ["running"]`
    Stable,
    /// `"instance-id": ["i-0123456789abcdef0"]`: for one thing
    Thing,
    /// `"id": ["6a7e8feb-b491-4cf7-a9f1-bf3703467718"]`, a time: for one event
    Moment,
}

impl Candidate {
    /// Whether it can hold beside others and fail alone: absence is judged in the elements that others choose.
    pub(crate) fn leans_on_others(&self) -> bool {
        self.tests.iter().any(|test| test.operator == Operator::Absent)
    }
}

/// A field, the number of wanted events, which come first, and of all.
struct Source<'c, 'e> {
    column: &'c Column<'e>,
    index: usize,
    nature: Nature,
    wanted: u32,
    all: u32,
    weight: u32,
}

/// The conditions on a field of this weight that may separate wanted events, which come first, from avoided ones; of both
/// the number is given.
pub(crate) fn candidates(
    columns: &Columns<'_>,
    index: usize,
    weight: u32,
    (wanted, avoided): (u32, u32),
) -> Vec<Candidate> {
    let Some(column) = columns.all.get(index) else { return Vec::new() };
    let Some(first) = column.first() else { return Vec::new() };
    let nature = Nature::of(&column.names(), first);
    Source { column, index, nature, wanted, all: wanted + avoided, weight }.candidates()
}

/// How much less a field tells than others.
pub(crate) fn weight(column: &Column<'_>, nature: Nature, shape: &Shape) -> u32 {
    let keys = column.names();
    if let Some(position) = names::BEST.iter().position(|best| *best == keys.as_slice()) {
        return position as u32;
    }
    if shape.is_usual(column, nature) {
        return names::BEST.len() as u32;
    }
    let name = keys.last().map(|key| names::plain(key)).unwrap_or_default();
    let of_format = if names::FORMAT.contains(&name.as_str()) { 60 } else { 0 };
    let of_nature = match nature {
        Nature::Plain => 0,
        Nature::Number => 12,
        Nature::Id | Nature::Arn => 25,
        Nature::Region => 30,
        Nature::Account => 40,
        Nature::Address | Nature::Text => 50,
        Nature::Time => 70,
    };
    let of_array = if column.array.is_some() { 3 } else { 0 };
    10 + 4 * keys.len() as u32 + of_format + of_nature + of_array
}

impl Source<'_, '_> {
    fn candidates(&self) -> Vec<Candidate> {
        let exact = self.tests(0, self.wanted, |value| Test::exact(value).into_iter().collect());
        let avoided = self.tests(self.wanted, self.all, |value| Test::exact(value).into_iter().collect());
        let mut lists = hitting(&exact, &avoided);
        for rank in 0..2 {
            let of_kind = |value: &Node| self.of_kind(value, rank);
            let (wanted, avoided) =
                (self.tests(0, self.wanted, of_kind), self.tests(self.wanted, self.all, of_kind));
            lists.extend(hitting(&wanted, &avoided));
        }
        let single = [self.shared_ends(), self.numeric(), anything_but(&exact, &avoided)];
        lists.extend(single.into_iter().flatten().map(|test| vec![test]));
        if exact.iter().any(Vec::is_empty) {
            for list in &mut lists {
                list.push(Test::absent());
            }
        } else {
            lists.push(vec![Test::exists()]);
        }
        lists.push(vec![Test::absent()]);
        let mut found: Vec<Candidate> = Vec::new();
        for tests in lists {
            if !found.iter().any(|known| known.tests == tests) {
                found.push(self.candidate(tests));
            }
        }
        found
    }

    fn candidate(&self, tests: Vec<Test>) -> Candidate {
        let grade = self.grade(&tests);
        let whole = |test: &Test| matches!(test.operator, Operator::Exact | Operator::AnythingBut);
        let is_whole = self.nature.changes() && tests.iter().any(whole);
        let of_tests = tests.iter().map(cost).sum::<u32>() + if is_whole { WHOLE } else { 0 };
        let cost = self.weight * 8 + of_tests + 4 * tests.len() as u32 + grade as u32 * GRADE;
        Candidate { column: self.index, tests, cost, grade }
    }

    fn grade(&self, tests: &[Test]) -> Grade {
        let on_one = |test: &Test| match test.operator {
            Operator::Exists | Operator::Absent => false,
            Operator::Wildcard => !test.json.ends_with("*\"}"),
            Operator::Prefix if self.nature != Nature::Time => !self.is_of_kind(test),
            _ => true,
        };
        let names_one = |value: &Node| {
            let arn = value.as_str().and_then(Arn::read);
            arn.is_none_or(|arn| arn.name_changes())
        };
        match self.nature {
            nature if !nature.changes() || !tests.iter().any(on_one) => Grade::Stable,
            Nature::Arn if !self.column.values.iter().any(|value| names_one(value.1)) => Grade::Stable,
            Nature::Time => Grade::Moment,
            _ if names::is_of_event(&self.column.names()) => Grade::Moment,
            _ => Grade::Thing,
        }
    }

    /// Whether a prefix tells what an id is of, and not which one it is.
    fn is_of_kind(&self, test: &Test) -> bool {
        self.column.values.iter().any(|(_, value)| self.of_kind(value, 0).contains(test))
    }

    /// For each event from one to another, the distinct tests of its values.
    fn tests(&self, from: u32, to: u32, of: impl Fn(&Node) -> Vec<Test>) -> Vec<Vec<Test>> {
        let tests = |event| {
            let mut tests = Vec::new();
            for test in self.column.of(event).take(MAX_VALUES).flat_map(&of) {
                if !tests.contains(&test) {
                    tests.push(test);
                }
            }
            tests
        };
        (from..to).map(tests).collect()
    }

    /// The test of a value's kind that comes at this rank.
    fn of_kind(&self, value: &Node, rank: usize) -> Vec<Test> {
        let tests = of_value(&self.column.names(), value, self.nature).into_iter();
        let of_kind = |test: &Test| !matches!(test.operator, Operator::Exact | Operator::Numeric);
        tests.filter(of_kind).nth(rank).into_iter().collect()
    }

    fn wanted(&self) -> impl Iterator<Item = &Node> {
        self.column.values.iter().take_while(|value| value.0 < self.wanted).map(|value| value.1)
    }

    /// What all wanted texts begin or end with.
    fn shared_ends(&self) -> Vec<Test> {
        let Some(texts) = self.wanted().map(text).collect::<Option<Vec<_>>>() else { return Vec::new() };
        let start = cut::common_start(&texts).and_then(Test::prefix);
        let end = cut::common_end(&texts).and_then(Test::suffix);
        start.into_iter().chain(end).collect()
    }

    /// Ranges that hold all wanted numbers.
    fn numeric(&self) -> Vec<Test> {
        let Some(numbers) = self.wanted().map(number).collect::<Option<Vec<_>>>() else { return Vec::new() };
        let least = numbers.iter().min_by(|one, other| one.0.total_cmp(&other.0));
        let most = numbers.iter().max_by(|one, other| one.0.total_cmp(&other.0));
        let (Some((bottom, least)), Some((top, most))) = (least, most) else { return Vec::new() };
        let mut ranges = vec![Test::numeric(&[(">=", least)]), Test::numeric(&[("<=", most)])];
        if bottom < top {
            ranges.push(Test::numeric(&[(">=", least), ("<=", most)]));
        }
        ranges
    }
}

/// A text of which a part can be asked for.
fn text(value: &Node) -> Option<&str> {
    match &value.value {
        Value::String(text) if !text.has_lone_surrogate() => Some(text.as_str()),
        _ => None,
    }
}

/// A number that EventBridge compares, and its spelling.
fn number(value: &Node) -> Option<(f64, &str)> {
    match &value.value {
        Value::Number(number) => Some((number.decimal()?.as_exact_double()?, number.lexeme())),
        _ => None,
    }
}

/// Tests once each; none where they are too many for a list.
fn distinct<'t>(tests: impl Iterator<Item = &'t Test>) -> Option<Vec<Test>> {
    let mut found: Vec<Test> = Vec::new();
    for test in tests {
        if !found.contains(test) {
            found.push(test.clone());
        }
        if found.len() > MAX_ALTERNATIVES {
            return None;
        }
    }
    Some(found)
}

/// How much plainer tests than this one there are.
fn cost(test: &Test) -> u32 {
    let of_operator = match test.operator {
        Operator::Exact => 0,
        Operator::Prefix => 12,
        Operator::Suffix | Operator::Wildcard => 16,
        Operator::Exists => 20,
        Operator::Absent => 22,
        Operator::Numeric | Operator::Cidr => 24,
        Operator::AnythingBut => 32,
    };
    of_operator + test.json.len() as u32 / 16
}

/// Lists of tests one of which holds for each wanted event that has the field: all tests, those that no avoided
/// event passes, and each that all wanted events pass.
fn hitting(wanted: &[Vec<Test>], avoided: &[Vec<Test>]) -> Vec<Vec<Test>> {
    let having = || wanted.iter().filter(|tests| !tests.is_empty());
    let Some(first) = having().next() else { return Vec::new() };
    let mut lists = Vec::new();
    let all = distinct(having().flatten());
    let common = first.iter().filter(|test| having().all(|tests| tests.contains(test)));
    let common: Vec<Vec<Test>> = common.take(MAX_ALTERNATIVES).map(|test| vec![test.clone()]).collect();
    if let Some(all) = all {
        let own = all.iter().filter(|test| !avoided.iter().any(|tests| tests.contains(test)));
        let own: Vec<Test> = own.cloned().collect();
        if having().all(|tests| tests.iter().any(|test| own.contains(test))) {
            lists.push(own);
        }
        lists.push(all);
    }
    lists.extend(common);
    lists
}

/// What only avoided events have: texts, and numbers.
fn anything_but(wanted: &[Vec<Test>], avoided: &[Vec<Test>]) -> Vec<Test> {
    let mut known: Vec<&str> = wanted.iter().flatten().map(|test| test.json.as_str()).collect();
    known.sort_unstable();
    let unwanted = |test: &&Test| known.binary_search(&test.json.as_str()).is_err();
    let list = |is_one: &dyn Fn(&str) -> bool| {
        let values = avoided.iter().flatten().filter(|test| is_one(&test.json)).filter(unwanted);
        let values: Vec<String> = distinct(values)?.into_iter().map(|test| test.json).collect();
        (!values.is_empty()).then(|| Test::anything_but(&values))
    };
    let is_number =
        |json: &str| Decimal::parse(json).is_some_and(|number| number.as_exact_double().is_some());
    [list(&|json| json.starts_with('"')), list(&is_number)].into_iter().flatten().collect()
}
