//! Who wrote, supplied, owns or credits a story, and what may be done with it, comes back from other formats: generated
//! feeds and articles from one format through another and back.
//!
//! `PROPTEST_CASES=20000 cargo test --release --test travel` looks further than the suite does.

#[path = "travel/pairs.rs"]
mod pairs;
mod stories;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::{Value, json};
use stories::{any_document, read, read_all, runner, samples, whole, write};
use wiredesk::formats::{self, Audience, Card, Carry};
use wiredesk::loss;
use wiredesk::model::{
    Article, Feed, FeedField, Field, Leaf, Level, Member, Part, Party, Text, TextKind, canonical, is_attribution,
};
use wiredesk::syntax::html;

/// What holds a story back, or speaks to its editors, travels as far as who made it.
const BESIDE: &[&str] = &["edNotes", "pubStatus", "embargoedUntil", "embargo", "expires", "signals", "relations"];

/// The members of an article that no way may cost.
fn members() -> impl Iterator<Item = &'static Member<Article>> {
    let attribution: Vec<usize> = Field::all().into_iter().filter(|f| is_attribution(*f)).map(Field::member).collect();
    let kept = move |(place, m): &(usize, &Member<Article>)| attribution.contains(place) || BESIDE.contains(&m.name);
    Article::MEMBERS.iter().enumerate().filter(kept).map(|(_, m)| m)
}

/// The members of a feed that say the same of all its articles.
const OF_FEED: &[&str] = &["authors", "contributors", "publisher", "rights"];

/// The same words, whatever markup a way turned them into.
fn spelled_alike(text: &mut Text) {
    let markup = match text.kind {
        TextKind::Plain | TextKind::Media(_) => return,
        TextKind::Nitf => html::nitf_to_html(&text.value),
        TextKind::Html | TextKind::Xhtml => std::mem::take(&mut text.value),
    };
    (text.kind, text.value) = (TextKind::Plain, html::to_text(&markup));
}

/// A text without the notes in it that are for newsrooms only.
fn without_private(text: &mut Text) {
    if text.visibility.as_deref().is_some_and(|v| v != "public") {
        *text = Text::default();
    }
    if let Some(rest) = html::without_private(&text.value, text.kind == TextKind::Nitf) {
        text.value = rest;
    }
}

/// What is to arrive of an article, and of what goes with it, when private notes do not travel.
fn travels(article: &Article, public: bool) -> Value {
    let mut a = article.clone();
    if public {
        a.ed_notes.retain(Text::is_public);
        a.texts(&mut without_private);
        let seen = |party: &Party| party.visibility.as_deref().is_none_or(|v| v == "public");
        [&mut a.creators, &mut a.contributors, &mut a.info_sources, &mut a.copyright_holder]
            .into_iter()
            .for_each(|list| list.retain(seen));
        [&mut a.provider, &mut a.accountable].into_iter().for_each(|one| _ = one.take_if(|party| !seen(party)));
        // The expression of rights of a block that is private.
        a.rights_info.retain(|r| r.raw.as_deref().is_none_or(|raw| !raw.contains("urn:wiredesk:private")));
        a.hops.retain(|hop| hop.party.as_ref().is_none_or(seen));
        canonical(&mut a);
    }
    a.texts(&mut spelled_alike);
    let mut out: serde_json::Map<_, _> =
        members().filter(|m| !(m.is_blank)(&a)).map(|m| (m.name.to_owned(), (m.to_json)(&a))).collect();
    if let Some(source) = &a.source {
        out.insert("source".to_owned(), travels_of_feed(source));
    }
    let with: Vec<Value> = article.associations.iter().map(|a| travels(a, public)).collect();
    out.insert("associations".to_owned(), json!(with));
    Value::Object(out)
}

fn travels_of_feed(feed: &Feed) -> Value {
    let mut feed = feed.clone();
    feed.texts(&mut spelled_alike);
    let stated = Feed::MEMBERS.iter().filter(|m| OF_FEED.contains(&m.name) && !(m.is_blank)(&feed));
    Value::Object(stated.map(|m| (m.name.to_owned(), (m.to_json)(&feed))).collect())
}

