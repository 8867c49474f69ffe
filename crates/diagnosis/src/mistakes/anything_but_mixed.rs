//! M33: `anything-but` of values that it cannot exclude together.

use eventglass_pattern::ProblemKind;
use eventglass_syntax::{Node, Number, Text, Value};

use super::numeric_form::{Comparison, written};
use crate::case::{Case, Refused, fields_of};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{comma, object, replaced};
use crate::words::{Said, Words, code, listed, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M33",
    code: "anything-but-mixed",
    title: Said {
        english: "`anything-but` list with mixed, null or Boolean entries",
        japanese: "型の混在、null、真偽値を含む `anything-but` のリスト",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "`anything-but` takes strings only or numbers only, and neither `null` nor Booleans. Two of them in one \
                  list exclude nothing, since one alternative is enough. Numbers can be excluded by ranges, which no \
                  string passes; that keeps every exclusion where the field holds numbers.",
        japanese: "`anything-but` には文字列だけ、または数値だけを書けます。`null` と真偽値は書けません。1 つのリストに \
                   `anything-but` を 2 つ並べても、どちらか 1 つで足りるため何も除外されません。数値は範囲で除外でき、文字列は\
                   数値の範囲を通らないので、フィールドが数値ならすべての除外が保たれます。",
    },
    example: Example {
        pattern: r#"{"detail":{"code":[{"anything-but":[404,"gone"]}]}}"#,
        event: r#"{"detail":{"code":500}}"#,
        remedied: Some(r#"{"detail":{"code":[{"numeric":["<",404]},{"numeric":[">",404]}]}}"#),
    },
};

fn is_mixed(kind: &ProblemKind) -> bool {
    use ProblemKind as P;
    matches!(kind, P::AnythingButMixed | P::AnythingButBadMember | P::AnythingButBadValue)
}

/// What shall be excluded, by type.
#[derive(Default)]
struct Excluded {
    texts: Vec<Text>,
    numbers: Vec<Number>,
    bools: Vec<bool>,
    null: bool,
}

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Numbers,
    Texts,
    Bools,
    /// Nothing, or values of several types.
    Unknown,
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut all = case.refused_for(is_mixed);
    all.retain(|it| excluded(it).is_some());
    let held = |it: &Refused<'_>| held(case, &it.field);
    let (whole, others): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|it| excluded(it).is_some_and(|but| but.said(case.text, held(it)).is_some()));
    let mut found = Vec::new();
    if !whole.is_empty() {
        let label = Words::new("Write what passes instead", "通してよい値を条件として書く");
        let label = if whole.iter().all(|it| is_of_one_type(it)) { one_type() } else { label };
        let draft = draft(case, &whole, label, Excluded::said);
        found.push(finding(&whole).remedy(draft));
    }
    if !others.is_empty() {
        found.push(nearest(case, &others));
    }
    found
}

fn one_type() -> Words {
    Words::new("Write all of them as one type", "すべて同じ型で書く")
}

fn is_of_one_type(it: &Refused<'_>) -> bool {
    excluded(it).is_some_and(|but| but.bools.is_empty() && !but.null)
}

/// The answer where no pattern keeps every exclusion and lets everything else pass.
fn nearest(case: &Case<'_>, all: &[Refused<'_>]) -> Finding {
    let why = Words::new(
        "`anything-but` holds strings only or numbers only, and two of them in one list exclude nothing. The nearest \
         pattern depends on what the field holds: ranges of numbers keep every exclusion and let no string pass; \
         `anything-but` of one type lets the other exclusions pass.",
        "`anything-but` に書けるのは文字列だけか数値だけで、1 つのリストに 2 つ並べると何も除外されません。最も近いパターンは\
         フィールドの値の型によります。数値の範囲で書けばすべての除外が保たれますが、文字列は通りません。片方の型だけの \
         `anything-but` では、もう一方の除外が効きません。",
    );
    let ranges = Words::new("Let only the other numbers pass", "除外しない数値だけを通す");
    let numbers = Words::new("Exclude the numbers only", "数値だけを除外する");
    let texts = Words::new("Exclude the strings only", "文字列だけを除外する");
    let mut drafts: Vec<Draft> = Vec::new();
    drafts.extend(draft(case, all, ranges, |but, text, _| but.other_numbers(text)));
    drafts.extend(draft(case, all, texts, |but, text, _| Some(vec![but.but_texts(text)?])));
    drafts.extend(draft(case, all, numbers, |but, text, _| Some(vec![but.but_numbers(text)?])));
    // Ranges of numbers are of no use for a field that holds strings.
    drafts.sort_by_key(|draft| !case.would_match(&draft.text));
    drafts.into_iter().fold(finding(all).inexpressible(why), |finding, draft| finding.remedy(Some(draft)))
}

