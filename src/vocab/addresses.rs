//! The syntax of addresses: URIs (RFC 3986) and IRIs (RFC 3987), `tag:` (RFC 4151), `urn:` (RFC 8141), and e-mail.

use std::net::Ipv6Addr;

use crate::text::{LANES, each_byte};

/// Whether a text is a URI or IRI reference: absolute or relative, of allowed characters only.
pub fn iri_reference(text: &str) -> bool {
    is_plain(text) || is_plain_name(text) || is_reference(text)
}

/// Whether a text is an address of the web as most are: a host and whatever path, of characters that may stand anywhere
/// in one. Nothing more need be asked of it.
pub fn is_plain(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric()) && are(rest, ANYWHERE))
}

/// Whether each byte of a text is of a class. Addresses are asked for with every article: a table is read, not ranges, and of
/// those that may stand anywhere sixteen are looked at together, without a branch.
fn are(text: &str, class: u8) -> bool {
    let (chunks, rest) = text.as_bytes().as_chunks::<LANES>();
    let all = |chunk: &[u8; LANES]| chunk.iter().fold(true, |all, byte| all & stands_anywhere(*byte));
    let of_class = |bytes: &[u8]| bytes.iter().all(|b| CLASSES[usize::from(*b)] & class != 0);
    chunks.iter().all(|chunk| (class != IN_SCHEME && all(chunk)) || of_class(chunk)) && of_class(rest)
}

const fn stands_anywhere(b: u8) -> bool {
    let letter = (b | 0x20).wrapping_sub(b'a') < 26;
    // `+,-./` and the digits follow one another.
    let digit = b.wrapping_sub(b'+') < 15;
    letter | digit | (b == b';') | (b == b'=') | (b == b'?') | (b == b'&') | (b == b'_') | (b == b'~')
}

/// Bytes that may stand anywhere in an address.
const ANYWHERE: u8 = 1;
/// Those, and the colon.
const IN_NAME: u8 = 2;
/// Bytes of a scheme (RFC 3986, 3.1) behind its first letter.
const IN_SCHEME: u8 = 4;

static CLASSES: [u8; 256] = each_byte!(b => {
    let word = b.is_ascii_alphanumeric();
    let anywhere = stands_anywhere(b);
    (ANYWHERE * anywhere as u8)
        | (IN_NAME * (anywhere || b == b':') as u8)
        | (IN_SCHEME * (word || matches!(b, b'+' | b'-' | b'.')) as u8)
});

/// Whether a text is a scheme and behind it a name, as `urn:` and `tag:` have it, of characters that may stand anywhere.
fn is_plain_name(text: &str) -> bool {
    scheme(text).is_some_and(|(scheme, name)| !name.starts_with('/') && are(name, IN_NAME) && !is_web(scheme))
}

/// Whether a scheme is one of the web.
pub fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

fn is_reference(text: &str) -> bool {
    let (before, fragment) = text.split_once('#').unwrap_or((text, ""));
    let authority = authority(text).unwrap_or_default();
    let free = before.replacen(authority, "", usize::from(!authority.is_empty()));
    // Of the web nothing is without a host (RFC 9110, 4.2.1).
    let web =
        scheme(text).is_some_and(|(scheme, rest)| is_web(scheme) && (!rest.starts_with("//") || authority.is_empty()));
    !web && escapes(text)
        && free.chars().chain(fragment.chars()).all(allowed)
        && host(authority)
        && scheme_or_none(before)
}

/// Whether a text may be the relation of a link (RFC 4287, 4.2.7.2): a segment of a path without a colon, or an IRI.
pub fn relation(text: &str) -> bool {
    // Nearly all are names that were registered.
    let named = !text.is_empty() && are(text, IN_SCHEME);
    let segment = || !text.is_empty() && !text.contains(['/', '?', '#', ':']) && iri_reference(text);
    named || segment() || iri(text)
}

/// Whether a text is an IRI with its scheme, and has what its scheme demands.
pub fn iri(text: &str) -> bool {
    // Most identifiers are one or the other.
    if is_plain(text) || text.starts_with("urn:") && urn(text) {
        return true;
    }
    let Some((scheme, rest)) = scheme(text) else { return false };
    let is = |names: &[&str]| names.iter().any(|name| scheme.eq_ignore_ascii_case(name));
    let plain = !rest.starts_with('/') && are(rest, IN_NAME);
    (plain || iri_reference(text))
        && if is(&["http", "https", "ftp"]) {
            let host = |a: &str| a.rsplit_once('@').map_or(a.to_owned(), |(_, host)| host.to_owned());
            authority(text).map(host).is_some_and(|host| !host.is_empty() && !host.starts_with(':'))
        } else if is(&["tag"]) {
            tag(text)
        } else if is(&["urn"]) {
            urn(text)
        } else {
            !rest.is_empty()
        }
}

