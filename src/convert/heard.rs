//! Whether anything in a document stops other articles of it, before all of it is read for that.

use super::open;
use crate::diag::Report;
use crate::filters::release::Recalls;
use crate::formats::{Card, Carry, ReadOptions};
use crate::model::{Field, Leaf, Level};
use crate::text::Source;

/// The kills and holds in a document, which act on its other articles; nothing is read where it can hold none.
pub fn recalls(source: &Source<'_>, card: &'static Card, options: &ReadOptions) -> Recalls {
    let mut recalls = Recalls::default();
    if !states_recalls(card) && !may_recall(source.text()) {
        return recalls;
    }
    let report = &mut Report::default();
    if let Ok(mut document) = open(source, card, options, report) {
        while let Some((article, _)) = document.next(report) {
            recalls.add(&article);
        }
    }
    recalls
}

/// Whether a format says in words of its own that an article was killed or is held; elsewhere only a carrier does, or an
/// element that no field takes.
fn states_recalls(card: &Card) -> bool {
    let recalls = |field: &Field| {
        matches!(field, Field::PubStatus(_) | Field::Signals(_) | Field::Relations(_) | Field::EdNotes(_))
    };
    let carried = |field| matches!((card.carry)(Level::Article, field), Carry::Extension(_) | Carry::Dropped(_));
    Field::all().into_iter().filter(recalls).any(|field| !carried(field))
}

/// Whether a text can hold what says so: a carrier, a tombstone, or what [`infer`](crate::filters::release::infer) hears.
/// Asked is for parts of the names of elements, members and properties, which prose has in sentences.
fn may_recall(text: &str) -> bool {
    const NAMES: [&str; 9] =
        ["tatus", "TATUS", "draft", "dNote", "ignal", "relations", "deleted-entry", "management-", "nar.property"];
    /// What else the objects of publishing systems have.
    const OF_OBJECTS: [&str; 5] = ["raft", "tate\"", "STATE\"", "sPublished\"", "\"published\""];
    let bytes = text.as_bytes();
    let is_json = text.trim_start().starts_with(['{', '[']);
    let names = NAMES.iter().chain(OF_OBJECTS.iter().filter(|_| is_json));
    let begins = |name: &str, at| name.starts_with('"') || begins_as_name(bytes, at);
    names.into_iter().any(|name| memchr::memmem::find_iter(bytes, name).any(|at| begins(name, at)))
}

/// Whether what stands before a place is the beginning of a name, or of a value in quotation marks.
fn begins_as_name(bytes: &[u8], at: usize) -> bool {
    /// No name is longer.
    const LONGEST: usize = 100;
    let in_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'.' | b'-' | b'_');
    let before = bytes.get(at.saturating_sub(LONGEST)..at).unwrap_or_default();
    let behind = before.iter().rev().find(|byte| !in_name(byte));
    behind.is_some_and(|byte| matches!(byte, b'<' | b'"' | b'\''))
}
