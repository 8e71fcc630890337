//! What the command line takes.

mod choices;
#[cfg(feature = "desk")]
mod desk;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use wiredesk::filters::{Filter, enrich::Words};

use super::clock::When;
pub use choices::{Colour, Enrich, FailOn, FailOnFinding, Output, Schema, Style, Unreleased};
#[cfg(feature = "desk")]
pub use desk::{Apart, Check, OfDesk, OnStory, Quarantine, Resend, Run, Sources};

/// What stands at the end of the help of a command.
const CONVERT: &str = "Exit codes: 0 converted; 1 --fail-on found what it names, or unreleased articles were all there was; 2 some \
    input could not be converted, or the command could not run.";
const VALIDATE: &str = "Exit codes: 0 nothing that --fail-on names was found; 1 it was; 2 some input could not be read or is of no \
    format that is known, or the command could not run.";
const SHOW: &str = "Exit codes: 0 shown; 2 some input could not be read or is of no format that is known, or the command could \
    not run.";
const DIFF: &str = "Articles are matched by story, else by uri, link or headline; two documents of one article each are compared \
    whatever they are called. Exit codes: 0 nothing differs; 1 something does; 2 a document could not be read, \
    or the command could not run.";

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
    /// Say who made and owns each article, what may be done with it, its status and its links
    Show(Show),
    /// Say what changed between two revisions of a document, field by field
    Diff(Diff),
    /// Say what format documents are in
    Detect(Detect),
    /// List the formats
    Formats {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Say where a format puts each field of a feed and of an article
    Fields {
        /// The format
        format: String,
        /// A line for each part of a field, as creators.role
        #[arg(long)]
        parts: bool,
        /// As JSON, each part of a field
        #[arg(long)]
        json: bool,
    },
    /// Say what is wrong with documents, where, and what to do about it
    Validate(Validate),
    /// List the rules of `validate`
    Rules {
        /// As JSON, with all that is said of each
        #[arg(long)]
        json: bool,
    },
    /// Say what a rule of `validate` asks for and why, with an example
    Explain {
        /// The rule, as atom/missing-id; without one all are listed
        rule: Option<String>,
    },
    /// Run the desk of wiredesk.toml: take what its sources give, keep it, and serve what may be published
    #[cfg(feature = "desk")]
    Run(Run),
    /// Say what is wrong with the settings of a desk
    #[cfg(feature = "desk")]
    Check(Check),
    /// Say how a desk and its sources are
    #[cfg(feature = "desk")]
    Status {
        #[command(flatten)]
        desk: OfDesk,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// List, add, remove, import and export the sources in the settings of a desk
    #[cfg(feature = "desk")]
    #[command(subcommand)]
    Sources(Sources),
    /// List what a desk keeps apart, or take it in again: revisions that came behind the kill of their story, kills of who may
    /// not end it, and files that could not be read
    #[cfg(feature = "desk")]
    Quarantine(Quarantine),
    /// Say what a desk did last
    #[cfg(feature = "desk")]
    Tail {
        #[command(flatten)]
        desk: OfDesk,
        /// How many things it did
        #[arg(short, long, value_name = "NUMBER", default_value_t = 20)]
        lines: u32,
    },
    /// Say when a story and its revisions came, from where, and what was done to it
    #[cfg(feature = "desk")]
    Trace {
        /// Its uri, another identifier of it, or its short name
        story: String,
        #[command(flatten)]
        desk: OfDesk,
        /// Print the bytes of a revision as they came: the one that stands, or that whose SHA-256 begins so
        #[arg(long, value_name = "SHA256", num_args = 0..=1, require_equals = true, default_missing_value = "")]
        original: Option<String>,
    },
    /// Kill a story at a desk, for good: it disappears from every feed and item, and readers are told
    #[cfg(feature = "desk")]
    Kill(OnStory),
    /// Hold a story back at a desk until it is released
    #[cfg(feature = "desk")]
    Hold(OnStory),
    /// Release what a desk holds back; what its provider withholds, an embargo and a kill stay
    #[cfg(feature = "desk")]
    Release(OnStory),
    /// Send what stands of a story to destinations again
    #[cfg(feature = "desk")]
    Resend(Resend),
    /// Delete a story at a desk with every byte of it; that it was killed stays remembered
    #[cfg(feature = "desk")]
    Purge(OnStory),
    /// Print the manual page
    Man {
        /// The page of one command, as convert [default: the page of wiredesk]
        command: Option<String>,
    },
    /// Print what makes a shell complete words of wiredesk's commands
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the JSON Schema of the wire format, of the report, or of the settings
    Schema {
        /// Of what
        #[arg(value_enum, default_value = "wire")]
        of: Schema,
    },
}

/// What `convert` takes.
#[derive(Group)]
#[command(after_long_help = CONVERT)]
pub struct Convert {
    /// Documents to convert, directories of them, patterns as "feeds/**/*.xml", or URLs; none or - is standard input
    pub input: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    /// The format to write
    #[arg(short, long, value_name = "FORMAT")]
    pub to: String,
    /// A variant of the format to write: dtd writes NITF without a namespace, as wires send it
    #[arg(long, value_name = "NAME")]
    pub style: Option<String>,
    /// The length of lines, where the format is printed; 0 writes a line a paragraph
    #[arg(long, value_name = "CHARACTERS")]
    pub width: Option<usize>,
    /// The mark that ends printed copy, "" for none [default: -30-]
    #[arg(long, value_name = "MARK", allow_hyphen_values = true)]
    pub end_mark: Option<String>,
    /// A file, or a directory: with a / at its end, or where a format of one article gets several and nothing of that name is
    /// there, it is made; then a file for each document [default: standard output]
    #[arg(short, long, value_name = "FILE|DIR/")]
    pub output: Option<PathBuf>,
    /// How findings are told on standard error; json lists what simply arrived too
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
    #[command(flatten)]
    pub when: When,
    /// What is done to articles on the way, in this order, as --filter dedupe,sort,limit=20 [see --help]
    #[arg(long, value_delimiter = ',', value_name = "NAME,...", long_help = filters())]
    pub filter: Vec<Filter>,
    /// Take attribution from the words of bodies, as --filter enrich does; move takes the words out of the body
    #[arg(long, value_enum, value_name = "HOW", num_args = 0..=1, require_equals = true, default_missing_value = "add")]
    pub enrich: Option<Enrich>,
    /// Write the articles of all inputs to one document; each takes over what its own feed says of it
    #[arg(long)]
    pub merge: bool,
}

/// What `validate` takes.
#[derive(Group)]
#[command(after_long_help = VALIDATE)]
pub struct Validate {
    /// Documents to validate, directories of them, patterns as "feeds/**/*.xml", or URLs; none or - is standard input
    pub input: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    /// How findings are told on standard output
    #[arg(long, value_enum, default_value = "human")]
    pub output: Output,
    /// Mend in the files what is mechanical and can be shown to be right: dates in another form, prefixes that are not
    /// declared, guids that are no address, bare & and <
    #[arg(long)]
    pub fix: bool,
    /// Pass over files that are in no format that is known, as in directories, also where they are named: for hooks that
    /// name every file of a commit
    #[arg(long)]
    pub skip_unknown: bool,
    #[command(flatten)]
    pub settings: Settings,
    #[command(flatten)]
    pub when: When,
    /// An XSD or a JSON Schema that documents are held against too; may be named several times
    #[arg(long, value_name = "FILE")]
    pub schema: Vec<PathBuf>,
    /// Whether what people read is coloured
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Colour,
    /// Exit with 1 when this was found [default: error]
    #[arg(long, value_enum)]
    pub fail_on: Option<FailOnFinding>,
}

/// What is set for a project.
#[derive(Group)]
pub struct Settings {
    /// The settings [default: wiredesk.toml here or in a folder above]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Go without settings
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
    /// strict makes errors of warnings, lenient makes notes of them
    #[arg(long, value_enum)]
    pub profile: Option<Profile>,
    /// A file with the findings that are known and not told
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write what is found to the baseline, for an old project to begin with
    #[arg(long)]
    pub write_baseline: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// Warnings are errors
    Strict,
    /// Warnings are notes
    Lenient,
}

/// What `show` takes.
#[derive(Group)]
#[command(after_long_help = SHOW)]
pub struct Show {
    /// Documents to show, directories of them, patterns, or URLs; none or - is standard input
    pub input: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub when: When,
    /// How articles are shown
    #[arg(long, value_enum, default_value = "human")]
    pub output: Style,
}

/// What `diff` takes.
#[derive(Group)]
#[command(after_long_help = DIFF)]
pub struct Diff {
    /// The document as it was; - is standard input
    pub a: PathBuf,
    /// The document as it is; - is standard input
    pub b: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
    /// Fields to pass over, as versionCreated or creators.role
    #[arg(long, value_delimiter = ',', value_name = "FIELD,...")]
    pub ignore: Vec<String>,
    /// How differences are told
    #[arg(long, value_enum, default_value = "human")]
    pub output: Style,
}

#[derive(Group)]
pub struct Detect {
    /// Documents, directories of them, patterns, or URLs; none or - is standard input
    pub input: Vec<PathBuf>,
    /// The Content-Type that came with them
    #[arg(long, value_name = "TYPE")]
    pub content_type: Option<String>,
    /// The largest document that is read, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 512)]
    pub max_input: u64,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// How documents are read.
#[derive(Group)]
pub struct Reading {
    /// The format of the input [default: told from the document]
    #[arg(short, long, value_name = "FORMAT")]
    pub from: Option<String>,
    /// The URL of the document, which its relative links refer to
    #[arg(long, value_name = "URL")]
    pub base: Option<String>,
    /// The Content-Type that came with the document; its charset goes before what the document declares
    #[arg(long, value_name = "TYPE")]
    pub content_type: Option<String>,
    /// The largest document that is read, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 512)]
    pub max_input: u64,
    /// How many inputs are read side by side, or by how many threads a long one is [default: one a processor]
    #[arg(short, long, value_name = "NUMBER")]
    pub jobs: Option<NonZeroUsize>,
    /// How long fetching a URL may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub timeout: u64,
    /// Fetch URLs of private and local addresses too
    #[arg(long)]
    pub allow_private: bool,
}

impl Reading {
    /// Without a format and a URL.
    pub fn of(content_type: Option<String>, max_input: u64) -> Self {
        Self { from: None, base: None, content_type, max_input, jobs: None, timeout: 30, allow_private: false }
    }
    /// How many of the inputs are read side by side.
    pub fn workers(&self, inputs: usize) -> usize {
        let processors = || std::thread::available_parallelism().map_or(1, usize::from);
        self.jobs.map_or_else(processors, usize::from).min(inputs)
    }
}

/// The help of `--filter`.
fn filters() -> String {
    let mut help = "What is done to articles on the way, in this order, as --filter dedupe,sort,limit=20\n".to_owned();
    for (name, what) in Filter::ALL {
        help += &format!("\n- {name}: {what}");
    }
    help
}

impl Convert {
    /// The filters, that of `--enrich` before the others unless they name it.
    pub fn filters(&self) -> Vec<Filter> {
        let mut filters = self.filter.clone();
        let Some(how) = self.enrich else { return filters };
        let words = if how == Enrich::Move { Words::Move } else { Words::Keep };
        match filters.iter_mut().find(|filter| matches!(filter, Filter::Enrich(_))) {
            Some(filter) => *filter = Filter::Enrich(words),
            None => filters.insert(0, Filter::Enrich(words)),
        }
        filters
    }
}
