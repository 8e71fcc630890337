//! Reading RSS, and RSS to Atom, beside the crates that do the same: one run, one thread, one allocator.
//!
//! `cargo bench --bench peers` prints ratios; with `WIREDESK_WRITE=1` it writes docs/BENCHMARKS.md. `WIREDESK_BENCH_MB`
//! sets the size of the generated input (46).
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark prints and writes its page")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use wiredesk::convert::{Settings, Target, open};
use wiredesk::diag::Report;
use wiredesk::formats::{self, ReadOptions};
use wiredesk::model::Time;
use wiredesk::text;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const WORDS: [&str; 16] = [
    "harbour",
    "ferry",
    "council",
    "storm",
    "market",
    "vessel",
    "reopened",
    "after",
    "minister",
    "said",
    "the",
    "fisheries",
    "of",
    "Lillevik",
    "on",
    "Monday",
];

/// Words from a fixed sequence, so that every run reads the same.
fn words(seed: &mut u64, count: usize, out: &mut String) {
    for i in 0..count {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        out.push_str(if i == 0 { "" } else { " " });
        out.push_str(WORDS[usize::try_from(*seed >> 60).unwrap_or(0)]);
    }
}

fn generated(size: usize) -> String {
    let (mut out, mut seed) = (String::with_capacity(size + 8192), 4);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Nordavind</title><link>https://example.org/</link><description>News</description>\n");
    let mut i = 0;
    while out.len() < size {
        i += 1;
        out.push_str("<item><title>");
        words(&mut seed, 8, &mut out);
        let _ = write!(out, " &amp; more</title><link>https://example.org/story/{i}</link><description>&lt;p&gt;");
        words(&mut seed, 40, &mut out);
        let _ = write!(
            out,
            "&lt;/p&gt;</description><pubDate>Mon, 05 Feb 2024 10:{:02}:00 GMT</pubDate><guid isPermaLink=\"false\">urn:x:{i}</guid><category domain=\"https://example.org/t\">shipping</category><dc:creator>Ada Lind</dc:creator><content:encoded><![CDATA[",
            i % 60
        );
        for _ in 0..4 {
            out.push_str("<p>");
            words(&mut seed, 70, &mut out);
            out.push_str("</p>");
        }
        out.push_str("]]></content:encoded></item>\n");
    }
    out.push_str("</channel></rss>\n");
    out
}

fn ours_read(bytes: &[u8]) -> usize {
    let source = text::decode(bytes, None);
    let mut report = Report::default();
    let card = formats::by_id("rss").unwrap();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report).unwrap();
    let mut count = 0;
    while let Some(article) = document.next(&mut report) {
        black_box(article);
        count += 1;
    }
    count
}

fn ours_convert(bytes: &[u8]) -> usize {
    let source = text::decode(bytes, None);
    let mut report = Report::default();
    let card = formats::by_id("rss").unwrap();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report).unwrap();
    let mut settings = Settings::default();
    settings.clock.now = Time::new("2024-06-01T00:00:00Z");
    let mut target = Target::new(formats::by_id("atom").unwrap(), settings).unwrap();
    let (mut out, mut written) = (String::new(), 0);
    target.begin(document.feed(), &mut out);
    while let Some((article, _)) = document.next(&mut report) {
        target.article(article, &mut out);
        written += black_box(&out).len();
        out.clear();
    }
    target.end(&document.origin(&report), &mut out);
    written + out.len()
}

fn rss_convert(bytes: &[u8]) -> usize {
    let channel = rss::Channel::read_from(bytes).unwrap();
    let mut feed = atom_syndication::Feed::default();
    feed.set_title(channel.title());
    feed.set_id(channel.link());
    let entries = channel.into_items().into_iter().map(|item| {
        let mut entry = atom_syndication::Entry::default();
        entry.set_title(item.title().unwrap_or_default());
        entry.set_id(item.guid().map(|g| g.value().to_owned()).unwrap_or_default());
        let date = item.pub_date().and_then(|d| atom_syndication::FixedDateTime::parse_from_rfc2822(d).ok());
        entry.set_published(date);
        entry.set_updated(date.unwrap_or_default());
        let mut link = atom_syndication::Link::default();
        link.set_href(item.link().unwrap_or_default());
        entry.set_links(vec![link]);
        entry.set_summary(item.description().map(atom_syndication::Text::html));
        let mut content = atom_syndication::Content::default();
        content.set_content_type("html".to_owned());
        content.set_value(item.content().map(str::to_owned));
        entry.set_content(content);
        let category = |c: &rss::Category| {
            let mut out = atom_syndication::Category::default();
            out.set_term(c.name());
            out.set_scheme(c.domain().map(str::to_owned));
            out
        };
        entry.set_categories(item.categories().iter().map(category).collect::<Vec<_>>());
        let mut person = atom_syndication::Person::default();
        person.set_name(item.dublin_core_ext().and_then(|d| d.creators().first().cloned()).unwrap_or_default());
        entry.set_authors(vec![person]);
        entry
    });
    feed.set_entries(entries.collect::<Vec<_>>());
    black_box(feed.write_to(Vec::new()).unwrap()).len()
}

fn time(work: impl Fn() -> usize) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn main() {
    let megabytes = std::env::var("WIREDESK_BENCH_MB").ok().and_then(|m| m.parse().ok()).unwrap_or(46);
    let text = generated(megabytes * 1_000_000);
    let bytes = text.as_bytes();
    type Work<'a> = Box<dyn Fn() -> usize + 'a>;
    let pairs: [(&str, &str, Work<'_>, Work<'_>); 3] = [
        (
            "read RSS",
            "rss",
            Box::new(|| ours_read(bytes)),
            Box::new(|| rss::Channel::read_from(bytes).unwrap().items().len()),
        ),
        (
            "read RSS",
            "feed-rs",
            Box::new(|| ours_read(bytes)),
            Box::new(|| feed_rs::parser::parse(bytes).unwrap().entries.len()),
        ),
        ("RSS to Atom", "rss and atom_syndication", Box::new(|| ours_convert(bytes)), Box::new(|| rss_convert(bytes))),
    ];
    let mut page = format!(
        "# Benchmarks\n\nGenerated by `just bench`: {megabytes} MB of generated RSS, one thread, mimalloc for all, UTF-8 check included, five\nruns of each in turn; the ratio is that of the medians, with the lowest and highest of the five pairs.\n\n| work | beside | ours MB/s | theirs MB/s | ratio | lowest | highest |\n| --- | --- | --- | --- | --- | --- | --- |\n"
    );
    for (work, peer, ours, theirs) in &pairs {
        let mut runs: Vec<(Duration, Duration)> = (0..5).map(|_| (time(ours), time(theirs))).collect();
        let mut ratios: Vec<f64> = runs.iter().map(|(a, b)| b.as_secs_f64() / a.as_secs_f64()).collect();
        ratios.sort_by(f64::total_cmp);
        let mut median = |pick: fn(&(Duration, Duration)) -> Duration| {
            runs.sort_by_key(pick);
            pick(&runs[2]).as_secs_f64()
        };
        let (a, b) = (median(|r| r.0), median(|r| r.1));
        let size = bytes.len() as f64 / 1e6;
        let _ = writeln!(
            page,
            "| {work} | {peer} | {:.0} | {:.0} | {:.2} | {:.2} | {:.2} |",
            size / a,
            size / b,
            b / a,
            ratios[0],
            ratios[4]
        );
    }
    print!("{page}");
    if std::env::var_os("WIREDESK_WRITE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/BENCHMARKS.md"), page).unwrap();
    }
}
