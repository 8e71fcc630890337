//! What NewsML-G2 2.35 holds of the values of an article: what its schema takes, and what reading makes of it again. A
//! member that this changes goes whole to the carrier.

mod associations;
mod lists;
mod rights;
mod values;

use super::read::{content_of, is_media, itself, kind_of_class, settle};
use super::{own, slots, write};
use crate::formats::Form;
use crate::model::{Article, Part, Text, TextKind};
use crate::vocab::nar;
use crate::vocab::qcode::{self, Schemes};
use crate::vocab::signals;
use lists::Holds;
use values::{is_language, is_reference, is_uri, words};

pub(super) use associations::{With, with};
pub(super) use lists::{given, given_notes};
pub(super) use rights::given as given_rights;
pub(super) use values::{date_time, is_code, is_codes};

/// The form of an article; feeds are not held.
pub(super) static FORM: Form = Form { article, holds: |_| false, feed: |_| {} };

fn article(a: &mut Article) {
    let mode = with(a);
    trimmed(a);
    a.version = a.version.take().filter(|v| is_version(v));
    a.kind = a.kind.take().map(|kind| class(&kind));
    a.role = a.role.take().filter(|role| is_code(role) || is_uri(role));
    a.language = a.language.take().filter(|lang| is_language(lang));
    a.base = a.base.take().filter(|base| is_reference(base));
    words(&mut a.profile);
    life(a);
    let (language, schemes) = (a.language.clone(), schemes(a));
    let language = language.as_deref();
    lists::texts(a, language);
    lists::parties(a, &schemes, language);
    rights::rights(a, language);
    lists::concepts(a, &schemes);
    lists::ids(a);
    lists::links(a);
    bodies(a, language);
    a.renditions.iter_mut().for_each(associations::file);
    associations::form(a, mode, &schemes, language);
    extensions(a, mode);
    // One of which nothing is left keeps its place beside its carrier.
    let with = std::mem::take(&mut a.associations);
    a.prune();
    settle(a);
    lists::repeated(a);
    a.prune();
    a.associations = with;
}

/// White space at the edges of values is no part of them, but of a text and of what came as it is.
fn trimmed(a: &mut Article) {
    let bodies = std::mem::take(&mut a.bodies);
    let (extensions, with) = (std::mem::take(&mut a.extensions), std::mem::take(&mut a.associations));
    let (source, raw) = (a.source.take(), std::mem::take(&mut a.hops));
    a.strings(&mut values::trim);
    (a.bodies, a.extensions, a.associations, a.source, a.hops) = (bodies, extensions, with, source, raw);
}

/// A whole number from 1 on (xs:positiveInteger).
pub(super) fn is_version(version: &str) -> bool {
    version.len() < 18 && version.bytes().any(|b| b != b'0') && version.bytes().all(|b| b.is_ascii_digit())
}

/// The class of an item as it is read again; what the IPTC has no class for is text.
fn class(kind: &str) -> String {
    let read = kind_of_class(kind);
    let known = kind_of_class(&format!("{}{kind}", own::CLASS)) == kind;
    if known || read != kind || qcode::is_qcode(kind) { read } else { "text".to_owned() }
}

/// Status, times and embargo.
fn life(a: &mut Article) {
    a.pub_status = a.pub_status.take().map(|status| signals::plain_status(&status).to_owned());
    [&mut a.version_created, &mut a.first_created].into_iter().flatten().for_each(values::date_time);
    a.embargoed_until.iter_mut().for_each(values::until);
    [&mut a.content_created, &mut a.content_modified].into_iter().flatten().for_each(values::truncated);
    // Until further notice, and the writer says why.
    a.embargo = a.embargo.take().filter(|_| a.embargoed_until.is_none()).map(|_| "indefinite".to_owned());
    for expiry in &mut a.expires {
        expiry.time.iter_mut().for_each(values::date);
        expiry.constraint = expiry.constraint.take().filter(|c| is_codes(c) || is_uri(c));
    }
    a.expires.retain(|expiry| expiry.time.is_some());
}

/// The schemes that catalogs which were kept declare.
fn schemes(a: &Article) -> Schemes {
    let mut schemes = Schemes::default();
    let catalogs = a.extensions.iter().filter(|e| e.name == "catalog" && nar::VOCABULARY.means(&e.ns));
    catalogs.for_each(|e| super::read::declared(&e.raw, &mut schemes));
    schemes
}

/// A text as it is read again; what cannot stand in its own markup stands as HTML, what is none of that as words.
fn bodies(a: &mut Article, language: Option<&str>) {
    // Texts are the only elements that cannot say who may see them (NewsML-G2 2.35, InlineDataType): the carrier has those.
    a.bodies.retain(|body| body.visibility.as_deref().is_none_or(|who| who == "public"));
    for body in &mut a.bodies {
        values::lang(body, language);
        *body = Text {
            lang: body.lang.take(),
            ..Text::of(std::mem::take(&mut body.kind), std::mem::take(&mut body.value))
        };
        if body.value.is_empty() || comes_back(body) {
            continue;
        }
        let html = Text::html(values::as_html(body));
        let stands = comes_back(&html);
        let other = if stands { html } else { Text::plain(values::plain(body)) };
        (body.kind, body.value) = (other.kind, other.value);
    }
}

/// Whether a text is what reading gives of how it is written.
fn comes_back(text: &Text) -> bool {
    // Characters are all there is to words and HTML.
    let simple = matches!(text.kind, TextKind::Plain | TextKind::Html);
    let bare = Text::of(text.kind.clone(), &*text.value);
    simple || matches!(content_of(&write::content_alone(&bare)).as_slice(), [read] if *read == bare)
}

/// What may stand as it came. What stands in the place of the content has to be what the article says.
fn extensions(a: &mut Article, mode: With) {
    let (mut content, is_free) = (false, has_no_content(a) && mode == With::None);
    a.extensions.retain(|e| {
        let is_content = slots::slot(e) == Some(slots::Slot::Content);
        let stands = (!is_content || is_free && !content) && slots::stands(e);
        content |= stands && is_content;
        stands
    });
    if content {
        // The metadata of items without a text have no place for these.
        (a.genres, a.dateline, a.by, a.creditline) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    }
}

fn has_no_content(a: &Article) -> bool {
    a.bodies.is_empty() && a.renditions.is_empty() && a.associations.is_empty() && !is_media(a)
}

/// A picture is the item itself where it says what the item says and has files that come back.
fn is_itself(a: &Article) -> bool {
    let [picture] = a.associations.as_slice() else { return false };
    let mut bare = picture.clone();
    bare.renditions.clear();
    a.renditions.is_empty() && is_media(a) && !picture.renditions.is_empty() && bare == itself(a)
}

const SUBJECT: Holds = Holds { literal: true, kind: true, numbers: true };
const NATURE: Holds = Holds { literal: true, kind: false, numbers: true };
const TERM: Holds = Holds { literal: true, kind: true, numbers: false };
const CODE: Holds = Holds { literal: false, kind: false, numbers: false };
