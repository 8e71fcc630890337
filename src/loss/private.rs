//! What is not for the public, which no public format carries: notes to editors, and whatever else says so of itself.
//! Its words stay out of the report too, which may be shown where the feed is.

use std::sync::LazyLock;

use serde_json::Value;

use super::inside;
use super::project::Pen;
use super::table::Table;
use crate::formats::{Carry, members};
use crate::model::{
    Article, Field, Leaf, Members, Part, Party, PartyField, Record, Text, TextKind, Whole, settle_title,
};
use crate::syntax::{html, json};

/// Takes it out of an article that goes to the public in a format of newsrooms.
pub fn make_public(article: &mut Article) {
    let (stated, mut untold) = (article.stated(), Vec::new());
    let pen = &mut Pen { notes: &mut untold, inside: "" };
    drop_private(article, stated, pen);
    drop_within(article, pen);
}

/// Takes it out of what goes with an article, where what becomes of that is told of the article.
pub(super) fn drop_within(article: &mut Article, pen: &mut Pen<'_>) {
    for (i, with) in article.associations.iter_mut().enumerate() {
        let pen = &mut Pen { notes: pen.notes, inside: &inside(pen.inside, i) };
        let stated = with.stated();
        drop_private(with, stated, pen);
        drop_within(with, pen);
    }
}

/// Takes it out of an article that states no other members; those that it states then.
pub(super) fn drop_private(article: &mut Article, stated: Members, pen: &mut Pen<'_>) -> Members {
    let before = article.ed_notes.len();
    article.ed_notes.retain(|note| {
        if !note.is_public() {
            pen.note("edNotes", "dropped", "private", || Value::Null);
        }
        note.is_public()
    });
    let mut dropped = article.ed_notes.len() < before;
    // Associations come by themselves.
    dropped |= texts(article, stated.and(*HIDEABLE), pen);
    dropped |= parties(article, stated.and(*PARTIES), pen);
    dropped |= bodies(article, pen);
    dropped |= extensions(article, pen);
    dropped |= rights(article, pen);
    if !dropped {
        return stated;
    }
    if article.headline.is_none() && !article.headlines.is_empty() {
        // What stood behind one that nobody may see is the headline then.
        article.headline = Some(article.headlines.remove(0));
        settle_title(article);
    }
    article.stated()
}

/// The members of which a part says who may see it.
static HIDEABLE: LazyLock<Members> = LazyLock::new(|| VISIBILITIES.iter().map(|field| field.member()).collect());

/// Texts that say that they are private; whether there are any.
fn texts(article: &mut Article, hideable: Members, pen: &mut Pen<'_>) -> bool {
    let mut any = false;
    for member in hideable.filter_map(|place| Article::MEMBERS.get(place)) {
        let mut dropped = false;
        (member.part)(article).texts(&mut |text| {
            if is_private(text.visibility.as_deref()) {
                *text = Text::default();
                dropped = true;
            }
        });
        if dropped {
            (member.part)(article).prune();
            pen.note(member.name, "dropped", "private", || Value::Null);
        }
        any |= dropped;
    }
    any
}

/// What is stated and not `public` is not for the public.
fn is_private(visibility: Option<&str>) -> bool {
    visibility.is_some_and(|visibility| !visibility.eq_ignore_ascii_case("public"))
}

/// People and organisations of whom the public is not to know; whether there are any.
fn parties(article: &mut Article, stated: Members, pen: &mut Pen<'_>) -> bool {
    let mut any = false;
    for member in stated.filter_map(|place| Article::MEMBERS.get(place)) {
        if !take_hidden(article, member.name).is_empty() {
            any = true;
            pen.note(member.name, "dropped", "private", || Value::Null);
        }
    }
    let before = article.hops.len();
    article.hops.retain(|hop| !hop.party.as_ref().is_some_and(is_hidden));
    if article.hops.len() < before {
        any = true;
        pen.note("hops", "dropped", "private", || Value::Null);
    }
    any
}

