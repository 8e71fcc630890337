//! What is answered for a single item.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Response, StatusCode};

use super::{Answer, FRESH, conditional, dated, failed, guarded, text, whole};
use crate::config::Served;
use crate::desk::Desk;
use crate::desk::feeds::{Entry, Kept, Page, Place, end_within, is_for, item, tombstone};
use crate::desk::store::{RevisionRow, Shown, served_name};
use crate::error::Result;
use crate::filters::release;
use crate::formats;
use crate::model::{Article, Time};

/// An item: `NAME.FORMAT`, or `NAME` for its history as JSON.
pub(super) async fn one(State(desk): State<Arc<Desk>>, Path(file): Path<String>, headers: HeaderMap) -> Answer {
    let (name, format) = file.rsplit_once('.').map_or((file.as_str(), None), |(name, format)| (name, Some(format)));
    let found = match desk.store.item(name).await {
        Ok(found) => found,
        Err(error) => return failed(&desk, &error),
    };
    let found = match found {
        Some(found) => is_public(&desk, &found).await.map(|is| is.then_some(found)),
        None => Ok(None),
    };
    let found = match found {
        Ok(Some(found)) => found,
        Ok(None) => return text(StatusCode::NOT_FOUND, "there is no such item\n".to_owned()),
        Err(error) => return failed(&desk, &error),
    };
    if found.story.killed_at.is_some() {
        return gone(&desk, found, format);
    }
    let Some(format) = format else { return history(&desk, &found, &headers).await };
    let Some(card) = formats::by_id(format).filter(|card| card.write.is_some()) else {
        return text(StatusCode::NOT_FOUND, format!("there is no format {format:?} that is written\n"));
    };
    let (clock, stated) = (desk.release_clock(), stated(&desk, &found));
    let Some(article) = standing(&desk, &found).await else {
        return text(StatusCode::NOT_FOUND, format!("this item has no place in {format}\n"));
    };
    let (whole, name) = (Arc::clone(&desk), found.story.name.clone());
    let written = tokio::task::spawn_blocking(move || {
        let mut feed = Served::default();
        feed.name = Some("items".to_owned());
        let base = whole.base();
        let place = Place::default();
        let page = Page { desk: &whole.config.desk, base: &base, feed: &feed, card, clock: &clock, place };
        item(page, Entry::Article(article, found.story, found.received_at))
    });
    let kind = card.media_types.first().copied().unwrap_or("application/octet-stream");
    match written.await {
        Ok(Some(body)) => {
            let kept = Kept::new(body, kind, stated, 0, None);
            answered(&desk, &name, (card.id, kept), stated, &headers).await
        }
        _ => text(StatusCode::NOT_FOUND, format!("this item has no place in {format}\n")),
    }
}

/// The article of an item, with what became of its pictures.
async fn standing(desk: &Desk, found: &Shown) -> Option<Box<Article>> {
    let mut article: Box<Article> = serde_json::from_str(&found.article).ok()?;
    end_within(&desk.store, &mut article).await.ok()?;
    Some(article)
}

/// That an item was withdrawn: a tombstone where its format has them.
fn gone(desk: &Desk, found: Shown, format: Option<&str>) -> Answer {
    let (base, clock, feed) = (desk.base(), desk.release_clock(), Served::default());
    let place = Place::default();
    let page = |card| Page { desk: &desk.config.desk, base: &base, feed: &feed, card, clock: &clock, place };
    let card = format.and_then(formats::by_id).filter(|card| card.tombstones);
    let Some(grave) = card.and_then(|card| tombstone(page(card), found)) else {
        return text(StatusCode::GONE, "this item was withdrawn by its provider and may not be used\n".to_owned());
    };
    let answer = guarded(Response::builder().status(StatusCode::GONE), "application/atomdeleted+xml");
    whole(answer.body(Body::from(grave)))
}

/// Whether an item may be shown, or may have been: its address says that it was withdrawn then. What no feed is for that
/// everybody may read is not for everybody.
async fn is_public(desk: &Desk, found: &Shown) -> Result<bool> {
    let story = &found.story;
    let Ok(article) = serde_json::from_str::<Article>(&found.article) else { return Ok(false) };
    let shown = match story.killed_at {
        Some(_) => story.shown,
        None => {
            let released = release::unreleased(&article, &desk.release_clock()).is_none();
            released && !story.withheld && !story.is_set_aside()
        }
    };
    for feed in desk.config.feeds.iter().filter(|feed| shown && !feed.trade && !feed.is_secret()) {
        if is_for(&desk.store, feed, &article, found).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// When which revision of an item came, and from where.
async fn history(desk: &Desk, found: &Shown, headers: &HeaderMap) -> Answer {
    let rows = match desk.store.history(found.story.id).await {
        Ok(rows) => rows,
        Err(error) => return failed(desk, &error),
    };
    let revision = |row: &RevisionRow| {
        serde_json::json!({
            "version": row.revision.version, "sha256": row.revision.hash, "made": row.revision.made,
            "received": Time::from_seconds(row.received_at), "source": row.source, "format": row.format,
            "stands": found.story.told == Some(row.id),
        })
    };
    let rows: Vec<_> = rows.iter().filter(|row| !row.apart).map(revision).collect();
    let body = serde_json::json!({ "item": found.story.name, "revisions": rows }).to_string();
    let stated = stated(desk, found);
    let kept = Kept::new(body, "application/json", stated, 0, None);
    answered(desk, &found.story.name, ("history", kept), stated, headers).await
}

/// When an item changed, by its story alone; its pictures may have changed since.
fn stated(desk: &Desk, found: &Shown) -> i64 {
    found.story.changed_at.max(found.story.visible_at.min(desk.clock.now()))
}

/// Answers with a document of an item, dated by its bytes.
async fn answered(desk: &Desk, name: &str, (format, kept): (&str, Kept), stated: i64, headers: &HeaderMap) -> Answer {
    match dated(desk, &served_name(name), format, kept, stated).await {
        Ok(kept) => conditional(&kept, headers, (false, FRESH)),
        Err(error) => failed(desk, &error),
    }
}
