//! What stops an item or a part of it, and what is not for the public, wherever NewsML-G2 lets that be said.

use serde_json::json;

use super::CARD;
use crate::convert::{Settings, Target};
use crate::diag::Report;
use crate::filters::release::{Clock, unreleased};
use crate::formats::{Origin, ReadOptions, by_id};
use crate::loss::{Tables, merge};
use crate::model::{Article, Feed, Time};

fn read(text: &str) -> (Vec<Article>, Report) {
    let (mut report, tables) = (Report::default(), Tables::of(&CARD, true));
    let mut reading = CARD.open.unwrap()(text, &ReadOptions::default(), &mut report).expect("it is NewsML-G2");
    let all = std::iter::from_fn(|| reading.next(&mut report)).map(|(split, _)| *merge(&tables, split)).collect();
    (all, report)
}

fn item(meta: &str, more: &str) -> String {
    format!(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" version=\"2\" xml:lang=\"en\"><itemMeta>\
         <itemClass qcode=\"ninat:text\"/><provider literal=\"HNA\"/>\
         <versionCreated>2031-05-01T08:00:00Z</versionCreated><pubStatus qcode=\"stat:usable\"/>{meta}</itemMeta>{more}</newsItem>"
    )
}

fn one(meta: &str, more: &str) -> Article {
    read(&item(meta, more)).0.remove(0)
}

fn written(article: &Article, to: &str, extensions: bool) -> String {
    let mut settings = Settings::default();
    (settings.include_unreleased, settings.extensions) = (true, extensions);
    settings.clock.now = Time::new("2031-05-01T12:00:00Z");
    let mut target = Target::new(by_id(to).unwrap(), settings).unwrap();
    let mut out = String::new();
    target.begin(&Feed::default(), &mut out);
    target.article(article.clone(), &mut out);
    target.end(&Origin::default(), &mut out);
    out
}

fn held(article: &Article) -> Option<String> {
    unreleased(article, &Clock { now: Time::new("2031-05-01T12:00:00Z"), zone: None })
}

#[test]
fn a_kill_or_an_embargo_of_a_segment_held_nothing() {
    for segment in [
        "<signal qcode=\"sig:kill\"/>",
        "<signal uri=\"http://cv.iptc.org/newscodes/signal/withhold\"/>",
        "<embargoed>2031-05-02T00:00:00Z</embargoed>",
        "<embargoed/>",
        "<pubStatus qcode=\"stat:canceled\"/>",
    ] {
        let a = one("", &format!("<partMeta partid=\"p1\">{segment}</partMeta>"));
        assert!(held(&a).is_some(), "{segment}");
        // It is held back, not recalled: a version without the segment may follow.
        assert_ne!(held(&a).as_deref(), Some("killed"), "{segment}");
        // And it comes back as it was.
        assert_eq!(read(&written(&a, "newsml-g2", true)).0, std::slice::from_ref(&a), "{segment}");
        assert!(held(&read(&written(&a, "newsml-g2", false)).0[0]).is_some(), "{segment}");
    }
    for segment in
        ["<signal qcode=\"sig:update\"/>", "<embargoed>2031-04-02T00:00:00Z</embargoed>", "<headline>Kill</headline>"]
    {
        let a = one("", &format!("<partMeta partid=\"p1\">{segment}</partMeta>"));
        assert_eq!(held(&a), None, "{segment}");
    }
    // The embargo that holds longest counts.
    let later = one(
        "<embargoed>2031-05-03T00:00:00Z</embargoed>",
        "<partMeta partid=\"p1\"><embargoed>2031-05-02T00:00:00Z</embargoed></partMeta>",
    );
    assert_eq!(later.embargoed_until.as_ref().map(Time::as_str), Some("2031-05-03T00:00:00Z"));
}

#[test]
fn a_placeholder_for_an_embargo_held_for_ever() {
    assert_eq!(held(&one("<embargoed>0001-01-01T00:00:00Z</embargoed>", "")), None);
    assert!(held(&one("<embargoed>tomorrow</embargoed>", "")).is_some());
    assert!(held(&one("<embargoed/>", "")).is_some());
}

#[test]
fn an_item_in_a_namespace_of_the_iptcs_other_host_said_nothing() {
    let document =
        item("<embargoed/>", "<contentMeta><by>Ada Lind</by></contentMeta>").replace("//iptc.org", "//www.iptc.org");
    let a = read(&document).0.remove(0);
    assert_eq!(a.by.len(), 1);
    assert!(held(&a).is_some());
}

