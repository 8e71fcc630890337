//! What the command line takes.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};

/// Converts what news agencies and publishers exchange, and loses nobody's name on the way.
#[derive(Parser)]
#[command(name = "wiredesk", version, about, max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Convert documents from one format to another
    Convert(Convert),
    /// Say what format documents are in
    Detect(Detect),
    /// List the formats
    Formats {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Say where a format puts each field of an article and a feed
    Fields {
        /// The format
        format: String,
    },
    /// Print the JSON Schema of the wire format
    Schema,
}

/// Exit codes: 0 converted; 1 --fail-on found what it names, or unreleased articles were all there was;
/// 2 some input could not be converted, or the command could not run.
#[derive(Group)]
pub struct Convert {
    /// Documents to convert; none or - is standard input
    pub input: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    /// The format to write
    #[arg(short, long, value_name = "FORMAT")]
    pub to: String,
    /// A file, or a directory with a / at its end: then a file for each document [default: standard output]
    #[arg(short, long, value_name = "FILE|DIR/")]
    pub output: Option<PathBuf>,
    /// How findings are told on standard error
    #[arg(long, value_enum, default_value = "human")]
    pub report: Style,
    /// Exit with 1 when this was found
    #[arg(long, value_enum, default_value = "never")]
    pub fail_on: FailOn,
    /// Write what the format itself holds and nothing else
    #[arg(long)]
    pub no_extensions: bool,
    /// What becomes of articles that are held, killed or expired when the format is for the public
    #[arg(long, value_enum, default_value = "omit")]
    pub unreleased: Unreleased,
    /// The time to decide embargoes by, as 2031-05-01T10:00:00Z [default: the clock]
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// The zone of times that state none, as Europe/Berlin or +02:00
    #[arg(long, value_name = "ZONE")]
    pub timezone: Option<String>,
    /// What is done to each article on the way
    #[arg(long, value_enum, value_delimiter = ',', value_name = "NAME,...")]
    pub filter: Vec<Filter>,
    /// Write the articles of all inputs to one document; each takes over what its own feed says of it
    #[arg(long)]
    pub merge: bool,
}

#[derive(Group)]
pub struct Detect {
    /// Documents; none or - is standard input
    pub input: Vec<PathBuf>,
    /// The Content-Type that came with them
    #[arg(long, value_name = "TYPE")]
    pub content_type: Option<String>,
}

/// How documents are read.
#[derive(Group)]
pub struct Reading {
    /// The format of the input [default: told from the document]
    #[arg(short, long, value_name = "FORMAT")]
    pub from: Option<String>,
    /// The URL of the document
    #[arg(long, value_name = "URL")]
    pub base: Option<String>,
    /// The Content-Type that came with the document
    #[arg(long, value_name = "TYPE")]
    pub content_type: Option<String>,
    /// The largest document that is read
    #[arg(long, value_name = "MIB", default_value_t = 512)]
    pub max_input: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Style {
    /// A line a finding
    Human,
    /// One JSON document
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Nothing
    Never,
    /// A value that did not arrive whole
    Loss,
    /// A warning or an error about the document
    Warning,
    /// An error about the document
    Error,
    /// An article that was left out because it is not released
    Unreleased,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Unreleased {
    /// They are left out
    Omit,
    /// They are written
    Include,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Filter {
    /// Links made absolute, in fields and inside HTML
    Absolute,
    /// Unreleased articles taken out, for trade formats too
    Release,
}
