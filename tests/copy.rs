//! Copy as printed: what each recogniser reads and what it leaves, and the law of the text format on copy as desks
//! write it. Cases stand in `tests/copy/*.txt`, each with its expectation; those in `no-*` must not match.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "cases are files, time is measured, what is skipped is said"
)]

#[path = "copy/cases.rs"]
mod cases;
#[path = "../src/text/spent.rs"]
mod spent;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use wiredesk::convert::{Settings, Target, open};
use wiredesk::diag::Report;
use wiredesk::filters::enrich;
use wiredesk::formats::{self, Card, Origin, ReadOptions};
use wiredesk::loss::{self, Tables};
use wiredesk::model::{Article, Feed, Level, Party, Text};
use wiredesk::syntax::html;
use wiredesk::text;

use spent::Spent;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(card: &'static Card, text: &str) -> (Vec<Article>, Report) {
    let source = text::decode(text.as_bytes(), None);
    let mut report = Report::default();
    let mut document = open(&source, card, &ReadOptions::default(), &mut report).unwrap_or_else(|e| panic!("{e:?}"));
    let mut out = Vec::new();
    while let Some((article, _)) = document.next(&mut report) {
        out.push(*article);
    }
    (out, report)
}

fn write(card: &'static Card, article: Article, width: Option<usize>) -> String {
    let mut settings = Settings::default();
    settings.include_unreleased = true;
    settings.write.width = width;
    let mut target = Target::new(card, settings).unwrap();
    let mut out = String::new();
    target.begin(&Feed::default(), &mut out);
    target.article(article, &mut out);
    target.end(&Origin::default(), &mut out);
    out
}

fn text_card() -> &'static Card {
    formats::by_id("text").unwrap()
}

