//! Archives of a feed (RFC 5005, 4): what it no longer holds, in documents that each hold the same stories for ever.
//!
//! A story stands in them by when it could first be seen, which never changes. When as many stories as a feed holds wait
//! that no archive has, and as many again, the earlier half becomes the next archive; the feed itself holds all that no
//! archive has, so nothing is in neither. A correction or a kill of an archived story stands in the feed as well, and its
//! archive shows what stands: whoever fetches that later gets no story back that was killed.

use super::ended;
use super::select::{Selection, consider, limit};
use crate::config::Served;
use crate::desk::store::{Cut, Store};
use crate::error::Result;
use crate::filters::release::Clock;

/// How many stories are looked at in one query.
const PORTION: i64 = 500;

/// Cuts the archives that are due; returns the last one.
///
/// # Errors
/// When the store cannot be used.
pub async fn cut(store: &Store, feed: &Served, clock: &Clock) -> Result<Option<Cut>> {
    let name = feed.name.as_deref().unwrap_or_default();
    let size = limit(feed);
    let now = clock.now.as_ref().and_then(|now| now.seconds(0)).unwrap_or_default();
    let mut last = store.last_cut(name).await?;
    let (mut from, mut waiting) = (last.as_ref().map_or((i64::MIN, 0), |cut| cut.until), Vec::new());
    loop {
        let rows = store.first_told(from, (now, i64::MAX), PORTION).await?;
        let is_last = rows.len() < usize::try_from(PORTION).unwrap_or(0);
        for (key, row) in rows {
            from = key;
            let mut one = Selection::default();
            consider(store, &mut one, row, feed, clock, false).await?;
            if one.entries.is_empty() {
                continue;
            }
            waiting.push(key);
            if waiting.len() >= size.saturating_mul(2) {
                let Some(until) = waiting.get(size - 1).copied() else { continue };
                waiting.drain(..size);
                let cut = Cut { number: last.as_ref().map_or(0, |cut| cut.number) + 1, until };
                store.add_cut(name, &cut).await?;
                last = Some(cut);
            }
        }
        if is_last {
            return Ok(last);
        }
    }
}

/// What an archive of a feed holds, and the number of the last one; `None` when there is none of this number.
///
/// # Errors
/// When the store cannot be read.
pub async fn archived(store: &Store, feed: &Served, number: i64, clock: &Clock) -> Result<Option<Selection>> {
    let name = feed.name.as_deref().unwrap_or_default();
    let Some(cut) = store.cut(name, number).await? else { return Ok(None) };
    let mut from = store.cut(name, number - 1).await?.map_or((i64::MIN, 0), |cut| cut.until);
    let mut selection = Selection::default();
    loop {
        let rows = store.first_told(from, cut.until, PORTION).await?;
        let is_last = rows.len() < usize::try_from(PORTION).unwrap_or(0);
        for (key, row) in rows {
            from = key;
            consider(store, &mut selection, row, feed, clock, false).await?;
        }
        if is_last {
            break;
        }
    }
    selection.entries.reverse();
    ended::end(store, &mut selection).await?;
    Ok(Some(selection))
}
