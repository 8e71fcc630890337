//! The characters of XML 1.0: 2.2 (Char), 2.3 (Name) and Namespaces 3 (NCName).

use crate::text::{LANES, Lanes, each_byte, which};

/// Bytes that continue a name. Every byte beyond ASCII does: names are cleaned where they are written.
pub(super) static NAME_BYTE: [bool; 256] = each_byte!(b => name_kind(b) != 0);

/// What a byte of a name is, a bit each; 0 for one that ends it.
static NAME_KIND: [u8; 256] = each_byte!(b => name_kind(b));

const fn name_kind(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => NameKinds::USUAL,
        b'A'..=b'Z' => NameKinds::CAPITAL,
        b':' => NameKinds::COLON,
        0x80.. => NameKinds::BEYOND,
        _ => 0,
    }
}

/// What stands in a name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NameKinds(u8);

impl NameKinds {
    const USUAL: u8 = 1;
    const CAPITAL: u8 = 2;
    const COLON: u8 = 4;
    const BEYOND: u8 = 8;

    /// The length of the name that `bytes` begin with, and what stands in it.
    #[inline]
    pub(super) fn of_start(bytes: &[u8]) -> (usize, Self) {
        if let Some(short) = bytes.first_chunk().and_then(Self::of_short) {
            return short;
        }
        let mut all = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let kind = NAME_KIND[usize::from(*byte)];
            if kind == 0 {
                return (at, Self(all));
            }
            all |= kind;
        }
        (bytes.len(), Self(all))
    }
    /// The same of a name that ends in these bytes, all of which are looked at together.
    #[inline]
    fn of_short(bytes: &[u8; LANES]) -> Option<(usize, Self)> {
        let bytes = Lanes::of(bytes);
        let (capitals, colons, beyond) = (bytes.within(b'A', b'Z'), bytes.are(b':'), bytes.within(0x80, 0xff));
        let marks = bytes.within(b'-', b'.').or(bytes.are(b'_'));
        let usual = bytes.within(b'a', b'z').or(bytes.within(b'0', b'9')).or(marks);
        let length = usual.or(capitals).or(colons).or(beyond).bits().trailing_ones();
        let here = (1 << length) - 1;
        let kinds = [(usual, Self::USUAL), (capitals, Self::CAPITAL), (colons, Self::COLON), (beyond, Self::BEYOND)];
        let all = kinds.into_iter().fold(0, |all, (are, kind)| all | if are.bits() & here == 0 { 0 } else { kind });
        ((length as usize) < LANES).then_some((length as usize, Self(all)))
    }
    pub(super) fn capital(self) -> bool {
        self.0 & Self::CAPITAL != 0
    }
    pub(super) fn colon(self) -> bool {
        self.0 & Self::COLON != 0
    }
    pub(super) fn ascii(self) -> bool {
        self.0 & Self::BEYOND == 0
    }
}

/// White space (2.3, S).
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Where the name that begins at `at` ends.
pub(super) fn name_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while bytes.get(end).is_some_and(|b| NAME_BYTE[usize::from(*b)]) {
        end += 1;
    }
    end
}

/// Where the white space that begins at `at` ends.
#[inline]
pub(super) fn space_end(bytes: &[u8], at: usize) -> usize {
    let is_space = |at: usize| bytes.get(at).is_some_and(|b| is_space(*b));
    // Between attributes stands one blank; before a tag, the end of a line and what it is indented by.
    if !is_space(at) {
        return at;
    }
    if is_space(at + 1) { spaces_end(bytes, at + 2) } else { at + 1 }
}

/// The same where there is more of it.
fn spaces_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(some) = bytes.get(end..).and_then(|rest| rest.first_chunk()) {
        let spaces = which(some, *b" \n\t\r").trailing_ones() as usize;
        end += spaces;
        if spaces < LANES {
            return end;
        }
    }
    while bytes.get(end).is_some_and(|b| is_space(*b)) {
        end += 1;
    }
    end
}

/// NameStartChar without the colon.
pub(super) fn is_name_start(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '_' => true,
        '\u{c0}'..='\u{2ff}' => !matches!(c, '\u{d7}' | '\u{f7}'),
        '\u{370}'..='\u{1fff}' => c != '\u{37e}',
        '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' => true,
        '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' => true,
        '\u{10000}'..='\u{effff}' => true,
        _ => false,
    }
}

