//! E11: an event of Image Builder, which has no AMI id.

use eventglass_pattern::{Equals, Op};
use eventglass_syntax::Node;

use crate::words::{Said, Words, code};

use super::shell::Command;
use super::subject::Mention;
use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E11",
    code: "image-builder-no-ami",
    title: Said {
        english: "Image Builder's events have no AMI id",
        japanese: "Image Builder のイベントには AMI ID がない",
    },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "`EC2 Image Builder Image State Change` carries the ARN of the image build and its states; an AMI id \
                  is not documented in it. Ask Image Builder for the image to learn its AMIs, or use \
                  `EC2 AMI State Change`.",
    japanese: "`EC2 Image Builder Image State Change` に含まれるのはイメージビルドの ARN と状態で、AMI ID が含まれるとは\
                   文書化されていません。AMI は Image Builder のイメージから調べるか、`EC2 AMI State Change` を使ってください。",
};

const KIND: [&str; 1] = ["EC2 Image Builder Image State Change"];

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    let kind = code(subject.says("detail-type", &KIND)?);
    let text = Words::new(
        format!("{kind} carries the ARN of the image build and its states; no AMI id is documented in it."),
        format!(
            "{kind} に含まれるのはイメージビルドの ARN と状態で、AMI ID が含まれるとは文書化されていません。"
        ),
    );
    let check = Words::new(
        "Check the AMIs of the image build in Image Builder.",
        "Image Builder で、イメージビルドの AMI を確認してください。",
    );
    let region = subject.region();
    let advice = Advice::new(text.and(&asks_for_image(subject)), check).command(command(subject, region));
    Some(advice.console(console::page("imagebuilder", region, "#/images")))
}

/// That the pattern asks for an AMI id.
fn asks_for_image(subject: &Subject<'_>) -> Words {
    let is_image = |op: &Op| match op {
        Op::Equals(Equals::Text(text)) | Op::Prefix(text) => text.as_str().starts_with("ami-"),
        _ => false,
    };
    let asks = subject.below("detail").find(|it| it.alternatives.iter().any(|it| is_image(&it.op)));
    let Some(condition) = asks else { return Words::default() };
    let path = code(condition.path.as_str());
    Words::new(
        format!("The pattern asks for one at {path}."),
        format!("パターンは {path} で AMI ID を指定しています。"),
    )
}

/// Asks for the AMIs of a build whose ARN is known, or for the builds.
fn command(subject: &Subject<'_>, region: Option<&str>) -> Option<String> {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || b":/._-".contains(&byte);
    let is_build =
        |arn: &&str| arn.starts_with("arn:aws") && arn.contains(":imagebuilder:") && arn.bytes().all(known);
    let resources = subject.node("resources").map(Node::elements).unwrap_or_default();
    let found = resources.iter().filter_map(|node| node.as_str());
    let wanted = subject.wanted("resources").into_iter().filter_map(Mention::whole);
    let command = match wanted.chain(found).find(is_build) {
        Some(arn) => Command::new("aws imagebuilder get-image")
            .option("--image-build-version-arn", arn)
            .region(region)
            .and("--query image.outputResources.amis"),
        None => Command::new("aws imagebuilder list-images").region(region),
    };
    command.text()
}
