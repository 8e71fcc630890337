//! 1.x identifies a thing by a code in a scheme, the later generations by a URI: one from the other.

use crate::formats::checks;

/// What ends the address of a scheme to which a code can be added.
const ENDS: [char; 4] = ['/', '#', ':', '='];

/// Whether a scheme is an address to which a code can be added.
pub(super) fn joins(scheme: &str) -> bool {
    scheme.ends_with(ENDS) && checks::absolute_uri(scheme)
}

/// The URI of a code, where the scheme is an address to which it can be added.
pub(super) fn resolved(scheme: &str, code: &str) -> Option<String> {
    (joins(scheme) && !code.trim().is_empty()).then(|| [scheme, code].concat())
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

/// An absolute address as a URI, which is ASCII (RFC 3986, 2): what else stands in it is percent-encoded. `None` for what
/// is no absolute address.
pub(super) fn as_uri(text: &str) -> Option<String> {
    let text = text.trim();
    checks::absolute_uri(text).then(|| encoded(text))
}

/// Words with everything percent-encoded that stands in no URI.
fn encoded(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?@".contains(&byte)) {
        return text.to_owned();
    }
    // Square brackets stand around the address of a host alone.
    let host = text.find("://").map_or(0, |at| at + 3);
    let host = host..text.get(host..).and_then(|rest| rest.find(['/', '?', '#'])).map_or(text.len(), |end| host + end);
    let (mut out, mut fragment) = (String::with_capacity(text.len()), false);
    for (at, c) in text.char_indices() {
        let hex = || text.get(at + 1..at + 3).is_some_and(|two| two.bytes().all(|b| b.is_ascii_hexdigit()));
        let stands = match c {
            '%' => hex(),
            '#' => !std::mem::replace(&mut fragment, true),
            '[' | ']' => host.contains(&at),
            c => c.is_ascii_alphanumeric() || "-._~:/?@!$&'()*+,;=".contains(c),
        };
        match stands {
            true => out.push(c),
            false => out.extend(c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}"))),
        }
    }
    out
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
    fn what_stands_in_no_uri_is_percent_encoded() {
        let as_uri = |text: &str| as_uri(text).unwrap_or_default();
        assert_eq!(
            as_uri("http://a.example/\u{e6} [1]?q=%41%zz#a#b"),
            "http://a.example/%C3%A6%20%5B1%5D?q=%41%25zz#a%23b"
        );
        assert_eq!(as_uri("http://[::1]:80/a"), "http://[::1]:80/a");
        assert_eq!(as_uri(" urn:x:1 "), "urn:x:1");
        assert_eq!(as_uri("img/elke.jpg"), "");
    }

    #[test]
    fn what_is_no_address_joins_nothing() {
        assert_eq!(resolved("subject_custom", "a"), None);
        assert_eq!(resolved("http://www.freebase.example/m", "a"), None);
        assert_eq!(divided("http://a.example", None), None);
        assert_eq!(divided("æ", Some("\u{a6}")), None);
    }
}
