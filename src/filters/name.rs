//! Filters as the command line and configurations name them.

use std::fmt;
use std::str::FromStr;

use super::enrich::Words;
use super::sort::Order;

/// One filter with its options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Filter {
    /// Links made absolute, in fields and inside HTML.
    Absolute,
    /// Of the revisions of a story the last one kept.
    Dedupe,
    /// Attribution that stands in the words of bodies added where fields are empty, marked as inferred.
    Enrich(Words),
    /// What an article does not state filled from what it does, marked as filled; never a credit.
    Fill,
    /// As many articles kept as stated, the first ones.
    Limit(usize),
    /// Unreleased articles taken out.
    Release,
    /// Scripts, styles, frames and forms taken out of HTML, and links that run programs.
    Sanitize,
    /// Articles put in an order.
    Sort(Order),
}

impl Filter {
    /// The names, and what each filter does, in the order in which help lists them.
    pub const ALL: &[(&str, &str)] = &[
        ("absolute", "links made absolute, in fields and inside HTML"),
        ("dedupe", "of the revisions of a story the last one kept"),
        ("enrich", "attribution in the words of bodies added to empty fields; enrich=move takes the words out"),
        (
            "fill",
            "empty fields filled from others of the article: headline, summary, link, times, language; never a credit",
        ),
        ("limit=N", "the first N articles kept"),
        ("release", "unreleased articles taken out, for trade formats too"),
        ("sanitize", "scripts, styles, frames, forms and links that run programs taken out of HTML"),
        ("sort[=KEY]", "by published (the default), versionCreated, urgency, headline or uri; -KEY turns it round"),
    ];

    /// Whether it sees all articles at once, so that they are collected first.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Dedupe | Self::Limit(_) | Self::Sort(_))
    }
}

impl FromStr for Filter {
    type Err = String;

    /// `NAME` or `NAME=VALUE`. The message of an error is a whole sentence without a full stop.
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
        let filter = match (name, value) {
            ("absolute", None) => Self::Absolute,
            ("dedupe", None) => Self::Dedupe,
            ("enrich", None | Some("add")) => Self::Enrich(Words::Keep),
            ("enrich", Some("move")) => Self::Enrich(Words::Move),
            ("fill", None) => Self::Fill,
            ("limit", value) => match value.and_then(|v| v.parse().ok()).filter(|n| *n > 0) {
                Some(n) => Self::Limit(n),
                None => return Err("limit takes a number of articles from 1, as limit=20".to_owned()),
            },
            ("release", None) => Self::Release,
            ("sanitize", None) => Self::Sanitize,
            ("sort", value) => Self::Sort(value.unwrap_or("published").parse()?),
            ("enrich", Some(value)) => return Err(format!("enrich takes add or move, not {value:?}")),
            ("absolute" | "dedupe" | "fill" | "release" | "sanitize", Some(_)) => {
                return Err(format!("{name} takes no value"));
            }
            _ => {
                let known: Vec<_> = Self::ALL.iter().map(|(name, _)| *name).collect();
                return Err(format!("known are {}", known.join(", ")));
            }
        };
        Ok(filter)
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absolute => f.write_str("absolute"),
            Self::Dedupe => f.write_str("dedupe"),
            Self::Enrich(Words::Keep) => f.write_str("enrich"),
            Self::Enrich(Words::Move) => f.write_str("enrich=move"),
            Self::Fill => f.write_str("fill"),
            Self::Limit(n) => write!(f, "limit={n}"),
            Self::Release => f.write_str("release"),
            Self::Sanitize => f.write_str("sanitize"),
            Self::Sort(order) => write!(f, "sort={order}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_read_as_it_is_shown() {
        for text in
            "absolute dedupe enrich enrich=move fill limit=20 release sanitize sort=published sort=-urgency".split(' ')
        {
            assert_eq!(text.parse::<Filter>().map(|f| f.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("sort".parse::<Filter>().map(|f| f.to_string()).as_deref(), Ok("sort=published"));
    }

    #[test]
    fn what_is_no_filter_is_said() {
        let cases = [
            ("limit", "limit takes a number"),
            ("limit=0", "limit takes a number"),
            ("limit=-3", "limit takes a number"),
            ("fill=all", "fill takes no value"),
            ("enrich=both", "enrich takes add or move"),
            ("sort=colour", "sort takes published"),
            ("sanitise", "known are absolute"),
        ];
        for (text, message) in cases {
            let error = text.parse::<Filter>().unwrap_err();
            assert!(error.contains(message), "{text}: {error}");
        }
    }
}
