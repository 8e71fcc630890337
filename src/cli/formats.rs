//! `wiredesk formats`.

use serde::Serialize;
use wiredesk::error::Error;
use wiredesk::formats::{ALL, Audience, Card};

use super::tally::CONVERTED;
use super::{output, pretty};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FormatJson {
    id: &'static str,
    title: &'static str,
    spec: &'static str,
    versions: &'static [&'static str],
    media_types: &'static [&'static str],
    extensions: &'static [&'static str],
    styles: &'static [&'static str],
    audience: &'static str,
    articles: &'static str,
    reads: bool,
    writes: bool,
}

impl From<&Card> for FormatJson {
    fn from(card: &Card) -> Self {
        Self {
            id: card.id,
            title: card.title,
            spec: card.spec,
            versions: card.versions,
            media_types: card.media_types,
            extensions: card.extensions,
            styles: card.styles,
            audience: match card.audience {
                Audience::Trade => "trade",
                Audience::Public => "public",
            },
            articles: if card.many { "many" } else { "one" },
            reads: card.open.is_some(),
            writes: card.write.is_some(),
        }
    }
}

/// Lists the formats, a line each or as JSON.
pub fn run(json: bool) -> Result<u8, Error> {
    let list: Vec<FormatJson> = ALL.iter().map(|card| FormatJson::from(*card)).collect();
    let text = match json {
        true => pretty(&list),
        false => list.iter().map(line).collect(),
    };
    output::print(&text)?;
    Ok(CONVERTED)
}

fn line(f: &FormatJson) -> String {
    let does = match (f.reads, f.writes) {
        (true, true) => "reads, writes",
        (true, false) => "reads",
        (false, true) => "writes",
        (false, false) => "",
    };
    let versions = f.versions.join(" ");
    format!("{:<12} {:<34} {does:<14} {:<7} {:<5} {versions}\n", f.id, f.title, f.audience, f.articles)
}
