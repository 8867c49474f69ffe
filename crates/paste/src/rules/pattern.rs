//! A value to the pattern that it is, with readable text where the value is known only at deployment.

use eventglass_syntax::{Member, Node, Span, Value, parse};

use super::layout::laid_out;
use super::target::Loose;
use super::{Form, FoundKind, FoundProblem, FoundRule, FoundTarget, MAX_PROBLEMS, MAX_RULES};

/// What was found so far in one text.
pub(super) struct Reader<'t> {
    /// The text that all spans are of.
    pub text: &'t str,
    /// What the text is where nothing in it tells.
    pub default: Form,
    /// Whether `${…}` in a string is replaced before deployment.
    pub interpolates: bool,
    pub rules: Vec<Gathered>,
    /// Targets that stand apart from their rules.
    pub loose: Vec<Loose>,
    pub problems: Vec<FoundProblem>,
}

pub(super) struct Gathered {
    pub rule: FoundRule,
    pub form: Form,
    /// What targets call it that stand apart, where that is not its name.
    pub label: Option<String>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, default: Form) -> Self {
        Reader {
            text,
            default,
            interpolates: false,
            rules: Vec::new(),
            loose: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Takes a rule, if its pattern is one.
    pub(super) fn rule(
        &mut self,
        form: Form,
        name: Option<&str>,
        label: Option<&str>,
        pattern: &Node,
        target: Option<FoundTarget>,
    ) {
        if self.rules.len() == MAX_RULES {
            return;
        }
        let Some(text) = self.pattern(pattern) else { return };
        let rule = FoundRule { name: name.map(Into::into), pattern: text, target, span: pattern.span };
        self.rules.push(Gathered { rule, form, label: label.map(Into::into) });
    }

    /// The pattern that a value is: an object, or a string that holds one. None for anything else.
    fn pattern(&mut self, node: &Node) -> Option<String> {
        let known = self.problems.len();
        let text = match (&node.value, intrinsic(node)) {
            (_, Some(("Fn::ToJsonString", inside))) => laid_out(&self.resolved(inside, true)),
            (_, Some(_)) => {
                let (text, certain) = readable(node, self.text);
                let pattern = of_string(&text)?;
                if !certain {
                    self.problem(FoundKind::Intrinsic, node.span);
                }
                pattern
            }
            (Value::Object(_), _) => laid_out(&self.resolved(node, true)),
            (Value::String(text), _) => of_string(text.as_str())?,
            _ => return None,
        };
        self.interpolations(node.span, known);
        Some(text)
    }

    /// A value without intrinsics and expressions; of a condition the first branch. `field` says whether it is the value of
    /// a field of the event: there a single text stands for a list of alternatives.
    fn resolved(&mut self, node: &Node, field: bool) -> Node {
        if let Some(("Fn::If", [_, then, _])) =
            intrinsic(node).map(|(name, inside)| (name, inside.elements()))
        {
            self.problem(FoundKind::Intrinsic, node.span);
            return self.resolved(then, field);
        }
        if let Some(text) = self.unknown(node) {
            let text = Node { value: Value::String(text.into()), span: node.span };
            let value = if field { Value::Array(vec![text]) } else { text.value };
            return Node { value, span: node.span };
        }
        let value = match &node.value {
            Value::Array(elements) => {
                Value::Array(elements.iter().map(|element| self.resolved(element, false)).collect())
            }
            Value::Object(members) => Value::Object(
                members.iter().filter_map(|member| self.resolved_member(member, field)).collect(),
            ),
            other => other.clone(),
        };
        Node { value, span: node.span }
    }

    /// None for `...others`, which has no key.
    fn resolved_member(&mut self, member: &Member, field: bool) -> Option<Member> {
        if member.key.span.is_empty() && matches!(member.value.value, Value::Unreadable) {
            self.problem(FoundKind::Expression, member.value.span);
            return None;
        }
        let value = match &member.value.value {
            Value::Array(branches) if field && member.key.value == *"$or" => {
                let branches = branches.iter().map(|branch| self.resolved(branch, true)).collect();
                Node { value: Value::Array(branches), span: member.value.span }
            }
            _ => self.resolved(&member.value, field),
        };
        Some(Member { key: member.key.clone(), value })
    }

    /// The readable text of what is known only at deployment, and a problem. None for everything else. Of what turns out
    /// to be known already, such as a `Fn::Join` of texts, there is no problem.
    fn unknown(&mut self, node: &Node) -> Option<String> {
        let kind = match (&node.value, intrinsic(node)) {
            (Value::Unreadable, _) => FoundKind::Expression,
            (_, Some(_)) => FoundKind::Intrinsic,
            _ => return None,
        };
        let (text, certain) = readable(node, self.text);
        if !certain {
            self.problem(kind, node.span);
        }
        Some(text)
    }

    /// A text that need not be known for certain: a name, a path, a template.
    pub(super) fn some_text(&mut self, node: &Node) -> Option<String> {
        match &node.value {
            Value::String(text) => {
                self.interpolations(node.span, self.problems.len());
                Some(text.as_str().into())
            }
            Value::Unreadable => None,
            _ => self.unknown(node),
        }
    }

    pub(super) fn problem(&mut self, kind: FoundKind, span: Span) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(FoundProblem { kind, span });
        }
    }

    /// A problem for each `${…}` in a part of the text that none of the problems from `known` on covers.
    fn interpolations(&mut self, part: Span, known: usize) {
        if !self.interpolates {
            return;
        }
        let text = part.of(self.text);
        let mut at = 0;
        while let Some(found) = text.get(at..).and_then(|rest| rest.find("${")) {
            let start = at + found;
            let length = text.get(start..).map_or(2, interpolation);
            at = start + length;
            let offset = part.start as usize;
            let span = Span::new(offset + start, offset + at);
            let covers = |it: &FoundProblem| it.span.start <= span.start && span.end <= it.span.end;
            if !self.problems.get(known..).unwrap_or_default().iter().any(covers) {
                self.problem(FoundKind::Expression, span);
            }
        }
    }
}

