mod targets;

use std::collections::BTreeSet;

use eventglass_event::Thing;
use eventglass_history::WhoKind;
use eventglass_paste::archive::{MAX_ENTRIES, MAX_NESTING, MAX_UNPACKED};
use eventglass_syntax::{Container, Span, SyntaxKind};

use super::*;

#[test]
fn every_envelope_has_a_name_of_its_own() {
    names_are_distinct(&Envelope::ALL, Language::any_envelope);
}

#[test]
fn every_event_problem_has_advice_of_its_own() {
    use IngestKind as I;
    let mut kinds = vec![
        I::Syntax(SyntaxKind::UnclosedContainer(Container::Object, 0)),
        I::NotAnEvent,
        I::MissingField("time"),
        I::FieldNotString("account"),
        I::UnknownEventType("AwsNews".into()),
        I::TypeAssumed,
        I::AccountFromIdentity,
        I::IdDerived,
        I::MalformedDetail,
        I::BadBase64,
        I::BadGzip,
        I::NotText,
        I::WrappedTooDeep,
        I::WrappedTooLong,
    ];
    kinds.extend(Thing::ALL.map(I::NoEvent));
    let codes: BTreeSet<&str> = kinds.iter().map(IngestKind::code).collect();
    assert_eq!(codes, BTreeSet::from(IngestKind::CODES));
    advice_is_distinct(&kinds, Language::any_event_problem);
}

#[test]
fn what_stands_in_no_envelope_is_told_as_by_the_plain_engine() {
    for kind in [IngestKind::NotAnEvent, IngestKind::IdDerived, IngestKind::MissingField("time")] {
        for language in Language::ALL {
            assert_eq!(language.any_event_problem(&kind), language.event_problem(&kind));
        }
    }
}

#[test]
fn what_the_plain_engine_has_no_words_for_is_no_event_to_it() {
    for language in Language::ALL {
        let plain = language.event_problem(&IngestKind::NotAnEvent);
        assert_eq!(language.event_problem(&IngestKind::NoEvent(Thing::S3Notification)), plain);
        assert_ne!(language.any_event_problem(&IngestKind::NoEvent(Thing::S3Notification)), plain);
    }
}

#[test]
fn every_repair_and_form_is_named() {
    names_are_distinct(&RepairKind::ALL, Language::repair);
    names_are_distinct(&Form::ALL, Language::form);
    names_are_distinct(&[FoundKind::Intrinsic, FoundKind::Expression], Language::found_problem);
}

const ARCHIVE_PROBLEMS: [ArchiveProblem; 8] = [
    ArchiveProblem::BrokenGzip,
    ArchiveProblem::BrokenZip,
    ArchiveProblem::Encrypted,
    ArchiveProblem::UnsupportedCompression,
    ArchiveProblem::TooLarge,
    ArchiveProblem::TooManyEntries,
    ArchiveProblem::TooDeep,
    ArchiveProblem::NotText,
];

#[test]
fn a_file_that_cannot_be_read_is_named_with_what_to_do() {
    for (language, ends, stop) in [(Language::English, ".", ". "), (Language::Japanese, "てください。", "。")]
    {
        let told = ARCHIVE_PROBLEMS.map(|problem| language.archive_problem(problem, "events.zip"));
        for text in &told {
            assert!(
                text.starts_with("`events.zip` ") && text.ends_with(ends) && text.contains(stop),
                "{text}"
            );
            assert_eq!(text.matches(stop.trim_end()).count(), if ends == "." { 3 } else { 2 }, "{text}");
            check_line(language, text);
        }
        are_distinct(told);
    }
}

#[test]
fn bounds_of_files_are_told_as_they_are() {
    for language in Language::ALL {
        for (problem, bound) in [
            (ArchiveProblem::TooLarge, format!("{} MiB", MAX_UNPACKED >> 20)),
            (ArchiveProblem::TooManyEntries, language.number(MAX_ENTRIES as usize)),
            (ArchiveProblem::TooDeep, format!(" {MAX_NESTING} ")),
        ] {
            let told = language.archive_problem(problem, "a");
            assert!(told.contains(&bound), "{told}");
        }
    }
}