/// One document there and back.
fn hold(
    first: &'static Card,
    second: &'static Card,
    style: Option<&str>,
    feed: &Feed,
    articles: &[Article],
) -> Result<(), TestCaseError> {
    let way = format!("{} -> {} {} -> {}", first.id, second.id, style.unwrap_or_default(), first.id);
    let style = |card: &Card| whole(true, style.filter(|s| card.styles.contains(s)));
    let again = |card: &'static Card, feed: &Feed, articles: &[Article]| {
        let documents = write(card, feed, articles, &style(card));
        let feed = if card.has_feed() { read(card, &documents[0]).0 } else { Feed::default() };
        (feed, read_all(card, &documents), documents)
    };
    let (feed, articles, _) = again(first, feed, articles);
    let (middle_feed, middle, documents) = again(second, &feed, &articles);
    let (end_feed, end, _) = again(first, &middle_feed, &middle);
    let public = [first, second].iter().any(|c| c.audience == Audience::Public);
    prop_assert_eq!(articles.len(), end.len(), "{}", way);
    for (start, end) in articles.iter().zip(&end) {
        let (mut start, mut end) = (start.clone(), end.clone());
        // Where the provider was not for the public, the publisher of the feed stands in for it.
        let hidden = |party: &Party| party.visibility.as_deref().is_some_and(|v| v != "public");
        if public && start.provider.as_ref().is_some_and(hidden) {
            end.provider = None;
        }
        if !second.has_feed() {
            loss::inherit(&feed, &mut start);
        }
        prop_assert_eq!(travels(&end, public), travels(&start, public), "{}\n{}", way, documents.join("\n"));
    }
    if first.has_feed() && second.has_feed() {
        prop_assert_eq!(travels_of_feed(&end_feed), travels_of_feed(&feed), "{}: the feed\n{}", way, documents[0]);
    }
    Ok(())
}

/// The formats that give back what they take: a printed one holds words alone (tests/copy.rs).
fn both_ways() -> impl Iterator<Item = &'static Card> + Clone {
    let printed =
        |c: &Card| Field::all().into_iter().any(|f| matches!((c.carry)(Level::Article, f), Carry::Printed(_)));
    formats::ALL.iter().copied().filter(move |c| c.open.is_some() && c.write.is_some() && !printed(c))
}