/// An address as it may be written where only IRI references may stand: what may not stand in one is written with percent
/// signs. `None` for what is none even so.
pub fn mended(text: &str) -> Option<String> {
    let text = text.trim();
    if iri_reference(text) {
        return Some(text.to_owned());
    }
    let mut out = String::with_capacity(text.len() + 8);
    let hex = |at: usize| text.get(at + 1..at + 3).is_some_and(|two| two.bytes().all(|b| b.is_ascii_hexdigit()));
    let mut fragment = false;
    for (at, c) in text.char_indices() {
        let stands = match c {
            '%' => hex(at),
            '#' => !std::mem::replace(&mut fragment, true),
            c => allowed(c),
        };
        push(&mut out, c, stands);
    }
    iri_reference(&out).then_some(out)
}

/// An identifier as a `tag:` URI (RFC 4151), the same for the same words.
pub fn as_iri(id: &str) -> String {
    let mut out = String::from("tag:wiredesk,2026:id:");
    for c in id.chars() {
        let plain = c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '/' | ':');
        push(&mut out, c, plain || c >= '\u{a0}' && allowed(c));
    }
    out
}

/// A character as it is where it `stands`, else its bytes with percent signs.
fn push(out: &mut String, c: char, stands: bool) {
    if stands {
        out.push(c);
    } else {
        out.extend(c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")));
    }
}

/// Whether a text is a URI with its scheme, of ASCII characters only.
pub fn uri(text: &str) -> bool {
    text.is_ascii() && iri(text)
}

/// The scheme, and what stands behind its colon.
pub fn scheme(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|b| CLASSES[usize::from(b)] & IN_SCHEME == 0)?;
    let (scheme, rest) = text.split_at_checked(end)?;
    let rest = rest.strip_prefix(':')?;
    scheme.bytes().next().is_some_and(|b| b.is_ascii_alphabetic()).then_some((scheme, rest))
}

/// A reference without a scheme has no colon in its first segment (RFC 3986, 4.2).
fn scheme_or_none(text: &str) -> bool {
    scheme(text).is_some()
        || text.find(':').is_none_or(|colon| text.find(['/', '?']).is_some_and(|other| other < colon))
}

fn authority(text: &str) -> Option<&str> {
    let rest = scheme(text).map_or(text, |(_, rest)| rest).strip_prefix("//")?;
    rest.split(['/', '?', '#']).next()
}

fn host(authority: &str) -> bool {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if let Some(rest) = host.strip_prefix('[') {
        let literal = rest.split_once(']');
        return literal.is_some_and(|(address, port)| {
            (address.parse::<Ipv6Addr>().is_ok() || address.starts_with(['v', 'V'])) && port_or_none(port)
        });
    }
    let (name, port) = host.find(':').and_then(|at| host.split_at_checked(at)).unwrap_or((host, ""));
    name.chars().all(|c| allowed(c) && !matches!(c, ':' | '@')) && port_or_none(port)
}

fn port_or_none(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()))
}

/// Every `%` begins an escape.
fn escapes(text: &str) -> bool {
    let hex = |rest: &str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    text.match_indices('%').all(|(at, _)| text.get(at + 1..).is_some_and(hex))
}

/// What may stand in an IRI outside its authority; not whether it stands in its place.
fn allowed(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '-' | '.' | '_' | '~' | ':' | '/' | '?' | '@' | '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';'
        | '=' | '%' => true,
        '\u{0}'..='\u{9F}' => false,
        '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFF0}'..='\u{FFFF}' => false,
        // Marks that change the direction of what follows (RFC 3987, 4.1).
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' => false,
        c => !c.is_whitespace(),
    }
}

/// Whether a text is a `tag:` URI: `tag:` authority `,` date `:` specific (RFC 4151, 2.1).
pub fn tag(text: &str) -> bool {
    let parts = text.strip_prefix("tag:").and_then(|rest| rest.split_once(':'));
    let Some((entity, specific)) = parts else { return false };
    let Some((authority, date)) = entity.split_once(',') else { return false };
    let specific = specific.split_once('#').map_or(specific, |(before, _)| before);
    let named = if authority.contains('@') { email_plain(authority) } else { domain(authority) };
    let stands = || are(specific, IN_NAME) || specific.chars().all(allowed) && escapes(specific);
    named && tag_date(date) && stands()
}

/// `2026`, `2026-03` or `2026-03-14`.
fn tag_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut number = |digits: usize| match parts.next() {
        None => Some(None),
        Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
            part.parse::<u16>().ok().map(Some)
        }
        Some(_) => None,
    };
    let (year, month, day) = (number(4), number(2), number(2));
    year.is_some_and(|y| y.is_some())
        && month.is_some_and(|m| m.is_none_or(|m| (1..=12).contains(&m)))
        && day.is_some_and(|d| d.is_none_or(|d| (1..=31).contains(&d)))
        && parts.next().is_none()
}

