//! M23: a number where the event has it as a string, or the reverse.

use eventglass_syntax::{Decimal, Node, Value, parse, push_escaped};

use crate::case::{
    Case, Part, Piece, Told, Way, anything_but, changed, fits, gathered, not_excluded, of_other_type,
};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::words::{Said, Words, code};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M23",
    code: "number-as-string",
    title: Said { english: "number and string mixed up", japanese: "数値と文字列の取り違え" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "A number never equals a string: `5432` is not `\"5432\"`. Account numbers are always strings, \
                  leading zeros included. Write the value in the type that the event has, or list both.",
        japanese: "数値と文字列は決して一致しません。`5432` と `\"5432\"` は別の値です。アカウント番号は、先頭の \
                   0 も含めて常に文字列です。イベントと同じ型で値を書くか、両方を候補に並べてください。",
    },
    example: Example {
        pattern: r#"{"account":[123456789012]}"#,
        event: r#"{"account":"123456789012"}"#,
        remedied: Some(r#"{"account":["123456789012"]}"#),
    },
};

const SEVERAL: [Said; 2] = [
    Said { english: "Ask for the event's types", japanese: "イベントと同じ型を指定する" },
    Said { english: "Accept both types", japanese: "両方の型を候補にする" },
];

fn find(case: &Case<'_>) -> Vec<Finding> {
    let pieces: Vec<Piece<'_>> = if case.matches() {
        let instead = |excluded: &[&Value], found: &Value| {
            let literals: Option<Vec<String>> = excluded.iter().map(|it| converted(it, found)).collect();
            Some(anything_but(case.text, &literals?))
        };
        let holding = case.holding().into_iter();
        holding.filter_map(|told| not_excluded(case, told, converted, instead)).collect()
    } else {
        let refusing = case.refusing().into_iter();
        let pieces = refusing.filter_map(|(told, found)| of_other_type(case, told, &found, converted));
        pieces.map(with_account).collect()
    };
    let mut found = gathered(case, Certainty::Likely, &pieces, &SEVERAL);
    found.extend(case.refusing().into_iter().filter_map(|(told, found)| part_of_number(case, told, &found)));
    found
}

/// A part of a string that the digits of a number have: `{"prefix": "40"}`, `404`
fn part_of_number(case: &Case<'_>, told: Told<'_>, found: &[&Node]) -> Option<Finding> {
    let all = case.wanted(told.condition);
    let parts = all.iter().filter(|wanted| wanted.part != Part::Whole);
    let (wanted, node, digits) = parts
        .flat_map(|wanted| found.iter().map(move |node| (wanted, node)))
        .find_map(|(wanted, node)| match &node.value {
            Value::Number(number) if fits(&wanted.runs(), number.lexeme()) => {
                Some((wanted, node, number.lexeme()))
            }
            _ => None,
        })?;
    let (path, has) = (code(told.condition.path.as_str()), code(digits));
    let asked = code(wanted.alternative.of(case.tree.as_ref()?)?.span.of(case.text));
    let said = Words::new(
        format!(
            "{path} asks for {asked}, but the event has the number {has}: parts of numbers are not compared."
        ),
        format!(
            "{path} に {asked} が指定されていますが、イベントの値は数値 {has} です。数値の一部は比較されません。"
        ),
    );
    let why = Words::new(
        "Numbers can only be listed, or compared by `numeric`: have the producer send a string, or ask for a range.",
        "数値は候補として並べるか、`numeric` で比較することしかできません。送信側で文字列として送るか、範囲を指定してください。",
    );
    let label = Words::new(format!("Ask for the number {has}"), format!("数値 {has} を指定する"));
    let text = changed(case, &[&Way::one(label.clone(), &wanted.alternative, digits.to_owned())]);
    let finding = Finding::about(told.id, Certainty::Likely, said).inexpressible(why);
    let finding = finding.at([Place::Pattern(wanted.node.span), Place::Event(node.span)]);
    Some(finding.remedy(text.map(|text| Draft::pattern(label, text))))
}

