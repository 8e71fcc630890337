#![allow(clippy::disallowed_methods, reason = "a limit on time is held by the clock")]
#![allow(clippy::field_reassign_with_default, reason = "one line a field reads best")]

use std::time::Duration;

use super::*;
use crate::diag::Report;
use crate::formats::{Carry, Origin, ReadOptions, Split, WriteOptions};
use crate::model::{
    Article, Concept, Extension, Feed, FeedField, Field, Generator, Lang, Leaf, Level, Link, Party, Rendition, Text,
    TextKind, Time, is_attribution,
};
use crate::text::spent::Spent;

type Document = (Split<Feed>, Vec<Split<Article>>);

fn read_from(text: &str, base: Option<&str>) -> (Document, Report) {
    let mut report = Report::default();
    let options = ReadOptions { base: base.map(str::to_owned), ..ReadOptions::default() };
    let mut reading = (CARD.open.unwrap())(text, &options, &mut report).unwrap();
    let feed = reading.feed().clone();
    let mut articles = Vec::new();
    while let Some((article, span)) = reading.next(&mut report) {
        assert!(text.get(span.start..span.end).is_some());
        articles.push(article);
    }
    ((feed, articles), report)
}

fn read(text: &str) -> Document {
    read_from(text, None).0
}

/// The native part of the only entry, without a feed of its own.
fn entry(inside: &str) -> Article {
    let text = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/'><entry>{inside}</entry></feed>"
    );
    *read(&text).1.remove(0).native
}

fn write((feed, articles): &Document) -> String {
    let mut out = String::new();
    let mut writer = (CARD.write.unwrap())(&WriteOptions::default());
    writer.begin(feed, &mut out);
    articles.iter().for_each(|article| writer.article(article, &mut out));
    writer.end(&Origin::default(), &mut out);
    out
}

#[track_caller]
fn comes_back(document: &Document) {
    let text = write(document);
    let (again, report) = read_from(&text, None);
    assert_eq!(&again, document, "{text}");
    assert!(!report.malformed(), "{text}");
}

fn article(fill: impl FnOnce(&mut Article)) -> Document {
    let mut native = Article::default();
    fill(&mut native);
    (Split::default(), vec![Split { native: Box::new(native), carried: None }])
}

fn time(text: &str) -> Option<Time> {
    Time::new(text)
}

fn feed() -> Feed {
    let mut feed = Feed::default();
    feed.id = Some("tag:harrowmere.example,2026:wire".into());
    feed.title = Some(Text::plain("Harrowmere Press Agency"));
    feed.subtitle = Some(Text::html("The <b>whole</b> coast"));
    feed.rights = Some(Text::plain("© 2026 Harrowmere Press Agency"));
    feed.links = vec![Link::new("https://harrowmere.example/wire.atom", "self")];
    feed.authors = vec![Party::named("Harrowmere Desk")];
    feed.contributors = vec![Party::named("Sella Bureau")];
    feed.publisher = Some(Party::named("Harrowmere Media"));
    (feed.language, feed.base) = (Some("en".into()), Some("https://harrowmere.example/".into()));
    feed.updated = time("2026-03-14T09:00:00Z");
    let mut generator = Generator::default();
    (generator.name, generator.uri) = (Some("Presswork".into()), Some("https://presswork.example/".into()));
    feed.generator = Some(generator);
    (feed.icon, feed.logo) = (Some("/icon.png".into()), Some("/logo.png".into()));
    feed.subjects = vec![Concept::term("coast")];
    feed
}

