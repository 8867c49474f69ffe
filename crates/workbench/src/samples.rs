//! The gallery: systems that people build, with the right rule and a broken one.

use crate::inputs::{RuleInput, TargetInput, TargetKind};
use crate::work::Work;

/// An example to start from.
struct Sample {
    /// The text as a person would paste it.
    events: &'static str,
    /// The rules: those that are right first.
    rules: &'static [SampleRule],
}

struct SampleRule {
    name: &'static str,
    pattern: &'static str,
    /// Empty where the target takes the event as it is.
    input_path: &'static str,
}

/// The examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum SampleId {
    /// Tell me when an AMI with a certain tag is created.
    TaggedImage,
    /// The backup service that tags later.
    TaggedLater,
    /// `RunInstances` by one user.
    RunInstances,
    /// AWS Config changes to Slack.
    ConfigChanges,
    /// Every event into S3 through Firehose.
    EveryEvent,
    /// What did I forget to delete?
    Leftovers,
}

impl SampleId {
    /// All of them, in the order of the gallery.
    pub const ALL: [SampleId; 6] = [
        SampleId::TaggedImage,
        SampleId::TaggedLater,
        SampleId::RunInstances,
        SampleId::ConfigChanges,
        SampleId::EveryEvent,
        SampleId::Leftovers,
    ];
    /// The one that the page opens on.
    pub const FIRST: SampleId = SampleId::TaggedImage;

    /// The example as a work.
    pub fn work(self) -> Work {
        match self {
            SampleId::TaggedImage => first(),
            SampleId::TaggedLater => TAGGED_LATER.work(),
            SampleId::RunInstances => RUN_INSTANCES.work(),
            SampleId::ConfigChanges => CONFIG_CHANGES.work(),
            SampleId::EveryEvent => EVERY_EVENT.work(),
            SampleId::Leftovers => LEFTOVERS.work(),
        }
    }
}

/// The first example. It is apart so that a page that shows only this one need not hold the others.
pub fn first() -> Work {
    TAGGED_IMAGE.work()
}

impl Sample {
    fn work(&self) -> Work {
        let text = self.events.to_owned();
        Work { text, rules: self.rules.iter().map(SampleRule::input).collect(), ..Work::default() }
    }
}

impl SampleRule {
    fn input(&self) -> RuleInput {
        let kind = if self.input_path.is_empty() { TargetKind::Matched } else { TargetKind::InputPath };
        let target = TargetInput { kind, input_path: self.input_path.into(), ..TargetInput::default() };
        RuleInput { name: self.name.into(), pattern: self.pattern.trim_end().into(), target }
    }
}

const TAGGED_IMAGE: Sample = Sample {
    events: include_str!("../samples/s1/events.json"),
    rules: &[
        SampleRule {
            name: "tagged-image",
            pattern: include_str!("../samples/s1/tagged-image.json"),
            input_path: "$.detail.responseElements.imageId",
        },
        SampleRule {
            name: "tagged-image-broken",
            pattern: include_str!("../samples/s1/tagged-image-broken.json"),
            input_path: "",
        },
    ],
};

const TAGGED_LATER: Sample = Sample {
    events: include_str!("../samples/s2/events.json"),
    rules: &[
        SampleRule {
            name: "tagged-later",
            pattern: include_str!("../samples/s2/tagged-later.json"),
            input_path: "$.detail.requestParameters.resourcesSet.items[0].resourceId",
        },
        SampleRule {
            name: "tagged-image",
            pattern: include_str!("../samples/s2/tagged-image.json"),
            input_path: "$.detail.responseElements.imageId",
        },
    ],
};

const RUN_INSTANCES: Sample = Sample {
    events: include_str!("../samples/s3/events.json"),
    rules: &[
        SampleRule {
            name: "run-instances",
            pattern: include_str!("../samples/s3/run-instances.json"),
            input_path: "",
        },
        SampleRule {
            name: "run-instances-broken",
            pattern: include_str!("../samples/s3/run-instances-broken.json"),
            input_path: "",
        },
    ],
};

const CONFIG_CHANGES: Sample = Sample {
    events: include_str!("../samples/s4/events.json"),
    rules: &[SampleRule {
        name: "config-changes",
        pattern: include_str!("../samples/s4/config-changes.json"),
        input_path: "",
    }],
};

const EVERY_EVENT: Sample = Sample {
    events: include_str!("../samples/s5/events.json"),
    rules: &[
        SampleRule {
            name: "catch-all",
            pattern: include_str!("../samples/s5/catch-all.json"),
            input_path: "",
        },
        SampleRule {
            name: "instance-stopped",
            pattern: include_str!("../samples/s5/instance-stopped.json"),
            input_path: "",
        },
    ],
};

const LEFTOVERS: Sample = Sample {
    events: include_str!("../samples/s6/events.json"),
    rules: &[SampleRule {
        name: "created",
        pattern: include_str!("../samples/s6/created.json"),
        input_path: "",
    }],
};
