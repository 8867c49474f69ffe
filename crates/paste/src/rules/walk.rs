//! Where rules, filters and targets stand in a tree of values, whatever language the tree was written in.

use eventglass_syntax::{Member, Node, Span, Value, parse};

use super::pattern::{Reader, of_string, readable};
use super::{Form, is_pattern};

/// Objects that are parts of what is around them. What has another key is called by it: a logical id, a label.
const PARTS: [&str; 24] = [
    "DeadLetterConfig",
    "Events",
    "FilterCriteria",
    "Properties",
    "Resources",
    "SourceParameters",
    "aws_cloudwatch_event_rule",
    "aws_cloudwatch_event_target",
    "aws_lambda_event_source_mapping",
    "aws_pipes_pipe",
    "cloudwatchEvent",
    "detail",
    "eventBridge",
    "events",
    "filter",
    "filter_criteria",
    "functions",
    "module",
    "requestParameters",
    "resource",
    "resources",
    "source_parameters",
    "sqs",
    "stream",
];

/// What is known from the objects around a value.
#[derive(Clone, Copy, Default)]
pub(super) struct Around<'a> {
    /// None until something tells.
    pub form: Option<Form>,
    /// What the value is called.
    pub name: Option<&'a str>,
    /// The key of the value, or of the list that it is in.
    pub key: &'a str,
    /// Whether it is part of an event of SAM, whose `Pattern` is a rule's.
    pub is_event: bool,
}

impl Around<'_> {
    pub(super) fn of(form: Form) -> Self {
        Around { form: Some(form), ..Around::default() }
    }
}

/// The member that is called so, where capital letters, `_` and `-` make no difference: `EventPattern`, `eventPattern`
/// and `event_pattern` are `eventpattern`.
pub(super) fn field<'a>(object: &'a Node, name: &str) -> Option<&'a Node> {
    object.members().iter().rev().find(|it| is_key(it.key.value.as_str(), name)).map(|it| &it.value)
}

fn is_key(key: &str, name: &str) -> bool {
    let letters = key.bytes().filter(|byte| !matches!(byte, b'_' | b'-'));
    letters.map(|byte| byte.to_ascii_lowercase()).eq(name.bytes())
}

