//! Every rule is tried on its own examples. A bad one says itself what is to be found in it, and where:
//! `<!-- expect: atom/bad-date 9:14 -->`, with the line and the column from 1. Nothing else may be found in either.
#![allow(clippy::disallowed_methods, reason = "the examples are files")]

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use wiredesk::convert::{self, Settings, Target};
use wiredesk::diag::{Report, Rule, Severity};
use wiredesk::filters::absolute;
use wiredesk::formats::{self, Card, ReadOptions};
use wiredesk::model::Time;
use wiredesk::text::{self, Lines};
use wiredesk::validate::{is_mended, mend, validate};

/// A finding: rule, line, column.
type Place = (String, usize, usize);

fn report(bytes: &[u8], card: &'static Card, options: &ReadOptions) -> (Report, String) {
    let source = text::decode(bytes, None);
    let mut report = Report::default();
    validate(&source, card, options, &mut report).unwrap_or_else(|why| panic!("{why:?}"));
    (report, source.text().to_owned())
}

fn found(bytes: &[u8], card: &'static Card) -> Vec<Place> {
    // An example that needs it says where it came from.
    let source = text::decode(bytes, None);
    let base = source.text().split_once("<!-- base: ").and_then(|(_, rest)| rest.split_once(" -->"));
    let mut options = ReadOptions::default();
    options.base = base.map(|(base, _)| base.to_owned());
    options.now = Time::new("2026-06-01T00:00:00Z");
    let (report, text) = report(bytes, card, &options);
    let lines = Lines::new(&text);
    let place = |d: &wiredesk::diag::Diagnostic| {
        let (line, column) = d.span.map_or((0, 0), |span| lines.position(span.start));
        (d.rule.to_owned(), line, column)
    };
    // That something is kept as it came is no fault of it.
    let kept = |rule: &str| {
        ["/kept-as-extension", "/attribute-left-out", "/element-left-out", "/member-left-out"]
            .iter()
            .any(|end| rule.ends_with(end))
    };
    report.diagnostics().iter().filter(|d| d.severity != Severity::Info || !kept(d.rule)).map(place).collect()
}

/// An example that is too long to stand as it is says how it is made: `<!-- made 1001 times -->` before a line, in which
/// NUMBER is the number of each, or `<!-- filled up to 52428801 bytes -->`, where blanks are put in.
fn made(text: &str) -> Cow<'_, str> {
    let number = |start: &str, end: &str| {
        let (before, rest) = text.split_once(start)?;
        let (number, rest) = rest.split_once(end)?;
        Some((before, number.parse::<usize>().ok()?, rest))
    };
    if let Some((before, times, rest)) = number("<!-- made ", " times -->\n") {
        let (line, behind) = rest.split_once('\n').expect("a line to make");
        let head = format!("{before}<!-- made {times} times -->\n");
        let lines = (1..=times).map(|number| line.replace("NUMBER", &number.to_string()) + "\n");
        return Cow::Owned(std::iter::once(head).chain(lines).chain([behind.to_owned()]).collect());
    }
    if let Some((before, bytes, rest)) = number("<!-- filled up to ", " bytes -->") {
        let start = format!("{before}<!-- filled up to {bytes} bytes ");
        let end = format!("-->{rest}");
        let blanks = " ".repeat(bytes - start.len() - end.len());
        return Cow::Owned(start + &blanks + &end);
    }
    Cow::Borrowed(text)
}

fn expected(text: &str) -> Vec<Place> {
    let comments = text.split("<!-- expect: ").skip(1).filter_map(|rest| rest.split_once(" -->"));
    let mut out: Vec<Place> = comments
        .map(|(comment, _)| {
            let (rule, place) = comment.split_once(' ').expect("a rule and a place");
            let (line, column) = place.split_once(':').expect("a line and a column");
            (rule.to_owned(), line.parse().unwrap(), column.parse().unwrap())
        })
        .collect();
    out.sort_by_key(|(_, line, column)| (*line, *column));
    out
}

