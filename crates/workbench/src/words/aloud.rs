//! A pattern read aloud: sentences about conditions, and the notation of formulas.

use eventglass_pattern::{Alternative, AnythingBut, Bound, Condition, NumericRange, Op};
use eventglass_syntax::Text;

use super::values::{self, SHOWN, TOLD, quoted};
use super::{Language, english, japanese, named, shorten};

/// How much of a field's path is shown.
const PATH: usize = 120;

/// A whole sentence, at most.
const SENTENCE: usize = 1_000;
/// How the term begins that a field is there.
const EXISTS: &str = "exists(";

/// What becomes of a condition where a later one stands on the same field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// It always counts.
    Full,
    /// It counts in some combinations of `$or` branches: `{"a": ["1"], "$or": [{"a": ["2"]}, {"b": ["3"]}]}`
    Partial,
    /// It never counts: `{"a": ["1"], "a": ["2"]}`
    None,
}

/// A part of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// How it is written.
    pub(crate) text: String,
    /// What joins it, where it is several terms: among others it may need brackets.
    pub(crate) joint: Option<Joint>,
}

/// What joins terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    And,
    Or,
}

impl Language {
    /// `detail.state` is "running" or begins with "stop"
    pub(crate) fn sentence(self, condition: &Condition, effect: Effect) -> String {
        let field = named(&shorten(&path(condition), PATH));
        let (sentence, note) = match self {
            Language::English => (english::aloud::sentence(&field, condition), english::aloud::note(effect)),
            Language::Japanese => {
                (japanese::aloud::sentence(&field, condition), japanese::aloud::note(effect))
            }
        };
        let sentence = shorten(&sentence, SENTENCE);
        if note.is_empty() { sentence } else { [&*sentence, " (", note, ")"].concat() }
    }

    /// What stands before the branches of a `$or`.
    pub(crate) fn one_of_these(self, count: usize) -> String {
        match self {
            Language::English => format!("at least one of these {} holds:", self.number(count)),
            Language::Japanese => {
                format!("次の {} 個の条件のうち少なくとも 1 つを満たす:", self.number(count))
            }
        }
    }

    /// What stands before the conditions of a branch.
    pub(crate) fn all_of_these(self, count: usize) -> String {
        match self {
            Language::English => format!("all of these {} hold:", self.number(count)),
            Language::Japanese => format!("次の {} 個の条件をすべて満たす:", self.number(count)),
        }
    }

    /// Terms that are joined; so many more are left out.
    pub(crate) fn joined(self, joint: Joint, mut terms: Vec<Term>, left_out: usize) -> Term {
        if left_out > 0 {
            terms.push(Term::plain(self.more(left_out)));
        }
        if terms.len() == 1 {
            return terms.remove(0);
        }
        let word = self.joint(joint);
        let among = |term: Term| if term.joint == Some(joint) { term.text } else { term.in_brackets() };
        let texts: Vec<String> = terms.into_iter().map(among).collect();
        Term { text: texts.join(word), joint: Some(joint) }
    }

