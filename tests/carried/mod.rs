//! What is carried as it came, though a rule forbids it.

/// Rules about values that are written as their source states them, where the format has no other place for them and no
/// form in which they would be right: what is no address, no media type or no language stays what it is, and two stories
/// with one id stay two stories. They are listed in docs/FEEDVALIDATOR.md.
pub const CARRIED: &[&str] = &[
    "atom/bad-email",
    "atom/bad-id",
    "atom/bad-language",
    "atom/bad-link-type",
    "atom/bad-uri",
    "atom/duplicate-alternate",
    "atom/relative-scheme",
    "dc/bad-language",
    "iptc-7901/bad-category",
    "json-feed/attachment-without-type",
    "json-feed/duplicate-id",
    "media/bad-type",
    "media/bad-word",
    "rss/bad-day",
    "rss/bad-hour",
    "rss/bad-language",
    "rss/bad-media-type",
    "rss/bad-protocol",
    "rss/bad-size",
    "rss/duplicate-id",
    "rss/missing-attribute",
    "rss/unknown-element",
    "rss-1/bad-link",
    "rss-1/duplicate-about",
    "rss-1/missing-about",
];
