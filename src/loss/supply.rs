//! What a format demands and an article does not state, supplied by fixed rules and taken away again when read.

use super::table::{Carried, Table, Tables};
use super::zone::{self, Zones, lacks_zone};
use super::{Loss, Notes};
use crate::formats::{NESTED, Split};
use crate::model::{
    Article, Feed, Field, Level, Marks, Member, Members, Party, Record, Text, TextKind, Time, Transmission, Whole,
};
use crate::syntax::html;
use crate::vocab::dates::Zone;

/// What the rules may fall back on.
#[derive(Clone, Debug, Default)]
pub struct Supply {
    /// The time taken where nothing states one.
    pub now: Option<Time>,
    /// The zone of times that state none.
    pub zone: Option<Zone>,
    /// What a merged feed is made of, in words; else empty.
    pub inputs: String,
}

/// The mark of a value that was supplied.
const SUPPLIED: &str = "supplied";
/// A title for the desk has this many words at most when it is made of the body.
const TITLE_WORDS: usize = 12;

/// Supplies what the format demands of a projected article and of what goes with it; the carrier lists it. The answer has
/// the members that were supplied.
pub fn supply(tables: &Tables, feed: &Feed, article: &mut Article, with: &Supply, notes: &mut dyn Notes) -> Members {
    let around = Around { feed, with, listed: tables.extensions, place: None };
    let filled = fill(tables.at(Level::Article), article, &around, ("", notes));
    fill_within(tables, article, &around, ("", notes), tables.levels);
    if let Some(form) = tables.card.form.filter(|_| !tables.extensions) {
        // Beside a value that is less than its place holds nothing says what it was taken from.
        (form.article)(article);
        return article.stated();
    }
    filled
}

/// Supplies what the format demands of a feed.
pub fn supply_feed(tables: &Tables, feed: &mut Feed, with: &Supply, notes: &mut dyn Notes) {
    for member in required::<Feed>(&tables.feed) {
        // Of its links a channel demands the one that leads to its page.
        let lacks = member.name == "links" && feed.link("alternate").is_none();
        if !(lacks || (member.is_blank)(feed)) {
            continue;
        }
        if let Some(from) = feed_rule(member.name, feed, with) {
            let value = |feed: &Feed| if lacks { serde_json::Value::Null } else { (member.to_json)(feed) };
            notes.note(("feed.", member.name), SUPPLIED, from.into(), &mut || value(feed));
            if tables.extensions && !lacks && !(member.is_blank)(feed) {
                feed.marks.insert(member.pointer, SUPPLIED);
            }
        }
    }
}

/// Gives the times that stand in places which demand a zone the one that holds for them. The stated text is carried.
pub fn supply_zones(tables: &Tables, split: &mut Split<Article>, with: &Supply) -> Vec<Loss> {
    let table = tables.at(Level::Article);
    if !split.carried.as_deref_mut().is_some_and(|carried| lacks_zone(table, carried)) {
        return Vec::new();
    }
    Zones::of_article(&split.native, with).supply(table, split)
}

/// The same for a feed.
pub fn supply_feed_zones(tables: &Tables, split: &mut Split<Feed>, with: &Supply) -> Vec<Loss> {
    let mut losses = Zones::of_feed(&split.native, with).supply(&tables.feed, split);
    losses.iter_mut().for_each(|l| l.field.to_mut().insert_str(0, "feed."));
    losses
}

/// Gives a zone to times that need one where there is no carrier for what was stated: before the article is projected.
pub fn state_zones(tables: &Tables, article: &mut Article, with: &Supply) -> Vec<Loss> {
    if tables.extensions {
        return Vec::new();
    }
    Zones::of_article(article, with).state(tables.at(Level::Article), article)
}

/// The same for a feed.
pub fn state_feed_zones(tables: &Tables, feed: &mut Feed, with: &Supply) -> Vec<Loss> {
    if tables.extensions {
        return Vec::new();
    }
    let mut losses = Zones::of_feed(feed, with).state(&tables.feed, feed);
    losses.iter_mut().for_each(|l| l.field.to_mut().insert_str(0, "feed."));
    losses
}

