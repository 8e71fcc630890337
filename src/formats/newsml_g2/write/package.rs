//! `groupSet`: the parts of a package in one group.

use super::super::read::GROUP;
use super::itemmeta::{class, embargo, note, status};
use super::parts::{label, party, time};
use super::rights;
use crate::model::Article;
use crate::syntax::xml::Emitter;

/// The parts, with what is known of them in advance (NewsML-G2, hints).
pub(super) fn write(out: &mut Emitter, a: &Article, number: usize) {
    // No other group of the message has it.
    let id = format!("G{number}");
    out.start("groupSet");
    out.attr("root", &id);
    out.start("group");
    out.attr("id", &id);
    out.attr("role", GROUP);
    for part in &a.associations {
        out.start("itemRef");
        out.optional_attr("residref", part.uri.as_deref());
        out.optional_attr("version", part.version.as_deref());
        if let Some(file) = part.renditions.first() {
            out.optional_attr("href", file.href.as_deref());
            out.optional_attr("contenttype", file.content_type.as_deref());
            out.optional_attr("size", file.size_in_bytes.map(|n| n.to_string()).as_deref());
        }
        class(out, part.kind.as_deref());
        part.provider.iter().for_each(|p| party(out, "provider", p));
        time(out, "versionCreated", part.version_created.as_ref());
        embargo(out, part);
        status(out, part.pub_status.as_deref());
        part.ed_notes.iter().for_each(|text| note(out, text));
        part.info_sources.iter().for_each(|p| party(out, "infoSource", p));
        part.creators.iter().for_each(|p| party(out, "creator", p));
        part.contributors.iter().for_each(|p| party(out, "contributor", p));
        part.title.iter().for_each(|text| label(out, "title", text));
        part.slugline.iter().for_each(|text| label(out, "slugline", text));
        part.headline.iter().for_each(|text| label(out, "headline", text));
        part.dateline.iter().for_each(|d| out.optional("dateline", d.text.as_deref()));
        part.by.iter().for_each(|text| label(out, "by", text));
        part.creditline.iter().for_each(|text| label(out, "creditline", text));
        part.summary.iter().for_each(|text| label(out, "description", text));
        rights::blocks(out, part);
        out.end();
    }
    out.end();
    out.end();
}