#[test]
fn a_long_file_name_is_cut() {
    let told = Language::English.archive_problem(ArchiveProblem::NotText, &"a".repeat(500));
    assert!(told.starts_with(&format!("`{}…` is not text", "a".repeat(FILE_NAME))), "{told}");
}

#[test]
fn every_step_and_state_has_a_name_of_its_own() {
    let steps = [
        StepKind::Created,
        StepKind::Copied,
        StepKind::CopiedTo,
        StepKind::Registered,
        StepKind::Restored,
        StepKind::Tagged,
        StepKind::Untagged,
        StepKind::Available,
        StepKind::Failed,
        StepKind::Launched,
        StepKind::Shared,
        StepKind::Unshared,
        StepKind::Enabled,
        StepKind::Disabled,
        StepKind::Deprecated,
        StepKind::Undeprecated,
        StepKind::Protected,
        StepKind::Unprotected,
        StepKind::Exported,
        StepKind::Deregistered,
        StepKind::FailedCall,
        StepKind::Mentioned,
    ];
    let states = [
        ImageState::Unknown,
        ImageState::Pending,
        ImageState::Available,
        ImageState::Failed,
        ImageState::Disabled,
        ImageState::Deregistered,
    ];
    names_are_distinct(&steps, Language::step);
    names_are_distinct(&states, Language::image_state);
}

#[test]
fn a_duration_has_its_two_largest_units() {
    const SECOND: i64 = 1_000;
    const MINUTE: i64 = 60 * SECOND;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    for (millis, english, japanese) in [
        (3 * DAY + 4 * HOUR + 5 * MINUTE, "3 days 4 h", "3 日 4 時間"),
        (DAY + HOUR, "1 day 1 h", "1 日 1 時間"),
        (DAY + 59 * MINUTE, "1 day", "1 日"),
        (1_234 * DAY, "1,234 days", "1,234 日"),
        (HOUR + 30 * MINUTE + 59 * SECOND, "1 h 30 min", "1 時間 30 分"),
        (5 * MINUTE, "5 min", "5 分"),
        (5 * MINUTE + 12 * SECOND, "5 min 12 s", "5 分 12 秒"),
        (12 * SECOND + 999, "12 s", "12 秒"),
        (999, "0 s", "0 秒"),
        (0, "0 s", "0 秒"),
        (-DAY, "0 s", "0 秒"),
        (i64::MIN, "0 s", "0 秒"),
        (i64::MAX, "106,751,991,167 days 7 h", "106,751,991,167 日 7 時間"),
    ] {
        assert_eq!(Language::English.duration(millis), english);
        assert_eq!(Language::Japanese.duration(millis), japanese);
    }
}

#[test]
fn makers_of_calls_are_told_with_their_session_and_service() {
    let cases = [
        (WhoKind::User, "alice", None, None, "alice", "alice"),
        (WhoKind::Root, "root", None, None, "root user", "ルートユーザー"),
        (WhoKind::Role, "Admin", None, None, "role Admin", "ロール Admin"),
        (
            WhoKind::Role,
            "Admin",
            Some("alice"),
            None,
            "role Admin (session alice)",
            "ロール Admin (セッション alice)",
        ),
        (
            WhoKind::Role,
            "Deploy",
            Some("ci"),
            Some("cloudformation.amazonaws.com"),
            "role Deploy (session ci) through cloudformation.amazonaws.com",
            "ロール Deploy (セッション ci) (cloudformation.amazonaws.com 経由)",
        ),
        (
            WhoKind::User,
            "alice",
            None,
            Some("backup.amazonaws.com"),
            "alice through backup.amazonaws.com",
            "alice (backup.amazonaws.com 経由)",
        ),
        (
            WhoKind::IdentityCenter,
            "PowerUser",
            Some("bob"),
            None,
            "bob (permission set PowerUser)",
            "bob (アクセス許可セット PowerUser)",
        ),
        (
            WhoKind::IdentityCenter,
            "u-1",
            None,
            None,
            "u-1 (IAM Identity Center)",
            "u-1 (IAM Identity Center)",
        ),
        (WhoKind::Federated, "carol", None, None, "federated user carol", "フェデレーションユーザー carol"),
        (
            WhoKind::Service,
            "autoscaling.amazonaws.com",
            None,
            None,
            "autoscaling.amazonaws.com",
            "autoscaling.amazonaws.com",
        ),
        (WhoKind::Account, "111122223333", None, None, "account 111122223333", "アカウント 111122223333"),
    ];
    for (kind, name, session, through, english, japanese) in cases {
        let who = Who {
            kind,
            name: name.into(),
            session: session.map(str::to_owned),
            through: through.map(str::to_owned),
        };
        assert_eq!(Language::English.who(&who), english);
        assert_eq!(Language::Japanese.who(&who), japanese);
    }
}

