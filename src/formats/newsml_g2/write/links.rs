//! `link`: what an item does to others, and what it leads to.

use super::super::form::is_code;
use super::super::own;
use super::super::read::{LINKS, RELATIONS};
use crate::model::{Article, Link};
use crate::syntax::xml::Emitter;

/// The links of an item.
pub(super) fn write(out: &mut Emitter, a: &Article) {
    for relation in &a.relations {
        out.start("link");
        let rel = relation.rel.as_deref().unwrap_or_default();
        match RELATIONS.iter().find(|(_, word)| *word == rel) {
            Some((code, _)) => out.attr("rel", code),
            None => out.attr("reluri", &format!("{}{rel}", own::RELATION)),
        }
        out.optional_attr("residref", relation.uri.as_deref());
        out.optional_attr("version", relation.version.as_deref());
        out.end();
    }
    a.links.iter().for_each(|link| self::link(out, link));
}

/// One link.
pub(super) fn link(out: &mut Emitter, link: &Link) {
    out.start("link");
    if let Some(rel) = &link.rel {
        match LINKS.iter().find(|(_, word)| word == rel) {
            Some((code, _)) => out.attr("rel", code),
            None if is_code(rel) => out.attr("rel", rel),
            None if rel.contains(':') => out.attr("reluri", rel),
            None => out.attr("reluri", &format!("{}{rel}", own::LINK)),
        }
    }
    out.attr("href", &link.href);
    out.optional_attr("contenttype", link.media_type.as_deref());
    out.optional_attr("size", link.length.as_deref());
    out.optional_attr("title", link.title.as_deref());
    out.end();
}
