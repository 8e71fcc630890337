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

#[test]
fn a_note_of_no_class_was_no_note() {
    let note = |attributes: &str| {
        let note = format!("<note{attributes}><body.content><p>Call the desk.</p></body.content></note>");
        read(&format!("<nitf><body><body.head>{note}</body.head></body></nitf>")).0
    };
    for (attributes, visibility) in [
        ("", None),
        (" noteclass=\"undef\"", None),
        (" type=\"pa\"", Some("public")),
        (" noteclass=\"undef\" type=\"npa\"", Some("private")),
    ] {
        let a = note(attributes);
        let said: Vec<_> = a.ed_notes.iter().map(|n| (&*n.value, n.visibility.as_deref())).collect();
        assert_eq!(said, [("Call the desk.", visibility)], "{attributes}");
        assert_eq!(read(&written(&a)).0.ed_notes, a.ed_notes, "{attributes}");
    }
    assert_eq!(note(" noteclass=\"hd\"").extensions.len(), 1);
}

#[test]
fn a_headline_without_an_element_of_its_own_was_lost() {
    let heads = |hedline: &str| {
        let (a, _) = read(&format!("<nitf><body><body.head><hedline>{hedline}</hedline></body.head></body></nitf>"));
        let words = |t: &crate::model::Text| t.value.clone();
        (a.headline.as_ref().map(words), a.headlines.iter().map(words).collect::<Vec<_>>())
    };
    assert_eq!(heads("Ferry is back"), (Some("Ferry is back".into()), vec![]));
    assert_eq!(heads(" <hl1>Ferry</hl1> Second "), (Some("Ferry".into()), vec!["Second".into()]));
    let (upper, _) = read(
        "<NITF><BODY><BODY.HEAD><byline>Ada</byline></BODY.HEAD><BODY.CONTENT><p>W</p></BODY.CONTENT></BODY></NITF>",
    );
    assert_eq!((upper.by.len(), upper.bodies.len()), (1, 1));
}

#[test]
fn a_series_that_is_named_twice_is_one() {
    let (a, _) = read(
        "<nitf><head><docdata><series series.name=\"Ports\"/></docdata></head><body><body.head><series series.name=\"Ports\"/>\
         <series series.name=\"Ferries\"/></body.head></body></nitf>",
    );
    assert_eq!(a.member_of.iter().filter_map(|c| c.name.as_deref()).collect::<Vec<_>>(), ["Ports", "Ferries"]);
}

#[test]
fn credits_in_dublin_core_stayed_metas() {
    let (a, _) = read(
        "<nitf><head><meta name=\"dc.creator\" content=\"Ada Lind\"/><meta name=\"DC.rights\" content=\"(c) HNA\"/>\
         <meta name=\"dc.publisher\" content=\"HNA\"/><meta name=\"fuente\" content=\"Harbour\"/><meta name=\"EdNote\" content=\"Call\"/></head></nitf>",
    );
    let name = |p: &crate::model::Party| p.name.clone().unwrap_or_default();
    assert_eq!((name(&a.creators[0]), name(&a.info_sources[0])), ("Ada Lind".into(), "Harbour".into()));
    assert_eq!((&*a.copyright_notice[0].value, a.provider.as_ref().map(name)), ("(c) HNA", Some("HNA".into())));
    assert!(!a.ed_notes[0].is_public());
}
