//! Texts and what becomes of them.

use super::*;

/// What a text becomes, and the names of the repairs.
fn repaired(text: &str) -> (String, Vec<&'static str>) {
    let repaired = repair(text, &[]);
    (repaired.text, repaired.repairs.iter().map(|it| it.kind.name()).collect())
}

#[track_caller]
fn each_becomes(cases: &[(&str, &str, &[&str])]) {
    for (text, expected, kinds) in cases {
        let (found, names) = repaired(text);
        assert_eq!((found.as_str(), names.as_slice()), (*expected, *kinds), "{text}");
        assert!(strict::is_stream(&found) || !strict::is_stream(expected), "{found} is no JSON");
    }
}

#[test]
fn quotes_become_those_of_json() {
    let t = "typographic-quotes";
    let s = "single-quotes";
    each_becomes(&[
        ("{“a”: “b”}", r#"{"a": "b"}"#, &[t, t]),
        ("{„a“: «b», ‘c’: ＂d＂, 「e」: 1}", r#"{"a": "b", "c": "d", "e": 1}"#, &[t, t, t, t, t]),
        ("{\"a”: \"b”, \"c\": 1}", r#"{"a": "b", "c": 1}"#, &[t, t]),
        ("[“say \"hi\"”, ‘it’s’]", r#"["say \"hi\"", "it’s"]"#, &[t, t]),
        ("{'a': 'b', 'c': \"it's\"}", r#"{"a": "b", "c": "it's"}"#, &[s, s, s]),
        (r#"['it\'s', 'a "b"', 'don't']"#, r#"["it's", "a \"b\"", "don't"]"#, &[s, s, s]),
        ("{'a': '{\"b\": 1}'}", r#"{"a": "{\"b\": 1}"}"#, &[s, s]),
        (
            "{a: 1, detail-type: [\"x\"], $b : 2}",
            r#"{"a": 1, "detail-type": ["x"], "$b" : 2}"#,
            &["unquoted-key"; 3],
        ),
    ]);
}

#[test]
fn commas_are_where_they_belong() {
    let (t, m) = ("trailing-comma", "missing-comma");
    each_becomes(&[
        ("[1, 2,]", "[1, 2]", &[t]),
        ("{\"a\": {\"b\": 1,\n},\n}", "{\"a\": {\"b\": 1\n}\n}", &[t, t]),
        ("{\"a\": 1\n\"b\": 2}", "{\"a\": 1,\n\"b\": 2}", &[m]),
        ("[{\"a\": 1}\n{\"b\": 2} // x\n3]", "[{\"a\": 1},\n{\"b\": 2}, \n3]", &[m, m, "comment"]),
        ("{\"a\": 1}, {\"b\": 2,},", "{\"a\": 1}, {\"b\": 2},", &[t]),
    ]);
}

#[test]
fn comments_go() {
    let c = "comment";
    each_becomes(&[
        ("{\"a\": 1} // one\n{}", "{\"a\": 1} \n{}", &[c]),
        ("// one\n{\"a\": /* two */ 1 // three\n}", "\n{\"a\":  1 \n}", &[c, c, c]),
        ("{\n# one\n\"a\": 1, # two\n\"b\": \"#x // y\"}", "{\n\n\"a\": 1, \n\"b\": \"#x // y\"}", &[c, c]),
    ]);
}

#[test]
fn what_was_left_out_is_null_or_nothing() {
    let e = "elision";
    each_becomes(&[
        ("{\"a\": …}", "{\"a\": null}", &[e]),
        ("{\"a\": ..., \"b\": <snip>, \"c\": （略）}", "{\"a\": null, \"b\": null, \"c\": null}", &[e, e, e]),
        ("{\"a\": 1, ...}", "{\"a\": 1 }", &[e]),
        ("{\"a\": 1,\n  〜省略〜\n}", "{\"a\": 1\n  \n}", &[e]),
        ("{..., \"a\": 1, ～省略～, \"b\": 2}", "{ \"a\": 1,  \"b\": 2}", &[e, e]),
        ("{\"a\": 1\n...\n\"b\": 2}", "{\"a\": 1\n,\n\"b\": 2}", &[e]),
        ("[1, 2, …]", "[1, 2 ]", &[e]),
        ("[…]", "[]", &[e]),
        ("{\"a\": {...}, \"b\": [...], \"c\": [snip]}", "{\"a\": {}, \"b\": [], \"c\": null}", &[e, e, e]),
        ("{\"a\": 1, // ...\n}", "{\"a\": 1 \n}", &[e]),
        ("{\"a\": /* omitted */\n}", "{\"a\": null\n}", &[e]),
        ("{\"a\": 1, ...snip..., (omitted), 中略, ......}", "{\"a\": 1    }", &[e]),
        ("{\"a\": 1, {...}}", "{\"a\": 1 }", &[e]),
        ("{\"a\": [{...}, {…}]}", "{\"a\": [{}, {}]}", &[e, e]),
        ("{\"a\": 1,\n :\n :\n\"b\": 2,\n⋮\n}", "{\"a\": 1,\n \n \n\"b\": 2\n\n}", &[e, e]),
        (
            "{\"a\": { 略 }, \"b\": [...snip...], \"c\": /* omitted */ [1]}",
            "{\"a\": {  }, \"b\": [], \"c\":  [1]}",
            &[e, e, "comment"],
        ),
        ("{\"a\": null..., \"b\": true ...}", "{\"a\": null, \"b\": true }", &[e, e]),
        ("{\"a\": [Object], \"b\": [1, ... 3 more items]}", "{\"a\": null, \"b\": [1 ]}", &[e, e]),
        ("{\"a\": 1}\n...\n{\"b\": 2}", "{\"a\": 1}\n\n{\"b\": 2}", &[e]),
    ]);
}

#[test]
fn brackets_are_closed_and_no_more() {
    let (c, b, s) = ("missing-closing", "missing-braces", "superfluous-closing");
    each_becomes(&[
        ("{\"a\": [1", "{\"a\": [1]}", &[c]),
        ("{\"a\": [1, {\"b\": 2,\n", "{\"a\": [1, {\"b\": 2}]}\n", &["trailing-comma", c]),
        ("{\"a\": [1, 2}", "{\"a\": [1, 2]}", &[c]),
        ("{\"a\": 1}}", "{\"a\": 1}", &[s]),
        ("{\"a\": 1}\n]\n}\n", "{\"a\": 1}\n\n", &[s]),
        ("{\"a\": [1]]}", "{\"a\": [1]}", &[s]),
        ("\"a\": \"x\", \"b\": {\"c\": 1}", "{\"a\": \"x\", \"b\": {\"c\": 1}}", &[b, b]),
        ("  \"a\": 1,\n  \"b\": [2],\n", "  {\"a\": 1,\n  \"b\": [2]}\n", &[b, "trailing-comma", b]),
        ("\"a\": 1,\n\"b\": 2\n}", "{\"a\": 1,\n\"b\": 2\n}", &[b]),
        ("so:\n\n\"a\": 1,\n\"b\": 2\n\nand so on", "so:\n\n{\"a\": 1,\n\"b\": 2}\n\nand so on", &[b, b]),
        ("{\"a\": 1\n```\nand so on", "{\"a\": 1}\nand so on", &[c, "code-fence"]),
    ]);
}

#[test]
fn json_in_strings_is_escaped() {
    let u = "unescaped-quotes";
    each_becomes(&[
        ("{\"Message\": \"{\"a\": 1}\"}", r#"{"Message": "{\"a\": 1}"}"#, &[u]),
        (
            "{\"m\": \"{\n\t\"a\": \"b\\\"c\"\n}\", \"n\": 2}",
            r#"{"m": "{\n\t\"a\": \"b\\\"c\"\n}", "n": 2}"#,
            &[u],
        ),
        ("{\"m\": \"[{\"a\": 1,}]\"\n}", "{\"m\": \"[{\\\"a\\\": 1}]\"\n}", &[u]),
        (
            "{“m”: “{“a”: “b”, “c”: \"d\"}”}",
            r#"{"m": "{\"a\": \"b\", \"c\": \"d\"}"}"#,
            &["typographic-quotes", u],
        ),
        ("{'m': '{'a': 'b', 'c': 1}'}", r#"{"m": "{\"a\": \"b\", \"c\": 1}"}"#, &["single-quotes", u]),
        ("{\"b\": \"{\"m\": \"{\"a\": 1}\"}\"}", r#"{"b": "{\"m\": \"{\\\"a\\\": 1}\"}"}"#, &[u]),
    ]);
}

#[test]
fn raw_line_breaks_and_tabs_are_escaped() {
    let r = "raw-line-break";
    each_becomes(&[
        ("{\"a\": \"b\nc\r\n\td\", \"e\": 1}", "{\"a\": \"b\\nc\\r\\n\\td\", \"e\": 1}", &[r]),
        ("[\"a\tb\", \"c\u{1b}\"]", "[\"a\\tb\", \"c\\u001b\"]", &[r, r]),
    ]);
}

#[test]
fn what_surrounds_json_in_terminals_and_chats_goes() {
    each_becomes(&[
        ("$ cat a.json | jq .\n{}\n$ ", "{}\n", &["prompt", "prompt"]),
        ("[me@host ~]$ aws x \\\n  --y\n{\"a\": 1}\n", "{\"a\": 1}\n", &["prompt"]),
        ("Look:\n```json\n{\"a\": 1}\n```\nbye", "Look:\n{\"a\": 1}\nbye", &["code-fence", "code-fence"]),
        (
            "> {\n>   \"a\": 1,\n> }\n",
            "{\n  \"a\": 1\n}\n",
            &["quote-mark", "quote-mark", "trailing-comma", "quote-mark"],
        ),
        ("So:\n> {\n> }\nBye", "So:\n{\n}\nBye", &["quote-mark"; 2]),
        (" 9  {\n10    \"a\": 1\n11  }", " {\n   \"a\": 1\n }", &["line-number"; 3]),
        ("\u{feff}{\"a\": 1}", "{\"a\": 1}", &["byte-order-mark"]),
        ("{\n　　\"a\":\u{a0}1\u{200b}\n}", "{\n  \"a\": 1\n}", &["foreign-space"; 3]),
        ("｛\"a\"：［1，2］｝", "{\"a\":[1,2]}", &["full-width"; 6]),
        (
            "{'a': True, 'b': [None, False]}",
            "{\"a\": true, \"b\": [null, false]}",
            &["single-quotes", "python-word", "single-quotes", "python-word", "python-word"],
        ),
    ]);
}

#[test]
fn what_can_be_read_in_two_ways_stays() {
    let texts = [
        "",
        "hello, “world”",
        "$ echo nothing",
        "{\"a\": 1 \"b\": 2}",
        "{\"a\": \"b\"c\", \"d\": 1}",
        "{\"a\": \"unclosed}",
        "{\"a\": }",
        "{\"a\": {\"b\":",
        "{\"a\"",
        "{\"a\": 12...}",
        "{...rest, \"a\": 1}",
        "{\"a\": foo}",
        "{source: aws.ec2}",
        "[1,,2]",
        "[INFO] started\n{\"a\": 1}",
        "2026-01-01T00:00:00Z {\"a\": 1}\n2026-01-01T00:00:01Z {\"a\": 2}\n",
        "==> a.json <==\n{\"a\": 1}\n\n==> b.json <==\n{\"a\": 2}\n",
        "source:\n  - aws.ec2\n",
        "\"source\": \"aws.ec2\"\n\"detail\": 1",
        "source = [\"aws.ec2\"]\njsonencode({ source = [\"aws.ec2\"] })",
        "{\"a\": \"“x”, // y … \\n\"}",
        "{\"a\": 1\n{\"b\": 2}\n",
        "{\"a\": \"b\n\"c\": 1}",
        "“Note”: see {\"a\": 1}",
        "timestamp,message\n1772359200000,\"{\"\"source\"\":\"\"my.app\"\"}\"",
        "Rule:\n  \"Type\": \"AWS::Events::Rule\"\n  Properties:\n    Name: {x}",
        "See ［注］ and {x}.",
        "[INFO {\"a\": 1}]",
        "{\"source\": aws.ec2, \"detail\": {}}",
    ];
    for text in texts {
        assert_eq!(repaired(text), (text.to_owned(), Vec::new()));
    }
}

#[test]
fn a_place_that_stays_does_not_hide_the_others() {
    each_becomes(&[
        (
            "{\"a\": 1,}\n{\"b\": x y}\n{\"c\": 1,}\n",
            "{\"a\": 1}\n{\"b\": x y}\n{\"c\": 1}\n",
            &["trailing-comma"; 2],
        ),
        ("{\"a\": [1,], \"b\": x y}", "{\"a\": [1], \"b\": x y}", &["trailing-comma"]),
    ]);
}

#[test]
fn a_refused_kind_stays_and_the_others_do_not() {
    let text = "{“a”: [1,], 'b': …}";
    let cases = [
        (RepairKind::TypographicQuotes, "{“a”: [1], \"b\": null}"),
        (RepairKind::TrailingComma, "{\"a\": [1,], \"b\": null}"),
        (RepairKind::Elision, "{\"a\": [1], \"b\": …}"),
        (RepairKind::SingleQuotes, "{\"a\": [1], 'b': null}"),
    ];
    for (kind, expected) in cases {
        let found = repair(text, &[kind]);
        assert_eq!(found.text, expected);
        assert_eq!(repair(&found.text, &[kind]).repairs, []);
    }
    assert_eq!(repair(text, &RepairKind::ALL).text, text);
}

#[test]
fn places_lead_back_to_the_original() {
    let text = "$ cat a\n{“a”: “b”, \"c\": […], \"d\": \"{\"e\": 1}\"";
    let found = repair(text, &[]);
    let back = |part: &str| {
        let start = found.text.find(part).unwrap();
        found.original_span(eventglass_syntax::Span::new(start, start + part.len())).of(text)
    };
    assert_eq!(back("\"a\""), "“a”");
    assert_eq!(back("\"c\": []"), "\"c\": […]");
    assert_eq!(back("[]"), "[…]");
    assert_eq!(back(r#"{\"e\": 1}"#), "{\"e\": 1}");
    assert_eq!(back(&found.text), &text[8..]);
    assert_eq!(found.original(0), 8);
}

#[test]
fn a_long_repair_shows_that_it_goes_on() {
    let signs = |text: &str| {
        let mut signs = 0;
        repair_alive(text, &[], &mut || signs += 1);
        signs
    };
    assert_eq!(signs("{}"), 1, "nothing to repair");
    let short = signs("[1,]");
    assert!(signs(&format!("[{}]", "1,".repeat(100_000))) >= short + 3);
    assert!(signs(&"{}\n[1,]".repeat(30_000)) > short);
}
