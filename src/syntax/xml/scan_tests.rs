use super::*;

fn tokens(text: &str) -> (Vec<String>, Vec<&'static str>) {
    let (limits, ends, purity) = (Limits::default(), Ends::default(), Purity::default());
    let mut scanner = Scanner { text, limits, layout: None, ends, purity };
    let (mut report, mut at, mut out) = (Report::default(), 0, Vec::new());
    loop {
        let (token, next) = scanner.token(at, None, &mut report);
        let end = matches!(token, Token::Eof);
        if !end {
            assert!(next > at, "no progress at {at} in {text:?}");
        }
        match token {
            Token::Text(r) => out.push(format!("T:{}", &text[r])),
            Token::CData(r) => out.push(format!("C:{}", &text[r])),
            Token::OpenCData(r) => out.push(format!("O:{}", &text[r])),
            Token::Start(s) => out.push(format!("{}:{}", if s.empty { "E" } else { "S" }, s.name)),
            Token::End(e) => out.push(format!("/:{}", e.name)),
            Token::Declaration => out.push("?xml".into()),
            Token::Doctype => out.push("!DOCTYPE".into()),
            Token::Other => out.push("-".into()),
            Token::Eof => break,
        }
        at = next;
    }
    (out, report.diagnostics().iter().map(|d| d.rule).collect())
}

#[track_caller]
fn check(text: &str, expected: &[&str], notes: &[&str]) {
    let (out, found) = tokens(text);
    assert_eq!(out, expected, "{text}");
    assert_eq!(found, notes, "{text}");
}

#[test]
fn well_formed() {
    check(
        "<?xml version='1.0'?><a x='1'>t<b/><![CDATA[<x>]]]><!-- - --><?php > ?></a >",
        &["?xml", "S:a", "T:t", "E:b", "C:<x>]", "-", "-", "/:a"],
        &[],
    );
    check("<é:ü-1>x</é:ü-1>", &["S:é:ü-1", "T:x", "/:é:ü-1"], &[]);
}

#[test]
fn less_than_that_begins_no_tag_is_text() {
    let bare = "xml/bare-less-than";
    check("<a>5 < 6 <3 <</a>", &["S:a", "T:5 < 6 <3 <", "/:a"], &[bare, bare, bare]);
    check("<a>Mara <mara@example.org></a>", &["S:a", "T:Mara <mara@example.org>", "/:a"], &[bare]);
    check("<a><https://example.org/></a>", &["S:a", "T:<https://example.org/>", "/:a"], &[bare]);
    check("x <“quoted”> y<", &["T:x <“quoted”> y<"], &[bare, bare]);
}

#[test]
fn tags_that_do_not_close() {
    check("<a<b>x</b</a>", &["S:a", "S:b", "T:x", "/:b", "/:a"], &["xml/unclosed-tag", "xml/unclosed-tag"]);
    check("<a b='1' <c>", &["S:a", "S:c"], &["xml/unclosed-tag"]);
    check("<a b=\"1><c>x</c>", &["S:a", "S:c", "T:x", "/:c"], &["xml/unclosed-quote"]);
    check("<a b=\"1/><c d=\"2\">", &["E:a", "S:c"], &["xml/unclosed-quote"]);
}

#[test]
fn truncation() {
    check("<a><![CDATA[b]", &["S:a", "O:b]"], &[]);
    check("<a><!-- b", &["S:a", "-"], &["xml/unclosed-comment"]);
    check("<a><tit", &["S:a", "-"], &["xml/truncated"]);
    check("<a><b c='d", &["S:a", "S:b"], &["xml/unclosed-quote", "xml/unclosed-tag"]);
    check("<a></", &["S:a", "/:"], &["xml/unclosed-tag"]);
    check("<a><?x", &["S:a", "-"], &["xml/unclosed-instruction"]);
    check("<a><!", &["S:a", "-"], &["xml/bogus-declaration"]);
}

#[test]
fn bogus_markup() {
    check("<!bogus><a>", &["-", "S:a"], &["xml/bogus-declaration"]);
    check("<!bogus <a>", &["-", "S:a"], &["xml/bogus-declaration"]);
    check("<!-- a <b> x <c>", &["-", "S:b", "T: x ", "S:c"], &["xml/unclosed-comment"]);
    check("<?xml version='1.0'><a>", &["?xml", "S:a"], &["xml/unclosed-instruction"]);
    check("<a ==\"\" b='1'/>", &["E:a"], &["xml/attribute-syntax"]);
    check("<a b='1'c='2'/>", &["E:a"], &["xml/attributes-together"]);
    check("<a b='1' c='2' b='3'/>", &["E:a"], &["xml/duplicate-attribute"]);
    check("</ a >", &["/:a"], &[]);
}

#[test]
fn limits_cost_what_exceeds_them() {
    let many: String = (0..1500).map(|n| format!(" a{n}='1'")).collect();
    check(&format!("<a{many}/>"), &["E:a"], &["xml/attribute-limit"]);
    let long = "n".repeat(2000);
    let (out, notes) = tokens(&format!("<a><{long}></{long}></a>"));
    assert_eq!((out.len(), out[0].as_str(), notes[0]), (4, "S:a", "xml/name-limit"));
}
