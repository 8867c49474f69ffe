//! M44: a number that EventBridge cannot compare.

use eventglass_pattern::{Op, ProblemKind, Reason};
use eventglass_syntax::{Decimal, Member, Node, Value};

use crate::case::{Case, Refused, Told, fields_of};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::replaced;
use crate::words::{Said, Words, code, listed, value};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M44",
    code: "precision",
    title: Said { english: "very large or very exact number", japanese: "桁数が多すぎる数値" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "EventBridge compares numbers as doubles, which hold whole numbers up to 9007199254740992 and some 17 \
                  digits; it refuses others in `numeric` and `anything-but`, and takes such a number of an event for none. \
                  Equality needs no comparison: the number alone in the list is compared by its text. Ranges of such \
                  numbers cannot be said; ids are best sent as strings.",
        japanese: "EventBridge は数値を倍精度浮動小数点数として比較します。正確に扱えるのは 9007199254740992 までの整数、\
                   または 17 桁程度の数値です。それを超える数値は `numeric` と `anything-but` では拒否され、イベント側では数値と\
                   みなされません。等しいかどうかだけなら、数値をそのままリストに書けば表記どおりに比較されます。範囲は指定\
                   できないため、ID は文字列で送るのが確実です。",
    },
    example: Example {
        pattern: r#"{"detail":{"id":[{"numeric":["=",9007199254740993]}]}}"#,
        event: r#"{"detail":{"id":9007199254740993}}"#,
        remedied: Some(r#"{"detail":{"id":[9007199254740993]}}"#),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let all = case.refused_for(|kind| matches!(kind, ProblemKind::NumberNotComparable(_)));
    let (equal, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| wanted(case.text, it).is_some());
    let mut found = Vec::new();
    if !equal.is_empty() {
        found.push(equality(case, &equal));
    }
    if !others.is_empty() {
        found.push(beyond(case, &others));
    }
    found.extend(in_event(case));
    found
}

/// The number of `{"numeric": ["=", 9007199254740993]}`.
fn wanted<'t>(text: &'t str, it: &Refused<'_>) -> Option<&'t str> {
    let [only] = it.within.as_ref()?.1.members() else { return None };
    match only.value.elements() {
        [sign, number] if only.key.value == *"numeric" && sign.as_str() == Some("=") => {
            Some(number.span.of(text))
        }
        _ => None,
    }
}

fn equality(case: &Case<'_>, all: &[Refused<'_>]) -> Finding {
    let quoted = |number: &str| ["\"", number, "\""].concat();
    let draft = |label: Words, of: &dyn Fn(&str) -> String| {
        let edit = |it: &Refused<'_>| {
            Some(Edit { span: it.within.as_ref()?.1.span, replacement: of(wanted(case.text, it)?) })
        };
        Draft::pattern(label, replaced(case.text, all.iter().filter_map(edit).collect()))
    };
    let bare = Words::new(
        "Write the number itself, which is compared by its text",
        "数値をそのまま書く (表記どおりに比較される)",
    );
    let string = Words::new("Write it as a string", "文字列として書く");
    let mut drafts = vec![draft(bare, &str::to_owned)];
    // Many producers send such ids as strings.
    if all.iter().any(|it| case.scalars_at(&it.field).iter().any(|node| node.as_str().is_some())) {
        drafts.insert(0, draft(string, &quoted));
    }
    drafts.into_iter().fold(said(all), |finding, draft| finding.remedy(Some(draft)))
}

/// Ranges and exclusions.
fn beyond(case: &Case<'_>, all: &[Refused<'_>]) -> Finding {
    let why = Words::new(
        "Ranges and exclusions of such numbers cannot be said, and an event's number of that size passes no range. The \
         nearest range has a number with fewer digits; ids are best sent as strings.",
        "このような数値の範囲や除外は表せません。イベントの同じような数値も、どの範囲にも入りません。最も近いのは桁数の少ない\
         数値による範囲です。ID は文字列で送るのが確実です。",
    );
    let finding = said(all).inexpressible(why);
    let draft = |label: Words, of: fn(&str) -> Option<String>, name: &str| {
        let operators = all.iter().filter_map(Refused::operator).filter(|it| it.key.value == *name);
        let edits: Vec<Edit> = operators.flat_map(|it| numbers_in(it, of)).collect();
        Draft::pattern(label, replaced(case.text, edits))
    };
    let rounded =
        draft(Words::new("Round to what can be compared", "比較できる桁数に丸める"), rounded, "numeric");
    let strings = Words::new(
        "Exclude the strings, where ids are sent so",
        "ID が文字列で送られる前提で文字列を除外する",
    );
    let strings = draft(strings, |number| Some(["\"", number, "\""].concat()), "anything-but");
    finding.remedy(Some(rounded)).remedy(Some(strings))
}

/// Every number of an operand that cannot be compared, written otherwise.
fn numbers_in(operator: &Member, of: fn(&str) -> Option<String>) -> Vec<Edit> {
    let all = match &operator.value.value {
        Value::Array(elements) => elements.as_slice(),
        _ => std::slice::from_ref(&operator.value),
    };
    let edit = |node: &Node| {
        let lexeme = not_exact(&node.value)?;
        Some(Edit { span: node.span, replacement: of(lexeme)? })
    };
    all.iter().filter_map(edit).collect()
}

/// A number that no double holds.
fn not_exact(value: &Value) -> Option<&str> {
    let Value::Number(number) = value else { return None };
    let is_exact = number.decimal().is_some_and(|it| it.as_exact_double().is_some());
    (!is_exact).then(|| number.lexeme())
}

