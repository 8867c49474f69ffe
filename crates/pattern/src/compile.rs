//! Pattern text to [`Pattern`], with everything that is wrong with it.

use std::collections::HashMap;

use eventglass_syntax::{
    Member, Node, Path, Span, Spanned, Step, SyntaxKind, Text, Value, parse, sort_by_order,
};

use crate::ast::{Alternative, Condition, ConditionId, Group, GroupEntry, OrBranches, Pattern};
use crate::branch::{Branches, combinations};
use crate::ops::{Op, at_key, first_token};
use crate::problem::{PatternProblem, ProblemKind, Severity};

/// Names that EventBridge keeps for operators: inside `$or` they are no field names.
const RESERVED_IN_OR: [&str; 24] = [
    "exactly",
    "equals-ignore-case",
    "prefix",
    "suffix",
    "anything-but",
    "exists",
    "wildcard",
    "numeric",
    "cidr",
    "=",
    "<",
    "<=",
    ">",
    ">=",
    "regex",
    "not-wildcard",
    "not-equals-ignore-case",
    "date-after",
    "date-on-or-after",
    "date-before",
    "date-on-or-before",
    "in-date-range",
    "ip-address-in-range",
    "ip-address-not-in-range",
];

/// After this many problems further ones are not told: nobody reads them, and hostile text could have millions.
const MAX_PROBLEMS: usize = 1_000;

/// What became of a pattern's text.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The pattern, where EventBridge's engine accepts the text.
    pub pattern: Option<Pattern>,
    /// What could be read of a text that is refused, as a pattern: the sound conditions. EventBridge gives no verdict on
    /// it. None where nothing could be read.
    pub draft: Option<Pattern>,
    /// Everything that is wrong, in the order in which EventBridge would meet it; at most some 1,000.
    pub problems: Vec<PatternProblem>,
}

impl Compiled {
    /// The problem that EventBridge reports: the first error it meets.
    pub fn refusal(&self) -> Option<&PatternProblem> {
        self.problems.iter().find(|problem| problem.kind.severity() == Severity::Error)
    }
}

/// Reads a pattern. Never fails: a broken text gives its problems and the conditions that are readable. The limits of
/// the service are not looked at, see [`crate::limits`].
pub fn compile(text: &str) -> Compiled {
    let parsed = parse(text);
    let json = parsed.problems.into_iter().map(|problem| PatternProblem {
        // That a string is never closed is found out at its end.
        met_at: match problem.kind {
            SyntaxKind::UnclosedString => problem.span.end,
            _ => problem.span.start,
        },
        kind: ProblemKind::Json(problem.kind),
        span: problem.span,
    });
    let mut lowering = Lowering { text, conditions: Vec::new(), json: json.collect(), problems: Vec::new() };
    if let Some(span) = parsed.trailing {
        lowering.problem(ProblemKind::TrailingText, span);
    }
    let root = parsed.value.as_ref().and_then(|node| lowering.root(node));
    lowering.finish(root)
}

struct Lowering<'t> {
    text: &'t str,
    conditions: Vec<Condition>,
    json: Vec<PatternProblem>,
    problems: Vec<PatternProblem>,
}

/// Where a group stands: it decides what its fields are called and may be called.
#[derive(Clone, Copy, Default)]
struct Scope<'s> {
    /// The key of the group and the scope it stands in; none for the root.
    key: Option<(&'s Text, &'s Scope<'s>)>,
    in_or: bool,
}

impl Scope<'_> {
    /// The path of one of its fields. Paths are put together for conditions only, so that deep nesting costs nothing.
    fn path(&self, field: &Text) -> (Text, Path) {
        let outer = std::iter::successors(self.key, |(_, scope)| scope.key).map(|(key, _)| key);
        let mut keys: Vec<&Text> = std::iter::once(field).chain(outer).collect();
        keys.reverse();
        let nested = Path { steps: keys.iter().map(|key| Step::Key((*key).clone())).collect() };
        (Text::joined(&keys, "."), nested)
    }
}

