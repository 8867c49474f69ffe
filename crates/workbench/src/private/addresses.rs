//! Addresses of machines and of mail.

use super::words::{Found, around, runs};

/// Domains that are set apart for documentation (RFC 2606).
const EXAMPLES: [&str; 3] = ["example.com", "example.net", "example.org"];

pub(super) fn ips<'t>(text: &'t str, found: Found<'_, 't>) {
    let is_part = |c: &char| c.is_ascii_hexdigit() || matches!(c, '.' | ':');
    runs(text, is_part, &mut |start, run| {
        if may_hold_ip(run) {
            in_run(text, start, run, found);
        }
    });
}

/// Whether there are as many signs as an address has at least. Nearly no word has.
fn may_hold_ip(run: &str) -> bool {
    let count = |sign| run.bytes().filter(|byte| *byte == sign).count();
    count(b'.') >= 3 || count(b':') >= 2
}

/// The addresses in a run: it may be one of version 6, or have some of version 4 between colons.
fn in_run<'t>(text: &'t str, start: usize, run: &'t str, found: Found<'_, 't>) {
    let behind = run.trim_start_matches(':').len();
    let (start, run) = match run.len() - behind {
        1 => (start + 1, run.get(1..).unwrap_or_default()),
        _ => (start, run),
    };
    let run = run.strip_suffix('.').unwrap_or(run);
    let run = if run.ends_with("::") { run } else { run.strip_suffix(':').unwrap_or(run) };
    if is_v6(run) {
        if stands_alone(text, start, run.len()) && is_private_v6(run) {
            found(run);
        }
        return;
    }
    let mut next = start;
    for part in run.split(':') {
        if v4(part).is_some_and(is_private_v4) && stands_alone(text, next, part.len()) {
            found(part);
        }
        next += part.len() + 1;
    }
}

fn stands_alone(text: &str, start: usize, len: usize) -> bool {
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let (before, after) = around(text, start, len);
    // `Chrome/120.0.0.0` has a version; `http://198.18.0.7` has an address.
    let is_version = before == '/' && start.checked_sub(1).is_some_and(|it| belongs(around(text, it, 1).0));
    !belongs(before) && !belongs(after) && !is_version
}

/// The four numbers of an address of version 4. Not the standard library's: it would weigh a kilobyte in the page.
fn v4(text: &str) -> Option<[u8; 4]> {
    let mut parts = text.split('.').map(|part| {
        let plain = part.len() < 4 && (part == "0" || !part.starts_with('0'));
        part.parse::<u8>().ok().filter(|_| plain && !part.starts_with('+'))
    });
    let numbers = [parts.next()??, parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

/// Whether a text is an address of version 6: eight groups, or fewer around one `::`. The last two may be written as an
/// address of version 4.
fn is_v6(text: &str) -> bool {
    let (groups, ending) = match text.rsplit_once(':') {
        Some((_, last)) if v4(last).is_some() => (text.strip_suffix(last).unwrap_or_default(), "0:0"),
        _ => (text, ""),
    };
    let whole = [groups, ending].concat();
    match whole.split_once("::") {
        None => count(&whole) == Some(8),
        Some((head, tail)) => count(head).zip(count(tail)).is_some_and(|(head, tail)| head + tail < 8),
    }
}

/// How many groups of up to four digits stand between colons. None where something else does.
fn count(groups: &str) -> Option<usize> {
    if groups.is_empty() {
        return Some(0);
    }
    let is_group =
        |group: &str| (1..=4).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_hexdigit());
    groups.split(':').all(is_group).then(|| groups.split(':').count())
}

/// Documentation (RFC 5737), no address and this machine are nobody's secret.
fn is_private_v4(numbers: [u8; 4]) -> bool {
    !matches!(numbers, [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] | [0, 0, 0, 0] | [127, ..])
}

/// As for version 4 (RFC 3849).
fn is_private_v6(text: &str) -> bool {
    let documentation = ["2001:db8:", "2001:0db8:"];
    let nobody = text.bytes().all(|byte| matches!(byte, b'0' | b':'))
        || text.trim_end_matches('1').bytes().all(|byte| matches!(byte, b'0' | b':')) && text.ends_with(":1");
    !nobody
        && !documentation
            .iter()
            .any(|prefix| text.get(..prefix.len()).is_some_and(|it| it.eq_ignore_ascii_case(prefix)))
}

pub(super) fn emails<'t>(text: &'t str, found: Found<'_, 't>) {
    let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '@');
    runs(text, is_part, &mut |_, run| {
        for (at, _) in run.match_indices('@') {
            email(run, at).into_iter().for_each(&mut *found);
        }
    });
}

/// The address around an at sign.
fn email(run: &str, at: usize) -> Option<&str> {
    let local = run.get(..at)?.rsplit('@').next()?.trim_start_matches(['.', '-', '%', '+']);
    let host = run.get(at + 1..)?;
    let end =
        host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(host.len());
    let host = host.get(..end)?.trim_end_matches(['.', '-']);
    let (name, top) = host.rsplit_once('.')?;
    let is_email = !local.is_empty()
        && !name.is_empty()
        && top.len() > 1
        && top.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !EXAMPLES.contains(&host);
    is_email.then(|| run.get(at - local.len()..=at + host.len())).flatten()
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use super::{is_v6, v4};

    /// Every text of up to five of these parts: addresses, and what nearly is one.
    #[test]
    fn addresses_are_what_the_standard_library_takes_for_them() {
        const PARTS: [&str; 9] = [":", "::", ".", "0", "1f", "255", "256", "01", "10.0.0.1"];
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            let longer = texts.iter().flat_map(|text| PARTS.map(|part| [text, part].concat()));
            let mut longer: Vec<String> = longer.collect();
            longer.sort_unstable();
            longer.dedup();
            texts = longer;
            for text in &texts {
                assert_eq!(is_v6(text), text.parse::<Ipv6Addr>().is_ok(), "{text}");
                assert_eq!(v4(text), text.parse().ok().map(|it: Ipv4Addr| it.octets()), "{text}");
            }
        }
    }

    #[test]
    fn long_addresses_are_what_the_standard_library_takes_for_them() {
        for groups in 5..10 {
            for gap in 0..groups {
                let mut parts = vec!["1"; groups];
                parts[gap] = "";
                let texts = [vec!["1"; groups].join(":"), parts.join(":")];
                for text in texts.iter().flat_map(|text| [text.clone(), format!("{text}:10.0.0.1")]) {
                    assert_eq!(is_v6(&text), text.parse::<Ipv6Addr>().is_ok(), "{text}");
                }
            }
        }
    }
}
