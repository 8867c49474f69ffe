//! Why a pattern matches an event or does not, as facts.

use eventglass_syntax::{Node, Path, Span, Text, Value};

use crate::ast::ConditionId;
use crate::branch::BranchId;
use crate::letter_case;

/// Why a pattern matches an event or does not, told for one choice of `$or` branches and array elements.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Whether all conditions of this choice hold. For the best choice this is the verdict.
    pub matches: bool,
    /// How many conditions hold.
    pub held: usize,
    /// Of how many.
    pub total: usize,
    /// The branch it is told for.
    pub branch: BranchId,
    /// What every branch could do at best, in order; one where there is no `$or`.
    pub branches: Vec<BranchScore>,
    /// The array elements it is told for.
    pub arrays: Vec<ArrayChoice>,
    /// The pattern with its verdicts.
    pub tree: Tree,
}

/// How many conditions of a branch hold at best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BranchScore {
    /// How many hold.
    pub held: usize,
    /// Of how many.
    pub total: usize,
}

/// An array that several values in question stand in, and its element that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrayChoice {
    /// Where the array is.
    pub path: Path,
    /// The element the explanation is told for.
    pub chosen: usize,
    /// How many elements there are.
    pub len: usize,
}

/// A pattern with its verdicts, in the shape of its text.
#[derive(Clone, Debug)]
pub enum Tree {
    /// `{...}`: all must hold
    All {
        /// The object.
        span: Span,
        /// Its members.
        children: Vec<Tree>,
    },
    /// `"$or": [...]`: one must hold
    Either {
        /// The whole member.
        span: Span,
        /// How many branches there are.
        branches: usize,
        /// The branch that the explanation is told for.
        chosen: usize,
        /// Its verdicts.
        child: Box<Tree>,
    },
    /// `"a": ["x"]`
    Condition(Verdict),
}

/// What became of one condition.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Which condition.
    pub condition: ConditionId,
    /// Whether it holds.
    pub holds: bool,
    /// Why.
    pub reason: Reason,
    /// For each alternative of its list, why it does not accept the value that came nearest; none for one that does.
    pub alternatives: Vec<AlternativeVerdict>,
}

/// What became of one alternative of a condition.
#[derive(Clone, Debug, PartialEq)]
pub struct AlternativeVerdict {
    /// Where it stands in the pattern.
    pub span: Span,
    /// Why it does not accept the value; none where it does.
    pub mismatch: Option<Mismatch>,
}

/// A value in the event.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where.
    pub path: Path,
    /// Its place in the event's text.
    pub span: Span,
    /// What it is. Of a list or object only the outside: what stands in it is left out, whether it is empty is not.
    pub value: Value,
}

/// Why a condition holds or does not. Each variant's comment is a condition and an event that has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// `{"a": ["x"]}`, `{"a": "x"}`
    Accepted {
        /// The value.
        found: Found,
        /// Which alternative accepts it.
        alternative: usize,
    },
    /// `{"a": [{"exists": false}]}`, `{}`
    Absent {
        /// Which alternative wants that.
        alternative: usize,
        /// An object or empty list that stands where a value would: it does not count as one.
        instead: Option<Found>,
    },
    /// `{"a": {"b": ["x"]}}`, `{"a": {}}`: the last place on the way that is there
    Missing {
        /// The object or list that lacks the field.
        at: Found,
        /// What it lacks: the rest of the dotted path.
        lacks: Box<str>,
    },
    /// `{"a": {"b": ["x"]}}`, `{"a": "y"}`: the event ends where the pattern goes on
    EndsEarly {
        /// The value in the way.
        at: Found,
    },
    /// `{"a": ["x"]}`, `{"a": {"b": "x"}}`: the event goes on where the pattern ends
    GoesOn {
        /// The object or list of objects.
        at: Found,
    },
    /// `{"a": [{"exists": true}]}`, `{"a": []}`: an empty list or object is no value
    Empty {
        /// It.
        at: Found,
    },
    /// `{"a": ["x"]}`, `{"a": ["y", "z"]}`
    NotAccepted {
        /// The values at hand, one or more; of very many the first 1,000.
        found: Vec<Found>,
    },
    /// `{"a": {"b": ["x"], "c": ["y"]}}`, `{"a": [{"b": "x"}, {"c": "y"}]}`: it holds, but in other elements than the rest
    Elsewhere {
        /// The values in the chosen elements.
        here: Vec<Found>,
        /// A value that is accepted, and stands elsewhere.
        found: Found,
        /// Which alternative accepts it.
        alternative: usize,
    },
    /// `{"a": [{"exists": false}]}`, `{"a": "x"}`
    Present {
        /// The value.
        found: Found,
    },
}

