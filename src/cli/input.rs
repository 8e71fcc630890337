//! Where documents come from.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use wiredesk::error::Error;

/// The name of standard input on the command line.
pub const STDIN: &str = "-";

/// The inputs that were named; none means standard input.
pub fn named(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(STDIN)] } else { paths.to_vec() }
}

/// Reads a document whole, up to a number of MiB.
pub fn read(path: &Path, max: u64) -> Result<Vec<u8>, Error> {
    let limit = max.saturating_mul(1 << 20);
    let mut bytes = Vec::new();
    let count = if path.as_os_str() == STDIN {
        io::stdin().lock().take(limit.saturating_add(1)).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| {
            let expected = file.metadata().map_or(0, |m| m.len());
            if expected > limit {
                // What is known to be too large is not read first.
                return Ok(usize::try_from(expected).unwrap_or(usize::MAX));
            }
            bytes.reserve_exact(usize::try_from(expected).unwrap_or(0).saturating_add(1));
            file.take(limit.saturating_add(1)).read_to_end(&mut bytes)
        })
    };
    let count = count.map_err(|e| Error::read(path, e))?;
    if u64::try_from(count).is_ok_and(|count| count > limit) {
        return Err(Error::too_large(path, max));
    }
    Ok(bytes)
}

/// The ending of a file name, without the dot.
pub fn extension(path: &Path) -> Option<&str> {
    path.extension().and_then(|e| e.to_str())
}