fn domain(text: &str) -> bool {
    let label = |l: &str| {
        !l.is_empty()
            && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || !c.is_ascii())
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    !text.is_empty() && text.split('.').all(label)
}

/// The address of a tag: plainer than e-mail allows.
fn email_plain(text: &str) -> bool {
    let local =
        |l: &str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'));
    text.split_once('@').is_some_and(|(name, at)| local(name) && domain(at))
}

/// Whether a text is a URN: `urn:` namespace `:` specific (RFC 8141, 2); a `urn:uuid:` has a UUID (RFC 9562, 4).
pub fn urn(text: &str) -> bool {
    let prefix = text.get(..4).is_some_and(|p| p.eq_ignore_ascii_case("urn:"));
    let rest = text.get(4..).filter(|_| prefix).unwrap_or_default();
    // The name is short: it is looked through faster than a search begins.
    let colon = rest.bytes().position(|b| b == b':').and_then(|at| rest.split_at_checked(at));
    let Some((nid, Some(nss))) = colon.map(|(nid, nss)| (nid, nss.strip_prefix(':'))) else { return false };
    let named = (2..=32).contains(&nid.len())
        && nid.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !nid.starts_with('-')
        && !nid.ends_with('-')
        && !nid.eq_ignore_ascii_case("urn");
    named && if nid.eq_ignore_ascii_case("uuid") { uuid(nss) } else { nss_of_urn(nss) }
}

fn nss_of_urn(nss: &str) -> bool {
    let stands = || are(nss, IN_NAME) || nss.chars().all(allowed) && escapes(nss);
    !nss.is_empty() && !nss.starts_with('/') && stands()
}

/// Whether a text could stand behind `urn:name:` (RFC 2141, 2.2).
pub fn namespace_specific(text: &str) -> bool {
    let free = |c: char| c.is_ascii_alphanumeric() || "()+,-.:=@;$_!*'%".contains(c);
    !text.is_empty() && text.chars().all(free) && escapes(text)
}

fn uuid(text: &str) -> bool {
    let groups = [8, 4, 4, 4, 12];
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == groups.len()
        && parts.iter().zip(groups).all(|(part, n)| part.len() == n && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// What keeps an IRI from being in the form in which it would be compared, if anything (RFC 4287, 4.2.6.1).
pub fn not_canonical(iri: &str) -> Option<&'static str> {
    let (scheme, rest) = scheme(iri)?;
    if scheme.bytes().any(|b| b.is_ascii_uppercase()) {
        return Some("its scheme has capital letters");
    }
    if unneeded_escape(iri) {
        return Some("a character is escaped that need not be, or in small letters");
    }
    let authority = authority(iri)?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if host.bytes().any(|b| b.is_ascii_uppercase()) {
        return Some("its host has capital letters");
    }
    let default = match scheme {
        "http" | "ws" => ":80",
        "https" | "wss" => ":443",
        "ftp" => ":21",
        _ => "",
    };
    let port = host.rfind(':').and_then(|at| host.get(at..)).filter(|_| !host.ends_with(']'));
    let nobody = authority.starts_with('@') || authority.starts_with(":@");
    if nobody || port.is_some_and(|port| port == default || port == ":") {
        return Some("it states a port or a user that need not be stated");
    }
    let path = rest.get(2 + authority.len()..)?;
    let (path, _) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    if path.is_empty() && matches!(scheme, "http" | "https") {
        return Some("its path is empty where `/` means the same");
    }
    if path.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Some("its path has dot segments");
    }
    iri.ends_with(['?', '#']).then_some("it ends with an empty query or fragment")
}

/// An escape of a character that could stand as it is, or with small letters (RFC 3986, 6.2.2).
fn unneeded_escape(text: &str) -> bool {
    text.match_indices('%').any(|(at, _)| {
        let Some(digits) = text.get(at + 1..at + 3) else { return false };
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~');
        digits.bytes().any(|b| b.is_ascii_lowercase()) || u8::from_str_radix(digits, 16).is_ok_and(plain)
    })
}

/// Whether a text is one e-mail address and nothing beside it (RFC 5322, 3.4.1, without quoting and comments).
pub fn email(text: &str) -> bool {
    let atom = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c) || !c.is_ascii();
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let local_part = local.chars().all(atom) && local.split('.').all(|atom| !atom.is_empty());
    local_part && self::domain(domain)
}

#[cfg(test)]
#[path = "addresses_tests.rs"]
mod tests;
