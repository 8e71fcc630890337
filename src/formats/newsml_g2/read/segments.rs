//! `partMeta`: what is said of a segment of the content that stops it.
//!
//! A signal in it is about that segment (NewsML-G2 2.35, `partMeta/signal`: the content it speaks of needs special handling),
//! and a segment cannot be cut out of a content that stands whole. So the item is held back, and not killed: a later version
//! without the segment lifts that. An embargo of a segment holds the item as long.

use super::super::{VOCABULARIES, profiles};
use super::words::{stated, words};
use crate::diag::Report;
use crate::model::{Article, Concept, Time};
use crate::syntax::xml::{Cursor, Limits, Tag};
use crate::vocab::signals::{self, Stop};
use crate::vocab::{dates, nar};

/// What segments say together.
#[derive(Default)]
struct Said {
    stops: bool,
    until: Option<Time>,
    indefinite: bool,
}

/// Holds an item back of which a segment is stopped.
pub(super) fn state(a: &mut Article) {
    let mut said = Said::default();
    for e in a.extensions.iter().filter(|e| e.name == "partMeta" && nar::VOCABULARY.means(&e.ns)) {
        read(&e.raw, a, &mut said);
    }
    if said.stops && Stop::of(a).is_none() {
        a.signals.push(Concept::named(Stop::Withheld.signal()));
    }
    if let Some(until) = said.until
        && a.embargoed_until.as_ref().is_none_or(|known| known.order(&until).is_some_and(|o| o.is_lt()))
    {
        a.embargoed_until = Some(until);
    }
    if said.indefinite && a.embargo.is_none() {
        a.embargo = Some("indefinite".to_owned());
    }
}

fn read(raw: &str, a: &Article, said: &mut Said) {
    // What is broken in it was noted when it was kept.
    let quiet = &mut Report::default();
    let mut cursor = Cursor::piece_of(raw, VOCABULARIES, Limits::default());
    let Some(root) = cursor.root(quiet) else { return };
    while let Some(tag) = cursor.child(&root, quiet) {
        match tag.name {
            "signal" => {
                let means = |code: &String| profiles::signal(a.provider.as_ref(), code);
                said.stops |= matches!(codes(&mut cursor, &tag).iter().find_map(means), Some("kill" | "withhold"));
            }
            "pubStatus" => {
                let status = codes(&mut cursor, &tag).iter().find_map(|code| signals::status(code));
                said.stops |= !matches!(status, Some("usable" | "embargoed"));
                said.indefinite |= status == Some("embargoed");
            }
            "embargoed" => match dates::read(&cursor.text(&tag, quiet)) {
                Ok(stated) => {
                    said.until = said.until.take().filter(|known| is_later(known, &stated.time)).or(Some(stated.time))
                }
                Err(dates::Unreadable::Placeholder) => {}
                Err(_) => said.indefinite = true,
            },
            _ => {}
        }
    }
}

fn is_later(one: &Time, other: &Time) -> bool {
    one.order(other).is_some_and(|order| order.is_gt())
}

/// The codes that an element names, and its words.
fn codes<'s>(cursor: &mut Cursor<'s>, tag: &Tag<'s>) -> Vec<String> {
    let stated = ["qcode", "uri", "literal"].into_iter().filter_map(|name| stated(tag, name)).collect::<Vec<_>>();
    if stated.is_empty() { words(cursor, tag, &mut Report::default()).into_iter().collect() } else { stated }
}
