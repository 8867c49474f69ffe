//! M24: `numeric` on a number that the event has as a string.

use eventglass_pattern::{Alternative, NumericRange, Op};
use eventglass_syntax::{Decimal, Node};

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Address, Rewrite, joined};
use crate::words::{Said, Words, code, quoted, value};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M24",
    code: "numeric-on-string",
    title: Said { english: "`numeric` on a string", japanese: "文字列に対する `numeric`" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "`numeric` compares numbers of JSON only, and no operator compares strings by size: a range over \
                  numbers in strings cannot be written. Have the producer send a number. Single values can be listed \
                  as strings.",
        japanese: "`numeric` が比較するのは JSON の数値だけです。文字列を大小で比較する演算子はないため、文字列で\
                   送られる数値の範囲は指定できません。送信側で数値として送るようにしてください。個々の値であれば、\
                   文字列として候補に並べられます。",
    },
    example: Example {
        pattern: r#"{"detail":{"size":[{"numeric":[">",100]}]}}"#,
        event: r#"{"detail":{"size":"250"}}"#,
        remedied: None,
    },
};

/// A range of at most so many whole numbers can be listed.
const MOST: u32 = 10;

fn find(case: &Case<'_>) -> Vec<Finding> {
    case.refusing().into_iter().filter_map(|(told, found)| compared(case, told, &found)).collect()
}

fn compared(case: &Case<'_>, told: Told<'_>, found: &[&Node]) -> Option<Finding> {
    let mut ranges =
        told.condition.alternatives.iter().enumerate().filter_map(|(position, it)| match &it.op {
            Op::Numeric(range) => Some((position, it, range)),
            _ => None,
        });
    let (position, alternative, range, node) = ranges.find_map(|(position, it, range)| {
        Some((position, it, range, found.iter().find(|node| holds(range, node))?))
    })?;
    let at = case.address(told.condition)?.inner(position);
    let listed = values(range, node).map(|values| listed(case, &at, &values));
    let finding = Finding::about(told.id, Certainty::Likely, said(case, told, alternative, node));
    let finding = finding.at([Place::Pattern(alternative.span), Place::Event(node.span)]);
    Some(match listed {
        Some(draft) => finding.remedy(draft).remedy(as_number(case, node)),
        None => finding.inexpressible(why()).remedy(as_number(case, node)).remedy(exactly(case, &at, node)),
    })
}

fn said(case: &Case<'_>, told: Told<'_>, alternative: &Alternative, node: &Node) -> Words {
    let (path, has) = (code(told.condition.path.as_str()), value(&node.value));
    let asked = code(alternative.span.of(case.text));
    Words::new(
        format!(
            "{path} asks for {asked}, but the event has the string {has}: `numeric` compares numbers only."
        ),
        format!(
            "{path} に {asked} が指定されていますが、イベントの値は文字列 {has} です。`numeric` は数値だけを比較します。"
        ),
    )
}

fn why() -> Words {
    Words::new(
        "No operator compares numbers that are written as strings: the producer has to send a number, or the target to \
         filter.",
        "文字列として書かれた数値を大小で比較する演算子はありません。送信側で数値として送るか、ターゲット側で絞り込んで\
         ください。",
    )
}

/// Whether the number in a string lies in a range.
fn holds(range: &NumericRange, node: &Node) -> bool {
    let Some(number) = number(node) else { return false };
    let above =
        range.bottom.as_ref().is_none_or(|it| number > it.number() || !it.open && number >= it.number());
    let below = range.top.as_ref().is_none_or(|it| number < it.number() || !it.open && number <= it.number());
    above && below
}

fn number(node: &Node) -> Option<f64> {
    Decimal::parse(node.as_str()?.trim())?.as_exact_double()
}

