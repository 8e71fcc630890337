//! Other readers read what we write, with our values, of every document in feeds/ and of the corpus of feeds beside the
//! project: the crates rss, atom_syndication and feed-rs, and feedparser where Python has it (`WIREDESK_PYTHON` names
//! another Python), each where it has a place for them.

#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "the corpus is outside")]

mod stories;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use stories::{native, read, samples, whole, write};
use wiredesk::diag::Report;
use wiredesk::formats::{self, Card, ReadOptions};
use wiredesk::loss::Supply;
use wiredesk::model::{Article, Feed, Rendition, Text, TextKind, Time};
use wiredesk::{open, text};

/// A feed and its articles as a format's own places hold them, and the document that was written of them.
struct Written {
    name: String,
    document: String,
    feed: Feed,
    articles: Vec<Article>,
}

/// What a document is called, and what was read of it.
type Read = (String, Feed, Vec<Article>);

/// Every document of feeds/, and every feed of the corpus beside the project where it is at hand.
fn documents() -> &'static [Read] {
    static ALL: OnceLock<Vec<Read>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Vec::new();
        for from in formats::ALL.iter().copied().filter(|c: &&Card| c.open.is_some()) {
            for (number, sample) in samples(from).iter().enumerate() {
                let (feed, articles) = read(from, sample);
                all.push((format!("{} {number}", from.id), feed, articles));
            }
        }
        assert!(all.len() > 100, "only {} documents", all.len());
        corpus(&mut all);
        all
    })
}

/// Feeds that others found worth keeping, with whatever is wrong in them.
fn corpus(all: &mut Vec<Read>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/feeds");
    if !folder.is_dir() {
        println!("skipped: {} is absent", folder.display());
        return;
    }
    let (mut folders, mut count) = (vec![folder.clone()], 0);
    while let Some(next) = folders.pop() {
        let entries = std::fs::read_dir(&next).expect("a folder").map(|entry| entry.expect("an entry").path());
        for path in entries.collect::<BTreeSet<_>>() {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).expect("a feed");
            let source = text::decode(&bytes, None);
            let Some(card) = wiredesk::detect(source.text(), None, path.extension().and_then(|e| e.to_str())) else {
                continue;
            };
            let mut report = Report::default();
            let Ok(mut document) = open(&source, card, &ReadOptions::default(), &mut report) else { continue };
            let feed = document.feed().clone();
            let articles = std::iter::from_fn(|| document.next(&mut report)).map(|(article, _)| *article).collect();
            let name = path.strip_prefix(&folder).unwrap_or(&path).display().to_string();
            all.push((name, feed, articles));
            count += 1;
        }
    }
    assert!(count > 1000, "only {count} feeds of the corpus were read");
}