/// A number as a string, a string as a number.
fn converted(wanted: &Value, found: &Value) -> Option<String> {
    match (wanted, found) {
        (Value::Number(number), Value::String(_)) => {
            let mut out = String::from("\"");
            push_escaped(&mut out, number.lexeme());
            Some(out + "\"")
        }
        (Value::String(text), Value::Number(_)) => {
            let digits = text.as_str().trim();
            Decimal::parse(digits)?;
            // `007` is no number of JSON.
            let is_json = parse(digits).problems.is_empty();
            let bare = digits.trim_start_matches('0');
            Some(if is_json { digits } else { bare }.to_owned())
        }
        _ => None,
    }
}

fn with_account(mut piece: Piece<'_>) -> Piece<'_> {
    let path = piece.told.condition.path.as_str();
    if path == "account" || path.to_ascii_lowercase().ends_with("accountid") {
        let said = Words::new(
            format!("An account number is always a string, leading zeros included: {}.", code(path)),
            format!("{} のようなアカウント番号は、先頭の 0 も含めて常に文字列です。", code(path)),
        );
        piece.said = piece.said.and(&said);
    }
    piece
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first, inexpressible};

    #[test]
    fn the_event_s_type_is_asked_for() {
        let cases = [
            ("[5432]", r#""5432""#, r#"["5432"]"#),
            (r#"["5432"]"#, "5432", "[5432]"),
            (r#"["5432"]"#, "5432.0", "[5432.0]"),
            ("[12345678901]", r#""012345678901""#, r#"["012345678901"]"#),
            ("[1,2,\"x\"]", r#""2""#, r#"["1","2","x"]"#),
            (r#"["007"]"#, "7", "[7]"),
            (r#"[{"exactly":"-1.5"}]"#, "[-1.5]", "[-1.5]"),
        ];
        for (list, value, remedied) in cases {
            let of = |list: &str| format!(r#"{{"detail":{{"s":{list}}}}}"#);
            first("number-as-string", &of(list), &format!(r#"{{"detail":{{"s":{value}}}}}"#), &of(remedied));
        }
    }

    #[test]
    fn an_excluded_number_lets_the_string_pass() {
        let cases = [
            ("404", r#""404""#, r#""404""#),
            ("[404,500]", r#""404""#, r#"["404","500"]"#),
            (r#""404""#, "404", "404"),
        ];
        for (operand, value, remedied) in cases {
            let of = |operand: &str| format!(r#"{{"a":[{{"anything-but":{operand}}}]}}"#);
            first("number-as-string", &of(operand), &format!(r#"{{"a":{value}}}"#), &of(remedied));
        }
        absent("number-as-string", r#"{"a":[{"anything-but":404}]}"#, r#"{"a":"500"}"#);
    }

    #[test]
    fn parts_of_a_number_cannot_be_asked_for() {
        for list in [r#"[{"prefix":"40"}]"#, r#"[{"suffix":"4"}]"#, r#"["x",{"wildcard":"4*4"}]"#] {
            inexpressible("number-as-string", &format!(r#"{{"a":{list}}}"#), r#"{"a":404}"#);
        }
        absent("number-as-string", r#"{"a":[{"prefix":"50"}]}"#, r#"{"a":404}"#);
    }

    #[test]
    fn another_number_is_another_value() {
        absent("number-as-string", r#"{"a": [5]}"#, r#"{"a": "6"}"#);
        absent("number-as-string", r#"{"a": [5]}"#, r#"{"a": 6}"#);
        absent("number-as-string", r#"{"a": ["x"]}"#, r#"{"a": 6}"#);
        absent("number-as-string", r#"{"a": [{"numeric": ["=", 5]}]}"#, r#"{"a": "5"}"#);
    }

    #[test]
    fn several_are_mended_at_once_at_any_depth() {
        for depth in 0..5 {
            let (open, close) = (r#"{"a":"#.repeat(depth), "}".repeat(depth));
            let of = |inner: &str| [&open, inner, &close].concat();
            let pattern = of(r#"{"s":[1],"t":["2"]}"#);
            let event = of(r#"{"s":"1","t":[3,2]}"#);
            first("number-as-string", &pattern, &event, &of(r#"{"s":["1"],"t":[2]}"#));
        }
    }
}
