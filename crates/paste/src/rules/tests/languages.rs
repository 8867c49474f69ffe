//! What each language has of its own: quotes, types, names.

use super::super::find;
use super::{check, found, problems};

#[test]
fn yaml_scalars_have_their_types() {
    for (yaml, wanted) in [
        ("a b", r#""ab""#),
        ("'0123'", r#""0123""#),
        ("\"12\"", r#""12""#),
        ("111122223333", "111122223333"),
        ("012345678901", r#""012345678901""#),
        ("0", "0"),
        ("-1.50", "-1.50"),
        ("+7", "7"),
        (".5", "0.5"),
        ("1e3", "1e3"),
        ("0x1f", r#""0x1f""#),
        ("1.2.3", r#""1.2.3""#),
        ("10.0.0.0/8", r#""10.0.0.0/8""#),
        ("2026-01-02", r#""2026-01-02""#),
        ("true", "true"),
        ("False", "false"),
        ("yes", r#""yes""#),
        ("~", "null"),
        ("null", "null"),
        ("'null'", r#""null""#),
        ("!!str 5", r#""5""#),
        ("\"a\\u00e9\"", r#""aé""#),
    ] {
        check(&format!("EventPattern: {{a: [{yaml}]}}"), &format!("{{\"a\":[{wanted}]}}"));
        check(&format!("EventPattern:\n  a:\n  - {yaml}\n"), &format!("{{\"a\":[{wanted}]}}"));
    }
}

#[test]
fn yaml_aliases_and_merges_are_followed() {
    let text = "a: &a {source: [x]}\nb: {EventPattern: {<<: *a, detail: {c: [1]}}}";
    check(text, r#"{"detail":{"c":[1]},"source":["x"]}"#);
    let text = "a: &a {source: [x], id: [y]}\nb: {EventPattern: {source: [own], <<: [*a]}}";
    check(text, r#"{"source":["own"],"id":["y"]}"#);
}

#[test]
fn many_aliases_of_aliases_are_refused() {
    let level = |level: usize| format!("a{level}: &a{level} [*a{0}, *a{0}]\n", level - 1);
    let text = ["a0: &a0 [x, x]\n", &(1..50).map(level).collect::<String>()].concat();
    assert_eq!(found(&(text + "b: {EventPattern: {source: *a49}}")), None);
}

#[test]
fn shells_take_quotes_away() {
    for (argument, wanted) in [
        (r#"'{"a":["x"]}'"#, r#"{"a":["x"]}"#),
        (r#""{\"a\":[\"x\"]}""#, r#"{"a":["x"]}"#),
        (r#"$'{"a":["\'\\n"]}'"#, r#"{"a":["'\n"]}"#),
        (r#"'{"a":["it'\''s"]}'"#, r#"{"a":["it's"]}"#),
        (r#"'{"a":'["1"]}"#, r#"{"a":[1]}"#),
        (r#"{\"a\":[\"x\"]}"#, r#"{"a":["x"]}"#),
        (r#"{"a":["x"]}"#, r#"{"a":["x"]}"#),
    ] {
        for separator in [" ", "=", " \\\n  ", " \\\r\n", " `\n"] {
            let text = format!("aws events put-rule --event-pattern{separator}{argument} --name x");
            check(&text, wanted);
            assert_eq!(find(&text).unwrap().rules[0].name.as_deref(), Some("x"));
        }
    }
}

#[test]
fn what_a_shell_puts_in_is_a_problem() {
    let command = |pattern: &str| format!("aws events put-rule --event-pattern {pattern}");
    for (pattern, expansions) in [
        (r#""{\"a\":[\"$ACCOUNT\"]}""#, &["$ACCOUNT"][..]),
        (r#""{\"a\":[\"${A}$(b c)\"]}""#, &["${A}", "$(b c)"]),
        (r#"'{"a":["$ACCOUNT"]}'"#, &[]),
        (r#""{\"\$or\":[]}""#, &[]),
        (r#"'{"a":["'"$ACCOUNT"'"]}'"#, &["$ACCOUNT"]),
    ] {
        let text = command(pattern);
        let found: Vec<&str> = problems(&text).iter().map(|(_, text)| *text).collect();
        assert_eq!(found, expansions, "{pattern}");
    }
}

#[test]
fn literals_of_programs_are_read() {
    for (literal, wanted) in [
        ("'x'", r#""x""#),
        (r#""it's""#, r#""it's""#),
        ("`a\\`b`", r#""a`b""#),
        (r"'\u00e9\xe9\u{1f600}\n\q'", r#""éé😀\nq""#),
        (r#""""a"b""""#, r#""a\"b""#),
        ("-1.5e3", "-1.5e3"),
        ("true, False, null, None", "true,false,null,null"),
        ("'a' as const, <any>'b'", r#""a","${<any>'b'}""#),
        ("// one\n 'a', /* two */ 'b', # three\n", r#""a","b""#),
        ("this.x", r#""${this.x}""#),
        ("a.b('c, d')[0]", r#""${a.b('c,d')[0]}""#),
        ("x ? 'a' : 'b'", r#""${x?'a':'b'}""#),
        ("...others, 'a'", r#""${...others}","a""#),
        ("f'arn:{a}'", r#""${f'arn:{a}'}""#),
        ("{ prefix: 'x', }", r#"{"prefix":"x"}"#),
        ("{ 'prefix': x }", r#"{"prefix":"${x}"}"#),
        ("{ prefix }", r#"{"prefix":"${prefix}"}"#),
        ("Match.prefix('x'), 'y'", r#"{"prefix":"x"},"y""#),
        ("events.Match.exists()", r#"{"exists":true}"#),
        ("aws_events.Match.less_than(-1)", r#"{"numeric":["<",-1]}"#),
        ("Match.suffixEqualsIgnoreCase('.PNG')", r#"{"suffix":{"equals-ignore-case":".PNG"}}"#),
        ("Match.prefix()", r#""${Match.prefix()}""#),
        ("Match.allOf('x')", r#""${Match.allOf('x')}""#),
    ] {
        let text = format!("eventPattern: {{ a: [{literal}] }}");
        check(&text, &format!("{{\"a\":[{wanted}]}}"));
    }
}

#[test]
fn expressions_of_terraform_become_text() {
    for (expression, wanted) in [
        (r#""a""#, r#""a""#),
        (r#""a-${var.b}""#, r#""a-${var.b}""#),
        (r#""say \"x\"""#, r#""say\"x\"""#),
        ("1.50", "1.50"),
        ("-1", "-1"),
        ("-var.a", r#""${-var.a}""#),
        ("true, null", "true,null"),
        ("var.a", r#""${var.a}""#),
        ("local.a[0]", r#""${local.a[0]}""#),
        ("format(\"%s\", 1)", r#""${format(\"%s\",1)}""#),
        ("var.a ? 1 : 2", r#""${var.a?1:2}""#),
        ("(\"a\")", r#""a""#),
    ] {
        let text = format!("event_pattern = jsonencode({{ a = [{expression}] }})");
        check(&text, &format!("{{\"a\":[{wanted}]}}"));
    }
}
