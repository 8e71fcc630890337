//! What is read: feeds as they are met, generated, so that every run and every machine reads the same.

use std::fmt::Write as _;

/// A kind of feed.
pub struct Shape {
    /// Its name in the page.
    pub name: &'static str,
    /// What it is like.
    pub about: &'static str,
    namespaces: &'static str,
    item: fn(&mut Words, usize, &mut String),
}

/// Every kind that is measured.
pub static SHAPES: [Shape; 5] = [
    Shape {
        name: "bodies",
        about: "a summary and a body of four paragraphs in CDATA, as blogs and agencies send it",
        namespaces: CONTENT_AND_DC,
        item: body,
    },
    Shape {
        name: "escaped",
        about: "a description of escaped HTML with a link and a picture, the commonest feed there is",
        namespaces: DC,
        item: escaped,
    },
    Shape {
        name: "headlines",
        about: "title, link, guid, date and one plain sentence",
        namespaces: "",
        item: headline,
    },
    Shape {
        name: "media",
        about: "nine namespaces; pictures with credits, Dublin Core, elements nobody lists",
        namespaces: NINE,
        item: media,
    },
    Shape {
        name: "accents",
        about: "a body of words beyond ASCII, spaces that do not break, and entities",
        namespaces: CONTENT_AND_DC,
        item: accents,
    },
];

const DC: &str = " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
const CONTENT_AND_DC: &str =
    " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
const NINE: &str = " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\" xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\" xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:geo=\"http://www.w3.org/2003/01/geo/wgs84_pos#\"";

impl Shape {
    /// A feed of this kind, a little larger than `size` bytes.
    pub fn feed(&self, size: usize) -> String {
        let (mut out, mut words) = (String::with_capacity(size + 8192), Words(4));
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"");
        out.push_str(self.namespaces);
        out.push_str("><channel>\n<title>Nordavind</title>\n<link>https://nordavind.example/</link>\n<description>News from the coast</description>\n<language>en</language>\n");
        for i in 1.. {
            out.push_str("<item>\n");
            (self.item)(&mut words, i, &mut out);
            out.push_str("</item>\n");
            if out.len() >= size {
                break;
            }
        }
        out.push_str("</channel></rss>\n");
        out
    }
}

const PLAIN: [&str; 32] = [
    "harbour",
    "ferry",
    "council",
    "storm",
    "market",
    "vessel",
    "reopened",
    "after",
    "minister",
    "said",
    "the",
    "fisheries",
    "of",
    "Lillevik",
    "on",
    "Monday",
    "a",
    "that",
    "rescue",
    "company",
    "would",
    "in",
    "until",
    "prices",
    "island",
    "and",
    "were",
    "delayed",
    "by",
    "two",
    "hours",
    "line",
];

const ACCENTED: [&str; 32] = [
    "hamnen",
    "färjan",
    "kommunstyrelsen",
    "ovädret",
    "på",
    "fartyget",
    "öppnades",
    "efter",
    "ministern",
    "sade",
    "“the",
    "fisket”",
    "för",
    "Lillevik",
    "måndagen",
    "–",
    "een",
    "größte",
    "Rettung",
    "société",
    "aurait",
    "à",
    "jusqu’à",
    "prix",
    "île",
    "et",
    "étaient",
    "retardés",
    "par",
    "два",
    "часа",
    "линия",
];

/// Words from a fixed sequence.
struct Words(u64);

impl Words {
    fn next(&mut self, below: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % below).unwrap_or(0)
    }
    /// Writes `count` words, more or less by a third.
    fn some(&mut self, count: usize, list: &[&str; 32], out: &mut String) {
        let count = count - count / 3 + self.next(2 * count as u64 / 3 + 1);
        for i in 0..count {
            out.push_str(if i == 0 { "" } else { " " });
            out.push_str(list[self.next(32)]);
            out.push_str(if self.next(12) == 0 { "," } else { "" });
        }
    }
    fn text(&mut self, name: &str, count: usize, out: &mut String) {
        let _ = write!(out, "<{name}>");
        self.some(count, &PLAIN, out);
        let _ = writeln!(out, "</{name}>");
    }
}

/// The paragraphs of a story of usual length: some 350 words.
pub fn paragraphs(seed: usize) -> String {
    let (mut words, mut out) = (Words(seed as u64), String::new());
    (0..5).for_each(|_| words.text("p", 70, &mut out));
    out
}