impl Lowering<'_> {
    fn root(&mut self, node: &Node) -> Option<Group> {
        if let Value::Object(members) = &node.value {
            return Some(self.group(node, members, &Scope::default()));
        }
        if !matches!(node.value, Value::Unreadable) {
            self.refuse(ProblemKind::NotAnObject, node);
        }
        None
    }

    fn group(&mut self, node: &Node, members: &[Member], scope: &Scope<'_>) -> Group {
        if members.is_empty() {
            self.unless_unreadable(PatternProblem::at(ProblemKind::EmptyObject, node.span));
        }
        self.note_duplicates(members);
        let mut entries = Vec::with_capacity(members.len());
        for member in members {
            self.entry(member, scope, &mut entries);
        }
        Group { span: node.span, entries }
    }

    fn entry(&mut self, member: &Member, scope: &Scope<'_>, entries: &mut Vec<GroupEntry>) {
        if member.key.value == *"$or" {
            entries.extend(self.or(member, scope).map(GroupEntry::Or));
            return;
        }
        let name = member.key.value.as_str();
        if scope.in_or && RESERVED_IN_OR.contains(&name) {
            self.problems.push(at_key(ProblemKind::OrReserved(name.into()), member));
        }
        match &member.value.value {
            Value::Object(members) => {
                let inner = Scope { key: Some((&member.key.value, scope)), in_or: scope.in_or };
                let group = self.group(&member.value, members, &inner);
                entries.push(GroupEntry::Group(member.key.clone(), group));
            }
            Value::Array(elements) => {
                entries.push(GroupEntry::Condition(self.condition(member, scope, elements)));
            }
            Value::Unreadable => {}
            _ => self.refuse(ProblemKind::NotAList(name.into()), &member.value),
        }
    }

    // Out of line, as the other two: at 1,000 levels the frames of `group` and `entry` must fit the 500 KB of stack that
    // a browser gives a worker.
    #[inline(never)]
    fn condition(&mut self, member: &Member, scope: &Scope<'_>, elements: &[Node]) -> ConditionId {
        if elements.is_empty() {
            self.unless_unreadable(PatternProblem::at(ProblemKind::EmptyList, member.value.span));
        }
        let mut alternatives = Vec::with_capacity(elements.len());
        for element in elements {
            if matches!(element.value, Value::Unreadable) {
                continue;
            }
            match Op::parse(element) {
                Ok(op) => alternatives.push(Alternative { op, span: element.span }),
                Err(problem) => self.unless_unreadable(problem),
            }
        }
        let id = ConditionId(self.conditions.len() as u32);
        let (path, keys) = scope.path(&member.key.value);
        let (key, span) = (member.key.span, member.key.span.to(member.value.span));
        self.conditions.push(Condition { path, keys, key, span, alternatives });
        id
    }

    #[inline(never)]
    fn or(&mut self, member: &Member, scope: &Scope<'_>) -> Option<OrBranches> {
        let Value::Array(elements) = &member.value.value else {
            if !matches!(member.value.value, Value::Unreadable) {
                self.refuse(ProblemKind::OrNotList, &member.value);
            }
            return None;
        };
        let inner = Scope { in_or: true, ..*scope };
        let mut branches = Vec::with_capacity(elements.len());
        for element in elements {
            match &element.value {
                Value::Object(members) => branches.push(self.group(element, members, &inner)),
                Value::Unreadable => {}
                _ => self.refuse(ProblemKind::OrNotObjects, element),
            }
        }
        if elements.len() < 2 {
            self.unless_unreadable(PatternProblem::at(ProblemKind::OrTooFew, member.value.span));
        }
        Some(OrBranches { span: member.key.span.to(member.value.span), branches })
    }

    #[inline(never)]
    fn note_duplicates(&mut self, members: &[Member]) {
        // As in `branch`, where the same map is made: the page carries every type of map.
        let mut seen: HashMap<&Text, u32> = HashMap::new();
        for Spanned { value: key, span } in members.iter().map(|member| &member.key) {
            // A second `$or` is joined by AND with the first: nothing is lost.
            if seen.insert(key, 0).is_some() && *key != *"$or" {
                self.problem(ProblemKind::DuplicateKey(key.as_str().into()), *span);
            }
        }
    }

    /// A problem that EventBridge meets at the first token of a value.
    fn refuse(&mut self, kind: ProblemKind, node: &Node) {
        self.problems.push(PatternProblem { kind, span: node.span, met_at: first_token(node) });
    }

    fn problem(&mut self, kind: ProblemKind, span: Span) {
        self.problems.push(PatternProblem::at(kind, span));
    }

    /// Notes a problem, unless its text holds a JSON mistake that is met before: what looks empty or wrong may only be
    /// unreadable.
    fn unless_unreadable(&mut self, problem: PatternProblem) {
        let span = problem.span;
        let ends = |kind: &ProblemKind| match kind {
            ProblemKind::Json(SyntaxKind::UnclosedContainer(_, open)) => span.start <= *open,
            // The wrong bracket, which is left for an outer container.
            ProblemKind::Json(SyntaxKind::MissingBeforeClose(..)) => !is_closed(span.of(self.text)),
            _ => false,
        };
        let is_inside = |json: &PatternProblem| {
            let start = json.span.start;
            let inside = (span.is_empty() || start < span.end) && json.met_at < problem.met_at;
            span.touches(start) && (inside || ends(&json.kind))
        };
        if !self.json.iter().any(is_inside) {
            self.problems.push(problem);
        }
    }

    fn finish(mut self, root: Option<Group>) -> Compiled {
        self.problems.append(&mut self.json);
        let is_refused = |problem: &PatternProblem| problem.kind.severity() == Severity::Error;
        let mut refused = self.problems.iter().any(is_refused);
        let root = if refused { root.map(|root| self.sound(root)) } else { root };
        let read = root.and_then(|root| {
            let Some(branches) = Branches::new(&root, &self.conditions) else {
                self.problem(ProblemKind::TooManyBranches(combinations(&root)), root.span);
                refused = true;
                return None;
            };
            Some(Pattern { root, conditions: std::mem::take(&mut self.conditions), branches })
        });
        // What the engine has read before a JSON mistake it judges first.
        sort_by_order(&mut self.problems, |problem| {
            Span { start: problem.met_at, end: rank(problem) }.order()
        });
        let first = self.problems.iter().position(is_refused).unwrap_or_default();
        if first >= MAX_PROBLEMS {
            self.problems.swap(first, MAX_PROBLEMS - 1);
        }
        self.problems.truncate(MAX_PROBLEMS);
        let (pattern, draft) = if refused { (None, read) } else { (read, None) };
        Compiled {
            pattern,
            draft: draft.filter(|draft| draft.root.asks_something()),
            problems: self.problems,
        }
    }

    /// A group without the conditions and branches of which nothing could be read.
    fn sound(&self, group: Group) -> Group {
        let has_alternatives = |id: ConditionId| {
            self.conditions.get(id.0 as usize).is_some_and(|it| !it.alternatives.is_empty())
        };
        let keep = |entry: GroupEntry| match entry {
            GroupEntry::Condition(id) => has_alternatives(id).then_some(GroupEntry::Condition(id)),
            GroupEntry::Group(key, group) => Some(GroupEntry::Group(key, self.sound(group))),
            GroupEntry::Or(or) => {
                let branches = or.branches.into_iter().map(|branch| self.sound(branch));
                // A branch of which nothing is left would hold on every event.
                let branches: Vec<Group> = branches.filter(Group::asks_something).collect();
                (!branches.is_empty()).then_some(GroupEntry::Or(OrBranches { span: or.span, branches }))
            }
        };
        Group { span: group.span, entries: group.entries.into_iter().filter_map(keep).collect() }
    }
}

/// The order of problems that are met at the same place.
fn rank(problem: &PatternProblem) -> u32 {
    match problem.kind {
        // These lie in the number or string that ends here, other mistakes behind what ends here.
        ProblemKind::Json(SyntaxKind::MissingDigits(..)) => 0,
        // A quote alone is known for a string first.
        ProblemKind::Json(SyntaxKind::UnclosedString) if problem.span.len() > 1 => 0,
        ProblemKind::Json(_) => 2,
        _ => 1,
    }
}

/// Whether the text of a container ends with its bracket. Other texts count as closed.
fn is_closed(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(b'[') => text.ends_with(']'),
        Some(b'{') => text.ends_with('}'),
        _ => true,
    }
}

impl Group {
    fn asks_something(&self) -> bool {
        self.entries.iter().any(|entry| match entry {
            GroupEntry::Condition(_) => true,
            GroupEntry::Group(_, group) => group.asks_something(),
            GroupEntry::Or(or) => or.branches.iter().any(Group::asks_something),
        })
    }
}
