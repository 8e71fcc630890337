use super::*;
use crate::diag::Report;
use crate::formats::{Head, Origin, ReadOptions, Split, WriteOptions};
use crate::model::{Article, Concept, Expiry, Feed, Party, Relation, Rendition, RightsInfo, Text, TextKind, Time};

/// The articles of a document, native and carried halves.
pub(super) fn read(text: &str) -> Vec<Split<Article>> {
    let mut report = Report::default();
    let mut reading = read::open(text, &ReadOptions::default(), &mut report).expect("it is NewsML-G2");
    std::iter::from_fn(|| reading.next(&mut report)).map(|(split, _)| split).collect()
}

/// What the item with these parts states.
pub(super) fn item(parts: &str) -> Article {
    let text = format!(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\" xml:lang=\"en\">{parts}</newsItem>"
    );
    *read(&text).remove(0).native
}

fn write(articles: &[Split<Article>]) -> String {
    let (mut out, mut writer) = (String::new(), write::writer(&WriteOptions::default()));
    writer.begin(&Split::<Feed>::default(), &mut out);
    articles.iter().for_each(|article| writer.article(article, &mut out));
    writer.end(&Origin::default(), &mut out);
    out
}

fn split(native: Article) -> Split<Article> {
    Split { native: Box::new(native), carried: None }
}

fn party(name: &str) -> Party {
    Party::named(name)
}

#[test]
fn it_is_known_by_its_namespace_and_by_its_roots() {
    let head = |root, namespace| sniff(&Head { text: "", root: Some(root), namespace });
    assert_eq!(head("newsItem", "http://iptc.org/std/nar/2006-10-01/"), 100);
    assert_eq!(head("catalog", "http://iptc.org/std/nar/2006-10-01/"), 90);
    assert_eq!(head("packageItem", ""), 80);
    assert_eq!(head("contentSet", ""), 50);
    assert_eq!(head("contentSet", "https://bay.example/"), 0);
    assert_eq!(head("NewsML", ""), 0);
}

#[test]
fn a_code_stays_beside_the_uri_that_it_resolves_to() {
    let a = item(
        "<catalog><scheme alias='bay' uri='https://bay.example/cv/'/></catalog><contentMeta>\
         <subject qcode='bay:7'/><subject qcode='medtop:20000304'/><subject qcode='other:1'/>\
         <subject qcode='bay:8' uri='https://bay.example/eight'/></contentMeta>",
    );
    let uris: Vec<_> = a.subjects.iter().map(|c| c.uri.as_deref()).collect();
    let medtop = "http://cv.iptc.org/newscodes/mediatopic/20000304";
    assert_eq!(uris, [Some("https://bay.example/cv/7"), Some(medtop), None, Some("https://bay.example/eight")]);
    assert_eq!(a.subjects[0].qcode.as_deref(), Some("bay:7"));
}

#[test]
fn a_party_is_named_in_each_of_four_ways_and_all_are_kept() {
    let a = item(
        "<contentMeta><creator qcode='a:1' uri='https://bay.example/1' literal='one' role='ctrol:writer'>\
         <name xml:lang='de'>Eins</name><name>One</name></creator><creator>Two</creator></contentMeta>",
    );
    let [one, two] = a.creators.as_slice() else { panic!("{:?}", a.creators) };
    assert_eq!((one.name.as_deref(), one.literal.as_deref()), (Some("Eins"), Some("one")));
    assert_eq!((one.qcode.as_deref(), one.uri.as_deref()), (Some("a:1"), Some("https://bay.example/1")));
    assert_eq!(one.names.iter().map(|n| n.value.as_str()).collect::<Vec<_>>(), ["Eins", "One"]);
    assert_eq!(*two, party("Two"));
}

#[test]
fn an_empty_embargo_holds_until_further_notice() {
    let a = item("<itemMeta><embargoed/><pubStatus qcode='stat:usable'/></itemMeta>");
    assert_eq!((a.embargo.as_deref(), a.embargoed_until), (Some("indefinite"), None));
    let a = item("<itemMeta><embargoed>2026-03-12T06:00:00</embargoed></itemMeta>");
    assert_eq!((a.embargo, a.embargoed_until), (None, Time::new("2026-03-12T06:00:00")));
    let a = item("<itemMeta><embargoed>0001-01-01T00:00:00</embargoed></itemMeta>");
    assert_eq!((a.embargo, a.embargoed_until), (None, None));
}

