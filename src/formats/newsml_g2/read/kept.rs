//! What no field takes: kept as it came where it can be, else told.

use super::super::{VOCABULARIES, own};
use super::item::Item;
use super::itemmeta;
use crate::diag::{Diagnostic, Report, excerpt};
use crate::model::Extension;
use crate::syntax::xml::{Cursor, Emitter, Limits, Tag};
use crate::vocab::edges::squash;
use crate::vocab::nar;

/// Among so many elements one that says the same is looked for.
const MOST_ASSERTS: usize = 200;

impl<'s> Item<'s> {
    /// Keeps an element that was read already as it came.
    pub fn again(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let mut again = Cursor::at_item(self.source, tag.start..cursor.position(), &cursor.scope());
        if let Some(tag) = again.root(&mut Report::default()) {
            self.keep(&mut again, &tag, report);
        }
        self.odd |= !again.is_plain();
    }

    /// An element that was read already as it came.
    pub fn raw_again(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>) -> Option<String> {
        let quiet = &mut Report::default();
        let mut again = Cursor::at_item(self.source, tag.start..cursor.position(), &cursor.scope());
        let tag = again.root(quiet)?;
        let raw = again.whole(&tag, quiet);
        self.odd |= !again.is_plain();
        Some(raw)
    }

    /// Keeps what no field takes, with a note.
    pub fn keep(&mut self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        report.add_of("newsml-g2/kept-as-extension", || {
            let message = format!("<{}> has no place of its own and is kept as it came", tag.qualified());
            Diagnostic::info("newsml-g2/kept-as-extension", message).at(tag.span())
        });
        let (ns, name) = (tag.uri.clone().into_owned(), tag.name.to_owned());
        let raw = cursor.whole(tag, report);
        let raw = if self.hidden && !itemmeta::is_private(tag) { constrained(&raw) } else { raw };
        self.article.extensions.push(Extension { ns, name, raw });
    }

    /// Keeps facts on the concept of an identifier, with a note.
    pub fn assert(&mut self, (name, id): (&str, &str), facts: &str, tag: &Tag<'_>, report: &mut Report) {
        let mut out = Emitter::new();
        out.start("assert");
        out.attr("xmlns", nar::NAMESPACE);
        out.attr(name, id);
        out.raw(facts);
        out.end();
        // As it is read again: what is declared around it is not declared in it.
        let raw = out.take();
        let quiet = &mut Report::default();
        let mut cursor = Cursor::piece_of(&raw, VOCABULARIES, Limits::default());
        let Some(root) = cursor.root(quiet) else { return };
        let raw = cursor.whole(&root, quiet);
        report.add_of("newsml-g2/kept-as-extension", || {
            let message = format!("what else <{}> says of its concept is kept as an assert", tag.qualified());
            Diagnostic::info("newsml-g2/kept-as-extension", message).at(tag.span())
        });
        let raw = if self.hidden { constrained(&raw) } else { raw };
        let assert = Extension { ns: nar::NAMESPACE.to_owned(), name: "assert".to_owned(), raw };
        if !self.article.extensions.iter().take(MOST_ASSERTS).any(|known| *known == assert) {
            self.article.extensions.push(assert);
        }
    }

    /// Notes what says more of a value than the model holds, with its words.
    pub fn left_out(&self, cursor: &mut Cursor<'s>, tag: &Tag<'s>, report: &mut Report) {
        let words = cursor.text(tag, &mut Report::default());
        Self::words_left_out(&words, tag, report);
    }

    /// The same of words in an element.
    pub fn words_left_out(words: &str, tag: &Tag<'_>, report: &mut Report) {
        report.add_of("newsml-g2/left-out", || {
            let told: String = excerpt(&squash(words)).to_owned();
            let said = if told.is_empty() { String::new() } else { format!(": `{told}`") };
            let message = format!("<{}> says more than a field holds and is left out{said}", tag.qualified());
            Diagnostic::info("newsml-g2/left-out", message).at(tag.span())
        });
    }
}

/// An element that says itself what stood around it: that it is not for the public. In one of another vocabulary the
/// attribute is of this one.
pub(super) fn constrained(raw: &str) -> String {
    let start = raw.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(raw.len());
    let own = format!(" xmlns=\"{}\"", nar::NAMESPACE);
    let (name, rest) = raw.split_at(start);
    match rest.strip_prefix(&*own) {
        Some(rest) => format!("{name}{own} pubconstrainturi=\"{}\"{rest}", own::PRIVATE),
        None => format!("{name} xmlns:nar=\"{}\" nar:pubconstrainturi=\"{}\"{rest}", nar::NAMESPACE, own::PRIVATE),
    }
}