type Way = fn(&Excluded, &str, Held) -> Option<Vec<String>>;

fn draft(case: &Case<'_>, all: &[Refused<'_>], label: Words, way: Way) -> Option<Draft> {
    let edit = |it: &Refused<'_>| {
        let new = way(&excluded(it)?, case.text, held(case, &it.field))?;
        Some(Edit { span: it.within.as_ref()?.1.span, replacement: new.join(comma(case.text)) })
    };
    let edits: Option<Vec<Edit>> = all.iter().map(edit).collect();
    Some(Draft::pattern(label, replaced(case.text, edits?)))
}

/// What an `anything-but` shall exclude. None where it holds operators or nothing, which are other mistakes.
fn excluded(it: &Refused<'_>) -> Option<Excluded> {
    let element = it.within.as_ref()?.1;
    let [only] = element.members() else { return None };
    let mut excluded = Excluded::default();
    excluded.add(&only.value, 0).filter(|()| only.key.value == *"anything-but")?;
    (!excluded.is_empty()).then_some(excluded)
}

fn held(case: &Case<'_>, field: &Text) -> Held {
    let of = |node: &&Node| match node.value {
        Value::Number(_) => Held::Numbers,
        Value::String(_) => Held::Texts,
        Value::Bool(_) => Held::Bools,
        _ => Held::Unknown,
    };
    let found = case.scalars_at(field);
    let first = found.first().map_or(Held::Unknown, of);
    if found.iter().all(|it| of(it) == first) { first } else { Held::Unknown }
}

impl Excluded {
    fn add(&mut self, node: &Node, depth: usize) -> Option<()> {
        match &node.value {
            Value::String(text) => self.texts.push(text.clone()),
            Value::Number(number) => self.numbers.push(number.clone()),
            Value::Bool(value) => self.bools.push(*value),
            Value::Null => self.null = true,
            Value::Array(elements) if depth < 3 => {
                return elements.iter().try_for_each(|it| self.add(it, depth + 1));
            }
            _ => return None,
        }
        Some(())
    }

    fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.numbers.is_empty() && self.bools.is_empty() && !self.null
    }

    /// The elements that exclude all of it and nothing else; of a field that holds one type nothing of that type else.
    fn said(&self, text: &str, held: Held) -> Option<Vec<String>> {
        if self.bools.is_empty() && !self.null {
            return self.of_one_type(text, held).map(|element| vec![element]);
        }
        if !self.texts.is_empty() {
            return None;
        }
        match held {
            Held::Numbers => self.other_numbers(text),
            Held::Texts => Some(vec![any_text(text)]),
            Held::Bools => Some(self.other_bools()).filter(|all| !all.is_empty()),
            Held::Unknown => {
                let mut all = vec![any_text(text)];
                all.extend(self.other_numbers(text)?);
                all.extend(self.other_bools());
                all.extend((!self.null).then(|| "null".to_owned()));
                Some(all)
            }
        }
    }

    /// Where the texts are numbers in quotes, all can be written in the event's type. Lists in lists are one.
    fn of_one_type(&self, text: &str, held: Held) -> Option<String> {
        match (self.texts.is_empty(), self.numbers.is_empty()) {
            (false, true) => self.but_texts(text),
            (true, _) => self.but_numbers(text),
            _ => {
                let is_number = |it: &Text| eventglass_syntax::Decimal::parse(it.as_str()).is_some();
                let mut all: Vec<String> = self.texts.iter().map(|it| it.as_str().to_owned()).collect();
                all.extend(self.numbers.iter().map(|it| it.lexeme().to_owned()));
                let written =
                    |it: &String| if held == Held::Texts { quoted(&it.as_str().into()) } else { it.clone() };
                let all: Vec<String> = all.iter().map(written).collect();
                self.texts.iter().all(is_number).then(|| but(text, &all))
            }
        }
    }

    fn but_texts(&self, text: &str) -> Option<String> {
        let all: Vec<String> = self.texts.iter().map(quoted).collect();
        (!all.is_empty()).then(|| but(text, &all))
    }

    fn but_numbers(&self, text: &str) -> Option<String> {
        let all: Vec<String> = self.numbers.iter().map(|it| it.lexeme().to_owned()).collect();
        (!all.is_empty()).then(|| but(text, &all))
    }

    /// Ranges of all numbers that are not excluded.
    fn other_numbers(&self, text: &str) -> Option<Vec<String>> {
        if self.numbers.is_empty() {
            // All of them: below zero, and from there on.
            let zero = |sign| Comparison { sign, lexeme: "0".into(), number: 0.0 };
            return Some([written(text, &[zero("<")])?, written(text, &[zero(">=")])?].concat());
        }
        let mut numbers: Vec<Comparison> = self.numbers.iter().map(comparison).collect::<Option<_>>()?;
        numbers.sort_by(|a, b| a.number.total_cmp(&b.number));
        numbers.dedup_by(|a, b| a.number.total_cmp(&b.number).is_eq());
        let (first, rest) = numbers.split_first()?;
        let mut all = written(text, &[Comparison { sign: "<", ..first.clone() }])?;
        let above = Comparison { sign: ">", ..first.clone() };
        let but = rest.iter().map(|it| Comparison { sign: "!=", ..it.clone() });
        all.extend(written(text, &std::iter::once(above).chain(but).collect::<Vec<_>>())?);
        Some(all)
    }

    fn other_bools(&self) -> Vec<String> {
        [true, false].into_iter().filter(|it| !self.bools.contains(it)).map(|it| it.to_string()).collect()
    }
}

