//! Resources that were created and not deleted.

use std::collections::HashMap;

use eventglass_event::Event;
use eventglass_syntax::sort_by_order;

use crate::resources::Action;
use crate::touch::{Made, Touch, touch};
use crate::{Moment, Who, order};

/// What a history leaves behind. `rows` has `created - deleted + undone` of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leftovers {
    /// The resources: the dearest kinds first, of EC2 instances the larger first, then the newest first.
    pub rows: Vec<Leftover>,
    /// How many resources were created.
    pub created: usize,
    /// How many of those were deleted, also where that was undone.
    pub deleted: usize,
    /// How many calls that would create or delete are left out: they failed, or were dry runs.
    pub failed: usize,
    /// How many deletions of created resources were undone.
    pub undone: usize,
    /// How many resources were deleted whose creation the events do not show.
    pub deletions_without_creation: usize,
    /// The regions that the events are of, sorted.
    pub regions: Vec<String>,
    /// The time of the oldest event.
    pub first: Option<Moment>,
    /// The time of the newest event.
    pub last: Option<Moment>,
    /// When the resources have been running until: the present that was given, or the newest event.
    pub now: Option<Moment>,
}

/// A resource that was created and not deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct Leftover {
    /// `ec2-instance`
    pub kind: &'static str,
    /// `EC2 instance`
    pub kind_name: &'static str,
    /// `i-0123456789abcdef0`, a name, or the last part of an ARN
    pub id: String,
    /// What people call it, where that is not the id.
    pub name: Option<String>,
    /// `t3.micro`, `db.r5.large`, `gp3 100 GiB`
    pub size: Option<String>,
    /// `eu-west-1`
    pub region: Option<String>,
    /// `111122223333`
    pub account: Option<String>,
    /// Who created it.
    pub who: Option<Who>,
    /// When it was created.
    pub created: Option<Moment>,
    /// The number of the event that created it.
    pub event: usize,
    /// How long it has been there.
    pub running_ms: Option<i64>,
    /// The address of its page in the console.
    pub console: Option<String>,
}

/// What was created and not deleted, by all kinds of the table. Without `now`, in milliseconds since 1970, the present
/// is the time of the newest event. Time and memory grow with the events, by a factor for those in the table.
pub fn leftovers(events: &[Event], now: Option<i64>) -> Leftovers {
    let mut touches: Vec<Touch> =
        events.iter().enumerate().filter_map(|(index, event)| touch(index, event)).collect();
    sort_by_order(&mut touches, Touch::order);
    let mut ledger = Ledger::default();
    for touch in &touches {
        ledger.enter(touch);
    }
    let times = || events.iter().filter_map(|event| Moment::of_event(&event.node));
    let (first, last) = (times().min(), times().max());
    let now = now.map(Moment::from_millis).or(last);
    let mut left = Leftovers { regions: regions(events), first, last, now, ..ledger.counts };
    let mut entries: Vec<Entry<'_>> = ledger.entries.into_iter().filter(|entry| entry.is_there).collect();
    sort_by_order(&mut entries, Entry::newest_first);
    sort_by_order(&mut entries, Entry::dearest_first);
    left.rows = entries.iter().filter_map(|entry| entry.row(events, now)).collect();
    left
}

fn regions(events: &[Event]) -> Vec<String> {
    let mut regions: Vec<&str> = events.iter().filter_map(Event::region).collect();
    regions.sort_unstable();
    regions.dedup();
    regions.into_iter().map(str::to_owned).collect()
}

/// Creations and deletions by key.
#[derive(Default)]
struct Ledger<'a> {
    counts: Leftovers,
    entries: Vec<Entry<'a>>,
    /// The newest entry of each key.
    known: HashMap<&'a str, usize>,
}

/// A resource: one that was created, or one of which only a deletion was seen.
struct Entry<'a> {
    made: Option<&'a Made>,
    event: usize,
    time: Option<Moment>,
    is_there: bool,
}

impl<'a> Ledger<'a> {
    fn enter(&mut self, touch: &'a Touch) {
        self.counts.failed += usize::from(touch.is_void);
        for named in &touch.resources {
            let entry = self.find(&named.keys);
            match touch.action {
                Action::Create => self.create(entry, &named.keys, named.made.as_ref(), touch),
                Action::Delete => self.delete(entry, &named.keys, touch),
                Action::Undo => self.undo(entry),
            }
        }
    }

