//! The command as its users run it: what it writes, what it says, and with which code it ends.
#![allow(clippy::disallowed_methods, reason = "the command is tried on files")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Two stories of an invented agency; the second is killed.
const WIRE: &str = concat!(
    "{\"wire\":\"1\",\"feed\":{\"id\":\"tag:kestrel.example,2031:feed\",\"title\":\"Kestrel Wire\",\"rights\":\"(c) Kestrel Wire\",",
    "\"updated\":\"2031-03-01T10:00:00Z\"},\"articles\":[\n",
    "{\"uri\":\"tag:kestrel.example,2031:1\",\"versionCreated\":\"2031-03-01T09:00:00Z\",\"headline\":\"Harbour opens\",",
    "\"bodies\":[\"The harbour opened.\"],\"creators\":[{\"name\":\"Ada Lind\",\"role\":\"reporter\"}],\"links\":[{\"href\":\"/1\"}]},\n",
    "{\"uri\":\"tag:kestrel.example,2031:2\",\"pubStatus\":\"canceled\",\"headline\":\"Bridge closed\"}\n",
    "],\"source\":{\"format\":\"wire\",\"malformed\":false}}\n"
);

fn run(args: &[&str], input: &str, directory: &Path) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_wiredesk"))
        .args(args)
        .current_dir(directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its arguments closes the pipe before it is written.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn temporary() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn wire_comes_back_as_it_was() {
    let d = temporary();
    let output = run(&["convert", "-t", "wire"], WIRE, d.path());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let first: serde_json::Value = serde_json::from_str(WIRE).unwrap();
    let second: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(first["articles"], second["articles"]);
    assert_eq!(first["feed"], second["feed"]);
    let lines = run(&["convert", "-t", "wire-lines"], WIRE, d.path());
    assert_eq!(out(&lines).lines().count(), 4);
    let again = run(&["convert", "-t", "wire"], &out(&lines), d.path());
    let third: serde_json::Value = serde_json::from_str(&out(&again)).unwrap();
    assert_eq!(first["articles"], third["articles"]);
}

#[test]
fn public_formats_leave_out_what_is_killed() {
    let d = temporary();
    let output = run(&["convert", "-t", "atom"], WIRE, d.path());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("Ada Lind") && !out(&output).contains("Bridge closed"));
    assert!(err(&output).contains("1 article written, 1 left out as unreleased"), "{}", err(&output));
    let strict = run(&["convert", "-t", "atom", "--fail-on", "unreleased"], WIRE, d.path());
    assert_eq!(strict.status.code(), Some(1));
    let all = run(&["convert", "-t", "atom", "--unreleased", "include"], WIRE, d.path());
    assert!(out(&all).contains("Bridge closed"));
}

#[test]
fn nothing_but_unreleased_articles_ends_with_1() {
    let d = temporary();
    let killed = "{\"wire\":\"1\",\"articles\":[{\"uri\":\"a\",\"pubStatus\":\"canceled\"}]}";
    assert_eq!(run(&["convert", "-t", "rss"], killed, d.path()).status.code(), Some(1));
    assert_eq!(run(&["convert", "-t", "wire", "--filter", "release"], killed, d.path()).status.code(), Some(1));
    assert_eq!(run(&["convert", "-t", "wire"], killed, d.path()).status.code(), Some(0));
}

#[test]
fn an_embargo_is_decided_by_the_time_given() {
    let d = temporary();
    let held = "{\"wire\":\"1\",\"articles\":[{\"uri\":\"a\",\"embargoedUntil\":\"2031-05-01T12:00:00\"}]}";
    let at = |now, zone| run(&["convert", "-t", "rss", "--now", now, "--timezone", zone], held, d.path()).status.code();
    assert_eq!(at("2031-05-01T09:59:00Z", "+02:00"), Some(1));
    assert_eq!(at("2031-05-01T10:01:00Z", "+02:00"), Some(0));
    assert_eq!(at("yesterday", "+02:00"), Some(2));
    assert_eq!(at("2031-05-01T10:01:00Z", "Nowhere/Land"), Some(2));
}

