//! The moments that times mean. Where a zone is not known, or clocks show an hour twice, each is read so that the article
//! is held longer.

use crate::model::Time;
use crate::vocab::dates::{self, Zone};

/// UTC-12, where a day ends last, in seconds east of UTC.
const LAST_ZONE: i64 = -12 * 3600;
/// UTC+14, where a day begins first.
const FIRST_ZONE: i64 = 14 * 3600;

/// Whether the time stands for none: `0001-01-01T00:00:00Z`.
pub(super) fn is_placeholder(time: &Time) -> bool {
    time.as_str().starts_with("0000") || time.as_str().starts_with("0001")
}

/// When an embargo is over: a date when the day, month or year is. In seconds since 1970, the latest there may be.
pub(super) fn over(time: &Time, zone: Option<&Zone>) -> Option<i64> {
    let end = time.over();
    let part = i64::from(end.as_str().contains('.'));
    let at = match zone.filter(|_| !end.has_zone()) {
        Some(zone) => dates::latest(&end, zone).seconds(LAST_ZONE),
        None => end.seconds(LAST_ZONE),
    };
    at.map(|at| at + part)
}

/// When a validity ends: the earliest moment there may be.
pub(super) fn begins(time: &Time, zone: Option<&Zone>) -> Option<i64> {
    let start = time.start();
    match zone.filter(|_| !start.has_zone()) {
        Some(zone) => {
            let (one, other) = (dates::with_zone(&start, zone), dates::latest(&start, zone));
            Some(one.seconds(FIRST_ZONE)?.min(other.seconds(FIRST_ZONE)?))
        }
        None => start.seconds(FIRST_ZONE),
    }
}

/// When a licence that runs to a date has ended: the earliest moment after it.
pub(super) fn ended(time: &Time, zone: Option<&Zone>) -> Option<i64> {
    begins(&time.over(), zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_that_clocks_repeat_counts_as_the_later_one() {
        let zone = Zone::new("Europe/Berlin").unwrap();
        let at = |t: &str| Time::new(t).unwrap();
        let twice = at("2024-10-27T02:30:00");
        assert_eq!(over(&twice, Some(&zone)), at("2024-10-27T01:30:00Z").seconds(0));
        assert_eq!(begins(&twice, Some(&zone)).map(|s| s + 3600), over(&twice, Some(&zone)));
        let skipped = at("2024-03-31T02:30:00");
        assert_eq!(over(&skipped, Some(&zone)), at("2024-03-31T01:30:00Z").seconds(0));
    }

    #[test]
    fn a_date_is_over_when_the_day_is() {
        let at = |t: &str| Time::new(t).unwrap();
        for (date, end) in [
            ("2024-05-01", "2024-05-02T12:00:00Z"),
            ("2024-12-31", "2025-01-01T12:00:00Z"),
            ("2024-02", "2024-03-01T12:00:00Z"),
            ("2024", "2025-01-01T12:00:00Z"),
        ] {
            assert_eq!(over(&at(date), None), at(end).seconds(0), "{date}");
        }
        assert_eq!(begins(&at("2024-05"), None), at("2024-04-30T10:00:00Z").seconds(0));
        assert_eq!(over(&at("2024-05-01T10:00:00.5Z"), None), at("2024-05-01T10:00:01Z").seconds(0));
    }
}
