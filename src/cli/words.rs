//! JSON values in words, for people: nothing that is stated is left out.

use serde_json::{Map, Value};

/// The members that say what a value is; the others say more of it.
const MAIN: [&str; 8] = ["name", "value", "text", "href", "time", "uri", "literal", "title"];

/// A value on one line, as `Mara Quill (role reporter, email mara@quay.example)`.
pub fn of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => one_line(text),
        Value::Array(list) => list.iter().map(of).collect::<Vec<_>>().join("; "),
        Value::Object(members) => object(members),
        other => other.to_string(),
    }
}

fn object(members: &Map<String, Value>) -> String {
    let main = MAIN.iter().find(|name| members.get(**name).is_some_and(Value::is_string)).copied();
    let rest = members.iter().filter(|(name, _)| Some(name.as_str()) != main);
    let rest = rest.map(|(name, value)| format!("{name} {}", of(value))).collect::<Vec<_>>().join(", ");
    match (main.and_then(|name| members.get(name)), rest.is_empty()) {
        (Some(main), true) => of(main),
        (Some(main), false) => format!("{} ({rest})", of(main)),
        (None, _) => rest,
    }
}

/// Notes to editors with what they mean where they say nothing of who may see them: that they are not for the public.
pub fn notes(value: Value) -> Value {
    match value {
        Value::Array(list) => list.into_iter().map(notes).collect(),
        Value::Object(mut note) => {
            note.entry("visibility").or_insert_with(|| "private".into());
            Value::Object(note)
        }
        Value::String(words) => serde_json::json!({ "value": words, "visibility": "private" }),
        other => other,
    }
}

/// Without line ends, and without what a terminal would take as a command.
pub fn one_line(text: &str) -> String {
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(clean).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_stated_is_said() {
        assert_eq!(of(&json!("a\n\u{1b}[1mb")), "a [1mb");
        assert_eq!(
            of(&json!({ "role": "editor", "name": "Ada Lind", "sameAs": ["a", "b"] })),
            "Ada Lind (role editor, sameAs a; b)"
        );
        assert_eq!(
            of(&json!({ "geography": "World", "links": [{ "href": "https://x.example/", "rel": "license" }] })),
            "geography World, links https://x.example/ (rel license)"
        );
        assert_eq!(of(&json!([1, true])), "1; true");
    }

    #[test]
    fn a_note_to_editors_was_shown_as_if_all_might_see_it() {
        let told = of(&notes(json!(["Mind the captain.", { "value": "Adds fares", "visibility": "public" }])));
        assert_eq!(told, "Mind the captain. (visibility private); Adds fares (visibility public)");
    }
}