#[test]
fn a_bad_article_is_told_with_line_column_and_remedy() {
    let d = temporary();
    let text = "{\"wire\":\"1\",\"feed\":{},\"articles\":[\n{\"uri\":\"a\"},\n{\"uri\": 7}\n]}";
    std::fs::write(d.path().join("in.json"), text).unwrap();
    let output = run(&["convert", "in.json", "-t", "wire"], "", d.path());
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("in.json:3:9: error[wire/bad-article]: "), "{}", err(&output));
    assert!(err(&output).contains("help: "));
    assert_eq!(run(&["convert", "in.json", "-t", "wire", "--fail-on", "error"], "", d.path()).status.code(), Some(1));
    let output = run(&["convert", "in.json", "-t", "wire", "--report", "json"], "", d.path());
    let report: serde_json::Value = serde_json::from_str(&err(&output)).unwrap();
    let document = &report["documents"][0];
    assert_eq!((&document["path"], &document["format"]), (&"in.json".into(), &"wire".into()));
    let finding = &document["diagnostics"][0];
    assert_eq!((&finding["line"], &finding["column"]), (&3.into(), &9.into()));
    assert!(report["losses"].is_array());
}

#[test]
fn what_cannot_be_converted_is_told_and_leaves_no_file() {
    let d = temporary();
    let output = run(&["convert", "-t", "atom", "-o", "out.xml"], "Dear reader,", d.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("-:1:1: error[input/unknown-format]"), "{}", err(&output));
    let output = run(&["convert", "missing.xml", "-t", "atom", "-o", "out.xml"], "", d.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("missing.xml"), "{}", err(&output));
    assert_eq!(run(&["convert", "-f", "atom", "-t", "wire"], WIRE, d.path()).status.code(), Some(2));
    assert_eq!(run(&["convert", "-t", "word", "-o", "out.xml"], WIRE, d.path()).status.code(), Some(2));
    assert_eq!(run(&["convert", "-t", "wire", "--max-input", "0"], WIRE, d.path()).status.code(), Some(2));
    assert_eq!(std::fs::read_dir(d.path()).unwrap().count(), 0);
}

/// Two threads walk through what is long and may hold kills; the first look at its format told nobody what it found.
#[test]
fn a_long_document_in_no_known_format_ended_in_silence() {
    let d = temporary();
    let long = format!("<quay>{}</quay>", "<a>tide</a>".repeat(100_000));
    let output = run(&["convert", "-t", "atom", "-o", "out.xml", "--jobs", "2"], &long, d.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("-:1:1: error[input/unknown-format]"), "{}", err(&output));
    assert_eq!(std::fs::read_dir(d.path()).unwrap().count(), 0);
}

#[test]
fn a_format_of_one_article_wants_a_directory_for_many() {
    let d = temporary();
    std::fs::write(d.path().join("one.xml"), "old").unwrap();
    let output = run(&["convert", "-t", "nitf", "-o", "one.xml"], WIRE, d.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("-o out/"), "{}", err(&output));
    assert_eq!(std::fs::read_to_string(d.path().join("one.xml")).unwrap(), "old");
    let output = run(&["convert", "-t", "nitf", "-o", "pair"], WIRE, d.path());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(err(&output).contains("a directory is made"), "{}", err(&output));
    assert_eq!(std::fs::read_dir(d.path().join("pair")).unwrap().count(), 2);
    let output = run(&["convert", "-t", "nitf", "-o", "out/"], WIRE, d.path());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let mut names: Vec<_> = std::fs::read_dir(d.path().join("out"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 2);
    assert!(names[0].starts_with("tag-kestrel.example-2031-1."), "{names:?}");
}

#[test]
fn several_inputs_want_a_directory_or_merge() {
    let d = temporary();
    for name in ["a.json", "b.json"] {
        std::fs::write(d.path().join(name), WIRE).unwrap();
    }
    assert_eq!(run(&["convert", "a.json", "b.json", "-t", "rss"], "", d.path()).status.code(), Some(2));
    assert_eq!(run(&["convert", "a.json", "b.json", "-t", "wire", "-o", "out/"], "", d.path()).status.code(), Some(0));
    assert!(d.path().join("out/a.json").exists() && d.path().join("out/b.json").exists());
    let output = run(&["convert", "a.json", "b.json", "-t", "wire", "--merge", "-o", "all.json"], "", d.path());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let all: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(d.path().join("all.json")).unwrap()).unwrap();
    assert_eq!(all["articles"].as_array().unwrap().len(), 4);
    assert_eq!(all["articles"][0]["copyrightNotice"], "(c) Kestrel Wire");
    assert_eq!(all["articles"][0]["marks"]["/copyrightNotice"], "inherited");
}

