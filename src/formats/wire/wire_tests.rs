use super::*;
use crate::diag::Report;
use crate::formats::{Origin, ReadOptions, Split, WriteOptions, Writer};
use crate::model::{Article, Expiry, Feed, Lang, Link, Party, Text, TextKind, Time};

fn full() -> Vec<Article> {
    let mut story = Article {
        uri: Some("tag:kestrel.example,2031:story-1".into()),
        language: Some("en".into()),
        headline: Some(Text { lang: Some(Lang(String::new())), ..Text::plain("Harbour \"opens\"\nagain") }),
        slugline: vec![Text::plain("HARBOUR"), Text::plain("PORT").role("second")],
        bodies: vec![Text::of(TextKind::Nitf, "<p>One <em>two</em></p>"), Text::html("<p>One</p>")],
        expires: vec![Expiry::at(Time::new("2031-05").unwrap())],
        creators: vec![Party::named("Ada Lind").role("reporter")],
        copyright_holder: vec![Party::named("Kestrel Wire")],
        source: Some(Box::new(Feed { id: Some("tag:other".into()), ..Feed::default() })),
        ..Article::default()
    };
    story.mark("embargo", "inferred");
    let deep = Article { uri: Some("deep".into()), ..Article::default() };
    let picture = Article { name: Some("p1".into()), associations: vec![deep], ..Article::default() };
    story.associations.push(picture);
    vec![story, Article { links: vec![Link::new("https://kestrel.example/2", "alternate")], ..Article::default() }]
}

fn written(card: &Card, feed: Feed, articles: Vec<Article>) -> String {
    let mut out = String::new();
    let mut writer = card.write.unwrap()(&WriteOptions::default());
    writer.begin(&Split { native: Box::new(feed), carried: None }, &mut out);
    for native in articles {
        writer.article(&Split { native: Box::new(native), carried: None }, &mut out);
    }
    let origin = Origin { format: "rss".into(), version: "2.0".into(), encoding: "utf-8".into(), malformed: false };
    writer.end(&origin, &mut out);
    out
}

fn read(card: &Card, text: &str) -> (Feed, Vec<Article>, Report) {
    let mut report = Report::default();
    let mut reading = card.open.unwrap()(text, &ReadOptions::default(), &mut report).unwrap();
    let mut articles = Vec::new();
    while let Some((article, span)) = reading.next(&mut report) {
        assert!(text.get(span.start..span.end).is_some_and(|t| t.starts_with('{')));
        articles.push(*article.native);
    }
    (Feed::clone(&reading.feed().native), articles, report)
}

#[test]
fn what_is_written_is_read() {
    let feed =
        Feed { title: Some(Text::plain("Kestrel")), base: Some("https://kestrel.example/".into()), ..Feed::default() };
    for card in [&CARD, &LINES_CARD] {
        let text = written(card, feed.clone(), full());
        let (read_feed, articles, report) = read(card, &text);
        assert_eq!((read_feed, articles), (feed.clone(), full()), "{}", card.id);
        assert!(report.diagnostics().is_empty(), "{:?}", report.diagnostics());
    }
}

#[test]
fn the_order_of_members_is_fixed() {
    let text = written(&CARD, Feed::default(), vec![]);
    let expected = "{\"wire\":\"1\",\"feed\":{},\"articles\":[\n],\"source\":{\"format\":\"rss\",\"version\":\"2.0\",\"encoding\":\"utf-8\",\"malformed\":false}}\n";
    assert_eq!(text, expected);
}

#[test]
fn a_picture_of_a_picture_goes_back_to_its_place() {
    let [story, _] = full().try_into().unwrap();
    let mut native: Article = story.clone();
    let deep = std::mem::take(&mut native.associations[0].associations);
    let mut carried = Box::<Article>::default();
    carried.associations.push(Article { associations: deep, ..Article::default() });
    let mut out = String::new();
    write::Lines.article(&Split { native: Box::new(native), carried: Some(carried) }, &mut out);
    assert_eq!(serde_json::from_str::<Article>(&out).unwrap(), story);
}

#[test]
fn a_bad_article_costs_itself() {
    let text = "{\"wire\":\"1\",\"articles\":[{\"uri\":\"a\"},{\"uri\":7},{\"uri\":\"b\" \"c\"},{\"uri\":\"d\"}],\"feed\":{\"id\":\"f\"}}";
    let (feed, articles, report) = read(&CARD, text);
    assert_eq!(feed.id.as_deref(), Some("f"));
    assert_eq!(articles.iter().map(|a| a.uri.as_deref().unwrap()).collect::<Vec<_>>(), ["a", "d"]);
    assert_eq!(report.count("wire/bad-article"), 2);
    let span = report.diagnostics()[0].span.unwrap();
    assert!(text[span.start..].starts_with("7}"), "{}", &text[span.start..]);
    assert!(report.malformed());
}

