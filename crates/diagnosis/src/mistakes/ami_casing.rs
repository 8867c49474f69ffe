//! M29: a field's name in other letters, capital or small.

use crate::case::Case;
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Finding};
use crate::near::names::{Respelt, Spelling, respelt};
use crate::words::{Said, Words};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M29",
    code: "ami-casing",
    title: Said {
        english: "letter case of a field name differs",
        japanese: "フィールド名の大文字と小文字が違う",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "Field names are case-sensitive, and there is no operator that ignores their case. Services differ: \
                  the calls that CloudTrail records have `imageId`, the event `EC2 AMI State Change` has `ImageId`. \
                  Write the name as the event has it.",
        japanese: "フィールド名は大文字と小文字が区別され、これを無視する演算子はありません。つづりはサービスによって\
                   異なり、CloudTrail が記録する呼び出しでは `imageId`、イベント `EC2 AMI State Change` では `ImageId` \
                   です。イベントと同じ名前を書いてください。",
    },
    example: Example {
        pattern: r#"{"source":["aws.ec2"],"detail-type":["EC2 AMI State Change"],"detail":{"imageId":["ami-0123456789abcdef0"]}}"#,
        event: r#"{"source":"aws.ec2","detail-type":"EC2 AMI State Change","detail":{"ImageId":"ami-0123456789abcdef0","State":"available"}}"#,
        remedied: Some(
            r#"{"source":["aws.ec2"],"detail-type":["EC2 AMI State Change"],"detail":{"ImageId":["ami-0123456789abcdef0"]}}"#,
        ),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let all = respelt(case);
    all.iter().filter(|it| it.spelling == Spelling::LetterCase).map(|it| told(case, it)).collect()
}

fn told(case: &Case<'_>, found: &Respelt<'_>) -> Finding {
    let ((keys, names), level) = (found.names(), found.level());
    let said = Words::new(
        format!(
            "Field names are case-sensitive: the event has {}{}, not {}.",
            names.english, level.english, keys.english
        ),
        format!(
            "フィールド名は大文字と小文字が区別されます。イベント{}にあるのは {} で、{} ではありません。",
            level.japanese, names.japanese, keys.japanese
        ),
    );
    let certainty = if case.is_of_kind() { Certainty::Certain } else { Certainty::Likely };
    found.finding(case, Finding::accounting(&found.conditions, certainty, said))
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    #[test]
    fn names_are_written_as_the_event_has_them() {
        let cases = [
            (
                r#"{"detail": {"RequestParameters": {"imageID": ["ami-1"]}, "Name": ["x"]}}"#,
                r#"{"detail": {"name": "x", "requestParameters": {"imageId": "ami-1"}}}"#,
                r#"{"detail": {"requestParameters": {"imageId": ["ami-1"]}, "name": ["x"]}}"#,
            ),
            (
                r#"{"detail.items.SKU": ["A1"]}"#,
                r#"{"detail": {"items": [{"id": 1}, {"sku": "A1"}]}}"#,
                r#"{"detail.items.sku": ["A1"]}"#,
            ),
        ];
        for (pattern, event, remedied) in cases {
            first("ami-casing", pattern, event, remedied);
        }
    }

    #[test]
    fn a_name_is_found_at_any_depth() {
        for depth in 1..=5 {
            let nested =
                |inner: &str| (1..=depth).fold(inner.to_owned(), |it, at| format!(r#"{{"l{at}": {it}}}"#));
            let (pattern, event) = (nested(r#"{"Owner": ["ann"]}"#), nested(r#"{"owner": "ann"}"#));
            first("ami-casing", &pattern, &event, &nested(r#"{"owner": ["ann"]}"#));
        }
    }

    #[test]
    fn another_level_is_another_mistake() {
        absent("ami-casing", r#"{"ImageId": ["ami-1"]}"#, r#"{"detail": {"imageId": "ami-1"}}"#);
    }
}
