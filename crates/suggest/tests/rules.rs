//! What a rule for one event asks.

#![expect(clippy::unwrap_used, reason = "what is missing fails the test")]

use eventglass_pattern::{Event, compile, limits};
use eventglass_suggest::{Nature, fields, for_event};
use eventglass_syntax::{Node, parse};

fn event(text: &str) -> Node {
    parse(text).value.unwrap()
}

/// A pattern without white space, after it was asked of the engine and the service.
fn rule(text: &str) -> String {
    let event = event(text);
    let pattern = for_event(&event);
    let compiled = compile(&pattern);
    assert_eq!(limits::limits(&pattern, &compiled), [], "{pattern}");
    assert_eq!(compiled.problems, [], "{pattern}");
    assert!(compiled.pattern.unwrap().matches(&Event::new(&event)), "{pattern}\n{text}");
    pattern.split_whitespace().collect()
}

/// An event from a service, in its envelope.
fn from(source: &str, detail_type: &str, resources: &str, detail: &str) -> String {
    format!(
        r#"{{"version": "0", "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718", "detail-type": "{detail_type}",
            "source": "{source}", "account": "111122223333", "time": "2026-03-01T10:00:00Z", "region": "eu-west-1",
            "resources": [{resources}], "detail": {detail}}}"#
    )
}

