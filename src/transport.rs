//! What a server says around a document: its type, how readers may ask again, and where it stands now. Nothing is fetched here;
//! `net` hands over what was said.

use encoding_rs::Encoding;

use crate::diag::{Clause, Level, Report, Rule, Span};
use crate::formats::{self, Card, finding};
use crate::text;
use crate::vocab::dates;

/// What was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exchange {
    /// The headers of the last response, by their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The redirects on the way: status and where it led.
    pub redirects: Vec<(u16, String)>,
}

/// The rules of the transport.
pub static RULES: &[&Rule] =
    &[&CONTENT_TYPE, &GENERIC_TYPE, &CHARSET, &NO_VALIDATOR, &BAD_VALIDATOR, &NEVER_KEPT, &MOVED];

const fn http(section: &'static str, url: &'static str, level: Level) -> Clause {
    Clause { spec: "RFC 9110", section, url, level }
}

static CONTENT_TYPE: Rule = Rule {
    id: "transport/content-type",
    summary: "A document is served as what it is.",
    why: "Browsers and readers that go by the type show its markup, or nothing.",
    remedy: "Send the media type of the format, as `wiredesk formats --json` lists it.",
    clause: http("8.3", "https://www.rfc-editor.org/rfc/rfc9110#section-8.3", Level::Should),
    bad: "HTTP/1.1 200 OK\nContent-Type: text/html\nETag: \"a1\"\n",
    good: "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\nETag: \"a1\"\n",
};

static GENERIC_TYPE: Rule = Rule {
    id: "transport/generic-type",
    summary: "A document is served with the type of its format, not only as XML or JSON.",
    why: "Readers that look for feeds do not know it for one.",
    remedy: "Send the media type of the format, as `wiredesk formats --json` lists it.",
    clause: http("8.3", "https://www.rfc-editor.org/rfc/rfc9110#section-8.3", Level::May),
    bad: "HTTP/1.1 200 OK\nContent-Type: application/xml\nETag: \"a1\"\n",
    good: "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\nETag: \"a1\"\n",
};

static CHARSET: Rule = Rule {
    id: "transport/charset",
    summary: "A charset that the server names is one that is known.",
    why: "It goes before what the document declares, and readers guess where they do not know it.",
    remedy: "Name `utf-8`, or leave the charset to the document.",
    clause: Clause {
        spec: "RFC 7303",
        section: "3",
        url: "https://www.rfc-editor.org/rfc/rfc7303#section-3",
        level: Level::Must,
    },
    bad: "HTTP/1.1 200 OK\nContent-Type: application/rss+xml; charset=utf8mb4\nETag: \"a1\"\n",
    good: "HTTP/1.1 200 OK\nContent-Type: application/rss+xml; charset=utf-8\nETag: \"a1\"\n",
};

static NO_VALIDATOR: Rule = Rule {
    id: "transport/no-validator",
    summary: "A response says by what readers may ask whether it changed: `ETag` or `Last-Modified`.",
    why: "Without either each of them fetches the whole document every time.",
    remedy: "Send an `ETag` or `Last-Modified`, and answer 304 to those who have it.",
    clause: http("8.8", "https://www.rfc-editor.org/rfc/rfc9110#section-8.8", Level::Should),
    bad: "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\n",
    good: "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\nLast-Modified: Sat, 01 Mar 2031 09:30:00 GMT\n",
};

static BAD_VALIDATOR: Rule = Rule {
    id: "transport/bad-validator",
    summary: "An `ETag` stands between quotation marks, and `Last-Modified` is a date of HTTP.",
    why: "Caches and readers pass over what they cannot read, and fetch the whole document every time.",
    remedy: "Write `ETag: \"a1\"` or `W/\"a1\"`, and `Last-Modified: Sat, 01 Mar 2031 09:30:00 GMT`.",
    clause: http("8.8.2, 8.8.3", "https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2", Level::Must),
    bad: "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\nETag: a1\n",
    good: "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\nETag: W/\"a1\"\n",
};

static NEVER_KEPT: Rule = Rule {
    id: "transport/never-kept",
    summary: "Readers may keep a document for a while.",
    why: "`no-store` makes caches between server and readers useless.",
    remedy: "Send `Cache-Control: max-age=` with the seconds between two changes.",
    clause: Clause {
        spec: "RFC 9111",
        section: "5.2.2.5",
        url: "https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2.5",
        level: Level::May,
    },
    bad: "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\nETag: \"a1\"\nCache-Control: no-store\n",
    good: "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\nETag: \"a1\"\nCache-Control: max-age=600\n",
};

