//! Reading one item, in the words of any generation.

use super::dialects;
use super::form::STATUSES;
use super::names::{Member, Texts};
use super::write::Held;
use super::{STATUS, read_dialect, read_parts, read_texts};
use crate::diag::Report;
use crate::formats::json_carrier;
use crate::formats::members::{self, Unread, set};
use crate::formats::{NESTED, Split};
use crate::model::{AltId, Article, Concept, Expiry, Field, Party, Text, Whole};
use crate::syntax::json::{Kind, Value};
use crate::vocab::signals;

pub(super) fn read_item(value: Value<'_>, report: &mut Report) -> Option<Split<Article>> {
    if !members::is_item(value, "ninjs/bad-item", report) {
        return None;
    }
    let mut item = Item::default();
    item.members(value, report);
    item.settle();
    let Item { mut article, carrier, with, .. } = item;
    article.associations = with;
    let mut carried = None;
    if let Some(json) = &carrier {
        let json = Value::at(json, value.at);
        carried = json_carrier::carried(json, report);
        restore(&mut article, carried.as_deref(), json);
    }
    json_carrier::canonical_each(&mut article);
    if let Some(carried) = &mut carried {
        carried.associations.truncate(article.associations.len());
    }
    Some(Split { native: Box::new(article), carried })
}

/// What the writer says for those who know no embargo in words: `withheld`, and the reason in the note.
pub(super) fn reason(embargo: &str) -> String {
    format!("Withheld: under embargo ({embargo})")
}

/// Takes back what was written for what ninjs cannot say, of an item and of its associations.
fn restore(a: &mut Article, carried: Option<&Article>, carrier: Value<'_>) {
    let Some((_, stated)) = carrier.members().find(|(key, _)| *key == STATUS) else { return };
    if let Some(carried) = carried {
        restore_statuses(a, carried, stated);
    }
}

fn restore_statuses(a: &mut Article, carried: &Article, stated: Value<'_>) {
    let mut own = stated;
    if stated.kind() == Kind::Array {
        let mut list = stated.items();
        let Some(first) = list.next() else { return };
        own = first;
        let with = a.associations.iter_mut().zip(&carried.associations);
        with.zip(list).for_each(|((a, carried), stated)| restore_statuses(a, carried, stated));
    }
    if own.kind() == Kind::String {
        restore_status(a, carried, own);
    }
}

/// Takes back the status that is written for what ninjs cannot say, and what [`reason`] says.
fn restore_status(a: &mut Article, carried: &Article, stated: Value<'_>) {
    let Some(stop) = Held::of(carried, a.embargoed_until.is_some()) else { return };
    if a.pub_status.as_deref() != Some(stop.status) {
        return;
    }
    a.pub_status = Some(stated.string().into_owned()).filter(|status| STATUSES.contains(&status.as_str()));
    if let Some((note, embargo)) = a.ed_notes.last_mut().zip(stop.embargo) {
        let reason = reason(embargo);
        let without = note.value.strip_suffix(&reason).map(|rest| rest.strip_suffix("\n\n").unwrap_or(rest).to_owned());
        if let Some(without) = without {
            note.value = without;
        }
    }
}

/// An item or an association that is being read.
#[derive(Default)]
pub(super) struct Item {
    pub(super) article: Article,
    carrier: Option<String>,
    with: Vec<Article>,
    pub(super) headlines: Vec<Text>,
    pub(super) descriptions: Vec<Text>,
    /// The identifier of those who have another than `uri`.
    pub(super) guid: Option<String>,
    /// 0 for an item, 1 for an association of one.
    depth: u8,
}

