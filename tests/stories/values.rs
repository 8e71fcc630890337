//! Values of the leaves: the words of desks, and what has broken readers and writers before.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// Fragments that words are made of; the first is what they shrink to.
const FRAGMENTS: &[&str] = &[
    "a",
    "harbour",
    "Lillevik",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "&",
    "&amp;",
    "&lt;p&gt;",
    "<b>bold</b>",
    "<",
    ">",
    "5 < 6",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<br/>",
    "<p>",
    "\"",
    "'",
    "Ærø",
    "שלום",
    "مرحبا",
    "😀",
    "e\u{301}",
    "\u{a0}",
    "\u{200f}",
    "\u{2028}",
    "&nbsp;",
    "%41",
    "{}",
    "[1]",
    "null",
    "\\",
    "(",
    ")",
    ",",
    ";",
    ":",
    "/",
    "-",
    "—",
    "<ada@example.org>",
    "ada@example.org",
    "#",
    "?",
    "=",
    "\u{feff}",
    "1",
    "2024-05-01",
    "and ",
];

fn mixed() -> BoxedStrategy<String> {
    let common = vec(select(&FRAGMENTS[..3]), 1..3).prop_map(|words| words.join(" "));
    let odd = vec(select(FRAGMENTS), 1..6).prop_map(|words| words.concat());
    prop_oneof![common, odd].boxed()
}

fn one_of(list: &'static [&'static str]) -> BoxedStrategy<Value> {
    select(list).prop_map(Value::from).boxed()
}

/// A string; what may stand there is told from its name and from the struct it is a member of.
pub fn words(name: &str, parent: &str) -> BoxedStrategy<Value> {
    match (parent, name) {
        (_, "type") if parent == "Link" => one_of(&["text/html", "image/jpeg", "application/pdf; x=\"1\""]),
        (_, "contentType") => one_of(&["image/jpeg", "video/mp4", "application/octet-stream"]),
        ("Article", "type") => one_of(&["text", "picture", "video", "audio", "graphic", "composite", "odd type"]),
        (_, "pubStatus") => one_of(&["usable", "withheld", "canceled", "paused"]),
        (_, "visibility") => one_of(&["public", "private", "desk only"]),
        (_, "language") => one_of(&["en", "de-AT", "nn"]),
        (_, "hreflang") => one_of(&["fr", "he"]),
        (_, "email") => one_of(&["ada@example.org", "o.dahl+wire@example.org"]),
        (_, "rel") if parent == "Link" => {
            one_of(&["alternate", "self", "related", "license", "enclosure", "via", "x:odd"])
        }
        (_, "rel") => one_of(&["corrects", "replaces", "updates", "kills", "withholds", "derivedFrom", "odd"]),
        (_, "length" | "port") => one_of(&["0", "80", "1234567"]),
        (_, "kind") => one_of(&["person", "organisation"]),
        (_, "base") => one_of(&["https://example.org/base/", "https://example.com/"]),
        (_, "href" | "uri" | "url" | "src" | "link" | "icon" | "logo" | "docs" | "id" | "comments" | "residref") => {
            one_of(&[
                "https://example.org/1",
                "https://example.org/2?a=b&c=%20d#e",
                "relative/path",
                "urn:newsml:example.org:20240501:a<b:1",
                "https://example.org/]]>'\"",
            ])
        }
        (_, "embargo") => {
            one_of(&["indefinite", "until the minister speaks", "EMBARGO: Friday", "2024-05-01T10:00:00Z"])
        }
        (_, "role") => prop_oneof![
            select(
                &[
                    "photographer",
                    "editor",
                    "webmaster",
                    "type",
                    "fixture",
                    "hl2",
                    "subheadline",
                    "closingline",
                    "embargo"
                ][..]
            )
            .prop_map(Value::from),
            mixed().prop_map(Value::from)
        ]
        .boxed(),
        _ => mixed().prop_map(Value::from).boxed(),
    }
}

/// Times of every precision, with and without a zone.
pub fn time() -> impl Strategy<Value = &'static str> {
    select(
        &[
            "2024-05-01T10:00:00Z",
            "2024-05-01T10:00:00+02:00",
            "2024-05-01T10:00:00",
            "2024-05-01",
            "2024-05",
            "2024",
            "2024-05-01T10:00:00.5+02:00",
            "2024-12-31T23:59:60Z",
            "2024-05-01T10:00:00.123456789",
            "1969-12-31T23:59:59-11:30",
            "2099-02-28T00:00:00+14:00",
            "0044-03-15T12:00:00Z",
            "2024-02-29T23:30:00-00:30",
        ][..],
    )
}

/// How values came that were not stated.
pub fn marks() -> BoxedStrategy<Value> {
    let member = select(&["/embargo", "/copyrightNotice", "/creators", "/language"][..]);
    let how = select(&["inferred", "inherited", "read <from> \"elsewhere\""][..]);
    vec((member, how), 1..3)
        .prop_map(|marks| Value::Object(marks.into_iter().map(|(m, h)| (m.to_owned(), json!(h))).collect()))
        .boxed()
}

