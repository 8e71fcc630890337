//! Documents fetched from URLs, from a server of a few lines on this machine.
#![cfg(feature = "net")]
#![allow(clippy::disallowed_methods, reason = "sockets and commands are what is tried")]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use wiredesk::net::{Fetched, Limits, fetch};

const FEED: &str = "<rss version=\"2.0\"><channel><title>Quay</title><item><title>Ferry</title>\
                    <guid isPermaLink=\"false\">quay:7</guid><link>7.html</link></item></channel></rss>";

type Answer = Box<dyn FnOnce(&mut TcpStream) + Send>;

/// Answers as many requests as there are answers, one after the other; returns the address and the heads of the requests.
fn server(answers: Vec<Answer>) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (send, heads) = channel();
    thread::spawn(move || {
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let head: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
            let _ = send.send(head.join("\n").to_lowercase());
            answer(&mut stream);
        }
    });
    (address, heads)
}

fn answer(status: &str, headers: &str, body: &str) -> Answer {
    let whole =
        format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len());
    // Whoever has enough goes away before the end.
    Box::new(move |stream| drop(stream.write_all(whole.as_bytes())))
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.special = true;
    limits.time = Duration::from_secs(20);
    limits
}

fn fetched(url: &str) -> Result<Fetched, String> {
    fetch(url, &limits()).map_err(|e| e.to_string())
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wiredesk")).args(args).output().unwrap()
}

#[test]
fn a_document_comes_with_its_type_and_its_last_url() {
    let found = answer("302 Found", "Location: /news/feed.xml\r\n", "");
    let feed = answer("200 OK", "Content-Type: application/rss+xml; charset=utf-8\r\n", FEED);
    let (address, heads) = server(vec![found, feed]);
    let got = fetched(&format!("{address}/feed")).unwrap();
    assert_eq!((got.bytes.as_slice(), got.url), (FEED.as_bytes(), format!("{address}/news/feed.xml")));
    assert_eq!(got.content_type.as_deref(), Some("application/rss+xml; charset=utf-8"));
    let heads: Vec<_> = heads.iter().take(2).collect();
    assert!(heads[0].starts_with("get /feed http/1.1") && heads[1].starts_with("get /news/feed.xml"), "{heads:?}");
    assert!(
        heads[0].contains("user-agent: wiredesk/") && heads[0].contains("accept: application/rss+xml"),
        "{heads:?}"
    );
}

#[test]
fn what_is_not_allowed_is_not_connected_to() {
    let (address, heads) = server(vec![answer("200 OK", "", FEED)]);
    let port = address.rsplit(':').next().unwrap();
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"] {
        let error = fetch(&format!("http://{host}:{port}/"), &Limits::default()).unwrap_err().to_string();
        assert!(error.contains("is a private, local or reserved address; --allow-private"), "{error}");
    }
    assert!(heads.try_recv().is_err(), "nobody asked");
    assert!(fetched("file:///etc/passwd").unwrap_err().contains("file: is not fetched"));
}

#[test]
fn redirects_end() {
    let round = || answer("301 Moved Permanently", "Location: /again\r\n", "");
    let (address, heads) = server((0..6).map(|_| round()).collect());
    assert!(fetched(&address).unwrap_err().contains("redirected more than 5 times"));
    assert_eq!(heads.iter().count(), 6);
    let (address, _) = server(vec![answer("302 Found", "Location: gopher://x.example/\r\n", "")]);
    assert!(fetched(&address).unwrap_err().contains("gopher: is not fetched"));
}

#[test]
fn a_server_that_speaks_no_tls_is_not_spoken_to_without() {
    let (address, _) = server(vec![answer("200 OK", "", FEED)]);
    let error = fetched(&address.replace("http:", "https:")).unwrap_err();
    assert!(error.starts_with("cannot fetch https://127.0.0.1:"), "{error}");
}

#[test]
fn a_refusal_is_told_and_nobody_asks_again() {
    let (address, heads) = server(vec![answer("503 Service Unavailable", "Retry-After: 120\r\n", "later")]);
    let error = fetched(&address).unwrap_err();
    assert!(error.ends_with("the server answered 503 Service Unavailable, and to come again after 120"), "{error}");
    assert_eq!(heads.iter().count(), 1);
}

