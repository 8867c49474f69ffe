//! Random calls, against the simplest model of what is left.

use super::*;
use crate::resources::{Kind, Row, kinds};
use crate::testing::{Record, Style};
use eventglass_event::ingest;
use proptest::prelude::*;

/// A row of a column by one of the places of its ids, chosen by number.
fn way(calls: &'static str, number: usize) -> (Row, &'static str) {
    let row = |row: Row| row.ids.split(['|', ',']).map(|ids| (row.clone(), ids)).collect::<Vec<_>>();
    let ways: Vec<(Row, &str)> = calls.split("; ").map(Row::read).flat_map(row).collect();
    ways[number % ways.len()].clone()
}

fn is_of_default(ids: &str) -> bool {
    ids.contains('\'')
}

/// Something that a call does to one of a few resources of a kind.
#[derive(Clone, Debug)]
struct Act {
    kind: usize,
    resource: usize,
    deletes: bool,
    way: usize,
    style: Style,
    fails: bool,
}

impl Act {
    fn kind(&self) -> &'static Kind {
        &kinds()[self.kind % kinds().len()]
    }

    fn json(&self, second: usize) -> String {
        let kind = self.kind();
        let (row, ids) = way(if self.deletes { kind.delete } else { kind.create }, self.way);
        let last = format!("r{}", self.resource);
        let names =
            if is_of_default(ids) { ["default", &last, "p", "q"] } else { ["default", &last, &last, &last] };
        let parts = ids.split('+').count();
        let mut record = Record::of(kind, &row, ids, if parts == 1 { &names[1..] } else { &names });
        record.second = second;
        record.error = Some("AccessDenied").filter(|_| self.fails && !row.call.contains(' '));
        record.json(self.style)
    }

    fn counts(&self) -> bool {
        let (row, _) = way(if self.deletes { self.kind().delete } else { self.kind().create }, self.way);
        !self.fails || row.call.contains(' ')
    }
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let style = prop_oneof![Just(Style::Plain), Just(Style::Older), Just(Style::Newer)];
    let act = (0..400_usize, 0..2_usize, any::<bool>(), 0..20_usize, style, prop::bool::weighted(0.1));
    let act = act.prop_map(|(kind, resource, deletes, way, style, fails)| Act {
        kind,
        resource,
        deletes,
        way,
        style,
        fails,
    });
    // A few kinds only, so that deletions meet creations.
    (prop::collection::vec(act, 0..60), 1..400_usize, 1..6_usize).prop_map(|(mut acts, first, few)| {
        for act in &mut acts {
            act.kind = first + act.kind % few;
        }
        // Databases of one name and different engines cannot be.
        acts.retain(|act| !act.kind().id.starts_with("docdb") && !act.kind().id.starts_with("neptune"));
        acts
    })
}

proptest! {
    #[test]
    fn what_is_left_is_what_was_made_less_what_was_taken_away(acts in acts()) {
        let text: Vec<String> = acts.iter().enumerate().map(|(second, act)| act.json(second)).collect();
        let mut wanted: Vec<(&str, usize)> = Vec::new();
        for act in acts.iter().filter(|act| act.counts()) {
            let kind = act.kind().id;
            wanted.retain(|it| *it != (kind, act.resource));
            if !act.deletes {
                wanted.push((kind, act.resource));
            }
        }
        let left = leftovers(&ingest(&text.concat(), 99).events, None);
        let mut found: Vec<(&str, usize)> = left.rows.iter().map(|row| {
            let resource = row.id.rsplit('/').next().unwrap().trim_start_matches('r').parse().unwrap();
            (row.kind, resource)
        }).collect();
        found.sort_unstable();
        wanted.sort_unstable();
        prop_assert_eq!(found, wanted);
        prop_assert_eq!(left.rows.len(), left.created + left.undone - left.deleted);
        prop_assert_eq!(left.failed, acts.iter().filter(|act| !act.counts()).count());
    }

    #[test]
    fn no_event_panics(text in "\\PC{0,60}", act in acts(), cut in 0..400_usize) {
        let mut mixed: String = act.iter().enumerate().map(|(second, act)| act.json(second)).collect();
        let cut = mixed.floor_char_boundary(cut.min(mixed.len()));
        mixed.insert_str(cut, &text);
        let events = ingest(&mixed, 99).events;
        let _ = leftovers(&events, None);
        let _ = crate::lifecycles(&events);
        let _ = crate::tally(&events);
    }
}
