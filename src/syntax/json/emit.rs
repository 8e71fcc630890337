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
    out.push('"');
    let mut from = 0;
    for (at, byte) in value.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0..0x20 => "",
            _ => continue,
        };
        out.push_str(value.get(from..at).unwrap_or_default());
        match escape {
            "" => out.push_str(&format!("\\u{byte:04x}")),
            escape => out.push_str(escape),
        }
        from = at + 1;
    }
    out.push_str(value.get(from..).unwrap_or_default());
    out.push('"');
}
