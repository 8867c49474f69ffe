//! What a work tells about its owner, so that a person can look before giving it away.
//!
//! Pasted text may be anything, JSON in JSON or half an event, so words are looked for, not fields. What AWS and the
//! internet's registries set apart for documentation is not private.

mod addresses;
mod ids;
mod names;
mod words;

use std::borrow::Cow;

use self::words::Found;
use crate::Work;

/// So many values of a kind are named.
const NAMED: usize = 20;
/// So many are counted: a person looks at a few, and hostile text may have a million.
const COUNTED: usize = 200;

/// Values of one kind that stand in a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private {
    /// What they are.
    pub kind: PrivateKind,
    /// The first 20 distinct values, in the order of the texts.
    pub values: Vec<String>,
    /// How many distinct values there are; no more than 200 are counted.
    pub count: usize,
}

/// What can be private. Each variant's comment is a text that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivateKind {
    /// `arn:aws:iam::210987654321:root`: an account's 12 digits
    AccountId,
    /// `AKIAI44QH8DHBPRIVATE`, `AROADBQP57FF2APRIVATE`: an access key, or another id that IAM made
    AccessKey,
    /// `"userName": "mia"`, `assumed-role/Admin/mia`: a user's or session's name
    UserName,
    /// `198.18.0.7`, `2001:470::7`
    Address,
    /// `mia@corp.org`
    Email,
}

impl PrivateKind {
    /// Every kind, the gravest first.
    pub const ALL: [PrivateKind; 5] = [
        PrivateKind::AccessKey,
        PrivateKind::AccountId,
        PrivateKind::UserName,
        PrivateKind::Email,
        PrivateKind::Address,
    ];

    fn find<'t>(self, text: &'t str, found: Found<'_, 't>) {
        match self {
            PrivateKind::AccountId => ids::accounts(text, found),
            PrivateKind::AccessKey => ids::keys(text, found),
            PrivateKind::UserName => names::users(text, found),
            PrivateKind::Address => addresses::ips(text, found),
            PrivateKind::Email => addresses::emails(text, found),
        }
    }
}

/// What is private in the events and rules of a work: the kinds that occur. Linear in the length of the texts.
pub fn private(work: &Work) -> Vec<Private> {
    let rules = work.rules.iter().flat_map(|rule| {
        let target = &rule.target;
        [&rule.name, &rule.pattern, &target.input_path, &target.input_paths_map, &target.input_template]
    });
    let texts: Vec<Cow<str>> =
        std::iter::once(&work.text).chain(rules).map(|text| words::plain(text)).collect();
    PrivateKind::ALL.into_iter().filter_map(|kind| of_kind(kind, &texts)).collect()
}

