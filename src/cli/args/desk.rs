//! What the commands of a desk take.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand};

use super::Style;

/// What `check` takes.
#[derive(Group)]
pub struct Check {
    /// The settings of the desk [default: wiredesk.toml here or in a folder above]
    #[arg(value_name = "CONFIG")]
    pub named: Option<PathBuf>,
    #[command(flatten)]
    pub desk: OfDesk,
}

/// What is done to the sources in the settings.
#[derive(Subcommand)]
pub enum Sources {
    /// List them
    List {
        #[command(flatten)]
        desk: OfDesk,
    },
    /// Add one
    Add {
        /// Its URL
        url: String,
        /// What it is called [default: its host]
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        desk: OfDesk,
    },
    /// Remove one; what it gave stays in the store
    Remove {
        /// What it is called
        name: String,
        #[command(flatten)]
        desk: OfDesk,
    },
    /// Add the feeds of a list that a feed reader gave (OPML)
    Import {
        /// The list
        file: PathBuf,
        #[command(flatten)]
        desk: OfDesk,
    },
    /// Print those that have a URL as a list for feed readers (OPML)
    Export {
        #[command(flatten)]
        desk: OfDesk,
    },
}

impl Sources {
    /// The desk that it is about.
    pub fn desk(&self) -> &OfDesk {
        match self {
            Self::List { desk }
            | Self::Add { desk, .. }
            | Self::Remove { desk, .. }
            | Self::Import { desk, .. }
            | Self::Export { desk } => desk,
        }
    }
}

/// What `resend` takes.
#[derive(Group)]
pub struct Resend {
    /// Its uri, another identifier of it, or its short name
    pub story: String,
    /// The destination [default: all that had it]
    #[arg(long, value_name = "NAME")]
    pub to: Option<String>,
    /// Why, for the audit
    #[arg(long, default_value = "")]
    pub reason: String,
    #[command(flatten)]
    pub desk: OfDesk,
}

/// What `quarantine` takes.
#[derive(Group)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Quarantine {
    #[command(subcommand)]
    pub act: Option<Apart>,
    #[command(flatten)]
    pub desk: OfDesk,
}

/// What is done with what is kept apart.
#[derive(Subcommand)]
pub enum Apart {
    /// Take something in again, after its reader was mended or its source set right in the settings. What came behind a kill
    /// stays apart: kills are final
    Replay {
        /// The beginning of its sha256, or SOURCE/FILE, as the list names it
        id: String,
        /// Why, for the audit
        #[arg(long, default_value = "")]
        reason: String,
        #[command(flatten)]
        desk: OfDesk,
    },
}

/// The desk that a command is about.
#[derive(Group)]
pub struct OfDesk {
    /// Its settings [default: wiredesk.toml here or in a folder above]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// What `run` takes.
#[derive(Group)]
pub struct Run {
    /// The settings of the desk [default: wiredesk.toml here or in a folder above]
    pub config: Option<PathBuf>,
    /// Look at every source once, ask those that are due, and end
    #[arg(long)]
    pub once: bool,
    /// How it is told on standard error what happens
    #[arg(long, value_enum, default_value = "human")]
    pub log: Style,
}

/// What is done to a story takes.
#[derive(Group)]
pub struct OnStory {
    /// Its uri, another identifier of it, or its short name
    pub story: String,
    /// Why, for the audit
    #[arg(long, default_value = "")]
    pub reason: String,
    #[command(flatten)]
    pub desk: OfDesk,
}
