//! From the text of `wiredesk.toml` to the settings, or to what is wrong with it.

use std::ops::Range;
use std::path::Path;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Config;
use super::desk_check::Odd;
use super::setting::Setting;
use crate::error::Error;
use crate::text::{Lines, distance};

/// The farthest that a key may be from one that is known to be taken for it.
const NEAR: usize = 3;

impl Config {
    /// Reads the settings from the text of a file, which `path` names in errors. `rules` are the rules there are.
    ///
    /// # Errors
    /// With the line, the key and what to do, when it is not TOML, or a key or a value is none that is known.
    pub fn read(text: &str, path: &Path, rules: &[&str]) -> Result<Self, Error> {
        let lines = Lines::new(text);
        let wrong = |at: usize, key: &str, what: String| Error::config(path, lines.position(at), key, what);
        let broken = |e: &toml::de::Error| {
            let what = e.message().lines().collect::<Vec<_>>().join("; ");
            wrong(e.span().map_or(0, |span| span.start), "", format!("this is not TOML: {what}"))
        };
        let table = DeTable::parse(text).map_err(|e| broken(&e))?;
        if let Some(Wrong { at, key, what }) = unknown(table.get_ref(), &Self::schema(), "") {
            return Err(wrong(at, &key, what));
        }
        let config: Self = toml::from_str(text).map_err(|e| {
            let at = e.span().map_or(0, |span| span.start);
            wrong(at, &key_at(table.get_ref(), at), value(e.message()))
        })?;
        let odd = odd_rule(table.get_ref(), rules).or_else(|| odd_desk(table.get_ref(), &config));
        match odd {
            Some(Wrong { at, key, what }) => Err(wrong(at, &key, what)),
            None => Ok(config),
        }
    }
}

/// What is wrong, at which key, and where.
struct Wrong {
    at: usize,
    key: String,
    what: String,
}

/// The words of the reader of TOML about a value, on one line.
fn value(message: &str) -> String {
    let words = message.lines().collect::<Vec<_>>().join("; ");
    words.replace("unknown variant", "there is no").replace("expected one of", "known are")
}

