//! What a mistake is looked for in: a rule's pattern, an event, and the other events.

use eventglass_pattern::{
    Compiled, Condition, ConditionId, Event, Explanation, Pattern, PatternProblem, ProblemKind, Reason,
    Severity, Verdict, compile, explain, limits,
};
use eventglass_syntax::{Member, Node, Text, Value, parse};

use crate::fields::Fields;
use crate::rewrite::Address;
use crate::words::code;

/// So much text of other events is looked at, in bytes, and so many of them: each remedy is tried on all of them.
const MAX_OTHERS: (usize, usize) = (1_000_000, 1_000);

/// So many problems of a kind are mended: for each the event may be searched.
const MAX_REFUSED: usize = 200;

/// The other events, opened once for all that is tried on them.
#[derive(Debug, Default)]
pub struct Others<'e> {
    events: Vec<Event<'e>>,
    left_out: usize,
}

impl<'e> Others<'e> {
    /// Opens events. Beyond a million bytes or 1,000 events the rest is counted only.
    pub fn new(nodes: impl IntoIterator<Item = &'e Node>) -> Self {
        let mut others = Others::default();
        let mut size = 0;
        for node in nodes {
            size += node.span.len() as usize;
            if others.events.len() >= MAX_OTHERS.1 || (size > MAX_OTHERS.0 && !others.events.is_empty()) {
                others.left_out += 1;
            } else {
                others.events.push(Event::new(node));
            }
        }
        others
    }

    /// Those that are looked at.
    pub fn nodes(&self) -> impl Iterator<Item = &'e Node> {
        self.events.iter().map(Event::root)
    }

    /// How many of them there are.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// How many more there are that are not looked at.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many of them a pattern matches.
    pub fn matched_by(&self, pattern: &Pattern) -> usize {
        self.events.iter().filter(|event| pattern.matches(event)).count()
    }
}

/// What a mistake is looked for in.
#[derive(Debug)]
pub struct Case<'c> {
    /// The pattern as it was typed.
    pub text: &'c str,
    /// The same, read as JSON.
    pub tree: Option<Node>,
    /// The same, read as a pattern.
    pub compiled: Compiled,
    /// Everything that EventBridge has against it, the service's limits included, in the order in which it is met.
    pub problems: Vec<PatternProblem>,
    /// The event's text; places in the event are places in it.
    pub event_text: &'c str,
    /// The event.
    pub event: Event<'c>,
    /// Its fields.
    pub fields: Fields<'c>,
    /// The other events.
    pub others: &'c Others<'c>,
    /// How many of them the pattern matches.
    pub others_matched: usize,
    /// Why the pattern matches the event or does not; none where it is refused.
    pub explanation: Option<Explanation>,
}

/// A condition, what became of it, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Told<'c> {
    /// Which.
    pub id: ConditionId,
    /// The condition.
    pub condition: &'c Condition,
    /// What became of it.
    pub verdict: &'c Verdict,
}

impl<'c> Case<'c> {
    /// Reads a pattern and asks it about an event. `event` is what was read from `event_text`.
    pub fn new(text: &'c str, event_text: &'c str, event: &'c Node, others: &'c Others<'c>) -> Self {
        let compiled = compile(text);
        let mut problems = compiled.problems.clone();
        problems.extend(limits::limits(text, &compiled));
        let opened = Event::new(event);
        let refused = problems.iter().any(is_error);
        let usable = compiled.pattern.as_ref().filter(|_| !refused);
        let explanation = usable.map(|pattern| explain(pattern, &opened));
        Case {
            text,
            tree: parse(text).value,
            others_matched: usable.map_or(0, |pattern| others.matched_by(pattern)),
            compiled,
            problems,
            event_text,
            event: opened,
            fields: Fields::new(event),
            others,
            explanation,
        }
    }

    /// The pattern, where EventBridge takes it.
    pub fn pattern(&self) -> Option<&Pattern> {
        self.compiled.pattern.as_ref().filter(|_| self.explanation.is_some())
    }

