//! What rules find in single documents, beside their own examples.

use super::*;

#[test]
fn what_the_reader_notes_and_a_rule_finds_is_told_once() {
    let rss = formats::by_id("rss").unwrap();
    let text = "<rss version=\"2.0\"><channel><title>T</title><link>https://tarn.example/</link><description>D</description>\
                <item a:x=\"1\"><title>T</title><guid isPermaLink=\"false\">1</guid><a:b/><pubDate>soon</pubDate>\
                <dc:date xmlns:dc=\"http://purl.org/dc/elements/1.1/\">later</dc:date></item></channel></rss>";
    let count = |rule: &str| report(text.as_bytes(), rss, &ReadOptions::default()).0.count(rule);
    assert_eq!((count("rss/undeclared-namespace"), count("xml/undeclared-prefix")), (2, 0));
    // Each of the two dates is told by the rule that speaks of it.
    assert_eq!((count("rss/bad-date"), count("date/bad-w3cdtf"), count("date/unreadable")), (1, 1, 0));
}

#[test]
fn findings_stand_in_the_order_of_the_document_and_are_bounded() {
    let item = "<item><pubDate>soon</pubDate></item>";
    let text = format!("<rss version=\"2.0\"><channel>{}<ttl>1</ttl><ttl>2</ttl></channel></rss>", item.repeat(2000));
    let (report, _) = report(text.as_bytes(), formats::by_id("rss").unwrap(), &ReadOptions::default());
    let starts: Vec<_> = report.diagnostics().iter().map(|d| d.span.map(|span| span.start)).collect();
    assert!(starts.is_sorted());
    let kept = |rule: &str| report.diagnostics().iter().filter(|d| d.rule == rule).count();
    for rule in ["rss/bad-date", "rss/missing-id", "rss/missing-title-and-description"] {
        assert_eq!((kept(rule), report.count(rule)), (100, 2000), "{rule}");
    }
    assert_eq!(report.count("rss/duplicate-element"), 1, "what stands behind the items is above them too");
}