/// How long the interpolation is that a text begins with.
pub(super) fn interpolation(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            '\n' => return at,
            _ => {}
        }
    }
    text.len()
}

/// The pattern in a string, laid out; the string as it is where it begins as an object and is no sound JSON.
pub(super) fn of_string(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.starts_with('{') {
        return None;
    }
    let parsed = parse(text);
    let value = parsed.value.filter(|_| parsed.problems.is_empty() && parsed.trailing.is_none());
    Some(value.map_or_else(|| text.into(), |value| laid_out(&value)))
}

/// The function of a template that an object is, and what it is applied to: `{"Ref": "Account"}`.
pub(super) fn intrinsic(node: &Node) -> Option<(&str, &Node)> {
    let [member] = node.members() else { return None };
    let name = member.key.value.as_str();
    let is_it = name.starts_with("Fn::") || name == "Ref" && member.value.as_str().is_some();
    is_it.then_some((name, &member.value))
}

/// A value as a reader of the template would say it, and whether that is certain: `${Account}` for a `Ref`, the text of a
/// `Fn::Sub` as it is.
pub(super) fn readable(node: &Node, text: &str) -> (String, bool) {
    match &node.value {
        Value::String(text) => (text.as_str().into(), true),
        Value::Number(number) => (number.lexeme().into(), true),
        Value::Bool(value) => (if *value { "true" } else { "false" }.into(), true),
        Value::Null => (String::new(), true),
        Value::Unreadable => (in_braces(node.span.of(text)), false),
        Value::Array(elements) => joined(elements, ".", text),
        Value::Object(_) => match intrinsic(node) {
            Some((name, inside)) => applied(name, inside, text),
            None => ("{…}".into(), false),
        },
    }
}

fn applied(name: &str, inside: &Node, text: &str) -> (String, bool) {
    match (name, inside.elements()) {
        ("Fn::Sub", [template, ..]) => substituted(readable(template, text)),
        ("Fn::Sub", []) => substituted(readable(inside, text)),
        ("Fn::Join", [separator, parts]) => {
            joined(parts.elements(), separator.as_str().unwrap_or_default(), text)
        }
        ("Ref" | "Fn::GetAtt", _) => (in_braces(&readable(inside, text).0), false),
        _ => {
            let name = name.strip_prefix("Fn::").unwrap_or(name);
            (in_braces(&[name, ".", &bare(readable(inside, text).0)].concat()), false)
        }
    }
}

fn substituted((template, certain): (String, bool)) -> (String, bool) {
    let certain = certain && !template.contains("${");
    (template, certain)
}

fn joined(parts: &[Node], separator: &str, text: &str) -> (String, bool) {
    let parts: Vec<(String, bool)> = parts.iter().map(|part| readable(part, text)).collect();
    let texts: Vec<&str> = parts.iter().map(|part| part.0.as_str()).collect();
    (texts.join(separator), parts.iter().all(|part| part.1))
}

/// Without braces of its own, so that they do not nest.
fn bare(text: String) -> String {
    if text.contains("${") { text.replace("${", "").replace('}', "") } else { text }
}

fn in_braces(text: &str) -> String {
    if text.starts_with("${") && interpolation(text) == text.len() {
        return text.into();
    }
    ["${", text, "}"].concat()
}
