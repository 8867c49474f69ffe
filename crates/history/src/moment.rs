//! Points in time, as events spell them.

use std::fmt;

use eventglass_syntax::{Decimal, Node, Value};

const SECOND: i64 = 1000;
const DAY: i64 = 86_400 * SECOND;

/// What four digits of a year can tell; every moment lies between.
const EARLIEST: i64 = -62_167_219_200 * SECOND;
const LATEST: i64 = 253_402_300_800 * SECOND - 1;

/// A number of this size counts milliseconds; a smaller one counts seconds: as seconds it would be year 5138.
const LEAST_MILLIS: f64 = 1e11;

/// A point in time: milliseconds since 1970 in UTC, of the years 0 to 9999. Shown as ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// The moment so many milliseconds after 1970; the nearest there is where the year has not four digits.
    pub fn from_millis(millis: i64) -> Moment {
        Moment(millis.clamp(EARLIEST, LATEST))
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// The time that a text spells: ISO 8601 with a time of day (`2026-03-01T10:00:00.5+09:00`, a blank for the
    /// `T`, no offset for UTC), or a number since 1970, of seconds or of milliseconds. What is finer than a
    /// millisecond is cut off. None for anything else.
    pub fn parse(text: &str) -> Option<Moment> {
        iso(text.trim_ascii()).or_else(|| since_1970(&Decimal::parse(text.trim_ascii())?))
    }

    /// The time that a string or a number spells.
    pub fn of(node: &Node) -> Option<Moment> {
        match &node.value {
            Value::String(text) => Moment::parse(text.as_str()),
            Value::Number(number) => since_1970(&number.decimal()?),
            _ => None,
        }
    }

    /// The time of an event: its `time`, or where it has none the `eventTime` of the record in it.
    pub fn of_event(event: &Node) -> Option<Moment> {
        let recorded = || event.member("detail")?.member("eventTime");
        event.member("time").and_then(Moment::of).or_else(|| Moment::of(recorded()?))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date(self.0.div_euclid(DAY));
        let millis = self.0.rem_euclid(DAY);
        let seconds = millis / SECOND;
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        match millis % SECOND {
            0 => f.write_str("Z"),
            fraction => write!(f, ".{fraction:03}Z"),
        }
    }
}

fn since_1970(number: &Decimal) -> Option<Moment> {
    let number = number.as_exact_double()?;
    let millis = if number.abs() < LEAST_MILLIS { number * 1000.0 } else { number };
    // Beyond the range of an integer the cast stays at its end.
    bounded(millis.round() as i64)
}

fn bounded(millis: i64) -> Option<Moment> {
    (EARLIEST..=LATEST).contains(&millis).then_some(Moment(millis))
}

fn iso(text: &str) -> Option<Moment> {
    let mut rest = text;
    let year = number(&mut rest, 4, 0..=9999)?;
    mark(&mut rest, "-")?;
    let month = number(&mut rest, 2, 1..=12)?;
    mark(&mut rest, "-")?;
    let day = number(&mut rest, 2, 1..=31).filter(|day| *day <= days_in(year, month))?;
    mark(&mut rest, "T").or_else(|| mark(&mut rest, "t")).or_else(|| mark(&mut rest, " "))?;
    let hour = number(&mut rest, 2, 0..=23)?;
    mark(&mut rest, ":")?;
    let minute = number(&mut rest, 2, 0..=59)?;
    mark(&mut rest, ":")?;
    // A leap second is the first of the next minute.
    let second = number(&mut rest, 2, 0..=60)?;
    let millis = fraction(&mut rest)?;
    let seconds = (hour * 60 + minute) * 60 + second - offset(rest)?;
    bounded(days(year, month, day) * DAY + seconds * SECOND + millis)
}

/// Takes a number of so many digits off the front.
fn number(rest: &mut &str, digits: usize, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
    let (taken, after) = rest.split_at_checked(digits)?;
    let value = decimal(taken).filter(|value| range.contains(value))?;
    *rest = after;
    Some(value)
}

fn decimal(digits: &str) -> Option<i64> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    digits.bytes().try_fold(0, |number, byte| Some(number * 10 + digit(byte)?))
}

