//! Pattern text to [`Pattern`], with everything that is wrong with it.

use std::collections::HashSet;

use eventglass_syntax::{Member, Node, Path, Span, Spanned, Text, Value, parse};

use crate::ast::{Alternative, Condition, ConditionId, Group, GroupEntry, OrBranches, Pattern};
use crate::branch::{Branches, MAX_BRANCHES, combinations};
use crate::ops::Op;
use crate::problem::{PatternProblem, ProblemKind, Severity};

/// Names that EventBridge keeps for operators: inside `$or` they are no field names.
const RESERVED_IN_OR: [&str; 23] = [
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
];

/// What became of a pattern's text.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The pattern, where EventBridge's engine accepts the text.
    pub pattern: Option<Pattern>,
    /// What could be read of a text that is refused, as a pattern: the sound conditions. EventBridge gives no verdict on
    /// it. None where nothing could be read.
    pub draft: Option<Pattern>,
    /// Everything that is wrong, in the order in which EventBridge would meet it.
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
    let mut lowering = Lowering::default();
    for problem in parsed.problems {
        let met_at = problem.span.start;
        lowering.problems.push(PatternProblem {
            kind: ProblemKind::Json(problem.kind),
            span: problem.span,
            met_at,
        });
    }
    if let Some(span) = parsed.trailing {
        lowering.warn(ProblemKind::TrailingText, span);
    }
    let root = parsed.value.as_ref().and_then(|node| lowering.root(node));
    lowering.finish(root)
}

#[derive(Default)]
struct Lowering {
    conditions: Vec<Condition>,
    problems: Vec<PatternProblem>,
}

/// Where a group stands: it decides what its fields are called and may be called.
#[derive(Clone, Default)]
struct Scope {
    path: Option<Text>,
    keys: Path,
    in_or: bool,
}

impl Lowering {
    fn root(&mut self, node: &Node) -> Option<Group> {
        if let Value::Object(members) = &node.value {
            return Some(self.group(node, members, &Scope::default()));
        }
        if !matches!(node.value, Value::Unreadable) {
            self.refuse(ProblemKind::NotAnObject, node);
        }
        None
    }

    fn group(&mut self, node: &Node, members: &[Member], scope: &Scope) -> Group {
        if members.is_empty() && !self.has_json_problem_in(node) {
            self.problems.push(PatternProblem::at(ProblemKind::EmptyObject, node.span));
        }
        self.note_duplicates(members);
        let entries = members.iter().filter_map(|member| self.entry(member, scope)).collect();
        Group { span: node.span, entries }
    }

    fn entry(&mut self, member: &Member, scope: &Scope) -> Option<GroupEntry> {
        if member.key.value == *"$or" {
            return self.or(member, scope).map(GroupEntry::Or);
        }
        let name = member.key.value.as_str();
        if scope.in_or && (RESERVED_IN_OR.contains(&name) || name == "ip-address-not-in-range") {
            let kind = ProblemKind::OrReserved(name.into());
            self.problems.push(PatternProblem::at(kind, member.key.span));
        }
        let path = match &scope.path {
            Some(outer) => outer.joined(".", &member.key.value),
            None => member.key.value.clone(),
        };
        let keys = scope.keys.key(member.key.value.clone());
        match &member.value.value {
            Value::Object(members) => {
                let inner = Scope { path: Some(path), keys, in_or: scope.in_or };
                let group = self.group(&member.value, members, &inner);
                Some(GroupEntry::Group(member.key.clone(), group))
            }
            Value::Array(elements) => {
                Some(GroupEntry::Condition(self.condition(member, path, keys, elements)))
            }
            Value::Unreadable => None,
            _ => {
                self.refuse(ProblemKind::NotAList(name.into()), &member.value);
                None
            }
        }
    }

