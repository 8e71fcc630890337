//! The elements of NITF 3.6 body content: what each may hold, and what it is in HTML. Data; nothing else knows.

/// Where an element may stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// The schema's enrichedText.
    Inline,
    /// The schema's blockContent, and `block`.
    Block,
    /// Only inside particular elements, as a line or box of its own.
    Part,
    /// Only inside particular elements, among their words.
    Word,
}

/// What an element may hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Model {
    Empty,
    /// Words only.
    Text,
    /// Words and these.
    Words(&'static [&'static str]),
    /// Words and enrichedText.
    Inline,
    /// Words, enrichedText and blockContent.
    Flow,
    /// blockContent, and `block` if true.
    Blocks(bool),
    /// These only; other content is put into an element of the second name.
    Parts(&'static [&'static str], &'static str),
    /// These only, in an order that is checked before the element is taken.
    Strict(&'static [&'static str]),
}

/// What a value must look like to be valid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Any,
    /// Must be there.
    Required,
    /// NMTOKEN.
    Token,
    One(&'static [&'static str]),
}

/// An attribute: its NITF name, its HTML name (empty: `data-nitf-` and the NITF name), its type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Attribute {
    pub nitf: &'static str,
    pub html: &'static str,
    pub kind: Kind,
}

/// An element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Entry {
    pub name: &'static str,
    pub role: Role,
    pub model: Model,
    /// Whether it has class, style and xml:lang (commonNITFAttributes).
    pub common: bool,
    /// The HTML element.
    pub html: &'static str,
    /// Whether the HTML element alone does not say it, so that it carries `class="nitf-..."`.
    pub marked: bool,
    pub attrs: &'static [Attribute],
}

const fn at(nitf: &'static str, html: &'static str, kind: Kind) -> Attribute {
    Attribute { nitf, html, kind }
}

const fn any(nitf: &'static str) -> Attribute {
    at(nitf, "", Kind::Any)
}

const fn el(name: &'static str, role: Role, model: Model, html: &'static str) -> Entry {
    Entry { name, role, model, common: true, html, marked: true, attrs: &[] }
}

impl Entry {
    const fn plain(mut self) -> Self {
        self.marked = false;
        self
    }

    const fn global(mut self) -> Self {
        self.common = false;
        self
    }

    const fn with(mut self, attrs: &'static [Attribute]) -> Self {
        self.attrs = attrs;
        self
    }

    /// The class that marks it in HTML.
    pub fn class(&self) -> String {
        format!("nitf-{}", self.name.replace('.', "-"))
    }

    /// The attribute with this NITF name.
    pub fn attribute(&self, nitf: &str) -> Option<&'static Attribute> {
        self.attrs.iter().find(|attribute| attribute.nitf == nitf)
    }
}

use Kind::{One, Required, Token};
use Model::{Blocks, Empty, Flow, Inline, Parts, Strict, Text, Words};
use Role::{Block, Inline as I, Part, Word};

const CODE: &[&str] = &["alt-code"];
const PLACES: &[&str] = &["sublocation", "city", "state", "region", "country", "alt-code"];
const ROWS: &[&str] = &["tr"];
const NITF_COLS: &[&str] = &["nitf-colgroup", "nitf-col", "nitf-table-summary"];
const TABLES: &[&str] = &["nitf-table-metadata", "table", "custom-table", "table-reference"];
const SECTIONS: &[&str] = &["caption", "col", "colgroup", "thead", "tfoot", "tbody", "tr"];
const MEDIA: &[&str] = &["media-metadata", "media-reference", "media-object", "media-caption", "media-producer"];
const POST: &[&str] = &["addressee", "delivery.point", "postcode", "delivery.office", "region", "country"];
const TOBJECT: &[&str] = &["tobject.property", "tobject.subject"];

