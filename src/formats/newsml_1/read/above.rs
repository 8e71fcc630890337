//! What stands above the items: the envelope of the transmission, the catalog, topics that items refer to.

use super::super::ATTRIBUTE;
use super::super::class;
use super::super::profiles::NEWS_PRODUCT;
use super::metadata::party;
use super::part::{extension, time};
use super::topics::Topics;
use crate::diag::{Diagnostic, Report};
use crate::formats::unasked;
use crate::model::{Article, Concept, Extension, Party, Transmission};
use crate::syntax::xml::{Cursor, Tag};
use crate::vocab::edges::squash;

/// How many bytes of what stands above them are kept with each item.
const MOST_KEPT: usize = 1 << 16;

/// What is known of all items.
#[derive(Default)]
pub(super) struct Above {
    /// Topics that items refer to.
    pub topics: Topics,
    /// The envelope.
    transmission: Transmission,
    services: Vec<Concept>,
    /// What the envelope says is of the first item only.
    of_first: bool,
    /// Elements as they came.
    kept: Vec<Extension>,
    bytes: usize,
}

impl Above {
    /// Reads a child of the root.
    pub fn read<'s>(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        match tag.name {
            "NewsEnvelope" => self.read_envelope(cursor, tag, report),
            "TopicSet" => {
                let set = extension(cursor, tag, report);
                self.topics.read(&set.raw);
                self.keep(set, tag, report);
            }
            _ => {
                let kept = extension(cursor, tag, report);
                self.keep(kept, tag, report);
            }
        }
    }

    fn keep(&mut self, kept: Extension, tag: &Tag<'_>, report: &mut Report) {
        self.bytes += kept.raw.len();
        if self.bytes <= MOST_KEPT {
            self.kept.push(kept);
        } else {
            let message = format!("`{}` above the items is too long for each of them to have a copy", tag.name);
            report.add(Diagnostic::info("newsml-1/left-out", message).at(tag.span()));
        }
    }

    /// `NewsEnvelope` (NewsML 1.2): who sent what to whom, and when.
    fn read_envelope<'s>(&mut self, cursor: &mut Cursor<'s>, envelope: &Tag<'s>, report: &mut Report) {
        self.of_first |= envelope.attr("Euid").as_deref() == Some(class::FIRST);
        while let Some(tag) = cursor.child(envelope, report) {
            let code = tag.attr("FormalName").filter(|c| !c.trim().is_empty()).map(|c| c.into_owned());
            match tag.name {
                "TransmissionId" => {
                    let id = cursor.text(&tag, report).trim().to_owned();
                    self.transmission.number = Some(id).filter(|id| !id.is_empty());
                }
                "SentFrom" => {
                    let name = |p: Party| p.name.or(p.literal);
                    while let Some(child) = cursor.child(&tag, report) {
                        let sender = party(cursor, &child, &self.topics, report).and_then(name);
                        let place = &mut self.transmission.source_id;
                        *place = place.take().or(sender);
                        unasked::note(&child, ATTRIBUTE, report);
                    }
                }
                "DateAndTime" => {
                    let text = cursor.text(&tag, report);
                    self.transmission.sent = time(&squash(&text), &tag, report);
                }
                "NewsService" => self.services.extend(code.map(Concept::named)),
                "NewsProduct" => self.services.extend(code.map(|c| Concept::named(c).role(NEWS_PRODUCT))),
                "Priority" => self.transmission.priority = code,
                _ => {
                    let kept = extension(cursor, &tag, report);
                    self.keep(kept, &tag, report);
                }
            }
            unasked::note(&tag, ATTRIBUTE, report);
        }
    }

    /// Whether the writer of this format wrote the document.
    pub fn is_ours(&self) -> bool {
        self.of_first
    }

    /// States what it says of the item of this number.
    pub fn state(&self, a: &mut Article, number: usize) {
        a.extensions.extend(self.kept.iter().cloned());
        if self.of_first && number > 0 {
            return;
        }
        if self.transmission != Transmission::default() {
            a.transmission = Some(self.transmission.clone());
        }
        a.services.extend(self.services.iter().cloned());
    }
}
