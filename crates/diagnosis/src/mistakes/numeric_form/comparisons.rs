//! Comparisons of numbers, read however they are written, and written as EventBridge takes them.

use eventglass_syntax::{Decimal, Node, Value};

use super::super::unknown_operator::{Meaning, meaning};
use crate::rewrite::{comma, object};

/// So many numbers are read, and so deep.
const MOST: usize = 20;

/// A comparison with a number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Comparison {
    /// `=`, `!=`, `<`, `<=`, `>` or `>=`
    pub(crate) sign: &'static str,
    /// The number as written.
    pub(crate) lexeme: String,
    /// Its value.
    pub(crate) number: f64,
}

/// The comparisons of an operand: of a list in any order, an object, a text, a number. Two numbers alone are the ends of
/// a range. None where something else stands in it, or a number that EventBridge cannot compare.
pub(crate) fn read(operand: &Node) -> Option<Vec<Comparison>> {
    let mut reader = Reader { sign: String::new(), found: Vec::new(), signs: 0 };
    reader.node(operand, 0)?;
    if let ([first, second], 0) = (reader.found.as_mut_slice(), reader.signs)
        && first.number < second.number
    {
        (first.sign, second.sign) = (">=", "<=");
    }
    (reader.sign.is_empty() && !reader.found.is_empty()).then_some(reader.found)
}

struct Reader {
    /// What was read of a sign since the last number.
    sign: String,
    found: Vec<Comparison>,
    signs: usize,
}

impl Reader {
    fn node(&mut self, node: &Node, depth: usize) -> Option<()> {
        match &node.value {
            _ if depth > 3 || self.found.len() > MOST => None,
            Value::Number(number) => self.number(number.lexeme()),
            Value::String(text) => self.text(text.as_str().trim()),
            Value::Array(elements) => elements.iter().try_for_each(|it| self.node(it, depth + 1)),
            Value::Object(members) => members.iter().try_for_each(|member| {
                self.text(member.key.value.as_str())?;
                self.node(&member.value, depth + 1)
            }),
            _ => None,
        }
    }

    /// `>`, `100`, `>= 100`
    fn text(&mut self, text: &str) -> Option<()> {
        if matches!(text, "and" | "AND" | "&&" | "," | "") {
            return Some(());
        }
        let number = text.find(|c: char| c.is_ascii_digit() || c == '-').filter(|at| {
            let before = text.get(..*at).unwrap_or_default();
            before.chars().all(|c| !c.is_alphanumeric())
        });
        let (sign, number) = text.split_at(number.unwrap_or(text.len()));
        if !sign.trim().is_empty() {
            self.sign.push_str(sign.trim());
            sign_of(&self.sign)?;
        }
        if number.is_empty() { Some(()) } else { self.number(number) }
    }

    fn number(&mut self, lexeme: &str) -> Option<()> {
        let number = Decimal::parse(lexeme)?.as_exact_double()?;
        let sign = if self.sign.is_empty() { "=" } else { sign_of(&self.sign)? };
        self.signs += usize::from(!self.sign.is_empty());
        self.sign.clear();
        self.found.push(Comparison { sign, lexeme: lexeme.to_owned(), number });
        Some(())
    }
}

fn sign_of(name: &str) -> Option<&'static str> {
    match meaning(name)? {
        Meaning::Compare(sign) => Some(sign),
        Meaning::Values => Some("="),
        Meaning::Not => Some("!="),
        _ => None,
    }
}

/// The elements of a list that hold where all comparisons hold. None where no number is left, or several are equal.
pub(crate) fn written(text: &str, comparisons: &[Comparison]) -> Option<Vec<String>> {
    let of = |signs: [&'static str; 2]| comparisons.iter().filter(move |it| signs.contains(&it.sign));
    let bottom = of([">", ">="]).reduce(|a, b| if is_narrower(a, b, b.number > a.number) { b } else { a });
    let top = of(["<", "<="]).reduce(|a, b| if is_narrower(a, b, b.number < a.number) { b } else { a });
    let (equal, but): (Vec<_>, Vec<_>) = (of(["=", "="]).collect(), of(["!=", "!="]).collect());
    match (bottom, top) {
        (None, None) if but.is_empty() => Some(equals(text, &equal)),
        (None, None) if equal.is_empty() => Some(vec![excluded(text, &but)]),
        _ if equal.is_empty() => ranges(text, bottom, top, but),
        _ => None,
    }
}

fn is_narrower(a: &Comparison, b: &Comparison, within: bool) -> bool {
    within || a.number.total_cmp(&b.number).is_eq() && b.sign.len() < a.sign.len()
}

fn equals(text: &str, equal: &[&Comparison]) -> Vec<String> {
    match equal {
        [only] => vec![range(text, &[only])],
        several => several.iter().map(|it| it.lexeme.clone()).collect(),
    }
}

fn excluded(text: &str, but: &[&Comparison]) -> String {
    let numbers: Vec<&str> = but.iter().map(|it| it.lexeme.as_str()).collect();
    let operand = match numbers.as_slice() {
        [only] => (*only).to_owned(),
        several => ["[", &several.join(comma(text)), "]"].concat(),
    };
    object(text, "anything-but", &operand)
}

/// What lies between two bounds, without some numbers.
fn ranges(
    text: &str,
    bottom: Option<&Comparison>,
    top: Option<&Comparison>,
    mut but: Vec<&Comparison>,
) -> Option<Vec<String>> {
    if let Some((low, high)) = bottom.zip(top).filter(|(low, high)| low.number >= high.number) {
        let point = low.number <= high.number && low.sign == ">=" && high.sign == "<=" && but.is_empty();
        return point.then(|| vec![range(text, &[&Comparison { sign: "=", ..low.clone() }])]);
    }
    but.retain(|it| {
        bottom.is_none_or(|low| it.number > low.number) && top.is_none_or(|high| it.number < high.number)
    });
    but.sort_by(|a, b| a.number.total_cmp(&b.number));
    let mut found = Vec::new();
    let mut low = bottom.cloned();
    for point in but {
        let high = Comparison { sign: "<", ..point.clone() };
        found.push(range(text, &low.iter().chain([&high]).collect::<Vec<_>>()));
        low = Some(Comparison { sign: ">", ..point.clone() });
    }
    found.push(range(text, &low.iter().chain(top).collect::<Vec<_>>()));
    Some(found)
}

/// `{"numeric": [">", 0, "<", 10]}`
fn range(text: &str, comparisons: &[&Comparison]) -> String {
    let comma = comma(text);
    let terms: Vec<String> =
        comparisons.iter().map(|it| ["\"", it.sign, "\"", comma, &it.lexeme].concat()).collect();
    object(text, "numeric", &["[", &terms.join(comma), "]"].concat())
}

/// The elements of a list that hold where one of the comparisons does not, for numbers.
pub(crate) fn inverted(text: &str, comparisons: &[Comparison]) -> Option<Vec<String>> {
    const SIGNS: [(&str, &str); 6] =
        [(">", "<="), (">=", "<"), ("<", ">="), ("<=", ">"), ("=", "!="), ("!=", "=")];
    let turned = |it: &Comparison| {
        let (_, sign) = SIGNS.into_iter().find(|(sign, _)| *sign == it.sign)?;
        written(text, &[Comparison { sign, ..it.clone() }])
    };
    comparisons.iter().map(turned).collect::<Option<Vec<_>>>().map(|all| all.concat())
}
