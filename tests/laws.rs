//! The laws for generated feeds and articles: `project(p) == p` and `read(write(p)) == p`, in every format and style.
//!
//! `PROPTEST_CASES=20000 cargo test --release --test laws` looks further than the suite does.

mod stories;

use proptest::prelude::*;
use serde_json::json;
use stories::{any_document, any_odd_document, hold, ready, runner, styles, whole};
use wiredesk::convert::{self, Settings, Target, open};
use wiredesk::diag::Report;
use wiredesk::formats::{self, Card, Origin, ReadOptions};
use wiredesk::model::{Article, Feed};
use wiredesk::text;

fn ways() -> Vec<(&'static Card, Settings)> {
    let mut ways = Vec::new();
    for card in formats::ALL.iter().filter(|c| c.open.is_some() && c.write.is_some()) {
        for style in styles(card) {
            ways.extend([true, false].map(|extensions| (*card, whole(extensions, style))));
        }
    }
    ways
}

fn laws_of(id: &'static str) {
    let mut ways: Vec<_> = ways().into_iter().filter(|(card, _)| card.id == id).collect();
    let hold_all = |ways: &[(&'static Card, Settings)], (feed, articles): (Feed, Vec<Article>)| {
        ways.iter().try_for_each(|(card, settings)| hold(card, settings, &feed, &articles)).map_err(TestCaseError::fail)
    };
    if let Err(broken) = runner().run(&any_document(), |document| hold_all(&ways, document)) {
        panic!("{broken}");
    }
    // Without a carrier what is odd is lost, and what stood beside it says more than it needs.
    ways.retain(|(_, settings)| settings.extensions);
    if let Err(broken) = runner().run(&any_odd_document(), |document| hold_all(&ways, document)) {
        panic!("{broken}");
    }
}

#[test]
fn rss_keeps_the_laws() {
    laws_of("rss");
}

#[test]
fn atom_keeps_the_laws() {
    laws_of("atom");
}

#[test]
fn nitf_keeps_the_laws() {
    laws_of("nitf");
}

#[test]
fn newsml_g2_keeps_the_laws() {
    laws_of("newsml-g2");
}

#[test]
fn wire_keeps_the_laws() {
    laws_of("wire");
}

#[test]
fn wire_lines_keeps_the_laws() {
    laws_of("wire-lines");
}

#[test]
fn json_feed_keeps_the_laws() {
    laws_of("json-feed");
}

#[test]
fn rss_1_keeps_the_laws() {
    laws_of("rss-1");
}

#[test]
fn ninjs_1_keeps_the_laws() {
    laws_of("ninjs-1");
}

#[test]
fn ninjs_2_keeps_the_laws() {
    laws_of("ninjs-2");
}

#[test]
fn ninjs_3_keeps_the_laws() {
    laws_of("ninjs-3");
}

#[test]
fn schema_org_keeps_the_laws() {
    laws_of("schema-org");
}

#[test]
fn newsml_1_keeps_the_laws() {
    laws_of("newsml-1");
}

#[test]
fn html_keeps_the_laws() {
    laws_of("html");
}

/// `recalls` skips the reading of documents that can hold no kill: it missed those of every format that spells a status in
/// its own way.
#[test]
fn a_kill_in_any_format_acts_on_the_story() {
    let story: Article = serde_json::from_value(json!({"uri": "urn:x:1", "headline": "Ferry"})).unwrap();
    let kills = [
        json!({"uri": "urn:x:1", "headline": "Ferry", "version": "2", "pubStatus": "canceled"}),
        json!({"uri": "urn:x:1", "headline": "Ferry", "pubStatus": "usable", "signals": [{"name": "kill"}]}),
        json!({"uri": "urn:x:2", "headline": "Kill", "relations": [{"rel": "kills", "uri": "urn:x:1"}]}),
        json!({"uri": "urn:x:1", "headline": "Ferry", "version": "2", "pubStatus": "withheld"}),
    ];
    for card in formats::ALL.iter().filter(|card| card.open.is_some() && card.write.is_some()) {
        for kill in &kills {
            let kill: Article = serde_json::from_value(kill.clone()).unwrap();
            let mut settings = Settings::default();
            settings.include_unreleased = true;
            let (mut target, mut out) = (Target::new(card, settings).unwrap(), String::new());
            target.begin(&Feed::default(), &mut out);
            target.article(kill, &mut out);
            target.end(&Origin::default(), &mut out);
            let source = text::decode(out.as_bytes(), None);
            let options = ReadOptions::default();
            let mut back = open(&source, card, &options, &mut Report::default()).unwrap();
            let (back, _) = back.next(&mut Report::default()).unwrap();
            // Copy that is printed has no identifiers.
            let names = back.uri.as_deref() == Some("urn:x:1") || !back.relations.is_empty();
            let stopped = convert::recalls(&source, card, &options).of(&story);
            assert!(stopped.is_some() || !names, "{}: {out}", card.id);
        }
    }
}

/// A file with an address that is none was written without it, and what is left of it was read as no file.
#[test]
fn a_file_with_an_address_that_is_none_did_not_come_back() {
    let file = |href: &str| json!({"href": href, "contentType": "image/jpeg", "width": 4724, "name": "r0"});
    let odd = "\u{192}https://tt.example/1.jpg";
    for files in [vec![file(odd)], vec![file(odd), file("https://tt.example/1.jpg")]] {
        let picture = json!({"uri": "urn:x:2", "renditions": files});
        let story = serde_json::from_value(json!({"uri": "urn:x:1", "associations": [picture]})).unwrap();
        for (card, settings) in
            ways().into_iter().filter(|(card, _)| ["atom", "json-feed", "rss", "rss-1"].contains(&card.id))
        {
            if let Err(broken) = hold(card, &settings, &Feed::default(), std::slice::from_ref(&story)) {
                panic!("{broken}");
            }
        }
    }
}

/// A status `cancelled` came back from NITF as `canceled`, and what goes with a story as `photo` as a `picture`: reading
/// knows other spellings of a word, and what is narrowed has to be what is read.
#[test]
fn words_that_readers_respell_come_back() {
    let statuses = ["cancelled", "Usable", "WITHHELD", "stat:canceled", "released", "0"];
    let kinds = ["photo", "Photo", "image", "IMAGE", "other", "graphics", "still", "document", "news", "ninat:picture"];
    let other = ["Correction", "update", "sig:update", "KILL", "9", "de_AT", "EN"];
    // What is printed says only the words; its law runs on copy as desks write it.
    let printed = ["iptc-7901", "anpa-1312", "text"];
    for (card, settings) in ways().into_iter().filter(|(card, _)| !printed.contains(&card.id)) {
        for word in statuses.iter().chain(&kinds).chain(&other) {
            let with = json!({
                "uri": "urn:x:2", "type": word, "pubStatus": word, "language": word, "version": word,
                "renditions": [{"href": "https://x.example/1.jpg", "contentType": "image/jpeg", "name": "web"}],
                "creators": [{"name": "Ada", "role": word, "kind": word}],
            });
            let story = json!({
                "uri": "urn:x:1", "headline": "Ferry", "pubStatus": word, "type": word, "language": word, "version": word,
                "role": word, "profile": word, "signals": [{"name": word}], "relations": [{"uri": "urn:x:0", "rel": word}],
                "creators": [{"name": "Ada", "role": word, "kind": word}], "genres": [{"name": word, "role": word}],
                "links": [{"href": "https://x.example/", "rel": word, "type": word}],
                "edNotes": [{"value": "N", "role": word, "visibility": word}], "associations": [with],
            });
            let mut story: Article = serde_json::from_value(story).unwrap();
            ready(&mut story);
            if let Err(broken) = hold(card, &settings, &Feed::default(), std::slice::from_ref(&story)) {
                panic!("{word}: {broken}");
            }
        }
    }
}

/// A headline in the language of its feed lost that where its story's is none: its reader took it for one that says nothing
/// new, before it read in the carrier what the story says.
#[test]
fn texts_beside_a_language_that_is_none_keep_theirs() {
    let (odd, off) = ("c> </fey", "<a\u{FFFD}>/");
    let documents = [
        (json!({"language": "en", "base": "https://x.example/en/"}), json!({"language": odd})),
        (json!({"language": "en", "base": "https://x.example/en/"}), json!({"base": off})),
        (json!({"language": odd}), json!({})),
        (json!({"language": odd, "base": off}), json!({"language": "en"})),
        (json!({"base": off}), json!({"base": "https://x.example/en/"})),
    ];
    // Without a carrier the story is in the language of its feed, and a text that says so again is read as one that does not.
    let carried = |(card, settings): &(&Card, Settings)| {
        settings.extensions && !["iptc-7901", "anpa-1312", "text"].contains(&card.id)
    };
    for (card, settings) in ways().into_iter().filter(carried) {
        for (around, story) in &documents {
            for lang in ["", "en", "nb"] {
                let text = |base: &str| json!({"value": "Ferry <b>7</b>", "type": "html", "lang": lang, "base": base});
                let mut story = story.clone();
                let (mut feed, of) = (around.clone(), story.as_object_mut().unwrap());
                of.insert("uri".into(), json!("urn:x:1"));
                for member in ["headline", "summary"] {
                    of.insert(member.into(), text("https://x.example/en/"));
                }
                of.insert("bodies".into(), json!([text("https://x.example/nb/")]));
                of.insert("source".into(), json!({"title": text("https://x.example/nb/"), "language": "nb"}));
                feed.as_object_mut().unwrap().insert("title".into(), text("https://x.example/en/"));
                let document = json!({"wire": "1", "feed": feed, "articles": [story]}).to_string();
                let (feed, articles) = stories::read(formats::by_id("wire").unwrap(), &document);
                if let Err(broken) = hold(card, &settings, &feed, &articles) {
                    panic!("{broken}");
                }
            }
        }
    }
}

/// A kind `text` came back from ninjs as a media type, which the wire form says of plain words.
#[test]
fn kinds_of_texts_that_are_said_by_words_come_back() {
    let kinds =
        ["HTML", "Text", "nitf", "xhtml", "text/plain", "Text/HTML", "text/html; charset=utf-8", "words", "a/b"];
    let carried = |(card, settings): &(&Card, Settings)| {
        settings.extensions && !["iptc-7901", "anpa-1312", "text"].contains(&card.id)
    };
    for (card, settings) in ways().into_iter().filter(carried) {
        for kind in kinds {
            let text = json!({"value": "Ferry <b>7</b>", "type": kind});
            let story = json!({
                "uri": "urn:x:1", "headline": text, "summary": text, "bodies": [text], "edNotes": [text],
                "headlines": [{"value": "<b>7</b>", "type": kind, "role": "mobile"}],
            });
            let mut story: Article = serde_json::from_value(story).unwrap();
            ready(&mut story);
            if let Err(broken) = hold(card, &settings, &Feed::default(), std::slice::from_ref(&story)) {
                panic!("{kind}: {broken}");
            }
        }
    }
}

/// What documents made of odd values broke, each by what went wrong.
#[test]
fn odd_values_come_back() {
    let source = |feed: serde_json::Value| json!({ "uri": "urn:x:1", "source": feed });
    let picture = |with: serde_json::Value| json!({ "uri": "urn:x:1", "associations": [with] });
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg><p>a</p>";
    let stories = [
        // A relative base of a source was resolved by some readers only.
        json!({"base": "https://x.example/", "source": {"title": "a", "base": "img/"}}),
        // What the source of an entry says of itself in the carrier was not heard beside a language that is none.
        source(json!({"language": "c>", "title": {"value": "a", "lang": ""}})),
        // A notice of which only the address is known, and one in a language written with `_`, were inherited as they were.
        source(json!({"rights": {"href": "https://x.example/licence", "src": "https://x.example/l.html"}})),
        source(json!({"rights": {"value": "a", "lang": "EN_us"}})),
        // `mailto:` before an address was taken away.
        json!({"provider": {"email": "mailto:ada@x.example", "phone": "tel:+47"}}),
        // White space in the name of an action, and in what goes with what goes with a story.
        json!({"hops": [{"action": "a\n\nb"}, {"action": "a\u{2028}b"}]}),
        picture(json!({"uri": "urn:x:2", "associations": [{"uri": "urn:x:3", "events": [{"name": " a"}]}]})),
        // A headline behind one that is private is the title, and stands once.
        picture(json!({"uri": "urn:x:2", "headlines": ["a"], "title": "a", "edNotes": ["b"]})),
        // Two notices of a picture that print the same words are one in NITF.
        picture(json!({"uri": "urn:x:2", "copyrightNotice": ["a", {"value": svg, "type": "xhtml"}]})),
        json!({"bodies": [" \u{feff}"]}),
        json!({"bodies": [{"value": "<p>a</p><!-- b --><![CDATA[<e>]]>", "type": "xhtml"}]}),
        json!({"bodies": [{"value": "<p>a <x:y/> & <br>", "type": "xhtml"}]}),
    ];
    let carried = |(card, settings): &(&Card, Settings)| {
        settings.extensions && !["iptc-7901", "anpa-1312", "text"].contains(&card.id)
    };
    for (card, settings) in ways().into_iter().filter(carried) {
        for story in &stories {
            let document = json!({"wire": "1", "articles": [story]}).to_string();
            let (feed, articles) = stories::read(formats::by_id("wire").unwrap(), &document);
            if let Err(broken) = hold(card, &settings, &feed, &articles) {
                panic!("{story}: {broken}");
            }
        }
    }
}
