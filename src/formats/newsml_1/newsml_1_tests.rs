use super::CARD;
use crate::convert::open;
use crate::diag::Report;
use crate::formats::ReadOptions;
use crate::model::{Article, Text, TextKind};
use crate::text;

/// The articles of a document.
pub(super) fn articles(document: &str) -> (Vec<Article>, Report) {
    let source = text::decode(document.as_bytes(), None);
    let mut report = Report::default();
    let mut document = open(&source, &CARD, &ReadOptions::default(), &mut report).expect("NewsML");
    let articles = std::iter::from_fn(|| document.next(&mut report)).map(|(a, _)| *a).collect();
    (articles, report)
}

/// An item with this in its NewsManagement and behind it.
fn item(management: &str, components: &str) -> Article {
    let id = "<ProviderId>hna.example</ProviderId><DateId>20240501</DateId><NewsItemId>7</NewsItemId>\
              <RevisionId PreviousRevision='0' Update='N'>2</RevisionId>\
              <PublicIdentifier>urn:newsml:hna.example:20240501:7:2</PublicIdentifier>";
    let document = format!(
        "<NewsML><NewsItem><Identification><NewsIdentifier>{id}</NewsIdentifier></Identification>\
         <NewsManagement>{management}</NewsManagement>{components}</NewsItem></NewsML>"
    );
    articles(&document).0.remove(0)
}

fn identified(parts: &str) -> Article {
    let document = format!(
        "<NewsML><NewsItem><Identification><NewsIdentifier>{parts}</NewsIdentifier></Identification></NewsItem></NewsML>"
    );
    articles(&document).0.remove(0)
}

#[test]
fn the_identifier_of_all_revisions_is_the_public_one_without_its_revision() {
    let a = item("", "");
    assert_eq!(a.uri.as_deref(), Some("urn:newsml:hna.example:20240501:7"));
    assert_eq!(a.alt_ids[0].value, "urn:newsml:hna.example:20240501:7:2");
    let ats = identified(
        "<ProviderId>www.sda-ats.ch</ProviderId><DateId>20240501</DateId><NewsItemId>bsf1</NewsItemId>\
         <RevisionId>1</RevisionId><PublicIdentifier>urn:newsml:www.sda-ats.ch:20240501:bsf1:1N</PublicIdentifier>",
    );
    assert_eq!(ats.uri.as_deref(), Some("urn:newsml:www.sda-ats.ch:20240501:bsf1"));
}

#[test]
fn a_public_identifier_that_is_the_senders_name_identifies_no_item() {
    let belga = identified(
        "<ProviderId>belga.be</ProviderId><DateId>20240501T101500</DateId><NewsItemId>981</NewsItemId>\
         <RevisionId>4</RevisionId><PublicIdentifier>urn:newsml:www.belga.be</PublicIdentifier>",
    );
    assert_eq!(belga.uri.as_deref(), Some("urn:newsml:belga.be:20240501T101500:981"));
    assert_eq!(belga.alt_ids[0].value, "urn:newsml:www.belga.be");
    assert_eq!(identified("<PublicIdentifier>tag:x,2024:1</PublicIdentifier>").uri.as_deref(), Some("tag:x,2024:1"));
}

#[test]
fn an_embargo_ends_when_the_status_will_be_usable() {
    let change = |status: &str, future: &str, when: &str| {
        let future = format!("<FutureStatus FormalName='{future}'/><DateAndTime>{when}</DateAndTime>");
        item(&format!("<Status FormalName='{status}'/><StatusWillChange>{future}</StatusWillChange>"), "")
    };
    let a = change("EMBARGOED", "usable", "20240501T120000+0200");
    assert_eq!(a.embargoed_until.unwrap().as_str(), "2024-05-01T12:00:00+02:00");
    assert_eq!(a.pub_status.as_deref(), Some("usable"));
    assert_eq!(change("Embargoed", "Usable", "99990101").embargo.as_deref(), Some("indefinite"));
    let over = change("Usable", "Canceled", "20240601");
    assert_eq!(over.expires[0].time.as_ref().unwrap().as_str(), "2024-06-01");
    assert_eq!(over.embargoed_until, None);
    let held = item("<Status FormalName='Embargoed'/>", "");
    assert_eq!((held.embargo.as_deref(), held.pub_status.as_deref()), (Some("indefinite"), Some("usable")));
    assert_eq!(item("<Status FormalName='OPEN'/>", "").pub_status.as_deref(), Some("OPEN"));
}

