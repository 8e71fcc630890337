//! Articles written in one format: what must not be shown is left out, what has no place is told, the rest goes to the writer.

use std::sync::Arc;

use super::ledger::{Ledger, Page, call};
use super::{Outcome, Settings};
use crate::filters::release::{self, Recalls, Stop};
use crate::formats::{Audience, Card, Fit, Origin, Writer};
use crate::loss::{self, Loss, Supply, Tables};
use crate::model::{Article, Feed, Level};

/// Gives an article that another one of the run stops the status that says so, where it says nothing of that itself: who
/// gets a message without an identifier cannot know which one a later message takes back.
fn recalled(article: &mut Article, recalls: &Recalls, (name, ledger): (&str, &mut Ledger)) {
    let Some(stop) = recalls.stop(article).filter(|_| Stop::of(article).is_none()) else { return };
    article.pub_status = Some(stop.status().to_owned());
    let reason = recalls.of(article).unwrap_or_default();
    ledger.add(name, [Loss::new("pubStatus", "folded", reason, &serde_json::json!(stop.status()))]);
}

/// Writes articles in one format.
pub struct Target {
    tables: Arc<Tables>,
    writer: Box<dyn Writer>,
    settings: Settings,
    with: Supply,
    feed: Arc<Feed>,
    count: usize,
    ledger: Ledger,
    /// A blank article for what is carried of the next one: making and dropping one for each costs more than filling it.
    room: Option<Box<Article>>,
    /// Room for what the ledger calls an article.
    name: String,
}

