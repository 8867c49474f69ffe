//! M38: the pattern ends where the event goes on, or goes on where the event ends.

mod pairs;
mod shallow;

use eventglass_pattern::{Op, Reason};
use eventglass_syntax::{Path, Step, Text, sort_by_order};

use crate::case::{Case, Fit, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::fields::FieldId;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::Rewrite;
use crate::words::{Said, Words, code, listed, value};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M38",
    code: "type-mismatch-depth",
    title: Said {
        english: "pattern and event differ in depth",
        japanese: "パターンとイベントで階層の深さが違う",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "The pattern has a list of values where the event has an object, or goes on into fields where the event \
                  has a plain value, or names a field where the event has a list of `key` and `value`. Lists are compared \
                  with plain values only, so none of these ever matches. End the pattern where the event has the value.",
        japanese: "イベントにオブジェクトがある場所に値のリストを書いた場合、値がある場所からさらに深いフィールドを指定した\
                   場合、`key` と `value` の組が並ぶ場所で名前をフィールドとして指定した場合です。パターンのリストは値と\
                   しか比較されないため、どれも一致しません。イベントに値がある階層でパターンを終えてください。",
    },
    example: Example {
        pattern: r#"{"detail":{"state":["running"]}}"#,
        event: r#"{"detail":{"state":{"name":"running"}}}"#,
        remedied: Some(r#"{"detail":{"state":{"name":["running"]}}}"#),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let failing = case.failing();
    let deep: Vec<Deep<'_>> = failing.iter().filter_map(|told| Deep::of(case, *told)).collect();
    let mut found = shallow::find(case, &failing);
    found.extend(pairs::find(case, &failing));
    if !deep.is_empty() {
        found.push(told(case, &deep));
    }
    found
}

/// A condition on an object, and the values below it.
struct Deep<'c> {
    told: Told<'c>,
    field: FieldId,
    /// The likeliest first.
    leaves: Vec<Leaf>,
}

/// A value below an object.
struct Leaf {
    id: FieldId,
    /// The keys that lead there from the object.
    keys: Vec<Text>,
    there: Fit,
}

impl<'c> Deep<'c> {
    fn of(case: &Case<'_>, told: Told<'c>) -> Option<Self> {
        let Reason::GoesOn { at } = &told.verdict.reason else { return None };
        if told.condition.alternatives.iter().all(|it| matches!(it.op, Op::Exists | Op::Absent)) {
            return None;
        }
        let field = case.fields.spanning(at.span)?;
        let leaves = leaves(case, told, field).filter(|leaves| !leaves.is_empty())?;
        Some(Deep { told, field, leaves })
    }

    /// The value that is surely meant.
    fn best(&self) -> Option<&Leaf> {
        self.leaves.first().filter(|leaf| leaf.there.held > 0)
    }
}

/// The values below an object, each path once; those first that pass the condition.
fn leaves(case: &Case<'_>, told: Told<'_>, field: FieldId) -> Option<Vec<Leaf>> {
    let list = case.list(told.condition)?.span.of(case.text);
    let path = case.fields.keys(field);
    let leaf = |(id, keys): (FieldId, Vec<Text>)| {
        let there = case.put_elsewhere(&[&*path, &*keys].concat(), list)?;
        Some(Leaf { id, keys, there })
    };
    let mut found: Vec<Leaf> = case.fields.paths_below(field).into_iter().filter_map(leaf).collect();
    let is_text = |leaf: &Leaf| case.fields.get(leaf.id).is_some_and(|it| it.node.as_str().is_some());
    sort_by_order(&mut found, |leaf| match leaf.there {
        Fit { asks: true, .. } => 0,
        Fit { held: 1.., .. } if is_text(leaf) => 1,
        Fit { held: 1.., .. } => 2,
        _ => 3,
    });
    Some(found)
}

fn told(case: &Case<'_>, deep: &[Deep<'_>]) -> Finding {
    let mut said = Words::default();
    for it in deep {
        said = said.and(&said_of(case, it));
    }
    let conditions: Vec<Told<'_>> = deep.iter().map(|it| it.told).collect();
    let places = deep.iter().flat_map(|it| {
        let field = case.fields.get(it.field).map(|field| Place::Event(field.node.span));
        [Some(Place::Pattern(it.told.condition.span)), field].into_iter().flatten()
    });
    let asks = deep.iter().any(|it| it.best().is_some_and(|leaf| leaf.there.asks));
    let certainty = match asks {
        true => Certainty::Likely,
        false if case.failing().len() == deep.len() && deep.iter().all(|it| it.best().is_none()) => {
            Certainty::Certain
        }
        false => Certainty::Possible,
    };
    let finding = Finding::accounting(&conditions, certainty, said).at(places);
    if let [it] = deep {
        let offered = |finding: Finding, leaf| finding.remedy(draft(case, &[(it.told, leaf)]));
        return it.leaves.iter().take(3).fold(finding, offered);
    }
    let all = deep.iter().filter_map(|it| Some((it.told, it.best()?))).collect::<Vec<_>>();
    finding.remedy(draft(case, &all))
}

fn said_of(case: &Case<'_>, deep: &Deep<'_>) -> Words {
    let path = code(deep.told.condition.path.as_str());
    let name = |leaf: &Leaf| {
        let field = case.fields.get(leaf.id)?;
        let keys = Text::joined(&leaf.keys.iter().collect::<Vec<_>>(), ".");
        Some(format!("{} ({})", code(keys.as_str()), value(&field.node.value)))
    };
    let leaves = listed(&deep.leaves.iter().filter_map(name).collect::<Vec<_>>());
    Words::new(
        format!("The pattern ends at {path}, but the event goes on below it, with {}.", leaves.english),
        format!("パターンは {path} で終わっていますが、イベントではさらに {} が続きます。", leaves.japanese),
    )
}

fn draft(case: &Case<'_>, leaves: &[(Told<'_>, &Leaf)]) -> Option<Draft> {
    let text = leaves.iter().try_fold(Rewrite::of(case.text), |rewrite, (told, leaf)| {
        rewrite.deepen(&case.address(told.condition)?, &leaf.keys)
    })?;
    let label = match leaves {
        [(_, leaf)] => {
            let path = case.fields.dotted(leaf.id);
            let path = code(path.as_str());
            Words::new(format!("Ask for {path}"), format!("{path} を条件にする"))
        }
        _ => Words::new("Ask for the values below", "その下の値を条件にする"),
    };
    Some(Draft::pattern(label, text.text()))
}

fn keys_of(path: &Path) -> Vec<Text> {
    let key = |step: &Step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    };
    path.steps.iter().filter_map(key).collect()
}

#[cfg(test)]
mod tests;
