#![allow(clippy::disallowed_methods, reason = "a limit on time is held by the clock")]
use serde_json::{Map, Value, json};

use super::*;
use crate::diag::Report;
use crate::model::{
    Article, Concept, Extension, Feed, FeedField, Field, Leaf, Member, Party, Shape, Struct, Text, TextKind, Time,
    canonical, canonical_feed,
};
use crate::syntax::xml::{Cursor, Emitter, Limits, Vocabulary};
use crate::text::spent::Spent;

static KNOWN: &[&Vocabulary] = &[&VOCABULARY];

fn wrapped(write: impl FnOnce(&mut Emitter)) -> String {
    let mut out = Emitter::indented();
    out.start("item");
    out.attr("xmlns:nar", NAMESPACE);
    write(&mut out);
    out.end();
    assert_eq!(out.dropped(), 0);
    out.take()
}

/// What is carried by the children of the root, and what of them was not taken.
fn read_all<T: Carried>(xml: &str) -> (Option<Box<T>>, Vec<String>) {
    let mut report = Report::default();
    let mut cursor = Cursor::new(xml, KNOWN, Limits::default());
    let (mut gather, mut left) = (Gather::<T>::default(), Vec::new());
    let root = cursor.root(&mut report).unwrap();
    while let Some(tag) = cursor.child(&root, &mut report) {
        if tag.ns != "nar" || !gather.read(&mut cursor, &tag, &mut report) {
            left.push(cursor.whole(&tag, &mut report));
        }
    }
    (gather.finish(), left)
}

fn read(xml: &str) -> Article {
    let (read, left) = read_all::<Article>(xml);
    assert_eq!(left, Vec::<String>::new(), "{xml}");
    read.map(|a| *a).unwrap_or_default()
}

fn article(value: Value) -> Article {
    let mut a: Article = serde_json::from_value(value).unwrap();
    canonical(&mut a);
    a
}

fn comes_back(a: &Article) {
    let xml = wrapped(|out| write(out, a));
    assert_eq!(read(&xml), *a, "{xml}");
    assert!(!xml.contains("qcode="), "{xml}");
    let mut gather = Gather::<Article>::default();
    for (name, content) in flat(a) {
        assert!(gather.meta(&name, &content), "{name} {content}");
    }
    assert_eq!(gather.finish().map(|a| *a).unwrap_or_default(), *a);
}

/// Words that are hard to carry.
static HARD: &[&str] = &[
    "Ada Lind",
    " padded\n",
    "a\n\n\tb & <c> \"d\" 'e' ]]>",
    "\u{2028}\u{feff}ö\u{1f30a}",
    "2026-01-02",
    "indefinite",
    "7",
];

/// A value of a shape: every part of it, or only what `path` leads to and what `path` shares a struct with.
fn sample(shape: &Shape, words: &str, depth: usize) -> Value {
    match shape {
        Shape::Words => json!(words),
        Shape::Flag => json!(true),
        Shape::Number(low, high) => json!((*low).max(3).min(*high)),
        Shape::Time => json!("2026-11-24T06:00:00.5+01:00"),
        Shape::Map => json!({ "/headline": words }),
        Shape::List(of) => json!([sample(of, words, depth), sample(of, "second", depth)]),
        Shape::OneOrMany(of) => json!([sample(of, words, depth)]),
        Shape::Struct(of, _) => all_parts(&of(), words, depth),
    }
}

fn all_parts(of: &Struct, words: &str, depth: usize) -> Value {
    if depth > 3 {
        return json!({});
    }
    of.members
        .iter()
        .map(|(name, _, shape)| (name.to_string(), sample(shape, words, depth + 1)))
        .collect::<Map<_, _>>()
        .into()
}

/// The members of `value` that stand next to `path`, and those it leads through, are left out or alone kept.
fn alone(value: &Value, path: &[&str], keep_neighbours: bool) -> Value {
    match (value, path) {
        (Value::Array(list), _) => list.iter().map(|v| alone(v, path, keep_neighbours)).collect(),
        (Value::Object(parts), [name, rest @ ..]) => {
            let kept = parts.iter().filter(|(n, _)| n == name || (keep_neighbours && rest.is_empty()));
            kept.map(|(n, v)| (n.clone(), if n == name { alone(v, rest, keep_neighbours) } else { v.clone() }))
                .collect::<Map<_, _>>()
                .into()
        }
        _ => value.clone(),
    }
}

