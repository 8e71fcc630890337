//! What a desk answers over HTTP (RFC 9110): feeds, single items, and how it is.

mod access;
mod items;
mod listening;
mod negotiate;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::routing::get;
use tokio::net::TcpListener;

use super::Desk;
use super::feeds::{Coded, Kept, Page, Place, Selection, archived, cut, page, people, select};
use super::status::{DestinationStatus, Status};
use crate::config::Served;
use crate::error::Result;
use crate::filters::release;
use crate::formats::{self, Audience, Card};
use crate::model::Time;
use listening::Listening;
use negotiate::{accepts_gzip, matches, preferred, unchanged_since};

/// How long readers and what stands between may keep an answer, in seconds: a kill is to be seen soon.
const FRESH: &str = "max-age=60";

type Answer = Response<Body>;

/// How long an answer of a feed may be kept, and by whom.
fn fresh(feed: &Served) -> &'static str {
    if feed.is_secret() { "private, max-age=60" } else { FRESH }
}

/// Serves until the socket fails.
pub(super) async fn serve(desk: Arc<Desk>, listener: TcpListener) -> std::io::Result<()> {
    let routes = Router::new()
        .route("/", get(index))
        .route("/feeds/{file}", get(feed))
        .route("/feeds/{name}/archive/{file}", get(archive))
        .route("/items/{file}", get(items::one))
        .route("/healthz", get(health))
        .route("/metrics", get(metrics))
        .route("/api/status", get(status));
    axum::serve(Listening::new(listener), routes.with_state(desk)).await
}

/// The formats in which many articles stand in one document, and which are written; and the page for people.
fn served() -> impl Iterator<Item = &'static Card> {
    formats::ALL.iter().copied().filter(|card| card.write.is_some() && (card.many || card.id == people::HTML))
}

async fn index(State(desk): State<Arc<Desk>>) -> Answer {
    let title = desk.config.desk.name.as_deref().unwrap_or("Feeds");
    let open: Vec<_> = desk.config.feeds.iter().filter(|feed| !feed.is_secret()).cloned().collect();
    let page = people::index(title, &desk.base(), &open, &served().collect::<Vec<_>>());
    whole(guarded(Response::builder(), "text/html").body(Body::from(page)))
}

async fn feed(State(desk): State<Arc<Desk>>, Path(file): Path<String>, headers: HeaderMap) -> Answer {
    let (name, format) = file.rsplit_once('.').map_or((file.as_str(), None), |(name, format)| (name, Some(format)));
    let Some(feed) = desk.config.feeds.iter().find(|feed| feed.name.as_deref() == Some(name)) else {
        return text(StatusCode::NOT_FOUND, format!("there is no feed {name:?}\n"));
    };
    let card = match format {
        Some(id) => served().find(|card| card.id == id),
        None => preferred(headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()), served()),
    };
    let Some(card) = card else {
        let known: Vec<_> = served().map(|card| card.id).collect();
        let status = if format.is_some() { StatusCode::NOT_FOUND } else { StatusCode::NOT_ACCEPTABLE };
        return text(status, format!("feeds are served as {}\n", known.join(", ")));
    };
    if let Some(refused) = access::refused(&desk, feed, &headers) {
        return refused;
    }
    match kept(&desk, feed, card).await {
        Ok(kept) => conditional(&kept, &headers, (format.is_none(), fresh(feed))),
        Err(error) => failed(&desk, &error),
    }
}