/// Takes away what was supplied: only what the carrier lists, and only where it is what the rule gives.
pub fn unsupply(article: &mut Article, feed: &Feed) {
    let around = Around { feed, with: &Supply::default(), listed: true, place: None };
    take_away_each(article, &around, NESTED);
}

fn take_away_each(article: &mut Article, around: &Around<'_>, levels: u8) {
    take_away(article, |name, article| rule(name, article, around), |a| &mut a.marks);
    let Some(deeper) = levels.checked_sub(1) else { return };
    for (place, association) in article.associations.iter_mut().enumerate() {
        take_away_each(association, &Around { place: Some(place), ..*around }, deeper);
    }
}

/// Takes away what was supplied to a feed.
pub fn unsupply_feed(feed: &mut Feed) {
    take_away(feed, |name, feed| feed_rule(name, feed, &Supply::default()), |f| &mut f.marks);
}

/// What stands around an article.
#[derive(Clone, Copy)]
struct Around<'a> {
    feed: &'a Feed,
    with: &'a Supply,
    /// Whether there is a carrier to list it in.
    listed: bool,
    /// The place of an association among its like; none for the article itself.
    place: Option<usize>,
}

/// Supplies what is demanded of what goes with an article, and with that, down to the last level that has places.
fn fill_within(
    tables: &Tables,
    article: &mut Article,
    around: &Around<'_>,
    (inside, notes): (&str, &mut dyn Notes),
    levels: u8,
) {
    let Some(deeper) = levels.checked_sub(1) else { return };
    for (place, association) in article.associations.iter_mut().enumerate() {
        let (around, inside) = (Around { place: Some(place), ..*around }, super::inside(inside, place));
        fill(tables.at(Level::Association), association, &around, (&inside, notes));
        fill_within(tables, association, &around, (&inside, notes), deeper);
    }
}

fn fill(table: &Table, article: &mut Article, around: &Around<'_>, (inside, notes): (&str, &mut dyn Notes)) -> Members {
    let mut filled = Members::default();
    for place in table.required {
        let Some(member) = Article::MEMBERS.get(place).filter(|member| (member.is_blank)(article)) else { continue };
        let Some(from) = rule(member.name, article, around) else { continue };
        notes.note((inside, member.name), SUPPLIED, from.into(), &mut || (member.to_json)(article));
        filled.add(place);
        if around.listed && !(member.is_blank)(article) {
            article.marks.insert(member.pointer, SUPPLIED);
            filled.add(Field::Marks(Whole).member());
        }
    }
    filled
}

fn take_away<T: Carried>(
    whole: &mut T,
    rule: impl Fn(&str, &mut T) -> Option<&'static str>,
    marks: impl Fn(&mut T) -> &mut Marks,
) {
    let listed: Vec<String> =
        marks(whole).iter().filter(|(_, how)| *how == SUPPLIED).map(|(member, _)| member.to_owned()).collect();
    if listed.is_empty() {
        return;
    }
    let members: Vec<&Member<T>> =
        listed.iter().filter_map(|pointer| T::members().iter().find(|m| m.pointer == pointer)).collect();
    listed.iter().for_each(|pointer| marks(whole).remove(pointer));
    let mut without = whole.clone();
    members.iter().for_each(|m| (m.clear)(&mut without));
    // In the order in which they were supplied: one rule may rest on what another gave.
    for member in T::members().iter().filter(|m| members.iter().any(|o| o.name == m.name)) {
        let mut by_rule = without.clone();
        // Without a clock a time that nothing states cannot be made again: what the carrier lists is believed.
        let ruled = rule(member.name, &mut by_rule).is_some();
        if !ruled || (member.same)(&by_rule, whole) {
            (member.clear)(whole);
        }
    }
}

