//! The fuzz targets' bodies on the documents of feeds/, as they are and with bytes changed: the same changes in every
//! run. `just fuzz TARGET` looks further.
#![allow(clippy::disallowed_methods, reason = "the documents are files")]

#[path = "fuzz/bodies.rs"]
mod bodies;

use std::path::Path;
use std::sync::Mutex;

/// Changed copies of each document.
const COPIES: usize = if cfg!(debug_assertions) { 4 } else { 200 };

/// What stands in a folder of the project and in those inside it.
fn documents(folder: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(std::fs::read(path).unwrap());
            }
        }
    }
    found
}

/// A fixed sequence (the constants are Knuth's MMIX).
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % n.max(1)
    }

    /// A copy with a byte changed, a part doubled, taken out or moved, or the end cut off.
    fn change(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let (from, length) = (self.below(out.len()), self.below(60));
            let to = (from + length).min(out.len());
            match self.below(6) {
                0 if !out.is_empty() => out[from] = b"<>&;\"'/!-[]? \0\xff{}:,="[self.below(20)],
                1 => drop(out.drain(from..to)),
                2 => {
                    let part = out[from..to].to_vec();
                    let at = self.below(out.len());
                    drop(out.splice(at..at, part));
                }
                3 => out.truncate(from),
                4 => {
                    let word: &[u8] =
                        [&b"<item>"[..], b"</item>", b"<![CDATA[", b"<!--", b"<entry>", b"</", b"]]>"][self.below(7)];
                    drop(out.splice(from..from, word.iter().copied()));
                }
                _ => out.reverse(),
            }
        }
        out
    }
}

fn try_on(folders: &[&str], mut body: impl FnMut(&[u8])) {
    let mut sequence = Sequence(4);
    let documents: Vec<_> = folders.iter().flat_map(|folder| documents(&format!("feeds/{folder}"))).collect();
    assert!(!documents.is_empty(), "{folders:?}");
    for document in documents {
        body(&document);
        for _ in 0..COPIES {
            body(&sequence.change(&document));
        }
    }
}

#[test]
fn text() {
    try_on(&["rss", "atom", "nitf", "wire"], bodies::text);
}

#[test]
fn cursor() {
    try_on(&["rss", "rss-1", "atom", "nitf"], bodies::cursor);
}

#[test]
fn html() {
    try_on(&["nitf", "atom"], bodies::html);
}

#[test]
fn readers() {
    let ids = [
        "rss",
        "rss-1",
        "atom",
        "json-feed",
        "schema-org",
        "html",
        "ninjs-1",
        "ninjs-2",
        "ninjs-3",
        "newsml-g2",
        "nitf",
        "newsml-1",
        "wire",
        "wire-lines",
        "text",
        "iptc-7901",
        "anpa-1312",
    ];
    let ids = Mutex::new(ids.into_iter());
    let work = || {
        loop {
            let Some(id) = ids.lock().unwrap().next() else { return };
            try_on(&[id], |data| bodies::reader(id, data));
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, Into::into);
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
}

#[test]
fn what_was_found_before() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut tried = 0;
    for folder in std::fs::read_dir(kept).unwrap() {
        let target = folder.unwrap().file_name().into_string().unwrap();
        for document in documents(&format!("fuzz/corpus/{target}")) {
            match target.as_str() {
                "cursor" => bodies::cursor(&document),
                "html" => bodies::html(&document),
                "page" => bodies::reader("html", &document),
                "copy" => bodies::reader("text", &document),
                "text" => bodies::text(&document),
                id => bodies::reader(id, &document),
            }
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn an_element_that_holds_stories_is_no_story_where_it_is_kept() {
    let stories = "<nitf xmlns=''><head/></nitf>".repeat(3);
    let kept = format!("<x:y xmlns:x='urn:x'>{stories}</x:y>");
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>a</id>";
    bodies::reader("atom", format!("{feed}{kept}</entry></feed>").as_bytes());
}

#[test]
fn a_person_of_whom_nothing_but_a_bad_address_is_known_left_an_author_without_a_name() {
    let feed = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>urn:x:1</id>";
    let author = "<author><name/><uri>http}://tarn.example/mara</uri></author>";
    bodies::reader("atom", format!("{feed}{author}</entry></feed>").as_bytes());
}

#[test]
fn a_control_in_the_name_of_a_namespace_around_an_item_was_taken_for_plain() {
    let item = "<item><title>a</title><x:y>b</x:y></item>";
    let feed = format!("<rss version='2.0' xmlns:x='urn:x\u{7f}y'><channel>{item}</channel></rss>");
    bodies::reader("rss", feed.as_bytes());
}

#[test]
fn the_name_of_a_namespace_that_is_never_closed_ended_behind_its_tag() {
    let root = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>";
    let item = "<item><title>a</title></item>";
    bodies::reader("rss-1", format!("{root}{item}<channel xmlns='http://a b>\u{e9}\u{e9}").as_bytes());
}

#[test]
fn a_line_of_which_the_last_character_is_missing_was_told_inside_a_character() {
    bodies::reader("wire-lines", "{\"headline\": \"a\u{fffd}".as_bytes());
}

#[test]
fn an_envelope_without_a_quotation_mark_gave_what_stands_behind_it_twice() {
    bodies::reader("ninjs-3", br#"[{a"b:"} "x, q" ,"data":[{"headline":"x"}]]"#);
}

#[test]
fn a_language_with_a_line_end_was_another_one_than_the_same_without() {
    let item = "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:x:1' version='1' xml:lang='en\n'>";
    let rights = "<rightsInfo><copyrightNotice xml:lang='en'>a</copyrightNotice></rightsInfo>";
    bodies::reader("newsml-g2", format!("{item}{rights}</newsItem>").as_bytes());
    let head = "<nitf xml:lang='en '><body><body.head><hedline><hl1 xml:lang='en'>a</hl1></hedline></body.head>";
    bodies::reader("nitf", format!("{head}</body></nitf>").as_bytes());
}
