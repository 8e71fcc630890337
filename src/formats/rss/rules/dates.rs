//! Dates of RSS.

use super::{CHANNEL, KEPT, profile};
use crate::diag::Level;
use crate::formats::check::check;
use crate::formats::checks::{Found, Spot, each, rfc822, text, values, without_comments};
use crate::formats::{Check, Part, finding, rule};

/// The rules of dates.
pub(super) const RULES: &[Check] = &[
    check(&BAD_DATE, bad_date).covering(&["date/odd", "date/unreadable", KEPT]).at(":pubDate :lastBuildDate"),
    check(&DATE_FORM, date_form).covering(&["date/odd"]).at(":pubDate :lastBuildDate"),
];

/// Where dates stand.
const DATES: &[Spot] = &[text("", "pubDate"), text("", "lastBuildDate")];

rule! { BAD_DATE = "rss" / "bad-date", CHANNEL;
    "Dates are those of RFC 822, with a zone and the right weekday; the year may have four digits."
    "Readers sort by it; of a date they cannot read, many take the time at which they found the item."
    "Write the date as `Sat, 07 Sep 2002 09:42:31 GMT`."
}

fn bad_date(part: &Part<'_>, found: Found<'_>) {
    each(part, &BAD_DATE, DATES, rfc822, "a date of RFC 822 with a zone and its own weekday", found);
}

rule! { DATE_FORM = "rss" / "date-form",
    profile("Date and time", "https://www.rssboard.org/rss-profile#data-types-datetime", Level::Should);
    "The year of a date has four digits; no comments stand in it, and its zone is one that is in use."
    "Readers guess the century, and few of them know comments."
    "Write the date as `Sat, 07 Sep 2002 09:42:31 GMT`."
}

fn date_form(part: &Part<'_>, found: Found<'_>) {
    for value in values(part, DATES).filter(|value| !is_usual(value.text.as_bytes())) {
        if let Some(what) = odd(&value.text).filter(|_| rfc822(&value.text)) {
            found(finding(
                &DATE_FORM,
                format!("`{}`, the value of {}, {what}", value.text.trim(), value.owner()),
                value.span,
            ));
        }
    }
}

/// Whether a date has the form that nearly all have, whatever it says: `Mon, 05 Feb 2024 10:00:00 GMT`.
fn is_usual(date: &[u8]) -> bool {
    let [_, _, _, b',', b' ', d0, d1, b' ', m0, m1, m2, b' ', y0, y1, y2, y3, b' ', clock @ ..] = date else {
        return false;
    };
    let zone = match clock {
        [_, _, b':', _, _, b':', _, _, b' ', zone @ ..] => zone,
        _ => return false,
    };
    [d0, d1, y0, y1, y2, y3].iter().all(|b| b.is_ascii_digit())
        && [m0, m1, m2].iter().all(|b| b.is_ascii_alphabetic())
        && matches!(zone, b"GMT" | [b'+' | b'-', b'0'..=b'9', b'0'..=b'9', b'0', b'0'])
        && !clock.contains(&b'(')
}

/// What a date of RFC 822 has that few readers know.
fn odd(date: &str) -> Option<&'static str> {
    let plain = without_comments(date);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let month = words.iter().position(|word| word.len() >= 3 && word.bytes().all(|b| b.is_ascii_alphabetic()));
    let year = month.and_then(|at| words.get(at + 1)).copied().unwrap_or_default();
    let zone = words.last().copied().unwrap_or_default();
    let minutes = zone.strip_prefix(['+', '-']).and_then(|digits| digits.get(2..)).unwrap_or("00");
    if plain.len() != date.len() {
        Some("has a comment")
    } else if year.len() == 2 {
        Some("has a year of two digits")
    } else {
        (!matches!(minutes, "00" | "30" | "45")).then_some("has a zone that is used nowhere")
    }
}
