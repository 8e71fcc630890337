//! The side table of readers: each place holds the value it stands for, and there are as many as values.
#![allow(clippy::disallowed_methods, reason = "the samples are files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use wiredesk::diag::{Places, Report, Stated};
use wiredesk::formats::{self, Card, ReadOptions};
use wiredesk::model::{Article, Feed, Leaf, Time, Value};
use wiredesk::text;
use wiredesk::vocab::dates;

/// Every value whose place is noted, by the path of its leaf.
fn values(article: &Article) -> BTreeMap<&'static str, Vec<String>> {
    let time = |time: &Option<Time>| time.iter().map(Time::to_string).collect::<Vec<_>>();
    let texts = |texts: &[wiredesk::model::Text]| texts.iter().map(|text| text.value.clone()).collect::<Vec<_>>();
    BTreeMap::from([
        ("uri", article.uri.iter().cloned().collect()),
        ("headline.value", texts(article.headline.as_slice())),
        ("headlines.value", texts(&article.headlines)),
        ("subheadline.value", texts(article.subheadline.as_slice())),
        ("summary.value", texts(article.summary.as_slice())),
        ("slugline.value", texts(&article.slugline)),
        ("edNotes.value", texts(&article.ed_notes)),
        ("links.href", article.links.iter().map(|link| link.href.clone()).collect()),
        ("creators.name", article.creators.iter().filter_map(|party| party.name.clone()).collect()),
        ("by.value", texts(&article.by)),
        ("published", time(&article.published)),
        ("versionCreated", time(&article.version_created)),
        ("firstCreated", time(&article.first_created)),
        ("embargoedUntil", time(&article.embargoed_until)),
        ("expires.time", article.expires.iter().filter_map(|e| e.time.as_ref()).map(Time::to_string).collect()),
    ])
}

/// The value of an attribute; other text as it is.
fn attribute(written: &str) -> &str {
    written.split_once("=\"").and_then(|(_, v)| v.strip_suffix('"')).unwrap_or(written)
}

/// The characters that references stand for.
fn plain(written: &str) -> String {
    let mut parts = written.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or((part, ""));
        let code = name.strip_prefix('#').and_then(|n| n.parse().ok()).and_then(char::from_u32);
        let named = [("amp", '&'), ("AMP", '&'), ("lt", '<'), ("gt", '>')]
            .into_iter()
            .find(|(n, _)| *n == name)
            .map(|(_, c)| c);
        match code.or(named) {
            Some(char) => out.extend([char.to_string().as_str(), rest]),
            None => out.extend(["&", part]),
        }
    }
    out
}

/// Whether what stands at a place says the value: the words, in any layout, or a time in another notation.
fn says(written: &str, value: &str) -> bool {
    let written = attribute(written);
    let words = |text: &str| {
        let mut out = String::new();
        let mut inside = false;
        for char in text.chars() {
            inside = (inside || char == '<') && char != '>';
            out.extend(Some(char).filter(|c| !inside && c.is_alphanumeric()));
        }
        out
    };
    // Of a node of RDF a name may stand in an attribute.
    let markup = words(written).contains(&words(value)) || written.contains(&format!("=\"{value}\""));
    let written = plain(written);
    markup
        || words(&written).contains(&words(value))
        || dates::read(&written).is_ok_and(|stated| stated.time.to_string() == value)
}

fn check_article(name: &str, text: &str, article: &Article, places: &Places) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    article.visit(&mut |leaf: wiredesk::model::Field| *counts.entry(leaf.path()).or_default() += 1);
    let (values, mut seen) = (values(article), Vec::new());
    for leaf in places.leaves() {
        let Stated::Article(field) = leaf else { continue };
        let (path, found) = (field.path(), places.of(field));
        assert_eq!(Some(&found.len()), counts.get(&path), "{name}: as many places as values of {path}");
        let values = values.get(path.as_str()).unwrap_or_else(|| panic!("{path} is not in the table of this test"));
        for (place, value) in found.iter().zip(values) {
            let written = &text[place.start..place.end];
            // Links are resolved where their own element states a base; Atom 0.3 may hold words in base 64.
            let turned = (path == "links.href" && value.ends_with(attribute(written)))
                || (path == "summary.value" && name.ends_with("atom-0.3.xml"));
            assert!(turned || says(written, value), "{name}: {path}: {written:?} does not say {value:?}");
        }
        seen.push(path);
    }
    seen
}

