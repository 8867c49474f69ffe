//! AMI ids in events: where they stand, what they are there for.

use eventglass_syntax::{Member, Node, Path, Span, Step, Text, Value};

use crate::ami_roles::{self, Role};

/// One AMI id at one place of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct AmiMention {
    /// `ami-0123456789abcdef0`; of a malformed one the whole value.
    pub id: Box<str>,
    /// The string that holds it, or the member whose key does.
    pub path: Path,
    /// What it is there for.
    pub role: Role,
    /// Where the AMI lives, as far as the event tells.
    pub region: Option<Box<str>>,
    /// False for `ami-123456789012` where an AMI id belongs.
    pub well_formed: bool,
    /// The id in the text that the event was read from; the whole string where escapes make it unclear.
    pub span: Span,
}

/// One AMI of several events.
#[derive(Clone, Debug, PartialEq)]
pub struct Ami {
    /// The id.
    pub id: Box<str>,
    /// The regions it was seen in, each once, in the order of the events; more than one only by a mistake.
    pub regions: Vec<Box<str>>,
    /// What it was there for, each once, in the order of the events.
    pub roles: Vec<Role>,
    /// The numbers of the events that name it, ascending.
    pub events: Vec<usize>,
    /// False for `ami-123456789012` where an AMI id belongs.
    pub well_formed: bool,
}

/// The AMI ids of an event, in the order of its text. An AMI id is `ami-` and 8 or 17 lower-case hex digits
/// with no letter, digit or hyphen before it and no letter or digit after it. What begins with `ami-`, fills
/// a field that holds an AMI id and holds none is listed as malformed. Linear in the size of the event.
pub fn amis(event: &Node) -> Vec<AmiMention> {
    let mut search = Search { occasion: Occasion::of(event), crumbs: Vec::new(), found: Vec::new() };
    search.node(event);
    search.found
}

/// The AMIs of several events, each id once, in the order of first appearance; `by_event` holds what [`amis`]
/// gave for each event.
pub fn distinct(by_event: &[Vec<AmiMention>]) -> Vec<Ami> {
    // Numbers of AMIs, sorted by id. A binary search weighs less than a hash map in the page's module.
    let mut sorted: Vec<usize> = Vec::new();
    let mut found: Vec<Ami> = Vec::new();
    for (event, mentions) in by_event.iter().enumerate() {
        for mention in mentions {
            let id_of = |place: &usize| found.get(*place).map(|ami| &*ami.id);
            let at = sorted.partition_point(|place| id_of(place) < Some(&*mention.id));
            let known = sorted.get(at).copied().filter(|place| id_of(place) == Some(&*mention.id));
            let place = known.unwrap_or(found.len());
            if known.is_none() {
                sorted.insert(at, place);
                found.push(Ami::unseen(mention));
            }
            if let Some(ami) = found.get_mut(place) {
                ami.see(mention, event);
            }
        }
    }
    found
}

impl Ami {
    fn unseen(mention: &AmiMention) -> Ami {
        Ami {
            id: mention.id.clone(),
            regions: Vec::new(),
            roles: Vec::new(),
            events: Vec::new(),
            well_formed: mention.well_formed,
        }
    }

    fn see(&mut self, mention: &AmiMention, event: usize) {
        if let Some(region) = mention.region.as_ref().filter(|region| !self.regions.contains(region)) {
            self.regions.push(region.clone());
        }
        if !self.roles.contains(&mention.role) {
            self.roles.push(mention.role);
        }
        if self.events.last() != Some(&event) {
            self.events.push(event);
        }
    }
}

/// The ids in a text, each with its offset.
fn ids(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("ami-").filter_map(|(start, _)| {
        let before = text.get(..start)?.chars().next_back();
        let digits = text.get(start + 4..)?;
        let count = digits.bytes().take_while(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')).count();
        let after = digits.get(count..)?.chars().next();
        let stands_free = !before.is_some_and(|c| c.is_alphanumeric() || c == '-')
            && !after.is_some_and(char::is_alphanumeric);
        let id = text.get(start..start + 4 + count)?;
        (matches!(count, 8 | 17) && stands_free).then_some((start, id))
    })
}

/// One step towards where the search stands. A path is built of them only where an id is found.
#[derive(Clone, Copy)]
enum Crumb<'a> {
    Key(&'a Text),
    Index(usize),
}

struct Search<'a> {
    occasion: Occasion<'a>,
    crumbs: Vec<Crumb<'a>>,
    found: Vec<AmiMention>,
}

