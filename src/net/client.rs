//! The client of a desk: one for all its sources, which asks conditionally and hands on what was said.
//!
//! Unlike [`fetch`](super::fetch) it does not take a refusal for an error: what 304, 404, 410 or 429 mean for a source is
//! decided by its schedule. Validators are sent to the URL that gave them and to no other (redirects may lead elsewhere).
//! Names are resolved by [`Names`], which leaves out special addresses; an address in the URL itself is looked at before
//! each hop, because no resolver is asked for it. No cookies, no Referer, no proxies.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{self, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client as Inner, Response};
use url::{Host, Url};

use super::{Credential, Inflating, Limits, accepted, cause, is_special, is_web, shown, words};
use crate::error::Unfetched;

/// What a source is asked by: what was given last time, byte for byte.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    /// The URL that gave it.
    pub url: Option<String>,
    /// Its ETag.
    pub etag: Option<String>,
    /// Its Last-Modified.
    pub last_modified: Option<String>,
    /// What tells the server who asks.
    pub login: Option<Credential>,
}

/// What is sent to somebody.
#[derive(Clone, Debug)]
pub struct Posted<'a> {
    /// Where to.
    pub url: &'a str,
    /// Its media type.
    pub media_type: String,
    /// What is said of it besides, by names in lower case.
    pub headers: Vec<(&'static str, String)>,
    /// Its bytes.
    pub body: Vec<u8>,
    /// What tells the server who sends.
    pub login: Option<Credential>,
}

/// What a server answered, whatever its status.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Answer {
    /// The status of the last response.
    pub status: u16,
    /// Its headers that are words, by their names in lower case.
    pub headers: Vec<(String, String)>,
    /// Its body, decompressed; empty unless the status is a success.
    pub body: Vec<u8>,
    /// The redirects on the way: status and where it led.
    pub redirects: Vec<(u16, String)>,
    /// Where the answer came from.
    pub url: String,
}

/// One client for many sources.
#[derive(Clone, Debug)]
pub struct Client {
    public: Inner,
    private: Inner,
}

impl Client {
    /// A client that says who asks: the name and version of this program and, where there is one, `contact`.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(contact: Option<&str>) -> Result<Self, Unfetched> {
        // That there is a provider already is fine.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut agent = concat!("wiredesk/", env!("CARGO_PKG_VERSION")).to_owned();
        let clean = |c: &char| c.is_ascii_graphic() || *c == ' ';
        if let Some(contact) = contact.map(|contact| contact.chars().filter(clean).collect::<String>()) {
            agent += &format!(" (+{contact})");
        }
        let build = |special| {
            let client = Inner::builder()
                .user_agent(&agent)
                .default_headers(accepted())
                .redirect(Policy::none())
                .referer(false)
                .no_proxy()
                .pool_idle_timeout(Duration::from_secs(20))
                .dns_resolver(Arc::new(Names { special }));
            client.build().map_err(|e| Unfetched::Failed(cause(&e)))
        };
        Ok(Self { public: build(false)?, private: build(true)? })
    }
    /// Asks for a document, and follows redirects within the limits but for that of time, which is whoever's who asks: it is
    /// theirs to drop the work.
    ///
    /// # Errors
    /// When the server cannot be asked, or its answer is not within the limits.
    pub async fn ask(&self, url: &str, conditions: &Conditions, limits: &Limits) -> Result<Answer, Unfetched> {
        let mut at = Url::parse(url).map_err(|e| Unfetched::Failed(e.to_string()))?;
        let (first, mut redirects) = (at.to_string(), Vec::<(u16, String)>::new());
        for _ in 0..=limits.redirects {
            let response = self.request(&at, conditions, limits).await?;
            match next(&at, &response)? {
                Some(to) if to.as_str() == first || redirects.iter().any(|(_, before)| *before == to.as_str()) => {
                    return Err(Unfetched::Failed(format!(
                        "it is redirected in a circle by way of {}",
                        shown(to.as_str())
                    )));
                }
                Some(to) => {
                    redirects.push((response.status().as_u16(), to.to_string()));
                    at = to;
                }
                None => return answer(response, at, redirects, limits).await,
            }
        }
        Err(Unfetched::Redirects(limits.redirects))
    }
    /// Sends a document (POST). Redirects are not followed: what is sent is meant for one address. Returns the status, and the
    /// headers that are words by their names in lower case.
    ///
    /// # Errors
    /// When the server cannot be asked.
    pub async fn post(&self, sent: Posted<'_>, limits: &Limits) -> Result<(u16, Vec<(String, String)>), Unfetched> {
        let at = Url::parse(sent.url).map_err(|e| Unfetched::Failed(e.to_string()))?;
        allowed(&at, limits)?;
        let client = if limits.special { &self.private } else { &self.public };
        let mut request = client.post(at.clone()).header(header::CONTENT_TYPE, sent.media_type);
        for (name, value) in sent.headers {
            request = request.header(name, value);
        }
        if let Some(login) = &sent.login {
            request = login.add(&at, request);
        }
        let response = request.body(sent.body).send().await;
        match response {
            Ok(response) => Ok((response.status().as_u16(), words(response.headers()))),
            Err(e) => Err(Unfetched::Failed(cause(&e.without_url()))),
        }
    }
    async fn request(&self, at: &Url, conditions: &Conditions, limits: &Limits) -> Result<Response, Unfetched> {
        allowed(at, limits)?;
        let client = if limits.special { &self.private } else { &self.public };
        let mut request = client.get(at.clone());
        if conditions.url.as_deref() == Some(at.as_str()) {
            let value = |words: &Option<String>| words.as_deref().and_then(|w| HeaderValue::from_str(w).ok());
            if let Some(etag) = value(&conditions.etag) {
                request = request.header(header::IF_NONE_MATCH, etag);
            }
            if let Some(date) = value(&conditions.last_modified) {
                request = request.header(header::IF_MODIFIED_SINCE, date);
            }
        }
        if let Some(login) = &conditions.login {
            request = login.add(at, request);
        }
        request.send().await.map_err(|e| Unfetched::Failed(cause(&e.without_url())))
    }
}

