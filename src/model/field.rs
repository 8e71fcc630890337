//! The field table: one line per leaf, from which structs, leaf enums, JSON names, documentation and the published
//! schema come.
//!
//! A *leaf* is a value without parts (`uri`, `creators.role`, `headline.lang`). Each struct of the model has an enum of
//! its leaves; a member that is itself a struct nests that struct's enum, so that a `match` over
//! [`crate::model::Field`] without `_` covers every leaf there is.

use std::borrow::Cow;
use std::fmt::Debug;

/// The leaf of a value that has no parts of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Whole;

/// An enumeration of the leaves of a type.
pub trait Leaf: Copy + Eq + Debug + 'static {
    /// How many leaves there are.
    const COUNT: usize;
    /// The place of this leaf among all, from 0.
    fn index(self) -> usize;
    /// Every leaf in the order of the table.
    fn all() -> Vec<Self>;
    /// The JSON names that lead to it, joined by dots; empty for [`Whole`].
    fn name(self) -> Cow<'static, str>;
    /// The same as a string of its own.
    fn path(self) -> String {
        self.name().into_owned()
    }
}

impl Leaf for Whole {
    const COUNT: usize = 1;
    fn index(self) -> usize {
        0
    }
    fn all() -> Vec<Self> {
        vec![Self]
    }
    fn name(self) -> Cow<'static, str> {
        Cow::Borrowed("")
    }
}

/// How much stands before each place of a list.
pub(super) const fn sums<const N: usize>(counts: &[usize; N]) -> [usize; N] {
    let (mut sums, mut n) = ([0; N], 1);
    while n < N {
        sums[n] = sums[n - 1] + counts[n - 1];
        n += 1;
    }
    sums
}