#[test]
fn every_leaf_comes_back() {
    for words in HARD {
        let all = all_parts(&Article::shape(), words, 0);
        comes_back(&article(all.clone()));
        for field in Field::all() {
            let path = field.path();
            let path: Vec<_> = path.split('.').collect();
            comes_back(&article(alone(&all, &path, false)));
            if path.len() > 1 {
                comes_back(&article(alone(&all, &path, true)));
            }
        }
    }
}

#[test]
fn every_member_comes_back_with_one_value() {
    for member in Article::MEMBERS {
        let all = article(all_parts(&Article::shape(), "one", 0));
        let mut a = Article::default();
        (member.copy)(&all, &mut a);
        (member.part)(&mut a).truncate(1);
        comes_back(&a);
    }
}

#[test]
fn every_leaf_of_a_feed_comes_back() {
    let all = all_parts(&Feed::shape(), "one & two", 0);
    for field in FeedField::all() {
        let path = field.path();
        let mut feed: Feed = serde_json::from_value(alone(&all, &path.split('.').collect::<Vec<_>>(), true)).unwrap();
        canonical_feed(&mut feed);
        let xml = wrapped(|out| write_feed(out, &feed));
        let (read, left) = read_all::<Feed>(&xml);
        assert_eq!((read.map(|f| *f).unwrap_or_default(), left), (feed, Vec::new()), "{xml}");
    }
}

#[test]
fn words_stand_flat() {
    let a = Article {
        creditline: vec!["AP".into()],
        creators: vec![Party::named("Ada Lind")],
        pub_status: Some("usable".into()),
        urgency: Some(3),
        embargo: Some("indefinite".into()),
        subjects: vec![Concept { uri: Some("http://tarn.example/fishing".into()), ..Concept::named("fishing") }],
        people: vec![Concept::named("Odd Berg")],
        ..Article::default()
    };
    let xml = wrapped(|out| write(out, &a));
    let expected = "<item xmlns:nar=\"http://iptc.org/std/nar/2006-10-01/\">
  <nar:creator>Ada Lind</nar:creator>
  <nar:creditline>AP</nar:creditline>
  <nar:pubStatus>usable</nar:pubStatus>
  <nar:embargoed/>
  <nar:urgency>3</nar:urgency>
  <nar:subject uri=\"http://tarn.example/fishing\">
    <nar:name>fishing</nar:name>
  </nar:subject>
  <nar:subject typeuri=\"http://cv.iptc.org/newscodes/cpnature/person\">Odd Berg</nar:subject>
</item>
";
    assert_eq!(xml, expected);
    assert_eq!(read(&xml), a);
    let flat = flat(&a);
    assert!(flat.contains(&("nar.creditline".into(), "AP".into())));
    assert!(flat.contains(&("nar.people".into(), "Odd Berg".into())));
    assert!(flat.iter().any(|(name, _)| name == "nar.property.subjects"));
}

#[test]
fn markup_is_read_out_beside_its_property() {
    let a = Article { usage_terms: vec![Text::html("<p>Not for <b>sale</b></p>")], ..Article::default() };
    let xml = wrapped(|out| write(out, &a));
    assert!(xml.contains("<nar:usageTerms>Not for sale</nar:usageTerms>"), "{xml}");
    assert_eq!(read(&xml), a);
    comes_back(&Article {
        usage_terms: vec![Text::of(TextKind::Media("text/x-tarn".into()), "x")],
        ..Article::default()
    });
}

