//! The steps of an AMI's life.

use eventglass_event::Role;

use crate::call::Call;
use crate::{Moment, Who, place};

/// One step of an AMI's life.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The number of the event.
    pub event: usize,
    /// When it happened.
    pub time: Option<Moment>,
    /// What happened.
    pub kind: StepKind,
    /// Who made the call; none for native events.
    pub who: Option<Who>,
    /// Where the AMI was at this step.
    pub region: Option<String>,
    /// The other party, several with `, ` between: the instance an AMI was made from, the instances launched, the
    /// accounts it is shared with, the other end of a copy, the code of the error.
    pub other: Option<String>,
}

/// What happened to an AMI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// `CreateImage`, `ImportImage`
    Created,
    /// `CopyImage`, for the copy
    Copied,
    /// `CopyImage`, for the source
    CopiedTo,
    /// `RegisterImage`
    Registered,
    /// `CreateRestoreImageTask`, `RestoreImageFromRecycleBin`
    Restored,
    /// `CreateTags`
    Tagged,
    /// `DeleteTags`
    Untagged,
    /// `EC2 AMI State Change` with `State` `available`
    Available,
    /// `EC2 AMI State Change` with `State` `failed`
    Failed,
    /// `RunInstances`, a fleet, a spot request
    Launched,
    /// `ModifyImageAttribute` with `launchPermission.add`
    Shared,
    /// `ModifyImageAttribute` with `launchPermission.remove`; `ResetImageAttribute`, `CancelImageLaunchPermission`
    Unshared,
    /// `EnableImage`
    Enabled,
    /// `DisableImage`; `EC2 AMI State Change` with `State` `disabled`
    Disabled,
    /// `EnableImageDeprecation`
    Deprecated,
    /// `DisableImageDeprecation`
    Undeprecated,
    /// `EnableImageDeregistrationProtection`
    Protected,
    /// `DisableImageDeregistrationProtection`
    Unprotected,
    /// `ExportImage`, `CreateStoreImageTask`
    Exported,
    /// `DeregisterImage`; `EC2 AMI State Change` with `State` `deregistered`
    Deregistered,
    /// any of these calls with an `errorCode`, a dry run too
    FailedCall,
    /// anything else that names the AMI: `DescribeImages`, a launch template, a tag value
    Mentioned,
}

impl StepKind {
    /// All of them.
    pub const ALL: [StepKind; 22] = [
        StepKind::Created,
        StepKind::Copied,
        StepKind::CopiedTo,
        StepKind::Registered,
        StepKind::Restored,
        StepKind::Tagged,
        StepKind::Untagged,
        StepKind::Available,
        StepKind::Failed,
        StepKind::Launched,
        StepKind::Shared,
        StepKind::Unshared,
        StepKind::Enabled,
        StepKind::Disabled,
        StepKind::Deprecated,
        StepKind::Undeprecated,
        StepKind::Protected,
        StepKind::Unprotected,
        StepKind::Exported,
        StepKind::Deregistered,
        StepKind::FailedCall,
        StepKind::Mentioned,
    ];

    /// The stable kebab-case name.
    pub fn name(self) -> &'static str {
        match self {
            StepKind::Created => "created",
            StepKind::Copied => "copied",
            StepKind::CopiedTo => "copied-to",
            StepKind::Registered => "registered",
            StepKind::Restored => "restored",
            StepKind::Tagged => "tagged",
            StepKind::Untagged => "untagged",
            StepKind::Available => "available",
            StepKind::Failed => "failed",
            StepKind::Launched => "launched",
            StepKind::Shared => "shared",
            StepKind::Unshared => "unshared",
            StepKind::Enabled => "enabled",
            StepKind::Disabled => "disabled",
            StepKind::Deprecated => "deprecated",
            StepKind::Undeprecated => "undeprecated",
            StepKind::Protected => "protected",
            StepKind::Unprotected => "unprotected",
            StepKind::Exported => "exported",
            StepKind::Deregistered => "deregistered",
            StepKind::FailedCall => "failed-call",
            StepKind::Mentioned => "mentioned",
        }
    }

    /// The steps that an event is for an AMI of that role; more than one where permissions are given and taken.
    pub(crate) fn of(role: Role, call: &Call<'_>) -> Vec<StepKind> {
        let kind = match role {
            _ if role != Role::Mentioned && call.is_void => StepKind::FailedCall,
            Role::Attempted => StepKind::FailedCall,
            Role::Created if call.is("CopyImage") => StepKind::Copied,
            Role::Created => StepKind::Created,
            Role::CopiedFrom => StepKind::CopiedTo,
            Role::Registered => StepKind::Registered,
            Role::Restored => StepKind::Restored,
            Role::Launched => StepKind::Launched,
            Role::Tagged => StepKind::Tagged,
            Role::Untagged => StepKind::Untagged,
            Role::PermissionsChanged => return permissions(call),
            Role::Deprecated => StepKind::Deprecated,
            Role::Undeprecated => StepKind::Undeprecated,
            Role::Protected => StepKind::Protected,
            Role::Unprotected => StepKind::Unprotected,
            Role::Enabled => StepKind::Enabled,
            Role::Disabled => StepKind::Disabled,
            Role::Exported => StepKind::Exported,
            Role::Deregistered => StepKind::Deregistered,
            Role::StateChange => state(place::value(call, "detail.State")),
            Role::Template
            | Role::AttributeChanged
            | Role::FastLaunch
            | Role::Described
            | Role::Mentioned => StepKind::Mentioned,
        };
        vec![kind]
    }

    /// The other party of a step.
    pub(crate) fn other(self, call: &Call<'_>) -> Option<String> {
        let places: &[&str] = match self {
            StepKind::Created => &["rq.instanceId"],
            StepKind::Copied => &["rq.sourceImageId"],
            StepKind::CopiedTo => &["rs.imageId"],
            StepKind::Shared => &ADDED,
            StepKind::Unshared => &REMOVED,
            StepKind::FailedCall => &["detail.errorCode"],
            StepKind::Failed => &["detail.ErrorMessage"],
            _ => &[],
        };
        let found: Vec<&str> = places.iter().flat_map(|place| place::values(call, place)).collect();
        (!found.is_empty()).then(|| found.join(", "))
    }
}

const ADDED: [&str; 4] = [
    "rq.launchPermission.add[].userId",
    "rq.launchPermission.add[].group",
    "rq.launchPermission.add[].organizationArn",
    "rq.launchPermission.add[].organizationalUnitArn",
];

const REMOVED: [&str; 4] = [
    "rq.launchPermission.remove[].userId",
    "rq.launchPermission.remove[].group",
    "rq.launchPermission.remove[].organizationArn",
    "rq.launchPermission.remove[].organizationalUnitArn",
];

fn permissions(call: &Call<'_>) -> Vec<StepKind> {
    if !call.is("ModifyImageAttribute") {
        return vec![StepKind::Unshared];
    }
    let both = [StepKind::Shared, StepKind::Unshared];
    let found: Vec<StepKind> = both.into_iter().filter(|kind| kind.other(call).is_some()).collect();
    if found.is_empty() { vec![StepKind::Mentioned] } else { found }
}

fn state(state: Option<&str>) -> StepKind {
    match state {
        Some("available") => StepKind::Available,
        Some("failed") => StepKind::Failed,
        Some("deregistered") => StepKind::Deregistered,
        Some("disabled") => StepKind::Disabled,
        _ => StepKind::Mentioned,
    }
}
