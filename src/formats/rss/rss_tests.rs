//! What is written comes back, and what is met in the wild is read.
#![allow(clippy::disallowed_methods, reason = "a limit on time is held by the clock")]

use super::CARD;
use crate::diag::Report;
use crate::formats::{Origin, ReadOptions, Split, WriteOptions};
use crate::model::{
    Article, Cloud, Concept, Extension, Feed, Generator, Image, Lang, Link, Party, Rendition, Text, TextInput, Time,
};
use crate::text::spent::Spent;

fn read_with(text: &str, report: &mut Report) -> (Split<Feed>, Vec<Split<Article>>) {
    let mut reading = CARD.open.unwrap()(text, &ReadOptions::default(), report).unwrap();
    let mut articles = Vec::new();
    while let Some((article, span)) = reading.next(report) {
        assert!(text.get(span.start..span.end).is_some());
        articles.push(article);
    }
    (reading.feed().clone(), articles)
}

fn read(text: &str) -> (Split<Feed>, Vec<Split<Article>>) {
    read_with(text, &mut Report::default())
}

fn write(feed: &Split<Feed>, articles: &[Split<Article>]) -> String {
    let (mut writer, mut out) = (CARD.write.unwrap()(&WriteOptions::default()), String::new());
    writer.begin(feed, &mut out);
    articles.iter().for_each(|a| writer.article(a, &mut out));
    writer.end(&Origin::default(), &mut out);
    out
}

fn item(inside: &str) -> Split<Article> {
    let text = format!("<rss version='2.0'><channel><item>{inside}</item></channel></rss>");
    read(&text).1.remove(0)
}

#[track_caller]
fn comes_back(article: Article) {
    let split = Split { native: Box::new(article), carried: None };
    let out = write(&Split::default(), std::slice::from_ref(&split));
    assert_eq!(read(&out).1, [split], "{out}");
}

fn time(text: &str) -> Option<Time> {
    Time::new(text)
}

fn file(href: &str) -> Rendition {
    Rendition { href: Some(href.into()), ..Rendition::default() }
}

fn with_email(name: &str, email: &str) -> Party {
    Party { email: Some(email.into()), ..Party::named(name) }
}

fn full() -> Article {
    let mut a = Article::default();
    a.uri = Some("tarn:1".into());
    a.uri_is_permalink = Some(false);
    a.first_created = time("2024-02");
    a.version_created = time("2024-02-05T10:00:00.25+01:00");
    a.published = time("2024-02-05T10:00:00+01:00");
    a.headline = Some("5 < 6 & so on".into());
    a.summary = Some(Text { lang: Some(Lang("en".into())), ..Text::plain(" The ferry\tis back\n") });
    a.bodies = vec![Text::html("<p>Back ]]> <b>again</b></p>"), Text::html(" <i>x</i> ")];
    a.language = Some("sv".into());
    a.base = Some("https://tarn.example/".into());
    a.links = vec![Link::new("https://tarn.example/1.pdf", "enclosure"), Link::new("a&b", "alternate")];
    a.links.push(Link::new("second", "alternate"));
    a.links.push(Link { href: "bare".into(), title: Some("\"t\"\n".into()), ..Link::default() });
    a.comments = Some("https://tarn.example/talk".into());
    let source = Feed { href: Some("https://holm.example/".into()), title: Some("Holm".into()), ..Feed::default() };
    a.source = Some(Box::new(source));
    a.subjects = vec![Concept { scheme: Some("urn:s".into()), ..Concept::term("sea") }, Concept::named("Sea")];
    a.subjects.push(Concept { name: Some("Sea".into()), ..Concept::term("Sea") });
    a.creators = vec![Party::named("Ada Lind"), with_email("Bo (Ek)", "bo@tarn.example"), Party::named("a@b.example")];
    a.creators.push(with_email("Cleo", "no address"));
    a.contributors = vec![Party::named("Dag"), with_email("Eva", "eva@tarn.example")];
    a.provider = Some(Party::named(" Tarn Press"));
    a.copyright_holder = vec![Party::named("Tarn"), Party::named("Holm")];
    a.copyright_notice = vec!["(c) Tarn".into(), Text { lang: Some(Lang(String::new())), ..Text::plain("x") }];
    a.extensions = vec![Extension {
        ns: "urn:tide".into(),
        name: "level".into(),
        raw: "<t:level xmlns:t=\"urn:tide\" unit=\"m\">2 <t:a/></t:level>".into(),
    }];
    let enclosure = Rendition { content_type: Some("audio/mpeg".into()), size_in_bytes: Some(7), ..file("a.mp3") };
    a.associations = [enclosure, file("b.jpg")].map(|f| Article { renditions: vec![f], ..Article::default() }).into();
    a
}

