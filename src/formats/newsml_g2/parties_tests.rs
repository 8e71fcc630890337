//! Blocks of rights, what is said of parties, and headers: what was lost of them, or limited what it did not speak of.

use super::CARD;
use super::tests::{item, read};
use crate::convert::{Settings, Target};
use crate::diag::Report;
use crate::formats::{Origin, ReadOptions};
use crate::loss::{Tables, merge};
use crate::model::{Article, Feed};

fn written(article: Article) -> String {
    let mut settings = Settings::default();
    settings.include_unreleased = true;
    let (mut out, mut target) = (String::new(), Target::new(&CARD, settings).unwrap());
    target.begin(&Feed::default(), &mut out);
    target.article(Box::new(article), &mut out);
    target.end(&Origin::default(), &mut out);
    out
}

fn again(text: &str) -> Article {
    *merge(&Tables::of(&CARD, true), read(text).remove(0))
}

/// The blocks of rights as they are written, without declarations of the namespace.
fn blocks(out: &str) -> Vec<String> {
    let out: String = out.lines().map(str::trim).collect();
    let out = out.replace(" xmlns=\"http://iptc.org/std/nar/2006-10-01/\"", "");
    out.split("<rightsInfo").skip(1).map(|b| b.split("</rightsInfo>").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn limits_of_rights_were_torn_from_what_they_limit() {
    let limited = "<rightsInfo validto=\"2027-12-31T00:00:00Z\"><copyrightHolder literal=\"Pic\"/>\
        <usageTerms>No sales</usageTerms></rightsInfo>";
    let article = item(limited);
    let out = written(article.clone());
    let [one] = blocks(&out).try_into().unwrap_or_else(|b| panic!("{b:?}"));
    assert!(one.contains("validto") && one.contains("Pic") && one.contains("No sales"), "{one}");
    assert_eq!(again(&out), again(&written(again(&out))));
    assert_eq!((again(&out).usage_terms, again(&out).rights_info), (article.usage_terms, article.rights_info));

    let article = item(&format!(
        "{limited}<rightsInfo><copyrightHolder literal=\"Own\"/><usageTerms>Free</usageTerms></rightsInfo>"
    ));
    let out = written(article.clone());
    let [free, limits] = blocks(&out).try_into().unwrap_or_else(|b| panic!("{b:?}"));
    assert!(free.starts_with('>') && free.contains("Own") && free.contains("Free"), "{free}");
    assert!(limits.contains("validto") && limits.contains("Pic") && limits.contains("No sales"), "{limits}");
    let back = again(&out);
    assert_eq!((back.usage_terms, back.copyright_holder), (article.usage_terms, article.copyright_holder));
}

#[test]
fn the_parts_that_rights_speak_of_and_a_second_accountable_left_their_block() {
    let block = "<rightsInfo idrefs=\"p1 p2\"><accountable literal=\"A\"/>\
        <copyrightNotice>© Pic</copyrightNotice></rightsInfo>";
    let out = written(item(block));
    let [one] = blocks(&out).try_into().unwrap_or_else(|b| panic!("{b:?}"));
    for words in ["idrefs=\"p1 p2\"", "\"A\"", "© Pic"] {
        assert!(one.contains(words), "{one}");
    }
    assert_eq!(again(&out).accountable, item(block).accountable);
    // The schema has one of them in a block: the carrier has the block as it came.
    let both = item(&block.replace("<copyright", "<accountable literal=\"B\"/><copyright"));
    let back = again(&written(both.clone()));
    assert!(back.rights_info[0].raw.as_deref().is_some_and(|raw| raw.contains("\"B\"")));
    assert_eq!((back.accountable, back.rights_info), (both.accountable, both.rights_info));
}

#[test]
fn whom_nobody_may_know_is_in_no_copy_of_a_block() {
    let a = item(
        "<rightsInfo validto=\"2027-12-31T00:00:00Z\"><copyrightHolder literal=\"Pic\" pubconstraint=\"x:non\"/></rightsInfo>",
    );
    assert_eq!(a.rights_info[0].raw, None);
}

#[test]
fn what_else_is_said_of_a_party_was_lost() {
    let text = "<contentMeta><creator literal=\"jd\"><name>Jane</name><related rel=\"x:y\" literal=\"Old\"/><personDetails>\
        <born>1970</born><affiliation literal=\"A1\"><name>One</name></affiliation>\
        <affiliation literal=\"A2\"><name>Second Employer</name></affiliation></personDetails></creator>\
        <creator><name>Ada</name><personDetails><born>1980</born></personDetails></creator></contentMeta>";
    let a = item(text);
    let kept = |name: &str| a.extensions.iter().find(|e| e.name == name).map_or("", |e| e.raw.as_str());
    let (of, element) = (kept("assert"), kept("creator"));
    for words in ["literal=\"jd\"", "Second Employer", "1970", "Old"] {
        assert!(of.contains(words), "{of}");
    }
    assert!(!of.contains("A1") && element.contains("1980") && a.extensions.len() == 2, "{:?}", a.extensions);
    assert_eq!(a.creators[0].affiliation.as_deref(), Some("One"));
    let back = again(&written(a.clone()));
    assert_eq!((&back.creators, &back.extensions), (&a.creators, &a.extensions));
}

#[test]
fn where_a_message_is_from_and_where_it_goes_was_lost() {
    let text = "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2031-03-01T00:00:00Z</sent>\
        <sender qcode=\"ag:snd\"><name>Nordavind</name></sender><origin>Coast Wire</origin><channel>c1</channel>\
        <channel>c2</channel><destination>dest1</destination></header><itemSet><newsItem guid=\"urn:x:1\"/>\
        <newsItem guid=\"urn:x:2\"><contentMeta><infoSource><name>Coast Wire</name></infoSource></contentMeta></newsItem>\
        </itemSet></newsMessage>";
    let items = read(text);
    let a = &items[0].native;
    let transmission = a.transmission.as_ref().unwrap();
    assert_eq!((transmission.source_id.as_deref(), transmission.category.as_deref()), (Some("Nordavind"), Some("c1")));
    assert_eq!((a.info_sources[0].print(), a.info_sources[0].role.as_deref()), (Some("Coast Wire"), Some("origin")));
    for words in ["ag:snd", "c2", "dest1"] {
        assert_eq!(a.extensions.iter().filter(|e| e.raw.contains(words)).count(), 1, "{:?}", a.extensions);
    }
    assert_eq!(items[1].native.info_sources.len(), 1);
    let back = again(&written((**a).clone()));
    assert_eq!((&back.extensions, &back.info_sources), (&a.extensions, &a.info_sources));
}

#[test]
fn the_words_of_what_is_left_out_are_told() {
    let (mut report, text) = (
        Report::default(),
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><contentMeta>\
        <subject><name>Fire</name><broader><name>Disaster</name></broader></subject></contentMeta></newsItem>",
    );
    let mut reading = CARD.open.unwrap()(text, &ReadOptions::default(), &mut report).expect("it is NewsML-G2");
    while reading.next(&mut report).is_some() {}
    assert!(report.diagnostics().iter().any(|d| d.rule == "newsml-g2/left-out" && d.message.ends_with(": `Disaster`")));
}
