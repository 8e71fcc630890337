//! Narrowing an article to exactly what a format carries.

use serde_json::Value;

use super::form;
use super::narrow::{convert, exceeds, holds, keeps_all, narrow};
use super::stop;
use super::table::{Carried, Table, Tables};
use super::{Loss, Notes, Place, credits, inside, private};
use crate::formats::{Audience, Carry, TextRule, Within, faults};
use crate::model::{
    Article, Extension, ExtensionField, Feed, FeedField, Field, Level, Members, Part, Record, Text, TextKind, Whole,
    canonical_feed, is_canonical, settle_title,
};
use crate::syntax::html;
use crate::vocab::modules;

/// Narrows an article, which is in its canonical form, to what the format carries; what it took is noted. It states no
/// other members then than the answer has.
pub fn project(tables: &Tables, level: Level, article: &mut Article, notes: &mut dyn Notes) -> Members {
    debug_assert!(is_canonical(article), "an article that is not in its canonical form: {article:?}");
    let depth = u8::from(level == Level::Association);
    let stated = narrow_to(tables, depth, article, &mut Pen { notes, inside: "" });
    if !article.marks.is_empty() {
        forget_marks(article);
    }
    stated
}

/// A mark on a member that is not stated says nothing.
fn forget_marks(article: &mut Article) {
    let blank: Vec<_> = Article::MEMBERS.iter().filter(|m| (m.is_blank)(article)).map(|m| m.pointer).collect();
    article.marks.retain(|pointer, _| !blank.contains(&pointer));
}

/// What arrives of an article, and what became of the rest of it (see [`project`]).
pub fn projected(tables: &Tables, level: Level, mut article: Article) -> (Article, Vec<Loss>) {
    let mut losses = Vec::new();
    project(tables, level, &mut article, &mut losses);
    (article, losses)
}

/// `depth` is 0 for an article, 1 for what goes with it, 2 for what goes with that.
fn narrow_to(tables: &Tables, depth: u8, article: &mut Article, pen: &mut Pen<'_>) -> Members {
    let level = if depth == 0 { Level::Article } else { Level::Association };
    let mut stated = article.stated();
    let public = tables.card.audience == Audience::Public;
    let uncarried = !tables.extensions || tables.prints;
    if public {
        stated = private::drop_private(article, stated, pen);
        if uncarried && level == Level::Article {
            private::drop_within(article, pen);
        }
    } else if tables.prints && (private::take_notes(article, pen) | stop::tell_whom(article, pen)) {
        stated = article.stated();
    }
    let table = tables.at(level);
    if !public && uncarried && private::tell_editors(table, article, stated, pen) {
        stated = article.stated();
    }
    let stopped = if uncarried { stop::unsaid(article) } else { None };
    if let Some(form) = tables.card.form.filter(|_| level == Level::Article && uncarried) {
        form::state(form, article, pen);
        stated = article.stated();
    }
    stated = fold(table, article, stated, pen);
    let mut children = std::mem::take(&mut article.associations);
    drop_members(table, article, stated, pen);
    convert_texts(table, article, stated, pen);
    if !tables.extensions {
        narrow_members(table, article, pen);
        drop_extensions(tables, Within::Article, &mut article.extensions, pen);
    }
    if stopped.is_some_and(|stopped| stop::stays(stopped, table, article, pen)) {
        stated.add(Field::PubStatus(Whole).member());
    }
    // Narrowed they may say the same.
    settle_title(article);
    if depth >= tables.levels && !tables.extensions && !children.is_empty() {
        // A format's own places hold so many levels of pictures, most of them one.
        pen.note("associations", "dropped", "--no-extensions", || serde_json::json!(children));
        return stated;
    }
    for (i, child) in children.iter_mut().enumerate() {
        let inside = inside(pen.inside, i);
        narrow_to(tables, depth.saturating_add(1), child, &mut Pen { notes: pen.notes, inside: &inside });
    }
    children.retain(|child| !child.is_blank());
    article.associations = children;
    if level == Level::Article && !tables.extensions && !modules::settled(article, None, &[]) {
        drop_modules(&mut article.extensions, pen);
    }
    stated
}

