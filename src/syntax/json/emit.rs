//! Writing JSON, compact.

/// An object that is being written; each member is appended to a text that is the caller's.
pub struct Object<'o> {
    out: &'o mut String,
    first: bool,
}

impl<'o> Object<'o> {
    /// Begins one.
    pub fn begin(out: &'o mut String) -> Self {
        out.push('{');
        Self { out, first: true }
    }
    /// Ends it.
    pub fn end(self) {
        self.out.push('}');
    }
    /// The key of a member, of which the value is to be appended to what is given.
    pub fn key(&mut self, key: &str) -> &mut String {
        if !std::mem::take(&mut self.first) {
            self.out.push(',');
        }
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
        self.out
    }
    /// A member that is a string.
    pub fn string(&mut self, key: &str, value: &str) {
        push_string(self.key(key), value);
    }
    /// A member that is a string, where there is one.
    pub fn optional(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.string(key, value);
        }
    }
    /// A member that is JSON already.
    pub fn raw(&mut self, key: &str, json: &str) {
        self.key(key).push_str(json);
    }
    /// A member that is an array, where there is anything in it.
    pub fn list<T>(&mut self, key: &str, items: &[T], each: impl FnMut(&mut String, &T)) {
        if !items.is_empty() {
            list(self.key(key), items, each);
        }
    }
}

/// Appends an array.
pub fn list<T>(out: &mut String, items: &[T], mut each: impl FnMut(&mut String, &T)) {
    out.push('[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        each(out, item);
    }
    out.push(']');
}

/// Appends a string with its quotes (RFC 8259, 7).
pub fn push_string(out: &mut String, value: &str) {
    out.reserve(value.len() + 2);
    out.push('"');
    let mut rest = value;
    while let Some(at) = special(rest.as_bytes()) {
        let (before, from) = rest.split_at_checked(at).unwrap_or_default();
        out.push_str(before);
        match from.as_bytes().first() {
            Some(b'"') => out.push_str("\\\""),
            Some(b'\\') => out.push_str("\\\\"),
            Some(b'\n') => out.push_str("\\n"),
            Some(b'\r') => out.push_str("\\r"),
            Some(b'\t') => out.push_str("\\t"),
            byte => out.push_str(&format!("\\u{:04x}", byte.copied().unwrap_or_default())),
        }
        rest = from.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
    out.push('"');
}

/// The first byte that cannot stand in a string as it is.
fn special(bytes: &[u8]) -> Option<usize> {
    const LANES: usize = 32;
    let is_special = |byte: &u8| (*byte < b' ') | (*byte == b'"') | (*byte == b'\\');
    let (chunks, _) = bytes.as_chunks::<LANES>();
    // Without a branch inside, so that the compiler makes vector instructions of it.
    let plain = chunks.iter().take_while(|chunk| !chunk.iter().fold(false, |any, byte| any | is_special(byte))).count();
    let from = plain * LANES;
    bytes.get(from..)?.iter().position(is_special).map(|at| from + at)
}