/// Stories as desks print them, each a file.
fn stories() -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = fs::read_dir(here("feeds/text"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .map(|p| (p.display().to_string(), text::decode(&fs::read(&p).unwrap(), None).text().to_owned()))
        .collect();
    out.sort();
    assert!(out.len() > 4);
    out
}

#[test]
fn what_is_printed_is_read_back() {
    let tables = Tables::of(text_card(), true);
    for (name, story) in stories() {
        let article = read(text_card(), &story).0.remove(0);
        let (p, _) = loss::projected(&tables, Level::Article, article);
        let (again, _) = loss::projected(&tables, Level::Article, p.clone());
        assert_eq!(again, p, "{name}: project(p) != p");
        for width in [None, Some(40), Some(66), Some(90)] {
            let printed = write(text_card(), p.clone(), width);
            let (mut back, _) = read(text_card(), &printed);
            // How a value came is not printed.
            back[0].marks.clear();
            assert_eq!(
                serde_json::to_value(&back[0]).unwrap(),
                serde_json::to_value(&p).unwrap(),
                "{name} at {width:?}:\n{printed}"
            );
        }
    }
}

#[test]
fn every_name_credit_notice_and_term_stands_in_the_text() {
    let article: Article = serde_json::from_value(serde_json::json!({
        "headline": "Harbour reopens", "bodies": [{"type": "html", "value": "<p>It did.</p>"}],
        "creators": [{"literal": "adl", "role": "author"}, {"name": "Ada Lind"}], "contributors": [{"qcode": "x:17"}],
        "provider": {"uri": "https://nordavind.example/"}, "infoSources": [{"name": "Kestrel Wire"}],
        "creditline": ["Kestrel", "Nordavind"], "copyrightHolder": "Nordavind AS", "copyrightNotice": "Held by Nordavind",
        "usageTerms": [{"value": "Print only", "href": "https://nordavind.example/terms"}],
        "rightsInfo": [{"geography": "Norway", "endDate": "2031-01-01T00:00:00Z"}], "accountable": "Mira Holt",
        "digitalSourceType": "a camera", "trustIndicators": [{"href": "https://nordavind.example/trust"}],
        "hops": [{"party": "Desk B"}], "signoff": "Closing words of thanks",
        "dateline": {"place": "Lillevik", "date": "May 3", "service": "Kestrel"},
        "edNotes": ["call 555-0142", {"value": "Note for all", "visibility": "public"}],
        "associations": [{"summary": "A ferry", "creators": [{"name": "Ole Dahl"}], "provider": "Pix", "copyrightNotice": "Held by Pix",
            "usageTerms": "No crop", "creditline": "Ole Dahl / AP file", "signoff": "Thanks to Pix", "accountable": "Jens Brandt"}]
    }))
    .unwrap();
    let printed = write(text_card(), article, None);
    for words in [
        "adl",
        "Ada Lind",
        "x:17",
        "https://nordavind.example/",
        "Kestrel Wire",
        "Kestrel",
        "Nordavind",
        "Nordavind AS",
        "Held by Nordavind",
        "Print only (https://nordavind.example/terms)",
        "Norway",
        "2031-01-01",
        "Mira Holt",
        "a camera",
        "https://nordavind.example/trust",
        "Desk B",
        "Closing words of thanks",
        "Lillevik, May 3 (Kestrel)",
        "Note for all",
        "A ferry",
        "Ole Dahl",
        "Pix",
        "Held by Pix",
        "No crop",
        "Ole Dahl / AP file",
        "Thanks to Pix",
        "Jens Brandt",
    ] {
        assert!(printed.contains(words), "{words:?} is not printed:\n{printed}");
    }
    assert!(!printed.contains("555-0142"), "a private note is printed");
    let back = read(text_card(), &printed).0.remove(0);
    let names = |list: &[Party]| list.iter().filter_map(|p| p.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&back.creators), ["adl", "Ada Lind"]);
    assert_eq!(names(&back.contributors), ["x:17"]);
    assert_eq!(back.provider.unwrap().name.as_deref(), Some("https://nordavind.example/"));
    assert_eq!(back.creditline, [Text::plain("Kestrel"), Text::plain("Nordavind")]);
    assert_eq!(names(&back.copyright_holder), ["Nordavind AS"]);
    assert_eq!(back.usage_terms.len(), 2, "{printed}");
    assert_eq!(names(&back.associations[0].creators), ["Ole Dahl"]);
}

#[test]
fn what_would_not_be_read_again_stands_in_a_line_of_its_own() {
    let article: Article = serde_json::from_value(serde_json::json!({
        "headline": "Harbour reopens", "bodies": ["The ferry sailed at noon."], "dateline": "Lontoo",
        "embargoedUntil": "2031-05-03T14:00:00Z", "by": "Gregor Fischer", "creators": [{"name": "Gregor Fischer"}],
        "infoSources": [{"name": "ANP/BELGA"}], "copyrightHolder": "Nordavind Media, LLC",
        "copyrightNotice": "© Copyright Nordavind Media 2030. Click for restrictions - https://nordavind.example/terms",
    }))
    .unwrap();
    let printed = write(text_card(), article.clone(), None);
    let back = read(text_card(), &printed).0.remove(0);
    assert_eq!(back.dateline[0].text.as_deref(), Some("Lontoo"), "{printed}");
    assert_eq!(html::to_text(&back.bodies[0].value).trim(), "The ferry sailed at noon.");
    assert_eq!(back.embargoed_until, article.embargoed_until);
    let names = |list: &[Party]| list.iter().filter_map(|p| p.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&back.creators), ["Gregor Fischer"]);
    assert_eq!(names(&back.info_sources), ["ANP/BELGA"]);
    assert!(names(&back.copyright_holder).contains(&"Nordavind Media, LLC".to_owned()), "{printed}");
}

