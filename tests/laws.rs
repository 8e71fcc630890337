//! The laws for generated feeds and articles: `project(p) == p` and `read(write(p)) == p`, in every format and style.
//!
//! `PROPTEST_CASES=20000 cargo test --release --test laws` looks further than the suite does.

mod stories;

use proptest::prelude::*;
use stories::{any_document, hold, runner, styles, whole};
use wiredesk::convert::Settings;
use wiredesk::formats::{self, Card};

fn ways() -> Vec<(&'static Card, Settings)> {
    let mut ways = Vec::new();
    for card in formats::ALL.iter().filter(|c| c.open.is_some() && c.write.is_some()) {
        for style in styles(card) {
            ways.extend([true, false].map(|extensions| (*card, whole(extensions, style))));
        }
    }
    ways
}

fn laws_of(id: &'static str) {
    let ways: Vec<_> = ways().into_iter().filter(|(card, _)| card.id == id).collect();
    let held = runner().run(&any_document(), |(feed, articles)| {
        ways.iter().try_for_each(|(card, settings)| hold(card, settings, &feed, &articles)).map_err(TestCaseError::fail)
    });
    if let Err(broken) = held {
        panic!("{broken}");
    }
}

#[test]
fn rss_keeps_the_laws() {
    laws_of("rss");
}

#[test]
fn atom_keeps_the_laws() {
    laws_of("atom");
}

#[test]
fn nitf_keeps_the_laws() {
    laws_of("nitf");
}

#[test]
fn newsml_g2_keeps_the_laws() {
    laws_of("newsml-g2");
}

#[test]
fn wire_keeps_the_laws() {
    laws_of("wire");
}

#[test]
fn wire_lines_keeps_the_laws() {
    laws_of("wire-lines");
}

#[test]
fn json_feed_keeps_the_laws() {
    laws_of("json-feed");
}

#[test]
fn rss_1_keeps_the_laws() {
    laws_of("rss-1");
}

#[test]
fn ninjs_1_keeps_the_laws() {
    laws_of("ninjs-1");
}

#[test]
fn ninjs_2_keeps_the_laws() {
    laws_of("ninjs-2");
}

#[test]
fn ninjs_3_keeps_the_laws() {
    laws_of("ninjs-3");
}

#[test]
fn schema_org_keeps_the_laws() {
    laws_of("schema-org");
}

#[test]
fn newsml_1_keeps_the_laws() {
    laws_of("newsml-1");
}

#[test]
fn html_keeps_the_laws() {
    laws_of("html");
}