/// Why an alternative does not accept a value. Each variant's comment is a condition and an event that has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Mismatch {
    /// `{"a": ["x"]}`, `{"a": "X"}`: the value is another string
    Text {
        /// They differ in letter case only.
        letter_case: bool,
        /// They differ in white space at the ends only.
        space: bool,
    },
    /// `{"a": ["1"]}`, `{"a": 1}`: the value is of another kind
    Kind {
        /// What is wanted.
        wanted: ValueKind,
        /// What is there.
        found: ValueKind,
    },
    /// `{"a": [{"numeric": [">", 5]}]}`, `{"a": 5}`
    Below,
    /// `{"a": [{"numeric": ["<", 5]}]}`, `{"a": 5}`
    Above,
    /// `{"a": [{"numeric": [">", 5]}]}`, `{"a": 1e400}`: no double holds it exactly, so EventBridge does not compare it
    NotComparable,
    /// `{"a": [{"cidr": "10.0.0.0/8"}]}`, `{"a": "11.0.0.0"}`
    OutsideRange,
    /// `{"a": [{"cidr": "10.0.0.0/8"}]}`, `{"a": "host"}`
    NotAnAddress,
    /// `{"a": [{"anything-but": ["x", "y"]}]}`, `{"a": "y"}`
    Excluded {
        /// Which of the excluded values it is.
        index: usize,
    },
    /// `{"a": [{"exists": false}]}`, `{"a": "x"}`
    Present,
    /// `{"a": ["x"]}`, `{}`
    NoValue,
    /// `{"a": [1]}`, `{"a": 2}`: the value is another one of the same kind
    Other,
}

/// The kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// `"x"`
    String,
    /// `1`
    Number,
    /// `true`
    Bool,
    /// `null`
    Null,
    /// `{}`
    Object,
    /// `[]`
    Array,
}

impl ValueKind {
    /// The kind of a value; none for what could not be read.
    pub fn of(value: &Value) -> Option<ValueKind> {
        Some(match value {
            Value::String(_) => ValueKind::String,
            Value::Number(_) => ValueKind::Number,
            Value::Bool(_) => ValueKind::Bool,
            Value::Null => ValueKind::Null,
            Value::Object(_) => ValueKind::Object,
            Value::Array(_) => ValueKind::Array,
            Value::Unreadable => return None,
        })
    }
}

impl Mismatch {
    pub(crate) fn text(wanted: &Text, found: &Text) -> Mismatch {
        let (wanted, found) = (wanted.as_str(), found.as_str());
        Mismatch::Text {
            letter_case: wanted != found && folded(wanted).eq(folded(found)),
            space: wanted != found && wanted.trim() == found.trim(),
        }
    }

    pub(crate) fn type_of(wanted: ValueKind, leaf: &Node) -> Mismatch {
        match ValueKind::of(&leaf.value) {
            Some(found) if found != wanted => Mismatch::Kind { wanted, found },
            _ => Mismatch::Other,
        }
    }
}

/// Without letter case, good enough for a hint.
fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(letter_case::small)
}

impl Explanation {
    /// The verdicts of all conditions, in the order of the pattern's text.
    pub fn verdicts(&self) -> Vec<&Verdict> {
        fn walk<'t>(tree: &'t Tree, found: &mut Vec<&'t Verdict>) {
            match tree {
                Tree::All { children, .. } => children.iter().for_each(|child| walk(child, found)),
                Tree::Either { child, .. } => walk(child, found),
                Tree::Condition(verdict) => found.push(verdict),
            }
        }
        let mut found = Vec::new();
        walk(&self.tree, &mut found);
        found
    }
}
