//! The commands of a desk: `run` and `check`, and those that work on the store of one that may be running.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use tokio::runtime::{Builder, Runtime};
use wiredesk::config::Config;
use wiredesk::desk::{
    Audit, Clock, Delivery, Desk, DestinationStatus, Done, Rejected, Replayed, Resent, RevisionRow, SourceStatus,
    StoryRow, Tell, Told, Trace,
};
use wiredesk::error::Error;
use wiredesk::model::Time;

use super::args::{Apart, Check, OfDesk, OnStory, Quarantine, Resend, Run, Style};
use super::tally::{CANNOT_RUN, CONVERTED};
use super::words::one_line;
use super::{output, print_json, settings};

/// Exit codes beside those of every command: something is wrong with a source.
const TROUBLE: u8 = 1;

/// Runs a desk until it is told to end, or once.
pub fn run(args: &Run) -> Result<u8, Error> {
    let (config, root, path) = settings::of_desk(args.config.as_deref())?;
    if config.sources.is_empty() {
        let what = "a desk has no [[source]]; add one with a `name` and `url`, `folder` or `files`";
        return Err(Error::config(&path, (1, 1), "source", what));
    }
    let log: Tell = match args.log {
        Style::Human => Arc::new(|told: &Told| output::tell(&line(told))),
        Style::Json => Arc::new(|told: &Told| output::tell(&json_line(told))),
    };
    runtime()?.block_on(async {
        let desk = Arc::new(Desk::open(config, &root, clock(), Arc::clone(&log)).await?);
        desk.begin()?;
        let ended = if args.once { once(&desk).await } else { work(&desk, &log).await };
        desk.close().await;
        ended
    })
}

async fn once(desk: &Desk) -> Result<u8, Error> {
    let passed = desk.pass().await?;
    output::tell(&format!("{} new, {} known, {} sources failed\n", passed.new, passed.known, passed.failed));
    Ok(if passed.failed > 0 { TROUBLE } else { CONVERTED })
}

async fn work(desk: &Arc<Desk>, log: &Tell) -> Result<u8, Error> {
    let listener = desk.bind().await?;
    let say = |message: String| {
        let mut told = Told::default();
        (told.at, told.message) = (clock().now(), message);
        log(&told);
    };
    say(format!("listens at {}", listener.local_addr().map_or_else(|e| e.to_string(), |address| address.to_string())));
    desk.status().await?.feeds.iter().for_each(|feed| say(format!("serves {feed}.rss")));
    desk.run(listener, stop()).await?;
    Ok(CONVERTED)
}

/// Ends when the terminal or the system asks for it.
async fn stop() {
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}

/// Reads the settings, says what is wrong with them, and looks whether the documents they name are there.
pub fn check(args: &Check) -> Result<u8, Error> {
    let (config, root, path) = settings::of_desk(args.named.as_deref().or(args.desk.config.as_deref()))?;
    let files = config.sources.iter().flat_map(|source| &source.files.0);
    let missing: Vec<_> = files.filter(|file| !root.join(file).is_file()).collect();
    for file in &missing {
        output::tell(&format!("{}: there is no file {file}; it is relative to this file\n", path.display()));
    }
    let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let (sources, feeds) = (count(config.sources.len(), "source"), count(config.feeds.len(), "feed"));
    let to = Some(config.destinations.len()).filter(|to| *to > 0).map(|to| format!(", {}", count(to, "destination")));
    output::print(&format!("{}: {sources}, {feeds}{}\n", path.display(), to.unwrap_or_default()))?;
    Ok(if missing.is_empty() { CONVERTED } else { CANNOT_RUN })
}

/// Says how a desk is; something wrong with a source is told by the exit code too.
pub fn status(of: &OfDesk, as_json: bool) -> Result<u8, Error> {
    let status = with(of, async |desk| desk.status().await)?;
    let trouble = status.sources.iter().any(|source| source.trouble.is_some() || source.silent_since.is_some())
        || status.destinations.iter().any(|to| to.trouble.is_some());
    if as_json {
        print_json(&json!(status))?;
    } else {
        let mut out = format!(
            "{} stories ({} killed), {} revisions ({} in quarantine)\n",
            status.stories, status.killed, status.revisions, status.quarantined
        );
        status.sources.iter().for_each(|source| out += &of_source(source));
        status.destinations.iter().for_each(|to| out += &of_destination(to));
        output::print(&out)?;
    }
    Ok(if trouble { TROUBLE } else { CONVERTED })
}

fn of_source(source: &SourceStatus) -> String {
    let time =
        |what: &str, time: &Option<Time>| time.as_ref().map_or_else(String::new, |time| format!(", {what} {time}"));
    let mut out = format!("{}: {}", source.name, one_line(&source.at));
    out += &time("new", &source.came);
    out += &time("asked", &source.asked);
    out += &time("again", &source.next);
    out += &time("silent since", &source.silent_since);
    if let Some(trouble) = &source.trouble {
        out += &format!("\n  {} ({} in a row)", one_line(trouble), source.errors);
    }
    out + "\n"
}