#[test]
fn a_document_that_was_cut_off_gives_its_whole_articles() {
    let text = written(&CARD, Feed::default(), full());
    for cut in (1..text.len()).filter(|at| text.is_char_boundary(*at)) {
        let mut report = Report::default();
        let Ok(mut reading) = read::open(&text[..cut], &ReadOptions::default(), &mut report) else { continue };
        let mut count = 0;
        while reading.next(&mut report).is_some() {
            count += 1;
        }
        assert!(count <= 2);
        assert!(report.malformed() || cut + 1 >= text.len(), "cut at {cut}");
    }
}

#[test]
fn unknown_members_are_noted() {
    let (_, articles, report) = read(
        &CARD,
        "{\"wire\":\"2\",\"articles\":[{\"uri\":\"a\",\"mood\":1,\"creators\":[{\"name\":\"B\",\"hat\":2}]}],\"x\":0}",
    );
    assert_eq!(articles.len(), 1);
    assert_eq!(report.count("wire/unknown-member"), 3);
    assert_eq!(report.count("wire/version"), 1);
    assert!(report.diagnostics().iter().any(|d| d.message.contains("creators.0.hat")), "{:?}", report.diagnostics());
}

#[test]
fn lines_need_no_first_line_and_a_bad_one_costs_itself() {
    let text = "{\"uri\":\"a\"}\n\n{\"uri\":\r\n{\"uri\":\"b\"}\n{\"source\":{\"id\":\"feed\"}}\n{\"source\":{\"format\":\"rss\"}}\n";
    let (_, articles, report) = read(&LINES_CARD, text);
    assert_eq!(articles.len(), 3);
    assert_eq!(report.count("wire/bad-article"), 1);
}

#[test]
fn a_first_line_that_is_cut_off_is_told() {
    let (_, articles, report) = read(&LINES_CARD, "{\"wire\":\"1\",\"feed\":{\"id\":\n{\"uri\":\"a\"}\n");
    assert_eq!((articles.len(), report.count("wire/truncated")), (1, 1));
}

#[test]
fn hostile_documents_end() {
    let nested = format!("{{\"wire\":\"1\",\"articles\":[{}", "{\"associations\":[".repeat(100_000));
    let closed = format!("{nested}{}]}}", "]}".repeat(100_000));
    let empty = format!("{{\"wire\":\"1\",\"articles\":[{}{{}}]}}", "{},".repeat(300_000));
    let commas = format!("{{\"wire\":\"1\",\"articles\":[{}]}}", ",".repeat(1_000_000));
    let colons = format!("{{{}", "\"a\"".repeat(500_000));
    let long = format!("{{\"wire\":\"1\",\"articles\":[{{\"uri\":\"{}\"}}]}}", "\\\\".repeat(5_000_000));
    for text in [nested, closed, empty, commas, colons, long] {
        let mut report = Report::default();
        for open in [read::open, read_lines::open] {
            let Ok(mut reading) = open(&text, &ReadOptions::default(), &mut report) else { continue };
            while reading.next(&mut report).is_some() {}
        }
    }
}

#[test]
fn the_second_document_in_a_text_had_the_authors_of_the_first() {
    let one =
        "{\"wire\":\"1\",\"feed\":{\"rights\":\"(c) One\"}}\n{\"uri\":\"a\"}\n{\"source\":{\"format\":\"rss\"}}\n";
    let (feed, articles, report) = read(&LINES_CARD, &format!("{one}{}", one.replace("One", "Two")));
    assert_eq!((feed.rights, articles.len()), (Some("(c) One".into()), 1));
    assert_eq!(report.count("wire/another-document"), 1);
}

#[test]
fn what_stands_behind_the_document_is_told() {
    let document = "{\"wire\":\"1\",\"feed\":{},\"articles\":[]}";
    for (behind, told) in [("\n", 0), ("\u{feff}\u{1e}\n", 0), (" served in 3 ms", 1), (document, 1)] {
        let report = read(&CARD, &format!("{document}{behind}")).2;
        assert_eq!(report.count("json/left-behind"), told, "{behind:?}");
    }
}

#[test]
fn an_urgency_of_nought_was_one_that_no_other_format_has() {
    for stated in ["0", "10"] {
        let text = format!("{{\"wire\":\"1\",\"articles\":[{{\"headline\":\"a\",\"urgency\":{stated}}}]}}");
        let (_, articles, report) = read(&CARD, &text);
        let [article] = &articles[..] else { panic!("{articles:?}") };
        let kept: Vec<_> = article.extensions.iter().map(|e| (e.name.as_str(), e.raw.as_str())).collect();
        assert_eq!((article.urgency, kept), (None, vec![("urgency", stated)]));
        assert_eq!(report.count("wire/unreadable-urgency"), 1);
    }
}

#[test]
fn xhtml_that_is_not_well_formed_was_taken_as_it_was() {
    for (value, kind) in [("<p>a<br/></p>", TextKind::Xhtml), ("<p>a<br>", TextKind::Html), ("a & b", TextKind::Html)] {
        let body = serde_json::json!({ "value": value, "type": "xhtml" });
        let document = serde_json::json!({ "wire": "1", "articles": [{ "bodies": [body] }] });
        assert_eq!(read(&CARD, &document.to_string()).1[0].bodies, [Text::of(kind, value)]);
    }
}
