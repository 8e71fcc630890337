//! What the places of NewsML 1 hold of the model: which words, roles and identifiers they take, and what of a list.

use super::read::settle;
use super::{class, identity, life, profiles};
use crate::formats::{Form, printed};
use crate::model::{Article, Concept, Dateline, Part, Party, Relation, RightsInfo, Text, TextKind};
use crate::syntax::html;
use crate::vocab::edges::squash;
use crate::vocab::signals::{self, Stop, is_of_another_revision};

pub(super) static FORM: Form = Form { article, holds: |_| false, feed: |_| {} };

fn article(a: &mut Article) {
    item(a, true);
    if a.kind.as_deref().and_then(profiles::media_type).is_none() {
        // Files beside a text are of something that goes with it.
        a.renditions.clear();
    }
    life_cycle(a);
    identifiers(a);
    a.title.iter_mut().for_each(|t| *t = Text::plain(words(t)));
    a.title.prune();
    services(a);
    if let Some(t) = &mut a.transmission {
        t.number = t.number.take().filter(|n| n.trim() == n);
    }
    a.associations.iter_mut().for_each(association);
    // As it is read again: a language is stated where it is another one.
    settle(a, None);
    let language = a.language.clone();
    a.associations.iter_mut().for_each(|with| settle(with, language.as_deref()));
}

fn association(a: &mut Article) {
    item(a, false);
    a.uri = a.uri.take().filter(|uri| !uri.contains(['\n', '\t']));
}

/// What every component holds; `own` is the story's.
fn item(a: &mut Article, own: bool) {
    lines(a);
    texts(a);
    kind(a, own);
    parties(a);
    rights(a);
    concepts(a, own);
    for file in &mut a.renditions {
        file.alt_ids.clear();
    }
    let several = a.dateline.len() > 1;
    for (at, line) in a.dateline.iter_mut().enumerate() {
        let text = line.text.take().map(|t| squash(&t)).filter(|t| !t.is_empty());
        let date = line.date.take().map(|d| squash(&d)).filter(|_| at == 0);
        *line = Dateline { text, date, ..Dateline::default() };
    }
    a.dateline.retain(|line| line.text.is_some() || !several);
    a.dateline.prune();
}

/// The words of a text as a line shows them.
fn words(text: &Text) -> String {
    squash(&printed::words(text))
}

fn line(text: &mut Text) {
    text.value = words(text);
    text.kind = TextKind::Plain;
}

fn lines(a: &mut Article) {
    a.headline.iter_mut().chain(a.subheadline.iter_mut()).for_each(line);
    a.headline.prune();
    a.subheadline.prune();
    a.ed_notes.iter_mut().for_each(|n| n.role = n.role.take().filter(|r| r == profiles::PRODUCT));
    let lists = [&mut a.headlines, &mut a.slugline, &mut a.keywords, &mut a.by, &mut a.creditline];
    let more = [&mut a.copyright_notice, &mut a.usage_terms, &mut a.signoff, &mut a.ed_notes];
    for list in lists.into_iter().chain(more) {
        list.iter_mut().for_each(line);
        list.prune();
    }
}

/// Content stands as what it is; markup that would not come back stands as HTML.
fn texts(a: &mut Article) {
    if a.summary.is_none() {
        a.descriptions.clear();
    }
    for text in a.summary.iter_mut().chain(&mut a.descriptions).chain(&mut a.bodies) {
        text.role = text.role.take().filter(|role| profiles::role(role).is_none());
        content(text);
    }
    a.summary.prune();
    a.descriptions.prune();
    a.bodies.prune();
    a.bodies.sort_by_key(|body| body.role.is_some());
}

fn content(text: &mut Text) {
    match &text.kind {
        TextKind::Plain | TextKind::Html => {}
        TextKind::Media(media) if profiles::is_other(media) => {}
        TextKind::Media(_) => text.kind = TextKind::Plain,
        TextKind::Nitf => {
            text.value = text.value.trim().to_owned();
            if !super::write::comes_back(&text.value, "") {
                (text.kind, text.value) = (TextKind::Html, html::nitf_to_html(&text.value));
            }
        }
        TextKind::Xhtml => {
            if !super::write::comes_back(&text.value, crate::syntax::xml::XHTML) {
                text.kind = TextKind::Html;
            }
        }
    }
}

