//! What each recogniser reads of the copy in `tests/copy/*.txt`, and what it leaves of that in `no-*`.

use std::fs;

use wiredesk::copy;
use wiredesk::model::Party;

use super::here;

/// The cases of a file: the copy, and what is expected of it.
fn cases(name: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(here(&format!("tests/copy/{name}.txt"))).unwrap();
    let lines = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    lines
        .map(|l| l.split_once(" => ").map_or((l.to_owned(), String::new()), |(a, b)| (a.to_owned(), b.to_owned())))
        .collect()
}

/// Compares what is read of each case with its expectation, and asserts that nothing is read with certainty of those
/// that are none; all of them before it fails.
fn hold(name: &str, read: impl Fn(&str) -> Option<String>) {
    let held = cases(name);
    assert!(held.len() > 5, "{name} has cases");
    let other = held.iter().filter_map(|(copy, want)| {
        let got = read(copy).unwrap_or_else(|| "none".to_owned());
        (got != *want).then(|| format!("{copy}\n    want {want}\n    got  {got}"))
    });
    let refused = cases(&format!("no-{name}"));
    assert!(refused.len() > 5, "no-{name} has cases");
    let matched =
        refused.iter().filter_map(|(copy, _)| Some(format!("{copy}\n    must not match, got {}", read(copy)?)));
    let wrong: Vec<String> = other.chain(matched).collect();
    assert!(
        wrong.is_empty(),
        "{name}: {} of {} are read otherwise:\n{}",
        wrong.len(),
        held.len() + refused.len(),
        wrong.join("\n")
    );
}

/// Asserts that nothing is read with certainty of any case.
fn refuse(name: &str, read: impl Fn(&str) -> Option<String>) {
    let cases = cases(name);
    let wrong: Vec<String> =
        cases.iter().filter_map(|(copy, _)| Some(format!("{copy}\n    got {}", read(copy)?))).collect();
    assert!(wrong.is_empty(), "{name}: {} of {} match:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// `name=a, b | ...` of what is not empty.
fn shown(parts: &[(&str, String)]) -> String {
    parts.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(" | ")
}

fn dateline(copy: &str) -> Option<String> {
    let found = copy::dateline(copy)?.certain()?;
    let own = |part: Option<&str>| part.unwrap_or_default().to_owned();
    let v = &found.value;
    Some(shown(&[("place", own(v.place)), ("date", own(v.date)), ("service", own(v.service))]))
}

fn byline(copy: &str) -> Option<String> {
    let found = copy::byline(copy)?.certain()?.value;
    let all = |f: fn(&Party) -> Option<&String>| {
        let mut list: Vec<&str> = found.people.iter().filter_map(f).map(String::as_str).collect();
        list.dedup();
        list.join(", ")
    };
    let org = all(|p| p.affiliation.as_ref());
    Some(shown(&[("people", all(|p| p.name.as_ref())), ("job", all(|p| p.job_title.as_ref())), ("org", org)]))
}

fn signoff(copy: &str) -> Option<String> {
    let found = copy::signoff(copy)?.certain()?.value;
    let one = |p: &Party| format!("{} ({})", p.name.as_deref().unwrap(), p.role.as_deref().unwrap());
    Some(format!("people={}", found.people.iter().map(one).collect::<Vec<_>>().join(", ")))
}

fn source(copy: &str) -> Option<String> {
    Some(copy::source(copy)?.certain()?.value.join("; "))
}

fn copyright(copy: &str) -> Option<String> {
    let found = copy::copyright(copy)?.certain()?.value;
    let own = |part: Option<&str>| part.unwrap_or_default().to_owned();
    Some(shown(&[("holder", own(found.holder)), ("terms", own(found.terms))]))
}

fn credit(copy: &str) -> Option<String> {
    let found = copy::credit(copy)?.certain()?.value;
    Some(shown(&[
        ("people", found.people.join(", ")),
        ("agencies", found.agencies.join(", ")),
        ("marks", found.marks.join(", ")),
    ]))
}

#[test]
fn datelines_of_agencies_in_their_shapes() {
    hold("datelines", dateline);
}

#[test]
fn a_dateline_ends_where_the_story_begins() {
    for (copy, _) in cases("datelines") {
        let found = copy::dateline(&copy).unwrap();
        let story = &copy[found.length..];
        let first = story.chars().next().unwrap();
        assert!(
            !first.is_whitespace() && !"-–—_=,.:;/)]".contains(first) && !story.contains(found.value.text),
            "{copy}: {story}"
        );
    }
}

#[test]
fn bylines_name_people_jobs_and_agencies() {
    hold("bylines", byline);
}

#[test]
fn signoffs_name_people_and_what_they_did() {
    hold("signoffs", signoff);
}

#[test]
fn source_lines_name_sources() {
    hold("sources", source);
}

#[test]
fn copyright_lines_name_holders_and_terms() {
    hold("copyrights", copyright);
}

#[test]
fn credits_tell_photographer_agency_and_mark_apart() {
    hold("credits", credit);
}

#[test]
fn captions_end_where_their_credit_begins() {
    hold("captions", |copy| {
        // Of an ordinary paragraph a credit is believed from here on.
        let found = copy::caption(copy).filter(|f| f.sure >= 85)?.value;
        Some(shown(&[
            ("caption", found.caption.to_owned()),
            ("people", found.credit.people.join(", ")),
            ("agencies", found.credit.agencies.join(", ")),
            ("marks", found.credit.marks.join(", ")),
        ]))
    });
}

#[test]
fn a_word_in_a_sentence_is_no_attribution() {
    refuse("no-lifts", |copy| {
        let around = [copy, "The harbour reopened on Friday.", copy, "Nobody was hurt.", copy];
        let story = copy::read(&around, false);
        let said = serde_json::to_string(&story.article).unwrap();
        (said != "{}" || story.pieces.iter().any(|p| *p != copy::Piece::Body)).then_some(said)
    });
}

#[test]
fn there_are_cases_enough() {
    let count = |no: bool| {
        let names = ["datelines", "bylines", "signoffs", "sources", "copyrights", "credits", "captions"];
        names.iter().map(|n| cases(&if no { format!("no-{n}") } else { (*n).to_owned() }).len()).sum::<usize>()
    };
    assert!(count(false) >= 1_600, "{}", count(false));
    assert!(count(true) + cases("no-lifts").len() >= 700, "{}", count(true));
}
