//! E13: the regions of China.

use eventglass_pattern::{Equals, Op};

use crate::words::{Said, Words, code};

use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E13",
    code: "china-region",
    title: Said { english: "a region of China", japanese: "中国リージョン" },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "The regions of China are a partition of their own: ARNs begin with `arn:aws-cn:`, and some detail \
                  types differ. Compare the pattern with an event that was received there.",
    japanese: "中国リージョンは独立したパーティションです。ARN は `arn:aws-cn:` で始まり、一部の detail-type も異なります。\
                   そのリージョンで実際に受け取ったイベントとパターンを比べてください。",
};

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    let regions = subject.said("region");
    let shown = regions.iter().find(|region| region.begins_with("cn-"))?.shown();
    let text = Words::new(
        format!("In {shown} ARNs begin with `arn:aws-cn:`, and some detail types differ."),
        format!("{shown} では ARN が `arn:aws-cn:` で始まり、一部の detail-type も異なります。"),
    );
    let check = Words::new(
        "Compare ARNs and detail types with an event that was received in that region.",
        "ARN と detail-type を、そのリージョンで受け取ったイベントと比べて確認してください。",
    );
    let region = subject.region();
    let advice = Advice::new(text.and(&foreign_arn(subject)), check);
    Some(advice.console(console::page("events", region.or(Some("cn-north-1")), "#/rules")))
}

/// An ARN of the other partition that the pattern asks for.
fn foreign_arn(subject: &Subject<'_>) -> Words {
    let arn = |op: &Op| match op {
        Op::Equals(Equals::Text(text)) | Op::Prefix(text) if text.as_str().starts_with("arn:aws:") => {
            Some(code(text.as_str()))
        }
        Op::Wildcard(test) if test.text.as_str().starts_with("arn:aws:") => Some(code(test.text.as_str())),
        _ => None,
    };
    let mut tests = subject.conditions().iter().flat_map(|condition| &condition.alternatives);
    match tests.find_map(|alternative| arn(&alternative.op)) {
        Some(arn) => Words::new(
            format!("The pattern asks for {arn}, which no resource there has."),
            format!("パターンは {arn} を指定していますが、そのような ARN のリソースはありません。"),
        ),
        None => Words::default(),
    }
}
