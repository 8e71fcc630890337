//! The carry table of a card, looked up once per leaf instead of once per value.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use crate::formats::{Card, Carry, Limit, Many, NESTED, TextRule, TimeRule};
use crate::model::{Article, Feed, FeedField, Field, Leaf, Level, Member, Members, Record, Whole};

/// A type that has a carry table: the article or the feed.
pub trait Carried: Record<Self::Leaf> + Default + Clone + 'static {
    /// Its leaves.
    type Leaf: Leaf;
    /// Its members.
    fn members() -> &'static [Member<Self>];
    /// The member a leaf belongs to.
    fn member(leaf: Self::Leaf) -> usize;
}

impl Carried for Article {
    type Leaf = Field;
    fn members() -> &'static [Member<Self>] {
        Self::MEMBERS
    }
    fn member(leaf: Field) -> usize {
        leaf.member()
    }
}

impl Carried for Feed {
    type Leaf = FeedField;
    fn members() -> &'static [Member<Self>] {
        Self::MEMBERS
    }
    fn member(leaf: FeedField) -> usize {
        leaf.member()
    }
}

/// Where each leaf of a type goes.
pub(super) struct Table {
    leaves: Vec<Carry>,
    /// The JSON name of each.
    names: Vec<Cow<'static, str>>,
    /// The limit of each member, if its native place has one.
    limits: Vec<Option<Limit>>,
    /// The members of which a place may hold less than there is.
    pub limited: Members,
    /// Those of which that is about kinds of text, ...
    pub worded: Members,
    /// ... about a time's zone, ...
    pub zoned: Members,
    /// ... and about a member beside which alone they stand.
    pub beside: Members,
    /// The members that the format demands.
    pub required: Members,
    /// The members of which a leaf does not simply arrive in a place of its own.
    pub foreign: Members,
    /// The members of which a leaf has one.
    pub native: Members,
}

impl Table {
    fn new<T: Carried>(extensions: bool, carry: impl Fn(T::Leaf) -> Carry) -> Self {
        let leaves: Vec<_> = T::Leaf::all()
            .into_iter()
            .map(|leaf| match carry(leaf) {
                Carry::Extension(_) if !extensions => Carry::Dropped("--no-extensions"),
                carry => carry,
            })
            .collect();
        let mut limits = vec![None; T::members().len()];
        let (mut foreign, mut native) = (Members::default(), Members::default());
        for (leaf, carry) in T::Leaf::all().into_iter().zip(&leaves) {
            let member = T::member(leaf);
            if is_native(carry) {
                native.add(member);
            }
            if !matches!(carry, Carry::Native(..)) {
                foreign.add(member);
            }
            let (Carry::Native(_, limit), Some(sum)) = (carry, limits.get_mut(member)) else { continue };
            *sum = Some(sum.map_or(*limit, |sum| tighter(sum, *limit)));
        }
        let limits: Vec<_> = limits.into_iter().map(|limit| limit.filter(|limit| *limit != Limit::NONE)).collect();
        let with = |asks: fn(&Limit) -> bool| {
            let places = limits.iter().enumerate().filter(|(_, limit)| limit.as_ref().is_some_and(asks));
            places.map(|(place, _)| place).collect::<Members>()
        };
        let names = T::Leaf::all().into_iter().map(Leaf::name).collect();
        Self {
            limited: with(|limit| limit.may_narrow()),
            worded: with(|limit| limit.text != TextRule::Any),
            zoned: with(|limit| limit.time.may_demand_zone()),
            beside: with(|limit| limit.beside.is_some()),
            required: with(|limit| limit.required),
            leaves,
            names,
            limits,
            foreign,
            native,
        }
    }
    /// A member and its limit, if it has one.
    pub fn limit<T: Carried>(&self, place: usize) -> Option<(&'static Member<T>, &Limit)> {
        Some((T::members().get(place)?, self.limits.get(place)?.as_ref()?))
    }
    /// These members with their limits, in their order.
    pub fn limits<T: Carried>(&self, of: Members) -> impl Iterator<Item = (&'static Member<T>, &Limit)> {
        of.filter_map(|place| self.limit(place))
    }
    pub fn carry<L: Leaf>(&self, leaf: L) -> &Carry {
        &self.leaves[leaf.index()]
    }
    pub fn name<L: Leaf>(&self, leaf: L) -> &str {
        &self.names[leaf.index()]
    }
    pub fn is_native<L: Leaf>(&self, leaf: L) -> bool {
        is_native(self.carry(leaf))
    }
}

fn is_native(carry: &Carry) -> bool {
    matches!(carry, Carry::Native(..) | Carry::Printed(_))
}

fn tighter(a: Limit, b: Limit) -> Limit {
    Limit {
        many: if a.many == Many::All { b.many } else { a.many },
        text: if a.text == TextRule::Any { b.text } else { a.text },
        time: if a.time == TimeRule::Any { b.time } else { a.time },
        ..a.with_flags_of(b)
    }
}

/// The tables of a card.
pub struct Tables {
    /// The card.
    pub card: &'static Card,
    /// Whether there is a carrier.
    pub(super) extensions: bool,
    /// Whether the format prints: then nothing carries what its form leaves out.
    pub(crate) prints: bool,
    /// How many levels of what goes with an article the format has places for.
    pub(super) levels: u8,
    pub(super) article: Table,
    pub(super) association: Table,
    pub(super) feed: Table,
}

/// What goes with what goes with an article.
const WITHIN: Field = Field::Associations(Whole);

impl Tables {
    /// The tables of `card`; without `extensions`, what would go to the carrier is dropped. They are made once: a document
    /// of a wire is small, and its tables would cost more than it does.
    pub fn of(card: &'static Card, extensions: bool) -> Arc<Self> {
        static MADE: Mutex<Vec<Arc<Tables>>> = Mutex::new(Vec::new());
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tables) = made.iter().find(|t| std::ptr::eq(t.card, card) && t.extensions == extensions) {
            return Arc::clone(tables);
        }
        let tables = Arc::new(Self::new(card, extensions));
        made.push(Arc::clone(&tables));
        tables
    }
    fn new(card: &'static Card, extensions: bool) -> Self {
        Self {
            card,
            extensions,
            prints: Field::all().into_iter().any(|f| matches!((card.carry)(Level::Article, f), Carry::Printed(_))),
            levels: if is_native(&(card.carry)(Level::Association, WITHIN)) { NESTED } else { 1 },
            article: Table::new::<Article>(extensions, |f| (card.carry)(Level::Article, f)),
            association: Table::new::<Article>(extensions, |f| (card.carry)(Level::Association, f)),
            feed: Table::new::<Feed>(extensions, card.carry_feed),
        }
    }
    pub(super) fn at(&self, level: Level) -> &Table {
        match level {
            Level::Article => &self.article,
            Level::Association => &self.association,
        }
    }
}