#[test]
fn the_seed_article_keeps_its_attribution_through_every_format() {
    let path = here("../shared/seeds/000_d7b14bdaae20bc1f.txt");
    let Ok(seed) = fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return;
    };
    let source = text::decode(seed.as_bytes(), None);
    assert_eq!(wiredesk::detect::detect(source.text(), None, None).map(|c| c.id), Some("text"));
    let (mut articles, report) = read(text_card(), &seed);
    let article = articles.remove(0);
    let dropped =
        |what: &str| report.diagnostics().iter().any(|d| d.rule == "text/left-out" && d.message.contains(what));
    assert!(dropped("IE 11") && dropped("tricks without an answer"), "{:?}", report.diagnostics());
    seed_expectations("text", &article, &seed);
    for card in formats::ALL.iter().filter(|c| c.open.is_some() && c.write.is_some()) {
        let written = write(card, article.clone(), None);
        let (back, _) = read(card, &written);
        seed_expectations(card.id, &back[0], &seed);
        let filled = write(card, article.clone(), Some(72));
        seed_expectations(card.id, &read(card, &filled).0[0], &seed);
    }
}

/// What the words of the seed say, found by where they stand in it.
fn seed_expectations(through: &str, a: &Article, seed: &str) {
    let lines: Vec<&str> = seed.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let value = |t: &Option<Text>| t.as_ref().map(|t| t.value.clone()).unwrap_or_default();
    assert_eq!(value(&a.headline), lines[1], "{through}");
    assert_eq!(value(&a.subheadline), lines[2], "{through}");
    assert_eq!(a.associations.len(), 1, "{through}");
    let picture = &a.associations[0];
    assert_eq!(format!("Image: {}", value(&picture.headline)), lines[3], "{through}");
    let credit = &picture.creditline[0].value;
    assert_eq!(format!("{}{credit}", value(&picture.summary)), lines[4], "{through}");
    assert!(credit.ends_with("/ AP file"), "{through}: {credit}");
    let photographer = picture.creators[0].name.as_deref().unwrap();
    assert_eq!(credit.split(" / ").next(), Some(photographer), "{through}");
    assert_eq!(picture.info_sources[0].name.as_deref(), Some("AP"), "{through}");
    assert_eq!(picture.genres[0].name.as_deref(), Some("file"), "{through}");
    let sources: Vec<_> = a.info_sources.iter().map(|p| p.name.as_deref().unwrap()).collect();
    assert_eq!(sources, ["Reuters"], "{through}");
    let dateline = &a.dateline[0];
    assert_eq!((dateline.text.as_deref(), dateline.place.as_deref()), (Some("MOSCOW"), Some("MOSCOW")), "{through}");
    let body = &a.bodies[0].value;
    let mut at = 0;
    for line in lines.iter().skip(6).filter(|l| !l.starts_with("\"We surely")) {
        // Formats escape quotation marks in their own ways: the words between them are compared.
        let words = line
            .split(['"', '\'', '&'])
            .map(|w| w.trim_start_matches("MOSCOW — ").trim())
            .max_by_key(|w| w.len())
            .unwrap();
        let found = body.get(at..).and_then(|rest| rest.find(words));
        at += found.unwrap_or_else(|| panic!("{through}: {words:?} is not in order in {body}"));
    }
    assert_eq!(body.matches("tricks without an answer").count(), 1, "{through}: the pull quote is doubled");
    assert!(!body.contains("IE 11"), "{through}");
    let mut told = a.clone();
    told.bodies.clear();
    let said = serde_json::to_string(&told).unwrap();
    assert!(!said.contains("NBC"), "{through}: a broadcaster that is only mentioned");
}

