//! The model and the types of the rss and atom_syndication crates: what goes there and comes back says who made, owns and
//! credits each story.
#![cfg(feature = "interop")]

use serde_json::{Value, json};
use wiredesk::interop::{Collection, atom_feed, rss_channel};
use wiredesk::model::{Article, Feed, Field, Leaf, is_attribution};
use wiredesk::{Report, Settings, decode, detect, open};

/// What our own reader makes of a document.
fn read(text: &str) -> Collection {
    let (source, mut report) = (decode(text.as_bytes(), None), Report::default());
    let card = detect(source.text(), None, None).unwrap();
    let mut document = open(&source, card, &Default::default(), &mut report).unwrap();
    let mut articles = Vec::new();
    while let Some((article, _)) = document.next(&mut report) {
        articles.push(*article);
    }
    Collection::new(document.feed().clone(), articles)
}

fn full() -> Collection {
    let mut full = read(include_str!("../feeds/wire/full.json"));
    // Notes that are not public stay behind on purpose.
    full.articles.iter_mut().for_each(|a| a.ed_notes.retain(|note| note.is_public()));
    full
}

/// The members that say who wrote, supplied, owns or credits a story.
fn credits(article: &Article) -> Value {
    let names: Vec<_> = Field::all().into_iter().filter(|f| is_attribution(*f)).map(|f| f.member()).collect();
    let members = Article::MEMBERS.iter().enumerate().filter(|(at, m)| names.contains(at) && !(m.is_blank)(article));
    members.map(|(_, m)| json!([m.name, (m.to_json)(article)])).collect()
}

fn everything() -> Settings {
    let mut settings = Settings::default();
    settings.include_unreleased = true;
    settings
}

#[test]
fn credits_come_back_from_the_rss_crate_with_those_of_pictures() {
    let full = full();
    let (channel, written) = rss_channel(&full, everything()).unwrap();
    assert_eq!(channel.title(), "Kestrel Wire");
    assert!(!channel.items().is_empty() && written.left_out.is_empty());
    let back = Collection::from(channel);
    assert_eq!(back.articles.len(), full.articles.len());
    for (before, after) in full.articles.iter().zip(&back.articles) {
        assert_eq!(credits(before), credits(after));
        let of_pictures = |a: &Article| a.associations.iter().map(credits).collect::<Vec<_>>();
        assert_eq!(of_pictures(before), of_pictures(after));
    }
}

#[test]
fn credits_come_back_from_the_atom_syndication_crate() {
    let full = full();
    let (feed, _) = atom_feed(&full, everything()).unwrap();
    assert_eq!(feed.entries()[0].authors()[0].name(), "Mara Quill");
    let back = Collection::from(feed);
    assert_eq!(back.articles.len(), full.articles.len());
    for (before, after) in full.articles.iter().zip(&back.articles) {
        assert_eq!(credits(before), credits(after));
        assert_eq!((&before.uri, &before.version, &before.story), (&after.uri, &after.version, &after.story));
    }
}

#[test]
fn what_the_crates_read_is_what_our_reader_reads() {
    let told = |c: &Collection| -> Vec<Value> {
        let words = |t: &Option<wiredesk::model::Text>| t.as_ref().map(|t| t.value.clone());
        c.articles.iter().map(|a| json!([a.uri, words(&a.headline), a.published, credits(a)])).collect()
    };
    let text = include_str!("../feeds/rss/full.xml");
    // The rss crate has no place for xml:lang.
    let ours = read(&text.replace(" xml:lang=\"", " data-lang=\""));
    assert_eq!(told(&Collection::from(rss::Channel::read_from(text.as_bytes()).unwrap())), told(&ours));
    let text = include_str!("../feeds/atom/minimal.xml");
    assert_eq!(told(&Collection::from(atom_syndication::Feed::read_from(text.as_bytes()).unwrap())), told(&read(text)));
}

#[test]
fn what_would_be_lost_or_may_not_be_published_is_refused() {
    let collection = |article: Value| {
        let feed = json!({ "title": "Quay", "id": "urn:quay", "updated": "2031-03-01T10:00:00Z" });
        Collection::new(serde_json::from_value(feed).unwrap(), vec![serde_json::from_value(article).unwrap()])
    };
    let good = collection(json!({ "uri": "urn:x:1", "headline": "Ferry", "versionCreated": "2031-03-01T10:00:00Z",
        "creators": [{ "name": "Ada Lind", "role": "reporter" }], "hops": [{ "party": { "name": "Quay" } }] }));
    for back in [
        Collection::from(rss::Channel::try_from(&good).unwrap()),
        Collection::from(atom_syndication::Feed::try_from(&good).unwrap()),
    ] {
        assert_eq!(credits(&back.articles[0]), credits(&good.articles[0]));
    }
    let noted = collection(json!({ "uri": "urn:x:1", "headline": "Ferry", "edNotes": ["Call the desk"] }));
    let error = rss::Channel::try_from(&noted).unwrap_err().to_string();
    assert!(error.contains("edNotes") && error.contains("dropped: private"), "{error}");
    let killed = collection(json!({ "uri": "urn:x:1", "headline": "Ferry", "pubStatus": "canceled" }));
    for error in [rss::Channel::try_from(&killed).unwrap_err(), atom_syndication::Feed::try_from(&killed).unwrap_err()]
    {
        assert!(error.to_string().contains("may not be published: canceled"), "{error}");
    }
}

#[test]
fn a_feed_goes_and_comes_without_its_articles() {
    let mut feed = Feed::default();
    (feed.title, feed.id) = (Some("Quay".into()), Some("urn:quay".to_owned()));
    assert_eq!(Feed::from(rss::Channel::try_from(&feed).unwrap()), feed);
    assert_eq!(Feed::from(atom_syndication::Feed::try_from(&feed).unwrap()).title, feed.title);
}
