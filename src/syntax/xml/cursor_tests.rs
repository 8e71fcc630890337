use super::*;
use crate::syntax::xml::{Content, Limits, Piece, Vocabularies, Vocabulary};

static DC: Vocabulary =
    Vocabulary { prefix: "dc", uri: "http://example.org/dc/1.1/", aliases: &["http://example.org/dc"] };
static FEED: Vocabulary = Vocabulary { prefix: "", uri: "http://example.org/feed", aliases: &[] };
const KNOWN: Vocabularies = &[&DC, &FEED];

fn open(text: &str) -> (Cursor<'_>, Tag<'_>, Report) {
    let mut report = Report::default();
    let mut cursor = Cursor::new(text, KNOWN, Limits::default());
    let root = cursor.root(&mut report).expect("a root");
    (cursor, root, report)
}

/// The texts of the root's children.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str)], notes: &[&str]) {
    let (mut cursor, root, mut report) = open(text);
    let mut out = Vec::new();
    while let Some(child) = cursor.child(&root, &mut report) {
        out.push((child.qualified(), cursor.text(&child, &mut report)));
    }
    let out: Vec<_> = out.iter().map(|(name, text)| (*name, text.as_ref())).collect();
    assert_eq!(out, expected, "{text}");
    let found: Vec<_> = report.diagnostics().iter().map(|d| d.rule).collect();
    assert_eq!(found, notes, "{text}");
    assert_eq!(report.malformed(), !notes.is_empty());
}

#[test]
fn children_and_texts() {
    check(
        "<r>\n <a>1</a> x <b/><c><![CDATA[<2>]]></c><d> <![CDATA[3]]>&amp;<e>4</e></d></r>",
        &[("a", "1"), ("b", ""), ("c", "<2>"), ("d", " 3&4")],
        &[],
    );
}

#[test]
fn common_texts_are_borrowed() {
    let (mut cursor, root, mut report) = open("<r><a>one run</a><b><![CDATA[a & b]]></b></r>");
    while let Some(child) = cursor.child(&root, &mut report) {
        assert!(matches!(cursor.text(&child, &mut report), Cow::Borrowed(_)));
    }
}

#[test]
fn what_is_left_unread_is_passed_over() {
    let (mut cursor, root, mut report) = open("<r><a><b><c/>x</b><d/></a><e>1</e></r>");
    let a = cursor.child(&root, &mut report).unwrap();
    let b = cursor.child(&a, &mut report).unwrap();
    assert_eq!((b.name, b.depth), ("b", 3));
    let e = cursor.child(&root, &mut report).unwrap();
    assert_eq!(e.name, "e");
    assert!(!cursor.is_open(&a) && cursor.child(&a, &mut report).is_none());
    assert_eq!(cursor.text(&e, &mut report), "1");
    assert!(cursor.child(&root, &mut report).is_none() && cursor.root(&mut report).is_none());
}

#[test]
fn end_tags_that_do_not_match() {
    check("<r><a>1<b>2</a><c>3</c></r>", &[("a", "12"), ("c", "3")], &["xml/unclosed-element"]);
    check("<r><a>1</x></a></r>", &[("a", "1")], &["xml/unmatched-end-tag"]);
    check("<r><A>1</a><b>2</b></R>", &[("A", "1"), ("b", "2")], &["xml/letter-case", "xml/letter-case"]);
    check("<r><a>1</r>", &[("a", "1")], &["xml/unclosed-element"]);
}

#[test]
fn truncation() {
    check("<r><a>1</a><b>2", &[("a", "1"), ("b", "2")], &["xml/truncated"]);
    check("<r><a><![CDATA[1", &[("a", "1")], &["xml/unclosed-cdata", "xml/truncated"]);
    check("<r><a><![CDATA[1</a><b>2</b></r>", &[("a", "1"), ("b", "2")], &["xml/unclosed-cdata"]);
    check(
        "<r><a><![CDATA[1]] ></a><b><![CDATA[2]></b><c><![CDATA[3 [x]</c><d><![CDATA[4]]></d></r>",
        &[("a", "1"), ("b", "2"), ("c", "3 [x]"), ("d", "4")],
        &["xml/unclosed-cdata", "xml/unclosed-cdata", "xml/unclosed-cdata"],
    );
    check("<r><a>1<!-- x", &[("a", "1")], &["xml/unclosed-comment", "xml/truncated"]);
    check("<r><a>1</a><b x='y", &[("a", "1"), ("b", "")], &["xml/unclosed-quote", "xml/unclosed-tag", "xml/truncated"]);
}

