//! A value for which a format has a place stands in that place: with every carrier stripped from what was written, a
//! reader that never heard of us finds what the format's own places hold.

mod stories;

use proptest::prelude::*;
use proptest::test_runner::TestError;
use serde_json::json;
use stories::{any_document, native, runner, whole, write};
use wiredesk::convert::Settings;
use wiredesk::diag::Report;
use wiredesk::formats::{self, Card, ReadOptions, Split, Within};
use wiredesk::loss::Supply;
use wiredesk::model::{Article, Concept, Feed, Party, canonical, canonical_feed};
use wiredesk::text;

/// Where a construct ends that begins at the start of `text`: a tag, a comment, a section of characters.
fn end_of(text: &str) -> usize {
    let behind = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    match text {
        _ if text.starts_with("<!--") => behind("-->"),
        _ if text.starts_with("<![CDATA[") => behind("]]>"),
        _ => {
            let mut quote = None;
            for (at, c) in text.char_indices() {
                match (c, quote) {
                    ('"' | '\'', None) => quote = Some(c),
                    (_, Some(open)) if c == open => quote = None,
                    ('>', None) => return at + 1,
                    _ => {}
                }
            }
            text.len()
        }
    }
}

/// Whether a tag is of the carrier: an element of NewsML-G2, or a `meta` with such a name.
fn is_carrier(tag: &str) -> bool {
    let named = tag.contains(" name=\"nar.") && (tag.starts_with("<meta ") || tag.starts_with("<media-metadata "));
    // Of NewsML-G2's own properties those that hold a member, not those that say how the elements beside them are meant.
    let property = tag.starts_with("<itemMetaExtProperty reluri=\"urn:wiredesk:");
    let meaning = ["unstated", "statedPubStatus"].iter().any(|m| tag.contains(&format!("urn:wiredesk:{m}\"")));
    named || tag.starts_with("<nar:") || tag.starts_with("<Property FormalName=\"nar.") || property && !meaning
}

/// Whether a line of NewsML 1 is of the carrier: what stands in it says so.
fn is_carried_line(tag: &str, behind: &str) -> bool {
    tag == "<NewsLine>" && behind.trim_start().starts_with("<NewsLineType FormalName=\"nar.")
}

/// A tag without attributes of the carrier.
fn bare(tag: &str) -> String {
    let mut out = String::new();
    let mut rest = tag;
    while let Some(at) = rest.find(" nar:") {
        let (before, attribute) = rest.split_at(at);
        let Some(length) = attribute
            .find("=\"")
            .and_then(|open| attribute.get(open + 2..)?.find('"').map(|close| open + 2 + close + 1))
        else {
            break;
        };
        out.push_str(before);
        rest = &attribute[length..];
    }
    out + rest
}

/// The document without its carriers.
fn strip(document: &str) -> String {
    if document.starts_with('{') {
        let mut json: serde_json::Value = serde_json::from_str(document).expect("JSON");
        strip_json(&mut json);
        return json.to_string();
    }
    if document.starts_with("<!DOCTYPE html>") {
        return strip_page(document);
    }
    let (mut out, mut rest) = (String::new(), document);
    // The name of the carrier's element that is open, and how many of that name.
    let mut open: Option<(&str, usize)> = None;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        let (tag, behind) = from.split_at(end_of(from));
        rest = behind;
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>', '/', '\n']).next().unwrap_or_default();
        match &mut open {
            Some((carrier, depth)) if name == *carrier => {
                match (tag.starts_with("</"), tag.ends_with("/>")) {
                    (true, _) => *depth -= 1,
                    (false, false) => *depth += 1,
                    (false, true) => {}
                }
                if *depth == 0 {
                    open = None;
                }
            }
            Some(_) => {}
            None if is_carrier(tag) || is_carried_line(tag, behind) => {
                out.push_str(before);
                open = (!tag.ends_with("/>")).then_some((name, 1));
            }
            None => out.extend([before, &bare(tag)]),
        }
    }
    out + rest
}

/// A page without the carrier in its script block.
fn strip_page(document: &str) -> String {
    let (before, rest) = document.split_once("<script type=\"application/ld+json\">\n").expect("a script block");
    let (json, after) = rest.split_once("\n</script>").expect("its end");
    let mut json: serde_json::Value = serde_json::from_str(json).expect("JSON");
    strip_json(&mut json);
    let json = json.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    format!("{before}<script type=\"application/ld+json\">\n{json}\n</script>{after}")
}

