use std::collections::HashSet;

use super::*;
use crate::model::{Article, Feed, Link, Party, Text};

fn element(ns: &str, name: &str, rest: &str) -> Extension {
    let raw = format!("<m:{name} xmlns:m=\"{ns}\"{rest}</m:{name}>");
    Extension { ns: ns.to_owned(), name: name.to_owned(), raw }
}

fn filled(mut article: Article, elements: &[(&str, &str, &str)]) -> Article {
    let mut modules = Modules::default();
    for (ns, name, rest) in elements {
        let kept = element(ns, name, rest);
        modules.note(&kept, Span::default);
        article.extensions.push(kept);
    }
    modules.fill(&mut article, None, |_, _| {});
    article
}

fn place(elements: &[(&str, &str, &str)]) -> Option<String> {
    filled(Article::default(), elements).located.into_iter().next().and_then(|place| place.uri)
}

const ITUNES: &str = "http://www.itunes.com/dtds/podcast-1.0.dtd";
const GEORSS: &str = "http://www.georss.org/georss";
const GEO: &str = "http://www.w3.org/2003/01/geo/wgs84_pos#";
const CC: &str = "http://backend.userland.com/creativeCommonsRssModule";
const PRISM: &str = "http://prismstandard.org/namespaces/basic/2.0/";

#[test]
fn no_namespace_means_two_modules() {
    let all: Vec<_> = names::all().flat_map(|(v, _)| std::iter::once(&v.uri).chain(v.aliases)).collect();
    for uri in &all {
        assert_eq!(names::all().filter(|(v, _)| v.means(uri)).count(), 1, "{uri}");
    }
    let spelled: HashSet<_> = all.iter().collect();
    assert_eq!(spelled.len(), all.len());
    for (vocabulary, names) in names::all() {
        assert!(names.iter().all(|n| n.to_ascii_lowercase() == *n), "{}", vocabulary.prefix);
    }
}

#[test]
fn namespaces_are_known_as_they_are_misspelled() {
    for ns in [ITUNES, "http://www.itunes.com/DTDs/PodCast-1.0.dtd", "https://www.itunes.com/dtds/podcast-1.0.dtd/"] {
        assert_eq!(filled(Article::default(), &[(ns, "AUTHOR", ">Ada Lind")]).creators, [Party::named("Ada Lind")]);
    }
    assert!(filled(Article::default(), &[("https://tarn.example/ns", "author", ">Ada Lind")]).creators.is_empty());
}

#[test]
fn a_point_is_a_place_in_each_of_its_shapes() {
    let want = Some("geo:45.25,-71.92");
    assert_eq!(place(&[(GEORSS, "point", ">45.25 -71.92")]).as_deref(), want);
    assert_eq!(place(&[(GEORSS, "point", ">45.25, -71.92")]).as_deref(), want);
    let gml = "><g:Point xmlns:g=\"http://www.opengis.net/gml\"><g:pos>45.25 -71.92</g:pos></g:Point>";
    assert_eq!(place(&[(GEORSS, "where", gml)]).as_deref(), want);
    assert_eq!(place(&[(GEO, "lat", ">+45.25"), (GEO, "long", ">-71.92")]).as_deref(), want);
    assert_eq!(place(&[(GEO, "Point", "><m:lat>45.25</m:lat><m:long>-71.92</m:long>")]).as_deref(), want);
    for none in [">145.25 -71.92", ">45.25", ">here there", ">1 2 3"] {
        assert_eq!(place(&[(GEORSS, "point", none)]), None, "{none}");
    }
}

