//! Notifications of AWS Config, and the events in which EventBridge delivers the same.

use eventglass_syntax::{Node, Text, Value};

use crate::ingest::Intake;
use crate::wrapping::{Wrapping, string};
use crate::{Envelope, Event};

/// `messageType` of a notification and the `detail-type` of its event.
/// <https://docs.aws.amazon.com/config/latest/developerguide/monitor-config-with-cloudwatchevents.html>
const DETAIL_TYPES: [(&str, &str); 9] = [
    ("ConfigurationItemChangeNotification", "Config Configuration Item Change"),
    ("OversizedConfigurationItemChangeNotification", "Config Configuration Item Change"),
    ("ComplianceChangeNotification", "Config Rules Compliance Change"),
    ("ConfigRulesEvaluationStarted", "Config Rules Re-evaluation Status"),
    ("ConfigurationSnapshotDeliveryStarted", "Config Configuration Snapshot Delivery Status"),
    ("ConfigurationSnapshotDeliveryCompleted", "Config Configuration Snapshot Delivery Status"),
    ("ConfigurationSnapshotDeliveryFailed", "Config Configuration Snapshot Delivery Status"),
    ("ConfigurationHistoryDeliveryCompleted", "Config Configuration History Delivery Status"),
    ("ConfigurationHistoryDeliveryFailed", "Config Configuration History Delivery Status"),
];

pub(crate) fn is_notification(object: &Node) -> bool {
    detail_type(object).is_some()
}

pub(crate) fn open_notification(intake: &mut Intake<'_>, node: Node) {
    intake.event(Envelope::ConfigNotification, || wrapped(node));
}

fn detail_type(notification: &Node) -> Option<&'static str> {
    let written = string(notification, "messageType")?;
    DETAIL_TYPES.iter().find(|(name, _)| written == name).map(|(_, detail_type)| *detail_type)
}

/// The event in which EventBridge delivers a notification, as far as the notification tells.
fn wrapped(notification: Node) -> Event {
    let mut wrapping = Wrapping::new(notification.span);
    let id = wrapping.derived_id(&notification);
    wrapping.put("id", Value::String(id));
    wrapping.put_known("detail-type", detail_type(&notification).map(Text::from));
    wrapping.put("source", Value::String("aws.config".into()));
    wrapping.put_or_note("account", of_item(&notification, "awsAccountId"));
    wrapping.put_or_note("time", string(&notification, "notificationCreationTime").cloned());
    wrapping.put_or_note("region", of_item(&notification, "awsRegion"));
    let arn = of_item(&notification, "ARN").or_else(|| of_item(&notification, "arn"));
    let arn = arn.map(|arn| Node { value: Value::String(arn), span: notification.span });
    wrapping.put("resources", Value::Array(arn.into_iter().collect()));
    wrapping.put("detail", notification.value);
    wrapping.into_event()
}

/// A field of the item that the notification is about, of the summary of a large one, or beside both.
fn of_item(notification: &Node, field: &str) -> Option<Text> {
    let item = ["configurationItem", "configurationItemSummary"]
        .iter()
        .find_map(|key| notification.member(key).and_then(|item| string(item, field)));
    item.or_else(|| string(notification, field)).cloned()
}

#[cfg(test)]
mod tests {
    use crate::ingest;

    fn fields(text: &str) -> Vec<String> {
        let event = &ingest(text, 9).events[0];
        assert_eq!(event.chain.last().unwrap().name(), "config-notification", "{text}");
        let shown = event.node.members().iter().filter(|member| member.key.value != "detail");
        shown.skip(2).map(|member| crate::print::pretty(&member.value, "")).collect()
    }

    #[test]
    fn a_notification_is_the_detail_of_its_event() {
        let item = r#""awsAccountId": "111122223333", "awsRegion": "eu-west-1", "ARN": "arn:aws:ec2:a""#;
        let change = format!(
            r#"{{"messageType": "ConfigurationItemChangeNotification", "notificationCreationTime": "t", "configurationItem": {{{item}}}}}"#
        );
        let all = [
            "\"Config Configuration Item Change\"",
            "\"aws.config\"",
            "\"111122223333\"",
            "\"t\"",
            "\"eu-west-1\"",
        ];
        assert_eq!(fields(&change), [&all[..], &["[\"arn:aws:ec2:a\"]"]].concat());
        let oversized =
            change.replace("Item\"", "ItemSummary\"").replace("\"Configuration", "\"OversizedConfiguration");
        assert_eq!(fields(&oversized), fields(&change));
        let compliance = r#"{"messageType": "ComplianceChangeNotification", "awsAccountId": "111122223333"}"#;
        let found = fields(compliance);
        assert_eq!(found, ["\"Config Rules Compliance Change\"", "\"aws.config\"", "\"111122223333\"", "[]"]);
    }

    #[test]
    fn another_message_type_is_none() {
        let event = &ingest(r#"{"messageType": "News"}"#, 9).events[0];
        assert_eq!(event.envelope().name(), "event-bridge");
    }
}
