//! The canonical feed: what stands above the articles.

use super::field::{fields, plain_json};
use super::parts::shapes::{CONCEPT, LINK, PARTY, TEXT};
use super::parts::{ConceptField, ExtensionField, GeneratorField, LinkField, PartyField};
use super::text::TextField;
use super::{Concept, Extension, Generator, Link, Marks, Party, Text, Time, Whole};

fields! {
    /// The picture of a feed.
    pub struct Image / ImageField meaning url title link {
        /// Where it is.
        url: Option<String> => Url(Whole) "url" Words;
        /// Its title.
        title: Option<String> => Title(Whole) "title" Words;
        /// Where it leads.
        link: Option<String> => Link(Whole) "link" Words;
        /// Its width in pixels.
        width: Option<u32> => Width(Whole) "width" Number(0, 4_294_967_295);
        /// Its height in pixels.
        height: Option<u32> => Height(Whole) "height" Number(0, 4_294_967_295);
        /// Its description.
        description: Option<String> => Description(Whole) "description" Words;
    }
}

fields! {
    /// A service that tells of updates (RSS 2.0, `cloud`).
    pub struct Cloud / CloudField meaning domain port path register_procedure protocol {
        /// Its host.
        domain: Option<String> => Domain(Whole) "domain" Words;
        /// Its port.
        port: Option<String> => Port(Whole) "port" Words;
        /// Its path.
        path: Option<String> => Path(Whole) "path" Words;
        /// The procedure to call.
        register_procedure: Option<String> => RegisterProcedure(Whole) "registerProcedure" Words;
        /// The protocol to call it with.
        protocol: Option<String> => Protocol(Whole) "protocol" Words;
    }
}

fields! {
    /// A text box shown with the feed (RSS 2.0, `textInput`).
    pub struct TextInput / TextInputField meaning title description name link {
        /// The label of its button.
        title: Option<String> => Title(Whole) "title" Words;
        /// What it is for.
        description: Option<String> => Description(Whole) "description" Words;
        /// The name of its field.
        name: Option<String> => Name(Whole) "name" Words;
        /// Where it sends.
        link: Option<String> => Link(Whole) "link" Words;
    }
}

fields! { members;
    /// What stands above the articles.
    pub struct Feed / FeedField meaning id title subtitle rights info links authors contributors publisher language
        published updated generator image icon logo subjects ttl docs cloud textinput skip_hours skip_days base href extensions
        marks {
        /// Its permanent identifier.
        id: Option<String> => Id(Whole) "id" Words;
        /// Its title.
        title: Option<Text> => Title(TextField) "title" TEXT;
        /// What it is about.
        subtitle: Option<Text> => Subtitle(TextField) "subtitle" TEXT;
        /// Its copyright notice.
        rights: Option<Text> => Rights(TextField) "rights" TEXT;
        /// A note for people who open the feed (Atom 0.3).
        info: Option<Text> => Info(TextField) "info" TEXT;
        /// Its links.
        links: Vec<Link> => Links(LinkField) "links" List(&LINK);
        /// Who answers for its articles where they name nobody.
        authors: Vec<Party> => Authors(PartyField) "authors" List(&PARTY);
        /// Who else had a part in it.
        contributors: Vec<Party> => Contributors(PartyField) "contributors" List(&PARTY);
        /// Who publishes it.
        publisher: Option<Party> => Publisher(PartyField) "publisher" PARTY;
        /// The language of its articles where they state none (RFC 5646).
        language: Option<String> => Language(Whole) "language" Words;
        /// When it was published.
        published: Option<Time> => Published(Whole) "published" Time;
        /// When it last changed.
        updated: Option<Time> => Updated(Whole) "updated" Time;
        /// The program that made it.
        generator: Option<Generator> => Generator(GeneratorField) "generator" Struct(super::Generator::shape, false);
        /// Its picture.
        image: Option<Image> => Image(ImageField) "image" Struct(super::Image::shape, false);
        /// Its small square picture.
        icon: Option<String> => Icon(Whole) "icon" Words;
        /// Its wide picture.
        logo: Option<String> => Logo(Whole) "logo" Words;
        /// What it is about, in terms.
        subjects: Vec<Concept> => Subjects(ConceptField) "subjects" List(&CONCEPT);
        /// How many minutes it may be cached.
        ttl: Option<u32> => Ttl(Whole) "ttl" Number(0, 4_294_967_295);
        /// Where its format is described.
        docs: Option<String> => Docs(Whole) "docs" Words;
        /// A service that tells of updates.
        cloud: Option<Cloud> => Cloud(CloudField) "cloud" Struct(super::Cloud::shape, false);
        /// A text box shown with it.
        textinput: Option<TextInput> => Textinput(TextInputField) "textinput" Struct(TextInput::shape, false);
        /// Hours of the day, in GMT, in which it does not change.
        skip_hours: Vec<String> => SkipHours(Whole) "skipHours" List(&Words);
        /// Days of the week on which it does not change.
        skip_days: Vec<String> => SkipDays(Whole) "skipDays" List(&Words);
        /// The base of relative links in it.
        base: Option<String> => Base(Whole) "base" Words;
        /// Where the feed itself is; stated on an article's `source` only.
        href: Option<String> => Href(Whole) "href" Words;
        /// What no field takes.
        extensions: Vec<Extension> => Extensions(ExtensionField) "extensions" List(&Struct(Extension::shape, false));
        /// How a value came that was not stated: `{"/id": "supplied"}`.
        marks: Marks => Marks(Whole) "marks" Map;
    }
}

plain_json!(Image, Cloud, TextInput, Feed);

impl Feed {
    /// The first link of a relation.
    pub fn link(&self, rel: &str) -> Option<&Link> {
        self.links.iter().find(|l| l.is(rel))
    }
}
