//! Topics (NewsML 1.2, TopicSet): what the document itself says of the people and things that it refers to.

use std::collections::BTreeMap;

use super::super::VOCABULARIES;
use crate::diag::Report;
use crate::model::Concept;
use crate::syntax::xml::{Cursor, Limits, Tag};
use crate::vocab::edges::squash;

/// Topics that are remembered; what refers to others keeps its reference.
const MOST: usize = 4096;

/// Topics by their `Duid`.
#[derive(Clone, Default)]
pub(super) struct Topics(BTreeMap<String, Topic>);

/// One of them.
#[derive(Clone, Default)]
pub(super) struct Topic {
    /// Its formal name as the code, its first description as the name, its scheme.
    pub concept: Concept,
    /// Its TopicType.
    pub kind: String,
}

impl Topics {
    /// Adds those of a set, as it stands on its own.
    pub fn read(&mut self, set: &str) {
        // What is broken in it was noted when it was kept.
        let quiet = &mut Report::default();
        let mut cursor = Cursor::piece_of(set, VOCABULARIES, Limits::default());
        let Some(root) = cursor.root(quiet) else { return };
        while let Some(tag) = cursor.child(&root, quiet) {
            let Some(id) = tag.attr("Duid").filter(|_| tag.is("Topic") && self.0.len() < MOST) else { continue };
            let topic = read_topic(&mut cursor, &tag, quiet);
            self.0.insert(id.into_owned(), topic);
        }
    }
    /// The topic that a reference leads to.
    pub fn find(&self, reference: &str) -> Option<&Topic> {
        self.0.get(reference.trim().strip_prefix('#')?)
    }
}

fn read_topic<'s>(cursor: &mut Cursor<'s>, topic: &Tag<'s>, report: &mut Report) -> Topic {
    let mut out = Topic::default();
    while let Some(tag) = cursor.child(topic, report) {
        let c = &mut out.concept;
        match tag.name {
            "TopicType" if out.kind.is_empty() => out.kind = tag.attr("FormalName").unwrap_or_default().into_owned(),
            "FormalName" if c.literal.is_none() => {
                c.scheme = tag.attr("Scheme").map(|s| s.into_owned());
                c.literal = Some(squash(&cursor.text(&tag, report))).filter(|t| !t.is_empty());
            }
            "Description" if c.name.is_none() => {
                c.name = Some(squash(&cursor.text(&tag, report))).filter(|t| !t.is_empty());
            }
            _ => {}
        }
    }
    out
}
