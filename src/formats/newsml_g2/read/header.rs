//! `header` of a message: the envelope that its items came in.

use super::super::ATTRIBUTE;
use super::super::{is_ours, own};
use super::codes::concept;
use super::item::Item;
use super::words::{stated, words};
use crate::diag::Report;
use crate::formats::unasked;
use crate::model::{Concept, Transmission};
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
    /// Whether what it says may need canonical form.
    pub odd: bool,
    /// Whether the items' properties say what it says.
    printed: bool,
}

impl Header {
    /// Reads `header` (NewsML-G2, `newsMessage`).
    pub fn read<'s>(&mut self, source: &'s str, cursor: &mut Cursor<'s>, header: &Tag<'s>, report: &mut Report) {
        let mut t = Transmission::default();
        while let Some(tag) = cursor.child(header, report) {
            if !is_ours(&tag) || !cursor.may_read(&tag, report) {
                continue;
            }
            match tag.name {
                "catalog" => declare(&mut self.schemes, cursor, &tag, report),
                "sent" => t.sent = dates::read(&cursor.text(&tag, report)).ok().map(|stated| stated.time).or(t.sent),
                // Who sent it says more than where it was made.
                "sender" => t.source_id = words(cursor, &tag, report).or(t.source_id),
                "origin" => t.source_id = t.source_id.or(words(cursor, &tag, report)),
                "transmitId" => t.number = t.number.or(words(cursor, &tag, report)),
                "priority" => t.priority = t.priority.or(words(cursor, &tag, report)),
                "channel" => t.category = t.category.or(words(cursor, &tag, report)),
                "signal" => self.signals.push(concept(&Item::alone(source, None), cursor, &tag, report)),
                "headerExtProperty" => self.printed |= stated(&tag, "reluri").as_deref() == Some(own::PRINTED),
                _ => {}
            }
            unasked::note(&tag, ATTRIBUTE, report);
        }
        let raw = source.get(header.start..cursor.position()).unwrap_or_default();
        self.odd |= raw.contains('&') || !is_plain(raw);
        let blank = t == Transmission::default();
        self.transmission = self.transmission.take().or(Some(t).filter(|_| !blank)).filter(|_| !self.printed);
    }
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
