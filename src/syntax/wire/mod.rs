//! Messages between the control octets of a wire (ISO 646: SOH, STX, ETX, EOT), several in a stream and noise between them.

mod frames;

pub use frames::{Frame, Frames};

/// Start of heading.
pub const SOH: char = '\u{1}';
/// Start of text.
pub const STX: char = '\u{2}';
/// End of text.
pub const ETX: char = '\u{3}';
/// End of transmission.
pub const EOT: char = '\u{4}';
/// Fills time on the line.
pub const DEL: char = '\u{7f}';
/// Synchronous idle, before ANPA's heading.
pub const SYN: char = '\u{16}';
/// Unit separator.
pub const US: char = '\u{1f}';
/// Record separator; in agate a space of a fixed width.
pub const RS: char = '\u{1e}';

/// Whether a character says nothing: white space and what fills time on a line, but none of the octets that frame.
pub fn is_idle(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\0' | '\u{5}'..='\u{1f}' | DEL | '\u{feff}')
}
