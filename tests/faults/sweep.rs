//! Every tag and every gap of a sound document, broken in turn: each item but the one with the fault is read as before.
//!
//! What is not tried are faults before the root and in its name: such a document is of no format.

use std::ops::Range;

use wiredesk::formats::Split;
use wiredesk::model::{Article, Feed};

use super::articles;

const RSS: &str = include_str!("swept/rss.xml");
const ATOM: &str = include_str!("swept/atom.xml");

/// What may be left behind anywhere.
const STRAY: &[&str] = &[
    "<!--",
    "<!-- old >",
    "<![CDATA[",
    "<?",
    "<?php echo",
    "<!",
    "<",
    "&",
    "]]>",
    "-->",
    "</",
    "<br>",
    "</b>",
    "<p class=\"lead>",
    "<title>",
    "</title>",
    "<link>",
    "<author>",
    "<image>",
    "<x:y>",
    "</channel>",
];

/// One fault: what stands at `place` of the sound document is `instead`.
struct Fault {
    place: Range<usize>,
    instead: String,
}

/// A document as it is read: what stands above the items, and these.
type Sound = (Split<Feed>, Vec<Split<Article>>);

/// Every tag of `text`; what stands in comments, CDATA sections and instructions is none.
fn tags(text: &str) -> Vec<Range<usize>> {
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(start) = text[at..].find('<').map(|n| at + n) {
        let rest = &text[start..];
        let passed =
            [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")].iter().find(|(open, _)| rest.starts_with(open));
        let close = passed.map_or(">", |(_, close)| close);
        at = start + rest.find(close).expect("it ends") + close.len();
        if passed.is_none() {
            all.push(start..at);
        }
    }
    all
}

/// Where the items of `text` stand.
fn items(text: &str, name: &str) -> Vec<Range<usize>> {
    let ends = text.match_indices(&format!("</{name}>")).map(|(at, end)| at + end.len()).collect::<Vec<_>>();
    text.match_indices(&format!("<{name}>")).zip(ends).map(|((start, _), end)| start..end).collect()
}

/// What can go wrong with the tag at `tag`.
fn broken(text: &str, tag: &Range<usize>) -> Vec<Fault> {
    let whole = &text[tag.clone()];
    let mut out = Vec::new();
    let mut fault = |instead: String| out.push(Fault { place: tag.clone(), instead });
    fault(String::new());
    fault(format!("<{whole}"));
    fault(whole[1..].to_owned());
    fault(whole[..whole.len() - 1].to_owned());
    fault(format!("{whole}{whole}"));
    let name = if whole.starts_with("</") { 2 } else { 1 };
    fault(format!("{}x{}", &whole[..name + 1], &whole[name + 1..]));
    fault(format!("{} {}", &whole[..name], &whole[name..]));
    if name == 2 {
        fault(whole.replacen('/', "", 1));
    } else {
        fault(whole.replacen('<', "</", 1));
    }
    for (at, _) in whole.match_indices('"') {
        fault(format!("{}{}", &whole[..at], &whole[at + 1..]));
    }
    out
}

/// Everything that is tried with `text`.
fn faults(text: &str) -> Vec<Fault> {
    let tags = tags(text);
    let mut all: Vec<Fault> = tags.iter().skip(1).flat_map(|tag| broken(text, tag)).collect();
    for tag in tags.iter().skip(1) {
        let stray = |stray: &&str| Fault { place: tag.start..tag.start, instead: (*stray).to_owned() };
        all.extend(STRAY.iter().map(stray));
        let cuts = [tag.start, tag.start + 2, tag.end];
        all.extend(cuts.map(|at| Fault { place: at..text.len(), instead: String::new() }));
    }
    let root = tags.first().map_or(0, |tag| tag.start);
    let ends = ["-->", "?>", "]]>"].iter().flat_map(|end| text.match_indices(end)).filter(|(at, _)| *at > root);
    for (at, _) in ends {
        all.push(Fault { place: at..at + 1, instead: String::new() });
        all.push(Fault { place: at + 1..at + 1, instead: " ".to_owned() });
    }
    all
}

/// What is wrong about how `text` with the fault is read.
fn wrong(text: &str, items: &[Range<usize>], (feed, sound): &Sound, fault: &Fault) -> Option<String> {
    let Fault { place, instead } = fault;
    let document = format!("{}{instead}{}", &text[..place.start], &text[place.end..]);
    let (above, read) = articles(document.as_bytes()).unwrap_or_default();
    let meets = |item: &Range<usize>| {
        if place.is_empty() {
            item.start < place.start && place.start < item.end
        } else {
            item.start < place.end && place.start < item.end
        }
    };
    let touched = items.iter().filter(|item| meets(item)).count();
    let mut found = read.iter();
    for (number, (_, whole)) in items.iter().zip(sound).enumerate().filter(|(_, (item, _))| !meets(item)) {
        if !found.any(|article| article == whole) {
            return Some(format!("item {} of {} is lost", number + 1, read.len()));
        }
    }
    if touched > 0 && place.end < text.len() && above.native.authors != feed.native.authors {
        return Some(format!("the feed is by {:?}", above.native.authors));
    }
    let most = sound.len() + 1;
    (read.len() > most || (touched == 0 && read.len() < sound.len())).then(|| format!("{} items", read.len()))
}

fn sweep(text: &str, name: &str) {
    let sound = articles(text.as_bytes()).expect("a feed");
    let items = items(text, name);
    assert_eq!((sound.1.len(), items.len()), (4, 4));
    let faults = faults(text);
    assert!(faults.len() > 2_000, "{}", faults.len());
    let mut all = Vec::new();
    for fault in &faults {
        if let Some(wrong) = wrong(text, &items, &sound, fault) {
            let from = fault.place.start;
            let line = text[..from].matches('\n').count() + 1;
            let (was, here) = (text[fault.place.clone()].get(..40), text[from..].chars().take(25).collect::<String>());
            all.push(format!("{line}: {:?} for {was:?} at {here:?}: {wrong}", fault.instead));
        }
    }
    assert!(all.is_empty(), "{} of {}:\n{}", all.len(), faults.len(), all.join("\n"));
}

#[test]
fn every_tag_and_gap_of_an_rss_feed_may_be_broken() {
    sweep(RSS, "item");
}

#[test]
fn every_tag_and_gap_of_an_atom_feed_may_be_broken() {
    sweep(ATOM, "entry");
}
