//! Memory of a conversion is bounded by the input and one article, not by how many articles there are.
#![cfg(all(feature = "cli", target_os = "linux"))]
#![allow(clippy::disallowed_methods, reason = "the test runs the program on files")]

mod used;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// How much a conversion may take beyond the growth of its input, in bytes: buffers, the index of the items, the ledger.
const SLACK: usize = 10 << 20;

/// A feed of pictures with credits, of which much goes to the carrier and much is reported.
fn feed(size: usize) -> String {
    let mut out = String::from("<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel>");
    out.push_str("<title>Nordavind</title><link>https://nordavind.example/</link><description>News</description>");
    let words = "The ferry to Lillevik was delayed by two hours on Monday. ".repeat(20);
    for i in 0.. {
        let _ = write!(out, "<item><title>{i}</title><guid isPermaLink=\"false\">urn:nordavind:{i}</guid>");
        out.push_str("<pubDate>Mon, 05 Feb 2024 10:00:00 GMT</pubDate>");
        let _ = write!(out, "<description>{words}</description>");
        let _ = write!(out, "<media:content url=\"https://nordavind.example/{i}.jpg\" type=\"image/jpeg\">");
        out.push_str("<media:credit role=\"photographer\">Bo Ek</media:credit></media:content></item>");
        if out.len() > size {
            break;
        }
    }
    out + "</channel></rss>"
}

/// The peak of a conversion of `feed`, in bytes.
fn peak(feed: &str, directory: &Path) -> usize {
    let (input, output) = (directory.join("feed.xml"), directory.join("feed.atom"));
    fs::write(&input, feed).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_wiredesk"));
    command.arg("convert").arg(&input).args(["--to", "atom", "-o"]).arg(&output);
    let used = used::run(command.stderr(Stdio::null())).expect("the system tells what a command used");
    assert!(used.status.success());
    assert!(fs::metadata(&output).unwrap().len() as usize > feed.len() / 2, "everything was written");
    usize::try_from(used.peak).unwrap()
}

/// The peak of a command about a stream of so many documents, beyond their text, in bytes.
fn peak_of_stream(documents: usize, arguments: &[&str], directory: &Path) -> usize {
    let (input, stream) = (directory.join("stream.xml"), "<rss/>\n".repeat(documents));
    fs::write(&input, &stream).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_wiredesk"));
    command.args(arguments).arg(&input).current_dir(directory).stdout(Stdio::null()).stderr(Stdio::null());
    let used = used::run(&mut command).expect("the system tells what a command used");
    assert!(used.status.code().is_some_and(|code| code < 2), "{arguments:?}: {}", used.status);
    usize::try_from(used.peak).unwrap().saturating_sub(stream.len())
}

#[test]
fn memory_does_not_grow_with_the_number_of_documents_in_a_stream() {
    /// A hundred bytes for each of the documents that are more; their names took four hundred.
    const MOST: usize = 2 << 20;
    let ways: [&[&str]; 4] = [
        &["detect"],
        &["validate"],
        &["convert", "--to", "wire-lines", "--merge"],
        &["convert", "--to", "wire-lines", "-o", "out/"],
    ];
    for arguments in ways {
        let directory = tempfile::tempdir().unwrap();
        let of = |documents| peak_of_stream(documents, arguments, directory.path());
        let (few, many) = (of(1_000), of(21_000));
        assert!(many <= few + MOST, "{arguments:?}: 20,000 more documents took {} bytes", many - few);
    }
}

#[test]
fn memory_does_not_grow_with_the_number_of_articles() {
    let directory = tempfile::tempdir().unwrap();
    let (small, large) = (feed(2_000_000), feed(16_000_000));
    let (before, after) = (peak(&small, directory.path()), peak(&large, directory.path()));
    assert!(before > small.len() && after > large.len(), "the peaks were seen: {before}, {after}");
    let grown = (after - before).saturating_sub(large.len() - small.len());
    assert!(grown <= SLACK, "an input of {} more bytes took {grown} bytes beyond itself", large.len() - small.len());
}
