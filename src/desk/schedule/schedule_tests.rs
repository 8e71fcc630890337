use proptest::prelude::*;

use super::*;
use crate::model::{Extension, Feed};

const NOW: i64 = 1_930_000_000;
const PUBLIC: Pace = Pace { every: HOUR + MARGIN, blind: DAY, paid: false };

fn said(status: u16, headers: &[(&str, &str)]) -> Said {
    let headers: Vec<_> = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Said::new(status, &headers, NOW)
}

fn ok(headers: &[(&str, &str)]) -> Said {
    let mut all = vec![("etag", "W/\"a b\"")];
    all.extend_from_slice(headers);
    said(200, &all)
}

/// The pause after one answer to a source that is remembered so.
fn pause(memory: &mut Memory, said: Said) -> i64 {
    memory.polled(&Came::Answer(said), PUBLIC, NOW, 0);
    memory.next_at - NOW
}

fn first(said: Said) -> i64 {
    pause(&mut Memory::default(), said)
}

#[test]
fn f3_an_hour_with_validators_and_a_day_without() {
    assert_eq!(Pace::new(None, false), PUBLIC);
    assert_eq!(first(ok(&[])), HOUR + MARGIN);
    assert_eq!(first(said(200, &[])), DAY);
    assert_eq!(first(said(200, &[("last-modified", "x")])), HOUR + MARGIN);
    let own = Pace::new(Some(300), false);
    let mut memory = Memory::default();
    memory.polled(&Came::Answer(said(200, &[])), own, NOW, 0);
    assert_eq!(memory.next_at, NOW + 300, "who agreed on five minutes asks every five minutes");
}

#[test]
fn f4_retry_after_in_both_forms_and_four_hours_without() {
    for status in [429, 503] {
        assert_eq!(first(said(status, &[("retry-after", "100000")])), 100_000);
        let date = [("date", "Wed, 01 Jan 2031 00:00:00 GMT"), ("retry-after", "Fri, 03 Jan 2031 00:00:00 GMT")];
        assert_eq!(first(said(status, &date)), 2 * DAY, "the server's clock says when");
        assert_eq!(first(said(status, &[("retry-after", "5")])), DAY, "never below the present pause");
    }
    let mut memory = Memory::default();
    pause(&mut memory, ok(&[]));
    assert_eq!(pause(&mut memory, said(429, &[])), 4 * HOUR);
    assert_eq!(pause(&mut memory, said(429, &[])), 8 * HOUR);
    assert_eq!(pause(&mut memory, said(403, &[])), 16 * HOUR);
    assert_eq!(pause(&mut memory, said(403, &[])), DAY);
    assert_eq!(pause(&mut memory, said(304, &[])), HOUR + MARGIN, "a success forgets them");
}

#[test]
fn f5_what_is_said_of_caching_raises_the_pause_up_to_a_day() {
    assert_eq!(first(ok(&[("cache-control", "public, Max-Age=43200")])), 43_200);
    assert_eq!(first(ok(&[("cache-control", "max-age=60")])), HOUR + MARGIN, "never lowers it");
    assert_eq!(first(ok(&[("cache-control", "max-age=4000000000")])), DAY);
    let skewed = [("date", "Wed, 01 Jan 2031 00:00:00 GMT"), ("expires", "Wed, 01 Jan 2031 03:00:00 GMT")];
    assert_eq!(first(ok(&skewed)), 3 * HOUR, "by the server's clock");
    let with = |hints: Hints| first(Said { hints: Some(hints), ..ok(&[]) });
    assert_eq!(with(Hints { ttl: Some(7200), ..Hints::default() }), 7200);
    assert_eq!(with(Hints { period: Some(6 * HOUR), ttl: Some(60), ..Hints::default() }), 6 * HOUR);
}

#[test]
fn f5_hours_and_days_that_are_skipped_are_not_asked_in() {
    let mut feed = Feed::default();
    feed.ttl = Some(90);
    feed.skip_hours = ["0", "1", "24"].map(str::to_owned).to_vec();
    feed.skip_days = vec!["Saturday".to_owned()];
    feed.extensions = [("updatePeriod", "daily"), ("updateFrequency", "4")]
        .map(|(name, words)| Extension {
            ns: "http://purl.org/rss/1.0/modules/syndication/".to_owned(),
            name: name.to_owned(),
            raw: format!("<sy:{name} xmlns:sy=\"x\">{words}</sy:{name}>"),
        })
        .to_vec();
    let hints = Hints::of(&feed);
    assert_eq!((hints.ttl, hints.period, hints.pause()), (Some(5400), Some(6 * HOUR), 6 * HOUR));
    let at = |text: &str| crate::model::Time::new(text).and_then(|t| t.seconds(0)).unwrap();
    // 2031-03-01 is a Saturday.
    for (from, open) in [
        ("2031-03-03T12:34:56Z", "2031-03-03T12:34:56Z"),
        ("2031-03-03T00:30:00Z", "2031-03-03T02:00:00Z"),
        ("2031-03-01T10:00:00Z", "2031-03-02T02:00:00Z"),
    ] {
        assert_eq!(hints.next_open(at(from)), at(open), "{from}");
    }
    let mut memory = Memory::default();
    pause(&mut memory, Said { hints: Some(hints), ..ok(&[]) });
    assert!(pause(&mut memory, said(304, &[])) >= 6 * HOUR, "a 304 has no feed to say it again");
    let all = Hints { hours: (1 << 24) - 1, ..Hints::default() };
    assert_eq!(all.next_open(NOW), NOW, "who skips all hours means none");
}

