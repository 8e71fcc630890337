//! Bodies as they come, inflated part by part: within a size, and within a multiple of what came.
//!
//! A small answer may inflate to gigabytes. What inflates is held against both limits before it is kept, and the windows
//! by which it refers to itself are small, so that no answer takes much more memory than it may be large.

use std::io::{self, Write};

use brotli_decompressor::{BrotliDecompressStream, BrotliResult, BrotliState, StandardAlloc};
use flate2::write::MultiGzDecoder;
use reqwest::header::{self, HeaderMap};

use crate::error::Unfetched;

/// What may be sent compressed, for Accept-Encoding.
pub(super) const CODINGS: &str = "gzip, br, zstd";
/// How many bytes may become of one that came. Feeds inflate to ten times their size, the most regular ones to fifty.
const RATIO: u64 = 200;
/// What may become of a body however little came.
const FREE: u64 = 64 << 10;
/// The largest window of zstd, as the logarithm of bytes (RFC 9659, 3).
const WINDOW: u32 = 23;

/// A body that is coming.
pub(super) struct Inflating {
    way: Way,
    came: u64,
}

enum Way {
    Plain(Kept),
    Gzip(Box<MultiGzDecoder<Kept>>),
    Brotli(Box<Brotli>),
    Zstd(Box<zstd::stream::write::Decoder<'static, Kept>>),
}

impl Inflating {
    /// A body with these headers, of at most so many bytes inflated. A coding that nobody asked for is left as it is: what
    /// servers name so is often none.
    pub fn new(headers: &HeaderMap, most: u64) -> Result<Self, Unfetched> {
        let coding = headers.get(header::CONTENT_ENCODING).and_then(|coding| coding.to_str().ok()).unwrap_or_default();
        let kept = |free| Kept { bytes: Vec::new(), most, free, why: None };
        let way = match coding.trim().to_ascii_lowercase().as_str() {
            "gzip" | "x-gzip" => Way::Gzip(Box::new(MultiGzDecoder::new(kept(FREE)))),
            "br" => Way::Brotli(Box::new(Brotli::new(kept(FREE)))),
            "zstd" => {
                let mut decoder = zstd::stream::write::Decoder::new(kept(FREE)).map_err(broken)?;
                decoder.window_log_max(WINDOW).map_err(broken)?;
                Way::Zstd(Box::new(decoder))
            }
            _ => Way::Plain(kept(u64::MAX)),
        };
        Ok(Self { way, came: 0 })
    }
    /// How many bytes came.
    pub fn came(&self) -> u64 {
        self.came
    }
    /// Takes the next part.
    pub fn take(&mut self, part: &[u8]) -> Result<(), Unfetched> {
        self.came = self.came.saturating_add(part.len() as u64);
        let free = self.came.saturating_mul(RATIO);
        let kept = self.way.kept();
        kept.free = kept.free.max(free);
        let done = match &mut self.way {
            Way::Plain(out) => out.write_all(part),
            Way::Gzip(out) => out.write_all(part),
            Way::Brotli(out) => out.take(part),
            Way::Zstd(out) => out.write_all(part),
        };
        done.map_err(|e| self.why(e))
    }
    /// What it came to; a body that breaks off is an error.
    pub fn finish(mut self) -> Result<Vec<u8>, Unfetched> {
        let done = match &mut self.way {
            // A body without a byte is empty whatever its headers say.
            _ if self.came == 0 => Ok(()),
            Way::Plain(_) => Ok(()),
            Way::Gzip(out) => out.try_finish(),
            Way::Brotli(out) => out.finish(),
            Way::Zstd(out) => out.do_finish(),
        };
        done.map_err(|e| self.why(e))?;
        Ok(std::mem::take(&mut self.way.kept().bytes))
    }
    /// The limit that was met, else that what came is broken.
    fn why(&mut self, error: io::Error) -> Unfetched {
        self.way.kept().why.take().unwrap_or_else(|| broken(error))
    }
}

impl Way {
    fn kept(&mut self) -> &mut Kept {
        match self {
            Self::Plain(kept) => kept,
            Self::Gzip(out) => out.get_mut(),
            Self::Brotli(out) => &mut out.kept,
            Self::Zstd(out) => out.get_mut(),
        }
    }
}

fn broken(error: io::Error) -> Unfetched {
    Unfetched::Failed(format!("its compressed body is broken: {error}"))
}

/// What was inflated, and how much more of it there may be.
struct Kept {
    bytes: Vec<u8>,
    most: u64,
    free: u64,
    why: Option<Unfetched>,
}

impl Write for Kept {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        let size = (self.bytes.len() as u64).saturating_add(part.len() as u64);
        self.why = match () {
            () if size > self.most => Some(Unfetched::TooLarge(self.most)),
            () if size > self.free => Some(Unfetched::Inflates(RATIO)),
            () => None,
        };
        if self.why.is_some() {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Brotli without its large windows, which RFC 7932 does not have.
struct Brotli {
    state: BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>,
    buffer: Vec<u8>,
    kept: Kept,
    ended: bool,
}

impl Brotli {
    fn new(kept: Kept) -> Self {
        let alloc = StandardAlloc::default;
        let state = BrotliState::new_strict(alloc(), alloc(), alloc());
        Self { state, buffer: vec![0; 1 << 14], kept, ended: false }
    }
    fn take(&mut self, part: &[u8]) -> io::Result<()> {
        let (mut left, mut at) = (part.len(), 0);
        // What stands behind its end is not its.
        while !self.ended {
            let (mut room, mut written, mut total) = (self.buffer.len(), 0, 0);
            let out = &mut self.buffer;
            let came = BrotliDecompressStream(
                &mut left,
                &mut at,
                part,
                &mut room,
                &mut written,
                out,
                &mut total,
                &mut self.state,
            );
            self.kept.write_all(self.buffer.get(..written).unwrap_or_default())?;
            match came {
                BrotliResult::ResultSuccess => self.ended = true,
                BrotliResult::NeedsMoreOutput => {}
                BrotliResult::NeedsMoreInput => return Ok(()),
                BrotliResult::ResultFailure => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
        Ok(())
    }
    fn finish(&self) -> io::Result<()> {
        if self.ended { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: u64 = 16 << 20;
    const WAYS: [&str; 3] = ["gzip", "br", "zstd"];

    fn compressed(coding: &str, bytes: &[u8]) -> Vec<u8> {
        match coding {
            "gzip" => {
                let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
                out.write_all(bytes).and_then(|()| out.finish()).unwrap()
            }
            "br" => {
                let mut out = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
                out.write_all(bytes).unwrap();
                out.into_inner()
            }
            _ => zstd::encode_all(bytes, 3).unwrap(),
        }
    }

    /// In parts of a few bytes, as a network may bring them. Also how much was kept when it ended.
    fn inflated(coding: &str, bytes: &[u8], part: usize) -> (Result<Vec<u8>, Unfetched>, usize) {
        let headers = HeaderMap::from_iter([(header::CONTENT_ENCODING, coding.parse().unwrap())]);
        let mut body = Inflating::new(&headers, MOST).unwrap();
        for part in bytes.chunks(part) {
            if let Err(why) = body.take(part) {
                return (Err(why), body.way.kept().bytes.capacity());
            }
        }
        (body.finish(), 0)
    }

    #[test]
    fn what_was_compressed_comes_back_and_what_breaks_off_does_not() {
        let text: String = (0..20_000).map(|n| format!("{n} ferries, ")).collect();
        for coding in WAYS {
            let whole = compressed(coding, text.as_bytes());
            for part in [1, 7, 4096, whole.len()] {
                assert_eq!(inflated(coding, &whole, part).0.unwrap(), text.as_bytes(), "{coding}");
            }
            for end in [1, whole.len() / 2, whole.len() - 1] {
                assert!(inflated(coding, &whole[..end], 4096).0.is_err(), "{coding} to {end}");
            }
            assert!(inflated(coding, b"<rss>no such thing</rss>", 4096).0.is_err(), "{coding}");
            assert_eq!(inflated(coding, b"", 1).0.unwrap(), b"", "{coding}");
        }
        assert_eq!(inflated("utf-8", b"<rss/>", 3).0.unwrap(), b"<rss/>");
    }

    #[test]
    fn a9_what_inflates_out_of_all_proportion_is_refused_before_it_is_kept() {
        let spaces = vec![b' '; 64 << 20];
        for coding in WAYS {
            let (came, kept) = inflated(coding, &compressed(coding, &spaces), 4096);
            assert_eq!(came.unwrap_err(), Unfetched::Inflates(RATIO), "{coding}");
            assert!(kept as u64 <= 4 << 20, "{coding}: {kept} bytes were kept");
            // A little of it is no harm, and proves nothing.
            assert!(inflated(coding, &compressed(coding, &spaces[..1 << 15]), 4096).0.is_ok(), "{coding}");
        }
        let noise: Vec<u8> = (0..17_u32 << 18).flat_map(|n| n.wrapping_mul(0x9e37_79b9).to_le_bytes()).collect();
        assert_eq!(inflated("gzip", &compressed("gzip", &noise), 1 << 16).0.unwrap_err(), Unfetched::TooLarge(MOST));
    }
}
