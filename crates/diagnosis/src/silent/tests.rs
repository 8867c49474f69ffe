use eventglass_pattern::compile;
use eventglass_syntax::parse;

use super::*;

fn told(pattern: &str, event: &str, rule: &str) -> Vec<(&'static Cause, Advice)> {
    let compiled = compile(pattern);
    let event = parse(event).value.unwrap();
    silent(&Subject {
        pattern: compiled.pattern.as_ref(),
        text: pattern,
        event: Some(&event),
        has_target: true,
        rule,
    })
}

/// Subjects that between them have every cause.
const ALL: [(&str, &str); 7] = [
    (
        r#"{"source": ["aws.iam"], "detail": {"eventName": ["GetRole", "CreateRole"], "responseElements": {"role": {"arn": [{"exists": true}]}}}}"#,
        r#"{"region": "us-east-1", "account": "111122223333"}"#,
    ),
    (
        r#"{"source": ["aws.s3"], "detail": {"eventName": ["PutObject"]}}"#,
        r#"{"region": "cn-north-1", "account": "111122223333"}"#,
    ),
    (
        r#"{"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": {"bucket": {"name": ["logs"]}}}"#,
        "{}",
    ),
    (r#"{"source": ["aws.ec2"], "detail-type": ["EC2 AMI State Change"]}"#, r#"{"region": "eu-west-1"}"#),
    (r#"{"detail-type": ["EC2 Image Builder Image State Change"]}"#, r#"{"account": "111122223333"}"#),
    (r#"{"account": ["111122223333"]}"#, "{}"),
    (r#"{"source": ["aws.signin", "aws.sts"], "region": ["eu-west-1"]}"#, "{}"),
];

fn all() -> Vec<(&'static Cause, Advice)> {
    let mut all: Vec<_> = ALL.iter().flat_map(|(pattern, event)| told(pattern, event, "my-rule")).collect();
    let long = format!("{{\"source\": [\"{}\"]}}", "x".repeat(2_100));
    all.extend(told(&long, "{}", "my-rule"));
    all
}

#[test]
fn both_orders_hold_every_cause_once() {
    let sorted = |causes: &[&Cause]| {
        let mut ids: Vec<&str> = causes.iter().map(|cause| cause.id).collect();
        ids.sort_unstable();
        ids
    };
    let ids: Vec<&str> = CAUSES.iter().map(|cause| cause.id).collect();
    assert_eq!(sorted(&CAUSES), ids, "in the order of the catalogue");
    assert_eq!(sorted(&PARTICULAR_FIRST), ids);
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
    let found: Vec<&str> = all().iter().map(|(cause, _)| cause.id).collect();
    assert!(ids.iter().all(|id| found.contains(id)), "{found:?}");
}

#[test]
fn the_general_causes_come_last() {
    for (pattern, event) in ALL {
        let told = told(pattern, event, "my-rule");
        let last: Vec<&str> = told.iter().rev().take(2).map(|(cause, _)| cause.id).collect();
        assert_eq!(last, ["E08", "E07"], "{pattern}");
    }
}

#[test]
fn everything_is_said_in_sentences_of_both_languages() {
    let said = |said: &Said| Words::from(*said);
    let causes = ABOUT_CAUSES.iter().map(said);
    let sentences = all().into_iter().flat_map(|(_, advice)| [advice.text, advice.check]).chain(causes);
    for words in sentences {
        let is_japanese = |c: char| ('\u{3000}'..='\u{9fff}').contains(&c);
        assert!(words.english.ends_with('.') && !words.english.contains(is_japanese), "{}", words.english);
        assert!(words.english.starts_with(|c: char| c.is_uppercase() || c == '`'), "{}", words.english);
        assert!(words.japanese.ends_with('。') && !words.japanese.contains("  "), "{}", words.japanese);
        for text in [&words.english, &words.japanese] {
            assert!(text.matches('`').count().is_multiple_of(2), "{text}");
        }
        assert_spaced(&words.japanese);
        let code = |text: &str| {
            let mut code: Vec<String> = text.split('`').skip(1).step_by(2).map(String::from).collect();
            code.sort_unstable();
            code.dedup();
            code
        };
        assert_eq!(code(&words.english), code(&words.japanese), "{words:?}");
    }
    for cause in CAUSES {
        assert!(!cause.title.english.ends_with('.') && !cause.title.japanese.ends_with('。'), "{}", cause.id);
    }
}

/// That a half-width space stands between Japanese and Latin words, and nowhere else.
fn assert_spaced(text: &str) {
    let is_japanese = |c: char| ('\u{3041}'..='\u{9fff}').contains(&c);
    let is_latin = |c: char| c.is_ascii_alphanumeric() || c == '`';
    let characters: Vec<char> = text.chars().collect();
    for pair in characters.windows(2) {
        let meet = is_japanese(pair[0]) && is_latin(pair[1]) || is_latin(pair[0]) && is_japanese(pair[1]);
        assert!(!meet, "no space in {pair:?}: {text}");
    }
    for three in characters.windows(3) {
        let apart = is_japanese(three[0]) && three[1] == ' ' && is_japanese(three[2]);
        assert!(!apart, "a space in {three:?}: {text}");
    }
}

#[test]
fn addresses_and_commands_hold_nothing_hostile() {
    let evil = r#"{"source": "aws.s3\"; rm", "account": "$(id)", "region": "eu-west-1#<x>", "resources": ["arn:aws:imagebuilder:`id`"],
        "detail": {"bucket": {"name": "a b\"'?#"}, "eventName": "x'y`z", "ImageId": "ami-$(id)"}}"#;
    let patterns = [
        r#"{"source": ["aws.s3"], "detail-type": ["Object Created"]}"#,
        r#"{"detail-type": ["EC2 AMI State Change"]}"#,
        r#"{"detail-type": ["EC2 Image Builder Image State Change"]}"#,
        r#"{"region": ["eu west';x"], "detail": {"eventSource": ["iam.amazonaws.com"], "responseElements": {"a": ["b"]}}}"#,
    ];
    for pattern in patterns {
        for rule in ["it's $(id) `id`", "-rf", "a\nb", "", "file://x"] {
            for (cause, advice) in told(pattern, evil, rule) {
                let console = advice.console.unwrap_or_default();
                let is_safe = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#&=".contains(c);
                assert!(console.chars().all(is_safe) && !console.contains("<x>"), "{}: {console}", cause.id);
                let command = advice.command.unwrap_or_default();
                let quoted = [r"'it'\''s $(id) `id`'", "='-rf'", "=-rf"];
                let rest = quoted.iter().fold(command.clone(), |rest, text| rest.replace(text, ""));
                let ours = [
                    "$(aws cloudtrail",
                    "$(aws events",
                    "\"$trail\"",
                    "\"$home\"",
                    "\"$bus\"",
                    "$(aws s3api",
                    "\"$bucket\"",
                ];
                let rest = ours.iter().fold(rest, |rest, text| rest.replace(text, ""));
                assert!(!rest.contains(['$', '`', '<', '\n']) && !rest.contains(" -rf"), "{command}");
                assert!(!rest.contains("file:"), "{command}");
            }
        }
    }
}