/// Every rule once, with the format of its examples: rules that formats share are tried in the one that their examples
/// are written in.
fn rules() -> impl Iterator<Item = (&'static Card, &'static Rule)> {
    let mut seen = BTreeSet::new();
    let all = formats::ALL.iter().flat_map(|card| card.rules.iter().map(|check| (*card, check.rule)));
    all.filter(move |(_, rule)| seen.insert(rule.id)).map(|(card, rule)| {
        let own = rule.id.split('/').next() == Some(card.id);
        (if own { card } else { format_of(rule.bad) }, rule)
    })
}

fn format_of(text: &str) -> &'static Card {
    wiredesk::detect::detect(text, None, None).unwrap_or_else(|| panic!("of no format: {text}"))
}

/// Where the examples of a rule stand: those of rules that formats share in a folder of what they are about.
fn folder(rule: &Rule) -> (PathBuf, &'static str) {
    let (about, name) = rule.id.split_once('/').expect("a rule is named");
    let feeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds");
    match formats::by_id(about) {
        Some(_) => (feeds.join(about).join("rules"), name),
        None => (feeds.join("modules").join(about), name),
    }
}

#[test]
fn each_rule_finds_what_is_bad_where_it_stands_and_nothing_in_what_is_good() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for (card, rule) in rules() {
        let places = expected(rule.bad);
        assert!(!places.is_empty() && places.iter().all(|(id, ..)| id == rule.id), "{}: {places:?}", rule.id);
        for (text, places) in [(rule.bad, places), (rule.good, Vec::new())] {
            let found = found(made(text).as_bytes(), card);
            if found != places {
                wrong.push(format!("{}: found {found:?}, not {places:?}", rule.id));
            }
        }
        tried += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried >= 150, "{tried}");
}

#[test]
fn rules_are_named_by_what_they_are_about_and_their_examples_by_the_rule() {
    let mut folders = std::collections::BTreeMap::new();
    for (card, rule) in rules() {
        let (folder, name) = folder(rule);
        let by_format = rule.id.strip_prefix(card.id).is_some_and(|rest| rest.starts_with('/'));
        let shared = formats::ALL.iter().filter(|card| card.rules.iter().any(|check| check.rule.id == rule.id)).count();
        assert!(by_format || formats::by_id(rule.id.split('/').next().unwrap()).is_none(), "{}: {}", rule.id, card.id);
        assert!(!by_format || shared == 1, "{} is shared by {shared} formats", rule.id);
        for (kind, text) in [("bad", rule.bad), ("good", rule.good)] {
            let named = |ending: &str| folder.join(format!("{name}.{kind}.{ending}"));
            // What begins with an octet of a frame is a wire's.
            let path = match text.chars().next() {
                Some('{') => named("json"),
                Some('<') if card.id != "html" => named("xml"),
                _ => named(card.extensions[0]),
            };
            assert_eq!(fs::read_to_string(&path).unwrap(), text, "{}", path.display());
        }
        for words in [rule.summary, rule.why, rule.remedy] {
            assert!(words.ends_with('.') || words.ends_with('`'), "{}: {words:?} is a sentence", rule.id);
        }
        assert!(rule.clause.url.starts_with("https://") && !rule.clause.section.is_empty(), "{}", rule.id);
        *folders.entry(folder).or_insert(0) += 2;
    }
    for (folder, count) in folders {
        assert_eq!(
            fs::read_dir(&folder).unwrap().count(),
            count,
            "{}: an example belongs to no rule",
            folder.display()
        );
    }
}

#[test]
fn the_five_first_rules_stand_in_every_format_of_xml() {
    let named = |id: &str| rules().any(|(_, rule)| rule.id == id);
    for format in ["rss", "atom", "nitf"] {
        for rule in ["missing-id", "bad-date", "duplicate-element", "undeclared-namespace", "relative-link"] {
            assert!(named(&format!("{format}/{rule}")), "{format}/{rule}");
        }
    }
}

