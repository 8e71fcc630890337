//! 1.x identifies a thing by a code in a scheme, the later generations by a URI: one from the other.

use crate::formats::checks;

/// What ends the address of a scheme to which a code can be added.
const ENDS: [char; 4] = ['/', '#', ':', '='];

/// The URI of a code, where the scheme is an address to which it can be added.
pub(super) fn resolved(scheme: &str, code: &str) -> Option<String> {
    let joins = scheme.ends_with(ENDS) && checks::absolute_uri(scheme) && !code.trim().is_empty();
    joins.then(|| [scheme, code].concat())
}

/// The scheme and the code of a URI: `code`, where it ends in it, else what stands behind the last mark.
pub(super) fn divided<'u>(uri: &'u str, code: Option<&str>) -> Option<(&'u str, &'u str)> {
    let whole = |at: usize| {
        let (scheme, code) = uri.split_at_checked(at)?;
        (resolved(scheme, code).as_deref() == Some(uri)).then_some((scheme, code))
    };
    let stated = code.filter(|code| uri.ends_with(*code)).and_then(|code| whole(uri.len() - code.len()));
    stated.or_else(|| whole(uri.rfind(ENDS)? + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_and_its_scheme_are_a_uri_and_back() {
        let scheme = "http://cv.iptc.org/newscodes/mediatopic/";
        let uri = resolved(scheme, "20000002").unwrap();
        assert_eq!(uri, "http://cv.iptc.org/newscodes/mediatopic/20000002");
        assert_eq!(divided(&uri, None), Some((scheme, "20000002")));
        assert_eq!(divided("urn:x:a:b", Some("a:b")), Some(("urn:x:", "a:b")));
        assert_eq!(divided("urn:x:a:b", Some("c")), Some(("urn:x:a:", "b")));
    }

    #[test]
    fn what_is_no_address_joins_nothing() {
        assert_eq!(resolved("subject_custom", "a"), None);
        assert_eq!(resolved("http://www.freebase.example/m", "a"), None);
        assert_eq!(divided("http://a.example", None), None);
        assert_eq!(divided("æ", Some("\u{a6}")), None);
    }
}