/// NameChar without the colon.
pub(super) fn is_name_char(c: char) -> bool {
    matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}') || is_name_start(c)
}

/// Whether XML 1.0 allows the character at all (Char).
pub fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// What a run of text holds that cannot simply be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Traits(u8);

impl Traits {
    const AMPERSAND: u8 = 1;
    const BRACKET: u8 = 2;
    const CONTROL: u8 = 4;
    const BREAK: u8 = 8;
    const RETURN: u8 = 16;

    /// Sixteen bytes at a time without branches, which the compiler turns into vector instructions; the rest, and
    /// short text, by table.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let (chunks, rest) = bytes.as_chunks::<16>();
        let mut lanes = [0; 16];
        for chunk in chunks {
            for (lane, byte) in lanes.iter_mut().zip(chunk) {
                *lane |= trait_of(*byte);
            }
        }
        let all = lanes.iter().fold(0, |all, lane| all | lane);
        Self(rest.iter().fold(all, |all, byte| all | TRAITS[usize::from(*byte)]))
    }
    /// The same for text that is plain (see [`is_plain`](crate::text::is_plain)), of which less need be asked.
    pub(super) fn of_plain_text(bytes: &[u8]) -> Self {
        let has = |byte: u8, bit: u8| if memchr::memchr(byte, bytes).is_some() { bit } else { 0 };
        Self(has(b'&', Self::AMPERSAND) | has(b']', Self::BRACKET))
    }
    /// Text as it stands (tab and line feed are ordinary).
    pub(super) fn plain_text(self) -> bool {
        self.0 & (Self::AMPERSAND | Self::CONTROL | Self::RETURN | Self::BRACKET) == 0
    }
    /// An attribute value as it stands (tab and line feed become spaces).
    pub(super) fn plain_value(self) -> bool {
        self.0 & (Self::AMPERSAND | Self::CONTROL | Self::RETURN | Self::BREAK) == 0
    }
    /// Nothing but references has to be looked for, in text.
    pub(super) fn only_references(self) -> bool {
        !self.control()
    }
    /// Nothing but references and carriage returns has to be looked for, in text.
    pub(super) fn only_returns(self) -> bool {
        self.0 & Self::CONTROL == 0
    }
    /// There is an `&`.
    pub(super) fn ampersand(self) -> bool {
        self.0 & Self::AMPERSAND != 0
    }
    /// There is a `]`.
    pub(super) fn bracket(self) -> bool {
        self.0 & Self::BRACKET != 0
    }
    /// There is a control character or a carriage return.
    pub(super) fn control(self) -> bool {
        self.0 & (Self::CONTROL | Self::RETURN) != 0
    }
}

/// [`trait_of`] every byte.
static TRAITS: [u8; 256] = each_byte!(b => trait_of(b));

const fn trait_of(b: u8) -> u8 {
    let line = (b == b'\t') | (b == b'\n');
    let control = (b < 0x20) & !line & (b != b'\r');
    ((b == b'&') as u8 * Traits::AMPERSAND)
        | ((b == b']') as u8 * Traits::BRACKET)
        | (control as u8 * Traits::CONTROL)
        | (line as u8 * Traits::BREAK)
        | ((b == b'\r') as u8 * Traits::RETURN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_ends_where_something_else_stands() {
        for before in 0..40 {
            for behind in ["", "a", "<b>", "a                      "] {
                let text = format!("{}{behind}", " \n\t\r ".repeat(8).get(..before).unwrap());
                assert_eq!(space_end(text.as_bytes(), 0), before, "{text:?}");
            }
        }
        assert_eq!(space_end(b"", 3), 3);
    }

    #[test]
    fn names_are_the_same_however_many_bytes_are_looked_at_together() {
        let one_by_one = |bytes: &[u8]| {
            let length = bytes.iter().take_while(|b| name_kind(**b) != 0).count();
            (length, bytes[..length].iter().fold(0, |all, b| all | name_kind(*b)))
        };
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                for length in [at + 1, at + 2, 40] {
                    let mut bytes = vec![b'a'; length];
                    bytes[at] = byte;
                    bytes.extend_from_slice(b"=\"A:b\"");
                    let (length, kinds) = NameKinds::of_start(&bytes);
                    assert_eq!((length, kinds.0), one_by_one(&bytes), "{byte} at {at}");
                }
            }
        }
    }
}
