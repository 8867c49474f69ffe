use std::collections::BTreeSet;

use eventglass_pattern::compile;
use eventglass_syntax::{Container, DigitsAfter, Expected, SyntaxKind};

use super::*;
use crate::{Inputs, PairChoice, RuleInput, analyze};
use eventglass_event::Envelope;

#[test]
fn a_locale_gives_the_language_of_its_primary_subtag() {
    for (locale, language) in [
        ("ja", Language::Japanese),
        ("ja-JP", Language::Japanese),
        ("JA_jp", Language::Japanese),
        ("ja-Latn-JP", Language::Japanese),
        ("en", Language::English),
        ("en-GB", Language::English),
        ("en-JA", Language::English),
        ("jam", Language::English),
        ("de", Language::English),
        ("", Language::English),
    ] {
        assert_eq!(Language::of_locale(locale), language, "{locale}");
    }
    for language in Language::ALL {
        assert_eq!(Language::of_locale(language.tag()), language);
    }
}

#[test]
fn every_problem_is_told_in_japanese() {
    let kinds: Vec<ProblemKind> =
        syntax_kinds().into_iter().map(ProblemKind::Json).chain(pattern_kinds()).collect();
    let codes: BTreeSet<&str> = kinds.iter().map(ProblemKind::code).collect();
    assert_eq!(codes, BTreeSet::from(ProblemKind::CODES));
    for kind in &kinds {
        told_in_japanese(|language| language.pattern_problem(kind));
    }
}

#[test]
fn every_event_problem_is_told_in_japanese() {
    use IngestKind as I;
    let mut kinds = vec![
        I::NotAnEvent,
        I::MissingField("time"),
        I::FieldNotString("account"),
        I::UnknownEventType("AwsNews".into()),
        I::TypeAssumed,
        I::AccountFromIdentity,
        I::IdDerived,
    ];
    kinds.extend(syntax_kinds().into_iter().map(I::Syntax));
    for kind in &kinds {
        told_in_japanese(|language| language.event_problem(kind));
    }
    told_in_japanese(|language| language.text_cut(21_000_000));
    told_in_japanese(|language| language.events_left_out(1_234));
}

#[test]
fn names_are_in_japanese() {
    let in_both = |tell: &dyn Fn(Language) -> String| {
        is_japanese(&tell(Language::Japanese));
        assert_ne!(tell(Language::Japanese), tell(Language::English));
    };
    for role in Role::ALL {
        in_both(&|language| language.role(role).into());
    }
    for envelope in Envelope::ALL {
        in_both(&|language| language.any_envelope(envelope).into());
    }
    let some = |labels: &Labels| {
        [
            labels.events,
            labels.matches,
            labels.refused_about,
            labels.no_pattern_about,
            labels.copy,
            labels.error,
        ]
    };
    for (index, _) in some(&labels::JAPANESE).iter().enumerate() {
        in_both(&|language| some(language.labels())[index].into());
    }
    for (held, total) in [(1, 1), (2, 2), (1, 2)] {
        in_both(&|language| language.score("a", "b", held, total));
        in_both(&|language| language.score_of_choice("a", "b", held, total));
    }
}

#[test]
fn labels_set_japanese_and_latin_words_apart() {
    assert_spaced(&format!("{:?}", labels::JAPANESE).replace('"', " "));
}

#[test]
fn a_new_rules_name_is_one_that_aws_takes() {
    for language in Language::ALL {
        let name = language.labels().new_rule;
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c)), "{name}");
    }
}

#[test]
fn counts_and_sizes_are_in_the_words_of_the_language() {
    for (tell, english, japanese) in [
        (
            Language::copy_ids as fn(Language, usize) -> String,
            "Copy 1,234 AMI IDs",
            "1,234 件の AMI ID をコピー",
        ),
        (|it, count| it.matched_of(1, count), "1 of 1,234", "1/1,234 件"),
        (Language::and_more, "and 1,234 more", "他 1,234 件"),
        (|it, count| it.branch_of(0, count), "branch 1 of 1234", "分岐 1/1234"),
        (|it, count| it.element_of(1, count), "element 2 of 1234", "要素 2/1234"),
        (Language::length, "1,234 of 2,048 characters", "1,234/2,048 文字"),
        (Language::size, "1.2 KB", "1.2 KB"),
    ] {
        assert_eq!(tell(Language::English, 1_234), english);
        assert_eq!(tell(Language::Japanese, 1_234), japanese);
    }
}

