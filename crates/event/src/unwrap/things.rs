//! What looks like an envelope, is known and holds no event.

use eventglass_syntax::Node;

use crate::Thing;
use crate::unwrap::records;

/// A thing that a member with a certain string tells.
const TOLD_BY_STRING: [(&str, &str, Thing); 4] = [
    ("Event", "s3:TestEvent", Thing::S3TestEvent),
    ("Type", "SubscriptionConfirmation", Thing::SubscriptionConfirmation),
    ("Type", "UnsubscribeConfirmation", Thing::UnsubscribeConfirmation),
    ("messageType", "CONTROL_MESSAGE", Thing::ControlMessage),
];

/// A thing that members tell, whatever they are.
const TOLD_BY_MEMBERS: [(&str, &str, Thing); 4] = [
    ("digestS3Bucket", "digestS3Object", Thing::CloudTrailDigest),
    ("requestContext", "httpMethod", Thing::ApiGatewayRequest),
    ("requestContext", "routeKey", Thing::ApiGatewayRequest),
    ("requestContext", "rawPath", Thing::ApiGatewayRequest),
];

/// What an object is that is known to be no event.
pub(crate) fn of(object: &Node) -> Option<Thing> {
    let is = |key: &str, text: &str| object.member(key).and_then(Node::as_str) == Some(text);
    let has = |key: &str| object.member(key).is_some();
    let by_string = TOLD_BY_STRING.iter().find(|(key, text, _)| is(key, text));
    let by_members = TOLD_BY_MEMBERS.iter().find(|(one, other, _)| has(one) && has(other));
    by_string.or(by_members).map(|(_, _, thing)| *thing).or_else(|| of_record(object))
}

fn of_record(object: &Node) -> Option<Thing> {
    match records::service(object)? {
        "aws:s3" => Some(Thing::S3Notification),
        "aws:dynamodb" => Some(Thing::DynamoDbStream),
        _ => Some(Thing::LambdaRecord),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_known_by_their_members() {
        for (text, code) in [
            (
                r#"{"eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": {}}"#,
                "s3-notification",
            ),
            (r#"{"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "b"}"#, "s3-test-event"),
            (
                r#"{"awsAccountId": "1", "digestS3Bucket": "b", "digestS3Object": "o", "logFiles": []}"#,
                "cloud-trail-digest",
            ),
            (
                r#"{"Type": "SubscriptionConfirmation", "Message": "You …", "SubscribeURL": "u"}"#,
                "subscription-confirmation",
            ),
            (r#"{"Type": "UnsubscribeConfirmation", "Message": "You …"}"#, "unsubscribe-confirmation"),
            (
                r#"{"messageType": "CONTROL_MESSAGE", "logEvents": [{"message": "CWL CONTROL MESSAGE"}]}"#,
                "control-message",
            ),
            (r#"{"eventID": "1", "eventSource": "aws:dynamodb", "dynamodb": {}}"#, "dynamo-db-stream"),
            (r#"{"eventSource": "aws:ses", "ses": {}}"#, "lambda-record"),
            (r#"{"httpMethod": "GET", "path": "/", "requestContext": {}}"#, "api-gateway-request"),
            (
                r#"{"version": "2.0", "routeKey": "$default", "rawPath": "/", "requestContext": {}}"#,
                "api-gateway-request",
            ),
            (r#"{"requestContext": {}}"#, "-"),
            (r#"{"eventSource": "ec2.amazonaws.com"}"#, "-"),
            (r#"{"Type": "Notification"}"#, "-"),
        ] {
            let object = eventglass_syntax::parse(text).value.unwrap();
            assert_eq!(of(&object).map_or("-", Thing::code), code, "{text}");
        }
    }
}
