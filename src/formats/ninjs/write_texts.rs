//! Headlines, descriptions and bodies.

use super::Generation;
use super::form_keys::rest;
use super::names::{Member, Texts};
use crate::model::{Text, TextKind};
use crate::syntax::html;
use crate::syntax::json::Object;

/// A list of texts with their roles and content types; a body of words that look like HTML says that it is none.
pub(super) fn texts(g: Generation, o: &mut Object<'_>, member: Member, list: &[&Text]) {
    let content_type = g.pick(["mimetype", "contenttype", "contentType"]);
    let body = member == Member::Bodies;
    o.list(member.name(g), list, |out, text| {
        let mut o = Object::begin(out);
        o.optional("role", text.role.as_deref());
        match text.kind {
            TextKind::Plain if body && html::looks_like_html(&text.value) => o.string(content_type, "text/plain"),
            TextKind::Plain => {}
            _ => o.string(content_type, "text/html"),
        }
        o.string("value", &text.value);
        o.end();
    });
}

/// Texts of 1.x, each under the name that says its role and kind.
pub(super) fn named(o: &mut Object<'_>, of: Texts, list: &[&Text]) {
    for text in list {
        o.string(&[of.beginning(), &rest(of, text)].concat(), &text.value);
    }
}