#[test]
fn what_is_mended_is_found_less_often_and_is_mended_once() {
    let mut mended_rules = 0;
    for (card, rule) in rules().filter(|(_, rule)| is_mended(rule.id)) {
        let (options, source) = (ReadOptions::default(), text::decode(rule.bad.as_bytes(), None));
        let count = |text: &str| report(text.as_bytes(), card, &options).0.count(rule.id);
        let Some(mended) = mend(&source, card, &options) else { continue };
        let times = u32::try_from(mended.fixed[rule.id]).unwrap();
        assert_eq!(count(&mended.text) + times, count(source.text()), "{}", rule.id);
        assert_eq!(mend(&mended.text.as_str().into(), card, &options), None, "{}", rule.id);
        mended_rules += 1;
    }
    assert!(mended_rules >= 6, "{mended_rules}");
}

/// The same document as other bytes.
type Turn = fn(&str) -> Vec<u8>;

const TURNS: &[(&str, Turn)] = &[
    ("CRLF", |text| text.replace('\n', "\r\n").into_bytes()),
    ("CR", |text| text.replace('\n', "\r").into_bytes()),
    ("byte order mark", |text| format!("\u{FEFF}{text}").into_bytes()),
    ("UTF-16LE", |text| units("\u{FEFF}", text).flat_map(u16::to_le_bytes).collect()),
    ("UTF-16BE", |text| units("\u{FEFF}", text).flat_map(u16::to_be_bytes).collect()),
    ("UTF-16LE without a mark", |text| units("", text).flat_map(u16::to_le_bytes).collect()),
    ("latin-1", |text| text.replacen("UTF-8", "ISO-8859-1", 1).chars().map(|c| u8::try_from(c).unwrap()).collect()),
];

fn units(mark: &str, text: &str) -> std::vec::IntoIter<u16> {
    let text = format!("{mark}{}", text.replacen("UTF-8", "UTF-16", 1));
    text.encode_utf16().collect::<Vec<_>>().into_iter()
}

#[test]
fn places_do_not_depend_on_line_ends_marks_or_encoding() {
    for (card, rule) in rules() {
        // Line ends and encodings are what the rules of wires speak of.
        let wire = !rule.bad.starts_with(['<', '{']);
        let is_made = matches!(made(rule.bad), Cow::Owned(_));
        for (name, turn) in TURNS.iter().filter(|_| !wire && !is_made) {
            assert_eq!(found(&turn(rule.bad), card), expected(rule.bad), "{}: {name}", rule.id);
        }
    }
}

#[test]
fn columns_count_characters_and_offsets_bytes_of_the_decoded_text() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf><!-- F\u{E4}hre \u{26F4}\u{1F6A2} --><body><body.content>\
                <p>\u{20AC} <a href=\"karte.html\">x</a></p></body.content></body></nitf>";
    let nitf = formats::by_id("nitf").unwrap();
    for (name, turn) in TURNS.iter().filter(|(name, _)| *name != "latin-1") {
        let (report, decoded) = report(&turn(text), nitf, &ReadOptions::default());
        let link = report.diagnostics().iter().find(|d| d.rule == "nitf/relative-link").expect(name);
        let span = link.span.unwrap();
        assert_eq!(&decoded[span.start..span.end], "href=\"karte.html\"", "{name}");
        assert_eq!(Lines::new(&decoded).position(span.start), (2, 52), "{name}");
        assert!(!decoded.starts_with('\u{FEFF}'), "{name}: the mark is not counted");
    }
}

#[test]
fn what_the_reader_notes_and_a_rule_finds_is_told_once() {
    let rss = formats::by_id("rss").unwrap();
    let text = "<rss version=\"2.0\"><channel><title>T</title><link>https://tarn.example/</link><description>D</description>\
                <item a:x=\"1\"><title>T</title><guid isPermaLink=\"false\">1</guid><a:b/><pubDate>soon</pubDate>\
                <dc:date xmlns:dc=\"http://purl.org/dc/elements/1.1/\">later</dc:date></item></channel></rss>";
    let count = |rule: &str| report(text.as_bytes(), rss, &ReadOptions::default()).0.count(rule);
    assert_eq!((count("rss/undeclared-namespace"), count("xml/undeclared-prefix")), (2, 0));
    // Each of the two dates is told by the rule that speaks of it.
    assert_eq!((count("rss/bad-date"), count("date/bad-w3cdtf"), count("date/unreadable")), (1, 1, 0));
}

