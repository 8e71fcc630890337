//! JSON Schema, by the jsonschema crate.

use std::error::Error as StdError;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Retrieve, Uri, ValidationError, Validator};
use serde_json::{Map, Value, json};

use super::pointer::{member, place};
use super::{JSON, Load};
use crate::diag::{Report, Span};
use crate::formats::finding;

/// How many findings are made of one document; the report counts no more.
const MOST: usize = 1000;

/// A JSON Schema with what it refers to.
pub struct Json(Validator);

/// Where GeoJSON's schema says that it is; ninjs refers to it.
const GEOJSON: &str = "https://geojson.org/schema/GeoJSON.json";

/// Reads what a schema refers to: GeoJSON from here, files as they are given, nothing from the web.
struct Referred(Load);

impl Retrieve for Referred {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn StdError + Send + Sync>> {
        let name = uri.as_str().trim_end_matches('#');
        if name == GEOJSON {
            return Ok(serde_json::from_str(include_str!("../../schemas/geojson.schema.json"))?);
        }
        let path = name.strip_prefix("file://").ok_or_else(|| format!("{name} is not fetched from the web"))?;
        let mut value = serde_json::from_str(&(self.0)(path)?)?;
        modern(&mut value);
        patterns(&mut value);
        Ok(value)
    }
}

impl Json {
    pub(super) fn read(text: &str, path: &str, load: Load) -> Result<Self, String> {
        let mut schema: Value = serde_json::from_str(text).map_err(|e| format!("it is no JSON: {e}"))?;
        modern(&mut schema);
        patterns(&mut schema);
        // A `format` is an annotation unless a schema's vocabulary says otherwise (JSON Schema Validation 2020-12, 7.2.1); documents
        // that IPTC calls valid depend on that in the older drafts too.
        let options = jsonschema::options().should_validate_formats(false).with_retriever(Referred(load));
        let options = options.with_base_uri(format!("file://{path}"));
        options.build(&schema).map(Self).map_err(|e| e.masked().to_string())
    }

    pub(super) fn check(&self, text: &str, report: &mut Report) {
        let value: Value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(e) => {
                let at = offset(text, e.line(), e.column());
                report.add(finding(
                    &JSON,
                    format!("the document cannot be held against the schema: {e}"),
                    Span::new(at, at),
                ));
                return;
            }
        };
        for error in self.0.iter_errors(&value).take(MOST) {
            let pointer = error.instance_path().as_str();
            let message = format!("{} ({})", error.masked_with("the value"), error.kind().keyword());
            report.add(finding(&JSON, message, at_fault(text, pointer, &error)));
        }
    }
}

/// The place of a value; of what is missing in an object, or wrong with it as a whole, its bracket; of members that may
/// not stand in it, the first of them.
fn at_fault(text: &str, pointer: &str, error: &ValidationError<'_>) -> Span {
    if let ValidationErrorKind::AdditionalProperties { unexpected } = error.kind()
        && let Some(span) = unexpected.first().and_then(|name| member(text, pointer, name))
    {
        return span;
    }
    let span = place(text, pointer).unwrap_or_default();
    let whole = text.get(span.start..).is_some_and(|rest| rest.starts_with(['{', '[']));
    if whole { Span::new(span.start, span.start + 1) } else { span }
}

/// The byte at a line and a column, as serde_json counts them: from 1, columns in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    text.floor_char_boundary((before + column.saturating_sub(1)).min(text.len()))
}

/// A schema of draft 3 as one of draft 4: what is required is listed by the object.
fn modern(schema: &mut Value) {
    let third = schema.get("$schema").and_then(Value::as_str).is_some_and(|draft| draft.contains("draft-03"));
    if !third {
        return;
    }
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-04/schema#"));
    }
    let mut left = vec![schema];
    while let Some(value) = left.pop() {
        match value {
            Value::Object(members) => {
                listed(members);
                left.extend(members.values_mut());
            }
            Value::Array(list) => left.extend(list.iter_mut()),
            _ => {}
        }
    }
}

/// One schema of draft 3, without those in it.
fn listed(schema: &mut Map<String, Value>) {
    let mut required = Vec::new();
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        for (name, property) in properties.iter_mut() {
            let own = property.as_object_mut().and_then(|p| {
                if p.get("required").is_some_and(Value::is_boolean) { p.remove("required") } else { None }
            });
            if own == Some(Value::Bool(true)) {
                required.push(json!(name));
            }
        }
    }
    if schema.get("required").is_some_and(Value::is_boolean) {
        schema.remove("required");
    }
    if !required.is_empty() {
        schema.insert("required".to_owned(), Value::Array(required));
    }
    if schema.get("type") == Some(&json!("any")) {
        schema.remove("type");
    }
    if let Some(by) = schema.remove("divisibleBy") {
        schema.insert("multipleOf".to_owned(), by);
    }
    if let Some(of) = schema.remove("extends") {
        schema.insert("allOf".to_owned(), if of.is_array() { of } else { json!([of]) });
    }
}

/// Escapes, in the patterns of a schema, a `]` that closes no class. It means itself in a regular expression of ECMA-262 that is
/// not one of Unicode (B.1.2), as schemas have it, SARIF's own among them; by the rules of Unicode it is an error.
fn patterns(schema: &mut Value) {
    let mut left = vec![schema];
    while let Some(value) = left.pop() {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(pattern)) = members.get_mut("pattern") {
                    *pattern = closed(pattern);
                }
                // What may stand in a document is no schema.
                let data = |key: &str| matches!(key, "const" | "enum" | "default" | "examples");
                left.extend(members.iter_mut().filter(|(key, _)| !data(key)).map(|(_, value)| value));
            }
            Value::Array(list) => left.extend(list.iter_mut()),
            _ => {}
        }
    }
}

fn closed(pattern: &str) -> String {
    let (mut out, mut escaped, mut class) = (String::with_capacity(pattern.len()), false, false);
    for c in pattern.chars() {
        let outside = !escaped && !class;
        if outside && c == ']' {
            out.push('\\');
        }
        class = if escaped { class } else { c == '[' || class && c != ']' };
        escaped = !escaped && c == '\\';
        out.push(c);
    }
    out
}
