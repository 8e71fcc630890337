//! The laws: `read(write(p)) == p` and `project(p) == p` for every leaf of every format, and no attribution leaf dropped.

use serde_json::{Map, Value, json};
use wiredesk::convert::{Settings, Target, open};
use wiredesk::diag::Report;
use wiredesk::formats::{self, Card, Carry, Origin, ReadOptions};
use wiredesk::loss::{self, Tables};
use wiredesk::model::{Article, Feed, Field, Leaf, Level, Shape, Struct, Text, canonical, is_attribution};
use wiredesk::syntax::html::nitf_to_html;
use wiredesk::text;

/// A value of a shape. Words that mean something in one place only are chosen by the name of the leaf and of the struct
/// that it is a member of.
fn sample(parent: &str, name: &str, shape: Shape, depth: usize) -> Option<Value> {
    Some(match shape {
        Shape::Words => match name {
            "type" => json!(match parent {
                "Article" => "picture",
                "Text" => "html",
                _ => "text/html",
            }),
            "visibility" => json!("public"),
            "href" | "uri" | "url" | "src" | "link" | "base" | "icon" | "logo" | "docs" | "id" | "comments" => {
                json!(format!("https://example.org/{name}"))
            }
            "lang" | "language" | "hreflang" => json!("nb"),
            "email" => json!("ada@example.org"),
            "length" | "port" => json!("80"),
            "rel" => json!("related"),
            "dir" => json!("rtl"),
            other => json!(format!("{other} words & <more>")),
        },
        Shape::Flag => json!(false),
        Shape::Number(low, high) => json!(high.min(low + 4)),
        Shape::Time => json!("2024-05-01T10:00:00+02:00"),
        Shape::Map => json!({ "/headline": "inferred" }),
        Shape::List(item) | Shape::OneOrMany(item) => json!([sample(parent, name, *item, depth)?]),
        Shape::Struct(s, _) => {
            if depth == 0 {
                return None;
            }
            match s().name {
                // Its parts say the same element.
                "Extension" => {
                    json!({ "ns": "urn:x:n", "name": "level", "raw": "<n:level xmlns:n=\"urn:x:n\">2</n:level>" })
                }
                _ => Value::Object(core(s(), depth - 1)),
            }
        }
    })
}

/// The members without which a struct says nothing: its first one.
fn core(s: Struct, depth: usize) -> Map<String, Value> {
    let parent = s.name;
    let mut members = s.members.into_iter();
    let first = members.find_map(|(name, _, shape)| Some((name.to_owned(), sample(parent, name, shape, depth)?)));
    first.into_iter().collect()
}

/// Puts a sample at the end of a path of JSON names.
fn set(object: &mut Map<String, Value>, s: Struct, path: &[&str]) -> bool {
    let Some((name, rest)) = path.split_first() else { return false };
    let parent = s.name;
    let Some((_, _, shape)) = s.members.into_iter().find(|(n, _, _)| n == name) else { return false };
    if rest.is_empty() || *name == "extensions" {
        let Some(value) = sample(parent, name, shape, 2) else { return false };
        object.insert((*name).to_owned(), value);
        return true;
    }
    let (inner, list) = match shape {
        Shape::List(Shape::Struct(s, _)) | Shape::OneOrMany(Shape::Struct(s, _)) => (*s, true),
        Shape::Struct(s, _) => (s, false),
        _ => return false,
    };
    let mut value = core(inner(), 2);
    if !set(&mut value, inner(), rest) {
        return false;
    }
    let value = Value::Object(value);
    object.insert((*name).to_owned(), if list { json!([value]) } else { value });
    true
}

/// An article that states one leaf, beside a headline and an identifier.
fn stating(field: Field) -> Option<Article> {
    let mut object = Map::new();
    object.insert("uri".to_owned(), json!("https://example.org/story/1"));
    object.insert("headline".to_owned(), json!("A plain headline"));
    object.insert("versionCreated".to_owned(), json!("2024-05-01T10:00:00Z"));
    let path = field.path();
    set(&mut object, Article::shape(), &path.split('.').collect::<Vec<_>>()).then_some(())?;
    let mut article: Article = serde_json::from_value(Value::Object(object)).unwrap_or_else(|e| panic!("{path}: {e}"));
    canonical(&mut article);
    Some(article)
}

fn feed() -> Feed {
    serde_json::from_value(json!({
        "id": "https://example.org/feed", "title": "Nordavind", "updated": "2024-05-01T10:00:00Z",
        "links": [{ "href": "https://example.org/", "rel": "alternate" }]
    }))
    .unwrap()
}

fn write(card: &'static Card, article: Article, settings: Settings) -> String {
    let mut out = String::new();
    let mut target = Target::new(card, settings).unwrap();
    target.begin(&feed(), &mut out);
    target.article(article, &mut out);
    target.end(&Origin::default(), &mut out);
    out
}