#[test]
fn embargo_kill_and_writethru_words_are_lifted() {
    let story = |first: &str| {
        format!("{first}\n\nHarbour reopens\n\nOSLO (AP) — The harbour of Lillevik reopened on Friday.\n")
    };
    for line in
        ["EMBARGOED UNTIL 10 A.M. MAY 4", "Sperrfrist: Freitag, 12 Uhr", "EMBARGO: not for publication before 0900 GMT"]
    {
        let article = read(text_card(), &story(line)).0.remove(0);
        assert_eq!(article.embargo.as_deref(), Some(line));
        assert_eq!(article.marked("embargo"), Some("inferred"));
        assert_eq!(article.headline.as_ref().map(|h| h.value.as_str()), Some("Harbour reopens"), "{line}");
        let back = read(text_card(), &write(text_card(), article.clone(), None)).0.remove(0);
        assert_eq!(back, article, "{line}");
    }
    for (line, signal) in [
        ("BULLETIN KILL", "kill"),
        ("MANDATORY KILL", "kill"),
        ("(2nd Ld-Writethru)", "writethru"),
        ("(1st Lead)", "lead"),
        ("CORRECTION", "correction"),
        ("(KORREKTUR)", "correction"),
        ("AP-EU--Lillevik Harbor, 3rd Ld-Writethru", "writethru"),
        ("BC-Lillevik-Harbor, KILL", "kill"),
    ] {
        let article = read(text_card(), &story(line)).0.remove(0);
        assert!(article.has_signal(signal), "{line}: {:?}", article.signals);
        assert_eq!(article.headline.as_ref().map(|h| h.value.as_str()), Some("Harbour reopens"), "{line}");
    }
    for (line, signal) in [
        ("EDITORS: Please kill the story on the harbour.", "kill"),
        ("ACHTUNG: Die Meldung bdt0123 wird zurückgezogen.", "kill"),
        ("Editors: please hold the story on the harbour.", "withhold"),
    ] {
        let article = read(text_card(), &story(line)).0.remove(0);
        assert!(article.has_signal(signal), "{line}: {:?} {:?}", article.signals, article.ed_notes);
        let said_below = read(text_card(), &format!("Harbour\n\nOSLO (AP) — {line}\n")).0.remove(0);
        assert!(said_below.has_signal(signal), "{line}: {:?}", said_below.signals);
        // The note is private: what is printed says so in a word.
        let back = read(text_card(), &write(text_card(), article, None)).0.remove(0);
        assert!(back.has_signal(signal), "{line}: {:?}", back.signals);
    }
    for line in ["The embargo on arms was lifted", "Kill Bill returns", "Leading the way to the sea"] {
        let article = read(text_card(), &story(line)).0.remove(0);
        assert!(article.embargo.is_none() && article.signals.is_empty(), "{line}");
    }
}

#[test]
fn enrich_reads_the_words_of_other_formats() {
    let mut article = Article::default();
    article.bodies.push(Text::html("<p>LILLEVIK (NTB) - The harbour reopened.</p><p>(Reporting by Ada Lind)</p>"));
    enrich::article(&mut article, enrich::Words::Keep);
    assert_eq!(article.dateline[0].service.as_deref(), Some("NTB"));
    assert_eq!(article.marked("infoSources"), Some("inferred"));
    assert_eq!(article.contributors[0].name.as_deref(), Some("Ada Lind"));
}

#[test]
fn hostile_copy_is_read_in_linear_time() {
    // A hundred times as much in a build that is optimised.
    let size = if cfg!(debug_assertions) { 100_000 } else { 10_000_000 };
    for unit in [
        "(AP) - ",
        "OSLO, ",
        "OSLO, \n",
        "(AP) - \n",
        "OSLO, \n\n",
        "\"a b c d\"\n\n",
        "By A B, ",
        "© ",
        "(",
        "/ ",
        "Ada Lind / AP\n",
    ] {
        let text = unit.repeat(size / unit.len());
        let began = Spent::now();
        let (articles, _) = read(text_card(), &text);
        assert!(began.elapsed() < Duration::from_secs(2), "{unit:?} took {:?}", began.elapsed());
        assert!(articles.len() <= 1);
        let mut article = Article::default();
        article.bodies.push(Text::html(format!("<p>{text}</p>")));
        let began = Spent::now();
        enrich::article(&mut article, enrich::Words::Move);
        assert!(began.elapsed() < Duration::from_secs(2), "enrich: {unit:?} took {:?}", began.elapsed());
    }
}
