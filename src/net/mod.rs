//! One polite request: a document fetched from a URL, within limits.
//!
//! A request is made once and not repeated. It says who asks, takes what our readers read, follows a few redirects, and
//! ends when it takes too long or gives too much. Private, local and other special addresses are not connected to unless
//! that is allowed: a URL in a document must not reach what only this machine can. Names are resolved here, and the
//! connection is made to the addresses that were looked at. Proxies are not used, because behind one nobody could look.
#![allow(clippy::disallowed_methods, reason = "sockets and time limits belong here")]

mod address;
#[cfg(feature = "desk")]
mod client;
#[cfg(feature = "desk")]
mod credential;
mod inflate;

use std::io::Read;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::time::{Duration, Instant};

use reqwest::blocking::{self, Response};
use reqwest::header::{self, HeaderMap};
use reqwest::redirect::Policy;
use url::{Host, Url};

use crate::error::{Error, Unfetched};
use crate::formats;
use crate::transport::Exchange;

use inflate::{CODINGS, Inflating};

pub use address::is_special;
#[cfg(feature = "desk")]
pub use client::{Answer, Client, Conditions, Posted};
#[cfg(feature = "desk")]
pub use credential::{Credential, bare, secrets, shown};

/// How long one part of a body is.
const PART: usize = 1 << 16;

/// The bounds of a request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// The largest body, decompressed, in bytes.
    pub bytes: u64,
    /// How long it may take from the first connection to the last byte.
    pub time: Duration,
    /// How slow a body may come, in bytes a second, once `patience` is over. For the client of a desk.
    pub slowest: u64,
    /// How long a body may take to begin in earnest.
    pub patience: Duration,
    /// How many redirects are followed.
    pub redirects: usize,
    /// Whether private, local and other special addresses are connected to.
    pub special: bool,
}

impl Default for Limits {
    fn default() -> Self {
        let (time, patience) = (Duration::from_secs(30), Duration::from_secs(10));
        Self { bytes: 512 << 20, time, slowest: 1 << 10, patience, redirects: 5, special: false }
    }
}

/// A document that was fetched.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Fetched {
    /// What came, decompressed.
    pub bytes: Vec<u8>,
    /// The Content-Type that came with it.
    pub content_type: Option<String>,
    /// What was said around it, for those who look at that too.
    pub exchange: Exchange,
    /// Where it came from in the end, which its relative links refer to.
    pub url: String,
}

/// No fetch takes longer, whatever the limit: a clock has an end, too.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Fetches a document.
///
/// # Errors
/// When the URL is none of http or https, its host has no address that may be connected to, the server does not answer in
/// time or answers with anything but success, or a limit is met.
pub fn fetch(url: &str, limits: &Limits) -> Result<Fetched, Error> {
    let wrong = |why| Error::fetch(url, why);
    let until = Instant::now() + limits.time.min(LONGEST);
    let mut at = Url::parse(url).map_err(|e| wrong(Unfetched::Failed(e.to_string())))?;
    let mut exchange = Exchange::default();
    for _ in 0..=limits.redirects {
        let response = request(&at, limits, until).map_err(wrong)?;
        let Some(next) = redirect(&at, &response).map_err(wrong)? else {
            exchange.headers = words(response.headers());
            return body(response, &at, limits, until).map(|fetched| Fetched { exchange, ..fetched }).map_err(wrong);
        };
        exchange.redirects.push((response.status().as_u16(), next.to_string()));
        at = next;
    }
    Err(wrong(Unfetched::Redirects(limits.redirects)))
}

/// Makes one request.
fn request(url: &Url, limits: &Limits, until: Instant) -> Result<Response, Unfetched> {
    let addresses = addresses(url, limits)?;
    // That there is a provider already is fine.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let left = left(limits, until)?;
    let client = blocking::Client::builder()
        .user_agent(concat!("wiredesk/", env!("CARGO_PKG_VERSION")))
        .default_headers(accepted())
        .redirect(Policy::none())
        .no_proxy()
        .connect_timeout(left)
        .timeout(left)
        .resolve_to_addrs(url.host_str().unwrap_or_default(), &addresses);
    let sent = client.build().and_then(|client| client.get(url.clone()).send());
    sent.map_err(|e| if e.is_timeout() { Unfetched::TimedOut(limits.time) } else { Unfetched::Failed(cause(&e)) })
}

fn left(limits: &Limits, until: Instant) -> Result<Duration, Unfetched> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(Unfetched::TimedOut(limits.time)) } else { Ok(left) }
}