/// An archive of a feed: its number and the format.
async fn archive(
    State(desk): State<Arc<Desk>>,
    Path((name, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    let none = || text(StatusCode::NOT_FOUND, "there is no such archive\n".to_owned());
    let feed = desk.config.feeds.iter().find(|feed| feed.archive && feed.name.as_deref() == Some(&name));
    let asked = file
        .split_once('.')
        .and_then(|(number, id)| Some((number.parse::<i64>().ok()?, served().find(|card| card.id == id)?)));
    let (Some(feed), Some((number, card))) = (feed, asked) else { return none() };
    if let Some(refused) = access::refused(&desk, feed, &headers) {
        return refused;
    }
    let clock = desk.release_clock();
    let written = match archived(&desk.store, feed, number, &clock).await {
        Ok(None) => return none(),
        Ok(Some(selection)) => {
            let place = Place { archive: Some(number), before: (number > 1).then(|| number - 1) };
            write(&desk, format!("{name}/{number}"), feed, card, (desk.change(), place), selection).await
        }
        Err(error) => Err(error),
    };
    match written {
        Ok(kept) => conditional(&kept, &headers, (false, fresh(feed))),
        Err(error) => failed(&desk, &error),
    }
}

/// The feed in a format as it is now: as it was written last, else written anew.
async fn kept(desk: &Arc<Desk>, feed: &Served, card: &'static Card) -> Result<Arc<Kept>> {
    let (name, change, now) = (feed.name.as_deref().unwrap_or_default(), desk.change(), desk.clock.now());
    if let Some(kept) = desk.shelf.fresh(name, card.id, change, now) {
        return Ok(kept);
    }
    let clock = release::Clock { now: Some(Time::from_seconds(now)), zone: desk.zone.clone() };
    let with_status = feed.trade && card.audience == Audience::Trade;
    let last = if feed.archive { cut(&desk.store, feed, &clock).await? } else { None };
    let selection = select(&desk.store, feed, &clock, with_status, last.as_ref().map(|cut| cut.until.0)).await?;
    let place = Place { archive: None, before: last.map(|cut| cut.number) };
    let kept = write(desk, name.to_owned(), feed, card, (change, place), selection).await?;
    desk.shelf.put(name, card.id, Arc::clone(&kept));
    Ok(kept)
}

/// Writes a document of a feed, beside what else goes on. `name` is that of the document.
async fn write(
    desk: &Arc<Desk>,
    name: String,
    feed: &Served,
    card: &'static Card,
    (change, place): (i64, Place),
    selection: Selection,
) -> Result<Arc<Kept>> {
    let clock = desk.release_clock();
    let (until, stated) = (selection.until, selection.changed_at);
    let (whole, served, feed) = (Arc::clone(desk), name.clone(), feed.clone());
    let writing = tokio::task::spawn_blocking(move || {
        let base = whole.base();
        let page = Page { desk: &whole.config.desk, base: &base, feed: &feed, card, clock: &clock, place };
        let page = self::page(page, selection);
        let media_type = card.media_types.first().copied().unwrap_or("application/octet-stream");
        Kept::new(page, media_type, stated, change, until)
    });
    let kept = writing.await.map_err(|e| crate::Error::usage(format!("writing {served}.{} failed: {e}", card.id)))?;
    Ok(Arc::new(dated(desk, &name, card.id, kept, stated).await?))
}

/// A document with the moment at which it became what it is: when its hash became another than it was, which is stored,
/// since what goes away has no date; `stated` where it was not served before.
async fn dated(desk: &Desk, name: &str, format: &str, kept: Kept, stated: i64) -> Result<Kept> {
    let modified = match desk.store.served(name, format).await? {
        Some((etag, modified)) if etag == kept.etag => modified,
        before => {
            let now = desk.clock.now();
            let modified = before.map_or(stated, |(_, modified)| now.max(modified.saturating_add(1)));
            // On a full disk it is served all the same; what is forgotten costs readers by date one answer.
            if let Err(error) = desk.store.set_served(name, format, &kept.etag, modified).await {
                desk.tell(true, "", error.to_string());
            }
            modified
        }
    };
    Ok(kept.changed_at(modified))
}

/// Answers with a document, or that it is as the reader has it.
fn conditional(kept: &Kept, headers: &HeaderMap, (negotiated, fresh): (bool, &str)) -> Answer {
    let value = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let is_gzip = accepts_gzip(value(header::ACCEPT_ENCODING)) && kept.gzip.body.len() < kept.plain.body.len();
    let coded = if is_gzip { &kept.gzip } else { &kept.plain };
    let is_known = |known: &str, coded: &Coded| coded.etag.to_str().is_ok_and(|etag| matches(known, etag));
    // If-None-Match goes before If-Modified-Since (RFC 9110, 13.2.2).
    let same = match value(header::IF_NONE_MATCH) {
        Some(known) => is_known(known, &kept.plain) || is_known(known, &kept.gzip),
        None => value(header::IF_MODIFIED_SINCE).is_some_and(|since| unchanged_since(since, kept.modified)),
    };
    let vary = if negotiated { "Accept, Accept-Encoding" } else { "Accept-Encoding" };
    let answer = Response::builder()
        .header(header::ETAG, coded.etag.clone())
        .header(header::CACHE_CONTROL, fresh)
        .header(header::VARY, vary)
        .header(header::LAST_MODIFIED, kept.last_modified.clone());
    if same {
        return whole(answer.status(StatusCode::NOT_MODIFIED).body(Body::empty()));
    }
    let answer = guarded(answer, kept.media_type).header(header::CONTENT_LENGTH, coded.body.len());
    let answer = if is_gzip { answer.header(header::CONTENT_ENCODING, "gzip") } else { answer };
    whole(answer.body(Body::from(coded.body.clone())))
}

async fn health(State(desk): State<Arc<Desk>>) -> Answer {
    match desk.store.changes().await {
        Ok(_) => text(StatusCode::OK, "ok\n".to_owned()),
        Err(error) => failed(&desk, &error),
    }
}

async fn status(State(desk): State<Arc<Desk>>) -> Answer {
    match desk.status().await {
        Ok(status) => json(&serde_json::json!(status)),
        Err(error) => failed(&desk, &error),
    }
}

async fn metrics(State(desk): State<Arc<Desk>>) -> Answer {
    match desk.status().await {
        Ok(status) => text(StatusCode::OK, exposition(&status)),
        Err(error) => failed(&desk, &error),
    }
}

/// The figures in the text format of Prometheus.
fn exposition(status: &Status) -> String {
    let mut out = String::new();
    let gauges = [
        ("wiredesk_stories", "Stories in the store.", status.stories),
        ("wiredesk_stories_killed", "Stories that were killed.", status.killed),
        ("wiredesk_revisions", "Revisions in the store.", status.revisions),
        ("wiredesk_revisions_quarantined", "Revisions kept apart.", status.quarantined),
    ];
    for (name, help, value) in gauges {
        out += &format!("# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n");
    }
    let mut by_source = |name: &str, help: &str, value: &dyn Fn(&super::SourceStatus) -> Option<i64>| {
        out += &format!("# HELP {name} {help}\n# TYPE {name} gauge\n");
        // Names are letters, digits and a few marks: nothing of them need be escaped.
        let rows =
            status.sources.iter().filter_map(|s| Some(format!("{name}{{source=\"{}\"}} {}\n", s.name, value(s)?)));
        out.extend(rows);
    };
    by_source("wiredesk_source_errors", "Failures in a row.", &|s| Some(i64::from(s.errors)));
    by_source("wiredesk_source_silent", "Whether it is silent for longer than its habit.", &|s| {
        Some(i64::from(s.silent_since.is_some()))
    });
    by_source("wiredesk_source_last_new_seconds", "When anything new came, in seconds since 1970.", &|s| {
        s.came.as_ref().and_then(|came| came.seconds(0))
    });
    type Figure = fn(&DestinationStatus) -> i64;
    let by_destination: [(&str, &str, Figure); 3] = [
        ("wiredesk_destination_queued", "Deliveries that wait.", |d| d.queued),
        ("wiredesk_destination_failures", "Failures in a row.", |d| d.failures),
        ("wiredesk_destination_refused", "Deliveries that were refused.", |d| d.refused),
    ];
    for (name, help, value) in by_destination.into_iter().filter(|_| !status.destinations.is_empty()) {
        out += &format!("# HELP {name} {help}\n# TYPE {name} gauge\n");
        let row = |d: &DestinationStatus| format!("{name}{{destination=\"{}\"}} {}\n", d.name, value(d));
        out.extend(status.destinations.iter().map(row));
    }
    out
}

fn failed(desk: &Desk, error: &crate::Error) -> Answer {
    desk.tell(true, "", error.to_string());
    text(StatusCode::SERVICE_UNAVAILABLE, "the desk cannot use its store\n".to_owned())
}

/// With the headers that keep browsers from running what stands in an article.
fn guarded(answer: axum::http::response::Builder, kind: &str) -> axum::http::response::Builder {
    let kind = if kind.starts_with("text/") || kind.ends_with("xml") {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_owned()
    };
    answer.header(header::CONTENT_TYPE, kind).header(header::X_CONTENT_TYPE_OPTIONS, "nosniff").header(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; img-src http: https:; media-src http: https:; sandbox",
    )
}

fn text(status: StatusCode, words: String) -> Answer {
    whole(guarded(Response::builder().status(status), "text/plain").body(Body::from(words)))
}

fn json(value: &serde_json::Value) -> Answer {
    whole(guarded(Response::builder(), "application/json").body(Body::from(value.to_string())))
}

/// An answer that was built of headers that are words; anything else is nobody's fault but ours.
fn whole(built: axum::http::Result<Answer>) -> Answer {
    built.unwrap_or_else(|_| {
        let mut answer = Response::new(Body::empty());
        *answer.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        answer
    })
}