fn read(card: &'static Card, text: &str) -> (Vec<Article>, Report) {
    let source = text::decode(text.as_bytes(), None);
    let mut report = Report::default();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report)
        .unwrap_or_else(|e| panic!("{} refuses what it wrote: {e:?}\n{text}", card.id));
    let mut articles = Vec::new();
    while let Some((article, _)) = document.next(&mut report) {
        articles.push(*article);
    }
    (articles, report)
}

fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.include_unreleased = true;
    settings
}

#[test]
fn what_is_written_is_read_back_leaf_by_leaf() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    // What a format prints is read back as words: its law runs on copy as desks write it (tests/copy.rs).
    let prints = |c: &Card| Field::all().into_iter().any(|f| matches!((c.carry)(Level::Article, f), Carry::Printed(_)));
    for card in formats::ALL.iter().filter(|c| c.open.is_some() && c.write.is_some() && !prints(c)) {
        let tables = Tables::of(card, true);
        for field in Field::all() {
            let Some(article) = stating(field) else { continue };
            tried += 1;
            let mut article = article;
            if !card.has_feed() {
                loss::inherit(&feed(), &mut article);
            }
            let (p, _) = loss::projected(&tables, Level::Article, article);
            let (again, _) = loss::projected(&tables, Level::Article, p.clone());
            if again != p {
                wrong.push(format!("{} {}: project(p) != p", card.id, field.path()));
            }
            let text = write(card, p.clone(), settings());
            let (articles, _) = read(card, &text);
            if articles.as_slice() != std::slice::from_ref(&p) {
                wrong.push(format!("{} {}:\n  want {}\n  got  {}", card.id, field.path(), json!(p), json!(articles)));
            }
        }
    }
    assert!(tried > 1000, "only {tried} leaves were tried");
    assert!(wrong.is_empty(), "{} of {tried} leaves do not come back:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_attribution_leaf_is_dropped_in_any_table() {
    // An index of links says nothing of what they lead to: what it leaves out is reported.
    for card in formats::ALL.iter().filter(|card| card.id != "sitemap") {
        for level in [Level::Article, Level::Association] {
            for field in Field::all().into_iter().filter(|f| is_attribution(*f)) {
                let carry = (card.carry)(level, field);
                assert!(!matches!(carry, Carry::Dropped(_)), "{} drops {} at {level:?}", card.id, field.path());
            }
        }
    }
}

