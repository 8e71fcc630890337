//! The rules of the policy and of comments in documents are tried on their own examples: a bad one says itself what is to
//! be found in it, and where; the policy stands in a comment above it.

use std::path::Path;

use wiredesk::config::Config;
use wiredesk::diag::{Report, Rule};
use wiredesk::filters::release::Clock;
use wiredesk::formats::{self, ReadOptions};
use wiredesk::model::Time;
use wiredesk::policy::{self, Held};
use wiredesk::text::{self, Lines};
use wiredesk::validate::{every_rule, validate_and};

/// A finding: rule, line, column.
type Place = (String, usize, usize);

fn between<'t>(text: &'t str, open: &str, close: &str) -> impl Iterator<Item = &'t str> {
    let parts: Vec<&str> = text.split(open).skip(1).filter_map(|rest| Some(rest.split_once(close)?.0)).collect();
    parts.into_iter()
}

fn found(text: &str, format: &str) -> (Vec<Place>, Report) {
    let toml: String = between(text, "<!-- policy:", "-->").collect();
    let config = Config::read(&toml, Path::new("wiredesk.toml"), &[]).unwrap();
    let (card, source) = (formats::by_id(format).unwrap(), text::decode(text.as_bytes(), None));
    let clock = Clock { now: Time::new("2031-03-02T00:00:00Z"), zone: None };
    let held = Held::new(&config.policy, card, "a.xml", &clock);
    let mut report = Report::default();
    let also = |seen: &wiredesk::validate::Seen<'_>, report: &mut Report| {
        held.look(seen.article, seen.feed, seen.places, seen.span, &mut |d| report.add(d));
    };
    validate_and(&source, card, &ReadOptions::default(), &also, &mut report).unwrap();
    let lines = Lines::new(source.text());
    let place = |d: &wiredesk::diag::Diagnostic| {
        let (line, column) = d.span.map_or((0, 0), |span| lines.position(span.start));
        (d.rule.to_owned(), line, column)
    };
    (report.diagnostics().iter().map(place).collect(), report)
}

fn expected(text: &str) -> Vec<Place> {
    let place = |comment: &str| {
        let (rule, place) = comment.split_once(' ').unwrap();
        let (line, column) = place.split_once(':').unwrap();
        (rule.to_owned(), line.parse().unwrap(), column.parse().unwrap())
    };
    between(text, "<!-- expect: ", " -->").map(place).collect()
}

fn of_own() -> impl Iterator<Item = &'static Rule> {
    every_rule().filter(|rule| rule.id.starts_with("policy/") || rule.id.starts_with("validate/"))
}

#[test]
fn each_rule_finds_what_is_bad_where_it_stands_and_nothing_in_what_is_good() {
    assert!(of_own().count() >= 8 && policy::RULES.len() >= 6);
    for rule in of_own() {
        let of_rule =
            |places: Vec<Place>| places.into_iter().filter(|(id, ..)| id.starts_with(rule.id)).collect::<Vec<_>>();
        let (places, report) = found(rule.bad, "rss");
        assert!(!expected(rule.bad).is_empty(), "{}", rule.id);
        assert_eq!(of_rule(places), expected(rule.bad), "{}: bad: {:?}", rule.id, report.diagnostics());
        assert_eq!(of_rule(found(rule.good, "rss").0), [], "{}: good", rule.id);
    }
}

#[test]
fn a_case_holds_where_all_that_it_names_is_true() {
    let asks = |policy: &str, item: &str| {
        let text = format!(
            "<?xml version=\"1.0\"?><!-- policy:\n{policy}\n--><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
             <channel><title>T</title><link>https://tarn.example/</link><description>D</description><copyright>HNA</copyright>\
             <item><title>T</title><guid isPermaLink=\"false\">1</guid>{item}</item></channel></rss>"
        );
        found(&text, "rss").0.into_iter().filter(|(rule, ..)| rule.starts_with("policy/")).count()
    };
    let ap = "<dc:publisher>Associated Press</dc:publisher>";
    let case = |more: &str| format!("[[policy.for]]\nrequire = 'creditline'\n{more}");
    assert_eq!(asks(&case("provider = 'AP'"), ap), 1);
    assert_eq!(asks(&case("provider = 'Reuters'"), ap), 0);
    assert_eq!(asks(&case("provider = 'AP'\ntype = 'picture'"), ap), 0);
    let picture = "<media:content xmlns:media=\"http://search.yahoo.com/mrss/\" url=\"https://tarn.example/a.jpg\" \
                   type=\"image/jpeg\" medium=\"image\"/>";
    assert_eq!(asks(&case("type = 'picture'"), picture), 1, "a picture of a story is looked at by itself");
    assert_eq!(asks(&case("type = 'video'"), picture), 0);
    assert_eq!(asks(&case("provider = 'AP'\nformat = 'atom'"), ap), 0);
    assert_eq!(asks(&case("source = ['Reuters', 'associated*']\npath = '*.xml'"), ap), 1);
    assert_eq!(asks(&case("path = 'b/**'"), ap), 0);
    assert_eq!(asks(&case("severity = 'off'"), ap), 0);
    assert_eq!(
        asks("[policy]\nrequire = ['copyrightNotice', 'creators']", ap),
        1,
        "the channel's copyright is the item's"
    );
}
