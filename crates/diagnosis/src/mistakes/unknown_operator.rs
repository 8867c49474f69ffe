//! M19: an operator that does not exist.

mod expressions;
mod names;

use eventglass_pattern::ProblemKind;
use eventglass_syntax::{Member, Node, Text, Value};

use super::anything_but_unsupported::outside;
use super::array_of_objects::is_field;
use super::numeric_form::{Comparison, read, written};
use super::or_degraded::is_meant;
use super::two_ops_one_object::{escaped, joined, of_wildcard};
use crate::case::{Case, Refused};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{comma, object, replaced};
use crate::words::{Said, Words, code, listed, quoted};

pub(super) use names::{Meaning, OPERATORS, meaning};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M19",
    code: "unknown-operator",
    title: Said { english: "operator that does not exist", japanese: "存在しない演算子" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "EventBridge knows `prefix`, `suffix`, `wildcard`, `equals-ignore-case`, `anything-but`, `numeric`, \
                  `exists` and `cidr`, in exactly this spelling, and refuses every other name. Most others can be said \
                  with these: `contains` is a `wildcard` with `*` on both sides, `in` is the list itself, `not` is \
                  `anything-but`. There are no regular expressions and no comparison of dates.",
        japanese: "EventBridge の演算子は `prefix`、`suffix`、`wildcard`、`equals-ignore-case`、`anything-but`、`numeric`、\
                   `exists`、`cidr` です。このとおりの綴りでない名前はすべて拒否されます。ほかの名前で書きたいことの多くは\
                   これらで表せます。`contains` は両側に `*` を付けた `wildcard`、`in` はリストそのもの、`not` は \
                   `anything-but` です。正規表現と日付の比較はありません。",
    },
    example: Example {
        pattern: r#"{"detail":{"msg":[{"contains":"timeout"}]}}"#,
        event: r#"{"detail":{"msg":"read timeout at 5s"}}"#,
        remedied: Some(r#"{"detail":{"msg":[{"wildcard":"*timeout*"}]}}"#),
    },
};

fn is_unknown(kind: &ProblemKind) -> bool {
    matches!(kind, ProblemKind::UnknownOperator(_) | ProblemKind::AnythingButUnsupported(_))
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut all = case.refused_for(is_unknown);
    all.retain(|it| is_own(case, it));
    let (mended, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|it| name(it).is_some_and(|name| name.edit(case).is_some()));
    let mut found = Vec::new();
    if let Some(first) = mended.first().and_then(name) {
        let edits = mended.iter().filter_map(|it| name(it)?.edit(case)).collect();
        let draft = Draft::pattern(label(case, &mended, &first), replaced(case.text, edits));
        found.push(finding(&mended).remedy(Some(draft)));
    }
    if !others.is_empty() {
        found.push(without_counterpart(&others));
    }
    found
}

/// The names that EventBridge knows but not inside `anything-but`, `$or`, and those of fields, are other mistakes.
fn is_own(case: &Case<'_>, it: &Refused<'_>) -> bool {
    let Some(name) = name(it) else { return false };
    match it.problem.kind {
        ProblemKind::AnythingButUnsupported(_) => !OPERATORS.contains(&name.name()),
        _ => name.name() != "$or" && !is_meant(case, it) && !is_field(case, &it.field, name.member),
    }
}

/// A name that was taken for an operator's.
struct Name<'c> {
    member: &'c Member,
    element: &'c Node,
    inside_anything_but: bool,
}

fn name<'c>(it: &Refused<'c>) -> Option<Name<'c>> {
    let element = it.within.as_ref()?.1;
    let outer = element.members().first()?;
    let inside_anything_but = matches!(it.problem.kind, ProblemKind::AnythingButUnsupported(_));
    let member = if inside_anything_but { outer.value.members().first()? } else { outer };
    Some(Name { member, element, inside_anything_but })
}