/// What kind of item it is, is told from what is in it; of what goes with it, its role says it.
fn kind(a: &mut Article, own: bool) {
    let (words, files) = (!a.bodies.is_empty(), !a.renditions.is_empty());
    let media = a.kind.as_deref().is_some_and(|kind| profiles::media_type(kind).is_some());
    a.kind = a.kind.take().filter(|kind| if media { !own || files && !words } else { kind == "text" && words });
}

fn parties(a: &mut Article) {
    for list in [&mut a.creators, &mut a.contributors, &mut a.info_sources] {
        list.iter_mut().for_each(party);
        list.prune();
    }
    a.provider.iter_mut().for_each(party);
    a.provider.prune();
}

/// A name, and what the properties of a party say (1.2). A code stands in its place where it is the name in a scheme;
/// who has no name is called what is printed of it.
fn party(p: &mut Party) {
    p.name = p.name.take().or_else(|| p.print().map(str::to_owned));
    let (name, qcode) = (p.name.clone(), p.qcode.take());
    p.qcode = qcode.filter(|q| scheme(q).is_some_and(|(_, code)| Some(code) == name.as_deref()));
    p.names.clear();
    p.same_as.clear();
    p.contacts.clear();
}

/// The scheme of a code and the code.
pub(super) fn scheme(qcode: &str) -> Option<(&str, &str)> {
    qcode.split_once(':').filter(|(scheme, code)| !scheme.trim().is_empty() && !code.is_empty())
}

/// Years of copyright stand first; of other rights, what `UsageRights` holds.
fn rights(a: &mut Article) {
    for holder in &mut a.copyright_holder {
        *holder = Party::named(squash(holder.print().unwrap_or_default()));
    }
    a.copyright_holder.prune();
    for rights in &mut a.rights_info {
        let r = std::mem::take(rights);
        if only_year(&r) {
            *rights = r;
            continue;
        }
        // The year of another holder than the next one.
        if r.scope.as_deref() == Some(RightsInfo::COPYRIGHT_YEAR) && r.raw.is_some() {
            continue;
        }
        let (agent, geography) = (r.agent.as_deref().map(squash), r.geography.as_deref().map(squash));
        let (start_date, end_date) = (r.start_date, r.end_date);
        *rights = RightsInfo { agent, geography, start_date, end_date, ..RightsInfo::default() };
    }
    a.rights_info.prune();
    a.rights_info.sort_by_key(|r| !only_year(r));
}

/// Whether these rights say nothing but from which year they are.
pub(super) fn only_year(r: &RightsInfo) -> bool {
    let year = RightsInfo {
        scope: Some(RightsInfo::COPYRIGHT_YEAR.to_owned()),
        start_date: r.start_date.clone(),
        ..RightsInfo::default()
    };
    r.start_date.is_some() && *r == year
}

fn concepts(a: &mut Article, own: bool) {
    for c in &mut a.subjects {
        let literal = [&c.literal, &c.name, &c.qcode, &c.uri].into_iter().find_map(Clone::clone);
        *c = Concept { literal, scheme: c.scheme.take(), ..Concept::default() };
    }
    let mut genres = std::mem::take(&mut a.genres).into_iter().map(|c| {
        let name = [&c.name, &c.literal, &c.qcode, &c.uri].into_iter().find_map(Clone::clone);
        Concept { name, scheme: c.scheme, role: c.role, ..Concept::default() }
    });
    let mut next = genres.next();
    if let Some(kind) = next.take_if(|g| own && profiles::is_item_type(g)) {
        a.genres.push(Concept { scheme: None, ..kind });
        next = genres.next();
    }
    a.genres.extend(next.map(|g| Concept { role: None, ..g }));
    a.located.iter_mut().for_each(place);
    for c in &mut a.places {
        let role = c.role.take().filter(|role| role == profiles::EVENT);
        place(c);
        c.role = role;
    }
    for list in [&mut a.audience, &mut a.member_of] {
        for c in list.iter_mut() {
            let name = [&c.name, &c.literal, &c.qcode, &c.uri].into_iter().find_map(Clone::clone);
            *c = Concept { name, ..Concept::default() };
        }
    }
    a.member_of.iter_mut().for_each(|c| c.name = c.name.as_deref().map(squash));
    for g in &mut a.generators {
        (g.uri, g.version) = (None, None);
    }
    for list in [&mut a.subjects, &mut a.genres, &mut a.located, &mut a.places, &mut a.audience, &mut a.member_of] {
        list.prune();
    }
    a.generators.prune();
}

