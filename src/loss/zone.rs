//! The zone of times that state none, in places that demand one: the one that was given, the agency's at home, else UTC.
//! What was stated travels in the carrier.

use super::Loss;
use super::narrow::zoned;
use super::supply::Supply;
use super::table::{Carried, Table};
use crate::formats::{Split, TimeRule};
use crate::model::{Article, Feed, Member, Part, Party, Time};
use crate::vocab::agencies;
use crate::vocab::dates::Zone;

/// Where the zone is from when nothing says which it is: a warning.
pub(super) const UTC: &str = "UTC, for nothing says which zone";

/// The zone for times without one.
pub(super) struct Zones {
    zone: Option<Zone>,
    from: &'static str,
}

impl Zones {
    pub fn of_article(article: &Article, with: &Supply) -> Self {
        Self::of(article.provider.as_ref(), with)
    }
    pub fn of_feed(feed: &Feed, with: &Supply) -> Self {
        Self::of(feed.publisher.as_ref(), with)
    }
    fn of(provider: Option<&Party>, with: &Supply) -> Self {
        if let Some(zone) = &with.zone {
            return Self { zone: Some(zone.clone()), from: "the zone that was given" };
        }
        match provider.and_then(agencies::home_zone) {
            Some(zone) => Self { zone: Some(zone), from: "the agency's home zone" },
            None => Self { zone: None, from: UTC },
        }
    }

    /// Places the times that stand in the format's own places; what was stated is in the carrier beside them.
    pub fn supply<T: Carried>(&self, table: &Table, split: &mut Split<T>) -> Vec<Loss> {
        let Some(carried) = split.carried.as_deref_mut() else { return Vec::new() };
        let mut losses = Vec::new();
        for (member, rule) in demanding::<T>(table) {
            let stated = times((member.part)(carried));
            if stated.len() != times((member.part)(&mut split.native)).len() {
                // Some have no place of their own: which is which is not told, and UTC stands.
                continue;
            }
            let mut stated = stated.into_iter();
            let mut placed = false;
            (member.part)(&mut split.native).times(&mut |native| {
                if let Some(stated) = stated.next().filter(|t| rule.demands_zone(t)) {
                    *native = zoned(&stated, self.zone.as_ref());
                    placed = true;
                }
            });
            if placed {
                losses.push(Loss::new(member.name, "supplied", self.from, &(member.to_json)(&split.native)));
            }
        }
        losses
    }

    /// Places the times where there is no carrier for what was stated.
    pub fn state<T: Carried>(&self, table: &Table, whole: &mut T) -> Vec<Loss> {
        let mut losses = Vec::new();
        for (member, rule) in demanding::<T>(table) {
            let mut placed = false;
            (member.part)(whole).times(&mut |time| {
                if rule.demands_zone(time) {
                    *time = zoned(time, self.zone.as_ref());
                    placed = true;
                }
            });
            if placed {
                losses.push(Loss::new(member.name, "supplied", self.from, &(member.to_json)(whole)));
            }
        }
        losses
    }
}

/// Gives the carried times, where they state no zone, the one that the native times beside them have: with it they are
/// what the writer wrote, unless somebody changed the time itself.
pub(super) fn place_like<T: Carried>(table: &Table, carried: &mut T, native: &T) {
    for (member, rule) in demanding::<T>(table) {
        if (member.is_blank)(carried) || (member.is_blank)(native) {
            continue;
        }
        let beside = times((member.part)(&mut native.clone()));
        if beside.len() != times((member.part)(carried)).len() {
            continue;
        }
        let mut beside = beside.into_iter();
        (member.part)(carried).times(&mut |time| {
            let zone = beside.next().filter(|_| rule.demands_zone(time)).and_then(|n| Zone::new(offset(&n)?));
            if let Some(zone) = zone {
                *time = zoned(time, Some(&zone));
            }
        });
    }
}

/// The offset a time states: `Z`, `+02:00`.
fn offset(time: &Time) -> Option<&str> {
    let text = time.as_str();
    let clock = text.get(10..)?;
    let at = clock.find(['Z', '+', '-'])?;
    clock.get(at..)
}

/// Whether a time states no zone in a place that demands one. Hardly any does, and then no zone need be looked for.
pub(super) fn lacks_zone<T: Carried>(table: &Table, whole: &mut T) -> bool {
    let mut lacks = false;
    for (member, rule) in demanding::<T>(table) {
        (member.part)(whole).times(&mut |time| lacks |= rule.demands_zone(time));
    }
    lacks
}

fn times(part: &mut dyn Part) -> Vec<Time> {
    let mut times = Vec::new();
    part.times(&mut |time| times.push(time.clone()));
    times
}

fn demanding<T: Carried>(table: &Table) -> impl Iterator<Item = (&'static Member<T>, TimeRule)> {
    table.limits(table.zoned).map(|(member, limit)| (member, limit.time))
}
