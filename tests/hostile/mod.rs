//! Documents that nobody sends who means well.

/// One of them.
pub struct Hostile {
    pub name: String,
    /// The format it is read as; empty where that is for the program to find out.
    pub from: &'static str,
    pub bytes: Vec<u8>,
    /// What it may take beyond the bound, in bytes: an article is written whole, and this is what escaping adds to it.
    pub grows: usize,
}

/// Makes one, so that not all of them are held at a time.
pub type Make = Box<dyn FnOnce() -> Hostile + Send>;

/// The size of a large document or value.
const SIZE: usize = 10 << 20;
/// How many of something are many.
const MANY: usize = 300_000;
/// How deep is deep.
const DEEP: usize = 100_000;

/// What stands before and behind the content of a story, and before and behind the elements around it.
struct Shell {
    id: &'static str,
    before: &'static str,
    behind: &'static str,
    item: &'static str,
    end: &'static str,
    /// Elements of which an item may hold many.
    elements: &'static [&'static str],
}

const SHELLS: [Shell; 3] = [
    Shell {
        id: "rss",
        before: "<rss version='2.0'><channel><title>T</title><item><title>A</title><description>",
        behind: "</description></item></channel></rss>",
        item: "<rss version='2.0'><channel><title>T</title><item><title>A</title>",
        end: "</item></channel></rss>",
        elements: &[
            "<category>x</category>",
            "<link>https://tarn.example/</link>",
            "<author>a@tarn.example (Bo)</author>",
            "<enclosure url='u'/>",
            "<title>t</title>",
            "<q:y xmlns:q='urn:q'>v</q:y>",
        ],
    },
    Shell {
        id: "atom",
        before: "<feed xmlns='http://www.w3.org/2005/Atom'><id>a</id><entry><id>b</id><content type='html'>",
        behind: "</content></entry></feed>",
        item: "<feed xmlns='http://www.w3.org/2005/Atom'><id>a</id><entry><id>b</id>",
        end: "</entry></feed>",
        elements: &[
            "<category term='x'/>",
            "<link href='https://tarn.example/'/>",
            "<author><name>Bo</name></author>",
            "<link rel='enclosure' href='u'/>",
            "<content>c</content>",
            "<q:y xmlns:q='urn:q'>v</q:y>",
        ],
    },
    Shell {
        id: "nitf",
        before: "<nitf><head><title>T</title></head><body><body.content>",
        behind: "</body.content></body></nitf>",
        item: "<nitf><head><title>T</title></head><body><body.head>",
        end: "</body.head></body></nitf>",
        elements: &[
            "<byline>By <person>Bo</person></byline>",
            "<distributor>x</distributor>",
            "<note>x</note>",
            "<abstract>a</abstract>",
        ],
    },
];

/// What a story is filled with.
const FILLINGS: [&str; 20] = [
    "word ",
    "<",
    "&",
    "\"",
    ">",
    "<![CDATA[",
    "<!--",
    "]]>",
    "<?x ",
    "</x>",
    "\0",
    "\n",
    "é",
    "&lt;",
    "&lt;p>",
    "&lt;b>&lt;p>",
    "&lt;table>a",
    "&lt;a href=x>",
    "&lt;br>",
    "&lt;!--",
];

const FEW_SEEDS: u64 = 2;
const ENCODINGS: [&str; 4] = ["gb18030", "iso-2022-jp", "utf-16", "windows-1252"];

/// All of them.
pub fn documents() -> Vec<Make> {
    let mut list: Vec<Make> = Vec::new();
    for shell in &SHELLS {
        markup(shell, &mut list);
        random(shell, &mut list);
    }
    feeds(&mut list);
    json(&mut list);
    copy(&mut list);
    wires(&mut list);
    list
}

fn add(
    list: &mut Vec<Make>,
    from: &'static str,
    name: impl Into<String>,
    make: impl FnOnce() -> String + Send + 'static,
) {
    add_bytes(list, from, name, || make().into_bytes());
}

fn add_bytes(
    list: &mut Vec<Make>,
    from: &'static str,
    name: impl Into<String>,
    make: impl FnOnce() -> Vec<u8> + Send + 'static,
) {
    let name = name.into();
    list.push(Box::new(move || Hostile { name, from, bytes: make(), grows: 0 }));
}

/// So many of a text that they are as large as a large document.
fn large(text: &str) -> String {
    text.repeat(SIZE / text.len())
}