fn full(a: &mut Article) {
    a.uri = Some("tag:harrowmere.example,2026:wire/1".into());
    a.headline = Some(Text::plain(" Ferry & <tide> "));
    a.summary = Some(Text::html("The <i>ferry</i>&nbsp;sails"));
    let mut body = Text::of(TextKind::Xhtml, "One <br/>two <b>&amp;</b> three<p></p>");
    (body.lang, body.base) = (Some(Lang("de".into())), Some("https://sella.example/".into()));
    a.bodies = vec![body];
    (a.published, a.version_created) = (time("2026-03-14T08:30:00+01:00"), time("2026-03-14T08:45:00.5Z"));
    let mut quill = Party::named("Mara Quill");
    (quill.email, quill.uri) = (Some("mara@harrowmere.example".into()), Some("/staff/mara".into()));
    a.creators = vec![quill, Party::named("Tom Ashby")];
    a.contributors = vec![Party::named("Ina Rook")];
    a.copyright_notice = vec![Text::plain("© Harrowmere")];
    let mut link = Link::new("/wire/1?a=1&b=2", "alternate");
    (link.title, link.hreflang, link.media_type) = (Some("Page".into()), Some("en".into()), Some("text/html".into()));
    a.links = vec![link, Link { href: "/x".into(), ..Link::default() }, Link::new("/y", "enclosure")];
    let mut concept = Concept::term("transport");
    (concept.scheme, concept.name) = (Some("urn:harrowmere:topics".into()), Some("Transport".into()));
    a.subjects = vec![concept, Concept::named("Islands")];
    a.provider = Some(Party::named("Harrowmere"));
    a.copyright_holder = vec![Party::named("Harrowmere Media"), Party::named("Ashby Pictures")];
    (a.language, a.base) = (Some("en-GB".into()), Some("https://harrowmere.example/wire/".into()));
    a.source = Some(Box::new(feed()));
    a.extensions = vec![ext("urn:tide", "level", "<t:level xmlns:t=\"urn:tide\">3</t:level>")];
    a.associations = vec![picture("/p.jpg"), picture("/q.jpg")];
}

fn picture(href: &str) -> Article {
    let mut file = Rendition::default();
    (file.href, file.content_type) = (Some(href.into()), Some("image/jpeg".into()));
    file.size_in_bytes = Some(4096);
    let mut picture = Article::default();
    (picture.renditions, picture.headline) = (vec![file], Some(Text::plain("The quay")));
    picture.language = Some("en".into());
    picture
}

fn ext(ns: &str, name: &str, raw: &str) -> Extension {
    let mut ext = Extension::default();
    (ext.ns, ext.name, ext.raw) = (ns.into(), name.into(), raw.into());
    ext
}

#[test]
fn what_is_written_comes_back() {
    let mut document = article(full);
    *document.0.native = feed();
    comes_back(&document);
    comes_back(&(Split::default(), Vec::new()));
}

#[test]
fn every_kind_of_text_comes_back() {
    let xml = "<m:math xmlns:m=\"urn:m\"><m:x a=\"1\"/></m:math>";
    for (kind, value) in [
        (TextKind::Plain, "a <b> &amp; ]]> \u{a0}"),
        (TextKind::Html, "<p>a</p>\n<p>5 &lt; 6"),
        (TextKind::Xhtml, "\n <p>a &lt; b</p> "),
        (TextKind::Xhtml, "words"),
        (TextKind::Media("application/mathml+xml".into()), xml),
        (TextKind::Media("application/mathml+xml".into()), "<not> markup"),
        (TextKind::Media("image/png".into()), "aGFycm93"),
        // What is no text had the white space at its edges taken off.
        (TextKind::Media("image/png".into()), "\n aGFycm93 "),
        (TextKind::Media("text/markdown".into()), "# a *b*"),
    ] {
        comes_back(&article(|a| a.bodies = vec![Text::of(kind.clone(), value)]));
        comes_back(&article(|a| a.summary = Some(Text::of(kind, value))));
    }
    for kind in [TextKind::Plain, TextKind::Html, TextKind::Xhtml, TextKind::Media("video/mp4".into())] {
        let mut text = Text::of(kind, "");
        text.src = Some("/clip".into());
        comes_back(&article(|a| a.bodies = vec![text]));
    }
}

#[test]
fn broken_markup_is_never_pasted() {
    let mut document = article(|a| a.bodies = vec![Text::of(TextKind::Xhtml, "a <b>c</div></content> & <br>")]);
    document.1[0].native.extensions = vec![ext("", "_x", "{\"a\":1}"), ext("urn:a", "a", "<a xmlns=\"urn:a\"><b>")];
    let text = write(&document);
    let (again, report) = read_from(&text, None);
    assert!(!report.malformed(), "{text}");
    assert_eq!(again.1[0].native.extensions, document.1[0].native.extensions, "{text}");
    assert!(again.1[0].native.bodies[0].value.contains("<b>c"));
}

