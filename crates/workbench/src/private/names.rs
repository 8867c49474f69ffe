//! Names of users and of sessions.

use super::words::{Found, around, runs};

/// A longer value is no name.
const LONGEST: usize = 256;

/// So many values of a list are read: lists in hostile text may stand in each other.
const LISTED: usize = 100;

/// What CloudTrail writes where somebody mistook the password for the name.
const HIDDEN: &str = "HIDDEN_DUE_TO_SECURITY_REASONS";

pub(super) fn users<'t>(text: &'t str, found: Found<'_, 't>) {
    let mut named = |name: Option<&'t str>| {
        if let Some(name) = name.filter(|name| is_name(name)) {
            found(name);
        }
    };
    let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    runs(text, is_part, &mut |start, word| {
        let after = text.get(start + word.len()..).unwrap_or_default();
        if word.eq_ignore_ascii_case("userName") {
            values(after, &mut |value| named(Some(value)));
        } else if word == "principalId" {
            values(after, &mut |value| named(value.split_once(':').map(|(_, session)| session)));
        } else if around(text, start, 0).0 == ':' {
            named(in_arn(word, after));
        }
    });
}

/// Gives the strings behind a key: one, or those at the beginning of a list.
fn values<'t>(after_key: &'t str, each: Found<'_, 't>) {
    let rest = after_key.trim_start_matches(['"', '\'']).trim_ascii_start();
    let value = rest.strip_prefix([':', '=']).unwrap_or_default().trim_ascii_start();
    let (mut rest, most) = match value.strip_prefix('[') {
        Some(list) => (list, LISTED),
        None => (value, 1),
    };
    for _ in 0..most {
        let Some((value, after)) = quoted(rest.trim_ascii_start()) else { return };
        each(value);
        rest = after.trim_ascii_start().strip_prefix(',').unwrap_or_default();
    }
}

/// The string that a text begins with, and what stands behind it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inside = text.get(1..)?;
    let end = inside.char_indices().take(LONGEST).find(|(_, c)| *c == quote)?.0;
    Some((inside.get(..end)?, inside.get(end + 1..)?))
}

/// The name in an ARN, by the kind of its resource and what follows: `user/path/mia`, `assumed-role/Admin/mia`.
fn in_arn<'a>(kind: &str, after: &'a str) -> Option<&'a str> {
    let least = match kind {
        "user" | "federated-user" => 1,
        "assumed-role" => 2,
        _ => return None,
    };
    let is_part = |c: &char| c.is_ascii_alphanumeric() || "+=,.@_/-".contains(*c);
    let path = after.strip_prefix('/')?;
    // They are ASCII: as many bytes as characters.
    let end = path.chars().take(LONGEST).take_while(is_part).count();
    let path = path.get(..end)?.trim_end_matches(['.', ',']);
    let parts = path.split('/').count();
    path.rsplit('/').next().filter(|_| parts >= least)
}

/// Whether it names a person: not a service, and not the instance that uses a role.
fn is_name(name: &str) -> bool {
    let is_instance =
        name.strip_prefix("i-").is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_hexdigit()));
    !(name.is_empty() || name == HIDDEN || is_instance || name.starts_with("aws:"))
}
