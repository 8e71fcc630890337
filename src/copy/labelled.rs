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
        Label::Dateline => dated(article, words),
        Label::Holder => article.copyright_holder.push(party),
        Label::Terms => article.usage_terms.push(linked(words)),
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

/// Terms with the address behind them at which they can be read: `Editorial use only (https://norland.example/terms)`.
pub(super) fn linked(words: &str) -> Text {
    let inside = words.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    match inside.filter(|(_, href)| href.starts_with("http") && href.contains("://") && !href.contains(' ')) {
        Some((words, href)) => Text { href: Some(href.to_owned()), ..Text::plain(words) },
        None => Text::plain(words),
    }
}

/// A dateline in a line of its own names the agency as one before the first words does.
fn dated(article: &mut Article, words: &str) {
    let line = stated(words);
    if let Some(service) = line.service.as_deref() {
        let names = tag::filed_by(service).unwrap_or_else(|| vec![service]);
        names.into_iter().for_each(|name| add(&mut article.info_sources, Party::named(name)));
    }
    article.dateline.push(line);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_keep_where_they_can_be_read() {
        let terms = linked("Editorial use only (https://norland.example/terms)");
        assert_eq!(
            (terms.value.as_str(), terms.href.as_deref()),
            ("Editorial use only", Some("https://norland.example/terms"))
        );
        for words in
            ["Editorial use only (see https://norland.example/)", "Not for sale (Ostmark)", "(http://a.example)"]
        {
            assert_eq!(linked(words), Text::plain(words), "{words}");
        }
    }

    #[test]
    fn a_dateline_in_a_line_of_its_own_names_the_agency() {
        let mut a = Article::default();
        state(&mut a, Label::Dateline, "DETROIT, July 7 (Reuters)");
        assert_eq!(a.info_sources, [Party::named("Reuters")]);
        assert_eq!(a.dateline.first().and_then(|d| d.place.as_deref()), Some("DETROIT"));
    }
}
