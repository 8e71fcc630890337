//! Which holder and which terms rights are about. The model has holders, terms and the rest of the rights in lists of their
//! own; where one element of NITF states several of them, the rest keeps that element, and the writer states them together
//! again. No other holder and no other terms are ever written with a year or a limit.

use crate::model::{Article, Lang, Part, Party, RightsInfo, Text};
use crate::syntax::html;
use crate::syntax::xml::{Cursor, Emitter, Limits, Tag};

/// Attributes of the elements that are kept, in the order in which the writer has them. Dates are written with the clock and the
/// zone that NITF asks for, and stand in the rest of the rights.
static ATTRIBUTES: &[&str] = &["year", "holder", "agent", "geography", "type", "owner", "limitations", "xml:lang"];
/// More are not looked through.
const MOST: usize = 100;

/// The element as it is kept.
pub(super) fn kept(cursor: &Cursor<'_>, tag: &Tag<'_>) -> String {
    let mut out = Emitter::new();
    out.start(tag.name);
    for name in ATTRIBUTES {
        let value = match name.split_once(':') {
            Some((prefix, name)) => cursor.attr(tag, prefix, name),
            None => tag.attr(name),
        };
        out.optional_attr(name, value.filter(|v| !v.trim().is_empty()).as_deref());
    }
    out.end();
    out.take()
}

/// What a kept element states together.
#[derive(Default, Debug)]
pub(super) struct Stated {
    /// The holder of a `doc.copyright`.
    pub holder: Option<String>,
    /// The owner of a `doc.rights`.
    pub owner: Option<String>,
    pub terms: Option<Text>,
}

fn stated(raw: &str) -> Option<Stated> {
    if !raw.starts_with("<doc.") || !raw.ends_with("/>") {
        return None;
    }
    let quiet = &mut crate::diag::Report::default();
    let mut cursor = Cursor::piece_of(raw, &[], Limits::default());
    let tag = cursor.root(quiet)?;
    let value = |name: &str| tag.attr(name).map(|v| v.into_owned());
    let lang = cursor.attr(&tag, "xml", "lang").map(|lang| Lang(lang.into_owned()));
    let terms = value("limitations").map(|words| Text { lang, ..Text::plain(words) });
    match tag.name {
        "doc.copyright" => Some(Stated { holder: Some(value("holder")?), ..Stated::default() }),
        "doc.rights" if terms.is_some() || tag.attr("owner").is_some() => {
            Some(Stated { owner: value("owner"), terms, ..Stated::default() })
        }
        _ => None,
    }
}

/// One step of writing rights.
#[derive(Debug)]
pub(super) enum Step<'a> {
    Copyright(Option<&'a str>, Option<&'a str>),
    Rights(Option<&'a RightsInfo>, Option<String>, Option<&'a Text>),
}

/// Takes out of two lists what the elements that are kept state of them; the rest is stated of the whole story.
struct Free<'a> {
    holders: Vec<Option<&'a str>>,
    terms: Vec<Option<&'a Text>>,
}

impl<'a> Free<'a> {
    fn of(a: &'a Article) -> Self {
        let holders = a.copyright_holder.iter().map(|h| h.name.as_deref()).collect();
        Self { holders, terms: a.usage_terms.iter().map(Some).collect() }
    }
    fn holder(&mut self, name: &str) -> Option<usize> {
        let at = self.holders.iter().take(MOST).position(|free| *free == Some(name))?;
        self.holders.get_mut(at)?.take().map(|_| at)
    }
    fn terms(&mut self, terms: &Text) -> Option<usize> {
        let same = |free: &Option<&Text>| free.is_some_and(|free| free.value == terms.value && free.lang == terms.lang);
        let at = self.terms.iter().take(MOST).position(same)?;
        self.terms.get_mut(at)?.take().map(|_| at)
    }
}

/// Which of the rights are stated together with a holder or terms, and where in their lists these stand.
struct Together {
    stated: Stated,
    holder: Option<usize>,
    owner: Option<usize>,
    terms: Option<usize>,
}

fn together<'a>(a: &'a Article, free: &mut Free<'a>, info: &RightsInfo) -> Option<Together> {
    let stated = stated(info.raw.as_deref()?)?;
    if stated.holder.is_some() != only_year(info).is_some() || info.scope.is_some() && stated.holder.is_none() {
        return None;
    }
    let known = |name: &String| a.copyright_holder.iter().take(MOST).any(|h| h.name.as_ref() == Some(name));
    if stated.owner.as_ref().is_some_and(|owner| !known(owner)) {
        return None;
    }
    let holder = stated.holder.as_deref().map(|name| free.holder(name));
    if holder == Some(None) {
        return None;
    }
    let terms = stated.terms.as_ref().map(|terms| free.terms(terms));
    if terms == Some(None) {
        return None;
    }
    let owner = stated.owner.as_deref().and_then(|name| free.holder(name));
    Some(Together { holder: holder.flatten(), owner, terms: terms.flatten(), stated })
}

