//! What kind of value a field has, by its name and the value's shape.

use eventglass_syntax::{Node, Value};

use crate::cut;
use crate::names::{self, ACCOUNTS, ID_ENDINGS, IDS, KINDS, TEXTS, TIME_ENDINGS, TIMES};

/// What kind of value a field has. It tells why a field is no part of a rule by default, or why its value is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nature {
    /// `"running"`, `true`, `null`: one of a few, as far as can be seen
    Plain,
    /// `"i-0123456789abcdef0"`, `"6a7e8feb-b491-4cf7-a9f1-bf3703467718"`: of one thing or one event
    Id,
    /// `"arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0"`
    Arn,
    /// `"2026-03-01T10:00:00Z"`, and a number in a field named for a time
    Time,
    /// `"111122223333"`
    Account,
    /// `"eu-west-1"`, `"eu-west-1a"`
    Region,
    /// `"203.0.113.7"`
    Address,
    /// `"Scaling activity initiated by user"`: words for people, user agents, and what is long
    Text,
    /// `300`
    Number,
}

/// Longer values are texts.
const LONGEST_NAME: usize = 64;

impl Nature {
    /// The nature of a value in a field of these keys.
    pub(crate) fn of(keys: &[&str], value: &Node) -> Nature {
        let key = keys.last().copied().unwrap_or_default();
        let name = names::plain(key);
        let name = name.as_str();
        match &value.value {
            Value::Number(_) if is_time_name(key, name) => Nature::Time,
            Value::Number(_) if ACCOUNTS.contains(&name) => Nature::Account,
            Value::Number(_) => Nature::Number,
            Value::String(text) => of_text(key, name, text.as_str()),
            _ => Nature::Plain,
        }
    }

    /// Whether a value of this nature is another in the next event of the same kind.
    pub(crate) fn changes(self) -> bool {
        matches!(self, Nature::Id | Nature::Arn | Nature::Time | Nature::Text)
    }
}

fn of_text(key: &str, name: &str, text: &str) -> Nature {
    let has_digit = || text.bytes().any(|byte| byte.is_ascii_digit());
    match () {
        () if KINDS.contains(&name) || name.ends_with("version") => Nature::Plain,
        () if text.starts_with("arn:") => Nature::Arn,
        () if is_account(text) || ACCOUNTS.contains(&name) => Nature::Account,
        () if cut::day(text).is_some() || (is_time_name(key, name) && has_digit()) => Nature::Time,
        () if is_region(text) => Nature::Region,
        () if cut::is_address(text.split('/').next().unwrap_or_default()) => Nature::Address,
        () if TEXTS.contains(&name) => Nature::Text,
        () if cut::id_kind(text).is_some() || cut::is_token(text) || is_id_name(key, name) => Nature::Id,
        () if text.len() > LONGEST_NAME || text.contains('\n') => Nature::Text,
        () => Nature::Plain,
    }
}

fn is_id_name(key: &str, name: &str) -> bool {
    IDS.contains(&name) || ID_ENDINGS.iter().any(|ending| key.ends_with(ending))
}

fn is_time_name(key: &str, name: &str) -> bool {
    TIMES.contains(&name) || TIME_ENDINGS.iter().any(|ending| key.ends_with(ending))
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `eu-west-1`, `us-gov-east-1`, and their availability zones
fn is_region(text: &str) -> bool {
    let zone = text.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(text);
    let Some((area, number)) = zone.rsplit_once('-') else { return false };
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let words = area.split('-').count();
    let continent = area.split('-').next().unwrap_or_default();
    cut::has_shape(number, "0")
        && (2..=3).contains(&words)
        && continent.len() == 2
        && area.split('-').all(is_word)
}
