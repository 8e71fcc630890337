//! What elements and members that no field takes say of a release: `embargo` of Superdesk and of vendors' metadata, the state
//! of a file of Media RSS, the status of a work of schema.org. They stay where they are, and what they say holds.

mod vendors;

use std::borrow::Cow;

use serde_json::Value;

use crate::formats::members::MEMBER;
use crate::model::{Extension, Time};
use crate::syntax::html;
use crate::syntax::xml::{Cursor, Limits, Tag};
use crate::vocab::dates::{self, Unreadable};
use crate::vocab::signals::{self, Place};
use crate::vocab::{media_rss, nar};

/// Until when something is held.
#[derive(Debug, PartialEq)]
pub(super) enum Held {
    Until(Time),
    Words(String),
}

/// What stands behind `embargo` in the names of members, properties and elements, letters alone.
const ENDS: [&str; 16] = [
    "",
    "ed",
    "date",
    "datetime",
    "dateandtime",
    "time",
    "timestamp",
    "until",
    "eduntil",
    "untildate",
    "till",
    "to",
    "end",
    "ends",
    "release",
    "releasedate",
];
/// When Superdesk is to publish a story that waits for it.
const SCHEDULE: &str = "publishschedule";
/// Values of one that say that there is none.
const NONE: [&str; 7] = ["", "0", "false", "no", "none", "null", "n"];
/// Values of one that say only that there is one.
const SOME: [&str; 4] = ["1", "true", "yes", "y"];

/// The embargo that an extension states.
pub(super) fn embargo(e: &Extension) -> Option<Held> {
    // Its own elements and members are the format's; one that could not be read holds already.
    let own = || nar::VOCABULARY.means(&e.ns) || e.ns == MEMBER && matches!(&*e.name, "embargoed" | "embargoedUntil");
    if is_property(e) {
        return properties(e).iter().find_map(|(name, value)| stated(name, value.trim()));
    }
    if !may_state(e) || own() {
        return None;
    }
    if e.raw.starts_with(['{', '[']) {
        let object: Value = serde_json::from_str(&e.raw).ok()?;
        return within(&e.name, &object, DEPTH);
    }
    let (name, value) = named(e)?;
    stated(&name, value.trim())
}

/// The embargo that something says which is called so: an identifier that a vendor's metadata became, a note by its role.
pub(super) fn embargo_of(name: &str, value: &str) -> Option<Held> {
    names_embargo(name).then(|| stated(name, value.trim())).flatten()
}

/// A cheap look at a name, or at what holds one.
fn names_embargo(text: &str) -> bool {
    ["mbargo", "MBARGO"].iter().any(|part| text.contains(part))
}

/// Whether an element is a property of a vendor's, or holds such: `Property` and `Metadata` of NewsML 1, `meta` of NITF, the
/// extension properties of NewsML-G2.
fn is_property(e: &Extension) -> bool {
    let called = |name: &&str| e.name.eq_ignore_ascii_case(name);
    let is_one = ["meta", "property", "metadata"].iter().any(called) || e.name.ends_with("ExtProperty");
    is_one && e.raw.starts_with('<') && names_embargo(&e.raw)
}

/// The properties in an element, itself first, by name and value. More than that nobody has.
fn properties(e: &Extension) -> Vec<(String, String)> {
    const MOST: usize = 500;
    let quiet = &mut crate::diag::Report::default();
    let mut cursor = Cursor::piece_of(&e.raw, &[], Limits::default());
    let (mut open, mut found): (Vec<_>, Vec<_>) = (cursor.root(quiet).into_iter().collect(), Vec::new());
    let pair = |tag: &Tag<'_>| {
        let first = |names: &[&str]| names.iter().find_map(|name| tag.attr(name)).map(Cow::into_owned);
        first(&["FormalName", "name", "rel", "reluri"]).zip(first(&["Value", "content", "value"]))
    };
    found.extend(open.iter().filter_map(pair));
    while let Some(tag) = open.last().filter(|_| found.len() < MOST) {
        match cursor.child(&tag.clone(), quiet) {
            None => drop(open.pop()),
            Some(child) => {
                found.extend(pair(&child));
                open.push(child);
            }
        }
    }
    found
}

/// The words of a note of NITF that stays an element: at the head or the end of what is printed, a trade mark.
pub(super) fn note(e: &Extension) -> Option<String> {
    let is_nitf = e.ns.is_empty() || e.ns.to_ascii_lowercase().contains("/nitf/");
    (e.name == "note" && is_nitf && e.raw.starts_with('<')).then(|| html::to_text(&html::nitf_to_html(&e.raw)))
}

/// How deep objects are looked into: what stands deeper is of something else.
const DEPTH: usize = 3;