const ID_SOURCE: &[Attribute] = &[any("idsrc"), any("value")];
const QUOTE: &[Attribute] = &[at("quote-source", "cite", Kind::Any)];
const BLOCK_QUOTE: &[Attribute] = &[NOWRAP, at("quote-source", "cite", Kind::Any)];
const ALIGN: Attribute = at("align", "align", One(&["left", "center", "right", "justify", "char"]));
const CHAR: Attribute = at("char", "char", Kind::Any);
const CHAROFF: Attribute = at("charoff", "charoff", Kind::Any);
const VALIGN: Attribute = at("valign", "valign", One(&["top", "middle", "bottom", "baseline"]));
const CELLS: &[Attribute] = &[ALIGN, CHAR, CHAROFF, VALIGN];
const NOWRAP: Attribute = at("nowrap", "nowrap", One(&["nowrap"]));
const SPAN: &[Attribute] = &[at("span", "span", Token), at("width", "width", Kind::Any), ALIGN, CHAR, CHAROFF, VALIGN];
const CELL: &[Attribute] = &[
    at("axis", "axis", Kind::Any),
    any("axes"),
    NOWRAP,
    at("rowspan", "rowspan", Token),
    at("colspan", "colspan", Token),
    ALIGN,
    CHAR,
    CHAROFF,
    VALIGN,
];
const TABLE: &[Attribute] = &[
    at("align", "align", One(&["left", "center", "right"])),
    at("width", "width", Kind::Any),
    at("cols", "", Token),
    at("border", "border", Kind::Any),
    at("frame", "frame", One(&["void", "above", "below", "hsides", "lhs", "rhs", "vsides", "box", "border"])),
    at("rules", "rules", One(&["none", "basic", "rows", "cols", "all"])),
    at("cellspacing", "cellspacing", Kind::Any),
    at("cellpadding", "cellpadding", Kind::Any),
];
const REFERENCE: &[Attribute] = &[
    at("source", "src", Kind::Any),
    any("name"),
    at("mime-type", "type", Kind::Any),
    any("coding"),
    any("time"),
    any("time-unit-of-measure"),
    any("outcue"),
    any("source-credit"),
    any("copyright"),
    at("alternate-text", "alt", Kind::Any),
    at("height", "height", Token),
    at("width", "width", Token),
    at("units", "", One(&["pixels"])),
    at("imagemap", "usemap", Kind::Any),
    at("noflow", "", One(&["noflow"])),
    any("data-location"),
];
const LINK: &[Attribute] = &[
    at("href", "href", Kind::Any),
    at("name", "name", Kind::Any),
    at("rel", "rel", Token),
    at("rev", "rev", Token),
    at("title", "title", Kind::Any),
];
const METADATA: &[Attribute] = &[
    any("subclass"),
    any("idsrc"),
    any("value"),
    at("status", "", One(&["pre", "snap-shot", "interim", "final", "official"])),
    any("column-count"),
    any("row-count"),
];
const NITF_COL: &[Attribute] = &[
    any("idsrc"),
    any("value"),
    any("occurrences"),
    at("data-type", "", One(&["text", "number", "graphic", "other"])),
    any("data-format"),
];
const NOTE: &[Attribute] = &[
    at("noteclass", "", One(&["cpyrt", "end", "hd", "editorsnote", "trademk", "undef"])),
    at("type", "", One(&["std", "pa", "npa"])),
];
const SUBJECT: &[Attribute] = &[
    any("tobject.subject.ipr"),
    at("tobject.subject.refnum", "", Token),
    any("tobject.subject.code"),
    any("tobject.subject.type"),
    any("tobject.subject.matter"),
    any("tobject.subject.detail"),
];