/// Each has a line in both languages, and no two have the same.
fn names_are_distinct<T: Copy>(all: &[T], tell: fn(Language, T) -> &'static str) {
    for it in all {
        told_as_lines(tell(Language::English, *it), tell(Language::Japanese, *it));
    }
    for language in Language::ALL {
        are_distinct(all.iter().map(|it| tell(language, *it)));
    }
}

/// Each has advice in both languages, and no two have the same.
fn advice_is_distinct<T>(all: &[T], tell: fn(Language, &T) -> Advice) {
    for it in all {
        let (english, japanese) = (tell(Language::English, it), tell(Language::Japanese, it));
        told_as_lines(&english.message, &japanese.message);
        told_as_lines(&english.help, &japanese.help);
        assert!(english.message.chars().count() <= 80, "{}", english.message);
        let is_request = ["てください", "でください"].iter().any(|it| japanese.help.contains(it));
        assert!(is_request, "{}", japanese.help);
    }
    for language in Language::ALL {
        are_distinct(all.iter().map(|it| tell(language, it).message));
    }
}

fn are_distinct<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) {
    let mut seen = BTreeSet::new();
    for text in texts {
        assert!(seen.insert(text.as_ref().to_owned()), "{} twice", text.as_ref());
    }
}

/// Lines of a list: not the same, without a full stop.
fn told_as_lines(english: &str, japanese: &str) {
    assert!(!english.is_empty() && english != japanese, "{english} {japanese}");
    assert!(!english.ends_with('.') && !japanese.contains('。'), "{english} {japanese}");
    let begins_upper = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    let first = english.split([' ', ',']).next().unwrap_or_default();
    // Names such as `AWS`, `SNS` and `CloudTrail` begin so, words do not.
    let is_name = first.chars().filter(char::is_ascii_uppercase).count() > 1 || NAMES.contains(&first);
    assert!(!begins_upper(first) || is_name, "{english}");
    check_line(Language::English, english);
    check_line(Language::Japanese, japanese);
}

/// AWS's names with one capital.
const NAMES: [&str; 4] = ["Custom", "Firehose", "Kinesis", "Logs"];

/// Code is closed where it was opened; Japanese is Japanese, and set apart from Latin words by spaces.
fn check_line(language: Language, text: &str) {
    let unquoted: Vec<&str> = text.split('"').step_by(2).collect();
    assert_eq!(unquoted.concat().matches('`').count() % 2, 0, "{text}");
    assert_eq!(text.trim(), text);
    let is_wide = |c: char| ('ぁ'..='ヿ').contains(&c) || ('一'..='鿿').contains(&c);
    let is_latin = |c: char| c.is_ascii_alphanumeric() || "`\"$".contains(c);
    let chars: Vec<char> = text.chars().collect();
    assert_eq!(chars.iter().any(|c| is_wide(*c)), language == Language::Japanese, "{text}");
    for pair in chars.windows(2) {
        let touch = is_wide(pair[0]) && is_latin(pair[1]) || is_latin(pair[0]) && is_wide(pair[1]);
        assert!(!touch, "{}{} in {text}", pair[0], pair[1]);
    }
}
