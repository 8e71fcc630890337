//! What documents of NITF say that no field takes: kept, or told of.

use super::CARD;
use crate::convert::{Settings, Target};
use crate::diag::Report;
use crate::formats::ReadOptions;
use crate::loss::{Tables, merge};
use crate::model::Article;

fn read(text: &str) -> (Article, Report) {
    let (mut report, tables) = (Report::default(), Tables::of(&CARD, true));
    let mut reading = CARD.open.unwrap()(text, &ReadOptions::default(), &mut report).expect("it is NITF");
    let (split, _) = reading.next(&mut report).expect("it has a document");
    (*merge(&tables, split), report)
}

fn written(article: &Article) -> String {
    let (mut out, mut target) = (String::new(), Target::new(&CARD, Settings::default()).unwrap());
    target.article(article.clone(), &mut out);
    out
}

#[test]
fn in_whose_register_a_corrected_document_stands_was_lost() {
    let (a, _) = read("<nitf><head><docdata><correction id-string=\"hna-1\" regsrc=\"HNA\"/></docdata></head></nitf>");
    let stated =
        |a: &Article| a.alt_ids.iter().any(|id| id.value == "HNA" && id.role.as_deref() == Some("correction.regsrc"));
    assert!(stated(&a) && stated(&read(&written(&a)).0));
}

#[test]
fn the_code_of_a_person_in_a_byline_was_lost() {
    let (a, report) = read(
        "<nitf><body><body.head><byline>By <person idsrc=\"hna.example\" value=\"p7\">Ada Lind</person></byline></body.head></body></nitf>",
    );
    assert_eq!(a.creators[0].literal.as_deref(), Some("p7"));
    assert!(
        report.diagnostics().iter().any(|d| d.rule == super::ATTRIBUTE && d.message.contains("idsrc=\"hna.example\""))
    );
    assert_eq!(read(&written(&a)).0.creators, a.creators);
}

#[test]
fn attributes_that_no_field_takes_are_told_of() {
    let (_, report) = read(
        "<nitf><head><docdata><urgency ed-urg=\"3\"/><identified-content><person gender=\"female\">Ada Lind</person>\
         <event start-date=\"20310501\">Regatta</event></identified-content></docdata></head><body><body.head><rights>\
         <rights.owner contact=\"ada@hna.example\">HNA</rights.owner></rights></body.head></body></nitf>",
    );
    for words in ["gender=\"female\"", "start-date=\"20310501\"", "contact=\"ada@hna.example\""] {
        let told = report.diagnostics().iter().any(|d| d.rule == super::ATTRIBUTE && d.message.contains(words));
        assert!(told, "{words}: {:?}", report.diagnostics());
    }
}

#[test]
fn a_docdata_in_an_element_that_is_kept_said_more_each_time() {
    let inside = "<head><docdata management-status=\"withheld\"><ed-msg info=\"Hold it\"/><correction id-string=\"hna-1\"/>\
        <doc.rights enddate=\"20310501T000000Z\"/><date.expire norm=\"20310601T000000Z\"/></docdata></head>";
    for place in ["head", "body.head"] {
        let around = if place == "head" { ("<head>", "</head>") } else { ("<body><body.head>", "</body.head></body>") };
        let text = format!(
            "<nitf>{}<x:creditline xmlns:x=\"https://hna.example/x\">HNA {inside}</x:creditline>{}</nitf>",
            around.0, around.1
        );
        let (first, _) = read(&text);
        let (second, _) = read(&written(&first));
        assert_eq!(first, second, "{place}");
        assert_eq!(read(&written(&second)).0, second, "{place}");
        assert_eq!((first.pub_status.as_deref(), first.expires.len(), first.ed_notes.len()), (Some("withheld"), 1, 1));
    }
}

#[test]
fn attributes_two_elements_deep_in_printed_words_were_silent() {
    for body in [
        "<body.head><hedline><hl1><em><location code-source=\"hna:deep\">Sella</location> waits</em></hl1></hedline></body.head>",
        "<body.head><byline>By <person><name.given><em code-source=\"hna:deep\">Ada</em></name.given></person></byline></body.head>",
        "<body.head><dateline><location><city code-source=\"hna:deep\">Sella</city></location></dateline></body.head>",
        "<body.head><distributor><org><em code-source=\"hna:deep\">HNA</em></org></distributor></body.head>",
    ] {
        let (_, report) = read(&format!("<nitf><head/><body>{body}</body></nitf>"));
        let told = report.diagnostics().iter().any(|d| d.rule == super::ATTRIBUTE && d.message.contains("hna:deep"));
        assert!(told, "{body}: {:?}", report.diagnostics());
    }
}
