//! A zone for times that state none.

use super::draft::Offset;
use super::zone_names::{Named, named};
use crate::model::Time;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};

/// A time zone: an offset, or the rules of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// From an IANA name (`Europe/Berlin`), an offset (`+02:00`, `-0330`), `Z`, `UTC` or a name such as `MEZ` that
    /// means one offset. `None` for what means none, or several.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(rest) = text.strip_prefix(['+', '-']) {
            return Self::offset(Self::digits(text.starts_with('-'), rest)?);
        }
        if text.contains('/') {
            return TimeZone::get(text).ok().map(Self);
        }
        match named(&text.to_ascii_lowercase()) {
            Named::Rfc822(offset) | Named::Regional(offset) => Self::offset(offset),
            // The database also knows places without a slash: Japan, Israel, Portugal.
            Named::None(_) if text.len() > 3 => TimeZone::get(text).ok().map(Self),
            Named::None(_) => None,
        }
    }

    /// The seconds east of UTC at a local time, summer time included. A time that the clocks skip or repeat counts
    /// with the offset before the change.
    fn seconds(&self, local: DateTime) -> i32 {
        let offset = match self.0.to_ambiguous_timestamp(local).offset() {
            AmbiguousOffset::Unambiguous { offset } => offset,
            AmbiguousOffset::Gap { before, .. } | AmbiguousOffset::Fold { before, .. } => before,
        };
        offset.seconds()
    }

    fn digits(west: bool, rest: &str) -> Option<Offset> {
        let (digits, width) = match rest.split_once(':') {
            Some((h, m)) if (1..=2).contains(&h.len()) && m.len() == 2 => (format!("{h:0>2}{m}"), 4),
            Some(_) => return None,
            None => (rest.to_owned(), rest.len()),
        };
        let number = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())??;
        Offset::from_number(west, number, width)
    }

    fn offset(offset: Offset) -> Option<Self> {
        let size = i32::from(offset.hours) * 3600 + i32::from(offset.minutes) * 60;
        let offset = jiff::tz::Offset::from_seconds(if offset.west { -size } else { size }).ok()?;
        Some(Self(TimeZone::fixed(offset)))
    }
}

/// The same local time with the offset that holds in a zone at that time; unchanged where a zone is stated already or
/// no clock is.
pub fn with_zone(time: &Time, zone: &Zone) -> Time {
    if time.has_zone() || !time.has_clock() {
        return time.clone();
    }
    zoned(time, zone).unwrap_or_else(|| time.clone())
}

/// The same, but a time that the clocks repeat counts as the later of the two.
pub fn latest(time: &Time, zone: &Zone) -> Time {
    let first = with_zone(time, zone);
    let later = || {
        let local: DateTime = time.as_str().get(..19)?.parse().ok()?;
        match zone.0.to_ambiguous_timestamp(local).offset() {
            AmbiguousOffset::Fold { after, .. } => placed(time, after.seconds()),
            AmbiguousOffset::Gap { .. } | AmbiguousOffset::Unambiguous { .. } => None,
        }
    };
    if time.has_zone() || !time.has_clock() { first } else { later().unwrap_or(first) }
}

fn zoned(time: &Time, zone: &Zone) -> Option<Time> {
    let local: DateTime = time.as_str().get(..19)?.parse().ok()?;
    placed(time, zone.seconds(local))
}

fn placed(time: &Time, seconds: i32) -> Option<Time> {
    // Offsets of local mean time have seconds, for which RFC 3339 has no place.
    let minutes = seconds / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let size = minutes.abs();
    Time::new(&format!("{time}{sign}{:02}:{:02}", size / 60, size % 60))
}