/// Takes the carrier's members out of an object and of what is in it.
fn strip_json(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(members) => {
            // In ninjs 1 an object, in the later ones a list holds the carrier.
            members.retain(|key, _| key != "_wiredesk" && key != "wiredesk" && !key.starts_with("nar:"));
            members.values_mut().for_each(strip_json);
        }
        serde_json::Value::Array(items) => {
            items.retain(|item| item["role"] != "wiredesk");
            items.iter_mut().for_each(strip_json);
        }
        _ => {}
    }
}

#[test]
fn carriers_are_stripped_whole() {
    let text = "<a nar:x=\"1>2\" y=\"3\"><nar:p q=\"<\"><nar:name>b</nar:name></nar:p>c<meta name=\"nar.by\" content=\"d\"/>\
                <nar:e/><![CDATA[<nar:f>]]></a>";
    assert_eq!(strip(text), "<a y=\"3\">c<![CDATA[<nar:f>]]></a>");
}

/// What the format's own places state.
fn stated(card: &'static Card, document: &str) -> (Feed, Vec<Article>) {
    let source = text::decode(document.as_bytes(), None);
    let mut report = Report::default();
    let open = card.open.expect("it is read");
    let mut reading =
        open(source.text(), &ReadOptions::default(), &mut report).unwrap_or_else(|e| panic!("{e:?}\n{document}"));
    let Split { native: feed, .. } = reading.feed().clone();
    (*feed, std::iter::from_fn(|| reading.next(&mut report)).map(|(split, _)| *split.native).collect())
}

/// A term beside which nobody says that it is a label (RSS knows no labels).
fn unlabelled(concept: &mut Concept) {
    concept.literal = concept.literal.take().or(concept.name.take());
    concept.name = None;
}

/// Takes out what a place holds only with the carrier's help: attributes of the carrier in elements of the format, and
/// extensions that cannot stand as they came.
fn unhelped(card: &Card, dtd: bool, a: &mut Article) {
    a.extensions.retain(|e| (card.stands)(e, Within::Article) && !(dtd && e.name != "meta"));
    a.associations.iter_mut().for_each(|a| unhelped(card, dtd, a));
    if let Some(source) = &mut a.source {
        source.extensions.retain(|e| (card.stands)(e, Within::Feed));
    }
    match card.id {
        "rss" => {
            a.subjects.iter_mut().for_each(unlabelled);
            a.renditions.iter_mut().for_each(|file| file.name = None);
        }
        "nitf" => nitf_unhelped(a),
        // Content stands in the entry or elsewhere (RFC 4287, 4.1.3.2); the address of what stands here is the carrier's.
        "atom" => {
            a.bodies.iter_mut().filter(|b| !b.value.is_empty()).for_each(|b| b.src = None);
            // The pages of terms of use are links besides, for those who know no carrier.
            a.links.retain(|l| !(l.is("license") && TERMS.contains(&l.href.as_str())));
        }
        // Which of them have no file, and stand between the others, the carrier says.
        "json-feed" => a.associations.retain(|a| *a != Article::default()),
        _ => {}
    }
    canonical(a);
}

/// The pages that generated terms of use name.
const TERMS: &[&str] = &["https://example.org/licence?a=1&b=2", "terms.html"];

/// NITF has words of its own for some roles, versions and functions only.
fn nitf_unhelped(a: &mut Article) {
    a.version = a.version.take().filter(|v| v.chars().all(|c| c.is_alphanumeric() || ".-_:".contains(c)));
    a.genres.iter_mut().for_each(|g| g.role = None);
    a.rights_info.iter_mut().for_each(|r| r.scope = r.scope.take().filter(|s| s == "copyrightYear"));
    a.hops.iter_mut().for_each(|h| h.action = h.action.take().filter(|f| FUNCTIONS.contains(&f.as_str())));
    let known = |v: &String| ["public", "private"].contains(&v.as_str());
    a.ed_notes.iter_mut().for_each(|n| n.visibility = n.visibility.take().filter(known));
    // Printed besides for those who know no carrier, which holds them all.
    (a.signals, a.relations) = Default::default();
}

/// Functions of those who revise (NITF 3.6), as far as the generated ones know them.
const FUNCTIONS: &[&str] = &["editor", "photographer", "writer-author", "other"];

fn feed_unhelped(card: &Card, feed: &mut Feed) {
    feed.extensions.retain(|e| (card.stands)(e, Within::Feed));
    if card.id == "rss" {
        feed.subjects.iter_mut().for_each(unlabelled);
        // One of them has an element of its own; the roles of the others are the carrier's.
        feed.contributors.iter_mut().for_each(|c| c.role = None);
    }
    canonical_feed(feed);
}

