//! The parts of a node: texts, parties, things, files.

use super::{AVATAR, MENTION, SECTION, is_web};
use crate::model::{Article, Concept, Party, Rendition, Text};
use crate::syntax::json::{Object, push_string};

/// A text, where there is one.
pub fn text(o: &mut Object<'_>, key: &str, text: Option<&Text>) {
    if let Some(text) = text {
        each(o.key(key), text);
    }
}

/// One text, or a list of them.
pub fn texts(o: &mut Object<'_>, key: &str, list: &[Text]) {
    match list {
        [one] => text(o, key, Some(one)),
        list => o.list(key, list, each),
    }
}

/// The words, with their language where one is stated.
pub fn each(out: &mut String, text: &Text) {
    match &text.lang {
        None => push_string(out, &text.value),
        Some(lang) => {
            let mut o = Object::begin(out);
            o.string("@language", lang.as_str());
            o.string("@value", &text.value);
            o.end();
        }
    }
}

/// Parties, each in a `Role` where it has one.
pub fn party_list(o: &mut Object<'_>, key: &str, list: &[Party]) {
    o.list(key, list, |out, one| match &one.role {
        None => party(out, one),
        Some(role) => {
            let mut o = Object::begin(out);
            o.string("@type", "Role");
            o.string("roleName", role);
            party(o.key(key), one);
            o.end();
        }
    });
}

/// A person or an organisation.
pub fn party(out: &mut String, p: &Party) {
    let mut o = Object::begin(out);
    let person = p.kind.as_deref() != Some("organisation");
    o.string("@type", if person { "Person" } else { "Organization" });
    o.optional("name", p.name.as_deref());
    let names: Vec<&str> = p.names.iter().map(|name| name.value.as_str()).collect();
    o.list("alternateName", &names, |out, name| push_string(out, name));
    if let Some(uri) = &p.uri {
        o.string(if is_web(uri) { "url" } else { "@id" }, uri);
    }
    o.optional("email", p.email.as_deref());
    o.optional("telephone", p.phone.as_deref());
    o.optional("jobTitle", p.job_title.as_deref());
    if let Some(affiliation) = &p.affiliation {
        let mut inside = Object::begin(o.key("affiliation"));
        inside.string("@type", "Organization");
        inside.string("name", affiliation);
        inside.end();
    }
    o.list("sameAs", &p.same_as, |out, same| push_string(out, same));
    let portrait = p.contacts.iter().find(|contact| contact.role.as_deref() == Some(AVATAR));
    o.optional(if person { "image" } else { "logo" }, portrait.map(|portrait| portrait.value.as_str()));
    o.end();
}

/// What a thing is.
#[derive(Clone, Copy)]
pub enum Like {
    Thing,
    Person,
    Organization,
    Place,
    Event,
    Work,
}

impl Like {
    fn name(self, c: &Concept) -> &'static str {
        match self {
            Self::Thing if c.literal.is_some() || c.scheme.is_some() => "DefinedTerm",
            Self::Thing => "Thing",
            Self::Person => "Person",
            Self::Organization => "Organization",
            Self::Place => "Place",
            Self::Event => "Event",
            Self::Work => "CreativeWork",
        }
    }

    /// Writes one.
    pub fn write(self, out: &mut String, c: &Concept) {
        let mut o = Object::begin(out);
        o.string("@type", self.name(c));
        o.optional("@id", c.uri.as_deref());
        o.optional("name", c.name.as_deref());
        o.optional("termCode", c.literal.as_deref());
        o.optional("inDefinedTermSet", c.scheme.as_deref());
        o.end();
    }
}

/// What an article is about, what it mentions, and the sections it stands in.
pub fn things(o: &mut Object<'_>, a: &Article) {
    let lists = [
        (Like::Thing, &a.subjects),
        (Like::Person, &a.people),
        (Like::Organization, &a.organisations),
        (Like::Event, &a.events),
        (Like::Work, &a.objects),
        (Like::Place, &a.places),
    ];
    let all = || lists.iter().flat_map(|(like, list)| list.iter().map(move |concept| (*like, concept)));
    let is = |concept: &Concept, role: Option<&str>| concept.role.as_deref() == role;
    let about: Vec<_> = all().filter(|(like, c)| is(c, None) && !matches!(like, Like::Place)).collect();
    o.list("about", &about, |out, (like, concept)| like.write(out, concept));
    let mentioned: Vec<_> = all().filter(|(_, c)| is(c, Some(MENTION))).collect();
    o.list("mentions", &mentioned, |out, (like, concept)| like.write(out, concept));
    let places: Vec<&Concept> = a.places.iter().filter(|c| is(c, None)).collect();
    o.list("contentLocation", &places, |out, concept| Like::Place.write(out, concept));
    let sections: Vec<&str> =
        a.subjects.iter().filter(|c| is(c, Some(SECTION))).filter_map(|c| c.name.as_deref()).collect();
    match sections.as_slice() {
        [one] => o.string("articleSection", one),
        all => o.list("articleSection", all, |out, name| push_string(out, name)),
    }
}

/// A file as a node.
pub fn rendition(out: &mut String, file: &Rendition) {
    let mut o = Object::begin(out);
    o.string("@type", "MediaObject");
    rendition_of(&mut o, file);
    o.end();
}

/// What a node says of its file.
pub fn rendition_of(o: &mut Object<'_>, file: &Rendition) {
    o.optional("contentUrl", file.href.as_deref());
    o.optional("encodingFormat", file.content_type.as_deref());
    let numbers = [("width", file.width), ("height", file.height)];
    for (key, number) in numbers {
        number.iter().for_each(|number| o.raw(key, &number.to_string()));
    }
    file.size_in_bytes.iter().for_each(|size| o.string("contentSize", &size.to_string()));
    if let Some(seconds) = &file.duration {
        o.string("duration", &format!("PT{seconds}S"));
    }
}
