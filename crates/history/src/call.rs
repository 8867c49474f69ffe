//! What an event says about the call that it records.

use eventglass_syntax::{Node, Value};

use crate::place;

/// A call in a CloudTrail event; or a native event, whose detail-type stands for the call.
#[derive(Clone, Copy)]
pub(crate) struct Call<'a> {
    /// `ec2`
    pub(crate) service: &'a str,
    /// `RunInstances`, or `EC2 Instance State-change Notification`
    pub(crate) name: &'a str,
    /// The whole event.
    pub(crate) event: &'a Node,
    /// Whether it changed nothing: it failed, or was a dry run.
    pub(crate) is_void: bool,
    /// `eu-west-1`
    pub(crate) region: Option<&'a str>,
    /// `111122223333`
    pub(crate) account: Option<&'a str>,
}

/// Whether a text may be a region or an account. They are kept with each of the resources that a call makes.
fn is_short(text: &&str) -> bool {
    text.len() <= 64
}

impl<'a> Call<'a> {
    /// None where the event does not say which service it is about.
    pub(crate) fn of(event: &'a Node) -> Option<Call<'a>> {
        let detail = event.member("detail");
        let of_event = |key: &str| event.member(key).and_then(Node::as_str);
        let of_detail = |key: &str| detail.and_then(|detail| detail.member(key));
        let text = |key: &str| of_detail(key).and_then(Node::as_str);
        let (service, name) = match (text("eventSource"), text("eventName")) {
            (Some(source), Some(name)) => (source.split(".amazonaws.").next()?, name),
            _ => (of_event("source")?.strip_prefix("aws.")?, of_event("detail-type")?),
        };
        let caller = || of_detail("userIdentity")?.member("accountId")?.as_str();
        let mut call = Call {
            service,
            name,
            event,
            is_void: of_detail("errorCode")
                .is_some_and(|code| code.value != Value::Null && code.as_str() != Some("")),
            region: of_event("region").or_else(|| text("awsRegion")).filter(is_short),
            account: of_event("account")
                .or_else(|| text("recipientAccountId"))
                .or_else(caller)
                .filter(is_short),
        };
        call.is_void |= place::values(&call, "rq.dryRun").contains(&"true");
        Some(call)
    }

    /// Whether it is the call of that name. CloudTrail records some with the date of their API:
    /// `CreateFunction20150331v2`, `CreateDistribution2020_05_31`.
    pub(crate) fn is(&self, name: &str) -> bool {
        let Some(rest) = self.name.strip_prefix(name) else {
            return false;
        };
        let is_date = |rest: &str| {
            rest.starts_with("20") && rest.bytes().all(|byte| byte.is_ascii_digit() || b"_v".contains(&byte))
        };
        rest.is_empty() || is_date(rest)
    }
}
