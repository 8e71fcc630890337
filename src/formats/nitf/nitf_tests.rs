#![allow(clippy::disallowed_methods, reason = "a limit on time is held by the clock")]
use super::CARD;
use crate::diag::Report;
use crate::formats::{Card, Origin, ReadOptions, Split, WriteOptions};
use crate::loss::{Tables, merge, projected, split};
use crate::model::{
    AltId, Article, Concept, Dateline, Expiry, Extension, Field, Hop, Lang, Leaf, Level, Party, Rendition, RightsInfo,
    Text, TextKind, Time, Transmission, is_attribution,
};
use crate::text::spent::Spent;

pub(super) fn read(text: &str) -> (Vec<Split<Article>>, Report) {
    let mut report = Report::default();
    let card: &Card = &CARD;
    let Some(open) = card.open else { panic!("read") };
    let mut reading = open(text, &ReadOptions::default(), &mut report).unwrap();
    let mut out = Vec::new();
    while let Some((article, _)) = reading.next(&mut report) {
        out.push(article);
    }
    (out, report)
}

pub(super) fn one(text: &str) -> Article {
    *read(text).0.remove(0).native
}

pub(super) fn write(article: &Split<Article>, style: Option<&str>) -> String {
    let options = WriteOptions { style: style.map(str::to_owned), ..WriteOptions::default() };
    let mut writer = CARD.write.unwrap()(&options);
    let mut out = String::new();
    writer.begin(&Split::default(), &mut out);
    writer.article(article, &mut out);
    writer.end(&Origin::default(), &mut out);
    out
}

pub(super) fn time(text: &str) -> Time {
    Time::new(text).unwrap()
}

fn full() -> Article {
    let mut hop = Hop { action: Some("editor".into()), comment: Some("second look".into()), ..Hop::default() };
    (hop.party, hop.time) = (Some(Party::named("Ines Halvor")), Some(time("2024-05-01T09:00:00Z")));
    let picture = Article {
        uri: Some("urn:example:p1".into()),
        kind: Some("picture".into()),
        alt_ids: vec![AltId::new("77", "desk-id")],
        title: Some("The quay".into()),
        summary: Some("The quay at dusk.".into()),
        renditions: vec![Rendition { href: Some("quay.jpg".into()), width: Some(640), ..Rendition::default() }],
        by: vec!["Tom Reed / Harbour Pictures".into()],
        creators: vec![Party::named("Tom Reed")],
        creditline: vec!["Harbour Pictures".into()],
        copyright_notice: vec!["© 2024 Harbour Pictures".into()],
        ..Article::default()
    };
    let year =
        RightsInfo { scope: Some("copyrightYear".into()), start_date: Some(time("2024")), ..RightsInfo::default() };
    let rights = RightsInfo { geography: Some("Norland".into()), agent: Some("Desk".into()), ..RightsInfo::default() };
    Article {
        uri: Some("urn:example:1".into()),
        version: Some("3".into()),
        story: Some("quay-fire".into()),
        pub_status: Some("usable".into()),
        embargoed_until: Some(time("2024-05-01T12:00:00+02:00")),
        expires: vec![Expiry::at(time("2024-06-01"))],
        version_created: Some(time("2024-05-01T10:00:00Z")),
        published: Some(time("2024-05")),
        urgency: Some(4),
        headline: Some("Fire at the quay".into()),
        headlines: vec![Text::plain("Blaze").role("short"), Text::plain("second deck").role("hl2")],
        subheadline: Some("Nobody hurt".into()),
        title: Some("QUAY FIRE & more".into()),
        slugline: vec!["QUAY-FIRE".into()],
        keywords: vec!["fire".into(), "harbour".into()],
        summary: Some("A shed burned.\n\nIt was empty.".into()),
        descriptions: vec!["Second".into()],
        bodies: vec![Text::of(TextKind::Nitf, "<p>PORT ELM (HNA) — A <em>shed</em> burned &amp; fell.</p>")],
        language: Some("en-GB".into()),
        subjects: vec![Concept::named("fire"), Concept { name: Some("weather".into()), ..Concept::term("17000000") }],
        genres: vec![
            Concept::named("News").role("type"),
            Concept::named("Current"),
            Concept::named("fix").role("fixture"),
        ],
        people: vec![Concept { scheme: Some("hna".into()), name: Some("Ada Lind".into()), ..Concept::term("p:1") }],
        places: vec![Concept::named("Port Elm")],
        located: vec![Concept { name: Some("Port Elm".into()), ..Concept::term("NL") }],
        associations: vec![picture],
        ed_notes: vec![
            Text::plain("Call the desk").role("desk"),
            Text { visibility: Some("public".into()), ..Text::plain("Corrects the date") },
        ],
        transmission: Some(Transmission {
            category: Some("i".into()),
            word_count: Some(310),
            ..Transmission::default()
        }),
        by: vec![
            "By Ada Lind Harbour Reporter and Tom Reed".into(),
            Text { lang: Some(Lang("fr".into())), ..Text::plain("Par  Zoé") },
        ],
        creators: vec![
            Party { job_title: Some("Harbour Reporter".into()), ..Party::named("Ada Lind") },
            Party::named("Tom Reed"),
            Party::named("Nils Berg"),
        ],
        signoff: vec!["(Editing by Ines Halvor)".into()],
        provider: Some(Party { literal: Some("HNA".into()), ..Party::named("Harbour News Agency") }),
        info_sources: vec![Party::named("HNA"), Party::named("Coast Wire")],
        dateline: vec![
            Dateline {
                text: Some("PORT ELM, May 1 (HNA)".into()),
                place: Some("PORT ELM".into()),
                date: Some("May 1".into()),
                ..Dateline::default()
            },
            Dateline { text: Some("LONDON".into()), place: Some("London".into()), ..Dateline::default() },
            Dateline { place: Some("ROME".into()), ..Dateline::default() },
        ],
        copyright_holder: vec![Party::named("Harbour News Agency"), Party::named("Coast Wire")],
        copyright_notice: vec!["© 2024 HNA".into()],
        usage_terms: vec!["No archive".into(), "Online only".into()],
        rights_info: vec![rights, year],
        hops: vec![hop],
        extensions: vec![
            Extension {
                name: "meta".into(),
                raw: "<meta name=\"x-desk\" content=\"a &amp; b\"/>".into(),
                ..Extension::default()
            },
            Extension { ns: "urn:x".into(), name: "e".into(), raw: "<e xmlns=\"urn:x\">1</e>".into() },
            Extension { name: "iim".into(), raw: "<iim ver=\"4\"></iim>".into(), ..Extension::default() },
        ],
        ..Article::default()
    }
}

