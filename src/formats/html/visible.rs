//! What the visible words of a page say of who made it: lines beside the story, its own first and last paragraphs, and the
//! captions of its pictures. Only what nothing else states is filled, and marked as inferred.

use crate::copy;
use crate::model::{Article, Party, Rendition, Text};
use crate::syntax::html::{Figure, Page};

/// Fills an article from the words of its page.
pub(super) fn fill(a: &mut Article, page: &Page) {
    let paragraphs: Vec<&str> = page.paragraphs.iter().map(String::as_str).collect();
    let mut said = Article::default();
    page.before.iter().for_each(|line| before(&mut said, line));
    page.after.iter().for_each(|line| behind(&mut said, line));
    // A line of the story stands nearer to it than what the page says of itself.
    let mut own = copy::read(&paragraphs, false).article;
    let last = paragraphs.len().saturating_sub(LAST);
    paragraphs.iter().skip(last).for_each(|line| closing(&mut own, line));
    further_notices(a, &own);
    take(a, &own);
    take(a, &said);
}

/// How many lines at the end of a story may follow its sign-off and its notice.
const LAST: usize = 6;

/// A sign-off or a notice that other lines follow, as `Our Standards`.
fn closing(own: &mut Article, line: &str) {
    let mut said = Article::default();
    behind(&mut said, line);
    if own.signoff.is_empty() && !said.signoff.is_empty() {
        own.signoff = said.signoff;
        own.contributors = said.contributors;
    }
    if own.copyright_notice.is_empty() {
        own.copyright_notice = said.copyright_notice;
        own.copyright_holder = said.copyright_holder;
    }
}

/// A notice that stands in the story is its own, beside that of the page.
fn further_notices(a: &mut Article, own: &Article) {
    if a.copyright_notice.is_empty() {
        return;
    }
    let stated: Vec<String> = a.copyright_notice.iter().map(|notice| notice.value.clone()).collect();
    let new = own.copyright_notice.iter().filter(|notice| !stated.iter().any(|there| there.contains(&notice.value)));
    a.copyright_notice.extend(new.cloned());
}

/// Copies what an article does not state; notes to editors stand on no page.
fn take(a: &mut Article, said: &Article) {
    let noticed = |a: &Article| said.copyright_notice.iter().all(|notice| a.copyright_notice.contains(notice));
    copy::infer(a, said, |a, member| match member {
        // The holder that a notice names, and the terms that follow it, go with it.
        "copyrightHolder" | "usageTerms" => noticed(a),
        "edNotes" => false,
        _ => true,
    });
}

/// A line between headline and story.
fn before(said: &mut Article, line: &str) {
    if let Some(found) = copy::byline(line).and_then(copy::Found::certain) {
        if said.by.is_empty() {
            said.by.push(Text::plain(found.value.text));
            said.creators = found.value.people;
        }
    } else if let Some(found) = copy::source(line).and_then(copy::Found::certain) {
        said.info_sources.extend(found.value.into_iter().map(Party::named));
    }
}

/// Begins what a marked byline goes on to say of the time.
const TIMES: &[&str] = &[
    "Updated",
    "Last updated",
    "Published",
    "Posted",
    "Aktualisiert",
    "Veröffentlicht",
    "Publié",
    "Mis à jour",
    "Publicado",
    "Actualizado",
    "Pubblicato",
    "Aggiornato",
    "Publisert",
    "Oppdatert",
    "Publicerad",
    "Uppdaterad",
    "Gepubliceerd",
    "•",
    "·",
];

/// Who signed, in an element that is marked as the byline: there names alone are one, and a time may follow.
pub(super) fn signed(words: &str) -> Option<copy::Byline> {
    let time = TIMES.iter().filter_map(|word| words.find(&format!(" {word} "))).min();
    let line =
        time.and_then(|at| words.get(..at)).unwrap_or(words).trim().trim_end_matches([',', '|', '-', '–']).trim_end();
    let plain = copy::byline(line).and_then(copy::Found::certain).map(|found| found.value);
    plain.or_else(|| {
        let found = copy::byline(&format!("By {line}")).and_then(copy::Found::certain)?;
        Some(copy::Byline { text: line.to_owned(), people: found.value.people })
    })
}

