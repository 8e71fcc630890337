//! Tables by byte, made when the program is compiled.

/// The table of what an expression says of each byte: `each_byte!(b => b.is_ascii_digit())`.
macro_rules! each_byte {
    ($byte:ident => $said:expr) => {{
        let $byte = 0u8;
        let (mut table, mut at) = ([$said; 256], 1);
        while at < table.len() {
            let $byte = at as u8;
            table[at] = $said;
            at += 1;
        }
        table
    }};
}
pub(crate) use each_byte;