#[test]
fn the_prolog() {
    let text = "\u{feff} \n<!-- x -->\n<?xml version='1.0'?><!DOCTYPE r [<!ENTITY desk 'The Desk'>]>\
                <r a='&desk;'>&desk;</r><x/>";
    let (mut cursor, root, mut report) = open(text);
    assert_eq!((root.name, root.start), ("r", text.find("<r ").unwrap()));
    assert_eq!(root.attr("a").unwrap(), "The Desk");
    assert_eq!(cursor.text(&root, &mut report), "The Desk");
    assert_eq!(report.count("xml/declaration-not-first"), 1);
    assert_eq!(cursor.root(&mut report).unwrap().name, "x");
    assert_eq!(report.count("xml/outside-root"), 1);
    assert!(Cursor::new("no markup", KNOWN, Limits::default()).root(&mut Report::default()).is_none());
}

#[test]
fn namespaces() {
    let text = "<f:r xmlns:f='http://example.org/FEED/' xmlns:d='http://example.org/dc' xmlns='urn:x'>\
                <d:a d:x='1' x='2'/><b/><c xmlns=''/><dc:e/><z:f/><g xmlns:d='urn:d'><d:h/></g><d:i/></f:r>";
    let (mut cursor, root, mut report) = open(text);
    assert_eq!((root.ns, root.name, root.prefix), ("", "r", "f"));
    let mut out = Vec::new();
    while let Some(child) = cursor.child(&root, &mut report) {
        out.push((child.ns, child.name));
        if child.name == "a" {
            assert_eq!(cursor.attr(&child, "dc", "x").unwrap(), "1");
            assert_eq!(child.attr("x").unwrap(), "2");
        }
        if let Some(inner) = cursor.child(&child, &mut report) {
            out.push((inner.ns, inner.name));
        }
    }
    assert_eq!(out, [("dc", "a"), ("?", "b"), ("", "c"), ("dc", "e"), ("?", "f"), ("?", "g"), ("?", "h"), ("dc", "i")]);
    assert_eq!(report.count("xml/undeclared-prefix"), 2);
}

#[test]
fn attributes() {
    let (_, root, _) = open("<r HREF=/x title=\"a\n&quot;b&quot;\" y='1' y='2' z/>");
    assert_eq!(root.attr("href").unwrap(), "/x");
    assert_eq!(root.attr("title").unwrap(), "a \"b\"");
    assert_eq!(root.attr("y").unwrap(), "1");
    assert_eq!(root.attr("z").unwrap(), "");
    assert_eq!(root.attr("none"), None);
    assert_eq!(root.span(), Span::new(0, root.end));
}

#[test]
fn names_in_other_letter_case() {
    let (_, root, _) = open("<PUBDATE/>");
    assert!(root.is("pubDate"));
    assert_eq!(root.respelled(&["title", "pubDate"]).unwrap().name, "pubDate");
    assert!(root.respelled(&["title"]).is_none());
    assert!(open("<pubDate/>").1.respelled(&["pubDate"]).is_none());
}

#[test]
fn language_and_base_are_inherited() {
    let text = "<r xml:lang='en' xml:base='https://tarn.example/a/'><b xml:base='b/' xml:lang=''><c/></b><d/></r>";
    let (mut cursor, root, mut report) = open(text);
    assert_eq!((cursor.lang(), cursor.base()), (Some("en"), Some("https://tarn.example/a/")));
    let b = cursor.child(&root, &mut report).unwrap();
    cursor.child(&b, &mut report).unwrap();
    assert_eq!((cursor.lang(), cursor.base()), (Some(""), Some("https://tarn.example/a/b/")));
    cursor.child(&root, &mut report).unwrap();
    assert_eq!((cursor.lang(), cursor.base()), (Some("en"), Some("https://tarn.example/a/")));
    let mut cursor = Cursor::new("<r xml:base='x'/>", KNOWN, Limits::default()).with_base("https://bay.example/");
    cursor.root(&mut report).unwrap();
    assert_eq!(cursor.base(), Some("https://bay.example/x"));
}

