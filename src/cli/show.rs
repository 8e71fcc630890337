//! `wiredesk show`.

use std::fmt::Write;

use serde_json::{Map, Value, json};
use wiredesk::diag::{Report, Severity};
use wiredesk::error::Error;
use wiredesk::filters::release::{self, Clock, Recalls};
use wiredesk::model::{Article, Feed};

use super::args::{Show, Style};
use super::input::{self, Named};
use super::opening::{Input, Opening};
use super::tally::{CANNOT_RUN, CONVERTED};
use super::telling::{self, counts, stated};
use super::{output, pretty, words};

/// What is shown of an article, by JSON names. Each member that credits somebody is in one of these.
const SECTIONS: [(&str, &[&str]); 4] = [
    (
        "status",
        &[
            "uri",
            "version",
            "story",
            "type",
            "pubStatus",
            "signals",
            "relations",
            "embargoedUntil",
            "embargo",
            "expires",
            "published",
            "versionCreated",
            "firstCreated",
            "contentCreated",
            "contentModified",
            "urgency",
            "language",
            "edNotes",
        ],
    ),
    (
        "who",
        &[
            "by",
            "creators",
            "contributors",
            "signoff",
            "provider",
            "infoSources",
            "creditline",
            "dateline",
            "accountable",
            "hops",
            "source",
        ],
    ),
    (
        "rights",
        &["copyrightHolder", "copyrightNotice", "usageTerms", "rightsInfo", "digitalSourceType", "trustIndicators"],
    ),
    ("links", &["links", "comments", "renditions"]),
];

/// What is shown of a feed.
const FEED: [&str; 9] =
    ["id", "authors", "contributors", "publisher", "rights", "language", "published", "updated", "links"];

/// The widest label.
const LABEL: usize = 17;

/// Shows who, rights, status and links of each article.
pub fn run(args: &Show) -> Result<u8, Error> {
    let opening = Opening::new(&args.reading)?;
    let clock = args.when.clock()?;
    let (mut code, mut list) = (CONVERTED, Vec::new());
    for named in input::named(&args.input)? {
        let whole = opening.read(&named);
        let source = whole.source();
        let documents = || whole.documents(source.as_deref());
        let recalls = opening.recalls_of(documents());
        for (part, (input, mut report)) in documents() {
            let release = (&clock, &recalls);
            match one(&part, input, &opening, release, args.output, &mut report)? {
                Some(value) => list.extend(value),
                None if report.worst() == Some(Severity::Error) => code = CANNOT_RUN,
                None => {}
            }
        }
    }
    if args.output == Style::Json {
        output::print(&pretty(&list))?;
    }
    Ok(code)
}

/// Shows one input: prints it, or returns its JSON. `None` when it cannot be read, which was told.
fn one(
    named: &Named,
    input: Option<Input<'_>>,
    opening: &Opening<'_>,
    (clock, recalls): (&Clock, &Recalls),
    style: Style,
    report: &mut Report,
) -> Result<Option<Option<Value>>, Error> {
    let path = named.path.display().to_string();
    let Some(input) = input else {
        telling::aside(&path, report, "");
        return Ok(None);
    };
    let Some(mut document) = opening.open(named, &input, report) else {
        telling::aside(&path, report, input.source().text());
        return Ok(None);
    };
    let feed = document.feed().clone();
    if style == Style::Human {
        output::print(&headed(&words::one_line(&path), &stated(&document.origin(report)), &feed))?;
    }
    let (mut articles, mut count) = (Vec::new(), 0);
    while let Some((article, _)) = document.next(report) {
        count += 1;
        let held = unreleased(&article, clock, recalls);
        match style {
            Style::Human => output::print(&shown(count, &article, held.as_deref(), (clock, recalls)))?,
            Style::Json => articles.push(json_of(&article, held, (clock, recalls))),
        }
    }
    if style == Style::Human {
        let articles = format!("{count} article{}", if count == 1 { "" } else { "s" });
        output::print(&format!("{}: {articles}{}\n", words::one_line(&path), counts(report)))?;
        return Ok(Some(None));
    }
    let origin = document.origin(report);
    let feed = members(&FEED, |name| feed_member(&feed, name));
    Ok(Some(Some(json!({
        "path": path, "format": origin.format, "version": origin.version, "feed": feed, "articles": articles
    }))))
}

fn unreleased(article: &Article, clock: &Clock, recalls: &Recalls) -> Option<String> {
    release::unreleased(article, clock).or_else(|| recalls.of(article))
}

