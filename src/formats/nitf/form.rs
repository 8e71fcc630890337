//! What NITF's places hold of parties: what is printed of them. Who has no name stands there with the code that is stated,
//! so that a reader of NITF alone sees whom the story credits. And of words: those that reading makes of them.

use super::{evloc, kind_of, media_type, rights};
use crate::formats::printed::words;
use crate::formats::{Form, nitf_media};
use crate::model::{AltId, Article, Part, Party, Text};
use crate::vocab::signals::{self, Stop};

pub(super) static FORM: Form =
    Form { article, holds: |a| !is_unnamed(a) && !is_respelled(a) && !revives(a) && !keeps(a), feed: |_| {} };

/// Whether rights keep the element that says what they are about.
fn keeps(a: &Article) -> bool {
    a.rights_info.iter().any(|r| r.raw.is_some())
}

/// Whether an embargo would be the status of what is killed or held, and so revive it when it ends.
fn revives(a: &Article) -> bool {
    (a.embargo.is_some() || a.embargoed_until.is_some()) && Stop::signalled(a).is_some()
}

/// Whether a status, the kind of a place or the type of a picture is read as another word.
fn is_respelled(a: &Article) -> bool {
    let status = a.pub_status.as_deref().is_some_and(|status| status_of(status) != status);
    status
        || a.located.iter().any(|place| place.kind.is_some() && evloc::parts(place).is_none())
        || a.associations.iter().any(|with| kind_of(media_type(with.kind.as_deref())) != with.kind)
}

/// A status as it is read again; `embargoed` is none of the model's, and means that it is held.
fn status_of(status: &str) -> &str {
    match signals::status(status) {
        Some("embargoed") | None => status.trim(),
        Some(word) => word,
    }
}

/// Whether somebody has no name, or a picture has holders or an identifier that is none.
fn is_unnamed(a: &Article) -> bool {
    let mut lists = [&a.creators, &a.info_sources, &a.copyright_holder].into_iter().flatten();
    let hops = || a.hops.iter().filter_map(|h| h.party.as_ref());
    let picture = |p: &Article| {
        !p.copyright_holder.is_empty()
            || p.creditline.len().max(p.copyright_notice.len()) > 1
            || p.creators.iter().any(|p| p.name.is_none())
            || p.alt_ids.iter().any(is_credit)
    };
    lists.any(|p| p.name.is_none())
        || a.provider.as_ref().is_some_and(|p| p.name.is_none())
        || hops().any(|p| p.name.is_none())
        || a.associations.iter().any(picture)
}

fn article(a: &mut Article) {
    if revives(a) {
        (a.embargo, a.embargoed_until) = (None, None);
    }
    for list in [&mut a.creators, &mut a.info_sources, &mut a.copyright_holder] {
        list.iter_mut().for_each(name);
        list.prune();
    }
    rights::form(a);
    if let Some(status) = &mut a.pub_status {
        *status = status_of(status).to_owned();
    }
    for place in &mut a.located {
        if evloc::parts(place).is_none() {
            place.kind = None;
        }
    }
    a.provider.iter_mut().chain(a.hops.iter_mut().filter_map(|h| h.party.as_mut())).for_each(name);
    for picture in &mut a.associations {
        picture.kind = kind_of(media_type(picture.kind.as_deref()));
        picture.creators.iter_mut().for_each(name);
        picture.creators.prune();
        picture.alt_ids.retain(|id| !is_credit(id));
        holders(picture);
        [&mut picture.creditline, &mut picture.copyright_notice].into_iter().for_each(once);
    }
}

/// A credit that stands in several attributes is one: each file repeats it.
fn once(list: &mut Vec<Text>) {
    for text in std::mem::take(list).into_iter().take(MOST_HOLDERS) {
        if !list.iter().any(|known| words(known) == words(&text)) {
            list.push(text);
        }
    }
}

/// Whether an identifier of a picture would be read as its credit, by the name of its role.
fn is_credit(id: &AltId) -> bool {
    id.role.as_deref().is_some_and(nitf_media::is_stated)
}

fn name(p: &mut Party) {
    if p.name.is_none() {
        p.name = p.print().map(str::to_owned);
    }
}

/// Each holder of a picture stands in one attribute, once.
fn holders(picture: &mut Article) {
    let mut names: Vec<String> = Vec::new();
    for holder in picture.copyright_holder.iter().filter_map(Party::print).take(MOST_HOLDERS) {
        if !names.iter().any(|n| n == holder) {
            names.push(holder.to_owned());
        }
    }
    picture.copyright_holder = names.into_iter().map(Party::named).collect();
}

/// More are not looked through.
pub(super) const MOST_HOLDERS: usize = 100;
