use super::*;

#[test]
fn references_are_of_allowed_characters() {
    for good in [
        "",
        "a",
        "a/b:c",
        "./a:b",
        "?q=a:b",
        "#top",
        "//tarn.example/a",
        "http://tarn.example:8080/a%20b?c=d#e",
        "http://[2001:db8::7]/c",
        "mailto:a@tarn.example",
        "urn:isbn:0-486-27557-4",
        "http://tårn.example/ø",
    ] {
        assert!(iri_reference(good), "{good}");
    }
    for bad in [
        "a b",
        "a\tb",
        "http://tarn.example/<a>",
        "http://tarn.example/a%2",
        "http://tarn.example/a%zz",
        "http://tarn.example:80a/",
        "1a:b",
        "a\"b",
        "http://tarn.example/[a]",
        "http://tarn.example/a|b",
        "\u{202A}a",
        "http:///a",
        "HTTPS:///",
        "http:/a",
        "https:tarn.example",
    ] {
        assert!(!iri_reference(bad), "{bad}");
    }
}

/// What is told at first sight is what a closer look tells.
#[test]
fn plain_ones_are_references() {
    let ends =
        ["", "a", "tarn.example,2026:1", "isbn:0-486", "/a", "//h", "a?b=c", "a b", "a#b", "a%20b", "ø", ":", "@x"];
    for scheme in ["urn:", "tag:", "mailto:", "a+b-c.1:", "1a:", ":", "http:", "https://", ""] {
        for text in ends.map(|end| format!("{scheme}{end}")) {
            assert!(!(is_plain(&text) || is_plain_name(&text)) || is_reference(&text), "{text}");
        }
    }
    assert!(is_plain_name("urn:isbn:0-486") && !is_plain_name("http://tarn.example/") && !is_plain_name("urn:a#b"));
}

#[test]
fn an_iri_has_what_its_scheme_demands() {
    for good in
        ["http://tarn.example", "https://tarn.example/", "mailto:a@b.example", "tag:tarn.example,2026:1", "about:blank"]
    {
        assert!(iri(good), "{good}");
    }
    for bad in [
        "tarn.example",
        "http:/tarn.example",
        "http:tarn",
        "http:///a",
        "http://",
        "http://:80/",
        "mailto:",
        "tag:tarn",
        "urn:a",
    ] {
        assert!(!iri(bad), "{bad}");
    }
}

#[test]
fn tags_have_an_authority_and_a_date() {
    for good in [
        "tag:tarn.example,2026:1",
        "tag:tarn.example,2026-03:a/b",
        "tag:mara.quill@tarn.example,2026-03-14:",
        "tag:tarn.example,2026:a?b#c",
    ] {
        assert!(tag(good), "{good}");
    }
    for bad in [
        "tag:tarn.example:1",
        "tag:tarn.example,26:1",
        "tag:tarn.example,2026-3:1",
        "tag:tarn.example,2026-:1",
        "tag:tarn.example,20260314:1",
        "tag:tarn.example,2026-03-14T10:1",
        "tag:tarn.example,2026-13:1",
        "tag:tarn.example,2026",
        "tag:tarn example,2026:1",
        "tag:tarn*.example,2026:1",
        "tag:tarn,tarn.example,2026:1",
        "tag:tarn.example, 2026:1",
        "tag:tarn.example,2026:a b",
        "tag:tarn.example,2026:a^b",
        "tag:,2026:1",
    ] {
        assert!(!tag(bad), "{bad}");
    }
}

#[test]
fn urns_have_a_name_and_what_it_names() {
    for good in [
        "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
        "URN:ISBN:0486275574",
        "urn:newsml:tarn.example:20260314:1:1N",
    ] {
        assert!(urn(good), "{good}");
    }
    for bad in [
        "urn:",
        "urn:x",
        "urn:x:y",
        "urn:-xy:z",
        "urn:x+y:z",
        "urn:x.y:z",
        "urn:xy:",
        "urn:uuid:12",
        "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6g",
    ] {
        assert!(!urn(bad), "{bad}");
    }
    assert!(namespace_specific("a_b:1") && !namespace_specific("a b") && !namespace_specific(""));
}

#[test]
fn forms_that_compare_differently_are_found() {
    for good in [
        "http://tarn.example/",
        "http://tarn.example/a/b?c=%C3%A9",
        "tag:tarn.example,2026:A",
        "urn:isbn:0486275574",
        "tarn",
    ] {
        assert_eq!(not_canonical(good), None, "{good}");
    }
    for bad in [
        "HTTP://tarn.example/",
        "http://Tarn.example/",
        "http://tarn.example",
        "http://tarn.example:80/",
        "http://tarn.example:/",
        "http://@tarn.example/",
        "http://tarn.example/a/../b",
        "http://tarn.example/%7Emara",
        "http://tarn.example/%c3%a9",
        "http://tarn.example/?",
        "http://tarn.example/#",
    ] {
        assert!(not_canonical(bad).is_some(), "{bad}");
    }
}

#[test]
fn an_address_is_an_address_and_nothing_else() {
    for good in ["a@b.example", "mara.quill+news@tarn.example", "o'neil@tarn.example", "a@localhost"] {
        assert!(email(good), "{good}");
    }
    for bad in [
        "",
        "a",
        "a@",
        "@b.example",
        "a b@tarn.example",
        "a@b.example (A)",
        "Mara <a@b.example>",
        "a@b..example",
        "mailto:a@b.example",
    ] {
        assert!(!email(bad), "{bad}");
    }
}

#[test]
fn an_address_is_mended_by_percent_signs_or_not_at_all() {
    let is = |text: &str| mended(text);
    assert_eq!(is(" https://tarn.example/a b.html\n").as_deref(), Some("https://tarn.example/a%20b.html"));
    assert_eq!(
        is("https://tarn.example/100%?q={x}#a#b").as_deref(),
        Some("https://tarn.example/100%25?q=%7Bx%7D#a%23b")
    );
    assert_eq!(is("https://tarn.example/f\u{e6}rge").as_deref(), Some("https://tarn.example/f\u{e6}rge"));
    assert_eq!(is("http://tarn.example:port/"), None);
    assert!(iri(&as_iri("  %<\u{e6}\u{e000}\u{202e}>")));
}

#[test]
fn the_atoms_of_an_address_are_parted_by_single_dots() {
    assert!(email("mara.q@tarn.example") && email("o'neil+desk@tarn.example"));
    for bad in ["mara..q@tarn.example", ".mara@tarn.example", "mara.@tarn.example", "@tarn.example"] {
        assert!(!email(bad), "{bad}");
    }
}
