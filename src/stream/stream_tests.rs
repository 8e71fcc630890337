use super::*;

fn parts(text: &str) -> Vec<&str> {
    documents(text).map(|part| &text[part]).collect()
}

const RSS: &str = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Quay</title></channel></rss>";
const ATOM: &str = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'>\
    <at:deleted-entry ref='a' when='2031-01-01T00:00:00Z'/></feed>";
const WIRE: &str = "{\"wire\":\"1\",\"feed\":{},\"articles\":[]}";

#[test]
fn documents_follow_each_other() {
    let two = format!("{RSS}\n{RSS}\n");
    assert_eq!(parts(&two), [RSS, RSS]);
    assert!(!documents(&two).is_one());
    let nitf = "<nitf><head/></nitf>";
    assert_eq!(parts(&format!("{nitf}{nitf}\u{feff}{nitf}")), [nitf; 3]);
    let atom = "<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>";
    assert_eq!(parts(atom), [atom]);
    assert_eq!(parts(&format!("{atom}{atom}")), [atom, atom]);
    assert_eq!(parts(&format!("\u{1e}{WIRE}\n\u{1e}{WIRE}\r\n")), [WIRE, WIRE]);
}

#[test]
fn a_document_of_another_format_is_one_too() {
    for between in ["", "\n", "<!-- taken from <feed> -->", "<br/>", "served in 3 ms"] {
        let text = format!("{RSS}{between}{ATOM}");
        assert_eq!(parts(&text), [format!("{RSS}{between}").trim_end(), ATOM], "{between}");
    }
    let text = format!("{ATOM}<!-- one --><?xml version=\"1.0\"?><!-- two --><rss/>");
    assert_eq!(parts(&text)[1], "<?xml version=\"1.0\"?><!-- two --><rss/>");
}

#[test]
fn values_of_json_need_no_lines() {
    let printed = "{\n \"wire\":\"1\",\n \"articles\":[{\"uri\":\"a\"}]\n}";
    for between in ["", "\n", " ", "\n\n"] {
        assert_eq!(
            parts(&format!("{printed}{between}{printed}{between}{WIRE}")),
            [printed, printed, WIRE],
            "{between:?}"
        );
    }
}

#[test]
fn a_line_that_is_no_document_goes_with_the_one_before_it() {
    let text = format!("{WIRE}\nserved in 3 ms\n{WIRE}\n{{\"a\":1}}\n{WIRE}\nend\n");
    let expected = [format!("{WIRE}\nserved in 3 ms"), format!("{WIRE}\n{{\"a\":1}}"), format!("{WIRE}\nend")];
    assert_eq!(parts(&text), expected);
}

#[test]
fn a_line_that_was_cut_off_ends_with_its_line() {
    let cut = "{\"wire\":\"1\",\"articles\":[{\"uri\":\"a\"";
    assert_eq!(parts(&format!("{WIRE}\n{cut}\n{WIRE}\n")), [WIRE, cut, WIRE]);
}

#[test]
fn lines_of_the_wire_form_are_one_document_until_the_next_begins() {
    let lines = "{\"wire\":\"1\",\"feed\":{\"title\":\"One\"}}\n{\"uri\":\"a\",\"versionCreated\":\"2031\"}\n{\"source\":{\"format\":\"rss\"}}";
    assert_eq!(parts(&format!("{lines}\n{lines}\n")), [lines, lines]);
    assert_eq!(parts(&format!("{WIRE}\n{lines}\n{WIRE}")), [WIRE, lines, WIRE]);
    let endless = lines.rsplit_once('\n').unwrap().0;
    assert_eq!(parts(&format!("{endless}\n{endless}\n")), [endless, endless]);
}

#[test]
fn a_document_that_was_cut_off_is_one_too() {
    assert_eq!(parts(&format!("{RSS}<rss><channel>")), [RSS, "<rss><channel>"]);
}

#[test]
fn one_document_is_not_divided() {
    let quoted = RSS.replace("Quay", &format!("<![CDATA[{RSS} and so on]]>"));
    let quoted_more = RSS.replace("Quay", &format!("<![CDATA[</rss>{ATOM}{RSS}]]>"));
    let spaced = format!("\n{RSS}\n<!-- made by hand -->\n");
    let scripted = format!("{RSS}<script>track()</script><html><body>x</body></html>");
    let noise = format!("<br />\n<b>Warning</b>: mail() in <b>/news.php</b>\n{RSS}");
    let entry = format!("{ATOM}<entry><id>a</id></entry>");
    let lines = "{\"wire\":\"1\",\"feed\":{}}\n{\"uri\":\"a\",\"versionCreated\":\"2031\"}\n{\"uri\":\"b\"}\n";
    let printed = "{\n\"wire\":\"1\",\n\"feed\":{},\"articles\":[]}\n";
    let articles = "{\"wire\":\"1\",\"articles\":[\n{\"uri\":\"a\"},\n{\"uri\":\"b\"}\n]}\n";
    let texts = [RSS, &quoted, &quoted_more, &spaced, &scripted, &noise, &entry, lines, printed, articles];
    for text in texts.into_iter().chain(["", "Dear reader,", "<", "{", "<rss", "{}\n{}\n", "[1]\n[2]"]) {
        assert!(documents(text).is_one(), "{text}");
        assert_eq!(Vec::from_iter(documents(text)), Vec::from_iter(std::iter::once(0..text.len())), "{text}");
    }
}

#[test]
fn what_stood_before_the_first_of_two_goes_with_it() {
    let noise = "<br />\n<b>Warning</b>: ";
    assert_eq!(parts(&format!("{noise}{RSS}{RSS}")), [format!("{noise}{RSS}").as_str(), RSS]);
}
