//! Reading what stands above the items (RSS 2.0, "Required" and "Optional channel elements").

use crate::diag::Report;
use crate::formats::rss_channel::Channel;
use crate::formats::rss_elements;
use crate::syntax::xml::{Cursor, Tag};

/// The names of a channel's elements, for those who spell them in another letter case.
pub(super) const NAMES: [&str; 19] = [
    "title",
    "link",
    "description",
    "language",
    "copyright",
    "managingEditor",
    "webMaster",
    "pubDate",
    "lastBuildDate",
    "category",
    "generator",
    "docs",
    "cloud",
    "ttl",
    "image",
    "textInput",
    "skipHours",
    "skipDays",
    "abstract",
];

/// Reads one element that is no item.
pub(super) fn child<'s>(
    channel: &mut Channel,
    source: &'s str,
    cursor: &mut Cursor<'s>,
    tag: &Tag<'s>,
    report: &mut Report,
) {
    if !cursor.may_read(tag, report) {
        return;
    }
    let taken = rss_elements::channel(&mut channel.feed, source, cursor, tag, report)
        || channel.common(source, cursor, tag, report);
    if !taken
        && tag.ns.is_empty()
        && let Some(tag) = tag.respelled(&NAMES)
    {
        return child(channel, source, cursor, &tag, report);
    }
    channel.settle(taken, source, cursor, tag, report);
}
