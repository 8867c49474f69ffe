//! Values without their changing part: what ids are of, ARNs without account and name, whole words.

use crate::names::IAM_IDS;

/// Whether a text is made as a shape says: `0` stands for a digit, `x` for a small hexadecimal digit or a capital one,
/// others for themselves.
pub(crate) fn has_shape(text: &str, shape: &str) -> bool {
    let fits = |(byte, shape): (u8, u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        b'x' => byte.is_ascii_hexdigit(),
        other => byte == other,
    };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
}

const UUID: &str = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

/// What stands before the changing part of an id, maybe nothing: `ami-` of `ami-0123456789abcdef0`, `AKIA`. None for
/// what is no id.
pub(crate) fn id_kind(text: &str) -> Option<&str> {
    if let Some((kind, last)) = text.len().checked_sub(UUID.len()).and_then(|at| text.split_at_checked(at))
        && has_shape(last, UUID)
    {
        return Some(kind);
    }
    let unique = text.split(':').next().unwrap_or_default();
    if unique.len() >= 16 && unique.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
        let kind = text.split_at_checked(4)?.0;
        return Some(if IAM_IDS.contains(&kind) { kind } else { "" });
    }
    let (kind, number) = text.rsplit_once('-')?;
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_kind = kind.starts_with(|c: char| c.is_ascii_lowercase()) && kind.bytes().all(is_word);
    (is_kind && is_number(number)).then(|| text.get(..=kind.len()))?
}

/// `0123456789abcdef0`
fn is_number(text: &str) -> bool {
    let is_hex = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    text.len() >= 8 && text.bytes().all(is_hex) && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a text is a run of letters and digits that nobody has chosen.
pub(crate) fn is_token(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'=');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.len() >= 20 && text.bytes().all(is_part) && digits >= 4
}

/// `arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0`
pub(crate) struct Arn<'t> {
    /// Up to the account.
    pub(crate) head: &'t str,
    /// Empty where there is none to leave out.
    pub(crate) account: &'t str,
    /// What follows the account's colon.
    pub(crate) resource: &'t str,
    /// The resource's last part, which names it: an id, or a name that people chose.
    pub(crate) name: &'t str,
}

impl<'t> Arn<'t> {
    /// The parts of an ARN; none for what is no ARN.
    pub(crate) fn read(text: &'t str) -> Option<Arn<'t>> {
        let account_at = text.match_indices(':').nth(3)?.0 + 1;
        let (head, rest) = text.split_at_checked(account_at)?;
        let (account, resource) = rest.split_once(':')?;
        let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
        let name = resource.rsplit(['/', ':']).next().unwrap_or(resource);
        Some(Arn { head, account: if is_account { account } else { "" }, resource, name })
    }

    /// The resource without its name, its separator included: `instance/`. Empty where it is a name only.
    pub(crate) fn kind(&self) -> &'t str {
        self.resource.strip_suffix(self.name).unwrap_or_default()
    }

    /// Whether the last part is another one for each resource, or session.
    pub(crate) fn name_changes(&self) -> bool {
        id_kind(self.name).is_some() || is_token(self.name) || self.resource.starts_with("assumed-role/")
    }
}

/// The longest beginning that texts share and that ends where a word ends in each of them. None where that is nothing, or
/// all of them.
pub(crate) fn common_start<'t>(texts: &[&'t str]) -> Option<&'t str> {
    let (first, others) = texts.split_first()?;
    let shared =
        |other: &&str| first.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let longest = others.iter().map(shared).min()?;
    let is_part = |at: &usize| texts.iter().any(|text| *at < text.len());
    let ends = |at: &usize| is_part(at) && texts.iter().all(|text| is_border(text, *at));
    first.get(..(1..=longest).rev().find(ends)?)
}

/// The longest end that texts share and that begins where a word begins in each of them. None as for the beginning.
pub(crate) fn common_end<'t>(texts: &[&'t str]) -> Option<&'t str> {
    let (first, others) = texts.split_first()?;
    let shared = |other: &&str| {
        let pairs = first.bytes().rev().zip(other.bytes().rev());
        pairs.take_while(|(one, other)| one == other).count()
    };
    let longest = others.iter().map(shared).min()?;
    let is_part = |length: &usize| texts.iter().any(|text| *length < text.len());
    let begins =
        |length: &usize| is_part(length) && texts.iter().all(|text| is_border(text, text.len() - length));
    first.get(first.len() - (1..=longest).rev().find(begins)?..)
}

/// Whether a word ends or begins at a place of a text.
fn is_border(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    let (Some(before), Some(after)) = (before.chars().next_back(), after.chars().next()) else { return true };
    !before.is_alphanumeric() || !after.is_alphanumeric() || (!before.is_uppercase() && after.is_uppercase())
}

