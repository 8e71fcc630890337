//! QCodes: an alias and a code, `medtop:20000304` (NewsML-G2, "QCodes and catalogs"). The alias stands for a scheme, whose
//! URI and the code are together the URI of the concept.
//!
//! What an alias means is said by the document's catalogs. Those that stand in it are read; those of the IPTC, which
//! documents only refer to, are data here; those of agencies that are only referred to stay unknown. Nothing is fetched.

mod iptc;

/// The aliases that a document declares itself, with what the IPTC's catalogs say of the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schemes {
    own: Vec<(String, String)>,
}

impl Schemes {
    /// How many a document may declare; further ones are not remembered.
    const MOST: usize = 2000;

    /// Declares an alias; the first declaration counts.
    pub fn declare(&mut self, alias: &str, uri: &str) {
        let known = || self.own.iter().any(|(a, _)| a == alias);
        if !alias.is_empty() && !uri.is_empty() && self.own.len() < Self::MOST && !known() {
            self.own.push((alias.to_owned(), uri.to_owned()));
        }
    }

    /// The URI of a QCode; `None` when its alias is unknown, or it is no QCode.
    pub fn resolve(&self, qcode: &str) -> Option<String> {
        let (alias, code) = qcode.trim().split_once(':').filter(|(_, code)| !code.is_empty())?;
        let own = self.own.iter().find(|(a, _)| a == alias).map(|(_, uri)| uri.as_str());
        Some([own.or_else(|| iptc::scheme(alias))?, code].concat())
    }
}

/// Whether the IPTC's catalogs declare an alias.
pub fn is_iptc_alias(alias: &str) -> bool {
    iptc::scheme(alias).is_some()
}

/// Whether an address is one of the IPTC's catalogs, of those whose aliases are known here.
pub fn is_iptc_catalog(href: &str) -> bool {
    let number = href.trim().rsplit_once("/catalog.IPTC-G2-Standards_").and_then(|(host, file)| {
        let known = host.split("://").nth(1)?.split('/').next()?.ends_with("iptc.org");
        file.strip_suffix(".xml")?.parse::<u32>().ok().filter(|_| known)
    });
    number.is_some_and(|number| iptc::KNOWN.contains(&number))
}

/// Whether a text has the shape of a QCode: an alias and a code without white space, set apart by the first colon. An
/// address (`http://…`, `urn:…`, `tag:…`) has it too, and is none.
pub fn is_qcode(text: &str) -> bool {
    let Some((alias, code)) = text.split_once(':') else { return false };
    let address = code.starts_with("//") || matches!(alias, "urn" | "tag" | "mailto" | "tel" | "data");
    !alias.is_empty() && !code.is_empty() && !address && !text.chars().any(char::is_whitespace)
}

/// The code in a QCode or a URI: what stands behind the last mark that sets it apart.
pub fn code(text: &str) -> &str {
    text.trim_end_matches('/').rsplit([':', '/', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn qcodes_resolve_by_the_document_and_then_by_the_iptc() {
        let mut schemes = Schemes::default();
        schemes.declare("bay", "https://bay.example/cv/");
        schemes.declare("stat", "https://bay.example/status/");
        schemes.declare("bay", "https://other.example/");
        let resolve = |qcode| schemes.resolve(qcode);
        assert_eq!(resolve("bay:7:1").as_deref(), Some("https://bay.example/cv/7:1"));
        assert_eq!(resolve("stat:usable").as_deref(), Some("https://bay.example/status/usable"));
        assert_eq!(resolve("medtop:20000304").as_deref(), Some("http://cv.iptc.org/newscodes/mediatopic/20000304"));
        assert_eq!(resolve("nobody:1"), None);
        assert_eq!(resolve("stat:"), None);
        assert_eq!(resolve("stat"), None);
    }

    #[test]
    fn an_address_is_no_qcode() {
        assert!(is_qcode("isrol:originfo") && is_qcode("a:b:c"));
        for text in ["", "word", ":b", "a:", "a: b", "http://bay.example/1", "urn:bay:1", "tag:bay.example,2026:1"] {
            assert!(!is_qcode(text), "{text}");
        }
        assert_eq!(code("http://cv.iptc.org/newscodes/signal/correction/"), "correction");
    }
}