    /// Whether EventBridge refuses the pattern.
    pub fn is_refused(&self) -> bool {
        self.explanation.is_none()
    }

    /// Whether the pattern matches the event.
    pub fn matches(&self) -> bool {
        self.explanation.as_ref().is_some_and(|it| it.matches)
    }

    /// The event itself.
    pub fn root(&self) -> &'c Node {
        self.event.root()
    }

    /// The conditions that fail, of the best choice of branches and elements. Empty for a refused pattern.
    pub fn failing(&self) -> Vec<Told<'_>> {
        self.told(false)
    }

    /// The conditions that hold.
    pub fn holding(&self) -> Vec<Told<'_>> {
        self.told(true)
    }

    fn told(&self, holds: bool) -> Vec<Told<'_>> {
        let Some((pattern, explanation)) = self.pattern().zip(self.explanation.as_ref()) else {
            return Vec::new();
        };
        let verdicts = explanation.verdicts().into_iter().filter(|verdict| verdict.holds == holds);
        verdicts
            .filter_map(|verdict| {
                let id = verdict.condition;
                Some(Told { id, condition: pattern.condition(id)?, verdict })
            })
            .collect()
    }

    /// What EventBridge refuses, of some kinds; at most 200 of them.
    pub(crate) fn refused_for(&self, wanted: fn(&ProblemKind) -> bool) -> Vec<Refused<'_>> {
        let Some(root) = self.tree.as_ref() else { return Vec::new() };
        let problems = self.problems.iter().filter(|problem| wanted(&problem.kind));
        problems.take(MAX_REFUSED).filter_map(|problem| Refused::of(root, problem)).collect()
    }

    /// Whether the event would match another pattern.
    pub(crate) fn would_match(&self, text: &str) -> bool {
        compile(text).pattern.is_some_and(|pattern| pattern.matches(&self.event))
    }

    /// The scalars that the event has at a dotted path, those in arrays included.
    pub(crate) fn scalars_at(&self, path: &Text) -> Vec<&'c Node> {
        let mut found = Vec::new();
        let mut rest: Vec<&Node> =
            self.fields.at(path).into_iter().filter_map(|id| Some(self.fields.get(id)?.node)).collect();
        while let Some(node) = rest.pop() {
            match &node.value {
                Value::Array(elements) => rest.extend(elements),
                Value::Object(_) => {}
                _ => found.push(node),
            }
        }
        found.reverse();
        found
    }

    /// Where a condition's list stands in the pattern.
    pub(crate) fn address(&self, condition: &Condition) -> Option<Address> {
        let root = self.tree.as_ref()?;
        let address = Address::at(root, condition.key);
        matches!(address.of(root)?.value, Value::Array(_)).then_some(address)
    }

    /// A condition's list as JSON: its elements are the alternatives.
    pub(crate) fn list(&self, condition: &Condition) -> Option<&Node> {
        self.address(condition)?.of(self.tree.as_ref()?)
    }

    /// The keys of the pattern that the event has not, where it goes along with everything before them; each once.
    pub(crate) fn lacking(&self) -> Vec<Lacking<'_>> {
        let mut found: Vec<Lacking<'_>> = Vec::new();
        for told in self.failing() {
            let Some(lacking) = self.lacks(told) else { continue };
            match found.iter_mut().find(|known| known.address == lacking.address) {
                Some(known) => known.conditions.push(told),
                None => found.push(lacking),
            }
        }
        found
    }

    fn lacks<'s>(&'s self, told: Told<'s>) -> Option<Lacking<'s>> {
        let Reason::Missing { at, lacks } = &told.verdict.reason else { return None };
        let keys = told.condition.key_steps();
        let mut rest = lacks.len();
        // From the innermost key outwards: the one with which what is lacking begins.
        for (depth, key) in keys.iter().enumerate().rev() {
            let length = key.as_str().len();
            if rest == length {
                let node = at.path.of(self.root())?;
                let objects = match &node.value {
                    Value::Array(elements) => elements.iter().collect(),
                    _ => vec![node],
                };
                let address = self.key_address(told.condition, depth)?;
                return Some(Lacking { key, address, depth, objects, conditions: vec![told] });
            }
            rest = rest.checked_sub(length + 1)?;
        }
        None
    }

    /// Where the member of a condition's key stands, counted from its outermost.
    pub(crate) fn key_address(&self, condition: &Condition, depth: usize) -> Option<Address> {
        let root = self.tree.as_ref()?;
        let address = self.address(condition)?;
        let outer =
            (1..=address.0.len()).map(|length| Address(address.0.iter().take(length).copied().collect()));
        outer.filter(|it| it.member(root).is_some_and(|member| member.key.value != *"$or")).nth(depth)
    }

    /// The object that a condition's keys begin in: the root of the pattern, or of a branch of `$or`. Paths of fields
    /// begin there, below `base` of the keys.
    pub(crate) fn scope(&self, condition: &Condition) -> Option<(Address, usize)> {
        let root = self.tree.as_ref()?;
        let address = self.address(condition)?;
        let (mut scope, mut base, mut keys) = (Address::default(), 0, 0);
        for depth in 1..=address.0.len() {
            let here = Address(address.0.get(..depth)?.to_vec());
            match here.member(root) {
                Some(member) if member.key.value == *"$or" => {}
                Some(_) => keys += 1,
                None => (scope, base) = (here, keys),
            }
        }
        Some((scope, base))
    }
}

