//! An element read in one go is read as it is step by step: the same article, the same findings, the same places.

use super::KNOWN;
use super::item::read_by;
use super::read::LAYOUT;
use crate::diag::{Diagnostic, Places, Report};
use crate::formats::Split;
use crate::model::Article;
use crate::syntax::xml::{Cursor, Ends, Limits, scan_item};

type Read = (Split<Article>, Vec<Diagnostic>, Places);

/// The first item of a document, read either way.
fn read(text: &str, quick: bool, mut report: Report) -> Read {
    let quiet = &mut Report::default();
    let mut cursor = Cursor::new(text, KNOWN, Limits::default()).with_layout(&LAYOUT);
    let root = cursor.root(quiet).unwrap();
    let channel = cursor.child(&root, quiet).unwrap();
    let item = cursor.child(&channel, quiet).unwrap();
    let range = scan_item(text, item.start, "item", "channel", &mut Ends::default());
    let mut cursor = Cursor::new(text, KNOWN, Limits::default()).with_layout(&LAYOUT);
    let root = cursor.root(quiet).unwrap();
    cursor.child(&root, quiet);
    let article = read_by((text, range), &cursor.scope(), &Split::default(), quick, &mut report);
    let places = report.take_places();
    (article, report.diagnostics().to_vec(), places)
}

#[track_caller]
fn is_alike(attributes: &str, inside: &str) {
    let text = format!("<rss version='2.0'{attributes}><channel><item>{inside}</item><item/></channel></rss>");
    for report in [Report::default, Report::with_places] {
        assert_eq!(read(&text, true, report()), read(&text, false, report()), "{inside}");
    }
}

#[test]
fn an_element_is_read_alike_step_by_step() {
    for words in [
        "",
        " ",
        "Low tide",
        " Low;\n",
        "é\u{301} ",
        "a > b",
        "a ]]> b",
        "a & b",
        "&lt;p>",
        "Fish &amp; chips",
        " &amp; &quot;a&quot; &apos;",
        "a &amp;&#32;",
        "Tom &amp;amp; Jerry &amp;lt;b&amp;gt; caf&amp;eacute; &amp;#60;",
        "a &ampx; &amp]]> &amp",
        "<b>a</b>",
        "<![CDATA[ a ]]>",
        "\u{1}a",
        "a\r\nb",
        "\u{feff}",
        "Tue, 03 Mar 2026 10:00:00 GMT",
        "2026-03-03T10:00:00Z",
        "Tue, 03 Mar 2026 10:00:00 QQQ",
        "someday",
        "ann@tarn.example (Ann), bo@tarn.example (Bo)",
        "https://tarn.example/1",
        "a<!-- b -->c",
        "a</b>",
    ] {
        for name in
            ["title", "link", "description", "guid", "pubDate", "category", "author", "Title", "unknown", "a.b", "é"]
        {
            is_alike("", &format!("<{name}>{words}</{name}>"));
            is_alike("", &format!("\n <{name}>{words}</{name} >\n"));
            is_alike("", &format!("<{name}>b</{name}><{name}>{words}</{name}><{name}>b</{name}>"));
            is_alike("", &format!("<{name}>{words}<title>c</title>"));
            is_alike("", &format!("<{name} isPermaLink=\"false\">{words}</{name}>"));
            is_alike("", &format!("<{name} isPermaLink=\"true\">{words}</{name}><{name} isPermaLink=\"true\"/>"));
            is_alike("", &format!("<{name}>{words}</TITLE></{name}>x"));
            is_alike(" xmlns='http://backend.userland.com/rss2'", &format!("<{name}>{words}</{name}>"));
            is_alike(" xmlns='urn:tide'", &format!("<{name}>{words}</{name}>"));
        }
        for name in [
            "dc:creator",
            "dc:date",
            "dc:title",
            "nar:by",
            "t:tide",
            "none:tide",
            "a:b:c",
            ":a",
            "a:",
            "xml:a",
            "xmlns:a",
        ] {
            let known = " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:nar='http://iptc.org/std/nar/2006-10-01/' xmlns:t='urn:t'";
            is_alike(known, &format!("<{name}>{words}</{name}>"));
        }
    }
}

#[test]
fn what_stands_around_an_element_counts() {
    for inside in [
        "<title>a</title>b<link>c</link>",
        "<title>a</title><!-- b --><link>c</link>",
        "<source><title>a</title><link>b</link></source><title>c</title>",
        "<title xml:lang='fi'>a</title><description>b</description>",
        "<description/><title>a</title>",
        "<title>a</title></item><title>b</title>",
        "<title>a<item><title>b</title></item>",
        "<image><title>a</title></image><guid isPermaLink='false'>b</guid><guid>c</guid>",
        "<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2026</dc:date><pubDate>2026</pubDate>",
    ] {
        is_alike("", inside);
        is_alike(" xml:lang='se'", inside);
    }
}

#[test]
fn what_is_said_of_a_picture_is_read_alike() {
    let known = " xmlns:media='http://search.yahoo.com/mrss/' xmlns:dc='http://purl.org/dc/elements/1.1/'";
    for words in ["", " Ann Vik\n", "a & b", "a &amp; b", "&amp;amp;", "<b>a</b>", "<![CDATA[a]]>"] {
        for name in [
            "media:title",
            "media:description",
            "media:credit",
            "media:copyright",
            "media:license",
            "dc:creator",
            "title",
        ] {
            let said = format!(
                "<{name}>{words}</{name}><{name} type='html' role='photographer'>{words}</{name}><{name}>b</{name}>"
            );
            is_alike(known, &said);
            is_alike(known, &format!("<media:content url='a.jpg'>{said}</media:content>"));
            is_alike(
                known,
                &format!("<media:group><media:content url='a.jpg'>{said}</media:content>{said}</media:group>"),
            );
        }
    }
}

#[test]
fn what_is_said_in_a_media_object_is_read_alike_behind_a_comment() {
    let known = " xmlns:media='http://search.yahoo.com/mrss/'";
    for (around, end) in [("<media:content url='a.jpg'>", "</media:content>"), ("<media:group>", "</media:group>")] {
        for words in ["", " ", " Ann Vik;\n", "a > b", " a &amp; &amp;amp; ", "&quot;a&quot;"] {
            for name in ["media:title", "media:description", "media:credit", "media:copyright"] {
                let of = |behind: &str| {
                    let said = format!("<{name}>{words}{behind}</{name}>").repeat(2);
                    let text = format!("<rss{known}><channel><item>{around}{said}{end}</item></channel></rss>");
                    read(&text, true, Report::default()).0
                };
                assert_eq!(of(""), of("<!-- -->"), "{name}: {words:?}");
            }
        }
    }
}

#[test]
fn what_an_entity_means_may_be_declared_anew() {
    let item = "<item><title>a &amp; b</title></item>";
    let text = format!("<!DOCTYPE rss [<!ENTITY amp '&#38;#38;'>]><rss><channel>{item}</channel></rss>");
    assert_eq!(read(&text, true, Report::default()), read(&text, false, Report::default()));
}

#[test]
fn no_more_elements_are_given_than_are_of_an_item() {
    is_alike("", &"<category>a</category>".repeat(70_000));
}
