//! The works that are measured: ours and the peers', from bytes in memory to values dropped or bytes in memory.

use std::hint::black_box;
use std::io::{self, BufWriter, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use wiredesk::convert::{Settings, Target, open};
use wiredesk::diag::Report;
use wiredesk::formats::{self, ReadOptions};
use wiredesk::model::Time;
use wiredesk::text;

/// Reads every item of RSS through `next`, and drops it.
pub fn read(bytes: &[u8]) -> usize {
    read_as("rss", bytes)
}

/// Reads every item of a document of this format through `next`, and drops it.
pub fn read_as(id: &str, bytes: &[u8]) -> usize {
    let source = text::decode(bytes, None);
    let mut report = Report::default();
    let card = formats::by_id(id).unwrap();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report).unwrap();
    let mut count = 0;
    while let Some(article) = document.next(&mut report) {
        black_box(article);
        count += 1;
    }
    count
}

/// How many articles one of two threads reads before it takes others.
const HANDFUL: usize = 32;

/// The same by two threads: each takes those that nobody has, and drops them when they are read.
pub fn read_by_two(id: &str, bytes: &[u8]) -> usize {
    let source = text::decode(bytes, None);
    let card = formats::by_id(id).unwrap();
    let document = open(&source, card, &ReadOptions::default(), &mut Report::default()).unwrap();
    let articles = document.apart().unwrap();
    let handfuls: Vec<_> = articles.portions(usize::MAX, HANDFUL).collect();
    let next = AtomicUsize::new(0);
    let read = || {
        let (mut report, mut all) = (Report::default(), 0);
        while let Some(handful) = handfuls.get(next.fetch_add(1, Ordering::Relaxed)) {
            let some = handful.clone().filter_map(|n| articles.read(n, &mut report));
            all += some.map(black_box).count();
        }
        all
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(read);
        read() + other.join().unwrap()
    })
}

/// Looks at RSS by every rule; the findings are dropped.
pub fn validate(bytes: &[u8]) -> usize {
    let source = text::decode(bytes, None);
    let mut report = Report::default();
    let card = formats::by_id("rss").unwrap();
    let mut options = ReadOptions::default();
    options.now = Time::new("2024-06-01T00:00:00Z");
    let validated = wiredesk::validate::validate(&source, card, &options, &mut report).unwrap();
    black_box(report);
    validated.articles
}

/// Takes what is written, as a file or a socket would, and keeps nothing of it.
#[derive(Debug, Default)]
struct Away(usize);

impl Write for Away {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += black_box(bytes).len();
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// RSS to Atom, handed on as it is written.
pub fn convert(bytes: &[u8]) -> usize {
    let source = text::decode(bytes, None);
    let mut report = Report::default();
    let card = formats::by_id("rss").unwrap();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report).unwrap();
    let mut settings = Settings::default();
    settings.clock.now = Time::new("2024-06-01T00:00:00Z");
    // As the command does: of what did not simply arrive it shows one example each.
    settings.list_losses = false;
    let mut target = Target::new(formats::by_id("atom").unwrap(), settings).unwrap();
    let mut away = Away::default();
    let mut out = String::new();
    target.begin(document.feed(), &mut out);
    while let Some((article, _)) = document.next(&mut report) {
        target.article(article, &mut out);
        if out.len() >= CHUNK {
            away.write_all(out.as_bytes()).unwrap();
            out.clear();
        }
    }
    target.end(&document.origin(&report), &mut out);
    away.write_all(out.as_bytes()).unwrap();
    away.0
}

/// How much is written before it is handed on.
const CHUNK: usize = 64 << 10;

/// The rss crate reads the document into one value.
pub fn rss_read(bytes: &[u8]) -> usize {
    let channel = black_box(rss::Channel::read_from(bytes).unwrap());
    channel.into_items().into_iter().map(black_box).count()
}

/// So does feed-rs, without its sanitiser, which is a feature that is not built.
pub fn feed_rs_read(bytes: &[u8]) -> usize {
    let feed = black_box(feed_rs::parser::parse(bytes).unwrap());
    feed.entries.into_iter().map(black_box).count()
}

/// RSS to Atom with the crates that hold each: what a user of both would write, moving what can be moved.
pub fn rss_convert(bytes: &[u8]) -> usize {
    let channel = rss::Channel::read_from(bytes).unwrap();
    let mut feed = atom_syndication::Feed::default();
    feed.set_title(channel.title());
    feed.set_id(channel.link());
    feed.set_entries(channel.into_items().into_iter().map(entry).collect::<Vec<_>>());
    feed.write_to(BufWriter::with_capacity(CHUNK, Away::default())).unwrap().into_inner().unwrap().0
}

fn entry(item: rss::Item) -> atom_syndication::Entry {
    let mut entry = atom_syndication::Entry::default();
    let date = item.pub_date.and_then(|d| atom_syndication::FixedDateTime::parse_from_rfc2822(&d).ok());
    entry.set_title(item.title.unwrap_or_default());
    entry.set_id(item.guid.map(|g| g.value).unwrap_or_default());
    entry.set_published(date);
    entry.set_updated(date.unwrap_or_default());
    let mut link = atom_syndication::Link::default();
    link.set_href(item.link.unwrap_or_default());
    entry.set_links(vec![link]);
    entry.set_summary(item.description.map(atom_syndication::Text::html));
    if item.content.is_some() {
        let mut content = atom_syndication::Content::default();
        content.set_content_type("html".to_owned());
        content.set_value(item.content);
        entry.set_content(content);
    }
    let categories = item.categories.into_iter().map(|c| {
        let mut category = atom_syndication::Category::default();
        category.set_term(c.name);
        category.set_scheme(c.domain);
        category
    });
    entry.set_categories(categories.collect::<Vec<_>>());
    let creators = item.dublin_core_ext.map(|d| d.creators).unwrap_or_default().into_iter().map(|name| {
        let mut person = atom_syndication::Person::default();
        person.set_name(name);
        person
    });
    entry.set_authors(creators.collect::<Vec<_>>());
    entry
}