#[test]
fn what_is_written_is_read() {
    for style in [None, Some("dtd")] {
        let article = Split { native: Box::new(full()), carried: None };
        let text = write(&article, style);
        let (back, report) = read(&text);
        assert_eq!(back[0].native, article.native, "{text}");
        assert_eq!(back[0].carried, None, "{text}");
        assert!(!report.malformed());
        assert_eq!(write(&back[0], style), text);
    }
}

#[test]
fn what_has_no_place_is_carried() {
    let mut article = full();
    article.creators[0].email = Some("ada@example.org".into());
    article.creditline = vec!["HNA".into()];
    article.alt_ids = vec![AltId::new("9", "du-key.generation")];
    article.signals = vec![Concept::named("correction")];
    article.associations[0].creators[0].kind = Some("person".into());
    article.associations.insert(0, Article { version: Some("2".into()), ..Article::default() });
    let tables = Tables::of(&CARD, true);
    let (article, _) = projected(&tables, Level::Article, article);
    for style in [None, Some("dtd")] {
        let text = write(&split(&tables, Box::new(article.clone())), style);
        let back = *merge(&tables, read(&text).0.remove(0));
        assert_eq!(back, article, "{text}");
    }
}

#[test]
fn a_wire_in_dtd_style() {
    let a = one(
        "<!DOCTYPE nitf SYSTEM \"nitf-3-2.dtd\"><nitf version=\"-//IPTC//DTD NITF 3.2//EN\"><head><title>Tides </title>\
         <meta name=\"anpa-keyword\" content=\"TIDES\"/><docdata management-doc-idref=\"u:1\" management-idref-status=\"canceled\">\
         <doc-id regsrc=\"HNA\"/><series series.part=\"1\"/></docdata></head><body><body.head><hedline><hl1>Tides</hl1></hedline>\
         <byline>By <person>Ada Lind</person><byttl>Reporter</byttl></byline><distributor><org value=\"h1\">Harbour News</org></distributor>\
         <dateline><location><city>Port Elm</city>, <state>NL</state></location></dateline></body.head>\
         <body.content><media media-type='image'><media-reference source='a.jpg' source-credit='HP'/><media-caption><p>High\n tide</p></media-caption></media>\
         <p>A & B</p></body.content></body></nitf>",
    );
    assert_eq!(a.title, None);
    assert_eq!(a.slugline[0].value, "TIDES");
    assert_eq!(a.by[0].value, "By Ada Lind Reporter");
    assert_eq!(a.creators, [Party { job_title: Some("Reporter".into()), ..Party::named("Ada Lind") }]);
    let provider = a.provider.unwrap();
    assert_eq!((provider.name.as_deref(), provider.literal.as_deref()), (Some("Harbour News"), Some("HNA")));
    assert_eq!(a.dateline[0].place.as_deref(), Some("Port Elm, NL"));
    assert_eq!(a.relations[0].rel.as_deref(), Some("kills"));
    assert_eq!(a.bodies[0].value, "<p>A &amp; B</p>");
    assert_eq!(a.associations[0].summary.as_ref().unwrap().value, "High tide");
    assert_eq!(a.associations[0].creditline[0].value, "HP");
}

