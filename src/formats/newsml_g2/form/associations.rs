//! What goes with an item, in the place where its kind of item has it.

use super::super::own;
use super::super::read::{is_package, itself, kind_of_class};
use super::lists::alt_id;
use super::values::{self, date_time, is_code, is_reference, is_uri};
use super::{is_itself, is_version};
use crate::formats::{Carry, by_id};
use crate::model::{Article, Lang, Level, Part, Rendition, Text, TextKind, Value};
use crate::vocab::qcode::Schemes;
use crate::vocab::signals;

/// Where the associations of an article stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum With {
    /// There are none.
    None,
    /// The only one is the item itself: its files are the content.
    Itself,
    /// In the groups of a package.
    Package,
    /// In a document of NITF.
    Nitf,
}

/// Where the associations of `a` stand.
pub(in super::super) fn with(a: &Article) -> With {
    let files = |a: &Article| {
        let mut files = a.renditions.clone();
        files.iter_mut().for_each(file);
        !files.iter().all(Part::is_blank)
    };
    match a.associations.as_slice() {
        [] => With::None,
        [picture] if is_itself(a) && files(picture) => With::Itself,
        _ if is_package(a) => With::Package,
        _ => With::Nitf,
    }
}

/// Brings the associations to what their place holds.
pub(super) fn form(a: &mut Article, mode: With, schemes: &Schemes, language: Option<&str>) {
    match mode {
        With::None => {}
        With::Itself => {
            let whole = itself(a);
            for picture in &mut a.associations {
                let mut files = std::mem::take(&mut picture.renditions);
                files.iter_mut().for_each(file);
                files.prune();
                *picture = Article { renditions: files, ..whole.clone() };
            }
        }
        With::Package => a.associations.iter_mut().for_each(|part| hint(part, schemes, language)),
        With::Nitf => {
            let whole = (a.kind.as_deref() == Some("composite")).then(|| a.associations.clone());
            a.associations.iter_mut().for_each(nitf);
            // As it is read again: a language is stated where it is another one.
            let own = |text: &Text| text.lang.is_some() && text.lang.as_ref().map(Lang::as_str) == language;
            let settle = &mut |text: &mut Text| {
                if own(text) {
                    text.lang = None;
                }
            };
            a.associations.iter_mut().for_each(|with| with.texts(settle));
            // What is left of them may stand in a package: the writer sees nothing else.
            if let Some(whole) = whole.filter(|_| is_package(a)) {
                a.associations = whole;
                a.associations.iter_mut().for_each(|part| hint(part, schemes, language));
            }
        }
    }
}

/// A file.
pub(super) fn file(r: &mut Rendition) {
    r.strings(&mut values::trim);
    r.href = r.href.take().filter(|href| is_reference(href));
    r.name = r.name.take().filter(|name| is_code(name) || is_uri(name));
    r.format = r.format.take().filter(|format| is_code(format) || is_uri(format));
    r.poi = None;
    r.alt_ids.iter_mut().for_each(alt_id);
    r.alt_ids.retain(|id| !id.value.is_empty());
}

/// What a package says of its parts in advance.
fn hint(part: &mut Article, schemes: &Schemes, language: Option<&str>) {
    let mut whole = std::mem::take(part);
    whole.strings(&mut values::trim);
    super::lists::texts(&mut whole, language);
    super::lists::parties(&mut whole, schemes, language);
    whole.version_created.iter_mut().for_each(date_time);
    whole.embargoed_until.iter_mut().for_each(values::until);
    whole.embargo = whole.embargo.filter(|_| whole.embargoed_until.is_none()).map(|_| "indefinite".to_owned());
    let status = |s: String| signals::plain_status(&s).to_owned();
    let file = |r: Rendition| Rendition {
        href: r.href.filter(|href| is_reference(href)),
        content_type: r.content_type,
        size_in_bytes: r.size_in_bytes,
        ..Rendition::default()
    };
    *part = Article {
        uri: whole.uri,
        version: whole.version.filter(|v| is_version(v)),
        kind: whole.kind.filter(|kind| is_class(kind)),
        pub_status: whole.pub_status.map(status),
        version_created: whole.version_created,
        headline: whole.headline,
        title: whole.title,
        summary: whole.summary,
        slugline: whole.slugline,
        by: whole.by,
        creditline: whole.creditline,
        dateline: whole.dateline,
        provider: whole.provider,
        embargoed_until: whole.embargoed_until,
        embargo: whole.embargo,
        ed_notes: whole.ed_notes,
        creators: whole.creators,
        contributors: whole.contributors,
        info_sources: whole.info_sources,
        accountable: whole.accountable,
        copyright_holder: whole.copyright_holder,
        copyright_notice: whole.copyright_notice,
        usage_terms: whole.usage_terms,
        renditions: whole.renditions.into_iter().map(file).collect(),
        ..Article::default()
    };
    part.prune();
    part.associations = whole.associations;
}

/// A class that is read back as it was.
fn is_class(kind: &str) -> bool {
    kind_of_class(&format!("{}{kind}", own::CLASS)) == kind || is_code(kind) && kind_of_class(kind) == kind
}

/// What `media` of NITF holds: its own places, each within its limit.
fn nitf(with: &mut Article) {
    let Some(card) = by_id("nitf") else { return };
    // What goes deeper is carried in any case.
    let deeper = std::mem::take(&mut with.associations);
    with.retain(&mut |leaf| matches!((card.carry)(Level::Association, leaf), Carry::Native(..)));
    let words = |text: &mut Text| {
        text.value = values::plain(text);
        text.kind = TextKind::Plain;
    };
    with.title.iter_mut().chain(&mut with.summary).for_each(words);
    for list in [&mut with.descriptions, &mut with.by, &mut with.creditline, &mut with.copyright_notice] {
        list.iter_mut().for_each(words);
        list.prune();
    }
    // What the format itself says of its places.
    let mut story = Article { associations: vec![std::mem::take(with)], ..Article::default() };
    card.form.into_iter().for_each(|form| (form.article)(&mut story));
    *with = story.associations.pop().unwrap_or_default();
    with.prune();
    with.associations = deeper;
}