/// An event's source, detail-type, resources and detail, and what its rule asks about the detail.
const KINDS: [(&str, &str, &str, &str, &str); 27] = [
    (
        "aws.ec2",
        "AWS API Call via CloudTrail",
        "",
        r#"{"eventVersion": "1.11", "userIdentity": {"type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/mira"},
                "eventTime": "2026-03-01T10:00:00Z", "eventSource": "ec2.amazonaws.com", "eventName": "CreateImage",
                "awsRegion": "eu-west-1", "readOnly": false, "eventType": "AwsApiCall",
                "responseElements": {"imageId": "ami-0123456789abcdef0", "state": "pending"}}"#,
        r#"{"eventSource":["ec2.amazonaws.com"],"eventName":["CreateImage"]}"#,
    ),
    (
        "aws.ec2",
        "AWS API Call via CloudTrail",
        "",
        r#"{"eventSource": "ec2.amazonaws.com", "eventName": "RunInstances", "errorCode": "Client.UnauthorizedOperation",
                "errorMessage": "You are not authorized", "responseElements": null}"#,
        r#"{"eventSource":["ec2.amazonaws.com"],"eventName":["RunInstances"],"errorCode":["Client.UnauthorizedOperation"]}"#,
    ),
    (
        "aws.lambda",
        "AWS API Call via CloudTrail",
        "",
        r#"{"eventSource": "lambda.amazonaws.com", "eventName": "GetFunction20150331v2", "requestID": "a1"}"#,
        r#"{"eventSource":["lambda.amazonaws.com"],"eventName":["GetFunction20150331v2"]}"#,
    ),
    (
        "aws.ec2",
        "EC2 Instance State-change Notification",
        r#""arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0""#,
        r#"{"instance-id": "i-0123456789abcdef0", "state": "running"}"#,
        r#"{"state":["running"]}"#,
    ),
    (
        "aws.ec2",
        "EC2 AMI State Change",
        r#""arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0""#,
        r#"{"RequestId": "b2", "ImageId": "ami-0123456789abcdef0", "State": "available", "ErrorMessage": ""}"#,
        r#"{"State":["available"]}"#,
    ),
    (
        "aws.ec2",
        "EBS Snapshot Notification",
        "",
        r#"{"event": "createSnapshot", "result": "succeeded", "cause": "", "request-id": "",
                "snapshot_id": "arn:aws:ec2::eu-west-1:snapshot/snap-0123456789abcdef0",
                "source": "arn:aws:ec2::eu-west-1:volume/vol-0123456789abcdef0", "startTime": "2026-03-01T10:00:00Z"}"#,
        r#"{"event":["createSnapshot"],"result":["succeeded"]}"#,
    ),
    (
        "aws.s3",
        "Object Created",
        r#""arn:aws:s3:::uploads""#,
        r#"{"version": "0", "bucket": {"name": "uploads"}, "object": {"key": "2026/a.png", "size": 5,
                "etag": "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "sequencer": "00617F08299329D189"},
                "request-id": "N4N7GDK58NMKJ12R", "requester": "111122223333", "source-ip-address": "203.0.113.7",
                "reason": "PutObject"}"#,
        "",
    ),
    (
        "aws.guardduty",
        "GuardDuty Finding",
        "",
        r#"{"schemaVersion": "2.0", "accountId": "111122223333", "region": "eu-west-1", "id": "3e2f",
                "type": "UnauthorizedAccess:EC2/MaliciousIPCaller.Custom", "severity": 5,
                "resource": {"resourceType": "Instance", "instanceDetails": {"instanceId": "i-0123456789abcdef0"}},
                "service": {"action": {"actionType": "NETWORK_CONNECTION"}, "count": 1}, "title": "Bad address"}"#,
        r#"{"type":["UnauthorizedAccess:EC2/MaliciousIPCaller.Custom"]}"#,
    ),
    (
        "aws.ecs",
        "ECS Task State Change",
        "",
        r#"{"clusterArn": "arn:aws:ecs:eu-west-1:111122223333:cluster/shop", "lastStatus": "STOPPED",
                "containers": [{"lastStatus": "STOPPED", "exitCode": 1}], "desiredStatus": "STOPPED",
                "stoppedReason": "Essential container in task exited", "version": 3}"#,
        r#"{"lastStatus":["STOPPED"]}"#,
    ),
    (
        "aws.health",
        "AWS Health Event",
        "",
        r#"{"eventArn": "arn:aws:health:eu-west-1::event/EC2/x/y", "service": "EC2",
                "eventTypeCode": "AWS_EC2_INSTANCE_STOP_SCHEDULED", "eventTypeCategory": "scheduledChange",
                "startTime": "Sun, 01 Mar 2026 05:00:00 GMT", "eventDescription": [{"language": "en_US"}],
                "affectedEntities": [{"entityValue": "i-0123456789abcdef0", "status": "IMPAIRED"}]}"#,
        r#"{"eventTypeCode":["AWS_EC2_INSTANCE_STOP_SCHEDULED"],"eventTypeCategory":["scheduledChange"]}"#,
    ),
    (
        "aws.codepipeline",
        "CodePipeline Pipeline Execution State Change",
        "",
        r#"{"pipeline": "shop", "version": 7, "state": "FAILED", "execution-id": "01234567-0123-0123-0123-012345678901"}"#,
        r#"{"state":["FAILED"]}"#,
    ),
    (
        "aws.codebuild",
        "CodeBuild Build State Change",
        "",
        r#"{"build-status": "SUCCEEDED", "project-name": "shop", "current-phase": "COMPLETED",
                "build-id": "arn:aws:codebuild:eu-west-1:111122223333:build/shop:01234567-0123-0123-0123-012345678901"}"#,
        r#"{"build-status":["SUCCEEDED"]}"#,
    ),
    (
        "aws.cloudwatch",
        "CloudWatch Alarm State Change",
        "",
        r#"{"alarmName": "cpu", "configuration": {"metrics": [{"id": "m1"}]},
                "previousState": {"value": "OK", "timestamp": "2026-03-01T09:00:00Z"},
                "state": {"value": "ALARM", "reason": "Threshold crossed", "timestamp": "2026-03-01T10:00:00Z"}}"#,
        r#"{"state":{"value":["ALARM"]}}"#,
    ),
    (
        "aws.imagebuilder",
        "EC2 Image Builder Image State Change",
        "",
        r#"{"previous-state": {"status": "TESTING"}, "state": {"status": "AVAILABLE"}}"#,
        r#"{"state":{"status":["AVAILABLE"]}}"#,
    ),
    (
        "aws.config",
        "Config Configuration Item Change",
        "",
        r#"{"recordVersion": "1.3", "messageType": "ConfigurationItemChangeNotification",
                "configurationItemDiff": {"changeType": "UPDATE", "changedProperties": {"x": {"changeType": "CREATE"}}},
                "configurationItem": {"resourceType": "AWS::EC2::Instance", "resourceId": "i-0123456789abcdef0",
                "configurationItemStatus": "OK"}}"#,
        r#"{"messageType":["ConfigurationItemChangeNotification"],"configurationItemDiff":{"changeType":["UPDATE"]},"configurationItem":{"resourceType":["AWS::EC2::Instance"],"configurationItemStatus":["OK"]}}"#,
    ),
    (
        "aws.config",
        "Config Rules Compliance Change",
        "",
        r#"{"configRuleName": "encrypted", "newEvaluationResult": {"complianceType": "NON_COMPLIANT"},
                "oldEvaluationResult": {"complianceType": "COMPLIANT"}}"#,
        r#"{"newEvaluationResult":{"complianceType":["NON_COMPLIANT"]}}"#,
    ),
    (
        "aws.states",
        "Step Functions Execution Status Change",
        "",
        r#"{"executionArn": "arn:aws:states:eu-west-1:111122223333:execution:shop:a", "status": "TIMED_OUT",
                "startDate": 1772359200000, "stopDate": null, "input": "{}"}"#,
        r#"{"status":["TIMED_OUT"]}"#,
    ),
    (
        "aws.autoscaling",
        "EC2 Instance Launch Successful",
        "",
        r#"{"StatusCode": "InProgress", "AutoScalingGroupName": "web", "Cause": "At 2026-03-01 a user asked for it",
                "EndTime": "2026-03-01T10:00:00Z", "EC2InstanceId": "i-0123456789abcdef0"}"#,
        r#"{"StatusCode":["InProgress"]}"#,
    ),
    (
        "aws.rds",
        "RDS DB Instance Event",
        "",
        r#"{"EventCategories": ["notification", "maintenance"], "SourceType": "DB_INSTANCE",
                "SourceIdentifier": "shop", "Message": "Backing up DB instance", "EventID": "RDS-EVENT-0001"}"#,
        r#"{"EventCategories":["notification"],"SourceType":["DB_INSTANCE"]}"#,
    ),
    (
        "aws.batch",
        "Batch Job State Change",
        "",
        r#"{"jobName": "night", "jobId": "01234567-0123-0123-0123-012345678901", "status": "RUNNABLE",
                "attempts": [{"statusReason": "x"}], "createdAt": 1772359200000}"#,
        r#"{"status":["RUNNABLE"]}"#,
    ),
    ("aws.events", "Scheduled Event", r#""arn:aws:events:eu-west-1:111122223333:rule/hourly""#, "{}", ""),
    (
        "shop.orders",
        "Order",
        "",
        r#"{"orderId": "1000", "order": {"status": "shipped", "total": 12.5}, "items": [{"sku": "a", "status": "packed"}],
                "vip": true, "note": null, "eventType": "OrderShipped"}"#,
        r#"{"order":{"status":["shipped"]},"eventType":["OrderShipped"]}"#,
    ),
    ("shop.orders", "Order", "", r#"{"status": "i-0123456789abcdef0", "state": ""}"#, ""),
    ("shop.orders", "Order", "", r#"{"status": 7, "state": false, "type": null}"#, ""),
    ("shop.orders", "Order", "", r#"{"order.status": "paid"}"#, r#"{"order.status":["paid"]}"#),
    (
        "shop.orders",
        "Order",
        "",
        r#"{"注文状態": "出荷済み", "status": "出荷済み"}"#,
        r#"{"status":["出荷済み"]}"#,
    ),
    ("shop.orders", "Order", "", r#"{"status": "\ud800 \"x\" \\"}"#, r#"{"status":["\ud800\"x\"\\"]}"#),
];

#[test]
fn a_rule_asks_for_what_names_the_kind_of_an_event() {
    for (source, detail_type, resources, detail, asked) in KINDS {
        let kind: String = detail_type.split_whitespace().collect();
        let detail_part = if asked.is_empty() { String::new() } else { format!(r#","detail":{asked}"#) };
        let expected = format!(r#"{{"source":["{source}"],"detail-type":["{kind}"]{detail_part}}}"#);
        assert_eq!(rule(&from(source, detail_type, resources, detail)), expected, "{detail}");
    }
}

#[test]
fn events_without_an_envelope_have_rules_too() {
    for (event, expected) in [
        ("{}", r#"{"source":[{"exists":false}]}"#),
        ("[1]", r#"{"source":[{"exists":false}]}"#),
        (r#"{"detail": {}}"#, r#"{"source":[{"exists":false}]}"#),
        (r#"{"source": []}"#, r#"{"source":[{"exists":false}]}"#),
        (r#"{"": "x", "$or": 1}"#, r#"{"source":[{"exists":false}]}"#),
        (r#"{"version": "0", "id": "x-1", "name": "a"}"#, r#"{"name":["a"]}"#),
        (r#"{"version": "0"}"#, r#"{"source":[{"exists":false}]}"#),
        (r#"{"version": "0", "n": 1, "id": "x"}"#, r#"{"n":[1]}"#),
        (r#"{"n": 1.50}"#, r#"{"n":[1.50]}"#),
        (r#"{"n": 1e400}"#, r#"{"n":[1e400]}"#),
        (r#"{"status": "ok", "n": 1}"#, r#"{"status":["ok"]}"#),
        (r#"{"source": "my.app", "source": "other.app"}"#, r#"{"source":["my.app"]}"#),
        (r#"{"source": ["a", "b"], "detail-type": null}"#, r#"{"source":["a"],"detail-type":[null]}"#),
        (
            r#"{"$or": {"state": "on"}, "a": {"$or": "x", "status": "y"}}"#,
            r#"{"$or.state":["on"],"a":{"status":["y"]}}"#,
        ),
        (r#"{"detail": {"state": [{"value": "on"}]}}"#, r#"{"detail":{"state":{"value":["on"]}}}"#),
    ] {
        assert_eq!(rule(event), expected, "{event}");
    }
}

#[test]
fn a_rule_keeps_to_the_limits_of_the_service() {
    let long = "x".repeat(5_000);
    for (event, expected) in [
        (format!(r#"{{"source": "{long}"}}"#), r#"{"source":[{"exists":true}]}"#),
        (format!(r#"{{"source": "a", "detail": {{"{long}": "b"}}}}"#), r#"{"source":["a"]}"#),
        (format!(r#"{{"{long}": "b"}}"#), r#"{"source":[{"exists":false}]}"#),
    ] {
        assert_eq!(rule(&event), expected);
    }
}

/// The nature and the tests of the only field of an event.
fn tests(key: &str, value: &str) -> (Nature, Vec<String>) {
    let event = event(&format!(r#"{{"detail": {{"{key}": {value}}}}}"#));
    let mut fields = fields(&event);
    assert_eq!(fields.len(), 1, "{key}: {value}");
    let field = fields.remove(0);
    let mut tests: Vec<String> = field.tests.into_iter().map(|test| test.json).collect();
    assert_eq!(tests.pop().as_deref(), Some(r#"{"exists": true}"#), "{key}: {value}");
    (field.nature, tests)
}

#[test]
fn tests_leave_out_what_changes() {
    use Nature::{Account, Address, Arn, Id, Number, Plain, Region, Text, Time};
    let own = |value: &str| vec![value.to_owned()];
    for (key, value, nature, proposed) in [
        ("state", r#""running""#, Plain, &[r#""running""#][..]),
        ("ok", "true", Plain, &["true"]),
        ("none", "null", Plain, &["null"]),
        ("n", "5", Number, &["5", r#"{"numeric": [">=", 5]}"#, r#"{"numeric": ["<=", 5]}"#]),
        ("n", "9007199254740993", Number, &["9007199254740993"]),
        ("instance-id", r#""i-0123456789abcdef0""#, Id, &[r#"{"prefix": "i-"}"#, r#""i-0123456789abcdef0""#]),
        ("x", r#""import-ami-01234567""#, Id, &[r#"{"prefix": "import-ami-"}"#, r#""import-ami-01234567""#]),
        (
            "accessKeyId",
            r#""AKIAIOSFODNN7EXAMPLE""#,
            Id,
            &[r#"{"prefix": "AKIA"}"#, r#""AKIAIOSFODNN7EXAMPLE""#],
        ),
        (
            "principalId",
            r#""AROAIOSFODNN7EXAMPLE:mira""#,
            Id,
            &[r#"{"prefix": "AROA"}"#, r#""AROAIOSFODNN7EXAMPLE:mira""#],
        ),
        (
            "x",
            r#""6a7e8feb-b491-4cf7-a9f1-bf3703467718""#,
            Id,
            &[r#""6a7e8feb-b491-4cf7-a9f1-bf3703467718""#],
        ),
        ("orderId", r#""1000""#, Id, &[r#""1000""#]),
        ("valid", r#""yes""#, Plain, &[r#""yes""#]),
        ("cipherSuite", r#""TLS_AES_128_GCM_SHA256""#, Plain, &[r#""TLS_AES_128_GCM_SHA256""#]),
        (
            "x",
            r#""arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0""#,
            Arn,
            &[
                r#"{"prefix": "arn:aws:ec2:us-east-1::image/"}"#,
                r#""arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0""#,
            ],
        ),
        (
            "x",
            r#""arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0""#,
            Arn,
            &[
                r#"{"wildcard": "arn:aws:ec2:us-east-1:*:instance/*"}"#,
                r#"{"wildcard": "arn:aws:ec2:us-east-1:*:instance/i-0123456789abcdef0"}"#,
                r#""arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0""#,
            ],
        ),
        (
            "x",
            r#""arn:aws:sns:us-east-1:111122223333:orders""#,
            Arn,
            &[
                r#"{"wildcard": "arn:aws:sns:us-east-1:*:orders"}"#,
                r#""arn:aws:sns:us-east-1:111122223333:orders""#,
            ],
        ),
        ("x", r#""arn:aws:s3:::uploads""#, Arn, &[r#""arn:aws:s3:::uploads""#]),
        ("x", r#""arn:aws""#, Arn, &[r#""arn:aws""#]),
        (
            "x",
            r#""arn:aws:sqs:us-east-1:111122223333:a*b\\c""#,
            Arn,
            &[
                r#"{"wildcard": "arn:aws:sqs:us-east-1:*:a\\*b\\\\c"}"#,
                r#""arn:aws:sqs:us-east-1:111122223333:a*b\\c""#,
            ],
        ),
        (
            "time",
            r#""2026-03-01T10:00:00Z""#,
            Time,
            &[r#"{"prefix": "2026-03-01"}"#, r#""2026-03-01T10:00:00Z""#],
        ),
        ("createdAt", "1772359200", Time, &["1772359200"]),
        ("owner", r#""111122223333""#, Account, &[r#""111122223333""#]),
        ("accountId", r#""-""#, Account, &[r#""-""#]),
        ("x", r#""eu-west-1""#, Region, &[r#""eu-west-1""#, r#"{"prefix": "eu-"}"#]),
        ("x", r#""us-gov-east-1b""#, Region, &[r#""us-gov-east-1b""#, r#"{"prefix": "us-"}"#]),
        (
            "sourceIPAddress",
            r#""203.0.113.7""#,
            Address,
            &[r#""203.0.113.7""#, r#"{"cidr": "203.0.113.0/24"}"#],
        ),
        ("x", r#""2001:db8::1""#, Address, &[r#""2001:db8::1""#, r#"{"cidr": "2001:db8::1/64"}"#]),
        ("cidrIp", r#""0.0.0.0/0""#, Address, &[r#""0.0.0.0/0""#]),
        ("sourceIPAddress", r#""AWS Internal""#, Plain, &[r#""AWS Internal""#]),
        (
            "userAgent",
            r#""aws-cli/2.1 Python/3""#,
            Text,
            &[r#"{"prefix": "aws-cli/"}"#, r#""aws-cli/2.1 Python/3""#],
        ),
        (
            "message",
            r#""the disk of host seven is full now""#,
            Text,
            &[r#"{"prefix": "the disk of host seven is full "}"#, r#""the disk of host seven is full now""#],
        ),
        (
            "key",
            r#""2026/a.png""#,
            Plain,
            &[r#""2026/a.png""#, r#"{"prefix": "2026/"}"#, r#"{"suffix": ".png"}"#],
        ),
        ("apiVersion", r#""2013-04-01""#, Plain, &[r#""2013-04-01""#]),
        ("x", r#""\ud800i-0123456789abcdef0""#, Plain, &[r#""\ud800i-0123456789abcdef0""#]),
        ("x", r#"["a", "b", "a", 5]"#, Plain, &[r#""a""#, r#""b""#, "5"]),
    ] {
        let proposed: Vec<String> = proposed.iter().flat_map(|test| own(test)).collect();
        assert_eq!(tests(key, value), (nature, proposed), "{key}: {value}");
    }
}