fn markup(shell: &'static Shell, list: &mut Vec<Make>) {
    let Shell { id, before, behind, item, end, elements } = *shell;
    let inside = move |content: String| format!("{before}{content}{behind}");
    add(list, id, format!("{id}: deep"), move || inside("<b>".repeat(DEEP) + &"</b>".repeat(DEEP)));
    add(list, id, format!("{id}: deep in an item"), move || format!("{item}{}{end}", "<b>".repeat(DEEP)));
    add(list, id, format!("{id}: deep HTML"), move || inside("&lt;div>".repeat(DEEP)));
    add(list, id, format!("{id}: a large attribute"), move || {
        format!("{item}<q:y xmlns:q='urn:q' a='{}'/>{end}", large("x"))
    });
    add(list, id, format!("{id}: a million attributes"), move || {
        let attributes: String = (0..MANY * 3).map(|n| format!(" a{n}='x'")).collect();
        format!("{item}<q:y xmlns:q='urn:q'{attributes}/>{end}")
    });
    add(list, id, format!("{id}: many declarations"), move || {
        let declarations: String = (0..MANY).map(|n| format!(" xmlns:a{n}='u{n}'")).collect();
        format!("{item}<title{declarations}>x</title>{end}")
    });
    add(list, id, format!("{id}: no end tag"), move || format!("{before}{}", large("word ")));
    add(list, id, format!("{id}: a billion laughs"), move || {
        let entity = |n: usize| format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10));
        let entities: String = (1..10).map(entity).collect();
        format!("<!DOCTYPE x [<!ENTITY l0 'lol'>{entities}]>") + &inside("&l9;".to_owned())
    });
    add(list, id, format!("{id}: one long entity often"), move || {
        format!("<!DOCTYPE x [<!ENTITY a '{}'>]>", "x".repeat(50_000)) + &inside("&a;".repeat(MANY))
    });
    add(list, id, format!("{id}: many elements in the story"), move || inside("<b>x</b>".repeat(MANY * 2)));
    for element in elements {
        add(list, id, format!("{id}: many {element}"), move || format!("{item}{}{end}", element.repeat(MANY)));
    }
    for filling in FILLINGS {
        let name = format!("{id}: full of {filling:?}");
        let grows = grown(filling, id);
        list.push(Box::new(move || Hostile { name, from: id, bytes: inside(large(filling)).into_bytes(), grows }));
    }
}

/// How many bytes escaping adds to a large text of one character. A body of NITF is markup, which is escaped again where
/// it becomes the HTML of a feed, and held as both.
fn grown(filling: &str, id: &str) -> usize {
    let once = match filling {
        "&" => 4 * SIZE,
        "<" | ">" => 3 * SIZE,
        "]]>" => SIZE,
        _ => 0,
    };
    if id == "nitf" { 3 * once } else { once }
}

/// Bytes of a fixed sequence that look like none.
fn noise(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    (0..SIZE / 8).flat_map(|_| next()).collect()
}

fn random(shell: &'static Shell, list: &mut Vec<Make>) {
    let Shell { id, before, .. } = *shell;
    for seed in 1..=FEW_SEEDS {
        add_bytes(list, id, format!("{id}: noise {seed}"), move || [before.as_bytes(), &noise(seed)].concat());
    }
    for encoding in ENCODINGS {
        let declared = format!("<?xml version='1.0' encoding='{encoding}'?>{before}");
        add_bytes(list, id, format!("{id}: noise as {encoding}"), move || [declared.as_bytes(), &noise(3)].concat());
    }
}

fn feeds(list: &mut Vec<Make>) {
    const ATOM: &str = "<feed xmlns='http://www.w3.org/2005/Atom'>";
    add_bytes(list, "", "noise", || noise(4));
    add_bytes(list, "", "zero bytes", || vec![0; SIZE]);
    add_bytes(list, "", "noise as UTF-32", || [b"\xff\xfe\0\0<\0\0\0r\0\0\0", noise(5).as_slice()].concat());
    add_bytes(list, "rss", "noise as EBCDIC", || [b"\x4c\x6f\xa7\x94\x93\x40", noise(6).as_slice()].concat());
    add(list, "rss", "empty items", || format!("<rss><channel>{}</channel></rss>", "<item/>".repeat(MANY)));
    add(list, "rss", "open items", || format!("<rss><channel>{}", "<item>".repeat(MANY)));
    add(list, "atom", "empty entries", || format!("{ATOM}{}</feed>", "<entry/>".repeat(MANY)));
    add(list, "nitf", "empty stories", || format!("<x>{}</x>", "<nitf/>".repeat(MANY)));
    add(list, "rss", "channels", || format!("<rss>{}</rss>", "<channel><item/></channel>".repeat(MANY)));
    add(list, "atom", "authors of all entries", || {
        let (authors, entries) = ("<author><name>Bo</name></author>", "<entry><title>x</title></entry>");
        format!("{ATOM}{}{}</feed>", authors.repeat(MANY / 100), entries.repeat(MANY / 100))
    });
    add(list, "rss", "entities", || {
        let entities: String = (0..MANY).map(|n| format!("<!ENTITY a{n} 'x'>")).collect();
        format!("<!DOCTYPE x [{entities}]><rss><channel><item><title>&a1;</title></item></channel></rss>")
    });
}