#[test]
fn an_instruction_acts_on_another_revision() {
    let a = item(
        "<Instruction FormalName='Kill'><RevisionStatus Revision='1'><Status FormalName='Canceled'/></RevisionStatus>\
         </Instruction>",
        "",
    );
    assert!(a.has_signal("kill"));
    let killed = &a.relations[0];
    assert_eq!(
        (killed.uri.as_ref(), killed.version.as_deref(), killed.rel.as_deref()),
        (a.uri.as_ref(), Some("1"), Some("kills"))
    );
}

#[test]
fn nothing_that_a_doctype_names_is_fetched_and_its_entities_say_nothing() {
    let document = "<!DOCTYPE NewsML PUBLIC 'urn:newsml:iptc.org:20001006:NewsMLv1.0.dtd:1' '../DTD/NewsMLv1.0.dtd' [\n\
                    <!ENTITY % nitf SYSTEM '../nitf/dtd/nitf-3-0.dtd'>\n%nitf;\n]>\n\
                    <NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Tide</HeadLine></NewsLines></NewsComponent>\
                    </NewsItem></NewsML>";
    let (articles, report) = articles(document);
    assert_eq!(articles[0].headline, Some(Text::plain("Tide")));
    assert!(!report.malformed(), "{:?}", report.diagnostics());
}

#[test]
fn text_stands_as_what_it_is() {
    let body = |content: &str| {
        let a = item("", &format!("<NewsComponent><ContentItem>{content}</ContentItem></NewsComponent>"));
        a.bodies.into_iter().next().expect("a body")
    };
    assert_eq!(body("<DataContent>\n  Tide\n</DataContent>"), Text::plain("Tide"));
    assert_eq!(body("<DataContent>Steven &lt;b&gt;Vik&lt;/b&gt;</DataContent>"), Text::html("Steven <b>Vik</b>"));
    let plain = "<MimeType FormalName='text/plain'/><DataContent>a &lt;b&gt;b&lt;/b&gt;</DataContent>";
    assert_eq!(body(plain), Text::plain("a <b>b</b>"));
    let bare = "<Format FormalName='bcNITF2.5'/><DataContent><p>Tide</p><p>high</p></DataContent>";
    assert_eq!(body(bare), Text::of(TextKind::Nitf, "<p>Tide</p><p>high</p>"));
    let nitf = "<DataContent><nitf><body><body.content>\n<p>Tide</p>\n</body.content></body></nitf></DataContent>";
    assert_eq!(body(nitf), Text::of(TextKind::Nitf, "<p>Tide</p>"));
    let xhtml = "<DataContent><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head>\
                 <body><p>Tide<br/></p></body></html></DataContent>";
    assert_eq!(body(xhtml), Text::of(TextKind::Xhtml, "<p>Tide<br/></p>"));
    let bare = "<DataContent><html><head><title/></head><body><p>Tide</p><b/></body></html></DataContent>";
    assert_eq!(body(bare), Text::html("<p>Tide</p><b></b>"));
}

#[test]
fn a_picture_takes_its_credit_from_its_own_component() {
    let a = item(
        "",
        "<NewsComponent><NewsLines><HeadLine>Ferry</HeadLine><ByLine>Ada Lind</ByLine></NewsLines>\
         <NewsComponent><ContentItem><DataContent><media media-type='image'><media-reference data-location='#photo0'/>\
         </media><p>It sails.</p></DataContent></ContentItem></NewsComponent>\
         <NewsComponent Duid='photo0'><NewsLines><CreditLine>Harbour Pictures</CreditLine><ByLine>Tom Reed</ByLine>\
         </NewsLines><NewsComponent><Role FormalName='Caption'/><ContentItem><DataContent><p>At the quay.</p></DataContent>\
         </ContentItem></NewsComponent><NewsComponent><Role FormalName='HighDef'/><ContentItem Href='a.jpg'>\
         <MediaType FormalName='Photo'/></ContentItem></NewsComponent></NewsComponent></NewsComponent>",
    );
    assert_eq!(a.by, [Text::plain("Ada Lind")]);
    assert_eq!(a.bodies, [Text::of(TextKind::Nitf, "<p>It sails.</p>")]);
    let [picture] = &*a.associations else { panic!("{:?}", a.associations) };
    assert_eq!(picture.by, [Text::plain("Tom Reed")]);
    assert_eq!(picture.creditline, [Text::plain("Harbour Pictures")]);
    assert_eq!(picture.summary, Some(Text::of(TextKind::Nitf, "<p>At the quay.</p>")));
    assert_eq!(picture.renditions[0].name.as_deref(), Some("HighDef"));
    assert_eq!(picture.kind.as_deref(), Some("picture"));
}

