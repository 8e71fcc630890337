//! Stories that one sender gave in several formats are read as the same story from each of them, up to what a format
//! cannot say; where the corpus is at hand. What differs by the documents themselves stands beside each comparison.

use std::path::Path;

use wiredesk::model::{Article, Concept, Party, Text};
use wiredesk::syntax::html;

use super::read;

/// The documents of a group, read; `None`, and a line says so, where the corpus is absent.
fn group<const N: usize>(files: [&str; N]) -> Option<[Article; N]> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/newswire");
    let paths = files.map(|file| corpus.join(file));
    if let Some(absent) = paths.iter().find(|path| !path.exists()) {
        println!("skipped: {} is not there", absent.display());
        return None;
    }
    Some(paths.map(|path| {
        let (_, mut articles) = read(&std::fs::read(&path).expect("a document"));
        assert_eq!(articles.len(), 1, "{}", path.display());
        articles.remove(0)
    }))
}

fn plain(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|t| html::to_text(&t.value).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn names(parties: &[Party]) -> Vec<&str> {
    parties.iter().filter_map(Party::print).collect()
}

/// The codes or names of concepts that are of no role.
fn codes(concepts: &[Concept]) -> Vec<&str> {
    let own = concepts.iter().filter(|c| c.role.is_none());
    own.filter_map(|c| c.qcode.as_deref().or(c.name.as_deref())).collect()
}

fn one(text: Option<&Text>) -> String {
    plain(text.map(std::slice::from_ref).unwrap_or_default()).concat()
}

/// A dateline without the dash behind it.
fn dated(a: &Article) -> Option<&str> {
    let text = a.dateline.first().and_then(|d| d.text.as_deref())?;
    Some(text.trim_end_matches([' ', '-']))
}

/// The letters of a text that are read.
fn letters(text: &str) -> String {
    html::to_text(text).chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_story_of_dpa_is_the_same_as_json_and_newsml_g2_and_on_the_wire() {
    for (json, wire, g2) in [("nsb-n1", "nsb-n1", "nsb_n1"), ("spe-tab", "spe-tab", "spe_tab")] {
        let seven = "dpa-newslab__dpa-digitalwires-to-iptc7901";
        let Some([json, wire, g2]) = group([
            &format!("{seven}/other/tests__data__input__{json}.json"),
            &format!("{seven}/iptc7901/tests__data__output__{wire}.iptc"),
            &format!("dpa-newslab__dpa-digitalwires-to-newsmlg2/newsml-g2/tests__data__output__{g2}.xml"),
        ]) else {
            return;
        };
        same_by_codes(&json, &g2);
        same_by_words(&json, &wire);
        same_by_words(&g2, &wire);
    }
}

/// What both say in codes.
fn same_by_codes(json: &Article, g2: &Article) {
    assert_eq!((&json.uri, &json.version), (&g2.uri, &g2.version));
    assert_eq!((&json.pub_status, json.urgency, &json.language), (&g2.pub_status, g2.urgency, &g2.language));
    assert_eq!(json.version_created, g2.version_created);
    assert_eq!(json.provider, g2.provider);
    assert_eq!((names(&json.creators), names(&json.contributors)), (names(&g2.creators), names(&g2.contributors)));
    assert_eq!(plain(&json.creditline), plain(&g2.creditline));
    assert_eq!(plain(&json.copyright_notice), plain(&g2.copyright_notice));
    // The converter to NewsML-G2 prints `None` where no terms are stated.
    let terms = plain(&g2.usage_terms);
    assert_eq!(plain(&json.usage_terms), if terms == ["None"] { Vec::new() } else { terms });
    assert_eq!(codes(&json.genres), codes(&g2.genres));
    assert_eq!(codes(&json.services), codes(&g2.services));
    assert_eq!(codes(&json.audience), codes(&g2.audience));
    // Keywords are terms of an index beside it; there the first ones are ranked.
    assert_eq!(plain(&json.keywords), plain(&g2.keywords));
    let known = |c: &Concept| g2.subjects.iter().any(|s| s.qcode == c.qcode && s.name == c.name);
    let subjects = json.subjects.iter().filter(|s| s.kind.as_deref() == Some("dnltype:dpasubject"));
    subjects.for_each(|s| assert!(known(s), "{s:?}"));
    // Its headline of the third rank is the kicker.
    assert_eq!(plain(&json.headlines), plain(&g2.headlines));
    let (body, marked) = (letters(&json.bodies[0].value), letters(&g2.bodies[0].value));
    // The HTML there is a page, with the head of the story in it, and the dateline before its first words.
    assert!(marked.contains(&body), "{body}\n{marked}");
}

/// What a wire before XML says: words, and nothing of who owns it.
fn same_by_words(rich: &Article, wire: &Article) {
    assert_eq!(one(rich.headline.as_ref()), one(wire.headline.as_ref()));
    assert_eq!(one(rich.summary.as_ref()), one(wire.summary.as_ref()));
    assert_eq!(dated(rich), dated(wire));
    assert_eq!(rich.urgency, wire.urgency);
    assert_eq!(plain(&rich.signoff), plain(&wire.signoff));
    let minute = |a: &Article| a.version_created.as_ref().map(|t| t.as_str().chars().take(16).collect::<String>());
    assert_eq!(minute(rich), minute(wire));
    // Each line and each cell that is printed stands in the other, in the same order.
    let marked = format!("{}{}", one(rich.summary.as_ref()), rich.bodies[0].value);
    let (marked, mut at) = (letters(&marked), 0);
    let filed = dated(wire).unwrap_or_default();
    let printed = html::to_text(&wire.bodies[0].value);
    for line in printed.split(['\n', '\t']).map(|l| l.strip_prefix(filed).unwrap_or(l).trim_start_matches([' ', '-'])) {
        let line = letters(line);
        at += marked[at..].find(&line).unwrap_or_else(|| panic!("{line} is not in {marked}")) + line.len();
    }
}

#[test]
fn a_release_of_business_wire_is_the_same_in_newsml_1_and_each_ninjs() {
    for number in ["20130605006126", "20130731006140"] {
        let ninjs = |generation: &str, version: &str| {
            format!("iptc__newsinjson/{generation}/examples__{version}__businesswire-newsml-{number}.json")
        };
        let Some([newsml, one_x, two_x, three_x]) = group([
            &format!("iptc__newsinjson/newsml-1/examples__NewsML__businesswire-newsml-{number}.xml"),
            &ninjs("ninjs-1", "1.4"),
            &ninjs("ninjs-2", "2.1"),
            &ninjs("ninjs-3", "3.0"),
        ]) else {
            return;
        };
        for ninjs in [&one_x, &two_x, &three_x] {
            // Their identifiers are of two kinds: a URN, and the page of the release.
            let id = newsml.uri.as_deref().and_then(|uri| uri.rsplit(':').next()).unwrap_or_default();
            assert!(ninjs.uri.as_deref().is_some_and(|uri| uri.contains(id)), "{:?}", ninjs.uri);
            assert_eq!((&newsml.version, &newsml.language), (&ninjs.version, &ninjs.language));
            assert_eq!(newsml.version_created, ninjs.version_created);
            assert_eq!(one(newsml.headline.as_ref()), one(ninjs.headline.as_ref()));
            let terms = |a: &Article| a.subjects.iter().filter_map(|s| s.name.clone()).collect::<Vec<_>>();
            assert_eq!(terms(&newsml), terms(ninjs));
            // The examples hold the first paragraphs only, and neither credits nor rights.
            let (whole, part) = (letters(&newsml.bodies[0].value), letters(&ninjs.bodies[0].value));
            assert!(whole.contains(&part) && !part.is_empty(), "{part}\n{whole}");
        }
        let bare = |a: &Article| {
            let words: Vec<String> = a.bodies.iter().map(|b| letters(&b.value)).collect();
            let with: Vec<_> = a.associations.iter().map(|a| (a.uri.clone(), a.kind.clone(), a.name.clone())).collect();
            (a.uri.clone(), a.kind.clone(), words, with, a.pub_status.clone())
        };
        assert_eq!(bare(&one_x), bare(&two_x));
        assert_eq!(bare(&two_x), bare(&three_x));
    }
}
