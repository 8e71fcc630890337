//! A document that a source gave, read into articles. Pure: bytes in, articles out.

use std::sync::Arc;

use super::filing::Arrival;
use super::history::History;
use super::schedule::Hints;
use crate::convert::{Document, open};
use crate::detect::detect;
use crate::diag::{Report, Severity, Span};
use crate::filters::release::Clock;
use crate::filters::{Chain, Filter, Item, Noted};
use crate::formats::{Card, ReadOptions};
use crate::model::Article;
use crate::text::{self, Source};
use crate::{loss, stream};

/// The most articles that are taken from one document.
const MOST: usize = 10_000;

/// By what files of gzip, zip and zstd begin.
const PACKED: [&[u8]; 3] = [b"\x1f\x8b", b"PK\x03\x04", b"\x28\xb5\x2f\xfd"];

/// A document as a source gave it.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The Content-Type that came with it.
    pub content_type: Option<String>,
    /// Its URL.
    pub url: Option<String>,
    /// The same as it may be passed on, which its relative links refer to.
    pub base: Option<String>,
    /// What is secret in the addresses by which it came.
    pub secrets: Vec<String>,
    /// The ending of its name.
    pub extension: Option<String>,
    /// The id of its format, where the settings say it.
    pub from: Option<String>,
}

/// What a document holds.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Its articles.
    pub arrivals: Vec<Arrival>,
    /// What it says about when to come again.
    pub hints: Hints,
    /// What it says of what it does not hold.
    pub history: History,
    /// What is wrong with it, in words.
    pub findings: Vec<String>,
    /// Whether the same was found the last time.
    pub known: bool,
}

/// How many findings are told.
const TOLD: usize = 3;

impl Batch {
    /// What is wrong with it, in one line; `None` where nothing is.
    pub fn told_of(&self) -> Option<String> {
        let mut seen: Vec<&str> = Vec::new();
        for finding in &self.findings {
            if !seen.contains(&finding.as_str()) {
                seen.push(finding);
            }
        }
        let told = seen.iter().take(TOLD).copied().collect::<Vec<_>>().join("; ");
        let more = seen.len().saturating_sub(TOLD);
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        (!told.is_empty()).then(|| told + &more)
    }
}

/// Reads a document; says why where it is none.
pub fn read(given: &Given) -> Result<Batch, String> {
    // Its octets would be taken for those of a wire.
    if PACKED.iter().any(|magic| given.bytes.starts_with(magic)) {
        return Err("it is compressed, and nothing around it says so".to_owned());
    }
    let source = text::decode(&given.bytes, given.content_type.as_deref());
    let ranges = stream::documents(source.text());
    let mut batch = Batch::default();
    if ranges.is_one() {
        part(given, &source, true, &mut batch)?;
        return Ok(batch);
    }
    for range in ranges {
        part(given, &source.part(range), false, &mut batch)?;
    }
    Ok(batch)
}

fn part(given: &Given, source: &Source<'_>, whole: bool, batch: &mut Batch) -> Result<(), String> {
    let card = card(given, source)?;
    let (mut options, mut report) = (ReadOptions::default(), Report::default());
    options.base.clone_from(&given.base);
    let opened = open(source, card, &options, &mut report);
    let mut document = opened.map_err(|why| format!("this is not {}: {}", card.title, why.0))?;
    let first = batch.arrivals.len();
    let spans = articles(&mut document, given, &mut report, batch);
    batch.hints = Hints::of(document.feed());
    // A document of one article is its bytes; in one that may hold several each has its own part of the text, however many
    // there are: the same article is the same bytes beside others.
    let alone = !document.card().many;
    for (arrival, span) in batch.arrivals.iter_mut().skip(first).zip(spans) {
        let own = source.text().get(span.start..span.end).filter(|own| !own.trim().is_empty());
        arrival.raw = match own {
            Some(own) if !alone => own.as_bytes().to_vec(),
            _ if whole => given.bytes.clone(),
            _ => source.text().as_bytes().to_vec(),
        };
    }
    let errors = report.diagnostics().iter().filter(|d| d.severity == Severity::Error);
    batch.findings.extend(errors.map(|d| d.message.clone()));
    Ok(())
}

/// The format: as the settings say, else told from the document. Words alone are a document only where their name says so,
/// and a web page in place of a feed is what a login or a provider's own network shows.
fn card(given: &Given, source: &Source<'_>) -> Result<&'static Card, String> {
    if let Some(from) = &given.from {
        return crate::formats::by_id(from).ok_or_else(|| format!("there is no format {from:?}"));
    }
    let media = given.content_type.as_deref().map(text::media_type);
    let card = detect(source.text(), media.as_deref(), given.extension.as_deref());
    let named = |card: &Card| given.extension.as_deref().is_some_and(|ending| card.extensions.contains(&ending));
    match card {
        Some(card) if card.id == "html" && given.url.is_some() => Err(PAGE.to_owned()),
        Some(card) if card.id != "text" || named(card) => Ok(card),
        _ if is_page(source.text()) => Err(PAGE.to_owned()),
        _ => Err("it is in no format that is known; name it as `from` at the source".to_owned()),
    }
}

/// What is said of a page in place of a feed.
const PAGE: &str = "it is a web page, not a feed; `from = \"html\"` at the source reads it all the same";

fn is_page(words: &str) -> bool {
    let words = words.trim_start_matches('\u{feff}').trim_start();
    ["<!doctype html", "<html"].iter().any(|sign| words.get(..sign.len()).is_some_and(|w| w.eq_ignore_ascii_case(sign)))
}

/// An article in which no address gives back what was secret in the one that was asked, as links of a feed to itself do.
fn without(secrets: &[String], article: Box<Article>) -> Box<Article> {
    if secrets.is_empty() {
        return article;
    }
    let Ok(mut json) = serde_json::to_string(&article) else { return article };
    if !secrets.iter().any(|secret| json.contains(secret.as_str())) {
        return article;
    }
    for secret in secrets {
        let shown = secret.split_once('=').map(|(name, _)| format!("{name}=")).unwrap_or_default();
        json = json.replace(secret.as_str(), &shown);
    }
    serde_json::from_str(&json).unwrap_or(article)
}

fn articles(document: &mut Document<'_>, given: &Given, report: &mut Report, batch: &mut Batch) -> Vec<Span> {
    // Links of a document that has an address are made absolute: it is not there where its articles go.
    let filters = given.base.iter().map(|_| Filter::Absolute).collect();
    let chain = Chain::new(filters, Clock::default());
    let (mut feed, mut noted) = (document.feed().clone(), Noted::default());
    let base = chain.feed(&mut feed, given.base.as_deref(), &mut noted).map(Arc::from);
    batch.history = History::of(&feed, given.url.as_deref());
    let (heir, _) = loss::inheritable(&feed);
    let (feed, format) = (Arc::new(heir), document.card().id);
    let mut spans = Vec::new();
    while let Some((article, span)) = document.next(report) {
        if batch.arrivals.len() == MOST {
            batch.findings.push(format!("it holds more than {MOST} articles; the rest was left"));
            break;
        }
        let mut item = Item::new(article, Arc::clone(&feed), base.clone(), span);
        chain.each(&mut item, &mut noted);
        loss::merged(&feed, &mut item.article);
        let article = without(&given.secrets, item.article);
        batch.arrivals.push(Arrival { article, raw: Vec::new(), format });
        spans.push(span);
    }
    spans
}