#[test]
fn a_condition_follows_its_field_in_japanese() {
    for (list, wants) in [
        (r#"["image"]"#, r#"が "image""#),
        (r#"["a", "b", 3]"#, r#"が "a"、"b"、3 のいずれか"#),
        ("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", "が 1、2、3、4、5、6、7、8、他 2 件のいずれか"),
        ("[true, null]", "が true、null のいずれか"),
        (r#"[{"prefix": "ami-"}]"#, r#"が "ami-" で始まる"#),
        (r#"[{"suffix": {"equals-ignore-case": "A"}}]"#, r#"が "A" で終わる (大文字と小文字は区別しない)"#),
        (r#"[{"equals-ignore-case": "A"}]"#, r#"が "A" である (大文字と小文字は区別しない)"#),
        (r#"[{"wildcard": "a*"}]"#, r#"がワイルドカード "a*" に一致する"#),
        (r#"[{"numeric": [">", 0]}]"#, "が 0 より大きい数値である"),
        (r#"[{"numeric": [">", 0, "<=", 5]}]"#, "が 0 より大きく 5 以下の数値である"),
        (r#"[{"numeric": [">=", 0, "<", 5]}]"#, "が 0 以上 5 未満の数値である"),
        (r#"[{"numeric": ["<", 5]}]"#, "が 5 未満の数値である"),
        (r#"[{"numeric": ["=", 5]}]"#, "が数値 5 である"),
        (r#"[{"cidr": "10.0.0.0/24"}]"#, "が 10.0.0.0/24 の範囲内の IP アドレスである"),
        (r#"[{"exists": true}]"#, "が存在する"),
        (r#"[{"exists": false}, "a"]"#, r#"が存在しない、または "a" である"#),
        (r#"[{"anything-but": "a"}]"#, r#"が "a" 以外である"#),
        (r#"[{"anything-but": [1, 2]}]"#, "が 1、2 以外である"),
        (r#"[{"anything-but": {"prefix": "a"}}]"#, r#"が "a" で始まらない"#),
        (r#"[{"anything-but": {"suffix": ["a", "b"]}}]"#, r#"が "a"、"b" のいずれでも終わらない"#),
        (r#"[{"anything-but": {"wildcard": "a*"}}]"#, r#"がワイルドカード "a*" に一致しない"#),
        (
            r#"[{"anything-but": {"equals-ignore-case": ["a", "b"]}}]"#,
            r#"が "a"、"b" 以外である (大文字と小文字は区別しない)"#,
        ),
    ] {
        let pattern = compile(&format!("{{\"a\": {list}}}")).pattern.unwrap();
        assert_eq!(Language::Japanese.wants(&pattern.conditions[0]), wants);
    }
}

#[test]
fn what_an_event_has_is_told_in_japanese() {
    for (pattern, event, found) in [
        (r#"{"a": ["x"]}"#, r#"{"a": "x"}"#, r#""x""#),
        (r#"{"a": ["x"]}"#, r#"{"a": "X"}"#, r#"イベントの値は "X": 大文字と小文字だけが異なります"#),
        (r#"{"a": ["x"]}"#, r#"{"a": " x"}"#, r#"イベントの値は " x": 前後の空白だけが異なります"#),
        (
            r#"{"a": ["1"]}"#,
            r#"{"a": 1}"#,
            "イベントの値は 1: 型が異なります (パターン: 文字列、イベント: 数値)",
        ),
        (r#"{"a": ["x"]}"#, r#"{"a": ["y", "z"]}"#, r#"イベントの値は "y"、"z""#),
        (r#"{"a": ["x"]}"#, "{}", "イベントのトップレベルに `a` がありません"),
        (r#"{"a": {"b": ["x"]}}"#, r#"{"a": {}}"#, "`$.a` に `b` がありません"),
        (r#"{"a": {"b": ["x"]}}"#, r#"{"a": "y"}"#, r#"`$.a` の下にフィールドがありません: "y""#),
        (r#"{"a": ["x"]}"#, r#"{"a": {"b": "x"}}"#, "`$.a` は値ではなくオブジェクトです"),
        (r#"{"a": [{"exists": true}]}"#, r#"{"a": []}"#, "`$.a` は空のため、存在しないとみなされます"),
        (r#"{"a": [{"exists": false}]}"#, "{}", "存在しません"),
        (
            r#"{"a": [{"exists": false}]}"#,
            r#"{"a": {"b": 1}}"#,
            "オブジェクトのため、存在しないとみなされます",
        ),
        (r#"{"a": [{"exists": false}]}"#, r#"{"a": 1}"#, "存在します: 1"),
        (
            r#"{"a": {"b": ["x"], "c": ["y"]}}"#,
            r#"{"a": [{"b": "x", "c": "z"}, {"b": "w", "c": "y"}]}"#,
            r#"要素 1 は "z"、要素 2 は "y" ですが、すべての条件を同じ要素で満たす必要があります"#,
        ),
    ] {
        let report = analyze(&Inputs {
            text: event.into(),
            rules: vec![RuleInput { name: "a".into(), pattern: pattern.into(), ..RuleInput::default() }],
            language: Language::Japanese,
            ..Inputs::default()
        });
        let pair = report.explain(0, 0, &PairChoice::default()).unwrap();
        let line = pair.conditions.iter().find(|line| !line.holds).unwrap_or(&pair.conditions[0]);
        assert_eq!(line.found, found, "{pattern} {event}");
    }
}

/// Both lines are Japanese, without a full stop, and code is closed where it was opened.
fn told_in_japanese(tell: impl Fn(Language) -> Advice) {
    let (japanese, english) = (tell(Language::Japanese), tell(Language::English));
    assert_ne!(japanese.message, english.message);
    assert_ne!(japanese.help, english.help);
    for line in [&japanese.message, &japanese.help] {
        is_japanese(line);
        assert_eq!(line.matches('`').count() % 2, 0, "{line}");
        assert!(!line.contains('。'), "{line}");
    }
    assert!(
        japanese.help.contains("てください") || japanese.help.contains("でください"),
        "{}",
        japanese.help
    );
}

fn is_japanese(text: &str) {
    assert!(text.chars().any(|c| ('ぁ'..='ヿ').contains(&c) || ('一'..='鿿').contains(&c)), "{text}");
    assert_spaced(text);
}

/// A space stands between Japanese and Latin words.
fn assert_spaced(text: &str) {
    let is_wide = |c: char| ('ぁ'..='ヿ').contains(&c) || ('一'..='鿿').contains(&c);
    let is_latin = |c: char| c.is_ascii_alphanumeric() || "`\"$".contains(c);
    let chars: Vec<char> = text.chars().collect();
    for pair in chars.windows(2) {
        let touch = is_wide(pair[0]) && is_latin(pair[1]) || is_latin(pair[0]) && is_wide(pair[1]);
        assert!(!touch, "{}{} in {text}", pair[0], pair[1]);
    }
}

fn syntax_kinds() -> Vec<SyntaxKind> {
    use SyntaxKind as S;
    let mut kinds = vec![
        S::UnclosedContainer(Container::Object, 0),
        S::UnclosedContainer(Container::Array, 0),
        S::UnclosedString,
        S::NoValue,
        S::UnrecognizedToken("tru".into()),
        S::NonStandardToken("NaN".into()),
        S::Comment,
        S::LeadingZero,
        S::LeadingPlus,
        S::MissingDigits(DigitsAfter::Minus, None),
        S::MissingDigits(DigitsAfter::Point, None),
        S::MissingDigits(DigitsAfter::Exponent, None),
        S::UnknownEscape('q'),
        S::BadUnicodeEscape,
        S::ControlCharacter(b'\n'),
        S::ControlCharacter(b'\t'),
        S::ControlCharacter(7),
        S::TooDeep,
    ];
    for expected in [
        Expected::Key,
        Expected::Colon,
        Expected::Value,
        Expected::CommaIn(Container::Array),
        Expected::CommaIn(Container::Object),
    ] {
        kinds.push(S::MissingBeforeClose(']', expected));
        kinds.extend(['\'', ',', ':', 'x'].map(|found| S::UnexpectedCharacter(found, expected)));
    }
    kinds
}

fn pattern_kinds() -> Vec<ProblemKind> {
    use ProblemKind as P;
    vec![
        P::NotAnObject,
        P::EmptyObject,
        P::NotAList("a".into()),
        P::EmptyList,
        P::NestedList,
        P::MissingOperator,
        P::UnknownOperator("contains".into()),
        P::SecondOperator,
        P::ExactlyNotString,
        P::PrefixNotString,
        P::PrefixEmpty,
        P::PrefixUnsupported("wildcard".into()),
        P::SuffixNotString,
        P::SuffixEmpty,
        P::SuffixUnsupported("prefix".into()),
        P::IgnoreCaseNotString,
        P::WildcardNotString,
        P::WildcardConsecutive(2),
        P::WildcardEscape(2),
        P::CidrNotString,
        P::CidrWithoutMask,
        P::CidrMaskNotInteger,
        P::CidrMaskNegative,
        P::CidrMaskTooLongV4,
        P::CidrMaskTooLongV6,
        P::CidrInvalidAddress("300.0.0.0".into()),
        P::CidrNoAddress("host".into()),
        P::ExistsNotBoolean,
        P::NumericNotList,
        P::NumericWithoutOperator("1".into()),
        P::NumericUnknownOperator("!=".into()),
        P::NumericEqualsNotNumber,
        P::NumericNotNumber(">".into()),
        P::NumericBadSecond("2".into()),
        P::NumericBadSecondOperator(">".into()),
        P::NumericTooManyTerms,
        P::TooManyElements,
        P::NumericEmptyRange,
        P::NumberNotComparable("1e400".into()),
        P::AnythingButBadValue,
        P::AnythingButBadMember,
        P::AnythingButMixed,
        P::AnythingButEmpty,
        P::AnythingButUnsupported("numeric".into()),
        P::AnythingButEmptyAffix,
        P::AnythingButAffixNotString,
        P::AnythingButIgnoreCaseNotString,
        P::AnythingButEmptyNested,
        P::OrNotList,
        P::OrNotObjects,
        P::OrTooFew,
        P::OrReserved("prefix".into()),
        P::TooManyBranches(u64::MAX),
        P::TrailingText,
        P::DuplicateKey("a".into()),
        P::TooLong(5_000),
        P::Long(3_000, 1_000),
        P::TooManyCombinations(2_000),
        P::TooComplex(12),
    ]
}