/// The number with as many of its digits as can be compared, the others zero.
fn rounded(lexeme: &str) -> Option<String> {
    let digits =
        lexeme.bytes().take_while(|byte| !matches!(byte, b'e' | b'E')).filter(u8::is_ascii_digit).count();
    (1..=digits.min(17)).rev().find_map(|kept| {
        let shorter = shortened(lexeme, kept);
        Decimal::parse(&shorter)?.as_exact_double().map(|_| shorter)
    })
}

/// Whole digits behind the first few become zero, those of a fraction are left out.
fn shortened(lexeme: &str, kept: usize) -> String {
    let (mut out, mut seen, mut in_fraction, mut in_exponent) = (String::new(), 0, false, false);
    for c in lexeme.chars() {
        in_exponent |= matches!(c, 'e' | 'E');
        in_fraction |= c == '.';
        let counts = c.is_ascii_digit() && !in_exponent && (seen > 0 || c != '0');
        seen += usize::from(counts);
        match (counts && seen > kept, in_fraction && !in_exponent) {
            (true, true) => {}
            (true, false) => out.push('0'),
            _ => out.push(c),
        }
    }
    out.trim_end_matches('.').to_owned()
}

fn said(all: &[Refused<'_>]) -> Finding {
    let mut numbers: Vec<String> = Vec::new();
    for it in all {
        if let ProblemKind::NumberNotComparable(number) = &it.problem.kind {
            numbers.push(code(number));
        }
    }
    let (numbers, fields) = (listed(&numbers), listed(&fields_of(all)));
    let said = Words::new(
        format!(
            "A double cannot hold {} at {} exactly, so EventBridge does not compare it as a number.",
            numbers.english, fields.english
        ),
        format!(
            "{} の {} は倍精度浮動小数点数で正確に表せないため、EventBridge は数値として比較できません。",
            fields.japanese, numbers.japanese
        ),
    );
    let places = all.iter().map(|it| Place::Pattern(it.problem.span));
    Finding::general(Certainty::Certain, said).at(places)
}

/// A comparison that the event's number is too large or too exact for.
fn in_event(case: &Case<'_>) -> Vec<Finding> {
    case.failing().into_iter().filter_map(|told| not_comparable(case, told)).collect()
}

fn not_comparable(case: &Case<'_>, told: Told<'_>) -> Option<Finding> {
    let Reason::NotAccepted { found } = &told.verdict.reason else { return None };
    let hit = found.iter().find(|it| not_exact(&it.value).is_some())?;
    told.condition.alternatives.iter().find(|it| matches!(it.op, Op::Numeric(_)))?;
    let (number, path) = (value(&hit.value), code(told.condition.path.as_str()));
    let said = Words::new(
        format!(
            "A double cannot hold {number} at {path} exactly, so `numeric` does not take it for a number."
        ),
        format!(
            "{path} の {number} は倍精度浮動小数点数で正確に表せないため、`numeric` では数値とみなされません。"
        ),
    );
    let why = Words::new(
        "No pattern compares such a number. Equality can be said: the number itself in the list. Have the producer send a \
         smaller number, or ids as strings.",
        "このような数値を大小で比較できるパターンはありません。等しいかどうかは、数値をそのままリストに書けば調べられます。\
         送信側で桁数を減らすか、ID なら文字列で送ってください。",
    );
    let list = case.list(told.condition)?.span;
    let finding = Finding::about(told.id, Certainty::Certain, said);
    Some(finding.at([Place::Pattern(list), Place::Event(hit.span)]).inexpressible(why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{absent, first, inexpressible};

    #[test]
    fn equality_needs_no_comparison() {
        let cases = [
            ("9007199254740993", "9007199254740993", "9007199254740993"),
            ("9007199254740993", "\"9007199254740993\"", "\"9007199254740993\""),
            ("0.1234567890123456789", "0.1234567890123456789", "0.1234567890123456789"),
            ("1e400", "1e400", "1e400"),
        ];
        for (number, event, bare) in cases {
            let pattern = format!(r#"{{"detail":{{"id":["x",{{"numeric":["=",{number}]}}]}}}}"#);
            let remedied = format!(r#"{{"detail":{{"id":["x",{bare}]}}}}"#);
            first("precision", &pattern, &format!(r#"{{"detail":{{"id":{event}}}}}"#), &remedied);
        }
    }

    #[test]
    fn ranges_cannot_be_said() {
        let event = r#"{"id":9007199254740999}"#;
        inexpressible("precision", r#"{"id":[{"numeric":[">",9007199254740993]}]}"#, event);
        inexpressible("precision", r#"{"id":[{"anything-but":9007199254740993}]}"#, event);
        inexpressible("precision", r#"{"id":[{"numeric":[">",5]}]}"#, event);
        absent("precision", r#"{"id":[{"numeric":["<",5]}]}"#, r#"{"id":7}"#);
        absent("precision", r#"{"id":[9007199254740993]}"#, event);
    }

    #[test]
    fn digits_are_left_out_until_a_double_holds_the_rest() {
        let cases = [
            ("9007199254740993", Some("9007199254740990")),
            ("12345678901234567890", Some("12345678901234567000")),
            ("-0.1234567890123456789", Some("-0.1234567890123456")),
            ("1.0000000000000000001e3", Some("1.0000000000000000e3")),
            ("1e400", None),
        ];
        for (number, expected) in cases {
            let found = rounded(number);
            assert_eq!(found.as_deref(), expected, "{number}");
            assert!(found.is_none_or(|it| Decimal::parse(&it).unwrap().as_exact_double().is_some()));
        }
    }
}
