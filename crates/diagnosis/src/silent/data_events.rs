//! E03: a call on data, which trails leave out unless they are told to record it.

use crate::words::{Said, Words, code, listed};

use super::subject::Mention;
use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E03",
    code: "data-events",
    title: Said {
        english: "data events not recorded", japanese: "データイベントが記録されていない"
    },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "Calls on data, such as `GetObject` and `PutObject` of S3, are data events. A trail does not record \
                  them unless that is switched on, and what no trail records does not reach EventBridge. Switch data \
                  events on in the trail; for S3, its own events (`Object Created` and so on) are another way.",
    japanese: "S3 の `GetObject` や `PutObject` のようなデータに対する呼び出しはデータイベントです。証跡は設定しない限り\
                   これを記録せず、記録されないものは EventBridge に届きません。証跡でデータイベントを有効にしてください。\
                   S3 では、S3 自身のイベント (`Object Created` など) を使う方法もあります。",
};

/// Services, and those of their calls that are data events.
const CALLS: [(&str, &[&str]); 3] = [
    (
        "s3",
        &[
            "AbortMultipartUpload",
            "CompleteMultipartUpload",
            "CopyObject",
            "CreateMultipartUpload",
            "DeleteObject",
            "DeleteObjectTagging",
            "DeleteObjects",
            "GetObject",
            "GetObjectAcl",
            "GetObjectTagging",
            "HeadObject",
            "ListObjects",
            "PutObject",
            "PutObjectAcl",
            "PutObjectTagging",
            "RestoreObject",
            "SelectObjectContent",
            "UploadPart",
            "UploadPartCopy",
        ],
    ),
    ("lambda", &["Invoke"]),
    (
        "dynamodb",
        &[
            "BatchGetItem",
            "BatchWriteItem",
            "DeleteItem",
            "GetItem",
            "PutItem",
            "Query",
            "Scan",
            "UpdateItem",
        ],
    ),
];

/// The service of a call on data. Where the rule does not say which service, the call's name must.
pub(super) fn service_of(subject: &Subject<'_>, name: Mention<'_>) -> Option<&'static str> {
    let of = |(service, calls): &(&'static str, &[&str])| {
        // `Create` begins the names of calls of all services.
        let is_named = calls.iter().any(|call| name.fits(call) && name.text.len() * 2 > call.len());
        (is_named && subject.is_of(service).unwrap_or(*service == "s3")).then_some(*service)
    };
    CALLS.iter().find_map(of)
}

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    subject.trail_event()?;
    let said = subject.said("detail.eventName");
    let calls: Vec<(Mention<'_>, &str)> =
        said.into_iter().filter_map(|it| Some((it, service_of(subject, it)?))).collect();
    let (_, service) = *calls.first()?;
    let names = listed(&calls.iter().map(|(name, _)| name.shown()).collect::<Vec<_>>());
    let host = code(&[service, ".amazonaws.com"].concat());
    let text = Words::new(
        format!("Of {host} these are data events, which a trail records only if told to: {}.", names.english),
        format!(
            "{host} の次の呼び出しはデータイベントで、証跡は設定しない限り記録しません: {}。",
            names.japanese
        ),
    );
    let own = Words::new(
        "The events of S3 itself, such as `Object Created`, do without a trail.",
        "`Object Created` などの S3 自身のイベントなら、証跡は不要です。",
    );
    let check = Words::new(
        "Check that the event selectors of a trail include these data events.",
        "証跡のイベントセレクターに、このデータイベントが含まれていることを確認してください。",
    );
    let region = subject.region();
    let text = if service == "s3" { text.and(&own) } else { text };
    let advice = Advice::new(text, check).command(Some(command(region)));
    Some(advice.console(console::page("cloudtrail", region, "#/trails")))
}

/// Asks every trail in its home region.
fn command(region: Option<&str>) -> String {
    let region = region.map_or(String::new(), |region| [" --region ", region].concat());
    [
        "aws cloudtrail describe-trails",
        &region,
        " --query 'trailList[].[HomeRegion,TrailARN]' --output text | while read -r home trail; do \
         aws cloudtrail get-event-selectors --region \"$home\" --trail-name \"$trail\"; done",
    ]
    .concat()
}
