//! Narrowing an article to exactly what a format carries.

use super::Loss;
use super::narrow::{convert, exceeds, holds, keeps_all, narrow};
use super::table::{Carried, Table, Tables};
use crate::formats::{Audience, Carry, TextRule, Within};
use crate::model::{
    Article, Extension, Feed, Leaf, Level, Members, Part, Record, Text, TextKind, canonical, canonical_feed,
};
use crate::syntax::html;

/// Narrows an article to what the format carries; what it took is the report.
pub fn project(tables: &Tables, level: Level, article: Article) -> (Article, Vec<Loss>) {
    let (mut article, losses) = narrowed(tables, level, article);
    if !article.marks.is_empty() {
        forget_marks(&mut article);
    }
    (article, losses)
}

/// A mark on a member that is not stated says nothing.
fn forget_marks(article: &mut Article) {
    let blank: Vec<_> = Article::MEMBERS.iter().filter(|m| (m.is_blank)(article)).map(|m| m.name).collect();
    article.marks.retain(|pointer, _| !pointer.strip_prefix('/').is_some_and(|name| blank.contains(&name)));
}

fn narrowed(tables: &Tables, level: Level, mut article: Article) -> (Article, Vec<Loss>) {
    canonical(&mut article);
    let mut losses = Vec::new();
    if tables.card.audience == Audience::Public {
        drop_private_notes(&mut article, &mut losses);
    }
    let children = std::mem::take(&mut article.associations);
    let table = tables.at(level);
    let stated = fold(table, &mut article, &mut losses);
    drop_members(table, &mut article, stated, &mut losses);
    convert_texts(table, &mut article, stated, &mut losses);
    if !tables.extensions {
        narrow_members(table, &mut article, &mut losses);
        drop_extensions(tables, Within::Article, &mut article.extensions, &mut losses);
    }
    if level == Level::Association && !tables.extensions && !children.is_empty() {
        // A format's own places hold one level of pictures.
        losses.push(Loss::new("associations", "dropped", "--no-extensions", &serde_json::json!(children)));
        return (article, losses);
    }
    for (i, child) in children.into_iter().enumerate() {
        let (child, taken) = project(tables, Level::Association, child);
        losses.extend(taken.into_iter().map(|l| Loss { field: format!("associations.{i}.{}", l.field).into(), ..l }));
        if !child.is_blank() {
            article.associations.push(child);
        }
    }
    (article, losses)
}

/// Narrows a feed to what the format carries.
pub fn project_feed(tables: &Tables, mut feed: Feed) -> (Feed, Vec<Loss>) {
    canonical_feed(&mut feed);
    let mut losses = Vec::new();
    let stated = feed.stated();
    drop_members(&tables.feed, &mut feed, stated, &mut losses);
    convert_texts(&tables.feed, &mut feed, stated, &mut losses);
    if !tables.extensions {
        narrow_members(&tables.feed, &mut feed, &mut losses);
        drop_extensions(tables, Within::Feed, &mut feed.extensions, &mut losses);
    }
    for loss in &mut losses {
        loss.field.to_mut().insert_str(0, "feed.");
    }
    (feed, losses)
}

fn drop_private_notes(article: &mut Article, losses: &mut Vec<Loss>) {
    article.ed_notes.retain(|note| {
        if !note.is_public() {
            // The words stay out of the report too: it may be shown where the feed is.
            losses.push(Loss::new("edNotes", "dropped", "private", &serde_json::Value::Null));
        }
        note.is_public()
    });
}

/// Folds what would be read back as another member into that member; the members that are stated then.
fn fold(table: &Table, article: &mut Article, losses: &mut Vec<Loss>) -> Members {
    let mut stated = article.stated();
    for (member, limit) in &table.limits {
        let Some(other) = limit.beside.filter(|_| stated.has(*member)) else { continue };
        let m = &Article::MEMBERS[*member];
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
        losses.push(Loss::new(m.name, "folded", other, &(m.to_json)(article)));
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
fn drop_members<T: Carried>(table: &Table, whole: &mut T, stated: Members, losses: &mut Vec<Loss>) {
    for place in stated.and(table.foreign) {
        let (mut touched, mut dropped) = (Vec::new(), false);
        whole.visit_member(place, &mut |leaf| {
            let carry = table.carry(leaf);
            if !matches!(carry, Carry::Native(..)) && !touched.contains(&(leaf, carry)) {
                dropped |= goes(carry);
                touched.push((leaf, carry));
            }
        });
        if let Some(member) = T::members().get(place).filter(|_| !touched.is_empty()) {
            let value = (member.to_json)(whole);
            let loss =
                |(leaf, carry): &(T::Leaf, Carry)| Loss::new(leaf.name(), carry.outcome(), carry.place(), &value);
            losses.extend(touched.iter().map(loss));
        }
        if dropped {
            whole.retain_member(place, &mut |leaf| !goes(table.carry(leaf)));
        }
    }
}

/// Whether a leaf is not in what is written: it goes nowhere, or to each article.
fn goes(carry: Carry) -> bool {
    matches!(carry, Carry::Dropped(_) | Carry::Inherited(_))
}

/// Converts texts to a kind the place holds where that keeps everything; what does not is left to the carrier.
fn convert_texts<T: Carried>(table: &Table, whole: &mut T, stated: Members, losses: &mut Vec<Loss>) {
    for (member, limit) in table.limits.iter().filter(|(member, _)| stated.has(*member)) {
        let m = &T::members()[*member];
        if limit.text == TextRule::Any {
            continue;
        }
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
            losses.push(Loss::new(m.name, "narrowed", "what NITF 3.6 allows", &serde_json::Value::Null));
        }
        if let Some((from, to)) = changed {
            let place = format!("{} as {}", from.as_str(), to.as_str());
            losses.push(Loss::new(format!("{}.type", m.name), "carried", place, &serde_json::Value::Null));
        }
    }
}

/// Narrows what exceeds its place where there is no carrier that holds it whole.
fn narrow_members<T: Carried>(table: &Table, whole: &mut T, losses: &mut Vec<Loss>) {
    for (member, limit) in &table.limits {
        let m = &T::members()[*member];
        if !(m.is_blank)(whole) && exceeds((m.part)(whole), *limit) {
            losses.push(Loss::new(m.name, "narrowed", limit.words(), &(m.to_json)(whole)));
            narrow((m.part)(whole), *limit);
            (m.part)(whole).prune();
        }
    }
}

/// Drops what cannot stand as it came where there is no carrier that holds it.
fn drop_extensions(tables: &Tables, within: Within, list: &mut Vec<Extension>, losses: &mut Vec<Loss>) {
    list.retain(|e| {
        let stands = (tables.card.stands)(e, within);
        if !stands {
            let value = serde_json::Value::String(e.raw.clone());
            losses.push(Loss::new("extensions.raw", "dropped", "--no-extensions", &value));
        }
        stands
    });
}
