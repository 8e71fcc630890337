//! An item that is plain is read in quick ways; by tokens it is read as the same article, with the same findings and places.

use super::{Found, LAYOUT, VOCABULARIES, item};
use crate::diag::Report;
use crate::syntax::xml::{Cursor, Limits};

const DOCUMENTS: [&str; 8] = [
    include_str!("../../../../feeds/newsml-g2/full.xml"),
    include_str!("../../../../feeds/newsml-g2/afp-picture.xml"),
    include_str!("../../../../feeds/newsml-g2/ap-kill.xml"),
    include_str!("../../../../feeds/newsml-g2/apa-text.xml"),
    include_str!("../../../../feeds/newsml-g2/broken.xml"),
    include_str!("../../../../feeds/newsml-g2/dpa-notes.xml"),
    include_str!("../../../../feeds/newsml-g2/hidden-containers.xml"),
    include_str!("../../../../feeds/newsml-g2/stt-planning.xml"),
];

#[track_caller]
fn is_read_alike(text: &str) {
    let quiet = &mut Report::default();
    let mut cursor = Cursor::new(text, VOCABULARIES, Limits::default()).with_layout(&LAYOUT);
    let root = cursor.root(quiet).unwrap();
    let mut found = Found { text, ..Found::default() };
    if super::is_item(&root) {
        found.take(&mut cursor, &root);
    } else {
        found.inside(&mut cursor, root, quiet);
    }
    assert!(!found.items.is_empty(), "{text}");
    for (place, scope) in &found.items {
        let [quick, by_tokens] = [Cursor::at_item, Cursor::resume].map(|open| {
            let mut report = Report::with_places();
            let mut cursor = open(place.upto(), place.range(), scope);
            let root = cursor.root(&mut report).unwrap();
            let article = item::read_item(text, &found.header, &mut cursor, &root, &mut report);
            let places = report.take_places();
            (article, report.diagnostics().to_vec(), places)
        });
        assert_eq!(quick, by_tokens, "{text}");
    }
}

#[test]
fn a_plain_item_is_read_alike_by_tokens() {
    DOCUMENTS.into_iter().for_each(is_read_alike);
}

#[test]
fn so_is_one_with_whatever_stands_between_its_tags() {
    let between = ["", " ", "\n\t", "&#32;", "x", "<!-- c -->", "<![CDATA[ ]]>", "<?p i?>", "<b/>", "</b>", " < "];
    let tags = [
        "qcode=\"a:b\"",
        "QCODE='a:b' qcode='c:d'",
        "qcode=\"a:\tb\"",
        "literal='1' type=\"t\" typeuri='u' uri=\"v\" x='y'",
        "pubconstraint='nonpublic' xml:lang='de'",
        "role='r' rank=\"2\" dir='ltr' xmlns:n='urn:n' n:a='b'",
        "qcode='a&amp;b'",
        "qcode=a",
    ];
    for (gap, tag) in between.iter().flat_map(|gap| tags.map(|tag| (gap, tag))) {
        is_read_alike(&format!(
            "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:a'>{gap}<itemMeta>{gap}\
             <provider {tag}>{gap}<name {tag}>{gap}N{gap}</name>{gap}</provider><edNote {tag}>{gap}a</edNote>{gap}\
             <link {tag} href='u'/></itemMeta><contentMeta><subject {tag}>{gap}<name>S</name>{gap}<broader {tag}/></subject>\
             <genre {tag}/>{gap}<headline {tag}>{gap}H</headline><other {tag}>{gap}<i {tag}/></other></contentMeta></newsItem>"
        ));
    }
}
