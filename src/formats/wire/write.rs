//! Writing both forms.

use serde::Serialize;
use serde_json::json;

use super::VERSION;
use crate::formats::{Origin, Split, Writer};
use crate::model::{Article, Feed};

/// How many bytes are handed over instead of copied: what is large is not held twice.
const LARGE: usize = 1 << 20;

/// Writes `wire`: compact, each article on a line of its own.
#[derive(Default)]
pub(super) struct Document {
    articles: usize,
}

impl Writer for Document {
    fn begin(&mut self, feed: &Split<Feed>, out: &mut String) {
        self.articles = 0;
        head(feed, out);
        out.push_str(",\"articles\":[");
    }
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        out.push_str(if self.articles == 0 { "\n" } else { ",\n" });
        self.articles += 1;
        whole(article, out);
    }
    fn apart(&self) -> Option<Box<dyn Writer>> {
        Some(Box::new(Self::default()))
    }
    fn between(&mut self, part: &str) -> &'static str {
        let first = self.articles == 0;
        self.articles += usize::from(!part.is_empty());
        if first || part.is_empty() { "" } else { "," }
    }
    fn end(&mut self, origin: &Origin, out: &mut String) {
        out.push_str("\n],\"source\":");
        source(origin, out);
        out.push_str("}\n");
    }
}

/// Writes `wire-lines`.
pub(super) struct Lines;

impl Writer for Lines {
    fn begin(&mut self, feed: &Split<Feed>, out: &mut String) {
        head(feed, out);
        out.push_str("}\n");
    }
    fn article(&mut self, article: &Split<Article>, out: &mut String) {
        whole(article, out);
        out.push('\n');
    }
    fn apart(&self) -> Option<Box<dyn Writer>> {
        Some(Box::new(Self))
    }
    fn end(&mut self, origin: &Origin, out: &mut String) {
        out.push_str("{\"source\":");
        source(origin, out);
        out.push_str("}\n");
    }
}

fn head(feed: &Split<Feed>, out: &mut String) {
    out.push_str("{\"wire\":");
    push(&VERSION, out);
    out.push_str(",\"feed\":");
    push(&feed.native, out);
}

/// Writes an article with all that hangs on it. Deep pictures of pictures come apart from it, because most formats have no
/// place for them; here they go back to where they were.
fn whole(article: &Split<Article>, out: &mut String) {
    let Some(carried) = &article.carried else { return push(&article.native, out) };
    let mut whole = article.native.clone();
    put_back(&mut whole, carried);
    push(&whole, out);
}

fn put_back(whole: &mut Article, carried: &Article) {
    for (association, carried) in whole.associations.iter_mut().zip(&carried.associations) {
        if association.associations.is_empty() {
            association.associations.clone_from(&carried.associations);
        } else {
            put_back(association, carried);
        }
    }
}

fn source(origin: &Origin, out: &mut String) {
    let Origin { format, version, encoding, malformed } = origin;
    // Written by hand to keep the order that the form fixes.
    out.push_str("{\"format\":");
    push(format, out);
    for (name, value) in [("version", version), ("encoding", encoding)] {
        if !value.is_empty() {
            out.push_str(&format!(",\"{name}\":"));
            push(value, out);
        }
    }
    out.push_str(",\"malformed\":");
    push(malformed, out);
    out.push('}');
}

/// Appends a value as compact JSON. The model has string keys and finite numbers only, so that writing it cannot fail.
fn push(value: &impl Serialize, out: &mut String) {
    let mut json = serde_json::to_string(value).unwrap_or_else(|_| json!(null).to_string());
    if json.len() < LARGE {
        out.push_str(&json);
    } else {
        json.insert_str(0, out);
        *out = json;
    }
}
