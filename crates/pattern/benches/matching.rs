//! How long a verdict takes, beside `quamina`, the other matcher of event patterns in Rust.
//!
//! Both read each event from its text. The patterns use what both know; before anything is measured, both must give the
//! same verdicts.

#![expect(clippy::unwrap_used, reason = "a workload that cannot be read measures nothing")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput};
use eventglass_pattern::{Event, Pattern, compile, explain};
use eventglass_syntax::parse;
use quamina::Quamina;

const SOURCES: [&str; 5] = ["ec2", "s3", "iam", "lambda", "sts"];
const CALLS: [&str; 7] =
    ["RunInstances", "CreateImage", "CopyImage", "DescribeImages", "PutObject", "AssumeRole", "CreateTags"];
const REGIONS: [&str; 4] = ["eu-west-1", "us-east-1", "ap-northeast-1", "eu-central-1"];

fn of(list: &'static [&'static str], index: usize) -> &'static str {
    list.get(index % list.len()).unwrap()
}

/// A CloudTrail call as EventBridge delivers it, some 2 KB.
fn event(index: usize) -> String {
    let (service, call, region) = (of(&SOURCES, index), of(&CALLS, index / 3), of(&REGIONS, index / 5));
    let tags: Vec<String> = (0..4)
        .map(|tag| format!(r#"{{"key": "tag-{tag}", "value": "value {}"}}"#, (index + tag) % 10))
        .collect();
    let error = if index.is_multiple_of(9) { r#""errorCode": "Client.UnauthorizedOperation", "# } else { "" };
    format!(
        r#"{{
  "version": "0", "id": "7bf73129-1428-4cd3-a780-{index:012}", "detail-type": "AWS API Call via CloudTrail",
  "source": "aws.{service}", "account": "123456789012", "time": "2026-01-30T10:29:23Z", "region": "{region}",
  "resources": ["arn:aws:ec2:{region}:123456789012:instance/i-{index:017x}"],
  "detail": {{
    "eventVersion": "1.10",
    "userIdentity": {{
      "type": "AssumedRole", "principalId": "AROA4EXAMPLE:session-{index}",
      "arn": "arn:aws:sts::123456789012:assumed-role/deploy/session-{index}", "accountId": "123456789012",
      "sessionContext": {{
        "sessionIssuer": {{"type": "Role", "arn": "arn:aws:iam::123456789012:role/deploy", "userName": "deploy"}},
        "attributes": {{"creationDate": "2026-01-30T10:00:00Z", "mfaAuthenticated": "false"}}
      }}
    }},
    "eventTime": "2026-01-30T10:29:23Z", "eventSource": "{service}.amazonaws.com", "eventName": "{call}",
    "awsRegion": "{region}", "sourceIPAddress": "203.0.113.{ip}", "userAgent": "aws-cli/2.15.0 Python/3.11.6",
    {error}"requestParameters": {{
      "instanceType": "m5.large", "minCount": 1, "maxCount": {count},
      "blockDeviceMapping": {{"items": [
        {{"deviceName": "/dev/xvda", "ebs": {{"volumeSize": {size}, "volumeType": "gp3", "encrypted": true}}}},
        {{"deviceName": "/dev/xvdb", "ebs": {{"volumeSize": 100, "volumeType": "io2", "encrypted": false}}}}
      ]}},
      "tagSet": {{"items": [{tags}]}}
    }},
    "responseElements": {{"imageId": "ami-{index:017x}", "_return": true, "requestId": "{index:08x}"}},
    "eventID": "{index:032x}", "readOnly": false, "eventType": "AwsApiCall", "managementEvent": true,
    "recipientAccountId": "123456789012", "eventCategory": "Management"
  }}
}}"#,
        ip = index % 250,
        count = index % 8,
        size = 8 << (index % 6),
        tags = tags.join(", "),
    )
}

/// A rule as people write them; no two are alike.
fn pattern(index: usize) -> String {
    let (service, call, region) = (of(&SOURCES, index), of(&CALLS, index), of(&REGIONS, index));
    match index % 5 {
        0 => format!(
            r#"{{"source": ["aws.{service}"], "detail": {{"eventName": ["{call}", "Call{index}"], "errorCode": [{{"exists": false}}]}}}}"#
        ),
        1 => format!(
            r#"{{"region": ["{region}"], "detail": {{"requestParameters": {{"tagSet": {{"items": {{"key": ["tag-1"], "value": ["value {}"]}}}}}}}}}}"#,
            index % 10
        ),
        2 => format!(
            r#"{{"detail": {{"requestParameters": {{"maxCount": [{{"numeric": [">", {}]}}]}}, "eventName": [{{"prefix": "{}"}}]}}}}"#,
            index % 8,
            call.get(..4).unwrap()
        ),
        3 => format!(
            r#"{{"detail": {{"eventSource": [{{"anything-but": ["{service}.amazonaws.com", "x{index}"]}}], "awsRegion": [{{"suffix": "-{}"}}]}}}}"#,
            index % 3
        ),
        _ => format!(
            r#"{{"resources": [{{"wildcard": "arn:aws:*:{region}:*{:x}"}}], "detail": {{"readOnly": [false]}}}}"#,
            index % 16
        ),
    }
}

fn verdicts(patterns: &[Pattern], event: &str) -> usize {
    let node = parse(event).value.unwrap();
    let event = Event::new(&node);
    patterns.iter().filter(|pattern| pattern.matches(&event)).count()
}

fn matching(criterion: &mut Criterion) {
    let events: Vec<String> = (0..1_000).map(event).collect();
    let bytes = events.iter().map(String::len).sum::<usize>() as u64;
    for count in [1, 100] {
        let texts: Vec<String> = (0..count).map(pattern).collect();
        let ours: Vec<Pattern> = texts.iter().map(|text| compile(text).pattern.unwrap()).collect();
        let mut theirs = Quamina::new();
        for (index, text) in texts.iter().enumerate() {
            theirs.add_pattern(index, text).unwrap();
        }
        let quamina = |event: &str| theirs.matches_for_event(event.as_bytes()).unwrap().len();
        let matched: usize = events.iter().map(|event| verdicts(&ours, event)).sum();
        assert!(events.iter().all(|event| verdicts(&ours, event) == quamina(event)), "verdicts differ");
        assert!(matched > 0, "nothing matches");

        let mut group = criterion.benchmark_group(format!("1,000 events, patterns: {count}"));
        group.throughput(Throughput::Bytes(bytes));
        group.bench_function("eventglass", |bencher| {
            bencher.iter(|| events.iter().map(|event| verdicts(&ours, black_box(event))).sum::<usize>());
        });
        group.bench_function("quamina", |bencher| {
            bencher.iter(|| events.iter().map(|event| quamina(black_box(event))).sum::<usize>());
        });
        group.finish();
    }
    let mut group = criterion.benchmark_group("1,000 events");
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("read only", |bencher| {
        bencher.iter(|| events.iter().filter(|event| parse(black_box(event)).value.is_some()).count());
    });
    group.finish();
}

/// One pair, as the page asks for it: the largest event that EventBridge takes, a pattern that asks for two fields in one
/// element of a long list.
fn explaining(criterion: &mut Criterion) {
    let element = |index: usize| format!(r#"{{"key": "tag-{index}", "value": "value {}"}}"#, index % 10);
    let items: Vec<String> = (0..6_000).map(element).collect();
    let text = format!(r#"{{"source": "aws.ec2", "detail": {{"items": [{}]}}}}"#, items.join(", "));
    assert!((240_000..280_000).contains(&text.len()), "{} bytes", text.len());
    let pattern = r#"{"source": ["aws.ec2"], "detail": {"items": {"key": [{"prefix": "tag-5"}], "value": ["value x"]}, "none": ["x"]}}"#;
    let pattern = compile(pattern).pattern.unwrap();
    let node = parse(&text).value.unwrap();
    let event = Event::new(&node);
    assert_eq!(explain(&pattern, &event).held, 2);
    criterion.bench_function("explain one pair, 256 KB", |bencher| {
        bencher.iter(|| explain(black_box(&pattern), &event).held);
    });
}

fn main() {
    let (warm_up, measured) = (Duration::from_secs(1), Duration::from_secs(5));
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(warm_up)
        .measurement_time(measured)
        .configure_from_args();
    matching(&mut criterion);
    explaining(&mut criterion);
    criterion.final_summary();
}