/// All values of a range as strings, where it is one number, or a few whole ones and the event's is whole.
#[expect(clippy::float_cmp, reason = "a range from a number to itself has the very same ends")]
fn values(range: &NumericRange, node: &Node) -> Option<Vec<String>> {
    let (bottom, top) = (range.bottom.as_ref()?, range.top.as_ref()?);
    if bottom.number() == top.number() {
        return Some(vec![json(node)]);
    }
    let (from, to) = (bottom.number().ceil(), top.number().floor());
    let from = if bottom.open && from == bottom.number() { from + 1.0 } else { from };
    let to = if top.open && to == top.number() { to - 1.0 } else { to };
    let is_whole = number(node)?.fract() == 0.0;
    let few = to - from < f64::from(MOST) && is_whole;
    let all = (0..MOST).map(|step| from + f64::from(step)).take_while(|it| *it <= to);
    // As a whole number: the standard library's text of a double weighs much.
    few.then(|| all.map(|number| format!("\"{}\"", number as i64)).collect())
}

fn json(node: &Node) -> String {
    quoted(&node.as_str().unwrap_or_default().into())
}

fn listed(case: &Case<'_>, at: &Address, values: &[String]) -> Option<Draft> {
    let label = match values {
        [_] => Words::new("Ask for the string", "文字列を指定する"),
        _ => Words::new("List the whole numbers of the range as strings", "範囲の整数を文字列として並べる"),
    };
    let text = Rewrite::of(case.text).value(at, &joined(case.text, values))?.text();
    Some(Draft::pattern(label, text))
}

/// The event as its producer should send it.
fn as_number(case: &Case<'_>, node: &Node) -> Option<Draft> {
    let digits = node.as_str()?.trim();
    let label = Words::new("Send a number", "数値として送る");
    let text = Rewrite::of(case.event_text).span(node.span, digits)?.text();
    Some(Draft::event(label, text))
}

fn exactly(case: &Case<'_>, at: &Address, node: &Node) -> Option<Draft> {
    let label = Words::new("Ask for this very string", "この文字列だけを指定する");
    let text = Rewrite::of(case.text).value(at, &json(node))?.text();
    Some(Draft::pattern(label, text))
}

#[cfg(test)]
mod tests {
    use crate::finding::Side;
    use crate::testing::{absent, diagnosed, first, inexpressible};

    #[test]
    fn a_range_over_strings_cannot_be_written() {
        let cases = [
            (r#"[">",100]"#, r#""250""#, "250"),
            (r#"["<=",5.5]"#, r#"" 5.5""#, "5.5"),
            (r#"[">=",0,"<",1000]"#, r#""999""#, "999"),
        ];
        for (range, value, number) in cases {
            let pattern = format!(r#"{{"a":[{{"numeric":{range}}}]}}"#);
            let event = |value: &str| format!(r#"{{"a":{value}}}"#);
            inexpressible("numeric-on-string", &pattern, &event(value));
            diagnosed(&pattern, &event(value), |_, told| {
                let remedy = &told.found[0].remedies[0];
                assert_eq!((remedy.side, remedy.text.as_str()), (Side::Event, event(number).as_str()));
                assert!(remedy.outcome.matches);
            });
        }
    }

    #[test]
    fn single_values_can_be_listed() {
        let cases = [
            (r#"["=",250]"#, r#""250""#, r#"["250"]"#),
            (r#"["=",250]"#, r#""250.0""#, r#"["250.0"]"#),
            (r#"[">",0,"<=",3]"#, r#""2""#, r#"["1","2","3"]"#),
            (r#"[">=",0.5,"<",3]"#, r#""2""#, r#"["1","2"]"#),
        ];
        for (range, value, remedied) in cases {
            let pattern = format!(r#"{{"a":[{{"numeric":{range}}}]}}"#);
            first(
                "numeric-on-string",
                &pattern,
                &format!(r#"{{"a":{value}}}"#),
                &format!(r#"{{"a":{remedied}}}"#),
            );
        }
    }

    #[test]
    fn a_number_outside_is_another_value() {
        absent("numeric-on-string", r#"{"a":[{"numeric":[">",100]}]}"#, r#"{"a":"50"}"#);
        absent("numeric-on-string", r#"{"a":[{"numeric":[">",100]}]}"#, r#"{"a":"big"}"#);
        absent("numeric-on-string", r#"{"a":[{"numeric":[">",100]}]}"#, r#"{"a":50}"#);
    }
}
