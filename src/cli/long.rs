//! A long file, read by several threads: the system makes memory ready for it and copies into that, and meanwhile nothing
//! else can be done with the document.

use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::thread;

/// From how many bytes on a file is long.
const LONG: usize = 8 << 20;
/// More threads than that only wait for memory.
const MOST: usize = 4;

/// The first `length` bytes of a file, which goes on behind them; `None` where they are few, where there is one processor, and
/// where it turns out that the file has fewer or cannot be read at any place: then nothing was taken from it.
pub fn begin(file: &mut File, length: usize) -> Option<Vec<u8>> {
    if length < LONG {
        return None;
    }
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST);
    if threads < 2 {
        return None;
    }
    let mut bytes = vec![0; length];
    let (part, shared) = (length.div_ceil(threads), &*file);
    let read = thread::scope(|scope| {
        let begin = |(n, bytes): (usize, _)| scope.spawn(move || fill(shared, bytes, n * part));
        let parts: Vec<_> = bytes.chunks_mut(part).enumerate().map(begin).collect();
        parts.into_iter().all(|part| part.join().is_ok_and(|read| read.is_ok()))
    });
    (read && file.seek(SeekFrom::Start(u64::try_from(length).ok()?)).is_ok()).then_some(bytes)
}

/// Fills `bytes` with what stands at `from`.
#[cfg(unix)]
fn fill(file: &File, bytes: &mut [u8], from: usize) -> io::Result<()> {
    let from = u64::try_from(from).map_err(io::Error::other)?;
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, from)
}

#[cfg(not(unix))]
fn fill(_: &File, _: &mut [u8], _: usize) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    #[test]
    fn a_long_file_is_read_whole_and_a_short_one_is_left() {
        let mut file = tempfile::tempfile().unwrap();
        let bytes: Vec<u8> = (0..LONG + 12_345).map(|n| (n % 251) as u8).collect();
        file.write_all(&bytes).unwrap();
        let several = thread::available_parallelism().is_ok_and(|n| n.get() > 1) && cfg!(unix);
        // It is shorter than it was said to be.
        assert_eq!(begin(&mut file, bytes.len() + 1), None);
        assert_eq!(begin(&mut file, 10), None);
        assert_eq!(begin(&mut file, bytes.len() - 1).is_some_and(|begun| begun == bytes[..bytes.len() - 1]), several);
        let mut rest = Vec::new();
        file.read_to_end(&mut rest).unwrap();
        assert_eq!(rest, if several { &bytes[bytes.len() - 1..] } else { &[] });
    }
}
