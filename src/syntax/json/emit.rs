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
    let (bytes, mut from, mut at) = (value.as_bytes(), 0, 0);
    while let Some(special) = special(bytes, at) {
        out.push_str(value.get(from..special).unwrap_or_default());
        match bytes.get(special) {
            Some(b'"') => out.push_str("\\\""),
            Some(b'\\') => out.push_str("\\\\"),
            Some(b'\n') => out.push_str("\\n"),
            Some(b'\r') => out.push_str("\\r"),
            Some(b'\t') => out.push_str("\\t"),
            byte => out.push_str(&format!("\\u{:04x}", byte.copied().unwrap_or_default())),
        }
        at = special + 1;
        from = at;
    }
    out.push_str(value.get(from..).unwrap_or_default());
    out.push('"');
}

/// How many bytes are looked at one by one before many are looked at together: JSON that stands in a string has a quotation
/// mark every few.
const NEAR: usize = 16;

/// Bytes that cannot stand in a string as they are.
static SPECIAL: [bool; 256] = {
    let (mut table, mut byte) = ([false; 256], 0);
    while byte < 256 {
        table[byte] = byte < b' ' as usize || byte == b'"' as usize || byte == b'\\' as usize;
        byte += 1;
    }
    table
};

/// The first of them at or behind `from`.
fn special(bytes: &[u8], from: usize) -> Option<usize> {
    const LANES: usize = 32;
    let rest = bytes.get(from..)?;
    let near = |bytes: &[u8]| bytes.iter().position(|byte| SPECIAL[usize::from(*byte)]);
    let Some((first, far)) = rest.split_at_checked(NEAR) else { return near(rest).map(|n| from + n) };
    if let Some(n) = near(first) {
        return Some(from + n);
    }
    // Without a branch inside, so that the compiler makes vector instructions of it.
    let is_special = |byte: &u8| (*byte < b' ') | (*byte == b'"') | (*byte == b'\\');
    let (chunks, _) = far.as_chunks::<LANES>();
    let plain = chunks.iter().take_while(|chunk| !chunk.iter().fold(false, |any, byte| any | is_special(byte))).count();
    let at = NEAR + plain * LANES;
    near(rest.get(at..)?).map(|n| from + at + n)
}