#[test]
fn items_are_read_from_their_ranges() {
    let text = "<r xmlns:d='http://example.org/dc' xml:lang='en'><i><d:a>1</d:a></i><i><d:a>2<i>3</i><t>end</t></r>";
    let (mut cursor, root, mut report) = open(text);
    let scope = cursor.scope();
    let mut out = Vec::new();
    while let Some(child) = cursor.child(&root, &mut report) {
        if child.is("t") {
            out.push(cursor.text(&child, &mut report).into_owned());
            continue;
        }
        let range = cursor.skip_item(&child);
        let mut inside = Cursor::resume(text, range, &scope);
        let item = inside.root(&mut report).unwrap();
        assert_eq!((item.start, inside.lang()), (child.start, Some("en")));
        out.push(inside.text(&item, &mut report).into_owned());
    }
    assert_eq!(out, ["1", "2", "3", "end"]);
    let found: Vec<_> = report.diagnostics().iter().map(|d| d.rule).collect();
    assert_eq!(found, ["xml/unclosed-element"]);
}

#[test]
fn mixed_content() {
    let (mut cursor, root, mut report) = open("<r>a<b>c<d/></b>e<![CDATA[f]]></r>");
    let mut out = String::new();
    while let Some(piece) = cursor.piece(&root, &mut report) {
        match piece {
            Piece::Child(tag) => out += &format!("<{}>", tag.name),
            Piece::Text(text) => out += &text,
        }
    }
    assert_eq!(out, "a<b>ef");
}

#[test]
fn content_is_text_or_markup() {
    fn all(text: &str) -> Content<'_> {
        let (mut cursor, root, mut report) = open(text);
        cursor.content(&root, &mut report)
    }
    assert_eq!(all("<r>a &lt;b&gt;</r>"), Content::Text("a <b>".into()));
    assert_eq!(all("<r> <![CDATA[<b>]]> &amp;</r>"), Content::Text(" <b> &".into()));
    let markup = "a &lt; <b class='x'>c<br>d</b>&nbsp;<i/>";
    let text = format!("<r>{markup}</r>");
    assert_eq!(all(&text), Content::Markup(markup.into()));
    assert_eq!(all("<r>a<b/><![CDATA[<c>]]><!-- d --></r>"), Content::Markup("a<b/>&lt;c&gt;".into()));
    assert_eq!(all("<r/>"), Content::Text("".into()));
    let (mut cursor, root, mut report) = open("<r> a<b>c</b> </r>");
    assert_eq!(cursor.inner(&root, &mut report), " a<b>c</b> ");
}

#[test]
fn deep_content_is_left_out() {
    let text = format!("<r>{}x{}<z>1</z></r>", "<a>".repeat(600), "</a>".repeat(600));
    check(&text, &[("a", ""), ("z", "1")], &["xml/depth-limit"]);
}

#[test]
fn pieces_are_the_same_whether_the_text_was_looked_at_or_not() {
    let inside = [
        "\n  <a>x</a>\t<b/> ",
        " ",
        "",
        " <!-- c --> <a/>",
        " &#32; <a/>\r\n</a>",
        "<a> </a> </b> <c><d/> </c>",
        " < <1> </ r>",
        "<a> <b> ",
        "<a/> <a></a> <![CDATA[ ]]> ",
    ];
    for inside in inside {
        let text = format!("<r>{inside}</r>");
        let pieces = |open: fn(&'static str, std::ops::Range<usize>, &Arc<Scope<'static>>) -> Cursor<'static>| {
            let text: &'static str = Box::leak(text.clone().into_boxed_str());
            let scope = Arc::new(Scope { inside: true, ..Scope::outermost(&[], Limits::default()) });
            let (mut cursor, mut report) = (open(text, 0..text.len(), &scope), Report::default());
            let mut open: Vec<_> = cursor.root(&mut report).into_iter().collect();
            let mut all = Vec::new();
            while let Some(of) = open.last() {
                match cursor.piece(&of.clone(), &mut report) {
                    None => drop(open.pop()),
                    Some(Piece::Text(words)) => all.push(words.into_owned()),
                    Some(Piece::Child(child)) => {
                        all.push(format!("<{}>", child.qualified()));
                        open.push(child);
                    }
                }
                all.push(cursor.position().to_string());
            }
            (all, format!("{report:?}"))
        };
        assert_eq!(pieces(Cursor::at_item), pieces(Cursor::resume), "{text}");
    }
}