#[test]
fn f6_a_url_changes_after_three_polls_over_a_day() {
    let mut memory = Memory::default();
    let to = |url: &str| Came::Answer(Said { moved_to: Some(url.to_owned()), ..ok(&[]) });
    let mut poll = |url: &str, at: i64| memory.polled(&to(url), PUBLIC, NOW + at, 0);
    assert_eq!(poll("https://a.example/", 0), []);
    assert_eq!(poll("https://b.example/", HOUR), [], "another place begins anew");
    assert_eq!(poll("https://b.example/", 2 * HOUR), []);
    assert_eq!(poll("https://b.example/", 3 * HOUR), [], "three, but within hours");
    assert_eq!(poll("https://b.example/", 25 * HOUR), [Event::Moved("https://b.example/".to_owned())]);
    assert_eq!(memory.url.as_deref(), Some("https://b.example/"));
    memory.moved = Some(("https://c.example/".to_owned(), NOW, 2));
    memory.polled(&Came::Answer(ok(&[])), PUBLIC, NOW, 0);
    assert_eq!(memory.moved, None, "a poll that is not redirected ends the count");
}

#[test]
fn f7_gone_twice_a_day_apart_ends_and_not_found_never_does() {
    let mut memory = Memory::default();
    let gone = || Came::Answer(said(410, &[]));
    assert_eq!(memory.polled(&gone(), PUBLIC, NOW, 0).len(), 1);
    assert_eq!((memory.is_due(NOW + DAY), memory.is_due(NOW + DAY - 1)), (true, false));
    let events = memory.polled(&gone(), PUBLIC, NOW + DAY, 0);
    assert!(matches!(events.as_slice(), [Event::Ended(_)]), "{events:?}");
    assert!(!memory.is_due(i64::MAX));
    let mut memory = Memory::default();
    memory.polled(&Came::Answer(ok(&[])), PUBLIC, NOW, 0);
    let pauses: Vec<_> = (0..40).map(|_| pause(&mut memory, said(404, &[]))).collect();
    assert_eq!(pauses.first(), Some(&(HOUR + MARGIN)));
    assert!(pauses.iter().skip(6).all(|pause| *pause == DAY) && memory.ended.is_none());
}

#[test]
fn f10_failures_double_the_pause_and_never_end_a_source() {
    let mut memory = Memory::default();
    memory.polled(&Came::Answer(ok(&[])), PUBLIC, NOW, 0);
    let mut fail = |pace: Pace| {
        memory.polled(&Came::Nothing("it timed out".to_owned()), pace, NOW, 0);
        memory.next_at - NOW
    };
    let hour = HOUR + MARGIN;
    assert_eq!([fail(PUBLIC), fail(PUBLIC), fail(PUBLIC)], [hour, 2 * hour, 4 * hour]);
    assert!((0..1000).all(|_| fail(PUBLIC) <= DAY));
    let wire = Pace::new(Some(15), true);
    assert!((0..100).all(|_| fail(wire) == 15), "a paid wire is not given up on");
    assert_eq!(fail(Pace::new(Some(900), true)), 60);
    assert!(memory.ended.is_none());
}

#[test]
fn c3_c14_validators_are_those_of_the_last_answer() {
    let mut memory = Memory::default();
    pause(&mut memory, said(200, &[("etag", "W/\"1\""), ("last-modified", "Sat,  01 Mar 2031")]));
    assert_eq!((memory.etag.as_deref(), memory.last_modified.as_deref()), (Some("W/\"1\""), Some("Sat,  01 Mar 2031")));
    pause(&mut memory, said(200, &[("etag", "\"2\""), ("last-modified", "Sat,  01 Mar 2031")]));
    assert_eq!(memory.etag.as_deref(), Some("\"2\""), "although the date is the same");
    pause(&mut memory, said(304, &[("etag", "\"3\"")]));
    assert_eq!((memory.etag.as_deref(), memory.last_modified.is_some()), (Some("\"3\""), true));
    pause(&mut memory, said(200, &[]));
    assert_eq!((&memory.etag, &memory.last_modified), (&None, &None), "an answer without them clears them");
}

proptest! {
    /// Whatever a server says, a public feed is not asked again within the hour, and is asked again within a week and its
    /// jitter; jitter only adds.
    #[test]
    fn the_pause_has_bounds(status in 100u16..600, after in proptest::option::of(0u32..), age in proptest::option::of(0u32..),
                            errors in 0u32..100, spread in 0u32..=1000, validators in any::<bool>()) {
        let mut headers = Vec::new();
        headers.extend(after.map(|s| ("retry-after".to_owned(), s.to_string())));
        headers.extend(age.map(|s| ("cache-control".to_owned(), format!("max-age={s}"))));
        headers.extend(validators.then(|| ("etag".to_owned(), "\"a\"".to_owned())));
        let came = Came::Answer(Said::new(status, &headers, NOW));
        let ask = |spread| {
            let mut memory = Memory { errors, etag: Some("x".to_owned()), ..Memory::default() };
            memory.polled(&came, PUBLIC, NOW, spread);
            memory.next_at - NOW
        };
        prop_assert!(ask(0) > HOUR && ask(spread) >= ask(0));
        prop_assert!(ask(spread) <= LONGEST + LONGEST / 10);
    }
}
