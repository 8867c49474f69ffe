//! What an AMI id is there for: one table of calls, one of native events.

/// What happened to the AMI, or what it was used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// the id in the answer of `CreateImage`, `CopyImage` or `ImportImage`
    Created,
    /// `sourceImageId` of `CopyImage`
    CopiedFrom,
    /// the answer of `RegisterImage`
    Registered,
    /// the answer of `CreateRestoreImageTask`; `RestoreImageFromRecycleBin`
    Restored,
    /// `RunInstances`, fleets and spot requests: an instance runs from it
    Launched,
    /// a launch template, a launch configuration, a recipe names it
    Template,
    /// `CreateTags`
    Tagged,
    /// `DeleteTags`
    Untagged,
    /// `ModifyImageAttribute` with `launchPermission`
    PermissionsChanged,
    /// any other `ModifyImageAttribute`
    AttributeChanged,
    /// `EnableImageDeprecation`
    Deprecated,
    /// `DisableImageDeprecation`
    Undeprecated,
    /// `EnableImageDeregistrationProtection`
    Protected,
    /// `DisableImageDeregistrationProtection`
    Unprotected,
    /// `EnableImage`
    Enabled,
    /// `DisableImage`
    Disabled,
    /// `EnableFastLaunch`, `DisableFastLaunch` and the event that follows
    FastLaunch,
    /// `ExportImage`, `CreateStoreImageTask`
    Exported,
    /// `DeregisterImage`
    Deregistered,
    /// `EC2 AMI State Change`
    StateChange,
    /// `DescribeImages` and other reading calls
    Described,
    /// a call with an `errorCode` named it where one that succeeds would have given another role
    Attempted,
    /// anything else: a tag value, a name, a call that is not in the tables
    Mentioned,
}

