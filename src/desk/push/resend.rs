//! What was sent is sent again, because somebody asks for it.

use super::queueing::{Standing, add};
use crate::desk::Desk;
use crate::desk::store::{Audit, Delivery, StoryRow};
use crate::error::{Error, Result};

/// What is sent again of a story.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Resent {
    /// The story.
    pub story: StoryRow,
    /// The destination.
    pub to: String,
    /// What is sent and its number there; `None` where nothing may be sent.
    pub queued: Option<(String, i64)>,
}

impl Desk {
    /// Sends what stands of the stories of an identifier again: to the destinations that had it, or to one that is named.
    /// Of a story that was killed only the kill is sent, to those that may have it.
    ///
    /// # Errors
    /// When nothing is known by that identifier, there is no such destination, or the store cannot be used.
    pub async fn resend(&self, identifier: &str, named: Option<&str>, reason: &str) -> Result<Vec<Resent>> {
        let all = || self.config.destinations.iter().filter_map(|to| to.name.as_deref());
        if let Some(stray) = named.filter(|named| !all().any(|known| known == *named)) {
            let known = all().collect::<Vec<_>>().join(", ");
            return Err(Error::usage(format!("there is no destination {stray:?}; known are: {known}")));
        }
        let (clock, now, mut done) = (self.release_clock(), self.clock.now(), Vec::new());
        let stories = self.stories(identifier).await?;
        let mut change = self.store.begin().await?;
        for story in stories {
            // As it is now that nobody else writes.
            let Some(row) = change.story(&story.provider, &story.story).await? else { continue };
            let Some(standing) = Standing::of(&mut change, &row).await? else { continue };
            for to in &self.config.destinations {
                let name = to.name.as_deref().unwrap_or_default();
                let before = change.deliveries(name, row.id).await?;
                let is_asked = named.map_or(!before.is_empty(), |named| named == name);
                if !is_asked {
                    continue;
                }
                let got = before.iter().any(Delivery::may_have_arrived);
                // Who is named gets it whatever its filter says of the subject.
                let asked = got || named.is_some() && row.killed_at.is_none() && !row.is_set_aside();
                let mut queued = None;
                let mut wanted = standing.wanted_by(to, asked, &clock, now);
                wanted.retain(|wants| got || wants.act != "withhold" || row.withheld);
                for wants in wanted {
                    let waits = |d: &&Delivery| {
                        d.state == "queued" && (d.act.as_str(), d.revision) == (wants.act, wants.revision)
                    };
                    let seq = match before.iter().find(waits) {
                        Some(delivery) => delivery.seq,
                        None => add(&mut change, name, row.id, wants, now).await?,
                    };
                    let detail = format!("{} to {name}, number {seq} {reason}", wants.act).trim_end().to_owned();
                    let (what, source, story) = ("resent".to_owned(), "desk".to_owned(), row.name.clone());
                    change.audit(&Audit { at: now, what, source, story, detail }).await?;
                    queued.get_or_insert((wants.act.to_owned(), seq));
                }
                done.push(Resent { story: row.clone(), to: name.to_owned(), queued });
            }
        }
        self.changed(change.commit().await?);
        Ok(done)
    }
}