#[test]
fn pictures_of_the_body_stay_in_it() {
    let mut a = full();
    a.bodies[0].value =
        "<p>x</p><media media-type=\"image\"><media-reference source=\"in.png\"/></media><p>y</p>".into();
    let text = write(&Split { native: Box::new(a.clone()), carried: None }, None);
    assert_eq!(one(&text), a, "{text}");
}

#[test]
fn several_documents_in_one() {
    let two = "<a><nitf><body/></nitf><nitf><head><title>2</title></head></nitf></a>";
    assert_eq!(read(two).0.len(), 2);
    assert_eq!(read("<nitf/>\n<nitf/><nitf>").0.len(), 3);
}

#[test]
fn attribution_is_never_dropped() {
    for field in Field::all().into_iter().filter(|f| is_attribution(*f)) {
        assert_ne!((CARD.carry)(Level::Article, field).outcome(), "dropped", "{}", field.path());
    }
}

#[test]
fn hostile_documents_end() {
    let deep = format!("<nitf><body><body.content>{}", "<block><media>".repeat(100_000));
    let wide = format!("<nitf><body><body.content>{}</body.content></body></nitf>", "<media/>".repeat(100_000));
    let long = format!("<nitf><head><docdata><doc-id id-string='{}'/>", "x".repeat(10_000_000));
    let start = Spent::now();
    for text in [&deep, &wide, &long] {
        read(text);
    }
    assert!(start.elapsed().as_secs() < 10);
}

#[test]
fn the_samples_come_back() {
    for (name, text) in [
        ("minimal", include_str!("../../../feeds/nitf/minimal.xml")),
        ("full", include_str!("../../../feeds/nitf/full.xml")),
        ("foreign", include_str!("../../../feeds/nitf/foreign.xml")),
        ("relative", include_str!("../../../feeds/nitf/relative.xml")),
        ("broken", include_str!("../../../feeds/nitf/broken.xml")),
    ] {
        let tables = Tables::of(&CARD, true);
        let (first, report) = read(text);
        assert_eq!(report.malformed(), name == "broken", "{name}: {:?}", report.diagnostics());
        let first = *merge(&tables, first.into_iter().next().unwrap());
        let (first, _) = projected(&tables, Level::Article, first);
        let again = write(&split(&tables, Box::new(first.clone())), None);
        assert_eq!(*merge(&tables, read(&again).0.remove(0)), first, "{name}");
    }
}