impl<'a> Search<'a> {
    fn node(&mut self, node: &'a Node) {
        match &node.value {
            Value::String(text) => self.string(text, node.span),
            Value::Object(members) => members.iter().for_each(|member| self.member(member)),
            Value::Array(elements) => elements.iter().enumerate().for_each(|(index, element)| {
                self.crumbs.push(Crumb::Index(index));
                self.node(element);
                self.crumbs.pop();
            }),
            _ => {}
        }
    }

    fn member(&mut self, member: &'a Member) {
        self.crumbs.push(Crumb::Key(&member.key.value));
        self.ids_of(&member.key.value, member.key.span);
        self.node(&member.value);
        self.crumbs.pop();
    }

    fn string(&mut self, text: &Text, span: Span) {
        let before = self.found.len();
        self.ids_of(text, span);
        if self.found.len() == before && text.as_str().starts_with("ami-") && self.is_ami_field() {
            self.mention(text.as_str(), text.as_str(), 0, span, false);
        }
    }

    fn ids_of(&mut self, text: &Text, span: Span) {
        let whole = text.as_str();
        // Most strings are shorter than any id.
        if whole.len() < "ami-01234567".len() {
            return;
        }
        // Without escapes a string is as long as its text between the quotes; with any it is shorter.
        let is_plain = span.len() as usize == whole.len() + 2;
        for (start, id) in ids(whole) {
            let from = span.start as usize + 1 + start;
            let span = if is_plain { Span::new(from, from + id.len()) } else { span };
            self.mention(id, whole, start, span, true);
        }
    }

    fn mention(&mut self, id: &str, whole: &str, start: usize, span: Span, well_formed: bool) {
        let role = self.occasion.role(&self.crumbs);
        let of_arn = whole.get(..start).and_then(arn_region);
        let of_source = self.occasion.source_region.filter(|_| role == Some(Role::CopiedFrom));
        let region = of_source.or(of_arn).or(self.occasion.region);
        self.found.push(AmiMention {
            id: id.into(),
            path: path(&self.crumbs),
            role: match role {
                None => Role::Mentioned,
                Some(_) if self.occasion.failed => Role::Attempted,
                Some(role) => role,
            },
            region: region.map(Into::into),
            well_formed,
            span,
        });
    }

    /// Whether the search stands in a field that holds an AMI id: by its name, or because a table has the
    /// place.
    fn is_ami_field(&self) -> bool {
        let field = keys(&self.crumbs).rfind(|key| *key != "content");
        field.is_some_and(ami_roles::is_ami_field) || self.occasion.role(&self.crumbs).is_some()
    }
}

/// What an event tells about every id in it.
struct Occasion<'a> {
    detail_type: Option<&'a str>,
    /// `ec2` and `CreateImage`. A name alone says nothing: `appstream` has a `CreateImage` too.
    call: Option<(&'a str, &'a str)>,
    failed: bool,
    changes_permissions: bool,
    source_region: Option<&'a str>,
    region: Option<&'a str>,
}

impl<'a> Occasion<'a> {
    fn of(event: &'a Node) -> Self {
        let detail = event.member("detail");
        let of_detail = |key: &str| detail.and_then(|detail| detail.member(key));
        let request = of_detail("requestParameters");
        let of_event = |key: &str| event.member(key).and_then(Node::as_str);
        let service = match of_detail("eventSource") {
            Some(source) => source.as_str().and_then(|source| source.strip_suffix(".amazonaws.com")),
            None => of_event("source").and_then(|source| source.strip_prefix("aws.")),
        };
        let call = of_detail("eventName").and_then(Node::as_str);
        let of_request = |name: &str| request.and_then(|request| field(request, call, name));
        Occasion {
            detail_type: of_event("detail-type"),
            call: service.zip(call),
            failed: of_detail("errorCode").is_some_and(|code| code.value != Value::Null),
            changes_permissions: of_request("launchPermission").is_some(),
            source_region: of_request("sourceRegion").and_then(Node::as_str),
            region: of_detail("awsRegion").and_then(Node::as_str).or_else(|| of_event("region")),
        }
    }

