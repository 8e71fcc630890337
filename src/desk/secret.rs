//! Secrets by which sources and destinations are asked: read from the environment or a file each time they are needed, so
//! that a new one is taken without a restart, and taken out of every word that is told.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::Desk;
use crate::config::Login;
use crate::net::Credential;

/// The shortest secret that is looked for in what is told: a shorter one stands in too many words.
const LEAST: usize = 4;
/// What stands in its place.
const HIDDEN: &str = "[secret]";

/// The secrets that were read.
#[derive(Default)]
pub(super) struct Secrets(Mutex<BTreeSet<String>>);

impl Secrets {
    fn add(&self, secret: &str) {
        if secret.len() >= LEAST {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(secret.to_owned());
        }
    }
    /// Words without any secret.
    pub fn scrubbed(&self, words: &str) -> String {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut words = words.to_owned();
        for secret in known.iter() {
            if words.contains(secret.as_str()) {
                words = words.replace(secret.as_str(), HIDDEN);
            }
        }
        words
    }
}

impl Desk {
    /// A secret as it is now; says what is wrong where it cannot be read.
    pub(super) fn secret(&self, login: &Login<'_>) -> Result<Option<String>, String> {
        let secret = match (login.env, login.file) {
            (None, None) => return Ok(None),
            (Some(name), _) => {
                std::env::var(name).map_err(|_| format!("the variable {name} with its secret is not set"))?
            }
            (None, Some(file)) => {
                let path = self.path(file);
                let text = std::fs::read_to_string(&path);
                text.map_err(|e| format!("the file {} with its secret cannot be read: {e}", path.display()))?
            }
        };
        let secret = secret.trim_end_matches(['\r', '\n']);
        if secret.is_empty() || secret.chars().any(char::is_control) {
            return Err("its secret is empty, or holds what no header may".to_owned());
        }
        self.secrets.add(secret);
        Ok(Some(secret.to_owned()))
    }
    /// What tells who asks at a URL; says what is wrong where it cannot be read.
    pub(super) fn login(&self, login: &Login<'_>, url: &str) -> Result<Option<Credential>, String> {
        let Some(secret) = self.secret(login)? else { return Ok(None) };
        let made = Credential::new(url, login.user, login.header, &secret);
        made.map(Some).ok_or_else(|| "its secret holds what no header may".to_owned())
    }
    /// Words without any secret.
    pub(super) fn scrubbed(&self, words: &str) -> String {
        self.secrets.scrubbed(words)
    }
}
