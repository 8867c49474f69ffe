//! Rules in templates, commands and API output: recognised, and their patterns unwrapped.
//!
//! Each language has a reader that gives a tree of JSON values with their places (`json`, `yaml`, `hcl`, `literal`); one
//! walk over such a tree (`walk`) knows where rules, filters and targets stand in it, whatever the language was. What is
//! known only at deployment becomes readable text, and a problem at its place (`pattern`). Commands (`shell`) and programs
//! (`cdk`) are searched for the few places that matter, the rest of them is not read.

mod cdk;
mod fields;
mod hcl;
mod json;
mod layout;
mod literal;
mod matcher;
mod pattern;
mod shell;
mod target;
mod walk;
mod yaml;

use eventglass_syntax::{Node, Span, Value, sort_by_order};

use pattern::Reader;

/// A longer text is not looked at: no template is that long.
pub const MAX_TEXT: usize = 1024 * 1024;
/// How many rules of a text are taken.
const MAX_RULES: usize = 500;
/// How many problems of a text are kept.
const MAX_PROBLEMS: usize = 100;

/// What a text that wraps patterns holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What the text is: the form of its first rule.
    pub form: Form,
    /// At least one, in the order of the text.
    pub rules: Vec<FoundRule>,
    /// What in the rules is not known before deployment, in the order of the text.
    pub problems: Vec<FoundProblem>,
}

/// A rule or a filter.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundRule {
    /// Its name; where the text gives it none, what it is called there: a logical id, a label, the name of its function.
    pub name: Option<String>,
    /// The pattern as JSON, laid out; where it is a string that is no JSON, that string.
    pub pattern: String,
    /// What its first target with a path or a transformer receives.
    pub target: Option<FoundTarget>,
    /// The pattern in the text.
    pub span: Span,
}

/// What a target receives, where that is not the event.
#[derive(Clone, Debug, PartialEq)]
pub enum FoundTarget {
    /// `"InputPath": "$.detail"`
    InputPath(String),
    /// `"InputTransformer": {"InputPathsMap": {"id": "$.id"}, "InputTemplate": "\"<id>\""}`
    Transformer {
        /// Names and their paths, in the order of the text.
        paths: Vec<(String, String)>,
        /// The template.
        template: String,
    },
}

/// Something in a rule that is not what will be deployed.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundProblem {
    /// What it is.
    pub kind: FoundKind,
    /// Its place in the text.
    pub span: Span,
}

/// A kind of problem. Each variant's comment is a text that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundKind {
    /// `!Ref Account`, `{"Fn::Sub": "${AWS::Region}"}`: the stack knows the value
    Intrinsic,
    /// `var.account`, `"${var.account}"`, `this.account`: a program knows the value
    Expression,
}

impl FoundKind {
    /// The stable kebab-case name.
    pub fn code(self) -> &'static str {
        match self {
            FoundKind::Intrinsic => "intrinsic",
            FoundKind::Expression => "expression",
        }
    }
}

/// What a rule was wrapped in. Each variant's comment is a text that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// `"{\"source\": [\"aws.ec2\"]}"`
    EscapedString,
    /// `{"EventPattern": {"source": ["aws.ec2"]}}`
    EventPattern,
    /// `{"Name": "images", "Arn": "arn:…", "EventPattern": "{…}", "State": "ENABLED"}`
    DescribeRule,
    /// `{"Rules": [{"Name": "images", "EventPattern": "{…}"}]}`
    ListRules,
    /// `{"Name": "images", "EventPattern": "{…}"}`
    PutRule,
    /// `aws events put-rule --name images --event-pattern '{…}'`
    Command,
    /// `{"Type": "AWS::Events::Rule", "Properties": {"EventPattern": {…}}}`, also in YAML
    CloudFormation,
    /// `{"Type": "EventBridgeRule", "Properties": {"Pattern": {…}}}`, also in YAML
    Sam,
    /// `event_pattern = jsonencode({ source = ["aws.ec2"] })`
    Terraform,
    /// `eventPattern: { source: ['aws.ec2'], detailType: ['x'] }`
    Cdk,
    /// `event_pattern=events.EventPattern(source=["aws.ec2"])`
    CdkPython,
    /// `eventBridge: {pattern: {source: [aws.ec2]}}`
    Serverless,
    /// `{"Filters": [{"Pattern": "{…}"}]}`
    Filters,
    /// `{"eventName": "PutRule", "requestParameters": {"name": "images", "eventPattern": "{…}"}}`
    CloudTrail,
}

