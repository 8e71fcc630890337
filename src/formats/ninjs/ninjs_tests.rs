use crate::convert::{Settings, Target};
use crate::diag::Report;
use crate::formats::ninjs_3::CARD;
use crate::formats::{Card, Head, Origin, ReadOptions, Split, ninjs_1, ninjs_2};
use crate::loss::{self, Tables};
use crate::model::{Article, Feed, Text, canonical};

fn read(text: &str) -> (Vec<Split<Article>>, Report) {
    let mut report = Report::default();
    let open = CARD.open.unwrap();
    let mut reading = open(text, &ReadOptions::default(), &mut report).unwrap_or_else(|e| panic!("{e:?}: {text}"));
    let items = std::iter::from_fn(|| reading.next(&mut report)).map(|(item, _)| item).collect();
    (items, report)
}

fn written(article: Article) -> String {
    written_as(&CARD, article)
}

fn written_as(card: &'static Card, article: Article) -> String {
    let mut settings = Settings::default();
    settings.include_unreleased = true;
    let (mut out, mut target) = (String::new(), Target::new(card, settings).unwrap());
    target.begin(&Feed::default(), &mut out);
    let mut article = Box::new(article);
    canonical(&mut article);
    target.article(article, &mut out);
    target.end(&Origin::default(), &mut out);
    out
}

fn again(text: &str) -> Article {
    let (mut items, _) = read(text);
    *loss::merge(&Tables::of(&CARD, true), items.remove(0))
}

fn sure(text: &str) -> [u8; 3] {
    let head = Head { text, root: None, namespace: "" };
    [&ninjs_1::CARD, &ninjs_2::CARD, &CARD].map(|card| (card.sniff)(&head))
}