fn check_feed(name: &str, text: &str, feed: &Feed, places: &Places) -> usize {
    let links: Vec<_> = feed.links.iter().map(|link| link.href.clone()).collect();
    let id: Vec<_> = feed.id.iter().cloned().collect();
    let mut seen = 0;
    for leaf in places.leaves() {
        let Stated::Feed(field) = leaf else { continue };
        let mut count = 0;
        feed.visit(&mut |leaf: wiredesk::model::FeedField| count += usize::from(leaf == field));
        assert_eq!(places.of(field).len(), count, "{name}: as many places as values of {}", field.path());
        let values = match field.path().as_str() {
            "links.href" => &links,
            "id" => &id,
            _ => continue,
        };
        for (place, value) in places.of(field).iter().zip(values) {
            let written = &text[place.start..place.end];
            assert!(says(written, value), "{name}: {}: {written:?} does not say {value:?}", field.path());
        }
        seen += count;
    }
    seen
}

/// The leaves of articles that have places, over all samples of a format.
fn leaves(card: &'static Card) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds").join(card.id);
    let (mut all, mut of_feeds) = (Vec::new(), 0);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_file() || path.file_stem().is_some_and(|n| n == "broken") {
            continue;
        }
        let name = path.display().to_string();
        let bytes = fs::read(&path).unwrap();
        let source = text::decode(&bytes, None);
        let mut report = Report::with_places();
        let open = card.open.unwrap();
        let Ok(mut reading) = open(source.text(), &ReadOptions::default(), &mut report) else { panic!("{name}") };
        of_feeds += check_feed(&name, source.text(), &reading.feed().native, &report.take_places());
        // Those who do not ask for places are read to by shorter ways.
        let quiet = &mut Report::default();
        let Ok(mut unasked) = open(source.text(), &ReadOptions::default(), quiet) else { panic!("{name}") };
        while let Some((read, _)) = reading.next(&mut report) {
            assert_eq!(Some(&read), unasked.next(quiet).as_ref().map(|(read, _)| read), "{name}");
            all.extend(check_article(&name, source.text(), &read.native, &report.take_places()));
        }
    }
    assert!(of_feeds > 0 || !card.has_feed(), "no place of a feed was noted");
    all.sort();
    all.dedup();
    all
}

#[test]
fn rss() {
    let expected = ["creators.name", "headline.value", "links.href", "published", "uri", "versionCreated"];
    let found = leaves(&formats::rss::CARD);
    assert!(expected.iter().all(|leaf| found.iter().any(|f| f == leaf)), "{found:?}");
}

#[test]
fn atom() {
    let expected =
        ["creators.name", "headline.value", "links.href", "published", "summary.value", "uri", "versionCreated"];
    let found = leaves(&formats::atom::CARD);
    assert!(expected.iter().all(|leaf| found.iter().any(|f| f == leaf)), "{found:?}");
}

#[test]
fn nitf() {
    let expected = [
        "by.value",
        "creators.name",
        "edNotes.value",
        "embargoedUntil",
        "expires.time",
        "headline.value",
        "published",
        "summary.value",
        "uri",
        "versionCreated",
    ];
    let found = leaves(&formats::nitf::CARD);
    assert!(expected.iter().all(|leaf| found.iter().any(|f| f == leaf)), "{found:?}");
}

#[test]
fn newsml_g2() {
    let expected = ["embargoedUntil", "firstCreated", "uri", "versionCreated"];
    let found = leaves(&formats::newsml_g2::CARD);
    assert!(expected.iter().all(|leaf| found.iter().any(|f| f == leaf)), "{found:?}");
}

#[test]
fn json_feed() {
    let expected = ["headline.value", "published", "summary.value", "uri", "versionCreated"];
    let found = leaves(&formats::json_feed::CARD);
    assert!(expected.iter().all(|leaf| found.iter().any(|f| f == leaf)), "{found:?}");
}

#[test]
fn rss_1() {
    let expected = ["creators.name", "firstCreated", "headline.value", "links.href", "published", "versionCreated"];
    let found = leaves(&formats::rss_1::CARD);
    assert!(expected.iter().all(|leaf| found.iter().any(|f| f == leaf)), "{found:?}");
}

#[test]
fn newsml_1() {
    let expected = ["by.value", "embargoedUntil", "headline.value", "slugline.value", "uri", "versionCreated"];
    let found = leaves(&formats::newsml_1::CARD);
    assert!(expected.iter().all(|leaf| found.iter().any(|f| f == leaf)), "{found:?}");
}
