//! E16: a pattern that is longer than the quota.

use eventglass_pattern::limits::{DEFAULT_LENGTH, MAX_LENGTH, minified};

use crate::words::{Said, Words};

use super::{Advice, Cause, Subject};

pub(super) const CAUSE: Cause = Cause {
    id: "E16",
    code: "pattern-length",
    title: Said {
        english: "pattern longer than the quota", japanese: "パターンがクォータより長い"
    },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "A pattern may have 2,048 characters; the quota can be raised to 4,096. Whether white space counts is \
                  not documented, so send the pattern without it. A pattern that is refused leaves the rule as it was.",
    japanese: "パターンの長さは 2,048 文字までで、クォータの引き上げにより 4,096 文字まで増やせます。空白が数えられるかは\
                   文書化されていないため、空白を除いて送信してください。パターンが拒否されると、ルールは元のままになります。",
};

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    let (written, sent) = (subject.text.encode_utf16().count(), minified(subject.text));
    if written <= DEFAULT_LENGTH {
        return None;
    }
    let (shown, least) = (thousands(written), thousands(sent));
    let text = Words::new(
        format!("The pattern has {shown} characters as written and {least} without white space."),
        format!("パターンは記述どおりで {shown} 文字、空白を除くと {least} 文字です。"),
    );
    let verdict = if sent > MAX_LENGTH {
        Words::new(
            "EventBridge takes 4,096 at most, whatever the quota.",
            "クォータにかかわらず、EventBridge が受け付けるのは 4,096 文字までです。",
        )
    } else if sent > DEFAULT_LENGTH {
        Words::new(
            "The default quota is 2,048; it can be raised to 4,096.",
            "デフォルトのクォータは 2,048 文字で、4,096 文字まで引き上げられます。",
        )
    } else {
        Words::new(
            "The default quota is 2,048: it fits without white space.",
            "デフォルトのクォータは 2,048 文字で、空白を除けば収まります。",
        )
    };
    let check = Words::new(
        "Check that the rule holds the whole pattern; send it without white space, or have the quota raised.",
        "ルールにパターン全体が設定されているか確認してください。空白を除いて送信するか、クォータの引き上げを申請してください。",
    );
    let advice = Advice::new(text.and(&verdict), check);
    let command = Some("aws service-quotas list-service-quotas --service-code events".into());
    let place = "https://console.aws.amazon.com/servicequotas/home/services/events/quotas";
    Some(advice.command(command).console(place.into()))
}

/// `2,310`
fn thousands(count: usize) -> String {
    match count / 1_000 {
        0 => count.to_string(),
        more => format!("{},{:03}", thousands(more), count % 1_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (count, shown) in [(7, "7"), (2_048, "2,048"), (100_000, "100,000"), (1_000_001, "1,000,001")] {
            assert_eq!(thousands(count), shown);
        }
    }
}
