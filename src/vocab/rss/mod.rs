//! What the generations of RSS have in common: links, texts that are words or HTML, people, and elements that no field
//! takes.

mod read;
mod write;

pub use read::{
    address, again, atom_category, atom_link, category, construct, generator, keep, link, of_attributes, own_base,
    page, parties, person, push_link, tags, text, title, words, xhtml,
};
pub use write::{
    content, contributor, creator, link_of, links, mailbox, optional, text as write_text,
    text_input as write_text_input,
};

use crate::syntax::xml::Vocabulary;

/// Elements of Atom that feeds of RSS borrow.
pub static ATOM: Vocabulary =
    Vocabulary { prefix: "atom", uri: "http://www.w3.org/2005/Atom", aliases: &["http://purl.org/atom/ns#"] };
/// Whole texts (mod_content).
pub static CONTENT: Vocabulary = Vocabulary {
    prefix: "content",
    uri: "http://purl.org/rss/1.0/modules/content/",
    aliases: &["http://purl.org/rss/modules/content/"],
};
/// Bodies of XHTML: read only.
pub static XHTML: Vocabulary = Vocabulary { prefix: "xhtml", uri: "http://www.w3.org/1999/xhtml", aliases: &[] };
