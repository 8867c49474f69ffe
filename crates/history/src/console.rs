//! Addresses of console pages.

use crate::spelling::Spelling;

/// What an address may name.
pub(crate) struct Subject<'a> {
    pub(crate) region: &'a str,
    pub(crate) id: &'a str,
    pub(crate) name: Option<&'a str>,
    pub(crate) arn: Option<&'a str>,
    /// What the resource lies in: the cluster of a service.
    pub(crate) parent: Option<&'a str>,
}

/// The address of a resource's page, by the pattern of the table; none where the pattern names what is not known. Its
/// host is that of the region's partition.
pub(crate) fn address(pattern: &str, subject: &Subject<'_>) -> Option<String> {
    // It becomes part of a host's name, and it comes from an event.
    let is_region = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if pattern.is_empty() || subject.region.is_empty() || !subject.region.bytes().all(is_region) {
        return None;
    }
    let mut address = String::new();
    if !pattern.starts_with("https://") {
        address.extend(["https://", subject.region, ".", host(subject.region), "/"]);
    }
    let mut rest = pattern;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        address.push_str(before);
        subject.put(name, &mut address)?;
        rest = after;
    }
    address.push_str(rest);
    Some(address)
}

/// The console's host in the partition of a region.
pub(crate) fn host(region: &str) -> &'static str {
    if region.starts_with("us-gov-") {
        "console.amazonaws-us-gov.com"
    } else if region.starts_with("cn-") {
        "console.amazonaws.cn"
    } else {
        "console.aws.amazon.com"
    }
}

impl Subject<'_> {
    fn put(&self, placeholder: &str, address: &mut String) -> Option<()> {
        match placeholder {
            "h" => address.push_str(host(self.region)),
            "r" => address.push_str(self.region),
            "id" => push_encoded(address, self.id, "%"),
            "name" => push_encoded(address, self.name_or_id(), "%"),
            // The pages of CloudWatch encode twice, with a dollar for the percent sign.
            "$name" => push_encoded(address, self.name_or_id(), "$25"),
            "arn" => push_encoded(address, self.arn?, "%"),
            "c" => push_encoded(address, self.parent?, "%"),
            _ => return None,
        }
        Some(())
    }

    fn name_or_id(&self) -> &str {
        self.name.unwrap_or(self.id)
    }
}

/// The cluster in `arn:aws:ecs:eu-west-1:111122223333:task/web/0123`, in `web/api`.
pub(crate) fn parent(id: &str, arn: Option<&str>) -> Option<String> {
    let mut path = arn.unwrap_or(id).rsplit('/').skip(1);
    path.next().map(|parent| Spelling::Last.key(parent))
}

/// Appends a text, all bytes encoded that have a meaning in some part of an address.
fn push_encoded(address: &mut String, text: &str, percent: &str) {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let digit = |half: u8| DIGITS.get(usize::from(half)).copied().unwrap_or_default();
            address.push_str(percent);
            address.extend([digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject<'a>(region: &'a str, id: &'a str) -> Subject<'a> {
        Subject { region, id, name: None, arn: None, parent: None }
    }

    #[test]
    fn the_host_is_that_of_the_partition() {
        for (region, start) in [
            ("eu-west-1", "https://eu-west-1.console.aws.amazon.com/x"),
            ("us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/x"),
            ("cn-north-1", "https://cn-north-1.console.amazonaws.cn/x"),
        ] {
            assert_eq!(address("x", &subject(region, "")).as_deref(), Some(start));
        }
        assert_eq!(
            address("https://{h}/x", &subject("cn-north-1", "")).unwrap(),
            "https://console.amazonaws.cn/x"
        );
    }

    #[test]
    fn what_is_put_in_is_encoded() {
        let subject = Subject {
            name: Some("a b/ü"),
            arn: Some("arn:aws:x"),
            parent: Some("c#"),
            ..subject("eu-west-1", "i-1?&")
        };
        let path =
            |pattern: &str| address(pattern, &subject).unwrap().split_once(".com/").unwrap().1.to_owned();
        assert_eq!(path("{r}#{id}"), "eu-west-1#i-1%3F%26");
        assert_eq!(path("{name}/{c}"), "a%20b%2F%C3%BC/c%23");
        assert_eq!(path("{$name}"), "a$2520b$252F$25C3$25BC");
        assert_eq!(path("{arn}"), "arn%3Aaws%3Ax");
    }

    #[test]
    fn without_what_the_pattern_names_there_is_no_address() {
        for pattern in ["", "{arn}", "{c}", "{unknown}"] {
            assert_eq!(address(pattern, &subject("eu-west-1", "i")), None, "{pattern}");
        }
        for region in ["", "evil.example/", "EU", "a:b"] {
            assert_eq!(address("x", &subject(region, "i")), None, "{region}");
        }
    }

    #[test]
    fn a_parent_stands_before_the_last_slash() {
        let arn = "arn:aws:ecs:eu-west-1:111122223333:task/web/0123";
        assert_eq!(parent("0123", Some(arn)).as_deref(), Some("web"));
        assert_eq!(parent("web/api", None).as_deref(), Some("web"));
        assert_eq!(parent("0123", None), None);
    }
}