static MOVED: Rule = Rule {
    id: "transport/moved",
    summary: "A document stands at the address that is asked.",
    why: "Each redirect is a request more for every reader, and some follow none.",
    remedy: "Name the address it moved to.",
    clause: http("15.4", "https://www.rfc-editor.org/rfc/rfc9110#section-15.4", Level::May),
    bad: "HTTP/1.1 301 Moved Permanently\nLocation: https://tarn.example/feed\n",
    good: "HTTP/1.1 200 OK\nContent-Type: application/rss+xml\nETag: \"a1\"\n",
};

impl Exchange {
    /// What a response says as it is written: a status line and headers, as in the examples of the rules.
    #[cfg(test)]
    fn read(words: &str) -> Self {
        let mut lines = words.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap_or(200);
        let header =
            |line: &str| line.split_once(':').map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()));
        let headers: Vec<_> = lines.filter_map(header).collect();
        let to = headers.iter().find(|(name, _)| name == "location").map(|(_, to)| (status, to.clone()));
        Self { headers, redirects: to.into_iter().collect() }
    }
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
    /// Looks at what was said around a document in the format of `card`. What is found stands at the document's beginning.
    pub fn check(&self, card: &Card, report: &mut Report) {
        let mut found = |rule: &Rule, message: String| report.add(finding(rule, message, Span::new(0, 0)));
        for (status, to) in &self.redirects {
            let how = if matches!(status, 301 | 308) { "for good" } else { "for now" };
            found(&MOVED, format!("it is redirected {how} ({status}) to {to}"));
        }
        // Of a redirect alone nothing more is known.
        if self.header("location").is_some() {
            return;
        }
        self.types(card, &mut found);
        if self.header("etag").or(self.header("last-modified")).is_none() {
            found(&NO_VALIDATOR, "the response has neither `ETag` nor `Last-Modified`".to_owned());
        }
        if let Some(tag) = self.header("etag").filter(|tag| !is_entity_tag(tag)) {
            found(&BAD_VALIDATOR, format!("`ETag: {tag}` is no entity tag"));
        }
        if let Some(date) = self.header("last-modified").filter(|date| !is_http_date(date)) {
            found(&BAD_VALIDATOR, format!("`Last-Modified: {date}` is no date of HTTP"));
        }
        let kept = self.header("cache-control").unwrap_or_default().to_lowercase();
        if kept.split(',').any(|word| word.trim() == "no-store") {
            found(&NEVER_KEPT, format!("`Cache-Control: {kept}` lets nobody keep it"));
        }
    }

    fn types(&self, card: &Card, found: &mut dyn FnMut(&Rule, String)) {
        let Some(stated) = self.header("content-type") else {
            return found(&CONTENT_TYPE, "the response states no `Content-Type`".to_owned());
        };
        let media = text::media_type(stated);
        let own = card.media_types.iter().any(|known| known.eq_ignore_ascii_case(&media));
        let generic = ["application/xml", "text/xml", "application/json"].contains(&media.as_ref());
        let usual = card.media_types.first().copied().unwrap_or_default();
        // What is also another format's type says too little as well.
        let shared =
            own && generic && formats::ALL.iter().filter(|c| c.media_types.contains(&media.as_ref())).count() > 1;
        match (own && !shared, generic) {
            (true, _) => {}
            (false, true) => found(&GENERIC_TYPE, format!("it is served as `{media}`, not as `{usual}`")),
            (false, false) => {
                found(&CONTENT_TYPE, format!("it is served as `{media}`, and is {}: `{usual}`", card.title))
            }
        }
        if let Some(charset) = text::charset(stated).filter(|label| Encoding::for_label(label.as_bytes()).is_none()) {
            found(&CHARSET, format!("browsers do not know the charset `{charset}`"));
        }
    }
}

/// An entity tag, a weak one too (RFC 9110, 8.8.3).
fn is_entity_tag(tag: &str) -> bool {
    let opaque = tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    opaque.is_some_and(|opaque| !opaque.contains(['"', ' ']))
}

/// A date of HTTP: that of RFC 822 in GMT, or one of the two older forms (RFC 9110, 5.6.7).
fn is_http_date(date: &str) -> bool {
    let stated = dates::read(date).is_ok_and(|stated| stated.time.has_clock());
    let zoned = date.ends_with(" GMT");
    stated && date.starts_with(|c: char| c.is_ascii_alphabetic()) && (zoned || !date.contains(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_finds_what_is_bad_and_nothing_in_what_is_good() {
        let found = |words: &str| {
            let mut report = Report::default();
            Exchange::read(words).check(formats::by_id("rss").unwrap(), &mut report);
            report.diagnostics().iter().map(|d| d.rule).collect::<Vec<_>>()
        };
        for rule in RULES {
            assert_eq!(found(rule.bad), [rule.id]);
            assert_eq!(found(rule.good), [""; 0], "{}", rule.id);
        }
        assert_eq!(found("HTTP/1.1 200 OK\n"), ["transport/content-type", "transport/no-validator"]);
    }
}