#[test]
fn what_is_stated_elsewhere_counts() {
    let stated = Article {
        creators: vec![Party::named("Bo Tarn")],
        links: vec![Link::new("https://tarn.example/terms", "license")],
        ..Article::default()
    };
    let elements = [(ITUNES, "author", ">Ada Lind"), (CC, "license", ">https://tarn.example/by")];
    let a = filled(stated.clone(), &elements);
    assert_eq!((&a.creators, &a.links), (&stated.creators, &stated.links));
    assert!(settled(&a, None, &[]));
    let a = filled(Article::default(), &elements);
    assert_eq!(a.links, [Link::new("https://tarn.example/by", "license")]);
    assert!(settled(&a, None, &[]));
    // Somebody took the author out: the element must not say it again.
    assert!(!settled(&Article { creators: Vec::new(), ..a.clone() }, None, &[]));
    let carried = Article { creators: vec![Party::named("Bo Tarn")], ..Article::default() };
    assert!(settled(&Article { creators: Vec::new(), ..a }, Some(&carried), &[]));
}

#[test]
fn a_summary_without_a_body_is_the_body() {
    let a = filled(Article::default(), &[(ITUNES, "summary", ">Tides at Holm")]);
    assert_eq!((a.bodies.as_slice(), &a.summary), ([Text::plain("Tides at Holm")].as_slice(), &None));
    assert!(settled(&a, None, &[]));
    let body = Article { bodies: vec![Text::html("<p>Tides</p>")], ..Article::default() };
    let a = filled(body, &[(ITUNES, "summary", ">Tides at Holm")]);
    assert_eq!(a.summary, Some(Text::plain("Tides at Holm")));
    assert!(settled(&a, None, &[]));
}

#[test]
fn an_embargo_of_prism_is_one() {
    let a = filled(Article::default(), &[(PRISM, "embargoDate", ">2030-05-01T06:00:00Z")]);
    assert_eq!(a.embargoed_until.unwrap().as_str(), "2030-05-01T06:00:00Z");
}

#[test]
fn durations_are_seconds() {
    for (stated, seconds) in [("1:02:03", Some("3723")), ("02:03", Some("123")), ("95", Some("95")), ("long", None)] {
        let mut found = fill::Found::default();
        let kept = element(ITUNES, "duration", &format!(">{stated}"));
        element::read(&mut found, ("itunes", "duration"), &kept, Span::default());
        assert_eq!(found.duration.as_deref(), seconds, "{stated}");
    }
}

#[test]
fn a_feed_takes_owner_picture_terms_and_period() {
    let mut feed = Feed::default();
    let mut modules = Modules::default();
    let sy = "http://purl.org/rss/1.0/modules/syndication/";
    let nested = " text=\"News\"><m:category text=\"Sea\"/>";
    let owner = "><m:name>Ada Lind</m:name><m:email>ada@tarn.example</m:email>";
    for (ns, name, rest) in [
        (ITUNES, "owner", owner),
        (ITUNES, "image", " href=\"https://tarn.example/a.jpg\">"),
        (ITUNES, "category", nested),
        (sy, "updatePeriod", ">hourly"),
        (sy, "updateFrequency", ">4"),
    ] {
        feed.extensions.push(element(ns, name, rest));
        modules.note(feed.extensions.last().unwrap(), Span::default);
    }
    assert!(!settled_feed(&feed, None, &[]));
    modules.fill_feed(&mut feed, None, |_, _| {});
    let party = Party { email: Some("ada@tarn.example".into()), ..Party::named("Ada Lind") };
    assert_eq!((&feed.publisher, feed.ttl), (&Some(party), Some(15)));
    assert_eq!(feed.image.as_ref().unwrap().url.as_deref(), Some("https://tarn.example/a.jpg"));
    let terms: Vec<_> = feed.subjects.iter().filter_map(|s| s.literal.as_deref()).collect();
    assert_eq!(terms, ["News", "Sea"]);
    assert!(settled_feed(&feed, None, &[]));
}

const FOAF: &str = "http://xmlns.com/foaf/0.1/";
const TERMS: &str = "http://purl.org/dc/terms/";
const CAP: &str = "urn:oasis:names:tc:emergency:cap:1.1";