/// Each document through each other format, in each of its styles, and back: what was not kept, a line each.
fn through_all(
    first: &'static Card,
    documents: &[(String, Feed, Vec<Article>)],
    others: &[&'static Card],
) -> Vec<String> {
    let mut lost = Vec::new();
    for (name, feed, articles) in documents {
        for second in others.iter().filter(|c| c.id != first.id) {
            let styles = [None].into_iter().chain(second.styles.iter().map(|s| Some(*s)));
            for style in styles {
                if let Err(broken) = hold(first, second, style, feed, articles) {
                    lost.push(format!("{name}: {broken}"));
                }
            }
        }
    }
    lost
}

fn none(lost: &[String]) {
    assert!(lost.is_empty(), "{} ways lose something:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn every_document_of_feeds_through_every_format_keeps_all_credits() {
    let cards: Vec<_> = both_ways().collect();
    let mut lost = Vec::new();
    for first in &cards {
        let name = |number: usize| format!("feeds/{} {number}", first.id);
        let documents: Vec<_> = samples(first).iter().map(|text| read(first, text)).collect();
        let documents = documents.into_iter().enumerate().map(|(at, (feed, articles))| (name(at), feed, articles));
        lost.extend(through_all(first, &documents.collect::<Vec<_>>(), &cards));
    }
    none(&lost);
}

/// The few ways that have a test of their own get more stories.
#[test]
fn every_way_keeps_all_credits() {
    const EACH: usize = 2;
    let cards: Vec<_> = both_ways().collect();
    let (mut runner, any) = (runner(), any_document());
    let mut lost = Vec::new();
    for first in &cards {
        for second in &cards {
            let stories = (0..EACH).map(|at| {
                let (feed, articles) = any.new_tree(&mut runner).expect("a story").current();
                (format!("story {at}"), feed, articles)
            });
            lost.extend(through_all(first, &stories.collect::<Vec<_>>(), &[*second]));
        }
    }
    none(&lost);
}

fn there_and_back(first: &str, second: &str) {
    let card = |id: &str| formats::by_id(id).expect("a format");
    let (first, second) = (card(first), card(second));
    let styles: &[Option<&str>] = if [first.id, second.id].contains(&"nitf") { &[None, Some("dtd")] } else { &[None] };
    let held = runner().run(&any_document(), |(feed, articles)| {
        styles.iter().try_for_each(|style| hold(first, second, *style, &feed, &articles))
    });
    if let Err(broken) = held {
        panic!("{broken}");
    }
}

/// A feed that states one leaf of its credits.
fn crediting(leaf: FeedField) -> Option<Feed> {
    let party = || Party::named("Nordavind").role("desk");
    let mut feed = Feed::default();
    match leaf {
        FeedField::Authors(_) => feed.authors = vec![party()],
        FeedField::Contributors(_) => feed.contributors = vec![party()],
        FeedField::Publisher(_) => feed.publisher = Some(party()),
        FeedField::Rights(_) => feed.rights = Some(Text::plain("Copyright Nordavind")),
        _ => return None,
    }
    Some(feed)
}

#[test]
fn no_credit_of_a_feed_is_dropped_in_any_table() {
    let mut tried = 0;
    // An index of links says nothing of what they lead to: what it leaves out is reported.
    for card in formats::ALL.iter().filter(|card| card.id != "sitemap") {
        for leaf in FeedField::all() {
            let Some(feed) = crediting(leaf) else { continue };
            tried += 1;
            match (card.carry_feed)(leaf) {
                Carry::Dropped(why) => panic!("{} drops feed.{}: {why}", card.id, leaf.path()),
                Carry::Inherited(member) => {
                    let mut article = Article::default();
                    loss::inherit(&feed, &mut article);
                    let member = Article::MEMBERS.iter().find(|m| m.name == member).expect("a member");
                    assert!(!(member.is_blank)(&article), "{} says that articles inherit {}", card.id, leaf.path());
                    let place = Field::all().into_iter().find(|f| Article::MEMBERS[f.member()].name == member.name);
                    let carry = (card.carry)(Level::Article, place.expect("its leaves"));
                    assert!(!matches!(carry, Carry::Dropped(_)), "{} drops {}", card.id, member.name);
                }
                Carry::Native(..) | Carry::Extension(_) | Carry::Printed(_) | Carry::Folded(_) => {}
            }
        }
    }
    assert!(tried > 100, "only {tried} leaves");
}

/// Another program may write the carrier's elements alone, or leave out the places beside them.
#[test]
fn who_only_the_carrier_names_was_taken_for_edited_away() {
    let nar = "xmlns:nar=\"http://iptc.org/std/nar/2006-10-01/\"";
    let credits = "<nar:creator>Ada Lind</nar:creator><nar:provider>Tarn Wire</nar:provider>";
    let id = "<id>tag:tarn.example,2026:a</id><updated>2026-03-14T08:30:00Z</updated>";
    let documents = [
        (
            "rss",
            format!(
                "<rss version=\"2.0\" {nar}><channel><title>T</title><item><title>A</title>{credits}</item></channel></rss>"
            ),
        ),
        (
            "atom",
            format!(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" {nar}><entry><title>A</title>{id}{credits}</entry></feed>"
            ),
        ),
        (
            "json-feed",
            json!({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "a", "title": "A",
                "_wiredesk": {"creators": [{"name": "Ada Lind"}], "provider": {"name": "Tarn Wire"}}}]})
            .to_string(),
        ),
    ];
    for (format, document) in documents {
        let card = formats::by_id(format).expect("a format");
        let (_, articles) = read(card, &document);
        let names = |parties: &[Party]| parties.iter().filter_map(|p| p.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&articles[0].creators), ["Ada Lind"], "{format}");
        let provider = articles[0].provider.as_ref().and_then(|p| p.name.as_deref());
        assert_eq!(provider, Some("Tarn Wire"), "{format}");
    }
}

/// A credit beside no object of Media RSS is kept as it came; one that a writer puts beside it takes the credit.
#[test]
fn a_kept_credit_became_that_of_a_picture_which_a_module_names() {
    let document = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd' \
        xmlns:m='http://search.yahoo.com/mrss/'><entry><title>A</title><i:image href='https://tarn.example/a.jpg'/>\
        <m:credit role='camera'>Jon Hask</m:credit></entry></feed>";
    let atom = formats::by_id("atom").expect("a format");
    let (feed, articles) = read(atom, document);
    let kept: Vec<_> = articles[0].extensions.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(kept, ["image", "credit"]);
    for to in ["rss", "rss-1", "atom"].map(|id| formats::by_id(id).expect("a format")) {
        let written = write(to, &feed, &articles, &whole(true, None)).remove(0);
        let (_, again) = read(to, &written);
        assert_eq!(again[0].extensions, articles[0].extensions, "{}: {written}", to.id);
        assert_eq!(again[0].associations[0].creators, [], "{}: {written}", to.id);
    }
}
