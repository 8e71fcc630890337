//! The characters of XML 1.0: 2.2 (Char), 2.3 (Name) and Namespaces 3 (NCName).

use crate::text::each_byte;

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
    pub(super) fn of_start(bytes: &[u8]) -> (usize, Self) {
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
pub(super) fn space_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
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
