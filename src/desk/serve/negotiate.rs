//! What a reader asks for, by the headers of its request.

use crate::formats::Card;
use crate::vocab::dates;

/// The format that a reader likes best of those there are: by quality, then in their order; `None` when none is
/// acceptable (RFC 9110, 12.5.1).
pub(super) fn preferred(accept: Option<&str>, cards: impl Iterator<Item = &'static Card>) -> Option<&'static Card> {
    let Some(accept) = accept.map(str::trim).filter(|accept| !accept.is_empty()) else {
        return cards.into_iter().next();
    };
    let ranges: Vec<(&str, u32)> = accept.split(',').take(100).map(weighed).collect();
    // It is served as its first type; the others are what it may be asked for by as well.
    let quality = |card: &Card| {
        let mut kinds = card.media_types.iter().map(|kind| quality(kind, &ranges));
        kinds.next().flatten().or_else(|| kinds.flatten().max()).unwrap_or_default()
    };
    let mut best: Option<(&'static Card, u32)> = None;
    for card in cards {
        let own = quality(card);
        if own > best.map_or(0, |(_, quality)| quality) {
            best = Some((card, own));
        }
    }
    best.map(|(card, _)| card)
}

/// A range and its quality in thousandths.
fn weighed(range: &str) -> (&str, u32) {
    let mut parts = range.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default();
    let q = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    let q = q.and_then(|q| q.trim().parse::<f32>().ok()).unwrap_or(1.0);
    // Within 0 to 1000 by the clamp.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let thousandths = (q.clamp(0.0, 1.0) * 1000.0) as u32;
    (kind, thousandths)
}

/// The quality of a media type: the most exact range decides; `None` where none is for it.
fn quality(kind: &str, ranges: &[(&str, u32)]) -> Option<u32> {
    let family = kind.split('/').next().unwrap_or_default();
    let exact = |range: &str| match range {
        _ if range.eq_ignore_ascii_case(kind) => Some(2),
        "*/*" => Some(0),
        _ => range.strip_suffix("/*").filter(|own| own.eq_ignore_ascii_case(family)).map(|_| 1),
    };
    let fitting = ranges.iter().filter_map(|(range, q)| Some((exact(range)?, *q)));
    fitting.max_by_key(|(exactness, _)| *exactness).map(|(_, q)| q)
}

/// Whether a reader takes gzip.
pub(super) fn accepts_gzip(accept: Option<&str>) -> bool {
    let ranges: Vec<(&str, u32)> = accept.unwrap_or_default().split(',').take(100).map(weighed).collect();
    let of = |name: &str| ranges.iter().find(|(coding, _)| coding.eq_ignore_ascii_case(name)).map(|(_, q)| *q);
    of("gzip").or_else(|| of("x-gzip")).or_else(|| of("*")).is_some_and(|q| q > 0)
}

/// Whether one of the tags of `If-None-Match` is this one: by the weak comparison (RFC 9110, 13.1.2).
pub(super) fn matches(known: &str, etag: &str) -> bool {
    known.trim() == "*" || known.split(',').map(str::trim).any(|tag| tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

/// Whether nothing changed after the date of `If-Modified-Since`; one that is no date is as none.
pub(super) fn unchanged_since(since: &str, modified: i64) -> bool {
    dates::read(since).ok().and_then(|stated| stated.time.seconds(0)).is_some_and(|since| modified <= since)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats;

    #[test]
    fn a_reader_gets_the_format_that_it_likes_best() {
        let cards = || ["rss", "atom", "json-feed", "html"].into_iter().filter_map(formats::by_id);
        let best = |accept| preferred(accept, cards()).map(|card| card.id);
        assert_eq!(best(None), Some("rss"));
        assert_eq!(best(Some("*/*")), Some("rss"));
        assert_eq!(best(Some("application/atom+xml, application/rss+xml;q=0.9")), Some("atom"));
        assert_eq!(best(Some("text/html,application/xhtml+xml,*/*;q=0.8")), Some("html"));
        assert_eq!(best(Some("application/*;q=0.5, application/rss+xml;q=0")), Some("atom"));
        assert_eq!(best(Some("application/json")), Some("json-feed"));
        assert_eq!(best(Some("image/png")), None);
    }

    #[test]
    fn tags_and_codings_are_compared_as_http_says() {
        assert!(matches("W/\"a\", \"b\"", "\"b\"") && matches("W/\"a\"", "\"a\"") && matches("*", "\"a\""));
        assert!(!matches("\"a", "\"a\"") && !matches("", "\"a\""));
        assert!(accepts_gzip(Some("br, gzip")) && accepts_gzip(Some("*")) && !accepts_gzip(Some("gzip;q=0, *")));
        assert!(!accepts_gzip(None) && !accepts_gzip(Some("identity")));
        assert!(unchanged_since("Sat, 01 Mar 2031 09:30:00 GMT", 1_930_123_800) && !unchanged_since("soon", 0));
        assert!(!unchanged_since("Sat, 01 Mar 2031 09:30:00 GMT", 1_930_123_801));
    }
}