    /// The role by the tables, had the call succeeded. None where no table has the place.
    fn role(&self, crumbs: &[Crumb<'_>]) -> Option<Role> {
        let Some((service, call)) = self.call else {
            let place: Vec<&str> = keys(crumbs).collect();
            return ami_roles::in_native_event(self.detail_type?, &place.join("."));
        };
        match ami_roles::in_call(service, call, &place_in_call(crumbs, call)?)? {
            Role::AttributeChanged if self.changes_permissions => Some(Role::PermissionsChanged),
            role => Some(role),
        }
    }
}

/// A field of a request in either style of record: directly below it, or below `<Op>Request`.
fn field<'a>(request: &'a Node, call: Option<&str>, name: &str) -> Option<&'a Node> {
    let member = |object: &'a Node, is_it: &dyn Fn(&str) -> bool| {
        let found = object.members().iter().rfind(|member| is_it(member.key.value.as_str()));
        found.map(|member| &member.value)
    };
    let is_field = |key: &str| key.eq_ignore_ascii_case(name);
    let is_request = |key: &str| call.is_some_and(|call| is_wrapper(key, call, "Request"));
    member(request, &is_field).or_else(|| member(member(request, &is_request)?, &is_field))
}

/// Whether a key is `<Op>Request` or `<Op>Response`.
fn is_wrapper(key: &str, call: &str, suffix: &str) -> bool {
    let halves = key.split_at_checked(call.len());
    halves.is_some_and(|(op, rest)| op.eq_ignore_ascii_case(call) && rest.eq_ignore_ascii_case(suffix))
}

/// A place in the form of the table of calls: what both styles of record have in common.
fn place_in_call(crumbs: &[Crumb<'_>], call: &str) -> Option<String> {
    let mut keys = keys(crumbs).skip_while(|key| *key == "detail").peekable();
    let (side, wrapper) = match keys.next()? {
        "requestParameters" => ("request", "Request"),
        "responseElements" => ("response", "Response"),
        _ => return None,
    };
    keys.next_if(|key| is_wrapper(key, call, wrapper));
    let kept = keys.filter(|key| !matches!(*key, "items" | "item" | "content"));
    Some(std::iter::once(side).chain(kept).collect::<Vec<_>>().join("."))
}

/// The region of the ARN that the text ends inside of: `arn:aws:ec2:eu-west-1::image/`. It looks back a little
/// only, so that a long string of ids costs no more than its length.
fn arn_region(before: &str) -> Option<&str> {
    let before = before.get(before.floor_char_boundary(before.len().saturating_sub(200))..)?;
    let arn = before.get(before.rfind("arn:")?..)?;
    let is_one_word = !arn.contains(|c: char| c.is_whitespace() || "\"',;".contains(c));
    let mut parts = arn.split(':').skip(3);
    let region = parts.next().filter(|region| !region.is_empty())?;
    (is_one_word && parts.count() >= 2).then_some(region)
}

fn keys<'a>(crumbs: &[Crumb<'a>]) -> impl DoubleEndedIterator<Item = &'a str> {
    crumbs.iter().filter_map(|crumb| match crumb {
        Crumb::Key(key) => Some(key.as_str()),
        Crumb::Index(_) => None,
    })
}