#[test]
fn an_item_comes_back() {
    comes_back(full());
    comes_back(Article { uri_is_permalink: None, ..full() });
    comes_back(Article { uri_is_permalink: Some(true), summary: None, ..full() });
    comes_back(Article { bodies: vec!["Only words".into()], summary: None, ..full() });
    comes_back(Article { uri: None, ..full() });
    comes_back(Article { published: time("2024-02-05T10:00:00"), ..Article::default() });
    comes_back(Article::default());
}

#[test]
fn a_channel_comes_back() {
    let mut f = Feed::default();
    f.id = Some("urn:feed".into());
    (f.title, f.subtitle) = (Some("Tarn & Holm".into()), Some(Text::html("<b>News</b>")));
    f.rights = Some("(c) <b>Tarn</b>".into());
    f.links = vec![Link::new("https://tarn.example/rss", "self"), Link::new("https://tarn.example/", "alternate")];
    f.authors = vec![Party::named("Ada"), with_email("Bo", "bo@tarn.example"), with_email("Cleo", "cleo@tarn.example")];
    f.contributors = vec![with_email("Dag", "dag@tarn.example").role("webMaster"), Party::named("Eva").role("tester")];
    f.publisher = Some(Party::named("Tarn Press"));
    f.language = Some("en".into());
    (f.published, f.updated) = (time("2024-02-05T10:00:00Z"), time("2024-02-05T10:00:00"));
    f.generator = Some(Generator { name: Some("Desk".into()), ..Generator::default() });
    f.image = Some(Image { url: Some("a.png".into()), width: Some(1), ..Image::default() });
    (f.icon, f.logo, f.ttl) = (Some("i.png".into()), Some("l.png".into()), Some(0));
    f.subjects = vec![Concept::term("coast")];
    f.docs = Some("https://tarn.example/docs".into());
    f.cloud = Some(Cloud { domain: Some("rpc.tarn.example".into()), ..Cloud::default() });
    f.textinput = Some(TextInput { name: Some("q".into()), ..TextInput::default() });
    (f.skip_hours, f.skip_days) = (vec!["2".into()], vec!["Sunday".into()]);
    f.base = Some("https://tarn.example/".into());
    for feed in [f, Feed::default()] {
        let split = Split { native: Box::new(feed), carried: None };
        let out = write(&split, &[]);
        assert_eq!(read(&out).0, split, "{out}");
    }
}

#[test]
fn what_the_carrier_adds_comes_back() {
    let slug = |s: &str| Article { slugline: vec![s.into()], ..Article::default() };
    let native = Article { associations: vec![Article::default(), Article::default()], ..full() };
    let carried = Article { associations: vec![Article::default(), slug("PIC")], ..slug("FERRY") };
    let split = Split { native: Box::new(native), carried: Some(Box::new(carried)) };
    let out = write(&Split::default(), std::slice::from_ref(&split));
    assert_eq!(read(&out).1, [split], "{out}");
}

#[test]
fn a_file_of_a_scheme_that_begins_as_the_webs_was_an_enclosure() {
    for (href, enclosed) in
        [("https://a.example/a.mp3", true), ("HTTP://a.example/a.mp3", true), ("httpx://a.example/a.mp3", false)]
    {
        let file = Rendition {
            href: Some(href.into()),
            content_type: Some("audio/mpeg".into()),
            size_in_bytes: Some(9),
            ..Rendition::default()
        };
        let with = Article { renditions: vec![file], ..Article::default() };
        let native = Box::new(Article { associations: vec![with], ..Article::default() });
        let out = write(&Split::default(), &[Split { native, carried: None }]);
        assert!(out.contains("<enclosure") == enclosed && out.contains(href), "{out}");
    }
}

