//! What stops an item of NewsML 1, and items that stand in others.

use super::CARD;
use super::tests::articles;
use crate::convert::{Settings, Target};
use crate::filters::release::{Clock, Recalls, Stop, release_associations};
use crate::model::{Article, Time};

/// An item of this number with this in its NewsManagement and behind it.
fn item(number: u8, management: &str, more: &str) -> String {
    format!(
        "<NewsItem><Identification><NewsIdentifier><ProviderId>hna.example</ProviderId><DateId>20240501</DateId>\
         <NewsItemId>{number}</NewsItemId><RevisionId PreviousRevision='1' Update='N'>2</RevisionId>\
         <PublicIdentifier>urn:newsml:hna.example:20240501:{number}:2</PublicIdentifier></NewsIdentifier></Identification>\
         <NewsManagement>{management}</NewsManagement>{more}</NewsItem>"
    )
}

fn one(management: &str, more: &str) -> Article {
    articles(&format!("<NewsML>{}</NewsML>", item(7, management, more))).0.remove(0)
}

fn written(article: &Article) -> String {
    let mut settings = Settings::default();
    settings.include_unreleased = true;
    let (mut out, mut target) = (String::new(), Target::new(&CARD, settings).unwrap());
    target.begin(&crate::model::Feed::default(), &mut out);
    target.article(article.clone(), &mut out);
    target.end(&crate::formats::Origin::default(), &mut out);
    out
}

const USABLE: &str = "<Status FormalName='Usable'/>";
const CANCELED: &str = "<Status FormalName='Canceled'/>";

#[test]
fn a_second_status_revived_what_the_first_one_cancels() {
    for both in [[CANCELED, USABLE], [USABLE, CANCELED]] {
        assert_eq!(one(&both.concat(), "").pub_status.as_deref(), Some("canceled"));
    }
    let held = "<Status FormalName='Embargoed'/><Status FormalName='Usable'/>";
    assert_eq!(one(held, "").embargo.as_deref(), Some("indefinite"));
}

#[test]
fn a_canceled_document_in_the_content_of_a_usable_item_was_usable() {
    let inside = |status: &str| {
        let nitf = format!(
            "<nitf><head><docdata management-status='{status}'/></head><body><body.content><p>W</p></body.content></body></nitf>"
        );
        one(
            USABLE,
            &format!("<NewsComponent><ContentItem><DataContent>{nitf}</DataContent></ContentItem></NewsComponent>"),
        )
    };
    assert_eq!(inside("canceled").pub_status.as_deref(), Some("canceled"));
    assert_eq!(inside("usable").pub_status.as_deref(), Some("usable"));
}

#[test]
fn a_kill_in_an_update_killed_nothing() {
    for (delta, stop) in [
        (format!("<Replace DuidRef='s'>{CANCELED}</Replace>"), Some(Stop::Killed)),
        ("<InsertAfter DuidRef='s'><Instruction FormalName='Kill'/></InsertAfter>".into(), Some(Stop::Killed)),
        (
            "<Replace DuidRef='m'><NewsManagement><Status FormalName='Withheld'/></NewsManagement></Replace>".into(),
            Some(Stop::Withheld),
        ),
        ("<Replace DuidRef='h'><HeadLine>Ferry back</HeadLine></Replace>".into(), None),
    ] {
        let a = one(USABLE, &format!("<Update>{delta}</Update>"));
        assert_eq!(Stop::of(&a), stop, "{delta}");
        assert!(a.extensions.iter().any(|e| e.name == "Update"), "it stays as it came");
        assert_eq!(Stop::of(&articles(&written(&a)).0[0]), stop, "{delta}");
    }
}

#[test]
fn an_instruction_that_is_about_all_revisions_was_lost() {
    let a = one(
        &format!("{USABLE}<Instruction FormalName='Rectify'><RevisionStatus>{CANCELED}</RevisionStatus></Instruction>"),
        "",
    );
    let stays = |a: &Article| a.extensions.iter().any(|e| e.name == "Instruction" && e.raw.contains("Canceled"));
    assert!(stays(&a) && Stop::of(&a).is_none(), "it stands in the place of those before it");
    let again = articles(&written(&a)).0.remove(0);
    assert!(stays(&again) && again.signals == a.signals);
}

#[test]
fn an_embargo_in_a_line_of_its_own_was_no_note() {
    let line = |time: &str| {
        let lines =
            format!("<NewsLine><NewsLineType FormalName='Embargo'/><NewsLineText>{time}</NewsLineText></NewsLine>");
        let mut a = one(USABLE, &format!("<NewsComponent><NewsLines>{lines}</NewsLines></NewsComponent>"));
        crate::filters::release::infer(&mut a);
        a
    };
    assert_eq!(line("20310301T000000Z").embargoed_until.as_ref().map(Time::as_str), Some("2031-03-01T00:00:00Z"));
    assert_eq!(line("until the speech").embargo.as_deref(), Some("until the speech"));
}