#[test]
fn an_item_of_files_and_a_caption_is_a_picture() {
    let a = item(
        "",
        "<NewsComponent><NewsComponent><Role FormalName='Caption'/><ContentItem><DataContent><p>A crater.</p></DataContent>\
         </ContentItem></NewsComponent><NewsComponent><Role FormalName='Main'/><ContentItem Href='a.jpg'>\
         <MediaType FormalName='Photo'/></ContentItem></NewsComponent><NewsComponent><Role FormalName='Preview'/>\
         <ContentItem Href='b.jpg'><MediaType FormalName='Photo'/></ContentItem></NewsComponent></NewsComponent>",
    );
    assert_eq!(a.kind.as_deref(), Some("picture"));
    assert_eq!(a.summary, Some(Text::of(TextKind::Nitf, "<p>A crater.</p>")));
    assert_eq!(a.renditions.len(), 2);
    assert!(a.associations.is_empty());
}

#[test]
fn components_in_two_languages_are_two_bodies() {
    let short = |lang: &str, title: &str, body: &str| {
        let text = |role: &str, text: &str| {
            format!(
                "<NewsComponent xml:lang='{lang}'><Role FormalName='{role}'/><ContentItem><DataContent>{text}\
                     </DataContent></ContentItem></NewsComponent>"
            )
        };
        let (title, body) = (text("Title", title), text("Body", body));
        format!("<NewsComponent xml:lang='{lang}'><Role FormalName='Short'/>{title}{body}</NewsComponent>")
    };
    let (nl, fr) = (short("nl", "Veerboot", "Hij vaart."), short("fr", "Le bac", "Il navigue."));
    let a = item("", &format!("<NewsComponent xml:lang='nl'>{nl}{fr}</NewsComponent>"));
    assert_eq!(a.language.as_deref(), Some("nl"));
    assert_eq!(a.headline, Some(Text::plain("Veerboot")));
    let lang = |t: &Text| t.lang.as_ref().map(|l| l.0.clone());
    assert_eq!(a.headlines.iter().map(lang).collect::<Vec<_>>(), [Some("fr".to_owned())]);
    assert_eq!(a.bodies.iter().map(lang).collect::<Vec<_>>(), [None, Some("fr".to_owned())]);
}

#[test]
fn components_however_deep_are_read_without_recursion() {
    let many = 20_000;
    let (open, close) = ("<NewsComponent>".repeat(many), "</NewsComponent>".repeat(many));
    let a = item("", &format!("{open}<ContentItem><DataContent>deep</DataContent></ContentItem>{close}"));
    assert_eq!(a.version.as_deref(), Some("2"));
    let wide = "<NewsComponent><ContentItem Href='a.jpg'/></NewsComponent>".repeat(many);
    let a = item("", &format!("<NewsComponent>{wide}</NewsComponent>"));
    assert!(a.renditions.len() + a.associations.len() > 500);
}

#[test]
fn a_title_stands_with_the_byline_and_is_that_of_whom_it_names() {
    let lines = |lines: &str| {
        let parts = format!(
            "<NewsComponent><NewsLines>{lines}</NewsLines><AdministrativeMetadata><Creator><Party FormalName='Ada Lind'/>\
             <Party FormalName='Bo Ek'/></Creator></AdministrativeMetadata></NewsComponent>"
        );
        let a = item("", &parts);
        let by: Vec<String> = a.by.into_iter().map(|t| t.value).collect();
        (by, a.creators.into_iter().map(|p| p.job_title).collect::<Vec<_>>())
    };
    let behind = "<ByLine>BY ADA LIND</ByLine><ByLineTitle>Harbour Reporter</ByLineTitle><ByLine>Kai Mo</ByLine>";
    let inside = "<ByLine>By Ada Lind<ByLineTitle>Harbour Reporter</ByLineTitle></ByLine>";
    let title = Some("Harbour Reporter".to_owned());
    let both = ["BY ADA LIND, Harbour Reporter".to_owned(), "Kai Mo".to_owned()].to_vec();
    assert_eq!(lines(behind), (both, vec![title.clone(), None]));
    assert_eq!(lines(inside), (vec!["By Ada Lind, Harbour Reporter".to_owned()], vec![title, None]));
}

