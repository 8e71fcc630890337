//! JSON Schema as far as our schemas use it: a checker of a dozen keywords is a page, where a crate for it is a hundred
//! crates. A keyword that the checker does not know fails the test.

use serde_json::Value;

/// What is wrong with `value` as one of `schema`, with the place.
pub fn check(schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    Checker { root: schema }.check(schema, value, at, wrong);
}

struct Checker<'a> {
    root: &'a Value,
}

impl Checker<'_> {
    fn check(&self, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
        for (keyword, said) in schema.as_object().expect("a schema is an object") {
            if let Some(what) = self.breaks(schema, keyword, said, value, at) {
                wrong.push(format!("{at}: {what}: {value}"));
            }
        }
        let parts = |name: &str| schema.get(name).and_then(Value::as_array).into_iter().flatten();
        parts("allOf").for_each(|part| self.check(part, value, at, wrong));
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let name = name.strip_prefix("#/$defs/").expect("references lead to the definitions");
            self.check(&self.root["$defs"][name], value, at, wrong);
        }
        let inside = schema.get("properties").and_then(Value::as_object);
        for (name, schema) in inside.into_iter().flatten() {
            value.get(name).into_iter().for_each(|value| self.check(schema, value, &format!("{at}.{name}"), wrong));
        }
        if let Some(items) = schema.get("items") {
            for (n, value) in value.as_array().into_iter().flatten().enumerate() {
                self.check(items, value, &format!("{at}[{n}]"), wrong);
            }
        }
    }

    /// How a value breaks one keyword; `None` when it does not, or its parts are looked at elsewhere.
    fn breaks(&self, schema: &Value, keyword: &str, said: &Value, value: &Value, at: &str) -> Option<String> {
        let list = || said.as_array().expect("a list");
        let holds = match keyword {
            "$schema" | "$defs" | "$ref" | "title" | "description" | "items" | "properties" | "allOf" => true,
            "type" => is_of_type(said.as_str().expect("a word"), value),
            "enum" => list().contains(value),
            "const" => said == value,
            "minimum" => value.as_f64() >= said.as_f64(),
            "maximum" => value.as_f64() <= said.as_f64(),
            "pattern" => value.as_str().is_none_or(|text| is_like(said.as_str().unwrap_or_default(), text)),
            "required" => list().iter().all(|name| value.get(name.as_str().unwrap_or_default()).is_some()),
            "anyOf" => list().iter().any(|one| {
                let mut wrong = Vec::new();
                self.check(one, value, at, &mut wrong);
                wrong.is_empty()
            }),
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                let members = value.as_object().into_iter().flatten();
                let mut more = members.filter(|(name, _)| !known.is_some_and(|known| known.contains_key(*name)));
                more.all(|(_, value)| match said {
                    Value::Bool(allowed) => *allowed,
                    schema => {
                        let mut wrong = Vec::new();
                        self.check(schema, value, at, &mut wrong);
                        wrong.is_empty()
                    }
                })
            }
            other => panic!("{at}: the keyword {other} is unknown to this test"),
        };
        (!holds).then(|| format!("is not of {keyword} {said}"))
    }
}

fn is_of_type(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        other => panic!("type {other} is unknown to this test"),
    }
}

/// The one pattern of our schemas: RFC 3339, as far as it is stated.
const TIME: &str = r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?$";

fn is_like(pattern: &str, text: &str) -> bool {
    assert_eq!(pattern, TIME, "the pattern is unknown to this test");
    let shape = text.replace(|c: char| c.is_ascii_digit(), "0");
    let zones = ["Z", "+00:00", "-00:00", ""];
    let clock = |shape: &str| zones.into_iter().any(|zone| shape.strip_suffix(zone).is_some_and(is_clock));
    matches!(shape.as_str(), "0000" | "0000-00" | "0000-00-00") || shape.strip_prefix("0000-00-00T").is_some_and(clock)
}

fn is_clock(shape: &str) -> bool {
    let (seconds, fraction) = shape.split_once('.').map_or((shape, "0"), |parts| parts);
    seconds == "00:00:00" && !fraction.is_empty() && fraction.chars().all(|c| c == '0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_wrong_is_found() {
        let schema = json!({
            "$defs": { "Name": { "anyOf": [{ "type": "string" }, { "type": "object", "required": ["n"] }] } },
            "properties": {
                "name": { "$ref": "#/$defs/Name" }, "time": { "pattern": TIME }, "n": { "maximum": 3 },
                "marks": { "additionalProperties": { "type": "string" } }
            },
            "additionalProperties": false
        });
        for (value, count) in [
            (json!({ "name": "a", "time": "2024-05-01T10:00:00.5+02:00", "n": 3, "marks": { "/a": "b" } }), 0),
            (json!({ "name": { "n": 1 }, "time": "2024-05" }), 0),
            (json!({ "name": { "m": 1 } }), 1),
            (json!({ "name": 1, "time": "2024-5", "n": 4, "marks": { "/a": 1 }, "more": 1 }), 5),
        ] {
            let mut wrong = Vec::new();
            check(&schema, &value, "", &mut wrong);
            assert_eq!(wrong.len(), count, "{wrong:?}");
        }
    }
}
