//! `header` of a message: the envelope that its items came in.

use super::super::ATTRIBUTE;
use super::super::{is_ours, own};
use super::codes::concept;
use super::item::Item;
use super::party::party;
use super::words::{stated, words};
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{Article, Concept, Extension, Party, Transmission};
use crate::syntax::xml::{Cursor, Limits, Tag};
use crate::text::is_plain;
use crate::vocab::{dates, qcode::Schemes};

/// What the header says for all items.
#[derive(Default)]
pub(super) struct Header {
    /// The envelope; `None` when the items say it themselves.
    pub transmission: Option<Transmission>,
    /// What is to be done with all that it came with.
    pub signals: Vec<Concept>,
    /// The schemes that its catalogs declare.
    pub schemes: Schemes,
    /// Where what it came with is from, when somebody else sent it.
    origin: Option<Party>,
    /// What no field takes, for each of the items.
    kept: Vec<Extension>,
    /// Whether what it says may need canonical form.
    pub odd: bool,
    /// Whether the items' properties say what it says.
    printed: bool,
}

impl Header {
    /// Reads `header` (NewsML-G2, `newsMessage`).
    pub fn read<'s>(&mut self, source: &'s str, cursor: &mut Cursor<'s>, header: &Tag<'s>, report: &mut Report) {
        let (mut t, mut rest) = (Transmission::default(), Item::alone(source, None));
        let (mut sender, mut origin): (Option<Party>, Option<Party>) = (None, None);
        while let Some(tag) = cursor.child(header, report) {
            if !is_ours(&tag) || !cursor.may_read(&tag, report) {
                continue;
            }
            if !self.part(cursor, &tag, (&mut t, &mut sender, &mut origin), &mut rest, report) {
                cursor.skip(&tag, report);
                rest.again(cursor, &tag, report);
            }
            unasked::note(&tag, ATTRIBUTE, report);
        }
        // Who sent it says more than where it was made.
        let said = sender.iter().chain(&origin).find_map(Party::print);
        t.source_id = said.map(str::to_owned);
        self.origin = self.origin.take().or(origin).filter(|origin| origin.print() != t.source_id.as_deref());
        self.kept.append(&mut rest.article.extensions);
        self.kept.dedup();
        self.odd |= rest.odd;
        let raw = source.get(header.start..cursor.position()).unwrap_or_default();
        self.odd |= raw.contains('&') || !is_plain(raw);
        let blank = t == Transmission::default();
        self.transmission = self.transmission.take().or(Some(t).filter(|_| !blank)).filter(|_| !self.printed);
        if self.printed {
            (self.origin, self.kept) = (None, Vec::new());
        }
    }

    /// A part of it; `false` for what no field takes.
    fn part<'s>(
        &mut self,
        cursor: &mut Cursor<'s>,
        tag: &Tag<'s>,
        (t, sender, origin): (&mut Transmission, &mut Option<Party>, &mut Option<Party>),
        rest: &mut Item<'s>,
        report: &mut Report,
    ) -> bool {
        match tag.name {
            // The IPTC's catalogs are known.
            "catalogRef" => tag.attr("href").is_some_and(|href| href.contains("iptc.org/std/catalog")),
            "catalog" => {
                declare(&mut self.schemes, cursor, tag, report);
                true
            }
            "sent" if t.sent.is_none() => {
                let said = cursor.text(tag, report);
                t.sent = dates::read(&said).ok().map(|stated| stated.time);
                t.sent.is_some() || said.trim().is_empty()
            }
            "sender" => is_name(sender, party(rest, cursor, tag, report)),
            "origin" => is_name(origin, party(rest, cursor, tag, report)),
            "transmitId" => first(&mut t.number, cursor, tag, report),
            "priority" => first(&mut t.priority, cursor, tag, report),
            "channel" => first(&mut t.category, cursor, tag, report),
            "signal" => {
                self.signals.push(concept(&Item::alone(rest.source, None), cursor, tag, report));
                true
            }
            "headerExtProperty" if stated(tag, "reluri").as_deref() == Some(own::PRINTED) => {
                self.printed = true;
                true
            }
            _ => false,
        }
    }

    /// States of an item what it says of all of them: where they are from, unless that is stated, and what no field takes.
    pub fn state(&self, a: &mut Article) {
        if let Some(origin) = &self.origin {
            let same = |p: &Party| p.print() == origin.print() || p.qcode.is_some() && p.qcode == origin.qcode;
            if !a.provider.iter().chain(a.info_sources.iter().take(MOST_SOURCES)).any(same) {
                a.info_sources.push(Party { role: Some("origin".to_owned()), ..origin.clone() });
            }
        }
        for kept in &self.kept {
            if !a.extensions.iter().take(MOST_SOURCES).any(|known| known == kept) {
                a.extensions.push(kept.clone());
            }
        }
    }
}

/// More are not looked through.
const MOST_SOURCES: usize = 100;

/// Takes a party where there is none yet; whether its name is all that was said.
fn is_name(place: &mut Option<Party>, party: Party) -> bool {
    let name = party.print().map(str::to_owned);
    let alone = name.as_ref().is_none_or(|name| party == Party::named(name.as_str()));
    let free = place.is_none();
    if free {
        *place = name.is_some().then_some(party);
    }
    free && alone
}

/// Takes words where there are none yet; whether all that was said was taken.
fn first<'s>(place: &mut Option<String>, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) -> bool {
    let said = words(cursor, tag, report);
    if place.is_none() {
        *place = said;
        return true;
    }
    said.is_none() || *place == said
}

/// The schemes of `catalog`.
pub(super) fn declare<'s>(schemes: &mut Schemes, cursor: &mut Cursor<'s>, catalog: &Tag<'s>, report: &mut Report) {
    while let Some(tag) = cursor.child(catalog, report) {
        if tag.name == "scheme" {
            let (alias, uri) = (tag.attr("alias").unwrap_or_default(), tag.attr("uri").unwrap_or_default());
            schemes.declare(alias.trim(), uri.trim());
        }
        unasked::note(&tag, ATTRIBUTE, report);
    }
}

/// The same of a `catalog` that was kept.
pub(in super::super) fn declared(raw: &str, schemes: &mut Schemes) {
    // What is broken in it was noted when it was kept.
    let quiet = &mut Report::default();
    let mut cursor = Cursor::piece_of(raw, super::VOCABULARIES, Limits::default());
    if let Some(root) = cursor.root(quiet) {
        declare(schemes, &mut cursor, &root, quiet);
    }
}
