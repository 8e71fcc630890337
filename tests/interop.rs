//! Other readers read what we write, with our values.

use serde_json::json;
use wiredesk::convert::{Settings, Target};
use wiredesk::formats::{self, Origin};
use wiredesk::model::{Article, Feed};

fn feed() -> Feed {
    serde_json::from_value(json!({
        "id": "https://example.org/feed", "title": "Nordavind & Søn", "subtitle": "News from the fjord",
        "updated": "2024-05-01T10:00:00Z", "language": "en",
        "links": [{ "href": "https://example.org/", "rel": "alternate" }],
        "rights": "Copyright 2024 Nordavind"
    }))
    .unwrap()
}

fn article() -> Article {
    serde_json::from_value(json!({
        "uri": "https://example.org/story/1", "uriIsPermalink": true,
        "headline": "Harbour \"reopens\" & ferries sail",
        "bodies": [{ "type": "html", "value": "<p>The harbour at <b>Lillevik</b> reopened.</p>" }],
        "published": "2024-05-01T10:00:00+02:00", "versionCreated": "2024-05-01T11:00:00+02:00",
        "links": [{ "href": "https://example.org/story/1", "rel": "alternate" }],
        "creators": [{ "name": "Ada Lind", "email": "ada@example.org" }, { "name": "Ole Dahl", "role": "photographer" }],
        "creditline": "Nordavind", "copyrightHolder": "Nordavind AS",
        "subjects": [{ "literal": "shipping", "scheme": "https://example.org/terms" }],
        "associations": [{ "renditions": [{ "href": "https://example.org/a.jpg", "contentType": "image/jpeg", "sizeInBytes": 1234 }],
            "summary": "The harbour", "creditline": "Foto: Ole Dahl / Nordavind" }]
    }))
    .unwrap()
}

fn written(id: &str) -> String {
    let mut out = String::new();
    let mut target = Target::new(formats::by_id(id).unwrap(), Settings::default()).unwrap();
    target.begin(&feed(), &mut out);
    target.article(article(), &mut out);
    target.end(&Origin::default(), &mut out);
    out
}

#[test]
fn the_rss_crate_reads_our_rss() {
    let text = written("rss");
    let channel = rss::Channel::read_from(text.as_bytes()).unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert_eq!(channel.title(), "Nordavind & Søn");
    assert_eq!(channel.link(), "https://example.org/");
    assert_eq!(channel.copyright(), Some("Copyright 2024 Nordavind"));
    let item = &channel.items()[0];
    assert_eq!(item.title(), Some("Harbour \"reopens\" & ferries sail"));
    assert_eq!(item.link(), Some("https://example.org/story/1"));
    assert_eq!(item.guid().map(|g| (g.value(), g.is_permalink())), Some(("https://example.org/story/1", true)));
    assert_eq!(item.pub_date(), Some("Wed, 01 May 2024 10:00:00 +0200"));
    assert_eq!(item.categories()[0].name(), "shipping");
    assert_eq!(
        item.enclosure().map(|e| (e.url(), e.mime_type(), e.length())),
        Some(("https://example.org/a.jpg", "image/jpeg", "1234"))
    );
    let body = item.content().or(item.description()).unwrap();
    assert_eq!(body, "<p>The harbour at <b>Lillevik</b> reopened.</p>");
}

#[test]
fn atom_syndication_reads_our_atom() {
    let text = written("atom");
    let feed = atom_syndication::Feed::read_from(text.as_bytes()).unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert_eq!(feed.title().as_str(), "Nordavind & Søn");
    assert_eq!(feed.id(), "https://example.org/feed");
    let entry = &feed.entries()[0];
    assert_eq!(entry.id(), "https://example.org/story/1");
    assert_eq!(entry.title().as_str(), "Harbour \"reopens\" & ferries sail");
    assert_eq!(entry.updated().to_rfc3339(), "2024-05-01T11:00:00+02:00");
    assert_eq!(entry.authors().iter().map(|a| a.name()).collect::<Vec<_>>(), ["Ada Lind", "Ole Dahl"]);
    assert_eq!(entry.categories()[0].term(), "shipping");
    assert_eq!(entry.content().and_then(|c| c.value()), Some("<p>The harbour at <b>Lillevik</b> reopened.</p>"));
}

#[test]
fn feed_rs_reads_all() {
    for id in ["rss", "rss-1", "atom", "json-feed"] {
        let text = written(id);
        let feed = feed_rs::parser::parse(text.as_bytes()).unwrap_or_else(|e| panic!("{id}: {e}\n{text}"));
        assert_eq!(feed.title.as_ref().map(|t| t.content.as_str()), Some("Nordavind & Søn"), "{id}");
        let entry = &feed.entries[0];
        // Of RSS 1.0 feed-rs reads no `rdf:about`: it makes an id of its own.
        if id != "rss-1" {
            assert_eq!(entry.id, "https://example.org/story/1", "{id}");
        }
        assert_eq!(
            entry.title.as_ref().map(|t| t.content.as_str()),
            Some("Harbour \"reopens\" & ferries sail"),
            "{id}"
        );
        assert_eq!(entry.published.map(|t| t.to_rfc3339()).as_deref(), Some("2024-05-01T08:00:00+00:00"), "{id}");
        assert!(entry.links.iter().any(|l| l.href == "https://example.org/story/1"), "{id}");
        assert!(
            entry.authors.iter().any(|a| a.name.as_deref().is_some_and(|n| n == "Ole Dahl" || n.contains("Ada Lind"))),
            "{id}"
        );
    }
}
