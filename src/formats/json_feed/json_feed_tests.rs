use super::*;
use crate::diag::Report;
use crate::formats::{ReadOptions, Split};
use crate::model::{Article, Feed};

fn read(text: &str) -> (Feed, Vec<Split<Article>>, Report) {
    let mut report = Report::default();
    let mut reading =
        read::open(text, &ReadOptions::default(), &mut report).unwrap_or_else(|e| panic!("{e:?}: {text}"));
    let feed = reading.feed().native.clone();
    let items = std::iter::from_fn(|| reading.next(&mut report)).map(|(item, _)| item).collect();
    (*feed, items, report)
}

fn feed_of(items: &str) -> String {
    format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{items}]}}")
}

fn sure(text: &str) -> u8 {
    sniff(&Head { text, root: None, namespace: "" })
}

#[test]
fn the_version_decides_and_else_the_members() {
    assert_eq!(sure(&feed_of("")), 100);
    assert_eq!(sure(r#"{"items":[{"id":"1"}],"version":"https:\/\/jsonfeed.org\/version\/1"}"#), 100);
    assert_eq!(sure(r#"{"title":"T","home_page_url":"https://a.example/","items":[{"id":"1"#), 80);
    assert_eq!(sure(r#"{"wire":"1","feed":{},"articles":[]}"#), 0);
    assert_eq!(sure(r#"{"uri":"a","version":"3"}"#), 0);
}

#[test]
fn what_stands_behind_the_items_is_read() {
    let (feed, items, report) =
        read(r#"{"items":[{"id":"1"},{"id":"2"}],"title":"After","version":"https://jsonfeed.org/version/1"}"#);
    assert_eq!(feed.title, Some("After".into()));
    assert_eq!(items.len(), 2);
    assert!(report.diagnostics().is_empty(), "{:?}", report.diagnostics());
}

#[test]
fn every_cut_leaves_the_items_that_are_whole() {
    let text = feed_of(r#"{"id":"1","title":"a \"b\" ]}"},{"id":"2","tags":["x"]}"#);
    let first = text.find(",{\"id\":\"2\"").unwrap();
    for at in 1..text.len() {
        let Some(cut) = text.get(..at) else { continue };
        let mut report = Report::default();
        let Ok(mut reading) = read::open(cut, &ReadOptions::default(), &mut report) else { continue };
        let whole = std::iter::from_fn(|| reading.next(&mut report)).count();
        assert_eq!(report.count("json/truncated"), 1, "{cut}");
        let wanted = usize::from(at >= first) + usize::from(at >= text.len() - 2);
        assert_eq!(whole, wanted, "{cut}");
    }
}

#[test]
fn a_bad_item_costs_itself() {
    let deep = "[".repeat(40) + &"]".repeat(40);
    let (_, items, report) = read(&feed_of(&format!("7,{{\"id\":\"1\",\"x\":{deep}}},null,{{\"id\":\"2\"}}")));
    assert_eq!(items.iter().filter_map(|i| i.native.uri.as_deref()).collect::<Vec<_>>(), ["2"]);
    assert_eq!(report.count("json-feed/bad-item"), 3);
}

#[test]
fn a_bad_carrier_costs_itself() {
    let (_, items, report) = read(&feed_of(r#"{"id":"1","title":"A","_wiredesk":{"urgency":"high"}}"#));
    assert_eq!((items[0].native.headline.clone(), items[0].carried.clone()), (Some("A".into()), None));
    assert_eq!(report.count("json/bad-carrier"), 1);
}

#[test]
fn an_image_that_is_attached_is_said_twice() {
    let (_, items, _) = read(&feed_of(
        r#"{"id":"1","image":"a.jpg","banner_image":"b.jpg","attachments":[{"url":"a.jpg","mime_type":"image/jpeg"}]}"#,
    ));
    let names: Vec<_> = items[0].native.associations.iter().map(|a| (a.name.as_deref(), form::file(a))).collect();
    assert_eq!(names, [(Some("banner_image"), Some("b.jpg".to_owned())), (None, Some("a.jpg".to_owned()))]);
}

#[test]
fn places_that_the_carrier_claims_without_need_do_no_harm() {
    let (_, items, _) = read(&feed_of(
        r#"{"id":"1","_wiredesk":{"unattached":[0,7,-1,"x",18446744073709551615],"associations":[{},{},{"urgency":1}]}}"#,
    ));
    assert_eq!(items[0].native.associations, [Article::default()]);
    assert_eq!(items[0].carried.as_ref().map(|c| c.associations.len()), Some(1));
}

#[test]
fn who_is_named_as_author_and_among_authors_is_one() {
    let (_, items, _) = read(&feed_of(r#"{"id":"1","authors":[{"name":"A"},{"name":"B"}],"author":{"name":"A"}}"#));
    assert_eq!(items[0].native.creators.len(), 2);
}

#[test]
fn who_has_an_address_in_one_of_the_two_only_was_credited_twice() {
    let of = |members: &str| {
        let (_, items, _) = read(&feed_of(&format!(r#"{{"id":"1",{members}}}"#)));
        let told = |p: &crate::model::Party| format!("{:?} {:?}", p.name.as_deref(), p.uri.as_deref());
        items[0].native.creators.iter().map(told).collect::<Vec<_>>()
    };
    let (short, long) = (r#"{"name":"A"}"#, r#"{"name":"A","url":"https://a.example/"}"#);
    let both = [r#"Some("A") Some("https://a.example/")"#, r#"Some("B") None"#];
    for (author, authors) in [(short, long), (long, short)] {
        let authors = format!(r#"[{authors},{{"name":"B"}}]"#);
        assert_eq!(of(&format!(r#""author":{author},"authors":{authors}"#)), both);
        assert_eq!(of(&format!(r#""authors":{authors},"author":{author}"#)), both);
    }
    assert_eq!(of(r#""author":{"name":"B"},"authors":[{"name":"A"}]"#).len(), 2);
}

#[test]
fn an_item_that_stands_alone_is_a_list_of_one() {
    let (_, items, report) = read(r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":{"id":"1"}}"#);
    assert_eq!((items.len(), report.count("json/wrong-type")), (1, 1));
}

#[test]
fn what_an_author_has_of_its_own_was_left_out() {
    let (feed, items, _) = read(
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","authors":[{"name":"Mara","_tarn":{"desk":1}}],
            "items":[{"id":"1","content_text":"","author":{"name":"Ada","_tarn":2}}]}"#,
    );
    let kept =
        |list: &[crate::model::Extension]| list.iter().map(|e| (e.name.clone(), e.raw.clone())).collect::<Vec<_>>();
    let of = |raw: &str| vec![("authors".to_owned(), raw.to_owned())];
    assert_eq!(kept(&feed.extensions), of(r#"{"name":"Mara","_tarn":{"desk":1}}"#));
    assert_eq!(kept(&items[0].native.extensions), of(r#"{"name":"Ada","_tarn":2}"#));
}

#[test]
fn the_name_of_an_extension_is_read_as_it_is_meant() {
    let (_, items, _) = read(&feed_of(r#"{"id":"1","content_text":"","_\u00e9":{"a":1}}"#));
    assert_eq!(items[0].native.extensions[0].name, "_\u{e9}");
}

#[test]
fn a_member_of_an_attachment_that_nobody_knows_was_written_as_if_json_feed_had_it() {
    let (_, mut items, _) = read(&feed_of(
        r#"{"id":"1","content_text":"a","attachments":[{"url":"https://a.example/1.mp3","mime_type":"audio/mpeg","alt":"Horn","_a":1}]}"#,
    ));
    let mut article = *items.remove(0).native;
    (form::FORM.article)(&mut article);
    let names: Vec<_> = article.associations[0].extensions.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["_a"], "the other goes whole to the carrier");
}
