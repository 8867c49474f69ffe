//! M06: a value differs in letter case or in blanks only.

mod looks;

use eventglass_syntax::{Node, push_escaped, push_unit};

use self::looks::{Ends, Looks, looks, visible};
use crate::case::{Case, Part, Piece, Told, Wanted, Way, escaped, gathered};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Finding, Place};
use crate::near;
use crate::rewrite::operator;
use crate::words::{Said, Words, code};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M06",
    code: "case-or-space",
    title: Said {
        english: "letter case or a stray blank differs",
        japanese: "大文字・小文字または余分な空白の違い",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "Values are compared character by character. Letter case counts, and so do blanks at the ends, \
                  no-break spaces and full-width letters that look like the ordinary ones. Write the value as the \
                  event has it, or use `equals-ignore-case` where its letter case varies.",
        japanese: "値は 1 文字ずつ比較されます。大文字と小文字は区別され、前後の空白、改行なしスペース、通常の文字に\
                   見える全角文字も別の文字として扱われます。イベントのとおりに値を書くか、大文字・小文字が一定でない\
                   場合は `equals-ignore-case` を使ってください。",
    },
    example: Example {
        pattern: r#"{"detail":{"status":["FAILED"]}}"#,
        event: r#"{"detail":{"status":"Failed "}}"#,
        remedied: Some(r#"{"detail":{"status":[{"wildcard":"Failed*"}]}}"#),
    },
};

const SEVERAL: [Said; 2] = [
    Said {
        english: "Write these values as the event has them", japanese: "これらの値をイベントに合わせる"
    },
    Said {
        english: "Accept these values in any letter case",
        japanese: "これらの値の大文字・小文字を区別しない",
    },
];

fn find(case: &Case<'_>) -> Vec<Finding> {
    let pieces: Vec<Piece<'_>> =
        case.refusing().into_iter().filter_map(|(told, found)| piece(case, told, &found)).collect();
    gathered(case, Certainty::Likely, &pieces, &SEVERAL)
}

/// Whether a wanted string and a value look the same and are not.
pub(super) fn look_the_same(wanted: &Wanted<'_>, found: &str) -> bool {
    looks(wanted, found).is_some()
}

