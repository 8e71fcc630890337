//! Whether a source is silent for longer than is its habit.
//!
//! A habit is what the last arrivals show: how long it usually is from one to the next, and how long it was silent before
//! at this time of the day, for some wires sleep at night. Until there are a few arrivals there is none.

/// The shortest silence that is told of, in seconds.
const LEAST: i64 = 15 * 60;
/// How many gaps make a habit.
const FEW: usize = 5;
/// How much longer than usual is too long.
const TIMES: i64 = 3;
/// The seconds of an hour and of a day.
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Since when a source is silent for longer than its habit, by when something came from it (the latest first, in seconds
/// since 1970); `None` when it is not, or when no habit is known.
pub fn silent_since(came: &[i64], now: i64) -> Option<i64> {
    let last = *came.first()?;
    let mut gaps: Vec<(i64, i64)> =
        came.windows(2).filter_map(|two| Some((*two.get(1)?, two.first()? - two.get(1)?))).collect();
    if gaps.len() < FEW {
        return None;
    }
    let at_this_time = |began: i64| {
        let apart = (began - last).rem_euclid(DAY);
        apart.min(DAY - apart) <= HOUR
    };
    let known = gaps.iter().filter(|(began, _)| at_this_time(*began)).map(|(_, gap)| *gap).max().unwrap_or_default();
    gaps.sort_by_key(|(_, gap)| *gap);
    let usual = gaps.get(gaps.len() / 2).map_or(0, |(_, gap)| *gap);
    // A little longer than the last night is no alarm yet.
    let habit = usual.saturating_mul(TIMES).max(known + known / 4).max(LEAST);
    (now - last > habit).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_930_000_000;

    /// Arrivals every so many seconds, the last one then.
    fn every(gap: i64, count: i64, last: i64) -> Vec<i64> {
        (0..count).map(|n| last - n * gap).collect()
    }

    #[test]
    fn b15_a_silence_is_longer_than_thrice_the_usual_and_a_quarter_of_an_hour() {
        let wire = every(600, 20, NOW);
        assert_eq!((silent_since(&wire, NOW + 1800), silent_since(&wire, NOW + 1801)), (None, Some(NOW)));
        let busy = every(5, 20, NOW);
        assert_eq!((silent_since(&busy, NOW + 900), silent_since(&busy, NOW + 901)), (None, Some(NOW)));
        assert_eq!(silent_since(&every(5, 5, NOW), NOW + DAY), None, "four gaps are no habit");
        assert_eq!(silent_since(&[], NOW), None);
    }

    #[test]
    fn b15_a_wire_that_sleeps_at_night_may_sleep_the_next_night_too() {
        let evening = NOW;
        let yesterday = every(600, 60, evening - DAY);
        let today = every(600, 60, evening);
        let came: Vec<_> = today.into_iter().chain(yesterday).collect();
        let night = DAY - 59 * 600;
        assert_eq!(silent_since(&came, evening + night), None);
        assert_eq!(silent_since(&came, evening + 2 * night), Some(evening));
    }
}