/// Makes notes to editors of those that stand inside a text, where all of it is printed for who prints it; whether there are
/// any.
pub(super) fn take_notes(article: &mut Article, pen: &mut Pen<'_>) -> bool {
    let before = article.ed_notes.len();
    for text in article.bodies.iter_mut().filter(|text| text.kind != TextKind::Plain) {
        let Some((rest, notes)) = html::divided_notes(&text.value, text.kind == TextKind::Nitf) else { continue };
        text.value = rest;
        let words = notes.iter().map(|note| html::to_text(note)).filter(|words| !words.trim().is_empty());
        article.ed_notes.extend(words.map(|words| Text::plain(words.trim())));
    }
    let taken = article.ed_notes.len() > before;
    if taken {
        pen.note("bodies", "folded", "edNotes", || Value::Null);
        article.bodies.prune();
    }
    taken
}

/// Makes notes to editors of what is not for the public, where a format of newsrooms has no place that says so of it: who is
/// hidden would else stand among those who are not. Whether there is any.
pub(super) fn tell_editors(table: &Table, article: &mut Article, stated: Members, pen: &mut Pen<'_>) -> bool {
    let before = article.ed_notes.len();
    for place in stated.and(*HIDEABLE) {
        let Some(member) = Article::MEMBERS.get(place).filter(|m| !matches!(m.name, "edNotes" | "associations")) else {
            continue;
        };
        // That of a party is its own leaf; those of its names and contacts lie deeper.
        let is_own = |leaf: &Field| leaf.name().strip_suffix(".visibility") == Some(member.name);
        let of_parties = PARTIES.has(place);
        let unsaid = |leaf: &&Field| leaf.member() == place && !matches!(table.carry(**leaf), Carry::Native(..));
        let (mut said, mut words) = (Vec::new(), false);
        (member.part)(article).texts(&mut |text| words |= is_private(text.visibility.as_deref()));
        if of_parties && VISIBILITIES.iter().any(|leaf| unsaid(&leaf) && is_own(leaf)) {
            said.extend(take_hidden(article, member.name).iter().map(of_party));
        }
        if words && VISIBILITIES.iter().any(|leaf| unsaid(&leaf) && is_own(leaf) != of_parties) {
            (member.part)(article).texts(&mut |text| {
                if is_private(text.visibility.as_deref()) {
                    let text = std::mem::take(text);
                    said.push(if text.kind == TextKind::Plain { text.value } else { html::to_text(&text.value) });
                }
            });
        }
        said.retain(|words| !words.trim().is_empty());
        if !said.is_empty() {
            (member.part)(article).prune();
            pen.note(member.name, "folded", "edNotes", || Value::Null);
            let name = member.name;
            article.ed_notes.extend(said.iter().map(|words| Text::plain(format!("{name}: {}", words.trim()))));
        }
    }
    article.ed_notes.len() > before
}

/// The members that are parties.
static PARTIES: LazyLock<Members> = LazyLock::new(|| {
    let tells = PartyField::Visibility(Whole);
    [
        Field::Creators(tells),
        Field::Contributors(tells),
        Field::InfoSources(tells),
        Field::CopyrightHolder(tells),
        Field::Provider(tells),
        Field::Accountable(tells),
    ]
    .map(Field::member)
    .into_iter()
    .collect()
});

/// The leaves that say who may see a part.
static VISIBILITIES: LazyLock<Vec<Field>> =
    LazyLock::new(|| Field::all().into_iter().filter(|field| field.name().ends_with(".visibility")).collect());

fn is_hidden(party: &Party) -> bool {
    is_private(party.visibility.as_deref())
}

