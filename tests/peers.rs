//! Other readers read what we write of every document in feeds/, with our values: the crates rss, atom_syndication and
//! feed-rs, each where it has a place for them.

mod stories;

use std::collections::BTreeSet;

use stories::{native, read, samples, whole, write};
use wiredesk::formats::{self, Card};
use wiredesk::loss::Supply;
use wiredesk::model::{Article, Feed, Rendition, Text, TextKind, Time};

/// A feed and its articles as a format's own places hold them, and the document that was written of them.
struct Written {
    name: String,
    document: String,
    feed: Feed,
    articles: Vec<Article>,
}

fn written(to: &str) -> Vec<Written> {
    let to = formats::by_id(to).expect("a format");
    let settings = whole(true, None);
    let with = Supply { now: settings.clock.now.clone(), zone: None, ..Supply::default() };
    let mut all = Vec::new();
    for from in formats::ALL.iter().copied().filter(|c: &&Card| c.open.is_some()) {
        for (number, sample) in samples(from).iter().enumerate() {
            let (feed, mut articles) = read(from, sample);
            // A kill is a tombstone in Atom, which these do not know.
            articles.retain(|a| a.pub_status.as_deref() != Some("canceled"));
            let document = write(to, &feed, &articles, &settings).remove(0);
            let (feed, articles) = native(to, &feed, &articles, &with);
            all.push(Written { name: format!("{} {number} -> {}", from.id, to.id), document, feed, articles });
        }
    }
    assert!(all.len() > 100, "only {} documents", all.len());
    all
}

/// What does not agree.
#[derive(Default)]
struct Wrong(BTreeSet<String>);

impl Wrong {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, name: &str, what: &str, found: T, wanted: T) {
        if found != wanted {
            self.0.insert(format!("{name}: {what}: found {found:?}, wanted {wanted:?}"));
        }
    }
    fn none(self) {
        let lines: Vec<String> = self.0.into_iter().collect();
        assert!(lines.is_empty(), "{} differences:\n{}", lines.len(), lines.join("\n"));
    }
}

fn words(text: Option<&Text>) -> Option<String> {
    text.map(|t| t.value.trim().to_owned()).filter(|t| !t.is_empty())
}

