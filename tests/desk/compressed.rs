//! What comes compressed (C11), and bombs (A9, A10).

use std::io::Write;

use super::{DAY, NOW, NOW_SECONDS};
use crate::agency::{Agency, feed, says};
use crate::home::Home;

#[test]
fn a9_a10_bombs_and_an_endless_body_cost_a_poll_and_no_more() {
    let spaces = vec![b' '; 64 << 20];
    let gzip = {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        out.write_all(&spaces).and_then(|()| out.finish()).unwrap()
    };
    let brotli = {
        let mut out = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 1, 22);
        out.write_all(&spaces).unwrap();
        out.into_inner()
    };
    let zstd = zstd::encode_all(&spaces[..], 1).unwrap();
    let nested = {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        out.write_all(&gzip).and_then(|()| out.finish()).unwrap()
    };
    let agency = Agency::new(move |_, n| match n {
        0 => coded("gzip", &gzip),
        1 => coded("br", &brotli),
        2 => coded("zstd", &zstd),
        3 => coded("gzip", &nested),
        4 => coded("gzip", &gzip[..1000]),
        5 => says("200 OK", &[], &"x".repeat(17 << 20)).into(),
        6 => b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss".to_vec(),
        7 => [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "100000\r\n".as_bytes()].concat(),
        _ => says("200 OK", &[], &feed(&[1])).into(),
    });
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    let inflates = "compressed to less than a 200th of its size";
    let larger = "larger than 16 MiB";
    // The last two break off; a bomb in a bomb is no document.
    let said = [inflates, inflates, inflates, "it is compressed, and nothing", "", larger, "", ""];
    for (n, said) in (0..).zip(said) {
        home.set_seconds(NOW_SECONDS + n * 2 * DAY);
        let told = home.once() + &String::from_utf8(home.run(&["status"]).stdout).unwrap();
        assert!(told.contains(said) && told.contains("0 new") && !told.contains("panicked"), "{n}: {told}");
    }
    home.set_seconds(NOW_SECONDS + 20 * DAY);
    assert!(home.once().contains("1 new"));
}

#[test]
fn c11_what_may_come_is_said_and_what_comes_compressed_is_read() {
    let document = feed(&[1, 2]);
    let gzip = {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        out.write_all(document.as_bytes()).and_then(|()| out.finish()).unwrap()
    };
    let brotli = {
        let mut out = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
        out.write_all(feed(&[3]).as_bytes()).unwrap();
        out.into_inner()
    };
    let zstd = zstd::encode_all(feed(&[4]).as_bytes(), 3).unwrap();
    let agency = Agency::new(move |_, n| match n {
        0 => coded("gzip", &gzip),
        1 => coded("br", &brotli),
        _ => coded("zstd", &zstd),
    });
    let home = Home::new(&super::polled(&agency.address, ""), NOW);
    for (day, said) in [(0, "2 new"), (2, "1 new"), (4, "1 new")] {
        home.set_seconds(NOW_SECONDS + day * DAY);
        let told = home.once();
        assert!(told.contains(said), "{told}");
    }
    for request in agency.requests() {
        assert_eq!(request.header("accept-encoding"), Some("gzip, br, zstd"));
        let accept = request.header("accept").unwrap();
        assert!(
            ["application/rss+xml", "application/atom+xml", "application/feed+json"].iter().all(|t| accept.contains(t))
        );
    }
}

/// An answer whose body is compressed.
fn coded(coding: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: {coding}\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}
