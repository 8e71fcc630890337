//! What was written is kept until it becomes another: requests in between cost a look.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::desk::digest;

/// A document as it is served.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its entity tag without the quotation marks: of what it says, so that the same content has the same tag after a restart.
    pub etag: String,
    /// When it last changed, in seconds since 1970.
    pub modified: i64,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub body: Vec<u8>,
    /// The same compressed by gzip.
    pub gzip: Vec<u8>,
    /// The change of the store that it is of.
    change: i64,
    /// When it becomes another by itself.
    until: Option<i64>,
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
        Self { etag, modified, media_type, body, gzip, change, until }
    }
    fn is_fresh(&self, change: i64, now: i64) -> bool {
        self.change == change && self.until.is_none_or(|until| now < until)
    }
}

/// What is kept, by feed and format.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<HashMap<(String, &'static str), Arc<Kept>>>);

impl Shelf {
    /// What is kept of a feed in a format, if it is still so.
    pub fn fresh(&self, feed: &str, format: &'static str, change: i64, now: i64) -> Option<Arc<Kept>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&(feed.to_owned(), format)).cloned();
        kept.filter(|kept| kept.is_fresh(change, now))
    }
    /// Keeps a document.
    pub fn put(&self, feed: &str, format: &'static str, kept: Arc<Kept>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert((feed.to_owned(), format), kept);
    }
}