fn member(article: &Article, name: &str) -> Option<Value> {
    let found = Article::MEMBERS.iter().find(|m| m.name == name && !(m.is_blank)(article))?;
    Some((found.to_json)(article))
}

fn feed_member(feed: &Feed, name: &str) -> Option<Value> {
    let found = Feed::MEMBERS.iter().find(|m| m.name == name && !(m.is_blank)(feed))?;
    Some((found.to_json)(feed))
}

fn members(names: &[&str], of: impl Fn(&str) -> Option<Value>) -> Map<String, Value> {
    names.iter().filter_map(|name| of(name).map(|value| ((*name).to_owned(), value))).collect()
}

fn json_of(article: &Article, held: Option<String>, release: (&Clock, &Recalls)) -> Value {
    let mut shown = Map::new();
    shown.extend(article.headline.as_ref().map(|h| ("headline".to_owned(), json!(h))));
    shown.insert("released".to_owned(), json!(held.is_none()));
    shown.extend(held.map(|why| ("why".to_owned(), json!(why))));
    for (section, names) in SECTIONS {
        let members = members(names, |name| member(article, name));
        if !members.is_empty() {
            shown.insert(section.to_owned(), Value::Object(members));
        }
    }
    if !article.associations.is_empty() {
        let inside = |a: &Article| json_of(a, unreleased(a, release.0, release.1), release);
        shown.insert("associations".to_owned(), article.associations.iter().map(inside).collect());
    }
    Value::Object(shown)
}

fn headed(path: &str, format: &str, feed: &Feed) -> String {
    let title = feed.title.as_ref().map(|t| format!(": {}", words::one_line(&t.value))).unwrap_or_default();
    let mut out = format!("{path}: {format}{title}\n");
    FEED.iter().for_each(|name| line(name, feed_member(feed, name), "  ", &mut out));
    out
}

/// An article for people.
fn shown(number: usize, article: &Article, held: Option<&str>, release: (&Clock, &Recalls)) -> String {
    let mut out = format!("\n{number}. {}\n", called(article));
    if let Some(why) = held {
        line("not released", Some(json!(why)), "   ", &mut out);
    }
    lines(article, "   ", release, &mut out);
    out
}

fn lines(article: &Article, indent: &str, release: (&Clock, &Recalls), out: &mut String) {
    for (_, names) in SECTIONS {
        let told =
            |name: &str| member(article, name).map(|value| if name == "edNotes" { words::notes(value) } else { value });
        names.iter().for_each(|name| line(name, told(name), indent, out));
    }
    for association in &article.associations {
        let kind = association.kind.as_deref().unwrap_or("association");
        let name = association.name.as_deref().map(|name| format!(" {name}")).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{indent}{}{}: {}", words::one_line(kind), words::one_line(&name), called(association));
        let indent = format!("{indent}   ");
        let held = unreleased(association, release.0, release.1);
        line("not released", held.map(|why| json!(why)), &indent, out);
        lines(association, &indent, release, out);
    }
}

/// The values of a member, a line each.
fn line(name: &str, value: Option<Value>, indent: &str, out: &mut String) {
    let values = match value {
        None => return,
        Some(Value::Array(list)) => list,
        Some(one) => vec![one],
    };
    for (n, value) in values.iter().enumerate() {
        let label = if n == 0 { name } else { "" };
        let _ = writeln!(out, "{indent}{label:<LABEL$} {}", words::of(value));
    }
}

fn called(article: &Article) -> String {
    let text = article.headline.as_ref().or(article.title.as_ref()).or(article.summary.as_ref());
    text.map_or_else(|| "(no headline)".to_owned(), |text| words::one_line(&text.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wiredesk::model::{Field, Leaf, is_attribution};

    #[test]
    fn each_member_that_credits_somebody_is_shown() {
        let shown = |name: &str| SECTIONS.iter().any(|(_, names)| names.contains(&name));
        for leaf in Field::all().into_iter().filter(|leaf| is_attribution(*leaf)) {
            let name = Article::MEMBERS[leaf.member()].name;
            assert!(shown(name), "{name} is not shown");
        }
        let known = |name: &str| Article::MEMBERS.iter().any(|m| m.name == name);
        assert!(SECTIONS.iter().all(|(_, names)| names.iter().all(|name| known(name))));
        assert!(FEED.iter().all(|name| Feed::MEMBERS.iter().any(|m| m.name == *name)));
    }
}