#[test]
fn the_carrier_comes_back_beside_its_member() {
    let mut document = article(full);
    let mut carried = Article::default();
    carried.creditline = vec![Text::plain("Harrowmere")];
    let mut terms = Text::plain("Editorial use only");
    terms.href = Some("https://harrowmere.example/terms".into());
    carried.usage_terms = vec![terms];
    let mut credit = Article::default();
    credit.creditline = vec![Text::plain("Tom Ashby / Harrowmere")];
    carried.associations = vec![Article::default(), credit.clone(), credit];
    document.1[0].native.associations.push(Article::default());
    document.1[0].native.links.push(Link::new("https://harrowmere.example/terms", "license"));
    document.1[0].carried = Some(Box::new(carried));
    comes_back(&document);
    let text = write(&document);
    assert_eq!(text.matches("rel=\"license\"").count(), 2);
    assert!(text.contains("<nar:creditline>Harrowmere</nar:creditline>"));
}

#[test]
fn a_kill_is_a_tombstone() {
    let mut document = article(|a| a.uri = Some("tag:a".into()));
    document.1[0].native.version_created = time("2026-03-14T08:30:00Z");
    let mut carried = Article::default();
    carried.pub_status = Some("canceled".into());
    let mut note = Text::plain("The quote was not authorised.");
    note.visibility = Some("public".into());
    carried.ed_notes = vec![note.clone()];
    document.1[0].carried = Some(Box::new(carried));
    let text = write(&document);
    assert!(text.contains("<at:deleted-entry ref=\"tag:a\" when=\"2026-03-14T08:30:00Z\">"), "{text}");
    assert!(
        text.contains("<at:comment>The quote was not authorised.</at:comment>") && !text.contains("nar:pub"),
        "{text}"
    );
    comes_back(&document);
    note.role = Some("kill".into());
    document.1[0].carried.as_mut().unwrap().ed_notes.push(note);
    comes_back(&document);
}

#[test]
fn a_minimal_feed() {
    let (feed, articles) = read(include_str!("../../../feeds/atom/minimal.xml"));
    assert_eq!(feed.native.title, Some("Lowfield News Service".into()));
    let a = &articles[0].native;
    assert_eq!((articles.len(), a.uri.as_deref()), (1, Some("tag:lowfield.example,2026:7")));
    assert_eq!((a.headline.clone(), a.published.clone()), (Some("Mill bridge closed".into()), None));
    assert_eq!(a.version_created, time("2026-02-03T07:05:00Z"));
}

#[test]
fn a_feed_with_everything() {
    let ((feed, articles), report) = read_from(include_str!("../../../feeds/atom/full.xml"), None);
    assert_eq!(feed.native.language.as_deref(), Some("en"));
    assert_eq!(feed.native.logo.as_deref(), Some("/logo.png"), "behind the entries");
    let a = &articles[0].native;
    assert_eq!(a.creators[0].name.as_deref(), Some("Mara Quill"));
    assert_eq!(a.subjects[0].name.as_deref(), Some("Transport"));
    assert_eq!(a.bodies[0].kind, TextKind::Xhtml);
    assert!(a.bodies[0].value.starts_with("<p>"), "{}", a.bodies[0].value);
    assert_eq!(a.associations[0].renditions[0].size_in_bytes, Some(482_113));
    assert_eq!(a.provider, Some(Party::named("Harrowmere Press Agency")));
    let source = a.source.as_ref().unwrap();
    assert_eq!(source.title.as_ref().unwrap().value, "Sella <em>Island</em> Gazette");
    assert_eq!(source.rights.as_ref().unwrap().value, "&copy; 2026 <b>Sella Island Gazette</b>");
    assert_eq!(articles[3].carried.as_ref().unwrap().pub_status.as_deref(), Some("canceled"));
    assert_eq!(articles[0].carried.as_ref().unwrap().creditline[0].value, "Harrowmere");
    assert!(!report.malformed());
    // What Media RSS says of the third entry's picture is divided anew before it is written.
    let articles = articles.into_iter().enumerate().filter(|(at, _)| *at != 2).map(|(_, article)| article).collect();
    comes_back(&(feed, articles));
}

