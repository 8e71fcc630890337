//! The namespaces that are met in feeds, with the names their specifications define.

use std::sync::LazyLock;

use super::dcmi::TERMS;
use super::namespace_elements::{
    DC, FEEDBURNER, GEORSS, ITUNES, MEDIA, OPENSEARCH, PODCAST, SITEMAP, SITEMAP_IMAGE, SITEMAP_NEWS,
};
use super::slots::{Key, Slots};
use crate::syntax::xml::Vocabulary;

/// A namespace as rules know it.
#[derive(Debug)]
pub struct Namespace {
    /// Its prefix, its name, and the misspellings under which it is met.
    pub vocabulary: Vocabulary,
    /// The elements it defines; empty where it is open, or too large to list.
    pub elements: &'static [&'static str],
}

const fn known(prefix: &'static str, uri: &'static str, elements: &'static [&'static str]) -> Namespace {
    Namespace { vocabulary: Vocabulary { prefix, uri, aliases: &[] }, elements }
}

/// The prefix of a namespace name: `""` for none, `"?"` for one that is not in the list.
///
/// Letter case, `https` and a slash at the end are passed over, as [`Vocabulary::means`] does: see [`misspelt`].
pub fn prefix(uri: &str) -> &'static str {
    if uri.trim().is_empty() {
        return "";
    }
    find(uri).map_or("?", |namespace| namespace.vocabulary.prefix)
}

/// The name of the namespace that usually has this prefix.
pub fn named(prefix: &str) -> Option<&'static str> {
    let known = NAMESPACES.iter().find(|n| n.vocabulary.prefix == prefix && !prefix.is_empty());
    known.map(|namespace| namespace.vocabulary.uri)
}

/// The namespace that is meant.
pub fn find(uri: &str) -> Option<&'static Namespace> {
    let exact = NAMESPACES.iter().find(|namespace| namespace.vocabulary.uri == uri);
    exact.or_else(|| NAMESPACES.iter().find(|namespace| namespace.vocabulary.means(uri)))
}

/// The name of the namespace that `uri` seems to mean without being it.
pub fn misspelt(uri: &str) -> Option<&'static str> {
    let like = find(uri).map(|namespace| namespace.vocabulary.uri).or_else(|| sitemaps(uri))?;
    let spelt = NAMESPACES.iter().any(|namespace| namespace.vocabulary.uri == uri);
    (!spelt).then_some(like)
}

/// The namespace of sitemaps that is meant by one of another version or host: of each there is one.
fn sitemaps(uri: &str) -> Option<&'static str> {
    let tails = ["schemas/sitemap-news/", "schemas/sitemap-image/", "schemas/sitemap-video/", "schemas/sitemap/"];
    let tail = tails.into_iter().find(|tail| uri.contains(tail))?;
    NAMESPACES.iter().map(|namespace| namespace.vocabulary.uri).find(|known| known.contains(tail))
}

/// Whether an element is of a namespace that defines it; `false` where the namespace is open, too.
pub fn defines(prefix: &str, name: &str) -> bool {
    static DEFINED: LazyLock<Slots<&'static str>> = LazyLock::new(|| {
        let of =
            |namespace: &'static Namespace| namespace.elements.iter().map(|name| (*name, namespace.vocabulary.prefix));
        Slots::new(NAMESPACES.iter().flat_map(of))
    });
    DEFINED.of(Key::new(name)).any(|of| *of == prefix)
}

/// The elements that the namespace of this prefix defines; empty where it is open.
pub fn elements(prefix: &str) -> &'static [&'static str] {
    NAMESPACES.iter().find(|n| n.vocabulary.prefix == prefix).map(|n| n.elements).unwrap_or_default()
}