#[test]
fn an_item_in_an_item_was_no_story_and_went_out_under_embargo() {
    let lines = "<NewsLines><HeadLine>Inner</HeadLine><ByLine>Ada Lind</ByLine><CopyrightLine>(c) HNA</CopyrightLine></NewsLines>";
    let text = "<ContentItem><DataContent><p>Inner words</p></DataContent></ContentItem>";
    let inner = |number, status: &str| item(number, status, &format!("<NewsComponent>{lines}{text}</NewsComponent>"));
    let until = "<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus FormalName='Usable'/>\
                 <DateAndTime>20310301T000000Z</DateAndTime></StatusWillChange>";
    let around = |inner: &str| {
        let lines = "<NewsLines><HeadLine>Package</HeadLine></NewsLines>";
        item(7, USABLE, &format!("<NewsComponent>{lines}{inner}</NewsComponent>"))
    };
    let document = around(&inner(9, until));
    let a = articles(&format!("<NewsML>{document}</NewsML>")).0.remove(0);
    assert_eq!((a.kind.as_deref(), a.headline.as_ref().map(|t| &*t.value)), (Some("composite"), Some("Package")));
    assert!(a.by.is_empty() && a.copyright_notice.is_empty(), "who wrote it did not write the package");
    let [within] = &*a.associations else { panic!("{:?}", a.associations) };
    assert_eq!(within.uri.as_deref(), Some("urn:newsml:hna.example:20240501:9"));
    assert_eq!((&*within.by[0].value, &*within.copyright_notice[0].value), ("Ada Lind", "(c) HNA"));
    assert_eq!(within.embargoed_until.as_ref().map(Time::as_str), Some("2031-03-01T00:00:00Z"));
    let clock = Clock { now: Time::new("2024-05-01T12:00:00Z"), zone: None };
    assert_eq!(release_associations(&mut a.clone(), &clock, &Recalls::default()).len(), 1);
    // Several of them are articles of their own.
    let document = around(&format!("{}{}", inner(8, USABLE), inner(9, until)));
    let (all, _) = articles(&format!("<NewsML>{document}</NewsML>"));
    let by: Vec<_> = all.iter().map(|a| (a.by.len(), a.embargoed_until.is_some())).collect();
    assert_eq!(by, [(0, false), (1, false), (1, true)]);
}

#[test]
fn credits_in_properties_and_comments_were_no_ones() {
    let metadata = "<AdministrativeMetadata><Source NewsItem='urn:newsml:x:1:1:1'><Party FormalName='Harbour'/></Source>\
        <Property FormalName='Photographer' Value='Bo Ek'/><Property FormalName='Copyright' Value='(c) HNA'/></AdministrativeMetadata>";
    let management =
        format!("{USABLE}<DerivedFrom NewsItem='urn:newsml:x:1:1:1'><Comment>A translation</Comment></DerivedFrom>");
    let reference = "<NewsItemRef NewsItem='urn:newsml:x:1:2:1'><Comment>Video: Cy Dahl</Comment></NewsItemRef>";
    let document = item(7, &management, &format!("<NewsComponent>{metadata}{reference}</NewsComponent>"));
    let (all, report) = articles(&format!("<NewsML>{document}</NewsML>"));
    let a = &all[0];
    assert_eq!((a.creators[0].name.as_deref(), a.creators[0].role.as_deref()), (Some("Bo Ek"), Some("photographer")));
    assert_eq!(a.copyright_notice[0].value, "(c) HNA");
    assert_eq!(a.links[0].title.as_deref(), Some("Video: Cy Dahl"));
    let derived = a.relations.iter().filter(|r| r.rel.as_deref() == Some("derivedFrom")).count();
    assert_eq!(derived, 1, "it is said twice, and is one");
    assert!(report.diagnostics().iter().any(|d| d.message.contains("A translation")));
}

#[test]
fn a_private_headline_of_a_picture_in_the_storys_language_went_out() {
    for language in ["\"language\":\"fr\",", ""] {
        let text = "{\"value\":\"Not yet\",\"lang\":\"fr\",\"visibility\":\"private\"}";
        let with = format!("{{{language}\"headline\":{text},\"renditions\":[{{\"href\":\"a.jpg\"}}]}}");
        let whole =
            format!("{{\"uri\":\"urn:x:1\",\"language\":\"fr\",\"headline\":\"All\",\"associations\":[{with}]}}");
        let mut a: Article = serde_json::from_str(&whole).unwrap();
        crate::model::canonical(&mut a);
        let again = articles(&written(&a)).0.remove(0);
        let headline = again.associations[0].headline.as_ref().unwrap();
        assert_eq!(headline.visibility.as_deref(), Some("private"));
    }
}
