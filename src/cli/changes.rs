//! What differs between two JSON values, field by field.

use std::fmt::Write;

use serde::Serialize;
use serde_json::{Map, Value};

use super::words;

/// Values longer than this are shown as far as they differ, in characters.
const LONG: usize = 80;

/// How much is shown around what differs.
const AROUND: usize = 24;

/// One field that differs.
#[derive(Debug, PartialEq, Serialize)]
pub struct Change {
    /// Its path, as `creators.role` or `bodies`.
    pub field: String,
    /// What it was; absent where it is new.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub a: Value,
    /// What it is; absent where it is gone.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub b: Value,
}

/// What differs; fields whose path is or begins with one of `ignore` are passed over.
pub fn changes(a: &Value, b: &Value, ignore: &[String]) -> Vec<Change> {
    let mut out = Vec::new();
    compare("", a, b, &mut out);
    let below =
        |field: &str, path: &str| field.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    out.retain(|change| !ignore.iter().any(|path| below(&change.field, path)));
    out
}

fn compare(field: &str, a: &Value, b: &Value, out: &mut Vec<Change>) {
    match (a, b) {
        _ if a == b => {}
        (Value::Object(a), Value::Object(b)) => members(field, a, b, out),
        (Value::Array(a), Value::Array(b)) => lists(field, a, b, out),
        // A list of one is written as the value itself.
        (Value::Array(list), one) if !one.is_null() => lists(field, list, std::slice::from_ref(one), out),
        (one, Value::Array(list)) if !one.is_null() => lists(field, std::slice::from_ref(one), list, out),
        _ => out.push(Change { field: field.to_owned(), a: a.clone(), b: b.clone() }),
    }
}

fn members(field: &str, a: &Map<String, Value>, b: &Map<String, Value>, out: &mut Vec<Change>) {
    let names = a.keys().chain(b.keys().filter(|name| !a.contains_key(*name)));
    for name in names {
        let path = if field.is_empty() { name.clone() } else { format!("{field}.{name}") };
        compare(&path, a.get(name).unwrap_or(&Value::Null), b.get(name).unwrap_or(&Value::Null), out);
    }
}

/// Values that are in both lists are passed over; of the others, those of one name are the same, else the first of one is
/// what the first of the other was.
fn lists(field: &str, a: &[Value], b: &[Value], out: &mut Vec<Change>) {
    let mut added: Vec<&Value> = b.iter().collect();
    let mut gone = Vec::new();
    for value in a {
        match added.iter().position(|other| *other == value) {
            Some(at) => drop(added.remove(at)),
            None => gone.push(value),
        }
    }
    if gone.is_empty() && added.is_empty() {
        let list = |values: &[Value]| Value::Array(values.to_vec());
        return out.push(Change { field: field.to_owned(), a: list(a), b: list(b) });
    }
    let mut rest = Vec::new();
    for was in gone {
        match added.iter().position(|is| is_same(was, is)) {
            Some(at) => compare(field, was, added.remove(at), out),
            None => rest.push(was),
        }
    }
    let mut added = added.into_iter();
    for was in rest {
        match added.next() {
            Some(is) if was.is_object() && is.is_object() => compare(field, was, is, out),
            is => out.push(Change { field: field.to_owned(), a: was.clone(), b: is.cloned().unwrap_or_default() }),
        }
    }
    out.extend(added.map(|is| Change { field: field.to_owned(), a: Value::Null, b: is.clone() }));
}

/// Whether two objects are of one thing: the first member that names one names the other.
fn is_same(one: &Value, other: &Value) -> bool {
    const NAMES: [&str; 7] = ["uri", "name", "href", "value", "qcode", "literal", "text"];
    let name = NAMES.iter().find_map(|name| Some((name, one.get(name)?.as_str()?)));
    name.is_some_and(|(name, value)| other.get(name).and_then(Value::as_str) == Some(value))
}

impl Change {
    /// A line for people, or two where both values are long.
    pub fn human(&self, out: &mut String) {
        let (a, b) = (words::of(&self.a), words::of(&self.b));
        let (a, b) = if self.a.is_null() || self.b.is_null() { (a, b) } else { apart(&a, &b) };
        // Writing to a string cannot fail.
        let _ = match (self.a.is_null(), self.b.is_null()) {
            (true, _) => writeln!(out, "    {}: + {b}", self.field),
            (_, true) => writeln!(out, "    {}: - {a}", self.field),
            _ if a.chars().count() + b.chars().count() > LONG => {
                writeln!(out, "    {}: - {a}\n    {:width$}  + {b}", self.field, "", width = self.field.len())
            }
            _ => writeln!(out, "    {}: {a} -> {b}", self.field),
        };
    }
}

/// Long values as far as they differ, with a little of what is around.
fn apart(a: &str, b: &str) -> (String, String) {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = |n: usize, x: &mut dyn Iterator<Item = (&char, &char)>| x.take(n).take_while(|(x, y)| x == y).count();
    let shorter = a.len().min(b.len());
    let head = same(shorter, &mut a.iter().zip(&b));
    let tail = same(shorter - head, &mut a.iter().rev().zip(b.iter().rev()));
    let cut = |text: &[char]| {
        if text.len() <= LONG {
            return text.iter().collect::<String>();
        }
        let (from, to) = (head.saturating_sub(AROUND), (text.len() - tail + AROUND).min(text.len()));
        let shown: String = text.get(from..to).unwrap_or_default().iter().collect();
        format!("{}{shown}{}", if from > 0 { "…" } else { "" }, if to < text.len() { "…" } else { "" })
    };
    (cut(&a), cut(&b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(a: &Value, b: &Value) -> String {
        let mut out = String::new();
        changes(a, b, &["marks".to_owned()]).iter().for_each(|change| change.human(&mut out));
        out
    }

    #[test]
    fn each_field_that_differs_is_told() {
        let a = json!({ "headline": "Ferry stops", "urgency": 4, "by": "A", "marks": { "/by": "inferred" } });
        let b = json!({ "headline": "Ferry sails", "language": "en", "by": ["A", "B"] });
        let expected = "    by: + B\n    headline: Ferry stops -> Ferry sails\n    urgency: - 4\n    language: + en\n";
        assert_eq!(told(&a, &b), expected);
        assert_eq!(told(&a, &a), "");
    }

    #[test]
    fn of_lists_only_what_is_new_or_gone_is_told() {
        let a = json!({ "creators": [{ "name": "Ada" }, { "name": "Ole", "role": "writer" }] });
        let b = json!({ "creators": [{ "name": "Mira" }, { "name": "Ada" }, { "name": "Ole", "role": "editor" }] });
        assert_eq!(told(&a, &b), "    creators.role: writer -> editor\n    creators: + Mira\n");
        let c = json!({ "creators": [{ "name": "Ole", "role": "writer" }, { "name": "Ada" }] });
        assert_eq!(changes(&a, &c, &[]).len(), 1, "another order is a change");
    }

    #[test]
    fn long_values_are_shown_where_they_differ() {
        let text = |word: &str| json!({ "bodies": format!("{}{word}{}", "x ".repeat(500), " y".repeat(500)) });
        let told = told(&text("eight"), &text("nine days"));
        assert!(
            told.contains("- …x ") && told.contains("eight") && told.contains("+ …x ") && told.len() < 300,
            "{told}"
        );
    }
}
