//! The life of a story in every wire format: a document for each of its states, as agencies send it, states it; it comes
//! back from its own format, and goes to every other one as the same state. What is to be held back is held back in each.

mod documents;

use serde_json::json;
use wiredesk::convert::{Settings, Target};
use wiredesk::filters::release::{Clock, Stop, unreleased};
use wiredesk::formats::{self, Card, Origin};
use wiredesk::model::{Article, Feed, Time};

use super::{article, read};
use documents::DOCUMENTS;

/// What becomes of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Version,
    Correction,
    Writethru,
    Kill,
    Withhold,
    Hold,
    EmbargoTime,
    EmbargoIndefinite,
    EmbargoWords,
    Expiry,
}

use State::{
    Correction, EmbargoIndefinite, EmbargoTime, EmbargoWords, Expiry, Hold, Kill, Version, Withhold, Writethru,
};

const STATES: [State; 10] =
    [Version, Correction, Writethru, Kill, Withhold, Hold, EmbargoTime, EmbargoIndefinite, EmbargoWords, Expiry];

/// Formats in which a desk gets stories before they may be published.
const TRADE: [&str; 8] = ["newsml-g2", "newsml-1", "nitf", "ninjs-1", "ninjs-2", "ninjs-3", "iptc-7901", "anpa-1312"];

/// Whose words are all they have: no number of a revision is printed.
const PRINTED: [&str; 2] = ["iptc-7901", "anpa-1312"];

impl State {
    /// Whether an article is in this state.
    fn is_of(self, a: &Article) -> bool {
        let at =
            |time: Option<&Time>| time.and_then(|t| t.seconds(0)) == Time::new(documents::UNTIL).unwrap().seconds(0);
        match self {
            Version => a.version.as_deref() == Some("3"),
            Correction => a.has_signal("correction") && Stop::of(a).is_none(),
            Writethru => a.has_signal("writethru") && Stop::of(a).is_none(),
            Kill => Stop::of(a) == Some(Stop::Killed),
            Withhold => a.pub_status.as_deref() == Some("withheld") && Stop::of(a) == Some(Stop::Withheld),
            // What is on hold has the status withheld, or a signal that says so.
            Hold => Stop::of(a) == Some(Stop::Withheld),
            EmbargoTime => at(a.embargoed_until.as_ref()) && Stop::of(a).is_none(),
            EmbargoIndefinite => a.embargo.as_deref() == Some("indefinite") && Stop::of(a).is_none(),
            EmbargoWords => {
                a.embargo.as_deref().is_some_and(|words| words.ends_with(documents::WORDS)) && Stop::of(a).is_none()
            }
            Expiry => at(a.expires.first().and_then(|e| e.time.as_ref())),
        }
    }
    /// Whether a story in this state may not be published in 2031, in March.
    fn is_held(self) -> bool {
        !matches!(self, Version | Correction | Writethru | Expiry)
    }
}

fn clock() -> Clock {
    Clock { now: Time::new("2031-03-01T09:00:00Z"), ..Clock::default() }
}

fn card(id: &str) -> &'static Card {
    formats::by_id(id).unwrap()
}

fn written(card: &'static Card, article: &Article) -> String {
    let mut settings = Settings::default();
    settings.include_unreleased = true;
    settings.clock.now = Time::new("2031-03-01T09:00:00Z");
    let mut target = Target::new(card, settings).unwrap();
    let mut out = String::new();
    target.begin(&Feed::default(), &mut out);
    target.article(article.clone(), &mut out);
    target.end(&Origin::default(), &mut out);
    out
}

/// The one article of a document of a format.
fn only(id: &str, text: &[u8], about: &str) -> Article {
    let (found, mut articles) = read(text);
    assert_eq!((found, articles.len()), (id, 1), "{about}");
    articles.remove(0)
}

/// What is wrong with an article that should be in a state.
fn wrong(state: State, a: &Article, about: &str) -> Option<String> {
    let held = unreleased(a, &clock());
    let right = state.is_of(a) && held.is_some() == state.is_held();
    let life = json!({
        "version": a.version, "pubStatus": a.pub_status, "signals": a.signals, "embargoedUntil": a.embargoed_until,
        "embargo": a.embargo, "expires": a.expires, "held": held,
    });
    (!right).then(|| format!("{about}: {state:?}: {life}"))
}

#[test]
fn each_format_states_the_life_of_a_story() {
    for id in TRADE {
        for state in STATES {
            let has = DOCUMENTS.iter().any(|(format, of, _)| *format == id && *of == state);
            let printed = PRINTED.contains(&id) && state == Version;
            assert!(has != printed, "{id} {state:?}");
        }
    }
    let read =
        |(id, state, document): &(&str, State, fn() -> String)| wrong(*state, &only(id, document().as_bytes(), id), id);
    let found: Vec<String> = DOCUMENTS.iter().filter_map(read).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn the_life_of_a_story_goes_with_it_into_every_format() {
    let mut found = Vec::new();
    for (from, state, document) in DOCUMENTS {
        let article = only(from, document().as_bytes(), from);
        for to in TRADE.iter().filter(|to| *state != Version || !PRINTED.contains(to)) {
            let about = format!("{from} to {to}");
            let there = only(to, written(card(to), &article).as_bytes(), &about);
            found.extend(wrong(*state, &there, &about));
            let back = only(from, written(card(from), &there).as_bytes(), &about);
            found.extend(wrong(*state, &back, &format!("{about} and back")).filter(|_| *state != Version));
        }
    }
    assert!(found.is_empty(), "{} of them\n{}", found.len(), found.join("\n"));
}

#[test]
fn an_embargo_of_no_zone_was_written_as_one_at_utc_half_a_day_too_early() {
    let (clock, day) = ("2031-03-01T12:00:00", "2031-03-01");
    for (to, until, says) in [
        ("nitf", clock, "norm=\"20310301T120000-1200\""),
        ("nitf", day, "norm=\"20310301T235959-1200\""),
        ("newsml-1", clock, "<DateAndTime>20310301T120000-1200</DateAndTime>"),
        ("newsml-g2", day, "<embargoed>2031-03-01T23:59:59</embargoed>"),
        ("ninjs-3", clock, "\"embargoedUntil\":\"2031-03-01T12:00:00-12:00\""),
        ("ninjs-3", day, "\"embargoedUntil\":\"2031-03-01T23:59:59-12:00\""),
        ("ninjs-3", clock, "\"expires\":\"2032-01-01T00:00:00+14:00\""),
    ] {
        let held =
            article(json!({"uri": "urn:x:1", "embargoedUntil": until, "expires": [{"time": "2032-01-01T00:00:00"}]}));
        let text = written(card(to), &held);
        assert!(text.contains(says), "{to}: {text}");
        // Who knows the carrier reads what was stated.
        let (_, back) = read(text.as_bytes());
        assert_eq!((&back[0].embargoed_until, &back[0].expires), (&held.embargoed_until, &held.expires), "{to}");
    }
}
