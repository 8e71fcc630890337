//! Feeds that not everybody may read: who asks names the secret, as a password (RFC 7617) or as a Bearer token (RFC 6750).

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode, header};

use super::{Answer, text, whole};
use crate::config::Served;
use crate::desk::{Desk, digest};
use crate::text::base64;

/// What is answered to who may not read a feed; `None` where he may. Where its secret cannot be read nobody may.
pub(super) fn refused(desk: &Desk, feed: &Served, headers: &HeaderMap) -> Option<Answer> {
    if !feed.is_secret() {
        return None;
    }
    let secret = match desk.secret(&feed.login()) {
        Ok(secret) => secret.unwrap_or_default(),
        Err(why) => {
            desk.tell(true, "", format!("the feed {} is not served: {why}", feed.name.as_deref().unwrap_or_default()));
            return Some(text(StatusCode::SERVICE_UNAVAILABLE, "this feed cannot be served now\n".to_owned()));
        }
    };
    let named = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(named);
    // Hashes are compared: how long that takes says nothing of how much was right.
    if named.is_some_and(|named| digest::sha256(named.as_bytes()) == digest::sha256(secret.as_bytes())) {
        return None;
    }
    let answer = Response::builder().status(StatusCode::UNAUTHORIZED);
    let answer = answer.header(header::WWW_AUTHENTICATE, "Basic realm=\"feeds\", charset=\"UTF-8\"");
    Some(whole(answer.header(header::CACHE_CONTROL, "no-store").body(Body::from("this feed is read with a secret\n"))))
}

/// The secret that stands in `Authorization`.
fn named(value: &str) -> Option<String> {
    let (scheme, rest) = value.split_once(' ')?;
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some(rest.trim().to_owned()),
        "basic" => {
            let pair = base64::decode(rest.trim())?;
            pair.split_once(':').map(|(_, password)| password.to_owned())
        }
        _ => None,
    }
}
