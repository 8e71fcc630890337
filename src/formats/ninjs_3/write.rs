//! Writing ninjs 3.1: one item a document, compact.

use super::read::reason;
use super::write_parts::{alt_ids, concepts, infos, renditions, texts, trust};
use super::{CARRIER, STATUS};
use crate::formats::members::{self, write_text as string, write_time as time};
use crate::formats::{Origin, Split, WriteOptions, Writer};
use crate::model::{Article, Feed, Party, RightsInfo, Text};
use crate::syntax::json::{Object, push_string};

/// Makes a writer.
pub(super) fn writer(_: &WriteOptions) -> Box<dyn Writer> {
    Box::new(Ninjs)
}

struct Ninjs;

impl Writer for Ninjs {
    fn begin(&mut self, _: &Split<Feed>, _: &mut String) {}
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        let (a, carried) = (&*article.native, article.carried.as_deref());
        let mut o = Object::begin(out);
        o.raw("standard", STANDARD);
        let held = carried.and_then(|c| c.embargo.as_deref()).filter(|_| a.embargoed_until.is_none());
        let held = held.filter(|_| matches!(a.pub_status.as_deref(), None | Some("usable")));
        write_item(&mut o, a, held);
        let carrier = carried.map(|carried| carrier(carried, a, held));
        alt_ids(&mut o, &a.alt_ids, carrier.as_deref().map(|json| (CARRIER, json)));
        o.list("associations", &a.associations, |out, association| {
            let mut o = Object::begin(out);
            o.string("name", association.name.as_deref().unwrap_or_default());
            o.optional("rel", association.role.as_deref());
            write_item(&mut o, association, None);
            alt_ids(&mut o, &association.alt_ids, None);
            o.end();
        });
        o.end();
        out.push('\n');
    }
    fn end(&mut self, _: &Origin, _: &mut String) {}
}

const STANDARD: &str = concat!(
    "{\"name\":\"ninjs\",\"version\":\"3.1\",",
    "\"schema\":\"https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json\"}"
);

/// What has no member of its own, as compact JSON; and the status as stated, where `withheld` is written instead.
fn carrier(carried: &Article, native: &Article, held: Option<&str>) -> String {
    let status = held.map(|_| {
        let mut json = String::new();
        push_string(&mut json, native.pub_status.as_deref().unwrap_or_default());
        (STATUS, json)
    });
    members::carrier_of(carried, status)
}

/// The members of an item and of an association, but for their identifiers; `held` is an embargo that ninjs cannot say.
fn write_item(o: &mut Object<'_>, a: &Article, held: Option<&str>) {
    o.string("uri", a.uri.as_deref().unwrap_or_default());
    o.optional("type", a.kind.as_deref());
    o.optional("profile", a.profile.as_deref());
    o.optional("version", a.version.as_deref());
    time(o, "firstCreated", a.first_created.as_ref());
    time(o, "versionCreated", a.version_created.as_ref());
    time(o, "contentCreated", a.content_created.as_ref());
    time(o, "embargoedUntil", a.embargoed_until.as_ref());
    time(o, "expires", a.expires.first().and_then(|e| e.time.as_ref()));
    o.optional("pubStatus", if held.is_some() { Some("withheld") } else { a.pub_status.as_deref() });
    if let Some(urgency) = a.urgency {
        o.raw("urgency", &urgency.to_string());
    }
    o.optional("language", a.language.as_deref());
    write_words(o, a, held);
    write_rights(o, a);
    infos(o, a);
    o.optional("located", a.located.first().and_then(|c| c.name.as_deref()));
    let lists = [
        ("people", &a.people),
        ("organisations", &a.organisations),
        ("places", &a.places),
        ("subjects", &a.subjects),
        ("events", &a.events),
        ("objects", &a.objects),
        ("genres", &a.genres),
    ];
    lists.into_iter().for_each(|(key, list)| concepts(o, key, list));
    renditions(o, &a.renditions);
}

fn write_words(o: &mut Object<'_>, a: &Article, held: Option<&str>) {
    let one = |text: &Option<Text>, role: &'static str| text.clone().map(|text| text.role(role));
    let mut headlines: Vec<Text> = one(&a.headline, "main").into_iter().collect();
    headlines.extend(one(&a.subheadline, "subheadline"));
    headlines.extend(a.headlines.iter().cloned());
    texts(o, "headlines", &headlines);
    string(o, "title", a.title.as_ref());
    string(o, "slugline", a.slugline.first());
    string(o, "by", a.by.first());
    let mut descriptions: Vec<Text> = one(&a.summary, "summary").into_iter().collect();
    descriptions.extend(a.creditline.iter().map(|text| text.clone().role("creditline")));
    descriptions.extend(a.signoff.iter().map(|text| text.clone().role("signoff")));
    let datelines = a.dateline.iter().filter_map(|d| d.text.as_deref());
    descriptions.extend(datelines.map(|words| Text::plain(words).role("dateline")));
    descriptions.extend(a.descriptions.iter().cloned());
    texts(o, "descriptions", &descriptions);
    texts(o, "bodies", &a.bodies);
    let note = a.ed_notes.first().map(|note| note.value.clone());
    let notes: Vec<String> = note.into_iter().chain(held.map(reason)).collect();
    if !notes.is_empty() {
        o.string("edNote", &notes.join("\n\n"));
    }
}

fn write_rights(o: &mut Object<'_>, a: &Article) {
    o.optional("copyrightHolder", a.copyright_holder.first().and_then(|p: &Party| p.name.as_deref()));
    string(o, "copyrightNotice", a.copyright_notice.first());
    string(o, "usageTerms", a.usage_terms.first());
    if let Some(RightsInfo { raw, links, .. }) = a.rights_info.first() {
        let mut inside = Object::begin(o.key("rightsInfo"));
        inside.optional("encodedRights", raw.as_deref());
        inside.optional("linkedRights", links.first().map(|link| link.href.as_str()));
        inside.end();
    }
    if let Some(concept) = &a.digital_source_type {
        super::write_parts::concept(o.key("digitalSourceType"), concept);
    }
    trust(o, &a.trust_indicators);
}