/// Takes notes of one article, feed or association.
pub(super) struct Pen<'a> {
    pub(super) notes: &'a mut dyn Notes,
    /// What stands before the names of its leaves.
    pub(super) inside: &'a str,
}

impl Pen<'_> {
    pub(super) fn note(
        &mut self,
        field: &str,
        outcome: &'static str,
        place: impl Into<Place>,
        mut value: impl FnMut() -> Value,
    ) {
        self.notes.note((self.inside, field), outcome, place.into(), &mut value);
    }
}

/// Narrows a feed to what the format carries; what it took is noted.
pub fn project_feed(tables: &Tables, feed: &mut Feed, notes: &mut dyn Notes) {
    canonical_feed(feed);
    let pen = &mut Pen { notes, inside: "feed." };
    if let Some(form) = tables.card.form.filter(|_| !tables.extensions) {
        form::state_feed(form, feed, pen);
    }
    drop_each(tables, feed, pen);
    let stated = feed.stated();
    drop_members(&tables.feed, feed, stated, pen);
    convert_texts(&tables.feed, feed, stated, pen);
    if !tables.extensions {
        narrow_members(&tables.feed, feed, pen);
        drop_extensions(tables, Within::Feed, &mut feed.extensions, pen);
        if !modules::settled_feed(feed, None, &[]) {
            drop_modules(&mut feed.extensions, pen);
        }
    }
}

/// Takes out the elements of modules where the feed has no place, and says of each what it was: of a list the first ones would
/// be shown. Its credits are its articles' (see [`inherit`](super::inherit)).
fn drop_each(tables: &Tables, feed: &mut Feed, pen: &mut Pen<'_>) {
    let carry = tables.feed.carry(FeedField::Extensions(ExtensionField::Raw(Whole)));
    if let (Carry::Dropped(_), false) = (carry, feed.extensions.is_empty()) {
        let inherits = !tables.card.has_feed();
        for e in std::mem::take(&mut feed.extensions).iter().filter(|e| !(inherits && credits::is_credit(e))) {
            pen.note("extensions", carry.outcome(), carry.place(), || Value::String(e.raw.clone()));
        }
    }
}

/// What arrives of a feed, and what became of the rest of it (see [`project_feed`]).
pub fn projected_feed(tables: &Tables, mut feed: Feed) -> (Feed, Vec<Loss>) {
    let mut losses = Vec::new();
    project_feed(tables, &mut feed, &mut losses);
    (feed, losses)
}

/// Folds what would be read back as another member into that member; the members that are stated then.
fn fold(table: &Table, article: &mut Article, mut stated: Members, pen: &mut Pen<'_>) -> Members {
    for (m, limit) in table.limits::<Article>(stated.and(table.beside)) {
        let Some(other) = limit.beside.filter(|_| !(m.is_blank)(article)) else { continue };
        let Some(o) = Article::MEMBERS.iter().find(|o| o.name == other) else { continue };
        let (mut beside, mut there) = (Vec::new(), false);
        (o.part)(article).texts(&mut |t| {
            there |= !t.value.is_empty();
            beside.push(t.clone());
        });
        // One that only says where it is does not stand there.
        if there {
            continue;
        }
        pen.note(m.name, "folded", other, || (m.to_json)(article));
        let mut texts: Vec<Text> = Vec::new();
        (m.part)(article).texts(&mut |t| texts.push(std::mem::take(t)));
        (m.clear)(article);
        texts.append(&mut beside);
        let value = serde_json::to_value(&texts).unwrap_or_default();
        // Only members that are lists of texts are named in `beside`; the table's own test holds that.
        let _ = (o.from_json)(article, value);
        stated = article.stated();
    }
    stated
}

