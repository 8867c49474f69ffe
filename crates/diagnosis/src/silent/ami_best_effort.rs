//! E09: the state of an AMI, which is told by best effort.

use crate::words::{Said, Words, listed};

use super::shell::Command;
use super::subject::Mention;
use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E09",
    code: "ami-best-effort",
    title: Said {
        english: "AMI states by best effort", japanese: "AMI の状態変化はベストエフォート"
    },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "`EC2 AMI State Change` is sent by best effort: it may come late or not at all. Its states are \
                  `available`, `failed`, `deregistered` and `disabled`; there is none for `pending`. Where it must \
                  not be missed, look at the AMI itself from time to time.",
    japanese: "`EC2 AMI State Change` はベストエフォートで送られ、遅れることも届かないこともあります。状態は \
                   `available`、`failed`、`deregistered`、`disabled` で、`pending` のイベントはありません。取りこぼせない\
                   場合は、AMI の状態を定期的に確認してください。",
};

const KIND: [&str; 1] = ["EC2 AMI State Change"];
/// The states that are told.
const STATES: [&str; 4] = ["available", "failed", "deregistered", "disabled"];

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    subject.says("detail-type", &KIND)?;
    let sources = subject.said("source");
    if !sources.is_empty() && !sources.iter().any(|it| it.fits("aws.ec2") || it.is_start_of("aws.ec2")) {
        return None;
    }
    let text = Words::new(
        "`EC2 AMI State Change` is sent by best effort: it may come late or not at all.",
        "`EC2 AMI State Change` はベストエフォートで送られ、遅れることも届かないこともあります。",
    );
    let check = Words::new(
        "Check the state of the AMI itself, and when it changed.",
        "AMI 自体の状態と、変わった時刻を確認してください。",
    );
    let region = subject.region();
    let advice = Advice::new(text.and(&no_states(subject)), check).command(command(subject, region));
    Some(advice.console(console::page("ec2", region, "#Images:")))
}

/// The states that the pattern asks for and that never come.
fn no_states(subject: &Subject<'_>) -> Words {
    let unknown = |it: &Mention<'_>| it.whole().is_some() && !STATES.iter().any(|state| it.fits(state));
    let wanted = subject.wanted("detail.State");
    let unknown: Vec<String> = wanted.into_iter().filter(unknown).map(Mention::shown).collect();
    if unknown.is_empty() {
        return Words::default();
    }
    let never = listed(&unknown);
    Words::new(
        format!(
            "No event tells {}; the states are `available`, `failed`, `deregistered` and `disabled`.",
            never.english
        ),
        format!(
            "{} を知らせるイベントはありません。状態は `available`、`failed`、`deregistered`、`disabled` です。",
            never.japanese
        ),
    )
}

fn command(subject: &Subject<'_>, region: Option<&str>) -> Option<String> {
    let is_image = |id: &&str| {
        id.strip_prefix("ami-").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    let image = subject.said("detail.ImageId").iter().find_map(|it| it.whole()).filter(is_image);
    let command = Command::new("aws ec2 describe-images");
    let command = match image {
        Some(image) => command.option("--image-ids", image),
        None => command.and("--owners self"),
    };
    command.region(region).and("--query 'Images[].[ImageId,State]' --output text").text()
}
