use super::*;
use crate::convert::open;
use crate::detect::detect;
use crate::diag::Report;
use crate::formats::ReadOptions;
use crate::model::Article;
use crate::text;

fn read_as(bytes: &[u8], charset: Option<&str>) -> Vec<Article> {
    let source = text::decode(bytes, charset);
    let mut report = Report::default();
    let mut document = open(&source, &CARD, &ReadOptions::default(), &mut report).expect("messages");
    std::iter::from_fn(|| document.next(&mut report)).map(|(article, _)| *article).collect()
}

fn message(header: &str, text: &str, date: &str) -> String {
    format!("\u{1}{header}\r\n\r\nHarbour/\r\n\u{2}{text}\r\n\u{3}{date}\r\n\u{7f}\r\n\u{7f}\u{4}")
}

/// One message with an ordinary header.
fn read(text: &str) -> Article {
    read_as(message("nor0123 3 pl 110  dpa 0045", text, "131137 GMT Nov 13").as_bytes(), None).remove(0)
}

fn body(article: &Article) -> &str {
    article.bodies.first().map_or("", |body| body.value.as_str())
}

fn names(article: &Article) -> Vec<&str> {
    article.signals.iter().filter_map(|s| s.name.as_deref()).collect()
}

const STORY: &str = "\r\n   LILLEVIK (dpa) - The harbour opened on Friday, the town said.";

#[test]
fn every_part_of_a_header_has_a_field() {
    let read = |header: &str| read_as(message(header, STORY, "131137 GMT Nov 13").as_bytes(), None).remove(0);
    let a = read("bkn014 4 pl 171 vvvvb KNA 170123-89-00065#2");
    let t = a.transmission.clone().unwrap();
    let parts = [t.source_id, t.number, t.priority, t.category].map(Option::unwrap);
    assert_eq!(parts, ["bkn", "014", "4", "pl"]);
    assert_eq!((t.word_count, a.urgency), (Some(171), Some(4)));
    assert_eq!(t.sent.unwrap().as_str(), "2013-11-13T11:37:00Z");
    assert_eq!(a.alt_ids[0].value, "vvvvb KNA 170123-89-00065#2");
    assert!(a.info_sources.iter().any(|p| p.name.as_deref() == Some("KNA")));
    let a = read("INT001 3 GEN 0091 N BELGA-0031 COR 703");
    assert_eq!((a.language.as_deref(), names(&a)), (Some("nl"), vec!["correction"]));
    assert_eq!(read("a0123 u w 300").urgency, None);
    assert_eq!(read("a0123 u w 300").transmission.unwrap().priority.as_deref(), Some("u"));
}

#[test]
fn lines_over_a_text() {
    let a = read(&format!("REFILE\r\n2ND LEAD\r\n(mit Foto)\r\nHarbour reopens\r\nBy dpa correspondents ={STORY}"));
    assert_eq!(a.headline.as_ref().unwrap().value, "Harbour reopens");
    assert_eq!(names(&a), ["refile", "lead"]);
    assert_eq!((a.by[0].value.as_str(), a.ed_notes[0].value.as_str()), ("By dpa correspondents", "(mit Foto)"));
    assert_eq!(a.marked("signals"), Some("inferred"));
    let a = read(&format!("Von Tinte und Tang - der Hafen\r\nVon Mira Holt, dpa ={STORY}"));
    assert_eq!((a.headline.as_ref().unwrap().value.as_str(), a.by.len()), ("Von Tinte und Tang - der Hafen", 1));
    assert_eq!(a.creators[0].affiliation.as_deref(), Some("dpa"));
    let a = read(&format!("(KORR-Bericht)\r\nHafen ={STORY}"));
    assert_eq!((a.genres[0].literal.as_deref(), a.signals.len()), (Some("KORR-Bericht"), 0));
    let a = read(&format!("EXTRA\r\nHafen ={STORY}"));
    assert_eq!((a.signals[0].literal.as_deref(), a.signals[0].name.as_deref()), (Some("EXTRA"), None));
}

