use super::*;
use crate::diag::Report;
use crate::formats::{Origin, ReadOptions, Split, WriteOptions};
use crate::model::{Article, Feed, Link, Text};

fn read(text: &str) -> (String, Feed, Vec<Article>) {
    let mut report = Report::default();
    let mut reading =
        read::open(text, &ReadOptions::default(), &mut report).unwrap_or_else(|e| panic!("{e:?}: {text}"));
    let items = std::iter::from_fn(|| reading.next(&mut report)).map(|(item, _)| *item.native).collect();
    (reading.version().to_owned(), (*reading.feed().native).clone(), items)
}

fn rdf(namespace: &str, inside: &str) -> String {
    format!("<rdf:RDF xmlns:rdf='{}' xmlns='{namespace}'>{inside}</rdf:RDF>", RDF.uri)
}

#[test]
fn the_namespace_says_the_version() {
    for (namespace, version) in [(OWN.uri, "1.0"), (NETSCAPE, "0.90"), (OWN.aliases[1], "0.90"), ("", "1.0")] {
        assert_eq!(read(&rdf(namespace, "<channel><title>A</title></channel>")).0, version, "{namespace}");
    }
}

#[test]
fn rdf_that_is_no_feed_is_none() {
    let sure = |text: &str| sniff(&Head { text, root: Some("RDF"), namespace: RDF.uri });
    assert_eq!(sure(&rdf(OWN.uri, "")), 100);
    assert_eq!(sure(&rdf("http://xmlns.com/foaf/0.1/", "<Person/>")), 0);
}

#[test]
fn a_channel_behind_its_items_is_read() {
    let items = "<item rdf:about='u:1'><title>A</title></item><item rdf:about='u:2'><title>B</title></item>";
    let (_, feed, items) = read(&rdf(OWN.uri, &format!("{items}<channel rdf:about='u:c'><title>C</title></channel>")));
    assert_eq!((feed.id.as_deref(), feed.title), (Some("u:c"), Some(Text::plain("C"))));
    assert_eq!(items.iter().filter_map(|i| i.uri.as_deref()).collect::<Vec<_>>(), ["u:1", "u:2"]);
}

#[test]
fn the_list_of_a_channel_is_in_the_order_of_its_items() {
    let mut writer = write::writer(&WriteOptions::default());
    let mut out = String::new();
    for _ in 0..2 {
        out.clear();
        writer.begin(&Split::default(), &mut out);
        for uri in ["u:b", "u:a"] {
            let native = Box::new(Article { uri: Some(uri.to_owned()), ..Article::default() });
            writer.article(&Split { native, carried: None }, &mut out);
        }
        writer.end(&Origin::default(), &mut out);
    }
    let list: Vec<_> = out.split("<rdf:li rdf:resource=\"").skip(1).filter_map(|li| li.split('"').next()).collect();
    assert_eq!(list, ["u:b", "u:a"]);
}

#[test]
fn a_picture_that_is_only_named_is_the_feeds() {
    let named = "<channel><image rdf:resource='https://a.example/l.png'/></channel>";
    let image = |inside: &str| read(&rdf(OWN.uri, inside)).1.image.and_then(|i| i.url);
    assert_eq!(image(named).as_deref(), Some("https://a.example/l.png"));
    let held = format!("{named}<image rdf:about='https://a.example/x.png'><title>L</title></image>");
    assert_eq!(image(&held).as_deref(), Some("https://a.example/x.png"));
}

#[test]
fn an_address_without_its_prefix_is_one() {
    let (_, _, items) = read(&rdf(OWN.uri, "<item about='u:1'><link>https://a.example/1</link></item>"));
    assert_eq!(items[0].uri.as_deref(), Some("u:1"));
    assert_eq!(items[0].links, [Link::new("https://a.example/1", "alternate")]);
}

#[test]
fn a_document_without_elements_has_the_version_of_its_namespace() {
    for (uri, version) in [("http://my.netscape.com/rdf/simple/0.9/", "0.90"), ("http://purl.org/rss/1.0/", "1.0")] {
        let source = format!("<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"{uri}\"></r:RDF>");
        let mut report = Report::default();
        let reading = super::read::open(&source, &ReadOptions::default(), &mut report);
        assert_eq!(reading.ok().map(|r| r.version().to_owned()).as_deref(), Some(version));
    }
}

#[test]
fn markup_that_begins_a_section_of_its_own_was_cut_where_an_item_stands_in_it() {
    let mut writer = write::writer(&WriteOptions::default());
    let mut out = String::new();
    let body = Text::html("<p><item>a</item><![CDATA[<b>b</b></p>");
    writer.begin(&Split::default(), &mut out);
    for uri in ["u:1", "u:2"] {
        let native = Article { uri: Some(uri.to_owned()), bodies: vec![body.clone()], ..Article::default() };
        writer.article(&Split { native: Box::new(native), carried: None }, &mut out);
    }
    writer.end(&Origin::default(), &mut out);
    let items = read(&out).2;
    assert_eq!(items.iter().map(|item| &item.bodies[..]).collect::<Vec<_>>(), [[body.clone()], [body]], "{out}");
}