/// A key of the pattern that the event lacks.
#[derive(Clone, Debug)]
pub(crate) struct Lacking<'c> {
    /// The key.
    pub(crate) key: &'c Text,
    /// Where its member stands in the pattern.
    pub(crate) address: Address,
    /// How many keys come before it on its path.
    pub(crate) depth: usize,
    /// The objects of the event that might have it: one, or the elements of an array.
    pub(crate) objects: Vec<&'c Node>,
    /// Every failing condition that lacks it.
    pub(crate) conditions: Vec<Told<'c>>,
}

/// Something that EventBridge refuses, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Refused<'c> {
    /// What is wrong.
    pub(crate) problem: &'c PatternProblem,
    /// The innermost value that it is about; that of a key where it is about the key.
    pub(crate) node: &'c Node,
    /// Where that stands.
    pub(crate) address: Address,
    /// The dotted path of the field.
    pub(crate) field: Text,
    /// The list of the field, and the element in it that is refused; none where the field has no list.
    pub(crate) within: Option<(Address, &'c Node)>,
}

impl<'c> Refused<'c> {
    fn of(root: &'c Node, problem: &'c PatternProblem) -> Option<Self> {
        let address = Address::at(root, problem.span);
        let (mut node, mut keys, mut is_or, mut within) = (root, Vec::new(), false, None);
        for (depth, step) in address.0.iter().enumerate() {
            let step = *step as usize;
            if let Value::Object(members) = &node.value {
                let member = members.get(step)?;
                is_or = within.is_none() && member.key.value == *"$or";
                keys.extend((within.is_none() && !is_or).then_some(&member.key.value));
                node = &member.value;
            } else {
                let outer = node;
                node = outer.elements().get(step)?;
                if !is_or && within.is_none() {
                    within = Some((Address(address.0.get(..depth)?.to_vec()), node));
                }
                is_or = false;
            }
        }
        Some(Refused { problem, node, address, field: Text::joined(&keys, "."), within })
    }

    /// The first member of the refused element: its operator.
    pub(crate) fn operator(&self) -> Option<&'c Member> {
        self.within.as_ref()?.1.members().first()
    }
}

/// The fields of several problems, each once.
pub(crate) fn fields_of(refused: &[Refused<'_>]) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for field in refused.iter().map(|it| code(it.field.as_str())) {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields
}

/// Whether a problem makes EventBridge refuse the pattern.
pub(crate) fn is_error(problem: &PatternProblem) -> bool {
    problem.kind.severity() == Severity::Error
}
