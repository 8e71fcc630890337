//! HTML as feeds carry it, and the way between HTML and NITF body markup.
//!
//! Tag soup is read the way browsers read it (HTML Standard, section 13.2, by html5ever) into a tree of
//! our own; nothing here recurses, and depth, attributes and the copies that misnesting makes are bounded.
//! NITF stands here and not in its format because NewsML carries NITF bodies too.

mod attributes;
mod balanced;
mod blocks;
mod entities;
mod feed;
mod files;
mod fragment;
mod html_to_nitf;
mod links;
mod nitf_map;
mod nitf_order;
mod nitf_read;
mod nitf_to_html;
mod nitf_valid;
mod page;
mod picture;
mod place;
mod private;
mod reading;
mod runs;
mod scan;
mod serial;
mod story;
mod tags;
mod text;
mod tree;
mod words;
mod xhtml;

pub use balanced::{balanced, is_balanced};
pub use blocks::{Block, blocks, from_blocks};
pub use files::without_files;
pub use html_to_nitf::html_to_nitf;
pub use links::absolute;
pub use nitf_to_html::nitf_to_html;
pub use nitf_valid::mended_nitf;
pub use page::{Figure, Mark, Page, PageLink, Said, json_ld};
pub use private::{divided_notes, may_name_note, names_note, without_notes, without_private};
pub use serial::{quoted, well_formed};
pub use tags::{Seen, tags};
pub use text::{attribute_value, escape, looks_like_html, may_be_html, unknown_reference};
pub use words::to_text;
pub use xhtml::{is_div_content, is_xhtml, xhtml_to_html};

#[cfg(test)]
#[path = "nitf_tests.rs"]
mod nitf_tests;
#[cfg(test)]
#[path = "soup_tests.rs"]
mod soup_tests;
#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