#[test]
fn words_that_correct_recall_and_hold() {
    for (head, status, signals) in [
        ("(Berichtigung: zweiter Absatz)\r\nHafen", None, vec!["correction"]),
        ("KORR\r\nHafen", None, vec!["correction"]),
        ("CORRECTION\r\nHarbour", None, vec!["correction"]),
        ("LEAD 2\r\nHarbour", None, vec!["lead"]),
        ("MANDATORY KILL\r\nHarbour", Some("canceled"), vec!["kill"]),
        ("(KILL)\r\nHarbour", Some("canceled"), vec!["kill"]),
        ("KILL: Harbour", Some("canceled"), vec!["kill"]),
        ("(Achtung: Meldung bdt0123 zurückgezogen)\r\nHafen", Some("canceled"), vec!["kill"]),
        ("WITHHOLD\r\nHarbour", Some("withheld"), vec!["withhold"]),
        ("(Vorschau)\r\nTermine", None, vec!["planned"]),
        ("Hersteller zieht Spielzeug zurück", None, vec![]),
    ] {
        let a = read(&format!("{head} ={STORY}"));
        assert_eq!((a.pub_status.as_deref(), names(&a)), (status, signals), "{head}");
        assert_eq!(a.marked("pubStatus").is_some(), status.is_some(), "{head}");
    }
    let a = read("Hafen =\r\n\r\nAchtung: Die Meldung bdt0412 wird zurückgezogen. Bitte nicht verwenden.");
    assert_eq!(a.pub_status.as_deref(), Some("canceled"));
}

#[test]
fn embargoes_in_words_and_in_full() {
    for line in [
        "Sperrfrist: 4. Mai, 10 Uhr",
        "HFR Friday 10 a.m.",
        "HOLD FOR RELEASE",
        "(Sperrfrist 12.00 Uhr)",
        "EMBARGO: noon",
    ] {
        let a = read(&format!("{line}\r\nHarbour ={STORY}"));
        assert_eq!(a.embargo.as_deref(), Some(line.trim_matches(['(', ')'])), "{line}");
        assert_eq!(
            (a.marked("embargo"), a.headline.as_ref().unwrap().value.as_str()),
            (Some("inferred"), "Harbour"),
            "{line}"
        );
    }
    let a = read(&format!("EMBARGOED UNTIL 2030-05-03T14:00:00Z\r\nHarbour ={STORY}"));
    assert_eq!((a.embargoed_until.unwrap().as_str(), a.embargo), ("2030-05-03T14:00:00Z", None));
}

#[test]
fn texts_without_an_equals_sign() {
    let a = read(
        "Le port rouvre\r\n\r\n   BRUXELLES 15/06 (AFP-BELGA) = Le port rouvre vendredi.\r\n\r\n   C'est tout. ./.CVN",
    );
    assert_eq!(a.headline.as_ref().unwrap().value, "Le port rouvre");
    assert_eq!(a.dateline[0].place.as_deref(), Some("BRUXELLES"));
    assert_eq!((a.signoff[0].value.as_str(), a.contributors[0].initials.as_deref()), ("CVN", Some("CVN")));
    assert!(body(&a).ends_with("<p>C'est tout.</p>"), "{}", body(&a));
    let a = read("Valbanque change de tête\r\n\r\nGenève (ats afp) Valbanque change de tête.");
    assert_eq!(a.dateline[0].service.as_deref(), Some("ats afp"));
}

#[test]
fn notes_are_public_above_and_private_below() {
    let notes = "\r\n\r\n# Notebook\r\n\r\n## Links\r\n- one\r\n\r\n* * * *\r\nThe following information is not for publication\r\n\r\n\
                 ## Contacts\r\n- Mira Holt, 555-0142\r\n\r\ndpa mho/jb s5 lön";
    let a = read(&format!("Harbour ={STORY}{notes}"));
    assert_eq!(a.ed_notes.iter().map(|n| n.is_public()).collect::<Vec<_>>(), [true, false]);
    assert_eq!(
        (a.ed_notes[1].value.as_str(), a.ed_notes[1].role.as_deref()),
        ("- Mira Holt, 555-0142", Some("Contacts"))
    );
    assert_eq!(a.signoff[0].value, "dpa mho/jb s5 lön");
    assert!(!body(&a).contains("Notebook") && !body(&a).contains("dpa mho"));
}

#[test]
fn national_letters() {
    let german = message("bdt0123 3 pl 9", "Stra~enb{hn gr}~t =\r\n\r\n   M]NCHEN (dpa) - Sch|n.", "131137 GMT Okt 30");
    let a = read_as(german.as_bytes(), Some("text/plain; charset=DIN_66003")).remove(0);
    assert_eq!(a.headline.unwrap().value, "Straßenbähn grüßt");
    assert_eq!(a.dateline[0].place.as_deref(), Some("MÜNCHEN"));
    let a = read_as(german.as_bytes(), None).remove(0);
    assert_eq!(a.headline.unwrap().value, "Stra~enb{hn gr}~t", "nothing says that it is not ASCII");
    let latin = message(
        "ats012 3 e 9",
        "L'\u{e9}t\u{e9} =\r\n\r\n   Sion (ats) \u{ab}D\u{e9}j\u{e0}\u{bb}.",
        "131137 GMT Nov 13",
    );
    let bytes: Vec<u8> = latin.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(text::decode(&bytes, None).encoding(), "windows-1252");
    assert_eq!(read_as(&bytes, None).remove(0).headline.unwrap().value, "L'été");
}

