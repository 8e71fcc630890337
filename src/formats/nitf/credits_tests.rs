//! Who wrote, supplied and owns a story, where it happened, and what its rights are limited to.

use super::CARD;
use super::tests::{again, one, read, write};
use crate::formats::WriteOptions;
use crate::loss::{Tables, projected, split};
use crate::model::{Article, Level, Party, Rendition, RightsInfo, Text};

fn head(inside: &str) -> Article {
    one(&format!("<nitf><body><body.head>{inside}</body.head></body></nitf>"))
}

fn docdata(inside: &str) -> Article {
    one(&format!("<nitf><head><docdata>{inside}</docdata></head></nitf>"))
}

/// An article as it is written, in the carrier's elements and in the DTD's.
fn written(a: Article) -> [String; 2] {
    let tables = Tables::of(&CARD, true);
    let divided = split(&tables, Box::new(projected(&tables, Level::Article, a).0));
    [None, Some("dtd")].map(|style| write(&divided, style))
}

fn names(list: &[Party]) -> Vec<&str> {
    list.iter().filter_map(|p| p.name.as_deref()).collect()
}

#[test]
fn a_function_is_no_part_of_a_name() {
    let a = head("<byline>By <person>Ada Lind <function>chief editor</function></person></byline>");
    assert_eq!((a.by[0].value.as_str(), names(&a.creators)), ("By Ada Lind chief editor", vec!["Ada Lind"]));
    assert_eq!(a.creators[0].job_title.as_deref(), Some("chief editor"));
    let a = head("<byline><person>Ada Lind (<function>Harbour</function>)</person></byline>");
    assert_eq!((a.by[0].value.as_str(), names(&a.creators)), ("Ada Lind (Harbour)", vec!["Ada Lind"]));
    // Who has no other name is called by it.
    let a = head("<byline><person><function>Staff writer</function></person></byline>");
    assert_eq!((names(&a.creators), &a.creators[0].job_title), (vec!["Staff writer"], &None));
}

#[test]
fn names_in_a_byline_are_not_glued() {
    let name = "<name.given>Ada</name.given><name.family>Lind</name.family>";
    let a = head(&format!("<byline>By<person>{name}</person><person>Bo Ek</person></byline>"));
    assert_eq!((a.by[0].value.as_str(), names(&a.creators)), ("By Ada Lind Bo Ek", vec!["Ada Lind", "Bo Ek"]));
}

#[test]
fn each_organisation_of_a_distributor_is_one() {
    let a = head("<distributor><org value=\"nv\">Nordavind</org><org>Coast Wire</org></distributor>");
    let provider = a.provider.unwrap();
    assert_eq!((provider.name.as_deref(), provider.literal.as_deref()), (Some("Nordavind"), Some("nv")));
    assert_eq!((names(&a.info_sources), a.info_sources[0].role.as_deref()), (vec!["Coast Wire"], Some("distributor")));
    // Words around them are kept as they are printed.
    let a = head("<distributor>Sent by <org>Nordavind</org> for <org>Coast Wire</org></distributor>");
    assert_eq!(a.provider.unwrap().names[0].value, "Sent by Nordavind for Coast Wire");
    let a = head("<distributor>Nordavind</distributor><distributor>Coast Wire</distributor>");
    assert_eq!((a.provider.unwrap().name.as_deref(), names(&a.info_sources)), (Some("Nordavind"), vec!["Coast Wire"]));
}

#[test]
fn the_parts_of_a_dateline_and_of_rights_are_not_glued() {
    let place = "<location><city>LILLEVIK</city><state>N.H.</state></location><story.date>Jan 1</story.date>";
    let line = head(&format!("<dateline>{place}</dateline>")).dateline.remove(0);
    assert_eq!(line.text.as_deref(), Some("LILLEVIK N.H. Jan 1"));
    assert_eq!((line.place.as_deref(), line.date.as_deref()), (Some("LILLEVIK N.H."), Some("Jan 1")));
    let a = head("<rights>Terms here.<rights.owner>Lind</rights.owner><rights.agent>Berg</rights.agent></rights>");
    assert_eq!(a.usage_terms[0].value, "Terms here. Lind Berg");
}

