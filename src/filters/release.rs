//! What is not released: embargoes, kills, status, expiry, licences and test messages.
//!
//! The rules are the README's, "What is not released": a passed embargo holds nothing; a time without a zone holds
//! until it has passed everywhere on earth; a status nobody knows counts as unreleased.

use crate::model::{Article, Text, TextKind, Time};
use crate::vocab::dates::{self, Zone};
use crate::vocab::signals;

/// What the decision rests on.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// The present; without it every stated embargo and expiry holds.
    pub now: Option<Time>,
    /// The zone of times that state none.
    pub zone: Option<Zone>,
}

/// UTC-12, where a day ends last, in seconds east of UTC.
const LAST_ZONE: i64 = -12 * 3600;
/// UTC+14, where a day begins first.
const FIRST_ZONE: i64 = 14 * 3600;

/// Why an article may not be published now; `None` when it may.
pub fn unreleased(article: &Article, clock: &Clock) -> Option<String> {
    status(article)
        .or_else(|| embargo(article, clock))
        .or_else(|| expired(article, clock))
        .or_else(|| licence(article, clock))
        .or_else(|| article.has_signal("test").then(|| "a test message".to_owned()))
}

/// Takes out the pictures, sound, video and sidebars that may not be published now, and names them.
pub fn release_associations(article: &mut Article, clock: &Clock) -> Vec<String> {
    let mut out = Vec::new();
    article.associations.retain(|a| {
        let reason = unreleased(a, clock);
        out.extend(
            reason.iter().map(|r| format!("{}: {r}", a.name.as_deref().or(a.uri.as_deref()).unwrap_or("association"))),
        );
        reason.is_none()
    });
    out
}

fn status(article: &Article) -> Option<String> {
    if article.has_signal("kill") {
        return Some("killed".to_owned());
    }
    if article.has_signal("withhold") {
        return Some("withheld".to_owned());
    }
    match article.pub_status.as_deref() {
        None | Some("usable") => None,
        Some("canceled") => Some("canceled".to_owned()),
        Some("withheld") => Some("withheld".to_owned()),
        Some(other) => Some(format!("status {other:?} is not known")),
    }
}

fn embargo(article: &Article, clock: &Clock) -> Option<String> {
    if let Some(until) = &article.embargoed_until {
        return ahead(until, clock, LAST_ZONE).then(|| format!("under embargo until {until}"));
    }
    let words = article.embargo.as_deref()?;
    Some(if words == "indefinite" {
        "under embargo until further notice".to_owned()
    } else {
        format!("under embargo: {words}")
    })
}

fn expired(article: &Article, clock: &Clock) -> Option<String> {
    let over = article
        .expires
        .iter()
        .filter(|e| e.constraint.is_none())
        .filter_map(|e| e.time.as_ref())
        .find(|t| !ahead(t, clock, FIRST_ZONE))?;
    Some(format!("expired at {over}"))
}

fn licence(article: &Article, clock: &Clock) -> Option<String> {
    let over = article.rights_info.iter().filter_map(|r| r.end_date.as_ref()).find(|t| !ahead(t, clock, FIRST_ZONE))?;
    Some(format!("its licence ended at {over}"))
}

/// Whether a time is still to come; without a zone of its own it is read in the clock's, else at `offset`.
fn ahead(time: &Time, clock: &Clock, offset: i64) -> bool {
    let Some(now) = clock.now.as_ref().and_then(|n| n.seconds(0)) else { return offset == LAST_ZONE };
    let placed = match &clock.zone {
        Some(zone) if !time.has_zone() => dates::with_zone(time, zone),
        _ => time.clone(),
    };
    placed.seconds(offset).is_none_or(|t| t > now)
}

/// Sets `embargo` from the words of a note or from the head of headline, slug, summary or body, marked as inferred,
/// unless an embargo is stated.
pub fn infer_embargo(article: &mut Article) {
    if article.embargoed_until.is_some() || article.embargo.is_some() {
        return;
    }
    let note = article.ed_notes.iter().find_map(|n| signals::embargo_words(&n.value, note_place(n)));
    let heads = article
        .headline
        .iter()
        .chain(&article.slugline)
        .chain(&article.summary)
        .chain(&article.bodies)
        .filter_map(embargo_at_head);
    if let Some(words) = note.or_else(|| heads.into_iter().next()) {
        article.embargo = Some(words.trim().to_owned());
        article.mark("embargo", "inferred");
    }
}

/// A note whose role says embargo is about nothing else.
fn note_place(note: &Text) -> signals::Place {
    let says = note.role.as_deref().is_some_and(|r| r.to_ascii_lowercase().contains("embargo"));
    if says { signals::Place::EmbargoNote } else { signals::Place::Note }
}

/// The words of an embargo that stand at the beginning of a text, behind the tags that open it.
fn embargo_at_head(text: &Text) -> Option<&str> {
    let mut rest = text.value.trim_start();
    if text.kind != TextKind::Plain {
        while let Some((_, after)) = rest.strip_prefix('<').and_then(|r| r.split_once('>')) {
            rest = after.trim_start();
        }
    }
    if !signals::may_announce(rest) {
        return None;
    }
    let end = rest.char_indices().nth(200).map_or(rest.len(), |(at, _)| at);
    signals::embargo_words(rest[..end].split('<').next().unwrap_or_default(), signals::Place::Head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Expiry, RightsInfo};

    fn at(now: &str) -> Clock {
        Clock { now: Time::new(now), zone: None }
    }

    #[test]
    fn an_embargo_holds_until_its_time_and_not_longer() {
        let a = Article { embargoed_until: Time::new("2024-05-01T10:00:00+02:00"), ..Article::default() };
        assert!(unreleased(&a, &at("2024-05-01T07:59:59Z")).is_some());
        assert_eq!(unreleased(&a, &at("2024-05-01T08:00:00Z")), None);
    }

    #[test]
    fn without_a_zone_it_holds_until_it_has_passed_everywhere() {
        let a = Article { embargoed_until: Time::new("2024-05-01T10:00:00"), ..Article::default() };
        assert!(unreleased(&a, &at("2024-05-01T21:59:59Z")).is_some());
        assert_eq!(unreleased(&a, &at("2024-05-01T22:00:00Z")), None);
    }

    #[test]
    fn words_an_unknown_status_and_an_ended_licence_hold() {
        let now = at("2024-05-01T00:00:00Z");
        let words = Article { embargo: Some("indefinite".into()), ..Article::default() };
        assert!(unreleased(&words, &now).is_some());
        let odd = Article { pub_status: Some("paused".into()), ..Article::default() };
        assert!(unreleased(&odd, &now).is_some());
        let over =
            Article { expires: vec![Expiry::at(Time::new("2024-04-30T00:00:00Z").unwrap())], ..Article::default() };
        assert!(unreleased(&over, &now).is_some());
        let rights = RightsInfo { end_date: Time::new("2024-04-29"), ..RightsInfo::default() };
        assert!(unreleased(&Article { rights_info: vec![rights], ..Article::default() }, &now).is_some());
        assert_eq!(unreleased(&Article { pub_status: Some("usable".into()), ..Article::default() }, &now), None);
    }
}
