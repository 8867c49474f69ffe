//! Lives of AMIs, in English.

use eventglass_history::{ImageState, StepKind, Who, WhoKind};

use crate::words::facts::Unit;

pub(in crate::words) fn step(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Created => "created",
        StepKind::Copied => "created as a copy",
        StepKind::CopiedTo => "copied to",
        StepKind::Registered => "registered",
        StepKind::Restored => "restored",
        StepKind::Tagged => "tagged",
        StepKind::Untagged => "untagged",
        StepKind::Available => "available",
        StepKind::Failed => "failed",
        StepKind::Launched => "launched",
        StepKind::Shared => "shared",
        StepKind::Unshared => "no longer shared",
        StepKind::Enabled => "enabled",
        StepKind::Disabled => "disabled",
        StepKind::Deprecated => "deprecated",
        StepKind::Undeprecated => "no longer deprecated",
        StepKind::Protected => "protected from deregistration",
        StepKind::Unprotected => "no longer protected",
        StepKind::Exported => "exported",
        StepKind::Deregistered => "deregistered",
        StepKind::FailedCall => "the call failed",
        StepKind::Mentioned => "mentioned",
    }
}

pub(in crate::words) fn image_state(state: ImageState) -> &'static str {
    match state {
        ImageState::Unknown => "state unknown",
        ImageState::Pending => "pending",
        ImageState::Available => "available",
        ImageState::Failed => "failed",
        ImageState::Disabled => "disabled",
        ImageState::Deregistered => "deregistered",
    }
}

pub(in crate::words) fn unit(unit: Unit, count: usize) -> &'static str {
    match unit {
        Unit::Day if count == 1 => "day",
        Unit::Day => "days",
        Unit::Hour => "h",
        Unit::Minute => "min",
        Unit::Second => "s",
    }
}

pub(in crate::words) fn who(who: &Who) -> String {
    let mut told = maker(&who.name, who.kind, who.session.as_deref());
    if let Some(service) = &who.through {
        told.extend([" through ", service]);
    }
    told
}

fn maker(name: &str, kind: WhoKind, session: Option<&str>) -> String {
    match (kind, session) {
        (WhoKind::Root, _) => "root user".into(),
        (WhoKind::Role, Some(session)) => ["role ", name, " (session ", session, ")"].concat(),
        (WhoKind::Role, None) => ["role ", name].concat(),
        (WhoKind::IdentityCenter, Some(user)) => [user, " (permission set ", name, ")"].concat(),
        (WhoKind::IdentityCenter, None) => [name, " (IAM Identity Center)"].concat(),
        (WhoKind::Federated, _) => ["federated user ", name].concat(),
        (WhoKind::Account, _) => ["account ", name].concat(),
        (WhoKind::User | WhoKind::Service, _) => name.into(),
    }
}
