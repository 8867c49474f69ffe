//! What AWS Config tells of a changed resource.

use eventglass_syntax::{Member, Node, Value};

use crate::pretty;

/// A resource that changed, as AWS Config tells it to a topic and to EventBridge.
/// <https://docs.aws.amazon.com/config/latest/developerguide/example-sns-notification.html>
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigChange {
    /// `AWS::EC2::SecurityGroup`
    pub resource_type: String,
    /// `sg-0123456789abcdef0`
    pub resource_id: String,
    /// Its name, where it has one.
    pub resource_name: Option<String>,
    /// `CREATE`, `UPDATE` or `DELETE`
    pub change_type: Option<String>,
    /// `OK`, `ResourceDiscovered`, `ResourceDeleted`
    pub status: Option<String>,
    /// The resource's account.
    pub account: Option<String>,
    /// The resource's region.
    pub region: Option<String>,
    /// When Config saw it.
    pub time: Option<String>,
    /// What changed.
    pub diff: Diff,
}

/// What changed of a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Diff {
    /// The properties, and `configurationItemDiff` as indented JSON.
    Known(Vec<Change>, String),
    /// `"configurationItemDiff": null`, or none at all
    Absent,
    /// an oversized notification: the change is in S3, at this place
    Oversized(Option<String>),
}

/// A property before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `Configuration.IpPermissions.0`
    pub property: String,
    /// `CREATE`, `UPDATE` or `DELETE`
    pub kind: Option<String>,
    /// Its value as indented JSON; none where it was not there.
    pub before: Option<String>,
    /// Its value as indented JSON; none where it is gone.
    pub after: Option<String>,
}

/// The change that an event tells of: one of `aws.config`, or a notification that stands there as the detail or by
/// itself. None for any other event.
pub fn config_change(event: &Node) -> Option<ConfigChange> {
    let notification = event.member("detail").filter(|it| it.is_object()).unwrap_or(event);
    let whole = notification.member("configurationItem").filter(|it| it.is_object());
    let summary = notification.member("configurationItemSummary").filter(|it| it.is_object());
    let item = whole.or(summary)?;
    let diff = notification.member("configurationItemDiff").filter(|it| it.is_object());
    let change_type = diff.or(summary).and_then(|it| string(it, "changeType"));
    Some(ConfigChange {
        resource_type: string(item, "resourceType")?,
        resource_id: string(item, "resourceId")?,
        resource_name: string(item, "resourceName"),
        change_type,
        status: string(item, "configurationItemStatus"),
        account: string(item, "awsAccountId"),
        region: string(item, "awsRegion"),
        time: string(item, "configurationItemCaptureTime"),
        diff: match (diff, whole) {
            (Some(diff), _) => Diff::Known(changes(diff), pretty(diff)),
            (None, Some(_)) => Diff::Absent,
            (None, None) => Diff::Oversized(in_s3(notification)),
        },
    })
}

fn in_s3(notification: &Node) -> Option<String> {
    string(notification.member("s3DeliverySummary")?, "s3BucketLocation")
}

fn changes(diff: &Node) -> Vec<Change> {
    diff.member("changedProperties").map_or(&[][..], Node::members).iter().map(change).collect()
}

fn change(property: &Member) -> Change {
    let value = |name| property.value.member(name).filter(|it| it.value != Value::Null).map(pretty);
    Change {
        property: property.key.value.to_string(),
        kind: string(&property.value, "changeType"),
        before: value("previousValue"),
        after: value("updatedValue"),
    }
}

fn string(object: &Node, key: &str) -> Option<String> {
    object.member(key).and_then(Node::as_str).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use eventglass_syntax::parse;

    const ITEM: &str = r#""configurationItem": {"resourceType": "AWS::EC2::RouteTable", "resourceId": "rtb-1",
        "resourceName": null, "awsAccountId": "111122223333", "awsRegion": "eu-west-1",
        "configurationItemStatus": "OK", "configurationItemCaptureTime": "2026-01-01T00:00:00.000Z"}"#;
    const DIFF: &str = r#""configurationItemDiff": {"changeType": "UPDATE", "changedProperties": {
        "Configuration.Routes.0": {"previousValue": null, "updatedValue": {"gatewayId": "igw-1"}, "changeType": "CREATE"},
        "Configuration.Name": {"previousValue": "a", "updatedValue": "b", "changeType": "UPDATE"}}}"#;

    fn read(text: &str) -> Option<ConfigChange> {
        config_change(&parse(text).value.unwrap())
    }

    #[test]
    fn both_forms_tell_the_same_change() {
        let bare = format!(r#"{{"messageType": "ConfigurationItemChangeNotification", {DIFF}, {ITEM}}}"#);
        let event = format!(
            r#"{{"source": "aws.config", "detail-type": "Config Configuration Item Change", "detail": {bare}}}"#
        );
        let change = read(&event).unwrap();
        assert_eq!(read(&bare).as_ref(), Some(&change));
        assert_eq!(
            (change.resource_type.as_str(), change.resource_id.as_str()),
            ("AWS::EC2::RouteTable", "rtb-1")
        );
        assert_eq!(change.resource_name, None);
        let given = [&change.change_type, &change.status, &change.account, &change.region, &change.time];
        let expected = ["UPDATE", "OK", "111122223333", "eu-west-1", "2026-01-01T00:00:00.000Z"];
        assert_eq!(given.map(|it| it.as_deref().unwrap()), expected);
        let Diff::Known(changes, text) = change.diff else { panic!("the diff is known") };
        let rows: Vec<_> = changes
            .iter()
            .map(|it| (it.property.as_str(), it.kind.as_deref(), it.before.as_deref(), it.after.as_deref()))
            .collect();
        assert_eq!(
            rows,
            [
                ("Configuration.Routes.0", Some("CREATE"), None, Some("{\n  \"gatewayId\": \"igw-1\"\n}")),
                ("Configuration.Name", Some("UPDATE"), Some("\"a\""), Some("\"b\""))
            ]
        );
        assert!(
            text.starts_with("{\n  \"changeType\": \"UPDATE\",\n  \"changedProperties\": {\n    \"Conf"),
            "{text}"
        );
    }

    #[test]
    fn a_change_may_have_no_diff() {
        for diff in ["", r#""configurationItemDiff": null, "#] {
            let change = read(&format!("{{{diff}{ITEM}}}")).unwrap();
            assert_eq!((change.diff, change.change_type), (Diff::Absent, None));
        }
    }

    #[test]
    fn an_oversized_change_says_where_it_is() {
        let summary = r#""configurationItemSummary": {"changeType": "CREATE", "resourceType": "AWS::EC2::Instance",
            "resourceId": "i-1"}"#;
        let change = read(&format!(
            r#"{{"messageType": "OversizedConfigurationItemChangeNotification", {summary},
                "s3DeliverySummary": {{"s3BucketLocation": "bucket/key"}}}}"#
        ))
        .unwrap();
        assert_eq!(change.change_type.as_deref(), Some("CREATE"));
        assert_eq!(change.diff, Diff::Oversized(Some("bucket/key".into())));
        assert_eq!(read(&format!("{{{summary}}}")).unwrap().diff, Diff::Oversized(None));
    }

    #[test]
    fn other_events_tell_of_no_change() {
        for text in ["1", "{}", r#"{"detail": {"configurationItem": {}}}"#, r#"{"configurationItem": []}"#] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