impl Item {
    fn members(&mut self, value: Value<'_>, report: &mut Report) {
        let is_identified = || {
            let stated = |(key, value): (&str, Value<'_>)| dialects::identifies(key) && value.kind() != Kind::Null;
            value.members().any(stated)
        };
        let mut walk = value.members();
        for (key, value) in walk.by_ref() {
            let read = !(key == dialects::ID && is_identified()) && self.member((key, value), report);
            if !read {
                self.article.extensions.push(members::keep(key, value, report));
            } else if key == "uri" && self.depth == 0 {
                let count = usize::from(self.article.uri.is_some());
                report.place(Field::Uri(Whole), count, || value.inside());
            }
        }
        members::punctuation(walk.odd(), report);
    }

    fn member(&mut self, (key, value): (&str, Value<'_>), report: &mut Report) -> bool {
        if let Some(member) = Member::named(key) {
            return self.known(member, (key, value), report);
        }
        match (key, self.depth) {
            ("name", 1..) => return set(&mut self.article.name, members::words(key, value, report)),
            ("rel", 1..) => return set(&mut self.article.role, members::words(key, value, report)),
            _ => {}
        }
        if let Some(place) = dialects::place(key) {
            return read_dialect::read(place, self, (key, value), report);
        }
        let Some((texts, rest)) = Texts::of(key) else { return false };
        let rest = read_parts::unescaped(rest);
        let list = value.kind() == Kind::Array && value.items().all(|one| one.kind() == Kind::String);
        let words = match list {
            true => strings(key, value, report),
            false => match members::words(key, value, report) {
                Ok(words) => words.into_iter().collect(),
                Err(_) => return false,
            },
        };
        let text = words.into_iter().map(|words| read_texts::member(texts, &rest, words));
        match texts {
            Texts::Headlines => self.headlines.extend(text),
            Texts::Descriptions => self.descriptions.extend(text),
            Texts::Bodies => self.article.bodies.extend(text),
        }
        true
    }

    /// Reads a member of ninjs.
    pub(super) fn known(&mut self, member: Member, (key, value): (&str, Value<'_>), report: &mut Report) -> bool {
        let a = &mut self.article;
        let times = match member {
            Member::FirstCreated => Some(&mut a.first_created),
            Member::VersionCreated => Some(&mut a.version_created),
            Member::ContentCreated => Some(&mut a.content_created),
            Member::Embargoed => Some(&mut a.embargoed_until),
            _ => None,
        };
        // No time, but what the word says.
        let is_forever = |value: Value<'_>| value.string().trim().eq_ignore_ascii_case("indefinite");
        if member == Member::Embargoed && value.kind() == Kind::String && is_forever(value) {
            a.embargo.get_or_insert_with(|| "indefinite".to_owned());
            return true;
        }
        if let Some(place) = times {
            return set(place, members::time(key, value, report));
        }
        match member {
            Member::Uri => set(&mut a.uri, members::words(key, value, report)),
            Member::Type => set(&mut a.kind, members::words(key, value, report).map(|kind| kind.map(dialects::kind))),
            Member::Profile => set(&mut a.profile, members::words(key, value, report)),
            Member::Version => set(&mut a.version, members::words(key, value, report)),
            Member::PubStatus => set(&mut a.pub_status, members::words(key, value, report)),
            Member::Language => set(&mut a.language, members::words(key, value, report)),
            Member::Urgency => urgency(a, value, report),
            Member::WordCount => {
                let transmission = a.transmission.get_or_insert_default();
                set(&mut transmission.word_count, members::number(key, value, report))
            }
            Member::Headline => {
                let words = members::words(key, value, report);
                set(&mut a.headline, words.map(|words| words.map(Text::plain)))
            }
            Member::Title => words(key, value, report, |t| a.title = Some(t)),
            Member::Slugline => words(key, value, report, |t| a.slugline.push(t)),
            Member::EdNote => words(key, value, report, |t| a.ed_notes.push(t)),
            Member::By => words(key, value, report, |t| a.by.push(t)),
            Member::CopyrightNotice => words(key, value, report, |t| a.copyright_notice.push(t)),
            Member::UsageTerms => words(key, value, report, |t| a.usage_terms.push(t)),
            Member::CopyrightHolder => words(key, value, report, |t| a.copyright_holder.push(Party::named(t.value))),
            Member::Located if value.kind() == Kind::Object => {
                let place = read_parts::one_concept(a, key, value, report);
                a.located.extend(place);
                true
            }
            Member::Located => words(key, value, report, |t| a.located.push(Concept::named(t.value))),
            Member::Expires => members::time(key, value, report).map(|t| a.expires.extend(t.map(Expiry::at))).is_ok(),
            _ => self.list(member, (key, value), report),
        }
    }

    fn list(&mut self, member: Member, (key, value): (&str, Value<'_>), report: &mut Report) -> bool {
        let a = &mut self.article;
        if let Some(list) = concepts(member) {
            let read = read_parts::concepts(a, key, value, report);
            list(a).extend(read);
            return true;
        }
        match member {
            Member::Headlines => self.headlines.extend(read_texts::list(Texts::Headlines, key, value, report)),
            Member::Descriptions => self.descriptions.extend(read_texts::list(Texts::Descriptions, key, value, report)),
            Member::Bodies => a.bodies.extend(read_texts::list(Texts::Bodies, key, value, report)),
            Member::InfoSources => read_parts::infos(a, key, value, report),
            Member::DigitalSourceType => a.digital_source_type = read_parts::one_concept(a, key, value, report),
            Member::Renditions => read_parts::renditions(a, key, value, report),
            Member::TrustIndicators => read_parts::trust(a, key, value, report),
            Member::RightsInfo => read_parts::rights(a, key, value, report),
            Member::AltIds => {
                let carrier = read_parts::alt_ids(a, key, value, report);
                self.carrier = self.carrier.take().or(carrier.filter(|_| self.depth == 0));
            }
            Member::Associations if self.depth < NESTED => self.associations(key, value, report),
            // It was looked at when the document was opened.
            Member::Standard => {}
            _ => return false,
        }
        true
    }

    fn associations(&mut self, key: &str, value: Value<'_>, report: &mut Report) {
        for (name, each) in read_parts::named(key, value, report) {
            if each.kind() == Kind::Null {
                continue;
            }
            if each.kind() != Kind::Object || self.with.len() >= Article::MOST_ASSOCIATIONS {
                self.article.extensions.push(members::keep(key, each, report));
                continue;
            }
            let mut inside = Self { depth: self.depth + 1, ..Self::default() };
            inside.members(each, report);
            inside.settle();
            inside.article.name = inside.article.name.or(name);
            inside.article.associations = inside.with;
            self.with.push(inside.article);
        }
    }

    /// What the members say together.
    fn settle(&mut self) {
        let a = &mut self.article;
        read_texts::headlines(a, std::mem::take(&mut self.headlines));
        read_texts::descriptions(a, std::mem::take(&mut self.descriptions));
        match (&a.uri, self.guid.take()) {
            (None, guid) => a.uri = guid,
            (Some(uri), Some(guid)) if *uri != guid => a.alt_ids.push(AltId::new(guid, "guid")),
            _ => {}
        }
        // An address that holds what was asked for is another at each request (AP Media).
        let queried = a.uri.as_deref().is_some_and(|uri| uri.contains('?'));
        if queried && a.story.is_none() {
            a.story = a.alt_ids.iter().find(|id| id.role.as_deref() == Some("itemid")).map(|id| id.value.clone());
        }
        embargoed(a);
    }
}

/// `embargoed` is no status of ninjs, but of some who write it: usable, and held until its time or until it is lifted.
fn embargoed(a: &mut Article) {
    let status = a.pub_status.as_deref().and_then(signals::status);
    if status == Some("embargoed") {
        a.pub_status = Some("usable".to_owned());
        if a.embargoed_until.is_none() {
            a.embargo = Some("indefinite".to_owned());
        }
    }
}

/// The words of a member: one string, or several in a list.
pub(super) fn strings(key: &str, value: Value<'_>, report: &mut Report) -> Vec<String> {
    let list = match value.kind() {
        Kind::Array => members::list(key, value, report),
        _ => vec![value],
    };
    list.into_iter().filter_map(|one| members::words(key, one, report).ok().flatten()).collect()
}

/// Takes each of the words of a member; what is an object, or holds one, is no words.
fn words(key: &str, value: Value<'_>, report: &mut Report, take: impl FnMut(Text)) -> bool {
    let odd = |value: Value<'_>| matches!(value.kind(), Kind::Object | Kind::Odd);
    if odd(value) || value.items().any(odd) {
        // It is told of as any value of another type is.
        return members::words(key, value, report).is_ok();
    }
    strings(key, value, report).into_iter().map(Text::plain).for_each(take);
    true
}

/// The list that a member of concepts is read into.
fn concepts(member: Member) -> Option<fn(&mut Article) -> &mut Vec<Concept>> {
    Some(match member {
        Member::People => |a| &mut a.people,
        Member::Organisations => |a| &mut a.organisations,
        Member::Places => |a| &mut a.places,
        Member::Subjects => |a| &mut a.subjects,
        Member::Events => |a| &mut a.events,
        Member::Objects => |a| &mut a.objects,
        Member::Genres => |a| &mut a.genres,
        _ => return None,
    })
}

/// 1 to 9; another number is kept as it came.
fn urgency(a: &mut Article, value: Value<'_>, report: &mut Report) -> bool {
    match members::number::<u8>("urgency", value, report) {
        Ok(Some(n @ 1..=9)) => a.urgency = Some(n),
        Ok(None) => {}
        Ok(Some(_)) | Err(Unread) => return false,
    }
    true
}