/// The first key that the schema does not know.
fn unknown(table: &DeTable<'_>, schema: &Value, above: &str) -> Option<Wrong> {
    // The configuration is no deeper than its types; a list is looked at with the schema of what is in it.
    let mut keys: Vec<_> = table.iter().collect();
    keys.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in keys {
        let path = joined(above, key.get_ref());
        let known = schema.get("properties").and_then(Value::as_object);
        let below = known.and_then(|known| known.get(key.get_ref().as_ref()));
        let below = below.or_else(|| schema.get("additionalProperties").filter(|other| other.is_object()));
        let Some(below) = below else {
            let names: Vec<&str> = known.into_iter().flat_map(|known| known.keys()).map(String::as_str).collect();
            return Some(Wrong { at: key.span().start, what: no_such_key(key.get_ref(), &names), key: path });
        };
        if let Some(what) = other_table(value.get_ref(), below, &path) {
            return Some(Wrong { at: key.span().start, key: path, what });
        }
        let found = match value.get_ref() {
            DeValue::Table(table) => unknown(table, below, &path),
            DeValue::Array(list) => list.iter().enumerate().find_map(|(n, item)| {
                let items = below.get("items").unwrap_or(below);
                item.get_ref().as_table().and_then(|table| unknown(table, items, &format!("{path}[{n}]")))
            }),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// What is wrong with one table where there may be several, or several where there is one.
fn other_table(value: &DeValue<'_>, schema: &Value, path: &str) -> Option<String> {
    let (one, several) = (schema.get("properties").is_some(), schema.get("items").is_some());
    match value {
        DeValue::Array(list) if one && !several && list.iter().any(|item| item.get_ref().is_table()) => {
            Some(format!("there is one of them: write `[{path}]`"))
        }
        DeValue::Table(_) if several && !one && schema.get("anyOf").is_none() => {
            Some(format!("there may be several of them: write `[[{path}]]`"))
        }
        _ => None,
    }
}

fn no_such_key(key: &str, known: &[&str]) -> String {
    let nearest = known.iter().map(|name| (distance(key, name), *name)).min().filter(|(far, _)| *far <= NEAR);
    match nearest {
        Some((_, name)) => format!("there is no such key; did you mean `{name}`?"),
        None if known.is_empty() => "nothing may stand here".to_owned(),
        None => format!("there is no such key; known are {}", known.join(", ")),
    }
}

/// A rule that is nearly one that is known. Others may be notes of readers, which nobody lists.
fn odd_rule(table: &DeTable<'_>, rules: &[&str]) -> Option<Wrong> {
    let validate = table.get("validate")?.get_ref().as_table()?;
    let own = validate.get("rules").into_iter();
    let paths = validate.get("paths").and_then(|paths| paths.get_ref().as_array());
    let of_paths =
        paths.into_iter().flat_map(|list| list.iter()).filter_map(|path| path.get_ref().as_table()?.get("rules"));
    let tables = own.chain(of_paths).filter_map(|rules| rules.get_ref().as_table());
    for key in tables.flat_map(|table| table.keys()) {
        let name = key.get_ref().as_ref();
        let kinds = || rules.iter().filter_map(|rule| rule.split('/').next());
        if rules.contains(&name) || name.ends_with('*') || kinds().all(|kind| distance(kind, name) <= 1) {
            continue;
        }
        let nearest = rules.iter().map(|rule| (distance(name, rule), *rule)).min().filter(|(far, _)| *far <= 2);
        if let Some((_, rule)) = nearest {
            let what = format!("there is no such rule; did you mean `{rule}`?");
            return Some(Wrong { at: key.span().start, key: format!("rules.{name:?}"), what });
        }
    }
    None
}

/// What makes no sense in the tables of a desk, at the place of its key, else of its table.
fn odd_desk(table: &DeTable<'_>, config: &Config) -> Option<Wrong> {
    let Odd { table: name, number, key, what } = config.odd_desk()?;
    let found = table.get(name)?;
    let own = match found.get_ref() {
        DeValue::Array(list) => list.get(number)?,
        _ => found,
    };
    let keyed = own.get_ref().as_table().and_then(|own| own.get_key_value(key));
    let at = keyed.map_or(own.span().start, |(key, _)| key.span().start);
    let key = if keyed.is_some() { joined(name, key) } else { name.to_owned() };
    Some(Wrong { at, key, what })
}

/// The path of the key whose value stands at a place, the innermost one.
fn key_at(table: &DeTable<'_>, at: usize) -> String {
    let mut path = String::new();
    let mut here = Some(table);
    while let Some(table) = here.take() {
        let around = |range: Range<usize>| range.start <= at && at < range.end.max(range.start + 1);
        let holds = |key: &Spanned<_>, value: &Spanned<DeValue<'_>>| {
            around(value.span()) || around(key.span()) || inside(value, at)
        };
        let Some((key, value)) = table.iter().find(|(key, value)| holds(key, value)) else { break };
        path = joined(&path, key.get_ref());
        here = match value.get_ref() {
            DeValue::Table(table) => Some(table),
            DeValue::Array(list) => {
                list.iter().filter_map(|item| item.get_ref().as_table()).find(|table| covers(table, at))
            }
            _ => None,
        };
    }
    path
}

/// Whether a place is in a table that stands under headers of its own, whose span is only that of its header.
fn inside(value: &Spanned<DeValue<'_>>, at: usize) -> bool {
    match value.get_ref() {
        DeValue::Table(table) => covers(table, at),
        DeValue::Array(list) => {
            list.iter().any(|item| item.get_ref().as_table().is_some_and(|table| covers(table, at)))
        }
        _ => false,
    }
}

fn covers(table: &DeTable<'_>, at: usize) -> bool {
    table.iter().any(|(key, value)| (key.span().start..value.span().end).contains(&at) || inside(value, at))
}

fn joined(above: &str, key: &str) -> String {
    let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let key = if plain { key.to_owned() } else { format!("{key:?}") };
    if above.is_empty() { key } else { format!("{above}.{key}") }
}
