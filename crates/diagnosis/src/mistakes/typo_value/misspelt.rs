//! Whether a value is another one misspelt, and not simply another one.
//!
//! Names that mean different things are often near each other: `us-east-1` and `us-west-1`, `PutObject` and
//! `GetObject`, two ids. So words are compared, not letters alone: a word of letters may be misspelt a little, one that
//! holds a digit or is short may not, and the first letter is hardly ever wrong.

use crate::near::{distance, plain};

/// How many letters differ, where the one text is the other misspelt; 0 for the same text.
pub(super) fn misspelt(wanted: &str, found: &str) -> Option<usize> {
    if wanted == found {
        return Some(0);
    }
    let (one, other) = (words(wanted), words(found));
    let (joined, also) = (one.concat(), other.concat());
    let holds = if joined == also {
        // Only what stands between the words differs; `1.12` is not `11.2`.
        numbers(wanted) == numbers(found) && joined.chars().count() >= SHORT
    } else if one.len() == other.len() {
        one.iter().zip(&other).all(|(word, other)| word == other || is_typo(word, other))
    } else {
        is_typo(&joined, &also)
    };
    let (seen, also) = (seen(wanted), seen(found));
    // What only looks different is a mistake of its own.
    distance(&seen, &also, most(&seen)).filter(|distance| holds && *distance > 0)
}

/// A shorter word is another word as soon as a letter differs.
const SHORT: usize = 4;

/// So many letters may differ in a text.
fn most(text: &str) -> usize {
    const LONG: usize = 20;
    let length = text.chars().count();
    let most = if length >= LONG { 3 } else { 2 };
    most.min(length / SHORT)
}

fn is_typo(word: &str, other: &str) -> bool {
    let has_digit = |text: &str| text.chars().any(char::is_numeric);
    if word.chars().next() != other.chars().next() || has_digit(word) || has_digit(other) {
        return false;
    }
    let length = word.chars().count().max(other.chars().count());
    let most = (length / SHORT).min(2);
    // With one letter replaced `role` is `rule`; a letter too many, or two swapped, are slips.
    let replaced = length == SHORT && word.len() == other.len() && sorted(word) != sorted(other);
    !replaced && distance(word, other, most).is_some()
}

fn sorted(word: &str) -> Vec<u32> {
    let mut letters: Vec<u32> = word.chars().map(u32::from).collect();
    eventglass_syntax::sort_by_order(&mut letters, |letter| u64::from(*letter));
    letters
}

fn seen(text: &str) -> String {
    text.chars().filter_map(plain).collect()
}

/// Runs of letters and digits in small letters; `RunInstances` is two.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        if c.is_alphanumeric() {
            if !before.is_alphanumeric() || before.is_ascii_lowercase() && c.is_ascii_uppercase() {
                words.push(String::new());
            }
            words.last_mut().into_iter().for_each(|word| word.extend(plain(c)));
        }
        before = c;
    }
    words
}

/// The numbers in a text.
fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_numeric()).filter(|number| !number.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_another_value() {
        let slips = [
            ("EC2 Instance State Change Notification", "EC2 Instance State-change Notification"),
            ("RunInstaces", "RunInstances"),
            ("RunInstance", "RunInstances"),
            ("order_created", "order.created"),
            ("OrderCreated", "order-created"),
            ("aws-ec2", "aws.ec2"),
            ("aws.lamda", "aws.lambda"),
            ("prdo", "prod"),
            ("suceeded", "succeeded"),
            ("2026/01/02", "2026-01-02"),
        ];
        let others = [
            ("i-0abc", "i-0abd"),
            ("us-east-1", "us-east-2"),
            ("us-east-1", "us-west-1"),
            ("eu-west-1", "us-west-1"),
            ("t3.micro", "t3.small"),
            ("t3.micro", "t2.micro"),
            ("2024", "2025"),
            ("running", "stopped"),
            ("available", "unavailable"),
            ("AttachVolume", "DetachVolume"),
            ("PutObject", "GetObject"),
            ("CreateRole", "CreateRule"),
            ("ImportImage", "ExportImage"),
            ("aws.ecs", "aws.eks"),
            ("aws.ec2", "aws.ecs"),
            ("server-a", "server-b"),
            ("1.12", "11.2"),
            ("v1.2.3-beta", "v1.2.4-beta"),
            ("dev", "det"),
            ("AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress"),
            ("FAILED", "failed"),
        ];
        for (wanted, found) in slips {
            assert!(misspelt(wanted, found).is_some_and(|it| it > 0), "{wanted} {found}");
        }
        for (wanted, found) in others {
            assert_eq!(misspelt(wanted, found), None, "{wanted} {found}");
        }
    }
}
