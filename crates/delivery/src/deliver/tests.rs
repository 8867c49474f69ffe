use super::*;

const EVENT: &str = r#"{ "version": "0", "id": "e-1", "detail-type": "EC2 AMI State Change", "source": "aws.ec2",
    "account": "111122223333", "time": "2026-03-01T10:00:00Z", "region": "eu-west-1", "replay-name": "r",
    "resources": ["arn:a", "arn:b"],
    "detail": {"State": "available", "n": 1.50e+1, "yes": true, "none": null, "empty": [], "text": "",
        "object": {"a": 1, "b": "foo"}, "states": ["ACTIVE", "INACTIVE"], "numbers": [1, 2],
        "quote": "say \"hi\"", "break": "one\ntwo", "back": "C:\\new", "inject": "x\",\"y\":\"z", "odd": "C:\\q",
        "items": [{"id": "i-1"}, {"no": 0}, {"id": "i-2"}]} }"#;

const CONTEXT: Context = Context {
    rule_name: "amis",
    rule_arn: "arn:aws:events:eu-west-1:111122223333:rule/amis",
    ingestion_time: "2026-03-01T10:00:01Z",
};

const PATHS: [(&str, &str); 19] = [
    ("state", "$.detail.State"),
    ("n", "$.detail.n"),
    ("yes", "$.detail.yes"),
    ("none", "$.detail.none"),
    ("empty", "$.detail.empty"),
    ("text", "$.detail.text"),
    ("object", "$.detail.object"),
    ("states", "$.detail.states"),
    ("numbers", "$.detail.numbers"),
    ("quote", "$.detail.quote"),
    ("break", "$.detail.break"),
    ("back", "$.detail.back"),
    ("inject", "$.detail.inject"),
    ("odd", "$.detail.odd"),
    ("ids", "$.detail.items[*].id"),
    ("nothing", "$.detail.items[*].absent"),
    ("gone", "$.detail.absent"),
    ("slice", "$.resources[0:1]"),
    ("first", "$.resources[0]"),
];

fn delivery(target: &Target) -> Delivery {
    deliver(target, &parse(EVENT).value.unwrap(), &CONTEXT)
}

fn by_template(template: &str) -> Target {
    let paths = PATHS.map(|(name, path)| (name.to_owned(), path.to_owned())).to_vec();
    Target::InputTransformer(Transformer { paths, template: template.to_owned() })
}

/// What arrives; or the code of a loss and the place in the template.
fn outcome(template: &str) -> String {
    match delivery(&by_template(template)).outcome {
        Outcome::Delivered(payload) => payload,
        Outcome::Lost(loss) => {
            assert!(Loss::CODES.contains(&loss.code()));
            format!("{} {}", loss.code(), loss.span().map_or("", |span| span.of(template)))
        }
    }
}

fn notes(delivery: &Delivery, text: impl Fn(Field) -> String) -> Vec<String> {
    let describe = |note: &Note| {
        assert!(NoteKind::CODES.contains(&note.kind.code()));
        format!("{} `{}`", note.kind.code(), note.span.of(&text(note.field)))
    };
    delivery.notes.iter().map(describe).collect()
}