impl Target {
    /// A target of a format; `None` when the format is read only.
    pub fn new(card: &'static Card, settings: Settings) -> Option<Self> {
        let writer = (card.write?)(&settings.write);
        let tables = Tables::of(card, settings.extensions);
        let ledger = Ledger::new(!settings.list_losses);
        let Settings { clock, inputs, .. } = &settings;
        let with = Supply { now: clock.now.clone(), zone: clock.zone.clone(), inputs: inputs.clone() };
        Some(Self {
            tables,
            writer,
            settings,
            with,
            feed: Arc::default(),
            count: 0,
            ledger,
            room: None,
            name: String::new(),
        })
    }
    /// Begins a document.
    pub fn begin(&mut self, feed: &Feed, out: &mut String) {
        let (heir, left_out) = loss::inheritable(feed);
        self.feed = Arc::new(heir);
        if !self.tables.card.has_feed() {
            self.ledger.add("", left_out);
        }
        let (with, mut projected) = (&self.with, Box::new(feed.clone()));
        let stated = loss::state_feed_zones(&self.tables, &mut projected, with);
        self.ledger.add("", stated);
        let mut page = Page { ledger: &mut self.ledger, article: "" };
        loss::project_feed(&self.tables, &mut projected, &mut page);
        let whole = self.settings.list_carried.then(|| projected.clone());
        loss::supply_feed(&self.tables, &mut projected, with, &mut page);
        let mut split = loss::split_feed(&self.tables, projected);
        if let Some(whole) = whole {
            self.ledger.add("", loss::carried_feed(&self.tables, &whole, &split));
        }
        self.ledger.add("", loss::supply_feed_zones(&self.tables, &mut split, with));
        self.writer.begin(&split, out);
    }
    /// Writes an article, which is in its canonical form, or leaves out what a public format must not show.
    pub fn article(&mut self, article: impl Into<Box<Article>>, out: &mut String) -> Outcome {
        self.boxed(article.into(), out)
    }
    fn boxed(&mut self, mut article: Box<Article>, out: &mut String) -> Outcome {
        self.count += 1;
        let (mut name, before) = (std::mem::take(&mut self.name), self.ledger.len());
        call(&article, self.count, &mut name);
        let unnamed = article.uri.is_none();
        let graves = self.tombstones(&article);
        let left_out = self.release(&mut article, &name);
        let outcome = match left_out {
            None => self.put(article, &name, out).map_or(Outcome::Written, Outcome::Refused),
            Some(reason) if graves.is_empty() => Outcome::Unreleased(reason),
            Some(reason) => Outcome::Tombstone(reason),
        };
        graves.into_iter().for_each(|grave| drop(self.put(Box::new(grave), &name, out)));
        if unnamed {
            self.ledger.numbered(before, self.count);
        }
        self.name = name;
        outcome
    }
    /// What an article that kills leaves of those it kills, where the format has a place for that and the article does
    /// not stand there itself.
    fn tombstones(&self, article: &Article) -> Vec<Article> {
        if !self.tables.card.tombstones || self.settings.include_unreleased {
            return Vec::new();
        }
        let grave = |uri| Article {
            uri: Some(uri),
            pub_status: Some("canceled".to_owned()),
            version_created: article.version_created.clone(),
            ed_notes: article.ed_notes.iter().filter(|note| note.is_public()).cloned().collect(),
            ..Article::default()
        };
        release::kills(article).into_iter().map(grave).collect()
    }
    /// Writes an article as the format carries it; or says why the format has no place for it.
    fn put(&mut self, mut article: Box<Article>, name: &str, out: &mut String) -> Option<String> {
        if !self.tables.card.has_feed() {
            self.ledger.add(name, loss::inherit(&self.feed, &mut article));
        }
        let with = &self.with;
        self.ledger.add(name, loss::state_zones(&self.tables, &mut article, with));
        let mut page = Page { ledger: &mut self.ledger, article: name };
        let stated = loss::project(&self.tables, Level::Article, &mut article, &mut page);
        let whole = self.settings.list_carried.then(|| article.clone());
        let supplied = loss::supply(&self.tables, &self.feed, &mut article, with, &mut page);
        let stated = stated.or(supplied);
        let (mut split, stated) = loss::split_stated(&self.tables, article, stated, self.room.take());
        if let Some(whole) = whole {
            self.ledger.add(name, loss::carried(&self.tables, &whole, &split));
        }
        self.ledger.add(name, loss::supply_zones(&self.tables, &mut split, with));
        match self.writer.fit(&split) {
            Fit::Whole => {}
            Fit::Partly(why) => {
                let whole = serde_json::Value::Null;
                self.ledger.add(name, [Loss::new("headline", "narrowed", why, &whole)]);
            }
            Fit::Not(why) => return Some(why),
        }
        self.writer.article(&split, out);
        // What is carried was stated.
        self.room = split.carried.map(|carried| carried.cleared(stated));
        split.native.give_back(stated);
        None
    }
    /// Adds what is known of kills and holds.
    pub fn recall(&mut self, recalls: Recalls) {
        self.settings.recalls = recalls;
    }
    /// Whether this article would be left out, because the format is for the public and it may not be published now.
    pub fn holds_back(&self, article: &Article) -> bool {
        let Settings { clock, recalls, include_unreleased, .. } = &self.settings;
        self.releases()
            && !include_unreleased
            && (release::unreleased(article, clock).is_some() || recalls.of(article).is_some())
    }
    /// Takes out what must not be shown in this format, or says why the article must not. Trade formats carry the status;
    /// where they do not, it counts as in public ones.
    fn release(&mut self, article: &mut Article, name: &str) -> Option<String> {
        let Settings { clock, recalls, .. } = &self.settings;
        let shown = self.releases();
        if self.settings.include_unreleased || !shown && self.settings.extensions && !self.tables.prints {
            return None;
        }
        if let Some(reason) = release::unreleased(article, clock).or_else(|| recalls.of(article).filter(|_| shown))
            && (shown || !self.carries_stop(article))
        {
            return Some(reason);
        }
        if self.tables.prints && !shown {
            recalled(article, recalls, (name, &mut self.ledger));
        }
        let reasons = release::release_associations(article, clock, recalls);
        let losses = reasons.into_iter().map(|r| Loss::unreleased("associations", &serde_json::Value::String(r)));
        self.ledger.add(name, losses);
        None
    }
    /// Whether what the articles of a run say of each other matters to what is written: to what is left out, and to printed
    /// messages, in which nothing names the story that a later one takes back.
    pub fn minds_recalls(card: &'static Card, settings: &Settings) -> bool {
        let leaves_out = card.audience == Audience::Public || settings.release;
        !settings.include_unreleased && (leaves_out || Tables::of(card, settings.extensions).prints)
    }
    /// Whether what may not be published now is left out.
    fn releases(&self) -> bool {
        self.tables.card.audience == Audience::Public || self.settings.release
    }
    /// Whether what is written of an article says that it may not be published, without a carrier.
    fn carries_stop(&self, article: &Article) -> bool {
        let (mut projected, _) = loss::projected(&self.tables, Level::Article, article.clone());
        if self.tables.prints {
            // What no field takes is not printed.
            projected.extensions.clear();
        }
        release::unreleased(&projected, &self.settings.clock).is_some()
    }
    /// A target of further articles of the document that was begun, for another thread; `None` where what is written of an
    /// article depends on those before it, as where each is a document. What it writes is put behind what stands before it
    /// by [`join`](Self::join).
    pub fn apart(&self) -> Option<Self> {
        Some(Self {
            tables: Arc::clone(&self.tables),
            writer: self.writer.apart()?,
            settings: self.settings.clone(),
            with: self.with.clone(),
            feed: Arc::clone(&self.feed),
            count: 0,
            ledger: self.ledger.apart(),
            room: None,
            name: String::new(),
        })
    }
    /// Takes over what a target apart noted of the articles it wrote, which follow all that were written before; and says
    /// what stands before them.
    pub fn join(&mut self, other: Self, part: &str) -> &'static str {
        self.ledger.append(other.ledger, self.count);
        self.count += other.count;
        self.writer.between(part)
    }
    /// Ends the document.
    pub fn end(&mut self, origin: &Origin, out: &mut String) {
        self.writer.end(origin, out);
    }
    /// What became of leaves that did not simply arrive.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }
    /// The guesses since they were last asked for, worth a warning each: the field, what its value was taken from, and
    /// how often.
    pub fn take_guesses(&mut self) -> Vec<(String, String, usize)> {
        self.ledger.take_guesses()
    }
    /// The same, taken.
    pub fn take_ledger(&mut self) -> Ledger {
        std::mem::take(&mut self.ledger)
    }
    /// The same, when nothing more is written.
    pub fn into_ledger(self) -> Ledger {
        self.ledger
    }
}
