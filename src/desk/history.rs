//! What a feed that is polled says of what it does not hold: nothing (it is complete), or that there are archives.
//!
//! Archives are read back from the latest to the first that is known, so that nothing is missed of a feed that holds less
//! than was published since the last poll (RFC 5005, 4). They are filed the earliest first, for the latest to stand where
//! times do not tell. What a feed had archived before it was first asked is read where the settings say so.

use std::collections::BTreeSet;

use url::Url;

use super::Desk;
use super::reading::Batch;
use super::schedule::Memory;
use super::taking::Taken;
use crate::config::Source;
use crate::error::Result;
use crate::model::Feed;
use crate::net::{Conditions, shown};

/// The namespace of feed history.
pub(super) const HISTORY: &str = "http://purl.org/syndication/history/1.0";
/// How many archives are read in one poll, and how many bytes of stories they may hold together.
const MOST: usize = 100;
const LARGEST: usize = 64 << 20;

/// What a feed says of what it does not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// It holds all there is: what it does not hold is no longer part of it.
    pub complete: bool,
    /// The archive before it.
    pub previous: Option<String>,
}

impl History {
    /// What stands above the articles of a feed that came from a URL.
    pub fn of(feed: &Feed, url: Option<&str>) -> Self {
        let base = url.and_then(|url| Url::parse(url).ok());
        let link = |rel: &str| feed.links.iter().find(|link| link.rel.as_deref() == Some(rel));
        let at = |href: &str| Url::options().base_url(base.as_ref()).parse(href.trim()).ok();
        let previous = link("prev-archive").and_then(|link| at(&link.href)).map(String::from);
        let stated = feed.extensions.iter().any(|e| e.name == "complete" && e.ns == HISTORY);
        // Who names further pages contradicts itself (RFC 5005, 2).
        let pages = ["next", "previous", "prev", "first", "last"].into_iter().any(|rel| link(rel).is_some());
        Self { complete: stated && !pages && previous.is_none(), previous }
    }
}

/// What reading back came to.
struct ReadBack {
    /// The documents, the latest first.
    batches: Vec<Batch>,
    /// Why it ended early.
    trouble: Option<String>,
    /// Whether the next poll is to try again.
    again: bool,
}

impl Desk {
    /// Reads the archives of a feed back to the one that is known, files them, and remembers the latest.
    pub(super) async fn read_back(&self, source: &Source, memory: &mut Memory, from: Option<&str>) -> Result<Taken> {
        let Some(from) = from.filter(|from| memory.archive.as_deref() != Some(*from)) else {
            return Ok(Taken::default());
        };
        let is_new = memory.body.is_none() && memory.archive.is_none();
        if is_new && !source.history {
            memory.archive = Some(from.to_owned());
            return Ok(Taken::default());
        }
        let ReadBack { batches, trouble, again } = self.walk(source, memory.archive.as_deref(), from).await;
        let mut taken = Taken::default();
        for batch in batches.iter().rev() {
            // Its memory as it was: the poll that led here is remembered with what it brought.
            taken.add(self.file(source, batch, Some(memory)).await?);
        }
        if let Some(trouble) = trouble {
            self.tell(true, source.name.as_deref().unwrap_or_default(), trouble);
        }
        if !again {
            memory.archive = Some(from.to_owned());
        }
        Ok(taken)
    }
    /// Asks for one archive after the other.
    async fn walk(&self, source: &Source, known: Option<&str>, from: &str) -> ReadBack {
        let (mut back, mut seen, mut bytes) = (ReadBack::new(), BTreeSet::new(), 0);
        let login = self.login(&source.login(), source.url.as_deref().unwrap_or_default()).ok().flatten();
        let conditions = Conditions { login, ..Conditions::default() };
        let mut next = Some(from.to_owned());
        while let Some(at) = next.take().filter(|at| known != Some(at.as_str())) {
            if seen.len() == MOST || bytes > LARGEST {
                return back
                    .ended(format!("its archives before {} are not read: there are too many", shown(&at)), false);
            }
            if !seen.insert(at.clone()) {
                return back.ended(format!("its archives lead in a circle by way of {}", shown(&at)), false);
            }
            let answer = match self.request(source, &at, &conditions).await {
                Ok(answer) if (200..300).contains(&answer.status) => answer,
                // What is gone will not come back; everything else may.
                Ok(answer) => {
                    let (again, status) = (!matches!(answer.status, 404 | 410), answer.status);
                    return back.ended(format!("its archive {} answered {status}", shown(&at)), again);
                }
                Err(why) => {
                    return back.ended(format!("its archive {} did not come: {}", shown(&at), self.why(&why)), true);
                }
            };
            bytes += answer.body.len();
            match self.read(self.given(source, answer)).await {
                Ok(mut batch) => {
                    next = batch.history.previous.take();
                    // Only the feed itself says what there is no longer.
                    batch.history.complete = false;
                    back.batches.push(batch);
                }
                Err(why) => return back.ended(format!("its archive {} cannot be read: {why}", shown(&at)), false),
            }
        }
        back
    }
}

impl ReadBack {
    fn new() -> Self {
        Self { batches: Vec::new(), trouble: None, again: false }
    }
    fn ended(mut self, why: String, again: bool) -> Self {
        (self.trouble, self.again) = (Some(why), again);
        self
    }
}