static NAMESPACES: &[Namespace] = &[
    known(
        "atom",
        "http://www.w3.org/2005/Atom",
        &[
            "author",
            "category",
            "content",
            "contributor",
            "email",
            "entry",
            "feed",
            "generator",
            "icon",
            "id",
            "link",
            "logo",
            "name",
            "published",
            "rights",
            "source",
            "subtitle",
            "summary",
            "title",
            "updated",
            "uri",
        ],
    ),
    known("atom03", "http://purl.org/atom/ns#", &[]),
    known(
        "app",
        "http://www.w3.org/2007/app",
        &["accept", "categories", "collection", "control", "draft", "edited", "service", "workspace"],
    ),
    known("at", "http://purl.org/atompub/tombstones/1.0", &["by", "comment", "deleted-entry"]),
    known("fh", "http://purl.org/syndication/history/1.0", &["archive", "complete", "incremental"]),
    known("thr", "http://purl.org/syndication/thread/1.0", &["in-reply-to", "total"]),
    known("xhtml", "http://www.w3.org/1999/xhtml", &[]),
    known("svg", "http://www.w3.org/2000/svg", &[]),
    known("math", "http://www.w3.org/1998/Math/MathML", &[]),
    known("xlink", "http://www.w3.org/1999/xlink", &[]),
    known("xsi", "http://www.w3.org/2001/XMLSchema-instance", &[]),
    known("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", &[]),
    known("rdfs", "http://www.w3.org/2000/01/rdf-schema#", &[]),
    known("owl", "http://www.w3.org/2002/07/owl#", &[]),
    known("skos", "http://www.w3.org/2004/02/skos/core#", &[]),
    known("rss1", "http://purl.org/rss/1.0/", &[]),
    known("rss11", "http://purl.org/net/rss1.1#", &[]),
    known("rss090", "http://my.netscape.com/rdf/simple/0.9/", &[]),
    known("dc", "http://purl.org/dc/elements/1.1/", DC),
    known("dcterms", "http://purl.org/dc/terms/", TERMS),
    known("dctype", "http://purl.org/dc/dcmitype/", &[]),
    known("content", "http://purl.org/rss/1.0/modules/content/", &["encoded", "encoding", "format", "item", "items"]),
    known("sy", "http://purl.org/rss/1.0/modules/syndication/", &["updateBase", "updateFrequency", "updatePeriod"]),
    known("slash", "http://purl.org/rss/1.0/modules/slash/", &["comments", "department", "hit_parade", "section"]),
    known("ev", "http://purl.org/rss/1.0/modules/event/", &["enddate", "location", "organizer", "startdate", "type"]),
    known(
        "wiki",
        "http://purl.org/rss/1.0/modules/wiki/",
        &["diff", "history", "host", "importance", "interwiki", "status", "version"],
    ),
    known("oldwiki", "http://www.usemod.com/cgi-bin/mb.pl?ModWiki", &[]),
    known("annotate", "http://purl.org/rss/1.0/modules/annotate/", &["reference"]),
    known("search", "http://purl.org/rss/1.0/modules/search/", &["form", "link", "openUrl", "relevance"]),
    known("co", "http://purl.org/rss/1.0/modules/company/", &["market", "name", "symbol"]),
    known("cp", "http://my.theinfo.org/changed/1.0/rss/", &["server"]),
    known("image", "http://purl.org/rss/1.0/modules/image/", &["favicon", "height", "item", "width"]),
    known("taxo", "http://purl.org/rss/1.0/modules/taxonomy/", &["link", "topic", "topics"]),
    known("ref", "http://purl.org/rss/1.0/modules/reference/", &[]),
    known("ss", "http://purl.org/rss/1.0/modules/servicestatus/", &[]),
    known("l", "http://purl.org/rss/1.0/modules/link/", &["link", "permalink"]),
    known("rss1thr", "http://purl.org/rss/1.0/modules/threading/", &["children"]),
    known("email", "http://purl.org/rss/1.0/modules/email/", &[]),
    known("aggregation", "http://purl.org/rss/1.0/modules/aggregation/", &["source", "sourceURL", "timestamp"]),
    known("admin", "http://webns.net/mvcb/", &["errorReportsTo", "generatorAgent"]),
    known("foaf", "http://xmlns.com/foaf/0.1/", &[]),
    known("cc", "http://web.resource.org/cc/", &["License", "Work", "license", "permits", "prohibits", "requires"]),
    known("ccrel", "http://creativecommons.org/ns#", &[]),
    known("creativeCommons", "http://backend.userland.com/creativeCommonsRssModule", &["license"]),
    known(
        "blogChannel",
        "http://backend.userland.com/blogChannelModule",
        &["blink", "blogRoll", "changes", "mySubscriptions"],
    ),
    known("trackback", "http://madskills.com/public/xml/rss/module/trackback/", &["about", "ping"]),
    known("pingback", "http://madskills.com/public/xml/rss/module/pingback/", &["server", "target"]),
    known("wfw", "http://wellformedweb.org/CommentAPI/", &["comment", "commentRss"]),
    known("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", ITUNES),
    known("googleplay", "http://www.google.com/schemas/play-podcasts/1.0", &[]),
    known("podcast", "https://podcastindex.org/namespace/1.0", PODCAST),
    known("media", "http://search.yahoo.com/mrss/", MEDIA),
    known("enc", "http://purl.oclc.org/net/rss_2.0/enc#", &[]),
    known("georss", "http://www.georss.org/georss", GEORSS),
    known("gml", "http://www.opengis.net/gml", &[]),
    known("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#", &["Point", "alt", "lat", "lat_long", "location", "long"]),
    known("geourl", "http://geourl.org/rss/module/", &["latitude", "longitude"]),
    known("icbm", "http://postneo.com/icbm", &["latitude", "longitude"]),
    known("feedburner", "http://rssnamespace.org/feedburner/ext/1.0", FEEDBURNER),
    known("feedburner1", "http://www.feedburner.com/fb/feeds/feedburner-1.0.dtd", &[]),
    known("opensearch", "http://a9.com/-/spec/opensearch/1.1/", OPENSEARCH),
    known("opensearch10", "http://a9.com/-/spec/opensearchrss/1.0/", &["itemsPerPage", "startIndex", "totalResults"]),
    known("sx", "http://feedsync.org/2007/feedsync", &["conflicts", "history", "related", "sharing", "sync"]),
    known("sse", "http://www.microsoft.com/schemas/rss/sse", &[]),
    known("cf", "http://www.microsoft.com/schemas/rss/core/2005", &[]),
    known("access", "http://www.bloglines.com/about/specs/fac-1.0", &["restriction"]),
    known("conversationsNetwork", "http://conversationsnetwork.org/rssNamespace-1.0/", &[]),
    known("source", "http://source.scripting.com/", &[]),
    known("prism", "http://prismstandard.org/namespaces/basic/2.0/", &[]),
    known("prism1", "http://prismstandard.org/namespaces/1.2/basic/", &[]),
    known("prism3", "http://prismstandard.org/namespaces/basic/3.0/", &[]),
    known("nar", "http://iptc.org/std/nar/2006-10-01/", &[]),
    known("ent", "http://www.purl.org/NET/ENT/1.0/", &["cloud", "topic"]),
    known("js", "http://purl.org/syndication/annotation/", &[]),
    known("gd", "http://schemas.google.com/g/2005", &[]),
    known("g", "http://base.google.com/ns/1.0", &[]),
    known("yt", "http://gdata.youtube.com/schemas/2007", &[]),
    known("yt2", "http://www.youtube.com/xml/schemas/2015", &[]),
    known("openid", "http://openid.net/xmlns/1.0", &[]),
    known("planet", "http://planet.intertwingly.net/", &[]),
    known("poco", "http://portablecontacts.net/ns/1.0", &[]),
    known("activity", "http://activitystrea.ms/spec/1.0/", &[]),
    known("sitemap", "http://www.sitemaps.org/schemas/sitemap/0.9", SITEMAP),
    known("news", "http://www.google.com/schemas/sitemap-news/0.9", SITEMAP_NEWS),
    known("sitemap-image", "http://www.google.com/schemas/sitemap-image/1.1", SITEMAP_IMAGE),
    known("sitemap-video", "http://www.google.com/schemas/sitemap-video/1.1", &[]),
    known("snf", "http://www.smartnews.be/snf", &[]),
    known("webfeeds", "http://webfeeds.org/rss/1.0", &[]),
    known("rawvoice", "http://www.rawvoice.com/rawvoiceRssModule/", &[]),
    known("spotify", "http://www.spotify.com/ns/rss", &[]),
    known("psc", "http://podlove.org/simple-chapters", &[]),
    known("mastodon", "https://joinmastodon.org/ns", &[]),
    known("dcq", "http://purl.org/dc/qualifiers/1.0/", &[]),
    known("xcal", "urn:ietf:params:xml:ns:xcal", &[]),
    known("vcard", "http://www.w3.org/2006/vcard/ns#", &[]),
    known("vcard1", "http://www.w3.org/2001/vcard-rdf/3.0#", &[]),
    known("fo", "http://www.w3.org/1999/XSL/Format", &[]),
    known("xsl", "http://www.w3.org/1999/XSL/Transform", &[]),
    known("ds", "http://www.w3.org/2000/09/xmldsig#", &[]),
    known("xenc", "http://www.w3.org/2001/04/xmlenc#", &[]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_namespace_is_known_however_it_is_spelt() {
        assert_eq!(prefix("http://purl.org/dc/elements/1.1/"), "dc");
        assert_eq!(prefix("https://purl.org/dc/elements/1.1"), "dc");
        assert_eq!((prefix(""), prefix("http://tarn.example/ns")), ("", "?"));
        assert_eq!(misspelt("http://purl.org/dc/elements/1.1"), Some("http://purl.org/dc/elements/1.1/"));
        assert_eq!(misspelt("http://purl.org/dc/elements/1.1/"), None);
        assert_eq!(misspelt("http://tarn.example/ns"), None);
        let news = "http://www.google.com/schemas/sitemap-news/0.9";
        assert_eq!((misspelt("http://www.google.com/schemas/sitemap-news/0.8"), misspelt(news)), (Some(news), None));
        assert!(elements("itunes").contains(&"author") && elements("nothing").is_empty());
    }
}
