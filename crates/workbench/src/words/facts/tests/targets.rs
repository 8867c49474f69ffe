use eventglass_delivery::{Field, PathKind, TargetProblem};

use super::*;

fn target_kinds() -> Vec<TargetKind> {
    use TargetKind as T;
    let paths = [
        PathKind::TooLong(300),
        PathKind::WithoutRoot,
        PathKind::Unfinished,
        PathKind::UndocumentedDescent,
        PathKind::UndocumentedKey,
        PathKind::UndocumentedSlice,
        PathKind::UndocumentedFilter,
        PathKind::UndocumentedUnion,
        PathKind::UndocumentedIndex,
        PathKind::UndocumentedCharacter('%'),
    ];
    let mut kinds = vec![
        T::NotExclusive,
        T::TooManyPaths(101),
        T::BadName,
        T::ReservedName,
        T::RepeatedName("ami".into()),
        T::EmptyTemplate,
        T::LongTemplate(9_000),
        T::UnknownPlaceholder("amy".into()),
        T::PlaceholderInKey("ami".into()),
        T::EventInQuotes("aws.events.event.json".into()),
        T::TemplateNotJson,
    ];
    kinds.extend(paths.map(T::Path));
    kinds
}

#[test]
fn every_problem_of_a_target_has_advice_of_its_own() {
    let kinds = target_kinds();
    let codes: BTreeSet<&str> = kinds.iter().map(TargetKind::code).collect();
    assert_eq!(codes, BTreeSet::from(TargetKind::CODES));
    advice_is_distinct(&kinds, Language::target_problem);
}

#[test]
fn names_and_counts_of_a_target_are_told() {
    for (kind, english, japanese) in [
        (TargetKind::TooManyPaths(1_000), "1,000 entries", "1,000 個"),
        (TargetKind::Path(PathKind::TooLong(300)), "300 characters", "300 文字"),
        (TargetKind::UnknownPlaceholder("amy".into()), "called `amy`", "`amy` という変数"),
        (TargetKind::PlaceholderInKey("ami".into()), "`<ami>` in a key", "キーに `<ami>` が"),
        (TargetKind::Path(PathKind::UndocumentedCharacter('%')), "`%` is not", "`%` は"),
        (TargetKind::Path(PathKind::UndocumentedCharacter('ä')), "`ä` is not", "`ä` は"),
        (TargetKind::Path(PathKind::UndocumentedCharacter('`')), "\"`\" is not", "\"`\" は"),
        (TargetKind::Path(PathKind::UndocumentedCharacter(' ')), "`U+0020` is not", "`U+0020` は"),
        (TargetKind::Path(PathKind::UndocumentedCharacter('\u{202e}')), "`U+202E` is not", "`U+202E` は"),
    ] {
        for (language, part) in [(Language::English, english), (Language::Japanese, japanese)] {
            let told = language.target_problem(&kind).message;
            assert!(told.contains(part), "{told}");
        }
    }
}

fn losses() -> [Loss; 7] {
    let span = Span::new(0, 1);
    let problem = TargetProblem { kind: TargetKind::EmptyTemplate, field: Field::Template, span };
    [
        Loss::Refused(problem),
        Loss::NothingAtPath,
        Loss::ContainerInQuotes(span),
        Loss::ValueBreaksJson(span),
        Loss::PlaceholderInKey(span),
        Loss::TemplateNotJson(span),
        Loss::TooLarge,
    ]
}

#[test]
fn a_lost_event_is_said_to_be_lost() {
    let losses = losses();
    let codes: BTreeSet<&str> = losses.iter().map(Loss::code).collect();
    assert_eq!(codes, BTreeSet::from(Loss::CODES));
    advice_is_distinct(&losses, Language::loss);
    for loss in &losses {
        let english = Language::English.loss(loss).message;
        let japanese = Language::Japanese.loss(loss).message;
        assert!(english.contains("nothing arrives") && japanese.contains("何も届"), "{english} {japanese}");
        // Of what is refused one is told.
        let is_told = matches!(loss, Loss::Refused(_));
        assert_ne!(
            english.contains("lost silently") && english.contains("nobody is told"),
            is_told,
            "{english}"
        );
        assert_ne!(
            japanese.contains("失われ、") && japanese.contains("誰にも通知されません"),
            is_told,
            "{japanese}"
        );
    }
}

#[test]
fn what_is_refused_says_what_to_correct() {
    let [refused, ..] = losses();
    for (language, help) in [
        (Language::English, "correct this first: the template is empty"),
        (Language::Japanese, "先に次の問題を修正してください (テンプレートが空です)"),
    ] {
        assert_eq!(language.loss(&refused).help, help);
    }
}

#[test]
fn a_note_says_what_is_shown_and_that_aws_does_not_document_it() {
    let kinds = [
        NoteKind::NothingAtPath,
        NoteKind::EmptyList,
        NoteKind::WildcardOverObject,
        NoteKind::NullInText,
        NoteKind::EventInText,
        NoteKind::NotEscaped,
        NoteKind::LoneBracket,
        NoteKind::LoneValue,
        NoteKind::EscapeInLines,
    ];
    let codes: BTreeSet<&str> = kinds.iter().map(|kind| kind.code()).collect();
    assert_eq!(codes, BTreeSet::from(NoteKind::CODES));
    for kind in kinds {
        let (english, japanese) = (Language::English.target_note(kind), Language::Japanese.target_note(kind));
        assert!(english.starts_with("AWS does not document ") && english.contains("; shown "), "{english}");
        assert!(japanese.contains("AWS のドキュメントに記載がないため"), "{japanese}");
        assert!(japanese.contains("表示しています"), "{japanese}");
        told_as_lines(english, japanese);
    }
    for language in Language::ALL {
        are_distinct(kinds.map(|kind| language.target_note(kind)));
    }
}