    /// The word between joined terms, with its blanks.
    pub(crate) fn joint(self, joint: Joint) -> &'static str {
        match (self, joint) {
            (Language::English, Joint::And) => " AND ",
            (Language::English, Joint::Or) => " OR ",
            (Language::Japanese, Joint::And) => " かつ ",
            (Language::Japanese, Joint::Or) => " または ",
        }
    }

    fn more(self, left_out: usize) -> String {
        match self {
            Language::English => format!("… {} more", self.number(left_out)),
            Language::Japanese => format!("… 他 {} 件", self.number(left_out)),
        }
    }

    /// That something does not hold; of a comparison in brackets.
    fn negation(self, term: Term) -> Term {
        let text = if term.text.starts_with(EXISTS) { term.text } else { ["(", &term.text, ")"].concat() };
        Term::plain(match self {
            Language::English => ["NOT ", &text].concat(),
            // The word comes last: without brackets it would seem to be about all that comes before.
            Language::Japanese => ["(", &text, " でない)"].concat(),
        })
    }

    /// A condition in the notation of formulas: `detail.state ∈ {"running", "stopped"}`
    pub(crate) fn term(self, condition: &Condition) -> Term {
        let path = shorten(&path(condition), PATH);
        let equal = |it: &Alternative| match &it.op {
            Op::Equals(test) => Some(values::equals(test)),
            _ => None,
        };
        let values: Vec<String> = condition.alternatives.iter().filter_map(equal).collect();
        let tests: Vec<&Op> =
            condition.alternatives.iter().filter(|it| equal(it).is_none()).map(|it| &it.op).collect();
        let left_out = tests.len().saturating_sub(TOLD);
        let terms = tests.into_iter().take(TOLD).map(|op| self.test(&path, op));
        let equal = (!values.is_empty()).then(|| self.among(&path, [" = ", " ∈ "], &values));
        self.joined(Joint::Or, equal.into_iter().chain(terms).collect(), left_out)
    }

    /// `x = "a"`, `x ∈ {"a", "b"}`
    fn among(self, path: &str, [one, several]: [&str; 2], values: &[String]) -> Term {
        let left_out = values.len().saturating_sub(TOLD);
        let more = (left_out > 0).then(|| self.more(left_out));
        let shown: Vec<String> = values.iter().take(TOLD).cloned().chain(more).collect();
        Term::plain(match shown.as_slice() {
            [only] => [path, one, only].concat(),
            shown => [path, several, "{", &shown.join(", "), "}"].concat(),
        })
    }

    fn test(self, path: &str, op: &Op) -> Term {
        let of = |name: &str, text: &Text| Term::plain([path, " ", name, " ", &quoted(text)].concat());
        match op {
            Op::Equals(test) => self.among(path, [" = ", " ∈ "], &[values::equals(test)]),
            Op::Prefix(text) => of("prefix", text),
            Op::PrefixIgnoreCase(test) => of("prefix equals-ignore-case", &test.text),
            Op::Suffix(text) => of("suffix", text),
            Op::SuffixIgnoreCase(test) => of("suffix equals-ignore-case", &test.text),
            Op::EqualsIgnoreCase(test) => of("equals-ignore-case", &test.text),
            Op::Wildcard(test) => of("wildcard", &test.text),
            Op::Numeric(range) => Term::plain(numeric(path, range)),
            Op::Cidr(range) => Term::plain([path, " ∈ ", &shorten(range.written(), SHOWN)].concat()),
            Op::Exists => exists(path),
            Op::Absent => self.negation(exists(path)),
            Op::AnythingBut(test) => self.anything_but(path, test),
        }
    }

    fn anything_but(self, path: &str, test: &AnythingBut) -> Term {
        let excluded = values::excluded(test);
        let name = match test {
            AnythingBut::Texts(_) | AnythingBut::Numbers(_) => {
                return self.among(path, [" ≠ ", " ∉ "], &excluded);
            }
            AnythingBut::Prefixes(_) => " prefix ",
            AnythingBut::Suffixes(_) => " suffix ",
            AnythingBut::IgnoreCase(_) => " equals-ignore-case ",
            AnythingBut::Wildcards(_) => " wildcard ",
        };
        let terms = excluded.iter().take(TOLD).map(|text| Term::plain([path, name, text].concat()));
        let any = self.joined(Joint::Or, terms.collect(), excluded.len().saturating_sub(TOLD));
        self.joined(Joint::And, vec![exists(path), self.negation(any)], 0)
    }
}

impl Term {
    fn plain(text: String) -> Self {
        Term { text, joint: None }
    }

    /// As it stands among other terms.
    pub(crate) fn in_brackets(self) -> String {
        if self.joint.is_some() { ["(", &self.text, ")"].concat() } else { self.text }
    }
}

fn exists(path: &str) -> Term {
    Term::plain([EXISTS, path, ")"].concat())
}

/// `0 < x ≤ 5`
fn numeric(path: &str, range: &NumericRange) -> String {
    let lexeme = |bound: &Bound| shorten(&bound.lexeme, SHOWN);
    let sign = |bound: &Bound, [open, closed]: [&'static str; 2]| if bound.open { open } else { closed };
    match (&range.bottom, &range.top) {
        (Some(low), Some(high)) if low == high => [path, " = ", &lexeme(low)].concat(),
        (Some(low), Some(high)) => {
            let (below, above) = (sign(low, [" < ", " ≤ "]), sign(high, [" < ", " ≤ "]));
            [&lexeme(low), below, path, above, &lexeme(high)].concat()
        }
        (Some(low), None) => [path, sign(low, [" > ", " ≥ "]), &lexeme(low)].concat(),
        (None, Some(high)) => [path, sign(high, [" < ", " ≤ "]), &lexeme(high)].concat(),
        (None, None) => path.to_owned(),
    }
}

/// The dotted path of a field; `$['a b'].c` where a key has other characters than names have.
fn path(condition: &Condition) -> String {
    let is_plain = |text: &Text| {
        let known = |c: char| c.is_alphanumeric() || "_-:".contains(c);
        !text.has_lone_surrogate() && !text.as_str().is_empty() && text.as_str().chars().all(known)
    };
    let keys = condition.key_steps();
    let dotted: Vec<Text> = condition.path.as_str().split('.').map(Text::from).collect();
    if !condition.path.has_lone_surrogate() && dotted.iter().all(is_plain) {
        return condition.path.to_string();
    }
    keys.into_iter().take(PATH).fold("$".to_owned(), |path, key| {
        if is_plain(key) {
            [&*path, ".", key.as_str()].concat()
        } else {
            [&*path, "['", &values::visible(key).replace('\'', r"\'"), "']"].concat()
        }
    })
}