#[test]
fn the_parts_of_a_place_stand_in_their_own_attributes() {
    for place in [
        r#"<evloc city="Lillevik" county-dist="Havn" state-prov="NH"/>"#,
        r#"<evloc city="Lillevik" state-prov="NH"/>"#,
        r#"<evloc iso-cc="NL" county-dist="Havn" state-prov="NH"/>"#,
        r#"<evloc county-dist="Havn"/>"#,
        r#"<evloc iso-cc="NL" state-prov="NH"/>"#,
        r#"<evloc iso-cc="NL" city="Lillevik, NH"/>"#,
    ] {
        for out in written(docdata(place)) {
            assert!(out.contains(place), "{place} became {out}");
        }
    }
    let a = docdata(r#"<evloc state-prov="NH" county-dist="Havn" city="Lillevik"/>"#);
    assert_eq!(a.located[0].name.as_deref(), Some("Lillevik, Havn, NH"));
}

#[test]
fn a_byline_is_only_marked_where_it_is_read_as_it_stands() {
    for by in ["By McLind", "LindBerg", "Lind, Berg", "Lind Berg"] {
        let creators = vec![Party::named("Lind"), Party::named("Berg")];
        let out = written(Article { by: vec![by.into()], creators, ..Article::default() });
        for out in out {
            let a = one(&out);
            assert_eq!((a.by[0].value.as_str(), names(&a.creators)), (by, vec!["Lind", "Berg"]));
        }
    }
}

#[test]
fn limits_of_rights_changed_owners() {
    for rights in [
        r#"<doc.rights limitations="Free for all uses"/>|<doc.rights enddate="20271231T000000Z" geography="NL" type="photo" limitations="Pictures: no sales"/>"#,
        r#"<doc.rights agent="Berg" limitations="No archive"/>|<doc.rights limitations="Online only"/>"#,
        r#"<doc.rights geography="NL"/>|<doc.rights limitations="Online only"/>"#,
        r#"<doc.copyright holder="Lind"/>|<doc.copyright year="2020" holder="Berg"/>"#,
        r#"<doc.copyright year="2019" holder="Lind"/>|<doc.copyright year="2020" holder="Berg"/>|<doc.copyright holder="Ek"/>"#,
        r#"<doc.copyright holder="Lind"/>|<doc.rights geography="NL" owner="Lind" limitations="No sales"/>"#,
        r#"<doc.copyright holder="Ek"/>|<doc.copyright holder="Lind"/>|<doc.rights geography="NL" owner="Lind"/>"#,
    ] {
        let a = docdata(&rights.replace('|', ""));
        for out in written(a.clone()) {
            let elements: Vec<_> = out
                .lines()
                .map(str::trim)
                .filter(|l| ["<doc.rights", "<doc.copyright"].iter().any(|e| l.starts_with(e)))
                .collect();
            assert_eq!(elements.join("|"), rights);
            assert_eq!((one(&out).rights_info, one(&out).usage_terms), (a.rights_info.clone(), a.usage_terms.clone()));
        }
    }
}

#[test]
fn limits_that_are_stated_alone_limit_no_terms() {
    let a = Article {
        usage_terms: vec!["Free for all uses".into()],
        rights_info: vec![RightsInfo { geography: Some("NL".into()), ..RightsInfo::default() }],
        ..Article::default()
    };
    for out in written(a) {
        assert!(
            out.contains(r#"<doc.rights geography="NL"/>"#) && out.contains(r#"<doc.rights limitations="Free"#),
            "{out}"
        );
    }
}

#[test]
fn credits_of_blocks_and_of_media_metadata_are_read_once_and_come_back() {
    let text = "<nitf><body><body.head/><body.content><block><byline>By <person>Ada Lind</person></byline><p>Text</p>\
        <datasource>Port office</datasource></block><media media-type='image'>\
        <media-metadata name='Credit-Line' value='Bo Ek/HNA'/><media-metadata name='crop' value='wide'/>\
        <media-reference mime-type='image/jpeg' source='a.jpg' source-credit='Bo Ek/HNA'/></media></body.content></body></nitf>";
    for style in [None, Some("dtd")] {
        let (before, after) = again(text, style);
        assert_eq!(before, after, "{style:?}");
        let a = &before[0];
        assert_eq!((a.by[0].value.as_str(), a.creators.len(), a.info_sources.len()), ("By Ada Lind", 1, 1));
        let picture = &a.associations[0];
        assert_eq!((picture.creditline.len(), picture.alt_ids[0].role.as_deref()), (1, Some("crop")));
    }
}

/// Of several credits of a picture only the first stood where readers of NITF look.
#[test]
fn each_credit_of_a_picture_stands_in_an_element_of_its_own() {
    let text = |words: &str| Text::plain(words);
    let picture = Article {
        creditline: vec![text("REUTERS"), text("Nordavind")],
        copyright_notice: vec![text("(c) Nordavind"), text("(c) Reuters")],
        copyright_holder: vec![Party::named("Nordavind"), Party::named("Reuters")],
        by: vec![text("Ada Lind")],
        renditions: vec![Rendition { href: Some("https://n.example/1.jpg".into()), ..Rendition::default() }],
        ..Article::default()
    };
    let story = Article { uri: Some("urn:x:1".into()), associations: vec![picture.clone()], ..Article::default() };
    let tables = Tables::of(&CARD, true);
    let halves = split(&tables, Box::new(projected(&tables, Level::Article, story).0));
    assert!(halves.carried.is_none(), "{:?}", halves.carried);
    let mut out = String::new();
    let mut writer = CARD.write.unwrap()(&WriteOptions::default());
    writer.article(&halves, &mut out);
    assert!(out.contains("source-credit=\"Nordavind\"") && out.contains("copyright=\"(c) Reuters\""), "{out}");
    assert_eq!(read(&out).0[0].native.associations, [picture]);
}
