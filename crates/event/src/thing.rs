//! What is pasted beside events and is known not to be one.

/// Something that stands where an event could and is none. Each variant's comment is a text that is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// `{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": {…}}`
    S3Notification,
    /// `{"Service": "Amazon S3", "Event": "s3:TestEvent"}`
    S3TestEvent,
    /// `{"digestS3Bucket": "…", "logFiles": […]}`
    CloudTrailDigest,
    /// `{"Type": "SubscriptionConfirmation", "SubscribeURL": "…"}`
    SubscriptionConfirmation,
    /// `{"Type": "UnsubscribeConfirmation", "SubscribeURL": "…"}`
    UnsubscribeConfirmation,
    /// `{"messageType": "CONTROL_MESSAGE", "logEvents": […]}`
    ControlMessage,
    /// `{"Records": []}`, `{"Messages": []}`, `{"Events": []}`
    EmptyBatch,
    /// `{"eventSource": "aws:dynamodb", "dynamodb": {…}}`
    DynamoDbStream,
    /// `{"eventSource": "aws:ses", "ses": {…}}`: of a service whose records carry no events
    LambdaRecord,
    /// `{"httpMethod": "POST", "requestContext": {…}}`, of version 2 and of a function's address too
    ApiGatewayRequest,
    /// `{"Type": "Notification", "Message": "hello"}`: a message that is no JSON
    PlainMessage,
}

impl Thing {
    /// All of them.
    pub const ALL: [Thing; 11] = [
        Thing::S3Notification,
        Thing::S3TestEvent,
        Thing::CloudTrailDigest,
        Thing::SubscriptionConfirmation,
        Thing::UnsubscribeConfirmation,
        Thing::ControlMessage,
        Thing::EmptyBatch,
        Thing::DynamoDbStream,
        Thing::LambdaRecord,
        Thing::ApiGatewayRequest,
        Thing::PlainMessage,
    ];

    /// The stable kebab-case name.
    pub fn code(self) -> &'static str {
        match self {
            Thing::S3Notification => "s3-notification",
            Thing::S3TestEvent => "s3-test-event",
            Thing::CloudTrailDigest => "cloud-trail-digest",
            Thing::SubscriptionConfirmation => "subscription-confirmation",
            Thing::UnsubscribeConfirmation => "unsubscribe-confirmation",
            Thing::ControlMessage => "control-message",
            Thing::EmptyBatch => "empty-batch",
            Thing::DynamoDbStream => "dynamo-db-stream",
            Thing::LambdaRecord => "lambda-record",
            Thing::ApiGatewayRequest => "api-gateway-request",
            Thing::PlainMessage => "plain-message",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct() {
        for thing in Thing::ALL {
            assert_eq!(Thing::ALL.iter().filter(|it| it.code() == thing.code()).count(), 1);
        }
    }
}