fn given(text: Option<&str>) -> Option<String> {
    text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

/// Seconds since 1970.
fn instant(time: Option<&Time>) -> Option<i64> {
    time.filter(|t| t.has_clock() && t.has_zone()).and_then(|t| t.seconds(0))
}

fn page(article: &Article) -> Option<String> {
    article.link("alternate").map(|l| l.href.clone())
}

/// The file of a picture that is an enclosure too.
fn enclosed(picture: &Article) -> Option<&Rendition> {
    let whole =
        |f: &&Rendition| f.name.is_none() && f.href.is_some() && f.content_type.is_some() && f.size_in_bytes.is_some();
    picture.renditions.first().filter(whole)
}

#[test]
fn the_rss_crate_reads_our_rss() {
    let mut wrong = Wrong::default();
    for Written { name, document, feed, articles } in written("rss") {
        let channel =
            rss::Channel::read_from(document.as_bytes()).unwrap_or_else(|e| panic!("{name}: {e}\n{document}"));
        wrong.same(&name, "channel title", given(Some(channel.title())), words(feed.title.as_ref()));
        wrong.same(&name, "copyright", given(channel.copyright()), words(feed.rights.as_ref()));
        wrong.same(&name, "items", channel.items().len(), articles.len());
        for (item, a) in channel.items().iter().zip(&articles) {
            wrong.same(&name, "title", given(item.title()), words(a.headline.as_ref()));
            wrong.same(&name, "link", given(item.link()), page(a));
            wrong.same(&name, "guid", item.guid().and_then(|g| given(Some(g.value()))), a.uri.clone());
            let date = item.pub_date().and_then(|d| wiredesk::vocab::dates::read(d).ok()).map(|s| s.time);
            wrong.same(&name, "pubDate", instant(date.as_ref()), instant(a.published.as_ref()));
            let content = item.content().or(item.description());
            wrong.same(&name, "content", given(content), words(a.bodies.last()));
            let terms: Vec<_> = a.subjects.iter().filter_map(|c| c.literal.clone().or(c.name.clone())).collect();
            let categories: Vec<_> = item.categories().iter().map(|c| c.name().to_owned()).collect();
            wrong.same(&name, "categories", categories, terms);
            // It keeps one of several.
            let mut files = a.associations.iter().filter_map(enclosed);
            let file = files.next().filter(|_| files.next().is_none()).cloned();
            let found = item.enclosure().map(|e| (e.url().to_owned(), e.mime_type().to_owned(), e.length().to_owned()));
            let stated = file.map(|f| (f.href, f.content_type, f.size_in_bytes.map(|n| n.to_string())));
            if let Some((Some(href), Some(kind), Some(length))) = stated {
                wrong.same(&name, "enclosure", found, Some((href, kind, length)));
            }
            let credited: Vec<&str> =
                item.dublin_core_ext().map(|dc| dc.creators().iter().map(String::as_str).collect()).unwrap_or_default();
            let author = item.author().unwrap_or_default();
            for creator in a.creators.iter().filter_map(|p| p.name.as_deref()) {
                let there =
                    credited.contains(&creator) || author.contains(creator) || document.contains("<atom:author>");
                wrong.same(&name, "author", (creator, there), (creator, true));
            }
        }
    }
    wrong.none();
}

#[test]
fn atom_syndication_reads_our_atom() {
    let mut wrong = Wrong::default();
    for Written { name, document, feed, articles } in written("atom") {
        let read = atom_syndication::Feed::read_from(document.as_bytes());
        let read = read.unwrap_or_else(|e| panic!("{name}: {e}\n{document}"));
        wrong.same(&name, "feed id", given(Some(read.id())), feed.id.clone());
        wrong.same(&name, "feed title", given(Some(read.title().as_str())), words(feed.title.as_ref()));
        wrong.same(&name, "feed authors", names(read.authors()), printed(&feed.authors));
        wrong.same(&name, "entries", read.entries().len(), articles.len());
        for (entry, a) in read.entries().iter().zip(&articles) {
            wrong.same(&name, "id", given(Some(entry.id())), a.uri.clone());
            if !is_xhtml(a.headline.as_ref()) {
                wrong.same(&name, "title", given(Some(entry.title().as_str())), words(a.headline.as_ref()));
            }
            wrong.same(&name, "updated", Some(entry.updated().timestamp()), instant(a.version_created.as_ref()));
            wrong.same(&name, "published", entry.published().map(|t| t.timestamp()), instant(a.published.as_ref()));
            wrong.same(&name, "authors", names(entry.authors()), printed(&a.creators));
            wrong.same(&name, "contributors", names(entry.contributors()), printed(&a.contributors));
            wrong.same(
                &name,
                "rights",
                entry.rights().and_then(|r| given(Some(r.as_str()))),
                words(a.copyright_notice.first()),
            );
            let body = a.bodies.first();
            if !is_xhtml(body) {
                let content = entry.content().and_then(|c| given(c.value()));
                wrong.same(&name, "content", content, words(body));
            }
            let links = |rel: &str| {
                entry.links().iter().filter(|l| l.rel() == rel).map(|l| l.href().to_owned()).collect::<Vec<_>>()
            };
            wrong.same(&name, "link", links("alternate").first().cloned(), page(a));
            let files: Vec<_> = a
                .associations
                .iter()
                .map(|p| p.renditions.first().and_then(|r| r.href.clone()).unwrap_or_default())
                .collect();
            wrong.same(&name, "enclosures", links("enclosure"), files);
        }
    }
    wrong.none();
}

/// It shows the `div` around XHTML, which is no part of the text.
fn is_xhtml(text: Option<&Text>) -> bool {
    text.is_some_and(|t| t.kind == TextKind::Xhtml)
}

fn names(people: &[atom_syndication::Person]) -> Vec<(String, Option<String>)> {
    people
        .iter()
        .map(|p| (p.name().trim().to_owned(), p.email().map(str::to_owned)))
        .filter(|p| !p.0.is_empty() || p.1.is_some())
        .collect()
}

fn printed(parties: &[wiredesk::model::Party]) -> Vec<(String, Option<String>)> {
    parties
        .iter()
        .map(|p| (p.name.clone().unwrap_or_default().trim().to_owned(), p.email.clone()))
        .filter(|p| !p.0.is_empty() || p.1.is_some())
        .collect()
}

#[test]
fn feed_rs_reads_both() {
    let mut wrong = Wrong::default();
    for Written { name, document, articles, .. } in written("rss").into_iter().chain(written("atom")) {
        let feed = feed_rs::parser::parse(document.as_bytes()).unwrap_or_else(|e| panic!("{name}: {e}\n{document}"));
        wrong.same(&name, "entries", feed.entries.len(), articles.len());
        for (entry, a) in feed.entries.iter().zip(&articles) {
            if let Some(uri) = &a.uri {
                wrong.same(&name, "id", &entry.id, uri);
            }
            if let Some(href) = page(a) {
                // Where a base is stated, it resolves addresses.
                let tail = href.trim_start_matches(['/', '.']);
                let there = entry.links.iter().any(|l| l.href.ends_with(tail));
                wrong.same(&name, "link", (there, &href), (true, &href));
            }
            if let Some(published) = instant(a.published.as_ref()) {
                wrong.same(&name, "published", entry.published.map(|t| t.timestamp()), Some(published));
            }
            let plain = a.headline.as_ref().filter(|h| h.kind == TextKind::Plain);
            if let Some(headline) = words(plain) {
                wrong.same(&name, "title", entry.title.as_ref().map(|t| t.content.trim().to_owned()), Some(headline));
            }
        }
    }
    wrong.none();
}