fn written(to: &str) -> Vec<Written> {
    let to = formats::by_id(to).expect("a format");
    let settings = whole(true, None);
    let with = Supply { now: settings.clock.now.clone(), zone: None, ..Supply::default() };
    let one = |(name, feed, articles): &Read| {
        // A kill is a tombstone in Atom, which these do not know.
        let living = articles.iter().filter(|a| a.pub_status.as_deref() != Some("canceled")).cloned();
        let articles: Vec<_> = living.collect();
        let document = write(to, feed, &articles, &settings).remove(0);
        let (feed, articles) = native(to, feed, &articles, &with);
        Written { name: format!("{name} -> {}", to.id), document, feed, articles }
    };
    documents().iter().map(one).collect()
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
    /// What the other reader made of the document, unless it refused it.
    fn read<T, E: std::fmt::Display>(&mut self, name: &str, document: &str, read: Result<T, E>) -> Option<T> {
        let refused = |e| self.0.insert(format!("{name}: refused: {e}\n{document}"));
        read.map_err(refused).ok()
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

/// Whether RSS has a place for an address: a relative one stands in an element of Atom.
fn is_whole(href: &str) -> bool {
    url::Url::parse(href).is_ok()
}

/// The page that RSS leads to.
fn whole_page(article: &Article) -> Option<String> {
    article.links.iter().find(|l| l.is("alternate") && is_whole(&l.href)).map(|l| l.href.clone())
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
        let Some(channel) = wrong.read(&name, &document, rss::Channel::read_from(document.as_bytes())) else {
            continue;
        };
        wrong.same(&name, "channel title", given(Some(channel.title())), words(feed.title.as_ref()));
        wrong.same(&name, "copyright", given(channel.copyright()), words(feed.rights.as_ref()));
        wrong.same(&name, "items", channel.items().len(), articles.len());
        for (item, a) in channel.items().iter().zip(&articles) {
            wrong.same(&name, "title", given(item.title()), words(a.headline.as_ref()));
            wrong.same(&name, "link", given(item.link()), whole_page(a));
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
            // "The url must be an http url" (RSS 2.0, enclosure).
            let web = |href: &str| is_whole(href) && href.starts_with("http");
            if let Some((Some(href), Some(kind), Some(length))) =
                stated.filter(|(href, ..)| href.as_deref().is_some_and(web))
            {
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
        let Some(read) = wrong.read(&name, &document, read) else { continue };
        wrong.same(&name, "feed id", given(Some(read.id())), feed.id.clone());
        if !is_xhtml(feed.title.as_ref()) {
            wrong.same(&name, "feed title", given(Some(read.title().as_str())), words(feed.title.as_ref()));
        }
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
            let rights = a.copyright_notice.first();
            if !is_xhtml(rights) {
                wrong.same(&name, "rights", entry.rights().and_then(|r| given(Some(r.as_str()))), words(rights));
            }
            let body = a.bodies.first();
            if !is_xhtml(body) && !is_encoded(body) {
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

/// It shows base 64 as it stands.
fn is_encoded(text: Option<&Text>) -> bool {
    text.is_some_and(|t| matches!(&t.kind, TextKind::Media(kind) if !kind.starts_with("text/")))
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
fn feed_rs_reads_all() {
    let mut wrong = Wrong::default();
    for Written { name, document, articles, .. } in ["rss", "atom", "json-feed"].into_iter().flat_map(written) {
        let Some(feed) = wrong.read(&name, &document, feed_rs::parser::parse(document.as_bytes())) else { continue };
        wrong.same(&name, "entries", feed.entries.len(), articles.len());
        for (entry, a) in feed.entries.iter().zip(&articles) {
            if let Some(uri) = &a.uri {
                wrong.same(&name, "id", &entry.id, uri);
            }
            if let Some(href) = page(a).filter(|href| !name.ends_with("-> rss") || is_whole(href)) {
                // Where a base is stated, it resolves addresses, spaces in them too; to a host without a path it gives one.
                let tail = href.trim_start_matches(['/', '.']);
                let resolved = tail.replace(' ', "%20");
                let is_there = |found: &str| found.ends_with(tail) || found.ends_with(&resolved);
                let there = entry.links.iter().any(|l| is_there(&l.href) || l.href.trim_end_matches('/') == tail);
                wrong.same(&name, "link", (there, &href), (true, &href));
            }
            if let Some(published) = instant(a.published.as_ref()).filter(|_| !is_stray(&document)) {
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

/// Some take an element without a namespace for one of Atom's.
fn is_stray(document: &str) -> bool {
    document.contains("<pubDate xmlns=\"\">")
}

/// What feedparser is to find of an article.
fn wanted(a: &Article, document: &str) -> serde_json::Value {
    let plain = a.headline.as_ref().filter(|h| h.kind == TextKind::Plain && !h.value.contains(['<', '&']));
    serde_json::json!({
        "id": a.uri,
        "title": words(plain),
        "published": instant(a.published.as_ref()).filter(|_| !is_stray(document)),
        "link": page(a).map(|href| href.trim_start_matches(['/', '.']).to_owned()),
    })
}

#[test]
fn feedparser_reads_our_rss_and_atom() {
    let lines: Vec<String> = ["rss", "atom"]
        .into_iter()
        .flat_map(|to| written(to).into_iter().map(move |w| (to, w)))
        .map(|(to, Written { name, document, articles, .. })| {
            let items: Vec<_> = articles.iter().map(|a| wanted(a, &document)).collect();
            let kind = format!("application/{to}+xml; charset=utf-8");
            serde_json::json!({"name": name, "type": kind, "document": document, "items": items}).to_string()
        })
        .collect();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("written.jsonl");
    std::fs::write(&file, lines.join("\n")).expect("a file");
    let python = std::env::var("WIREDESK_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let out = Command::new(python).args(["-c", include_str!("peers/feedparser.py")]).arg(&file).output();
    let Ok(out) = out else { return println!("skipped: python3 is absent") };
    if out.status.code() == Some(3) {
        return println!("skipped: python3 has no feedparser");
    }
    let said = String::from_utf8_lossy(&out.stdout);
    let wrong: Vec<&str> = said.lines().take(50).collect();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert!(wrong.is_empty(), "{} differences:\n{}", said.lines().count(), wrong.join("\n"));
}