#[test]
fn identifiers_and_the_status_of_a_part_with_a_text_were_lost() {
    let two = json!([{ "href": "a.jpg" }, { "width": 7, "poi": "x" }]);
    for more in [json!({ "bodies": ["Words"] }), json!({ "renditions": two })] {
        let mut part = json!({ "uri": "urn:x:2", "pubStatus": "canceled", "headline": "Part", "altIds": [{ "value": "b1", "role": "r" }] });
        part.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let whole =
            json!({ "uri": "urn:x:1", "version": "1", "type": "composite", "headline": "All", "associations": [part] });
        let mut a: Article = serde_json::from_value(whole).unwrap();
        crate::model::canonical(&mut a);
        let document = written(&a, "newsml-g2", true);
        assert_eq!(read(&document).0[0].associations, a.associations, "{document}");
        assert!(
            document.contains("<pubStatus qcode=\"stat:canceled\"/>") || more.get("bodies").is_none(),
            "{document}"
        );
    }
}

#[test]
fn a_kill_in_other_words_was_written_as_withheld() {
    let mut a = one("", "");
    a.pub_status = Some("Killed".to_owned());
    for (to, word) in [
        ("newsml-g2", "stat:canceled"),
        ("ninjs-3", "\"canceled\""),
        ("nitf", "\"canceled\""),
        ("newsml-1", "\"Canceled\""),
    ] {
        let bare = written(&a, to, false);
        assert!(bare.contains(word) && !bare.contains("withheld"), "{bare}");
    }
}

#[test]
fn a_file_that_was_killed_went_out_with_the_others() {
    let file = |name: &str, inside: &str| {
        format!(
            "<remoteContent contenttype=\"image/jpeg\" href=\"https://hna.example/{name}.jpg\">{inside}</remoteContent>"
        )
    };
    let a = one(
        "",
        &format!("<contentSet>{}{}</contentSet>", file("good", ""), file("bad", "<signal qcode=\"sig:kill\"/>")),
    );
    assert_eq!((held(&a), a.associations.len()), (None, 2));
    assert_eq!(held(&a.associations[0]), None);
    assert_eq!(held(&a.associations[1]).as_deref(), Some("killed"));
}

#[test]
fn a_part_of_a_package_that_a_hint_kills_or_holds_was_shown() {
    let package = |hint: &str| {
        let text = item(
            "",
            &format!(
                "<groupSet root=\"g\"><group id=\"g\" role=\"group:main\"><itemRef residref=\"urn:x:2\">\
             <itemClass qcode=\"ninat:text\"/>{hint}<headline>Part</headline></itemRef></group></groupSet>"
            ),
        );
        read(
            &text.replace("newsItem", "packageItem").replace("ninat:text\"/><provider", "ninat:composite\"/><provider"),
        )
        .0
        .remove(0)
    };
    for hint in ["<signal qcode=\"sig:kill\"/>", "<embargoed>when the horn sounds</embargoed>", "<embargoed/>"] {
        let a = package(hint);
        assert_eq!(held(&a), None, "{hint}");
        assert!(held(&a.associations[0]).is_some(), "{hint}");
    }
}

#[test]
fn a_signal_in_the_header_of_a_message_was_lost() {
    let message = |signal: &str| {
        let text = format!(
            "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2031-05-01T08:00:00Z</sent>{signal}</header>\
             <itemSet>{}</itemSet></newsMessage>",
            item("<signal qcode=\"sig:update\"/>", "")
        );
        read(&text).0.remove(0)
    };
    assert_eq!(held(&message("<signal qcode=\"sig:test\"/>")).as_deref(), Some("a test message"));
    assert_eq!(held(&message("<signal qcode=\"sig:kill\"/>")).as_deref(), Some("killed"));
    assert_eq!(message("<signal qcode=\"sig:atomic\"/>").signals.len(), 2);
}

#[test]
fn names_and_contacts_that_are_not_for_the_public_went_out() {
    let private = "pubconstrainturi=\"http://hna.example/pc/nonpublic\"";
    let a = one(
        "",
        &format!(
            "<hopHistory><hop seq=\"1\" {private}><party><name>Hidden Hand</name></party></hop></hopHistory><contentMeta>\
         <creator><name>Ada Lind</name><personDetails><contactInfo><email {private}>secret@hna.example</email>\
         <phone>555</phone></contactInfo></personDetails></creator>\
         <creator><name {private}>Undercover</name><personDetails {private}><affiliation><name>Secret Desk</name></affiliation>\
         <contactInfo><phone>556</phone></contactInfo></personDetails></creator></contentMeta>"
        ),
    );
    for to in ["rss", "atom", "json-feed", "schema-org", "html", "text"] {
        let out = written(&a, to, true);
        for word in ["Hidden Hand", "secret@", "Undercover", "Secret Desk", "556"] {
            assert!(!out.contains(word), "{to} shows {word}: {out}");
        }
    }
    let back = read(&written(&a, "newsml-g2", true)).0.remove(0);
    assert_eq!(back.creators, a.creators);
    assert_eq!(back.hops, a.hops);
    assert_eq!(json!(a.creators[0].contacts)[0]["visibility"], "private");
}

