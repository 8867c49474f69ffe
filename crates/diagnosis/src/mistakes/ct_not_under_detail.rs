//! M01: a field is asked for at a level where it is not.

mod moves;

use eventglass_pattern::{Op, Reason};
use eventglass_syntax::{Node, Text, Value};

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::near;
use crate::rewrite::{Move, Rewrite};
use crate::words::{Said, Words, code, listed, value};
use moves::{Elsewhere, Misplaced, along, misplaced};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M01",
    code: "ct-not-under-detail",
    title: Said { english: "field at the wrong level", japanese: "フィールドの階層が違う" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "The pattern asks for a field at a level where the event does not have it; the event has it higher up \
                  or deeper down. Most often it is a field of `detail`, such as `eventName` of CloudTrail, written at \
                  the top level. A pattern mirrors the event level by level. Move the field to where the event has it.",
        japanese: "パターンがフィールドを指定している階層に、そのフィールドはありません。イベントではもっと上か、もっと深い\
                   階層にあります。CloudTrail の `eventName` のような `detail` のフィールドを、最上位に書いた場合によく\
                   起こります。パターンの階層はイベントの階層と同じでなければなりません。イベントと同じ階層に移して\
                   ください。",
    },
    example: Example {
        pattern: r#"{"source":["aws.ec2"],"eventName":["RunInstances"]}"#,
        event: r#"{"source":"aws.ec2","detail-type":"AWS API Call via CloudTrail","detail":{"eventName":"RunInstances"}}"#,
        remedied: Some(r#"{"source":["aws.ec2"],"detail":{"eventName":["RunInstances"]}}"#),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let found = misplaced(case);
    let finding =
        if found.is_empty() { in_another_event(case).or_else(|| absent(case)) } else { told(case, &found) };
    finding.into_iter().collect()
}

fn told(case: &Case<'_>, found: &[Misplaced]) -> Option<Finding> {
    let first: Vec<&Elsewhere> = found.iter().filter_map(|it| it.places.first()).collect();
    let certainty = if first.iter().any(|it| it.only) { Certainty::Certain } else { Certainty::Likely };
    let (said, others) = match (found, first.as_slice()) {
        ([found], [place]) => (said_of_one(case, found, place), found.places.get(1..)?),
        _ => (said_of_several(found, &first), [].as_slice()),
    };
    let moved = |places: &[&Elsewhere]| {
        let moves: Vec<Move> = places.iter().map(|it| it.to.clone()).chain(along(case, found)).collect();
        Some(Draft::pattern(label(found, places), Rewrite::of(case.text).rearrange(&moves)?.text()))
    };
    // A list that stands at the right place is joined with what comes.
    let at_place = |told: &Told<'_>| first.iter().any(|it| told.condition.path == *it.dotted);
    let joined = case.failing().into_iter().filter(at_place).map(|told| told.id);
    let conditions = found.iter().flat_map(|it| it.conditions.clone()).chain(joined).collect();
    let finding = Finding { conditions, ..Finding::general(certainty, said) };
    let keys = found.iter().filter_map(|it| Some(it.address.member(case.tree.as_ref()?)?.key.span));
    let fields = first.iter().filter_map(|it| Some(case.fields.get(it.field)?.node.span));
    let finding = finding.at(keys.map(Place::Pattern)).at(fields.map(Place::Event)).remedy(moved(&first));
    let finding = others.iter().take(2).fold(finding, |finding, other| finding.remedy(moved(&[other])));
    Some(match (found, first.as_slice()) {
        ([found], [place]) if is_asked_for(case, place) => finding.remedy(removed(case, found)),
        _ => finding,
    })
}

fn said_of_one(case: &Case<'_>, found: &Misplaced, place: &Elsewhere) -> Words {
    let (asked, path) = (code(&found.asked()), code(&place.dotted));
    let (name, name_ja) = if place.same_name {
        ("one of that name", "同じ名前の")
    } else {
        ("one of a similar name", "よく似た名前の")
    };
    let (at, at_ja) = if place.is_at_top() {
        (format!("the top level, {path}"), format!("最上位 ({path}) "))
    } else {
        (path.clone(), format!(" {path} "))
    };
    let mut said = Words::new(
        format!("The pattern asks for {asked}; the event has no such field, but has {name} at {at}."),
        format!(
            "パターンは {asked} を指定していますが、イベントにそのフィールドはなく、{name_ja}フィールドが{at_ja}にあります。"
        ),
    );
    let there = case.fields.get(place.field).map(|field| &field.node.value);
    if let Some(there) =
        there.filter(|it| place.there.held == 0 && !matches!(it, Value::Array(_) | Value::Object(_)))
    {
        said = said.and(&Words::new(
            format!("There it is {}, which the list does not accept either.", value(there)),
            format!("ただし値は {} で、リストのどの候補にも一致しません。", value(there)),
        ));
    }
    if is_asked_for(case, place) {
        said = said.and(&Words::new(
            format!("The pattern asks for {path} too: both lists become one."),
            format!("パターンには {path} の条件もあるため、リストを 1 つにまとめます。"),
        ));
    }
    said
}

/// Whether the pattern has a condition at the right place too.
fn is_asked_for(case: &Case<'_>, place: &Elsewhere) -> bool {
    let conditions = case.pattern().map_or(&[][..], |pattern| &pattern.conditions);
    conditions.iter().any(|it| it.path == *place.dotted)
}

fn said_of_several(found: &[Misplaced], places: &[&Elsewhere]) -> Words {
    let asked = listed(&found.iter().map(|it| code(&it.asked())).collect::<Vec<_>>());
    let paths = listed(&places.iter().map(|it| code(&it.dotted)).collect::<Vec<_>>());
    Words::new(
        format!("The pattern asks for {}; the event has {}.", asked.english, paths.english),
        format!(
            "パターンは {} を指定していますが、イベントにあるのは {} です。",
            asked.japanese, paths.japanese
        ),
    )
}

fn label(found: &[Misplaced], places: &[&Elsewhere]) -> Words {
    match (found, places) {
        ([found], [place]) if place.is_at_top() => {
            let wanted = code(&found.wanted);
            Words::new(format!("Move {wanted} to the top level"), format!("{wanted} を最上位に移す"))
        }
        ([found], [place]) => {
            let (wanted, path) = (code(&found.wanted), code(&place.dotted));
            Words::new(format!("Move {wanted} to {path}"), format!("{wanted} を {path} に移す"))
        }
        _ => {
            Words::new("Move the fields to where the event has them", "イベントと同じ階層にフィールドを移す")
        }
    }
}

fn removed(case: &Case<'_>, found: &Misplaced) -> Option<Draft> {
    let text = Rewrite::of(case.text).remove(&found.address)?.text();
    let asked = code(&found.asked());
    let label = Words::new(format!("Leave {asked} out"), format!("{asked} の条件を外す"));
    Some(Draft::pattern(label, text))
}

/// `{"errorCode": [{"exists": false}]}` at the top level: the field never stands there, so the condition always holds.
fn absent(case: &Case<'_>) -> Option<Finding> {
    let tree = case.tree.as_ref().filter(|_| case.matches())?;
    let is_absent = |told: &Told<'_>| {
        let asks = told.condition.alternatives.iter().any(|it| it.op == Op::Absent);
        asks && matches!(told.verdict.reason, Reason::Absent { instead: None, .. })
    };
    let (told, field) = case.holding().into_iter().filter(is_absent).find_map(|told| {
        let key = told.condition.key_steps().first().copied()?;
        let path = Text::joined(&[&"detail".into(), &told.condition.path], ".");
        let field = case.fields.at(&path).first().copied()?;
        (!near::ENVELOPE.contains(&key.as_str())).then_some((told, field))
    })?;
    let from = case.key_address(told.condition, 0)?;
    let keys = vec!["detail".into(), from.member(tree)?.key.value.clone()];
    let object = from.outer()?;
    let (path, there) = (code(told.condition.path.as_str()), code(case.fields.dotted(field).as_str()));
    let said = Words::new(
        format!(
            "The pattern wants {path} to be absent at the top level, where it never is; this event has {there}."
        ),
        format!(
            "パターンは最上位に {path} がないことを条件にしていますが、最上位には元々ありません。\
             このイベントには {there} があります。"
        ),
    );
    let label = Words::new(format!("Move {path} to {there}"), format!("{path} を {there} に移す"));
    let text = Rewrite::of(case.text).rearrange(&[Move { from, object, keys }])?.text();
    let places = [Place::Pattern(told.condition.key), Place::Event(case.fields.get(field)?.node.span)];
    Some(Finding::general(Certainty::Likely, said).at(places).remedy(Some(Draft::pattern(label, text))))
}

/// A field of `detail` at the top level that this event has nowhere, and another event has in `detail`.
fn in_another_event(case: &Case<'_>) -> Option<Finding> {
    let (told, key) = case.failing().into_iter().find_map(|told| {
        let key = told.condition.key_steps().first().copied()?;
        let has = |node: &Node| node.member("detail").is_some_and(|it| it.member(key.as_str()).is_some());
        let lacks = matches!(&told.verdict.reason, Reason::Missing { at, .. } if at.path.steps.is_empty());
        let is_there = lacks && !near::ENVELOPE.contains(&key.as_str()) && case.others.nodes().any(has);
        is_there.then_some((told, key))
    })?;
    let path = Text::joined(&[&"detail".into(), key], ".");
    let (key, path) = (code(key.as_str()), code(path.as_str()));
    let said = Words::new(
        format!(
            "No event has a field {key} at the top level. This event has none at all; another has {path}."
        ),
        format!(
            "最上位に {key} があるイベントはありません。このイベントにはどこにもなく、別のイベントでは {path} にあります。"
        ),
    );
    Some(Finding::about(told.id, Certainty::Certain, said).at([Place::Pattern(told.condition.key)]))
}

#[cfg(test)]
mod tests;
