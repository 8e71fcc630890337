//! A selection as a document of a format. The same selection gives the same bytes: nothing here asks for the time.

use crate::config::{Desk, Served};
use crate::convert::{Settings, Target};
use crate::desk::history::HISTORY;
use crate::desk::store::{Shown, StoryRow};
use crate::diag::Report;
use crate::filters::release::{self, Clock, Recalls};
use crate::filters::{Chain, Filter, Item, Noted};
use crate::formats::{Audience, Card, Origin};
use crate::loss;
use crate::model::{Article, Extension, Feed, Generator, Hop, Link, Party, Text, Time};
use crate::syntax::xml::{Cursor, Emitter, Limits};

use super::people;
use super::select::{Entry, Selection};

/// What readers are told in formats that have no place for a withdrawal.
const WITHDRAWN: &str = "Withdrawn";
const NOTICE: &str = "This item was withdrawn by its provider and may not be used.";

/// What a feed is written with beside its entries.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The settings of the desk.
    pub desk: &'a Desk,
    /// Under which address readers reach it, without a `/` at the end.
    pub base: &'a str,
    /// The settings of the feed.
    pub feed: &'a Served,
    /// The format.
    pub card: &'static Card,
    /// The present, which decides what is released.
    pub clock: &'a Clock,
    /// Which of its documents it is.
    pub place: Place,
}

/// Which document of a feed one is (RFC 5005).
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// The number of the archive; `None` for the feed itself.
    pub archive: Option<i64>,
    /// The archive before it.
    pub before: Option<i64>,
}

/// Writes a feed.
pub fn page(page: Page<'_>, selection: Selection) -> String {
    if page.card.id == people::HTML { people::feed(page, selection) } else { document(page, selection) }
}

/// The articles of a selection in a format; in one of one article a document only the first has a place.
fn document(page: Page<'_>, selection: Selection) -> String {
    let mut settings = Settings::default();
    settings.clock = page.clock.clone();
    settings.list_losses = false;
    let with_status = page.feed.trade && page.card.audience == Audience::Trade;
    let mut out = String::new();
    let Some(mut target) = Target::new(page.card, settings) else { return out };
    target.begin(&feed(page, &selection), &mut out);
    for entry in selection.entries {
        let article = match entry {
            Entry::Article(article, story, received_at) => prepared(page, article, &story, received_at, with_status),
            Entry::Withdrawn(article, story) => match withdrawn(page.card, &article, &story) {
                Some(notice) => Box::new(notice),
                None => continue,
            },
        };
        target.article(article, &mut out);
    }
    target.end(&Origin::default(), &mut out);
    out
}

/// Writes one article; `None` where the format has no place for it.
pub fn item(page: Page<'_>, entry: Entry) -> Option<String> {
    let selection = Selection { entries: vec![entry], ..Selection::default() };
    let written = document(page, selection);
    (!written.trim().is_empty()).then_some(written)
}

fn feed(page: Page<'_>, selection: &Selection) -> Feed {
    // What is sent stands alone: it is part of no feed that has an address.
    let Some(name) = page.feed.name.as_deref() else {
        let title = page.feed.title.as_deref().map(Text::plain);
        return Feed { title, ..Feed::default() };
    };
    let address = |format: &str| format!("{}/feeds/{name}.{format}", page.base);
    let link = |rel: &str, card: &Card| {
        let kind = card.media_types.first().map(|kind| (*kind).to_owned());
        Link { href: address(card.id), rel: Some(rel.to_owned()), media_type: kind, ..Link::default() }
    };
    let html = crate::formats::by_id("html").map(|card| link("alternate", card));
    let archive = |rel: &str, number: i64| Link {
        href: format!("{}/feeds/{name}/archive/{number}.{}", page.base, page.card.id),
        ..link(rel, page.card)
    };
    // An archive names no later one: it would not stay the same.
    let own = match page.place.archive {
        None => vec![link("self", page.card)],
        Some(number) => vec![archive("self", number), link("current", page.card)],
    };
    // By `next` those find it who know pages and no archives, as readers of JSON Feed.
    let before = page.place.before.map(|number| [archive("prev-archive", number), archive("next", number)]);
    let is_xml = page.card.media_types.first().is_some_and(|kind| kind.ends_with("xml"));
    let extensions = page.place.archive.filter(|_| is_xml).map(|_| Extension {
        ns: HISTORY.to_owned(),
        name: "archive".to_owned(),
        raw: format!("<fh:archive xmlns:fh=\"{HISTORY}\"/>"),
    });
    Feed {
        id: Some(address(page.card.id)),
        title: Some(Text::plain(page.feed.title.as_deref().unwrap_or(name))),
        links: html.into_iter().chain(own).chain(before.into_iter().flatten()).collect(),
        extensions: extensions.into_iter().collect(),
        updated: Some(Time::from_seconds(selection.changed_at)),
        generator: Some(Generator { name: Some("wiredesk".to_owned()), ..Generator::default() }),
        ..Feed::default()
    }
}