fn of_kind(kind: PrivateKind, texts: &[Cow<str>]) -> Option<Private> {
    let mut distinct: Vec<&str> = Vec::new();
    for text in texts {
        kind.find(text, &mut |value| {
            if distinct.len() < COUNTED && !distinct.contains(&value) {
                distinct.push(value);
            }
        });
    }
    let values: Vec<String> = distinct.iter().take(NAMED).map(|value| (*value).to_owned()).collect();
    (!values.is_empty()).then_some(Private { kind, values, count: distinct.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RuleInput;

    fn found(kind: PrivateKind, text: &str) -> Vec<String> {
        let work = Work { text: text.into(), ..Work::default() };
        private(&work).into_iter().find(|it| it.kind == kind).map(|it| it.values).unwrap_or_default()
    }

    #[test]
    fn twelve_digits_that_stand_alone_are_an_account() {
        let one = [
            r#"{"account": "210987654321"}"#,
            r#"{"account":210987654321}"#,
            r#"{\"a\":\"arn:aws:iam::210987654321:root\"}"#,
            r#""{\\\"a\\\":\\\"210987654321\\\"}""#,
            r"\n210987654321\r\n",
            r"\u0022210987654321\u0022",
            "arn%3Aaws%3Aiam%3A%3A210987654321%3Aroot",
            "logs-210987654321-eu-west-1",
            "210987654321.dkr.ecr.eu-west-1.amazonaws.com",
            "アカウント210987654321です",
            "210987654321",
        ];
        for text in one {
            assert_eq!(found(PrivateKind::AccountId, text), ["210987654321"], "{text}");
        }
        let none = [
            "2109876543210",
            "a210987654321",
            "0.210987654321",
            "210987654321.5",
            "5c7f4b30-3c1e-4b7a-9b1e-210987654321",
            "111122223333 444455556666 123456789012 555555555555 999999999999 000000000000",
        ];
        for text in none {
            assert!(found(PrivateKind::AccountId, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn ids_that_iam_made_are_keys() {
        for text in
            ["AKIAI44QH8DHBPRIVATE", "ASIAI44QH8DHBPRIVATE", "AROADBQP57FF2APRIVATE", "AIDACKCEVSQ6C2PRIVATE"]
        {
            assert_eq!(found(PrivateKind::AccessKey, &format!("\\\"{text}:mia\\\"")), [text]);
        }
        for text in
            ["AKIAIOSFODNN7EXAMPLE", "AKIA", "AKIAI44QH8DHBprivate", "XAKIAI44QH8DHBPRIVATE", "ASIAPACIFIC"]
        {
            assert!(found(PrivateKind::AccessKey, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn names_of_users_and_sessions_are_found() {
        let cases = [
            (r#""userName": "mia""#, "mia"),
            (r#"{\"userName\":\"mia\"}"#, "mia"),
            (r#"{"userName":["mia"]}"#, "mia"),
            ("{'userName' : 'mia'}", "mia"),
            (r#""userName":"Mia \u00e9""#, "Mia é"),
            (r#""principalId":"AROADBQP57FF2AEXAMPLE:mia@corp""#, "mia@corp"),
            ("arn:aws:iam::111122223333:user/mia", "mia"),
            ("arn:aws:iam::111122223333:user/division/mia.", "mia"),
            (r#""arn:aws:iam::111122223333:user\/mia""#, "mia"),
            ("arn:aws:sts::111122223333:assumed-role/Admin/mia", "mia"),
            ("arn:aws:sts::111122223333:federated-user/mia", "mia"),
        ];
        for (text, name) in cases {
            assert_eq!(found(PrivateKind::UserName, text), [name], "{text}");
        }
        let none = [
            r#""userName":"""#,
            r#""userName":null"#,
            r#""userName":[{"exists":true}]"#,
            r#""userName":"HIDDEN_DUE_TO_SECURITY_REASONS""#,
            r#""principalId":"AIDACKCEVSQ6C2EXAMPLE""#,
            r#""principalId":"AROADBQP57FF2AEXAMPLE:i-0123456789abcdef0""#,
            "arn:aws:iam::111122223333:user/*",
            "arn:aws:iam::111122223333:role/Admin",
            "arn:aws:sts::111122223333:assumed-role/Admin/i-0123456789abcdef0",
            "/user/mia",
        ];
        for text in none {
            assert!(found(PrivateKind::UserName, text).is_empty(), "{text}");
        }
        assert_eq!(found(PrivateKind::UserName, r#"{"userName": ["a", "b",{"prefix":"c"}]}"#), ["a", "b"]);
    }

    #[test]
    fn addresses_that_stand_alone_are_found() {
        let one = [
            ("\"198.18.0.7\"", "198.18.0.7"),
            ("198.18.0.7.", "198.18.0.7"),
            ("from 198.18.0.7:443", "198.18.0.7"),
            ("http://198.18.0.7/x", "198.18.0.7"),
            ("198.18.0.0/16", "198.18.0.0"),
            ("\\n198.18.0.7\\n", "198.18.0.7"),
            ("\"2001:470::7\"", "2001:470::7"),
            ("2001:470::7/64", "2001:470::7"),
            ("at 2001:470::7: refused", "2001:470::7"),
            ("ip:2001:470::7", "2001:470::7"),
            ("fe80::1:2", "fe80::1:2"),
            ("::ffff:198.18.0.7", "::ffff:198.18.0.7"),
        ];
        for (text, address) in one {
            assert_eq!(found(PrivateKind::Address, text), [address], "{text}");
        }
        let none = [
            "192.0.2.1 198.51.100.1 203.0.113.1 2001:db8::1 0.0.0.0 127.0.0.1 :: ::1",
            "Chrome/120.0.0.0 Safari/537.36",
            "ip-10-0-0-1.ec2.internal v1.2.3.4 1.2.3.4-rc 1.2.3.4.5 256.1.1.1",
            "2024-01-01T12:34:56Z 0a:1b:2c:3d:4e:5f AWS::EC2::Instance std::cell",
            "arn:aws:s3:::bucket",
            "ec2.amazonaws.com",
        ];
        for text in none {
            assert!(found(PrivateKind::Address, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn mail_addresses_are_found() {
        for text in [
            "mia@corp.org",
            "<mia@corp.org>,",
            "\\nmia@corp.org.",
            "role/Admin/mia@corp.org",
            "mia%40corp.org",
        ] {
            assert_eq!(found(PrivateKind::Email, text), ["mia@corp.org"], "{text}");
        }
        for text in ["mia@corp", "@corp.org", "mia@", "mia@1.2.3.4", "mia@example.com", "core@12.0.1", "@@@."]
        {
            assert!(found(PrivateKind::Email, text).is_empty(), "{text}");
        }
        assert_eq!(found(PrivateKind::Email, "a+b@x.y.org@z.org"), ["a+b@x.y.org", "x.y.org@z.org"]);
    }

    #[test]
    fn values_are_distinct_and_counted_and_rules_are_read_too() {
        let ids: Vec<String> = (0..30).map(|it| format!("2109876543{it:02}")).collect();
        let work = Work {
            text: ids.join(" ") + " " + &ids.join(" "),
            rules: vec![RuleInput {
                name: "mia@corp.org".into(),
                pattern: r#"{"a":["198.18.0.7"]}"#.into(),
                ..RuleInput::default()
            }],
            ..Work::default()
        };
        let found = private(&work);
        let kinds: Vec<PrivateKind> = found.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [PrivateKind::AccountId, PrivateKind::Email, PrivateKind::Address]);
        assert_eq!((&found[0].values[..], found[0].count), (&ids[..20], 30));
        assert_eq!(private(&Work::default()), []);
    }

    #[test]
    fn hostile_text_costs_no_more_than_its_length() {
        let path = format!(":user/{}", "a".repeat(300));
        let list = format!("userName=['{}',\"',\"", "x','".repeat(60));
        let short = [
            "\\",
            "\\u",
            "%",
            "%4",
            "@",
            "a@",
            "a.",
            ":",
            "::",
            "1.",
            "1:",
            "-0000",
            "é",
            "userName",
            "userName \n",
            "userName=[",
            "\"userName\":[\"",
            "'userName=[',",
            ":user/",
            ":user/a,",
            ":assumed-role/",
        ];
        for part in short.into_iter().chain([path.as_str(), &list]) {
            let work = Work { text: part.repeat(1_000_000 / part.len()), ..Work::default() };
            private(&work);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_much(text in "[\\\\\"'u0a@:./% \n=\\[A9é😀-]{0,60}|.{0,60}") {
            private(&Work { text, ..Work::default() });
        }
    }
}