/// A city and a country; what is known otherwise stands as a city.
fn place(c: &mut Concept) {
    let known = c.name.is_some() || c.literal.is_some();
    let name = c.name.take().or_else(|| c.qcode.take().or(c.uri.take()).filter(|_| !known));
    *c = Concept { name, literal: c.literal.take(), ..Concept::default() };
}

fn services(a: &mut Article) {
    for c in &mut a.services {
        let name = [&c.name, &c.literal, &c.qcode, &c.uri].into_iter().find_map(Clone::clone);
        let role = c.role.take().filter(|role| role == profiles::NEWS_PRODUCT);
        *c = Concept { name, role, ..Concept::default() };
    }
    a.services.prune();
    a.services.sort_by_key(|c| c.role.is_some());
}

fn life_cycle(a: &mut Article) {
    if let Some(word) = a.pub_status.as_deref().and_then(signals::status) {
        let word = if word == "embargoed" { "withheld" } else { word };
        a.pub_status = Some(word.to_owned());
    }
    if Stop::signalled(a).is_some() || Stop::of(a) == Some(Stop::Killed) {
        // A time at which it becomes usable would revive it for those who read the status alone.
        (a.embargo, a.embargoed_until) = (None, None);
    }
    let usable = matches!(a.pub_status.as_deref(), None | Some("usable"));
    if a.embargo.take().is_some() && a.embargoed_until.is_none() && usable {
        a.embargo = Some("indefinite".to_owned());
    }
    a.expires.truncate(usize::from(a.embargoed_until.is_none()));
    a.expires.iter_mut().for_each(|e| e.constraint = None);
    a.expires.prune();
    let of_revision =
        a.signals.first().is_some_and(|s| s.literal.as_deref().and_then(life::update).as_ref() == Some(s));
    for signal in a.signals.iter_mut().skip(usize::from(of_revision)) {
        let scheme = signal.scheme.take().filter(|scheme| scheme != class::UPDATE);
        *signal = life::code(signal).map(|code| life::signal(code, scheme)).unwrap_or_default();
    }
    a.signals.prune();
}

fn identifiers(a: &mut Article) {
    a.version = a.version.take().map(|v| v.trim().to_owned());
    let full = identity::full(a);
    let stated = full.filter(|full| a.alt_ids.first() == Some(full));
    a.alt_ids = stated.into_iter().collect();
    // That to the revision before stands first, and elsewhere than the others.
    let of_revision = usize::from(identity::previous_of(a).is_some());
    let mut others = a.relations.split_off(of_revision.min(a.relations.len()));
    // Without its version it would be one to this revision.
    others.retain(|r| Stop::of_relation(r).is_none() || !is_of_another_revision(r, a));
    for r in &mut others {
        let rel = r.rel.as_deref().map(squash).filter(|rel| !rel.is_empty());
        let rel = rel.unwrap_or_else(|| profiles::ASSOCIATED.to_owned());
        *r = Relation { uri: r.uri.take(), rel: Some(rel), ..Relation::default() };
    }
    others.sort_by_key(|r| r.rel.as_deref() != Some("derivedFrom"));
    a.relations.append(&mut others);
}