/// What calls do to the AMIs they name: service, call, place, role. A place is a path without indices below
/// `requestParameters` or `responseElements`; the old style's `items` and the new style's `<Op>Request`,
/// `item` and `content` are left out, and case is ignored, so that one row serves both styles.
#[rustfmt::skip]
const CALLS: &[(&str, &str, &str, Role)] = &[
    ("ec2", "CreateImage", "response.imageId", Role::Created),
    ("ec2", "CopyImage", "request.sourceImageId", Role::CopiedFrom),
    ("ec2", "CopyImage", "response.imageId", Role::Created),
    ("ec2", "RegisterImage", "response.imageId", Role::Registered),
    ("ec2", "ImportImage", "response.imageId", Role::Created),
    ("ec2", "CreateRestoreImageTask", "response.imageId", Role::Restored),
    ("ec2", "RestoreImageFromRecycleBin", "request.imageId", Role::Restored),
    ("ec2", "RunInstances", "request.instancesSet.imageId", Role::Launched),
    ("ec2", "RunInstances", "request.imageId", Role::Launched),
    ("ec2", "RunInstances", "response.instancesSet.imageId", Role::Launched),
    ("ec2", "RequestSpotInstances", "request.launchSpecification.imageId", Role::Launched),
    ("ec2", "RequestSpotInstances", "response.spotInstanceRequestSet.launchSpecification.imageId", Role::Launched),
    ("ec2", "RequestSpotFleet", "request.spotFleetRequestConfig.launchSpecifications.imageId", Role::Launched),
    ("ec2", "CreateFleet", "request.launchTemplateConfigs.overrides.imageId", Role::Launched),
    ("ec2", "CreateFleet", "response.fleetInstanceSet.launchTemplateAndOverrides.overrides.imageId", Role::Launched),
    ("ec2", "ModifyFleet", "request.launchTemplateConfigs.overrides.imageId", Role::Launched),
    ("ec2", "CreateReplaceRootVolumeTask", "request.imageId", Role::Launched),
    ("ec2", "CreateReplaceRootVolumeTask", "response.replaceRootVolumeTask.imageId", Role::Launched),
    ("elasticmapreduce", "RunJobFlow", "request.customAmiId", Role::Launched),
    ("ec2", "CreateLaunchTemplate", "request.launchTemplateData.imageId", Role::Template),
    ("ec2", "CreateLaunchTemplateVersion", "request.launchTemplateData.imageId", Role::Template),
    ("ec2", "CreateLaunchTemplateVersion", "response.launchTemplateVersion.launchTemplateData.imageId", Role::Template),
    ("autoscaling", "CreateLaunchConfiguration", "request.imageId", Role::Template),
    ("batch", "CreateComputeEnvironment", "request.computeResources.imageId", Role::Template),
    ("batch", "CreateComputeEnvironment", "request.computeResources.ec2Configuration.imageIdOverride", Role::Template),
    ("imagebuilder", "CreateImageRecipe", "request.parentImage", Role::Template),
    ("ec2", "CreateTags", TAGGED_RESOURCES[0], Role::Tagged),
    ("ec2", "CreateTags", TAGGED_RESOURCES[1], Role::Tagged),
    ("ec2", "DeleteTags", TAGGED_RESOURCES[0], Role::Untagged),
    ("ec2", "DeleteTags", TAGGED_RESOURCES[1], Role::Untagged),
    ("ec2", "ModifyImageAttribute", "request.imageId", Role::AttributeChanged),
    ("ec2", "ResetImageAttribute", "request.imageId", Role::PermissionsChanged),
    ("ec2", "CancelImageLaunchPermission", "request.imageId", Role::PermissionsChanged),
    ("ec2", "AttachImageWatermark", "request.imageId", Role::AttributeChanged),
    ("ec2", "DetachImageWatermark", "request.imageId", Role::AttributeChanged),
    ("ec2", "EnableImageDeprecation", "request.imageId", Role::Deprecated),
    ("ec2", "DisableImageDeprecation", "request.imageId", Role::Undeprecated),
    ("ec2", "EnableImageDeregistrationProtection", "request.imageId", Role::Protected),
    ("ec2", "DisableImageDeregistrationProtection", "request.imageId", Role::Unprotected),
    ("ec2", "EnableImage", "request.imageId", Role::Enabled),
    ("ec2", "DisableImage", "request.imageId", Role::Disabled),
    ("ec2", "EnableFastLaunch", "request.imageId", Role::FastLaunch),
    ("ec2", "EnableFastLaunch", "response.imageId", Role::FastLaunch),
    ("ec2", "DisableFastLaunch", "request.imageId", Role::FastLaunch),
    ("ec2", "DisableFastLaunch", "response.imageId", Role::FastLaunch),
    ("ec2", "ExportImage", "request.imageId", Role::Exported),
    ("ec2", "ExportImage", "response.imageId", Role::Exported),
    ("ec2", "CreateStoreImageTask", "request.imageId", Role::Exported),
    ("ec2", "DeregisterImage", "request.imageId", Role::Deregistered),
    ("ec2", "DescribeImages", "request.imagesSet.imageId", Role::Described),
    ("ec2", "DescribeImages", "request.imageId", Role::Described),
    ("ec2", "DescribeImageAttribute", "request.imageId", Role::Described),
    ("ec2", "DescribeStoreImageTasks", "request.imageId", Role::Described),
    ("ec2", "DescribeFastLaunchImages", "request.imageId", Role::Described),
    ("ec2", "DescribeImageReferences", "request.imageId", Role::Described),
    ("ec2", "DescribeImageUsageReports", "request.imageId", Role::Described),
    ("ec2", "ListImagesInRecycleBin", "request.imageId", Role::Described),
    ("ec2", "GetImageAncestry", "request.imageId", Role::Described),
    ("ec2", "CreateImageUsageReport", "request.imageId", Role::Described),
];

