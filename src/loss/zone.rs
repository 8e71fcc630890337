//! The zone of times that state none, in places that demand one: the one that was given, the agency's at home, else UTC.
//! What was stated travels in the carrier.
//!
//! A receiver who does not know the carrier goes by what is written. So an embargo is written as the last moment that it may
//! mean, and an expiry as the first, as they are read (`filters::release`): nothing is published for want of a zone.

use super::Loss;
use super::narrow::zoned;
use super::supply::Supply;
use super::table::{Carried, Table};
use crate::formats::{Split, TimeRule};
use crate::model::{Article, Feed, Member, Part, Party, Time};
use crate::vocab::agencies;
use crate::vocab::dates::{self, Zone};

/// Where the zone is from when nothing says which it is: a warning.
pub(super) const UTC: &str = "UTC, for nothing says which zone";

/// The same of an embargo and of an expiry.
pub(super) const LAST: &str = "UTC-12, for nothing says which zone: it holds until it is over everywhere";
pub(super) const FIRST: &str = "UTC+14, for nothing says which zone: it ends where it ends first";

/// What a time decides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Decides {
    Release,
    Expiry,
    Nothing,
}

impl Decides {
    fn of<T>(member: &Member<T>) -> Self {
        match member.name {
            "embargoedUntil" => Self::Release,
            "expires" => Self::Expiry,
            _ => Self::Nothing,
        }
    }
    /// Where the zone is from when nothing says which it is.
    fn from(self) -> &'static str {
        match self {
            Self::Release => LAST,
            Self::Expiry => FIRST,
            Self::Nothing => UTC,
        }
    }
    /// A time with everything that a place demands, in `zone`, else in the one that is safe.
    fn placed(self, time: &Time, zone: Option<&Zone>) -> Time {
        let safe = |offset| zone.cloned().or_else(|| Zone::new(offset));
        match self {
            Self::Release => {
                let last = time.last_second();
                safe("-12:00").map_or_else(|| zoned(time, zone), |zone| dates::latest(&last, &zone))
            }
            Self::Expiry => zoned(time, safe("+14:00").as_ref()),
            Self::Nothing => zoned(time, zone),
        }
    }
}

/// The zone for times without one.
pub(super) struct Zones {
    zone: Option<Zone>,
    /// Where it is from, if there is one.
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
            None => Self { zone: None, from: "" },
        }
    }

    fn from(&self, decides: Decides) -> &'static str {
        if self.zone.is_some() { self.from } else { decides.from() }
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
            let (mut placed, decides) = (false, Decides::of(member));
            (member.part)(&mut split.native).times(&mut |native| {
                if let Some(stated) = stated.next().filter(|t| rule.demands_zone(t)) {
                    *native = decides.placed(&stated, self.zone.as_ref());
                    placed = true;
                }
            });
            if placed {
                let from = self.from(decides);
                losses.push(Loss::new(member.name, "supplied", from, &(member.to_json)(&split.native)));
            }
        }
        losses
    }

    /// Places the times where there is no carrier for what was stated.
    pub fn state<T: Carried>(&self, table: &Table, whole: &mut T) -> Vec<Loss> {
        let mut losses = Vec::new();
        for (member, rule) in demanding::<T>(table) {
            let (mut placed, decides) = (false, Decides::of(member));
            (member.part)(whole).times(&mut |time| {
                if rule.demands_zone(time) {
                    *time = decides.placed(time, self.zone.as_ref());
                    placed = true;
                }
            });
            if placed {
                let from = self.from(decides);
                losses.push(Loss::new(member.name, "supplied", from, &(member.to_json)(whole)));
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
        let (mut beside, decides) = (beside.into_iter(), Decides::of(member));
        (member.part)(carried).times(&mut |time| {
            let zone = beside.next().filter(|_| rule.demands_zone(time)).and_then(|n| Zone::new(offset(&n)?));
            if let Some(zone) = zone {
                *time = decides.placed(time, Some(&zone));
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