fn path(crumbs: &[Crumb<'_>]) -> Path {
    let step = |crumb: &Crumb<'_>| match crumb {
        Crumb::Key(key) => Step::Key((*key).clone()),
        Crumb::Index(index) => Step::Index(*index as u32),
    };
    Path { steps: crumbs.iter().map(step).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<String> {
        let ids = ingest(text, 9).events.into_iter().flat_map(|event| amis(&event.node));
        let show = |it: AmiMention| {
            let flaw = if it.well_formed { "" } else { " malformed" };
            format!("{} {} {} {}{flaw}", it.id, it.path, it.role.name(), it.region.as_deref().unwrap_or("-"))
        };
        ids.map(show).collect()
    }

    /// What `amis` finds in the detail of a call to EC2 in eu-west-1.
    fn check_call(call: &str, detail: &str, ids: &[&str]) {
        let text = format!(
            r#"{{"eventSource": "ec2.amazonaws.com", "eventName": "{call}", "awsRegion": "eu-west-1", {detail}}}"#
        );
        let found: Vec<_> =
            found(&text).iter().map(|line| line.replace("$.detail.", "").replace(" eu-west-1", "")).collect();
        assert_eq!(found, ids, "{call} {detail}");
    }

    #[test]
    fn an_id_stands_free() {
        for (text, wanted) in [
            ("ami-01234567", &["ami-01234567"][..]),
            ("ami-0123456789abcdef0", &["ami-0123456789abcdef0"]),
            ("ami-0123456", &[]),
            ("ami-012345678", &[]),
            ("ami-0123456789abcdef", &[]),
            ("ami-0123456789abcdef01", &[]),
            ("ami-0123456G", &[]),
            ("ami-01234567G", &[]),
            ("ami-0123456A", &[]),
            ("my-ami-0abcdef1", &[]),
            ("import-ami-0123456789abcdef0", &[]),
            ("amzn2-ami-hvm-2.0", &[]),
            ("xami-01234567", &[]),
            ("éami-01234567", &[]),
            ("ami-01234567é", &[]),
            ("ami-01234567-old", &["ami-01234567"]),
            ("_ami-01234567_", &["ami-01234567"]),
            ("image/ami-01234567,ami-76543210", &["ami-01234567", "ami-76543210"]),
            ("ami-ami-01234567", &[]),
        ] {
            assert_eq!(ids(text).map(|(_, id)| id).collect::<Vec<_>>(), wanted, "{text}");
        }
    }

    #[test]
    fn the_old_style_of_record() {
        check_call(
            "CreateImage",
            r#""requestParameters": {"instanceId": "i-1"}, "responseElements": {"imageId": "ami-0000000a"}"#,
            &["ami-0000000a responseElements.imageId created"],
        );
        check_call(
            "RunInstances",
            r#""requestParameters": {"instancesSet": {"items": [{"imageId": "ami-0000000a"}]}},
               "responseElements": {"instancesSet": {"items": [{"instanceId": "i-1"}, {"imageId": "ami-0000000a"}]}}"#,
            &[
                "ami-0000000a requestParameters.instancesSet.items[0].imageId launched",
                "ami-0000000a responseElements.instancesSet.items[1].imageId launched",
            ],
        );
        check_call(
            "DescribeImages",
            r#""requestParameters": {"imagesSet": {"items": [{"imageId": "ami-0000000a"}]}}"#,
            &["ami-0000000a requestParameters.imagesSet.items[0].imageId described"],
        );
        check_call(
            "DeleteTags",
            r#""requestParameters": {"resourcesSet": {"items": [{"resourceId": "vol-1"}, {"resourceId": "ami-0000000a"}]}}"#,
            &["ami-0000000a requestParameters.resourcesSet.items[1].resourceId untagged"],
        );
    }

    #[test]
    fn the_new_style_of_record() {
        check_call(
            "DisableImage",
            r#""requestParameters": {"DisableImageRequest": {"ImageId": "ami-0000000a"}}"#,
            &["ami-0000000a requestParameters.DisableImageRequest.ImageId disabled"],
        );
        check_call(
            "DisableImage",
            r#""requestParameters": {"disableImageRequest": {"imageId": "ami-0000000a"}}"#,
            &["ami-0000000a requestParameters.disableImageRequest.imageId disabled"],
        );
        check_call(
            "RunInstances",
            r#""requestParameters": {"RunInstancesRequest": {"ImageId": "ami-0000000a"}},
               "responseElements": {"RunInstancesResponse": {"instancesSet": {"item": {"imageId": "ami-0000000a"}}}}"#,
            &[
                "ami-0000000a requestParameters.RunInstancesRequest.ImageId launched",
                "ami-0000000a responseElements.RunInstancesResponse.instancesSet.item.imageId launched",
            ],
        );
        check_call(
            "CreateTags",
            r#""requestParameters": {"CreateTagsRequest": {"ResourceId":
               [{"tag": 1, "content": "ami-0000000a"}, {"tag": 2, "content": "ami-XYZ"}, {"tag": 3, "content": "vol-1"}]}}"#,
            &[
                "ami-0000000a requestParameters.CreateTagsRequest.ResourceId[0].content tagged",
                "ami-XYZ requestParameters.CreateTagsRequest.ResourceId[1].content tagged malformed",
            ],
        );
        check_call(
            "DeleteTags",
            r#""requestParameters": {"DeleteTagsRequest": {"ResourceId": {"tag": 1, "content": "ami-0000000a"},
               "Tag": {"tag": 1, "Key": "ami-XYZ"}}}"#,
            &["ami-0000000a requestParameters.DeleteTagsRequest.ResourceId.content untagged"],
        );
        check_call(
            "CreateLaunchTemplateVersion",
            r#""responseElements": {"CreateLaunchTemplateVersionResponse": {"launchTemplateVersion":
               {"launchTemplateData": {"imageId": "ami-0000000a"}}}}"#,
            &[
                "ami-0000000a responseElements.CreateLaunchTemplateVersionResponse.launchTemplateVersion.launchTemplateData.imageId template",
            ],
        );
        for overrides in [
            r#"{"ImageId": "ami-0000000a", "tag": 1}"#,
            r#"{"ImageId": {"tag": 1, "content": "ami-0000000a"}}"#,
        ] {
            let text = format!(
                r#"{{"eventSource": "ec2.amazonaws.com", "eventName": "CreateFleet", "requestParameters":
                   {{"CreateFleetRequest": {{"LaunchTemplateConfigs": [{{"Overrides": [{overrides}]}}]}}}}}}"#
            );
            assert!(found(&text)[0].ends_with(" launched -"), "{overrides}");
        }
        for item in [
            r#"{"overrides": {"imageId": "ami-0000000a"}}"#,
            r#"[{"overrides": {"imageId": "ami-0000000a"}}]"#,
        ] {
            let item = item
                .replace(r#"{"overrides""#, r#"{"launchTemplateAndOverrides": {"overrides""#)
                .replace("}}", "}}}");
            let text = format!(
                r#"{{"eventSource": "ec2.amazonaws.com", "eventName": "CreateFleet", "responseElements":
                   {{"CreateFleetResponse": {{"fleetInstanceSet": {{"item": {item}}}}}}}}}"#
            );
            assert!(found(&text)[0].ends_with(" launched -"), "{item}");
        }
    }

    #[test]
    fn an_attribute_is_a_permission_or_not() {
        check_call(
            "ModifyImageAttribute",
            r#""requestParameters": {"imageId": "ami-0000000a", "launchPermission": {"add": {"items": [{"group": "all"}]}}}"#,
            &["ami-0000000a requestParameters.imageId permissions-changed"],
        );
        check_call(
            "ModifyImageAttribute",
            r#""requestParameters": {"ModifyImageAttributeRequest": {"ImageId": "ami-0000000a",
               "LaunchPermission": {"Add": {"tag": 1, "Group": "all"}}}}"#,
            &["ami-0000000a requestParameters.ModifyImageAttributeRequest.ImageId permissions-changed"],
        );
        check_call(
            "ModifyImageAttribute",
            r#""requestParameters": {"imageId": "ami-0000000a", "description": "ami-0000000b"}"#,
            &[
                "ami-0000000a requestParameters.imageId attribute-changed",
                "ami-0000000b requestParameters.description mentioned",
            ],
        );
    }

    #[test]
    fn a_failed_call_only_attempted() {
        check_call(
            "RunInstances",
            r#""errorCode": "Client.VcpuLimitExceeded", "errorMessage": "ami-0000000b", "responseElements": null,
               "requestParameters": {"instancesSet": {"items": [{"imageId": "ami-0000000a"}]}}"#,
            &[
                "ami-0000000b errorMessage mentioned",
                "ami-0000000a requestParameters.instancesSet.items[0].imageId attempted",
            ],
        );
    }

    #[test]
    fn a_call_is_its_service_and_its_name() {
        let text = r#"{"eventSource": "appstream.amazonaws.com", "eventName": "CreateImage",
                       "responseElements": {"imageId": "ami-0000000a"}}"#;
        assert_eq!(found(text), ["ami-0000000a $.detail.responseElements.imageId mentioned -"]);
        let text = r#"{"source": "aws.ec2", "detail": {"eventName": "DeregisterImage", "requestParameters": {"imageId": "ami-0000000a"}}}"#;
        assert_eq!(found(text), ["ami-0000000a $.detail.requestParameters.imageId deregistered -"]);
    }

    #[test]
    fn a_state_change_names_its_image_twice() {
        let text = r#"{"source": "aws.ec2", "detail-type": "EC2 AMI State Change", "region": "eu-west-1",
                       "resources": ["arn:aws:ec2:us-east-1::image/ami-0000000a"],
                       "detail": {"ImageId": "ami-0000000a", "State": "available"}}"#;
        assert_eq!(
            found(text),
            [
                "ami-0000000a $.resources[0] state-change us-east-1",
                "ami-0000000a $.detail.ImageId state-change eu-west-1"
            ]
        );
    }

    #[test]
    fn a_copy_comes_from_its_source_region() {
        let text = r#"{"eventSource": "ec2.amazonaws.com", "eventName": "CopyImage", "awsRegion": "eu-west-1",
                       "requestParameters": {"sourceRegion": "us-east-1", "sourceImageId": "ami-0000000a"},
                       "responseElements": {"imageId": "ami-0000000b"}}"#;
        assert_eq!(
            found(text),
            [
                "ami-0000000a $.detail.requestParameters.sourceImageId copied-from us-east-1",
                "ami-0000000b $.detail.responseElements.imageId created eu-west-1",
            ]
        );
        let text = r#"{"eventSource": "ec2.amazonaws.com", "eventName": "CopyImage", "awsRegion": "eu-west-1",
                       "requestParameters": {"CopyImageRequest": {"SourceRegion": "us-east-1", "SourceImageId": "ami-0000000a"}},
                       "responseElements": {"CopyImageResponse": {"imageId": "ami-0000000b"}}}"#;
        assert_eq!(
            found(text),
            [
                "ami-0000000a $.detail.requestParameters.CopyImageRequest.SourceImageId copied-from us-east-1",
                "ami-0000000b $.detail.responseElements.CopyImageResponse.imageId created eu-west-1",
            ]
        );
    }

    #[test]
    fn a_failed_copy_still_names_its_source_region() {
        let text = r#"{"eventSource": "ec2.amazonaws.com", "eventName": "CopyImage", "errorCode": "Client.Oops",
                       "awsRegion": "eu-west-1",
                       "requestParameters": {"sourceRegion": "us-east-1", "sourceImageId": "ami-0000000a"}}"#;
        let place = "$.detail.requestParameters.sourceImageId";
        assert_eq!(found(text), [format!("ami-0000000a {place} attempted us-east-1")]);
    }

    #[test]
    fn an_arn_tells_the_region() {
        for (before, region) in [
            ("arn:aws:ec2:us-east-1::image/", Some("us-east-1")),
            ("see arn:aws-cn:ec2:cn-north-1:111122223333:image/", Some("cn-north-1")),
            ("arn:aws:ec2:::image/", None),
            ("arn:aws:ec2:us-east-1", None),
            ("arn:aws:ec2:us-east-1::image/x and ", None),
            ("image/", None),
        ] {
            assert_eq!(arn_region(before), region, "{before}");
        }
    }

    #[test]
    fn malformed_is_what_fills_an_ami_field() {
        check_call(
            "ModifyImageAttribute",
            r#""requestParameters": {"imageId": "ami-1111", "description": "ami-1111", "launchPermission": {}}"#,
            &["ami-1111 requestParameters.imageId permissions-changed malformed"],
        );
        check_call(
            "CreateTags",
            r#""requestParameters": {"resourcesSet": {"items": [{"resourceId": "ami-123456789012"}]}}, "resourceId": "ami-1""#,
            &["ami-123456789012 requestParameters.resourcesSet.items[0].resourceId tagged malformed"],
        );
        check_call(
            "RunInstances",
            r#""requestParameters": {"imageId": "resolve:ssm:/ami", "x": [{"ImageId": ["ami-aCBbfd13bdb1d1E4b", "ami-0000000a "]}]}"#,
            &[
                "ami-aCBbfd13bdb1d1E4b requestParameters.x[0].ImageId[0] mentioned malformed",
                "ami-0000000a requestParameters.x[0].ImageId[1] mentioned",
            ],
        );
    }

    #[test]
    fn keys_hold_ids_too() {
        assert_eq!(
            found(r#"{"detail": {"ami-0000000a": {"ami-0000000b": "of ami-0000000c"}}}"#),
            [
                "ami-0000000a $.detail.ami-0000000a mentioned -",
                "ami-0000000b $.detail.ami-0000000a.ami-0000000b mentioned -",
                "ami-0000000c $.detail.ami-0000000a.ami-0000000b mentioned -",
            ]
        );
    }

    #[test]
    fn the_span_is_the_id_where_no_escape_hides_it() {
        for (text, underlined) in [
            (r#"{"a": "é ami-0000000a"}"#, "ami-0000000a"),
            (r#"{"ami-0000000a": 1}"#, "ami-0000000a"),
            (r#"{"a": "\u00e9 ami-0000000a"}"#, r#""\u00e9 ami-0000000a""#),
        ] {
            let event = &ingest(text, 1).events[0];
            assert_eq!(amis(&event.node)[0].span.of(text), underlined);
        }
    }

    #[test]
    fn a_backup_of_three_events_is_one_ami() {
        let call = |name: &str, rest: &str| {
            format!(
                r#"{{"eventSource": "ec2.amazonaws.com", "eventName": "{name}", "awsRegion": "eu-west-1", {rest}}}"#
            )
        };
        let items =
            r#"[{"resourceId": "snap-1"}, {"resourceId": "ami-0000000a"}, {"resourceId": "ami-0000000b"}]"#;
        let text = [
            call("CreateImage", r#""responseElements": {"imageId": "ami-0000000a"}"#),
            call("CreateTags", &format!(r#""requestParameters": {{"resourcesSet": {{"items": {items}}}}}"#)),
            r#"{"source": "aws.ec2", "detail-type": "EC2 AMI State Change", "region": "eu-west-1",
                "resources": ["arn:aws:ec2:eu-west-1::image/ami-0000000a"], "detail": {"ImageId": "ami-0000000a"}}"#
                .to_owned(),
        ]
        .concat();
        let by_event: Vec<_> = ingest(&text, 9).events.iter().map(|event| amis(&event.node)).collect();
        let all = distinct(&by_event);
        assert_eq!(all.iter().map(|ami| &*ami.id).collect::<Vec<_>>(), ["ami-0000000a", "ami-0000000b"]);
        assert_eq!(all[0].roles, [Role::Created, Role::Tagged, Role::StateChange]);
        assert_eq!(all[0].events, [0, 1, 2]);
        assert_eq!(all[0].regions, ["eu-west-1".into()]);
        assert_eq!(all[1].events, [1]);
    }

    /// The definition, word for word.
    fn is_id_at(text: &[char], start: usize) -> Option<usize> {
        let rest: String = text[start..].iter().collect();
        [8, 17].into_iter().map(|digits| 4 + digits).find(|len| {
            let id: Vec<char> = rest.chars().take(*len).collect();
            let hex = id.iter().skip(4).all(|c| matches!(c, '0'..='9' | 'a'..='f'));
            let before = start.checked_sub(1).map(|at| text[at]);
            let after = text.get(start + len);
            id.len() == *len
                && rest.starts_with("ami-")
                && hex
                && !before.is_some_and(|c| c.is_alphanumeric() || c == '-')
                && !after.is_some_and(|c| c.is_alphanumeric())
        })
    }

    proptest! {
        #[test]
        fn ids_are_those_of_the_definition(text in "(ami-|[0-9a-f]{8}|[0-9a-f]{9}|[0-9a-g]|[-A_é /]){0,12}") {
            let chars: Vec<char> = text.chars().collect();
            let wanted: Vec<String> = (0..chars.len())
                .filter_map(|start| Some(chars[start..start + is_id_at(&chars, start)?].iter().collect()))
                .collect();
            prop_assert_eq!(ids(&text).map(|(_, id)| id.to_owned()).collect::<Vec<_>>(), wanted);
        }
    }
}