#[test]
fn what_somebody_edited_stands() {
    let a = Article {
        creators: vec![Party { email: Some("ada@tarn.example".into()), ..Party::named("Ada Lind") }],
        ..Article::default()
    };
    let xml = wrapped(|out| write(out, &a));
    assert_eq!(
        read(&xml.replace("<nar:creator>Ada Lind", "<nar:creator>Ada Berg")).creators,
        [Party::named("Ada Berg")]
    );
    // Another program that leaves unknown elements out but for the property loses nobody.
    assert_eq!(read(&xml.replace("<nar:creator>Ada Lind</nar:creator>", "")), a);
    // White space of a pretty printer is no edit.
    assert_eq!(read(&xml.replace("Ada Lind<", "\n   Ada Lind\n  <")), a);
}

#[test]
fn further_headlines_do_not_become_the_first() {
    comes_back(&Article { headlines: vec!["Second".into()], ..Article::default() });
    let xml = wrapped(|out| write(out, &Article { headlines: vec!["Second".into()], ..Article::default() }));
    assert!(xml.contains("<nar:headline>Second</nar:headline>"), "{xml}");
}

#[test]
fn roles_do_not_lead_astray() {
    comes_back(&Article { ed_notes: vec![Text::plain("x").role("closingline")], ..Article::default() });
    comes_back(&Article { signoff: vec![Text::plain("x").role("by")], ..Article::default() });
}

#[test]
fn what_others_write_is_read_or_left_whole() {
    let xml = |inner: &str| format!("<item xmlns:n=\"http://iptc.org/std/nar/2006-10-01/\">{inner}</item>");
    let a = read(&xml(
        "<n:pubStatus qcode=\"stat:canceled\"/><n:itemClass uri=\"http://cv.iptc.org/newscodes/ninature/text\"/>",
    ));
    assert_eq!((a.pub_status.as_deref(), a.kind.as_deref()), (Some("canceled"), Some("text")));
    let a = read(&xml("<n:subject qcode=\"medtop:1\"><n:name> sea </n:name></n:subject><n:creditline/><n:embargoed/>"));
    assert_eq!(a.subjects, [Concept { qcode: Some("medtop:1".into()), ..Concept::named("sea") }]);
    assert_eq!((a.creditline.len(), a.embargo.as_deref()), (0, Some("indefinite")));
    assert_eq!(
        read(&xml("<n:embargoed>2026-11-24T06:00:00Z</n:embargoed>")).embargoed_until,
        Time::new("2026-11-24T06:00:00Z")
    );

    for left in [
        "<nar:versionCreated>yesterday</nar:versionCreated>",
        "<nar:urgency>12</nar:urgency>",
        "<nar:creditline source=\"x\">AP</nar:creditline>",
        "<nar:creditline>A<nar:b>P</nar:b></nar:creditline>",
        "<nar:creator>Ada<nar:name>Lind</nar:name></nar:creator>",
        "<nar:creator><nar:name>Ada</nar:name>Lind</nar:creator>",
        "<nar:creator><nar:name>Ada</nar:name><nar:organisationDetails/></nar:creator>",
        "<nar:headline rank=\"first\">x</nar:headline>",
        "<nar:partMeta/>",
        "<nar:itemMetaExtProperty reluri=\"urn:wiredesk:nothing\" value=\"1\"/>",
        "<nar:itemMetaExtProperty reluri=\"urn:wiredesk:creators\" value=\"[\"/>",
        "<nar:itemMetaExtProperty reluri=\"urn:wiredesk:creators\" value=\"7\"/>",
        "<nar:itemMetaExtProperty rel=\"tarn:x\" value=\"7\"/>",
    ] {
        let doc = format!("<item xmlns:nar=\"{NAMESPACE}\">{left}<nar:slugline>tide</nar:slugline></item>");
        let (read, whole) = read_all::<Article>(&doc);
        assert_eq!(read.unwrap().slugline, [Text::plain("tide")], "{left}");
        let bare = |s: &str| {
            s.replace(&format!(" xmlns:nar=\"{NAMESPACE}\""), "").replace("></nar:organisationDetails>", "/>")
        };
        assert_eq!(whole.iter().map(|w| bare(w)).collect::<Vec<_>>(), [left]);
    }
    let (one, left) = read_all::<Article>(&xml("<n:provider>A</n:provider><n:provider>B</n:provider>"));
    assert_eq!((one.unwrap().provider, left.len()), (Some(Party::named("A")), 1));
}