/// What every item has: `title`, `link`, `guid`, `pubDate`.
fn head(words: &mut Words, i: usize, out: &mut String) {
    out.push_str("<title>");
    words.some(8, &PLAIN, out);
    out.push_str(if words.next(4) == 0 { " &amp; more" } else { "" });
    let _ = writeln!(
        out,
        "</title>\n<link>https://nordavind.example/story/{i}</link>\n<guid isPermaLink=\"false\">urn:nordavind:{i}</guid>\n<pubDate>Mon, 05 Feb 2024 {:02}:{:02}:00 GMT</pubDate>",
        i / 60 % 24,
        i % 60
    );
}

fn body(words: &mut Words, i: usize, out: &mut String) {
    head(words, i, out);
    out.push_str("<dc:creator>Ada Lind</dc:creator>\n<category domain=\"https://nordavind.example/t\">shipping</category>\n<description>&lt;p&gt;");
    words.some(40, &PLAIN, out);
    out.push_str("&lt;/p&gt;</description>\n<content:encoded><![CDATA[");
    for _ in 0..4 {
        out.push_str("<p>");
        words.some(70, &PLAIN, out);
        out.push_str("</p>\n");
    }
    out.push_str("]]></content:encoded>\n");
}

fn escaped(words: &mut Words, i: usize, out: &mut String) {
    head(words, i, out);
    out.push_str("<category>shipping</category>\n<dc:creator><![CDATA[Ada Lind]]></dc:creator>\n<description>&lt;p&gt;&lt;img src=&quot;https://nordavind.example/p.jpg?w=300&amp;amp;h=200&quot; alt=&quot;&quot; /&gt;");
    for n in 0..6 {
        words.some(12, &PLAIN, out);
        let _ = write!(out, " &lt;a href=&quot;https://nordavind.example/t/{n}&quot;&gt;more&lt;/a&gt; &amp;nbsp;");
    }
    out.push_str("&lt;/p&gt;</description>\n");
}

fn headline(words: &mut Words, i: usize, out: &mut String) {
    head(words, i, out);
    words.text("description", 20, out);
}

fn media(words: &mut Words, i: usize, out: &mut String) {
    head(words, i, out);
    out.push_str("<dc:creator>Ada Lind</dc:creator>\n<dcterms:modified>2024-02-05T10:00:00Z</dcterms:modified>\n<category>shipping</category>\n<category>weather</category>\n");
    words.text("description", 30, out);
    let _ = writeln!(
        out,
        "<comments>https://nordavind.example/story/{i}#comments</comments>\n<wfw:commentRss>https://nordavind.example/story/{i}/feed</wfw:commentRss>\n<slash:comments>3</slash:comments>\n<geo:lat>58.2</geo:lat><geo:long>11.4</geo:long>\n<atom:link rel=\"related\" href=\"https://nordavind.example/r/{i}\"/>"
    );
    for n in 0..2 {
        let _ = writeln!(
            out,
            "<media:content url=\"https://nordavind.example/{i}-{n}.jpg\" type=\"image/jpeg\" medium=\"image\" width=\"1200\" height=\"800\">"
        );
        words.text("media:title", 6, out);
        words.text("media:description", 20, out);
        out.push_str("<media:credit role=\"photographer\">Bo Ek</media:credit>\n<media:copyright>Nordavind 2024</media:copyright>\n");
        let _ = writeln!(
            out,
            "<media:thumbnail url=\"https://nordavind.example/{i}-{n}-s.jpg\" width=\"150\" height=\"100\"/>\n</media:content>"
        );
    }
}

fn accents(words: &mut Words, i: usize, out: &mut String) {
    head(words, i, out);
    out.push_str("<dc:creator>Åsa Öberg</dc:creator>\n<category>sjöfart</category>\n<description>");
    words.some(40, &ACCENTED, out);
    out.push_str(" &#8230;</description>\n<content:encoded>");
    for _ in 0..3 {
        out.push_str("&lt;p&gt;");
        words.some(60, &ACCENTED, out);
        out.push_str("\u{a0}km&#8217;s &amp;mdash; «12°»&lt;/p&gt;\n");
    }
    out.push_str("</content:encoded>\n");
}