#[test]
fn an_element_that_is_never_closed_hides_no_embargo() {
    let a = item(
        "<itemMeta><provider literal='HNA'><versionCreated>2026-03-12T06:00:00Z</versionCreated><embargoed/>\
         <pubStatus qcode='stat:withheld'/><edNote>a</edNote></itemMeta><contentMeta><by>b</by></contentMeta>",
    );
    assert_eq!((a.embargo.as_deref(), a.pub_status.as_deref()), (Some("indefinite"), Some("withheld")));
    assert_eq!((a.version_created.is_some(), a.ed_notes.len(), a.by.len()), (true, 1, 1));
}

#[test]
fn words_of_an_embargo_are_written_as_withheld_and_read_back() {
    let native =
        Article { embargo: Some("indefinite".into()), pub_status: Some("usable".into()), ..Article::default() };
    let carried = Article { embargo: Some("Until the minister has spoken".into()), ..Article::default() };
    let text = write(&[Split { native: Box::new(native.clone()), carried: Some(Box::new(carried.clone())) }]);
    assert!(text.contains("stat:withheld") && text.contains("<embargoed/>"), "{text}");
    assert!(text.contains("Until the minister has spoken</edNote>") || text.contains("spoken)</edNote>"), "{text}");
    let Split { native: read, carried: more } = read(&text).remove(0);
    assert_eq!((read.pub_status, read.embargo, read.ed_notes), (native.pub_status, native.embargo, Vec::new()));
    assert_eq!(more.and_then(|c| c.embargo), carried.embargo);
}

#[test]
fn a_status_is_a_word_in_whatever_scheme() {
    for code in
        ["qcode='stat:canceled'", "uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'", "qcode='x:cancelled'"]
    {
        assert_eq!(item(&format!("<itemMeta><pubStatus {code}/></itemMeta>")).pub_status.as_deref(), Some("canceled"));
    }
    assert_eq!(item("<itemMeta/>").pub_status, None);
}

#[test]
fn what_dpa_does_not_close_is_public_but_the_notepad_and_other_wires_text() {
    let a = item(
        "<itemMeta><provider qcode='nprov:dpa'/><edNote role='dpaednoterole:genrenote'>a</edNote>\
         <edNote role='dpaednoterole:contacts' pubconstraint='dpapconstraint:nonpublic'>b</edNote>\
         <edNote role='dpaednoterole:notepad'>c</edNote><edNote role='dpaednoterole:closingline'>d</edNote></itemMeta>\
         <contentSet><inlineData contenttype='text/plain' rendition='dpa7901rendition:nonpublic'>e</inlineData>\
         <inlineData contenttype='text/plain' rendition='dpa7901rendition:text'>f</inlineData></contentSet>",
    );
    let notes: Vec<_> = a.ed_notes.iter().map(|n| (n.value.as_str(), n.visibility.as_deref())).collect();
    let (public, private) = (Some("public"), Some("private"));
    assert_eq!(notes, [("a", public), ("b", private), ("c", private), ("d", private), ("e", private)]);
    assert_eq!((a.signoff, a.bodies), (vec![Text::plain("d")], vec![Text::plain("f")]));
}

#[test]
fn signals_have_the_word_that_their_code_means() {
    let a = item(
        "<itemMeta><provider literal='reuters.com'/><signal qcode='edStat:U'/><signal qcode='sig:correction'/>\
         <signal qcode='prodId:TXT'/></itemMeta>",
    );
    let words: Vec<_> = a.signals.iter().map(|s| s.name.as_deref()).collect();
    assert_eq!(words, [Some("update"), Some("correction"), None]);
}

#[test]
fn links_are_relations_where_they_say_where_an_item_is_from() {
    let a = item(
        "<itemMeta><link rel='irel:derivedFrom' residref='urn:x:0' version='2'/>\
         <link rel='irel:seeAlso' href='https://bay.example/'><title>Bay</title></link>\
         <link rel='x:picture' residref='urn:x:p'><remoteContent href='a.jpg'/></link></itemMeta>",
    );
    let from = Relation {
        uri: Some("urn:x:0".into()),
        version: Some("2".into()),
        rel: Some("derivedFrom".into()),
        status: None,
    };
    assert_eq!(a.relations, [from]);
    let [link] = a.links.as_slice() else { panic!("{:?}", a.links) };
    assert_eq!(
        (link.href.as_str(), link.rel.as_deref(), link.title.as_deref()),
        ("https://bay.example/", Some("related"), Some("Bay"))
    );
    assert_eq!(a.extensions.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["link"]);
}