/// An article as it leaves: with the hop it took, cleaned, and without what is private where readers are the public.
fn prepared(
    page: Page<'_>,
    article: Box<Article>,
    story: &StoryRow,
    received_at: i64,
    with_status: bool,
) -> Box<Article> {
    let mut item = Item::new(article, std::sync::Arc::default(), None, crate::diag::Span::default());
    if page.feed.sanitize != Some(false) {
        Chain::new(vec![Filter::Sanitize], Clock::default()).each(&mut item, &mut Noted::default());
    }
    let mut article = item.article;
    if let Some(name) = page.desk.name.as_deref() {
        let level = article.hops.iter().filter_map(|hop| hop.level).max().unwrap_or_default().saturating_add(1);
        let time = Some(Time::from_seconds(received_at));
        article.hops.push(Hop { party: Some(Party::named(name)), time, level: Some(level), ..Hop::default() });
    }
    let a = &article;
    if [&a.version_created, &a.published, &a.first_created, &a.content_created].iter().all(|time| time.is_none()) {
        article.version_created = Some(Time::from_seconds(received_at));
        article.mark("versionCreated", "supplied");
    }
    if !with_status {
        // In public formats the writer takes these out; a feed for the public may be in a format of newsrooms too.
        loss::make_public(&mut article);
        release::release_associations(&mut article, page.clock, &Recalls::default());
    } else if story.withheld {
        article.pub_status = Some("withheld".to_owned());
    }
    article
}

/// A Deleted Entry Document (RFC 6721, 4) of an item that was killed, with no word of it; the page is of a format that has
/// tombstones, and by what stands in its feeds is the item called here too.
pub fn tombstone(page: Page<'_>, shown: Shown) -> Option<String> {
    let article = serde_json::from_str(&shown.article).ok()?;
    let written = item(page, Entry::Withdrawn(article, shown.story))?;
    let report = &mut Report::default();
    let mut cursor = Cursor::new(&written, &[], Limits::default());
    let root = cursor.root(report)?;
    let grave = std::iter::from_fn(|| cursor.child(&root, report)).find(|tag| tag.is("deleted-entry"))?;
    let mut out = Emitter::indented();
    out.declaration();
    out.start("at:deleted-entry");
    out.attr("xmlns:at", "http://purl.org/atompub/tombstones/1.0");
    out.attr("ref", &grave.attr("ref")?);
    out.attr("when", &grave.attr("when")?);
    out.end();
    Some(out.take())
}

/// What stands in the place of an article that was withdrawn, with no word of it. Where the format has tombstones the
/// writer makes one of the status; where it is for newsrooms the status says it; else a notice has the same identifier.
fn withdrawn(card: &Card, article: &Article, story: &StoryRow) -> Option<Article> {
    if card.id == "sitemap" {
        return None;
    }
    let link = || article.link("alternate").map(|link| link.href.clone());
    let at = Some(Time::from_seconds(story.killed_at.unwrap_or(story.changed_at)));
    let status = if story.killed_at.is_some() { "canceled" } else { "withheld" };
    let mut grave = Article {
        uri: article.uri.clone().or_else(|| article.story.clone()).or_else(link),
        uri_is_permalink: article.uri_is_permalink,
        version_created: at.clone(),
        ..Article::default()
    };
    // A tombstone is for good (RFC 6721): of a hold a notice tells, in whose place the story may stand again.
    if card.tombstones && story.killed_at.is_some() {
        grave.pub_status = Some("canceled".to_owned());
    } else if card.audience == Audience::Trade {
        grave.pub_status = Some(status.to_owned());
        grave.story.clone_from(&article.story);
        grave.provider.clone_from(&article.provider);
        // A hold may be lifted again: it is of the version that it holds.
        let version = article.version.as_deref().and_then(|v| v.parse::<u64>().ok()).unwrap_or(1);
        grave.version = Some(version.saturating_add(u64::from(story.killed_at.is_some())).to_string());
    } else {
        grave.published = at;
        grave.headline = Some(Text::plain(WITHDRAWN));
        grave.summary = Some(Text::plain(NOTICE));
    }
    Some(grave)
}
