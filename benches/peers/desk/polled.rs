//! A thousand sources, each a host of its own, polled by one process as fast as their settings ask for.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::Running;

const SOURCES: u64 = 1000;
/// How many seconds its settings leave between two polls of a source.
const EVERY: u64 = 2;
/// One poll of so many brings a story that was not there before; the others are answered 304.
const NEWS: u64 = 20;
/// The items of each feed.
const ITEMS: u64 = 15;
/// How long the desk may begin, and how long it is measured, in seconds.
const BEGIN: u64 = 20;
const MEASURED: u64 = 60;

/// What the sources were asked.
#[derive(Default)]
struct Asked {
    all: AtomicU64,
    whole: AtomicU64,
    unchanged: AtomicU64,
}

pub fn table() -> Result<String, String> {
    if !cfg!(target_os = "linux") {
        return Err("each source has an address of its own in 127.0.0.0/8, which Linux alone has".to_owned());
    }
    let wrong = |e: std::io::Error| e.to_string();
    let asked = Arc::new(Asked::default());
    let port = serve(&asked).map_err(wrong)?;
    let folder = tempfile::tempdir().map_err(wrong)?;
    let desk = Running::start(folder.path(), &settings(port)).ok_or("the desk did not begin to serve")?;
    thread::sleep(Duration::from_secs(BEGIN));
    let counts = || [&asked.all, &asked.whole, &asked.unchanged].map(|count| count.load(Ordering::Relaxed) as f64);
    let (before, size, busy, begun) = (counts(), size(folder.path()), desk.busy(), Instant::now());
    thread::sleep(Duration::from_secs(MEASURED));
    let took = begun.elapsed().as_secs_f64();
    let after = counts();
    let [all, whole, unchanged] = [0, 1, 2].map(|n| after[n] - before[n]);
    let grown = self::size(folder.path()).saturating_sub(size) as f64;
    let busy = desk.busy().zip(busy).map(|(after, before)| (after - before) / took).unwrap_or_default();
    let peak = desk.peak().ok_or("the system does not tell what memory it takes")? as f64;
    let asks = SOURCES / EVERY;
    Ok(format!(
        "One process polls {SOURCES} sources, each a host of its own with a feed of {ITEMS} items, {EVERY} seconds apart: its settings ask
for {asks} polls a second. One answer of {NEWS} has a new item, the others are 304. Each poll is remembered on the disk before the
next. Measured for {took:.0} seconds behind the first {BEGIN}, on the same two cores as the server that it asks.

| polls a second | of them 304 | new stories a second | processors busy | peak MB | growth of the database, MB a minute | bytes a new story |
| --- | --- | --- | --- | --- | --- | --- |
| {:.0} | {:.0} | {:.1} | {busy:.2} | {:.1} | {:.2} | {:.0} |
",
        all / took,
        unchanged / took,
        whole / took,
        peak / 1e6,
        grown / 1e6 * 60.0 / took,
        grown / whole.max(1.0),
    ))
}

/// The database with its log, in bytes.
fn size(folder: &Path) -> u64 {
    let of = |name: &str| std::fs::metadata(folder.join("desk").join(name)).map_or(0, |file| file.len());
    of("desk.db") + of("desk.db-wal")
}

fn settings(port: u16) -> String {
    let mut out = "[desk]\nlisten = '127.0.0.1:0'\n[[feed]]\nname = 'all'\n".to_owned();
    for n in 0..SOURCES {
        let (high, low) = (n / 250 + 1, n % 250 + 1);
        let _ = writeln!(
            out,
            "[[source]]\nname = 's{n}'\nurl = 'http://127.1.{high}.{low}:{port}/{n}'\nprivate = true\nevery = '{EVERY}s'"
        );
    }
    out
}

/// A server of every source: a thread a connection, which is kept.
fn serve(asked: &Arc<Asked>) -> std::io::Result<u16> {
    // All addresses of the loopback; the port is one that the system chose.
    let listener = TcpListener::bind("0.0.0.0:0")?;
    let port = listener.local_addr()?.port();
    let asked = Arc::clone(asked);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let asked = Arc::clone(&asked);
            // A small stack: there are a thousand of them.
            let _ = thread::Builder::new().stack_size(128 << 10).spawn(move || answer(stream, &asked));
        }
    });
    Ok(port)
}

fn answer(stream: TcpStream, asked: &Asked) -> Option<()> {
    let mut reader = BufReader::with_capacity(4 << 10, stream.try_clone().ok()?);
    let mut writer = stream;
    let (mut line, mut count) = (String::new(), 0);
    loop {
        line.clear();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let source: u64 = line.split(['/', ' ']).nth(2)?.parse().ok()?;
        let mut known = None;
        loop {
            line.clear();
            reader.read_line(&mut line).ok()?;
            match line.trim_end().split_once(": ") {
                Some((name, tag)) if name.eq_ignore_ascii_case("if-none-match") => known = Some(tag.to_owned()),
                Some(_) => {}
                None => break,
            }
        }
        count += 1;
        // Sources have their news at different times.
        let edition = (count + source) / NEWS;
        let tag = format!("\"{source}-{edition}\"");
        asked.all.fetch_add(1, Ordering::Relaxed);
        let said = if known.as_deref() == Some(&tag) {
            asked.unchanged.fetch_add(1, Ordering::Relaxed);
            format!("HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n")
        } else {
            asked.whole.fetch_add(1, Ordering::Relaxed);
            let body = feed(source, edition);
            format!(
                "HTTP/1.1 200 OK\r\nETag: {tag}\r\nContent-Type: application/rss+xml\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            )
        };
        writer.write_all(said.as_bytes()).ok()?;
    }
}

/// The last items of a source.
fn feed(source: u64, edition: u64) -> String {
    let mut out = format!("<rss version=\"2.0\"><channel><title>Source {source}</title>");
    for n in (0..ITEMS).map(|n| edition + ITEMS - n) {
        let _ = write!(
            out,
            "<item><title>Story {n} of {source}</title><guid isPermaLink=\"false\">s{source}:{n}</guid><author>ada@quay.example \
             (Ada Lind)</author><description>{}</description></item>",
            "The ferry from the coast was late again on this day. ".repeat(12)
        );
    }
    out + "</channel></rss>"
}