#[test]
fn a_picture_item_is_a_picture_with_the_credit_of_the_item() {
    let a = item(
        "<itemMeta><itemClass qcode='ninat:picture'/></itemMeta><contentMeta><by>Bo Ek</by><creditline>HNA</creditline>\
         <description role='drol:caption'>The quay.</description></contentMeta>\
         <contentSet><remoteContent href='a.jpg' rendition='rnd:web' width='10'/><remoteContent href='b.jpg'/></contentSet>",
    );
    let [picture] = a.associations.as_slice() else { panic!("{:?}", a.associations) };
    assert_eq!((&picture.by, &picture.creditline, &picture.summary), (&a.by, &a.creditline, &a.summary));
    assert_eq!((picture.renditions.len(), a.renditions.len()), (2, 0));
    let text = write(&[split(a.clone())]);
    assert!(text.contains("<remoteContent href=\"a.jpg\"") && !text.contains("nitf"), "{text}");
    assert_eq!(read(&text)[0].native.associations, a.associations);
}

#[test]
fn files_of_an_article_itself_stay_its_own() {
    let file = Rendition { href: Some("https://bay.example/a.mp4".into()), ..Rendition::default() };
    let a = Article { kind: Some("video".into()), renditions: vec![file], ..Article::default() };
    let text = write(&[split(a.clone())]);
    let again = &read(&text)[0].native;
    assert_eq!((&again.renditions, &again.associations), (&a.renditions, &a.associations));
}

#[test]
fn a_text_has_its_pictures_in_its_nitf() {
    let picture = Article {
        kind: Some("picture".into()),
        creditline: vec!["Bo Ek/HNA".into()],
        summary: Some("The quay.".into()),
        ..Article::default()
    };
    let a = Article { bodies: vec![Text::html("<p>Open.</p>")], associations: vec![picture], ..Article::default() };
    let text = write(&[split(a.clone())]);
    assert!(text.contains("source-credit=\"Bo Ek/HNA\""), "{text}");
    let again = &read(&text)[0].native;
    assert_eq!((&again.bodies, &again.associations), (&a.bodies, &a.associations));
}

#[test]
fn unknown_elements_of_what_says_it_is_html_were_of_a_kind_that_atom_takes_for_another() {
    for kind in ["application/xhtml+xml", "text/html; charset=utf-8"] {
        let body = format!(
            "<contentSet><inlineXML contenttype='{kind}'><r:tide xmlns:r='urn:tide'>low</r:tide> <p>a</p></inlineXML></contentSet>"
        );
        let [body] = &item(&body).bodies[..] else { panic!("{kind}") };
        assert_eq!(body.kind, TextKind::Xhtml, "{kind}");
        assert!(body.value.contains("low") && body.value.contains("a</p>"), "{body:?}");
    }
}