/// Clears what the format drops, and lists what goes to the carrier.
fn drop_members<T: Carried>(table: &Table, whole: &mut T, stated: Members, pen: &mut Pen<'_>) {
    let mut touched = Vec::new();
    for place in stated.and(table.foreign) {
        let mut dropped = false;
        touched.clear();
        whole.visit_member(place, &mut |leaf| {
            let carry = table.carry(leaf);
            if !matches!(carry, Carry::Native(..)) && touched.iter().all(|(known, _)| *known != leaf) {
                dropped |= goes(carry);
                touched.push((leaf, carry));
            }
        });
        if let Some(member) = T::members().get(place).filter(|_| !touched.is_empty()) {
            // Each article says what it inherits: whether one does, nobody knows yet.
            for (leaf, carry) in touched.iter().filter(|(_, carry)| !matches!(carry, Carry::Inherited(_))) {
                pen.note(table.name(*leaf), carry.outcome(), carry.place(), || (member.to_json)(whole));
            }
        }
        if dropped {
            whole.retain_member(place, &mut |leaf| !goes(table.carry(leaf)));
        }
    }
}

/// Whether a leaf is not in what is written: it goes nowhere, or to each article.
fn goes(carry: &Carry) -> bool {
    matches!(carry, Carry::Dropped(_) | Carry::Inherited(_))
}

/// Converts texts to a kind the place holds where that keeps everything; what does not is left to the carrier.
fn convert_texts<T: Carried>(table: &Table, whole: &mut T, stated: Members, pen: &mut Pen<'_>) {
    for (m, limit) in table.limits::<T>(stated.and(table.worded)) {
        let (mut changed, mut broken) = (None, false);
        (m.part)(whole).texts(&mut |t| {
            if limit.text == TextRule::Nitf
                && let Some(mended) =
                    Some(&t.value).filter(|_| t.kind == TextKind::Nitf).and_then(|v| html::mended_nitf(v))
            {
                t.value = mended;
                broken = true;
            }
            if !holds(t, limit.text) && keeps_all(&t.kind, limit.text) {
                let from = t.kind.clone();
                convert(t, limit.text);
                changed = Some((from, t.kind.clone()));
            }
        });
        if broken || changed.is_some() {
            // Markup of which no words are left says nothing.
            (m.part)(whole).prune();
        }
        if broken {
            pen.note(m.name, "narrowed", "what NITF 3.6 allows", || Value::Null);
        }
        if let Some((from, to)) = changed {
            let place = format!("{} as {}", from.as_str(), to.as_str());
            pen.note(&[m.name, ".type"].concat(), "carried", place, || Value::Null);
        }
    }
}

/// Narrows what exceeds its place where there is no carrier that holds it whole.
fn narrow_members<T: Carried>(table: &Table, whole: &mut T, pen: &mut Pen<'_>) {
    for (m, limit) in table.limits::<T>(table.limited) {
        if !(m.is_blank)(whole) && exceeds((m.part)(whole), limit) {
            pen.note(m.name, "narrowed", limit.words(), || (m.to_json)(whole));
            narrow((m.part)(whole), limit);
            (m.part)(whole).prune();
        }
    }
}

/// Drops elements of modules that would be read as more than the article states (see [`modules::settled`]).
fn drop_modules(list: &mut Vec<Extension>, pen: &mut Pen<'_>) {
    list.retain(|e| {
        let reads = modules::reads(e);
        if reads {
            pen.note("extensions.raw", "dropped", "--no-extensions", || Value::String(e.raw.clone()));
        }
        !reads
    });
}

/// Drops what cannot stand as it came where there is no carrier that holds it.
fn drop_extensions(tables: &Tables, within: Within, list: &mut Vec<Extension>, pen: &mut Pen<'_>) {
    let faulty = faults::of(tables.card, list, within);
    let mut at = 0;
    list.retain(|e| {
        let stands = !faulty.contains(&at) && (tables.card.stands)(e, within);
        at += 1;
        if !stands {
            pen.note("extensions.raw", "dropped", "--no-extensions", || Value::String(e.raw.clone()));
        }
        stands
    });
}