/// A line behind the story, or at the foot of the page.
fn behind(said: &mut Article, line: &str) {
    if let Some(found) = copy::signoff(line).and_then(copy::Found::certain) {
        said.contributors.extend(found.value.people);
        said.signoff.push(Text::plain(found.value.text));
    } else if let Some(found) = copy::source(line).and_then(copy::Found::certain) {
        said.info_sources.extend(found.value.into_iter().map(Party::named));
    } else if let Some(found) = copy::copyright(line).and_then(copy::Found::certain) {
        if said.copyright_notice.is_empty() {
            said.copyright_notice.push(Text::plain(found.value.notice));
            said.copyright_holder.extend(found.value.holder.map(Party::named));
            said.usage_terms.extend(found.value.terms.map(Text::plain));
        }
    } else if let Some(found) = copy::boilerplate(line).and_then(copy::Found::certain) {
        said.usage_terms.push(Text::plain(found.value));
    }
}

/// Adds the figures of a page to the pictures of its story: the same picture is one, whatever its size.
pub(super) fn figures(a: &mut Article, page: &Page) {
    for figure in &page.figures {
        let name = file_name(&figure.src);
        let same = |one: &&mut Article| {
            one.renditions.iter().filter_map(|file| file.href.as_deref()).any(|href| file_name(href) == name)
        };
        if let Some(there) = a.associations.iter_mut().find(same) {
            caption(there, figure);
        } else if a.associations.len() < Article::MOST_ASSOCIATIONS {
            a.associations.push(picture(figure));
        }
    }
}

/// The name of a file without its address, its query and its size: `mill-1024x683.jpg` is `mill.jpg`.
fn file_name(href: &str) -> String {
    let path = href.split(['?', '#']).next().unwrap_or(href);
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let size = |part: &str| {
        let (width, height) = part.split_once('x').unwrap_or(("", ""));
        !width.is_empty() && !height.is_empty() && (width.to_owned() + height).bytes().all(|b| b.is_ascii_digit())
    };
    match stem.rsplit_once('-') {
        Some((rest, part)) if size(part) => format!("{rest}.{ending}"),
        _ => name.to_owned(),
    }
}

fn picture(figure: &Figure) -> Article {
    let kind = match figure.element.as_str() {
        "video" => "video",
        "audio" => "audio",
        _ => "picture",
    };
    let mut picture = Article { kind: Some(kind.to_owned()), ..Article::default() };
    picture.renditions.push(Rendition {
        href: Some(figure.src.clone()),
        width: figure.width,
        height: figure.height,
        ..Rendition::default()
    });
    caption(&mut picture, figure);
    picture
}

/// The caption and the credit that stand below a picture.
fn caption(picture: &mut Article, figure: &Figure) {
    let printed = |p: &Article| !p.creditline.is_empty() || !p.creators.is_empty();
    if let Some(words) = &figure.credit {
        if picture.creditline.is_empty() {
            picture.creditline.push(Text::plain(words.as_str()));
        }
        if let Some(found) = copy::credit(words).and_then(copy::Found::certain) {
            credited(picture, &found.value);
        }
    }
    let split = if figure.credit.is_none() && !printed(picture) {
        copy::caption(&figure.caption).and_then(copy::Found::certain)
    } else {
        None
    };
    let said = match &split {
        Some(found) => {
            picture.creditline.push(Text::plain(found.value.credit.text));
            picture.mark("creditline", "inferred");
            credited(picture, &found.value.credit);
            found.value.caption
        }
        None => figure.caption.as_str(),
    };
    if picture.summary.is_none() && !said.is_empty() {
        picture.summary = Some(Text::plain(said));
    }
    if let Some(alt) = figure.alt.as_ref().filter(|_| picture.summary.is_none() && picture.descriptions.is_empty()) {
        picture.descriptions.push(Text::plain(alt.as_str()).role("alt"));
    }
}

/// The people and agencies that a credit names.
fn credited(picture: &mut Article, credit: &copy::Credit<'_>) {
    if picture.creators.is_empty() && !credit.people.is_empty() {
        picture.creators.extend(credit.people.iter().map(|name| Party::named(*name).role("photographer")));
        picture.mark("creators", "inferred");
    }
    if picture.info_sources.is_empty() && !credit.agencies.is_empty() {
        picture.info_sources.extend(credit.agencies.iter().map(|name| Party::named(*name)));
        picture.mark("infoSources", "inferred");
    }
}