#[test]
fn a_place_that_may_not_stand_hid_another_that_came_again_without_it() {
    let place = |of: &[(&str, &str, &str)]| filled(Article::default(), of);
    let a = place(&[(GEO, "lat", ">68.3<m:long/>"), (GEORSS, "point", ">68.25 14.5")]);
    assert!(a.located.is_empty());
    assert!(settled(&a, None, &[true, true]));
    assert!(!settled(&a, None, &[false, true]));
}

#[test]
fn makers_in_foaf_were_nobodys() {
    let person = "><m:Person><m:name>Ada Lind</m:name><m:mbox resource=\"mailto:ada@tarn.example\"/>\
                  <m:homepage resource=\"https://tarn.example/ada\"/><m:mbox_sha1sum>0f3c</m:mbox_sha1sum></m:Person>";
    let a = filled(Article::default(), &[(FOAF, "maker", person), (FOAF, "maker", "><m:Group/>")]);
    let (email, uri) = (Some("ada@tarn.example".into()), Some("https://tarn.example/ada".into()));
    assert_eq!(a.creators, [Party { email, uri, ..Party::named("Ada Lind") }]);
    assert!(settled(&a, None, &[]));
}

#[test]
fn terms_of_dublin_core_said_nothing_beside_the_elements() {
    let terms = [("title", ">Tides"), ("abstract", ">High ones"), ("rights", ">(c) Tarn"), ("language", ">nb")];
    let terms: Vec<_> = terms.iter().map(|(name, rest)| (TERMS, *name, *rest)).collect();
    let a = filled(Article::default(), &terms);
    assert_eq!((a.headline.clone(), a.language.as_deref()), (Some("Tides".into()), Some("nb")));
    assert_eq!(a.bodies, [Text::plain("High ones")]);
    assert_eq!(a.copyright_notice, [Text::plain("(c) Tarn")]);
    assert!(settled(&a, None, &[]));
}

#[test]
fn who_told_a_story_stood_in_a_source_of_dublin_core() {
    let dc = "http://purl.org/dc/elements/1.1/";
    let told = |words: &str| filled(Article::default(), &[(dc, "source", words)]).info_sources;
    assert_eq!(told(">Skerry News"), [Party::named("Skerry News")]);
    for place in [">https://skerry.example/1", ">Annals of Tides 3, doi:10.1000/1", ">"] {
        assert!(told(place).is_empty(), "{place}");
    }
}

#[test]
fn pictures_and_bylines_without_a_namespace_were_none() {
    let plain = |name: &str, rest: &str| Extension {
        raw: format!("<{name}{rest}</{name}>"),
        name: name.into(),
        ns: String::new(),
    };
    let read = |kept: Vec<Extension>| {
        let (mut a, mut modules) = (Article::default(), Modules::default());
        kept.iter().for_each(|e| modules.note(e, Span::default));
        modules.fill(&mut a, None, |_, _| {});
        a
    };
    for rest in [
        "><url>https://tarn.example/a.jpg</url><title>Ice</title>",
        " href=\"https://tarn.example/a.jpg\">",
        ">https://tarn.example/a.jpg",
    ] {
        let a = read(vec![plain("image", rest), plain("byline", ">By Ada Lind")]);
        assert_eq!(a.associations[0].renditions[0].href.as_deref(), Some("https://tarn.example/a.jpg"), "{rest}");
        assert_eq!(a.by, [Text::plain("By Ada Lind")]);
    }
    assert!(read(vec![plain("image", ">a picture of ice")]).associations.is_empty());
    // Of another vocabulary, it is another's.
    assert!(filled(Article::default(), &[("https://tarn.example/ns", "byline", ">By Ada Lind")]).by.is_empty());
}

#[test]
fn an_alert_ends_and_addresses_have_bases_of_their_own() {
    let a = filled(Article::default(), &[(CAP, "expires", ">2031-02-03T12:00:00+01:00")]);
    assert_eq!(a.expires.len(), 1);
    let based = " xml:base=\"https://tarn.example/x/\">terms";
    assert_eq!(filled(Article::default(), &[(CC, "license", based)]).links[0].href, "https://tarn.example/x/terms");
}