impl Reader<'_> {
    /// Takes every rule in a tree.
    pub(super) fn walk(&mut self, node: &Node, around: Around<'_>) {
        match &node.value {
            Value::Array(elements) => elements.iter().for_each(|element| self.walk(element, around)),
            Value::Object(_) => self.object(node, around),
            _ => {}
        }
    }

    fn object(&mut self, node: &Node, around: Around<'_>) {
        let own_name = self.own_name(node);
        let form = self.form(node, around);
        // The Serverless Framework replaces `${…}` in every string; in a template of AWS only `Fn::Sub` does.
        self.interpolates |= form == Some(Form::Serverless);
        let name = own_name.as_deref().or(around.name);
        let pattern = pattern_of(node, around);
        if let Some(pattern) = pattern {
            let targets = field(node, "targets").and_then(|targets| self.target_of_list(targets));
            let target = targets.or_else(|| self.target(node));
            let form = form.unwrap_or(self.default);
            self.rule(form, name, around.name, pattern, target);
        } else {
            self.targets_apart(node, around.key);
        }
        let inside = Around { form, name, is_event: is_event(node), ..around };
        for member in node.members() {
            if !pattern.is_some_and(|pattern| std::ptr::eq(pattern, &raw const member.value)) {
                self.member(member, inside);
            }
        }
    }

    fn member(&mut self, Member { key, value }: &Member, around: Around<'_>) {
        let key = key.value.as_str();
        // What resources are called is no part of anything, even if it is called `events`.
        let is_label = matches!(around.key, "Resources" | "functions") || around.key.starts_with("aws_");
        let named = value.is_object() && (is_label || !PARTS.contains(&key));
        let inside = Around { key, name: if named { Some(key) } else { around.name }, ..around };
        match &value.value {
            Value::Array(patterns) if key == "filterPatterns" => {
                for pattern in patterns {
                    self.rule(Form::Serverless, around.name, None, pattern, None);
                }
            }
            Value::String(text) if key == "CloudTrailEvent" => {
                if let Some(record) = parse(text.as_str()).value {
                    self.walk(&placed(record, value.span), inside);
                }
            }
            _ => self.walk(value, inside),
        }
    }

    /// The name that an object gives itself.
    fn own_name(&self, node: &Node) -> Option<String> {
        let own =
            ["Name", "name", "RuleName", "ruleName", "rule_name"].iter().find_map(|key| node.member(key))?;
        let is_name = !matches!(own.value, Value::Unreadable | Value::Null | Value::Array(_));
        Some(readable(own, self.text).0).filter(|name| is_name && !name.is_empty())
    }

    /// The form that an object is of, or that it is part of.
    fn form(&self, node: &Node, around: Around<'_>) -> Option<Form> {
        let text = |key: &str| node.member(key).and_then(Node::as_str);
        let certain = match (text("Type"), around.key) {
            _ if is_serverless(node) || is_event(node) => Some(Form::Sam),
            (Some(kind), _) if kind.starts_with("AWS::Serverless::") => Some(Form::Sam),
            (Some(kind), _) if kind.starts_with("AWS::") => around.form.or(Some(Form::CloudFormation)),
            (_, "aws_cloudwatch_event_rule" | "aws_pipes_pipe") => Some(Form::Terraform),
            (_, "eventBridge" | "cloudwatchEvent") => Some(Form::Serverless),
            _ if text("eventName").is_some() && node.member("requestParameters").is_some() => {
                Some(Form::CloudTrail)
            }
            _ => around.form,
        };
        certain.or_else(|| match around.key {
            "Filters" | "filters" => Some(Form::Filters),
            _ => self.form_of_output(node, around.key),
        })
    }

    /// The form of what the API takes and gives: there a pattern is a string.
    fn form_of_output(&self, node: &Node, key: &str) -> Option<Form> {
        node.member("EventPattern").and_then(Node::as_str)?;
        node.member("Name")?;
        match node.member("Arn") {
            _ if key == "Rules" => Some(Form::ListRules),
            Some(_) => Some(Form::DescribeRule),
            None => (self.default == Form::EventPattern).then_some(Form::PutRule),
        }
    }

    /// Takes the targets of an object that is no rule.
    fn targets_apart(&mut self, node: &Node, key: &str) {
        let rule = field(node, "rule").map(|rule| readable(rule, self.text).0);
        // What lists the targets of a rule does not name it. In a template they are those of a rule without a pattern.
        let list = field(node, "targets").filter(|_| rule.is_some() || key != "Properties");
        if let Some(targets) = list.filter(|targets| !targets.elements().is_empty()) {
            self.loose_target(rule, targets);
        } else if rule.is_some() {
            self.loose_target(rule, node);
        }
    }
}

/// The pattern that an object has as a rule or a filter.
fn pattern_of<'a>(node: &'a Node, around: Around<'_>) -> Option<&'a Node> {
    let has_pattern =
        around.is_event || matches!(around.key, "eventBridge" | "filter" | "filters" | "Filters");
    let of_place = match around.key {
        "cloudwatchEvent" => field(node, "event"),
        // A part of a template may be no more than its pattern.
        "" => field(node, "pattern").filter(|it| has_pattern || it.as_str().is_some() || is_pattern(it)),
        _ => field(node, "pattern").filter(|_| has_pattern),
    };
    let pattern = field(node, "eventpattern").or(of_place)?;
    let is_it = pattern.is_object() || pattern.as_str().is_some_and(|text| of_string(text).is_some());
    is_it.then_some(pattern)
}

/// Whether an object is an event of SAM by a rule: `{"Type": "EventBridgeRule", "Properties": {"Pattern": {…}}}`.
fn is_event(node: &Node) -> bool {
    matches!(node.member("Type").and_then(Node::as_str), Some("EventBridgeRule" | "CloudWatchEvent"))
}

/// Whether an object is a template that SAM transforms.
fn is_serverless(node: &Node) -> bool {
    let transform = node.member("Transform");
    let mut names = transform.into_iter().chain(transform.map(Node::elements).unwrap_or_default());
    names.any(|name| name.as_str().is_some_and(|name| name.starts_with("AWS::Serverless")))
}

/// A value that was read from a string, at the place of that string.
pub(super) fn placed(mut node: Node, span: Span) -> Node {
    node.span = span;
    node.value = match node.value {
        Value::Array(elements) => {
            Value::Array(elements.into_iter().map(|element| placed(element, span)).collect())
        }
        Value::Object(members) => {
            let member = |Member { mut key, value }| {
                key.span = span;
                Member { key, value: placed(value, span) }
            };
            Value::Object(members.into_iter().map(member).collect())
        }
        other => other,
    };
    node
}
