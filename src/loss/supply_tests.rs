use super::*;

#[test]
fn tags_are_stable() {
    assert_eq!(tag("a"), "tag:wiredesk,2026:af63dc4c8601ec8c");
}
