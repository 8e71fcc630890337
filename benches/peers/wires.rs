//! Messages of the wires before XML in the usual size of a wire's document: the samples of feeds/ with paragraphs more.

use std::fs;
use std::path::{Path, PathBuf};

/// The formats, and what a paragraph begins with in each.
const FRAMED: [(&str, &[u8]); 2] = [("iptc-7901", b"\n   "), ("anpa-1312", b"\n\t")];
/// Where the text of a message ends.
const ETX: u8 = 3;
/// A message is this long at least, in bytes.
const USUAL: usize = 2_500;

/// The samples that are one message, written to a folder of their own; formats and paths.
pub fn enlarged(feeds: &Path, folder: &Path) -> Option<Vec<(&'static str, PathBuf)>> {
    fs::create_dir_all(folder).ok()?;
    let mut out = Vec::new();
    for (format, paragraph) in FRAMED {
        let mut paths: Vec<_> = fs::read_dir(feeds.join(format)).ok()?.filter_map(|e| Some(e.ok()?.path())).collect();
        paths.sort();
        for path in paths.into_iter().filter(|path| path.is_file() && path.file_stem().is_none_or(|s| s != "broken")) {
            let Some(message) = enlarge(&fs::read(&path).ok()?, paragraph) else { continue };
            let copy = folder.join(path.file_name()?);
            fs::write(&copy, message).ok()?;
            out.push((format, copy));
        }
    }
    Some(out)
}

/// A message with its last paragraph again and again; `None` where there are several messages, or no paragraph.
fn enlarge(message: &[u8], paragraph: &[u8]) -> Option<Vec<u8>> {
    let mut ends = message.iter().enumerate().filter(|(_, byte)| **byte == ETX).map(|(at, _)| at);
    let (end, None) = (ends.next()?, ends.next()) else { return None };
    let (text, trailer) = message.split_at(end);
    let begins = text.windows(paragraph.len()).enumerate().filter(|(_, window)| *window == paragraph);
    let mut paragraphs = begins.filter_map(|(at, _)| text.get(at..));
    let again = paragraphs.rfind(|rest| rest.iter().any(u8::is_ascii_alphabetic))?;
    let mut out = text.to_vec();
    while out.len() + trailer.len() < USUAL {
        out.extend_from_slice(again);
    }
    out.extend_from_slice(trailer);
    Some(out)
}
