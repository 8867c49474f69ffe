//! Events in time order.

use eventglass_event::Event;
use eventglass_syntax::sort_by_order;

use crate::Moment;

/// The numbers of the events in time order. Those of one time keep the order of the text, those without a time
/// come last.
pub fn order(events: &[Event]) -> Vec<usize> {
    let times: Vec<u64> = events.iter().map(|event| rank(Moment::of_event(&event.node))).collect();
    let mut order: Vec<usize> = (0..events.len()).collect();
    sort_by_order(&mut order, |index| times.get(*index).copied().unwrap_or(u64::MAX));
    order
}

/// A number that sorts as times do, absent ones last. It leaves the two highest bits free.
pub(crate) fn rank(time: Option<Moment>) -> u64 {
    let known = time.and_then(|time| u64::try_from(time.millis() + (1 << 60)).ok());
    known.unwrap_or(u64::MAX >> 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use eventglass_event::ingest;

    #[test]
    fn time_order_is_stable_and_ends_with_what_has_no_time() {
        let at = |time: &str| format!(r#"{{"detail-type": "d", "source": "s", "time": {time}}}"#);
        let text =
            [r#""2026-01-01T00:00:02Z""#, "null", r#""2026-01-01T01:00:01+01:00""#, "1767225602", r#""x""#];
        let text: String = text.iter().map(|time| at(time)).collect();
        assert_eq!(order(&ingest(&text, 9).events), [2, 0, 3, 1, 4]);
    }
}
