//! What tells a server who asks, and URLs as they may be told.

use reqwest::RequestBuilder;
use reqwest::header::{HeaderName, HeaderValue};
use url::{Origin, Url};

/// A secret, and where it may be sent: to one scheme, host and port.
#[derive(Clone)]
pub struct Credential {
    origin: Origin,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Basic(String, String),
    Bearer(String),
    Header(HeaderName, HeaderValue),
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credential").field("origin", &self.origin).finish_non_exhaustive()
    }
}

impl Credential {
    /// A secret for the server of a URL: the password of a user, what stands in a header, else a Bearer token (RFC 6750).
    /// `None` where it cannot stand there.
    pub fn new(url: &str, user: Option<&str>, header: Option<&str>, secret: &str) -> Option<Self> {
        let origin = Url::parse(url).ok()?.origin();
        let mut value = HeaderValue::from_str(secret).ok()?;
        value.set_sensitive(true);
        let way = match (user, header) {
            (Some(user), _) => Way::Basic(user.to_owned(), secret.to_owned()),
            (None, Some(name)) => Way::Header(HeaderName::from_bytes(name.as_bytes()).ok()?, value),
            (None, None) => Way::Bearer(secret.to_owned()),
        };
        Some(Self { origin, way })
    }
    /// Adds it to a request, unless that goes to another server: a redirect leads there too.
    pub(super) fn add(&self, to: &Url, request: RequestBuilder) -> RequestBuilder {
        if to.origin() != self.origin {
            return request;
        }
        match &self.way {
            Way::Basic(user, secret) => request.basic_auth(user, Some(secret)),
            Way::Bearer(secret) => request.bearer_auth(secret),
            Way::Header(name, value) => request.header(name.clone(), value.clone()),
        }
    }
}

/// Words in the names of parameters whose values are secrets.
const SECRET: [&str; 9] = ["key", "token", "secret", "passw", "pwd", "auth", "sig", "credential", "session"];

/// Whether a parameter looks like a secret by its name.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRET.iter().any(|word| name.contains(word))
}

/// A URL as it may stand in what is passed on, as the base of links: without name and password, and without parameters
/// that look like secrets.
pub fn bare(url: &str) -> String {
    let Ok(mut parsed) = Url::parse(url) else { return url.to_owned() };
    let open = |pair: &&str| !pair.split_once('=').is_some_and(|(name, _)| is_secret(name));
    let query = parsed.query().map(|query| query.split('&').filter(open).collect::<Vec<_>>().join("&"));
    parsed.set_query(query.as_deref().filter(|query| !query.is_empty()));
    // Of a URL without a host neither can be set, and it has neither.
    let _ = parsed.set_username("").and_then(|()| parsed.set_password(None));
    parsed.into()
}

/// What of a URL is secret, as it stands in it: name and password before the host, and parameters with their values. A
/// server that gives its own address back gives these.
pub fn secrets(url: &str) -> Vec<String> {
    let Ok(parsed) = Url::parse(url) else { return Vec::new() };
    let pairs = parsed
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| pair.split_once('=').is_some_and(|(name, value)| is_secret(name) && !value.is_empty()));
    let named = parsed.password().map(|password| format!("{}:{password}@", parsed.username()));
    named.into_iter().chain(pairs.map(str::to_owned)).collect()
}

/// A URL as it may be told: without names and passwords, and without the values of parameters that look like secrets.
pub fn shown(url: &str) -> String {
    let Ok(mut parsed) = Url::parse(url) else { return url.to_owned() };
    let shown = |pair: &str| match pair.split_once('=') {
        Some((name, _)) if is_secret(name) => format!("{name}=..."),
        _ => pair.to_owned(),
    };
    let query = parsed.query().map(|query| query.split('&').map(shown).collect::<Vec<_>>().join("&"));
    parsed.set_query(query.as_deref());
    // Of a URL without a host neither can be set, and it has neither.
    let _ = parsed.set_username("").and_then(|()| parsed.set_password(None));
    parsed.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_told_without_what_is_secret_in_it() {
        assert_eq!(
            shown("https://ada:pw@a.example/f?q=sea&api_key=abc&Token=d"),
            "https://a.example/f?q=sea&api_key=...&Token=..."
        );
        assert_eq!(shown("https://a.example/f"), "https://a.example/f");
        assert_eq!(shown("no url"), "no url");
    }

    #[test]
    fn a_base_has_no_secret_of_its_url() {
        assert_eq!(bare("https://ada:pw@a.example/f?q=sea&api_key=abc#x"), "https://a.example/f?q=sea#x");
        assert_eq!(
            (bare("https://a.example/f?sig=a&Token=b").as_str(), bare("no url").as_str()),
            ("https://a.example/f", "no url")
        );
        assert_eq!(secrets("https://ada:pw@a.example/f?q=sea&api_key=abc&token="), ["ada:pw@", "api_key=abc"]);
    }

    #[test]
    fn a_secret_is_not_printed() {
        let credential = Credential::new("https://a.example/", Some("ada"), None, "hunter2").unwrap();
        assert!(!format!("{credential:?}").contains("hunter2"));
        assert!(Credential::new("https://a.example/", None, None, "two\nlines").is_none());
    }
}