/// In the order of their names.
pub(super) static ENTRIES: &[Entry] = &[
    el("a", I, Inline, "a").plain().with(LINK),
    el("abstract", Part, Blocks(false), "div"),
    el("addressee", Word, Strict(&["person", "function", "care.of"]), "span").global(),
    el("alt-code", Word, Empty, "span").global().with(&[at("idsrc", "", Required), at("value", "", Required)]),
    el("block", Block, Blocks(false), "div"),
    el("body.content", Part, Blocks(true), "div").global(),
    el("bq", Block, Parts(&["block", "credit"], "block"), "blockquote").plain().with(BLOCK_QUOTE),
    el("br", I, Empty, "br").plain().global(),
    el("byline", Part, Words(&["person", "byttl", "location", "virtloc"]), "p"),
    el("byttl", Word, Words(&["org"]), "span").global(),
    el("caption", Part, Flow, "caption").plain().with(&[at(
        "align",
        "align",
        One(&["top", "bottom", "left", "right"]),
    )]),
    el("care.of", Word, Text, "span").global(),
    el("chron", I, Text, "time").plain().with(&[at("norm", "datetime", Kind::Any)]),
    el("city", Word, Words(CODE), "span").with(&[any("city-code"), any("code-source")]),
    el("classifier", I, Words(CODE), "span").with(&[any("type"), any("idsrc"), any("value")]),
    el("col", Part, Empty, "col").plain().with(SPAN),
    el("colgroup", Part, Parts(&["col"], ""), "colgroup").plain().with(CELLS),
    el("copyrite", I, Words(&["copyrite.year", "copyrite.holder"]), "span").global(),
    el("copyrite.holder", Word, Text, "span").global(),
    el("copyrite.year", Word, Text, "span").global(),
    el("country", Word, Words(CODE), "span").with(&[any("iso-cc")]),
    el("credit", Part, Inline, "p"),
    el("custom-table", Part, Text, "div"),
    el("datasource", Part, Text, "p").global(),
    el("dateline", Part, Words(&["location", "story.date"]), "p"),
    el("dd", Part, Blocks(true), "dd").plain(),
    el("delivery.office", Word, Words(&["br"]), "span").global().with(&[any("office-code"), any("code-source")]),
    el("delivery.point", Word, Words(&["br"]), "span").global().with(&[any("point-code"), any("code-source")]),
    el("denom", Word, Text, "span").global(),
    el("dl", Block, Parts(&["dt", "dd"], "dd"), "dl").plain(),
    el("dt", Part, Inline, "dt").plain(),
    el("em", I, Inline, "em").plain(),
    el("event", I, Words(CODE), "span").with(&[any("start-date"), any("end-date"), any("idsrc"), any("value")]),
    el("fn", Block, Parts(&["body.content"], "body.content"), "div"),
    el("frac", Word, Strict(&["numer", "frac-sep", "denom"]), "span"),
    el("frac-sep", Word, Text, "span").global(),
    el("function", I, Words(CODE), "span").global().with(ID_SOURCE),
    el("hl2", Block, Inline, "h2").plain(),
    el("hr", Block, Empty, "hr").plain(),
    el("key-list", Part, Strict(&["keyword"]), "div").global(),
    el("keyword", Word, Empty, "span").global().with(&[any("key")]),
    el("lang", I, Inline, "span").with(ID_SOURCE),
    el("li", Part, Flow, "li").plain(),
    el("location", I, Words(PLACES), "span").with(&[any("location-code"), any("code-source")]),
    el("media", Block, Parts(MEDIA, "media-caption"), "figure").with(&[any("media-type")]),
    el("media-caption", Part, Flow, "figcaption"),
    el("media-metadata", Part, Empty, "data")
        .global()
        .with(&[at("name", "", Required), at("value", "value", Kind::Any)]),
    el("media-object", Part, Text, "span").with(&[at("encoding", "", Required)]),
    el("media-producer", Part, Inline, "p"),
    el("media-reference", Part, Text, "img").global().with(REFERENCE),
    el("money", I, Text, "span").with(&[any("unit"), any("date")]),
    el("name.family", Word, Text, "span"),
    el("name.given", Word, Text, "span"),
    el("nitf-col", Part, Empty, "div").global().with(NITF_COL),
    el("nitf-colgroup", Part, Strict(&["nitf-col"]), "div").global().with(&[
        any("idsrc"),
        any("value"),
        any("occurrences"),
    ]),
    el("nitf-table", Block, Strict(TABLES), "div").global(),
    el("nitf-table-metadata", Part, Strict(NITF_COLS), "div").with(METADATA),
    el("nitf-table-summary", Part, Strict(&["p"]), "div"),
    el("note", Block, Parts(&["body.content"], "body.content"), "aside").plain().with(NOTE),
    el("num", I, Words(&["frac", "sub", "sup"]), "span").with(&[any("units"), any("decimal-ch"), any("thousands-ch")]),
    el("numer", Word, Text, "span").global(),
    el("object.title", I, Words(CODE), "span").with(ID_SOURCE),
    el("ol", Block, Parts(&["li"], "li"), "ol").plain().with(&[at("seqnum", "start", Token)]),
    el("org", I, Words(CODE), "span").with(ID_SOURCE),
    el("p", Block, Inline, "p").plain().with(&[any("lede"), any("summary"), any("optional-text")]),
    el("person", I, Words(&["name.given", "name.family", "function", "alt-code"]), "span").with(&[
        any("idsrc"),
        any("value"),
        at("gender", "", One(&["male", "female"])),
    ]),
    el("postaddr", I, Strict(POST), "span"),
    el("postcode", Word, Text, "span").global().with(&[any("code-source")]),
    el("pre", Block, Text, "pre").plain(),
    el("pronounce", I, Inline, "span").with(&[any("guide"), any("phonetic")]),
    el("q", I, Inline, "q").plain().with(QUOTE),
    el("region", Word, Words(CODE), "span").with(&[any("region-code"), any("code-source")]),
    el("state", Word, Words(CODE), "span").with(&[any("state-code"), any("code-source")]),
    el("story.date", Word, Text, "span").global().with(&[any("norm")]),
    el("sub", Word, Text, "sub").plain(),
    el("sublocation", Word, Words(CODE), "span").with(&[any("location-code"), any("code-source")]),
    el("sup", Word, Text, "sup").plain(),
    el("table", Block, Parts(SECTIONS, "tr"), "table").plain().with(TABLE),
    el("table-reference", Part, Empty, "div").global().with(&[at("idref", "", Required)]),
    el("tbody", Part, Parts(ROWS, "tr"), "tbody").plain().with(CELLS),
    el("td", Part, Flow, "td").plain().with(CELL),
    el("tfoot", Part, Parts(ROWS, "tr"), "tfoot").plain().with(CELLS),
    el("th", Part, Flow, "th").plain().with(CELL),
    el("thead", Part, Parts(ROWS, "tr"), "thead").plain().with(CELLS),
    el("tobject", Part, Strict(TOBJECT), "div").global().with(&[any("tobject.type")]),
    el("tobject.property", Word, Empty, "span").global().with(&[any("tobject.property.type")]),
    el("tobject.subject", Word, Empty, "span").global().with(SUBJECT),
    el("tr", Part, Parts(&["th", "td"], "td"), "tr").plain().with(CELLS),
    el("ul", Block, Parts(&["li"], "li"), "ul").plain(),
    el("virtloc", I, Words(CODE), "span").with(ID_SOURCE),
];