fn required<T: Carried>(table: &Table) -> impl Iterator<Item = &'static Member<T>> + use<T> {
    table.required.filter_map(|place| T::members().get(place))
}

/// Sets a member by its rule (MODEL, "Required by the target but missing") and says what it was taken from; `None`
/// where there is no rule or nothing to take it from.
fn rule(name: &str, article: &mut Article, around: &Around<'_>) -> Option<&'static str> {
    match name {
        "uri" => {
            let (uri, from) = identifier(article, around.place.is_some());
            article.uri = Some(super::narrow::iri(uri.trim()));
            Some(from)
        }
        "versionCreated" => {
            let (time, from) = made(article, around)?;
            article.version_created = Some(time);
            Some(from)
        }
        "type" => {
            article.kind = Some("text".to_owned());
            Some("what nothing says otherwise is")
        }
        "version" => {
            article.version = Some("1".to_owned());
            Some("the first one")
        }
        "provider" => {
            article.provider.clone_from(&around.feed.publisher);
            Some(if article.provider.is_some() { "feed.publisher" } else { EMPTY })
        }
        "name" => {
            let stated = article.role.clone();
            let from = if stated.is_some() { "role" } else { "its place" };
            article.name = Some(stated.unwrap_or_else(|| format!("a{}", around.place.unwrap_or_default() + 1)));
            Some(from)
        }
        "creators" => {
            let (author, from) = author(article, around)?;
            article.creators.extend(author.map(Party::named));
            Some(from)
        }
        "transmission" => {
            article.transmission = Some(envelope(article));
            Some("its urgency, and zeros: nothing states a service and a number")
        }
        "headline" => {
            article.headline = first_words(article).map(Text::plain);
            Some(if article.headline.is_some() { "the body's first words" } else { EMPTY })
        }
        _ => None,
    }
}

const EMPTY: &str = "nothing: it stands empty";
/// The last resort of a time: a warning.
const PRESENT: &str = "the present, for nothing states a time";

fn made(article: &Article, around: &Around<'_>) -> Option<(Time, &'static str)> {
    let stated = [
        (&article.published, "published"),
        (&article.first_created, "firstCreated"),
        (&article.content_created, "contentCreated"),
        (&around.feed.updated, "feed.updated"),
        (&around.feed.published, "feed.published"),
        (&around.with.now, PRESENT),
    ];
    stated.into_iter().find_map(|(time, from)| Some((time.clone()?, from)))
}

fn feed_rule(name: &str, feed: &mut Feed, with: &Supply) -> Option<&'static str> {
    match name {
        "id" => {
            let link = |rel| feed.link(rel).map(|l| l.href.clone());
            let (id, from) = match (link("self"), link("alternate")) {
                (Some(href), _) => (href, "its own address"),
                (None, Some(href)) => (href, "the alternate link"),
                (None, None) => (tag(&(serde_json::to_string(feed).unwrap_or_default() + &with.inputs)), HASH),
            };
            feed.id = Some(super::narrow::iri(id.trim()));
            Some(from)
        }
        "updated" => {
            let stated = [(&feed.published, "feed.published"), (&with.now, PRESENT)];
            let (time, from) = stated.into_iter().find_map(|(time, from)| Some((time.clone()?, from)))?;
            feed.updated = Some(time);
            Some(from)
        }
        "authors" => {
            let (author, from) = feed_author(feed)?;
            feed.authors.push(Party::named(author));
            Some(from)
        }
        "title" | "subtitle" | "links" => Some(EMPTY),
        _ => None,
    }
}

/// Who is credited where a feed has to have an author and names none (RFC 4287, 4.1.1), once for all its entries.
fn feed_author(feed: &Feed) -> Option<(String, &'static str)> {
    let publisher = feed.publisher.as_ref().and_then(Party::print).map(str::to_owned);
    let title = feed.title.as_ref().map(words);
    let stated = [(publisher, "feed.publisher"), (title, "feed.title")];
    stated.into_iter().find_map(|(name, from)| Some((name.filter(|n| !n.is_empty())?, from)))
}

