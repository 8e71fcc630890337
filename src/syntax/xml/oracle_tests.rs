//! Well-formed documents are read as quick-xml reads them.

use proptest::prelude::*;
use quick_xml::events::Event;

use super::*;
use crate::diag::Report;

/// Names, texts and attributes in order, by our own cursor.
fn ours(text: &str) -> Vec<String> {
    let mut report = Report::default();
    let mut cursor = Cursor::new(text, &[], Limits::default());
    let root = cursor.root(&mut report).expect("a root");
    let tree = cursor.tree(&root, &mut report);
    assert!(!report.malformed(), "{text}: {report:?}");
    tree.all()
        .map(|node| {
            let attrs: Vec<_> = node.attrs().iter().map(|a| format!("{}={}", a.name, a.value)).collect();
            format!("{} {attrs:?} {}", node.name(), node.text())
        })
        .collect()
}

/// The name and the attributes of a tag, by quick-xml.
fn head(tag: &quick_xml::events::BytesStart<'_>) -> (String, String) {
    let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
    let attrs: Vec<_> = tag
        .attributes()
        .map(|a| a.expect("an attribute"))
        .map(|a| (a.key, a.normalized_value(quick_xml::XmlVersion::Explicit1_0).expect("a value")))
        .map(|(key, value)| format!("{}={value}", String::from_utf8_lossy(key.as_ref())))
        .collect();
    (format!("{name} {attrs:?} "), String::new())
}

/// The same by quick-xml.
fn theirs(text: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut all, mut open): (Vec<(String, String)>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        let text = match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                open.push(all.len());
                all.push(head(&tag));
                continue;
            }
            Event::Empty(tag) => {
                all.push(head(&tag));
                continue;
            }
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Text(text) => text.decode().expect("text").into_owned(),
            Event::CData(text) => text.decode().expect("text").into_owned(),
            Event::GeneralRef(name) => {
                let name = name.decode().expect("a name");
                quick_xml::escape::unescape(&format!("&{name};")).expect("a reference").into_owned()
            }
            Event::Eof => break,
            _ => continue,
        };
        if let Some(at) = open.last() {
            all[*at].1.push_str(&text);
        }
    }
    all.into_iter().map(|(head, text)| head + &text).collect()
}

fn content() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "tide & time",
        "<b/>",
        "&lt;p&gt;",
        "<![CDATA[<a> & ]] ]]>",
        "<!-- <x> -->",
        "<?x <y> ?>",
        "&#233;&#x2014;",
        "naïve – 水",
        "\n  ",
        "<e f='1'\n g = \"2 &gt; '1'\"/>",
    ])
    .prop_map(|s| s.replace("& ", "&amp; ").replace("CDATA[<a> &amp; ", "CDATA[<a> & "));
    leaf.prop_recursive(4, 40, 6, |inner| {
        (prop::sample::select(vec!["p", "div", "x-y", "é"]), prop::collection::vec(inner, 0..6))
            .prop_map(|(name, parts)| format!("<{name} a='b'>{}</{name} >", parts.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_read_the_same(parts in prop::collection::vec(content(), 0..6)) {
        let text = format!("<?xml version=\"1.0\"?><root>{}</root>", parts.concat());
        prop_assert_eq!(ours(&text), theirs(&text));
    }
    #[test]
    fn items_end_where_their_elements_do(items in prop::collection::vec(content(), 1..6)) {
        let text = format!("<root>{}</root>", items.iter().map(|i| format!("<item>{i}</item >\n")).collect::<String>());
        let mut report = Report::default();
        let mut cursor = Cursor::new(&text, &[], Limits::default());
        let root = cursor.root(&mut report).expect("a root");
        let mut count = 0;
        while let Some(item) = cursor.child(&root, &mut report) {
            let mut token_by_token = cursor.clone();
            token_by_token.skip(&item, &mut report);
            prop_assert_eq!(cursor.skip_item(&item), item.start..token_by_token.position());
            count += 1;
        }
        prop_assert_eq!(count, items.len());
    }
}
