//! Addresses of files that lead somewhere only where a base is known.

use super::{KEPT, clause, should};
use crate::diag::Level;
use crate::formats::check::check;
use crate::formats::checks::{Found, Spot, absolute_uri, attr, needs_base, text, values};
use crate::formats::{Check, Part, finding, rule};
use crate::vocab::addresses;

/// The rules of relative addresses.
pub(super) const RULES: &[Check] = &[check(&RELATIVE_URL, relative_url)
    .covering(KEPT)
    .at("media:content media:player media:thumbnail media:embed media:peerLink media:subTitle media:backLink")];

rule! { RELATIVE_URL = modules "media" / "relative-url",
    should(clause("Media RSS 1.5.1", "media:content", "https://www.rssboard.org/media-rss", Level::Must));
    "The addresses of files, players and pictures are whole, or have a base."
    "Each reader looks for the picture at another server, and shows none."
    "Write the whole address, or state an `xml:base`; the URL of the document is given with --base."
}

fn relative_url(part: &Part<'_>, found: Found<'_>) {
    const FILES: &[Spot] = &[
        attr("media", "content", "url"),
        attr("media", "player", "url"),
        attr("media", "thumbnail", "url"),
        attr("media", "embed", "url"),
        attr("media", "peerLink", "href"),
        attr("media", "subTitle", "href"),
        text("media", "backLink"),
    ];
    // What is no address at all is told by another rule.
    let relative = |link: &str| needs_base(link) && addresses::iri_reference(link.trim());
    let mut files = values(part, FILES).filter(|value| relative(&value.text)).peekable();
    if files.peek().is_none() || part.base().is_some_and(absolute_uri) {
        return;
    }
    if part.elements().iter().any(|placed| placed.node.attr_ns("xml", "base").is_some()) {
        return;
    }
    for file in files {
        let message = format!("`{}`, the value of {}, is relative", file.text.trim(), file.owner());
        found(finding(&RELATIVE_URL, message, file.place()));
    }
}