#[test]
fn links_become_absolute_when_asked() {
    let d = temporary();
    let args = ["convert", "-t", "wire", "--filter", "absolute", "--base", "https://kestrel.example/news/feed.json"];
    assert!(out(&run(&args, WIRE, d.path())).contains("\"https://kestrel.example/1\""));
}

#[test]
fn the_lists_are_there() {
    let d = temporary();
    let json = run(&["formats", "--json"], "", d.path());
    let list: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    assert!(list.as_array().unwrap().iter().any(|f| f["id"] == "atom" && f["audience"] == "public"));
    assert!(out(&run(&["formats"], "", d.path())).contains("wire-lines"));
    assert!(out(&run(&["fields", "atom"], "", d.path())).contains("\n  creators "));
    assert!(out(&run(&["fields", "atom", "--parts"], "", d.path())).contains("creators.role"));
    assert_eq!(run(&["fields", "aton"], "", d.path()).status.code(), Some(2));
    let schema: serde_json::Value = serde_json::from_str(&out(&run(&["schema"], "", d.path()))).unwrap();
    assert_eq!(schema["title"], "wire");
    assert_eq!(out(&run(&["detect"], WIRE, d.path())), "-: wire 1 utf-8\n");
    assert_eq!(run(&["detect"], "nothing", d.path()).status.code(), Some(2));
}

#[test]
fn validate_tells_on_standard_output_and_fails_on_what_it_is_told_to() {
    let d = temporary();
    let dateless = "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>T</title><link>https://tarn.example/</link>\
                    <description>D</description><atom:link href=\"https://tarn.example/rss\" rel=\"self\" type=\"application/rss+xml\"/>\n\
                    <item><title>T</title><pubDate>soon</pubDate></item></channel></rss>";
    let of = |fail_on: &str| run(&["validate", "--fail-on", fail_on], dateless, d.path());
    let output = of("never");
    assert_eq!(output.status.code(), Some(0));
    let shown = out(&output);
    assert!(shown.contains("-:2:1: warning[rss/missing-id]: the item has no `guid`\n  |\n2 | <item>"), "{shown}");
    assert!(shown.contains("-:2:32: error[rss/bad-date]: `soon`, the value of `pubDate`, is not a date"), "{shown}");
    assert!(shown.contains("    see: https://www.rssboard.org/"), "{shown}");
    assert_eq!(err(&output), "-: rss 2.0: 1 article, 1 error, 1 warning\n");
    assert_eq!([of("warning").status.code(), of("error").status.code()], [Some(1); 2]);
    let clean =
        dateless.replace("<pubDate>soon</pubDate>", "<guid isPermaLink=\"false\">tag:tarn.example,2024:1</guid>");
    let output = run(&["validate"], &clean, d.path());
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""));
    assert_eq!(err(&output), "-: rss 2.0: 1 article, nothing wrong\n");
}

#[test]
fn validate_takes_several_inputs_and_what_cannot_be_read_costs_only_itself() {
    let d = temporary();
    std::fs::write(d.path().join("a.xml"), "<nitf><body/></nitf>").unwrap();
    std::fs::write(d.path().join("b.json"), "{}").unwrap();
    let output = run(&["validate", "gone.xml", "b.json", "a.xml", "-", "--output", "json"], WIRE, d.path());
    assert_eq!(output.status.code(), Some(2));
    let report: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    let told = report["documents"].as_array().unwrap().iter();
    let told: Vec<_> =
        told.map(|d| (d["path"].as_str(), d["format"].as_str(), d["diagnostics"][0]["rule"].as_str())).collect();
    let expected = [
        (Some("gone.xml"), None, Some("input/unreadable")),
        (Some("b.json"), None, Some("input/unknown-format")),
        (Some("a.xml"), Some("nitf"), Some("nitf/missing-id")),
        (Some("-"), Some("wire"), Some("validate/no-rules")),
    ];
    assert_eq!(told, expected);
    assert_eq!(err(&output), "");
    let output = run(&["validate", "-f", "rss", "a.xml"], "", d.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(out(&output).contains("a.xml:1:1: error[input/not-this-format]"), "{}", out(&output));
}

#[test]
fn validate_knows_the_base_and_the_charset_it_is_given() {
    let d = temporary();
    let linked = "<nitf><head><docdata><doc-id id-string=\"1\"/></docdata></head><body><body.content>\
                  <p>\u{E9} <a href=\"b\">x</a></p></body.content></body></nitf>";
    let latin: Vec<u8> = linked.chars().map(|c| u8::try_from(c).unwrap()).collect();
    std::fs::write(d.path().join("a.xml"), latin).unwrap();
    let charset = ["--content-type", "application/nitf+xml; charset=iso-8859-1"];
    let output = run(&["validate", "a.xml", charset[0], charset[1], "--fail-on", "warning"], "", d.path());
    assert_eq!(output.status.code(), Some(1));
    let column = linked.chars().position(|c| c == '\u{E9}').unwrap() + 1 + 5;
    assert!(out(&output).starts_with(&format!("a.xml:1:{column}: warning[nitf/relative-link]")), "{}", out(&output));
    let base = ["--base", "https://news.example/a.xml", "--fail-on", "warning"];
    let output = run(&["validate", "a.xml", charset[0], charset[1], base[0], base[1], base[2], base[3]], "", d.path());
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""));
}