const HTML: &[&str] = &[
    "<p>The harbour at <b>Lillevik</b> reopened.</p>",
    "<p>One</p><p>Two &amp; three</p>",
    "plain words in HTML",
    "<ul><li>a</li><li>b</li></ul><table><tr><td>1</td></tr></table>",
    "<p dir=\"rtl\">שלום</p>",
    " <p>edges</p> ",
    "AT&amp;T &lt;b&gt;",
    "<p>unclosed <i>soup</p> & more <",
    "<img src=\"a.jpg\" alt=\"A\"><br>x ]]> y",
    "<blockquote><p>q</p></blockquote><pre>a\n  b</pre>",
];
const XHTML: &[&str] = &[
    "<p>The harbour at <b>Lillevik</b> reopened.</p>",
    "words <em>and</em> words",
    "<p>a</p> <p>b<br/>c &amp; d</p>",
    "plain words",
    // Elements at which a reader looks for the next article.
    "<p>a</p><entry>b</entry><p>c</p>",
    "<x:item xmlns:x=\"urn:x\"><feed/></x:item> <nitf>d</nitf>",
];
const NITF: &[&str] = &[
    "<p>The harbour at <location>Lillevik</location> reopened.</p>",
    "<p>By <person>Ada Lind</person> of <org idsrc=\"x\" value=\"1\">Nordavind</org></p>",
    "<p lede=\"true\">One</p><hl2>Two</hl2><p><em>three</em> &amp; <q>four</q></p>",
    "<p>Price <money unit=\"NOK\">5</money> <num units=\"kg\">3</num></p><ul><li>a</li></ul>",
    "<p>a</p><nitf><head/><body>b</body></nitf><p><item>c</item> <entry/></p>",
];

fn markup(list: &'static [&'static str]) -> BoxedStrategy<String> {
    select(list).prop_map(str::to_owned).boxed()
}

/// A text of any kind with what may be stated of it.
pub fn text() -> BoxedStrategy<Value> {
    let plain = || mixed().prop_map(|words| ("text", words));
    let media = prop_oneof![
        mixed().prop_map(|words| ("text/markdown", words)),
        Just(("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>".to_owned())),
        Just((
            "application/xml",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>a</id></entry></feed>".to_owned()
        )),
        Just(("application/json", "{\"a\": \"<b>\"}".to_owned())),
    ];
    let words = prop_oneof![
        4 => plain(),
        2 => markup(HTML).prop_map(|m| ("html", m)),
        1 => markup(XHTML).prop_map(|m| ("xhtml", m)),
        1 => markup(NITF).prop_map(|m| ("nitf", m)),
        1 => media,
    ];
    (words, proptest::option::weighted(0.4, attributes()))
        .prop_map(|((kind, value), more)| {
            let mut text = more.unwrap_or_default();
            text.insert("value".into(), json!(value));
            text.insert("type".into(), json!(kind));
            Value::Object(text)
        })
        .boxed()
}

fn attributes() -> BoxedStrategy<Map<String, Value>> {
    let some = |name: &'static str, list: &'static [&'static str]| {
        proptest::option::weighted(0.25, select(list)).prop_map(move |v| v.map(|v| (name, json!(v))))
    };
    let rank = proptest::option::weighted(0.15, 1..9u32).prop_map(|v| v.map(|v| ("rank", json!(v))));
    (
        // None that an article or a feed is in: it would not be stated.
        some("lang", &["nb", "ar", "", "zh-Hant"]),
        some("dir", &["rtl", "ltr"]),
        some("role", &["caption", "headline:short", "hl2", "a <b> & \"c\"", "embargo-terms", "closingline"]),
        rank,
        some("href", &["https://example.org/licence?a=1&b=2", "terms.html"]),
        some("base", &["https://example.net/text/"]),
        some("src", &["https://example.org/body.html"]),
        some("visibility", &["public", "private", "desk only"]),
    )
        .prop_map(|(a, b, c, d, e, f, g, h)| {
            [a, b, c, d, e, f, g, h].into_iter().flatten().map(|(name, value)| (name.to_owned(), value)).collect()
        })
        .boxed()
}

/// Elements of nobody's vocabulary, whole and broken, and what is no element.
pub fn extension() -> BoxedStrategy<Value> {
    let element = |ns: &str, name: &str, raw: &str| json!({ "ns": ns, "name": name, "raw": raw });
    let foreign = "https://example.org/x";
    select(vec![
        element(foreign, "rating", "<x:rating xmlns:x=\"https://example.org/x\" x:max=\"5\">4</x:rating>"),
        element(foreign, "note", "<x:note xmlns:x=\"https://example.org/x\" xml:lang=\"nb\">a &amp; <x:b/> c</x:note>"),
        element(foreign, "plain", "<plain xmlns=\"https://example.org/x\"><a>1</a><b/></plain>"),
        element("", "odd", "<odd xmlns=\"\" a=\"1 &lt; 2\">words</odd>"),
        element("", "guid", "<guid xmlns=\"\">not the identifier</guid>"),
        element(
            "http://purl.org/dc/elements/1.1/",
            "rights",
            "<dc:rights xmlns:dc=\"http://purl.org/dc/elements/1.1/\">of another</dc:rights>",
        ),
        element("http://www.w3.org/2005/Atom", "id", "<id xmlns=\"http://www.w3.org/2005/Atom\">urn:other</id>"),
        element(
            foreign,
            "wrap",
            "<x:wrap xmlns:x=\"https://example.org/x\"><item xmlns=\"\"><title>b</title></item></x:wrap>",
        ),
        element("", "_example", "{\"a\":[1,\"</item>\"]}"),
        element(foreign, "broken", "<x:broken xmlns:x=\"https://example.org/x\"><x:open></x:broken>"),
        element("", "evil", "</item></channel><item>"),
        element(foreign, "unbound", "<y:rating>4</y:rating>"),
    ])
    .boxed()
}