fn of_destination(to: &DestinationStatus) -> String {
    let mut out = format!("{}: {}, {} sent, {} queued", to.name, one_line(&to.at), to.sent, to.queued);
    out += &to.since.as_ref().map_or_else(String::new, |since| format!(" since {since}"));
    if to.refused > 0 {
        out += &format!(", {} refused", to.refused);
    }
    out += &to.next.as_ref().map_or_else(String::new, |next| format!(", again {next}"));
    if let Some(trouble) = &to.trouble {
        out += &format!("\n  {} ({} in a row)", one_line(trouble), to.failures);
    }
    out + "\n"
}

/// Says what a desk did last.
pub fn tail(of: &OfDesk, lines: u32) -> Result<u8, Error> {
    let rows = with(of, async |desk| desk.tail(lines).await)?;
    output::print(&rows.iter().map(of_audit).collect::<String>())?;
    Ok(CONVERTED)
}

/// Says what is kept apart, or takes some of it in again.
pub fn quarantine(args: &Quarantine) -> Result<u8, Error> {
    if let Some(Apart::Replay { id, reason, desk }) = &args.act {
        let replayed = with(desk, async |desk| desk.replay(id, reason).await)?;
        return told_of(&replayed);
    }
    let (rows, files) = with(&args.desk, async |desk| Ok((desk.quarantined().await?, desk.rejected()?)))?;
    let line = |(story, row): &(StoryRow, RevisionRow)| {
        let (at, version) = (Time::from_seconds(row.received_at), one_line(&row.revision.version));
        let (provider, key) = (one_line(&story.provider), one_line(&story.story));
        let hash = row.revision.hash.get(..12).unwrap_or_default();
        format!("{at} {provider} {key} version {version} sha256 {hash} from {}\n", row.source)
    };
    let file = |file: &Rejected| format!("{}/{} could not be read\n", file.source, one_line(&file.name));
    output::print(&rows.iter().map(line).chain(files.iter().map(file)).collect::<String>())?;
    Ok(CONVERTED)
}

/// What became of what was taken in again.
fn told_of(replayed: &Replayed) -> Result<u8, Error> {
    let (words, code) = match replayed {
        Replayed::Revision(story, apart) => {
            let still = if *apart { "; it is still kept apart" } else { "" };
            let (provider, key) = (one_line(&story.provider), one_line(&story.story));
            (format!("{provider} {key}: {}{still}\n", state(story)), if *apart { TROUBLE } else { CONVERTED })
        }
        Replayed::File(source, name) => {
            (format!("{source}/{} is taken when the folder is looked at next\n", one_line(name)), CONVERTED)
        }
        _ => (String::new(), CONVERTED),
    };
    output::print(&words)?;
    Ok(code)
}

/// Says what is known of a story.
pub fn trace(of: &OfDesk, story: &str, original: Option<&str>) -> Result<u8, Error> {
    if let Some(hash) = original {
        let bytes = with(of, async |desk| desk.original(story, hash).await)?;
        let none = || {
            let lists = "`wiredesk trace` lists those there are";
            Error::usage(format!("there is no revision of {story:?} whose SHA-256 begins with {hash:?}; {lists}"))
        };
        return output::print_bytes(&bytes.ok_or_else(none)?).map(|()| CONVERTED);
    }
    let traces = with(of, async |desk| desk.trace(story).await)?;
    output::print(&traces.iter().map(of_trace).collect::<String>())?;
    Ok(CONVERTED)
}