fn comparison(number: &Number) -> Option<Comparison> {
    let value = number.decimal()?.as_exact_double()?;
    Some(Comparison { sign: "=", lexeme: number.lexeme().to_owned(), number: value })
}

/// Every string begins with nothing.
fn any_text(text: &str) -> String {
    object(text, "prefix", "\"\"")
}

fn but(text: &str, all: &[String]) -> String {
    object(text, "anything-but", &["[", &all.join(comma(text)), "]"].concat())
}

fn finding(all: &[Refused<'_>]) -> Finding {
    let fields = listed(&fields_of(all));
    let mut held: Vec<String> = Vec::new();
    for it in all.iter().filter_map(excluded) {
        held.extend(it.texts.first().map(|it| code(&quoted(it))));
        held.extend(it.numbers.first().map(|it| code(it.lexeme())));
        held.extend(it.bools.first().map(|it| code(&it.to_string())));
        held.extend(it.null.then(|| code("null")));
    }
    held.dedup();
    let held = listed(&held);
    let said = Words::new(
        format!(
            "`anything-but` takes strings only or numbers only; at {} it holds {}.",
            fields.english, held.english
        ),
        format!(
            "`anything-but` に書けるのは文字列だけ、または数値だけですが、{} では {} が書かれています。",
            fields.japanese, held.japanese
        ),
    );
    let places = all.iter().map(|it| Place::Pattern(it.problem.span));
    Finding::general(Certainty::Certain, said).at(places)
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, diagnosed, first, inexpressible};

    #[test]
    fn what_passes_is_written_where_that_keeps_every_exclusion() {
        let cases = [
            ("null", r#"{"prefix":""}"#, r#""x""#),
            ("null", r#"{"numeric":["<",0]},{"numeric":[">=",0]}"#, "5"),
            ("[404,null]", r#"{"numeric":["<",404]},{"numeric":[">",404]}"#, "500"),
            ("true", "false", "false"),
            ("[1,true]", r#"{"prefix":""},{"numeric":["<",1]},{"numeric":[">",1]},false,null"#, "null"),
            (r#"[404,"410"]"#, r#"{"anything-but":[410,404]}"#, "500"),
            (r#"[404,"410"]"#, r#"{"anything-but":["410","404"]}"#, r#""500""#),
            (r#"[["x","y"]]"#, r#"{"anything-but":["x","y"]}"#, r#""z""#),
        ];
        for (operand, elements, value) in cases {
            let pattern = format!(r#"{{"detail":{{"code":[{{"anything-but":{operand}}}]}}}}"#);
            let remedied = format!(r#"{{"detail":{{"code":[{elements}]}}}}"#);
            first("anything-but-mixed", &pattern, &format!(r#"{{"detail":{{"code":{value}}}}}"#), &remedied);
        }
    }

    #[test]
    fn strings_with_something_else_are_not_expressible() {
        let pattern = r#"{"code": [{"anything-but": [404, "gone", 410]}]}"#;
        inexpressible("anything-but-mixed", pattern, r#"{"code": 500}"#);
        diagnosed(pattern, r#"{"code": "open"}"#, |_, told| {
            assert_eq!(told.found[0].remedies[0].text, r#"{"code": [{"anything-but": ["gone"]}]}"#);
        });
        inexpressible(
            "anything-but-mixed",
            r#"{"code": [{"anything-but": ["x", null]}]}"#,
            r#"{"code": "y"}"#,
        );
    }

    #[test]
    fn operators_in_the_list_are_another_mistake() {
        absent("anything-but-mixed", r#"{"a":[{"anything-but":[{"prefix":"x"}]}]}"#, r#"{"a":"y"}"#);
        absent("anything-but-mixed", r#"{"a":[{"anything-but":[]}]}"#, r#"{"a":"y"}"#);
    }
}
