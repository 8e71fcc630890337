//! Values that are not what they should be, put in the places of some that are: what nobody writes and documents hold all the
//! same.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

/// Which of the words of a document is replaced, and by which of the odd ones that may stand there.
pub fn changes() -> impl Strategy<Value = Vec<(usize, usize)>> {
    vec((0..10_000_usize, 0..10_000_usize), 0..8)
}

/// Puts odd values into a document.
pub fn put(document: &mut Value, changes: &[(usize, usize)]) {
    for (place, odd) in changes {
        let mut places = Vec::new();
        each("", "", document, &mut |pointer, name| {
            if !odd_ones(name).is_empty() {
                places.push((pointer.to_owned(), odd_ones(name)));
            }
        });
        if let Some((pointer, list)) = places.get(place % places.len().max(1))
            && let Some(value) = document.pointer_mut(pointer)
        {
            *value = list[odd % list.len()].into();
        }
    }
}

/// Calls back for each word with its place and the name of the member that it is in.
fn each(pointer: &str, name: &str, value: &Value, found: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::String(_) => found(pointer, name),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| each(&format!("{pointer}/{at}"), name, value, found));
        }
        // An extension says what it is in all of its members.
        Value::Object(members) if !members.contains_key("raw") => {
            for (name, value) in members {
                each(&format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), name, value, found);
            }
        }
        _ => {}
    }
}

/// What stands oddly in a member.
fn odd_ones(name: &str) -> &'static [&'static str] {
    match name {
        "type" => &["text", "Image/JPEG", "a b", " text/html", "Photo", "HTML", "xhtml", "nitf", "Application/XML"],
        "contentType" => &["jpeg", "IMAGE/PNG", "a/b c", "text/html; charset=utf-8", "application/nitf+xml"],
        "pubStatus" => &["Cancelled", "stat:usable", "a b <c>"],
        "visibility" => &["Public", "nonpublic"],
        "language" => &["EN", "nb-NO"],
        "lang" => &["en", "de-AT", ""],
        "hreflang" => &["fr_FR", "a b", "FR"],
        "email" => &["ada", "ada@", "mailto:ada@example.org", "ada@example.org (Ada)", "<ada@example.org>"],
        "phone" => &["tel:+47", " 1"],
        "rel" => &["a b", "Alternate", "http://www.iana.org/assignments/relation/related", "hub", ""],
        "length" | "port" => &["-1", "1 MB", "007", "99999999999999999999"],
        "kind" => &["Person", "desk"],
        "base" => &["img/", "//x.example/", "mailto:a@b.example", "<a>", "http://[", "https://example.org"],
        "href" | "uri" | "url" | "src" | "link" | "icon" | "logo" | "docs" | "id" | "comments" | "residref" => &[
            "https://example.org/a b",
            "http://[",
            "HTTPS://EXAMPLE.ORG",
            "mailto:ada@example.org",
            "#a",
            "",
            "a<b>&amp;",
        ],
        "value" | "name" | "action" | "headline" | "title" | "bodies" | "text" => MARKUP,
        _ => &[],
    }
}

/// Markup of whatever kind, and words with odd characters in them.
const MARKUP: &[&str] = &[
    "",
    " a",
    "a\n\nb",
    "a\u{2028}b",
    " \u{feff}",
    "\u{feff}<p>\u{feff}a</p>",
    "<script>a < b && c</script><p>x</p><!-- c --><![CDATA[d]]>",
    "<p lang=\"c>\" onclick='a()'>x<a href=\"javascript:a\">y</a></p></p></div>",
    "<svg><g/></svg><math><mi>x</mi></math><iframe src=a></iframe>",
    "&bogus; &#0; &#x110000; &#55296; &lt",
    "<p><table><td>a<p>b</table>c<li>d<h2>e<p>f</h3>",
    "<pre>\n\na</pre><textarea>\n<b></textarea><plaintext>a</p>",
    "<figure><img src=\"a b.jpg\"><figcaption>c <cite>By d</cite></figcaption></figure>",
    "<p>unclosed <x:y/> & <br>",
    "<p>a <x:y/> &nbsp; b</p>",
    "<p xml:lang=\"c>\">a</p><!-- b --><?c d?><![CDATA[<e>]]>",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg><p xmlns=\"urn:x\">a</p>",
    "words <media media-type=\"image\"><media-reference source=\"a.jpg\"/><media-caption>b</media-caption></media>",
    "<block><p>unclosed <foo>a</foo> & <br><hr/><note><body.content><p>n</p></body.content></note>",
    "<p><p>a</p></p><table><tr><td>1</td></tr></table><p id=\"1\"/><p id=\"1\">b</p>",
];