/// The embargo that a member of a vendor's object states: `schedule_settings.utc_embargo` of Superdesk.
fn within(name: &str, object: &Value, depth: usize) -> Option<Held> {
    if vendors::is_of_others(&letters(name)) {
        return None;
    }
    let members = match object {
        Value::Object(members) => members,
        Value::Array(list) if depth > 0 => return list.iter().find_map(|value| within(name, value, depth - 1)),
        _ => return None,
    };
    let of_embargo = letters(name) == "embargo";
    members.iter().find_map(|(name, value)| {
        let called = if of_embargo { of_it(name) } else { name };
        match value {
            Value::String(words) => stated(called, words.trim()),
            Value::Bool(_) | Value::Number(_) => stated(called, &value.to_string()),
            Value::Object(_) | Value::Array(_) if depth > 1 => within(name, value, depth - 1),
            _ => None,
        }
    })
}

/// What a member of an object about an embargo says: until when, or that there is one.
fn of_it(name: &str) -> &str {
    let says = |name: &str| ENDS.contains(&name) || matches!(name, "active" | "enabled");
    if says(&letters(name)) { "embargo" } else { name }
}

/// What a value says that is called so.
fn stated(name: &str, value: &str) -> Option<Held> {
    if letters(name) == "conditionsofaccess" {
        return signals::embargo_words(value, Place::Head).map(|words| Held::Words(words.to_owned()));
    }
    // A vendor may stand before it: `aap-embargo`, `x-embargo-until`.
    let behind = name.match_indices(['-', '.', ':', '_', '/', '#']).filter_map(|(at, _)| name.get(at + 1..));
    let is_embargo = std::iter::once(name).chain(behind).map(letters).any(|name| {
        let name = name.strip_prefix("utc").unwrap_or(&name);
        name == SCHEDULE || name.strip_prefix("embargo").is_some_and(|end| ENDS.contains(&end))
    });
    if !is_embargo {
        return None;
    }
    let word = value.to_ascii_lowercase();
    match dates::read(value) {
        _ if NONE.contains(&word.as_str()) => None,
        Ok(stated) => Some(Held::Until(stated.time)),
        Err(Unreadable::Forever) => Some(Held::Words("indefinite".to_owned())),
        Err(_) if SOME.contains(&word.as_str()) => Some(Held::Words("indefinite".to_owned())),
        Err(_) => signals::embargo_words(value, Place::EmbargoNote).map(|words| Held::Words(words.to_owned())),
    }
}

/// A cheap look at names: nearly no extension is one.
fn may_state(e: &Extension) -> bool {
    let starts = |name: &str, word: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let names = |part: &str| memchr::memmem::find(e.raw.as_bytes(), part.as_bytes()).is_some();
    starts(&e.name, "embargo")
        || starts(e.name.trim_start_matches('_'), "embargo")
        || starts(&e.name, "utc_embargo")
        || starts(&e.name, "publish_schedule")
        || e.raw.starts_with(['{', '[']) && (names("mbargo") || names("publish_schedule"))
        || e.ns == MEMBER && e.name == "conditionsOfAccess"
}

/// The name and the value: those of a property of NewsML 1 and a `meta` of NITF stand in attributes.
fn named(e: &Extension) -> Option<(String, Cow<'_, str>)> {
    if !e.raw.starts_with('<') {
        return Some((e.name.clone(), words(&e.raw)?));
    }
    let quiet = &mut crate::diag::Report::default();
    let mut cursor = Cursor::piece_of(&e.raw, &[], Limits::default());
    let tag = cursor.root(quiet)?;
    let name = ["FormalName", "name"].iter().find_map(|name| tag.attr(name));
    let value = ["Value", "content"].iter().find_map(|name| tag.attr(name).map(Cow::into_owned));
    match name.filter(|_| tag.is("Property") || tag.name.eq_ignore_ascii_case("meta")) {
        Some(name) => Some((name.into_owned(), Cow::Owned(value?))),
        None => Some((e.name.clone(), Cow::Owned(cursor.text(&tag, quiet).into_owned()))),
    }
}

/// The words of a value of JSON; `None` for an object or a list.
fn words(raw: &str) -> Option<Cow<'_, str>> {
    match raw.as_bytes().first()? {
        b'"' => serde_json::from_str(raw).ok().map(Cow::Owned),
        b'{' | b'[' => None,
        _ => Some(Cow::Borrowed(raw)),
    }
}

fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// A name without what a vendor puts before it: `aap-embargo`.
fn local(name: &str) -> &str {
    name.rsplit(['-', '.', ':', '_']).next().unwrap_or(name)
}

