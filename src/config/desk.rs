//! The tables of a desk: `[desk]`, `[[source]]`, `[[feed]]`, `[[destination]]`.

use super::setting::{settings, words};
use super::values::{Age, List};

/// Declares a table that has, beside its own keys, those that say which articles it is for and how they leave.
macro_rules! with_filter {
    ($(#[doc = $doc:literal])+ pub struct $Name:ident { $($own:tt)* }) => {
        settings! {
            $(#[doc = $doc])+
            pub struct $Name {
                $($own)*
                /// The names of the sources; all unless some are named.
                pub source: List<String> => "source",
                /// Patterns of the names or codes of the provider, as `AP` or `Associated *`.
                pub provider: List<String> => "provider",
                /// Patterns of the names, terms or codes of subjects.
                pub subject: List<String> => "subject",
                /// The least urgent that it is for: 1 is most urgent, 9 least; it is for articles that state none, too.
                pub urgency: Option<u32> => "urgency",
                /// The languages, as `en`, which is `en-GB` too.
                pub language: List<String> => "language",
                /// The types, as `picture`; an article without one is text.
                pub kind: List<String> => "type",
                /// Patterns of words in copyright notices, holders and terms of use.
                pub rights: List<String> => "rights",
                /// Whether scripts, forms and the like are taken out of HTML; they are unless it is said.
                pub sanitize: Option<bool> => "sanitize",
            }
        }

        impl $Name {
            /// What it is for.
            pub fn wanted(&self) -> Wanted<'_> {
                Wanted {
                    source: &self.source,
                    provider: &self.provider,
                    subject: &self.subject,
                    urgency: self.urgency,
                    language: &self.language,
                    kind: &self.kind,
                    rights: &self.rights,
                }
            }
        }
    };
}

/// Declares, by another macro, a table that has the keys of a secret too: how it is told who asks or sends.
macro_rules! with_login {
    ($by:ident $(#[doc = $doc:literal])+ pub struct $Name:ident { $($own:tt)* }) => {
        $by! {
            $(#[doc = $doc])+
            pub struct $Name {
                $($own)*
                /// The name that is given, for which the secret is the password (Basic authentication).
                pub user: Option<String> => "user",
                /// The variable of the environment with the secret. With `user` it is a password, with `header` what stands in that
                /// header, else a Bearer token.
                pub secret_env: Option<String> => "secret-env",
                /// A file with the secret, relative to this file.
                pub secret_file: Option<String> => "secret-file",
                /// The header in which the secret is sent, as `x-api-key`.
                pub header: Option<String> => "header",
            }
        }

        impl $Name {
            /// How it is told who asks.
            pub fn login(&self) -> Login<'_> {
                Login {
                    user: self.user.as_deref(),
                    env: self.secret_env.as_deref(),
                    file: self.secret_file.as_deref(),
                    header: self.header.as_deref(),
                }
            }
        }
    };
}

settings! {
    /// The desk itself: where it keeps what it took, and where readers reach it.
    pub struct Desk {
        /// What the desk is called in the chain of hands of what it passes on, as `Quay Desk`; without it no hop is added.
        pub name: Option<String> => "name",
        /// The folder of its store, relative to this file; `desk` unless it is said.
        pub data: Option<String> => "data",
        /// The address and port at which feeds are served; `127.0.0.1:8080` unless it is said.
        pub listen: Option<String> => "listen",
        /// The URL under which readers reach it, as `https://wires.example`: feeds name their own address by it.
        pub url: Option<String> => "url",
        /// A page or an address that tells those who are asked who asks, for the User-Agent.
        pub contact: Option<String> => "contact",
        /// The zone of times that state none, as `Europe/Berlin`.
        pub timezone: Option<String> => "timezone",
    }
}

with_login! {
    settings
    /// Where articles come from. One of `url`, `folder` and `files` says where.
    pub struct Source {
        /// What it is called in feeds, commands and the audit: letters, digits, `-`, `_` and `.`.
        pub name: Option<String> => "name",
        /// The URL that is polled.
        pub url: Option<String> => "url",
        /// A folder into which documents are dropped, relative to this file. What was taken is moved to `processed` in it,
        /// what could not be read to `rejected`.
        pub folder: Option<String> => "folder",
        /// Documents that stay where they are and are taken again when they change, relative to this file.
        pub files: List<String> => "files",
        /// The format; told from the document unless it is said.
        pub from: Option<String> => "from",
        /// Who provides articles that do not say it, as `AP`.
        pub provider: Option<String> => "provider",
        /// How often a URL is asked; `1 hour` unless it is said, and a day where its server gives no validators.
        pub every: Option<Age> => "every",
        /// Whether it is a paid wire, which is asked again within a minute when it fails.
        pub paid: bool => "paid",
        /// Whether a URL may lead to private and local addresses.
        pub private: bool => "private",
        /// Which stories its kills end: its own, or every story of the same provider. A kill of another source's story only
        /// holds that back where it is not allowed to end it.
        pub kills: Option<Kills> => "kills",
        /// Whether the archives of a feed are read back to their beginning when it is first asked (RFC 5005); what was archived
        /// since the last time is read anyway.
        pub history: bool => "history",
        /// How long what it gave may be kept, as `30 days`; then it is purged.
        pub retain: Option<Age> => "retain",
    }
}

words! {
    /// Which stories the kills of a source end.
    pub enum Kills {
        /// Those that it gave itself.
        Own "own",
        /// Those of the same provider, whichever source gave them.
        Provider "provider",
    }
}

with_filter! {
    /// What is served as `/feeds/NAME.FORMAT`: all that is named has to be true of an article.
    pub struct Served {
        /// What it is called in its address: letters, digits, `-` and `_`.
        pub name: Option<String> => "name",
        /// Its title; its name unless it is said.
        pub title: Option<String> => "title",
        /// How old an article may be, by when it came or became public.
        pub max_age: Option<Age> => "max-age",
        /// How many articles it holds at most; 50 unless it is said.
        pub limit: Option<u32> => "limit",
        /// Whether what it no longer holds stands in archives (RFC 5005); then it holds up to twice as many.
        pub archive: bool => "archive",
        /// Whether it is for newsrooms: then formats that carry a status hold what is not released too, and private notes.
        pub trade: bool => "trade",
        /// The variable of the environment with the secret without which nobody reads it: a password of any name (Basic
        /// authentication), or a Bearer token.
        pub secret_env: Option<String> => "secret-env",
        /// A file with that secret, relative to this file.
        pub secret_file: Option<String> => "secret-file",
    }
}

impl Served {
    /// Whether not everybody may read it.
    pub fn is_secret(&self) -> bool {
        self.secret_env.is_some() || self.secret_file.is_some()
    }
    /// Where its secret is.
    pub fn login(&self) -> Login<'_> {
        Login { user: None, env: self.secret_env.as_deref(), file: self.secret_file.as_deref(), header: None }
    }
}

with_login! {
    with_filter
    /// To whom articles are sent as they come. One of `url` and `folder` says where; all else that is named has to be true of
    /// an article.
    pub struct Destination {
        /// What it is called in commands and the audit: letters, digits, `-`, `_` and `.`.
        pub name: Option<String> => "name",
        /// The URL to which each article is sent (POST).
        pub url: Option<String> => "url",
        /// The folder into which each article is put as a file, relative to this file.
        pub folder: Option<String> => "folder",
        /// The format, as `ninjs-3`.
        pub format: Option<String> => "format",
        /// Whether it is a newsroom: then formats that carry a status bring what is not released too, and private notes.
        pub trade: bool => "trade",
        /// Whether its URL may lead to private and local addresses.
        pub private: bool => "private",
    }
}

/// What a feed or a destination is for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The names of the sources.
    pub source: &'a List<String>,
    /// Patterns of the provider.
    pub provider: &'a List<String>,
    /// Patterns of subjects.
    pub subject: &'a List<String>,
    /// The least urgent.
    pub urgency: Option<u32>,
    /// The languages.
    pub language: &'a List<String>,
    /// The types.
    pub kind: &'a List<String>,
    /// Patterns of rights.
    pub rights: &'a List<String>,
}

/// How somebody is told who asks: what the settings say of a secret.
#[derive(Clone, Copy, Debug)]
pub struct Login<'a> {
    /// The name.
    pub user: Option<&'a str>,
    /// The variable with the secret.
    pub env: Option<&'a str>,
    /// The file with the secret.
    pub file: Option<&'a str>,
    /// The header in which it is sent.
    pub header: Option<&'a str>,
}