#[test]
fn what_a_docdata_in_a_kept_element_says_was_said_again_each_time_it_was_written() {
    let inside = "<docdata><doc-id id-string='urn:tarn:1'/><doc.copyright holder='Tarn Wire'/><dat/></docdata>";
    for text in [
        format!("<nitf><head><n:title xmlns:n='urn:n'>A {inside}</n:title></head></nitf>"),
        format!("<nitf><head><x>{inside}</x><docdata><doc-id id-string='urn:tarn:2'/></docdata></head></nitf>"),
    ] {
        let (first, second) = again(&text, None);
        assert_eq!(first, second, "{text}");
        assert_eq!(first[0].copyright_holder[0].name.as_deref(), Some("Tarn Wire"));
    }
}

#[test]
fn a_docdata_in_an_element_of_another_format_became_the_storys() {
    let raw = "<d:x xmlns:d=\"urn:d\"><DocData xmlns=\"\"><doc-id id-string=\"urn:tarn:9\"/></DocData></d:x>";
    let kept = Extension { ns: "urn:d".into(), name: "x".into(), raw: raw.into() };
    let a = Article { extensions: vec![kept], ..Article::default() };
    let written = write(&Split { native: Box::new(a.clone()), carried: None }, None);
    let b = &read(&written).0[0].native;
    assert_eq!((&b.alt_ids, &b.uri, &b.extensions), (&a.alt_ids, &a.uri, &a.extensions), "{written}");
}

/// What is written of the articles in `text`, read again.
pub(super) fn again(text: &str, style: Option<&str>) -> (Vec<Article>, Vec<Article>) {
    let first = articles(text);
    let mut settings = crate::convert::Settings::default();
    settings.write.style = style.map(str::to_owned);
    let mut target = crate::convert::Target::new(&CARD, settings).unwrap();
    let mut out = String::new();
    first.iter().for_each(|a| drop(target.article(a.clone(), &mut out)));
    (first, articles(&out))
}

pub(super) fn articles(text: &str) -> Vec<Article> {
    let (source, mut report) = (crate::text::decode(text.as_bytes(), None), Report::default());
    let mut document = crate::convert::open(&source, &CARD, &ReadOptions::default(), &mut report).unwrap();
    std::iter::from_fn(|| document.next(&mut report)).map(|(article, _)| *article).collect()
}

#[test]
fn a_meta_without_quotes_outside_the_head_lost_its_namespace_when_it_came_again() {
    let text = "<nitf><head/><body><meta name=\\\"x\\\" content=\\\"1\\\"/></body></nitf>";
    for style in [None, Some("dtd")] {
        let (first, second) = again(text, style);
        assert_eq!(first[0].extensions.len(), 1);
        assert_eq!(first, second);
    }
}

#[test]
fn a_meta_outside_the_head_does_not_become_a_fact_by_being_written() {
    let text = "<nitf><head/><body><meta name=\"copyright\" content=\"Nobody\"/><meta name=\"x\" content=\"y\"/></body></nitf>";
    for style in [None, Some("dtd")] {
        let (first, second) = again(text, style);
        assert!(first[0].copyright_holder.is_empty() && first[0].extensions.len() == 2);
        assert_eq!(first, second);
    }
}

#[test]
fn a_second_category_stays_behind_the_first() {
    let metas = "<meta name=\"category\" content=\"a\"/><meta name=\"category\" content=\"i\"/>";
    for style in [None, Some("dtd")] {
        let (first, second) = again(&format!("<nitf><head>{metas}</head></nitf>"), style);
        assert_eq!(first[0].transmission.as_ref().unwrap().category.as_deref(), Some("a"));
        assert_eq!(first, second);
    }
}

#[test]
fn a_namespace_with_a_blank_comes_back_in_the_style_of_wires() {
    let (first, second) = again("<nitf><head><x:y xmlns:x=\"urn:a b\">c</x:y></head></nitf>", Some("dtd"));
    assert_eq!(first[0].extensions[0].ns, "urn:a b");
    assert_eq!(first, second);
}

#[test]
fn a_name_above_that_of_a_subject_is_noted() {
    let subject = "<tobject.subject tobject.subject.type=\"Sport\" tobject.subject.matter=\"Rowing\"/>";
    let (read, report) = read(&format!("<nitf><head><tobject>{subject}</tobject></head></nitf>"));
    assert_eq!(read[0].native.subjects[0].name.as_deref(), Some("Rowing"));
    assert!(report.diagnostics().iter().any(|d| d.rule == "nitf/name-left-out" && d.message.contains("Sport")));
}