/// The year, when these rights say nothing else.
pub(super) fn only_year(r: &RightsInfo) -> Option<&str> {
    let start = r.start_date.as_ref()?.as_str();
    let alone = r.aspect.is_none() && r.agent.is_none() && r.geography.is_none() && r.end_date.is_none();
    (alone && start.len() == 4 && r.scope.as_deref() == Some(RightsInfo::COPYRIGHT_YEAR)).then_some(start)
}

/// The elements of the rights of an article, in the order in which they are written.
pub(super) fn steps(a: &Article) -> Vec<Step<'_>> {
    let mut free = Free::of(a);
    let with: Vec<_> = a.rights_info.iter().map(|info| together(a, &mut free, info)).collect();
    let holder_at = |at: usize| a.copyright_holder.get(at).and_then(|h| h.name.as_deref());
    let mut years =
        a.rights_info.iter().zip(&with).filter(|(r, with)| with.is_none() && only_year(r).is_some()).count();
    let Free { mut holders, mut terms } = free;
    let mut steps = Vec::new();
    for (info, with) in a.rights_info.iter().zip(with) {
        let Some(Together { stated, holder, owner, terms: at }) = with else {
            match only_year(info) {
                Some(year) => {
                    years -= 1;
                    let next = holders.iter_mut().find(|free| free.is_some()).and_then(Option::take);
                    steps.push(Step::Copyright(Some(year), next));
                }
                None => steps.push(Step::Rights(Some(info), None, None)),
            }
            continue;
        };
        // What stands before it in the lists is read before it, unless a year takes it.
        let before = holder.or(owner).unwrap_or(0).min(if years == 0 { usize::MAX } else { 0 });
        let earlier = holders.iter_mut().take(before).filter_map(Option::take);
        steps.extend(earlier.map(|name| Step::Copyright(None, Some(name))));
        let earlier = terms.iter_mut().take(at.unwrap_or(0)).filter_map(Option::take);
        steps.extend(earlier.map(|text| Step::Rights(None, None, Some(text))));
        if let Some(holder) = holder {
            steps.push(Step::Copyright(only_year(info), holder_at(holder)));
            continue;
        }
        // Who owns the rights holds the copyright too.
        steps.extend(owner.map(|at| Step::Copyright(None, holder_at(at))));
        steps.push(Step::Rights(Some(info), stated.owner, at.and_then(|at| a.usage_terms.get(at))));
    }
    steps.extend(holders.into_iter().flatten().map(|name| Step::Copyright(None, Some(name))));
    steps.extend(terms.into_iter().flatten().map(|text| Step::Rights(None, None, Some(text))));
    steps
}

/// Gives rights the form in which they are read again; of an article of which some keep an element.
pub(super) fn form(a: &mut Article) {
    if a.rights_info.iter().all(|r| r.raw.is_none()) {
        return;
    }
    let mut bare = Article {
        copyright_holder: a.copyright_holder.iter().filter_map(Party::print).map(Party::named).collect(),
        usage_terms: a.usage_terms.iter().map(plain).collect(),
        rights_info: a.rights_info.clone(),
        ..Article::default()
    };
    bare.rights_info.iter_mut().for_each(|r| {
        r.raw = r.raw.take().filter(|raw| stated(raw).is_some());
        (r.data_mining, r.fee, r.links) = (None, None, Vec::new());
    });
    bare.rights_info.prune();
    let read = super::read::rights_again(&super::write::rights_alone(&bare));
    if read.copyright_holder != bare.copyright_holder {
        a.copyright_holder = read.copyright_holder;
    }
    if read.usage_terms != bare.usage_terms {
        a.usage_terms = read.usage_terms;
    }
    a.rights_info = read.rights_info;
}

/// The words of terms, and their language.
fn plain(text: &Text) -> Text {
    let value = match text.kind.as_str() {
        "html" | "xhtml" => html::to_text(&text.value),
        "nitf" => html::to_text(&html::nitf_to_html(&text.value)),
        _ => text.value.clone(),
    };
    Text { lang: text.lang.clone(), ..Text::plain(value) }
}

/// The rest of the rights of a `doc.copyright`.
pub(super) fn of_year(start: crate::model::Time, raw: Option<String>) -> RightsInfo {
    RightsInfo {
        scope: Some(RightsInfo::COPYRIGHT_YEAR.to_owned()),
        start_date: Some(start),
        raw,
        ..RightsInfo::default()
    }
}