#[test]
fn found_behind_noise_and_not_in_other_texts() {
    let id = |text: &str| detect(text, None, None).map(|card| card.id);
    let whole = message("nor0123 3 pl 110", STORY, "131137 GMT Nov 13");
    assert_eq!(id(&format!("\u{7f}\u{7f}\r\n~~ {} {whole}", "noise ".repeat(2000))), Some("iptc-7901"));
    assert_eq!(id("nor0123 3 pl 110  dpa 12\n\nHarbour/\nOpen =\n\nOSLO (NTB) - It is open."), Some("iptc-7901"));
    assert_eq!(id("nor0123 3 pl 110\n\nThe harbour opened its gates on Friday, they said."), None);
    assert_ne!(id("<rss version=\"2.0\"><channel/></rss>\u{1}\u{2}"), Some("iptc-7901"));
}

#[test]
fn hostile_streams_take_linear_time() {
    for text in
        ["\u{1}", "\u{1}\u{2}", "\u{2}", "\u{1}nor0123 3 pl 1\n", "\u{4}", "\u{1}nor0123 3 pl 1\n\u{2}a =\n\u{3}\u{4}"]
    {
        let text = text.repeat(200_000 / text.len());
        let mut report = Report::default();
        if let Ok(mut reading) = read::open(&text, &ReadOptions::default(), &mut report) {
            while reading.next(&mut report).is_some() {}
        }
    }
    for line in ["=", "(", "word ", "- \n", "\n", "# ", "| a |\n", "a   b\n", "* * * *\n", "./."] {
        let text = format!("\u{1}nor0123 3 pl 1\n\u{2}{}\u{3}\u{4}", line.repeat(1_000_000 / line.len()));
        let mut report = Report::default();
        let mut reading = read::open(&text, &ReadOptions::default(), &mut report).unwrap();
        assert!(reading.next(&mut report).is_some(), "{line:?}");
    }
}

#[test]
fn a_recall_under_a_line_that_calls_editors_did_not_kill() {
    let status = |text: &str| read(text).pub_status;
    let killed = Some("canceled".to_owned());
    let said = "Bitte verwenden Sie die Meldung «Hafen» (dpa 0061) NICHT. Sie wird ersatzlos zurückgezogen.";
    assert_eq!(status(&format!("Achtung\r\n{said}\r\n\r\ndpa al")), killed);
    assert_eq!(status(&format!("ACHTUNG REDAKTIONEN\r\n(dpa 0061 wird zurückgezogen) ={STORY}")), killed);
    assert_eq!(status(&format!("Harbour\r\nATTENTION - ANNULATION - la dépêche est annulée\r\n{STORY}")), killed);
    assert_eq!(status(&format!("ACHTUNG REDAKTIONEN ={STORY} The toy was withdrawn, the report said.")), None);
}

#[test]
fn initials_of_several_people_stayed_in_the_text() {
    let a = read("Harbour\r\n   BRUXELLES 15/06 (BELGA) = The harbour opened, the town said.\r\n./.ALI/OD/");
    assert_eq!(a.signoff[0].value, "ALI/OD/");
    assert!(!body(&a).contains("ALI"), "{}", body(&a));
}

#[test]
fn contacts_leaked_where_seven_bits_were_not_told_apart() {
    let notes = "# dpa-Notizblock\r\n\r\n## Orte\r\n- Kai 1\r\n\r\n* * * *\r\n\r\n\
                 Die folgenden Informationen sind nicht zur Ver|ffentlichung bestimmt\r\n\r\n## dpa-Kontakte\r\n- Ada Lind, +49 30 000";
    let a = read(&format!("Harbour ={STORY}\r\n\r\n{notes}"));
    let private: Vec<&str> =
        a.ed_notes.iter().filter(|note| !note.is_public()).map(|note| note.value.as_str()).collect();
    assert_eq!(private, ["- Ada Lind, +49 30 000"]);
    assert_eq!(a.ed_notes.len(), 2);
}
