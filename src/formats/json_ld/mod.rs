//! Schema.org as JSON-LD, which two formats hold: a document of its own, and the script block of a page.
//!
//! What schema.org has no term for stands in terms of NewsML-G2 (`nar:`), on the node that it speaks of: words, numbers
//! and lists of them as they are, anything else as a JSON literal (JSON-LD 1.1, 4.2.2) of the model's own names.
//!
//! Not supported: contexts other than schema.org's with prefixes for it, which are not fetched; `@reverse` and `@included`.

pub mod carry;
pub mod form;
pub mod graph;
mod media;
pub mod nodes;
pub mod parties;
pub mod read;
mod things;
pub mod values;
pub mod write;
mod write_parts;

#[cfg(test)]
#[path = "json_ld_tests.rs"]
mod tests;

use crate::diag::{Clause, Level};
use crate::model::RightsInfo;

/// What stands at the head of a document: the terms of schema.org, and the prefix of the carrier.
pub const CONTEXT: &str = "[\"https://schema.org\",{\"nar\":\"http://iptc.org/std/nar/2006-10-01/\"}]";

/// What a term of the carrier begins with.
pub const PREFIX: &str = "nar:";
/// The scheme of a genre that is a type of schema.org.
pub const SCHEMA: &str = "https://schema.org/";
/// The role of a subject that an article only mentions, and of one that is a section of a newspaper.
pub const MENTION: &str = "mention";
pub const SECTION: &str = "section";
/// The role of a public note that says what was corrected.
pub const CORRECTION: &str = "correction";
/// The role of the address of a portrait or logo.
pub const AVATAR: &str = "avatar";
/// The relation of the page that sells a licence.
pub const ACQUIRE: &str = "acquireLicensePage";
/// The year of the copyright: the property, and the scope of rights that only say it.
pub const YEAR: &str = RightsInfo::COPYRIGHT_YEAR;

/// A clause of what Google asks of articles.
pub const fn google(section: &'static str, level: Level) -> Clause {
    let url = "https://developers.google.com/search/docs/appearance/structured-data/article";
    Clause { spec: "Google Search Central, Article", section, url, level }
}

/// The type of what is printed, when nothing more is known.
pub const NEWS: &str = "NewsArticle";
/// Types of articles that say what kind of piece it is (schema.org, Article and its subtypes).
pub const GENRES: &[&str] = &[
    "AnalysisNewsArticle",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "SatiricalArticle",
    "ScholarlyArticle",
    "MedicalScholarlyArticle",
    "TechArticle",
    "APIReference",
    "Report",
    "BlogPosting",
    "LiveBlogPosting",
    "SocialMediaPosting",
    "DiscussionForumPosting",
];
/// The type of each kind of item; `component` is a file of which nothing more is known.
pub const KINDS: &[(&str, &str)] = &[
    ("text", NEWS),
    ("picture", "ImageObject"),
    ("video", "VideoObject"),
    ("audio", "AudioObject"),
    ("composite", "Collection"),
];
/// Types of nodes that hold articles or lists of them: what they say of themselves is the feed's.
pub const FEEDS: &[&str] = &["DataFeed", "Blog", "CollectionPage", "ItemList"];

/// Terms of the carrier that NewsML-G2 calls by another name than the model.
const TERMS: &[(&str, &str)] = &[
    ("creators", "creator"),
    ("contributors", "contributor"),
    ("infoSources", "infoSource"),
    ("trustIndicators", "trustIndicator"),
    ("keywords", "keyword"),
    ("edNotes", "edNote"),
    ("type", "itemClass"),
    ("signals", "signal"),
    ("subjects", "subject"),
    ("genres", "genre"),
    ("services", "service"),
    ("altIds", "altId"),
];

/// The term of a member, without its prefix.
fn term(member: &'static str) -> &'static str {
    TERMS.iter().find(|(name, _)| *name == member).map_or(member, |(_, term)| term)
}

/// The member that a term stands for.
fn member(term: &str) -> &str {
    TERMS.iter().find(|(_, name)| *name == term).map_or(term, |(member, _)| member)
}

/// Whether a type is Article, one of its subtypes, or a review.
pub fn is_article(name: &str) -> bool {
    matches!(name, "Article" | NEWS | "Review" | "CriticReview" | "CreativeWork") || GENRES.contains(&name)
}

/// Whether a type is that of a picture, a sound, a video, or a collection of them.
pub fn is_media(name: &str) -> bool {
    KINDS.iter().any(|(_, known)| *known == name)
}

/// Whether the files of an item of this kind stand on its own node.
fn is_file(kind: Option<&str>, association: bool) -> bool {
    match kind {
        Some("picture" | "video" | "audio") => true,
        Some(_) => false,
        None => association,
    }
}

/// Whether a value is an address of the web.
fn is_web(address: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)))
        && !address.contains(char::is_whitespace)
}

/// Properties of an article, a picture, a sound or a video that are read into members.
pub const READ: &[&str] = &[
    "@context",
    "@id",
    "@type",
    "@graph",
    "headline",
    "alternativeHeadline",
    "name",
    "description",
    "caption",
    "abstract",
    "articleBody",
    "text",
    "transcript",
    "reviewBody",
    "inLanguage",
    "url",
    "mainEntityOfPage",
    "discussionUrl",
    "author",
    "creator",
    "contributor",
    "editor",
    "translator",
    "producer",
    "reviewedBy",
    "funder",
    "sponsor",
    "provider",
    "publisher",
    "sourceOrganization",
    "accountablePerson",
    "copyrightHolder",
    "copyrightNotice",
    "copyrightYear",
    "creditText",
    "license",
    "usageInfo",
    "acquireLicensePage",
    "dateline",
    "correction",
    "isBasedOn",
    "translationOfWork",
    "isPartOf",
    "about",
    "mentions",
    "keywords",
    "articleSection",
    "genre",
    "contentLocation",
    "spatialCoverage",
    "locationCreated",
    "image",
    "thumbnailUrl",
    "thumbnail",
    "video",
    "audio",
    "associatedMedia",
    "encoding",
    "hasPart",
    "liveBlogUpdate",
    "contentUrl",
    "embedUrl",
    "width",
    "height",
    "encodingFormat",
    "contentSize",
    "duration",
    "datePublished",
    "dateModified",
    "dateCreated",
    "uploadDate",
    "expires",
    "identifier",
    "version",
    "digitalSourceType",
    "publishingPrinciples",
    "wordCount",
    "position",
];
