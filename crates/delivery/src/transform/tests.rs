use super::*;

fn transformer(paths: &[(&str, &str)], template: &str) -> Target {
    let paths = paths.iter().map(|(name, path)| ((*name).to_owned(), (*path).to_owned())).collect();
    Target::InputTransformer(Transformer { paths, template: template.to_owned() })
}

/// Codes, fields and the underlined text.
fn problems(target: &Target) -> Vec<String> {
    let text = |field| match (target, field) {
        (Target::InputPath(path), Field::InputPath) => path,
        (Target::InputTransformer(it), Field::Name(index)) => &it.paths[index].0,
        (Target::InputTransformer(it), Field::Path(index)) => &it.paths[index].1,
        (Target::InputTransformer(it), Field::Template) => &it.template,
        _ => panic!("{field:?} is no field of {target:?}"),
    };
    let describe = |it: TargetProblem| {
        assert!(TargetKind::CODES.contains(&it.kind.code()));
        let mut underlined = it.span.of(text(it.field)).to_owned();
        underlined.truncate(20);
        format!("{} {:?} `{underlined}`", it.kind.code(), it.field)
    };
    target.problems().into_iter().map(describe).collect()
}

#[test]
fn good_targets_have_no_problem() {
    let targets = [
        Target::Matched,
        Target::InputPath("$.detail.responseElements.imageId".into()),
        transformer(&[("ami", "$.detail.ImageId"), ("a_B-9", "$")], r#"{"i": <ami>, "n": "is <a_B-9>"}"#),
        transformer(&[], r#""one <aws.events.rule-name>""#),
        transformer(&[], r#"{"e": <aws.events.event>, "j": [<aws.events.event.json>]}"#),
        transformer(&[], r#""<aws.events.event.json>""#),
        transformer(&[("unused", "$.x")], r#"{"1 < 2": "</b>"}"#),
    ];
    for target in targets {
        assert_eq!(problems(&target), [""; 0]);
    }
}

#[test]
fn what_is_wrong_is_underlined_in_its_field() {
    let long = "x".repeat(8_190);
    let name = "n".repeat(257);
    let cases = [
        (Target::InputPath("$.a[0:1]".into()), vec!["path-slice InputPath `[0:1]`"]),
        (Target::InputPath(String::new()), vec!["path-without-root InputPath ``"]),
        (
            transformer(&[("a", "$..b"), ("c", "d")], "<a>"),
            vec!["path-descent Path(0) `..`", "path-without-root Path(1) `d`"],
        ),
        (
            transformer(&[("", "$"), ("a b", "$"), ("日", "$"), ("a.b", "$"), (&name, "$")], "1"),
            vec![
                "bad-name Name(0) ``",
                "bad-name Name(1) `a b`",
                "bad-name Name(2) `日`",
                "bad-name Name(3) `a.b`",
                "bad-name Name(4) `nnnnnnnnnnnnnnnnnnnn`",
            ],
        ),
        (
            transformer(&[("AWS.x", "$"), ("aws.events.event", "$")], "1"),
            vec!["reserved-name Name(0) `AWS.x`", "reserved-name Name(1) `aws.events.event`"],
        ),
        (transformer(&[("a", "$.a"), ("b", "$.b"), ("a", "$.c")], "<a>"), vec!["repeated-name Name(0) `a`"]),
        (transformer(&[], ""), vec!["empty-template Template ``"]),
        (transformer(&[], &format!("\"{long}\"")), vec![]),
        (transformer(&[], &format!("\"{long}x\"")), vec!["long-template Template `\"xxxxxxxxxxxxxxxxxxx`"]),
        (
            transformer(&[("a", "$")], r#""<b> <a> <b> <aws.events.x>""#),
            vec!["unknown-placeholder Template `<b>`", "unknown-placeholder Template `<aws.events.x>`"],
        ),
        (
            transformer(&[("a", "$")], r#"{<a>: {"x<a>": "<a>"}}"#),
            vec!["placeholder-in-key Template `<a>`", "placeholder-in-key Template `<a>`"],
        ),
        (
            transformer(&[], r#"{"e": "<aws.events.event>", "f": "x <aws.events.event.json>"}"#),
            vec![
                "event-in-quotes Template `<aws.events.event>`",
                "event-in-quotes Template `<aws.events.event.js`",
            ],
        ),
        (transformer(&[("a", "$")], "AMI <a>"), vec!["template-not-json Template `AMI`"]),
        (transformer(&[("a", "$")], " "), vec!["template-not-json Template ``"]),
    ];
    for (target, expected) in cases {
        assert_eq!(problems(&target), expected, "{target:?}");
    }
}

#[test]
fn a_hundred_paths_are_taken() {
    let target = |count: usize| {
        let paths = (0..count).map(|n| (format!("n{n}"), "$".to_owned())).collect();
        Target::InputTransformer(Transformer { paths, template: "<n99>".into() })
    };
    assert_eq!(problems(&target(100)), [""; 0]);
    assert_eq!(problems(&target(102)), ["too-many-paths Name(100) `n100`"]);
}

#[test]
fn characters_are_utf16_units() {
    let template = |emoji: usize| transformer(&[], &format!("\"{}\"", "😀".repeat(emoji)));
    assert_eq!(template(4_095).problems(), []);
    assert_eq!(
        template(4_096).problems().first().map(|it| it.kind.clone()),
        Some(TargetKind::LongTemplate(8_194))
    );
}

#[test]
fn aws_is_quoted_word_for_word() {
    let (target, problem) = Target::of(Some("$.detail".into()), Some(Transformer::default()));
    assert_eq!(target, Target::InputTransformer(Transformer::default()));
    let text = problem.and_then(|it| it.kind.engine("mail"));
    assert_eq!(
        text.as_deref(),
        Some("Only one of Input, InputPath, or InputTransformer must be provided for target mail.")
    );
    let unknown = transformer(&[], "\"<gone>\"").refusal().and_then(|it| it.kind.engine("mail"));
    assert_eq!(unknown.as_deref(), Some("InputTemplate for target mail contains invalid placeholder gone."));
    assert_eq!(TargetKind::EmptyTemplate.engine("mail"), None);
}

#[test]
fn one_field_makes_a_target() {
    assert_eq!(Target::of(None, None), (Target::Matched, None));
    assert_eq!(Target::of(Some("$".into()), None), (Target::InputPath("$".into()), None));
    let by_template = Target::InputTransformer(Transformer::default());
    assert_eq!(Target::of(None, Some(Transformer::default())), (by_template, None));
}

#[test]
fn what_follows_from_a_problem_is_known() {
    use Effect as E;
    let cases = [
        (TargetKind::NotExclusive, E::Refused),
        (TargetKind::Path(crate::PathKind::TooLong(257)), E::Refused),
        (TargetKind::Path(crate::PathKind::WithoutRoot), E::Ignored),
        (TargetKind::Path(crate::PathKind::UndocumentedSlice), E::Ignored),
        (TargetKind::RepeatedName("a".into()), E::Ignored),
        (TargetKind::UnknownPlaceholder("a".into()), E::Refused),
        (TargetKind::EventInQuotes("a".into()), E::LosesEvents),
        (TargetKind::TemplateNotJson, E::LosesEvents),
    ];
    for (kind, effect) in cases {
        assert_eq!(kind.effect(), effect, "{kind:?}");
    }
}

#[test]
fn codes_are_distinct() {
    let mut codes = TargetKind::CODES.to_vec();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), TargetKind::CODES.len());
}