fn mark(rest: &mut &str, mark: &str) -> Option<()> {
    *rest = rest.strip_prefix(mark)?;
    Some(())
}

/// Takes `.5` off the front: 500. Zero where nothing of the kind stands there, none for a dot alone.
fn fraction(rest: &mut &str) -> Option<i64> {
    if mark(rest, ".").is_none() {
        return Some(0);
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (taken, after) = rest.split_at_checked(digits).filter(|_| digits > 0)?;
    *rest = after;
    let digit = |place: usize| taken.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
    Some(digit(0) * 100 + digit(1) * 10 + digit(2))
}

/// Seconds east of Greenwich: `Z`, `+09:00`, `-0330`, `+09`, or nothing.
fn offset(zone: &str) -> Option<i64> {
    if matches!(zone, "" | "Z" | "z") {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let mut rest = zone.strip_prefix(['+', '-'])?;
    let hours = number(&mut rest, 2, 0..=23)?;
    if rest.is_empty() {
        return Some(sign * hours * 3600);
    }
    let mut rest = rest.strip_prefix(':').unwrap_or(rest);
    let minutes = number(&mut rest, 2, 0..=59)?;
    rest.is_empty().then_some(sign * (hours * 60 + minutes) * 60)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1970 to a date. Years begin in March, so that the leap day is their last.
/// <https://howardhinnant.github.io/date_algorithms.html>
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

/// The date so many days after 1970.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_moment() {
        for text in [
            "2026-03-01T10:00:00Z",
            "2026-03-01T10:00:00.000Z",
            " 2026-03-01t10:00:00z ",
            "2026-03-01 10:00:00",
            "2026-03-01T19:00:00+09:00",
            "2026-03-01T06:30:00-0330",
            "2026-03-01T12:00:00+02",
            "2026-02-28T23:00:00-11:00",
            "2026-03-01T09:59:60Z",
            "2026-03-01T10:00:00.0004Z",
            "1772359200",
            "1772359200.0",
            "1.7723592E9",
            "1772359200000",
        ] {
            assert_eq!(Moment::parse(text).map(Moment::millis), Some(1_772_359_200_000), "{text}");
        }
    }

    #[test]
    fn a_moment_is_written_as_events_write_it() {
        for (millis, written) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (1_772_359_200_250, "2026-03-01T10:00:00.250Z"),
            (EARLIEST, "0000-01-01T00:00:00Z"),
            (i64::MIN, "0000-01-01T00:00:00Z"),
            (i64::MAX, "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(Moment::from_millis(millis).to_string(), written);
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "now",
            "2026-03-01",
            "2026-03-01T10:00Z",
            "2026-02-29T10:00:00Z",
            "2026-13-01T10:00:00Z",
            "2026-03-01T24:00:00Z",
            "2026-03-01T10:00:00.Z",
            "2026-03-01T10:00:00+9",
            "2026-03-01T10:00:00 JST",
            "2026-03-01T10:00:00Zx",
            "9999-12-31T23:59:59-01:00",
            "+2026-03-01T10:00:00Z",
            "２０２６-03-01T10:00:00Z",
            "1e300",
            "-1e300",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_event_without_time_has_that_of_its_record() {
        for (event, millis) in [
            (
                r#"{"time": "1970-01-01T00:00:01Z", "detail": {"eventTime": "1970-01-01T00:00:02Z"}}"#,
                Some(1000),
            ),
            (r#"{"time": 1.5}"#, Some(1500)),
            (r#"{"time": "soon", "detail": {"eventTime": "1970-01-01T00:00:02Z"}}"#, Some(2000)),
            (r#"{"time": null}"#, None),
            ("{}", None),
        ] {
            let node = eventglass_syntax::parse(event).value.unwrap();
            assert_eq!(Moment::of_event(&node).map(Moment::millis), millis, "{event}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(millis in EARLIEST..=LATEST) {
            let moment = Moment::from_millis(millis);
            prop_assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
        }

        #[test]
        fn no_text_panics(text in "[-+0-9TZ:. eE]{0,40}|\\PC{0,40}") {
            let _ = Moment::parse(&text);
        }
    }
}
