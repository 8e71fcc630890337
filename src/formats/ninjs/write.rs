//! Writing the newest version of a generation: one item a document, compact.

use super::names::{Member as M, Texts};
use super::read::reason;
use super::write_parts::{alt_ids, concept, concepts, infos, renditions, trust};
use super::write_texts::{named, texts};
use super::{CARRIER, Generation, STATUS};
use crate::formats::json_carrier;
use crate::formats::members::{self, write_text, write_time};
use crate::formats::{Origin, Split, Writer};
use crate::model::{Article, Feed, RightsInfo, Text};
use crate::syntax::json::{Object, push_string};
use crate::vocab::signals::Stop;

/// Makes a writer.
pub(in crate::formats) fn writer(generation: Generation) -> Box<dyn Writer> {
    Box::new(Ninjs(generation))
}

struct Ninjs(Generation);

impl Writer for Ninjs {
    fn begin(&mut self, _: &Split<Feed>, _: &mut String) {}
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        let g = self.0;
        let (a, carried) = (&*article.native, article.carried.as_deref());
        let mut o = Object::begin(out);
        o.raw(M::Standard.name(g), g.pick(STANDARD));
        write_item(g, &mut o, a, Held::back(a, carried));
        let carrier = carried.map(|carried| carrier(carried, a));
        alt_ids(g, &mut o, &a.alt_ids, carrier.as_deref().map(|json| (CARRIER, json)));
        associations(g, &mut o, &a.associations, carried);
        members::write(&mut o, &a.extensions);
        o.end();
        out.push('\n');
    }
    fn end(&mut self, _: &Origin, _: &mut String) {}
}

const STANDARD: [&str; 3] = [
    concat!(
        "{\"name\":\"ninjs\",\"version\":\"1.6\",",
        "\"schema\":\"https://www.iptc.org/std/ninjs/ninjs-schema_1.6.json\"}"
    ),
    concat!(
        "{\"name\":\"ninjs\",\"version\":\"2.2\",",
        "\"schema\":\"https://www.iptc.org/std/ninjs/ninjs-schema_2.2.json\"}"
    ),
    concat!(
        "{\"name\":\"ninjs\",\"version\":\"3.1\",",
        "\"schema\":\"https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json\"}"
    ),
];

/// What goes with an item, and with that: a list, in 1.x an object of them by their names. What is too deep to be read again
/// was taken out before.
fn associations(g: Generation, o: &mut Object<'_>, list: &[Article], carried: Option<&Article>) {
    let write = |out: &mut String, (at, association): (usize, &Article), named: bool| {
        let mut o = Object::begin(out);
        if named {
            o.string("name", association.name.as_deref().unwrap_or_default());
            o.optional("rel", association.role.as_deref());
        }
        let carried = of_association(carried, at);
        write_item(g, &mut o, association, Held::back(association, carried));
        alt_ids(g, &mut o, &association.alt_ids, None);
        associations(g, &mut o, &association.associations, carried);
        o.end();
    };
    if list.is_empty() {
        return;
    }
    let key = M::Associations.name(g);
    if g != Generation::One {
        let mut at = 0..;
        return o.list(key, list, |out, association| write(out, (at.next().unwrap_or_default(), association), true));
    }
    let mut by_name = Object::begin(o.key(key));
    for (at, association) in list.iter().enumerate() {
        write(by_name.key(association.name.as_deref().unwrap_or_default()), (at, association), false);
    }
    by_name.end();
}

fn of_association(carried: Option<&Article>, at: usize) -> Option<&Article> {
    carried.and_then(|carried| carried.associations.get(at))
}

/// What has no member of its own, as compact JSON; and the status as stated, where another is written instead.
fn carrier(carried: &Article, native: &Article) -> String {
    json_carrier::carrier_of(carried, statuses(native, Some(carried)).map(|json| (STATUS, json)))
}

/// The status as stated, where another is written instead: a string, or where that is so of associations a list, of the item
/// and of each of them, null where nothing is.
fn statuses(a: &Article, carried: Option<&Article>) -> Option<String> {
    let carried = carried?;
    let own = Held::back(a, Some(carried)).map(|_| {
        let mut json = String::new();
        push_string(&mut json, a.pub_status.as_deref().unwrap_or_default());
        json
    });
    let with = a.associations.iter().enumerate();
    let with: Vec<_> = with.map(|(at, a)| statuses(a, of_association(Some(carried), at))).collect();
    if with.iter().all(Option::is_none) {
        return own;
    }
    let all = std::iter::once(own).chain(with).map(|json| json.unwrap_or_else(|| "null".to_owned()));
    Some(format!("[{}]", all.collect::<Vec<_>>().join(",")))
}

/// What ninjs can say with a status alone: a kill, a story that is held by a signal, an embargo without a time.
#[derive(Clone, Copy)]
pub(super) struct Held<'a> {
    pub status: &'static str,
    pub embargo: Option<&'a str>,
}

impl<'a> Held<'a> {
    /// What holds an article of which this is carried; `timed` is one whose embargo has a time.
    pub fn of(carried: &'a Article, timed: bool) -> Option<Self> {
        let embargo = carried.embargo.as_deref().filter(|_| !timed);
        let stop = Stop::signalled(carried).or(embargo.map(|_| Stop::Withheld))?;
        Some(Self { status: stop.status(), embargo })
    }
    /// What holds it back although its status does not.
    fn back(a: &Article, carried: Option<&'a Article>) -> Option<Self> {
        let held = carried.and_then(|carried| Self::of(carried, a.embargoed_until.is_some()));
        held.filter(|_| matches!(a.pub_status.as_deref(), None | Some("usable")))
    }
}