#[test]
fn without_a_choice_the_event_arrives() {
    let delivery = delivery(&Target::Matched);
    let Outcome::Delivered(payload) = delivery.outcome else { panic!("the event arrives") };
    assert!(
        payload.starts_with(r#"{"version":"0","id":"e-1","detail-type":"EC2 AMI State Change","#),
        "{payload}"
    );
    assert!(payload.contains(r#""n":1.50e+1,"yes":true,"none":null,"empty":[],"#), "{payload}");
    assert_eq!(parse(&payload).value, parse(EVENT).value);
}

#[test]
fn a_path_delivers_json() {
    let cases = [
        ("$.detail.State", r#""available""#),
        ("$.detail.quote", r#""say \"hi\"""#),
        ("$.detail.n", "1.50e+1"),
        ("$.detail.none", "null"),
        ("$.detail.object", r#"{"a":1,"b":"foo"}"#),
        ("$.resources", r#"["arn:a","arn:b"]"#),
        ("$.resources[1]", r#""arn:b""#),
        ("$.detail.items[*].id", r#"["i-1","i-2"]"#),
        ("$.detail.items[*].absent", "[]"),
    ];
    for (path, payload) in cases {
        let outcome = delivery(&Target::InputPath(path.into())).outcome;
        assert_eq!(outcome, Outcome::Delivered(payload.into()), "{path}");
    }
    let whole = delivery(&Target::InputPath("$".into())).outcome;
    assert_eq!(whole, delivery(&Target::Matched).outcome);
}

#[test]
fn a_path_that_finds_nothing_delivers_nothing() {
    for path in ["$.detail.absent", "$..State", "$.detail['State']", "detail", ""] {
        let delivery = delivery(&Target::InputPath(path.into()));
        assert_eq!(delivery.outcome, Outcome::Lost(Loss::NothingAtPath), "{path}");
        assert_eq!(notes(&delivery, |_| path.into()), [format!("nothing-at-path `{path}`")]);
        assert!(delivery.values[0].missing && delivery.values[0].found.is_empty());
    }
}

#[test]
fn texts_are_filled() {
    let cases = [
        (r#""AMI <state> is <n>, <yes>""#, r#""AMI available is 1.50e+1, true""#),
        (r#" "a <state>" "#, r#""a available""#),
        (r#""say \"<state>\"""#, r#""say \"available\"""#),
        (r#""detail <object>""#, r#""detail {a:1,b:foo}""#),
        (r#""states <states> <numbers> <ids>""#, r#""states [ACTIVE,INACTIVE] [1,2] [i-1,i-2]""#),
        (r#""gone <gone>, <slice>""#, r#""gone , ""#),
        (r#""null <none>""#, r#""null null""#),
        (r#""<quote>""#, r#""say "hi"""#),
        ("\"one <state>\"\n\n  \"two <n>\"\r\n\"\"\n", "one available\ntwo 1.50e+1\n"),
        ("\"one\"\n\"<break>\"", "one\none\ntwo"),
        (r#""{[/ <state>""#, r#""{[/ available""#),
        (r#""1 < 2 </b>""#, r#""1 < 2 </b>""#),
        (
            r#""<aws.events.rule-name> at <aws.events.event.ingestion-time>""#,
            r#""amis at 2026-03-01T10:00:01Z""#,
        ),
    ];
    for (template, payload) in cases {
        assert_eq!(outcome(template), payload, "{template}");
    }
}

#[test]
fn documents_are_filled() {
    let cases = [
        (
            r#"{"s": <state>, "q": "<state>", "in": "is <state>!"}"#,
            r#"{"s": "available", "q": "available", "in": "is available!"}"#,
        ),
        (
            r#"{"n":<n>,"y":<yes>,"z":<none>,"q":"<n>/<yes>"}"#,
            r#"{"n":1.50e+1,"y":true,"z":null,"q":"1.50e+1/true"}"#,
        ),
        (
            r#"{"o": <object>, "a": <states>, "e": <empty>}"#,
            r#"{"o": {"a":1,"b":"foo"}, "a": ["ACTIVE","INACTIVE"], "e": []}"#,
        ),
        (r#"{"ids": <ids>, "no": <nothing>}"#, r#"{"ids": ["i-1","i-2"], "no": []}"#),
        (
            r#"{"gone": <gone>, "q": "<gone>", "in": "x<gone>", "bad": <slice>}"#,
            r#"{"gone": "", "q": "", "in": "x", "bad": ""}"#,
        ),
        (r#"{"t": <text>}"#, r#"{"t": ""}"#),
        ("[\n  9,\n  <state>\n]\n", "[\n  9,\n  \"available\"\n]\n"),
        ("<object>", r#"{"a":1,"b":"foo"}"#),
        ("<state>", r#""available""#),
        (
            r#"{"arn": <aws.events.rule-arn>, "at": <aws.events.event.ingestion-time>, "by": "<aws.events.rule-name>"}"#,
            r#"{"arn": "arn:aws:events:eu-west-1:111122223333:rule/amis", "at": "2026-03-01T10:00:01Z", "by": "amis"}"#,
        ),
        (
            r#"{"e": <aws.events.event>}"#,
            r#"{"e": {"id":"e-1","account":"111122223333","detailType":"EC2 AMI State Change","time":"2026-03-01T10:00:00Z","source":"aws.ec2","region":"eu-west-1","resources":["arn:a","arn:b"],"version":"0"}}"#,
        ),
        (r#"{"s": "<inject>"}"#, r#"{"s": "x","y":"z"}"#),
        (r#"{"s": <back>}"#, r#"{"s": "C:\new"}"#),
    ];
    for (template, payload) in cases {
        assert_eq!(outcome(template), payload, "{template}");
        assert!(parse(payload).problems.is_empty(), "{payload}");
    }
}

#[test]
fn the_whole_event_is_a_value() {
    let Outcome::Delivered(event) = delivery(&Target::Matched).outcome else { panic!("the event arrives") };
    assert_eq!(outcome(r#"{"e":<aws.events.event.json>}"#), format!("{{\"e\":{event}}}"));
}

#[test]
fn traps_lose_the_event_silently() {
    let cases = [
        (r#"{"o": "<object>"}"#, "container-in-quotes <object>"),
        (r#"{"o": "x <states> y"}"#, "container-in-quotes <states>"),
        (r#"{"o": "<numbers>"}"#, "container-in-quotes <numbers>"),
        (r#"{"o": "<ids>"}"#, "container-in-quotes <ids>"),
        (r#"{"o": "<aws.events.event>"}"#, "container-in-quotes <aws.events.event>"),
        (r#"{"o": "<aws.events.event.json>"}"#, "container-in-quotes <aws.events.event.json>"),
        (r#"{"a": <state>, "q": <quote>}"#, "value-breaks-json <quote>"),
        (r#"{"q": "<quote>"}"#, "value-breaks-json <quote>"),
        (r#"{"b": <break>, "q": <quote>}"#, "value-breaks-json <break>"),
        (r#"{"b": "<back>", "o": "<odd>"}"#, "value-breaks-json <odd>"),
        ("<quote>", "value-breaks-json <quote>"),
        (r#"{"i": [<inject>]}"#, "value-breaks-json <inject>"),
        ("{<state>: 1}", "placeholder-in-key <state>"),
        (r#"{"is <state>": 1}"#, "placeholder-in-key <state>"),
        ("AMI <state>", "template-not-json AMI"),
        (r#"{"a": <state>,}"#, "template-not-json }"),
        (r#""<unknown>""#, "target-refused "),
        ("", "target-refused "),
    ];
    for (template, loss) in cases {
        assert_eq!(outcome(template), loss, "{template}");
    }
}

#[test]
fn what_is_not_documented_is_noted() {
    let cases = [
        (r#"{"a": <state>, "b": "<n>", "c": <object>}"#, &[][..]),
        (r#""got <aws.events.event>""#, &["event-in-text `<aws.events.event>`"]),
        (r#"{"e": <aws.events.event>}"#, &[]),
        (r#"{"z": "<none>", "y": <none>}"#, &["null-in-text `<none>`"]),
        (r#""<none>""#, &["null-in-text `<none>`"]),
        (r#"{"s": "<inject>"}"#, &["not-escaped `<inject>`"]),
        (r#""<quote> <break>""#, &["not-escaped `<quote>`", "not-escaped `<break>`"]),
        (r#"{"s": <quote>}"#, &[]),
        (r#"{"a": "1 < 2"}"#, &["lone-bracket `<`"]),
        ("<state>", &["lone-value `<state>`"]),
        ("\"a\\n\"", &[]),
        ("\"a\"\n\"b\\n\"", &["escape-in-lines `\"b\\n\"`"]),
    ];
    for (template, expected) in cases {
        let delivery = delivery(&by_template(template));
        let empty = "empty-list `$.detail.items[*].absent`";
        assert_eq!(
            notes(&delivery, |field| field_text(field, template)),
            [&[empty], expected].concat(),
            "{template}"
        );
    }
}

fn field_text(field: Field, template: &str) -> String {
    match field {
        Field::Path(index) => PATHS[index].1.to_owned(),
        _ => template.to_owned(),
    }
}

#[test]
fn a_wildcard_over_an_object_is_noted() {
    let delivery = delivery(&Target::InputPath("$.detail.object.*".into()));
    assert_eq!(delivery.outcome, Outcome::Delivered(r#"[1,"foo"]"#.into()));
    assert_eq!(
        notes(&delivery, |_| "$.detail.object.*".into()),
        ["wildcard-over-object `$.detail.object.*`"]
    );
}

#[test]
fn values_tell_what_was_found_where() {
    let target = by_template("<unknown>");
    let values = delivery(&target).values;
    let rows: Vec<_> = values
        .iter()
        .map(|it| {
            let found: Vec<String> = it.found.iter().map(ToString::to_string).collect();
            format!("{} {} {} {}", it.name, it.path, found.join(" "), it.missing)
        })
        .collect();
    assert_eq!(rows[0], "state $.detail.State $.detail.State false");
    assert_eq!(rows[14], "ids $.detail.items[*].id $.detail.items[0].id $.detail.items[2].id false");
    assert_eq!(rows[15], "nothing $.detail.items[*].absent  false");
    assert_eq!(rows[16], "gone $.detail.absent  true");
    assert_eq!(rows[17], "slice $.resources[0:1]  true");
}

#[test]
fn of_one_name_the_last_entry_counts() {
    let paths =
        [("a", "$.id"), ("a", "$.region")].map(|(name, path)| (name.to_owned(), path.to_owned())).to_vec();
    let target = Target::InputTransformer(Transformer { paths, template: "\"<a>\"".into() });
    assert_eq!(delivery(&target).outcome, Outcome::Delivered("\"eu-west-1\"".into()));
}

#[test]
fn a_target_that_is_refused_receives_nothing() {
    let long = format!("$.{}", "a".repeat(300));
    let Outcome::Lost(loss) = delivery(&Target::InputPath(long)).outcome else { panic!("it is refused") };
    assert!(matches!(&loss, Loss::Refused(problem) if problem.kind.code() == "path-too-long"), "{loss:?}");
    let paths = (0..101).map(|n| (format!("n{n}"), "$.id".to_owned())).collect();
    let delivery = delivery(&Target::InputTransformer(Transformer { paths, template: "{}".into() }));
    assert!(matches!(&delivery.outcome, Outcome::Lost(Loss::Refused(_))), "{:?}", delivery.outcome);
    assert_eq!(delivery.values.len(), 100);
}

#[test]
fn payloads_are_bounded() {
    let event = format!("{{\"detail\": \"{}\"}}", "x".repeat(1 << 20));
    let paths = vec![("d".to_owned(), "$.detail".to_owned())];
    let template = format!("\"{}\"", "<d>".repeat(2_000));
    let target = Target::InputTransformer(Transformer { paths, template });
    let delivery = deliver(&target, &parse(&event).value.unwrap(), &CONTEXT);
    assert_eq!(delivery.outcome, Outcome::Lost(Loss::TooLarge));
}

#[test]
fn lists_are_bounded() {
    let event = parse(&format!("[{}1]", "1,".repeat(20_000))).value.unwrap();
    let list = |paths: usize| {
        let paths = (0..paths).map(|n| (format!("l{n}"), "$[*]".to_owned())).collect();
        let target = Target::InputTransformer(Transformer { paths, template: "{}".into() });
        deliver(&target, &event, &CONTEXT).outcome
    };
    assert_eq!(list(52), Outcome::Delivered("{}".into()));
    assert_eq!(list(53), Outcome::Lost(Loss::TooLarge));
}

#[test]
fn depth_is_bounded() {
    let event = format!("{}{}", "[".repeat(1_000), "]".repeat(1_000));
    let paths = vec![("d".to_owned(), "$".to_owned())];
    let target = Target::InputTransformer(Transformer { paths, template: "[<d>]".into() });
    let delivery = deliver(&target, &parse(&event).value.unwrap(), &CONTEXT);
    assert_eq!(delivery.outcome, Outcome::Lost(Loss::TooLarge));
}

/// The tag trap of the backup service: the mail names one of three.
#[test]
fn an_index_yields_fewer_ids_than_the_event_holds() {
    let event = r#"{"detail": {"requestParameters": {"resourcesSet": {"items": [
        {"resourceId": "snap-0aaaaaaaaaaaaaaaa"}, {"resourceId": "ami-0bbbbbbbbbbbbbbbb"}]}}}}"#;
    let event = parse(event).value.unwrap();
    let ids = "$.detail.requestParameters.resourcesSet.items";
    for (path, payload) in [
        (format!("{ids}[0].resourceId"), r#""snap-0aaaaaaaaaaaaaaaa""#),
        (format!("{ids}[*].resourceId"), r#"["snap-0aaaaaaaaaaaaaaaa","ami-0bbbbbbbbbbbbbbbb"]"#),
    ] {
        let outcome = deliver(&Target::InputPath(path), &event, &CONTEXT).outcome;
        assert_eq!(outcome, Outcome::Delivered(payload.into()));
    }
}