/// Declares structs of the model, one line per leaf.
///
/// `meaning` names the members without which a value says nothing; `; text` marks the struct that is a `Text`, and
/// `: name` before it the member that holds the words of a value, `with` its role (see [`Part::bare`](crate::model::Part::bare)).
macro_rules! fields {
    (members; $($rest:tt)*) => {
        fields! { $($rest)* }
        fields! { @members $($rest)* }
    };
    (@members $(#[doc = $sdoc:literal])+ pub struct $Name:ident / $Leaf:ident meaning $($m:ident)* $(: $words:ident $(with $role:ident)?)? $(; $yields:ident)? {
        $( $(#[doc = $doc:literal])+ $(#[serde($($s:tt)*)])? $f:ident : $ty:ty => $V:ident($L:ty) $json:literal $shape:expr; )*
    }) => {
        impl $Name {
            /// The members of the table, in its order; a leaf's `member` leads here.
            pub const MEMBERS: &'static [$crate::model::Member<$Name>] = &[$(
                $crate::model::Member {
                    name: $json,
                    pointer: concat!("/", $json),
                    doc: concat!($($doc),+),
                    is_blank: |s| $crate::model::Part::is_blank(&s.$f),
                    same: |a, b| a.$f == b.$f,
                    copy: |from, to| to.$f = from.$f.clone(),
                    take: |from, to| std::mem::swap(&mut from.$f, &mut to.$f),
                    clear: |s| $crate::model::Part::clear(&mut s.$f),
                    part: |s| &mut s.$f,
                    bare: |s, words| $crate::model::Part::bare(&s.$f, words),
                    to_json: |s| serde_json::to_value(&s.$f).unwrap_or_default(),
                    write_json: |s| {
                        let short = $crate::model::Part::json(&s.$f);
                        short.unwrap_or_else(|| serde_json::to_string(&s.$f).unwrap_or_default().into())
                    },
                    from_json: |s, v| serde_json::from_value(v).map(|v| s.$f = v),
                },
            )*];
        }
        impl $crate::model::Record<$Leaf> for $Name {
            fn stated(&self) -> $crate::model::Members {
                enum Order { $($V),* }
                let mut stated = $crate::model::Members::default();
                $(if !$crate::model::Part::is_blank(&self.$f) {
                    stated.add_one_of_few(Order::$V as usize);
                })*
                stated
            }
            fn visit_member(&self, place: usize, f: &mut dyn FnMut($Leaf)) {
                type Visit = fn(&$Name, &mut dyn FnMut($Leaf));
                const VISITS: &[Visit] =
                    &[$(|s, f| $crate::model::Value::<$L>::visit(&s.$f, &mut |l| f($Leaf::$V(l)))),*];
                if let Some(visit) = VISITS.get(place) {
                    visit(self, f);
                }
            }
            fn retain_member(&mut self, place: usize, keep: &mut dyn FnMut($Leaf) -> bool) {
                type Retain = fn(&mut $Name, &mut dyn FnMut($Leaf) -> bool);
                const RETAINS: &[Retain] =
                    &[$(|s, keep| $crate::model::Value::<$L>::retain(&mut s.$f, &mut |l| keep($Leaf::$V(l)))),*];
                if let Some(retain) = RETAINS.get(place) {
                    retain(self, keep);
                }
            }
        }
        impl $Leaf {
            /// The place of the member this leaf belongs to in `MEMBERS`.
            pub fn member(self) -> usize {
                enum Order { $($V),* }
                match self { $(Self::$V(_) => Order::$V as usize),* }
            }
        }
    };
    ($(#[doc = $sdoc:literal])+ pub struct $Name:ident / $Leaf:ident meaning $($m:ident)* $(: $words:ident $(with $role:ident)?)? $(; $yields:ident)? {
        $( $(#[doc = $doc:literal])+ $(#[serde($($s:tt)*)])? $f:ident : $ty:ty => $V:ident($L:ty) $json:literal $shape:expr; )*
    }) => {
        $(#[doc = $sdoc])+
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(remote = "Self")]
        #[non_exhaustive]
        pub struct $Name { $(
            $(#[doc = $doc])+
            $(#[serde($($s)*)])?
            #[serde(rename = $json, default, skip_serializing_if = "crate::model::Part::is_blank")]
            pub $f: $ty,
        )* }

        #[doc = concat!("The leaves of [`", stringify!($Name), "`].")]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum $Leaf { $( $(#[doc = $doc])+ $V($L), )* }

        impl $crate::model::Leaf for $Leaf {
            const COUNT: usize = 0 $(+ <$L as $crate::model::Leaf>::COUNT)*;
            fn index(self) -> usize {
                enum Order { $($V),* }
                const BEFORE: &[usize] = &$crate::model::field::sums(&[$(<$L as $crate::model::Leaf>::COUNT),*]);
                match self {
                    $( Self::$V(l) => BEFORE[Order::$V as usize] + $crate::model::Leaf::index(l), )*
                }
            }
            fn all() -> Vec<Self> {
                let mut out = Vec::with_capacity(Self::COUNT);
                $( out.extend(<$L as $crate::model::Leaf>::all().into_iter().map(Self::$V)); )*
                out
            }
            fn name(self) -> std::borrow::Cow<'static, str> {
                match self { $(
                    Self::$V(l) => match &*$crate::model::Leaf::name(l) {
                        "" => $json.into(),
                        rest => format!("{}.{rest}", $json).into(),
                    },
                )* }
            }
        }

        impl $crate::model::Part for $Name {
            fn is_blank(&self) -> bool {
                true $(&& $crate::model::Part::is_blank(&self.$m))*
            }
            fn texts(&mut self, f: &mut dyn FnMut(&mut $crate::model::Text)) {
                $( let $yields = &mut *self; f($yields); )?
                $( $crate::model::Part::texts(&mut self.$f, f); )*
            }
            fn times(&mut self, f: &mut dyn FnMut(&mut $crate::model::Time)) {
                $( $crate::model::Part::times(&mut self.$f, f); )*
            }
            fn strings(&mut self, f: &mut dyn FnMut(&mut String)) {
                $( $crate::model::Part::strings(&mut self.$f, f); )*
            }
            fn prune(&mut self) {
                $( $crate::model::Part::prune(&mut self.$f); )*
            }
            fn parts(&self) -> usize {
                0 $(+ usize::from(!$crate::model::Part::is_blank(&self.$f)))*
            }
            $( fn bare<'a>(&'a self, words: &mut Vec<$crate::model::Bare<'a>>) -> bool {
                let role = [$($crate::model::Part::is_blank(&self.$role))?].contains(&false);
                let bare = self.parts() == 1 + usize::from(role) && !self.$words.is_blank() && self.$words.bare(words);
                $( if let (true, Some(said), Some(role)) = (bare, words.last_mut(), self.$role.as_deref()) {
                    said.role = role;
                } )?
                bare
            } )?
        }

        impl $crate::model::Value<$Leaf> for $Name {
            fn visit(&self, f: &mut dyn FnMut($Leaf)) {
                $(
                    if !$crate::model::Part::is_blank(&self.$f) {
                        $crate::model::Value::<$L>::visit(&self.$f, &mut |l| f($Leaf::$V(l)));
                    }
                )*
            }
            fn retain(&mut self, keep: &mut dyn FnMut($Leaf) -> bool) {
                $(
                    if !$crate::model::Part::is_blank(&self.$f) {
                        $crate::model::Value::<$L>::retain(&mut self.$f, &mut |l| keep($Leaf::$V(l)));
                    }
                )*
            }
        }
        $crate::model::value::whole!($Name);

        impl $Name {
            /// The struct as data.
            pub fn shape() -> $crate::model::Struct {
                #[allow(unused_imports)]
                use $crate::model::Shape::*;
                $crate::model::Struct {
                    name: stringify!($Name),
                    doc: concat!($($sdoc, "\n"),+),
                    members: vec![$( ($json, concat!($($doc),+), $shape) ),*],
                }
            }
        }
    };
}
pub(super) use fields;

/// JSON of a struct that is written as it stands.
macro_rules! plain_json {
    ($($ty:ident),*) => { $(
        impl serde::Serialize for $ty {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                $ty::serialize(self, s)
            }
        }
        impl<'de> serde::Deserialize<'de> for $ty {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                $ty::deserialize(d)
            }
        }
    )* };
}
pub(super) use plain_json;
