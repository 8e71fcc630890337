//! Hashes: by them bytes, identifiers and served documents are told apart.

use ring::digest::{SHA256, digest};

/// The SHA-256 of bytes, as 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(64);
    for byte in digest(&SHA256, bytes).as_ref() {
        for half in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    out
}

/// What an identifier is stored and looked up as: the store remembers of a story that was purged that it was killed, and
/// not one word of it.
pub fn key(identifier: &str) -> String {
    sha256(identifier.trim().as_bytes())
}

/// The short name of a story in addresses: of its provider and its key.
pub fn name(provider: &str, key: &str) -> String {
    let mut whole = sha256(format!("{provider}\0{key}").as_bytes());
    whole.truncate(20);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_sha_256() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!((key(" urn:a "), name("a", "bc").len()), (key("urn:a"), 20));
        assert_ne!(name("a", "bc"), name("ab", "c"));
    }
}
