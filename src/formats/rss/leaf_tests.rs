//! An element read in one go is read as it is step by step, which those are who ask where values stand.

use super::CARD;
use crate::diag::{Diagnostic, Report};
use crate::formats::{ReadOptions, Split};
use crate::model::Article;

fn read(text: &str, mut report: Report) -> (Vec<Split<Article>>, Vec<Diagnostic>) {
    let mut reading = CARD.open.unwrap()(text, &ReadOptions::default(), &mut report).unwrap();
    let articles = std::iter::from_fn(|| reading.next(&mut report).map(|(article, _)| article)).collect();
    (articles, report.diagnostics().to_vec())
}

#[track_caller]
fn is_alike(attributes: &str, inside: &str) {
    let text = format!("<rss version='2.0'{attributes}><channel><item>{inside}</item><item/></channel></rss>");
    assert_eq!(read(&text, Report::default()), read(&text, Report::with_places()), "{inside}");
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
    for words in ["", " Ann Vik\n", "a & b", "<b>a</b>", "<![CDATA[a]]>"] {
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
fn no_more_elements_are_given_than_are_of_an_item() {
    is_alike("", &"<category>a</category>".repeat(70_000));
}
