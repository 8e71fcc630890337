//! Rights: what of a block the schema takes, and which blocks stand as they came.

use super::super::read::{is_block, rights_of};
use super::super::{slots, write};
use super::values::{date, is_code, is_codes, is_reference, is_uri, words};
use crate::model::{Article, Part, Party, RightsInfo};

/// The rest of the blocks of rights. A block that stands as it came is about what it states, which the article states too: it
/// is read behind what is stated of the whole.
pub(super) fn rights(a: &mut Article, language: Option<&str>) {
    a.rights_info.iter_mut().for_each(block);
    if a.rights_info.iter().any(|r| r.raw.as_deref().is_some_and(is_block)) {
        let mut infos = std::mem::take(&mut a.rights_info);
        let mut given = Article::default();
        for r in infos.iter_mut().filter(|r| r.raw.as_deref().is_some_and(is_block)) {
            if !stands(r, a, &mut given, language) {
                r.raw = None;
            }
        }
        a.copyright_holder.append(&mut given.copyright_holder);
        a.copyright_notice.append(&mut given.copyright_notice);
        a.usage_terms.append(&mut given.usage_terms);
        a.rights_info = infos;
    }
    a.rights_info.prune();
}

/// Whether a block that was kept whole says of itself what the rest of it says, and states nothing that the article, but for
/// blocks before it, does not: that is `given` by it then.
fn stands(r: &RightsInfo, a: &mut Article, given: &mut Article, language: Option<&str>) -> bool {
    let Some(raw) = r.raw.as_deref().filter(|raw| slots::is_plausible(raw)) else { return false };
    let Some(mut read) = rights_of(raw, language).filter(|read| read.rights_info == [r.clone()]) else { return false };
    let left = without(&a.copyright_holder, &read.copyright_holder)
        .zip(without(&a.copyright_notice, &read.copyright_notice))
        .zip(without(&a.usage_terms, &read.usage_terms));
    let Some(((holders, notices), terms)) = left else { return false };
    if read.accountable.is_some() && a.accountable.is_none() {
        return false;
    }
    (a.copyright_holder, a.copyright_notice, a.usage_terms) = (holders, notices, terms);
    given.copyright_holder.append(&mut read.copyright_holder);
    given.copyright_notice.append(&mut read.copyright_notice);
    given.usage_terms.append(&mut read.usage_terms);
    true
}

/// The list without these values of it; `None` where it has not all of them.
fn without<T: PartialEq + Clone>(list: &[T], values: &[T]) -> Option<Vec<T>> {
    let mut left = list.to_vec();
    for value in values {
        let at = left.iter().take(MOST).position(|known| known == value)?;
        left.remove(at);
    }
    Some(left)
}

/// More are not looked through.
const MOST: usize = 100;

/// How many of the last holders, notices and terms of an article stand in blocks that are written as they came, and whether who
/// answers for it does.
pub(in super::super) fn given(a: &Article) -> ([usize; 3], bool) {
    let (mut counts, mut answers): ([usize; 3], Option<Option<Party>>) = ([0; 3], None);
    for raw in a.rights_info.iter().filter_map(|r| r.raw.as_deref()).filter(|raw| is_block(raw)) {
        let Some(read) = rights_of(raw, a.language.as_deref()) else { continue };
        let lengths = [read.copyright_holder.len(), read.copyright_notice.len(), read.usage_terms.len()];
        counts.iter_mut().zip(lengths).for_each(|(all, more)| *all += more);
        answers = answers.or_else(|| read.accountable.is_some().then_some(read.accountable));
    }
    (counts, answers.is_some_and(|first| first == a.accountable))
}

fn block(r: &mut RightsInfo) {
    let code = |code: &String| is_codes(code) || is_uri(code);
    r.scope = r.scope.take().filter(code);
    r.aspect = r.aspect.take().filter(code);
    [&mut r.start_date, &mut r.end_date].into_iter().flatten().for_each(date);
    words(&mut r.data_mining);
    for link in &mut r.links {
        link.rel = link.rel.take().filter(|rel| is_code(rel) || is_uri(rel));
        link.length =
            link.length.take().filter(|l| !l.is_empty() && l.len() < 18 && l.bytes().all(|b| b.is_ascii_digit()));
        (link.hreflang, link.title) = (None, link.title.take());
    }
    r.links.retain(|link| is_reference(&link.href));
    (r.agent, r.geography) = (None, None);
    // An expression stands where it is read as nothing else.
    r.raw = r.raw.take().filter(|raw| {
        if is_block(raw) {
            return true;
        }
        let only = RightsInfo { raw: Some(raw.clone()), ..RightsInfo::default() };
        let stands = ["<rightsExpressionData", "<rightsInfoExtProperty"].iter().any(|begin| raw.starts_with(begin));
        let read = || rights_of(&write::rights_alone(&only), None).map(|read| read.rights_info);
        stands && slots::is_plausible(raw) && read() == Some(vec![only.clone()])
    });
}
