use super::*;
use crate::convert::open;
use crate::detect::detect;
use crate::diag::Report;
use crate::formats::ReadOptions;
use crate::model::Article;
use crate::text;

fn message(slug: &str, body: &str, service: &str) -> String {
    format!(
        "\u{16}\u{16}\u{1}z6715\u{1f}-----\nr s\u{13}\u{11} {slug}   05-03 0500\r\n\u{2}{body}\r\n\t   \u{3}{service}<\r\n\r\n\u{c}\r\n\u{4}"
    )
}

fn read_all(text: &str) -> Vec<Article> {
    let source = text::decode(text.as_bytes(), None);
    let mut report = Report::default();
    let mut document = open(&source, &CARD, &ReadOptions::default(), &mut report).expect("messages");
    std::iter::from_fn(|| document.next(&mut report)).map(|(article, _)| *article).collect()
}

fn read(slug: &str, body: &str) -> Article {
    read_all(&message(slug, body, "AP-WF-05-03-30 1337GMT")).remove(0)
}

const TEXT: &str = "\t   LILLEVIK (AP) _ It _ opened, ``they'' said.";

#[test]
fn a_message_in_full() {
    let body = format!(
        "^BC-NL--Harbor Opens, 1st Ld-Writethru,416< \r\n^Harbor opens< \r\n^Eds: Updates.<\r\n^By ADA LIND=\r\n^AP Sports Writer=\r\n{TEXT}"
    );
    let a = read("BC-NL--HarborOpens 1stLd-Writethru", &body);
    let t = a.transmission.clone().unwrap();
    let parts = [t.source_id, t.number, t.priority, t.category].map(Option::unwrap);
    assert_eq!(parts, ["z", "6715", "r", "s"]);
    assert_eq!((t.word_count, a.urgency, a.subjects[0].name.as_deref()), (Some(500), Some(4), Some("Sports")));
    assert_eq!(a.version_created.as_ref().unwrap().as_str(), "2030-05-03T13:37:00Z");
    assert_eq!((a.headline.as_ref().unwrap().value.as_str(), a.by[0].value.as_str()), ("Harbor opens", "By ADA LIND"));
    assert_eq!((a.signals[0].name.as_deref(), a.marked("signals")), (Some("writethru"), Some("inferred")));
    assert_eq!((a.slugline.len(), a.services[0].literal.as_deref()), (2, Some("AP-WF")));
    assert_eq!(a.creators[0].affiliation.as_deref(), Some("AP Sports Writer"));
    assert_eq!(a.bodies[0].value, "<p>LILLEVIK (AP) _ It — opened, “they” said.</p>");
    assert_eq!(a.dateline[0].service.as_deref(), Some("AP"));
}

#[test]
fn words_that_correct_recall_and_hold() {
    for (slug, over, status, signal) in [
        ("BC-NL--Harbor CORRECTION", "", None, "correction"),
        ("BC-NL--Harbor,CORRECTION", "", None, "correction"),
        ("BC-NL--KILL-Harbor", "", Some("canceled"), "kill"),
        ("BC-NL--Harbor", "^MANDATORY KILL<\r\n", Some("canceled"), "kill"),
        ("BC-NL--Harbor", "^EDITORS: Please kill the story on the harbor.<\r\n", Some("canceled"), "kill"),
        ("BC-NL--Harbor WITHHOLD", "", Some("withheld"), "withhold"),
        ("BC-NL--Harbor ADVISORY", "", None, "advisory"),
        ("BC-NL--Harbor 2ndLd", "", None, "lead"),
        ("BC-NL--Harbor 1stAdd", "", None, "add"),
    ] {
        let a = read(slug, &format!("{over}^Harbor opens<\r\n{TEXT}"));
        assert_eq!((a.pub_status.as_deref(), a.signals[0].name.as_deref()), (status, Some(signal)), "{slug} {over}");
    }
    for (slug, over) in [
        ("BC-NL--Harbor HFR", ""),
        ("BC-NL--Harbor", "^HOLD FOR RELEASE<\r\n"),
        ("BC-NL--Harbor", "^For release at 6 a.m. Friday<\r\n"),
    ] {
        let a = read(slug, &format!("{over}^Harbor opens<\r\n{TEXT}"));
        assert_eq!((a.embargo.is_some(), a.marked("embargo")), (true, Some("inferred")), "{slug} {over}");
        assert_eq!(a.headline.unwrap().value, "Harbor opens");
    }
}

#[test]
fn a_date_without_a_year_is_no_time() {
    let a = read_all(&message("BC-NL--Harbor", &format!("^Harbor opens<\r\n{TEXT}"), "")).remove(0);
    assert_eq!((a.version_created, a.alt_ids[0].value.as_str()), (None, "05-03"));
}

#[test]
fn several_messages_behind_noise() {
    let one = message("BC-NL--Harbor", &format!("^Harbor opens<\r\n{TEXT}"), "AP-WF-05-03-30 1337GMT");
    let stream = format!("~~~ {} {one}\r\n\r\n{one}", "noise ".repeat(500));
    assert_eq!(read_all(&stream).len(), 2);
    let id = |text: &str| detect(text, None, None).map(|card| card.id);
    assert_eq!(id(&stream), Some("anpa-1312"));
    assert_ne!(id("\u{1}nor0123 3 pl 9\r\n\u{2}A =\r\n\u{3}\u{4}"), Some("anpa-1312"));
}

#[test]
fn hostile_streams_take_linear_time() {
    for text in ["\u{1}", "\u{16}", "\u{1}z0001\u{1f}-\n", "\u{1}z0001\u{1f}-\n\u{2}^a<\n\u{3}\u{4}", "\u{1f}"] {
        let text = text.repeat(200_000 / text.len());
        let mut report = Report::default();
        if let Ok(mut reading) = read::open(&text, &ReadOptions::default(), &mut report) {
            while reading.next(&mut report).is_some() {}
        }
    }
    for line in
        ["^", "^\n", "^a<\n", "\t", "\t   a\n", "\u{8}", "\u{8};\n", "\u{8};", "word ", "<", "\u{1e} ", "``", "a\n"]
    {
        let text = message("BC-NL--Harbor", &line.repeat(200_000 / line.len()), "");
        let mut report = Report::default();
        let mut reading = read::open(&text, &ReadOptions::default(), &mut report).unwrap();
        assert!(reading.next(&mut report).is_some(), "{line:?}");
    }
}

#[test]
fn a_message_without_its_end_of_text_lost_its_time() {
    let whole = message("BC-One", &format!("^One head<\r\n{TEXT}"), "AP-WF-05-03-30 1337GMT");
    let all = read_all(&(whole.replace("\t   \u{3}", "") + &whole));
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].version_created.as_ref().unwrap().as_str(), "2030-05-03T13:37:00Z");
    assert!(!all[0].bodies[0].value.contains("GMT"), "{}", all[0].bodies[0].value);
}

#[test]
fn a_kill_that_calls_editors_in_a_line_of_its_own_did_not_kill() {
    let a = read("BC-NL--Harbor", "^Editors:<\r\n\t   BC-NL--Harbor has been withdrawn by the AP. Do not use it.");
    assert_eq!(a.pub_status.as_deref(), Some("canceled"));
    // The same call over a story.
    let a = read("BC-NL--Harbor", "^Editors:<\r\n\t   LILLEVIK (AP) _ Police killed the report of a story.");
    assert_eq!(a.pub_status, None);
}
