//! Which stories a feed holds, and until when that stays so.

use super::ended;
use super::wanted::holds;
use crate::config::Served;
use crate::desk::store::{Receipt, Shown, Store, StoryRow};
use crate::error::Result;
use crate::filters::release::{self, Clock};
use crate::model::Article;

/// The articles of a feed unless its settings say how many.
const USUAL: u32 = 50;

/// How many articles a feed holds at most.
pub(super) fn limit(feed: &Served) -> usize {
    usize::try_from(feed.limit.unwrap_or(USUAL)).unwrap_or(usize::MAX)
}

/// How many stories are looked at in one query, and at most for one feed.
const PORTION: i64 = 200;
const MOST: usize = 20_000;

/// What a feed shows of a story.
#[derive(Clone, Debug)]
pub enum Entry {
    /// The article that stands, and when it came.
    Article(Box<Article>, StoryRow, i64),
    /// That it was withdrawn: readers may have seen the article.
    Withdrawn(Box<Article>, StoryRow),
}

/// What a feed holds.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Its entries, the latest first.
    pub entries: Vec<Entry>,
    /// When it becomes another by itself: an embargo ends, something expires.
    pub until: Option<i64>,
    /// When it last changed, in seconds since 1970.
    pub changed_at: i64,
}

impl Selection {
    fn changes(&mut self, at: Option<i64>) {
        self.until = self.until.into_iter().chain(at).min();
    }
}

/// Selects what a feed holds now. With `status` stories stand in it that are not released: the format says so. With
/// archives it holds, beyond its limit, all that became visible since the last of them ended (`archived`).
///
/// # Errors
/// When the store cannot be read.
pub async fn select(
    store: &Store,
    feed: &Served,
    clock: &Clock,
    status: bool,
    archived: Option<i64>,
) -> Result<Selection> {
    let now = clock.now.as_ref().and_then(|now| now.seconds(0)).unwrap_or_default();
    let limit = limit(feed);
    let oldest = feed.max_age.as_ref().map_or(i64::MIN, |age| now.saturating_sub(age.seconds));
    let (mut selection, mut before, mut seen) = (Selection::default(), (i64::MAX, i64::MAX), 0);
    let is_full = |held: usize, at: i64| held >= limit && archived.is_none_or(|until| at < until || held >= MOST);
    'pages: while !is_full(selection.entries.len(), before.0) && seen < MOST {
        let rows = if status { store.standing(before, PORTION).await? } else { store.told(before, PORTION).await? };
        let is_last = rows.len() < usize::try_from(PORTION).unwrap_or(0);
        seen += rows.len();
        for row in rows {
            before = (row.story.visible_at, row.story.id);
            if row.story.visible_at <= oldest {
                break 'pages;
            }
            if !is_full(selection.entries.len(), row.story.visible_at) {
                consider(store, &mut selection, row, feed, clock, status).await?;
            }
        }
        if is_last {
            break;
        }
    }
    if let (Some(age), Some(last)) = (&feed.max_age, selection.entries.last()) {
        let (Entry::Article(_, story, _) | Entry::Withdrawn(_, story)) = last;
        let at = story.visible_at.saturating_add(age.seconds);
        selection.changes(Some(at));
    }
    ended::end(store, &mut selection).await?;
    Ok(selection)
}

/// Adds a story to a selection, as what it is now, where the feed is for what told it last.
pub(super) async fn consider(
    store: &Store,
    selection: &mut Selection,
    row: Shown,
    feed: &Served,
    clock: &Clock,
    status: bool,
) -> Result<()> {
    let read = |json: &str| serde_json::from_str::<Box<Article>>(json).ok();
    let Some(article) = read(&row.article) else { return Ok(()) };
    let told = row.told.as_deref().and_then(read);
    if !is_for(store, feed, told.as_ref().unwrap_or(&article), &row).await? {
        return Ok(());
    }
    let story = row.story;
    let entry = match () {
        // Newsrooms may have seen it before the public did.
        () if story.killed_at.is_some() => {
            (story.shown || status && feed.trade).then(|| Entry::Withdrawn(told.unwrap_or(article), story.clone()))
        }
        () if story.is_set_aside() => None,
        () if status => Some(Entry::Article(article, story.clone(), row.received_at)),
        () if story.withheld => None,
        () => {
            selection.changes(release::next_change(&article, clock));
            let released = release::unreleased(&article, clock).is_none();
            released.then(|| Entry::Article(article, story.clone(), row.received_at))
        }
    };
    if entry.is_some() {
        selection.changed_at = selection.changed_at.max(story.changed_at).max(story.visible_at);
    }
    selection.entries.extend(entry);
    Ok(())
}

/// Whether a feed is for a story that told an article last; it stays so for a kill of what was purged since.
pub async fn is_for(store: &Store, feed: &Served, article: &Article, row: &Shown) -> Result<bool> {
    let story = &row.story;
    if story.told.is_none() {
        let name = feed.name.as_deref().unwrap_or_default();
        return match story.killed_at {
            Some(_) => Ok(store.had(story.id, Receipt::SERVED).await?.iter().any(|had| had == name)),
            None => Ok(feed.trade && holds(&feed.wanted(), article, std::slice::from_ref(&row.source))),
        };
    }
    let wanted = feed.wanted();
    let is_asked = wanted.source.0.is_empty() || wanted.source.0.contains(&row.source);
    let sources = if is_asked || !row.others { vec![row.source.clone()] } else { store.tellers(story.id).await? };
    Ok(holds(&wanted, article, &sources))
}