    fn condition(&mut self, member: &Member, path: Text, keys: Path, elements: &[Node]) -> ConditionId {
        if elements.is_empty() && !self.has_json_problem_in(&member.value) {
            self.problems.push(PatternProblem::at(ProblemKind::EmptyList, member.value.span));
        }
        let mut alternatives = Vec::with_capacity(elements.len());
        for element in elements {
            if matches!(element.value, Value::Unreadable) {
                continue;
            }
            match Op::parse(element) {
                Ok(op) => alternatives.push(Alternative { op, span: element.span }),
                Err(problem) => self.problems.push(problem),
            }
        }
        let id = ConditionId(self.conditions.len() as u32);
        let (key, span) = (member.key.span, member.key.span.to(member.value.span));
        self.conditions.push(Condition { path, keys, key, span, alternatives });
        id
    }

    fn or(&mut self, member: &Member, scope: &Scope) -> Option<OrBranches> {
        let Value::Array(elements) = &member.value.value else {
            if !matches!(member.value.value, Value::Unreadable) {
                self.refuse(ProblemKind::OrNotList, &member.value);
            }
            return None;
        };
        let inner = Scope { in_or: true, ..scope.clone() };
        let mut branches = Vec::with_capacity(elements.len());
        for element in elements {
            match &element.value {
                Value::Object(members) => branches.push(self.group(element, members, &inner)),
                Value::Unreadable => {}
                _ => self.refuse(ProblemKind::OrNotObjects, element),
            }
        }
        if elements.len() < 2 && !self.has_json_problem_in(&member.value) {
            self.problems.push(PatternProblem::at(ProblemKind::OrTooFew, member.value.span));
        }
        Some(OrBranches { span: member.key.span.to(member.value.span), branches })
    }

    fn note_duplicates(&mut self, members: &[Member]) {
        let mut seen = HashSet::new();
        for Spanned { value: key, span } in members.iter().map(|member| &member.key) {
            // A second `$or` is joined by AND with the first: nothing is lost.
            if !seen.insert(key) && *key != *"$or" {
                self.warn(ProblemKind::DuplicateKey(key.as_str().into()), *span);
            }
        }
    }

    /// A problem that EventBridge meets at the first token of a value.
    fn refuse(&mut self, kind: ProblemKind, node: &Node) {
        let met_at = match node.value {
            Value::Array(_) | Value::Object(_) => node.span.start + 1,
            _ => node.span.end,
        };
        self.problems.push(PatternProblem { kind, span: node.span, met_at });
    }

    fn warn(&mut self, kind: ProblemKind, span: Span) {
        self.problems.push(PatternProblem::at(kind, span));
    }

    /// Whether what looks empty is only unreadable.
    fn has_json_problem_in(&self, node: &Node) -> bool {
        let json = self.problems.iter().filter(|problem| matches!(problem.kind, ProblemKind::Json(_)));
        json.into_iter().any(|problem| node.span.touches(problem.span.start))
    }

    fn finish(mut self, root: Option<Group>) -> Compiled {
        let branches = root.as_ref().map_or(0, combinations);
        if let Some(root) = root.as_ref().filter(|_| branches > MAX_BRANCHES) {
            self.problems.push(PatternProblem::at(ProblemKind::TooManyBranches(branches), root.span));
        }
        // What the engine has read before a JSON mistake it judges first.
        self.problems.sort_by_key(|problem| (problem.met_at, matches!(problem.kind, ProblemKind::Json(_))));
        let refused = self.problems.iter().any(|problem| problem.kind.severity() == Severity::Error);
        let root = root.filter(|_| branches <= MAX_BRANCHES);
        let root = if refused { root.map(|root| self.sound(root)) } else { root };
        let read = root.map(|root| {
            let branches = Branches::new(&root, &self.conditions);
            Pattern { root, conditions: self.conditions, branches }
        });
        let (pattern, draft) = if refused { (None, read) } else { (read, None) };
        Compiled { pattern, draft: draft.filter(Pattern::asks_something), problems: self.problems }
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
                let branches: Vec<Group> = or.branches.into_iter().map(|branch| self.sound(branch)).collect();
                (!branches.is_empty()).then_some(GroupEntry::Or(OrBranches { span: or.span, branches }))
            }
        };
        Group { span: group.span, entries: group.entries.into_iter().filter_map(keep).collect() }
    }
}

impl Pattern {
    fn asks_something(&self) -> bool {
        self.branches.branches.iter().any(|branch| !branch.fields.is_empty())
    }
}
