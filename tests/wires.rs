//! The wires before XML: what holds a story back comes back from their words, and frames stay valid. Stories that
//! one sender gave in several formats are the same from each (`golden`).
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the documents are files, and a test says what it skips"
)]

mod golden;
mod life;

use serde_json::{Value, json};
use wiredesk::convert::{Settings, Target, open};
use wiredesk::detect::detect;
use wiredesk::diag::Report;
use wiredesk::formats::{self, Card, Origin, ReadOptions};
use wiredesk::model::{Article, Feed};
use wiredesk::text;

const WIRES: [&str; 2] = ["iptc-7901", "anpa-1312"];

fn card(id: &str) -> &'static Card {
    formats::by_id(id).unwrap()
}

fn article(value: Value) -> Article {
    serde_json::from_value(value).unwrap()
}

fn write(card: &'static Card, article: &Article) -> String {
    let mut target = Target::new(card, Settings::default()).unwrap();
    let mut out = String::new();
    target.begin(&Feed::default(), &mut out);
    target.article(article.clone(), &mut out);
    target.end(&Origin::default(), &mut out);
    out
}

fn read(text: &[u8]) -> (&'static str, Vec<Article>) {
    let source = text::decode(text, None);
    let card = detect(source.text(), None, None).expect("a format");
    let mut report = Report::default();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report).unwrap();
    (card.id, std::iter::from_fn(|| document.next(&mut report)).map(|(article, _)| *article).collect())
}

#[test]
fn what_holds_a_story_back_is_read_back() {
    for wire in WIRES {
        let back = |mut held: Value| {
            held["headline"] = json!("Harbour of Lillevik reopens");
            held["bodies"] = json!(["The harbour of Lillevik reopened on Friday."]);
            let (id, mut articles) = read(write(card(wire), &article(held)).as_bytes());
            assert_eq!((id, articles.len()), (wire, 1));
            articles.remove(0)
        };
        for (status, signal) in [("canceled", "kill"), ("withheld", "withhold")] {
            let a = back(json!({ "pubStatus": status }));
            assert_eq!(a.pub_status.as_deref(), Some(status), "{wire}");
            assert!(a.has_signal(signal), "{wire}");
            let a = back(json!({ "signals": [{ "name": signal }] }));
            assert_eq!(a.pub_status.as_deref(), Some(status), "{wire}");
        }
        assert_eq!(back(json!({ "pubStatus": "template" })).pub_status.as_deref(), Some("withheld"), "{wire}");
        let a = back(json!({ "embargoedUntil": "2031-05-03T14:00:00Z" }));
        assert_eq!(a.embargoed_until.map(|t| t.to_string()).as_deref(), Some("2031-05-03T14:00:00Z"), "{wire}");
        for words in ["indefinite", "Friday 10 a.m.", "Sperrfrist: Freitag 10 Uhr"] {
            let a = back(json!({ "embargo": words }));
            assert!(a.embargo.as_deref().is_some_and(|e| e.ends_with(words)), "{wire} {words}: {:?}", a.embargo);
        }
        let a = back(json!({ "expires": "2031-05-03T14:00:00Z" }));
        assert_eq!(
            a.expires[0].time.as_ref().map(|t| t.to_string()).as_deref(),
            Some("2031-05-03T14:00:00Z"),
            "{wire}"
        );
        let a = back(json!({ "signals": [{ "name": "correction" }] }));
        assert!(a.has_signal("correction"), "{wire}");
    }
}

#[test]
fn frames_lines_and_counts_are_the_standards() {
    let words = "Größe und Länge: “Ferries” sail — again, said the office of the harbour in Łódź. ".repeat(30);
    let a = article(json!({
        "headline": "A headline that is much longer than any wire of North America would ever want one to be",
        "slugline": "a-slug-of-more-than-twenty-four-characters", "versionCreated": "2030-05-03T14:00:00+02:00",
        "bodies": [words], "by": "By Ada Lind", "copyrightNotice": "© Nordavind"
    }));
    let iptc = write(card("iptc-7901"), &a);
    for octet in ['\u{1}', '\u{2}', '\u{3}', '\u{4}'] {
        assert_eq!(iptc.matches(octet).count(), 1);
    }
    let (_, text) = iptc.split_once('\u{2}').unwrap();
    let (text, trailer) = text.split_once('\u{3}').unwrap();
    assert!(text.split("\r\n").all(|line| line.chars().count() <= 69 && !line.contains('\n')));
    assert!(trailer.starts_with("031400 CEST May 30\r\n"), "{trailer:?}");
    let count = text.split_whitespace().count();
    assert!(iptc.starts_with(&format!("\u{1}xxx0000 4 gen {count}\r\n")), "{:?}", &iptc[..40]);
    let anpa = write(card("anpa-1312"), &a);
    assert!(anpa.is_ascii() && anpa.starts_with("\u{16}\u{16}\u{1}x0000\u{1f}-----\r\nr a\u{13}\u{11} "), "{anpa:?}");
    let keyword = anpa.split("\u{11} ").nth(1).unwrap().split("   ").next().unwrap();
    assert_eq!(keyword, "a-slug-of-more-than-twen");
    assert!(anpa.contains("``Ferries'' sail _ again") && anpa.contains("(c) Nordavind"), "{anpa}");
    let first = anpa.split('^').nth(2).unwrap();
    assert!(first.len() <= 64 + "<\r\n".len(), "{first:?}");
    let (_, back) = read(anpa.as_bytes());
    assert_eq!(back[0].headline, a.headline);
}

