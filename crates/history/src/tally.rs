//! Counts over many events.

use eventglass_event::Event;
use eventglass_syntax::sort_by_order;

use crate::Moment;

/// Counts over events, and their spread over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// By `detail-type`.
    pub detail_types: Vec<Count>,
    /// By `source`.
    pub sources: Vec<Count>,
    /// By the name that a list shows: the call, else the detail-type.
    pub names: Vec<Count>,
    /// At most 60 spans of one round width that hold all events with a time, empty ones between them included.
    pub histogram: Vec<Bin>,
    /// The time of the oldest event.
    pub first: Option<Moment>,
    /// The time of the newest event.
    pub last: Option<Moment>,
    /// How many events have no time.
    pub without_time: usize,
}

/// How often a value occurs. Lists of them begin with the most frequent, equal ones by the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// `aws.ec2`
    pub value: String,
    /// At least 1.
    pub count: usize,
}

/// A span of time and the events in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// Its first moment.
    pub from: Moment,
    /// The first moment after it.
    pub to: Moment,
    /// The events in it.
    pub count: usize,
}

const MAX_BINS: i64 = 60;

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Widths of bins. Sixty of the last hold every moment there is.
#[rustfmt::skip]
const WIDTHS: [i64; 19] = [
    SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR,
    DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY, 3_650 * DAY, 36_500 * DAY, 365_000 * DAY, 3_650_000 * DAY,
];

/// Counts of the events.
pub fn tally(events: &[Event]) -> Tally {
    let times: Vec<Moment> = events.iter().filter_map(|event| Moment::of_event(&event.node)).collect();
    Tally {
        detail_types: counts(events.iter().filter_map(Event::detail_type).collect()),
        sources: counts(events.iter().filter_map(Event::source).collect()),
        names: counts(events.iter().map(Event::name).collect()),
        histogram: histogram(&times),
        first: times.iter().min().copied(),
        last: times.iter().max().copied(),
        without_time: events.len() - times.len(),
    }
}

fn counts(mut values: Vec<&str>) -> Vec<Count> {
    values.sort_unstable();
    let alike = values.chunk_by(|one, other| one == other);
    let count = |alike: &[&str]| Some(Count { value: (*alike.first()?).to_owned(), count: alike.len() });
    let mut counts: Vec<Count> = alike.filter_map(count).collect();
    sort_by_order(&mut counts, |count: &Count| u64::MAX - count.count as u64);
    counts
}

fn histogram(times: &[Moment]) -> Vec<Bin> {
    let (Some(first), Some(last)) = (times.iter().min(), times.iter().max()) else {
        return Vec::new();
    };
    let bins = |width: i64| last.millis().div_euclid(width) - first.millis().div_euclid(width) + 1;
    let width = WIDTHS.into_iter().find(|width| bins(*width) <= MAX_BINS).unwrap_or(i64::MAX);
    let start = first.millis().div_euclid(width);
    let bin = |index: i64| {
        let from = (start + index) * width;
        Bin { from: Moment::from_millis(from), to: Moment::from_millis(from + width), count: 0 }
    };
    let mut histogram: Vec<Bin> = (0..bins(width)).map(bin).collect();
    for time in times {
        let index = usize::try_from(time.millis().div_euclid(width) - start).unwrap_or_default();
        if let Some(bin) = histogram.get_mut(index) {
            bin.count += 1;
        }
    }
    histogram
}

#[cfg(test)]
mod tests {
    use super::*;
    use eventglass_event::ingest;

    fn shown(counts: &[Count]) -> Vec<String> {
        counts.iter().map(|it| format!("{} {}", it.count, it.value)).collect()
    }

    #[test]
    fn the_most_frequent_come_first_then_by_name() {
        let event =
            |source: &str, kind: &str| format!(r#"{{"source": "{source}", "detail-type": "{kind}"}}"#);
        let text =
            [event("b", "x"), event("a", "y"), event("c", "x"), event("c", "x"), "{}".to_owned()].concat();
        let tally = tally(&ingest(&text, 9).events);
        assert_eq!(shown(&tally.sources), ["2 c", "1 a", "1 b"]);
        assert_eq!(shown(&tally.detail_types), ["3 x", "1 y"]);
        assert_eq!(shown(&tally.names), ["3 x", "1 event", "1 y"]);
        assert_eq!((tally.without_time, tally.first, tally.histogram.len()), (5, None, 0));
    }

    #[test]
    fn bins_are_round_and_at_most_sixty() {
        for (times, width, bins) in [
            (&[0][..], SECOND, 1),
            (&[0, 59_999], SECOND, 60),
            (&[999, 60_000], 5 * SECOND, 13),
            (&[0, HOUR - 1], MINUTE, 60),
            (&[0, 8 * HOUR], 15 * MINUTE, 33),
            (&[-1, 0], SECOND, 2),
            (&[0, 400 * DAY], 7 * DAY, 58),
            (&[i64::MIN, i64::MAX], 365_000 * DAY, 11),
        ] {
            let times: Vec<Moment> = times.iter().map(|millis| Moment::from_millis(*millis)).collect();
            let histogram = histogram(&times);
            assert_eq!(histogram.len(), bins, "{times:?}");
            assert_eq!(histogram.iter().map(|bin| bin.count).sum::<usize>(), times.len());
            assert!(histogram.iter().all(|bin| bin.to.millis() - bin.from.millis() <= width));
            assert!(histogram.windows(2).all(|pair| pair[0].to == pair[1].from));
            let holds =
                |bin: &Bin| bin.count == 0 || times.iter().any(|time| bin.from <= *time && *time <= bin.to);
            assert!(histogram.iter().all(holds));
        }
    }
}
