//! E05: a service whose events come in one region.

use crate::words::{Said, Words, code};

use super::shell::Command;
use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E05",
    code: "global-service",
    title: Said { english: "a global service", japanese: "グローバルサービス" },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "Calls to IAM, Route 53, CloudFront, Organizations and the global endpoint of STS are recorded in \
                  `us-east-1`, and reach EventBridge there only. Sign-ins to the console come in the region of the \
                  endpoint, those of the root user in `us-east-1`. Put the rule there; it can pass the events on to a \
                  bus in another region.",
    japanese: "IAM、Route 53、CloudFront、Organizations、および STS のグローバルエンドポイントへの呼び出しは `us-east-1` で\
                   記録され、EventBridge にもそこでだけ届きます。コンソールへのサインインはエンドポイントのリージョンに、\
                   ルートユーザーのものは `us-east-1` に届きます。ルールをそのリージョンに置いてください。そこから別の\
                   リージョンのイベントバスへ転送できます。",
};

/// Where the events of global services come.
const HOME: &str = "us-east-1";
/// Global services by their short names.
const SERVICES: [&str; 6] = ["iam", "route53", "cloudfront", "organizations", "signin", "sts"];

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    let service = SERVICES.iter().find(|service| subject.is_of(service) == Some(true))?;
    let wanted = subject.region();
    // Other partitions have a home of their own.
    if wanted.is_some_and(|region| region.starts_with("cn-") || region.starts_with("us-gov-")) {
        return None;
    }
    let source = code(&["aws.", service].concat());
    let text = match *service {
        "signin" => sign_in(&source),
        "sts" => Words::new(
            format!("Of {source} the calls to the global endpoint come in `us-east-1` only."),
            format!("{source} のうち、グローバルエンドポイントへの呼び出しは `us-east-1` にだけ届きます。"),
        ),
        _ => Words::new(
            format!("{source} is a global service: its events come in `us-east-1` only."),
            format!("{source} はグローバルサービスで、イベントは `us-east-1` にだけ届きます。"),
        ),
    };
    let check = Words::new(
        "Check that the rule is in `us-east-1`.",
        "ルールが `us-east-1` にあることを確認してください。",
    );
    let command = Command::new("aws events describe-rule").option("--name", subject.rule).region(Some(HOME));
    let advice = Advice::new(text.and(&elsewhere(subject)), check).command(command.text());
    Some(advice.console(console::page("events", Some(HOME), "#/rules")))
}

fn sign_in(source: &str) -> Words {
    Words::new(
        format!(
            "{source} comes in the region of the sign-in endpoint: for the root user in `us-east-1`, for others by \
             the global endpoint in `us-east-1`, `us-east-2`, `eu-north-1` or `ap-southeast-2`."
        ),
        format!(
            "{source} はサインインのエンドポイントのリージョンに届きます。ルートユーザーは `us-east-1`、その他のユーザーが\
             グローバルエンドポイントを使った場合は `us-east-1`、`us-east-2`、`eu-north-1`、`ap-southeast-2` のいずれかです。"
        ),
    )
}

/// That the pattern itself asks for another region.
fn elsewhere(subject: &Subject<'_>) -> Words {
    let regions = subject.wanted("region");
    match regions.first() {
        Some(region) if !regions.iter().any(|it| it.fits(HOME)) => Words::new(
            format!("The pattern asks for the region {}.", region.shown()),
            format!("パターンはリージョン {} を指定しています。", region.shown()),
        ),
        _ => Words::default(),
    }
}