#[test]
fn atom_0_3_is_read_as_fully() {
    let (feed, articles) = read(include_str!("../../../feeds/atom/atom-0.3.xml"));
    let f = &feed.native;
    assert_eq!(f.subtitle, Some(Text::html("News from the <em>fells</em>")));
    assert_eq!(f.rights, Some("Copyright 2004 Fellside Press".into()));
    assert_eq!((f.updated.clone(), f.info.is_some()), (time("2004-06-01T12:00:00Z"), true));
    assert_eq!(f.generator.as_ref().unwrap().uri.as_deref(), Some("http://presswork.example/"));
    let a = &articles[0].native;
    assert_eq!(a.first_created, time("2004-06-01T09:00:00Z"));
    assert_eq!(
        (a.published.clone(), a.version_created.clone()),
        (time("2004-06-01T10:00:00"), time("2004-06-01T11:00:00Z"))
    );
    assert_eq!(a.bodies[0], Text::of(TextKind::Xhtml, "<div>Snow on <b>Cold Fell</b></div>"));
    assert_eq!(a.headline, Some("Snow in June".into()));
    assert_eq!(a.summary, Some(Text::html("<p>Snow</p>")));
    assert_eq!(a.creators[0].uri.as_deref(), Some("http://fellside.example/jo"));
}

#[test]
fn what_has_no_field_is_kept() {
    let ((_, articles), report) = read_from(include_str!("../../../feeds/atom/foreign.xml"), None);
    let names: Vec<_> = articles[0].native.extensions.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["total", "point", "updated"]);
    assert_eq!(articles[0].native.version_created, None);
    assert_eq!(report.count("atom/unreadable-date"), 1);
    assert_eq!(report.count("atom/kept-as-extension"), 2);
}

#[test]
fn a_broken_entry_costs_itself_only() {
    let ((_, articles), report) = read_from(include_str!("../../../feeds/atom/broken.xml"), None);
    let titles: Vec<_> = articles.iter().map(|a| a.native.headline.as_ref().unwrap().value.as_str()).collect();
    assert_eq!(titles, ["Hart & Sons opens", "Five < six", "The last one"]);
    assert!(report.malformed());
}

#[test]
fn bases_and_languages_stand_where_they_differ() {
    let (feed, articles) = read(include_str!("../../../feeds/atom/relative.xml"));
    assert_eq!(feed.native.base.as_deref(), Some("https://lowfield.example/"));
    let a = &articles[0].native;
    assert_eq!(a.base.as_deref(), Some("https://lowfield.example/news/"));
    let hrefs: Vec<_> = a.links.iter().map(|l| l.href.as_str()).collect();
    assert_eq!(hrefs, ["7.html", "https://lowfield.example/pdf/7.pdf"]);
    assert_eq!(a.bodies[0].base.as_deref(), Some("https://lowfield.example/news/img/"));
    assert_eq!(a.headline.as_ref().unwrap().lang, Some(Lang("cy".into())));
    assert_eq!(a.summary.as_ref().unwrap().lang, None);
    assert_eq!((articles[1].native.base.clone(), articles[1].native.language.clone()), (None, None));
    let ((feed, _), _) = read_from(include_str!("../../../feeds/atom/minimal.xml"), Some("https://a.example/f"));
    assert_eq!(feed.native.base.as_deref(), Some("https://a.example/f"));
}

#[test]
fn documents_of_one_entry_and_odd_namespaces() {
    let (_, articles) =
        read("<a:entry xmlns:a='http://www.w3.org/2005/Atom' xml:lang='fr'><a:title>T</a:title></a:entry>");
    assert_eq!(articles[0].native.headline, Some("T".into()));
    assert_eq!(articles[0].native.language.as_deref(), Some("fr"));
    let (feed, articles) =
        read("<feed><TITLE>F</TITLE><entry><title>T</title></entry></feed><entry><id>x</id></entry>");
    assert_eq!((feed.native.title, articles.len()), (Some("F".into()), 2));
    assert_eq!(articles[0].native.headline, Some("T".into()));
    let (feed, articles) = read("<feed xmlns='urn:draft'><title>F</title><entry><title>T</title></entry></feed>");
    assert_eq!(feed.native.title, Some("F".into()));
    assert_eq!(articles[0].native.headline, Some("T".into()));
    for text in ["", "<rss/>", "<tide xmlns='urn:other'/>", "words"] {
        assert!((CARD.open.unwrap())(text, &ReadOptions::default(), &mut Report::default()).is_err(), "{text}");
    }
}

