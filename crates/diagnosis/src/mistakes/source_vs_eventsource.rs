//! M03: a service's host name as `source`; and in general a value that stands at another field of the event.

mod elsewhere;

use eventglass_pattern::Reason;
use eventglass_syntax::{Node, Text};

use super::case_or_space::look_the_same;
use crate::case::{Case, Part, Told, Wanted};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Rewrite, joined};
use crate::words::{Said, Words, code, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M03",
    code: "source-vs-eventsource",
    title: Said { english: "value of another field", japanese: "別のフィールドの値" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "The event has the wanted value, but at another field. Most often it is the name of a service: \
                  `source` holds `aws.ec2`, while `detail.eventSource` of a CloudTrail event holds the host name \
                  `ec2.amazonaws.com`. Use each name at its own field.",
        japanese: "パターンが求める値は、イベントの別のフィールドにあります。よくあるのはサービス名の取り違えです。\
                   `source` の値は `aws.ec2` ですが、CloudTrail イベントの `detail.eventSource` の値はホスト名の \
                   `ec2.amazonaws.com` です。それぞれの名前を本来のフィールドに指定してください。",
    },
    example: Example {
        pattern: r#"{"source":["ec2.amazonaws.com"]}"#,
        event: r#"{"source":"aws.ec2","detail-type":"AWS API Call via CloudTrail","detail":{"eventSource":"ec2.amazonaws.com"}}"#,
        remedied: Some(r#"{"source":["aws.ec2"],"detail":{"eventSource":["ec2.amazonaws.com"]}}"#),
    },
};

const SOURCE: &str = "source";
const EVENT_SOURCE: &str = "detail.eventSource";

fn find(case: &Case<'_>) -> Vec<Finding> {
    let found = |told: &Told<'_>| service(case, *told).or_else(|| elsewhere::find(case, *told));
    case.failing().iter().filter_map(found).collect()
}

/// The name of the event's service in another form than the field has it.
fn service(case: &Case<'_>, told: Told<'_>) -> Option<Finding> {
    let path = told.condition.path.as_str();
    let (here, there) = match path {
        SOURCE => (case.root().member("source"), event_source(case)),
        EVENT_SOURCE => (event_source(case), case.root().member("source")),
        _ => return None,
    };
    if !matches!(told.verdict.reason, Reason::NotAccepted { .. }) {
        return None;
    }
    let (here, own) = here.and_then(|node| Some((node, node.as_str()?)))?;
    let all = case.wanted(told.condition);
    let names: Vec<&Wanted<'_>> = all.iter().filter(|it| it.part == Part::Whole).collect();
    let stands_there = |wanted: &Wanted<'_>| there.is_some_and(|node| node.value == wanted.node.value);
    let is_this = |wanted: &Wanted<'_>| {
        let same = stands_there(wanted) || of_service(wanted.text.as_str()) == of_service(own);
        same && !look_the_same(wanted, own)
    };
    let wanted = names.iter().find(|it| is_this(it))?;
    let other = there.filter(|_| stands_there(wanted));
    let renamed = names.iter().try_fold(Rewrite::of(case.text), |text, it| {
        let name = if is_this(it) { Some(own.to_owned()) } else { as_in(path, it.text.as_str()) };
        match name {
            Some(name) => text.value(&it.alternative, &quoted(&name.as_str().into())),
            None => Some(text),
        }
    })?;
    let both = other.filter(|_| path == SOURCE).and_then(|_| with_hosts(case, told, &names, renamed.clone()));
    let places = [Place::Pattern(wanted.node.span), Place::Event(here.span)];
    let finding = Finding::about(told.id, Certainty::Likely, said(path, wanted, own, other.is_some()));
    let finding = finding.at(places).at(other.map(|node| Place::Event(node.span)));
    let label = |english: &str, japanese: &str| {
        Words::new(format!("Ask for {}{english}", code(own)), format!("{} を指定{japanese}", code(own)))
    };
    let beside = label(
        ", and for the host name at `detail.eventSource`",
        "し、ホスト名は `detail.eventSource` に移す",
    );
    let finding = finding.remedy(both.map(|text| Draft::pattern(beside, text)));
    Some(finding.remedy(Some(Draft::pattern(label("", "する"), renamed.text()))))
}

fn event_source<'e>(case: &Case<'e>) -> Option<&'e Node> {
    case.root().member("detail")?.member("eventSource")
}

/// `ec2`, of `aws.ec2`, `ec2.amazonaws.com`, `Amazon EC2` and `EC2`.
fn of_service(name: &str) -> String {
    let name = name.trim().to_ascii_lowercase();
    let name = HOSTS.iter().find_map(|host| name.strip_suffix(host)).unwrap_or(&name);
    let prefixes = ["aws.", "amazon.", "amazon ", "aws "];
    prefixes.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name).to_owned()
}