#[test]
fn what_nitf_in_the_content_says_of_its_sources_is_not_lost_beside_what_the_item_says() {
    let nitf = "<nitf><head><docdata><doc.copyright holder='Nordavind'/></docdata></head><body><body.head>\
        <distributor><org>HNA</org></distributor></body.head><body.content><block><byline>By Kai Mo</byline><p>Text</p>\
        </block><media media-type='image'><media-metadata name='credit' value='Bo Ek/HNA'/>\
        <media-reference mime-type='image/jpeg' source='a.jpg'/></media></body.content></body></nitf>";
    let parts = format!(
        "<NewsComponent><AdministrativeMetadata><Provider><Party FormalName='Bay Wire'/></Provider></AdministrativeMetadata>\
         <RightsMetadata><Copyright><CopyrightHolder>Bay Wire</CopyrightHolder></Copyright></RightsMetadata>\
         <NewsComponent><ContentItem><DataContent>{nitf}</DataContent></ContentItem></NewsComponent></NewsComponent>"
    );
    let a = item("", &parts);
    let source = &a.info_sources[0];
    assert_eq!((source.name.as_deref(), source.role.as_deref()), (Some("HNA"), Some("distributor")));
    let holders: Vec<_> = a.copyright_holder.iter().filter_map(|p| p.name.as_deref()).collect();
    assert_eq!((holders, a.by[0].value.as_str()), (vec!["Bay Wire", "Nordavind"], "By Kai Mo"));
    assert_eq!(a.associations[0].creditline[0].value, "Bo Ek/HNA");
}

#[test]
fn notes_to_editors_by_other_names_were_text_or_kept_as_they_came() {
    let note = |of: &str| format!("call Mira Holt about {of}");
    let a = item(
        "<Status FormalName='Usable'/>",
        &format!(
            "<NewsComponent><Role FormalName='Main'/><NewsLines><HeadLine>A</HeadLine>\
             <NewsLine><NewsLineType FormalName='EditorsNote'/><NewsLineText>{}</NewsLineText></NewsLine></NewsLines>\
             <AdministrativeMetadata><Property FormalName='EdNote' Value='{}'/></AdministrativeMetadata>\
             <NewsComponent><Role FormalName='EdNote'/><ContentItem><DataContent>{}</DataContent></ContentItem>\
             </NewsComponent><ContentItem><Comment>{}</Comment><DataContent><p>text</p></DataContent></ContentItem>\
             </NewsComponent>",
            note("lines"),
            note("properties"),
            note("components"),
            note("content")
        ),
    );
    let notes: Vec<_> = a.ed_notes.iter().map(|n| n.value.clone()).collect();
    for of in ["lines", "properties", "components", "content"] {
        assert!(notes.contains(&note(of)), "{of}: {notes:?}");
    }
    assert!(a.extensions.is_empty() && a.bodies.len() == 1, "{a:?}");
}

#[test]
fn an_embargo_in_the_head_of_nitf_inside_was_lost() {
    let a = item(
        "<Status FormalName='Usable'/>",
        "<NewsComponent><ContentItem><DataContent><nitf><head><docdata management-status='embargoed'>\
         <date.release norm='20990101T000000Z'/><ed-msg msg-type='kill' info='Story withdrawn'/>\
         <del-list><from-src src-name='Hand One'/></del-list></docdata></head><body><body.content><p>x</p>\
         </body.content></body></nitf></DataContent></ContentItem></NewsComponent>",
    );
    assert_eq!(a.embargoed_until.as_ref().map(ToString::to_string).as_deref(), Some("2099-01-01T00:00:00Z"));
    assert_eq!(a.info_sources.first().and_then(|p| p.name.as_deref()), Some("Hand One"));
    assert!(a.has_signal("kill"), "{:?}", a.signals);
}

#[test]
fn a_story_that_was_killed_under_embargo_would_have_become_usable() {
    use serde_json::json;
    let written = |held: &serde_json::Value| {
        let mut article: Article = serde_json::from_value(held.clone()).unwrap();
        crate::model::canonical(&mut article);
        let (mut out, mut target) = (String::new(), crate::convert::Target::new(&CARD, Default::default()).unwrap());
        target.begin(&Default::default(), &mut out);
        target.article(article.clone(), &mut out);
        target.end(&Default::default(), &mut out);
        (article, out)
    };
    let until = "2099-01-01T00:00:00Z";
    for (status, held) in [
        ("Canceled", json!({ "uri": "urn:a", "pubStatus": "canceled", "embargoedUntil": until })),
        ("Canceled", json!({ "uri": "urn:a", "pubStatus": "usable", "signals": ["kill"], "embargoedUntil": until })),
        ("Canceled", json!({ "uri": "urn:a", "signals": [{ "uri": "http://cv.example/kill" }], "embargo": "Friday" })),
        ("Withheld", json!({ "uri": "urn:a", "signals": ["withhold"], "embargoedUntil": until })),
    ] {
        let (article, out) = written(&held);
        assert!(out.contains(&format!("FormalName=\"{status}\"/>")) && !out.contains("StatusWillChange"), "{out}");
        let back = articles(&out).0.remove(0);
        let life =
            |a: &Article| (a.pub_status.clone(), a.embargoed_until.clone(), a.embargo.clone(), a.signals.clone());
        assert_eq!(life(&back), life(&article), "{out}");
    }
}

