use crate::testing::{absent, diagnosed, first, inexpressible};

#[test]
fn what_is_meant_is_said_with_operators_that_there_are() {
    let cases = [
        (r#"{"contains":"b"}"#, r#"{"wildcard":"*b*"}"#, r#""abc""#),
        (r#"{"contains":["b","x"]}"#, r#"{"wildcard":"*b*"},{"wildcard":"*x*"}"#, r#""abc""#),
        (r#"{"in":["abc","d"]}"#, r#""abc","d""#, r#""abc""#),
        (r#"{"not":"x"}"#, r#"{"anything-but":"x"}"#, r#""abc""#),
        (r#"{"not":["x","y"]}"#, r#"{"anything-but":["x","y"]}"#, r#""abc""#),
        (r#"{"not":{"prefix":"x"}}"#, r#"{"anything-but":{"prefix":"x"}}"#, r#""abc""#),
        (r#"{"not":{"exists":true}}"#, r#"{"exists":false}"#, "{}"),
        (r#"{"not":{"startsWith":"x"}}"#, r#"{"anything-but":{"prefix":"x"}}"#, r#""abc""#),
        (r#"{"not":{"numeric":[">",5]}}"#, r#"{"numeric":["<=",5]}"#, "3"),
        (r#"{"not":true}"#, "false", "false"),
        (r#"{"startsWith":"a"}"#, r#"{"prefix":"a"}"#, r#""abc""#),
        (r#"{"endsWith":["c","d"]}"#, r#"{"suffix":"c"},{"suffix":"d"}"#, r#""abc""#),
        (r#"{"regex":"^a.*c$"}"#, r#"{"wildcard":"a*c"}"#, r#""abc""#),
        (r#"{"regex":"^a.*"}"#, r#"{"prefix":"a"}"#, r#""abc""#),
        (r#"{"regex":"^(abc|d)$"}"#, r#""abc","d""#, r#""abc""#),
        (r#"{"equals":"abc"}"#, r#""abc""#, r#""abc""#),
        (r#"{"Prefix":"a"}"#, r#"{"prefix":"a"}"#, r#""abc""#),
        (r#"{"EXISTS":true}"#, r#"{"exists":true}"#, r#""abc""#),
        (r#"{"anything_but":"x"}"#, r#"{"anything-but":"x"}"#, r#""abc""#),
        (r#"{"anythingBut":{"suffix":"x"}}"#, r#"{"anything-but":{"suffix":"x"}}"#, r#""abc""#),
        (r#"{"equalsIgnoreCase":"ABC"}"#, r#"{"equals-ignore-case":"ABC"}"#, r#""abc""#),
        (r#"{"not-equals":"x"}"#, r#"{"anything-but":"x"}"#, r#""abc""#),
        (r#"{"anything-but-prefix":"x"}"#, r#"{"anything-but":{"prefix":"x"}}"#, r#""abc""#),
        (r#"{"not-contains":["x","y"]}"#, r#"{"anything-but":{"wildcard":["*x*","*y*"]}}"#, r#""abc""#),
        (r#"{"greater-than":5}"#, r#"{"numeric":[">",5]}"#, "7"),
        (r#"{">":"5"}"#, r#"{"numeric":[">",5]}"#, "7"),
        (r#"{"between":[1,9]}"#, r#"{"numeric":[">=",1,"<=",9]}"#, "7"),
        (r#"{"Numeric":["==",7]}"#, r#"{"numeric":["=",7]}"#, "7"),
        (r#"{"like":"%b%"}"#, r#"{"wildcard":"*b*"}"#, r#""abc""#),
        (r#"{"prefx":"a"}"#, r#"{"prefix":"a"}"#, r#""abc""#),
        (r#"{"and":[{"prefix":"a"},{"suffix":"c"}]}"#, r#"{"wildcard":"a*c"}"#, r#""abc""#),
        (r#"{"or":[{"prefix":"a"},{"suffix":"d"}]}"#, r#"{"prefix":"a"},{"suffix":"d"}"#, r#""abc""#),
        (r#"{"missing":true}"#, r#"{"exists":false}"#, "{}"),
        (r#"{"anything-but":{"contains":"x"}}"#, r#"{"anything-but":{"wildcard":"*x*"}}"#, r#""abc""#),
    ];
    for (element, elements, value) in cases {
        let pattern = format!(r#"{{"detail":{{"msg":[{element}]}}}}"#);
        let remedied = format!(r#"{{"detail":{{"msg":[{elements}]}}}}"#);
        first("unknown-operator", &pattern, &format!(r#"{{"detail":{{"msg":{value}}}}}"#), &remedied);
    }
}

#[test]
fn all_are_mended_at_once_at_any_depth() {
    for depth in 0..5 {
        let wrap = |inner: &str| (0..depth).fold(inner.to_owned(), |it, _| format!(r#"{{"k": {it}}}"#));
        first(
            "unknown-operator",
            &wrap(r#"{"a": ["x", {"contains": "b"}], "$or": [{"b": [{"startsWith": "c"}]}, {"c": ["d"]}]}"#),
            &wrap(r#"{"a": "abc", "b": "cd"}"#),
            &wrap(r#"{"a": ["x", {"wildcard": "*b*"}], "$or": [{"b": [{"prefix": "c"}]}, {"c": ["d"]}]}"#),
        );
    }
}

#[test]
fn what_has_no_counterpart_is_said_to_have_none() {
    inexpressible("unknown-operator", r#"{"a":[{"regex":"^i-[0-9a-f]{17}$"}]}"#, r#"{"a":"i-1"}"#);
    inexpressible(
        "unknown-operator",
        r#"{"time":[{"date-after":"2026-01-01"}]}"#,
        r#"{"time":"2026-02-01"}"#,
    );
    diagnosed(r#"{"a":[{"sounds-like":"x"}]}"#, r#"{"a":"x"}"#, |_, told| {
        assert_eq!(told.found[0].mistake.code, "unknown-operator");
        assert!(told.found[0].remedies.is_empty());
    });
}

#[test]
fn fields_and_operators_are_none() {
    absent("unknown-operator", r#"{"a":[{"sku":["A1"]}]}"#, r#"{"a":[{"sku":"A1"}]}"#);
    absent("unknown-operator", r#"{"a":[{"in":"A1"}]}"#, r#"{"a":[{"in":"A1"}]}"#);
    absent("unknown-operator", r#"{"a":[{"prefix":"A1"}]}"#, r#"{"a":"B"}"#);
}