    /// The entry of any of the keys; of a call that does not tell the kind, the one that is there.
    fn find(&self, keys: &[String]) -> Option<usize> {
        let known = || keys.iter().filter_map(|key| self.known.get(key.as_str()).copied());
        let is_there = |entry: &usize| self.entries.get(*entry).is_some_and(|entry| entry.is_there);
        known().find(is_there).or_else(|| known().next())
    }

    fn create(&mut self, entry: Option<usize>, keys: &'a [String], made: Option<&'a Made>, touch: &Touch) {
        let before = entry.and_then(|entry| self.entries.get(entry));
        if before.is_some_and(|before| before.is_there) {
            // A page pasted twice, or a call like `PutRule` that changes what is there.
            return;
        }
        // Where the time is not known the deletion may well be the later one.
        let is_deleted = before.is_some_and(|before| before.made.is_none() && touch.time.is_none());
        self.counts.created += 1;
        self.counts.deleted += usize::from(is_deleted);
        self.counts.deletions_without_creation -= usize::from(is_deleted);
        self.add(keys, Entry { made, event: touch.event, time: touch.time, is_there: !is_deleted });
    }

    fn delete(&mut self, entry: Option<usize>, keys: &'a [String], touch: &Touch) {
        let Some(entry) = entry.and_then(|entry| self.entries.get_mut(entry)) else {
            self.counts.deletions_without_creation += 1;
            return self
                .add(keys, Entry { made: None, event: touch.event, time: touch.time, is_there: false });
        };
        self.counts.deleted += usize::from(entry.is_there);
        entry.is_there = false;
    }

    fn undo(&mut self, entry: Option<usize>) {
        let entry = entry.and_then(|entry| self.entries.get_mut(entry));
        if let Some(entry) = entry.filter(|entry| entry.made.is_some() && !entry.is_there) {
            entry.is_there = true;
            self.counts.undone += 1;
        }
    }

    fn add(&mut self, keys: &'a [String], entry: Entry<'a>) {
        for key in keys {
            self.known.insert(key, self.entries.len());
        }
        self.entries.push(entry);
    }
}

impl Entry<'_> {
    fn newest_first(&self) -> u64 {
        self.time.map_or(u64::MAX, |time| (u64::MAX >> 1) - order::rank(Some(time)))
    }

    fn dearest_first(&self) -> u64 {
        let Some(made) = self.made else {
            return u64::MAX;
        };
        let size = made.size.as_deref().filter(|_| made.kind.id == "ec2-instance").map_or(0, instance_size);
        (made.rank as u64) << 32 | u64::from(u32::MAX - size)
    }

    fn row(&self, events: &[Event], now: Option<Moment>) -> Option<Leftover> {
        let made = self.made?;
        let running = |now: Moment| Some(now.millis().saturating_sub(self.time?.millis()).max(0));
        Some(Leftover {
            kind: made.kind.id,
            kind_name: made.kind.name,
            id: made.id.clone(),
            name: made.name.clone(),
            size: made.size.clone(),
            region: made.region.clone(),
            account: made.account.clone(),
            who: events.get(self.event).and_then(|event| Who::of_event(&event.node)),
            created: self.time,
            event: self.event,
            running_ms: now.and_then(running),
            console: made.console.clone(),
        })
    }
}

/// How large an instance type is, by what follows the family: `nano` is 1, and each size twice the one before it up
/// to `xlarge`; `12xlarge` is twelve of those.
fn instance_size(instance_type: &str) -> u32 {
    const XLARGE: u32 = 32;
    let Some((_, size)) = instance_type.rsplit_once('.') else {
        return 0;
    };
    match size {
        "nano" => 1,
        "micro" => 2,
        "small" => 4,
        "medium" => 8,
        "large" => 16,
        "xlarge" => XLARGE,
        // Whole machines: larger than what is cut out of them.
        metal if metal.starts_with("metal") => u32::MAX,
        _ => size
            .strip_suffix("xlarge")
            .and_then(|n| n.parse::<u16>().ok())
            .map_or(0, |n| u32::from(n) * XLARGE),
    }
}

#[cfg(test)]
mod random;
#[cfg(test)]
mod records;
#[cfg(test)]
mod tests;
