use super::*;

fn value(raw: &str) -> Value<'_> {
    Value::at(raw, 0)
}

#[test]
fn strings_are_what_serde_reads() {
    for raw in [
        r#""""#,
        r#""plain & <b>""#,
        r#""a\"b\\c\/d\b\f\n\r\te""#,
        r#""Søn \u00e9\u20AC \ud83d\ude00!""#,
        "\"\u{1f600} é\"",
    ] {
        let wanted: String = serde_json::from_str(raw).unwrap();
        assert_eq!(value(raw).string(), wanted, "{raw}");
        let mut written = String::new();
        push_string(&mut written, &wanted);
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), wanted, "{raw}");
    }
}

#[test]
fn escapes_that_mean_nothing_cost_nothing_else() {
    assert_eq!(value(r#""a\xb\u12zc""#).string(), r"a\xb\u12zc");
    assert_eq!(value(r#""a\ud83db\ude00""#).string(), "a\u{fffd}b\u{fffd}");
    assert_eq!(value(r#""\ud83d\ud83d\ude00""#).string(), "\u{fffd}\u{1f600}");
}

#[test]
fn control_characters_are_escaped() {
    let mut out = String::new();
    push_string(&mut out, "\u{1}\u{1f}\t");
    assert_eq!(out, r#""\u0001\u001f\t""#);
}

#[test]
fn what_must_be_escaped_is_found_wherever_it_stands() {
    for length in 0..120 {
        for apart in 1..40 {
            let letter = |n: usize| if n % apart == apart - 1 { ['"', '\\', '\u{1}', '\n'][n % 4] } else { 'é' };
            let text: String = (0..length).map(letter).collect();
            let mut out = String::new();
            push_string(&mut out, &text);
            assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
    }
}

#[test]
fn members_are_the_same_however_they_are_taken() {
    for text in [
        r#"{"a":1,"b":"x\n","c":[{}]}"#,
        r#" {"a" 1,,"b":2,}"#,
        r#"{"a":{"b":1},c:2 "d":tru,"e""#,
        r#"{"a":"b"#,
        "[1,2]",
        "{}",
        "",
    ] {
        let value = Value::new(text, 0..text.len());
        let mut members = value.members();
        let told = |(key, value): (&str, Value<'_>)| (key.to_owned(), value.raw.to_owned(), value.at);
        let walked: Vec<_> = members.by_ref().map(told).collect();
        let mut taken = Vec::new();
        let odd = value.each_member(|key, value| taken.push(told((key, value))));
        assert_eq!((taken, odd), (walked, members.odd()), "{text}");
    }
}

#[test]
fn members_and_items_know_where_they_stand() {
    let text = r#" {"a": [1, "x"], "b":{} }"#;
    let object = Value::new(text, 1..text.len());
    let members: Vec<_> = object.members().collect();
    assert_eq!(members.iter().map(|(key, v)| (*key, v.raw)).collect::<Vec<_>>(), [("a", r#"[1, "x"]"#), ("b", "{}")]);
    for item in members[0].1.items() {
        assert_eq!(text.get(item.span().start..item.span().end), Some(item.raw));
    }
    assert_eq!(members[0].1.items().map(Value::kind).collect::<Vec<_>>(), [Kind::Number, Kind::String]);
    assert_eq!(value("7").members().count() + value("7").items().count(), 0);
}

#[test]
fn a_missing_comma_is_told() {
    let mut members = value(r#"{"a":1 "b":2}"#).members();
    assert_eq!(members.by_ref().count(), 2);
    assert_eq!(members.odd(), Some(7));
}

#[test]
fn compact_is_the_same_value() {
    let raw = "{ \"a b\" : [ 1 ,\n\"c \\\" d\" ] }";
    assert_eq!(compact(raw), "{\"a b\":[1,\"c \\\" d\"]}");
    assert!(is_json(raw) && is_json(&compact(raw)) && !is_json("{a:1}") && !is_json("1 2") && !is_json(""));
}

#[test]
fn what_breaks_the_grammar_is_where_it_stands() {
    for (text, at) in [
        ("{\"a\": 01}", 7),
        ("{\n\"å\": NaN}", 7),
        ("[\"a\\q\"]", 4),
        ("[\"a\nb\"]", 3),
        ("[1,]", 3),
        ("[1] x", 4),
        ("[1", 2),
    ] {
        let (found, words) = fault(text).unwrap_or_default();
        assert!(found.abs_diff(at) <= 1, "{text}: {found} {words}");
        assert!(!words.is_empty() && !words.contains("line"), "{words}");
    }
    assert_eq!(fault("{\"a\": [1e5, \"\\ud83d\", null]}\r\n"), None);
}