impl Name<'_> {
    fn name(&self) -> &str {
        self.member.key.value.as_str()
    }

    fn said_else(&self, case: &Case<'_>) -> Option<Vec<String>> {
        let one = self.element.members().len() == 1;
        let translate = if self.inside_anything_but { outside } else { elements };
        translate(case.text, self.member).filter(|_| one)
    }

    /// The element said with operators that there are. Where there are more members only the name is put right.
    fn edit(&self, case: &Case<'_>) -> Option<Edit> {
        if let Some(new) = self.said_else(case) {
            return Some(Edit { span: self.element.span, replacement: new.join(comma(case.text)) });
        }
        let known = match meaning(self.name())? {
            Meaning::One(name) | Meaning::Same(name) if self.element.members().len() > 1 => name,
            _ => return None,
        };
        Some(Edit { span: self.member.key.span, replacement: ["\"", known, "\""].concat() })
    }
}

/// The elements of a condition's list that say what an operator of any name is meant to say; none where no operator
/// that there is says it.
pub(super) fn elements(text: &str, member: &Member) -> Option<Vec<String>> {
    let operand = &member.value;
    let each = |of: &dyn Fn(&Text) -> String| Some(strings(operand)?.iter().map(of).collect());
    match meaning(member.key.value.as_str())? {
        Meaning::One(name) if operand.is_object() => Some(vec![object(text, name, operand.span.of(text))]),
        Meaning::One(name) => each(&|it| object(text, name, &quoted(it))),
        Meaning::Same("numeric") => written(text, &read(operand)?),
        Meaning::Same(_) => Some(vec![object(text, "exists", &yes(operand)?.to_string())]),
        Meaning::NotOne(name) => Some(vec![no_one(text, name, operand)?]),
        Meaning::Values => values(text, operand),
        Meaning::Not => not(text, operand),
        Meaning::All => {
            // One level: of more nobody knows what is meant, and hostile texts have many.
            let flat = |member: &&Member| meaning(member.key.value.as_str()) != Some(Meaning::All);
            let all = operand.elements().iter().map(|it| it.members().first().filter(flat));
            joined(text, &all.collect::<Option<Vec<_>>>()?)
        }
        Meaning::Contains(true) => each(&|it| of_wildcard(text, &somewhere(it))),
        Meaning::Contains(false) => {
            let wildcards: Vec<Text> = strings(operand)?.iter().map(|it| somewhere(it).into()).collect();
            Some(vec![object(
                text,
                "anything-but",
                &object(text, "wildcard", &one_or_list(text, &wildcards)),
            )])
        }
        Meaning::Compare(sign) => {
            written(text, &read(operand)?.into_iter().map(|it| Comparison { sign, ..it }).collect::<Vec<_>>())
        }
        Meaning::Between => written(text, &read(operand).filter(|it| it.len() == 2)?),
        Meaning::Present(is_there) => {
            let wanted = yes(operand).unwrap_or(true) == is_there;
            Some(vec![object(text, "exists", &wanted.to_string())])
        }
        Meaning::Regex => {
            let all = expressions::of_regex(operand.as_str()?)?;
            Some(all.iter().map(|it| of_wildcard(text, it)).collect())
        }
        Meaning::Like => each(&|it| of_wildcard(text, &expressions::of_like(it.as_str()))),
        Meaning::Dates => None,
    }
}

fn somewhere(text: &Text) -> String {
    ["*", &escaped(text.as_str()), "*"].concat()
}

fn no_one(text: &str, name: &str, operand: &Node) -> Option<String> {
    Some(object(text, "anything-but", &object(text, name, &one_or_list(text, &strings(operand)?))))
}

/// The strings of an operand that may be one or a list; numbers as texts.
pub(super) fn strings(operand: &Node) -> Option<Vec<Text>> {
    let all = match &operand.value {
        Value::Array(elements) => elements.as_slice(),
        _ => std::slice::from_ref(operand),
    };
    let text = |node: &Node| match &node.value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.lexeme().into()),
        Value::Bool(value) => Some(value.to_string().into()),
        _ => None,
    };
    all.iter().map(text).collect::<Option<Vec<_>>>().filter(|all| !all.is_empty())
}

/// `"x"`, `["x", "y"]`
pub(super) fn one_or_list(text: &str, strings: &[Text]) -> String {
    let all: Vec<String> = strings.iter().map(quoted).collect();
    match all.as_slice() {
        [only] => only.clone(),
        _ => ["[", &all.join(comma(text)), "]"].concat(),
    }
}

