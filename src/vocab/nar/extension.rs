//! Elements of other vocabularies: as they came, or in a property where they cannot stand.

use super::{PROPERTY, PROPERTY_TAG};
use crate::diag::Report;
use crate::model::Extension;
use crate::syntax::xml::{Cursor, Emitter, Limits, Tag, Worded};

/// The relation of the property that holds an element as it came.
const ELEMENT: &str = "urn:wiredesk:element";

/// Whether the extension can be written as it is wherever elements of other vocabularies may stand: it is one element
/// that stands on its own, is the one it says, comes back the same, and looks like no item. Every writer asks this,
/// whatever else it has to ask.
pub fn may_stand(e: &Extension) -> bool {
    if let Some(element) = Worded::of(&e.raw) {
        return element.uri == e.ns && element.name == e.name && !is_like_item(element.name);
    }
    if may_begin_item(&e.raw) {
        return false;
    }
    let mut report = Report::default();
    let mut cursor = Cursor::new(&e.raw, &[], Limits::default());
    let Some(root) = cursor.root(&mut report) else { return false };
    let named = root.start == 0 && root.uri == e.ns && root.name == e.name;
    named && cursor.whole(&root, &mut report) == e.raw && cursor.position() == e.raw.len() && !report.malformed()
}

/// Whether a reader that looks for the next item or entry could take something in markup for one, or for the end of
/// what is around them.
pub fn may_begin_item(markup: &str) -> bool {
    let mut tags = markup.match_indices('<').filter_map(|(at, _)| markup.get(at + 1..));
    tags.any(|tag| {
        let name = tag.split([' ', '>', '/', '\n', '\t']).next().unwrap_or_default();
        is_like_item(name.rsplit(':').next().unwrap_or_default())
    })
}

/// Whether it could take an element of that name for one.
fn is_like_item(local: &str) -> bool {
    const ITEM: &str = "item";
    // An element of plans in NewsML-G2, which nobody takes for an item.
    if local == "itemClass" {
        return false;
    }
    let begins = |name: &&str| local.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name));
    let is = |name: &&str| local.eq_ignore_ascii_case(name);
    // `newsItem`, `packageItem` and their like are those of NewsML.
    let end = local.len().checked_sub(ITEM.len()).and_then(|at| local.get(at..));
    [ITEM, "entry", "channel"].iter().any(begins)
        || end.is_some_and(|end| end.eq_ignore_ascii_case(ITEM))
        || ["feed", "nitf", "rss", "rdf"].iter().any(is)
}

/// Writes an extension that cannot stand as it is: another format's, broken, or one that would be read as a value.
pub fn write_kept(out: &mut Emitter, e: &Extension) {
    out.start(PROPERTY_TAG);
    out.attr("reluri", ELEMENT);
    out.attr("ns", &e.ns);
    out.attr("name", &e.name);
    out.attr("value", &e.raw);
    out.end();
}

/// The extension that the element of the carrier `tag` holds.
pub fn read_kept(tag: &Tag<'_>) -> Option<Extension> {
    let kept = tag.name == PROPERTY && tag.attr("reluri").as_deref() == Some(ELEMENT);
    let attr = |name: &str| tag.attr(name).unwrap_or_default().into_owned();
    kept.then(|| Extension { ns: attr("ns"), name: attr("name"), raw: attr("value") })
}