fn piece<'c>(case: &'c Case<'_>, told: Told<'c>, found: &[&'c Node]) -> Option<Piece<'c>> {
    let (looks, wanted, found, value) = nearest(case, told, found)?;
    let (path, differ) = (code(told.condition.path.as_str()), looks.in_words());
    let (asked, has) = (code(&visible(wanted.text.as_str())), code(&visible(value)));
    let said = Words::new(
        format!(
            "{path} asks for {asked} and the event has {has}: values are compared character by character, and these \
             differ in {}.",
            differ.english
        ),
        format!(
            "{path} に指定された値は {asked}、イベントの値は {has} です。値は 1 文字ずつ比較されますが、{}が異なります。",
            differ.japanese
        ),
    );
    let places = vec![Place::Pattern(wanted.node.span), Place::Event(found.span)];
    Some(Piece { told, said, places, ways: ways(case, &wanted, &looks, value) })
}

/// The pair of a wanted string and a value that look the same; of several the one that differs least.
fn nearest<'c>(
    case: &'c Case<'_>,
    told: Told<'c>,
    found: &[&'c Node],
) -> Option<(Looks, Wanted<'c>, &'c Node, &'c str)> {
    let wanted = case.wanted(told.condition);
    let values = found.iter().filter_map(|found| Some((*found, found.as_str()?)));
    let pairs = values.flat_map(|(found, value)| wanted.iter().map(move |wanted| (wanted, found, value)));
    let alike =
        pairs.filter_map(|(wanted, found, value)| Some((looks(wanted, value)?, wanted, found, value)));
    let (looks, wanted, found, value) = alike.min_by_key(|(looks, ..)| looks.size())?;
    Some((looks, wanted.clone(), found, value))
}

fn ways(case: &Case<'_>, wanted: &Wanted<'_>, looks: &Looks, value: &str) -> Vec<Way> {
    let slices: Vec<&str> = looks.slices.iter().map(String::as_str).collect();
    let exact = wanted.of_runs(&slices);
    let label = Words::new(
        format!("Write {} as the event does", code(&visible(&exact))),
        format!("イベントのとおりに {} と書く", code(&visible(&exact))),
    );
    let mut ways = vec![Way::one(label, &wanted.operand, json(&exact))];
    let is_stray = looks.start == Ends::Stray || looks.end == Ends::Stray;
    if is_stray && wanted.part == Part::Whole && !wanted.ignores_case {
        // The blank hardly belongs there: values with it and without it pass.
        ways.insert(0, with_any_ends(case, wanted, looks, value.trim()));
    }
    let plain = matches!(wanted.part, Part::Start | Part::End | Part::Whole) && !wanted.ignores_case;
    if plain && looks.only_in_case() {
        ways.push(in_any_case(case, wanted));
    }
    ways
}

fn with_any_ends(case: &Case<'_>, wanted: &Wanted<'_>, looks: &Looks, value: &str) -> Way {
    let star = |end: Ends| if end == Ends::Stray { "*" } else { "" };
    let wildcard = [star(looks.start), &escaped(value), star(looks.end)].concat();
    let label = Words::new(
        format!("Let a wildcard pass the blank: {}", code(&wildcard)),
        format!("ワイルドカード {} で空白を許容する", code(&wildcard)),
    );
    Way::one(label, &wanted.alternative, operator(case.text, "wildcard", &json(&wildcard)))
}

fn in_any_case(case: &Case<'_>, wanted: &Wanted<'_>) -> Way {
    let label = Words::new(
        "Accept any letter case with `equals-ignore-case`",
        "`equals-ignore-case` で大文字・小文字を区別しない",
    );
    let json = operator(case.text, "equals-ignore-case", wanted.node.span.of(case.text));
    // Within `prefix` and `suffix` it takes the place of the string.
    let at = if wanted.part == Part::Whole { &wanted.alternative } else { &wanted.operand };
    Way::one(label, at, json)
}

/// A string as JSON, blanks that do not look like blanks as escapes.
fn json(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c != ' ' && !c.is_control() && (c.is_whitespace() || near::plain(c).is_none()) {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| push_unit(&mut out, *unit));
        } else {
            push_escaped(&mut out, c.encode_utf8(&mut [0; 4]));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed, first};

    #[test]
    fn letter_case_and_blanks_are_told_and_mended() {
        let cases = [
            (r#"["RUNNING"]"#, r#""running""#, r#"["running"]"#),
            (r#"["a", "Stopped"]"#, r#""stopped""#, r#"["a", "stopped"]"#),
            (r#"[" running"]"#, r#""running""#, r#"["running"]"#),
            (r#"["running"]"#, r#"" running""#, r#"[{"wildcard":"*running"}]"#),
            (r#"["web server"]"#, "\"web\u{a0}server\"", r#"["web\u00a0server"]"#),
            ("[\"web\u{a0}server\"]", r#""web server""#, r#"["web server"]"#),
            (r#"["web"]"#, r#""ｗｅｂ""#, r#"["ｗｅｂ"]"#),
            (r#"["ab\u200bc"]"#, r#""abc""#, r#"["abc"]"#),
            (r#"[{"prefix":"Arn:"}]"#, r#""arn:aws""#, r#"[{"prefix":"arn:"}]"#),
            (r#"[{"suffix":".PNG"}]"#, r#""a.png""#, r#"[{"suffix":".png"}]"#),
            (r#"[{"wildcard":"Prod-*-WEB"}]"#, r#""prod-1-web""#, r#"[{"wildcard":"prod-*-web"}]"#),
            (r#"[{"equals-ignore-case":"failed"}]"#, r#""Failed ""#, r#"[{"equals-ignore-case":"Failed "}]"#),
            (
                r#"[{"prefix":{"equals-ignore-case":"X "}}]"#,
                "\"x\u{a0}y\"",
                "[{\"prefix\":{\"equals-ignore-case\":\"x\\u00a0\"}}]",
            ),
        ];
        for (list, value, remedied) in cases {
            let of = |list: &str| format!(r#"{{"detail":{{"s":{list}}}}}"#);
            first("case-or-space", &of(list), &format!(r#"{{"detail":{{"s":{value}}}}}"#), &of(remedied));
        }
    }

    #[test]
    fn places_are_counted_and_blanks_are_seen() {
        let (pattern, event) = (r#"{"s": ["FAILED"]}"#, r#"{"s": "Failed "}"#);
        diagnosed(pattern, event, |_, told| {
            let text = &told.found[0].text;
            assert!(text.english.contains("`Failed␣`"), "{text:?}");
            assert!(text.english.contains("letter case (characters 2-6) and blanks at the end"), "{text:?}");
            assert!(
                text.japanese.contains("大文字・小文字 (2-6 文字目)と末尾の空白が異なります"),
                "{text:?}"
            );
            let labels: Vec<&str> = told.found[0].remedies.iter().map(|it| &*it.label.english).collect();
            assert_eq!(labels.len(), 2, "{labels:?}");
        });
    }

    #[test]
    fn several_are_mended_at_once_at_any_depth() {
        for depth in 0..5 {
            let (open, close) = (r#"{"a":"#.repeat(depth), "}".repeat(depth));
            let of = |inner: &str| [&open, inner, &close].concat();
            let pattern = of(r#"{"s":["OK"],"t":["x","Y"]}"#);
            let event = of(r#"{"s":"ok","t":["y"]}"#);
            first("case-or-space", &pattern, &event, &of(r#"{"s":["ok"],"t":["x","y"]}"#));
        }
    }

    #[test]
    fn of_many_the_first_are_told() {
        let all = |value: &str, list: bool| {
            let (open, close) = if list { ("[", "]") } else { ("", "") };
            let of = |key: &str| format!(r#""{key}": {open}"{value}"{close}"#);
            format!("{{{}}}", ["a", "b", "c", "d", "e"].map(of).join(", "))
        };
        diagnosed(&all("OK", true), &all("ok", false), |_, told| {
            let found = &told.found[0];
            assert!(found.text.english.ends_with("The same goes for 2 more."), "{:?}", found.text);
            assert!(found.text.japanese.ends_with("ほかの 2 件も同様です。"), "{:?}", found.text);
            assert_eq!(found.conditions.len(), 5);
            assert_eq!(found.remedies[0].text, all("ok", true));
            assert_eq!(found.remedies[0].label.english, "Write these values as the event has them");
        });
    }

    #[test]
    fn other_values_are_other_values() {
        absent("case-or-space", r#"{"s": ["stopped"]}"#, r#"{"s": "running"}"#);
        absent("case-or-space", r#"{"s": ["true"]}"#, r#"{"s": true}"#);
        absent("case-or-space", r#"{"s": [" "]}"#, r#"{"s": "x"}"#);
        absent("case-or-space", r#"{"s": [{"equals-ignore-case": "A"}]}"#, r#"{"s": "b"}"#);
    }
}
