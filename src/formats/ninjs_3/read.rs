//! Opening a document, and reading one item.

use std::ops::Range;

use super::form::STATUSES;
use super::read_parts::{alt_ids, concept, concepts, descriptions, headlines, infos, renditions, rights, texts, trust};
use super::{CARD, CARRIER, STATUS, standard};
use crate::diag::{Diagnostic, Report, Span};
use crate::formats::members::{self, Unread, set};
use crate::formats::{NotThisFormat, ReadOptions, Reading, Split};
use crate::model::{Article, Concept, Expiry, Feed, Field, Party, Text, Whole, canonical};
use crate::syntax::json::{Kind, Slices, Step, Value, end_of_value, skip_space};

struct Document<'s> {
    text: &'s str,
    version: String,
    feed: Split<Feed>,
    items: std::vec::IntoIter<Range<usize>>,
}

/// Opens an item, an array of items, or several of either one behind the other.
pub(super) fn open<'s>(
    text: &'s str,
    _: &ReadOptions,
    report: &mut Report,
) -> Result<Box<dyn Reading + 's>, NotThisFormat> {
    let bytes = text.as_bytes();
    let (mut items, mut at) = (Vec::new(), skip_space(bytes, 0));
    if !matches!(bytes.get(at), Some(b'{' | b'[')) {
        return Err(NotThisFormat("an item of ninjs is an object, and this is none".to_owned()));
    }
    while at < bytes.len() {
        at = match (bytes.get(at), end_of_value(bytes, at)) {
            (Some(b'['), _) => list(text, at, &mut items, report),
            (_, Some(end)) => {
                items.push(at..end);
                end
            }
            // What is not there could be its embargo.
            (_, None) => {
                members::truncated(text.len(), report);
                bytes.len()
            }
        };
        at = skip_space(bytes, at);
    }
    let stated = items.first().map(|range| Value::new(text, range.clone()));
    let stated = stated.and_then(|item| item.members().find(|(key, _)| *key == "standard"));
    let version = stated.and_then(|(_, value)| standard(value)).unwrap_or_default();
    if !version.is_empty() && !CARD.versions.contains(&&*version) {
        let message = format!("this is version {version:?} of ninjs, and it is read as 3.1");
        report.add(Diagnostic::warning("ninjs-3/version", message));
    }
    Ok(Box::new(Document { text, version, feed: Split::default(), items: items.into_iter() }))
}

/// The items of the array at `at`, and where it ends.
fn list(text: &str, at: usize, items: &mut Vec<Range<usize>>, report: &mut Report) -> usize {
    let Some(mut list) = Slices::array(text, at) else { return text.len() };
    loop {
        match list.value() {
            Step::Found(range) => items.push(range),
            Step::End => return list.position(),
            Step::Truncated => {
                members::truncated(list.position(), report);
                return text.len();
            }
        }
        members::punctuation(list.take_odd(), report);
    }
}

impl Reading for Document<'_> {
    fn version(&self) -> &str {
        &self.version
    }
    fn feed(&self) -> &Split<Feed> {
        &self.feed
    }
    fn next(&mut self, report: &mut Report) -> Option<(Split<Article>, Span)> {
        loop {
            let item = Value::new(self.text, self.items.next()?);
            if let Some(read) = read_item(item, report) {
                return Some((read, item.span()));
            }
        }
    }
}

fn read_item(value: Value<'_>, report: &mut Report) -> Option<Split<Article>> {
    if !members::is_item(value, "ninjs-3/bad-item", report) {
        return None;
    }
    let mut item = Item::default();
    item.members(value, true, report);
    let Item { mut article, carrier, mut with } = item;
    std::iter::once(&mut article).chain(&mut with).for_each(embargoed);
    let mut carried = None;
    if let Some(json) = &carrier {
        let json = Value { raw: json, at: value.at };
        carried = members::carried(json, report);
        restore_status(&mut article, carried.as_deref(), json);
    }
    canonical(&mut article);
    article.associations = with;
    article.associations.iter_mut().for_each(canonical);
    if let Some(carried) = &mut carried {
        carried.associations.truncate(article.associations.len());
    }
    Some(Split { native: Box::new(article), carried })
}

/// `embargoed` is no status of ninjs, but of some who write it: usable, and held until its time or until it is lifted.
fn embargoed(a: &mut Article) {
    if a.pub_status.as_deref().is_some_and(|status| status.eq_ignore_ascii_case("embargoed")) {
        a.pub_status = Some("usable".to_owned());
        if a.embargoed_until.is_none() {
            a.embargo = Some("indefinite".to_owned());
        }
    }
}

/// What the writer says for those who know no embargo in words: `withheld`, and the reason in the note.
pub(super) fn reason(embargo: &str) -> String {
    format!("Withheld: under embargo ({embargo})")
}