/// Where native events name AMIs: detail-type, place from the event's root, role.
#[rustfmt::skip]
const NATIVE: &[(&str, &str, Role)] = &[
    ("EC2 AMI State Change", "detail.ImageId", Role::StateChange),
    ("EC2 AMI State Change", "resources", Role::StateChange),
    ("EC2 Fast Launch State-change Notification", "detail.imageId", Role::FastLaunch),
    ("EC2 Fast Launch State-change Notification", "resources", Role::FastLaunch),
    ("Config Configuration Item Change", "detail.configurationItem.configuration.imageId", Role::Mentioned),
];

/// Where the calls about tags name resources, in the old style and in the new one.
const TAGGED_RESOURCES: [&str; 2] = ["request.resourcesSet.resourceId", "request.resourceId"];

impl Role {
    /// All of them.
    pub const ALL: [Role; 23] = [
        Role::Created,
        Role::CopiedFrom,
        Role::Registered,
        Role::Restored,
        Role::Launched,
        Role::Template,
        Role::Tagged,
        Role::Untagged,
        Role::PermissionsChanged,
        Role::AttributeChanged,
        Role::Deprecated,
        Role::Undeprecated,
        Role::Protected,
        Role::Unprotected,
        Role::Enabled,
        Role::Disabled,
        Role::FastLaunch,
        Role::Exported,
        Role::Deregistered,
        Role::StateChange,
        Role::Described,
        Role::Attempted,
        Role::Mentioned,
    ];

    /// The stable kebab-case name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Created => "created",
            Role::CopiedFrom => "copied-from",
            Role::Registered => "registered",
            Role::Restored => "restored",
            Role::Launched => "launched",
            Role::Template => "template",
            Role::Tagged => "tagged",
            Role::Untagged => "untagged",
            Role::PermissionsChanged => "permissions-changed",
            Role::AttributeChanged => "attribute-changed",
            Role::Deprecated => "deprecated",
            Role::Undeprecated => "undeprecated",
            Role::Protected => "protected",
            Role::Unprotected => "unprotected",
            Role::Enabled => "enabled",
            Role::Disabled => "disabled",
            Role::FastLaunch => "fast-launch",
            Role::Exported => "exported",
            Role::Deregistered => "deregistered",
            Role::StateChange => "state-change",
            Role::Described => "described",
            Role::Attempted => "attempted",
            Role::Mentioned => "mentioned",
        }
    }
}

/// The role of an id at `place` in the record of a call. None where no table has it.
pub(crate) fn in_call(service: &str, call: &str, place: &str) -> Option<Role> {
    let is_it = |row: &&(&str, &str, &str, Role)| {
        row.0 == service && row.1 == call && row.2.eq_ignore_ascii_case(place)
    };
    CALLS.iter().find(is_it).map(|row| row.3)
}

/// The role of an id at `place` in a native event. None where no table has it.
pub(crate) fn in_native_event(detail_type: &str, place: &str) -> Option<Role> {
    NATIVE.iter().find(|row| row.0 == detail_type && row.1 == place).map(|row| row.2)
}

/// Whether a field of this name holds an AMI id wherever it stands. `resourceId` holds ids of every kind.
pub(crate) fn is_ami_field(name: &str) -> bool {
    let calls = CALLS.iter().map(|row| row.2).filter(|place| !TAGGED_RESOURCES.contains(place));
    calls.filter_map(|place| place.rsplit('.').next()).any(|field| field.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct() {
        let names: std::collections::BTreeSet<_> = Role::ALL.iter().map(|role| role.name()).collect();
        assert_eq!(names.len(), Role::ALL.len());
        assert!(Role::ALL.iter().enumerate().all(|(index, role)| *role as usize == index));
        assert_eq!(Role::Mentioned as usize + 1, Role::ALL.len());
    }

    #[test]
    fn ami_fields_are_those_of_the_tables() {
        for (name, is) in [
            ("imageId", true),
            ("ImageId", true),
            ("sourceImageId", true),
            ("customAmiId", true),
            ("imageIdOverride", true),
            ("parentImage", true),
            ("resourceId", false),
            ("name", false),
        ] {
            assert_eq!(is_ami_field(name), is, "{name}");
        }
    }
}