/// Each of these was printed as if it were free, with the words of a note in the middle of the copy.
#[test]
fn what_wires_cannot_say_is_not_printed_as_if_it_were_free() {
    let picture = json!({ "type": "picture", "headline": "Dead picture", "pubStatus": "canceled" });
    let unread = json!({ "ns": "urn:ietf:rfc:8259", "name": "embargoedUntil", "raw": "\"soon\"" });
    let note = "<p>Ferries sail.</p><note type=\"npa\"><body.content><p>Call Mira Holt.</p></body.content></note>";
    for wire in WIRES {
        let out = write(card(wire), &article(json!({ "headline": "Ferries", "associations": [picture] })));
        assert!(out.contains("Ferries") && !out.contains("Dead picture"), "{wire}: {out}");
        let out = write(card(wire), &article(json!({ "headline": "Ferries", "extensions": [unread] })));
        assert!(!out.contains("Ferries"), "{wire}: {out}");
        let ended = json!({ "headline": "Ferries", "rightsInfo": [{ "endDate": "2020-01-01" }] });
        let (_, back) = read(write(card(wire), &article(ended)).as_bytes());
        assert_eq!(back[0].expires[0].time.as_ref().map(|t| t.to_string()).as_deref(), Some("2020-01-01"), "{wire}");
        let killed = json!({ "headline": "Ferries", "pubStatus": "usable", "signals": [{ "qcode": "sig:kill" }] });
        let (_, back) = read(write(card(wire), &article(killed)).as_bytes());
        assert_eq!(back[0].pub_status.as_deref(), Some("canceled"), "{wire}");
        let noted = json!({ "headline": "Ferries", "bodies": [{ "type": "nitf", "value": note }] });
        let (_, back) = read(write(card(wire), &article(noted)).as_bytes());
        let body = back[0].bodies.first().map(|b| b.value.as_str()).unwrap_or_default();
        assert!(!body.contains("Mira Holt"), "{wire}: {body}");
        assert!(back[0].ed_notes.iter().any(|n| n.value.contains("Call Mira Holt")), "{wire}: {:?}", back[0].ed_notes);
    }
}

#[test]
fn what_no_field_takes_stopped_only_the_item_in_which_it_stands() {
    let feed = |more: &str, second: &str| {
        format!(
            "<rss version=\"2.0\"{more}><channel><title>T</title><link>https://e.example/</link><description>d</description>\
             <item><title>One</title><guid isPermaLink=\"false\">x</guid></item>\
             <item><title>Two</title><guid isPermaLink=\"false\">x</guid>{second}</item></channel></rss>"
        )
    };
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"x","title":"One"},
        {"id":"x","title":"Two","creativeWorkStatus":"Retracted"}]}"#;
    let stopped = [
        feed(" xmlns:m=\"http://search.yahoo.com/mrss/\"", "<m:status state=\"deleted\"/>"),
        feed(" xmlns:wp=\"http://wordpress.org/export/1.2/\"", "<wp:status>trash</wp:status>"),
        feed(" xmlns:app=\"http://www.w3.org/2007/app\"", "<app:control><app:draft>yes</app:draft></app:control>"),
        feed(
            " xmlns:nar=\"http://iptc.org/std/nar/2006-10-01/\"",
            "<nar:edNote>KILL. EDITORS: Please kill the story</nar:edNote>",
        ),
        json.to_owned(),
        json.replace("\"creativeWorkStatus\":\"Retracted\"", "\"_cms\":{\"published\":false}"),
        json.replace("\"creativeWorkStatus\":\"Retracted\"", "\"_cms\":{\"workflowState\":\"draft\"}"),
    ];
    for text in stopped {
        let source = text::decode(text.as_bytes(), None);
        let card = detect(source.text(), None, None).unwrap();
        let recalls = wiredesk::convert::recalls(&source, card, &ReadOptions::default());
        let (_, articles) = read(text.as_bytes());
        assert_eq!(articles.len(), 2, "{text}");
        assert!(articles.iter().all(|a| recalls.of(a).is_some()), "{text}");
    }
    // Prose that speaks of such things is not looked through.
    let free =
        feed("", "<description>The status of the draft: signals and relations in a \"good status\"</description>");
    let source = text::decode(free.as_bytes(), None);
    assert!(wiredesk::convert::recalls(&source, card("rss"), &ReadOptions::default()).is_empty());
}
