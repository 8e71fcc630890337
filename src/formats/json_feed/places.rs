//! Where the values stand that rules look at, a member a line. Called behind each member that was read.

use crate::diag::Report;
use crate::formats::places::{FEED_LINK, FEED_TITLE, HEADLINE, SUMMARY, many, one};
use crate::model::{Article, Feed, Field, Whole};
use crate::syntax::json::Value;

/// Notes what the member `key` added to an article.
pub(super) fn item(a: &Article, key: &str, value: Value<'_>, report: &mut Report) {
    if !report.wants_places() {
        return;
    }
    let (leaf, count) = match key {
        "id" => (Field::Uri(Whole), one(&a.uri)),
        "title" => (HEADLINE, one(&a.headline)),
        "summary" => (SUMMARY, one(&a.summary)),
        "date_published" => (Field::Published(Whole), one(&a.published)),
        "date_modified" => (Field::VersionCreated(Whole), one(&a.version_created)),
        _ => return,
    };
    report.place(leaf, count, || value.inside());
}

/// Notes what the member `key` added to the feed.
pub(super) fn feed(f: &Feed, key: &str, value: Value<'_>, report: &mut Report) {
    match key {
        "title" => report.place(FEED_TITLE, one(&f.title), || value.inside()),
        "home_page_url" | "feed_url" | "next_url" => link(f, value, report),
        _ => {}
    }
}

/// Notes where the address of the link that was read last stands.
pub(super) fn link(f: &Feed, address: Value<'_>, report: &mut Report) {
    report.place(FEED_LINK, many(&f.links), || address.inside());
}