const HOSTS: [&str; 2] = [".amazonaws.com", ".amazonaws.com.cn"];

fn is_host(name: &str) -> bool {
    HOSTS.iter().any(|host| name.ends_with(host))
}

/// Another service's name as that field has it: names in a list are mended together.
fn as_in(path: &str, name: &str) -> Option<String> {
    let service = of_service(name);
    match path {
        SOURCE if is_host(name) => Some(["aws.", &service].concat()),
        EVENT_SOURCE if name.starts_with("aws.") => Some([&service, ".amazonaws.com"].concat()),
        _ => None,
    }
}

/// The host names kept where they belong.
fn with_hosts(case: &Case<'_>, told: Told<'_>, names: &[&Wanted<'_>], text: Rewrite) -> Option<String> {
    let hosts = names.iter().filter(|it| is_host(it.text.as_str()));
    let hosts: Vec<String> = hosts.map(|it| it.node.span.of(case.text).to_owned()).collect();
    let (scope, base) = case.scope(told.condition)?;
    let keys: [Text; 2] = ["detail".into(), "eventSource".into()];
    let list = ["[", &joined(case.text, &hosts), "]"].concat();
    (base == 0 && !hosts.is_empty()).then(|| text.put(&scope, &keys, &list))?.map(Rewrite::text)
}

fn said(path: &str, wanted: &Wanted<'_>, own: &str, stands_there: bool) -> Words {
    let other = if path == SOURCE { EVENT_SOURCE } else { SOURCE };
    let (path, asked, own, other) = (code(path), code(wanted.text.as_str()), code(own), code(other));
    if stands_there {
        Words::new(
            format!("{path} asks for {asked}, but the event has that at {other}; its {path} is {own}."),
            format!(
                "{path} に指定された {asked} は、イベントでは {other} にあります。{path} の値は {own} です。"
            ),
        )
    } else {
        Words::new(
            format!("{path} asks for {asked}; there this service is called {own}."),
            format!("{path} に {asked} が指定されていますが、このフィールドでのサービス名は {own} です。"),
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed, first};

    #[test]
    fn a_service_has_a_name_for_each_field() {
        let call = r#"{"source":"aws.ec2","detail":{"eventSource":"ec2.amazonaws.com"}}"#;
        let state = r#"{"source":"aws.ec2","detail":{"state":"running"}}"#;
        let cases = [
            (
                r#"{"source":["ec2.amazonaws.com","s3.amazonaws.com"]}"#,
                call,
                r#"{"source":["aws.ec2","aws.s3"],"detail":{"eventSource":["ec2.amazonaws.com","s3.amazonaws.com"]}}"#,
            ),
            (r#"{"source":["ec2.amazonaws.com"]}"#, state, r#"{"source":["aws.ec2"]}"#),
            (r#"{"source":["ec2"]}"#, state, r#"{"source":["aws.ec2"]}"#),
            (r#"{"source":["Amazon EC2","x"]}"#, state, r#"{"source":["aws.ec2","x"]}"#),
            (
                r#"{"detail":{"eventSource":["aws.ec2","aws.s3"]}}"#,
                call,
                r#"{"detail":{"eventSource":["ec2.amazonaws.com","s3.amazonaws.com"]}}"#,
            ),
            (
                r#"{"detail":{"eventSource":["monitoring.amazonaws.com"]},"source":["monitoring.amazonaws.com"]}"#,
                r#"{"source":"aws.cloudwatch","detail":{"eventSource":"monitoring.amazonaws.com"}}"#,
                r#"{"detail":{"eventSource":["monitoring.amazonaws.com"]},"source":["aws.cloudwatch"]}"#,
            ),
        ];
        for (pattern, event, remedied) in cases {
            first("source-vs-eventsource", pattern, event, remedied);
        }
    }

    #[test]
    fn without_the_host_name_is_the_second_choice() {
        let event = r#"{"source":"aws.ec2","detail":{"eventSource":"ec2.amazonaws.com"}}"#;
        diagnosed(r#"{"source":["ec2.amazonaws.com"]}"#, event, |_, told| {
            let texts: Vec<&str> = told.found[0].remedies.iter().map(|it| it.text.as_str()).collect();
            assert_eq!(texts.get(1), Some(&r#"{"source":["aws.ec2"]}"#));
        });
    }

    #[test]
    fn another_service_is_no_mistake() {
        absent("source-vs-eventsource", r#"{"source":["aws.s3"]}"#, r#"{"source":"aws.ec2"}"#);
        absent("source-vs-eventsource", r#"{"source":["s3.amazonaws.com"]}"#, r#"{"source":"aws.ec2"}"#);
        absent("source-vs-eventsource", r#"{"source":["AWS.EC2"]}"#, r#"{"source":"aws.ec2"}"#);
    }
}
