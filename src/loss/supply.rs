//! What a format demands and an article does not state, supplied by fixed rules and taken away again when read.

use super::Loss;
use super::table::{Carried, Table, Tables};
use crate::formats::Split;
use crate::model::{Article, Feed, Time};

/// What the rules may fall back on.
#[derive(Clone, Debug, Default)]
pub struct Supply {
    /// The time taken where nothing states one.
    pub now: Option<Time>,
}

const SUPPLIED: &str = "supplied";

/// Supplies what the format demands of an article; the carrier lists it.
pub fn supply(tables: &Tables, feed: &Feed, out: &mut Split<Article>, with: &Supply) -> Vec<Loss> {
    let mut losses = Vec::new();
    for (member, name) in required::<Article>(&tables.article) {
        if !(Article::MEMBERS[member].is_blank)(&out.native) || !rule(name, &mut out.native, feed, with) {
            continue;
        }
        let value = (Article::MEMBERS[member].to_json)(&out.native);
        losses.push(Loss::new(name, SUPPLIED, "by rule", &value));
        if tables.extensions {
            out.carried.get_or_insert_default().marks.insert(format!("/{name}"), SUPPLIED.to_owned());
        }
    }
    if let Some(carried) = out.carried.as_mut().filter(|_| !losses.is_empty()) {
        for (member, how) in &out.native.marks {
            carried.marks.entry(member.clone()).or_insert_with(|| how.clone());
        }
    }
    losses
}

/// Supplies what the format demands of a feed.
pub fn supply_feed(tables: &Tables, split: &mut Split<Feed>, with: &Supply) -> Vec<Loss> {
    let mut losses = Vec::new();
    for (member, name) in required::<Feed>(&tables.feed) {
        let m = &Feed::MEMBERS[member];
        if (m.is_blank)(&split.native) && feed_rule(name, &mut split.native, with) {
            losses.push(Loss::new(format!("feed.{name}"), SUPPLIED, "by rule", &(m.to_json)(&split.native)));
        }
    }
    losses
}

/// Takes away what was supplied: only what the carrier lists, and only where it is what the rule gives.
pub fn unsupply(article: &mut Article, feed: &Feed) {
    let listed: Vec<String> = article
        .marks
        .iter()
        .filter(|(_, how)| *how == SUPPLIED)
        .filter_map(|(member, _)| member.strip_prefix('/').map(str::to_owned))
        .collect();
    if listed.is_empty() {
        return;
    }
    let mut without = article.clone();
    for name in &listed {
        without.marks.remove(&format!("/{name}"));
        member(name).inspect(|m| (m.clear)(&mut without));
    }
    for name in &listed {
        article.marks.remove(&format!("/{name}"));
        let Some(m) = member(name) else { continue };
        let mut by_rule = without.clone();
        // Without a clock a time that nothing states cannot be made again: what the carrier lists is believed.
        let ruled = rule(name, &mut by_rule, feed, &Supply::default());
        if !ruled || (m.same)(&by_rule, article) {
            (m.clear)(article);
        }
    }
}

/// Takes away a feed identifier that the rule gives.
pub fn unsupply_feed(feed: &mut Feed) {
    let mut without = feed.clone();
    without.id = None;
    if feed.id.as_deref().is_some_and(|id| id.starts_with("tag:wiredesk,"))
        && feed_rule("id", &mut without, &Supply::default())
        && without.id == feed.id
    {
        feed.id = None;
    }
}

fn member(name: &str) -> Option<&'static crate::model::Member<Article>> {
    Article::MEMBERS.iter().find(|m| m.name == name)
}

fn required<T: Carried>(table: &Table) -> impl Iterator<Item = (usize, &'static str)> {
    table.limits.iter().filter(|(_, limit)| limit.required).map(|(member, _)| (*member, T::members()[*member].name))
}

/// MODEL: id from story, the alternate link, or a `tag:` URI of a content hash; versionCreated from published,
/// firstCreated, contentCreated, the feed's date.
fn rule(name: &str, article: &mut Article, feed: &Feed, with: &Supply) -> bool {
    match name {
        "uri" => article.uri = Some(identifier(article)),
        "versionCreated" => {
            let stated =
                [&article.published, &article.first_created, &article.content_created, &feed.updated, &feed.published];
            article.version_created = stated.into_iter().flatten().next().or(with.now.as_ref()).map(zoned);
        }
        _ => return false,
    }
    member(name).is_some_and(|m| !(m.is_blank)(article))
}

fn feed_rule(name: &str, feed: &mut Feed, with: &Supply) -> bool {
    match name {
        "id" => {
            let link = feed.link("self").or_else(|| feed.link("alternate")).map(|l| l.href.clone());
            feed.id = Some(link.unwrap_or_else(|| tag(&serde_json::to_string(feed).unwrap_or_default())));
        }
        "updated" => feed.updated = feed.published.as_ref().or(with.now.as_ref()).map(zoned),
        _ => return false,
    }
    Feed::MEMBERS.iter().any(|m| m.name == name && !(m.is_blank)(feed))
}

fn identifier(article: &Article) -> String {
    let link = || article.link("alternate").map(|l| l.href.clone());
    article.story.clone().or_else(link).unwrap_or_else(|| {
        let words: Vec<&str> = [&article.headline, &article.summary]
            .into_iter()
            .flatten()
            .chain(&article.bodies)
            .map(|t| t.value.as_str())
            .collect();
        tag(&words.join("\u{1f}"))
    })
}

/// A `tag:` URI (RFC 4151) of a 64-bit FNV-1a hash: stable between runs and machines.
fn tag(content: &str) -> String {
    let hash = content.bytes().fold(0xcbf2_9ce4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("tag:wiredesk,2026:{hash:016x}")
}

fn zoned(time: &Time) -> Time {
    super::narrow::zoned(time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, Leaf};

    #[test]
    fn every_demanded_member_has_a_rule_or_may_be_empty() {
        let uri = Field::all().into_iter().find(|f| f.path() == "uri").unwrap();
        assert_eq!(Article::MEMBERS[uri.member()].name, "uri");
        assert_eq!(tag("a"), "tag:wiredesk,2026:af63dc4c8601ec8c");
    }
}
