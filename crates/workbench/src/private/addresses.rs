//! Addresses of machines and of mail.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::words::{around, runs};

/// Domains that are set apart for documentation (RFC 2606).
const EXAMPLES: [&str; 3] = ["example.com", "example.net", "example.org"];

pub(super) fn ips(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: &char| c.is_ascii_hexdigit() || matches!(c, '.' | ':');
    runs(text, is_part).filter(|(_, run)| may_hold_ip(run)).flat_map(|(start, run)| in_run(text, start, run))
}

/// Whether there are as many signs as an address has at least. Nearly no word has.
fn may_hold_ip(run: &str) -> bool {
    let count = |sign| run.bytes().filter(|byte| *byte == sign).count();
    count(b'.') >= 3 || count(b':') >= 2
}

/// The addresses in a run: it may be one of version 6, or have some of version 4 between colons.
fn in_run<'a>(text: &'a str, start: usize, run: &'a str) -> Vec<&'a str> {
    let behind = run.trim_start_matches(':').len();
    let (start, run) = match run.len() - behind {
        1 => (start + 1, run.get(1..).unwrap_or_default()),
        _ => (start, run),
    };
    let run = run.strip_suffix('.').unwrap_or(run);
    let run = if run.ends_with("::") { run } else { run.strip_suffix(':').unwrap_or(run) };
    if let Ok(address) = run.parse::<Ipv6Addr>() {
        let is_named = stands_alone(text, start, run.len()) && is_private_v6(address);
        return is_named.then_some(run).into_iter().collect();
    }
    let mut next = start;
    let parts = run.split(':').map(|part| {
        let start = next;
        next += part.len() + 1;
        (start, part)
    });
    let is_named = |(start, part): &(usize, &str)| {
        part.parse().is_ok_and(is_private_v4) && stands_alone(text, *start, part.len())
    };
    parts.filter(is_named).map(|(_, part)| part).collect()
}

fn stands_alone(text: &str, start: usize, len: usize) -> bool {
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let (before, after) = around(text, start, len);
    // `Chrome/120.0.0.0` has a version; `http://198.18.0.7` has an address.
    let is_version = before == '/' && start.checked_sub(1).is_some_and(|it| belongs(around(text, it, 1).0));
    !belongs(before) && !belongs(after) && !is_version
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    !(address.is_documentation() || address.is_unspecified() || address.is_loopback())
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let is_documentation = matches!(address.segments(), [0x2001, 0x0db8, ..]);
    !(is_documentation || address.is_unspecified() || address.is_loopback())
}

pub(super) fn emails(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '@');
    let signs = runs(text, is_part).flat_map(|(_, run)| run.match_indices('@').map(move |(at, _)| (run, at)));
    signs.filter_map(|(run, at)| email(run, at))
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
