use super::*;
use crate::syntax::xml::{Limits, Vocabulary};

static MEDIA: &[&Vocabulary] = &[&Vocabulary { prefix: "media", uri: "http://example.org/media/", aliases: &[] }];

fn tree(text: &str) -> (Tree<'_>, Report) {
    let mut report = Report::default();
    let mut cursor = Cursor::new(text, MEDIA, Limits::default());
    let tree = match cursor.root(&mut report) {
        Some(root) => cursor.tree(&root, &mut report),
        None => Tree::default(),
    };
    (tree, report)
}

#[test]
fn everything_has_its_place() {
    let text = "<a x='1' m:url='u&amp;' xmlns:m='http://example.org/media/'>one<b>two</b><!-- - -->three<m:c/></a>";
    let (tree, report) = tree(text);
    let root = tree.root().unwrap();
    assert!(!report.malformed());
    assert_eq!(&text[root.whole().start..root.whole().end], text);
    assert_eq!(root.text(), "onethree");
    assert_eq!(root.children().map(|c| (c.ns(), c.name())).collect::<Vec<_>>(), [("", "b"), ("media", "c")]);
    let b = root.child("", "b").unwrap();
    assert_eq!(&text[b.whole().start..b.whole().end], "<b>two</b>");
    assert_eq!(&text[b.text_span().start..b.text_span().end], "two");
    let url = root.attr_ns("media", "url").unwrap();
    assert_eq!((url.value.as_ref(), &text[url.span.start..url.span.end]), ("u&", "m:url='u&amp;'"));
    assert_eq!(root.attr("x").unwrap().value, "1");
    assert_eq!(tree.all().count(), 3);
}

#[test]
fn what_an_element_declares_holds_for_its_own_attributes() {
    let (tree, _) = tree("<a><b m:url='u' xmlns:m='http://example.org/media/'>two</b><b m:url='v'/></a>");
    let urls: Vec<_> = tree.all().flat_map(|node| node.attrs()).map(|attr| (attr.ns, attr.declared)).collect();
    assert_eq!(urls, [("media", true), ("?", false)]);
    assert!(tree.odd().xml && tree.odd().prefixed && tree.odd().undeclared && !tree.odd().marked);
}

#[test]
fn faults_stay_visible() {
    let (tree, report) = tree("<a x='1' x='2' q:y='3'><media:b/><q:c>x<d>y</a>");
    let root = tree.root().unwrap();
    assert_eq!(
        root.attrs().iter().map(|a| (a.name, a.declared)).collect::<Vec<_>>(),
        [("x", true), ("x", true), ("y", false)]
    );
    let b = root.child("media", "b").unwrap();
    assert!(!b.tag().declared);
    let c = root.child("?", "c").unwrap();
    assert_eq!((c.tag().prefix, c.tag().uri.as_ref(), c.text().as_ref()), ("q", "", "x"));
    assert_eq!(report.count("xml/unclosed-element"), 1);
    assert_eq!(report.count("xml/duplicate-attribute"), 1);
}

#[test]
fn what_stands_above_the_items_is_a_tree_without_them() {
    let text = "<a><t>one</t><i>x<t>no</t></i><i/><i>never closed<i>two</i></i><u q='3'/></a>";
    let mut report = Report::default();
    let mut cursor = Cursor::new(text, MEDIA, Limits::default());
    let root = cursor.root(&mut report).unwrap();
    let tree = cursor.tree_without(&root, |tag| tag.name == "i", &mut report);
    let names: Vec<_> = tree.all().map(|node| node.name()).collect();
    assert_eq!(names, ["a", "t", "u"]);
    let root = tree.root().unwrap();
    assert_eq!(&text[root.whole().start..root.whole().end], text);
    assert_eq!(root.children().map(|c| c.whole().start).collect::<Vec<_>>(), [3, text.find("<u").unwrap()]);
}

#[test]
fn values_that_were_read_have_a_place() {
    let text = "<a><t> one\r\n</t><t><![CDATA[ two ]]></t><t/><t A='1' b=\"2\">thr\u{E9}&amp;e</t></a>";
    let mut report = Report::default();
    let mut cursor = Cursor::new(text, MEDIA, Limits::default());
    let root = cursor.root(&mut report).unwrap();
    let mut found = Vec::new();
    while let Some(tag) = cursor.child(&root, &mut report) {
        cursor.text(&tag, &mut report);
        let (inside, attribute) = (cursor.inside(&tag), tag.attr_span("a"));
        found.push((&text[inside.start..inside.end], &text[attribute.start..attribute.end]));
    }
    let expected = [("one", "<t>"), ("two", "<t>"), ("", "<t/>"), ("thr\u{E9}&amp;e", "A='1'")];
    assert_eq!(found, expected);
}

#[test]
fn a_tree_has_a_limit() {
    let text = format!("<a>{}<c><d/></c></a>", "<b/>".repeat(50_000));
    let (tree, report) = tree(&text);
    assert!(tree.is_cut() && !report.malformed());
    assert_eq!(tree.all().count(), 50_000);
    assert_eq!(tree.root().map(|root| root.whole().end), Some(text.len()));
}
