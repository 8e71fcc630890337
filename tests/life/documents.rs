//! A document of each format for each state of a story, of a town that is not there. Formats without a word of their own
//! for a state say it as agencies do: in words to editors, in a signal of the sender's, or as this program carries it.

use super::State::{
    self, Correction, EmbargoIndefinite, EmbargoTime, EmbargoWords, Expiry, Hold, Kill, Version, Withhold, Writethru,
};

/// Until when stories are held, and when they are over.
pub const UNTIL: &str = "2031-05-03T14:00:00Z";
/// How desks say until when.
pub const WORDS: &str = "Friday 10 a.m.";

/// A document, of which format and which state.
pub type Document = (&'static str, State, fn() -> String);

pub static DOCUMENTS: &[Document] = &[
    ("newsml-g2", Version, || g2("", "")),
    ("newsml-g2", Correction, || g2("", "<signal qcode=\"sig:correction\"/><edNote>Corrects the name.</edNote>")),
    ("newsml-g2", Writethru, || g2("", "<signal qcode=\"apsig:1stLd-Writethru\"/>")),
    ("newsml-g2", Kill, || g2("<pubStatus qcode=\"stat:canceled\"/>", "<edNote>Kill: no such ferry.</edNote>")),
    ("newsml-g2", Withhold, || g2("<pubStatus qcode=\"stat:withheld\"/>", "")),
    ("newsml-g2", Hold, || g2("<pubStatus qcode=\"stat:usable\"/>", "<signal qcode=\"apsig:hold\"/>")),
    ("newsml-g2", EmbargoTime, || g2(&format!("<embargoed>{UNTIL}</embargoed>"), "")),
    ("newsml-g2", EmbargoIndefinite, || g2("<embargoed/><pubStatus qcode=\"stat:usable\"/>", "")),
    ("newsml-g2", EmbargoWords, || g2("", &format!("<edNote>EMBARGOED until {WORDS}</edNote>"))),
    ("newsml-g2", Expiry, || g2("", &format!("<expires>{UNTIL}</expires>"))),
    ("newsml-1", Version, || newsml("Usable", "")),
    ("newsml-1", Correction, || newsml("Usable", "<Instruction FormalName=\"Correction\"/>")),
    ("newsml-1", Writethru, || newsml("Usable", "<Instruction FormalName=\"Writethru\"/>")),
    ("newsml-1", Kill, || newsml("CANCELED", "")),
    ("newsml-1", Withhold, || newsml("Withheld", "")),
    ("newsml-1", Hold, || newsml("Usable", "<Instruction FormalName=\"Hold\"/>")),
    ("newsml-1", EmbargoTime, || newsml("Embargoed", &will_change("Usable"))),
    ("newsml-1", EmbargoIndefinite, || newsml("Embargoed", "")),
    ("newsml-1", EmbargoWords, || {
        let line = format!(
            "<NewsLine><NewsLineType FormalName=\"AdvisoryLine\"/><NewsLineText>EMBARGO: {WORDS}</NewsLineText></NewsLine>"
        );
        newsml("Usable", "").replace("</NewsLines>", &format!("{line}</NewsLines>"))
    }),
    ("newsml-1", Expiry, || newsml("Usable", &will_change("Canceled"))),
    ("nitf", Version, || nitf("", "")),
    ("nitf", Correction, || nitf("", "<correction info=\"corrects the name\" id-string=\"nv-1\"/>")),
    ("nitf", Writethru, || {
        nitf("", "").replace("<docdata", "<meta name=\"nar.signal\" content=\"writethru\"/><docdata")
    }),
    ("nitf", Kill, || nitf("management-status=\"canceled\"", "")),
    ("nitf", Withhold, || nitf("management-status=\"withheld\"", "")),
    ("nitf", Hold, || nitf("management-status=\"hold\"", "")),
    ("nitf", EmbargoTime, || nitf("management-status=\"embargoed\"", "<date.release norm=\"20310503T140000Z\"/>")),
    ("nitf", EmbargoIndefinite, || nitf("management-status=\"embargoed\"", "")),
    ("nitf", EmbargoWords, || nitf("", &format!("<ed-msg info=\"Embargoed until {WORDS}\"/>"))),
    ("nitf", Expiry, || nitf("", "<date.expire norm=\"20310503T140000Z\"/>")),
    ("ninjs-1", Version, || ninjs_1("")),
    ("ninjs-1", Correction, || ninjs_1(",\"signals\":[\"correction\"]")),
    ("ninjs-1", Writethru, || ninjs_1(",\"signals\":[\"1stld-writethru\"]")),
    ("ninjs-1", Kill, || ninjs_1(",\"pubstatus\":\"canceled\"")),
    ("ninjs-1", Withhold, || ninjs_1(",\"pubstatus\":\"withheld\"")),
    ("ninjs-1", Hold, || ninjs_1(",\"pubstatus\":\"usable\",\"signals\":[\"hold\"]")),
    ("ninjs-1", EmbargoTime, || ninjs_1(&format!(",\"embargoed\":\"{UNTIL}\""))),
    // The Media API of the AP has the word.
    ("ninjs-1", EmbargoIndefinite, || ninjs_1(",\"pubstatus\":\"embargoed\"")),
    ("ninjs-1", EmbargoWords, || ninjs_1(&format!(",\"ednote\":\"EMBARGO: {WORDS}\""))),
    ("ninjs-1", Expiry, || ninjs_1(&format!(",\"expires\":\"{UNTIL}\""))),
    ("ninjs-2", Version, || ninjs_2("")),
    ("ninjs-2", Correction, || ninjs_2(&carried("altids", "correction"))),
    ("ninjs-2", Writethru, || ninjs_2(&carried("altids", "writethru"))),
    ("ninjs-2", Kill, || ninjs_2(",\"pubstatus\":\"canceled\"")),
    ("ninjs-2", Withhold, || ninjs_2(",\"pubstatus\":\"withheld\"")),
    ("ninjs-2", Hold, || ninjs_2(&carried("altids", "withhold"))),
    ("ninjs-2", EmbargoTime, || ninjs_2(&format!(",\"embargoed\":\"{UNTIL}\""))),
    ("ninjs-2", EmbargoIndefinite, || ninjs_2(",\"embargoed\":\"9999-12-31T00:00:00Z\"")),
    ("ninjs-2", EmbargoWords, || ninjs_2(&format!(",\"ednote\":\"Embargo: {WORDS}\""))),
    ("ninjs-2", Expiry, || ninjs_2(&format!(",\"expires\":\"{UNTIL}\""))),
    ("ninjs-3", Version, || ninjs_3("")),
    ("ninjs-3", Correction, || ninjs_3(&carried("altIds", "correction"))),
    ("ninjs-3", Writethru, || ninjs_3(&carried("altIds", "writethru"))),
    ("ninjs-3", Kill, || ninjs_3(",\"pubStatus\":\"canceled\"")),
    ("ninjs-3", Withhold, || ninjs_3(",\"pubStatus\":\"withheld\"")),
    ("ninjs-3", Hold, || ninjs_3(&carried("altIds", "withhold"))),
    ("ninjs-3", EmbargoTime, || ninjs_3(&format!(",\"embargoedUntil\":\"{UNTIL}\""))),
    ("ninjs-3", EmbargoIndefinite, || ninjs_3(",\"embargoedUntil\":\"9999-12-31T00:00:00Z\"")),
    ("ninjs-3", EmbargoWords, || ninjs_3(&format!(",\"edNote\":\"Embargoed until {WORDS}\""))),
    ("ninjs-3", Expiry, || ninjs_3(&format!(",\"expires\":\"{UNTIL}\""))),
    ("iptc-7901", Correction, || iptc("CORRECTION")),
    ("iptc-7901", Writethru, || iptc("WRITETHRU")),
    ("iptc-7901", Kill, || iptc("MANDATORY KILL")),
    ("iptc-7901", Withhold, || iptc("WITHHOLD")),
    ("iptc-7901", Hold, || iptc("(Achtung Redaktionen: Meldung bitte vorerst nicht verwenden)")),
    ("iptc-7901", EmbargoTime, || iptc(&format!("EMBARGOED UNTIL {UNTIL}"))),
    ("iptc-7901", EmbargoIndefinite, || iptc("EMBARGO: indefinite")),
    ("iptc-7901", EmbargoWords, || iptc(&format!("Sperrfrist: {WORDS}"))),
    ("iptc-7901", Expiry, || iptc(&format!("(Not for use after {UNTIL})"))),
    ("anpa-1312", Correction, || anpa(",CORRECTION", "")),
    ("anpa-1312", Writethru, || anpa(" 1stLd-Writethru", "")),
    ("anpa-1312", Kill, || anpa(",KILL", "")),
    ("anpa-1312", Withhold, || anpa(",WITHHOLD", "")),
    ("anpa-1312", Hold, || anpa("", "^Eds: Please hold the story.<\r\n")),
    ("anpa-1312", EmbargoTime, || anpa("", &format!("^EMBARGOED UNTIL {UNTIL}<\r\n"))),
    ("anpa-1312", EmbargoIndefinite, || anpa("", "^EMBARGO: indefinite<\r\n")),
    ("anpa-1312", EmbargoWords, || anpa(" HFR", &format!("^HOLD FOR RELEASE until {WORDS}<\r\n"))),
    ("anpa-1312", Expiry, || anpa("", &format!("^(Not for use after {UNTIL})<\r\n"))),
];

/// NewsML-G2; `life` is the status or the embargo, which stand before `more`.
fn g2(life: &str, more: &str) -> String {
    format!(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:newsml:nordavind.example:20310301:ferry\" \
         version=\"3\" standard=\"NewsML-G2\" standardversion=\"2.18\" conformance=\"power\" xml:lang=\"en\"><itemMeta>\
         <itemClass qcode=\"ninat:text\"/><provider literal=\"nordavind\"/>\
         <versionCreated>2031-03-01T08:00:00Z</versionCreated>{life}{more}</itemMeta><contentMeta>\
         <headline>Ferry sails again</headline></contentMeta><contentSet>\
         <inlineData contenttype=\"text/plain\">The ferry of Lillevik sails again.</inlineData></contentSet></newsItem>"
    )
}

/// NewsML 1.
fn newsml(status: &str, more: &str) -> String {
    format!(
        "<NewsML Version=\"1.2\"><NewsEnvelope><DateAndTime>20310301T080000Z</DateAndTime></NewsEnvelope><NewsItem>\
         <Identification><NewsIdentifier><ProviderId>nordavind.example</ProviderId><DateId>20310301</DateId>\
         <NewsItemId>ferry</NewsItemId><RevisionId PreviousRevision=\"2\" Update=\"N\">3</RevisionId>\
         <PublicIdentifier>urn:newsml:nordavind.example:20310301:ferry:3</PublicIdentifier></NewsIdentifier>\
         </Identification><NewsManagement><NewsItemType FormalName=\"News\"/>\
         <FirstCreated>20310301T080000Z</FirstCreated><ThisRevisionCreated>20310301T080000Z</ThisRevisionCreated>\
         <Status FormalName=\"{status}\"/>{more}</NewsManagement><NewsComponent><NewsLines>\
         <HeadLine>Ferry sails again</HeadLine></NewsLines><ContentItem><DataContent>\
         <p>The ferry of Lillevik sails again.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )
}

fn will_change(status: &str) -> String {
    format!(
        "<StatusWillChange><FutureStatus FormalName=\"{status}\"/><DateAndTime>20310503T140000Z</DateAndTime>\
         </StatusWillChange>"
    )
}

/// NITF as wires send it.
fn nitf(status: &str, more: &str) -> String {
    format!(
        "<nitf><head><docdata {status}><doc-id id-string=\"nv-1\"/><date.issue norm=\"20310301T080000Z\"/>{more}\
         <du-key version=\"3\"/></docdata></head><body><body.head><hedline><hl1>Ferry sails again</hl1></hedline>\
         </body.head><body.content><p>The ferry of Lillevik sails again.</p></body.content></body></nitf>"
    )
}

fn ninjs_1(more: &str) -> String {
    format!(
        "{{\"uri\":\"urn:nordavind:ferry\",\"version\":\"3\",\"versioncreated\":\"2031-03-01T08:00:00Z\",\
         \"headline\":\"Ferry sails again\",\"body_text\":\"The ferry of Lillevik sails again.\"{more}}}"
    )
}

fn ninjs_2(more: &str) -> String {
    format!(
        "{{\"standard\":{{\"name\":\"ninjs\",\"version\":\"2.1\"}},\"uri\":\"urn:nordavind:ferry\",\"version\":\"3\",\
         \"versioncreated\":\"2031-03-01T08:00:00Z\",\"headlines\":[{{\"value\":\"Ferry sails again\"}}],\
         \"bodies\":[{{\"contenttype\":\"text/plain\",\"value\":\"The ferry of Lillevik sails again.\"}}]{more}}}"
    )
}

fn ninjs_3(more: &str) -> String {
    ninjs_2(more)
        .replace("versioncreated", "versionCreated")
        .replace("contenttype", "contentType")
        .replace("2.1", "3.1")
}

/// A signal, which ninjs has no member for.
fn carried(ids: &str, signal: &str) -> String {
    format!(
        ",\"{ids}\":[{{\"role\":\"wiredesk\",\"value\":\"{{\\\"signals\\\":[{{\\\"name\\\":\\\"{signal}\\\"}}]}}\"}}]"
    )
}

/// IPTC 7901, with a line over the headline.
fn iptc(line: &str) -> String {
    format!(
        "\u{1}nor0045 3 wi 20  NOR 0045\r\n\r\nFerry/\r\n\u{2}{line}\r\nFerry sails again =\r\n\r\n\
         \x20  LILLEVIK (Nordavind) - The ferry of Lillevik sails again, said its captain.\r\n\u{3}010800 GMT Mar 31\r\n\
         \u{7f}\r\n\u{7f}\u{4}"
    )
}

/// ANPA 1312, with more behind the slug and lines over the headline.
fn anpa(slug: &str, lines: &str) -> String {
    format!(
        "\u{16}\u{16}\u{1}n0045\u{1f}-----\r\nr w\u{13}\u{11} BC-NO--Ferry{slug}   03-01 0020\r\n\
         \u{2}^BC-NO--Ferry{slug},20<\r\n{lines}^Ferry sails again<\r\n\
         \t   LILLEVIK, Norland (NV) _ The ferry of Lillevik sails again, said its captain.\r\n\
         \u{3}NV-WF-03-01-31 0800GMT<\r\n\r\n\u{c}\r\n\u{4}"
    )
}
