//! The rule in the call that made it.

use eventglass_syntax::Node;

use crate::call::Call;
use crate::place;

/// The rule of a `PutRule` call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleMade {
    /// `stopped-instances`
    pub name: Option<String>,
    /// The text of its pattern, as it was put.
    pub pattern: String,
    /// `ENABLED`
    pub state: Option<String>,
    /// The name or the ARN of its bus; none for the default bus.
    pub bus: Option<String>,
}

/// The rule that an event made; none where it is no `PutRule` call, or one of a rule without a pattern. A call that
/// failed gives its rule too: a pattern that was refused is one to look at.
pub fn rules_made(event: &Node) -> Option<RuleMade> {
    let call = Call::of(event).filter(|call| call.service == "events" && call.name == "PutRule")?;
    let text = |place: &str| place::value(&call, place).map(str::to_owned);
    Some(RuleMade {
        pattern: place::nodes(&call, "rq.eventPattern")
            .first()?
            .as_str()
            .filter(|it| !it.is_empty())?
            .to_owned(),
        name: text("rq.name"),
        state: text("rq.state"),
        bus: text("rq.eventBusName"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_is_opened() {
        let put = |name: &str, request: &str| {
            let event = format!(
                r#"{{"detail": {{"eventSource": "events.amazonaws.com", "eventName": "{name}", "requestParameters": {request}}}}}"#
            );
            rules_made(&eventglass_syntax::parse(&event).value.unwrap())
        };
        let full = r#"{"name": "stopped", "eventPattern": "{\"source\":[\"aws.ec2\"]}", "state": "ENABLED",
                       "eventBusName": "orders"}"#;
        let made = RuleMade {
            name: Some("stopped".to_owned()),
            pattern: r#"{"source":["aws.ec2"]}"#.to_owned(),
            state: Some("ENABLED".to_owned()),
            bus: Some("orders".to_owned()),
        };
        assert_eq!(put("PutRule", full), Some(made));
        assert_eq!(put("PutTargets", full), None);
        let bare = put("PutRule", r#"{"eventPattern": "{}"}"#).unwrap();
        assert_eq!((bare.name, bare.state, bare.bus), (None, None, None));
        for request in [
            r#"{"scheduleExpression": "rate(1 day)"}"#,
            r#"{"eventPattern": ""}"#,
            r#"{"eventPattern": {}}"#,
            "null",
        ] {
            assert_eq!(put("PutRule", request), None, "{request}");
        }
    }

    #[test]
    fn a_long_pattern_is_whole() {
        let long = "x".repeat(9000);
        let event = format!(
            r#"{{"detail": {{"eventSource": "events.amazonaws.com", "eventName": "PutRule",
                "requestParameters": {{"eventPattern": "{long}"}}}}}}"#
        );
        let made = rules_made(&eventglass_syntax::parse(&event).value.unwrap());
        assert_eq!(made.map(|rule| rule.pattern), Some(long));
    }
}
