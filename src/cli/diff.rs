//! `wiredesk diff`.

use std::collections::HashMap;
use std::fmt::Write;

use serde::Serialize;
use serde_json::Value;
use wiredesk::error::Error;
use wiredesk::model::{Article, Feed, Field, Leaf, is_attribution};

use super::args::{Diff, Style};
use super::changes::{Change, changes};
use super::input::{self, Named};
use super::opening::Opening;
use super::tally::{CANNOT_RUN, CONVERTED, FOUND};
use super::{output, pretty, telling, words};

/// What a document holds.
struct Held {
    /// Of each document of a stream.
    feeds: Vec<Feed>,
    articles: Vec<Article>,
}

/// What differs between two documents.
#[derive(Serialize)]
struct Difference {
    /// What stands above the articles; of the second document of a stream, `#2.title`.
    feed: Vec<Change>,
    articles: Vec<Changed>,
    /// How many articles are the same.
    same: usize,
}

/// An article that differs.
#[derive(Serialize)]
struct Changed {
    id: String,
    headline: String,
    /// `changed`, `only in a` or `only in b`.
    what: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<Change>,
}

/// Says what differs between two documents; the exit code is 1 when something does.
pub fn run(args: &Diff) -> Result<u8, Error> {
    let opening = Opening::new(&args.reading)?;
    let (Some(a), Some(b)) = (held(&args.a, &opening)?, held(&args.b, &opening)?) else { return Ok(CANNOT_RUN) };
    let found = difference(&a, &b, &args.ignore);
    match args.output {
        Style::Json => output::print(&pretty(&found))?,
        Style::Human => output::print(&human(&found, args))?,
    }
    Ok(if found.feed.is_empty() && found.articles.is_empty() { CONVERTED } else { FOUND })
}

/// Reads a document; `None` when it cannot be read, which was told.
fn held(path: &std::path::Path, opening: &Opening<'_>) -> Result<Option<Held>, Error> {
    let [named] = <[Named; 1]>::try_from(input::named(&[path.to_owned()])?)
        .map_err(|_| Error::usage(format!("diff takes two documents; {} is several", path.display())))?;
    let mut held: Option<Held> = None;
    let whole = opening.read(&named);
    let source = whole.source();
    for (part, (input, mut report)) in whole.documents(source.as_deref()) {
        let path = part.path.display().to_string();
        let Some(input) = input else {
            telling::aside(&path, &report, "");
            return Ok(None);
        };
        let Some(mut document) = opening.open(&part, &input, &mut report) else {
            telling::aside(&path, &report, input.source().text());
            return Ok(None);
        };
        let held = held.get_or_insert_with(|| Held { feeds: Vec::new(), articles: Vec::new() });
        held.feeds.push(document.feed().clone());
        while let Some((article, _)) = document.next(&mut report) {
            held.articles.push(*article);
        }
    }
    Ok(held)
}

fn difference(a: &Held, b: &Held, ignore: &[String]) -> Difference {
    let feed = of_feeds(a, b, ignore);
    let (mut articles, mut same) = (Vec::new(), 0);
    let mut left = pairs(a, b);
    for (of_a, of_b) in left.drain(..) {
        let of = of_b.or(of_a);
        let changes = match (of_a, of_b) {
            (Some(a), Some(b)) => by_weight(changes(&of_article(a), &of_article(b), ignore)),
            _ => Vec::new(),
        };
        let what = match (of_a.is_some(), of_b.is_some()) {
            (true, true) if changes.is_empty() => {
                same += 1;
                continue;
            }
            (true, true) => "changed",
            (true, false) => "only in a",
            (false, _) => "only in b",
        };
        let id = of.and_then(id).unwrap_or_default().to_owned();
        let headline = of.and_then(|a| a.headline.as_ref()).map(|h| words::one_line(&h.value)).unwrap_or_default();
        articles.push(Changed { id, headline, what, changes });
    }
    Difference { feed, articles, same }
}

