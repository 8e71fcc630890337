//! Media RSS inside an entry: pictures, sound and video beside the enclosures.

use std::collections::HashMap;
use std::sync::Arc;

use super::read::unknown;
use crate::diag::Report;
use crate::model::Article;
use crate::syntax::xml::{Cursor, Scope, Tag};
use crate::vocab::media_rss::{MOST_SHARED, Media, Objects, among, share};

/// The media objects of one entry; nothing is allocated for an entry without any.
#[derive(Default)]
pub(super) struct Pictures<'s>(Option<Box<(Media, Arc<Scope<'s>>)>>);

impl<'s> Pictures<'s> {
    /// Reads an element of Media RSS; `false` when it has no place.
    pub(super) fn read(
        &mut self,
        source: &'s str,
        cursor: &mut Cursor<'s>,
        tag: &Tag<'s>,
        before: usize,
        report: &mut Report,
    ) -> bool {
        let own = self.0.get_or_insert_with(|| Box::new((Media::default(), cursor.scope())));
        own.0.read(source, cursor, tag, before, report)
    }

    /// Adds what was read to the associations; an enclosure of a file that an object holds is that object.
    pub(super) fn add(
        &mut self,
        source: &'s str,
        to: &mut Article,
        enclosures: &mut Vec<Article>,
        report: &mut Report,
    ) {
        let Some(own) = self.0.take() else { return };
        let (media, scope) = *own;
        let Objects { native, carried, mut kept, facts } = media.finish();
        // Enclosures alone are the objects that facts beside them speak of.
        let of_enclosures = native.is_empty() && (1..=MOST_SHARED).contains(&to.associations.len());
        if let Some(facts) = facts.filter(|_| of_enclosures && !kept.is_empty()) {
            to.associations.iter_mut().for_each(|enclosure| share(&facts, enclosure));
            kept.clear();
        }
        let mut again = Vec::with_capacity(kept.len());
        for (before, range) in kept {
            let (mut cursor, mut one) = (Cursor::resume(source, range, &scope), Vec::new());
            if let Some(tag) = cursor.root(report) {
                unknown(&mut cursor, &tag, &mut one, report);
            }
            again.extend(one.pop().map(|extension| (before, extension)));
        }
        among(&mut to.extensions, again);
        let files: HashMap<String, usize> =
            to.associations.iter().enumerate().filter_map(|(at, a)| Some((href(a)?, at))).collect();
        let mut carried = carried.into_iter();
        for mut object in native {
            let more = carried.next().unwrap_or_default();
            let twin = object.renditions.iter().find_map(|file| files.get(file.href.as_ref()?).copied());
            let free = twin.filter(|at| enclosures.get(*at).is_none_or(|c| *c == Article::default()));
            let at = match free.and_then(|at| Some((at, to.associations.get_mut(at)?))) {
                Some((at, enclosure)) => {
                    complete(&mut object, enclosure);
                    *enclosure = object;
                    at
                }
                None => {
                    to.associations.push(object);
                    to.associations.len() - 1
                }
            };
            if more != Article::default() {
                enclosures.resize_with(enclosures.len().max(at + 1), Article::default);
                enclosures.splice(at..=at, [more]);
            }
        }
    }
}

fn href(association: &Article) -> Option<String> {
    association.renditions.first()?.href.clone()
}

/// Adds what an enclosure says of the file that it shares with an object.
fn complete(object: &mut Article, enclosure: &mut Article) {
    object.headline = object.headline.take().or_else(|| enclosure.headline.take());
    object.language = object.language.take().or_else(|| enclosure.language.take());
    let Some(stated) = enclosure.renditions.first() else { return };
    if let Some(file) = object.renditions.iter_mut().find(|file| file.href == stated.href) {
        file.content_type = file.content_type.take().or_else(|| stated.content_type.clone());
        file.size_in_bytes = file.size_in_bytes.or(stated.size_in_bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::super::CARD;
    use super::*;
    use crate::formats::ReadOptions;

    #[test]
    fn a_credit_beside_an_enclosure_was_nobodys() {
        let text = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:media='http://search.yahoo.com/mrss/'><entry>\
                    <link rel='enclosure' href='https://tarn.example/a.jpg'/><media:credit>Bo Ek</media:credit></entry></feed>";
        let mut report = Report::default();
        let mut reading = (CARD.open.unwrap())(text, &ReadOptions::default(), &mut report).unwrap();
        let article = reading.next(&mut report).unwrap().0.native;
        assert_eq!(article.associations[0].creditline, ["Bo Ek".into()]);
        assert!(article.extensions.is_empty());
    }
}