/// What schema.org's `creativeWorkStatus` is called of a work that is not, or not any more, published.
const WORKS: [(&str, &str); 12] = [
    ("draft", "withheld"),
    ("incomplete", "withheld"),
    ("pending", "withheld"),
    ("unpublished", "withheld"),
    ("withheld", "withheld"),
    ("embargoed", "withheld"),
    ("canceled", "canceled"),
    ("cancelled", "canceled"),
    ("withdrawn", "canceled"),
    ("retracted", "canceled"),
    ("killed", "canceled"),
    ("deleted", "canceled"),
];
/// The namespaces of the Atom Publishing Protocol: RFC 5023's, and that of the drafts before it, which Blogger writes.
const APP: [&str; 2] = ["http://www.w3.org/2007/app", "http://purl.org/atom/app#"];
/// What that of exports of WordPress begins with.
const WORDPRESS: &str = "http://wordpress.org/export/";
/// What WordPress calls a post that is not, or not any more, published.
const POSTS: [(&str, &str); 6] = [
    ("draft", "withheld"),
    ("auto-draft", "withheld"),
    ("pending", "withheld"),
    ("future", "withheld"),
    ("private", "withheld"),
    ("trash", "canceled"),
];
/// States of a file (Media RSS 1.5.1, `media:status`); `active` is the third.
const FILES: [(&str, &str); 2] = [("blocked", "withheld"), ("deleted", "canceled")];

/// What the namespaces of the Common Alerting Protocol begin with.
const CAP: [&str; 2] = ["urn:oasis:names:tc:emergency:cap:", "http://www.incident.com/cap/"];
/// Alerts that are none to the public (CAP 1.2, 3.2.1, `status`); `Actual` is the fifth.
const ALERTS: [(&str, &str); 4] =
    [("exercise", "withheld"), ("system", "withheld"), ("test", "withheld"), ("draft", "withheld")];

/// What vendors call the status of a document, without what stands before it.
const STATUSES: [&str; 4] = ["status", "pubstatus", "publishingstatus", "newsstatus"];

/// The status that an extension states.
pub(super) fn status(e: &Extension) -> Option<&'static str> {
    let (table, word) = match &*e.name {
        "creativeWorkStatus" if e.ns == MEMBER => return of_work(&e.raw),
        _ if e.ns == MEMBER => return vendors::status(e),
        "status" if media_rss::VOCABULARY.means(&e.ns) => {
            let tag = html::tags(&e.raw).next()?;
            let state = tag.attributes.iter().find(|(name, _)| *name == "state")?;
            (&FILES[..], state.1.to_owned())
        }
        // RFC 5023, 13.1.1: not to be seen by the public.
        "control" if APP.contains(&&*e.ns) => {
            let draft = e.raw.split_once("draft>").map(|(_, rest)| rest.trim_start());
            return draft.filter(|rest| rest.starts_with("yes")).map(|_| "withheld");
        }
        "status" if CAP.iter().any(|cap| e.ns.starts_with(cap)) => (&ALERTS[..], named(e)?.1.into_owned()),
        "status" if e.ns.starts_with(WORDPRESS) => (&POSTS[..], named(e)?.1.into_owned()),
        // A vendor's word for the status of the document.
        name if ["meta", "property"].iter().any(|known| name.eq_ignore_ascii_case(known))
            && e.raw.contains("tatus") =>
        {
            let (name, value) = named(e)?;
            return status_of(&name, &value);
        }
        _ => return None,
    };
    in_table(table, &word)
}

/// The status that something says which is called so, where that stops its article.
pub(super) fn status_of(name: &str, value: &str) -> Option<&'static str> {
    // Each identifier is asked, and nearly none is a word for a status.
    let status = signals::status(value).filter(|status| *status != "usable")?;
    let name = letters(local(name));
    STATUSES.iter().any(|known| name == *known).then_some(if status == "canceled" { status } else { "withheld" })
}

fn in_table(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    let word = word.trim().rsplit('/').next().unwrap_or_default();
    table.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, status)| *status)
}

/// The status of a work: words, a `DefinedTerm` with a name or a code, or several of them, of which one that stops it counts.
fn of_work(raw: &str) -> Option<&'static str> {
    let value: Value = serde_json::from_str(raw).ok()?;
    let list = match &value {
        Value::Array(list) => list.as_slice(),
        one => std::slice::from_ref(one),
    };
    let said = |value: &Value| {
        let words = [Some(value), value.get("name"), value.get("termCode"), value.get("@id"), value.get("url")];
        words.into_iter().flatten().filter_map(Value::as_str).find_map(|word| in_table(&WORKS, word))
    };
    let stops = list.iter().filter_map(said);
    stops.max_by_key(|status| *status == "canceled")
}