/// `true`, `"true"`, `[true]`, `1`
pub(super) fn yes(operand: &Node) -> Option<bool> {
    match &operand.value {
        Value::Bool(value) => Some(*value),
        Value::Array(elements) => match elements.as_slice() {
            [only] if !matches!(only.value, Value::Array(_)) => yes(only),
            _ => None,
        },
        Value::String(text) => match text.as_str().to_ascii_lowercase().as_str() {
            "true" | "yes" => Some(true),
            "false" | "no" => Some(false),
            _ => None,
        },
        Value::Number(number) => match number.lexeme() {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn values(text: &str, operand: &Node) -> Option<Vec<String>> {
    let all = match &operand.value {
        Value::Array(elements) if elements.iter().any(|it| matches!(it.value, Value::Array(_))) => {
            return None;
        }
        Value::Array(elements) => elements.as_slice(),
        _ => std::slice::from_ref(operand),
    };
    (!all.is_empty()).then(|| all.iter().map(|it| it.span.of(text).to_owned()).collect())
}

fn not(text: &str, operand: &Node) -> Option<Vec<String>> {
    match &operand.value {
        Value::Bool(value) => Some(vec![(!value).to_string()]),
        Value::Object(members) => match members.as_slice() {
            [only] => outside(text, only),
            _ => None,
        },
        Value::Null => None,
        _ => Some(vec![object(text, "anything-but", operand.span.of(text))]),
    }
}

fn label(case: &Case<'_>, mended: &[Refused<'_>], first: &Name<'_>) -> Words {
    let new = first.said_else(case).filter(|_| mended.len() == 1);
    match new {
        Some(new) => {
            let new = code(&new.join(comma(case.text)));
            Words::new(format!("Write {new}"), format!("{new} と書く"))
        }
        None => Words::new("Write it with operators that exist", "存在する演算子で書き直す"),
    }
}

fn finding(all: &[Refused<'_>]) -> Finding {
    let mut names: Vec<String> = Vec::new();
    for name in all.iter().filter_map(name).map(|it| code(it.name())) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let (fields, names) = (listed(&crate::case::fields_of(all)), listed(&names));
    let said = Words::new(
        format!("EventBridge has no operator of that name: {} at {}.", names.english, fields.english),
        format!("{} の {} という演算子は EventBridge にありません。", fields.japanese, names.japanese),
    );
    let places = all.iter().map(|it| Place::Pattern(it.problem.span));
    Finding::general(Certainty::Certain, said).at(places)
}

fn without_counterpart(others: &[Refused<'_>]) -> Finding {
    let finding = finding(others);
    let meant = others.iter().find_map(|it| meaning(name(it)?.name()));
    let why = match meant {
        Some(Meaning::Regex) => Words::new(
            "EventBridge has no regular expressions. `*` in a `wildcard` stands for any text; classes, counts and \
             groups have no counterpart. List the values, or filter in the target.",
            "EventBridge に正規表現はありません。`wildcard` の `*` は任意の文字列を表しますが、文字クラス、繰り返し、\
             グループに当たるものはありません。値を列挙するか、ターゲット側で絞り込んでください。",
        ),
        Some(Meaning::All) => Words::new(
            "The conditions of one field are not joined by AND, apart from bounds in one `numeric` and a beginning and an \
             end in one `wildcard`. Test the rest in the target.",
            "1 つのフィールドの条件は AND で結べません。例外は `numeric` の上限と下限、`wildcard` にまとめた先頭と末尾だけです。\
             残りはターゲット側で調べてください。",
        ),
        Some(Meaning::Dates) => Words::new(
            "Dates are texts to EventBridge, which cannot be compared. A `prefix` picks a year, a month or a day; \
             anything finer belongs in the target.",
            "EventBridge にとって日付は文字列であり、前後の比較はできません。`prefix` で年、月、日を指定できます。\
             それより細かい条件はターゲット側で調べてください。",
        ),
        _ => {
            let names: Vec<String> = OPERATORS.iter().take(8).map(|it| code(it)).collect();
            let there_are = Words::new(
                format!("There are {}.", names.join(", ")),
                format!("使えるのは {} です。", names.join("、")),
            );
            return Finding { text: finding.text.clone().and(&there_are), ..finding };
        }
    };
    finding.inexpressible(why)
}

#[cfg(test)]
mod tests;