#[test]
fn attributes_that_no_field_takes_are_told_of() {
    let (_, report) =
        read(&item("", "<contentMeta><creator literal=\"x\" creator=\"hna:desk\" confidence=\"3\"/></contentMeta>"));
    let told =
        |words: &str| report.diagnostics().iter().any(|d| d.rule == super::ATTRIBUTE && d.message.contains(words));
    assert!(told("creator=\"hna:desk\"") && told("confidence=\"3\""), "{:?}", report.diagnostics());
}

/// What stands in each container of an item, with words that say where.
fn contained(hidden: &str) -> Article {
    const NONE: &str = " pubconstraint=\"pc:nonpublic\"";
    let of = |name: &str| if name == hidden { NONE } else { "" };
    let more = format!(
        "<rightsInfo{}><copyrightHolder literal=\"rightsInfo holder\"/><usageTerms>rightsInfo terms</usageTerms>\
         <rightsExpressionData langid=\"urn:l\" enctype=\"text/plain\">rightsInfo expression</rightsExpressionData></rightsInfo>\
         <contentMeta{}><creator><name>contentMeta creator</name></creator><headline>contentMeta headline</headline>\
         <by>contentMeta byline</by><creditline>contentMeta credit</creditline><dateline>contentMeta dateline</dateline>\
         <subject qcode=\"x:1\"><name>contentMeta subject</name></subject><altId>contentMeta id</altId></contentMeta>\
         <assert qcode=\"x:2\"{}><name>assert name</name></assert>\
         <contentSet{}><inlineData contenttype=\"text/plain\">contentSet text</inlineData></contentSet>",
        of("rightsInfo"),
        of("contentMeta"),
        of("assert"),
        of("contentSet"),
    );
    one("", &more)
}

#[test]
fn a_container_that_is_not_for_the_public_went_out_with_what_stands_in_it() {
    for hidden in ["rightsInfo", "contentMeta", "assert", "contentSet"] {
        let article = contained(hidden);
        for to in ["rss", "atom", "json-feed", "text", "html", "schema-org", "rss-1", "sitemap"] {
            for extensions in [true, false] {
                let out = written(&article, to, extensions);
                assert!(!out.contains(&format!("{hidden} ")), "{hidden} in {to}: {out}");
            }
        }
        // Newsrooms get it, and are told so.
        for extensions in [true, false] {
            let out = written(&article, "newsml-g2", extensions);
            assert!(out.contains(&format!("{hidden} ")), "{hidden}: {out}");
            // Of texts the schema has no word for it: they are in the carrier, or in a note.
            assert!(hidden == "contentSet" || out.contains("pubconstraint"), "{hidden}: {out}");
            let again = read(&out).0.remove(0);
            for to in ["rss", "json-feed"] {
                let out = written(&again, to, true);
                assert!(!out.contains(&format!("{hidden} ")), "{hidden} in {to} by way of NewsML-G2: {out}");
            }
        }
    }
    // What another one has stays.
    assert!(written(&contained("rightsInfo"), "rss", true).contains("contentMeta credit"));
}

#[test]
fn a_kill_in_a_container_that_is_not_for_the_public_was_none() {
    let hidden = "<signal qcode=\"sig:kill\" pubconstraint=\"pc:nonpublic\"/>";
    assert_eq!(held(&one(hidden, "")).as_deref(), Some("killed"));
}

#[test]
fn a_hidden_party_went_to_the_trade_without_saying_so() {
    let article: Article = serde_json::from_value(json!({
        "uri": "urn:x:1", "headline": "Ferry", "by": [{ "value": "By Mole", "visibility": "private" }],
        "creators": [{ "name": "Mole", "role": "informant", "phone": "+47 555", "visibility": "private" }, { "name": "Ada Lind" }]
    }))
    .unwrap();
    for to in ["nitf", "ninjs-3", "ninjs-1", "newsml-1", "iptc-7901", "anpa-1312"] {
        let out = written(&article, to, false);
        assert!(out.contains("Ada Lind") && out.contains("Mole"), "nobody is lost in {to}: {out}");
        let read = reading(to, &out);
        let rss = written(&read, "rss", true);
        assert!(!rss.contains("Mole") && rss.contains("Ada Lind"), "by way of {to}: {out}\n{rss}");
    }
    // NewsML-G2 says it of the party itself.
    let out = written(&article, "newsml-g2", false);
    assert!(out.contains("<creator role=") || out.contains("pubconstrainturi"), "{out}");
    assert_eq!(reading("newsml-g2", &out).creators[0].visibility.as_deref(), Some("private"));
}

/// What a document of a format is read as.
fn reading(format: &str, document: &str) -> Article {
    let (mut report, card) = (Report::default(), by_id(format).unwrap());
    let mut reading = card.open.unwrap()(document, &ReadOptions::default(), &mut report).expect("it is of the format");
    let (split, _) = reading.next(&mut report).expect("it holds an article");
    *merge(&Tables::of(card, true), split)
}
