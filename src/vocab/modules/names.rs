//! The modules by namespace, and their elements that say what a field means.

use std::sync::LazyLock;

use crate::model::Extension;
use crate::syntax::xml::Vocabulary;

/// A module and the local names that are read, lower case.
type Module = (Vocabulary, &'static [&'static str]);

const fn module(
    prefix: &'static str,
    uri: &'static str,
    aliases: &'static [&'static str],
    read: &'static [&'static str],
) -> Module {
    (Vocabulary { prefix, uri, aliases }, read)
}

/// The scheme of `itunes:category`, by which readers of podcasts know it.
pub(super) const ITUNES_SCHEME: &str = "http://www.itunes.com/";

/// Letter case, `https` and a slash at the end are passed over everywhere (see [`Vocabulary::means`]).
static MODULES: [Module; 21] = [
    module(
        "itunes",
        "http://www.itunes.com/dtds/podcast-1.0.dtd",
        &[
            "http://itunes.com/dtds/podcast-1.0.dtd",
            "http://www.itunes.com/dtds/podcast-1.0",
            "http://www.itunes.com/podcast-1.0.dtd",
            "http://www.apple.com/itunes/podcast-1.0.dtd",
            "http://example.com/dtds/podcast-1.0.dtd",
        ],
        &["author", "category", "duration", "image", "keywords", "link", "owner", "subtitle", "summary", "title"],
    ),
    module(
        "podcast",
        "https://podcastindex.org/namespace/1.0",
        &[
            "https://www.podcastindex.org/namespace/1.0",
            "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
        ],
        &["license", "location", "person"],
    ),
    module(
        "georss",
        "http://www.georss.org/georss",
        &["http://georss.org/georss", "http://www.georss.org/georss/10", "http://www.georss.org/georss/11"],
        &["featurename", "point", "where"],
    ),
    module(
        "geo",
        "http://www.w3.org/2003/01/geo/wgs84_pos#",
        &[
            "http://www.w3.org/2003/01/geo/wgs84_pos",
            "http://www.w3.org/2003/01/geo/",
            "http://www.w3.org/2003/01/geo#",
        ],
        &["lat", "lat_long", "lon", "long", "point"],
    ),
    module("slash", "http://purl.org/rss/1.0/modules/slash/", &["http://purl.org/rss/modules/slash/"], &[]),
    module(
        "wfw",
        "http://wellformedweb.org/CommentAPI/",
        &["http://www.wellformedweb.org/CommentAPI/", "http://wellformedweb.org/CommentAPI#"],
        &["commentrss"],
    ),
    module("thr", "http://purl.org/syndication/thread/1.0", &["http://purl.org/syndication/thread"], &[]),
    module(
        "sy",
        "http://purl.org/rss/1.0/modules/syndication/",
        &["http://purl.org/rss/modules/syndication/", "http://purl.org/rss/1.0/modules/sy/"],
        &["updatefrequency", "updateperiod"],
    ),
    module(
        "creativeCommons",
        "http://backend.userland.com/creativeCommonsRssModule",
        &[
            "http://backend.userland.com/creativeCommons",
            "http://blogs.law.harvard.edu/tech/creativeCommonsRssModule",
            "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html",
            "http://www.creativecommons.org/rss",
        ],
        &["license"],
    ),
    module("cc", "http://web.resource.org/cc/", &["http://creativecommons.org/ns#"], &["license"]),
    module(
        "prism",
        "http://prismstandard.org/namespaces/basic/2.0/",
        &[
            "http://prismstandard.org/namespaces/basic/1.0/",
            "http://prismstandard.org/namespaces/basic/1.1/",
            "http://prismstandard.org/namespaces/basic/1.2/",
            "http://prismstandard.org/namespaces/basic/2.1/",
            "http://prismstandard.org/namespaces/basic/2.2/",
            "http://prismstandard.org/namespaces/basic/3.0/",
            "http://prismstandard.org/namespaces/1.0/basic/",
            "http://prismstandard.org/namespaces/1.1/basic/",
            "http://prismstandard.org/namespaces/1.2/basic/",
            "http://prismstandard.org/namespaces/2.0/basic/",
            "http://prismstandard.org/namespaces/3.0/basic/",
            "http://www.prismstandard.org/namespaces/1.2/basic/",
            "http://www.prismstandard.org/namespaces/basic/2.0/",
        ],
        &[
            "company",
            "copyright",
            "corporateentity",
            "creationdate",
            "doi",
            "embargodate",
            "event",
            "expirationdate",
            "keyword",
            "killdate",
            "location",
            "modificationdate",
            "object",
            "organization",
            "person",
            "publicationdate",
            "teaser",
        ],
    ),
    module(
        "dcterms",
        "http://purl.org/dc/terms/",
        &["http://purl.org/dc/terms#"],
        &["abstract", "available", "description", "language", "rights", "source", "subject", "title", "valid"],
    ),
    module(
        "dc",
        "http://purl.org/dc/elements/1.1/",
        &["http://purl.org/dc/elements/1.0/", "http://purl.org/dc/elements/", "http://purl.org/dc/elements/1.1#"],
        &["source"],
    ),
    // What publishers put into items of RSS as if it were its own.
    module("", "", &[], &["byline", "copyright", "image", "thumbnail"]),
    module("foaf", "http://xmlns.com/foaf/0.1/", &[], &["maker"]),
    module(
        "cap",
        "urn:oasis:names:tc:emergency:cap:1.2",
        &["urn:oasis:names:tc:emergency:cap:1.1", "http://www.incident.com/cap/1.0"],
        &["expires"],
    ),
    module("admin", "http://webns.net/mvcb/", &[], &["generatoragent"]),
    module("source", "http://source.scripting.com/", &["http://source.smallpict.com/"], &[]),
    module(
        "feedburner",
        "http://rssnamespace.org/feedburner/ext/1.0",
        &["http://www.feedburner.com/ns/ext/1.0", "http://rssnamespace.org/feedburner/ext"],
        &["browserfriendly", "origlink"],
    ),
    module("pingback", "http://madskills.com/public/xml/rss/module/pingback/", &[], &[]),
    module("trackback", "http://madskills.com/public/xml/rss/module/trackback/", &[], &[]),
];

