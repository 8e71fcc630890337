//! From one format through another and back, pair by pair: each is a test of its own, so that they run side by side.

use super::there_and_back;

#[test]
fn rss_through_nitf_keeps_all_credits() {
    there_and_back("rss", "nitf");
}

#[test]
fn nitf_through_atom_keeps_all_credits() {
    there_and_back("nitf", "atom");
}

#[test]
fn atom_through_rss_keeps_all_credits() {
    there_and_back("atom", "rss");
}

#[test]
fn nitf_through_rss_keeps_all_credits() {
    there_and_back("nitf", "rss");
}

#[test]
fn atom_through_nitf_keeps_all_credits() {
    there_and_back("atom", "nitf");
}

#[test]
fn nitf_through_wire_keeps_all_credits() {
    there_and_back("nitf", "wire");
}

#[test]
fn wire_through_nitf_keeps_all_credits() {
    there_and_back("wire", "nitf");
}

#[test]
fn json_feed_through_nitf_keeps_all_credits() {
    there_and_back("json-feed", "nitf");
}

#[test]
fn nitf_through_json_feed_keeps_all_credits() {
    there_and_back("nitf", "json-feed");
}

#[test]
fn json_feed_through_rss_keeps_all_credits() {
    there_and_back("json-feed", "rss");
}

#[test]
fn rss_through_json_feed_keeps_all_credits() {
    there_and_back("rss", "json-feed");
}

#[test]
fn atom_through_json_feed_keeps_all_credits() {
    there_and_back("atom", "json-feed");
}

#[test]
fn rss_1_through_nitf_keeps_all_credits() {
    there_and_back("rss-1", "nitf");
}

#[test]
fn rss_through_rss_1_keeps_all_credits() {
    there_and_back("rss", "rss-1");
}

#[test]
fn ninjs_3_through_nitf_keeps_all_credits() {
    there_and_back("ninjs-3", "nitf");
}

#[test]
fn nitf_through_ninjs_3_keeps_all_credits() {
    there_and_back("nitf", "ninjs-3");
}

#[test]
fn rss_through_ninjs_3_keeps_all_credits() {
    there_and_back("rss", "ninjs-3");
}

#[test]
fn nitf_through_schema_org_keeps_all_credits() {
    there_and_back("nitf", "schema-org");
}

#[test]
fn rss_through_schema_org_keeps_all_credits() {
    there_and_back("rss", "schema-org");
}

#[test]
fn schema_org_through_nitf_keeps_all_credits() {
    there_and_back("schema-org", "nitf");
}

#[test]
fn newsml_1_through_nitf_keeps_all_credits() {
    there_and_back("newsml-1", "nitf");
}

#[test]
fn nitf_through_newsml_1_keeps_all_credits() {
    there_and_back("nitf", "newsml-1");
}

#[test]
fn rss_through_newsml_1_keeps_all_credits() {
    there_and_back("rss", "newsml-1");
}

#[test]
fn newsml_1_through_ninjs_3_keeps_all_credits() {
    there_and_back("newsml-1", "ninjs-3");
}

#[test]
fn newsml_1_through_atom_keeps_all_credits() {
    there_and_back("newsml-1", "atom");
}
