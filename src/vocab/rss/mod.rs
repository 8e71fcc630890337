//! What the generations of RSS have in common: links, texts that are words or HTML, people, and elements that no field
//! takes.

mod read;
mod write;

pub use read::{
    address, again, atom_link, category, keep, link, own_base, party, person, push_link, tags, text, words,
};
pub use write::{content, contributor, creator, links, mailbox, optional, text as write_text};
