//! Documents, files and settings that mean harm, each survived: A1 to A8, A11, A17 to A19, A21, A22.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::process::Command;
use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use super::{DAY, DROPPED, NOW, NOW_SECONDS};
use crate::agency::{Agency, feed, says, stalling};
use crate::home::{Home, names, wire};

/// An RSS document with a prolog, one item of this title, and its guid.
fn rss(prolog: &str, title: &str, guid: &str) -> String {
    format!(
        "{prolog}<rss version=\"2.0\"><channel><title>Quay</title><item><title>{title}</title><guid>{guid}</guid></item></channel></rss>"
    )
}

#[test]
fn a1_a2_a3_a4_a5_a6_a7_documents_that_mean_harm_cost_themselves_alone() {
    let agency = Agency::new(|_, _| says("200 OK", &[], "<!ENTITY evil 'fetched'>"));
    let home = Home::new(DROPPED, NOW);
    let drop = |name: &str, document: &str| home.drop(&format!("in/{name}"), document);
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    drop("a1.xml", &rss(&format!("<!DOCTYPE rss [<!ENTITY l0 \"lol\">{laughs}]>"), "&l9;", "a1"));
    let long = format!("<!DOCTYPE rss [<!ENTITY a \"{}\">]>", "A".repeat(50_000));
    drop("a2.xml", &rss(&long, &"&a;".repeat(20_000), "a2"));
    let outside = format!(
        "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\"><!ENTITY h SYSTEM \"{0}/h\"><!ENTITY % p SYSTEM \"{0}/p\">%p;]>",
        agency.address
    );
    drop("a3.xml", &rss(&outside, "&f;&h;&evil;", "a3"));
    drop("a4.xml", &rss(&format!("<!DOCTYPE rss SYSTEM \"{}/dtd\">", agency.address), "Ferry", "a4"));
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    drop("a5.xml", &rss("", &deep("<b>", "</b>"), "a5"));
    drop(
        "a5-html.xml",
        &rss("", "deep", &format!("x</guid><description><![CDATA[{}]]></description><guid>y", deep("<div>", "</div>"))),
    );
    drop("a5.json", &format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":{}}}", deep("[", "]")));
    drop("a6.xml", &rss("", &format!("<b a=\"{}\">x</b>", "a".repeat(10 << 20)), "a6"));
    let many: String = (0..100_000).map(|n| format!(" a{n}=\"\"")).collect();
    drop("a6-many.xml", &rss("", &format!("<b{many}><{}/></b>", "n".repeat(50_000)), "a6b"));
    drop("a7.xml", &format!("<rss version=\"2.0\"><channel>{}</channel></rss>", "<item/>".repeat(1_000_000)));
    drop("sound.xml", &rss("", "Sound ferry", "sound"));
    let told = home.once();
    assert!(told.contains(" 0 sources failed") && !told.contains("panicked"), "{told}");
    assert_eq!(names(&home.path("in")), [""; 0], "each was taken or rejected");
    assert_eq!(agency.count(), 0, "A3, A4: nothing is fetched for a document");
    let desk = home.start();
    let served = desk.get("/feeds/all.rss").text();
    assert!(served.contains("Sound ferry") && !served.contains("root:") && !served.contains("fetched"), "{served}");
    let lol = served.matches("lol").count();
    assert!(lol < 100_000, "A1: {lol}");
    let stored: u64 = fs::metadata(home.path("desk/desk.db")).unwrap().len();
    assert!(stored < 128 << 20, "A2, A7: {stored} bytes were stored");
}

