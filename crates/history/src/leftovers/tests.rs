use super::*;
use eventglass_event::ingest;

/// A call to EC2 in eu-west-1 at a time of one day.
fn ec2(time: &str, call: &str, detail: &str) -> String {
    record("ec2", time, call, detail)
}

fn record(service: &str, time: &str, call: &str, detail: &str) -> String {
    format!(
        r#"{{"eventSource": "{service}.amazonaws.com", "eventName": "{call}", "eventTime": "2026-03-01T{time}Z",
            "awsRegion": "eu-west-1", "recipientAccountId": "111122223333", {detail}}}"#
    )
}

fn left(text: &str) -> Leftovers {
    leftovers(&ingest(text, 99).events, None)
}

fn ids(left: &Leftovers) -> Vec<&str> {
    left.rows.iter().map(|row| row.id.as_str()).collect()
}

const RUN_THREE: &str = r#""userIdentity": {"type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/Lab/mira"},
    "requestParameters": {"instanceType": "t3.micro", "tagSpecificationSet": {"items": [
        {"resourceType": "volume", "tags": [{"key": "Name", "value": "disk"}]},
        {"resourceType": "instance", "tags": [{"key": "a", "value": "b"}, {"key": "Name", "value": "web"}]}]}},
    "responseElements": {"instancesSet": {"items": [
        {"instanceId": "i-1", "instanceType": "t3.micro"}, {"instanceId": "i-2", "instanceType": "t3.large"},
        {"instanceId": "i-3", "instanceType": "t3.nano"}]}}"#;

#[test]
fn three_launched_and_one_terminated_leave_two() {
    let terminate = r#""requestParameters": {"instancesSet": {"items": [{"instanceId": "i-1"}]}},
        "responseElements": {"instancesSet": {"items": [{"instanceId": "i-1", "currentState": {"name": "shutting-down"}}]}}"#;
    let text = ec2("10:30:00", "TerminateInstances", terminate) + &ec2("10:00:00", "RunInstances", RUN_THREE);
    let left = left(&text);
    assert_eq!((left.created, left.deleted, left.failed, left.deletions_without_creation), (3, 1, 0, 0));
    assert_eq!(left.regions, ["eu-west-1"]);
    assert_eq!(
        (left.first, left.last, left.now),
        (Moment::parse("2026-03-01T10:00:00Z"), left.now, left.last)
    );
    let row = Leftover {
        kind: "ec2-instance",
        kind_name: "EC2 instance",
        id: "i-2".to_owned(),
        name: Some("web".to_owned()),
        size: Some("t3.large".to_owned()),
        region: Some("eu-west-1".to_owned()),
        account: Some("111122223333".to_owned()),
        who: left.rows[0].who.clone(),
        created: Moment::parse("2026-03-01T10:00:00Z"),
        event: 1,
        running_ms: Some(1_800_000),
        console: Some(
            "https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-2".to_owned(),
        ),
    };
    assert_eq!(left.rows[0], row);
    assert_eq!(row.who.map(|who| (who.name, who.session)), Some(("Lab".to_owned(), Some("mira".to_owned()))));
    assert_eq!(ids(&left), ["i-2", "i-3"]);
}

#[test]
fn the_present_is_an_input() {
    let events = ingest(&ec2("10:00:00", "RunInstances", RUN_THREE), 9).events;
    let start = Moment::parse("2026-03-01T10:00:00Z").unwrap().millis();
    for (now, running) in [(None, 0), (Some(start + 5000), 5000), (Some(0), 0)] {
        let left = leftovers(&events, now);
        assert_eq!(left.rows[0].running_ms, Some(running));
        assert_eq!(left.now.map(Moment::millis), Some(now.unwrap_or(start)));
    }
}

