use super::*;
use crate::diag::Report;
use crate::model::{Article, Concept, Party, Rendition, Text, canonical};
use crate::syntax::xml::{Cursor, Emitter, Limits};
use crate::vocab::{dublin_core, nar};

static KNOWN: [&Vocabulary; 3] = [&VOCABULARY, &nar::VOCABULARY, &dublin_core::ELEMENTS];

fn read(xml: &str) -> Objects {
    let (mut cursor, mut report) = (Cursor::new(xml, &KNOWN, Limits::default()), Report::default());
    let root = cursor.root(&mut report).unwrap();
    let mut media = Media::default();
    while let Some(tag) = cursor.child(&root, &mut report) {
        match tag.name {
            "enclosure" => {
                media.enclosure(Rendition { href: tag.attr("url").map(String::from), ..Rendition::default() })
            }
            _ => drop(media.read(xml, &mut cursor, &tag, 0, &mut report)),
        }
    }
    let mut objects = media.finish();
    objects.native.iter_mut().for_each(canonical);
    objects
}

fn item(inside: &str) -> String {
    format!("<item xmlns:media='{}'>{inside}</item>", VOCABULARY.uri)
}

fn file(href: &str) -> Rendition {
    Rendition { href: Some(href.into()), ..Rendition::default() }
}

fn round(article: &Article, carried: Option<&Article>) -> Objects {
    let mut out = Emitter::indented();
    out.start("item");
    for v in KNOWN {
        out.attr(&format!("xmlns:{}", v.prefix), v.uri);
    }
    write(&mut out, article, carried, &[]);
    out.end();
    read(&out.take())
}

#[test]
fn what_is_written_comes_back() {
    let thumb = Rendition { width: Some(80), name: Some("thumbnail".into()), ..file("https://tarn.example/t.jpg") };
    let picture = Article {
        kind: Some("picture".into()),
        language: Some("sv".into()),
        headline: Some("Sea & shore".into()),
        summary: Some(Text::html("The <b>Tarn</b> at dawn")),
        creditline: vec!["Tarn Press".into(), " Bay Wire".into()],
        creators: vec![Party::named("Ada Lind").role("photographer"), Party::named("Bo Ek")],
        copyright_notice: vec![Text { href: Some("https://tarn.example/c".into()), ..Text::plain("(c) Tarn") }],
        subjects: vec![Concept { name: Some("Sea".into()), scheme: Some("urn:x".into()), ..Concept::term("sea") }],
        renditions: vec![Rendition { width: Some(800), ..file("https://tarn.example/a.jpg") }, thumb.clone()],
        ..Article::default()
    };
    let several = Article {
        renditions: vec![
            thumb.clone(),
            Rendition { name: Some("highRes".into()), ..file("https://tarn.example/b.jpg") },
            thumb.clone(),
            Rendition { size_in_bytes: Some(0), ..file("https://tarn.example/c.jpg") },
        ],
        ..picture.clone()
    };
    let small = Article { renditions: vec![thumb], ..Article::default() };
    for article in [picture, several, small, Article::default()] {
        assert_eq!(round(&article, None).native, [article]);
    }
}

#[test]
fn the_carrier_stands_inside() {
    let carried = Article { slugline: vec!["SEA-DAWN".into()], ..Article::default() };
    let objects = round(&Article::default(), Some(&carried));
    assert_eq!((objects.native, objects.carried), (vec![Article::default()], vec![carried]));
}

#[test]
fn an_enclosure_that_repeats_a_file_is_no_second_picture() {
    let objects = read(&item(
        "<enclosure url='https://tarn.example/a.jpg'/><enclosure url='https://tarn.example/b.jpg'/>\
         <media:content url='https://tarn.example/a.jpg' type='image/jpeg'/>",
    ));
    let hrefs: Vec<_> = objects.native.iter().map(|a| a.renditions[0].href.as_deref().unwrap()).collect();
    assert_eq!(hrefs, ["https://tarn.example/b.jpg", "https://tarn.example/a.jpg"]);
}

#[test]
fn facts_beside_the_objects_hold_for_each() {
    let both = "<media:credit>Tarn Press</media:credit><media:credit role='photographer'>Ada Lind</media:credit>";
    let objects = read(&item(&format!("<media:content url='a.jpg'/>{both}<media:content url='b.jpg'/>")));
    for object in &objects.native {
        assert_eq!(object.creditline, ["Tarn Press".into()]);
        assert_eq!(object.creators, [Party::named("Ada Lind").role("photographer")]);
    }
    assert!(objects.kept.is_empty());
    assert_eq!(read(&item(both)).kept.len(), 2);
}

#[test]
fn hostile_input_ends() {
    let many = "<media:content url='a'/><enclosure url='a'/><media:credit>x</media:credit>".repeat(50_000);
    assert_eq!(read(&item(&many)).native.len(), Article::MOST_ASSOCIATIONS / 2, "an object and an enclosure each");
    read(&item(&"<media:group>".repeat(100_000)));
    read(&item(&"<media:content><media:content>".repeat(50_000)));
}

#[test]
fn a_credit_beside_a_picture_that_has_its_own_was_lost() {
    let own = "<media:content url='a.jpg'><media:credit role='photographer'>Bo</media:credit></media:content>";
    let beside = "<media:credit role='author'>Ann</media:credit><media:copyright>(c) Tarn</media:copyright>";
    let xml = item(&format!("{beside}{own}"));
    let Objects { native, kept, .. } = read(&xml);
    assert_eq!(native[0].creators, [Party::named("Bo").role("photographer")]);
    assert_eq!(native[0].copyright_notice, [Text::plain("(c) Tarn")], "of which it says nothing");
    let kept: Vec<&str> = kept.into_iter().map(|(_, range)| &xml[range]).collect();
    assert_eq!(kept, ["<media:credit role='author'>Ann</media:credit>"]);
}
