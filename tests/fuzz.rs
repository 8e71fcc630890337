//! The fuzz targets' own words on a stable toolchain: documents of `feeds/`, cut and damaged.
#![allow(clippy::disallowed_methods, reason = "the documents are files")]

#[path = "../fuzz/bodies.rs"]
mod bodies;

use std::fs;
use std::path::Path;

fn seeds(format: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds").join(format);
    let paths = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path());
    paths.filter(|path| path.is_file()).map(|path| fs::read(path).expect("a document")).collect()
}

/// The document cut off, and with a few bytes that mean something in markup put over it, the same ones every time.
fn damaged(seed: &[u8], body: impl Fn(&[u8])) {
    body(seed);
    let mut state = 7_usize;
    for round in 1..6 {
        body(&seed[..seed.len() * round / 6]);
        let mut bytes = seed.to_vec();
        for _ in 0..round * 2 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (state >> 33) % bytes.len().max(1);
            if let Some(byte) = bytes.get_mut(at) {
                *byte = b"<>&\"'/]-{}[]:,\0\xff"[(state >> 20) % 16];
            }
        }
        body(&bytes);
    }
}

#[test]
fn damaged_documents_are_decoded_read_written_and_read_again() {
    for format in ["rss", "atom", "nitf"] {
        for seed in seeds(format) {
            damaged(&seed, bodies::text);
            damaged(&seed, |bytes| bodies::reader(format, bytes));
        }
    }
}