fn json(list: &mut Vec<Make>) {
    let wire = |articles: &str| format!("{{\"wire\":\"1\",\"articles\":[{articles}]}}");
    let member = move |name: &str, value: &str| wire(&format!("{{\"{name}\":{value}}}"));
    add(list, "wire", "empty objects", move || wire(&format!("{}{{}}", "{},".repeat(MANY))));
    add(list, "wire", "line ends in JSON", move || wire(&format!("{}{{\"uri\":1}}", large("\n"))));
    add(list, "wire", "strings for articles", move || wire(&large("\"\",")));
    add(list, "wire", "a long string", move || member("headline", &format!("\"{}\"", large("x"))));
    add(list, "wire", "a string of escapes", move || member("uri", &format!("\"{}\"", large("\\n"))));
    add(list, "wire", "a long number", move || member("urgency", &large("9")));
    add(list, "wire", "deep arrays", move || member("x", &("[".repeat(DEEP) + &"]".repeat(DEEP))));
    add(list, "wire", "deep objects", move || wire(&large("{\"a\":")));
    add(list, "wire", "many bylines", move || member("by", &format!("[{}\"\"]", "\"x\",".repeat(MANY))));
    add(list, "wire", "many subjects", move || {
        member("subjects", &format!("[{}{{}}]", "{\"name\":\"a\"},".repeat(49_000)))
    });
    add(list, "wire", "many members", move || {
        let members: String = (0..MANY).map(|n| format!("\"k{n}\":1,")).collect();
        wire(&format!("{{{members}\"uri\":\"a\"}}"))
    });
    add_bytes(list, "wire", "noise in JSON", || [b"{\"wire\":\"1\",\"articles\":[", noise(7).as_slice()].concat());
    add(list, "", "values behind each other in one line", || format!("{{\"wire\":\"1\"}}{}", "{}".repeat(MANY)));
    for filling in ["{}\n", "{\n", "{\"uri\":\n", "x\n", "\n"] {
        let name = format!("lines of {filling:?}");
        let count = move || (SIZE / filling.len()).min(MANY);
        add(list, "wire-lines", name, move || format!("{{\"wire\":\"1\"}}\n{}", filling.repeat(count())));
    }
}

fn wires(list: &mut Vec<Make>) {
    for filling in ["\u{1}", "\u{1}\u{2}", "\u{4}", "\u{1}a"] {
        add(list, "iptc-7901", format!("a stream of {filling:?}"), move || large(filling));
    }
    // Each message is a story: its recognisers cost a constant, as those of a paragraph of copy do.
    for filling in ["\u{1}nor0123 3 pl 1\n", "\u{1}nor0123 3 pl 1\n\u{2}a =\n\u{3}\u{4}"] {
        add(list, "iptc-7901", format!("messages {filling:?}"), move || filling.repeat(30_000));
    }
    let marked = ["^", "^\n", "^a<\n", "\t   a\n", "\u{8};\n", "\u{8};", "\u{1e} ", "``", "a\n", "<"];
    for filling in marked {
        add(list, "anpa-1312", format!("a message of {filling:?}"), move || {
            format!("\u{1}z0001\u{1f}-----\nr n BC-A--B 05-03\n\u{2}^A<\n{}\u{3}\u{4}", large(filling))
        });
    }
    for filling in [
        "=",
        "(",
        "word ",
        "- \n",
        "\n",
        "x\n",
        "x\n\n",
        "# ",
        "| a |\n",
        "a   b\n",
        "* * * *\n",
        "./.",
        "\r",
        "\u{7f}",
    ] {
        add(list, "iptc-7901", format!("a message of {filling:?}"), move || {
            format!("\u{1}nor0123 3 pl 1\n\u{2}a =\n{}\u{3}\u{4}", large(filling))
        });
    }
}

fn copy(list: &mut Vec<Make>) {
    let fillings = [
        "(AP) - ",
        "OSLO, ",
        "\n",
        "a\n\n",
        "ab\n",
        "word ",
        "By A\n",
        "(",
        "(Reporting by ",
        "-",
        "Copyright 2016 ",
        "###\n",
        "A",
        "A. ",
        "/ ",
        "\r",
        "EMBARGOED UNTIL ",
        "漢字漢字\n",
        "Image: a\nCaption: b\n\n",
    ];
    for filling in fillings {
        add(list, "text", format!("copy of {filling:?}"), move || large(filling));
    }
    for filling in ["(AP) - ", "OSLO, ", "EMBARGOED UNTIL ", "(Reporting by ", "By ", "Copyright 2016 "] {
        let shell = &SHELLS[0];
        add(list, "rss", format!("a story of {filling:?}"), move || {
            shell.before.to_owned() + &large(filling) + shell.behind
        });
    }
}