#[test]
fn more_than_the_limit_is_not_read() {
    let mut small = limits();
    small.bytes = 1000;
    let long = "x".repeat(2000);
    let (address, _) = server(vec![answer("200 OK", "", &long)]);
    assert!(fetch(&address, &small).unwrap_err().to_string().contains("is larger than the limit"));
    // Without a length it is found out on the way.
    let endless = |stream: &mut TcpStream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        (0..10_000).any(|_| stream.write_all(&[b'x'; 4096]).is_err());
    };
    let (address, _) = server(vec![Box::new(endless)]);
    assert!(fetch(&address, &small).unwrap_err().to_string().contains("is larger than the limit"));
}

#[test]
fn a_server_that_drips_does_not_hold_us() {
    let drip = |stream: &mut TcpStream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        (0..100).any(|_| {
            thread::sleep(Duration::from_millis(100));
            stream.write_all(b"x").is_err()
        });
    };
    let (address, _) = server(vec![Box::new(drip)]);
    let mut short = limits();
    short.time = Duration::from_secs(1);
    let begun = Instant::now();
    assert!(fetch(&address, &short).unwrap_err().to_string().contains("it took longer than 1 seconds"));
    assert!(begun.elapsed() < Duration::from_secs(8));
}

#[test]
fn the_command_line_reads_urls_like_files() {
    let typed = "Content-Type: text/xml; charset=windows-1252\r\n";
    let (address, heads) = server(vec![answer("200 OK", typed, FEED), answer("200 OK", typed, FEED)]);
    let url = format!("{address}/news/feed.xml?n=1");
    let output = run(&["convert", &url, "--allow-private", "-t", "wire-lines", "--filter", "absolute"]);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{err}");
    assert!(out.contains(&format!("\"href\":\"{address}/news/7.html\"")), "{out}");
    assert!(out.contains("\"encoding\":\"windows-1252\""), "{out}");
    // Looking for kills before articles are written does not make it ask twice.
    let directory = tempfile::tempdir().unwrap();
    let to = format!("{}/", directory.path().display());
    let feed = concat!(env!("CARGO_MANIFEST_DIR"), "/feeds/rss/minimal.xml");
    let output = run(&["convert", &url, feed, "--allow-private", "-t", "atom", "-o", &to]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(heads.iter().count(), 2);
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 2);
}

#[test]
fn what_a_server_says_around_a_document_is_validated_too() {
    let found = |answers: Vec<Answer>| {
        let (address, _) = server(answers);
        let url = format!("{address}/feed.xml");
        let output = run(&["validate", &url, "--allow-private", "--output", "json"]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let rules = report["documents"][0]["diagnostics"].as_array().unwrap().iter();
        let mut rules: Vec<String> = rules.map(|d| d["rule"].as_str().unwrap().to_owned()).collect();
        rules.retain(|rule| rule.starts_with("transport/"));
        rules.sort();
        rules
    };
    let moved = || answer("301 Moved Permanently", "Location: /new.xml\r\n", "");
    let poor = "Content-Type: text/plain; charset=utf8mb4\r\nCache-Control: private, no-store\r\n";
    assert_eq!(
        found(vec![moved(), answer("200 OK", poor, FEED)]),
        ["charset", "content-type", "moved", "never-kept", "no-validator"].map(|rule| format!("transport/{rule}"))
    );
    let generic = "Content-Type: text/xml\r\nLast-Modified: Sat, 01 Mar 2031 09:30:00 GMT\r\n";
    assert_eq!(found(vec![answer("200 OK", generic, FEED)]), ["transport/generic-type"]);
    let good = "Content-Type: application/rss+xml; charset=utf-8\r\nETag: \"a1\"\r\nCache-Control: max-age=60\r\n";
    assert_eq!(found(vec![answer("200 OK", good, FEED)]), [""; 0]);
}

#[test]
fn a_url_that_is_not_fetched_is_an_input_that_failed() {
    let output = run(&["convert", "http://127.0.0.1:9/feed.xml", "-t", "rss"]);
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err.contains("error[input/unreadable]: cannot fetch http://127.0.0.1:9/feed.xml: 127.0.0.1 is a private"),
        "{err}"
    );
}

#[test]
fn a_body_shorter_than_promised_says_how_much_came() {
    let short = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4000\r\n\r\n<rss>";
    let (address, _) = server(vec![Box::new(|stream| drop(stream.write_all(short)))]);
    let error = fetched(&address).unwrap_err();
    assert!(error.contains("the body ends after 5 of the 4000 bytes that `Content-Length` promises"), "{error}");
}
