//! The types of `wiredesk.toml`. This room reads no file: it is given the text.
//!
//! A struct is declared once (`settings!`); what reads it and its JSON Schema come from that. What is wrong in
//! the text is an error that names the line, the key and what to do.

mod desk;
mod desk_check;
mod glob;
mod levels;
mod policy;
mod read;
mod setting;
mod values;

use std::collections::BTreeMap;

pub use desk::{Desk, Destination, Kills, Login, Served, Source, Wanted};
pub use glob::Glob;
pub use policy::{Case, Forbidden, Policy};
pub use setting::config_schema;
pub use values::{Age, Leaves, List, Pattern, Threshold, To};

use setting::settings;

settings! {
    /// The settings of a project or a desk.
    pub struct Config {
        /// How documents are validated.
        pub validate: Validate => "validate",
        /// What articles have to say about who made and owns them, and what may not be published.
        pub policy: Policy => "policy",
        /// The desk that `run` runs.
        pub desk: Desk => "desk",
        /// Where its articles come from.
        pub sources: Vec<Source> => "source",
        /// What it serves.
        pub feeds: Vec<Served> => "feed",
        /// To whom it sends.
        pub destinations: Vec<Destination> => "destination",
    }
}

settings! {
    /// How documents are validated.
    pub struct Validate {
        /// strict makes errors of warnings; lenient makes notes of them. What `rules` says goes before it.
        pub profile: Option<Profile> => "profile",
        /// What makes the exit status 1.
        pub fail_on: Option<Threshold> => "fail-on",
        /// The file with the findings that are known and not told; relative to this file.
        pub baseline: Option<String> => "baseline",
        /// The XSD or JSON Schema that documents are held against too; relative to this file.
        pub schema: Option<String> => "schema",
        /// By rule, or by all rules of a kind as `atom/*`: off, or how grave a finding is.
        pub rules: BTreeMap<String, To> => "rules",
        /// What holds for some documents only; later ones go before earlier ones.
        pub paths: Vec<Paths> => "paths",
    }
}

settings! {
    /// What holds for documents at some paths.
    pub struct Paths {
        /// Which, as `archive/**/*.xml`, relative to this file.
        pub glob: List<Glob> => "glob",
        /// By rule, as above.
        pub rules: BTreeMap<String, To> => "rules",
        /// Whether they are not validated at all.
        pub skip: bool => "skip",
        /// The XSD or JSON Schema that they are held against too.
        pub schema: Option<String> => "schema",
    }
}

setting::words! {
    /// A set of severities.
    pub enum Profile {
        /// Warnings are errors.
        Strict "strict",
        /// Warnings are notes.
        Lenient "lenient",
    }
}

#[cfg(test)]
#[path = "config/config_tests.rs"]
mod tests;
