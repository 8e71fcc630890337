//! A source is asked over HTTP, at the time and in the way its schedule says.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;
use url::Url;

use super::reading::{Batch, Given};
use super::schedule::{Came, Event, Memory, Pace, Said, spread};
use super::store::Audit;
use super::taking::Taken;
use super::{Desk, digest};
use crate::config::Source;
use crate::error::{Result, Unfetched};
use crate::net::{Answer, Conditions, Limits, bare, secrets, shown};

/// The largest body that is taken, in bytes.
const LARGEST: u64 = 16 << 20;
/// How long a request may take.
const TIME: Duration = Duration::from_secs(30);
/// The pause between two requests to one host.
const GAP: Duration = Duration::from_secs(1);

/// The hosts that are asked: one request at a time each, with a pause after it.
#[derive(Debug, Default)]
pub(super) struct Hosts(std::sync::Mutex<HashMap<String, Arc<Mutex<Option<Instant>>>>>);

impl Hosts {
    fn of(&self, url: &str) -> Arc<Mutex<Option<Instant>>> {
        let host = Url::parse(url).ok().and_then(|url| Some(format!("{}:{:?}", url.host_str()?, url.port())));
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(host.unwrap_or_default()).or_default())
    }
}

impl Desk {
    /// When a source is to be asked, in seconds since 1970; `None` when never.
    pub(super) async fn due(&self, source: &Source) -> Result<Option<i64>> {
        let memory = self.remembered(source).await?;
        Ok(memory.ended.is_none().then_some(memory.next_at))
    }
    /// What is remembered of a source, if it is still at the URL that it is of.
    async fn remembered(&self, source: &Source) -> Result<Memory> {
        let name = source.name.as_deref().unwrap_or_default();
        let memory = self.store.source(name).await?.filter(|memory| memory.configured == source.url);
        let mut memory = memory.unwrap_or_default().by(self.clock.now(), pace(source));
        let unsaved = self.unsaved.lock().unwrap_or_else(PoisonError::into_inner).get(name).copied();
        memory.next_at = memory.next_at.max(unsaved.unwrap_or_default());
        Ok(memory)
    }
    /// Remembers in the process when a source is asked again of which that could not be stored: a full disk is no reason to
    /// ask again and again.
    fn keep_unsaved(&self, name: &str, next_at: Option<i64>) {
        let mut unsaved = self.unsaved.lock().unwrap_or_else(PoisonError::into_inner);
        match next_at {
            Some(at) => drop(unsaved.insert(name.to_owned(), at)),
            None => drop(unsaved.remove(name)),
        }
    }
    /// Asks a source, if it is due.
    pub(super) async fn poll(&self, source: &Source) -> Result<Taken> {
        let mut memory = self.remembered(source).await?;
        if !memory.is_due(self.clock.now()) {
            return Ok(Taken::default());
        }
        memory.configured.clone_from(&source.url);
        let url = memory.url.clone().or_else(|| source.url.clone()).unwrap_or_default();
        let login = match self.login(&source.login(), source.url.as_deref().unwrap_or_default()) {
            Ok(login) => login,
            Err(why) => return self.came(source, memory, Came::Nothing(why), Batch::default()).await,
        };
        let conditions = match memory.again {
            true => Conditions { login, ..Conditions::default() },
            false => Conditions {
                url: memory.validators_of.clone(),
                etag: memory.etag.clone(),
                last_modified: memory.last_modified.clone(),
                login,
            },
        };
        match self.request(source, &url, &conditions).await {
            Err(why) => self.came(source, memory, Came::Nothing(self.why(&why)), Batch::default()).await,
            Ok(answer) => self.answered(source, memory, answer).await,
        }
    }
    /// Makes one request for a source, when it is its host's turn.
    pub(super) async fn request(
        &self,
        source: &Source,
        url: &str,
        conditions: &Conditions,
    ) -> std::result::Result<Answer, Unfetched> {
        let mut limits = Limits::default();
        (limits.bytes, limits.special) = (LARGEST, source.private);
        let host = self.hosts.of(url);
        let mut last = host.lock().await;
        if let Some(last) = *last {
            tokio::time::sleep_until(last + GAP).await;
        }
        let answer = self.clock.within(TIME, self.client.ask(url, conditions, &limits)).await;
        *last = Some(Instant::now());
        answer.unwrap_or(Err(Unfetched::TimedOut(TIME)))
    }
    async fn answered(&self, source: &Source, mut memory: Memory, answer: Answer) -> Result<Taken> {
        let mut said = Said::new(answer.status, &answer.headers, self.clock.now());
        said.url = Some(answer.url.clone());
        said.moved_to = moved(&answer.redirects);
        let body = digest::sha256(&answer.body);
        let is_new = (200..300).contains(&answer.status) && memory.body.as_ref() != Some(&body);
        if !is_new {
            memory.again = false;
            return self.came(source, memory, Came::Answer(said), Batch::default()).await;
        }
        match self.read(self.given(source, answer)).await {
            // What is no feed is not remembered: its server would say for ever that it has not changed.
            Err(why) => self.came(source, memory, Came::Nothing(why), Batch::default()).await,
            Ok(mut batch) => {
                let found = batch.told_of();
                // Cut on its way it comes whole the next time; what is always so is not asked for whole each time.
                (memory.again, batch.known) = (found.is_some(), memory.found == found);
                memory.found = found;
                let earlier = self.read_back(source, &mut memory, batch.history.previous.as_deref()).await?;
                memory.body = Some(body);
                said.hints = Some(batch.hints.clone());
                let mut taken = self.came(source, memory, Came::Answer(said), batch).await?;
                taken.add(earlier);
                Ok(taken)
            }
        }
    }
    /// Stores what came together with what is remembered of it: the one is never there without the other.
    async fn came(&self, source: &Source, mut memory: Memory, came: Came, batch: Batch) -> Result<Taken> {
        let name = source.name.as_deref().unwrap_or_default();
        let events = memory.polled(&came, pace(source), self.clock.now(), spread(name));
        let taken = self.file(source, &batch, Some(&memory)).await;
        self.keep_unsaved(name, taken.is_err().then_some(memory.next_at));
        let taken = taken?;
        for event in events {
            let (what, alarm) = match event {
                Event::Moved(to) => (format!("moved for good to {}", self.scrubbed(&shown(&to))), true),
                Event::Ended(why) => (format!("is not asked any more: {why}"), true),
                Event::Fails(why) => (format!("failed: {why}"), true),
            };
            let mut change = self.store.begin().await?;
            let (at, story, detail) = (self.clock.now(), String::new(), what.clone());
            change.audit(&Audit { at, what: "source".to_owned(), source: name.to_owned(), story, detail }).await?;
            change.commit_silently().await?;
            self.tell(alarm, name, what);
        }
        Ok(taken)
    }
    /// A document as it was answered.
    pub(super) fn given(&self, source: &Source, answer: Answer) -> Given {
        let content_type =
            answer.headers.iter().find(|(name, _)| name == "content-type").map(|(_, value)| value.clone());
        let mut base = bare(&answer.url);
        if self.scrubbed(&base) != base {
            base = base.split(['?', '#']).next().unwrap_or_default().to_owned();
        }
        let secrets = source.url.iter().chain([&answer.url]).flat_map(|url| secrets(url)).collect();
        let (bytes, url, from) = (answer.body, Some(answer.url), source.from.clone());
        let base = Some(base).filter(|base| self.scrubbed(base) == *base);
        Given { bytes, content_type, url, base, secrets, extension: None, from }
    }
    /// Why nothing came, or nothing could be sent, without any secret.
    pub(super) fn why(&self, why: &Unfetched) -> String {
        self.scrubbed(&words(why))
    }
}

/// How often a source may be asked.
fn pace(source: &Source) -> Pace {
    Pace::new(source.every.as_ref().map(|age| age.seconds), source.paid)
}

/// Why nothing came, in words for those who have settings and no command line.
fn words(why: &Unfetched) -> String {
    match why {
        Unfetched::TooLarge(bytes) => format!("its answer is larger than {} MiB", bytes >> 20),
        Unfetched::TimedOut(time) => format!("it took longer than {} seconds", time.as_secs()),
        other => other.to_string(),
    }
}

/// Where the redirects for good lead that come first.
fn moved(redirects: &[(u16, String)]) -> Option<String> {
    let for_good = redirects.iter().take_while(|(status, _)| matches!(status, 301 | 308));
    for_good.last().map(|(_, to)| to.clone())
}