/// Whether a URL may be asked at all: its scheme, and its address where it names one itself.
fn allowed(url: &Url, limits: &Limits) -> Result<(), Unfetched> {
    is_web(url)?;
    let ip: IpAddr = match url.host() {
        Some(Host::Ipv4(ip)) => ip.into(),
        Some(Host::Ipv6(ip)) => ip.into(),
        _ => return Ok(()),
    };
    if is_special(ip) && !limits.special { Err(refused(ip)) } else { Ok(()) }
}

fn refused(ip: IpAddr) -> Unfetched {
    Unfetched::Failed(format!("{ip} is a private, local or reserved address; `private = true` at the source allows it"))
}

/// Where a response leads, when it is a redirect that leads anywhere.
fn next(from: &Url, response: &Response) -> Result<Option<Url>, Unfetched> {
    let is_move = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).filter(|_| is_move);
    match to.and_then(|to| from.join(to).ok()) {
        Some(to) if from.scheme() == "https" && to.scheme() == "http" => Err(Unfetched::Downgrade(shown(to.as_str()))),
        to => Ok(to),
    }
}

async fn answer(
    mut response: Response,
    url: Url,
    redirects: Vec<(u16, String)>,
    limits: &Limits,
) -> Result<Answer, Unfetched> {
    let headers = words(response.headers());
    let (mut body, begun) = (Inflating::new(response.headers(), limits.bytes)?, Instant::now());
    if response.status().is_success() {
        while let Some(part) = response.chunk().await.map_err(|e| Unfetched::Failed(cause(&e)))? {
            body.take(&part)?;
            // A byte now and then would hold its place, and its host's, until the time is over.
            let took = begun.elapsed();
            if took > limits.patience && body.came() < limits.slowest.saturating_mul(took.as_secs()) {
                return Err(Unfetched::TooSlow(limits.slowest));
            }
        }
    }
    let (status, body) = (response.status().as_u16(), body.finish()?);
    Ok(Answer { status, headers, body, redirects, url: url.into() })
}

/// Resolves names to addresses that may be connected to: what is looked at is what is connected to.
struct Names {
    special: bool,
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let special = self.special;
        Box::pin(async move {
            let all: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let first = all.first().map(SocketAddr::ip);
            let allowed: Vec<SocketAddr> = all.into_iter().filter(|a| special || !is_special(a.ip())).collect();
            match first.filter(|_| allowed.is_empty()) {
                Some(ip) => Err(std::io::Error::other(refused(ip).to_string()).into()),
                None => Ok(Box::new(allowed.into_iter()) as Addrs),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    #[test]
    fn a11_a_server_that_gives_a_byte_now_and_then_is_left() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            // The request first: what comes unasked is no answer.
            let _ = stream.read(&mut [0; 4096]).unwrap();
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            // Until the other side goes away.
            while stream.write_all(b"x").is_ok() {
                std::thread::sleep(Duration::from_millis(50));
            }
        });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let mut limits = Limits { special: true, ..Limits::default() };
        (limits.patience, limits.slowest) = (Duration::from_millis(1100), 1000);
        let asked =
            runtime.block_on(async { Client::new(None).unwrap().ask(&url, &Conditions::default(), &limits).await });
        assert_eq!(asked.unwrap_err(), Unfetched::TooSlow(1000));
    }
}