/// The addresses of a host that may be connected to.
fn addresses(url: &Url, limits: &Limits) -> Result<Vec<SocketAddr>, Unfetched> {
    is_web(url)?;
    let port = url.port_or_known_default().unwrap_or_default();
    let all: Vec<SocketAddr> = match url.host() {
        None => Vec::new(),
        Some(Host::Ipv4(ip)) => vec![SocketAddr::new(ip.into(), port)],
        Some(Host::Ipv6(ip)) => vec![SocketAddr::new(ip.into(), port)],
        Some(Host::Domain(name)) => {
            let found = (name, port).to_socket_addrs().map_err(|e| Unfetched::Failed(e.to_string()))?;
            found.collect()
        }
    };
    let special: Option<IpAddr> = all.first().map(SocketAddr::ip);
    let allowed: Vec<_> = all.into_iter().filter(|a| limits.special || !is_special(a.ip())).collect();
    match (allowed.is_empty(), special) {
        (false, _) => Ok(allowed),
        (true, Some(ip)) => Err(Unfetched::Special(ip)),
        (true, None) => Err(Unfetched::Failed("its host has no address".to_owned())),
    }
}

/// Whether a URL is of a scheme that is asked for documents.
fn is_web(url: &Url) -> Result<(), Unfetched> {
    if matches!(url.scheme(), "http" | "https") { Ok(()) } else { Err(Unfetched::Scheme(url.scheme().to_owned())) }
}

/// The headers of a response that are words.
fn words(headers: &HeaderMap) -> Vec<(String, String)> {
    let words = |(name, value): (&header::HeaderName, &header::HeaderValue)| {
        Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
    };
    headers.iter().filter_map(words).collect()
}

/// Where a response leads; `None` when it is the document.
fn redirect(from: &Url, response: &Response) -> Result<Option<Url>, Unfetched> {
    let status = response.status();
    if status.is_success() {
        return Ok(None);
    }
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
    let target = header(header::LOCATION).filter(|_| status.is_redirection()).and_then(|to| from.join(to).ok());
    match target {
        Some(to) if from.scheme() == "https" && to.scheme() != "https" => Err(Unfetched::Downgrade(to.into())),
        Some(to) => Ok(Some(to)),
        None => {
            let after = header(header::RETRY_AFTER).map(str::to_owned);
            Err(Unfetched::Status(status.to_string(), after))
        }
    }
}

/// Reads a body within the limits.
fn body(mut response: Response, url: &Url, limits: &Limits, until: Instant) -> Result<Fetched, Unfetched> {
    if response.content_length().is_some_and(|length| length > limits.bytes) {
        return Err(Unfetched::TooLarge(limits.bytes));
    }
    let content_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let content_type = content_type.map(str::to_owned);
    let (mut inflating, mut part) = (Inflating::new(response.headers(), limits.bytes)?, vec![0; PART]);
    let (promised, mut had) = (response.content_length(), 0);
    loop {
        // A server that gives a byte now and then never lets a single read time out.
        left(limits, until)?;
        match response.read(&mut part) {
            Ok(0) => break,
            Ok(count) => {
                had += count as u64;
                inflating.take(part.get(..count).unwrap_or_default())?;
            }
            Err(e) if left(limits, until).is_ok() => {
                let cause = cause(&e);
                return Err(Unfetched::Failed(match promised.filter(|length| *length > had) {
                    Some(length) => {
                        format!(
                            "the body ends after {had} of the {length} bytes that `Content-Length` promises: {cause}"
                        )
                    }
                    None => cause,
                }));
            }
            Err(_) => return Err(Unfetched::TimedOut(limits.time)),
        }
    }
    Ok(Fetched { bytes: inflating.finish()?, content_type, exchange: Exchange::default(), url: url.to_string() })
}

/// What is asked for in every request: the types that our readers read, and the codings in which they may come.
fn accepted() -> HeaderMap {
    let codings = (header::ACCEPT_ENCODING, header::HeaderValue::from_static(CODINGS));
    HeaderMap::from_iter(accept().map(|accept| (header::ACCEPT, accept)).into_iter().chain([codings]))
}

/// What our readers read, and anything else for want of it.
fn accept() -> Option<header::HeaderValue> {
    // A server that has both a feed and its page for people is asked for the feed.
    let fed = formats::ALL.iter().filter(|card| card.open.is_some() && card.id != "html");
    let types = fed.flat_map(|card| card.media_types);
    let mut seen: Vec<&str> = Vec::new();
    types.for_each(|media_type| {
        if !seen.contains(media_type) {
            seen.push(media_type);
        }
    });
    header::HeaderValue::from_str(&format!("{}, */*;q=0.1", seen.join(", "))).ok()
}

/// What went wrong at the bottom of it: above it stands only that something did.
fn cause(error: &dyn std::error::Error) -> String {
    let mut cause = error.source();
    let mut words = error.to_string();
    while let Some(deeper) = cause {
        words = deeper.to_string();
        cause = deeper.source();
    }
    words
}
