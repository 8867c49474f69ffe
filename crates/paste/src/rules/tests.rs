use eventglass_syntax::parse;
use proptest::prelude::*;

use super::*;

mod languages;

/// The form, and the pattern of each rule without white space, its strings without any too.
fn found(text: &str) -> Option<(&'static str, Vec<String>)> {
    let found = find(text)?;
    let compact = |rule: &FoundRule| rule.pattern.split_whitespace().collect::<String>();
    Some((found.form.name(), found.rules.iter().map(compact).collect()))
}

/// The only pattern in a text, without white space.
fn pattern(text: &str) -> Option<String> {
    let (_, patterns) = found(text)?;
    assert_eq!(patterns.len(), 1, "{text}");
    patterns.into_iter().next()
}

fn check(text: &str, wanted: &str) {
    assert_eq!(pattern(text).as_deref(), Some(wanted), "{text}");
}

/// The kind of each problem, and the text that it is about.
fn problems(text: &str) -> Vec<(&'static str, &str)> {
    let found = find(text).unwrap();
    found.problems.iter().map(|problem| (problem.kind.code(), problem.span.of(text))).collect()
}

#[test]
fn every_form_is_recognised() {
    for (text, form) in [
        (r#""{\"source\": [\"aws.ec2\"]}""#, Form::EscapedString),
        (r#"{"EventPattern": {"source": ["aws.ec2"]}}"#, Form::EventPattern),
        (r#"{"event_pattern": "{\"source\": [\"aws.ec2\"]}"}"#, Form::EventPattern),
        (r#"{"Name": "images", "Arn": "arn:aws", "EventPattern": "{}"}"#, Form::DescribeRule),
        (r#"{"Rules": [{"Name": "images", "EventPattern": "{}"}]}"#, Form::ListRules),
        (r#"{"Name": "images", "EventPattern": "{}"}"#, Form::PutRule),
        ("aws events put-rule --name images --event-pattern '{}'", Form::Command),
        (r#"{"Type": "AWS::Events::Rule", "Properties": {"EventPattern": {}}}"#, Form::CloudFormation),
        ("Type: AWS::Events::Rule\nProperties: {EventPattern: {}}", Form::CloudFormation),
        (r#"{"Type": "EventBridgeRule", "Properties": {"Pattern": {}}}"#, Form::Sam),
        (r#"event_pattern = jsonencode({ source = ["aws.ec2"] })"#, Form::Terraform),
        ("eventPattern: { source: ['aws.ec2'], detailType: ['x'] }", Form::Cdk),
        (r#"event_pattern=events.EventPattern(source=["aws.ec2"])"#, Form::CdkPython),
        ("eventBridge: {pattern: {source: [aws.ec2]}}", Form::Serverless),
        (r#"{"Filters": [{"Pattern": "{}"}]}"#, Form::Filters),
        (
            r#"{"eventName": "PutRule", "requestParameters": {"name": "images", "eventPattern": "{}"}}"#,
            Form::CloudTrail,
        ),
    ] {
        assert_eq!(find(text).map(|found| found.form), Some(form), "{text}");
    }
}

#[test]
fn what_wraps_no_pattern_is_left_alone() {
    for text in [
        "",
        " ",
        "null",
        "42",
        "\"a pattern\"",
        "[]",
        "{}",
        r#"{"source": ["aws.ec2"]}"#,
        r#"{"detail": {"EventPattern": {"a": ["x"]}}}"#,
        r#"{"$or": [{"Filters": ["x"]}, {"EventPattern": {}}]}"#,
        r#"{"EventPattern": ["x"]}"#,
        r#"{"EventPattern": "arn:aws:events"}"#,
        r#"{"EventPattern": null, "ScheduleExpression": "rate(1 hour)"}"#,
        r#"{"Filters": [{"Name": "tag:pattern", "Values": ["x"]}]}"#,
        "source: [aws.ec2]",
        "pattern: {a: [1]}",
        "pattern: '*.{js,ts}'",
        "EventPattern: !Ref Pattern",
        "EventPattern:",
        "event_pattern = var.pattern",
        "event_pattern = file(\"pattern.json\")",
        "eventPattern: props.pattern,",
        "aws events put-rule --name x --event-pattern file://pattern.json",
        "aws events describe-rule --name pattern",
        "const eventPattern = (a) => a;",
        "if (eventPattern == { a: 1 }) {}",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn a_pattern_is_laid_out() {
    for (inside, wanted) in [
        ("{}", "{}"),
        (r#"{"a":["x"]}"#, "{\n  \"a\": [\"x\"]\n}"),
        (r#"{"a":[{"prefix":"x"},1]}"#, "{\n  \"a\": [{ \"prefix\": \"x\" }, 1]\n}"),
        (r#"{"a":{"b":[1]}}"#, "{\n  \"a\": {\n    \"b\": [1]\n  }\n}"),
        (r#"{"b":[],"a":[{}],"b":[]}"#, "{\n  \"b\": [],\n  \"a\": [{}],\n  \"b\": []\n}"),
        (r#"{"a":[1.50e+1,"\ud800\u0001é"]}"#, "{\n  \"a\": [1.50e+1, \"\\ud800\\u0001é\"]\n}"),
    ] {
        let text = format!(r#"{{"EventPattern": {inside}}}"#);
        assert_eq!(find(&text).unwrap().rules[0].pattern, wanted, "{inside}");
    }
    let long = format!(r#"{{"EventPattern": {{"a": ["{0}", "{0}"]}}}}"#, "x".repeat(40));
    assert_eq!(find(&long).unwrap().rules[0].pattern.lines().count(), 6);
}

#[test]
fn a_string_that_is_no_json_stays_as_it_is() {
    for inside in [r#"{"a": ["x",]}"#, "{a: [x]}", r#"{"a": ["x"]} tail"#, "{"] {
        let mut text = String::from(r#"{"EventPattern": ""#);
        eventglass_syntax::push_escaped(&mut text, inside);
        text.push_str("\"}");
        assert_eq!(find(&text).unwrap().rules[0].pattern, inside, "{inside}");
    }
}

#[test]
fn functions_of_a_template_become_text() {
    for (yaml, wanted, certain) in [
        ("!Ref Bus", "${Bus}", false),
        ("!Sub 'arn:${AWS::Region}'", "arn:${AWS::Region}", false),
        ("!Sub plain", "plain", true),
        ("!Sub ['a-${B}', {B: !Ref C}]", "a-${B}", false),
        ("!GetAtt Bus.Arn", "${Bus.Arn}", false),
        ("!GetAtt [Bus, Arn]", "${Bus.Arn}", false),
        ("!Join ['-', [a, !Ref B, c]]", "a-${B}-c", false),
        ("!Join [':', [a, b]]", "a:b", true),
        ("!ImportValue bus", "${ImportValue.bus}", false),
        ("!FindInMap [Map, !Ref A, b]", "${FindInMap.Map.A.b}", false),
        ("{'Fn::Sub': 'x${Y}'}", "x${Y}", false),
        ("{Ref: AWS::AccountId}", "${AWS::AccountId}", false),
    ] {
        let text = format!("EventPattern: {{source: [{yaml}]}}");
        check(&text, &format!("{{\"source\":[\"{wanted}\"]}}"));
        assert_eq!(problems(&text).is_empty(), certain, "{yaml}");
    }
}

/// A field needs a list; a condition does not.
#[test]
fn what_stands_for_a_field_becomes_a_list() {
    check("EventPattern: {source: !Ref A}", r#"{"source":["${A}"]}"#);
    check("EventPattern: {detail: {b: !Ref A}}", r#"{"detail":{"b":["${A}"]}}"#);
    check("EventPattern: {a: [{prefix: !Ref A}]}", r#"{"a":[{"prefix":"${A}"}]}"#);
    check("EventPattern: {$or: [{a: !Ref A}, {b: [1]}]}", r#"{"$or":[{"a":["${A}"]},{"b":[1]}]}"#);
    check("event_pattern = jsonencode({ a = var.a })", r#"{"a":["${var.a}"]}"#);
    check("EventPattern: {a: !If [B, [1], [2]], c: [!If [D, e, f]]}", r#"{"a":[1],"c":["e"]}"#);
    check("EventPattern: {Ref: [a]}", r#"{"Ref":["a"]}"#);
}

#[test]
fn targets_are_kept() {
    let path = |text: &str| Some(FoundTarget::InputPath(text.into()));
    let transformer = Some(FoundTarget::Transformer {
        paths: vec![("b".into(), "$.b".into()), ("a".into(), "$.a".into())],
        template: "<b> <a>".into(),
    });
    let target = |text: &str| find(text).unwrap().rules.remove(0).target;
    for (text, wanted) in [
        (r#"{"EventPattern": {}, "Targets": [{"Id": "1"}, {"InputPath": "$.x"}]}"#, path("$.x")),
        (r#"{"EventPattern": {}, "Targets": [{"Id": "1", "Input": "{}"}]}"#, None),
        (
            r#"{"EventPattern": {}, "Targets": [{"InputTransformer":
                {"InputPathsMap": {"b": "$.b", "a": "$.a"}, "InputTemplate": "<b> <a>"}}]}"#,
            transformer.clone(),
        ),
        (
            "eventBridge:\n  pattern: {}\n  inputTransformer:\n    inputPathsMap: {b: $.b, a: $.a}\n    inputTemplate: <b> <a>",
            transformer,
        ),
        ("eventBridge: {pattern: {}, inputPath: $.x}", path("$.x")),
        ("eventPattern: {}, targets: [{ inputPath: '$.x' }]", path("$.x")),
        (
            "eventPattern: {}, targets: [new T(a, { event: RuleTargetInput.fromEventPath('$.x') })]",
            path("$.x"),
        ),
        (r#"{"EventPattern": {}} {"Targets": [{"Id": "1", "InputPath": "$.x"}]}"#, path("$.x")),
        (r#"{"Name": "a", "EventPattern": "{}"} {"Rule": "b", "Targets": [{"InputPath": "$.x"}]}"#, None),
    ] {
        assert_eq!(target(text), wanted, "{text}");
    }
}

#[test]
fn a_rule_is_at_its_pattern() {
    for (text, place) in [
        ("\u{feff}é: 1\nEventPattern: {a: [x]}", "{a: [x]}"),
        ("\u{feff}{\"EventPattern\": {\"a\": [1]}}", "{\"a\": [1]}"),
        ("Pattern:\n  source: [shop]\n", "source: [shop]"),
        (r#"{"Pattern": "{}"}"#, r#""{}""#),
        (r#"{"EventPattern": {"a": ["x"]}}"#, r#"{"a": ["x"]}"#),
        (r#"{"é": 1, "EventPattern": "{}"}"#, r#""{}""#),
        ("é: 😀\nEventPattern:\n  a:\n  - é\n", "a:\n  - é"),
        ("# é\nevent_pattern = jsonencode({})", "jsonencode({})"),
        ("// é\neventPattern: { a: ['x'] },", "{ a: ['x'] }"),
        ("é; aws events put-rule --event-pattern '{}' --name x", "'{}'"),
        ("```yaml\nEventPattern: {a: [x]}\n```\n", "{a: [x]}"),
    ] {
        assert_eq!(find(text).map(|found| found.rules[0].span.of(text)), Some(place), "{text}");
    }
    let text = "```\né: 1\nEventPattern: {source: [!Ref A]}\n```";
    assert_eq!(problems(text), [("intrinsic", "!Ref A")]);
}

#[test]
fn long_and_deep_texts_are_bounded() {
    let long = format!("EventPattern: {{a: [{}]}}", "x".repeat(MAX_TEXT));
    assert_eq!(found(&long), None);
    let rules = r#"{"EventPattern": {"a": ["x"]}}"#.repeat(2 * MAX_RULES);
    assert_eq!(find(&rules).unwrap().rules.len(), MAX_RULES);
    let deep = |open: &str, close: &str, depth| [open.repeat(depth), close.repeat(depth)].concat();
    for (before, open, close) in [
        (r#"{"EventPattern":"#, r#"{"a":"#, "}"),
        (r#"{"EventPattern":"#, r#"{"Fn::Join":["",["#, "]]}"),
        ("EventPattern: ", "{a: ", "}"),
        ("EventPattern:\n", "- ", ""),
        ("event_pattern = ", "{ a = ", "}"),
        ("eventPattern: {", "a: f({", "})"),
        ("aws --event-pattern ", "'\"", ""),
    ] {
        for depth in [60, 490, 5_000] {
            let _ = find(&[before, &deep(open, close, depth)].concat());
        }
    }
}

/// Parts of texts of every form.
const FRAGMENTS: [&str; 40] = [
    "EventPattern",
    "eventPattern",
    "event_pattern",
    ": ",
    " = ",
    "=",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\n",
    "\n  ",
    "- ",
    "'",
    "\"",
    "`",
    "\\",
    "$'",
    "${",
    "$(",
    ",",
    "source",
    "\"a\"",
    "!Ref ",
    "!Sub ",
    "&a ",
    "*a",
    "<<: ",
    "<<EOF\n",
    "EOF",
    "jsonencode(",
    "Match.prefix(",
    "aws events put-rule --event-pattern ",
    "--targets ",
    "new events.Rule(",
    "Filters",
    "Pattern",
    "|\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_text_does_harm(
        parts in prop::collection::vec(prop_oneof![
            8 => prop::sample::select(&FRAGMENTS[..]).prop_map(String::from),
            1 => any::<String>(),
        ], 0..40),
        framed in any::<bool>(),
    ) {
        let frame = if framed { "EventPattern: " } else { "" };
        let _ = find(&[frame, &parts.concat()].concat());
    }

    /// A pattern comes back as it was, whatever it was wrapped in.
    #[test]
    fn a_wrapped_pattern_comes_back(
        values in prop::collection::btree_map("[a-z]{1,5}", ("[^%$\\\\\"'\\p{C}]{0,8}", any::<i32>()), 1..5),
    ) {
        let members = values.iter().map(|(key, (text, number))| format!(r#""{key}": ["{text}", {number}, true, null]"#));
        let json = format!("{{\"source\": [\"x\"], {}}}", members.collect::<Vec<_>>().join(", "));
        let wanted = parse(&json).value;
        let mut escaped = String::new();
        eventglass_syntax::push_escaped(&mut escaped, &json);
        for text in [
            format!("\"{escaped}\""),
            format!("{{\"EventPattern\": {json}}}"),
            format!("{{\"EventPattern\": \"{escaped}\"}}"),
            format!("aws events put-rule --event-pattern '{json}'"),
            format!("aws events put-rule --event-pattern \"{escaped}\""),
            format!("EventPattern: {json}"),
            format!("EventPattern: |\n  {json}\n"),
            format!("event_pattern = jsonencode({json})"),
            format!("event_pattern = <<EOF\n{json}\nEOF\n"),
            format!("eventPattern: {json},"),
            format!("event_pattern={json}"),
            format!("EventPattern=json.dumps({json})"),
        ] {
            let found = find(&text).unwrap_or_else(|| panic!("{text}"));
            prop_assert_eq!(&parse(&found.rules[0].pattern).value, &wanted, "{}", text);
            prop_assert!(found.problems.is_empty(), "{}", text);
        }
    }
}
