//! Elements that are kept as they came, and where in an item each of them stands (NewsML-G2 2.35, the order of its schema).

use super::form::is_code;
use super::{VOCABULARIES, content_models, names};
use crate::diag::Report;
use crate::formats::extension::{self as elsewhere, Within};
use crate::model::Extension;
use crate::syntax::xml::{Cursor, Limits};
use crate::vocab::{nar, registries};

/// A place for elements that are kept, in the order in which they stand in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// Behind the start of the item.
    Catalogs,
    /// Behind the hops.
    History,
    /// In `itemMeta` behind `memberOf`.
    Instance,
    /// In `itemMeta` behind the signals.
    Representation,
    /// In `itemMeta` behind `expires`.
    Original,
    /// In `itemMeta` behind that.
    Feed,
    /// In `itemMeta` as the last of its own.
    Maker,
    /// In `itemMeta` behind its links.
    Links,
    /// In `itemMeta` behind all links.
    ItemProperties,
    /// In `itemMeta`, at its end: elements of other vocabularies.
    Foreign,
    /// In `contentMeta`, before all else.
    Icons,
    /// In `contentMeta` among what is said of its making.
    Made,
    /// In `contentMeta`, at its end.
    ContentProperties,
    /// Behind the metadata.
    Parts,
    /// Behind the parts.
    Asserts,
    /// Behind the asserts.
    References,
    /// Behind the references.
    Derived,
    /// In the place of the content.
    Content,
}

/// Elements of NewsML-G2, by name.
static NAMES: &[(&str, Slot)] = &[
    ("catalogRef", Slot::Catalogs),
    ("catalog", Slot::Catalogs),
    ("pubHistory", Slot::History),
    ("instanceOf", Slot::Instance),
    ("altRep", Slot::Representation),
    ("deliverableOf", Slot::Representation),
    ("hash", Slot::Representation),
    ("origRep", Slot::Original),
    ("incomingFeedId", Slot::Feed),
    ("metadataCreator", Slot::Maker),
    ("link", Slot::Links),
    ("itemMetaExtProperty", Slot::ItemProperties),
    ("icon", Slot::Icons),
    ("exclAudience", Slot::Made),
    ("rating", Slot::Made),
    ("userInteraction", Slot::Made),
    ("contentMetaExtProperty", Slot::ContentProperties),
    ("partMeta", Slot::Parts),
    ("assert", Slot::Asserts),
    ("inlineRef", Slot::References),
    ("derivedFrom", Slot::Derived),
    ("derivedFromValue", Slot::Derived),
    ("concept", Slot::Content),
    ("conceptSet", Slot::Content),
    ("schemeMeta", Slot::Content),
    ("newsCoverageSet", Slot::Content),
];

/// Where an element stands among those that are kept.
fn order(e: &Extension) -> (Option<Slot>, usize) {
    (slot(e), NAMES.iter().position(|(name, _)| *name == e.name).unwrap_or(NAMES.len()))
}

/// Where an element stands; `None` when it has no place.
pub(super) fn slot(e: &Extension) -> Option<Slot> {
    if e.ns.is_empty() {
        return None;
    }
    if !nar::VOCABULARY.means(&e.ns) {
        return Some(Slot::Foreign);
    }
    NAMES.iter().find(|(name, _)| *name == e.name).map(|(_, slot)| *slot)
}

/// Brings elements into the order in which they stand in an item.
pub(super) fn sort(list: &mut [Extension]) {
    list.sort_by_cached_key(order);
}

/// Whether an element may stand in an item as it came: it has a place, and there it is read as the same and nothing else.
///
/// What stands in the place of the content decides of which kind an item is, and is asked about there.
pub(super) fn stands(e: &Extension) -> bool {
    if nar::VOCABULARY.means(&e.ns) && !is_plausible(&e.raw) {
        return false;
    }
    let around = match slot(e) {
        None => return false,
        Some(Slot::Content) => return nar::may_stand(e) && e.raw.len() < LARGE,
        Some(Slot::Catalogs | Slot::History | Slot::Parts | Slot::Asserts | Slot::References | Slot::Derived) => {
            ("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\">", "</newsItem>")
        }
        Some(Slot::Icons | Slot::Made | Slot::ContentProperties) => {
            ("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><contentMeta>", "</contentMeta></newsItem>")
        }
        Some(_) => ("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta>", "</itemMeta></newsItem>"),
    };
    elsewhere::stands(e, VOCABULARIES, super::read::open, Within::Article, around)
}

/// Whether the elements of NewsML-G2 in an element, and their attributes, stand where the schema has them, with values of their
/// types (QCodeType, xs:decimal): a code without blanks, a coordinate that is a number. What it refuses does not stand in an
/// item.
pub(super) fn is_plausible(raw: &str) -> bool {
    let quiet = &mut Report::default();
    let mut cursor = Cursor::piece_of(raw, VOCABULARIES, Limits::default());
    let mut open: Vec<_> = cursor.root(quiet).into_iter().collect();
    while let Some(tag) = open.last() {
        let ours = tag.ns == nar::VOCABULARY.prefix;
        let attribute = |name: &str, value: &str| {
            names::is_attribute(name) && names::wanted(tag.name, name, value).is_none() && is_value(name, value)
        };
        let mut attrs = cursor.attrs(tag).filter(|a| a.ns.is_empty());
        if ours && (!names::is_element(tag.name) || attrs.any(|a| !attribute(a.name, &a.value))) {
            return false;
        }
        drop(attrs);
        if ours && names::FOREIGN.contains(&tag.name) {
            cursor.skip(&tag.clone(), quiet);
            open.pop();
            continue;
        }
        match cursor.child(&tag.clone(), quiet) {
            Some(child) => open.push(child),
            None => drop(open.pop()),
        }
    }
    drop(open);
    let mut cursor = Cursor::piece_of(raw, VOCABULARIES, Limits::default());
    let Some(root) = cursor.root(quiet) else { return false };
    let tree = cursor.tree(&root, quiet);
    tree.root().is_none_or(|root| root.ns() != nar::VOCABULARY.prefix || content_models::is_sound(root))
}

fn is_value(name: &str, value: &str) -> bool {
    match name {
        "qcode" => is_code(value),
        "altitude" => value.trim().trim_start_matches(['+', '-']).bytes().all(|b| b.is_ascii_digit()),
        "contenttype" => registries::media_type(value.trim()),
        _ => true,
    }
}

/// What is larger is carried as a value.
const LARGE: usize = 8 << 20;