fn of_trace(trace: &Trace) -> String {
    let mut out =
        format!("{} {}: {}\n", one_line(&trace.story.provider), one_line(&trace.story.story), state(&trace.story));
    out += &format!("  /items/{}\n", trace.story.name);
    for row in &trace.revisions {
        let version = Some(row.revision.version.as_str()).filter(|version| !version.is_empty()).unwrap_or("-");
        let notes = [(trace.story.head == Some(row.id), " stands"), (row.apart, " apart")];
        let notes = notes.into_iter().filter(|(is, _)| *is).map(|(_, note)| note).collect::<String>();
        out += &format!(
            "  {} {} version {} sha256 {} from {}, {} {}\n",
            Time::from_seconds(row.received_at),
            row.revision.does.word(),
            one_line(version),
            row.revision.hash.get(..12).unwrap_or_default(),
            row.source,
            row.format,
            notes.trim_start(),
        );
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    trace.deliveries.iter().for_each(|row| out += &of_delivery(row));
    trace.audit.iter().for_each(|row| out += &format!("  {}", of_audit(row)));
    out
}

fn of_delivery(row: &Delivery) -> String {
    let tries = if row.attempts > 1 { format!(" after {} tries", row.attempts) } else { String::new() };
    format!("  to {} number {} {} {}{tries}\n", row.destination, row.seq, row.act, row.state)
}

/// Sends what stands of a story again, and says to whom.
pub fn resend(args: &Resend) -> Result<u8, Error> {
    let to = args.to.as_deref();
    let done = with(&args.desk, async |desk| desk.resend(&args.story, to, &args.reason).await)?;
    let line = |resent: &Resent| match &resent.queued {
        Some((act, seq)) => format!("{}: {act} number {seq}\n", resent.to),
        None => format!("{}: nothing of it may be sent there\n", resent.to),
    };
    let none = || "no destination had it; name one by --to\n".to_owned();
    output::print(&if done.is_empty() { none() } else { done.iter().map(line).collect() })?;
    Ok(if done.iter().any(|resent| resent.queued.is_some()) { CONVERTED } else { TROUBLE })
}

fn state(story: &StoryRow) -> String {
    let killed = story.killed_at.map(|at| format!("killed at {}", Time::from_seconds(at)));
    let words = [
        (story.held, "held by the desk"),
        (story.withheld, "withheld"),
        (story.replaced, "replaced by another"),
        (story.absent, "no longer in its feed"),
    ];
    let others = words.into_iter().filter(|(is, _)| *is).map(|(_, words)| words.to_owned());
    let all: Vec<_> = killed.into_iter().chain(others).collect();
    if all.is_empty() { "open".to_owned() } else { all.join(", ") }
}

fn of_audit(row: &Audit) -> String {
    let at = Time::from_seconds(row.at);
    let words = [&row.source, &row.story, &row.what, &row.detail].map(|words| one_line(words));
    let words = words.iter().filter(|words| !words.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
    format!("{at} {words}\n")
}

/// What may be done to a story.
#[derive(Clone, Copy)]
pub enum Act {
    Kill,
    Hold,
    Release,
    Purge,
}

/// Does something to a story, and says to which.
pub fn act(on: &OnStory, act: Act) -> Result<u8, Error> {
    let (story, reason) = (on.story.as_str(), on.reason.as_str());
    let done: Done = with(&on.desk, async |desk| match act {
        Act::Kill => desk.kill(story, reason).await,
        Act::Hold => desk.hold(story, reason).await,
        Act::Release => desk.release(story, reason).await,
        Act::Purge => desk.purge(story, reason).await,
    })?;
    let now = |row: &StoryRow| match act {
        Act::Purge => "purged".to_owned(),
        _ => state(row),
    };
    let line = |row: &StoryRow| format!("{} {}: {}\n", one_line(&row.provider), one_line(&row.story), now(row));
    output::print(&done.changed.iter().chain(&done.unchanged).map(line).collect::<String>())?;
    Ok(CONVERTED)
}

/// Does something with a desk whose store is opened for it. It has to be there: a typing error makes no new desk.
fn with<T>(of: &OfDesk, act: impl AsyncFnOnce(&Desk) -> Result<T, Error>) -> Result<T, Error> {
    let (config, root, path) = settings::of_desk(of.config.as_deref())?;
    let silent: Tell = Arc::new(|_| {});
    runtime()?.block_on(async {
        if !Desk::exists(&config, &root) {
            return Err(Error::usage(format!(
                "the desk of {} has no store yet; `wiredesk run` makes it",
                path.display()
            )));
        }
        let desk = Desk::open(config, &root, clock(), silent).await?;
        let done = act(&desk).await;
        desk.close().await;
        done
    })
}

/// Forgets what is remembered of asking a source, where there is a store.
pub fn forget(config: &Config, path: &Path, source: &str) -> Result<(), Error> {
    let root = path.parent().unwrap_or_else(|| Path::new("."));
    if !Desk::exists(config, root) {
        return Ok(());
    }
    let silent: Tell = Arc::new(|_| {});
    runtime()?.block_on(async {
        let desk = Desk::open(config.clone(), root, clock(), silent).await?;
        let done = desk.forget(source).await;
        desk.close().await;
        done
    })
}

fn runtime() -> Result<Runtime, Error> {
    let built = Builder::new_multi_thread().enable_all().build();
    built.map_err(|e| Error::read(Path::new("the system's threads"), e))
}

/// The desk's clock: the system's, or in the program that tests run the file that they name.
fn clock() -> Clock {
    #[cfg(feature = "test-clock")]
    if let Some(path) = std::env::var_os("WIREDESK_CLOCK") {
        return Clock::of_file(path.into());
    }
    Clock::default()
}

fn line(told: &Told) -> String {
    let source = if told.source.is_empty() { String::new() } else { format!("{}: ", told.source) };
    let alarm = if told.alarm { "warning: " } else { "" };
    format!("{} {alarm}{source}{}\n", Time::from_seconds(told.at), one_line(&told.message))
}

fn json_line(told: &Told) -> String {
    let level = if told.alarm { "warning" } else { "info" };
    let time = Time::from_seconds(told.at);
    json!({ "time": time, "level": level, "source": told.source, "message": told.message }).to_string() + "\n"
}
