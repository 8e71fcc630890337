//! 1.x has a member for each text and each file: which names stand for which role and kind, and that none stands twice.

use std::collections::HashSet;

use super::form::{ALTERNATIVE, LINES, PRINTED, SUMMARY, is_among};
use super::names::Texts;
use crate::model::{Article, Dateline, Text, TextKind};
use crate::syntax::html;

/// What the name of a member of 1.x says of the kind of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Plain,
    Html,
    Nitf,
    Nothing,
}

/// The endings that say a kind.
const KINDS: &[(&str, Said)] =
    &[("text", Said::Plain), ("html", Said::Html), ("xhtml", Said::Html), ("nitf", Said::Nitf)];

/// The role of a body that is called so.
const XHTML: &str = "xhtml";

/// What the rest of a name says, behind `headline_`, `body_` or `description_`: the role and the kind.
pub(super) fn said(texts: Texts, rest: &str) -> (Option<&str>, Said) {
    if texts == Texts::Bodies && rest == XHTML {
        return (Some(XHTML), Said::Html);
    }
    let (role, end) = rest.rsplit_once('_').map_or((None, rest), |(role, end)| (Some(role), end));
    match KINDS.iter().find(|(kind, _)| *kind == end) {
        Some((_, said)) => (role, *said),
        None => (Some(rest), Said::Nothing),
    }
}

/// The kind of a text of which the name says nothing.
pub(super) fn looks(value: &str, role: Option<&str>) -> TextKind {
    let printed = role.is_some_and(|role| PRINTED.contains(&role) || LINES.contains(&role));
    if !printed && html::looks_like_html(value) { TextKind::Html } else { TextKind::Plain }
}

/// The rest of the name under which a text stands.
pub(super) fn rest(texts: Texts, text: &Text) -> String {
    let markup = text.kind != TextKind::Plain;
    match text.role.as_deref() {
        None if markup => "html".to_owned(),
        None => "text".to_owned(),
        Some(XHTML) if markup && texts == Texts::Bodies => XHTML.to_owned(),
        Some(role) if markup => [role, "_html"].concat(),
        Some(role) if texts == Texts::Bodies || looks(&text.value, Some(role)) == TextKind::Html => {
            [role, "_text"].concat()
        }
        Some(role) => role.to_owned(),
    }
}

/// Leaves of the texts of an item those that have a name of their own.
pub(super) fn texts(a: &mut Article) {
    if a.dateline.len() > 1 {
        let words: Vec<&str> = a.dateline.iter().filter_map(|d| d.text.as_deref()).collect();
        a.dateline = vec![Dateline { text: Some(words.join("\n\n")), ..Dateline::default() }];
    }
    let mut keys = Keys::default();
    named(Texts::Headlines, &mut a.headlines, &mut keys, (LINES, false));
    let mut keys = Keys::default();
    let summary = a.summary.as_ref().map(|summary| rest(Texts::Descriptions, &Text { role: None, ..summary.clone() }));
    summary.iter().for_each(|key| _ = keys.takes(key));
    let others = if summary.is_some() { PRINTED } else { SUMMARY };
    named(Texts::Descriptions, &mut a.descriptions, &mut keys, (others, summary.is_some()));
    let mut keys = Keys::default();
    named(Texts::Bodies, &mut a.bodies, &mut keys, (&[], true));
}

/// Gives each text of a list a role that can stand in a name, and takes out those of which the name is taken. `bare` is
/// whether a text without a role is one of the list, and not another member.
fn named(of: Texts, list: &mut Vec<Text>, keys: &mut Keys, (others, bare): (&[&str], bool)) {
    list.retain_mut(|text| {
        let reads = |text: &Text| {
            let key = rest(of, text);
            let (role, said) = said(of, &key);
            let kind = match said {
                Said::Plain => TextKind::Plain,
                Said::Html => TextKind::Html,
                Said::Nitf => return false,
                Said::Nothing => looks(&text.value, role),
            };
            // Other kinds than these two are made HTML before they are written.
            role == text.role.as_deref() && (kind == TextKind::Plain) == (text.kind == TextKind::Plain)
        };
        let free = text.role.as_deref().map_or(bare, |role| !is_among(role, others) && Keys::may_be(role));
        if !free || !reads(text) {
            text.role = Some(ALTERNATIVE.to_owned()).filter(|_| !bare);
        }
        if keys.takes(&rest(of, text)) {
            return true;
        }
        text.role = Some(ALTERNATIVE.to_owned());
        keys.takes(&rest(of, text))
    });
}

/// Names that stand in one object.
#[derive(Default)]
pub(super) struct Keys(HashSet<String>);

impl Keys {
    /// Whether the schemas take it as a name (`^[a-zA-Z0-9_]+`, of which nothing asks how it ends), and JSON as it is.
    fn may_be(name: &str) -> bool {
        name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
            && !name.contains(|c: char| matches!(c, '"' | '\\') || c.is_control())
    }

    /// Takes a name that can stand and does not stand yet.
    pub(super) fn takes(&mut self, name: &str) -> bool {
        Self::may_be(name) && self.0.insert(name.to_owned())
    }

    /// A name like the one that is asked for, which it takes.
    pub(super) fn name(&mut self, name: &str) -> String {
        let odd = |c: char| matches!(c, '"' | '\\') || c.is_control();
        let mut safe = name.replace(odd, "_");
        if !Self::may_be(&safe) {
            safe.insert(0, '_');
        }
        let (mut out, mut number) = (safe.clone(), 1_usize);
        while !self.takes(&out) {
            // The count of names taken is beyond all that were tried, but for those that were asked for by that name.
            number = number.max(self.0.len()) + 1;
            out = format!("{safe}_{number}");
        }
        out
    }
}