#[test]
fn a_word_for_the_kind_of_a_content_was_taken_for_a_media_type() {
    let bodies = |content: &str| item(&format!("<contentSet>{content}</contentSet>")).bodies;
    for (content, expected) in [
        (r#"<inlineData contenttype="html">a &lt;b&gt;c&lt;/b&gt;</inlineData>"#, Text::html("a <b>c</b>")),
        (r#"<inlineData contenttype="nitf">&lt;hl2&gt;c&lt;/hl2&gt;</inlineData>"#, Text::html("<h2>c</h2>")),
    ] {
        assert_eq!(bodies(content), [expected]);
    }
    let [foreign] = &bodies(r#"<inlineXML contenttype="text"><x xmlns="urn:x"/></inlineXML>"#)[..] else { panic!() };
    assert_eq!(foreign.kind, TextKind::Media("application/xml".into()));
}

#[test]
fn bodies_are_known_by_their_local_names() {
    let body = |content: &str| item(&format!("<contentSet>{content}</contentSet>")).bodies.remove(0);
    let xhtml = |value: &str| Text::of(TextKind::Xhtml, value);
    assert_eq!(
        body("<inlineXML><html><body><p>a<br/></p><p/></body></html></inlineXML>"),
        xhtml("<p>a<br/></p><p></p>")
    );
    assert_eq!(
        body(
            "<inlineXML><h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:body><h:p>a</h:p></h:body></h:html></inlineXML>"
        ),
        xhtml("<p>a</p>")
    );
    assert_eq!(
        body("<inlineXML><nitf><body><body.content><p>a</p></body.content></body></nitf></inlineXML>"),
        Text::of(TextKind::Nitf, "<p>a</p>")
    );
    assert_eq!(body("<inlineXML><p xmlns=''>a</p></inlineXML>").kind, TextKind::Xhtml);
    assert_eq!(body("<inlineData contenttype='text/plain'>a &lt; b</inlineData>"), Text::plain("a < b"));
    assert_eq!(body("<inlineData contenttype='text/plain'>&lt;p>a&lt;/p></inlineData>"), Text::html("<p>a</p>"));
    assert_eq!(
        body("<inlineData contenttype='text/plain' encoding='encd:base64'>TcO4cmU=</inlineData>"),
        Text::plain("Møre")
    );
    let sport = body(
        "<inlineXML contenttype='application/sportsml+xml'><sports-content xmlns=''><a/></sports-content></inlineXML>",
    );
    assert_eq!(
        sport,
        Text::of(
            TextKind::Media("application/sportsml+xml".into()),
            "<sports-content xmlns=\"\"><a/></sports-content>"
        )
    );
}

#[test]
fn what_only_the_nitf_states_is_the_items() {
    let a = item(
        "<contentMeta><headline>Own</headline></contentMeta><contentSet><inlineXML><nitf><body><body.head>\
         <hedline><hl1>Other</hl1></hedline><byline>By Ada Lund</byline></body.head>\
         <body.content><p>a</p><media media-type='image'><media-reference source='a.jpg'/></media></body.content></body></nitf></inlineXML></contentSet>",
    );
    assert_eq!((a.headline, a.by), (Some("Own".into()), vec!["By Ada Lund".into()]));
    assert_eq!(a.associations.len(), 1);
}

#[test]
fn rights_are_lifted_out_and_the_rest_of_a_block_stays() {
    let a = item(
        "<rightsInfo scope='riscope:content' validto='2027-01-01'><copyrightHolder literal='HNA'/>\
         <copyrightNotice>(c)</copyrightNotice><usageTerms href='https://bay.example/'/></rightsInfo>\
         <rightsInfo><copyrightHolder literal='Bo'/></rightsInfo>",
    );
    assert_eq!((a.copyright_holder.len(), a.copyright_notice.len(), a.usage_terms.len()), (2, 1, 1));
    let rest = RightsInfo {
        scope: Some("riscope:content".into()),
        end_date: Time::new("2027-01-01"),
        ..RightsInfo::default()
    };
    let [RightsInfo { raw: Some(block), .. }] = a.rights_info.as_slice() else { panic!("{:?}", a.rights_info) };
    assert!(block.contains("HNA") && block.contains("(c)") && block.contains("https://bay.example/"), "{block}");
    assert_eq!(RightsInfo { raw: None, ..a.rights_info[0].clone() }, rest);
}

#[test]
fn an_item_stands_alone_and_several_in_a_message() {
    let one = |uri: &str| {
        split(Article {
            uri: Some(uri.into()),
            version_created: Time::new("2026-03-12T09:00:00Z"),
            ..Article::default()
        })
    };
    let alone = write(&[one("urn:x:1")]);
    assert!(alone.contains("<newsItem ") && !alone.contains("newsMessage"), "{alone}");
    let both = write(&[one("urn:x:1"), one("urn:x:2")]);
    assert!(both.contains("<sent>2026-03-12T09:00:00Z</sent>"), "{both}");
    let uris: Vec<_> = read(&both).iter().map(|split| split.native.uri.clone()).collect();
    assert_eq!(uris, [Some("urn:x:1".to_owned()), Some("urn:x:2".to_owned())]);
    assert!(read(&both).iter().all(|split| split.native.transmission.is_none()));
    assert_eq!(read(&write(&[])).len(), 0);
}

#[test]
fn a_concept_names_itself_and_an_assert_another() {
    let a = item("<contentMeta><located literal='p'/></contentMeta><assert literal='p'><name>Port Elm</name></assert>");
    assert_eq!(a.located, [Concept { name: Some("Port Elm".into()), ..Concept::term("p") }]);
    let text = "<conceptItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:x:1'><itemMeta><itemClass qcode='cinat:concept'/></itemMeta>\
                <concept><conceptId qcode='x:1'/><name>Fair</name></concept></conceptItem>";
    let a = *read(text).remove(0).native;
    assert_eq!((a.kind.as_deref(), a.headline.clone()), (Some("concept"), Some("Fair".into())));
    assert!(write(&[split(a)]).contains("<conceptItem "));
}

#[test]
fn times_are_written_as_the_schema_takes_them() {
    let time = |text: &str| Time::new(text);
    let mut a = Article {
        version_created: time("2026-03"),
        first_created: time("2016-12-31T23:59:60"),
        content_created: time("2026"),
        expires: time("2026").map(Expiry::at).into_iter().collect(),
        ..Article::default()
    };
    (form::FORM.article)(&mut a);
    assert_eq!((a.version_created, a.content_created), (time("2026-03-01T00:00:00"), time("2026")));
    assert_eq!((a.first_created, a.expires[0].time.clone()), (time("2016-12-31T23:59:59"), time("2026-01-01")));
}

#[test]
fn a_part_of_a_package_keeps_who_made_and_owns_it() {
    let text = "<packageItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\"><itemMeta>\
        <itemClass qcode=\"ninat:composite\"/></itemMeta><groupSet root=\"G1\"><group id=\"G1\" role=\"group:main\">\
        <itemRef residref=\"urn:x:2\"><itemClass qcode=\"ninat:picture\"/><embargoed/><creator><name>Ada Lind</name></creator>\
        <contributor><name>Bo Ek</name></contributor><infoSource><name>HNA</name></infoSource><edNote>Crop.</edNote>\
        <rightsInfo><copyrightHolder literal=\"Bay\"/><copyrightNotice>(c) Bay</copyrightNotice><usageTerms>Once</usageTerms>\
        </rightsInfo></itemRef></group></groupSet></packageItem>";
    let first = read(text).remove(0);
    let part = &first.native.associations[0];
    assert_eq!(
        (part.creators.as_slice(), part.contributors.as_slice()),
        (&[party("Ada Lind")][..], &[party("Bo Ek")][..])
    );
    assert_eq!(part.info_sources, [party("HNA")]);
    assert_eq!(part.copyright_holder[0].literal.as_deref(), Some("Bay"));
    let words = [&part.copyright_notice, &part.usage_terms, &part.ed_notes].map(|list| list[0].value.as_str());
    assert_eq!((words, part.embargo.as_deref()), (["(c) Bay", "Once", "Crop."], Some("indefinite")));
    assert!(first.native.extensions.is_empty());
    let again = read(&write(&[split((*first.native).clone())])).remove(0);
    assert_eq!(again.native.associations, first.native.associations);
}

#[test]
fn a_status_and_hands_in_nitf_inside_were_lost() {
    let a = item(
        "<itemMeta><pubStatus qcode='stat:usable'/></itemMeta><contentSet><inlineXML contenttype='application/nitf+xml'>\
         <nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><head><docdata management-status='canceled'>\
         <date.release norm='20990101T000000Z'/><date.expire norm='20990201T000000Z'/><ed-msg info='Not for papers'/>\
         <del-list><from-src src-name='Hand One'/></del-list></docdata></head><body><body.head>\
         <distributor>Quay News</distributor></body.head><body.content><p>x</p></body.content></body></nitf>\
         </inlineXML></contentSet>",
    );
    assert_eq!(a.pub_status.as_deref(), Some("canceled"));
    assert_eq!(a.embargoed_until.as_ref().map(ToString::to_string).as_deref(), Some("2099-01-01T00:00:00Z"));
    assert_eq!(a.expires.len(), 1);
    let sources: Vec<_> = a.info_sources.iter().chain(&a.provider).filter_map(|p| p.name.as_deref()).collect();
    assert!(sources.contains(&"Hand One") && sources.contains(&"Quay News"), "{sources:?}");
}

#[test]
fn people_and_subjects_that_are_not_for_the_public_say_so() {
    let a = item(
        "<contentMeta><creator pubconstraint='pc:nonpublic'><name>Ada Lind</name></creator>\
         <subject qcode='x:1' pubconstraint='pc:nonpublic'/><subject qcode='x:2'/></contentMeta>",
    );
    assert_eq!(a.creators[0].visibility.as_deref(), Some("private"));
    assert_eq!(a.subjects.len(), 1);
    assert!(a.extensions.iter().any(|e| e.raw.contains("x:1")), "{:?}", a.extensions);
}