#[test]
fn small_things() {
    assert_eq!(entry("<title type='html'>\n a &amp;amp; b </title>").headline, Some(Text::html("a &amp; b")));
    assert_eq!(entry("<title>a <b>c</b></title>").headline, Some(Text::html("a <b>c</b>")));
    assert_eq!(entry("<content type='text/html'>&lt;p></content>").bodies, [Text::html("<p>")]);
    assert_eq!(entry("<content type='xhtml'>a &lt; b</content>").bodies, [Text::of(TextKind::Xhtml, "a &lt; b")]);
    assert_eq!(entry("<content mode='base64'>SGFycm93\nbWVyZQ==</content>").bodies, ["Harrowmere".into()]);
    assert_eq!(entry("<content type='x/y'> SGFycm93 </content>").bodies[0].value, "Harrow");
    assert_eq!(entry("<link rel='enclosure'>/a</link>").associations[0].renditions[0].href.as_deref(), Some("/a"));
    assert_eq!(entry("<author>Jo Fell</author>").creators, [Party::named("Jo Fell")]);
    assert_eq!(entry("<dc:creator>Jo Fell</dc:creator>").creators, [Party::named("Jo Fell")]);
    assert_eq!(entry("<link/><link rel='enclosure'/><author/><category/><title/>"), Article::default());
    assert_eq!(entry("<title>a</title><title>b</title>").extensions.len(), 1);
}

#[test]
fn media_rss_stands_with_the_enclosures() {
    let text = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:m='http://search.yahoo.com/mrss/'><entry>\
                <link rel='enclosure' href='/a.jpg' length='9'/><link rel='enclosure' href='/b.mp3'/>\
                <m:content url='/a.jpg' type='image/jpeg'><m:credit>Tom Ashby</m:credit></m:content></entry></feed>";
    let a = read(text).1.remove(0).native;
    assert_eq!(a.associations.len(), 2);
    assert_eq!(a.associations[0].creditline[0].value, "Tom Ashby");
    assert_eq!(a.associations[0].renditions[0].size_in_bytes, Some(9));
}

#[test]
fn attribution_is_never_dropped() {
    for field in Field::all() {
        for level in [Level::Article, Level::Association] {
            let carry = (CARD.carry)(level, field);
            assert!(!matches!(carry, Carry::Dropped(_) | Carry::Printed(_)), "{}", field.path());
            assert!(!is_attribution(field) || !matches!(carry, Carry::Folded(_)));
        }
    }
    assert!(FeedField::all().into_iter().all(|f| !matches!((CARD.carry_feed)(f), Carry::Dropped(_))));
}

#[test]
fn hostile_documents_end_soon() {
    let open = "<feed xmlns='http://www.w3.org/2005/Atom'>";
    // What grows faster than its length shows at a tenth of the size, too: the limit is for all together.
    let many = if cfg!(debug_assertions) { 10_000 } else { 100_000 };
    let started = Spent::now();
    let texts = [
        format!("{open}{}", "<entry/>".repeat(many)),
        format!("{open}{}", "<entry><title>".repeat(many)),
        format!("{open}<entry>{}", "<title>".repeat(many)),
        format!("{open}<entry><content type='xhtml'>{}", "<div>".repeat(many)),
        format!("{open}<entry>{}", "<x:y>".repeat(many)),
        format!("{open}<entry>{}", "<source>".repeat(many)),
        format!("{open}<entry><link rel='enclosure' href='{}'/>", "a".repeat(many * 100)),
        format!("{open}<entry>{}", "<updated>x</updated>".repeat(many)),
        format!("{open}<entry>{}", "<link rel='license' href='a'/>".repeat(many)),
    ];
    for text in texts {
        write(&read_from(&text, None).0);
        assert!(started.elapsed() < Duration::from_secs(10), "{}", text.get(..90).unwrap_or_default());
    }
    for text in [
        "<feed><entry",
        "<feed><entry>",
        "<feed><entry><title>a",
        "<feed><entry><content type='xhtml'><div>a<b",
        "<entry>",
    ] {
        read(text);
    }
}