#[test]
fn bodies_and_summaries() {
    let alone = item("<description>&lt;p&gt;Hi</description>").native;
    assert_eq!((alone.bodies, alone.summary), (vec![Text::html("<p>Hi")], None));
    let beside = item(
        "<c:encoded xmlns:c='http://purl.org/rss/1.0/modules/content/'>&lt;p>Hi</c:encoded><description>Hi</description>",
    );
    assert_eq!((beside.native.bodies, beside.native.summary), (vec![Text::html("<p>Hi")], Some("Hi".into())));
    assert_eq!(item("<description>A <b>raw</b> one</description>").native.bodies, [Text::html("A <b>raw</b> one")]);
}

#[test]
fn guids_are_permalinks_unless_they_say_so() {
    let permalink = |attr: &str| item(&format!("<guid{attr}>x</guid>")).native.uri_is_permalink;
    assert_eq!(permalink(""), Some(true));
    assert_eq!(permalink(" isPermaLink='true'"), Some(true));
    assert_eq!(permalink(" isPermaLink='false'"), Some(false));
}

#[test]
fn nothing_is_invented_and_nothing_dropped() {
    let mut report = Report::default();
    let text =
        "<rss><channel><item><pubDate>once upon a time</pubDate><x:y xmlns:x='urn:x'>z</x:y></item></channel></rss>";
    let (feed, items) = read_with(text, &mut report);
    assert_eq!(*feed.native, Feed::default());
    let a = &items[0].native;
    assert_eq!((a.published.as_ref(), a.extensions.len()), (None, 2));
    assert_eq!(a.extensions[0].raw, "<pubDate xmlns=\"\">once upon a time</pubDate>");
    assert_eq!(report.count("rss/kept-as-extension"), 2);
}

#[test]
fn shapes_of_the_wild() {
    let (feed, items) = read(include_str!("../../../feeds/rss/broken.xml"));
    assert_eq!(feed.native.title, Some("Bay & Tarn".into()));
    let titles: Vec<_> = items.iter().filter_map(|i| i.native.headline.as_ref()).map(|t| t.value.as_str()).collect();
    assert_eq!(titles.len(), 4, "{titles:?}");
    assert!(titles[0].starts_with("Fish & chips — 5 < 6") && titles[3] == "Beside the channel", "{titles:?}");
    for ns in ["http://backend.userland.com/rss2", "http://purl.org/rss/1.0/"] {
        let text =
            format!("<r:rss xmlns:r='{ns}'><r:channel><r:item><r:title>a</r:title></r:item></r:channel></r:rss>");
        assert_eq!(read(&text).1[0].native.headline, Some("a".into()));
    }
}

#[test]
fn what_other_versions_and_habits_say() {
    let a = item("<expirationDate>Thu, 01 Feb 2024 19:48:21 GMT</expirationDate><fullitem>&lt;p>A</fullitem>").native;
    assert_eq!(a.expires[0].time, time("2024-02-01T19:48:21Z"));
    assert_eq!(a.bodies, [Text::html("<p>A")]);
    let a = item("<dc:title>A</dc:title><dc:author>Ada Lind</dc:author>").native;
    assert_eq!((a.headline, a.creators), (Some("A".into()), vec![Party::named("Ada Lind")]));
    let (feed, _) = read(
        "<rss xmlns='urn:draft' version='2.0'><channel><author>a@b.example (Ada)</author>\
         <d:title xmlns:d='http://purl.org/dc/elements/1.1/'>T</d:title>\
         <t:modified xmlns:t='http://purl.org/dc/terms/'>2024-02-01</t:modified></channel></rss>",
    );
    assert_eq!(feed.native.authors, [with_email("Ada", "a@b.example")]);
    assert_eq!((feed.native.title, feed.native.updated), (Some("T".into()), time("2024-02-01")));
}

#[test]
fn bases_and_languages() {
    let (feed, items) = read(include_str!("../../../feeds/rss/relative.xml"));
    assert_eq!(feed.native.base.as_deref(), Some("https://tarn.example/coast/"));
    assert_eq!(feed.native.language.as_deref(), Some("sv"));
    let a = &items[0].native;
    assert_eq!(a.base.as_deref(), Some("https://tarn.example/coast/2024/"));
    assert_eq!(a.headline.as_ref().unwrap().lang, Some(Lang("en".into())));
    assert_eq!(a.links, [Link::new("ferry.html", "alternate")]);
    assert_eq!(a.associations[0].renditions[0].href.as_deref(), Some("https://media.tarn.example/ferry.mp3"));
}