#[test]
fn a_correction_that_takes_back_the_revision_before_it_was_written_as_a_kill() {
    use serde_json::json;
    let taken_back = json!({ "uri": "urn:a", "version": "1", "rel": "kills", "status": "Canceled" });
    let held =
        json!({ "uri": "urn:a", "version": "2", "pubStatus": "usable", "headline": "Tide", "relations": [taken_back] });
    let mut article: Article = serde_json::from_value(held).unwrap();
    crate::model::canonical(&mut article);
    for id in ["newsml-1", "nitf"] {
        for extensions in [true, false] {
            let mut settings = crate::convert::Settings::default();
            settings.extensions = extensions;
            let card = crate::formats::by_id(id).unwrap();
            let (mut out, mut target) = (String::new(), crate::convert::Target::new(card, settings).unwrap());
            target.begin(&Default::default(), &mut out);
            target.article(article.clone(), &mut out);
            target.end(&Default::default(), &mut out);
            let source = crate::text::decode(out.as_bytes(), None);
            let mut report = Report::default();
            let mut document = crate::convert::open(&source, card, &Default::default(), &mut report).unwrap();
            let (back, _) = document.next(&mut report).unwrap();
            assert_eq!(crate::vocab::signals::Stop::of(&back), None, "{out}");
            assert_eq!(back.relations.is_empty(), !extensions, "{out}");
        }
    }
}

#[test]
fn who_wrote_a_sidebar_was_said_to_have_written_the_story() {
    let component = |role: &str, who: &str| {
        format!(
            "<NewsComponent><Role FormalName=\"{role}\"/><NewsLines><HeadLine>{role}</HeadLine><ByLine>By {who}</ByLine>\
             </NewsLines><ContentItem><DataContent><p>Words of {who}.</p></DataContent></ContentItem></NewsComponent>"
        )
    };
    let text = format!(
        "<NewsML><NewsItem><NewsComponent>{}{}</NewsComponent></NewsItem></NewsML>",
        component("Main", "Ada Lind"),
        component("Sidebar", "Bo Ek")
    );
    let a = articles(&text).0.remove(0);
    let by = |a: &Article| a.by.iter().map(|t| t.value.clone()).collect::<Vec<_>>();
    assert_eq!((by(&a), a.bodies.len()), (vec!["By Ada Lind".to_owned()], 1));
    assert_eq!(a.associations.iter().map(by).collect::<Vec<_>>(), [["By Bo Ek"]]);
}

#[test]
fn attributes_of_origins_properties_and_components_were_silent() {
    for parts in [
        "<NewsManagement hna='told'/>",
        "<NewsComponent hna='told'/>",
        "<NewsComponent><NewsComponent hna='told'/></NewsComponent>",
        "<NewsComponent><NewsLines><HeadLine>A <Origin Href='told'>ferry</Origin></HeadLine></NewsLines></NewsComponent>",
        "<NewsComponent><NewsLines><ByLine>By <Origin Href='told'>Ada Lind</Origin></ByLine></NewsLines></NewsComponent>",
        "<NewsComponent><NewsLines><NewsLine><NewsLineType FormalName='SignOff'/><NewsLineText><Origin Href='told'>al</Origin>\
         </NewsLineText></NewsLine></NewsLines></NewsComponent>",
        "<NewsComponent><DescriptiveMetadata><Location><Property FormalName='City' ValueRef='told'/></Location>\
         </DescriptiveMetadata></NewsComponent>",
        "<NewsComponent><AdministrativeMetadata><Property FormalName='Keyword' Value='sea'>\
         <Property FormalName='told' Value='x'/></Property></AdministrativeMetadata></NewsComponent>",
    ] {
        let (found, report) = articles(&format!("<NewsML><NewsItem>{parts}</NewsItem></NewsML>"));
        let told = report.diagnostics().iter().any(|d| d.message.contains("told"));
        let kept = found[0].extensions.iter().any(|e| e.raw.contains("told"));
        assert!(told || kept, "{parts}: {:?}", report.diagnostics());
    }
}
