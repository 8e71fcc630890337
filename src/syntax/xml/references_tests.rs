use super::*;

fn read(raw: &str) -> (String, Vec<(&'static str, usize)>) {
    let mut report = Report::default();
    let out = text(raw, 100, None, (&Purity::default(), &Cell::new(0)), &mut report).into_owned();
    (out, report.diagnostics().iter().map(|d| (d.rule, d.span.unwrap_or_default().start)).collect())
}

#[test]
fn plain_text_is_borrowed() {
    let mut report = Report::default();
    let pure = (&Purity::default(), &Cell::new(0));
    assert!(matches!(text("Ferry to Tarn Bay\n\t[late]", 0, None, pure, &mut report), Cow::Borrowed(_)));
    assert!(matches!(cdata("a & b ]] <p>", 0, &Purity::default(), &mut report), Cow::Borrowed(_)));
    assert!(matches!(value("https://example.org/", None), Cow::Borrowed(_)));
    assert!(!report.malformed());
}

#[test]
fn references_become_characters() {
    assert_eq!(read("&lt;p&gt;Fish &amp; chips&#8217;&#x2014;&quot;&apos;"), ("<p>Fish & chips’—\"'".into(), vec![]));
    assert_eq!(read("&#00000000000000000000000000000065;&#13;"), ("A\r".into(), vec![]));
    assert_eq!(read("caf&eacute;&nbsp;&rsquo;").0, "café\u{a0}’");
    assert_eq!(read("a&rsquo;").1, [("xml/html-entity", 101)]);
}

#[test]
fn what_is_no_reference_is_text() {
    for raw in ["AT&T", "a & b", "&", "&;", "&#;", "&#x;", "&copycat", "?a=1&lt=2", "?a=1&amp_b", "&mdash 5", "&copy&x"]
    {
        let (out, notes) = read(raw);
        assert_eq!(out, raw);
        assert!(!notes.is_empty(), "{raw}");
        assert_eq!(notes[0].0, "xml/bare-ampersand");
    }
    assert_eq!(read("x&nothing;y"), ("x&nothing;y".into(), vec![("xml/unknown-entity", 101)]));
}

#[test]
fn references_may_lack_their_semicolon() {
    assert_eq!(read("Fish &amp chips &copy 2031, caf&eacute. 5 &lt").0, "Fish & chips © 2031, café. 5 <");
    assert_eq!(read("a &amp b").1, [("xml/open-reference", 102)]);
    assert_eq!(value("?a=1&amp b&copy c", None), "?a=1& b&copy c");
}

#[test]
fn entities_with_references_of_xml_in_them_were_not_known() {
    assert_eq!(entity_value("Tarn &amp; Co &#233;").as_deref(), Some("Tarn & Co é"));
    assert_eq!(entity_value("5 &lt; 6").as_deref(), Some("5 < 6"));
    for markup in ["&#60;b>", "a &#38; b", "&other;", "<b>", "&lt"] {
        assert_eq!(entity_value(markup), None, "{markup}");
    }
}

#[test]
fn names_of_a_later_html_are_known() {
    assert_eq!(read("Fish &AMP; chips&period; &NotEqualTilde;").0, "Fish & chips. ≂\u{338}");
}

#[test]
fn character_references_are_mended() {
    assert_eq!(read("&#0;").0, "\u{fffd}");
    assert_eq!(read("&#x110000;&#xD800;&#99999999999999;&#xFFFF;").0, "\u{fffd}\u{fffd}\u{fffd}\u{fffd}");
    assert_eq!(read("&#146;&#128;&#x81;").0, "’€\u{81}");
    assert_eq!(read("&#55357;&#56832;").0, "😀");
    assert_eq!(read("a&#7;b"), ("ab".into(), vec![("xml/control-character", 101)]));
    assert_eq!(read("&#8217s").0, "’s");
}

#[test]
fn line_ends_and_control_characters() {
    assert_eq!(read("a\r\nb\rc\n"), ("a\nb\nc\n".into(), vec![]));
    assert_eq!(read("a\u{1}b\u{c}&amp;").0, "ab&");
    assert_eq!(read("x ]]> y"), ("x ]]> y".into(), vec![("xml/cdata-end-in-text", 102)]));
    assert_eq!(value("a\r\nb\tc\nd&#10;e&amp;", None), "a b c d\ne&");
    assert_eq!(cdata("a\r\n\u{2}&amp;", 0, &Purity::default(), &mut Report::default()), "a\n&amp;");
}

#[test]
fn notes_of_one_run_are_bounded() {
    assert_eq!(read(&"&".repeat(1000)).1.len(), NOTED as usize);
}