/// Takes the parties of a member of which the public is not to know.
fn take_hidden(article: &mut Article, member: &str) -> Vec<Party> {
    let list = match member {
        "creators" => &mut article.creators,
        "contributors" => &mut article.contributors,
        "infoSources" => &mut article.info_sources,
        "copyrightHolder" => &mut article.copyright_holder,
        "provider" => return article.provider.take_if(|party| is_hidden(party)).into_iter().collect(),
        "accountable" => return article.accountable.take_if(|party| is_hidden(party)).into_iter().collect(),
        _ => return Vec::new(),
    };
    list.extract_if(.., |party| is_hidden(party)).collect()
}

/// All that is known of a party, in one line.
fn of_party(party: &Party) -> String {
    let whole = [&party.role, &party.job_title, &party.affiliation, &party.email, &party.phone, &party.uri];
    let contacts = party.contacts.iter().map(|contact| contact.value.as_str());
    let rest = whole.into_iter().flatten().map(String::as_str).chain(contacts);
    let words: Vec<&str> = party.print().into_iter().chain(rest).collect();
    words.join(", ")
}

/// Notes inside the text; whether nothing is left of one then.
fn bodies(article: &mut Article, pen: &mut Pen<'_>) -> bool {
    let mut emptied = false;
    article.bodies.iter_mut().filter(|text| text.kind != TextKind::Plain).for_each(|text| {
        if let Some(rest) = html::without_private(&text.value, text.kind == TextKind::Nitf) {
            pen.note("bodies", "narrowed", "private", || Value::Null);
            text.value = rest;
            emptied |= text.value.trim().is_empty();
        }
    });
    if emptied {
        article.bodies.prune();
    }
    emptied
}

/// Notes in what no field takes; whether nothing is left of an extension then.
fn extensions(article: &mut Article, pen: &mut Pen<'_>) -> bool {
    let before = article.extensions.len();
    article.extensions.retain_mut(|e| {
        let rest = match e.raw.starts_with('<') {
            true => html::without_notes(&e.raw),
            false if e.ns != members::MEMBER => None,
            false if html::names_note(&e.name) => Some(String::new()),
            false => without_members(&e.raw),
        };
        let Some(rest) = rest else { return true };
        pen.note("extensions.raw", "dropped", "private", || Value::Null);
        e.raw = rest;
        !e.raw.trim().is_empty()
    });
    article.extensions.len() < before
}

/// What a block of rights or a hand keeps as it came, without what in it is not for the public; whether any was taken.
fn rights(article: &mut Article, pen: &mut Pen<'_>) -> bool {
    if article.rights_info.is_empty() && article.hops.is_empty() {
        return false;
    }
    let kept = article.rights_info.iter_mut().map(|of| ("rightsInfo", &mut of.raw));
    let kept = kept.chain(article.hops.iter_mut().map(|of| ("hops", &mut of.raw)));
    let mut any = false;
    for (name, raw) in kept {
        if let Some(rest) = raw.as_deref().and_then(html::without_notes) {
            *raw = Some(rest).filter(|rest| !rest.trim().is_empty());
            any = true;
            pen.note(name, "narrowed", "private", || Value::Null);
        }
    }
    if any {
        article.rights_info.prune();
        article.hops.prune();
    }
    any
}

/// A value of JSON without the members that are notes, at any depth; `None` where it has none.
fn without_members(raw: &str) -> Option<String> {
    if !raw.starts_with(['{', '[']) || !html::may_name_note(raw) {
        return None;
    }
    let mut value: Value = serde_json::from_str(raw).ok()?;
    take_members(&mut value).then(|| json::compact(&value.to_string()))
}

fn take_members(value: &mut Value) -> bool {
    match value {
        Value::Object(members) => {
            let before = members.len();
            members.retain(|name, _| !html::names_note(name));
            let taken = members.len() < before;
            members.values_mut().fold(taken, |taken, inside| take_members(inside) | taken)
        }
        Value::Array(list) => list.iter_mut().fold(false, |taken, inside| take_members(inside) | taken),
        _ => false,
    }
}