/// What differs above the articles, document by document.
fn of_feeds(a: &Held, b: &Held, ignore: &[String]) -> Vec<Change> {
    let of = |held: &Held, place| held.feeds.get(place).map_or_else(|| json(&Feed::default()), json);
    let mut all = Vec::new();
    for place in 0..a.feeds.len().max(b.feeds.len()) {
        let mut found = by_weight(changes(&of(a, place), &of(b, place), ignore));
        if place > 0 {
            found.iter_mut().for_each(|change| change.field.insert_str(0, &format!("#{}.", place + 1)));
        }
        all.extend(found);
    }
    all
}

type Pair<'a> = (Option<&'a Article>, Option<&'a Article>);

/// The articles of two documents that are one story, in the order of the first; then what is only in the second. Two
/// documents of one article each are revisions of one story, whatever they are called.
fn pairs<'a>(a: &'a Held, b: &'a Held) -> Vec<Pair<'a>> {
    if let ([one], [other]) = (a.articles.as_slice(), b.articles.as_slice()) {
        return vec![(Some(one), Some(other))];
    }
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, article) in b.articles.iter().enumerate().rev() {
        places.entry(key(article)).or_default().push(at);
    }
    let mut taken = vec![false; b.articles.len()];
    let mut out: Vec<Pair<'a>> = Vec::new();
    for article in &a.articles {
        let at = places.get_mut(&key(article)).and_then(Vec::pop);
        if let Some(at) = at {
            taken[at] = true;
        }
        out.push((Some(article), at.map(|at| &b.articles[at])));
    }
    let only = b.articles.iter().zip(taken).filter(|(_, taken)| !taken);
    out.extend(only.map(|(article, _)| (None, Some(article))));
    out
}

fn id(article: &Article) -> Option<&str> {
    let link = || article.link("alternate").map(|link| link.href.as_str());
    article.story.as_deref().or(article.uri.as_deref()).or_else(link)
}

/// What tells a story: its identifier, else its link, else its headline.
fn key(article: &Article) -> String {
    let headline = || article.headline.as_ref().map(|h| h.value.as_str());
    id(article).or_else(headline).unwrap_or_default().to_owned()
}

/// An article, its notes with who may see them.
fn of_article(article: &Article) -> Value {
    let mut value = json(article);
    let mut left = vec![&mut value];
    while let Some(Value::Object(members)) = left.pop() {
        for (name, member) in members {
            match name.as_str() {
                "edNotes" => *member = words::notes(member.take()),
                "associations" => left.extend(member.as_array_mut().into_iter().flatten()),
                _ => {}
            }
        }
    }
    value
}

/// What concerns who wrote, supplied, owns or credits something first, of the article and of what goes with it.
fn by_weight(mut found: Vec<Change>) -> Vec<Change> {
    let credits = |name: &str| {
        let of_feed = ["authors", "publisher", "rights"].contains(&name);
        of_feed || Field::all().iter().any(|leaf| is_attribution(*leaf) && Article::MEMBERS[leaf.member()].name == name)
    };
    let weight = |change: &Change| {
        let mut path = change.field.split('.');
        path.next().is_some_and(|first| credits(first) || first == "associations" && path.next().is_some_and(credits))
    };
    found.sort_by_cached_key(|change| !weight(change));
    found
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn human(found: &Difference, args: &Diff) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    if !found.feed.is_empty() {
        out.push_str("~ feed\n");
        found.feed.iter().for_each(|change| change.human(&mut out));
    }
    for article in &found.articles {
        let sign = match article.what {
            "only in a" => "-",
            "only in b" => "+",
            _ => "~",
        };
        let called = [words::one_line(&article.id), article.headline.clone()].join(" ");
        let _ = writeln!(out, "{sign} {}", called.trim());
        article.changes.iter().for_each(|change| change.human(&mut out));
    }
    let count = |what: &str| found.articles.iter().filter(|a| a.what == what).count();
    let mut counts = vec![format!("{} the same", found.same)];
    let (a, b) = (args.a.display().to_string(), args.b.display().to_string());
    for (n, what) in [
        (count("changed"), "changed".to_owned()),
        (count("only in a"), format!("only in {a}")),
        (count("only in b"), format!("only in {b}")),
    ] {
        if n > 0 {
            counts.push(format!("{n} {what}"));
        }
    }
    let feed = if found.feed.is_empty() { "" } else { "; the feed changed" };
    let _ = writeln!(out, "articles: {}{feed}", counts.join(", "));
    out
}
