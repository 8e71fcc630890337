use std::sync::Arc;

use super::*;

const DESK: &str = include_str!("../../feeds/schema/desk.xsd");
const STORY: &str = include_str!("../../feeds/schema/story.schema.json");

fn read(text: &str) -> Schema {
    let parts = |path: &str| match path.ends_with("parts.xsd") {
        true => Ok(include_str!("../../feeds/schema/parts.xsd").to_owned()),
        false => Err(format!("{path} is not there")),
    };
    Schema::read(text, "/feeds/schema/desk.xsd", Arc::new(parts)).unwrap()
}

/// What is found, and what stands there.
fn found(schema: &str, text: &str) -> Vec<String> {
    let schema = read(schema);
    assert!(schema.is_for(text));
    let mut report = Report::default();
    schema.check(text, &mut report);
    report.sort();
    let place =
        |d: &crate::diag::Diagnostic| d.span.map(|span| text[span.start..span.end].to_owned()).unwrap_or_default();
    report.diagnostics().iter().map(place).collect()
}

#[test]
fn what_an_xsd_does_not_allow_is_found_where_it_stands() {
    assert_eq!(found(DESK, XSD.good), [""; 0]);
    assert_eq!(found(DESK, XSD.bad), ["level=\"high\"", "soon", "<colour>"]);
    let missing = "<story xmlns=\"https://desk.example/ns\"><head>A</head></story>";
    assert_eq!(found(DESK, missing), ["<story xmlns=\"https://desk.example/ns\">"]);
    assert_eq!(found(DESK, "<story>"), ["<story>", ""], "it is of no namespace, and not well-formed");
}

#[test]
fn what_a_json_schema_does_not_allow_is_found_where_it_stands() {
    assert_eq!(found(STORY, JSON.good), [""; 0]);
    assert_eq!(found(STORY, JSON.bad), ["{", "\"high\"", "\"blue\""]);
    assert_eq!(found(STORY, "{\"uri\": 1, \"uri\": \"a\", \"level\": [2]}"), ["["], "of two members the last counts");
    assert_eq!(found(STORY, "{\"uri\": }"), [""]);
}

#[test]
fn a_schema_that_needs_the_web_is_refused() {
    let load: Load = Arc::new(|path: &str| Err(format!("{path} is not there")));
    let wrong = |text: &str| Schema::read(text, "/a", load.clone()).err().map(|e| e.to_string()).unwrap_or_default();
    assert!(wrong("{\"$ref\": \"https://schemas.example/a.json\"}").contains("not fetched from the web"));
    assert!(wrong("<a/>").contains("cannot be used") && wrong("{").contains("no JSON"));
}

#[test]
fn draft_3_is_read() {
    let third = "{\"$schema\": \"http://json-schema.org/draft-03/schema#\", \"properties\": {\"uri\": {\"type\": \"string\", \
                 \"required\": true}, \"x\": {\"type\": \"any\"}}}";
    assert_eq!(found(third, "{\"uri\": \"a\", \"x\": 1}"), [""; 0]);
    assert_eq!(found(third, "{\"x\": 1}"), ["{"]);
}

#[test]
fn a_bracket_that_closes_nothing_means_itself() {
    let schema = "{\"properties\": {\"a\": {\"pattern\": \"^[a-z]]$|^\\\\]x$\", \"enum\": [\"a]\", \"]x\", \"a\"]}}}";
    assert_eq!(found(schema, "{\"a\": \"a]\"}"), [""; 0]);
    assert_eq!(found(schema, "{\"a\": \"]x\"}"), [""; 0]);
    assert_eq!(found(schema, "{\"a\": \"a\"}"), ["\"a\""]);
}