#[test]
fn what_is_not_well_formed_is_one_error_at_the_first_fault() {
    let atom = formats::by_id("atom").unwrap();
    let good = atom.rules[0].rule.good;
    let (before, _) = good.split_once("Ferry").unwrap();
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let line = before.matches('\n').count() + 1;
    let bad = good.replace("Ferry", "& Ferry").replace("</content>", " & more</content></b>");
    let found = found(bad.as_bytes(), atom);
    let errors: Vec<_> = found.iter().filter(|(rule, ..)| rule == "xml/not-well-formed").collect();
    assert_eq!(errors, [&("xml/not-well-formed".to_owned(), line, column)]);
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn a_code_point_that_is_no_character_passed_in_silence() {
    let rss = formats::by_id("rss").unwrap();
    for (text, errors) in [("\u{fffe}", 1), ("\u{ffff} \u{fffe}", 1), ("\u{1}\u{ffff}", 1), ("\u{fffd}", 0)] {
        let text = format!("<rss version=\"2.0\"><channel><title>{text}</title></channel></rss>");
        let (report, _) = report(text.as_bytes(), rss, &ReadOptions::default());
        assert_eq!(report.count("xml/not-well-formed"), errors, "{text:?}");
    }
}

#[test]
fn a_list_of_rss_1_1_that_is_no_list_to_rdf_passed_in_silence() {
    let card = formats::by_id("rss-1").unwrap();
    let good = include_str!("../../feeds/rss-1/collection-11.xml");
    let count = |text: &str| report(text.as_bytes(), card, &ReadOptions::default()).0.count("rss-1/bad-rdf");
    assert_eq!(count(good), 0);
    for kind in [" rdf:parseType=\"Collection\"", " rdf:parseType=\"Resource\""] {
        assert_eq!(count(&good.replacen(kind, "", 1)), 1, "{kind}");
        assert_eq!(count(&good.replacen(kind, " rdf:parseType=\"Literal\"", 1)), 1, "{kind}");
    }
}

#[test]
fn bytes_that_the_declared_encoding_does_not_have_are_an_error() {
    let rss = formats::by_id("rss").unwrap();
    let good = rss.rules[0].rule.good;
    let errors = |bytes: &[u8]| report(bytes, rss, &ReadOptions::default()).0.count("xml/not-well-formed");
    let latin = |text: &str| text.chars().map(|c| u8::try_from(c).unwrap()).collect::<Vec<u8>>();
    let said = good.replacen("<title>", "<title>F\u{E6}rge ", 1);
    assert_eq!((errors(said.as_bytes()), errors(&latin(&said))), (0, 1));
    // Each byte means something in an encoding of single bytes: what else was meant nobody can prove.
    let single = said.replacen("UTF-8", "ISO-8859-1", 1);
    assert_eq!((errors(&latin(&single)), errors(single.as_bytes())), (0, 0));
}

#[test]
fn what_the_grammar_of_json_refuses_is_one_error_where_it_stands() {
    let json = formats::by_id("json-feed").unwrap();
    let text = "{\n \"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\u{1F6A2}\", \"_tarn\": {\"n\": 01},\n \
                \"home_page_url\": \"https://tarn.example/\", \"feed_url\": \"https://tarn.example/f\",\n \
                \"items\": [{\"id\": \"1\", \"content_text\": \"a\\q\"}]}";
    let found = found(text.as_bytes(), json);
    let errors: Vec<_> = found.iter().filter(|(rule, ..)| rule == "json/not-well-formed").collect();
    let column = text.lines().nth(1).unwrap().chars().take_while(|c| *c != '0').count() + 1;
    assert_eq!(errors.len(), 1, "{found:?}");
    assert!(errors[0].1 == 2 && errors[0].2.abs_diff(column) <= 1, "{errors:?}, not {column}");
}

#[test]
fn html_in_items_of_json_is_looked_at() {
    let json = formats::by_id("json-feed").unwrap();
    let text = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \
                \"home_page_url\": \"https://tarn.example/\", \"feed_url\": \"https://tarn.example/f\",\n\
                \"items\": [{\"id\": \"1\", \"content_html\": \"<p>a</p><script>b</script>\"}]}";
    let found = found(text.as_bytes(), json);
    assert_eq!(found, [("markup/unsafe-element".to_owned(), 2, 48)]);
}

#[test]
fn times_in_json_that_nobody_can_mean_passed_in_silence() {
    let json = formats::by_id("json-feed").unwrap();
    let text = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \
                \"home_page_url\": \"https://tarn.example/\", \"feed_url\": \"https://tarn.example/f\",\n\
                \"items\": [{\"id\": \"1\", \"content_text\": \"a\", \"date_published\": \"0001-01-01T00:00:00Z\",\n\
                \"date_modified\": \"2126-01-01T00:00:00Z\"}]}";
    let place = |line, column| ("date/implausible".to_owned(), line, column);
    assert_eq!(found(text.as_bytes(), json), [place(2, 62), place(3, 18)]);
}

#[test]
fn a_year_that_stands_for_no_date_was_told_as_a_wrong_form() {
    let rss = formats::by_id("rss").unwrap();
    let item = "<item><title>T</title><guid isPermaLink=\"false\">tag:tarn.example,2026:1</guid>";
    let before = rss.rules[0].rule.good.replacen("<item>", &format!("{item}@</item><item>"), 1);
    let dc = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
    let rules = |dates: &str| {
        let text = before.replacen('@', dates, 1);
        found(text.as_bytes(), rss).into_iter().map(|(rule, ..)| rule).filter(|rule| !rule.contains("-id")).collect()
    };
    let dates: [Vec<String>; 3] = [
        rules("<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>"),
        rules(&format!("<dc:date {dc}>9999-12-31</dc:date>")),
        rules(&format!("<dc:date {dc}>0000-00-00</dc:date>")),
    ];
    assert_eq!(dates, [["date/implausible"], ["date/implausible"], ["date/bad-w3cdtf"]]);
}

#[test]
fn a_time_with_a_blank_in_place_of_its_t_was_not_mended() {
    let atom = formats::by_id("atom").unwrap();
    let good = atom.rules[0].rule.good;
    let at = good.find("<updated>").unwrap() + "<updated>YYYY-MM-DD".len();
    let bad = format!("{} {}", &good[..at], &good[at + 1..]);
    let mended = mend(&bad.as_str().into(), atom, &ReadOptions::default()).unwrap();
    assert_eq!((mended.text.as_str(), mended.fixed.get("atom/bad-date")), (good, Some(&1)));
}

#[test]
fn what_is_too_large_to_look_at_is_said() {
    let text = format!("<nitf><body>{}</body></nitf>", "<p/>".repeat(100_000));
    let (report, _) = report(text.as_bytes(), formats::by_id("nitf").unwrap(), &ReadOptions::default());
    assert_eq!((report.count("validate/too-many-elements"), report.count("nitf/missing-id")), (1, 1));
}

#[test]
fn the_url_of_the_document_is_a_base() {
    for format in ["atom", "nitf"] {
        let card = formats::by_id(format).unwrap();
        let rule = card.rules.iter().find(|c| c.rule.id.ends_with("/relative-link")).unwrap().rule;
        let mut options = ReadOptions::default();
        options.base = Some("https://harrowmere.example/wire.atom".to_owned());
        assert_eq!(report(rule.bad.as_bytes(), card, &options).0.diagnostics(), [], "{format}");
    }
}

#[test]
fn versions_are_held_to_their_own_rules() {
    let old_atom = "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>T</title><entry><title>T</title></entry></feed>";
    assert_eq!(found(old_atom.as_bytes(), formats::by_id("atom").unwrap()), []);
    let old_rss = "<rss version=\"0.91\"><channel><title>T</title><link>http://tarn.example/</link><description>D</description>\
                   <item><title>T</title></item></channel></rss>";
    assert_eq!(found(old_rss.as_bytes(), formats::by_id("rss").unwrap()), []);
}