/// It was stated again, and whoever read what was written of it found none.
#[test]
fn a_subtitle_in_the_base_of_its_channel() {
    let (feed, _) = read(
        "<rss version='2.0' xml:base='https://tarn.example/'><channel xml:lang='nb'><title xml:base='/about/'>T</title>\
         <description xml:base='https://tarn.example' xml:lang='nb'>D</description></channel></rss>",
    );
    let feed = feed.native;
    let of = |text: &Option<Text>| text.as_ref().map(|text| (text.base.clone(), text.lang.clone()));
    assert_eq!(of(&feed.title), Some((Some("https://tarn.example/about/".to_owned()), None)));
    assert_eq!(of(&feed.subtitle), Some((None, None)));
}

#[test]
fn samples_come_back_through_a_document() {
    for text in [include_str!("../../../feeds/rss/minimal.xml"), include_str!("../../../feeds/rss/foreign.xml")] {
        let (feed, items) = read(text);
        assert_eq!(read(&write(&feed, &items)), (feed, items));
    }
}

#[test]
fn hostile_documents_end() {
    let started = Spent::now();
    let wrap = |inside: &str| format!("<rss><channel><item>{inside}</item></channel></rss>");
    read(&wrap(&"<a>".repeat(100_000)));
    read(&wrap(&"<category/>".repeat(300_000)));
    read(&"<rss><channel><item>".repeat(50_000));
    read(&format!("<rss><channel>{}", "<item/>".repeat(300_000)));
    read(&format!("<rss><channel>{}", "<item><title>x".repeat(100_000)));
    read(&wrap(&format!("<enclosure url='{}'/>", "x".repeat(10_000_000))));
    read(&wrap(&"<dc:identifier>x</dc:identifier><guid>y</guid>".repeat(50_000)));
    for cut in (0..wrap("<title>x</title><guid>y</guid>").len()).step_by(3) {
        let text = wrap("<title>x</title><guid>y</guid>");
        if let Ok(mut r) = CARD.open.unwrap()(&text[..cut], &ReadOptions::default(), &mut Report::default()) {
            while r.next(&mut Report::default()).is_some() {}
        }
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn a_licence_of_creative_commons_is_a_link() {
    let xmlns = "xmlns:cc='http://backend.userland.com/creativeCommonsRssModule'";
    let read = item(&format!("<cc:license {xmlns}>https://licences.example/by/4.0/</cc:license>"));
    assert_eq!(read.native.links, [Link::new("https://licences.example/by/4.0/", "license")]);
}

#[test]
fn tags_are_subjects() {
    let read = item("<tags>snow, roads,</tags><category>Fell</category>");
    let terms: Vec<_> = read.native.subjects.iter().filter_map(|s| s.literal.as_deref()).collect();
    assert_eq!(terms, ["snow", "roads", "Fell"]);
}

#[test]
fn names_in_a_list_of_rdf_ran_together_into_one() {
    let list = |name: &str, places: &str| {
        item(&format!(
            "<{name} xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
             <rdf:Bag>{places}</rdf:Bag></{name}>"
        ))
        .native
    };
    let names = |article: &Article| article.creators.iter().filter_map(|p| p.name.clone()).collect::<Vec<_>>();
    let both = "<rdf:li>Mara Quill</rdf:li> <rdf:li>Ada Lind</rdf:li>";
    assert_eq!(names(&list("dc:creator", both)), ["Mara Quill", "Ada Lind"]);
    assert_eq!(names(&list("author", both)), ["Mara Quill", "Ada Lind"]);
    assert_eq!(list("dc:subject", both).subjects.len(), 2);
    // Elements that are no list are the parts of one person.
    let parts = item("<author><name>Mara Quill</name><email>mara@tarn.example</email></author>").native;
    assert_eq!((names(&parts), parts.creators.len()), (vec!["Mara Quill".to_owned()], 1));
}

#[test]
fn creators_of_the_terms_of_dublin_core_were_nobodys() {
    let article = item(
        "<t:creator xmlns:t='http://purl.org/dc/terms/'>Mara Quill</t:creator>\
         <t:contributor xmlns:t='http://purl.org/dc/terms/'>Ada Lind</t:contributor>",
    );
    assert_eq!(article.native.creators, [Party::named("Mara Quill")]);
    assert_eq!(article.native.contributors, [Party::named("Ada Lind")]);
}

#[test]
fn two_people_in_one_author_are_two() {
    let article = item("<author>mara@tarn.example (Mara Quill), ada@tarn.example (Ada Lind)</author>").native;
    assert_eq!(article.creators.len(), 2);
    assert_eq!(article.creators[1].email.as_deref(), Some("ada@tarn.example"));
}

#[test]
fn a_channel_that_was_opened_twice_lost_its_items() {
    let (feed, articles) = read(
        "<rss version='2.0'><channel><channel><title>T</title><item><title>A</title></item></channel></channel></rss>",
    );
    assert_eq!((feed.native.title.clone(), articles.len()), (Some("T".into()), 1));
}

#[test]
fn the_attributes_and_abstracts_of_a_channel_definition_are_read() {
    let (feed, articles) = read(
        "<CHANNEL HREF='https://tarn.example/' LASTMOD='1999-01-12T10:00'><TITLE>Tarn</TITLE><ABSTRACT>What happens</ABSTRACT>\
         <ITEM HREF='https://tarn.example/1' LASTMOD='1999-01-12'><TITLE>Ferry</TITLE><ABSTRACT>It runs</ABSTRACT></ITEM></CHANNEL>",
    );
    assert_eq!(feed.native.links, [Link::new("https://tarn.example/", "alternate")]);
    assert_eq!(feed.native.subtitle, Some("What happens".into()));
    assert_eq!(feed.native.updated, Time::new("1999-01-12T10:00:00"));
    let article = &articles[0].native;
    assert_eq!(article.links, [Link::new("https://tarn.example/1", "alternate")]);
    assert_eq!(
        (article.bodies.clone(), article.version_created.clone()),
        (vec!["It runs".into()], Time::new("1999-01-12"))
    );
}

/// Where there was no object to give them to, the first title was kept behind all others, and two of them changed places each
/// time they were written.
#[test]
fn titles_of_no_object_stay_in_their_order() {
    let inside = "<title>A</title><media:title>One</media:title><x:y xmlns:x='urn:x'/><media:title>Two</media:title>";
    let text = format!(
        "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item>{inside}</item></channel></rss>"
    );
    let (feed, articles) = read(&text);
    let kept = |article: &Split<Article>| -> Vec<String> {
        article
            .native
            .extensions
            .iter()
            .map(|e| e.name.clone() + if e.raw.contains("One") { " one" } else { "" })
            .collect()
    };
    assert_eq!(kept(&articles[0]), ["title one", "y", "title"]);
    let again = read(&write(&feed, &articles)).1;
    assert_eq!(kept(&again[0]), kept(&articles[0]));
}

#[test]
fn links_that_state_a_relation_were_the_story() {
    let stated = "<title>A</title><link rel='self' href='https://tarn.example/a.xml' type='application/rss+xml'/>";
    let link = item(stated).native.links[0].clone();
    assert_eq!((link.rel.as_deref(), link.media_type.as_deref()), (Some("self"), Some("application/rss+xml")));
}

#[test]
fn a_document_in_the_namespace_of_atom_was_empty() {
    let text = "<rss version='2.0' xmlns='http://www.w3.org/2005/Atom'><channel><title/><dc:title \
                xmlns:dc='http://purl.org/dc/elements/1.1/'>Tarn</dc:title><item><title>Ice</title></item></channel></rss>";
    let (feed, articles) = read(text);
    assert_eq!((feed.native.title.clone(), articles.len()), (Some("Tarn".into()), 1));
    assert_eq!(articles[0].native.headline, Some("Ice".into()));
}

#[test]
fn a_picture_in_capitals_lost_its_title() {
    let text = "<RSS><CHANNEL><IMAGE><URL>https://tarn.example/a.png</URL><TITLE>Tarn</TITLE></IMAGE></CHANNEL></RSS>";
    let image = read(text).0.native.image.clone().unwrap();
    assert_eq!((image.url.as_deref(), image.title.as_deref()), (Some("https://tarn.example/a.png"), Some("Tarn")));
}