/// The element of this NITF name.
pub(super) fn by_name(name: &str) -> Option<&'static Entry> {
    ENTRIES.binary_search_by(|entry| entry.name.cmp(name)).ok().and_then(|index| ENTRIES.get(index))
}

/// The element that a class token `nitf-...` marks.
pub(super) fn by_class(token: &str) -> Option<&'static Entry> {
    let name = token.strip_prefix("nitf-")?.as_bytes();
    let same = |left: &u8, right: &u8| left == right || (*left == b'.' && *right == b'-');
    ENTRIES.iter().find(|entry| {
        let own = entry.name.as_bytes();
        own.len() == name.len() && own.iter().zip(name).all(|(left, right)| same(left, right))
    })
}

/// Inline elements of HTML without a twin: `em` (or `a`, where they cite or have a title) with `html-` and their name.
pub(super) const INLINE: &[&str] = &[
    "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "i", "ins", "kbd", "mark", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
];

/// The HTML element that a class token `html-...` on a NITF element of this name brings back.
pub(super) fn remembered(nitf: &str, token: &str) -> Option<&'static str> {
    let html = token.strip_prefix("html-")?;
    let choices: &[&str] = match nitf {
        "em" | "a" | "lang" => INLINE,
        "hl2" => &["h1", "h3", "h4", "h5", "h6"],
        "p" => &["address", "pre"],
        "dd" => &["dt"],
        _ => &[],
    };
    choices.iter().find(|choice| **choice == html).copied()
}

/// Attributes of HTML without a place in NITF that mean something: kept as `html-NAME-VALUE` in the class.
pub(super) const IN_CLASS: &[&str] = &["rel", "dir", "reversed", "value", "scope", "type"];