/// Takes back what [`reason`] says.
fn restore_status(a: &mut Article, carried: Option<&Article>, carrier: Value<'_>) {
    let Some((_, stated)) = carrier.members().find(|(key, _)| *key == STATUS) else { return };
    let Some(embargo) = carried.and_then(|c| c.embargo.as_deref()) else { return };
    if a.pub_status.as_deref() != Some("withheld") {
        return;
    }
    a.pub_status = Some(stated.string().into_owned()).filter(|status| STATUSES.contains(&status.as_str()));
    if let Some(note) = a.ed_notes.last_mut() {
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
    article: Article,
    carrier: Option<String>,
    with: Vec<Article>,
}

impl Item {
    fn members(&mut self, value: Value<'_>, top: bool, report: &mut Report) {
        let mut walk = value.members();
        for (key, value) in walk.by_ref() {
            let read = self.member(key, value, top, report);
            if !read {
                self.article.extensions.push(members::keep(key, value, report));
            } else if key == "uri" && top {
                let count = usize::from(self.article.uri.is_some());
                report.place(Field::Uri(Whole), count, || value.inside());
            }
        }
        members::punctuation(walk.odd(), report);
    }

    fn member(&mut self, key: &str, value: Value<'_>, top: bool, report: &mut Report) -> bool {
        let a = &mut self.article;
        let times = match key {
            "firstCreated" => Some(&mut a.first_created),
            "versionCreated" => Some(&mut a.version_created),
            "contentCreated" => Some(&mut a.content_created),
            "embargoedUntil" => Some(&mut a.embargoed_until),
            _ => None,
        };
        if let Some(place) = times {
            return set(place, members::time(key, value, report));
        }
        match key {
            "uri" => set(&mut a.uri, members::words(key, value, report)),
            "type" => set(&mut a.kind, members::words(key, value, report)),
            "profile" => set(&mut a.profile, members::words(key, value, report)),
            "version" => set(&mut a.version, members::words(key, value, report)),
            "pubStatus" => set(&mut a.pub_status, members::words(key, value, report)),
            "language" => set(&mut a.language, members::words(key, value, report)),
            "urgency" => urgency(a, value, report),
            "name" if !top => set(&mut a.name, members::words(key, value, report)),
            "rel" if !top => set(&mut a.role, members::words(key, value, report)),
            "title" => words(key, value, report, |t| a.title = Some(t)),
            "slugline" => words(key, value, report, |t| a.slugline.push(t)),
            "edNote" => words(key, value, report, |t| a.ed_notes.push(t)),
            "by" => words(key, value, report, |t| a.by.push(t)),
            "copyrightNotice" => words(key, value, report, |t| a.copyright_notice.push(t)),
            "usageTerms" => words(key, value, report, |t| a.usage_terms.push(t)),
            "copyrightHolder" => words(key, value, report, |t| a.copyright_holder.push(Party::named(t.value))),
            "located" => words(key, value, report, |t| a.located.push(Concept::named(t.value))),
            "expires" => members::time(key, value, report).map(|t| a.expires.extend(t.map(Expiry::at))).is_ok(),
            _ => self.list(key, value, top, report),
        }
    }

    fn list(&mut self, key: &str, value: Value<'_>, top: bool, report: &mut Report) -> bool {
        let a = &mut self.article;
        match key {
            "headlines" => headlines(a, texts(key, value, report)),
            "descriptions" => descriptions(a, texts(key, value, report)),
            "bodies" => a.bodies.extend(texts(key, value, report)),
            "infoSources" => infos(a, value, report),
            "people" => a.people.extend(concepts(key, value, report)),
            "organisations" => a.organisations.extend(concepts(key, value, report)),
            "places" => a.places.extend(concepts(key, value, report)),
            "subjects" => a.subjects.extend(concepts(key, value, report)),
            "events" => a.events.extend(concepts(key, value, report)),
            "objects" => a.objects.extend(concepts(key, value, report)),
            "genres" => a.genres.extend(concepts(key, value, report)),
            "digitalSourceType" => a.digital_source_type = Some(concept(key, value, report)),
            "renditions" => renditions(a, value, report),
            "trustIndicators" => trust(a, value, report),
            "rightsInfo" => rights(a, value, report),
            "altIds" => {
                let carrier = alt_ids(a, value, report);
                self.carrier = self.carrier.take().or(carrier.filter(|_| top));
            }
            "associations" if top => self.associations(value, report),
            // It was looked at when the document was opened.
            "standard" => {}
            _ => return false,
        }
        true
    }

    fn associations(&mut self, value: Value<'_>, report: &mut Report) {
        for each in members::list("associations", value, report) {
            if each.kind() != Kind::Object || self.with.len() >= Article::MOST_ASSOCIATIONS {
                self.article.extensions.push(members::keep("associations", each, report));
                continue;
            }
            let mut inside = Self::default();
            inside.members(each, false, report);
            self.with.push(inside.article);
        }
    }
}

fn words(key: &str, value: Value<'_>, report: &mut Report, mut take: impl FnMut(Text)) -> bool {
    members::words(key, value, report).map(|words| words.into_iter().for_each(|w| take(Text::plain(w)))).is_ok()
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

/// The carrier among the alternative identifiers.
pub(super) fn is_carrier(role: Option<&str>) -> bool {
    role == Some(CARRIER)
}