#[test]
fn a8_words_in_no_or_another_encoding_than_is_said_are_read_or_cost_a_poll() {
    let told_as = |kind: &str, body: Vec<u8>| {
        let head = format!(
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        [head.into_bytes(), body].concat()
    };
    let document = |n: u32, words: &str| feed(&[n]).replace(&format!("Ferry {n}"), words);
    let latin: Vec<u8> = document(1, "F\u{e4}hre eins").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let wide: Vec<u8> = document(2, "F\u{e4}hre zwei").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let lies = format!("<?xml version=\"1.0\" encoding=\"utf-16\"?>{}", document(4, "F\u{e4}hre vier"));
    let surrogate = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Q","items":[{"id":"quay:5","content_text":"Lone \ud800 end"}]}"#;
    let answers = [
        told_as("application/rss+xml; charset=utf-8", latin),
        told_as("application/rss+xml", wide),
        told_as("application/rss+xml", document(3, "Ferry\0 three").into_bytes()),
        told_as("application/rss+xml", lies.into_bytes()),
        told_as("application/feed+json", surrogate.as_bytes().to_vec()),
        told_as("application/rss+xml; charset=utf-7", document(6, "+ADw-script+AD4-").into_bytes()),
        told_as("application/rss+xml", document(7, "Ferry seven").into_bytes()),
    ];
    let count = i64::try_from(answers.len()).unwrap();
    let agency = Agency::new(move |_, n| answers[n].clone());
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    for n in 0..count {
        home.set_seconds(NOW_SECONDS + n * 2 * DAY);
        let told = home.once();
        assert!(!told.contains("panicked"), "{n}: {told}");
    }
    let desk = home.start();
    for format in ["rss", "atom", "json-feed"] {
        let body = desk.get(&format!("/feeds/all.{format}")).body;
        let text = String::from_utf8(body).expect("what is served is UTF-8");
        for words in ["F\u{e4}hre eins", "F\u{e4}hre zwei", "F\u{e4}hre vier", "Ferry seven"] {
            assert!(text.contains(words), "{format}, {words}: {text}");
        }
        assert!(!text.contains('\0') && !text.contains("\\u0000") && !text.contains("<script"), "{format}: {text}");
        assert!(!text.to_lowercase().contains("\\ud800"), "{format}: {text}");
    }
}

#[test]
fn a11_a_server_that_never_ends_its_answer_holds_up_its_own_source_for_half_a_minute() {
    let (body, waits_for_body) = stalling("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<rss");
    let (head, waits_for_head) = stalling("HTTP/1.1 200 OK\r\nX-Slow: ");
    let sound = Agency::new(|_, _| says("200 OK", &[], &feed(&[1])));
    let source = |name: &str, at: &str| format!("[[source]]\nname = '{name}'\nurl = '{at}/feed'\nprivate = true\n");
    let settings = source("body", &body) + &source("head", &head) + &super::polled(&sound.address, "");
    let settings = settings.replace("[desk]\nlisten = '127.0.0.1:0'\ncontact = 'desk@quay.example'\n", "");
    let home = Home::new(&format!("[desk]\nlisten = '127.0.0.1:0'\n{settings}"), NOW);
    let desk = home.start();
    desk.until("/feeds/all.rss", |rss| rss.contains("Ferry 1"));
    desk.until("/healthz", |_| {
        [&waits_for_body, &waits_for_head].iter().all(|count| count.load(Ordering::SeqCst) == 1)
    });
    home.set_seconds(NOW_SECONDS + 31);
    let told = desk.tells("it took longer than 30 seconds");
    let both = if told.contains("\"body\"") { "\"source\":\"head\"" } else { "\"source\":\"body\"" };
    desk.tells(both);
}

#[test]
fn a17_what_a_browser_would_run_is_not_served() {
    let evil = [
        "<script>alert(1)</script>",
        "<img src='x' onerror='alert(1)'>",
        "<svg onload='alert(1)'><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>",
        "<math><mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></mtext></math>",
        "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
        "<a href='java&#9;script:alert(1)'>tab</a><a href='JaVaScRiPt:alert(1)'>case</a>",
        "<a href='data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;'>data</a>",
        "<p style='background:url(javascript:alert(1));width:expression(alert(1))'>css</p>",
        "<form action='https://evil.example'><input name='password'></form><object data='x'></object><embed src='x'>",
    ];
    let document = rss(
        "",
        "Ferry <![CDATA[<script>alert(1)</script>]]>",
        &format!("x</guid><description><![CDATA[Sound words. {}]]></description><guid>a17", evil.concat()),
    );
    let agency = Agency::new(move |_, _| says("200 OK", &[], &document));
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    assert!(home.once().contains("1 new"));
    let desk = home.start();
    for format in ["rss", "atom", "json-feed", "html", "newsml-g2", "ninjs-3"] {
        let answer = desk.get(&format!("/feeds/all.{format}"));
        if answer.status == 404 {
            continue;
        }
        // However it is escaped.
        let text = answer.text().replace("\\\"", "\"").replace("\\u003c", "<");
        let text = text.replace("&lt;", "<").replace("&amp;", "&").replace("&lt;", "<").to_lowercase();
        assert!(text.contains("sound words"), "{format}: {text}");
        let title_alone = text.replace("<title>ferry <script>alert(1)</script></title>", "");
        for word in [
            "<iframe",
            "<object",
            "<embed",
            "<form",
            "onerror=",
            "onload=",
            "srcdoc=",
            "javascript:",
            "java\tscript",
            "data:text/html",
            "expression(",
        ] {
            assert!(!title_alone.contains(word), "{format}: {word} in {text}");
        }
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    }
}

#[test]
fn a18_in_a_folder_only_files_of_their_own_are_taken() {
    let home = Home::new(DROPPED, NOW);
    let story = |n: u32| wire(&json!([{ "uri": format!("urn:quay:{n}"), "headline": format!("Ferry {n}") }]));
    home.drop("in/one.json", &story(1));
    home.drop("secret.json", &story(9));
    let at = |name: &str| home.path("in").join(name);
    std::os::unix::fs::symlink(home.path("secret.json"), at("link.json")).unwrap();
    fs::hard_link(home.path("secret.json"), at("hard.json")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(at("socket.json")).unwrap();
    assert!(Command::new("mkfifo").arg(at("pipe.json")).status().unwrap().success());
    for name in [".hidden.json", "half.json.part", "half.json.tmp"] {
        fs::write(at(name), story(9)).unwrap();
    }
    fs::write(at("zero.json"), "").unwrap();
    // A hole of two gigabytes.
    fs::File::create(at("large.json")).and_then(|file| file.set_len(2 << 30)).unwrap();
    fs::write(at("ONE.JSON"), story(2)).unwrap();
    fs::write(at(&format!("{}.json", "x".repeat(250))), story(3)).unwrap();
    fs::write(home.path("in").join(std::ffi::OsStr::from_bytes(b"\xff\n.json")), story(4)).unwrap();
    let told = home.once();
    assert!(told.contains("4 new, 0 known, 0 sources failed") && told.contains("larger than 64 MiB"), "{told}");
    assert!(told.lines().all(|line| !line.starts_with(".json")), "no name ends a line: {told}");
    let left = names(&home.path("in"));
    assert_eq!(
        left,
        [".hidden.json", "half.json.part", "half.json.tmp", "hard.json", "zero.json"],
        "nothing was deleted"
    );
    assert!(at("link.json").is_symlink() && at("pipe.json").exists() && at("socket.json").exists());
    assert_eq!(names(&home.path("in/processed")).len(), 4);
    assert_eq!(names(&home.path("in/rejected")), ["large.json"]);
}

#[test]
fn a19_no_identifier_names_a_file() {
    let home = Home::new(&format!("{DROPPED}[[destination]]\nname = 'print'\nfolder = 'out'\nformat = 'nitf'\n"), NOW);
    let uris =
        ["../../etc/cron.d/x", "/etc/cron.d/x", "a\u{0}b", "CON", "NUL.txt", "a/b", "a_b", ".", "..", "a\nb", "-rf"];
    let story = |(n, uri): (usize, &&str)| json!({ "uri": uri, "headline": format!("Ferry {n}"), "provider": "AP" });
    home.drop("in/a.json", &wire(&uris.iter().enumerate().map(story).collect::<Value>()));
    home.once();
    let put = names(&home.path("out"));
    let plain = |name: &String| {
        let (number, rest) = name.split_once("-article-").unwrap();
        let (hash, format) = rest.split_once('.').unwrap();
        number.len() == 9 && hash.len() == 20 && hash.bytes().all(|b| b.is_ascii_hexdigit()) && format == "nitf"
    };
    assert!(put.len() == uris.len() && put.iter().all(plain), "each has a file of its own: {put:?}");
    let folders: Vec<_> = fs::read_dir(home.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!folders.iter().any(|name| name == "etc"), "{folders:?}");
}

#[test]
fn a21_no_pattern_and_no_value_holds_up_the_desk() {
    let pattern = "*a".repeat(40);
    let home = Home::new(&format!("{DROPPED}subject = ['{pattern}b', 'sea']\n"), NOW);
    let subjects = |name: &str| json!([{ "name": name }]);
    let long = "a".repeat(60_000);
    home.drop(
        "in/a.json",
        &wire(&json!([{ "uri": "urn:1", "headline": "Long", "subjects": subjects(&long) },
        { "uri": "urn:2", "headline": "Short", "subjects": subjects("sea") }])),
    );
    home.once();
    let desk = home.start();
    let begun = std::time::Instant::now();
    let served = desk.get("/feeds/all.rss").text();
    assert!(served.contains("Short") && !served.contains("Long"), "{served}");
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}

#[test]
fn a22_a_list_of_a_million_feeds_is_refused_and_changes_nothing() {
    let home = Home::new(DROPPED, NOW);
    let outlines = "<outline type='rss' xmlUrl='https://a.example/'/>".repeat(1_000_000);
    fs::write(home.path("bomb.opml"), format!("<opml version='2.0'><body>{outlines}</body></opml>")).unwrap();
    fs::write(home.path("deep.opml"), format!("<opml><body>{}", "<outline text='a'>".repeat(300_000))).unwrap();
    let output = home.run(&["sources", "import", "bomb.opml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("more than 10000 feeds"));
    assert!(home.run(&["sources", "import", "deep.opml"]).status.code().is_some(), "it ends by itself");
    assert_eq!(fs::read_to_string(home.path("wiredesk.toml")).unwrap(), DROPPED);
}