/// The members of an item and of an association, but for their identifiers; `held` is what ninjs cannot say otherwise.
fn write_item(g: Generation, o: &mut Object<'_>, a: &Article, held: Option<Held<'_>>) {
    o.string(M::Uri.name(g), a.uri.as_deref().unwrap_or_default());
    o.optional(M::Type.name(g), a.kind.as_deref());
    o.optional(M::Profile.name(g), a.profile.as_deref());
    o.optional(M::Version.name(g), a.version.as_deref());
    write_time(o, M::FirstCreated.name(g), a.first_created.as_ref());
    write_time(o, M::VersionCreated.name(g), a.version_created.as_ref());
    write_time(o, M::ContentCreated.name(g), a.content_created.as_ref());
    write_time(o, M::Embargoed.name(g), a.embargoed_until.as_ref());
    write_time(o, M::Expires.name(g), a.expires.first().and_then(|e| e.time.as_ref()));
    o.optional(M::PubStatus.name(g), held.map_or(a.pub_status.as_deref(), |held| Some(held.status)));
    if let Some(urgency) = a.urgency {
        o.raw(M::Urgency.name(g), &urgency.to_string());
    }
    o.optional(M::Language.name(g), a.language.as_deref());
    write_words(g, o, a, held.and_then(|held| held.embargo));
    write_rights(g, o, a);
    infos(g, o, a);
    o.optional(M::Located.name(g), a.located.first().and_then(|c| c.name.as_deref()));
    let lists = [
        (M::People, &a.people),
        (M::Organisations, &a.organisations),
        (M::Places, &a.places),
        (M::Subjects, &a.subjects),
        (M::Events, &a.events),
        (M::Objects, &a.objects),
        (M::Genres, &a.genres),
    ];
    lists.into_iter().for_each(|(member, list)| concepts(g, o, member.name(g), list));
    if let Some(words) = a.transmission.as_ref().and_then(|t| t.word_count).filter(|_| g == Generation::One) {
        o.raw(M::WordCount.name(g), &words.to_string());
    }
    renditions(g, o, &a.renditions);
}

fn write_words(g: Generation, o: &mut Object<'_>, a: &Article, held: Option<&str>) {
    let one = |text: &Option<Text>, role: &'static str| text.clone().map(|text| text.role(role));
    write_text(o, M::Title.name(g), a.title.as_ref());
    write_text(o, M::Slugline.name(g), a.slugline.first());
    write_text(o, M::By.name(g), a.by.first());
    let subheadline = one(&a.subheadline, "subheadline");
    let mut printed: Vec<Text> = a.creditline.iter().map(|text| text.clone().role("creditline")).collect();
    printed.extend(a.signoff.iter().map(|text| text.clone().role("signoff")));
    let datelines = a.dateline.iter().filter_map(|d| d.text.as_deref());
    printed.extend(datelines.map(|words| Text::plain(words).role("dateline")));
    if g == Generation::One {
        write_text(o, M::Headline.name(g), a.headline.as_ref());
        let headlines: Vec<&Text> = subheadline.iter().chain(&a.headlines).collect();
        named(o, Texts::Headlines, &headlines);
        let summary = a.summary.clone().map(|summary| Text { role: None, ..summary });
        let descriptions: Vec<&Text> = summary.iter().chain(&printed).chain(&a.descriptions).collect();
        named(o, Texts::Descriptions, &descriptions);
        named(o, Texts::Bodies, &a.bodies.iter().collect::<Vec<_>>());
    } else {
        let main = one(&a.headline, "main");
        let headlines: Vec<&Text> = main.iter().chain(&subheadline).chain(&a.headlines).collect();
        texts(g, o, M::Headlines, &headlines);
        let summary = one(&a.summary, "summary");
        let descriptions: Vec<&Text> = summary.iter().chain(&printed).chain(&a.descriptions).collect();
        texts(g, o, M::Descriptions, &descriptions);
        texts(g, o, M::Bodies, &a.bodies.iter().collect::<Vec<_>>());
    }
    let note = a.ed_notes.first().map(|note| note.value.clone());
    let notes: Vec<String> = note.into_iter().chain(held.map(reason)).collect();
    if !notes.is_empty() {
        o.string(M::EdNote.name(g), &notes.join("\n\n"));
    }
}

fn write_rights(g: Generation, o: &mut Object<'_>, a: &Article) {
    o.optional(M::CopyrightHolder.name(g), a.copyright_holder.first().and_then(|p| p.name.as_deref()));
    write_text(o, M::CopyrightNotice.name(g), a.copyright_notice.first());
    write_text(o, M::UsageTerms.name(g), a.usage_terms.first());
    if let Some(RightsInfo { raw, links, .. }) = a.rights_info.first() {
        let mut inside = Object::begin(o.key(M::RightsInfo.name(g)));
        let link = |rel: &str| links.iter().find(|link| link.is(rel)).map(|link| link.href.as_str());
        inside.optional(g.pick(["langid", "langid", "langId"]), link(super::form::RIGHTS_LANGUAGE));
        inside.optional(g.pick(["encodedrights", "encodedrights", "encodedRights"]), raw.as_deref());
        inside.optional(g.pick(["linkedrights", "linkedrights", "linkedRights"]), link("license"));
        inside.end();
    }
    if let Some(source) = &a.digital_source_type {
        // It has a URI in 1.6, too.
        concept(Generation::Three, o.key(M::DigitalSourceType.name(g)), source);
    }
    trust(g, o, &a.trust_indicators);
}
