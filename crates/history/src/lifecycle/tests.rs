use super::*;
use eventglass_event::ingest;

const AMI: &str = "ami-05f1d8a0b39c7e264";
const COPY: &str = "ami-0b2c4d6e8f0a1b3c5";

/// A call at a second of one minute in eu-west-1; `AMI` and `COPY` stand for ids.
fn call(second: usize, name: &str, detail: &str) -> String {
    let text = format!(
        r#"{{"eventSource": "ec2.amazonaws.com", "eventName": "{name}", "eventTime": "2026-03-01T10:00:{second:02}Z",
            "awsRegion": "eu-west-1", "userIdentity": {{"type": "IAMUser", "userName": "alice"}}, {detail}}}"#
    );
    text.replace("COPY", COPY).replace("AMI", AMI)
}

fn state(second: usize, state: &str) -> String {
    format!(
        r#"{{"source": "aws.ec2", "detail-type": "EC2 AMI State Change", "region": "eu-west-1", "time": "2026-03-01T10:00:{second:02}Z",
            "resources": ["arn:aws:ec2:eu-west-1::image/{AMI}"], "detail": {{"ImageId": "{AMI}", "State": "{state}", "ErrorMessage": ""}}}}"#
    )
}

const CREATED: &str = r#""requestParameters": {"instanceId": "i-1", "name": "web", "tagSpecificationSet": {"items": [
        {"resourceType": "image", "tags": [{"key": "a", "value": "1"}, {"key": "b", "value": ""}]},
        {"resourceType": "snapshot", "tags": [{"key": "c", "value": "3"}]}]}},
    "responseElements": {"imageId": "AMI"}"#;

fn lives(text: &str) -> Vec<Lifecycle> {
    lifecycles(&ingest(text, 99).events)
}

fn steps(life: &Lifecycle) -> Vec<String> {
    let other = |step: &Step| step.other.as_ref().map_or(String::new(), |other| format!(" {other}"));
    life.steps.iter().map(|step| format!("{}{}", step.kind.name(), other(step))).collect()
}

#[test]
fn a_life_is_told_in_time_order() {
    let run = r#""requestParameters": {"instancesSet": {"items": [{"imageId": "AMI"}]}},
        "responseElements": {"instancesSet": {"items": [{"imageId": "AMI", "instanceId": "i-7"}, {"imageId": "AMI", "instanceId": "i-8"}]}}"#;
    let tag = r#""requestParameters": {"resourcesSet": {"items": [{"resourceId": "AMI"}]}, "tagSet": {"items": [{"key": "a", "value": "2"}]}}"#;
    let deregister = r#""requestParameters": {"imageId": "AMI"}"#;
    let text = call(9, "DeregisterImage", deregister)
        + &state(3, "available")
        + &call(4, "RunInstances", run)
        + &call(1, "CreateImage", CREATED)
        + &call(2, "CreateTags", tag);
    assert_eq!(lives(&text.repeat(2))[0].instances, ["i-7", "i-8"]);
    let lives = lives(&text);
    assert_eq!(lives.len(), 1);
    let life = &lives[0];
    assert_eq!(steps(life), ["created i-1", "tagged", "available", "launched i-7, i-8", "deregistered"]);
    assert_eq!(
        (life.id.as_str(), life.region.as_deref(), life.name.as_deref()),
        (AMI, Some("eu-west-1"), Some("web"))
    );
    assert_eq!(life.tags, [("a".to_owned(), "2".to_owned()), ("b".to_owned(), String::new())]);
    assert_eq!(life.instances, ["i-7", "i-8"]);
    assert_eq!((life.state.name(), life.is_pending()), ("deregistered", false));
    assert_eq!(life.steps.iter().map(|step| step.event).collect::<Vec<_>>(), [3, 4, 1, 2, 0]);
    assert_eq!(life.steps[0].who.as_ref().map(|who| who.name.as_str()), Some("alice"));
    assert_eq!(
        (life.steps[2].who.as_ref(), life.steps[2].time),
        (None, Moment::parse("2026-03-01T10:00:03Z"))
    );
}

