//! What a labelled line states, put where it belongs.

use super::labels::Label;
use super::{CERTAIN, Captioned, Found, credit, dateline, pictures, tag};
use crate::model::{Article, Concept, Dateline, Hop, Link, Party, Text};

/// States the words of a labelled line.
pub(super) fn state(article: &mut Article, label: Label, words: &str) {
    let (text, party) = (Text::plain(words), Party::named(words));
    match label {
        Label::Author => add(&mut article.creators, party),
        Label::Contributor => add(&mut article.contributors, party),
        Label::Provider => article.provider = Some(party),
        Label::Credit => match credit(words) {
            Some(found) if article.kind.is_some() && found.sure >= CERTAIN => {
                pictures::credited(article, &Captioned { caption: "", credit: found.value });
            }
            _ => article.creditline.push(text),
        },
        Label::Dateline => article.dateline.push(stated(words)),
        Label::Holder => article.copyright_holder.push(party),
        Label::Terms => article.usage_terms.push(text),
        Label::Accountable => article.accountable = Some(party),
        Label::DigitalSource => article.digital_source_type = Some(Concept::named(words)),
        Label::Trust => article.trust_indicators.push(Link { href: words.to_owned(), ..Link::default() }),
        Label::Hop => article.hops.push(Hop { party: Some(party), ..Hop::default() }),
        Label::Caption => article.summary = Some(text),
        Label::Source => {
            let names = tag::names(words).unwrap_or_else(|| vec![words]);
            names.into_iter().for_each(|name| add(&mut article.info_sources, Party::named(name)));
        }
        Label::Supplier => add(&mut article.info_sources, party),
        Label::Notice => article.copyright_notice.push(text),
        Label::By => article.by.push(text),
    }
}

/// Adds a party who is not named yet; far more than a desk names are not looked through.
fn add(parties: &mut Vec<Party>, party: Party) {
    if !parties.iter().take(100).any(|p| p.name == party.name) {
        parties.push(party);
    }
}

/// A dateline that stands for itself, with the parts that it would have before the first words of a story.
pub(super) fn stated(words: &str) -> Dateline {
    let line = format!("{words} — The story begins here and goes on.");
    let read = dateline(&line).and_then(Found::certain).filter(|found| found.value.text == words);
    let own = |part: Option<&str>| part.map(str::to_owned);
    let parts = read.map(|found| found.value).unwrap_or_default();
    Dateline {
        text: Some(words.to_owned()),
        place: own(parts.place),
        date: own(parts.date),
        service: own(parts.service),
    }
}