/// Every credit, right and note that may travel, from one format through another and back.
fn there_and_back(first: &str, second: &str) {
    let (first, second) = (formats::by_id(first).unwrap(), formats::by_id(second).unwrap());
    let mut wrong = Vec::new();
    for field in Field::all().into_iter().filter(|f| is_attribution(*f)) {
        let Some(article) = stating(field) else { continue };
        let (start, _) = read(first, &write(first, article, settings()));
        let (middle, _) = read(second, &write(second, start[0].clone(), settings()));
        let (end, _) = read(first, &write(first, middle[0].clone(), settings()));
        for member in Article::MEMBERS.iter().filter(|m| !(m.is_blank)(&start[0])) {
            let attribution =
                Field::all().into_iter().any(|f| is_attribution(f) && Article::MEMBERS[f.member()].name == member.name);
            if attribution && !(member.same)(&start[0], &end[0]) {
                wrong.push(format!(
                    "{}: {} became {}",
                    field.path(),
                    (member.to_json)(&start[0]),
                    (member.to_json)(&end[0])
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} -> {} -> {}:\n{}", first.id, second.id, first.id, wrong.join("\n"));
}

#[test]
fn rss_through_nitf_keeps_attribution() {
    there_and_back("rss", "nitf");
}

#[test]
fn nitf_through_atom_keeps_attribution() {
    there_and_back("nitf", "atom");
}

#[test]
fn what_says_that_it_is_private_reached_public_formats_outside_of_notes() {
    let secret = "call Mira Holt on 555-0142";
    let text = json!({ "value": secret, "visibility": "private" });
    let stated = [
        json!({ "summary": text }),
        json!({ "by": text }),
        json!({ "headlines": [text] }),
        json!({ "descriptions": ["a", text] }),
        json!({ "bodies": ["B", text] }),
        json!({ "usageTerms": text }),
        json!({ "creators": [{ "name": secret, "visibility": "private" }] }),
        json!({ "contributors": [{ "name": "Bo Ek", "contacts": [text] }] }),
        json!({ "accountable": { "name": "Bo Ek", "phone": secret, "visibility": "desk only" } }),
        json!({ "hops": [{ "party": { "name": secret, "visibility": "private" } }] }),
    ];
    let nar = "http://iptc.org/std/nar/2006-10-01/";
    let kept = |ns: &str, name: &str, raw: &str| json!({ "extensions": [{ "ns": ns, "name": name, "raw": raw.replace("SECRET", secret) }] });
    let kept = [
        kept(nar, "assert", &format!("<assert xmlns='{nar}' qcode='sig:correction'><edNote>SECRET</edNote></assert>")),
        kept(
            nar,
            "newsCoverageSet",
            &format!(
                "<newsCoverageSet xmlns='{nar}'><newsCoverage><planning><edNote>SECRET</edNote></planning></newsCoverage></newsCoverageSet>"
            ),
        ),
        kept(
            nar,
            "subject",
            &format!("<subject xmlns='{nar}' pubconstraint='pc:nonpublic' qcode='x:1'><name>SECRET</name></subject>"),
        ),
        kept(
            nar,
            "x",
            &format!(
                "<x xmlns='{nar}'><assignedTo><personDetails><contactInfo><phone>SECRET</phone></contactInfo></personDetails></assignedTo></x>"
            ),
        ),
        kept("", "head", "<head xmlns=''><docdata><ed-msg info='SECRET'/></docdata></head>"),
        kept("", "note", "<note xmlns=''><body.content><p>SECRET</p></body.content></note>"),
        kept("", "meta", "<meta name='aap-ednote' content='SECRET'/>"),
        kept("", "Property", "<Property xmlns='' FormalName='EdNote' Value='SECRET'/>"),
        kept("urn:ietf:rfc:8259", "editor_note", "\"SECRET\""),
        kept("urn:ietf:rfc:8259", "extra", "{\"a\":[{\"internal_note\":\"SECRET\"}]}"),
    ];
    for stated in stated.into_iter().chain(kept) {
        let mut article: Article = serde_json::from_value(stated.clone()).unwrap();
        article.uri = Some("urn:x:1".to_owned());
        article.headline = Some("A".into());
        canonical(&mut article);
        for card in formats::ALL.iter().filter(|c| c.write.is_some() && c.audience == formats::Audience::Public) {
            let text = write(card, article.clone(), settings());
            assert!(!text.contains("555-0142"), "{} leaks {stated}", card.id);
        }
    }
}

#[test]
fn a_private_headline_took_the_public_one_behind_it_along() {
    let article: Article = serde_json::from_value(json!({
        "uri": "urn:x:1", "headline": { "value": "for the desk", "visibility": "private" }, "headlines": ["Ferry late"]
    }))
    .unwrap();
    for id in ["rss", "rss-1", "atom", "json-feed", "text", "html"] {
        let text = write(formats::by_id(id).unwrap(), article.clone(), settings());
        assert!(text.contains("Ferry late") && !text.contains("for the desk"), "{id}: {text}");
    }
}

#[test]
fn a_private_note_never_reaches_a_public_format() {
    let article: Article = serde_json::from_value(json!({
        "uri": "urn:x:1", "headline": "A",
        "bodies": [{ "type": "nitf", "value": "<p>B</p><n:note type=' NPA '><n:p>555-0142</n:p></n:note>" }],
        "extensions": [{ "name": "note", "raw": "<note type=\"npa\"><body.content><p>555-0142</p></body.content></note>" }],
        "edNotes": ["call Mira Holt on 555-0142", { "value": "for all", "visibility": "public" }]
    }))
    .unwrap();
    // Also where NITF was made HTML on the way.
    let mut html = article.clone();
    html.bodies = vec![Text::html(nitf_to_html(&article.bodies[0].value))];
    assert!(html.bodies[0].value.contains("555-0142"), "{html:?}");
    for card in formats::ALL.iter().filter(|c| c.write.is_some() && c.audience == formats::Audience::Public) {
        for article in [&article, &html] {
            let text = write(card, article.clone(), settings());
            assert!(!text.contains("555-0142"), "{} leaks a private note", card.id);
        }
    }
}

#[test]
fn people_that_a_form_lists_by_their_nature_were_left_for_the_next_article() {
    let person = json!({"name": "Ann Vik", "qcode": "quay:ann", "type": "cpnat:person"});
    let story = json!({"uri": "urn:tarn:1", "type": "text", "headline": "Low tide", "subjects": [person]});
    let article: Article = serde_json::from_value(story).unwrap();
    for card in formats::ALL.iter().filter(|card| card.write.is_some()) {
        let mut settings = Settings::default();
        settings.list_losses = true;
        let (mut target, mut out) = (Target::new(card, settings).unwrap(), String::new());
        target.begin(&Feed::default(), &mut out);
        target.article(article.clone(), &mut out);
        assert_eq!(*Article::boxed(), Article::default(), "{}", card.id);
    }
}