fn hold(card: &'static Card, settings: &Settings, feed: &Feed, articles: &[Article]) -> Result<(), TestCaseError> {
    let with = Supply { now: settings.clock.now.clone(), zone: None, ..Supply::default() };
    let dtd = settings.write.style.is_some();
    let (mut wanted_feed, mut wanted) = native(card, feed, articles, &with);
    feed_unhelped(card, &mut wanted_feed);
    wanted.iter_mut().for_each(|a| unhelped(card, dtd, a));
    let documents: Vec<String> = write(card, feed, articles, settings).iter().map(|d| strip(d)).collect();
    let mut found = Vec::new();
    for document in &documents {
        let (mut feed, articles) = stated(card, document);
        feed_unhelped(card, &mut feed);
        if card.has_feed() {
            prop_assert_eq!(json!(feed), json!(wanted_feed), "{}: the feed\n{}", card.id, document);
        }
        found.extend(articles);
    }
    found.iter_mut().for_each(|a| unhelped(card, dtd, a));
    prop_assert_eq!(json!(found), json!(wanted), "{}\n{}\n", card.id, documents.join("\n"));
    Ok(())
}

fn places_of(id: &str, style: Option<&str>) {
    let card = formats::by_id(id).expect("a format");
    let settings = whole(true, style);
    let held = runner().run(&any_document(), |(feed, articles)| hold(card, &settings, &feed, &articles));
    if let Err(broken) = held {
        match broken {
            TestError::Fail(why, _) | TestError::Abort(why) => panic!("{why}"),
        }
    }
}

#[test]
fn rss_states_in_its_own_places_what_they_hold() {
    places_of("rss", None);
}

#[test]
fn atom_states_in_its_own_places_what_they_hold() {
    places_of("atom", None);
}

#[test]
fn nitf_states_in_its_own_places_what_they_hold() {
    places_of("nitf", None);
}

#[test]
fn nitf_with_a_dtd_states_in_its_own_places_what_they_hold() {
    places_of("nitf", Some("dtd"));
}

#[test]
fn newsml_g2_states_in_its_own_places_what_they_hold() {
    places_of("newsml-g2", None);
}

#[test]
fn json_feed_states_in_its_own_places_what_they_hold() {
    places_of("json-feed", None);
}

#[test]
fn rss_1_states_in_its_own_places_what_they_hold() {
    places_of("rss-1", None);
}

#[test]
fn schema_org_states_in_its_own_places_what_they_hold() {
    places_of("schema-org", None);
}

#[test]
fn newsml_1_states_in_its_own_places_what_they_hold() {
    places_of("newsml-1", None);
}

#[test]
fn html_states_in_its_own_places_what_they_hold() {
    places_of("html", None);
}

#[test]
fn who_has_a_code_and_no_name_is_credited_without_the_carrier() {
    let article: Article = serde_json::from_value(json!({
        "uri": "urn:example:1", "versionCreated": "2030-05-03T10:15:00Z", "headline": "Harbour reopens",
        "provider": { "literal": "HNA" }, "infoSources": [{ "qcode": "x:17" }],
        "copyrightHolder": { "uri": "https://nordavind.example/" },
        "associations": [{
            "type": "picture", "renditions": [{ "href": "https://nordavind.example/a.jpg" }],
            "copyrightHolder": [{ "name": "Ole Dahl" }, { "qcode": "x:18" }],
        }],
    }))
    .expect("an article");
    for (id, style) in [("nitf", None), ("nitf", Some("dtd")), ("newsml-1", None)] {
        let card = formats::by_id(id).expect("a format");
        let written = write(card, &Feed::default(), std::slice::from_ref(&article), &whole(true, style));
        let (_, back) = stated(card, &strip(&written.concat()));
        let names = |list: &[Party]| list.iter().filter_map(|p| p.name.clone()).collect::<Vec<_>>();
        let back = &back[0];
        assert_eq!(back.provider.as_ref().and_then(|p| p.name.as_deref()), Some("HNA"), "{id}");
        assert_eq!(names(&back.info_sources), ["x:17"], "{id}");
        assert_eq!(names(&back.copyright_holder), ["https://nordavind.example/"], "{id}");
        assert_eq!(names(&back.associations[0].copyright_holder), ["Ole Dahl", "x:18"], "{id}");
    }
}
