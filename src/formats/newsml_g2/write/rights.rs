//! Rights, a block each, and the chain of hands.

use super::super::form::{given_rights, is_code};
use super::super::own;
use super::super::read::is_block;
use super::parts::{either, label, party};
use crate::model::{Article, Hop, Party, RightsInfo, Text, Time};
use crate::syntax::xml::Emitter;

/// The rights of an item: one block for each holder, for a block has at most one, then what is said of parts of it: as it
/// came, where that is known.
pub(super) fn blocks(out: &mut Emitter, a: &Article) {
    let kept = |r: &RightsInfo| r.raw.as_deref().is_some_and(is_block);
    let (given, answered) = if a.rights_info.iter().any(kept) { given_rights(a) } else { ([0; 3], false) };
    let holders = free(&a.copyright_holder, given[0]);
    let (notices, terms) = (free(&a.copyright_notice, given[1]), free(&a.usage_terms, given[2]));
    let accountable = a.accountable.as_ref().filter(|_| !answered);
    let first = holders.first();
    if !(notices.is_empty() && terms.is_empty()) || first.is_some() || accountable.is_some() {
        block(out, accountable, first, (notices, terms), None);
    }
    holders.iter().skip(1).for_each(|holder| block(out, None, Some(holder), (&[], &[]), None));
    for rest in &a.rights_info {
        match rest.raw.as_deref().filter(|raw| is_block(raw)) {
            Some(raw) => out.raw_element(raw),
            None => block(out, None, None, (&[], &[]), Some(rest)),
        }
    }
}

/// What stands in no block as it came.
fn free<T>(list: &[T], given: usize) -> &[T] {
    list.get(..list.len().saturating_sub(given)).unwrap_or_default()
}

/// A block that has nothing but this.
pub(in super::super) fn alone(rest: &RightsInfo) -> String {
    let mut out = Emitter::new();
    block(&mut out, None, None, (&[], &[]), Some(rest));
    out.take()
}

fn block(
    out: &mut Emitter,
    accountable: Option<&Party>,
    holder: Option<&Party>,
    (notices, terms): (&[Text], &[Text]),
    rest: Option<&RightsInfo>,
) {
    let nothing = RightsInfo::default();
    let rest = rest.unwrap_or(&nothing);
    out.start("rightsInfo");
    either(out, "scope", "scopeuri", rest.scope.as_deref());
    either(out, "aspect", "aspecturi", rest.aspect.as_deref());
    out.optional_attr("validfrom", rest.start_date.as_ref().map(Time::as_str));
    out.optional_attr("validto", rest.end_date.as_ref().map(Time::as_str));
    accountable.into_iter().for_each(|p| party(out, "accountable", p));
    holder.into_iter().for_each(|p| party(out, "copyrightHolder", p));
    notices.iter().for_each(|text| label(out, "copyrightNotice", text));
    terms.iter().for_each(|text| label(out, "usageTerms", text));
    for link in &rest.links {
        out.start("link");
        either(out, "rel", "reluri", link.rel.as_deref());
        out.attr("href", &link.href);
        out.optional_attr("contenttype", link.media_type.as_deref());
        out.optional_attr("size", link.length.as_deref());
        out.optional_attr("title", link.title.as_deref());
        out.end();
    }
    if let Some(fee) = &rest.fee {
        out.start("rightsInfoExtProperty");
        out.attr("reluri", own::FEE);
        out.attr("value", fee);
        out.end();
    }
    rest.raw.iter().for_each(|raw| out.raw_element(raw));
    if let Some(mining) = &rest.data_mining {
        out.start("dataMining");
        out.attr(if is_code(mining) { "qcode" } else { "literal" }, mining);
        out.end();
    }
    out.end();
}

/// `hopHistory`.
pub(super) fn hops(out: &mut Emitter, hops: &[Hop]) {
    if hops.is_empty() {
        return;
    }
    out.start("hopHistory");
    for hop in hops {
        out.start("hop");
        out.optional_attr("seq", hop.level.map(|n| n.to_string()).as_deref());
        out.optional_attr("timestamp", hop.time.as_ref().map(Time::as_str));
        hop.party.iter().for_each(|p| party(out, "party", p));
        if let Some(action) = &hop.action {
            out.start("action");
            match is_code(action) {
                true => out.attr("qcode", action),
                false => out.element("name", action),
            }
            out.end();
        }
        out.end();
    }
    out.end();
}
