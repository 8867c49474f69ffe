//! Every mistake that a pattern can have: its code, the underlined text, EventBridge's words.

#![expect(clippy::unwrap_used, reason = "a problem that is missing fails the test")]

use eventglass_pattern::limits::{complexity, limits};
use eventglass_pattern::{
    Event, Group, GroupEntry, Pattern, PatternProblem, ProblemKind, Severity, compile, explain,
};
use eventglass_syntax::parse;

/// The pattern, the code, the underlined text, EventBridge's words (empty where it has none on record).
const CASES: &[(&str, &str, &str, &str)] = &[
    (
        r#"{"a": [1,]}"#,
        "json-syntax",
        "]",
        "Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ),
    ("[]", "not-an-object", "[]", "Filter is not an object"),
    (r#"{"a": {}}"#, "empty-object", "{}", "Empty objects are not allowed"),
    (r#"{"a": "x"}"#, "not-a-list", r#""x""#, r#""a" must be an object or an array"#),
    (r#"{"a": []}"#, "empty-list", "[]", "Empty arrays are not allowed"),
    (r#"{"a": [["x"]]}"#, "nested-list", "[", "Match value must be String, number, true, false, or null"),
    (r#"{"a": [{}]}"#, "missing-operator", "{}", "Match expression name not found"),
    (
        r#"{"a": [{"contains": "x"}]}"#,
        "unknown-operator",
        r#""contains""#,
        "Unrecognized match type contains",
    ),
    (
        r#"{"a": [{"prefix": "x", "suffix": "y"}]}"#,
        "second-operator",
        r#""suffix""#,
        "Only one key allowed in match expression",
    ),
    (r#"{"a": [{"exactly": 1}]}"#, "exactly-not-string", "1", "exact match pattern must be a string"),
    (r#"{"a": [{"prefix": 1}]}"#, "prefix-not-string", "1", "prefix match pattern must be a string"),
    (r#"{"a": [{"prefix": {}}]}"#, "prefix-empty", "{}", "Prefix expression name not found"),
    (
        r#"{"a": [{"prefix": {"wildcard": "x"}}]}"#,
        "prefix-unsupported",
        r#""wildcard""#,
        "Unsupported prefix pattern: wildcard",
    ),
    (r#"{"a": [{"suffix": 1}]}"#, "suffix-not-string", "1", "suffix match pattern must be a string"),
    (r#"{"a": [{"suffix": {}}]}"#, "suffix-empty", "{}", "Suffix expression name not found"),
    (
        r#"{"a": [{"suffix": {"prefix": "x"}}]}"#,
        "suffix-unsupported",
        r#""prefix""#,
        "Unsupported suffix pattern: prefix",
    ),
    (
        r#"{"a": [{"equals-ignore-case": 1}]}"#,
        "ignore-case-not-string",
        "1",
        "equals-ignore-case match pattern must be a string",
    ),
    (r#"{"a": [{"wildcard": 1}]}"#, "wildcard-not-string", "1", "wildcard match pattern must be a string"),
    (
        r#"{"a": [{"wildcard": "a**"}]}"#,
        "wildcard-consecutive",
        r#""a**""#,
        "Consecutive wildcard characters at pos 2",
    ),
    (r#"{"a": [{"wildcard": "a\\b"}]}"#, "wildcard-escape", r#""a\\b""#, "Invalid escape character at pos 2"),
    (r#"{"a": [{"cidr": 1}]}"#, "cidr-not-string", "1", "prefix match pattern must be a string"),
    (
        r#"{"a": [{"cidr": "10.0.0.0"}]}"#,
        "cidr-without-mask",
        r#""10.0.0.0""#,
        "Malformed CIDR, one '/' required",
    ),
    (
        r#"{"a": [{"cidr": "10.0.0.0/x"}]}"#,
        "cidr-mask-not-integer",
        r#""10.0.0.0/x""#,
        "Malformed CIDR, mask bits must be an integer",
    ),
    (
        r#"{"a": [{"cidr": "10.0.0.0/-1"}]}"#,
        "cidr-mask-negative",
        r#""10.0.0.0/-1""#,
        "Malformed CIDR, mask bits must not be negative",
    ),
    (
        r#"{"a": [{"cidr": "10.0.0.0/32"}]}"#,
        "cidr-mask-too-long-v4",
        r#""10.0.0.0/32""#,
        "IPv4 mask bits must be < 32",
    ),
    (
        r#"{"a": [{"cidr": "::1/128"}]}"#,
        "cidr-mask-too-long-v6",
        r#""::1/128""#,
        "IPv6 mask bits must be < 128",
    ),
    (
        r#"{"a": [{"cidr": "300.0.0.0/8"}]}"#,
        "cidr-invalid-address",
        r#""300.0.0.0/8""#,
        "Invalid IP address: 300.0.0.0",
    ),
    (r#"{"a": [{"cidr": "host/8"}]}"#, "cidr-no-address", r#""host/8""#, "Nonstandard IP address: host"),
    (
        r#"{"a": [{"exists": "true"}]}"#,
        "exists-not-boolean",
        r#""true""#,
        "exists match pattern must be either true or false.",
    ),
    (r#"{"a": [{"numeric": 1}]}"#, "numeric-not-list", "1", "Value of numeric must be an array."),
    (r#"{"a": [{"numeric": [1]}]}"#, "numeric-without-operator", "1", "Invalid member in numeric match: 1"),
    (
        r#"{"a": [{"numeric": ["!=", 1]}]}"#,
        "numeric-unknown-operator",
        r#""!=""#,
        "Unrecognized numeric range operator: !=",
    ),
    (
        r#"{"a": [{"numeric": ["=", "1"]}]}"#,
        "numeric-equals-not-number",
        r#""1""#,
        "Value of equals must be numeric",
    ),
    (r#"{"a": [{"numeric": [">", "1"]}]}"#, "numeric-not-number", r#""1""#, "Value of > must be numeric"),
    (r#"{"a": [{"numeric": [">", 1, 2]}]}"#, "numeric-bad-second", "2", "Bad value in numeric range: 2"),
    (
        r#"{"a": [{"numeric": [">", 1, ">", 2]}]}"#,
        "numeric-bad-second-operator",
        r#"">""#,
        "Bad numeric range operator: >",
    ),
    (
        r#"{"a": [{"numeric": [">", 1, "<", 5, 6]}]}"#,
        "numeric-too-many-terms",
        "6",
        "Too many terms in numeric range expression",
    ),
    (
        r#"{"a": [{"numeric": ["<", 5, ">", 0]}]}"#,
        "too-many-elements",
        r#"">""#,
        "Too many elements in numeric expression",
    ),
    (
        r#"{"a": [{"numeric": [">", 5, "<", 1]}]}"#,
        "numeric-empty-range",
        r#"[">", 5, "<", 1]"#,
        "Bottom must be less than top",
    ),
    (
        r#"{"a": [{"numeric": ["=", 1e400]}]}"#,
        "number-not-comparable",
        "1e400",
        "Cannot compare number : 1e400",
    ),
    (
        r#"{"a": [{"anything-but": true}]}"#,
        "anything-but-bad-value",
        "true",
        "Value of anything-but must be an array or single string/number value.",
    ),
    (
        r#"{"a": [{"anything-but": ["x", null]}]}"#,
        "anything-but-bad-member",
        "null",
        "Inside anything but list, start|null|boolean is not supported.",
    ),
    (
        r#"{"a": [{"anything-but": ["x", 1]}]}"#,
        "anything-but-mixed",
        r#"["x", 1]"#,
        "Inside anything but list, either all values are number or string, mixed type is not supported",
    ),
    (
        r#"{"a": [{"anything-but": {}}]}"#,
        "anything-but-empty",
        "{}",
        "Anything-But expression name not found",
    ),
    (
        r#"{"a": [{"anything-but": {"numeric": ["=", 1]}}]}"#,
        "anything-but-unsupported",
        r#""numeric""#,
        "Unsupported anything-but pattern: numeric",
    ),
    (
        r#"{"a": [{"anything-but": {"prefix": ""}}]}"#,
        "anything-but-empty-affix",
        r#""""#,
        "Null prefix/suffix not allowed",
    ),
    (
        r#"{"a": [{"anything-but": {"prefix": 1}}]}"#,
        "anything-but-affix-not-string",
        "1",
        "prefix/suffix match pattern must be a string",
    ),
    (
        r#"{"a": [{"anything-but": {"equals-ignore-case": 1}}]}"#,
        "anything-but-ignore-case-not-string",
        "1",
        "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.",
    ),
    (r#"{"a": [{"anything-but": {"prefix": []}}]}"#, "anything-but-empty-nested", "[]", ""),
    (r#"{"$or": {"a": ["x"]}}"#, "or-not-list", r#"{"a": ["x"]}"#, "It must be an Array followed with $or."),
    (
        r#"{"$or": ["x", "y"]}"#,
        "or-not-objects",
        r#""x""#,
        "Only JSON object is allowed in array of $or relationship.",
    ),
    (
        r#"{"$or": [{"a": ["x"]}]}"#,
        "or-too-few",
        r#"[{"a": ["x"]}]"#,
        "There must have at least 2 Objects in $or relationship.",
    ),
    (
        r#"{"$or": [{"prefix": ["x"]}, {"a": ["y"]}]}"#,
        "or-reserved",
        r#""prefix""#,
        "prefix is Ruler reserved fieldName which cannot be used inside $or.",
    ),
    (r#"{"a": ["x"]} junk"#, "trailing-text", "junk", ""),
    (r#"{"a": ["x"], "a": ["y"]}"#, "duplicate-key", r#""a""#, ""),
    (
        r#"{"a": [{"wildcard": "*:*:*:*:*:event-bus/*"}]}"#,
        "too-complex",
        r#""a": [{"wildcard": "*:*:*:*:*:event-bus/*"}]"#,
        "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character",
    ),
    (
        r#"{"a": ["x""#,
        "json-syntax",
        "",
        r#"Unexpected end-of-input: expected close marker for Array (start marker at [Source: (String)"{"a": ["x""; line: 1, column: 7])"#,
    ),
    (
        r#"{“a”: ["x"]}"#,
        "json-syntax",
        "“",
        "Unexpected character ('“' (code 8220 / 0x201c)): was expecting double-quote to start field name",
    ),
    (
        r#"{"a": [aws.ec2]}"#,
        "json-syntax",
        "aws.ec2",
        "Unrecognized token 'aws': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ),
    (
        r#"{"a": [_x]}"#,
        "json-syntax",
        "_x",
        "Unrecognized token '_x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ),
    (
        r#"{"a": [😀]}"#,
        "json-syntax",
        "😀",
        "Unexpected character ('?' (code 55357 / 0xd83d)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ),
];

fn problems(text: &str) -> Vec<PatternProblem> {
    let compiled = compile(text);
    let service = limits(text, &compiled);
    compiled.problems.into_iter().chain(service).collect()
}

fn codes(text: &str) -> Vec<&'static str> {
    problems(text).iter().map(|problem| problem.kind.code()).collect()
}

/// Each problem as its code and the underlined text.
fn underlined(text: &str) -> Vec<(&'static str, &str)> {
    compile(text).problems.iter().map(|problem| (problem.kind.code(), problem.span.of(text))).collect()
}

#[test]
fn a_mistake_has_a_code_a_place_and_words() {
    for (text, code, under, words) in CASES {
        let found = problems(text);
        let problem = found.first().unwrap_or_else(|| panic!("{text} has no problem"));
        let said = problem.kind.engine_text(text).unwrap_or_default();
        assert_eq!(
            (problem.kind.code(), problem.span.of(text), said.as_str()),
            (*code, *under, *words),
            "{text}"
        );
        assert!(ProblemKind::CODES.contains(code), "{code} is not listed");
    }
}

#[test]
fn every_kind_has_a_case() {
    let by_size = ["too-many-branches", "too-long", "long", "too-many-combinations"];
    for code in ProblemKind::CODES {
        let cases = CASES.iter().filter(|case| case.1 == code).count();
        assert!(cases > 0 || by_size.contains(&code), "{code} has no case");
    }
}

#[test]
fn a_kinds_comment_is_a_pattern_that_has_it() {
    let source = include_str!("../src/problem.rs");
    let kinds = source.split_once("pub enum ProblemKind {\n").unwrap().1.split_once("\n}").unwrap().0;
    let mut comment = "";
    let mut checked = 0;
    for line in kinds.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("/// ") {
            comment = text;
        } else if let Some(text) = comment.strip_prefix('`').and_then(|rest| rest.split('`').next()) {
            let name = line.split(['(', ',']).next().unwrap().replace("Json", "JsonSyntax");
            assert_eq!(codes(text).first(), Some(&kebab(&name).as_str()), "{text}");
            checked += 1;
        }
    }
    assert_eq!(checked, ProblemKind::CODES.len() - 4);
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[test]
fn places_are_right_behind_wide_characters() {
    assert_eq!(underlined(r#"{"😀é": ["x"], "b": "y"}"#), [("not-a-list", "\"y\"")]);
    assert_eq!(underlined(r#"{"a": ["😀", {"préfix": "x"}]}"#), [("unknown-operator", "\"préfix\"")]);
    assert_eq!(underlined("{\"a\": [\"😀\" \"x\"]}"), [("json-syntax", "\"")]);
}

#[test]
fn all_mistakes_are_told_and_the_first_is_what_eventbridge_refuses() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        (
            r#"{"a": "x", "b": {}, "c": [{"foo": 1}, {"prefix": 2}], "d": []}"#,
            &[
                ("not-a-list", "\"x\""),
                ("empty-object", "{}"),
                ("unknown-operator", "\"foo\""),
                ("prefix-not-string", "2"),
                ("empty-list", "[]"),
            ],
        ),
        // What stands before a JSON mistake is judged before it.
        (r#"{"a": [], "b": [1,]}"#, &[("empty-list", "[]"), ("json-syntax", "]")]),
        (r#"{"a": [1,], "b": []}"#, &[("json-syntax", "]"), ("empty-list", "[]")]),
        // A `$or` is judged at its end, what stands in it before.
        (r#"{"$or": [{"a": []}]}"#, &[("empty-list", "[]"), ("or-too-few", r#"[{"a": []}]"#)]),
        // What is only unreadable is not called empty or of the wrong kind as well.
        (r#"{"a": [tru]}"#, &[("json-syntax", "tru")]),
        (r#"{"a": [{"prefix": tru}]}"#, &[("json-syntax", "tru")]),
        (r#"{"a": [{"prefix": }]}"#, &[("json-syntax", "}")]),
        (r#"{"a": ["#, &[("json-syntax", "")]),
        (r#"{"a": [] "b": ["x"]}"#, &[("empty-list", "[]"), ("json-syntax", "\"")]),
        // A warning refuses nothing.
        (r#"{"a": ["x"], "a": ["y"], "b": {}}"#, &[("duplicate-key", "\"a\""), ("empty-object", "{}")]),
    ];
    for (text, expected) in cases {
        assert_eq!(underlined(text), *expected, "{text}");
        let compiled = compile(text);
        let first = compiled.problems.iter().find(|problem| problem.kind.severity() == Severity::Error);
        assert!(compiled.pattern.is_none() && compiled.refusal() == first && first.is_some(), "{text}");
    }
}

/// The pattern, EventBridge's words for the first mistake it meets.
const REFUSALS: &[(&str, &str)] = &[
    // A string is known by its quote and read later.
    (r#"{"a":"x"#, r#""a" must be an object or an array"#),
    (r#"{"a":"x\q"}"#, r#""a" must be an object or an array"#),
    (r#"{"a":""#, r#""a" must be an object or an array"#),
    (r#""abc"#, "Filter is not an object"),
    (r#"{"$or":"x\q"}"#, "It must be an Array followed with $or."),
    (r#"{"$or":["x\q"]}"#, "Only JSON object is allowed in array of $or relationship."),
    (r#"{"a":[{"numeric":"x\q"}]}"#, "Value of numeric must be an array."),
    (r#"{"a":[{"exists":"x\q"}]}"#, "exists match pattern must be either true or false."),
    (r#"{"a":[{"exists":"x"#, "exists match pattern must be either true or false."),
    (r#"{"a":[{"exists":5"#, "exists match pattern must be either true or false."),
    (r#"{"a":[{"numeric":["=","1\q"]}]}"#, "Value of equals must be numeric"),
    (r#"{"a":[{"numeric":["=",1,"x\q"]}]}"#, "Too many elements in numeric expression"),
    (r#"{"a":[{"numeric":[">",1,"x\q"]}]}"#, "Unrecognized character escape 'q' (code 113)"),
    (r#"{"a":[{"wildcard":"**\q"}]}"#, "Unrecognized character escape 'q' (code 113)"),
    (r#"{"a":[{"wildcard":"a**"#, NO_QUOTE),
    (r#"{"a":[{"cidr":""#, NO_QUOTE),
    (r#"{"a":["x"#, NO_QUOTE),
    // A key is known with the first token of its value.
    (r#"{"a":[{"foo":"x\q"}]}"#, "Unrecognized match type foo"),
    (r#"{"a":[{"foo":[tru]}]}"#, "Unrecognized match type foo"),
    (r#"{"a":[{"foo":tru}]}"#, NO_TRU),
    (r#"{"a":[{"foo":01}]}"#, "Invalid numeric value: Leading zeroes not allowed"),
    (
        r#"{"a":[{"foo" "x"}]}"#,
        "Unexpected character ('\"' (code 34)): was expecting a colon to separate field name and value",
    ),
    (
        r#"{"a":[{"foo":'x'}]}"#,
        "Unexpected character (''' (code 39)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ),
    (r#"{"$or":[{"prefix":tru},{"a":["x"]}]}"#, NO_TRU),
    (r#"{"a":[{"prefix":{"foo":tru}}]}"#, NO_TRU),
    (r#"{"a":[{"anything-but":{"foo":}}]}"#, "Unexpected character ('}' (code 125)): expected a value"),
    (r#"{"a":[{"prefix":"x","suffix":tru}]}"#, NO_TRU),
    (
        r#"{"a":1.}"#,
        "Unexpected character ('}' (code 125)) in numeric value: Decimal point not followed by a digit",
    ),
    // The members of a list are judged one by one.
    (r#"{"a":[{"anything-but":{"prefix":["",1]}}]}"#, "Null prefix/suffix not allowed"),
    (r#"{"a":[{"anything-but":{"suffix":["",1]}}]}"#, "Null prefix/suffix not allowed"),
    (r#"{"a":[{"anything-but":{"suffix":[1,""]}}]}"#, "prefix/suffix match pattern must be a string"),
    // The text ends.
    (r#"{"a":[]"#, "Empty arrays are not allowed"),
    (r#"{"a":["x"],"#, NO_MEMBER),
    (r#"{"a""#, NO_MEMBER),
    (r#"{"a": "#, NO_MEMBER),
    (r#"{"a":[{"foo""#, NO_MEMBER),
    (r#"{"a":["x", "#, "Unexpected end-of-input within/between Array entries"),
    (r#"{"a"#, "Unexpected end-of-input in field name"),
    (r#"{"a":["\"#, "Unexpected end-of-input in character escape sequence"),
    (r#"{"a":["\u12"#, "Unexpected end-of-input in character escape sequence"),
    (r#"{"a":["\\"#, NO_QUOTE),
    (r#"{"a":["x\q"#, "Unrecognized character escape 'q' (code 113)"),
    (r#"{"a\u00"#, "Unexpected end-of-input in character escape sequence"),
    // The wrong bracket.
    (
        r#"{"a":["x"}"#,
        r#"Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)"{"a":["x"}"; line: 1, column: 6])"#,
    ),
    (
        r#"{"a":["]["]]"#,
        r#"Unexpected close marker ']': expected '}' (for Object starting at [Source: (String)"{"a":["]["]]"; line: 1, column: 1])"#,
    ),
    (
        r#"{"a":[}"#,
        r#"Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)"{"a":[}"; line: 1, column: 6])"#,
    ),
    (
        r#"{"a":{]}"#,
        r#"Unexpected close marker ']': expected '}' (for Object starting at [Source: (String)"{"a":{]}"; line: 1, column: 6])"#,
    ),
    (
        r#"{"a":[{]}"#,
        r#"Unexpected close marker ']': expected '}' (for Object starting at [Source: (String)"{"a":[{]}"; line: 1, column: 7])"#,
    ),
    (r#"{"a":}"#, "Unexpected character ('}' (code 125)): expected a value"),
    (r#"{"a":[1,}"#, "Unexpected character ('}' (code 125)): expected a value"),
    // What is no JSON.
    (
        r#"{"a":["\u12g4"]}"#,
        "Unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence",
    ),
    (
        "{\"a\t\":[\"x\"]}",
        "Illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be included in name",
    ),
    (
        "{\"a\":[\"x\t\"]}",
        "Illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be included in string value",
    ),
    (
        r#"{"a":[-Infinity]}"#,
        "Non-standard token '-Infinity': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow",
    ),
    (
        r#"{"a":[/x]}"#,
        "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
    ),
    (
        r#"{"a":[€]}"#,
        "Unrecognized token '€': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ),
    (
        r#"{"a":[€5 ]}"#,
        "Unrecognized token '€5': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ),
];

const NO_QUOTE: &str = "Unexpected end-of-input: was expecting closing quote for a string value";
const NO_MEMBER: &str = "Unexpected end-of-input within/between Object entries";
const NO_TRU: &str = "Unrecognized token 'tru': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

#[test]
fn a_refusal_is_what_eventbridge_meets_first() {
    for (text, words) in REFUSALS {
        let compiled = compile(text);
        let said = compiled.refusal().and_then(|problem| problem.kind.engine_text(text));
        assert_eq!(said.as_deref(), Some(*words), "{text}");
    }
}

#[test]
fn a_mask_may_have_any_digits_that_java_reads() {
    assert!(matches(r#"{"a":[{"cidr":"10.0.0.0/٨"}]}"#, r#"{"a":"10.9.9.9"}"#));
    assert!(!matches(r#"{"a":[{"cidr":"10.0.0.0/１6"}]}"#, r#"{"a":"10.9.9.9"}"#));
    assert_eq!(codes(r#"{"a":[{"cidr":"10.0.0.0/²"}]}"#), ["cidr-mask-not-integer"]);
    assert_eq!(codes(r#"{"a":[{"cidr":"10.0.0.0/𝟖"}]}"#), ["cidr-mask-not-integer"]);
}

#[test]
fn a_million_mistakes_are_not_all_told() {
    let warnings = r#""a": [1],"#.repeat(5_000);
    let compiled = compile(&format!("{{{warnings} \"b\": []}}"));
    assert!(compiled.problems.len() <= 1_000);
    assert_eq!(compiled.refusal().unwrap().kind, ProblemKind::EmptyList);
}

/// The texts of the conditions that a pattern asks.
fn asked<'t>(pattern: &Pattern, text: &'t str) -> Vec<&'t str> {
    fn walk<'t>(group: &Group, pattern: &Pattern, text: &'t str, found: &mut Vec<&'t str>) {
        for entry in &group.entries {
            match entry {
                GroupEntry::Condition(id) => found.push(pattern.condition(*id).unwrap().span.of(text)),
                GroupEntry::Group(_, group) => walk(group, pattern, text, found),
                GroupEntry::Or(or) => {
                    or.branches.iter().for_each(|branch| walk(branch, pattern, text, found));
                }
            }
        }
    }
    let mut found = Vec::new();
    walk(&pattern.root, pattern, text, &mut found);
    found
}

#[test]
fn the_draft_of_a_broken_pattern_has_its_sound_conditions() {
    let cases: &[(&str, &[&str])] = &[
        (r#"{"a": ["x"], "b": "y"}"#, &[r#""a": ["x"]"#]),
        (r#"{"a": ["x", {"foo": 1}], "b": [{"foo": 1}]}"#, &[r#""a": ["x", {"foo": 1}]"#]),
        (r#"{"a": {"b": ["x"]}, "c": [1,], "d": tru}"#, &[r#""b": ["x"]"#, r#""c": [1,]"#]),
        // A branch of which nothing is left would hold on every event.
        (r#"{"$or": [{"a": ["x"]}, {"b": "y"}]}"#, &[r#""a": ["x"]"#]),
        (r#"{"$or": [{"a": "x"}, {"b": "y"}], "c": ["z"]}"#, &[r#""c": ["z"]"#]),
        (r#"{"a": "x"}"#, &[]),
        (r#"{"a": ["#, &[]),
        ("", &[]),
    ];
    for (text, expected) in cases {
        let compiled = compile(text);
        assert!(compiled.pattern.is_none(), "{text}");
        let found = compiled.draft.map(|draft| asked(&draft, text)).unwrap_or_default();
        assert_eq!(found, *expected, "{text}");
    }
}

/// A pattern of that many UTF-16 units.
fn of_length(length: usize) -> String {
    format!("{{\"a\":[\"😀{}\"]}}", "x".repeat(length - 12))
}

#[test]
fn length_counts_utf16_units_as_written() {
    assert_eq!(codes(&of_length(2_048)), [""; 0]);
    assert_eq!(problems(&of_length(2_049)).first().unwrap().kind, ProblemKind::Long(2_049, 2_049));
    assert_eq!(problems(&of_length(4_096)).first().unwrap().kind, ProblemKind::Long(4_096, 4_096));
    assert_eq!(problems(&of_length(4_097)).first().unwrap().kind, ProblemKind::TooLong(4_097));
    let spaced = format!("{{ \"a b\\\" \" : [ \"x\" ] }}{}", " \n\t".repeat(1_000));
    assert_eq!(problems(&spaced).first().unwrap().kind, ProblemKind::Long(3_022, 16));
    assert_eq!(Severity::Warning, ProblemKind::Long(0, 0).severity());
}

/// A pattern with `$or` of so many branches each.
fn with_branches(counts: &[usize]) -> String {
    let branch = |or: usize, branch: usize| format!("{{\"k{or}\":[{branch}]}}");
    let or = |(or, count): (usize, &usize)| {
        format!("\"$or\":[{}]", (0..*count).map(|it| branch(or, it)).collect::<Vec<_>>().join(","))
    };
    format!("{{{}}}", counts.iter().enumerate().map(or).collect::<Vec<_>>().join(","))
}

fn matches(pattern: &str, event: &str) -> bool {
    compile(pattern).pattern.unwrap().matches(&Event::new(&parse(event).value.unwrap()))
}

#[test]
fn an_empty_key_is_seen_where_a_path_has_an_empty_step_before_its_end() {
    let cases = [
        (r#"{"a":{"":["x"]}}"#, r#"{"a":{"":"x"}}"#, false),
        (r#"{"a":{"":[{"exists":false}]}}"#, r#"{"a":{"":"x"}}"#, true),
        (r#"{".":["x"]}"#, r#"{"":{"":"x"}}"#, false),
        (r#"{"a.":["x"]}"#, r#"{"a.":"x"}"#, true),
        (r#"{"a.":["x"]}"#, r#"{"a":{"":"x"}}"#, false),
        (r#"{"":["x"]}"#, r#"{"":"x"}"#, true),
        (r#"{"":{"a":["x"]}}"#, r#"{"":{"a":"x"}}"#, true),
        (r#"{"a":{"":{"b":["x"]}}}"#, r#"{"a":{"":{"b":"x"}}}"#, true),
        (r#"{"a":{"":["x"]},"":["y"]}"#, r#"{"a":{"":"x"},"":"y"}"#, true),
    ];
    for (pattern, event, expected) in cases {
        assert_eq!(matches(pattern, event), expected, "{pattern} {event}");
        let event = parse(event).value.unwrap();
        let explained = explain(&compile(pattern).pattern.unwrap(), &Event::new(&event));
        assert_eq!(explained.matches, expected, "{pattern}");
    }
}

#[test]
fn combinations_are_limited_by_the_service_not_by_the_language() {
    assert_eq!(codes(&with_branches(&[10, 10, 10])), [""; 0]);
    let over = with_branches(&[7, 11, 13]);
    assert_eq!(codes(&over), ["too-many-combinations"]);
    assert!(matches(&over, r#"{"k0": 6, "k1": 10, "k2": 12}"#));
    assert!(!matches(&over, r#"{"k0": 6, "k1": 10, "k2": 13}"#));
}

#[test]
fn what_cannot_be_held_is_refused_and_never_built() {
    assert_eq!(codes(&with_branches(&[41, 41, 41])), ["too-many-branches"]);
    assert_eq!(
        problems(&with_branches(&[2; 64])).first().unwrap().kind,
        ProblemKind::TooManyBranches(u64::MAX)
    );
    let fields = (0..10_000).map(|field| format!("\"f{field}\":[1]")).collect::<Vec<_>>().join(",");
    let wide = with_branches(&[10, 10, 10]).replacen('{', &format!("{{{fields},"), 1);
    assert_eq!(codes(&wide).first(), Some(&"too-many-branches"));
    assert_eq!(codes(&parting_and_meeting(8)), ["too-many-branches"]);
}

/// Few branches, each of which comes to its own field from every value of the fields before: the states multiply.
fn parting_and_meeting(levels: u8) -> String {
    let values = |level: u8| format!("\"{}\":[0,1,2,3,4,5,6,7,8,9]", char::from(b'a' + level));
    let each = |level: u8| {
        let branch = |value| format!("{{\"{}\":[{value}]}}", char::from(b'a' + level));
        format!("\"$or\":[{}]", (0..10).map(branch).collect::<Vec<_>>().join(","))
    };
    let branch = |level: u8| {
        let entries: Vec<String> = (0..level).map(values).chain([each(level)]).collect();
        format!("{{{}}}", entries.join(","))
    };
    format!("{{\"$or\":[{}]}}", (0..levels).map(branch).collect::<Vec<_>>().join(","))
}

#[test]
fn wildcards_may_score_ten() {
    for (wildcard, score) in [("*aa*aa*aa*", 10), ("*:*:*:*:*:*", 11)] {
        let text = format!(r#"{{"b": ["x"], "a": [{{"wildcard": "{wildcard}"}}]}}"#);
        assert_eq!(complexity(&compile(&text).pattern.unwrap()), score);
        let under = format!(r#""a": [{{"wildcard": "{wildcard}"}}]"#);
        let found = problems(&text);
        let found: Vec<_> = found.iter().map(|it| (it.kind.clone(), it.span.of(&text))).collect();
        let expected = [(ProblemKind::TooComplex(score), under.as_str())];
        assert_eq!(found.as_slice(), expected.get(..usize::from(score > 10)).unwrap(), "{text}");
    }
}
