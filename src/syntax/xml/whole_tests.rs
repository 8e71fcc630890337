use super::*;
use crate::syntax::xml::{Limits, Vocabulary};

static MEDIA: &[&Vocabulary] = &[&Vocabulary { prefix: "media", uri: "http://example.org/media/", aliases: &[] }];

/// The child of the root, written again.
fn whole(text: &str) -> String {
    let mut report = Report::default();
    let mut cursor = Cursor::new(text, MEDIA, Limits::default());
    let root = cursor.root(&mut report).unwrap();
    let child = cursor.child(&root, &mut report).unwrap();
    cursor.whole(&child, &mut report)
}

fn inner(text: &str) -> String {
    let mut report = Report::default();
    let mut cursor = Cursor::new(text, MEDIA, Limits::default());
    let root = cursor.root(&mut report).unwrap();
    let child = cursor.child(&root, &mut report).unwrap();
    cursor.inner_whole(&child, &mut report)
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let once = whole(text);
    assert_eq!(once, expected);
    assert_eq!(whole(&format!("<paste xmlns='urn:elsewhere'>{once}</paste>")), once, "written once more");
}

#[test]
fn an_element_stands_on_its_own() {
    check(
        "<r xmlns:m='urn:m' xmlns:n='urn:n' xmlns:u='urn:unused'><m:a n:x='1' y=\"2'\"><m:b/>t &lt; &eacute;</m:a></r>",
        "<m:a xmlns:m=\"urn:m\" xmlns:n=\"urn:n\" n:x=\"1\" y=\"2'\"><m:b/>t &lt; é</m:a>",
    );
    check("<r><a>x<b></b></a></r>", "<a xmlns=\"\">x<b/></a>");
    check("<r xmlns='urn:r'><a><b xmlns=''><c/></b></a></r>", "<a xmlns=\"urn:r\"><b xmlns=\"\"><c/></b></a>");
    check(
        "<r xmlns:m='urn:1'><m:a xmlns:m='urn:2'><m:b xmlns:m='urn:1'/></m:a></r>",
        "<m:a xmlns:m=\"urn:2\"><m:b xmlns:m=\"urn:1\"/></m:a>",
    );
    check(
        "<r xmlns:x='http://www.w3.org/2001/XMLSchema-instance' xmlns:t='urn:t'><t:a><t:b x:type='t:c'/></t:a></r>",
        "<t:a xmlns:t=\"urn:t\"><t:b xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:type=\"t:c\"/></t:a>",
    );
}

#[test]
fn what_is_broken_is_mended() {
    check("<r><media:a/></r>", "<media:a xmlns:media=\"http://example.org/media/\"/>");
    check("<r><q:a z:b='1'/></r>", "<q:a xmlns:q=\"undeclared:q\" xmlns:z=\"undeclared:z\" z:b=\"1\"/>");
    check(
        "<r><a b='1' b='2' c d=3>AT&T<i>x<!-- y --></a></r>",
        "<a xmlns=\"\" b=\"1\" c=\"\" d=\"3\">AT&amp;T<i>x</i></a>",
    );
    check(
        "<r><a x=\"1\n2&#10;3\"><![CDATA[<&]]>\r\n&#13;</a></r>",
        "<a xmlns=\"\" x=\"1 2&#10;3\">&lt;&amp;\n&#13;</a>",
    );
    check("<r><a:b:c 1x='' é='' ×=''/></r>", "<a:b_c xmlns:a=\"undeclared:a\" _1x=\"\" é=\"\" __=\"\"/>");
    check(
        "<r><xmlns:a xml:lang='en' xml:lang='de'/></r>",
        "<_xmlns:a xmlns:_xmlns=\"undeclared:xmlns\" xml:lang=\"en\"/>",
    );
    check("<r xmlns:m='urn:1' xmlns:n='urn:1'><a m:x='1' n:x='2'/></r>", "<a xmlns=\"\" xmlns:m=\"urn:1\" m:x=\"1\"/>");
}

#[test]
fn the_inside_shares_the_namespace_of_its_place() {
    let div = "<e xmlns:h='http://www.w3.org/1999/xhtml' xmlns:s='urn:s'><h:div>\
               One <h:br></h:br><h:p/><s:g><h:i>x</h:i></s:g></h:div></e>";
    assert_eq!(inner(div), "One <br/><p></p><s:g xmlns:s=\"urn:s\"><i>x</i></s:g>");
    let default = "<e xmlns='urn:e'><div xmlns='urn:h'>a<b>c<svg xmlns='urn:s'><p xmlns='urn:h'/></svg></b></div></e>";
    assert_eq!(inner(default), "a<b>c<svg xmlns=\"urn:s\"><p xmlns=\"urn:h\"/></svg></b>");
    assert_eq!(inner("<r><d>Tide &amp; <b class='x'>time</b></d></r>"), "Tide &amp; <b class=\"x\">time</b>");
}

#[test]
fn too_much_is_left_out() {
    let deep = format!("<r>{}x</r>", "<a>".repeat(1000));
    let once = whole(&deep);
    assert_eq!(once.matches("<a").count(), 511);
    let many: String = (0..900).map(|n| format!(" p{n}:a='1'")).collect();
    let once = whole(&format!("<r><a{many}><b/></a></r>"));
    assert_eq!(once.matches(" xmlns").count(), 200);
}

#[test]
fn attributes_are_the_same_whether_they_are_looked_at_one_by_one_or_not() {
    let tags = [
        "<a b='1' c.d-e_f='>2\"' xml:lang='en' xmlns:x='urn:x' g='&#9;'/>",
        "<a b='1\t2\n3' B='&lt;'/>",
        "<a xmlns='urn:y' xml:a='1' xml:b='2'/>",
        "<a xml:xmlns='1' xml:1='2' xml:a:b='3' xmlnsx='4'/>",
        "<a valuedatatype='x:y' xml:valuedatatype='x:z'/>",
        "<a x:b='1' y:b='2' b='3'/>",
        "<x:a y:b='1' xmlns:y='urn:x' x:b='2'/>",
        "<a b='1' b='2'/>",
        "<a/>",
    ];
    let long = format!("<a b='1' xml:lang='{}' c='2'/>", "x".repeat(10_000));
    for tag in tags.into_iter().chain([long.as_str()]) {
        let text = format!("<r xmlns='urn:r' xmlns:x='urn:x' xmlns:y='urn:y'>{tag}</r>");
        let written = |places: bool| {
            let (mut cursor, mut report) = (Cursor::new(&text, MEDIA, Limits::default()), Report::default());
            let root = cursor.root(&mut report).unwrap();
            let mut child = cursor.child(&root, &mut report).unwrap();
            child.places = child.places.filter(|_| places);
            cursor.whole(&child, &mut report)
        };
        assert_eq!(written(true), written(false), "{tag}");
    }
}
