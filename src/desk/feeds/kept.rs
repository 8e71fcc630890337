//! What was written is kept until it becomes another: requests in between cost a look.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::http::HeaderValue;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::desk::digest;
use crate::model::Time;
use crate::vocab::dates;

/// A document as it is served.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its entity tag without the quotation marks: of what it says, so that the same content has the same tag after a restart.
    pub etag: String,
    /// When it last changed, in seconds since 1970.
    pub modified: i64,
    /// The same as HTTP has it.
    pub last_modified: HeaderValue,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub plain: Coded,
    /// The same compressed by gzip.
    pub gzip: Coded,
    /// The change of the store that it is of.
    change: i64,
    /// When it becomes another by itself.
    until: Option<i64>,
}

/// A document in a coding: another coding is another representation and has a tag of its own (RFC 9110, 8.8.3).
#[derive(Clone, Debug)]
pub struct Coded {
    /// Its entity tag as it stands in a header.
    pub etag: HeaderValue,
    /// Its bytes.
    pub body: Bytes,
}

impl Coded {
    fn new(etag: &str, body: Vec<u8>) -> Self {
        Self { etag: header(&format!("\"{etag}\"")), body: body.into() }
    }
}

/// Words of ours, which all may stand in a header.
fn header(words: &str) -> HeaderValue {
    HeaderValue::from_str(words).unwrap_or_else(|_| HeaderValue::from_static(""))
}

impl Kept {
    /// A document that was written at a change of the store, and until when it is so.
    pub fn new(body: String, media_type: &'static str, modified: i64, change: i64, until: Option<i64>) -> Self {
        let body = body.into_bytes();
        let mut etag = digest::sha256(&body);
        etag.truncate(32);
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        // Into memory nothing fails.
        let gzip = gzip.write_all(&body).and_then(|()| gzip.finish()).unwrap_or_default();
        let (plain, gzip) = (Coded::new(&etag, body), Coded::new(&format!("{etag}-gzip"), gzip));
        let last_modified = header(&http_date(modified));
        Self { etag, modified, last_modified, media_type, plain, gzip, change, until }
    }
    /// The same, last changed at another moment.
    pub fn changed_at(self, modified: i64) -> Self {
        Self { modified, last_modified: header(&http_date(modified)), ..self }
    }
    fn is_fresh(&self, change: i64, now: i64) -> bool {
        self.change == change && self.until.is_none_or(|until| now < until)
    }
}

/// A moment as HTTP has it (RFC 9110, 5.6.7).
fn http_date(seconds: i64) -> String {
    let date = dates::rfc822(&Time::from_seconds(seconds)).unwrap_or_default();
    date.replace("+0000", "GMT")
}

/// What is kept, by feed and format.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<HashMap<String, HashMap<&'static str, Arc<Kept>>>>);

impl Shelf {
    /// What is kept of a feed in a format, if it is still so.
    pub fn fresh(&self, feed: &str, format: &'static str, change: i64, now: i64) -> Option<Arc<Kept>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = all.get(feed).and_then(|formats| formats.get(format)).cloned();
        drop(all);
        kept.filter(|kept| kept.is_fresh(change, now))
    }
    /// Keeps a document.
    pub fn put(&self, feed: &str, format: &'static str, kept: Arc<Kept>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(feed.to_owned()).or_default().insert(format, kept);
    }
}
