//! E04: the bucket sends nothing to EventBridge.

use crate::words::{Said, Words, code};

use super::shell::Command;
use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E04",
    code: "bucket-notifications",
    title: Said {
        english: "EventBridge not switched on for the bucket",
        japanese: "バケットで EventBridge が有効になっていない",
    },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "S3 sends `Object Created` and its other events only for buckets that have EventBridge switched on; \
                  it is off in a new bucket. Switch it on in the bucket's properties, under event notifications.",
    japanese: "S3 が `Object Created` などのイベントを送るのは、EventBridge を有効にしたバケットだけです。新しいバケット\
                   では無効になっています。バケットのプロパティにあるイベント通知で有効にしてください。",
};

/// The events of S3 itself.
const TYPES: [&str; 10] = [
    "Object Created",
    "Object Deleted",
    "Object Restore Initiated",
    "Object Restore Completed",
    "Object Restore Expired",
    "Object Storage Class Changed",
    "Object Access Tier Changed",
    "Object ACL Updated",
    "Object Tags Added",
    "Object Tags Deleted",
];

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    let kind = subject.says("detail-type", &TYPES);
    let sources = subject.said("source");
    let is_s3 = sources.iter().any(|it| it.fits("aws.s3"));
    let any_kind = subject.said("detail-type").is_empty() && subject.trail_event().is_none();
    let applies = match kind {
        Some(_) => is_s3 || sources.is_empty() || sources.iter().any(|it| it.is_start_of("aws.s3")),
        None => is_s3 && any_kind,
    };
    applies.then(|| advice(subject, kind.unwrap_or("Object Created")))
}

fn advice(subject: &Subject<'_>, kind: &str) -> Advice {
    let bucket = bucket(subject);
    let kind = code(kind);
    let (english, japanese) = match bucket {
        Some(name) => (format!("the bucket {}", code(name)), format!("バケット {} ", code(name))),
        None => ("the bucket".into(), "バケット".into()),
    };
    let text = Words::new(
        format!("S3 sends {kind} only while EventBridge is switched on for {english}."),
        format!("S3 が {kind} を送るのは、{japanese}で EventBridge が有効な場合だけです。"),
    );
    let check = Words::new(
        "Check that the bucket's notification configuration has an `EventBridgeConfiguration`.",
        "バケットの通知設定に `EventBridgeConfiguration` があることを確認してください。",
    );
    let region = subject.region();
    let command = bucket.map_or_else(|| Some(of_all_buckets()), |name| command(name, region));
    let place = match bucket {
        Some(name) => console::bucket(name, region),
        None => console::page("s3", region, ""),
    };
    Advice::new(text, check).command(command).console(place)
}

fn command(bucket: &str, region: Option<&str>) -> Option<String> {
    let command = Command::new("aws s3api get-bucket-notification-configuration").option("--bucket", bucket);
    command.region(region).text()
}

/// Asks every bucket; of one that has EventBridge switched on an object is printed.
fn of_all_buckets() -> String {
    "for bucket in $(aws s3api list-buckets --query 'Buckets[].Name' --output text); do echo \"$bucket\" \
         \"$(aws s3api get-bucket-notification-configuration --bucket \"$bucket\" \
         --query EventBridgeConfiguration)\"; done"
        .to_owned()
}

/// The bucket that is asked for, else the event's, where it is spelt as buckets are.
fn bucket<'s>(subject: &Subject<'s>) -> Option<&'s str> {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let is_name = |name: &&str| (3..=63).contains(&name.len()) && name.bytes().all(known);
    subject.said("detail.bucket.name").iter().find_map(|it| it.whole()).filter(is_name)
}
