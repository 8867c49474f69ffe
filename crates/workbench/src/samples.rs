//! The gallery: systems that people build, with the right rule and a broken one.

use crate::inputs::RuleInput;

/// An example to start from.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its short, stable name.
    pub id: SampleId,
    /// The text as a person would paste it.
    pub events: &'static str,
    rules: &'static [(&'static str, &'static str)],
}

/// The examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleId {
    /// Tell me when an AMI with a certain tag is created.
    TaggedImage,
    /// The backup service that tags later.
    TaggedLater,
    /// `RunInstances` by one user.
    RunInstances,
}

impl Sample {
    /// Its rules: those that are right first.
    pub fn rules(&self) -> Vec<RuleInput> {
        let rule = |(name, pattern): &(&str, &str)| RuleInput {
            name: (*name).into(),
            pattern: pattern.trim_end().into(),
        };
        self.rules.iter().map(rule).collect()
    }
}

/// All examples. The page opens on the first.
pub const SAMPLES: [Sample; 3] = [
    Sample {
        id: SampleId::TaggedImage,
        events: include_str!("../samples/s1/events.json"),
        rules: &[
            ("tagged-image", include_str!("../samples/s1/tagged-image.json")),
            ("tagged-image-broken", include_str!("../samples/s1/tagged-image-broken.json")),
        ],
    },
    Sample {
        id: SampleId::TaggedLater,
        events: include_str!("../samples/s2/events.json"),
        rules: &[
            ("tagged-later", include_str!("../samples/s2/tagged-later.json")),
            ("tagged-image", include_str!("../samples/s2/tagged-image.json")),
        ],
    },
    Sample {
        id: SampleId::RunInstances,
        events: include_str!("../samples/s3/events.json"),
        rules: &[
            ("run-instances", include_str!("../samples/s3/run-instances.json")),
            ("run-instances-broken", include_str!("../samples/s3/run-instances-broken.json")),
        ],
    },
];
