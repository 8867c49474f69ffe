//! What holds for every text.

use eventglass_repair::{Repair, RepairKind, Repaired, repair};
use eventglass_syntax::{Span, parse_stream};
use proptest::prelude::*;

fn applied(text: &str, repairs: &[Repair]) -> String {
    let mut out = String::new();
    let mut pos = 0;
    for it in repairs {
        assert!(it.span.start >= pos && it.span.start <= it.span.end, "out of order: {it:?}");
        out.push_str(&text[pos as usize..it.span.start as usize]);
        out.push_str(&it.replacement);
        pos = it.span.end;
    }
    out + &text[pos as usize..]
}

fn holds(text: &str, refused: &[RepairKind]) -> Repaired {
    let found = repair(text, refused);
    assert_eq!(applied(text, &found.repairs), found.text, "{text:?}");
    assert!(found.repairs.iter().all(|it| !refused.contains(&it.kind)), "a refused kind in {text:?}");
    assert_eq!(repair(&found.text, refused).repairs, [], "{text:?} became {:?}", found.text);
    let mut last = 0;
    for offset in 0..=found.text.len() as u32 {
        let original = found.original(offset);
        assert!(
            original >= last && text.is_char_boundary(original as usize)
                || !found.text.is_char_boundary(offset as usize)
        );
        last = original.max(last);
        let span = found.original_span(Span { start: offset, end: found.text.len() as u32 });
        assert!(span.start <= span.end && span.end as usize <= text.len());
    }
    found
}

/// Words and marks of texts that need repair, put together at random.
fn scraps() -> impl Strategy<Value = String> {
    const SCRAPS: [&str; 78] = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "'",
        "“",
        "”",
        "‘",
        "’",
        "«",
        "»",
        "「",
        "」",
        "＂",
        "\\",
        "\\\"",
        "\n",
        "\n",
        " ",
        "\t",
        "\r\n",
        "\u{3000}",
        "\u{a0}",
        "\u{200b}",
        "\u{feff}",
        "：",
        "，",
        "｛",
        "｝",
        "［",
        "］",
        "…",
        "...",
        "〜省略〜",
        "（略）",
        "<snip>",
        "(omitted)",
        "中略",
        "//",
        "/*",
        "*/",
        "#",
        "// ...\n",
        "```",
        "```json\n",
        "> ",
        "\n> ",
        "$ ",
        "\n$ cat a | jq .\n",
        "1",
        "2 ",
        "-3.5e1",
        "true",
        "null",
        "True",
        "None",
        "a",
        "\"a\"",
        "\"a\":",
        "\"a\": 1",
        "\"b\": {",
        "'c'",
        "“d”: ",
        "e: ",
        "\"{\"",
        "\"}\"",
        "\"[",
        "]\"",
        "{\"a\":1}",
        "{}",
        "==> a <==\n",
        "\n1: ",
        "\n2: ",
        ",\n",
        "x",
    ];
    prop::collection::vec(prop::sample::select(&SCRAPS[..]), 0..24).prop_map(|scraps| scraps.concat())
}

/// A JSON value, of strings that look as if they needed repair.
fn json() -> impl Strategy<Value = String> {
    let strings = "[a“”'’…{}\\[\\],:/# \u{3000}略]{0,8}|\\.\\.\\.|\\$ cat|\\\\\"\\{\\\\\"";
    let text = strings.prop_map(|it| ["\"", it.as_str(), "\""].concat());
    let leaf = prop_oneof![
        text.clone(),
        prop::sample::select(&["1", "-2.50", "0", "1e9", "true", "false", "null"][..]).prop_map(String::from),
    ];
    let space = || prop::sample::select(&["", " ", "\n", "\n  ", "\r\n\t"][..]);
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let items = prop::collection::vec((inner.clone(), space()), 0..4);
        let members = prop::collection::vec((text.clone(), inner, space()), 0..4);
        prop_oneof![
            items.prop_map(|items| {
                let items: Vec<String> =
                    items.into_iter().map(|(item, space)| format!("{space}{item}{space}")).collect();
                format!("[{}]", items.join(","))
            }),
            members.prop_map(|members| {
                let members = members
                    .into_iter()
                    .map(|(key, value, space)| format!("{space}{key}{space}:{space}{value}"));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }),
        ]
    })
}

/// Values after each other, as files and logs hold them.
fn stream() -> impl Strategy<Value = String> {
    let between = [
        "\n",
        "\r\n",
        "\n\n",
        ",\n",
        " ",
        "\n2026-01-01T00:00:00Z ",
        "\n==> trail.json <==\n",
        "\n1767225600000 ",
    ];
    let in_brackets =
        json().prop_map(|value| if value.starts_with(['{', '[']) { value } else { format!("[{value}]") });
    prop::collection::vec((in_brackets, prop::sample::select(between.to_vec())), 0..5).prop_map(|items| {
        items.into_iter().flat_map(|(value, between)| [value, between.to_owned()]).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_repaired_once_and_can_be_traced_back(text in scraps()) {
        holds(&text, &[]);
    }

    #[test]
    fn every_text_can_do_without_some_repairs(text in scraps(), refused in prop::sample::subsequence(RepairKind::ALL.to_vec(), 0..20)) {
        holds(&text, &refused);
    }

    #[test]
    fn good_text_comes_back_as_it_was(text in stream()) {
        let found = repair(&text, &[]);
        prop_assert_eq!(&found.text, &text);
        prop_assert_eq!(&found.repairs, &[]);
        prop_assert_eq!(found.original(text.len() as u32), text.len() as u32);
    }

    /// What a string holds is not looked at, whatever goes wrong around it.
    #[test]
    fn proper_strings_are_not_touched(value in json(), scrap in scraps()) {
        let line = value.replace(['\n', '\r', '\t'], " ");
        let text = format!("{{\"a\": {line}, 'b': 1,}}\n{scrap}");
        let found = holds(&text, &[]);
        prop_assert!(found.text.contains(&line), "{} became {}", text, found.text);
    }

    /// Any number of slips of these kinds in a good text are made good.
    #[test]
    fn the_value_behind_the_slips_is_found(value in json(), choices in prop::collection::vec(any::<bool>(), 40)) {
        let slips = with_slips(&value, &choices);
        let found = holds(&slips, &[]);
        let read = |text: &str| parse_stream(text).into_iter().map(|it| (it.value, it.problems)).collect::<Vec<_>>();
        prop_assert_eq!(read(&found.text), read(&value), "{}", slips);
    }
}

/// Trailing commas, comments and foreign spaces, put where brackets close and commas stand.
fn with_slips(value: &str, choices: &[bool]) -> String {
    let mut choices = choices.iter().cycle();
    let mut slips = || choices.next() == Some(&true);
    let (mut in_string, mut escaped) = (false, false);
    let mut out = String::new();
    let mut last = ' ';
    for c in value.chars() {
        if !in_string && matches!(c, '}' | ']') && !matches!(last, '{' | '[') && slips() {
            out.push(',');
        }
        out.push(c);
        if !in_string && matches!(c, ',' | '{' | '[') && slips() {
            out.push_str(" /* x */\u{3000}// \"y\n");
        }
        in_string ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        last = if c.is_whitespace() { last } else { c };
    }
    out
}