impl Form {
    /// All of them.
    pub const ALL: [Form; 14] = [
        Form::EscapedString,
        Form::EventPattern,
        Form::DescribeRule,
        Form::ListRules,
        Form::PutRule,
        Form::Command,
        Form::CloudFormation,
        Form::Sam,
        Form::Terraform,
        Form::Cdk,
        Form::CdkPython,
        Form::Serverless,
        Form::Filters,
        Form::CloudTrail,
    ];

    /// The stable kebab-case name.
    pub fn name(self) -> &'static str {
        match self {
            Form::EscapedString => "escaped-string",
            Form::EventPattern => "event-pattern",
            Form::DescribeRule => "describe-rule",
            Form::ListRules => "list-rules",
            Form::PutRule => "put-rule",
            Form::Command => "command",
            Form::CloudFormation => "cloud-formation",
            Form::Sam => "sam",
            Form::Terraform => "terraform",
            Form::Cdk => "cdk",
            Form::CdkPython => "cdk-python",
            Form::Serverless => "serverless",
            Form::Filters => "filters",
            Form::CloudTrail => "cloud-trail",
        }
    }
}

/// The rules that a text wraps. None where it is a pattern as it is, or nothing that is known here, or longer than
/// [`MAX_TEXT`]. Cost is a few readings of the text.
pub fn find(text: &str) -> Option<Found> {
    if text.len() > MAX_TEXT {
        return None;
    }
    let (start, inside) = without_frame(text);
    let mut found = match json::whole(inside) {
        Some(value) if is_pattern(&value) => None,
        Some(value) => json::find(inside, &value),
        None => readers(inside),
    }?;
    let spans = found.rules.iter_mut().map(|rule| &mut rule.span);
    for span in spans.chain(found.problems.iter_mut().map(|problem| &mut problem.span)) {
        *span = Span::new(start + span.start as usize, start + span.end as usize);
    }
    Some(found)
}

/// What a text is about, and where it begins: without its byte order mark, the fence of a Markdown block, the command that
/// printed it.
fn without_frame(text: &str) -> (usize, &str) {
    let unmarked = text.trim_start_matches('\u{feff}');
    let whole = (text.len() - unmarked.len(), unmarked);
    let trimmed = unmarked.trim_start();
    if !["```", "~~~", "$ cat "].iter().any(|frame| trimmed.starts_with(frame)) {
        return whole;
    }
    let Some((_, inside)) = trimmed.split_once('\n') else { return whole };
    let start = text.len() - inside.len();
    let end = ["\n```", "\n~~~"].iter().filter_map(|fence| inside.find(fence)).min().unwrap_or(inside.len());
    (start, inside.get(..end).unwrap_or_default())
}

/// What the first reader finds that knows the text. The strict ones come first.
fn readers(text: &str) -> Option<Found> {
    let readers = [
        shell::find,
        json::find_in_several,
        hcl::find,
        cdk::find,
        yaml::find,
        json::find_among_prose,
        json::find_escaped,
    ];
    readers.iter().find_map(|find| find(text))
}

/// Whether a value is a pattern for events: it has a field of every event with a list of alternatives, as no event has.
/// For `resources` a list is no sign.
fn is_pattern(value: &Node) -> bool {
    const FIELDS: [&str; 7] = ["source", "detail-type", "account", "region", "id", "time", "$or"];
    let mut members = value.members().iter();
    members.any(|it| {
        FIELDS.contains(&it.key.value.as_str()) && matches!(it.value.value, Value::Array(_))
            || it.key.value == *"detail" && it.value.is_object() && value.member("source").is_none()
    })
}

impl Reader<'_> {
    /// What was found, if any rule was.
    fn found(mut self) -> Option<Found> {
        self.give_targets();
        let form = self.rules.iter().min_by_key(|it| it.rule.span.order())?.form;
        let mut rules: Vec<FoundRule> = self.rules.into_iter().map(|it| it.rule).collect();
        sort_by_order(&mut rules, |rule| rule.span.order());
        sort_by_order(&mut self.problems, |problem| problem.span.order());
        Some(Found { form, rules, problems: self.problems })
    }
}

#[cfg(test)]
mod tests;
