//! What a condition wants and what the event has, in Japanese. What is wanted follows a field, as its predicate.

use eventglass_pattern::{
    Alternative, AnythingBut, ArrayChoice, Bound, Condition, Found, NumericRange, Op, Reason, Verdict,
};

use crate::words::values::{Hint, SHOWN, TOLD, Terms, equals, excluded, place, quoted};
use crate::words::{named, shorten};

const TERMS: Terms = Terms {
    string: "文字列",
    number: "数値",
    boolean: "ブール値",
    object: "オブジェクト",
    array: "配列",
    empty_object: "空のオブジェクト",
    empty_array: "空の配列",
    array_of_objects: "オブジェクトの配列",
    unreadable: "読み取れない値",
    element: "要素",
    more: ("他 ", " 件"),
};

pub(in crate::words) fn wants(condition: &Condition) -> String {
    let exact = |it: &Alternative| if let Op::Equals(test) = &it.op { Some(equals(test)) } else { None };
    let values: Option<Vec<String>> = condition.alternatives.iter().map(exact).collect();
    match values.as_deref() {
        Some([only]) => return format!("が {only}"),
        Some(several) => return format!("が {}のいずれか", listed(several)),
        None => {}
    }
    let alternatives: Vec<String> = condition.alternatives.iter().map(alternative).collect();
    format!("が{}", TERMS.joined(&alternatives, TOLD, "、または", "、または"))
}

/// Values before a Japanese word: a space comes last where they end with a value.
fn listed(parts: &[String]) -> String {
    let gap = if parts.len() > TOLD { "" } else { " " };
    TERMS.joined(parts, TOLD, "、", "、") + gap
}

/// A predicate to follow a Japanese word: a space comes first where it begins with a value.
fn alternative(alternative: &Alternative) -> String {
    match &alternative.op {
        Op::Equals(test) => format!(" {} である", equals(test)),
        Op::Prefix(text) => format!(" {} で始まる", quoted(text)),
        Op::PrefixIgnoreCase(test) => any_case(&quoted(&test.text), " で始まる"),
        Op::Suffix(text) => format!(" {} で終わる", quoted(text)),
        Op::SuffixIgnoreCase(test) => any_case(&quoted(&test.text), " で終わる"),
        Op::EqualsIgnoreCase(test) => any_case(&quoted(&test.text), " である"),
        Op::Wildcard(test) => format!("ワイルドカード {} に一致する", quoted(&test.text)),
        Op::Numeric(range) => numeric(range),
        Op::Cidr(range) => format!(" {} の範囲内の IP アドレスである", range.written()),
        Op::Exists => "存在する".into(),
        Op::Absent => "存在しない".into(),
        Op::AnythingBut(test) => anything_but(test),
    }
}

fn any_case(values: &str, predicate: &str) -> String {
    format!(" {values}{predicate} (大文字と小文字は区別しない)")
}

fn numeric(range: &NumericRange) -> String {
    let bottom =
        |bound: &Bound, open: &str| format!(" {} {}", bound.lexeme, if bound.open { open } else { "以上" });
    let top = |bound: &Bound| format!(" {} {}", bound.lexeme, if bound.open { "未満" } else { "以下" });
    let bounds = match (&range.bottom, &range.top) {
        (Some(low), Some(high)) if low == high => return format!("数値 {} である", low.lexeme),
        (Some(low), Some(high)) => bottom(low, "より大きく") + &top(high),
        (Some(low), None) => bottom(low, "より大きい"),
        (None, Some(high)) => top(high),
        (None, None) => String::new(),
    };
    // 「より大きい」 stands before a noun as it is.
    format!("{bounds}{}数値である", if bounds.ends_with("より大きい") { "" } else { "の" })
}

fn anything_but(test: &AnythingBut) -> String {
    let excluded = excluded(test);
    let values = listed(&excluded);
    let several = excluded.len() > 1;
    match test {
        AnythingBut::Texts(_) | AnythingBut::Numbers(_) => format!(" {values}以外である"),
        AnythingBut::IgnoreCase(_) => any_case(&values, "以外である"),
        AnythingBut::Prefixes(_) if several => format!(" {values}のいずれでも始まらない"),
        AnythingBut::Prefixes(_) => format!(" {values}で始まらない"),
        AnythingBut::Suffixes(_) if several => format!(" {values}のいずれでも終わらない"),
        AnythingBut::Suffixes(_) => format!(" {values}で終わらない"),
        AnythingBut::Wildcards(_) if several => format!("ワイルドカード {values}のいずれにも一致しない"),
        AnythingBut::Wildcards(_) => format!("ワイルドカード {values}に一致しない"),
    }
}

pub(in crate::words) fn found(verdict: &Verdict, arrays: &[ArrayChoice]) -> String {
    match &verdict.reason {
        Reason::Accepted { found, .. } => TERMS.value(&found.value),
        Reason::Absent { instead: None, .. } => "存在しません".into(),
        Reason::Absent { instead: Some(instead), .. } => {
            format!("{}のため、存在しないとみなされます", TERMS.container(&instead.value))
        }
        Reason::Missing { lacks, .. } if lacks.is_empty() => {
            "フィールド名が空のため、EventBridge はこのフィールドを無視します".into()
        }
        Reason::Missing { at, lacks } if at.path.steps.is_empty() => {
            format!("イベントのトップレベルに {} がありません", named(&shorten(lacks, SHOWN)))
        }
        Reason::Missing { at, lacks } => {
            format!("{} に {} がありません", place(&at.path), named(&shorten(lacks, SHOWN)))
        }
        Reason::EndsEarly { at } => {
            format!("{} の下にフィールドがありません: {}", place(&at.path), TERMS.value(&at.value))
        }
        Reason::GoesOn { at } => {
            format!("{} は値ではなく{}です", place(&at.path), TERMS.container(&at.value))
        }
        Reason::Empty { at } => format!("{} は空のため、存在しないとみなされます", place(&at.path)),
        Reason::NotAccepted { found } => match found.as_slice() {
            [only] => format!("イベントの値は {}{}", TERMS.value(&only.value), hint(verdict)),
            several => format!("イベントの値は {}", values(several)),
        },
        Reason::Elsewhere { here, found, .. } => elsewhere(here, found, arrays),
        Reason::Present { found } => format!("存在します: {}", TERMS.value(&found.value)),
    }
}

fn values(found: &[Found]) -> String {
    TERMS.values(found, "、", "、")
}

/// Where two elements are in play, they are named.
fn elsewhere(here: &[Found], found: &Found, arrays: &[ArrayChoice]) -> String {
    let near = match here.first() {
        None => String::new(),
        Some(near) => format!("{} は {}、", TERMS.element(&near.path, arrays), values(here)),
    };
    let (far, value) = (TERMS.element(&found.path, arrays), TERMS.value(&found.value));
    format!("{near}{far} は {value} ですが、すべての条件を同じ要素で満たす必要があります")
}

fn hint(verdict: &Verdict) -> String {
    match Hint::of(verdict) {
        None => String::new(),
        Some(Hint::LetterCase) => ": 大文字と小文字だけが異なります".into(),
        Some(Hint::Space) => ": 前後の空白だけが異なります".into(),
        Some(Hint::NotComparable) => ": 大きすぎるか桁数が多すぎるため、比較できません".into(),
        Some(Hint::Kind { wanted, found }) => {
            format!(": 型が異なります (パターン: {}、イベント: {})", TERMS.kind(wanted), TERMS.kind(found))
        }
        Some(Hint::NotAnAddress) => ": IP アドレスではありません".into(),
    }
}