/// `203.0.113.7`, `2001:db8::1`: what looks like an address. The engine's own reader is stricter, and of the standard
/// library's the page need not carry a second one.
pub(crate) fn is_address(text: &str) -> bool {
    let is_byte = |part: &str| part.parse::<u8>().is_ok();
    let is_group = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let colons = text.matches(':').count();
    let has_groups = colons == 7 || (colons < 7 && text.matches("::").count() == 1);
    (text.matches('.').count() == 3 && text.split('.').all(is_byte))
        || (has_groups && text.len() > 2 && text.split(':').all(is_group))
}

/// The day of a moment: `2026-03-01` of `2026-03-01T10:00:00Z`.
pub(crate) fn day(text: &str) -> Option<&str> {
    let (day, rest) = text.split_at_checked(10)?;
    let is_moment = has_shape(day, "0000-00-00") && (rest.is_empty() || rest.starts_with(['T', ' ']));
    is_moment.then_some(day)
}

/// The first words of a text, with the space behind them; none where it is one word.
pub(crate) fn first_words(text: &str) -> Option<&str> {
    const LONGEST: usize = 32;
    let border = |(at, c): (usize, char)| (c == ' ').then_some(at + 1);
    let line = text.lines().next().unwrap_or_default();
    let ends: Vec<usize> = line.char_indices().filter_map(border).take_while(|at| *at <= LONGEST).collect();
    text.get(..*ends.last()?).filter(|start| start.len() < text.len())
}

/// What a user agent calls itself: `aws-cli/`.
pub(crate) fn product(text: &str) -> Option<&str> {
    let (name, _) = text.split_once('/')?;
    text.get(..=name.len()).filter(|_| !name.contains([' ', ':']))
}

/// The folder of a path: `uploads/2026/`.
pub(crate) fn folder(text: &str) -> Option<&str> {
    let (folder, name) = text.rsplit_once('/')?;
    text.get(..=folder.len()).filter(|_| !folder.is_empty() && !name.is_empty())
}

/// The extension of a file: `.png`.
pub(crate) fn extension(text: &str) -> Option<&str> {
    let name = text.rsplit('/').next()?;
    let (stem, extension) = name.rsplit_once('.')?;
    let is_one = !stem.is_empty()
        && (1..=5).contains(&extension.len())
        && extension.bytes().all(|it| it.is_ascii_alphanumeric());
    if is_one { text.get(text.len() - extension.len() - 1..) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_ends_are_whole_words() {
        for (texts, start, end) in [
            (&["CreateImage", "CreateTags"][..], Some("Create"), None),
            (&["DescribeImages", "DescribeInstances"], Some("Describe"), None),
            (&["night-1", "night-2"], Some("night-"), None),
            (&["night-1", "night-12"], Some("night-"), None),
            (&["a/b.png", "a/c.png"], Some("a/"), Some(".png")),
            (&["RunInstances", "StopInstances"], None, Some("Instances")),
            (&["run", "running"], None, None),
            (&["été-1", "été-2"], Some("été-"), None),
            (&["😀x", "😁x"], None, Some("x")),
            (&["a-", "a-b"], Some("a-"), None),
            (&["a-b", "a-b"], Some("a-"), Some("-b")),
            (&["a-b"], None, None),
            (&["", "a"], None, None),
            (&[], None, None),
        ] {
            assert_eq!((common_start(texts), common_end(texts)), (start, end), "{texts:?}");
        }
    }

    #[test]
    fn ids_tell_what_they_are_of() {
        for (text, kind) in [
            ("ami-0123456789abcdef0", Some("ami-")),
            ("ami-12345678", Some("ami-")),
            ("ami-1234567", None),
            ("snap-deadbeef", None),
            ("job-6a7e8feb-b491-4cf7-a9f1-bf3703467718", Some("job-")),
            ("6A7E8FEB-B491-4CF7-A9F1-BF3703467718", Some("")),
            ("AIDAIOSFODNN7EXAMPLE", Some("AIDA")),
            ("N4N7GDK58NMKJ12R", Some("")),
            ("Release-12345678", None),
            ("é-12345678", None),
            ("-12345678", None),
        ] {
            assert_eq!(id_kind(text), kind, "{text}");
        }
    }

    #[test]
    fn addresses_look_like_it() {
        for text in ["203.0.113.7", "0.0.0.0", "2001:db8::1", "::1", "1:2:3:4:5:6:7:8", "fe80::"] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "",
            "::",
            "10.0.0",
            "10.0.0.256",
            "1.2.3.4.5",
            "10:00:00",
            "a:b",
            "12345::1",
            "AWS::EC2",
            "1::2::3",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}