#[test]
fn calls_without_effect_are_left_out() {
    let bucket = |detail: &str| {
        record(
            "s3",
            "10:00:00",
            "CreateBucket",
            &format!(r#""requestParameters": {{"bucketName": "b"}}, {detail}"#),
        )
    };
    for (detail, rows, failed) in [
        (r#""errorCode": "AccessDenied""#, 0, 1),
        (r#""errorCode": "Client.DryRunOperation""#, 0, 1),
        (r#""errorCode": "", "errorMessage": null"#, 1, 0),
        (r#""errorCode": null"#, 1, 0),
    ] {
        let left = left(&bucket(detail));
        assert_eq!((left.rows.len(), left.created, left.failed), (rows, rows, failed), "{detail}");
    }
    for dry in [r#"{"dryRun": true}"#, r#"{"DeleteVolumeRequest": {"DryRun": "true"}}"#] {
        let left = left(&ec2("10:00:00", "DeleteVolume", &format!(r#""requestParameters": {dry}"#)));
        assert_eq!((left.failed, left.deletions_without_creation), (1, 0), "{dry}");
    }
    assert_eq!(left(&ec2("10:00:00", "DescribeInstances", r#""errorCode": "AccessDenied""#)).failed, 0);
}

#[test]
fn an_instance_that_ends_by_itself_is_no_leftover() {
    let ended = |state: &str| {
        format!(
            r#"{{"source": "aws.ec2", "detail-type": "EC2 Instance State-change Notification", "account": "111122223333",
                "region": "eu-west-1", "time": "2026-03-01T12:00:00Z", "detail": {{"instance-id": "i-2", "state": "{state}"}}}}"#
        )
    };
    let run = ec2("10:00:00", "RunInstances", RUN_THREE);
    assert_eq!(ids(&left(&(run.clone() + &ended("stopped")))), ["i-2", "i-1", "i-3"]);
    let left = left(&(run + &ended("terminated") + &ended("terminated")));
    assert_eq!((ids(&left), left.deleted, left.deletions_without_creation), (vec!["i-1", "i-3"], 1, 0));
}

#[test]
fn of_one_second_making_comes_first() {
    let bucket = |call: &str| record("s3", "10:00:00", call, r#""requestParameters": {"bucketName": "b"}"#);
    assert_eq!(left(&(bucket("DeleteBucket") + &bucket("CreateBucket"))).rows, []);
}

#[test]
fn a_name_may_be_used_again() {
    let bucket =
        |time: &str, call: &str| record("s3", time, call, r#""requestParameters": {"bucketName": "b"}"#);
    let text = bucket("10:00:00", "CreateBucket")
        + &bucket("10:00:01", "DeleteBucket")
        + &bucket("10:00:02", "CreateBucket");
    let again = left(&text);
    assert_eq!((again.created, again.deleted, again.rows[0].event), (2, 1, 2));
    let twice = left(&text.repeat(2));
    assert_eq!((twice.created, twice.deleted, twice.rows.len()), (2, 1, 1));
}

#[test]
fn what_was_created_before_the_first_event_is_counted_once() {
    let terminate = |time: &str| {
        ec2(
            time,
            "TerminateInstances",
            r#""requestParameters": {"instancesSet": {"items": [{"instanceId": "i-9"}, {"instanceId": "i-8"}]}}"#,
        )
    };
    assert_eq!(left(&(terminate("10:00:00") + &terminate("10:00:05"))).deletions_without_creation, 2);
}

#[test]
fn without_times_a_deletion_counts_wherever_it_stands() {
    let bucket = |call: &str| record("s3", "", call, r#""requestParameters": {"bucketName": "b"}"#);
    let left = left(&(bucket("DeleteBucket") + &bucket("CreateBucket")));
    assert_eq!((left.rows.len(), left.created, left.deleted, left.deletions_without_creation), (0, 1, 1, 0));
    assert_eq!((left.first, left.now), (None, None));
}

#[test]
fn the_kind_of_a_database_is_told_by_its_engine() {
    let made = |call: &str, request: &str| {
        record("rds", "10:00:00", call, &format!(r#""requestParameters": {request}"#))
    };
    for (call, request, kind) in [
        ("CreateDBInstance", r#"{"dBInstanceIdentifier": "D", "engine": "postgres"}"#, "rds-instance d"),
        ("CreateDBInstance", r#"{"dBInstanceIdentifier": "d", "engine": "docdb"}"#, "docdb-instance d"),
        ("CreateDBInstance", r#"{"dBInstanceIdentifier": "d", "engine": "neptune"}"#, "neptune-instance d"),
        ("CreateDBInstanceReadReplica", r#"{"dBInstanceIdentifier": "d"}"#, "rds-instance d"),
        ("CreateDBCluster", r#"{"dBClusterIdentifier": "d", "engine": "aurora-mysql"}"#, "rds-cluster d"),
        ("CreateDBCluster", r#"{"dBClusterIdentifier": "d", "engine": "docdb"}"#, "docdb-cluster d"),
    ] {
        let made = made(call, request);
        let shown: Vec<String> =
            left(&made).rows.iter().map(|row| format!("{} {}", row.kind, row.id)).collect();
        assert_eq!(shown, [kind], "{request}");
        let what = if call.contains("Cluster") { "Cluster" } else { "Instance" };
        let deletion = record(
            "rds",
            "11:00:00",
            &format!("DeleteDB{what}"),
            &format!(r#""requestParameters": {{"dB{what}Identifier": "d"}}"#),
        );
        let left = left(&(made + &deletion));
        assert_eq!((left.rows.len(), left.deletions_without_creation), (0, 0), "{request}");
    }
}

#[test]
fn a_deletion_of_an_untold_kind_takes_what_is_there() {
    let call = |time: &str, call: &str, engine: &str| {
        record(
            "rds",
            time,
            call,
            &format!(r#""requestParameters": {{"dBInstanceIdentifier": "d", "engine": "{engine}"}}"#),
        )
    };
    let text = call("10:00:00", "CreateDBInstance", "mysql")
        + &call("10:01:00", "DeleteDBInstance", "")
        + &call("10:02:00", "CreateDBInstance", "docdb")
        + &call("10:03:00", "DeleteDBInstance", "");
    assert_eq!((left(&text).rows.len(), left(&text).deleted), (0, 2));
}

#[test]
fn load_balancers_of_both_generations_are_told_apart() {
    let create = |time: &str, request: &str, response: &str| {
        record(
            "elasticloadbalancing",
            time,
            "CreateLoadBalancer",
            &format!(r#""requestParameters": {request}, "responseElements": {response}"#),
        )
    };
    let arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/front/50dc6c495c0c9188";
    let text = create("10:00:00", r#"{"loadBalancerName": "old"}"#, r#"{"dNSName": "old.example"}"#)
        + &create(
            "10:00:01",
            r#"{"name": "front"}"#,
            &format!(r#"{{"loadBalancers": [{{"loadBalancerArn": "{arn}", "type": "application"}}]}}"#),
        );
    let all = left(&text);
    let shown: Vec<_> = all
        .rows
        .iter()
        .map(|row| (row.kind, row.id.as_str(), row.name.as_deref(), row.size.as_deref()))
        .collect();
    assert_eq!(
        shown,
        [
            ("load-balancer", "50dc6c495c0c9188", Some("front"), Some("application")),
            ("classic-load-balancer", "old", None, None)
        ]
    );
    assert!(
        all.rows[0].console.as_deref().unwrap().ends_with("loadbalancer%2Fapp%2Ffront%2F50dc6c495c0c9188")
    );
    let delete = |request: &str| {
        record(
            "elasticloadbalancing",
            "10:05:00",
            "DeleteLoadBalancer",
            &format!(r#""requestParameters": {request}"#),
        )
    };
    let both = text
        + &delete(&format!(r#"{{"loadBalancerArn": "{arn}"}}"#))
        + &delete(r#"{"loadBalancerName": "old"}"#);
    assert_eq!(left(&both).rows, []);
}

#[test]
fn an_undone_deletion_leaves_the_resource() {
    let key = "arn:aws:kms:eu-west-1:111122223333:key/0a1b";
    let create = record(
        "kms",
        "10:00:00",
        "CreateKey",
        r#""responseElements": {"keyMetadata": {"keyId": "0a1b", "keySpec": "RSA_2048"}}"#,
    );
    let schedule = record(
        "kms",
        "10:01:00",
        "ScheduleKeyDeletion",
        &format!(r#""requestParameters": {{"keyId": "{key}"}}"#),
    );
    let cancel = record("kms", "10:02:00", "CancelKeyDeletion", r#""requestParameters": {"keyId": "0a1b"}"#);
    assert_eq!(left(&(create.clone() + &schedule)).rows, []);
    let undone = left(&(create.clone() + &schedule + &cancel));
    assert_eq!((ids(&undone), undone.deleted, undone.undone), (vec!["0a1b"], 1, 1));
    let twice = left(&(create + &schedule.replace("10:01", "10:03") + &schedule + &cancel));
    assert_eq!((twice.rows.len(), twice.deleted, twice.undone), (0, 2, 1));
    assert_eq!(left(&(schedule + &cancel)).undone, 0);
}

#[test]
fn api_dates_in_names_of_calls_are_overlooked() {
    let make = |call: &str| {
        left(&record(
            "lambda",
            "10:00:00",
            call,
            r#""requestParameters": {"functionName": "f", "memorySize": 128}"#,
        ))
        .rows
        .len()
    };
    assert_eq!(
        [make("CreateFunction20150331"), make("CreateFunction20150331v2"), make("CreateFunction")],
        [1, 1, 1]
    );
    assert_eq!([make("CreateFunctionUrlConfig"), make("CreateFunctions"), make("createFunction")], [0, 0, 0]);
    let version = record(
        "lambda",
        "10:01:00",
        "DeleteFunction20150331",
        r#""requestParameters": {"functionName": "f", "qualifier": "1"}"#,
    );
    assert_eq!(left(&version).deletions_without_creation, 0);
}

#[test]
fn accounts_and_regions_are_kept_apart() {
    let made = record("dynamodb", "10:00:00", "CreateTable", r#""requestParameters": {"tableName": "t"}"#);
    let gone = record("dynamodb", "10:01:00", "DeleteTable", r#""requestParameters": {"tableName": "t"}"#);
    assert_eq!(left(&(made.clone() + &gone)).rows.len(), 0);
    assert_eq!(left(&(made.clone() + &gone.replace("eu-west-1", "us-east-1"))).rows.len(), 1);
    assert_eq!(left(&(made + &gone.replace("111122223333", "123456789012"))).rows.len(), 1);
    let bucket = |region: &str, call: &str| {
        record("s3", "10:00:00", call, r#""requestParameters": {"bucketName": "b"}"#)
            .replace("eu-west-1", region)
    };
    let left = left(&(bucket("us-east-1", "CreateBucket") + &bucket("eu-west-1", "DeleteBucket")));
    assert_eq!((left.rows.len(), left.regions), (0, vec!["eu-west-1".to_owned(), "us-east-1".to_owned()]));
}

#[test]
fn a_service_of_one_region_is_in_that_of_its_partition() {
    let zone = |region: &str| {
        let made = r#""requestParameters": {"name": "example.org."}, "responseElements": {"hostedZone": {"id": "/hostedzone/Z01"}}"#;
        let row = left(&record("route53", "10:00:00", "CreateHostedZone", made).replace("eu-west-1", region))
            .rows
            .remove(0);
        [row.id, row.region.unwrap(), row.console.unwrap()]
    };
    let page = "/route53/v2/hostedzones#ListRecordSets/Z01";
    assert_eq!(zone("eu-west-1"), ["Z01", "us-east-1", &format!("https://console.aws.amazon.com{page}")]);
    assert_eq!(
        zone("cn-northwest-1"),
        ["Z01", "cn-northwest-1", &format!("https://console.amazonaws.cn{page}")]
    );
}

#[test]
fn the_dearest_then_the_newest_come_first() {
    let nat = |time: &str, id: &str| {
        ec2(
            time,
            "CreateNatGateway",
            &format!(
                r#""responseElements": {{"CreateNatGatewayResponse": {{"natGateway": {{"natGatewayId": "{id}"}}}}}}"#
            ),
        )
    };
    let bucket = record("s3", "23:00:00", "CreateBucket", r#""requestParameters": {"bucketName": "b"}"#);
    let timeless = nat("", "nat-0");
    let text = bucket
        + &ec2("10:00:00", "RunInstances", RUN_THREE)
        + &timeless
        + &nat("09:00:00", "nat-1")
        + &nat("11:00:00", "nat-2");
    assert_eq!(ids(&left(&text)), ["nat-2", "nat-1", "nat-0", "i-2", "i-1", "i-3", "b"]);
}

#[test]
fn instance_types_are_ordered_by_size() {
    let types = [
        "x",
        "t3.odd",
        "t3.nano",
        "t3.micro",
        "m5.small",
        "m5.medium",
        "m5.large",
        "c5.xlarge",
        "c5.2xlarge",
        "c5.24xlarge",
        "c5.metal",
    ];
    assert!(types.map(instance_size).is_sorted());
    assert!(instance_size("c5.metal-24xl") > instance_size("c5.24xlarge"));
}

#[test]
fn a_rule_that_is_put_again_is_one() {
    let put = |time: &str, request: &str| {
        record("events", time, "PutRule", &format!(r#""requestParameters": {request}"#))
    };
    let bus = r#"{"name": "r", "eventBusName": "arn:aws:events:eu-west-1:111122223333:event-bus/orders"}"#;
    let all = left(
        &(put("10:00:00", r#"{"name": "r"}"#) + &put("10:01:00", r#"{"name": "r"}"#) + &put("10:02:00", bus)),
    );
    assert_eq!((ids(&all), all.created), (vec!["orders/r", "default/r"], 2));
    assert!(all.rows[0].console.as_deref().unwrap().ends_with("#/eventbus/orders/rules/r"));
    let gone = record(
        "events",
        "11:00:00",
        "DeleteRule",
        r#""requestParameters": {"name": "r", "eventBusName": "orders"}"#,
    );
    assert_eq!(
        ids(&left(&(put("10:00:00", r#"{"name": "r"}"#) + &put("10:02:00", bus) + &gone))),
        ["default/r"]
    );
}