#[test]
fn nothing_carried_is_nothing() {
    assert!(Gather::<Article>::default().is_empty());
    assert_eq!(Gather::<Article>::default().finish(), None);
    assert_eq!(wrapped(|out| write(out, &Article::default())).matches("nar:").count(), 0);
    assert!(!Gather::<Article>::default().meta("creditline", "x"));
    assert!(!Gather::<Article>::default().meta("nar.nothing", "x"));
}

#[test]
fn associations_keep_their_places() {
    let a = Article {
        associations: vec![Article::default(), Article { creditline: vec!["Tarn".into()], ..Article::default() }],
        slugline: vec!["tide".into()],
        ..Article::default()
    };
    assert_eq!(read(&wrapped(|out| write(out, &a))), a);
    assert_eq!(read(&wrapped(|out| write_own(out, &a))).associations.len(), 0);
    assert_eq!(flat_own(&a), [("nar.slugline".to_owned(), "tide".to_owned())]);
}

#[test]
fn hostile_carriers_end_soon() {
    for inner in [
        "<nar:creator/>".repeat(300_000),
        "<nar:provider>x</nar:provider>".repeat(300_000),
        "<nar:expires>x</nar:expires>".repeat(100_000),
        "<nar:creator>".repeat(100_000),
        format!("<nar:creator role=\"{}\"/>", "x".repeat(10_000_000)),
        format!("<nar:itemMetaExtProperty reluri=\"urn:wiredesk:source\" value=\"{}\"/>", "[".repeat(1_000_000)),
        "<nar:itemMetaExtProperty reluri=\"urn:wiredesk:story\" value=\"&quot;a&quot;\"/>".repeat(100_000),
    ] {
        let start = Spent::now();
        read_all::<Article>(&format!("<item xmlns:nar=\"{NAMESPACE}\">{inner}</item>"));
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}

#[test]
fn members_of_the_table_exist_and_stand_once() {
    fn once<T: Carried>() {
        let table = T::table();
        let names = || table.groups.iter().flat_map(|g| &g.members).chain(&table.rest).map(|m: &&Member<T>| m.name);
        assert_eq!(names().count(), T::members().len());
        assert_eq!(names().collect::<std::collections::BTreeSet<_>>().len(), T::members().len());
        let metas: std::collections::BTreeSet<_> = table.groups.iter().map(|g| g.meta).collect();
        assert_eq!(metas.len(), table.groups.len());
    }
    once::<Article>();
    once::<Feed>();
}

#[test]
fn a_feed_kept_in_an_entry_does_not_end_the_feed_around_it() {
    let kept = |raw: &str| super::may_begin_item(raw);
    assert!(kept("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"/>") && kept("<x><RSS></RSS><nitf/></x>"));
    assert!(!kept("<f:feedFlare xmlns:f=\"urn:f\">feed</f:feedFlare>"));
}

#[test]
fn an_item_of_newsml_kept_in_one_began_another() {
    for raw in ["<h:head xmlns:h=\"urn:h\"><NewsItem/></h:head>", "<p:packageItem xmlns:p=\"urn:p\"/>"] {
        assert!(super::may_begin_item(raw), "{raw}");
    }
    assert!(!super::may_begin_item("<s:newsItems xmlns:s=\"urn:s\"/>"));
}

#[test]
fn what_a_plan_covers_was_taken_for_an_item() {
    let kept = |name: &str, inside: &str| Extension {
        ns: NAMESPACE.into(),
        name: name.into(),
        raw: format!("<{name} xmlns=\"{NAMESPACE}\">{inside}</{name}>"),
    };
    assert!(may_stand(&kept(
        "newsCoverageSet",
        "<newsCoverage><planning><itemClass qcode=\"a:b\"/></planning></newsCoverage>"
    )));
    for item in ["<item/>", "<newsItem/>", "<a:entry xmlns:a=\"urn:a\"/>", "<Items/>"] {
        assert!(!may_stand(&kept("groupSet", item)), "{item}");
    }
}
