//! Addresses of console pages. They were not opened: what is sure in them is the service.

/// The page of a service in a region: `("events", "#/rules")`. The region is one that was checked.
pub(super) fn page(service: &str, region: Option<&str>, place: &str) -> String {
    let query = region.map_or(String::new(), |region| ["?region=", region].concat());
    [host(region), service, "/home", &query, place].concat()
}

/// The page of a bucket, whose name was checked.
pub(super) fn bucket(name: &str, region: Option<&str>) -> String {
    let query = region.map_or(String::new(), |region| ["region=", region, "&"].concat());
    [host(region), "s3/buckets/", name, "?", &query, "tab=properties"].concat()
}

/// The console's host in the partition of a region.
fn host(region: Option<&str>) -> &'static str {
    match region {
        Some(region) if region.starts_with("cn-") => "https://console.amazonaws.cn/",
        Some(region) if region.starts_with("us-gov-") => "https://console.amazonaws-us-gov.com/",
        _ => "https://console.aws.amazon.com/",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_of_the_partition_of_its_region() {
        for (region, address) in [
            (None, "https://console.aws.amazon.com/events/home#/rules"),
            (Some("eu-west-1"), "https://console.aws.amazon.com/events/home?region=eu-west-1#/rules"),
            (Some("cn-north-1"), "https://console.amazonaws.cn/events/home?region=cn-north-1#/rules"),
            (
                Some("us-gov-west-1"),
                "https://console.amazonaws-us-gov.com/events/home?region=us-gov-west-1#/rules",
            ),
        ] {
            assert_eq!(page("events", region, "#/rules"), address);
        }
        let address = "https://console.aws.amazon.com/s3/buckets/logs?region=eu-west-1&tab=properties";
        assert_eq!(bucket("logs", Some("eu-west-1")), address);
    }
}
