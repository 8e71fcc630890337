//! Formats whose places hold less of a list than a limit can say: a card's [`Form`] makes of an article what they hold.
//!
//! The form is asked in both directions, as limits are: a member that it changes goes whole to the carrier, and a carried
//! member stands when its form is what the format's own places say.

use super::project::Pen;
use super::split::{divide, divide_feed, stands};
use super::table::{Carried, Tables};
use super::zone::place_like;
use crate::formats::Form;
use crate::model::{Article, Feed, Level, Member, canonical};

/// Gives an article its form. What is blank then goes, as nobody would read it: a person of whom no address is left.
fn formed(form: &Form, article: &mut Article) {
    (form.article)(article);
    prune_each(article);
}

fn prune_each(article: &mut Article) {
    prune(article);
    article.associations.iter_mut().for_each(prune_each);
}

fn formed_feed(form: &Form, feed: &mut Feed) {
    (form.feed)(feed);
    prune(feed);
}

/// What goes with an article keeps its place, by which the carrier tells it.
fn prune<T: Carried>(whole: &mut T) {
    T::members().iter().filter(|m| m.name != WITH).for_each(|m| (m.part)(whole).prune());
}

/// Takes out of an article what its format's own places do not hold.
pub(super) fn split(tables: &Tables, form: &Form, article: &mut Article) -> Option<Box<Article>> {
    let whole = article.clone();
    formed(form, article);
    let changed = Changed::of(&whole, article);
    let mut carried = divide(tables, article);
    copy(&whole, &changed.members, &mut carried);
    changed.beside(&whole, &mut carried, tables.levels);
    carried
}

/// The members of an article that its form changes, and those of what goes with it.
struct Changed {
    members: Vec<&'static Member<Article>>,
    with: Vec<Self>,
}

impl Changed {
    fn of(whole: &Article, formed: &Article) -> Self {
        let with = whole.associations.iter().zip(&formed.associations).map(|(whole, formed)| Self::of(whole, formed));
        Self { members: changed(whole, formed), with: with.collect() }
    }
    fn is_empty(&self) -> bool {
        self.members.is_empty() && self.with.iter().all(Self::is_empty)
    }
    /// Puts those of what goes with an article into what is carried of it; deeper than `levels` all is carried anyway, as it
    /// was.
    fn beside(&self, whole: &Article, carried: &mut Option<Box<Article>>, levels: u8) {
        if self.with.iter().all(Self::is_empty) {
            return;
        }
        self.place(whole, carried.get_or_insert_default(), levels);
    }
    fn place(&self, whole: &Article, carried: &mut Article, levels: u8) {
        if self.with.iter().all(Self::is_empty) {
            return;
        }
        let Some(deeper) = levels.checked_sub(1) else {
            return carried.associations.clone_from(&whole.associations);
        };
        let last = self.with.iter().rposition(|with| !with.is_empty()).map_or(0, |last| last + 1);
        if carried.associations.len() < last {
            carried.associations.resize_with(last, Article::default);
        }
        let children = whole.associations.iter().zip(&mut carried.associations);
        for (changed, (whole, carried)) in self.with.iter().zip(children).filter(|(changed, _)| !changed.is_empty()) {
            changed.members.iter().for_each(|member| (member.copy)(whole, carried));
            changed.place(whole, carried, deeper);
        }
    }
}

/// The same for a feed.
pub(super) fn split_feed(tables: &Tables, form: &Form, feed: &mut Feed) -> Option<Box<Feed>> {
    let whole = feed.clone();
    formed_feed(form, feed);
    let changed = changed(&whole, feed);
    let mut carried = divide_feed(tables, feed);
    copy(&whole, &changed, &mut carried);
    carried
}

/// Puts an article together.
pub(super) fn merge(tables: &Tables, form: &Form, native: &mut Article, carried: &Article) {
    let mut narrowed = native.clone();
    overlay_each(carried, &mut narrowed);
    place_like(tables.at(Level::Article), &mut narrowed, native);
    formed(form, &mut narrowed);
    divide(tables, &mut narrowed);
    stand(carried, &narrowed, native);
    stand_within(carried, &narrowed, native);
    // What has no file and of which the carrier says nothing either goes, and the two halves may say the same.
    canonical(native);
}

fn overlay_each(carried: &Article, native: &mut Article) {
    overlay(carried, native);
    native
        .associations
        .iter_mut()
        .zip(&carried.associations)
        .for_each(|(native, carried)| overlay_each(carried, native));
}

/// The same of what goes with an article; what no place holds is carried whole.
fn stand_within(carried: &Article, narrowed: &Article, native: &mut Article) {
    let children = native.associations.iter_mut().zip(&carried.associations).zip(&narrowed.associations);
    for ((native, carried), narrowed) in children {
        stand(carried, narrowed, native);
        if native.associations.is_empty() {
            native.associations.clone_from(&carried.associations);
        } else {
            stand_within(carried, narrowed, native);
        }
    }
}

/// Puts a feed together.
pub(super) fn merge_feed(tables: &Tables, form: &Form, native: &mut Feed, carried: &Feed) {
    let mut narrowed = native.clone();
    overlay(carried, &mut narrowed);
    place_like(&tables.feed, &mut narrowed, native);
    formed_feed(form, &mut narrowed);
    divide_feed(tables, &mut narrowed);
    stand(carried, &narrowed, native);
}

/// Gives an article its form where there is no carrier for what the form leaves out.
pub(super) fn state(form: &Form, article: &mut Article, pen: &mut Pen<'_>) {
    if (form.holds)(article) {
        return;
    }
    let whole = article.clone();
    formed(form, article);
    note_each("", &whole, article, pen);
}

fn note_each(inside: &str, whole: &Article, formed: &Article, pen: &mut Pen<'_>) {
    note(inside, whole, formed, pen);
    for (place, (whole, formed)) in whole.associations.iter().zip(&formed.associations).enumerate() {
        note_each(&format!("{inside}associations.{place}."), whole, formed, pen);
    }
}

/// The same for a feed.
pub(super) fn state_feed(form: &Form, feed: &mut Feed, pen: &mut Pen<'_>) {
    let whole = feed.clone();
    formed_feed(form, feed);
    note("", &whole, feed, pen);
}

fn note<T: Carried>(inside: &str, whole: &T, formed: &T, pen: &mut Pen<'_>) {
    for member in changed(whole, formed) {
        let field = format!("{inside}{}", member.name);
        pen.note(&field, "narrowed", "what the members of the format hold", || (member.to_json)(whole));
    }
}

/// The members that differ; what goes with an article is asked about one by one.
fn changed<T: Carried>(whole: &T, formed: &T) -> Vec<&'static Member<T>> {
    T::members().iter().filter(|m| m.name != WITH && !(m.same)(whole, formed)).collect()
}

const WITH: &str = "associations";

fn copy<T: Carried>(whole: &T, members: &[&'static Member<T>], carried: &mut Option<Box<T>>) {
    for member in members {
        (member.copy)(whole, carried.get_or_insert_default());
    }
}

/// Puts what is carried over what the places say.
fn overlay<T: Carried>(carried: &T, native: &mut T) {
    for member in T::members().iter().filter(|m| m.name != WITH && !(m.is_blank)(carried)) {
        (member.copy)(carried, native);
    }
}

/// What is carried stands where its form is what the places say, or they say nothing; else somebody changed what they say.
fn stand<T: Carried>(carried: &T, narrowed: &T, native: &mut T) {
    for member in T::members().iter().filter(|m| m.name != WITH && !(m.is_blank)(carried)) {
        if stands(member, narrowed, native) {
            (member.copy)(carried, native);
        }
    }
}
