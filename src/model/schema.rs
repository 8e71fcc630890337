//! The JSON Schema of the `wire` JSON, from the field table.

use serde_json::{Map, Value, json};

use super::{Article, Feed, Shape, Struct};

/// The JSON Schema (2020-12) of a `wire` document.
pub fn json_schema() -> Value {
    let mut defs = Map::new();
    let article = reference(Article::shape, &mut defs);
    let feed = reference(Feed::shape, &mut defs);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "wire",
        "description": "A feed and its articles in the canonical form.",
        "type": "object",
        "required": ["wire", "feed", "articles"],
        "properties": {
            "wire": { "const": "1" },
            "feed": feed,
            "articles": { "type": "array", "items": article },
            "source": {
                "description": "The document it was read from.",
                "type": "object",
                "properties": {
                    "format": { "type": "string" },
                    "version": { "type": "string" },
                    "encoding": { "type": "string", "description": "The label as it was decided, lower case." },
                    "malformed": { "type": "boolean", "description": "Whether the reader had to depart from what was declared." }
                }
            }
        },
        "$defs": defs
    })
}

fn reference(shape: fn() -> Struct, defs: &mut Map<String, Value>) -> Value {
    let s = shape();
    if !defs.contains_key(s.name) {
        // Entered before its members, so that a struct may hold itself.
        defs.insert(s.name.to_owned(), Value::Null);
        let mut members = Map::new();
        for (name, doc, shape) in s.members {
            let mut value = one(shape, defs);
            if let Value::Object(map) = &mut value {
                map.insert("description".to_owned(), json!(doc.trim()));
            }
            members.insert(name.to_owned(), value);
        }
        defs.insert(
            s.name.to_owned(),
            json!({ "type": "object", "description": s.doc.trim(), "properties": members, "additionalProperties": false }),
        );
    }
    json!({ "$ref": format!("#/$defs/{}", s.name) })
}

fn one(shape: Shape, defs: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Words => json!({ "type": "string" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Shape::Time => {
            json!({ "type": "string", "pattern": "^\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)?)?)?)?$" })
        }
        Shape::Map => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        Shape::List(item) => json!({ "type": "array", "items": one(*item, defs) }),
        Shape::OneOrMany(item) => {
            let item = one(*item, defs);
            json!({ "anyOf": [item, { "type": "array", "items": item }] })
        }
        Shape::Struct(s, false) => json!({ "allOf": [reference(s, defs)] }),
        Shape::Struct(s, true) => json!({ "anyOf": [{ "type": "string" }, reference(s, defs)] }),
    }
}