#[test]
fn findings_stand_in_the_order_of_the_document_and_are_bounded() {
    let item = "<item><pubDate>soon</pubDate></item>";
    let text = format!("<rss version=\"2.0\"><channel>{}<ttl>1</ttl><ttl>2</ttl></channel></rss>", item.repeat(2000));
    let (report, _) = report(text.as_bytes(), formats::by_id("rss").unwrap(), &ReadOptions::default());
    let starts: Vec<_> = report.diagnostics().iter().map(|d| d.span.map(|span| span.start)).collect();
    assert!(starts.is_sorted());
    let kept = |rule: &str| report.diagnostics().iter().filter(|d| d.rule == rule).count();
    for rule in ["rss/bad-date", "rss/missing-id", "rss/missing-title-and-description"] {
        assert_eq!((kept(rule), report.count(rule)), (100, 2000), "{rule}");
    }
    assert_eq!(report.count("rss/duplicate-element"), 1, "what stands behind the items is above them too");
}

#[test]
fn what_is_not_well_formed_is_one_error_at_the_first_fault() {
    let atom = formats::by_id("atom").unwrap();
    let good = atom.rules[0].rule.good;
    let (before, _) = good.split_once("Ferry").unwrap();
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let line = before.matches('\n').count() + 1;
    let bad = good.replace("Ferry", "& Ferry").replace("</content>", " & more</content></b>");
    let found = found(bad.as_bytes(), atom);
    let errors: Vec<_> = found.iter().filter(|(rule, ..)| rule == "xml/not-well-formed").collect();
    assert_eq!(errors, [&("xml/not-well-formed".to_owned(), line, column)]);
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn a_code_point_that_is_no_character_passed_in_silence() {
    let rss = formats::by_id("rss").unwrap();
    for (text, errors) in [("\u{fffe}", 1), ("\u{ffff} \u{fffe}", 1), ("\u{1}\u{ffff}", 1), ("\u{fffd}", 0)] {
        let text = format!("<rss version=\"2.0\"><channel><title>{text}</title></channel></rss>");
        let (report, _) = report(text.as_bytes(), rss, &ReadOptions::default());
        assert_eq!(report.count("xml/not-well-formed"), errors, "{text:?}");
    }
}

#[test]
fn a_list_of_rss_1_1_that_is_no_list_to_rdf_passed_in_silence() {
    let card = formats::by_id("rss-1").unwrap();
    let good = include_str!("../feeds/rss-1/collection-11.xml");
    let count = |text: &str| report(text.as_bytes(), card, &ReadOptions::default()).0.count("rss-1/bad-rdf");
    assert_eq!(count(good), 0);
    for kind in [" rdf:parseType=\"Collection\"", " rdf:parseType=\"Resource\""] {
        assert_eq!(count(&good.replacen(kind, "", 1)), 1, "{kind}");
        assert_eq!(count(&good.replacen(kind, " rdf:parseType=\"Literal\"", 1)), 1, "{kind}");
    }
}

#[test]
fn bytes_that_the_declared_encoding_does_not_have_are_an_error() {
    let rss = formats::by_id("rss").unwrap();
    let good = rss.rules[0].rule.good;
    let errors = |bytes: &[u8]| report(bytes, rss, &ReadOptions::default()).0.count("xml/not-well-formed");
    let latin = |text: &str| text.chars().map(|c| u8::try_from(c).unwrap()).collect::<Vec<u8>>();
    let said = good.replacen("<title>", "<title>F\u{E6}rge ", 1);
    assert_eq!((errors(said.as_bytes()), errors(&latin(&said))), (0, 1));
    // Each byte means something in an encoding of single bytes: what else was meant nobody can prove.
    let single = said.replacen("UTF-8", "ISO-8859-1", 1);
    assert_eq!((errors(&latin(&single)), errors(single.as_bytes())), (0, 0));
}

#[test]
fn what_the_grammar_of_json_refuses_is_one_error_where_it_stands() {
    let json = formats::by_id("json-feed").unwrap();
    let text = "{\n \"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\u{1F6A2}\", \"_tarn\": {\"n\": 01},\n \
                \"home_page_url\": \"https://tarn.example/\", \"feed_url\": \"https://tarn.example/f\",\n \
                \"items\": [{\"id\": \"1\", \"content_text\": \"a\\q\"}]}";
    let found = found(text.as_bytes(), json);
    let errors: Vec<_> = found.iter().filter(|(rule, ..)| rule == "json/not-well-formed").collect();
    let column = text.lines().nth(1).unwrap().chars().take_while(|c| *c != '0').count() + 1;
    assert_eq!(errors.len(), 1, "{found:?}");
    assert!(errors[0].1 == 2 && errors[0].2.abs_diff(column) <= 1, "{errors:?}, not {column}");
}

#[test]
fn html_in_items_of_json_is_looked_at() {
    let json = formats::by_id("json-feed").unwrap();
    let text = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \
                \"home_page_url\": \"https://tarn.example/\", \"feed_url\": \"https://tarn.example/f\",\n\
                \"items\": [{\"id\": \"1\", \"content_html\": \"<p>a</p><script>b</script>\"}]}";
    let found = found(text.as_bytes(), json);
    assert_eq!(found, [("markup/unsafe-element".to_owned(), 2, 48)]);
}

#[test]
fn times_in_json_that_nobody_can_mean_passed_in_silence() {
    let json = formats::by_id("json-feed").unwrap();
    let text = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \
                \"home_page_url\": \"https://tarn.example/\", \"feed_url\": \"https://tarn.example/f\",\n\
                \"items\": [{\"id\": \"1\", \"content_text\": \"a\", \"date_published\": \"0001-01-01T00:00:00Z\",\n\
                \"date_modified\": \"2126-01-01T00:00:00Z\"}]}";
    let place = |line, column| ("date/implausible".to_owned(), line, column);
    assert_eq!(found(text.as_bytes(), json), [place(2, 62), place(3, 18)]);
}

#[test]
fn a_year_that_stands_for_no_date_was_told_as_a_wrong_form() {
    let rss = formats::by_id("rss").unwrap();
    let item = "<item><title>T</title><guid isPermaLink=\"false\">tag:tarn.example,2026:1</guid>";
    let before = rss.rules[0].rule.good.replacen("<item>", &format!("{item}@</item><item>"), 1);
    let dc = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
    let rules = |dates: &str| {
        let text = before.replacen('@', dates, 1);
        found(text.as_bytes(), rss).into_iter().map(|(rule, ..)| rule).filter(|rule| !rule.contains("-id")).collect()
    };
    let dates: [Vec<String>; 3] = [
        rules("<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>"),
        rules(&format!("<dc:date {dc}>9999-12-31</dc:date>")),
        rules(&format!("<dc:date {dc}>0000-00-00</dc:date>")),
    ];
    assert_eq!(dates, [["date/implausible"], ["date/implausible"], ["date/bad-w3cdtf"]]);
}

#[test]
fn a_time_with_a_blank_in_place_of_its_t_was_not_mended() {
    let atom = formats::by_id("atom").unwrap();
    let good = atom.rules[0].rule.good;
    let at = good.find("<updated>").unwrap() + "<updated>YYYY-MM-DD".len();
    let bad = format!("{} {}", &good[..at], &good[at + 1..]);
    let mended = mend(&bad.as_str().into(), atom, &ReadOptions::default()).unwrap();
    assert_eq!((mended.text.as_str(), mended.fixed.get("atom/bad-date")), (good, Some(&1)));
}

#[test]
fn what_is_too_large_to_look_at_is_said() {
    let text = format!("<nitf><body>{}</body></nitf>", "<p/>".repeat(100_000));
    let (report, _) = report(text.as_bytes(), formats::by_id("nitf").unwrap(), &ReadOptions::default());
    assert_eq!((report.count("validate/too-many-elements"), report.count("nitf/missing-id")), (1, 1));
}

#[test]
fn the_url_of_the_document_is_a_base() {
    for format in ["atom", "nitf"] {
        let card = formats::by_id(format).unwrap();
        let rule = card.rules.iter().find(|c| c.rule.id.ends_with("/relative-link")).unwrap().rule;
        let mut options = ReadOptions::default();
        options.base = Some("https://harrowmere.example/wire.atom".to_owned());
        assert_eq!(report(rule.bad.as_bytes(), card, &options).0.diagnostics(), [], "{format}");
    }
}

#[test]
fn versions_are_held_to_their_own_rules() {
    let old_atom = "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>T</title><entry><title>T</title></entry></feed>";
    assert_eq!(found(old_atom.as_bytes(), formats::by_id("atom").unwrap()), []);
    let old_rss = "<rss version=\"0.91\"><channel><title>T</title><link>http://tarn.example/</link><description>D</description>\
                   <item><title>T</title></item></channel></rss>";
    assert_eq!(found(old_rss.as_bytes(), formats::by_id("rss").unwrap()), []);
}

fn samples() -> Vec<(&'static Card, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds");
    let mut out = Vec::new();
    for card in formats::ALL {
        let files = fs::read_dir(root.join(card.id)).into_iter().flatten().map(|entry| entry.unwrap().path());
        out.extend(files.filter(|path| path.is_file()).map(|path| (*card, path)));
    }
    out.sort_by(|a, b| a.1.cmp(&b.1));
    assert!(out.len() > 12, "the walk found the samples");
    out
}

/// The errors of a document, as lines.
fn errors(bytes: &[u8], card: &'static Card) -> Vec<String> {
    let (report, _) = report(bytes, card, &ReadOptions::default());
    let errors = report.diagnostics().iter().filter(|d| d.severity == Severity::Error);
    errors.map(|d| format!("{}: {}", d.rule, d.message)).collect()
}

#[test]
fn our_full_and_minimal_samples_and_what_we_write_of_them_break_no_rule() {
    let is = |path: &Path, name: &str| path.file_stem().is_some_and(|stem| stem == name);
    let mut wrong = Vec::new();
    for (card, path) in samples().into_iter().filter(|(_, path)| is(path, "full") || is(path, "minimal")) {
        let bytes = fs::read(&path).unwrap();
        wrong.extend(errors(&bytes, card).into_iter().map(|error| format!("{}: {error}", path.display())));
        // What a minimal document does not say, as who wrote it, no writer invents.
        let targets = formats::ALL.iter().filter(|_| is(&path, "full"));
        for target in targets.filter(|target| target.write.is_some() && !target.rules.is_empty()) {
            for document in written(&bytes, card, target) {
                let found = errors(document.as_bytes(), target).into_iter();
                wrong.extend(found.map(|error| format!("{} as {}: {error}\n{document}", path.display(), target.id)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A document in another format, links made absolute; a document for each article where the format holds only one.
fn written(bytes: &[u8], card: &'static Card, target: &'static Card) -> Vec<String> {
    let source = text::decode(bytes, None);
    let mut report = Report::default();
    let mut document = convert::open(&source, card, &ReadOptions::default(), &mut report).unwrap();
    let mut settings = Settings::default();
    settings.clock.now = Time::new("2024-05-10T00:00:00Z");
    let mut writing = Target::new(target, settings).unwrap();
    let (mut out, mut documents) = (String::new(), Vec::new());
    let mut feed = document.feed().clone();
    let base = absolute::feed(&mut feed, None);
    writing.begin(&feed, &mut out);
    while let Some((mut article, _)) = document.next(&mut report) {
        absolute::article(&mut article, base.as_deref());
        writing.article(article, &mut out);
        if !target.many && !out.is_empty() {
            documents.push(std::mem::take(&mut out));
        }
    }
    writing.end(&document.origin(&report), &mut out);
    documents.extend(target.many.then_some(out));
    documents
}