#[test]
fn the_standard_or_the_spelling_tells_the_generation() {
    let of =
        |text: &str| sure(text).iter().enumerate().max_by_key(|(_, sure)| **sure).map(|(at, sure)| (at + 1, *sure));
    let documents = [
        (r#"{"uri":"u:1","standard":{"name":"ninjs","version":"3.1"}}"#, (3, 100)),
        (r#"{"uri":"u:1","standard":{"name":"TTNINJS","version":"2.1"}}"#, (2, 100)),
        (r#"{"uri":"u:1","$standard":{"name":"ninjs","version":"1.3"}}"#, (1, 100)),
        (r#"{"$standard":{"schema":"http://www.iptc.org/std/ninjs/ninjs-schema_1.3.json"},"uri":"u"}"#, (1, 100)),
        (r#"[{"uri":"u:1","versionCreated":"2031-03-01T00:00:00Z"}]"#, (3, 90)),
        (r#"{"uri":"u:1","versioncreated":"2031-03-01T00:00:00Z","headlines":[]}"#, (2, 90)),
        (r#"{"uri":"u:1","versioncreated":"2031-03-01T00:00:00Z","description_text":""}"#, (1, 90)),
        (r#"{"data":{"meta":{},"item":{"uri":"u:1","bylines":[],"headline":"A"}}}"#, (1, 90)),
        (r#"{"data":{"items":[{"meta":{},"item":{"uri":"u:1","pubstatus":"usable"}}]}}"#, (1, 90)),
        (r#"{"total":1,"item":[{"uri":"u:1","headline":"A"}]}"#, (1, 90)),
        (r#"{"format":"digitalwires@0.9.1","urn":"urn:x:1"}"#, (1, 100)),
        (r#"{"guid":"1","service":[],"firstcreated":"2031-03-01T00:00:00+0000"}"#, (1, 90)),
    ];
    for (text, expected) in documents {
        assert_eq!(of(text), Some(expected), "{text}");
    }
    for none in [
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[{"id":"1","title":"A"}]}"#,
        r#"{"wire":"1","feed":{},"articles":[{"uri":"u:1","headline":"A"}]}"#,
        r#"{"name":"wiredesk","version":"1.0.0","type":"module"}"#,
        "{}",
        "[]",
        "[[[[[[[[[[",
    ] {
        assert_eq!(sure(none), [0; 3], "{none}");
    }
}

#[test]
fn an_embargo_in_words_is_withheld_for_those_who_know_no_carrier() {
    for (status, note) in [(None, None), (Some("usable"), Some("Call the desk"))] {
        let article = Article {
            uri: Some("urn:x:1".into()),
            embargo: Some("until the prize is given".into()),
            pub_status: status.map(str::to_owned),
            ed_notes: note.map(Text::plain).into_iter().collect(),
            ..Article::default()
        };
        let text = written(article.clone());
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json["pubStatus"], "withheld");
        assert!(
            json["edNote"].as_str().unwrap().ends_with("Withheld: under embargo (until the prize is given)"),
            "{json}"
        );
        let back = again(&text);
        assert_eq!(
            (back.pub_status, back.embargo, back.ed_notes),
            (article.pub_status, article.embargo, article.ed_notes)
        );
    }
}

#[test]
fn a_status_that_nobody_knows_is_withheld() {
    let article = Article { uri: Some("u:1".into()), pub_status: Some("on hold".into()), ..Article::default() };
    let text = written(article);
    assert!(text.contains("\"pubStatus\":\"withheld\""), "{text}");
    assert_eq!(again(&text).pub_status.as_deref(), Some("on hold"));
}

#[test]
fn an_item_that_is_cut_off_is_not_read() {
    let (items, report) = read(r#"[{"uri":"u:1"},{"uri":"u:2","headlines":[{"value":"A"}],"#);
    assert_eq!((items.len(), report.count("json/truncated")), (1, 1));
    let (items, report) = read(r#"{"uri":"u:1","headlines":[{"value":"A"}],"#);
    assert_eq!((items.len(), report.count("json/truncated")), (0, 1));
}

#[test]
fn items_behind_one_another_are_read() {
    let (items, _) = read("{\"uri\":\"u:1\"}\n{\"uri\":\"u:2\"}\n[{\"uri\":\"u:3\"}]\n");
    assert_eq!(items.iter().filter_map(|i| i.native.uri.as_deref()).collect::<Vec<_>>(), ["u:1", "u:2", "u:3"]);
}

#[test]
fn a_role_that_means_another_member_is_kept_by_the_carrier() {
    let article = Article {
        uri: Some("u:1".into()),
        descriptions: vec![Text::plain("A").role("creditline"), Text::plain("B")],
        headlines: vec![Text::plain("C").role("main")],
        ..Article::default()
    };
    let back = again(&written(article.clone()));
    assert_eq!((back.descriptions, back.headlines), (article.descriptions, article.headlines));
    assert!(back.creditline.is_empty() && back.headline.is_none());
}

#[test]
fn a_status_of_embargoed_is_an_embargo() {
    let (items, _) = read("{\"uri\":\"u:1\",\"pubStatus\":\"embargoed\"}");
    let a = &items[0].native;
    assert_eq!((a.pub_status.as_deref(), a.embargo.as_deref()), (Some("usable"), Some("indefinite")));
    let timed = "{\"uri\":\"u:1\",\"pubStatus\":\"Embargoed\",\"embargoedUntil\":\"2031-03-01T00:00:00Z\"}";
    let (items, _) = read(timed);
    assert_eq!((items[0].native.pub_status.as_deref(), &items[0].native.embargo), (Some("usable"), &None));
}

#[test]
fn editors_notes_and_states_of_superdesk_say_what_they_are() {
    let (items, _) = read(
        r#"{"guid":"urn:a","type":"text","state":"recalled","internal_note":"call 555-0142",
            "authors":[{"name":"Ada Lind","role":"writer"},{"name":"Bo Ek","role":"editor"}]}"#,
    );
    let a = &items[0].native;
    assert!(a.has_signal("kill"), "{:?}", a.signals);
    assert_eq!(a.ed_notes[0].value, "call 555-0142");
    let roles: Vec<_> = a.creators.iter().map(|party| party.role.as_deref()).collect();
    assert_eq!(roles, [Some("writer"), Some("editor")], "who is listed among the authors stays there, with the role");
}

#[test]
fn a_kill_beside_the_status_usable_went_out_as_usable() {
    for (signal, status) in [("kill", "canceled"), ("withhold", "withheld")] {
        let a = Article {
            uri: Some("urn:a".to_owned()),
            pub_status: Some("usable".to_owned()),
            signals: vec![crate::model::Concept::named(signal)],
            ..Article::default()
        };
        let text = written(a.clone());
        assert!(text.contains(&format!("\"pubStatus\":\"{status}\"")), "{text}");
        let (items, _) = read(&text);
        assert_eq!(items[0].native.pub_status.as_deref(), Some("usable"), "it comes back as it was stated");
        let bare = Tables::of(&CARD, false);
        let (bare, losses) = loss::projected(&bare, crate::model::Level::Article, a);
        assert_eq!(bare.pub_status.as_deref(), Some(status), "{losses:?}");
    }
    let a = Article { embargo: Some("until the prize is given".to_owned()), ..Article::default() };
    let (bare, _) = loss::projected(&Tables::of(&CARD, false), crate::model::Level::Article, a);
    assert_eq!(bare.pub_status.as_deref(), Some("withheld"));
}

#[test]
fn an_embargo_that_is_indefinite_in_a_word_was_lost_in_printed_formats() {
    let (items, _) = read(r#"{"uri":"urn:a","type":"text","embargoedUntil":"Indefinite"}"#);
    assert_eq!(items[0].native.embargo.as_deref(), Some("indefinite"));
    assert!(items[0].native.extensions.is_empty());
}

#[test]
fn a_kill_that_is_spelled_as_a_code_went_out_as_usable() {
    use crate::model::Concept;
    let code = |code: &str| Concept { literal: Some(code.to_owned()), ..Concept::named("x") };
    let signals = [
        code("MANDATORY KILL"),
        Concept { qcode: Some("sig:kill".to_owned()), ..Concept::default() },
        Concept { uri: Some("http://cv.example/signal/kill".to_owned()), ..Concept::default() },
    ];
    for signal in signals {
        let with = Article {
            uri: Some("urn:p".to_owned()),
            name: Some("p".to_owned()),
            signals: vec![signal.clone()],
            ..Article::default()
        };
        let other = Article { name: Some("q".to_owned()), uri: Some("urn:q".to_owned()), ..Article::default() };
        let held = Article {
            uri: Some("urn:a".to_owned()),
            pub_status: Some("usable".to_owned()),
            signals: vec![signal],
            associations: vec![other, with],
            ..Article::default()
        };
        let picture = Article { signals: Vec::new(), ..held.clone() };
        for (card, (story, count)) in [(&CARD, (&held, 2)), (&ninjs_1::CARD, (&held, 2)), (&CARD, (&picture, 1))] {
            let text = written_as(card, story.clone());
            assert_eq!(text.to_lowercase().matches("\"pubstatus\":\"canceled\"").count(), count, "{text}");
        }
        let back = again(&written(held.clone()));
        assert_eq!((back.pub_status, back.signals), (held.pub_status.clone(), held.signals.clone()));
        assert_eq!(back.associations, held.associations);
        let back = again(&written(picture.clone()));
        assert_eq!((back.pub_status, back.associations), (picture.pub_status, picture.associations));
    }
}

#[test]
fn a_story_that_superdesk_had_not_published_was_usable() {
    for (state, signal) in [("draft", "withhold"), ("in_progress", "withhold"), ("killed", "kill")] {
        let (items, _) = read(&format!(r#"{{"uri":"urn:a","pubstatus":"usable","state":"{state}"}}"#));
        assert!(items[0].native.has_signal(signal), "{state}");
    }
    let (items, _) = read(r#"{"uri":"urn:a","pubstatus":"usable","state":"corrected"}"#);
    assert!(items[0].native.signals.is_empty());
}

#[test]
fn the_photographer_of_a_picture_of_a_sidebar_was_carried_alone() {
    let text = r#"{"uri":"urn:a","standard":{"name":"ninjs","version":"3.1"},
        "infoSources":[{"name":"Nordavind","contactInfo":[{"type":"email","value":"desk@nordavind.example"},
        {"type":"web","value":"https://nordavind.example"}]}],
        "associations":[{"name":"sidebar","uri":"urn:s","type":"text","associations":[{"name":"pic","uri":"urn:p",
        "type":"picture","by":"Ada Lind","copyrightHolder":"Lind Photo","associations":[{"name":"far","uri":"urn:f"}]}]}]}"#;
    let article = again(text);
    assert_eq!(article.info_sources[0].email.as_deref(), Some("desk@nordavind.example"));
    for card in [&CARD, &ninjs_1::CARD, &ninjs_2::CARD] {
        let out = written_as(card, article.clone());
        for words in ["Ada Lind", "Lind Photo", "urn:f", "desk@nordavind.example", "https://nordavind.example"] {
            assert_eq!(out.matches(words).count(), 1, "{out}");
        }
        assert!(!out.contains("wiredesk"), "{out}");
    }
    assert_eq!(again(&written(article.clone())), article);
}

#[test]
fn what_goes_with_an_article_deeper_than_it_is_read_is_carried() {
    let mut article = Article { name: Some("a1".into()), uri: Some("urn:9".into()), ..Article::default() };
    article.signals.push(crate::model::Concept::named("kill"));
    article.pub_status = Some("usable".into());
    for n in (0..8).rev() {
        let inside = std::mem::take(&mut article);
        article = Article { name: Some("a1".into()), uri: Some(format!("urn:{n}")), ..Article::default() };
        article.associations.push(inside);
        if n == 2 {
            (article.embargo, article.pub_status) = (Some("until noon".into()), Some("usable".into()));
        }
    }
    article.name = None;
    for card in [&CARD, &ninjs_1::CARD, &ninjs_2::CARD] {
        let open = card.open.unwrap();
        let out = written_as(card, article.clone());
        let mut reading =
            open(&out, &ReadOptions::default(), &mut Report::default()).unwrap_or_else(|_| panic!("{out}"));
        let (split, _) = reading.next(&mut Report::default()).unwrap();
        let back = loss::merge(&Tables::of(card, true), split);
        assert_eq!(*back, article, "{out}");
    }
}

fn read_1(text: &str) -> Article {
    let mut report = Report::default();
    let mut reading = ninjs_1::CARD.open.unwrap()(text, &ReadOptions::default(), &mut report).unwrap();
    *reading.next(&mut report).unwrap().0.native
}

#[test]
fn notes_to_editors_among_the_descriptions_were_public() {
    let a = read_1(
        r#"{"uri":"u:1","versioncreated":"2031-03-01T00:00:00Z","description_summary":"A ferry.",
        "description_editornotes":"Eds: not for print","note_transmission":"b","note_pub":"c"}"#,
    );
    assert!(a.descriptions.is_empty());
    let notes: Vec<_> = a.ed_notes.iter().map(|n| (n.value.as_str(), n.role.as_deref(), n.is_public())).collect();
    let note = |words, role| (words, Some(role), false);
    let want = [note("b", "note_transmission"), note("c", "note_pub"), note("Eds: not for print", "editornotes")];
    assert_eq!(notes, want);
    let (items, _) = read(r#"{"uri":"u:1","descriptions":[{"role":"editornotes","value":"Eds: a"}]}"#);
    assert_eq!((items[0].native.descriptions.len(), items[0].native.ed_notes.len()), (0, 1));
}

#[test]
fn a_description_with_the_role_of_a_note_comes_back() {
    let role = Text::plain("b").role("editornotes");
    let a =
        Article { uri: Some("u:1".into()), summary: Some("a".into()), descriptions: vec![role], ..Article::default() };
    assert_eq!(again(&written(a.clone())).descriptions, a.descriptions);
}

#[test]
fn who_supplied_it_stayed_an_extension() {
    let a = read_1(
        r#"{"id":"x:1","versioncreated":"2031-03-01T00:00:00Z","byline":"Ada Lind","source":"NTB","sources":["NTB","TT"],
        "original_source":"Lillevik Avis","info_source":[{"name":"Kreiszeitung"}],"signals":{"updatetype":"KORR","pages":1},
        "authors":[{"name":"Ada Lind","jobtitle":{"qcode":"1","name":"Reporter"}}],"abstract":"<p>Short.</p>"}"#,
    );
    let names: Vec<_> = a.info_sources.iter().map(|p| (p.name.as_deref().unwrap(), p.role.as_deref())).collect();
    let want = [("NTB", None), ("TT", None), ("Lillevik Avis", Some("original-source")), ("Kreiszeitung", None)];
    assert_eq!(names, want);
    assert_eq!(a.uri.as_deref(), Some("x:1"));
    assert_eq!(a.signals[0].name.as_deref(), Some("correction"));
    assert_eq!(a.creators[0].job_title.as_deref(), Some("Reporter"));
    assert_eq!(a.summary, Some(Text::html("<p>Short.</p>")));
    let a = read_1(
        r#"{"uri":"u:1","versioncreated":"2031-03-01T00:00:00Z","type":"TEXT","body_html":["<p>a</p>","<p>b</p>"],
        "infosource":[{"name":"Ada Lind","rel":"author"}],"description_creditLine":"AP"}"#,
    );
    assert_eq!((a.kind.as_deref(), a.bodies.len()), (Some("text"), 2));
    assert_eq!((a.creators[0].role.as_deref(), a.creditline[0].value.as_str()), (Some("author"), "AP"));
    // What a system says of its own record is none of the item's.
    let a = read_1(r#"{"uri":"u:1","versioncreated":"2031-03-01T00:00:00Z","_type":"items","_version":"9"}"#);
    assert_eq!((a.kind, a.version, a.extensions.len()), (None, None, 2));
}

#[test]
fn a_word_for_the_kind_of_a_headline_was_taken_for_a_media_type() {
    let headline = |kind: &str| {
        let text = format!(r#"{{"uri":"u:1","headlines":[{{"value":"a<b>c</b>","contentType":"{kind}"}}]}}"#);
        read(&text).0.remove(0).native.headline.unwrap()
    };
    assert_eq!(headline("text"), Text::plain("a<b>c</b>"));
    assert_eq!(headline("html"), Text::html("a<b>c</b>"));
}