/// The prefix and the name, as the reader matches them, of an element of which something is read. One whose prefix is
/// declared nowhere is of the module that this prefix is the usual one of.
pub(super) fn read(e: &Extension) -> Option<(&'static str, &'static str)> {
    // Most elements have a name that no module has: it is cheaper to compare than the namespace, and cheaper yet how it begins.
    let alike = BY_LETTER.get(letter(&e.name))?;
    let undeclared = || {
        let rest = e.raw.strip_prefix('<')?;
        if rest.starts_with(&e.name) { Some("") } else { rest.split_once(':').map(|(prefix, _)| prefix) }
    };
    let is = |(vocabulary, name): &&(&Vocabulary, &str)| {
        name.eq_ignore_ascii_case(&e.name)
            && match e.ns.as_str() {
                "" => undeclared() == Some(vocabulary.prefix),
                uri => vocabulary.means(uri),
            }
    };
    alike.iter().find(is).map(|(vocabulary, name)| (vocabulary.prefix, *name))
}

/// Which of the letters a name begins with, whatever its case; more than there are where it begins with none.
fn letter(name: &str) -> usize {
    name.bytes().next().map_or(0, |first| usize::from(first.to_ascii_lowercase().wrapping_sub(b'a')))
}

/// The names that are read, with their modules, by the letter with which they begin.
static BY_LETTER: LazyLock<[Vec<(&Vocabulary, &str)>; 26]> = LazyLock::new(|| {
    let mut letters = [const { Vec::new() }; 26];
    for (vocabulary, names) in &MODULES {
        for name in *names {
            if let Some(list) = letters.get_mut(letter(name)) {
                list.push((vocabulary, *name));
            }
        }
    }
    letters
});

/// The names of modules and of what is read of them.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static Module> {
    MODULES.iter()
}