#[test]
fn rules_are_explained() {
    let d = temporary();
    let list = out(&run(&["explain"], "", d.path()));
    assert!(list.lines().count() > 20 && list.contains("\natom/missing-id "), "{list}");
    let one = out(&run(&["explain", "atom/missing-id"], "", d.path()));
    assert!(one.contains("RFC 4287, 4.2.6 (a requirement)") && one.contains("Against the rule:"), "{one}");
    let none = run(&["explain", "atom/nothing"], "", d.path());
    assert_eq!(none.status.code(), Some(2));
    assert!(err(&none).contains("`wiredesk rules` lists them"), "{}", err(&none));
}

#[test]
fn a_kill_on_standard_input_recalls_a_story_in_a_file() {
    let d = temporary();
    let story = "{\"wire\":\"1\",\"feed\":{},\"articles\":[{\"uri\":\"urn:x:1\",\"headline\":\"Bridge open\"}]}";
    let kill = "{\"wire\":\"1\",\"feed\":{},\"articles\":[{\"uri\":\"urn:x:1\",\"pubStatus\":\"canceled\"}]}";
    std::fs::write(d.path().join("story.json"), story).unwrap();
    let output = run(&["convert", "story.json", "-", "-t", "rss", "--merge"], kill, d.path());
    assert!(!out(&output).contains("Bridge open"), "{}", out(&output));
    assert!(err(&output).contains("1 left out as unreleased"), "{}", err(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_guessed_time_is_a_warning() {
    let d = temporary();
    let rss = |date: &str| format!("<rss><channel><item><guid>urn:x:1</guid>{date}</item></channel></rss>");
    let convert = |input: &str| {
        run(&["convert", "-t", "atom", "--fail-on", "warning", "--now", "2031-03-01T10:00:00Z"], input, d.path())
    };
    let output = convert(&rss(""));
    let told = "warning[convert/guessed]: a value of versionCreated was supplied from the present";
    assert!(err(&output).contains(told), "{}", err(&output));
    assert_eq!(output.status.code(), Some(1));
    let zoneless = convert(&rss("<pubDate>Sat, 01 Mar 2031 09:00:00</pubDate>"));
    assert!(err(&zoneless).contains("supplied from UTC"), "{}", err(&zoneless));
}

#[test]
fn merged_feeds_of_different_inputs_are_told_apart() {
    let d = temporary();
    for name in ["a.json", "b.json", "c.json"] {
        std::fs::write(d.path().join(name), "{\"wire\":\"1\",\"feed\":{},\"articles\":[]}").unwrap();
    }
    let id = |inputs: [&str; 2]| {
        let output = run(&["convert", inputs[0], inputs[1], "-t", "atom", "--merge"], "", d.path());
        out(&output).split_once("<id>").unwrap().1.split_once("</id>").unwrap().0.to_owned()
    };
    assert_ne!(id(["a.json", "b.json"]), id(["a.json", "c.json"]));
    assert_eq!(id(["a.json", "b.json"]), id(["a.json", "b.json"]));
}

#[test]
fn a_kill_leaves_a_tombstone_in_atom_and_nothing_else() {
    let d = temporary();
    let kill = concat!(
        "{\"wire\":\"1\",\"feed\":{},\"articles\":[{\"uri\":\"urn:tarn:1\",\"headline\":\"Mayor resigns\"},",
        "{\"uri\":\"urn:tarn:1\",\"pubStatus\":\"canceled\",\"versionCreated\":\"2031-03-01T10:00:00Z\",\"headline\":\"Mayor\",",
        "\"bodies\":[\"The mayor\"],\"edNotes\":[\"call 555\",{\"value\":\"It never happened\",\"visibility\":\"public\"}]},",
        "{\"uri\":\"urn:tarn:3\",\"headline\":\"Rewrite\",\"relations\":[{\"uri\":\"urn:tarn:2\",\"rel\":\"kills\"}]}]}"
    );
    let output = run(&["convert", "-t", "atom", "--now", "2031-03-02T10:00:00Z"], kill, d.path());
    let atom = out(&output);
    assert!(atom.contains("<at:deleted-entry ref=\"urn:tarn:1\" when=\"2031-03-01T10:00:00Z\">"), "{atom}");
    assert!(
        atom.contains("<at:comment>It never happened</at:comment>") && atom.contains("ref=\"urn:tarn:2\""),
        "{atom}"
    );
    assert!(!atom.contains("ayor") && !atom.contains("555") && atom.contains("Rewrite"), "{atom}");
    assert!(err(&output).contains("1 article written, 2 left out as unreleased"), "{}", err(&output));
    let alone = "{\"wire\":\"1\",\"feed\":{},\"articles\":[{\"uri\":\"urn:tarn:1\",\"pubStatus\":\"canceled\"}]}";
    assert_eq!(run(&["convert", "-t", "atom"], alone, d.path()).status.code(), Some(0));
    assert_eq!(run(&["convert", "-t", "rss"], alone, d.path()).status.code(), Some(1));
}

/// A feed so long that several threads convert it, of stories with and without identifiers, some of which may not be
/// published yet, and with more that is odd than is told whole.
fn long_feed() -> String {
    let item = |n: usize| {
        let odd = if n % 13 == 7 { "<pubDate>someday</pubDate>" } else { "" };
        let title = if n % 401 == 5 { "EMBARGO until 1 January 2099: " } else { "" };
        let guid = if n % 7 == 3 { String::new() } else { format!("<guid isPermaLink=\"false\">quay:{n}</guid>") };
        let words = "The ferry to Sella Island sails. ".repeat(8);
        format!("<item><title>{title}Story {n}</title>{guid}{odd}<description>{words}</description></item>\n")
    };
    let items: String = (0..2000).map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>Quay</title>{items}</channel></rss>")
}

/// Converts a long document, which is the same whatever the number of threads: so is all that is told of it.
fn by_any_threads(feed: &str, to: &str, more: &[&str], d: &Path) -> String {
    assert!(feed.len() > 1 << 19, "{to}: a document of {} bytes is not long", feed.len());
    let with = |jobs: &str| {
        let args = ["convert", "-t", to, "--now", "2031-03-01T00:00:00Z", "--jobs", jobs];
        run(&[&args, more].concat(), feed, d)
    };
    let (one, more) = (with("1"), with("3"));
    assert_eq!(one.status.code(), Some(0), "{}", err(&one));
    assert!((out(&one), err(&one)) == (out(&more), err(&more)), "to {to} by one thread and by three");
    out(&one)
}

#[test]
fn a_long_document_is_the_same_by_one_thread_or_more() {
    let d = temporary();
    let feed = long_feed();
    by_any_threads(&feed, "atom", &["--filter", "sort=headline,limit=20"], d.path());
    by_any_threads(&feed, "rss", &["--filter", "absolute,sanitize,release"], d.path());
    for to in ["rss", "rss-1", "atom", "json-feed", "newsml-g2", "schema-org", "wire", "wire-lines"] {
        let written = by_any_threads(&feed, to, &["--report", "json"], d.path());
        if to != "atom" {
            by_any_threads(&written, "atom", &[], d.path());
        }
    }
    // Where there is no place for more, reading ends.
    let refused = run(&["convert", "-t", "nitf", "--jobs", "2"], &feed, d.path());
    assert_eq!((refused.status.code(), out(&refused).as_str()), (Some(2), ""));
}