#[test]
fn a_copy_and_its_source_know_each_other() {
    let copy = r#""requestParameters": {"sourceImageId": "AMI", "sourceRegion": "us-east-1", "name": "web-eu"},
        "responseElements": {"imageId": "COPY"}"#;
    let lives = lives(&call(1, "CopyImage", copy));
    let [source, copied] = &lives[..] else { panic!("{lives:?}") };
    assert_eq!(
        (steps(source), steps(copied)),
        (vec![format!("copied-to {COPY}")], vec![format!("copied {AMI}")])
    );
    assert_eq!((source.region.as_deref(), copied.region.as_deref()), (Some("us-east-1"), Some("eu-west-1")));
    assert_eq!((copied.source_image.as_deref(), copied.name.as_deref()), (Some(AMI), Some("web-eu")));
    assert_eq!((source.name.as_deref(), source.is_pending(), copied.is_pending()), (None, false, true));
}

#[test]
fn the_state_is_the_last_that_is_known() {
    let image = r#""requestParameters": {"imageId": "AMI"}"#;
    let newer = r#""requestParameters": {"DisableImageRequest": {"ImageId": "AMI"}}, "responseElements": {"DisableImageResponse": {"return": true}}"#;
    let run =
        r#""requestParameters": {"instancesSet": {"items": [{"imageId": "AMI"}]}}, "responseElements": null"#;
    for (events, known) in [
        (vec![call(1, "CreateImage", CREATED)], "pending"),
        (vec![call(1, "RegisterImage", r#""responseElements": {"imageId": "AMI"}"#)], "pending"),
        (vec![call(1, "CreateImage", CREATED), state(2, "failed")], "failed"),
        (
            vec![call(1, "CreateImage", CREATED), state(2, "available"), call(3, "DisableImage", newer)],
            "disabled",
        ),
        (
            vec![call(3, "DisableImage", newer), call(4, "EnableImage", &newer.replace("Dis", "En"))],
            "available",
        ),
        (vec![state(1, "disabled")], "disabled"),
        (vec![state(1, "deregistered")], "deregistered"),
        (vec![call(1, "CreateImage", CREATED), call(2, "RunInstances", run)], "available"),
        (vec![call(1, "DescribeImages", image)], "unknown"),
        (
            vec![
                call(1, "CreateImage", CREATED),
                call(2, "DeregisterImage", &format!(r#"{image}, "errorCode": "AccessDenied""#)),
            ],
            "pending",
        ),
    ] {
        let lives = lives(&events.concat());
        assert_eq!(lives[0].state.name(), known, "{events:?}");
        assert_eq!(lives[0].is_pending(), known == "pending", "{events:?}");
    }
}

#[test]
fn calls_are_steps_of_their_kind() {
    let image = |call: &str| (call.to_owned(), r#""requestParameters": {"imageId": "AMI"}"#);
    let share = r#""requestParameters": {"imageId": "AMI", "launchPermission": {"add": {"items": [{"userId": "123456789012"}, {"group": "all"}]},
        "remove": {"items": [{"userId": "444455556666"}]}}}"#;
    for ((name, detail), wanted) in [
        (image("EnableImageDeprecation"), &["deprecated"][..]),
        (image("DisableImageDeprecation"), &["undeprecated"]),
        (image("EnableImageDeregistrationProtection"), &["protected"]),
        (image("DisableImageDeregistrationProtection"), &["unprotected"]),
        (image("RestoreImageFromRecycleBin"), &["restored"]),
        (image("ExportImage"), &["exported"]),
        (image("CancelImageLaunchPermission"), &["unshared"]),
        (image("ModifyImageAttribute"), &["mentioned"]),
        (image("DescribeImageAttribute"), &["mentioned"]),
        (image("SomethingNew"), &["mentioned"]),
        (("ModifyImageAttribute".to_owned(), share), &["shared 123456789012, all", "unshared 444455556666"]),
        (
            (
                "CreateTags".to_owned(),
                r#""requestParameters": {"imageId": "AMI", "resourcesSet": {"items": [{"resourceId": "AMI"}]}}"#,
            ),
            &["tagged"],
        ),
        (
            (
                "DeregisterImage".to_owned(),
                r#""requestParameters": {"imageId": "AMI"}, "errorCode": "Client.AuthFailure""#,
            ),
            &["failed-call Client.AuthFailure"],
        ),
        (
            ("DeregisterImage".to_owned(), r#""requestParameters": {"imageId": "AMI", "dryRun": true}"#),
            &["failed-call"],
        ),
    ] {
        assert_eq!(steps(&lives(&call(1, &name, detail))[0]), wanted, "{name} {detail}");
    }
}

#[test]
fn tags_are_those_last_seen() {
    let tags = |second: usize, name: &str, tags: &str| {
        call(
            second,
            name,
            &format!(
                r#""requestParameters": {{"resourcesSet": {{"items": [{{"resourceId": "AMI"}}]}}, "tagSet": {{"items": {tags}}}}}"#
            ),
        )
    };
    for (change, left) in [
        (tags(2, "CreateTags", r#"[{"key": "a", "value": "9"}, {"key": "d", "value": "4"}]"#), "a=9 b= d=4"),
        (tags(2, "DeleteTags", r#"[{"key": "a"}]"#), "b="),
        (tags(2, "DeleteTags", r#"[{"key": "a", "value": "1"}]"#), "b="),
        (tags(2, "DeleteTags", r#"[{"key": "a", "value": "2"}]"#), "a=1 b="),
        (
            tags(2, "CreateTags", r#"[{"key": "d"}]"#)
                .replace(r#""eventName""#, r#""errorCode": "x", "eventName""#),
            "a=1 b=",
        ),
    ] {
        let lives = lives(&(call(1, "CreateImage", CREATED) + &change));
        let shown: Vec<String> = lives[0].tags.iter().map(|(key, value)| format!("{key}={value}")).collect();
        assert_eq!(shown.join(" "), left, "{change}");
    }
    let newer = r#""requestParameters": {"RegisterImageRequest": {"Name": "n", "TagSpecification":
        {"ResourceType": "image", "tag": 1, "Tag": [{"Key": "k", "tag": 1, "Value": true}]}}},
        "responseElements": {"RegisterImageResponse": {"imageId": "AMI"}}"#;
    let lives = lives(&call(1, "RegisterImage", newer));
    assert_eq!(
        (&lives[0].tags[..], lives[0].name.as_deref()),
        (&[("k".to_owned(), "true".to_owned())][..], Some("n"))
    );
}

#[test]
fn what_names_an_ami_in_passing_is_one_step() {
    let text = format!(
        r#"{{"source": "my.app", "detail-type": "t", "detail": {{"a": "{AMI}", "b": ["{AMI}", "{COPY}"]}}}}"#
    );
    let lives = lives(&text);
    assert_eq!(lives.iter().map(steps).collect::<Vec<_>>(), [["mentioned"], ["mentioned"]]);
    assert_eq!(lives[0].state, ImageState::Unknown);
}

#[test]
fn one_call_about_many_amis_is_told_once() {
    let ids: Vec<String> = (0..2000).map(|n| format!(r#"{{"resourceId": "ami-{n:017x}"}}"#)).collect();
    let tag = format!(
        r#""requestParameters": {{"resourcesSet": {{"items": [{}]}}, "tagSet": {{"items": [{{"key": "k", "value": "v"}}]}}}}, "errorCode": null"#,
        ids.join(",")
    );
    let lives = lives(&call(1, "CreateTags", &tag));
    assert_eq!(lives.len(), 2000);
    assert_eq!(lives.iter().filter(|life| !life.tags.is_empty()).count(), MOST_TAGGED);
}

#[test]
fn names_are_unique() {
    let kinds: std::collections::BTreeSet<_> = StepKind::ALL.iter().map(|kind| kind.name()).collect();
    let states: std::collections::BTreeSet<_> = ImageState::ALL.iter().map(|state| state.name()).collect();
    assert_eq!((kinds.len(), states.len()), (StepKind::ALL.len(), ImageState::ALL.len()));
}