/// The words of a text without markup and white space around them.
fn words(text: &Text) -> String {
    html::to_text(&super::narrow::as_html(text)).trim().to_owned()
}

const HASH: &str = "its content";

/// The story, the alternate link, or a `tag:` URI of the content; of a picture, where it is.
fn identifier(article: &Article, goes_with: bool) -> (String, &'static str) {
    let file = || article.renditions.iter().find_map(|r| r.href.clone()).filter(|_| goes_with);
    let link = || article.link("alternate").map(|l| l.href.clone());
    let stated = article.story.clone().map(|s| (s, "story"));
    let stated = stated.or_else(|| Some((file()?, "its first file")));
    stated.or_else(|| Some((link()?, "the alternate link"))).unwrap_or_else(|| {
        let words: Vec<&str> = [&article.headline, &article.summary]
            .into_iter()
            .flatten()
            .chain(&article.bodies)
            .map(|t| t.value.as_str())
            .collect();
        (tag(&words.join("\u{1f}")), HASH)
    })
}

/// The envelope of a message that came in none: a wire's receivers ask for each of its parts.
fn envelope(article: &Article) -> Transmission {
    Transmission {
        source_id: Some("xxx".to_owned()),
        number: Some("0000".to_owned()),
        priority: Some(article.urgency.map_or(4, |urgency| urgency.min(6)).to_string()),
        category: Some("gen".to_owned()),
        word_count: None,
        sent: article.version_created.clone().or(article.published.clone()),
    }
}

/// Who is credited where an entry has to have an author (RFC 4287, 4.1.2) and neither it, its source nor its feed names
/// one: the byline, else who supplied or owns it. `None` where none need be, as below the author that a feed was given.
fn author(article: &Article, around: &Around<'_>) -> Option<(Option<String>, &'static str)> {
    let of_source = article.source.as_ref().is_some_and(|source| !source.authors.is_empty());
    if of_source || !around.feed.authors.is_empty() || article.pub_status.as_deref() == Some("canceled") {
        return None;
    }
    let printed = |party: Option<&Party>| party.and_then(Party::print).map(str::to_owned);
    let stated = [
        (article.by.first().map(words), "by"),
        (printed(article.provider.as_ref()), "provider"),
        (printed(article.info_sources.first()), "infoSources"),
        (printed(article.copyright_holder.first()), "copyrightHolder"),
    ];
    let own = stated.into_iter().find(|(name, _)| name.as_ref().is_some_and(|n| !n.is_empty()));
    let of_feed = |title: &Text| match title.kind {
        // The title of every feed but the oddest is plain, and this is asked for each entry.
        TextKind::Plain => !title.value.trim().is_empty(),
        _ => !words(title).is_empty(),
    };
    let of_feed = around.feed.title.as_ref().is_some_and(of_feed) || feed_author(around.feed).is_some();
    own.or_else(|| (!of_feed).then_some((None, EMPTY)))
}

fn first_words(article: &Article) -> Option<String> {
    let body = article.bodies.first().or(article.summary.as_ref())?;
    let words = html::to_text(&super::narrow::as_html(body));
    let first: Vec<&str> = words.split_whitespace().take(TITLE_WORDS).collect();
    (!first.is_empty()).then(|| first.join(" "))
}

/// A `tag:` URI (RFC 4151) of a 64-bit FNV-1a hash: stable between runs and machines.
fn tag(content: &str) -> String {
    let hash = content.bytes().fold(0xcbf2_9ce4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("tag:wiredesk,2026:{hash:016x}")
}

/// Whether a value was supplied for want of anything better: worth a warning.
pub fn is_guess(outcome: &str, place: &str) -> bool {
    outcome == SUPPLIED && [PRESENT, zone::UTC, zone::LAST, zone::FIRST].contains(&place)
}

#[cfg(test)]
#[path = "supply_tests.rs"]
mod tests;
