//! One delivery: written in the format of its destination, and sent over HTTP or put into a folder.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::with_status;
use crate::config::{Destination, Served};
use crate::desk::feeds::{Entry, Page, Place, end_within, item};
use crate::desk::schedule::Said;
use crate::desk::store::{Delivery, DestinationRow, Outgoing, StoryRow};
use crate::desk::{Desk, digest};
use crate::error::{Result, Unfetched};
use crate::formats::{self, Card};
use crate::model::{Article, Time};
use crate::net::{Limits, Posted};

/// How long one delivery may take.
const TIME: Duration = Duration::from_secs(30);

/// What a try came to.
pub(super) enum Outcome {
    /// It was acknowledged.
    Sent,
    /// This document is not taken, and would not be the next time: why.
    Refused(String),
    /// It is to be tried again: why, and after how many seconds the destination says.
    Failed(String, Option<i64>),
}

impl Desk {
    /// Sends a delivery.
    pub(super) async fn send(&self, to: &Destination, row: &DestinationRow, out: &Outgoing) -> Outcome {
        let Some(card) = card(to) else { return Outcome::Refused("its format is not written".to_owned()) };
        let Some(document) = self.written(to, card, out).await else {
            return Outcome::Refused(format!("this article has no place in {}", card.title));
        };
        match (&to.url, &to.folder) {
            (Some(url), _) => self.post(to, card, url, row, out, document).await,
            (None, Some(folder)) => self.put(&self.path(folder), card, out, document).await,
            (None, None) => Outcome::Refused("it says nowhere to send to".to_owned()),
        }
    }
    /// The document, written beside what else goes on.
    async fn written(&self, to: &Destination, card: &'static Card, out: &Outgoing) -> Option<String> {
        let mut article: Article = serde_json::from_str(&out.article).ok()?;
        end_within(&self.store, &mut article).await.ok()?;
        let mut feed = Served::default();
        (feed.sanitize, feed.trade) = (to.sanitize, to.trade);
        feed.title.clone_from(&self.config.desk.name);
        let (mut story, received_at) = (out.story.clone(), out.received_at);
        if out.delivery.act == "article" {
            self.date(out, &mut article).await.ok()?;
        }
        let entry = match out.delivery.act.as_str() {
            "article" => Entry::Article(Box::new(article), story, received_at),
            "withhold" if with_status(to) => {
                story.withheld = true;
                Entry::Article(Box::new(article), story, received_at)
            }
            _ => {
                article.version = article.version.take().filter(|version| version.len() < 100);
                Entry::Withdrawn(Box::new(article), story)
            }
        };
        let (desk, base, clock) = (self.config.desk.clone(), self.base(), self.release_clock());
        let writing = tokio::task::spawn_blocking(move || {
            item(Page { desk: &desk, base: &base, feed: &feed, card, clock: &clock, place: Place::default() }, entry)
        });
        writing.await.ok().flatten()
    }
    /// Dates what was held behind the hold that was sent: a receiver lets the later of the two stand.
    async fn date(&self, out: &Outgoing, article: &mut Article) -> Result<()> {
        let own = &out.delivery;
        let rows = self.store.deliveries_of(out.story.id).await?.into_iter();
        let held = rows.filter(|row| row.destination == own.destination && row.act == "withhold");
        let held = held.filter(|row| row.seq < own.seq && row.may_have_arrived()).map(|row| row.queued_at + 1).max();
        let Some(held) = held else { return Ok(()) };
        let lifted = held.max(own.queued_at).max(own.due_at);
        if article.version_created.as_ref().and_then(|time| time.seconds(0)).is_none_or(|made| made < lifted) {
            article.version_created = Some(Time::from_seconds(lifted));
        }
        Ok(())
    }
    async fn post(
        &self,
        to: &Destination,
        card: &Card,
        url: &str,
        row: &DestinationRow,
        out: &Outgoing,
        document: String,
    ) -> Outcome {
        let login = match self.login(&to.login(), url) {
            Ok(login) => login,
            Err(why) => return Outcome::Failed(why, None),
        };
        let mut limits = Limits::default();
        limits.special = to.private;
        let headers = vec![
            ("idempotency-key", format!("\"{}\"", key(out))),
            ("wiredesk-act", out.delivery.act.clone()),
            ("wiredesk-story", out.story.name.clone()),
            ("wiredesk-sequence", out.delivery.seq.to_string()),
            // The one before it, which is not always the number before: what was cancelled is never sent.
            ("wiredesk-after", row.after.to_string()),
        ];
        let posted = Posted { url, media_type: media_type(card), headers, body: document.into_bytes(), login };
        let answer = self.clock.within(TIME, self.client.post(posted, &limits)).await;
        match answer.unwrap_or(Err(Unfetched::TimedOut(TIME))) {
            Err(why) => Outcome::Failed(self.why(&why), None),
            Ok((status, headers)) => answered(status, &headers, self.clock.now()),
        }
    }
    async fn put(&self, folder: &Path, card: &Card, out: &Outgoing, document: String) -> Outcome {
        let name = file_name(&out.delivery, &out.story, card);
        let (folder, ends) = (folder.to_owned(), out.delivery.act != "article");
        let earlier = if ends { self.earlier(out, card).await.unwrap_or_default() } else { Vec::new() };
        let writing = tokio::task::spawn_blocking(move || {
            put(&folder, &name, document.as_bytes())?;
            // What nobody took yet is not to be taken any more.
            earlier.iter().try_for_each(|name| remove(&folder.join(name)))
        });
        match writing.await {
            Ok(Ok(())) => Outcome::Sent,
            Ok(Err(why)) => Outcome::Failed(format!("the file cannot be written: {why}"), None),
            Err(_) => Outcome::Failed("writing it failed".to_owned(), None),
        }
    }
    /// The names of the files of earlier deliveries of a story.
    async fn earlier(&self, out: &Outgoing, card: &Card) -> Result<Vec<String>> {
        let rows = self.store.deliveries_of(out.story.id).await?;
        let own = rows.iter().filter(|row| row.destination == out.delivery.destination && row.seq < out.delivery.seq);
        Ok(own.filter(|row| row.may_have_arrived()).map(|row| file_name(row, &out.story, card)).collect())
    }
    /// Removes the files of a story that still lie in the folders of destinations.
    pub(in crate::desk) async fn remove_files(&self, story: &StoryRow) -> Result<()> {
        for row in self.store.deliveries_of(story.id).await?.iter().filter(|row| row.may_have_arrived()) {
            let to = self.config.destinations.iter().find(|to| to.name.as_deref() == Some(row.destination.as_str()));
            let Some((to, folder)) = to.and_then(|to| Some((to, to.folder.as_deref()?))) else { continue };
            let Some(card) = card(to) else { continue };
            let path = self.path(folder).join(file_name(row, story, card));
            remove(&path).map_err(|e| crate::Error::write(&path, e))?;
        }
        Ok(())
    }
}

fn card(to: &Destination) -> Option<&'static Card> {
    to.format.as_deref().and_then(formats::by_id).filter(|card| card.write.is_some())
}

fn media_type(card: &Card) -> String {
    let kind = card.media_types.first().copied().unwrap_or("application/octet-stream");
    if kind.starts_with("text/") || kind.ends_with("xml") { format!("{kind}; charset=utf-8") } else { kind.to_owned() }
}

/// The same at each try, and another for everything else: by it a receiver knows what it has.
fn key(out: &Outgoing) -> String {
    let Outgoing { delivery: d, story, hash, .. } = out;
    let mut sum = digest::sha256(format!("{}\0{}\0{}\0{hash}", d.act, story.provider, story.story).as_bytes());
    sum.truncate(16);
    format!("{}-{}-{sum}", d.destination, d.seq)
}

/// What an answer means: what is wrong at the destination passes, what is wrong with the document does not.
fn answered(status: u16, headers: &[(String, String)], now: i64) -> Outcome {
    match status {
        200..300 => Outcome::Sent,
        400 | 405 | 406 | 409 | 411..=418 | 422 | 431 | 451 => Outcome::Refused(format!("it answered {status}")),
        _ => Outcome::Failed(format!("it answered {status}"), Said::new(status, headers, now).retry_after),
    }
}

/// No word of a document stands in the name of a file.
fn file_name(delivery: &Delivery, story: &StoryRow, card: &Card) -> String {
    let ending = card.extensions.first().copied().unwrap_or("txt");
    format!("{:09}-{}-{}.{ending}", delivery.seq, delivery.act, story.name)
}

/// Writes a file whole: who reads it sees all of it or nothing.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let part: PathBuf = folder.join(format!(".{name}.part"));
    // What a crash left of it is in the way.
    remove(&part)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(&part)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if let Err(why) = written.and_then(|()| fs::rename(&part, folder.join(name))) {
        let _ = remove(&part);
        return Err(why);
    }
    File::open(folder)?.sync_all()
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
