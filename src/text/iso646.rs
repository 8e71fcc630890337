//! The national variants of ISO 646: seven bits, in which a country's letters stand where ASCII has brackets and braces.
//!
//! Wires were built for them. Nothing in the bytes tells a variant from ASCII, so one is read only where somebody names
//! it: `Content-Type: text/plain; charset=DIN_66003`.

/// A variant, by its letters for `# $ @ [ \ ] ^ ` { | } ~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Variant {
    /// Its IANA name, or the usual one where it has none, in lower case.
    pub name: &'static str,
    /// IANA aliases and what people call it: lower case, letters and digits only.
    names: &'static [&'static str],
    /// What stands in the twelve places.
    letters: [char; 12],
}

/// The places in which variants differ from ASCII (ISO/IEC 646, 6.4.3).
const PLACES: [u8; 12] = [b'#', b'$', b'@', b'[', b'\\', b']', b'^', b'`', b'{', b'|', b'}', b'~'];

const fn variant(name: &'static str, names: &'static [&'static str], letters: [char; 12]) -> Variant {
    Variant { name, names, letters }
}

#[rustfmt::skip]
static VARIANTS: &[Variant] = &[
    variant("din_66003", &["din66003", "isoir21", "iso646de", "csiso21german", "germanascii", "xia5german"], ['#', '$', '§', 'Ä', 'Ö', 'Ü', '^', '`', 'ä', 'ö', 'ü', 'ß']),
    variant("nf_z_62-010", &["nfz62010", "isoir69", "iso646fr", "csiso69french"], ['£', '$', 'à', '°', 'ç', '§', '^', 'µ', 'é', 'ù', 'è', '¨']),
    variant("nf_z_62-010_(1973)", &["nfz620101973", "isoir25", "iso646fr1", "csiso25french"], ['£', '$', 'à', '°', 'ç', '§', '^', '`', 'é', 'ù', 'è', '¨']),
    variant("it", &["isoir15", "iso646it", "csiso15italian"], ['£', '$', '§', '°', 'ç', 'é', '^', 'ù', 'à', 'ò', 'è', 'ì']),
    variant("es", &["isoir17", "iso646es", "csiso17spanish"], ['£', '$', '§', '¡', 'Ñ', '¿', '^', '`', '°', 'ñ', 'ç', '~']),
    variant("es2", &["isoir85", "iso646es2", "csiso85spanish2"], ['#', '$', '·', '¡', 'Ñ', 'Ç', '¿', '`', '´', 'ñ', 'ç', '¨']),
    variant("sen_850200_b", &["sen850200b", "isoir10", "fi", "iso646fi", "iso646se", "se", "csiso10swedish", "xia5swedish", "sfs4017"], ['#', '¤', '@', 'Ä', 'Ö', 'Å', '^', '`', 'ä', 'ö', 'å', '‾']),
    variant("sen_850200_c", &["sen850200c", "isoir11", "iso646se2", "se2", "csiso11swedishfornames"], ['#', '¤', 'É', 'Ä', 'Ö', 'Å', 'Ü', 'é', 'ä', 'ö', 'å', 'ü']),
    variant("ns_4551-1", &["ns45511", "isoir60", "iso646no", "no", "csiso60danishnorwegian", "csiso60norwegian1", "xia5norwegian"], ['#', '$', '@', 'Æ', 'Ø', 'Å', '^', '`', 'æ', 'ø', 'å', '‾']),
    variant("ns_4551-2", &["ns45512", "isoir61", "iso646no2", "no2", "csiso61norwegian2"], ['§', '$', '@', 'Æ', 'Ø', 'Å', '^', '`', 'æ', 'ø', 'å', '|']),
    variant("ds_2089", &["ds2089", "iso646dk", "dk", "csiso646danish"], ['#', '¤', '@', 'Æ', 'Ø', 'Å', '^', '`', 'æ', 'ø', 'å', '‾']),
    variant("bs_4730", &["bs4730", "isoir4", "iso646gb", "gb", "uk", "csiso4unitedkingdom"], ['£', '$', '@', '[', '\\', ']', '^', '`', '{', '|', '}', '‾']),
    variant("pt", &["isoir16", "iso646pt", "csiso16portuguese"], ['#', '$', '§', 'Ã', 'Ç', 'Õ', '^', '`', 'ã', 'ç', 'õ', '°']),
    variant("pt2", &["isoir84", "iso646pt2", "csiso84portuguese2"], ['#', '$', '´', 'Ã', 'Ç', 'Õ', '^', '`', 'ã', 'ç', 'õ', '~']),
    variant("csa_z243.4-1985-1", &["csaz243419851", "isoir121", "iso646ca", "csa71", "ca", "csiso121canadian1"], ['#', '$', 'à', 'â', 'ç', 'ê', 'î', 'ô', 'é', 'ù', 'è', 'û']),
    variant("msz_7795.3", &["msz77953", "isoir86", "iso646hu", "hu", "csiso86hungarian"], ['#', '¤', 'Á', 'É', 'Ö', 'Ü', '^', 'á', 'é', 'ö', 'ü', '˝']),
    variant("iso646-nl", &["iso646nl", "nl"], ['£', '$', '¾', 'ÿ', '½', '|', '^', '`', '¨', 'ƒ', '¼', '´']),
    variant("iso646-ch", &["iso646ch", "ch"], ['ù', '$', 'à', 'é', 'ç', 'ê', 'î', 'ô', 'ä', 'ö', 'ü', 'û']),
];

impl Variant {
    /// The variant of a name, given in lower case with nothing but letters and digits. A country's code alone is no name:
    /// `gb` is Chinese to others.
    pub fn named(squeezed: &str) -> Option<&'static Self> {
        VARIANTS.iter().find(|v| squeezed.len() > 2 && v.names.contains(&squeezed))
    }

    /// The text of seven-bit bytes; `None` where a byte has eight.
    pub fn decode(&self, bytes: &[u8]) -> Option<String> {
        let char = |byte: &u8| match PLACES.iter().position(|place| place == byte) {
            Some(at) => self.letters.get(at).copied(),
            None => byte.is_ascii().then_some(char::from(*byte)),
        };
        bytes.iter().map(char).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_where_ascii_has_brackets() {
        for (name, bytes, text) in [
            ("din66003", "M}nchen, Stra~e, [rger, \\l, @ 1", "München, Straße, Ärger, Öl, § 1"),
            ("iso646fr", "d{j@, p|, m}re, fa\\ade", "déjà, pù, mère, façade"),
            ("iso646it", "citt{, perch], pi`", "città, perché, più"),
            ("iso646es", "Espa|a, [s~? ]no?", "España, ¡s~? ¿no?"),
            ("iso646se", "Malm|, ]land, {ngen", "Malmö, Åland, ängen"),
            ("iso646fi", "[l{ sy|", "Älä syö"),
            ("iso646no", "B}t p} |y", "Båt på øy"),
            ("iso646dk", "R|dgr|d, [bler", "Rødgrød, Æbler"),
            ("iso646gb", "#5", "£5"),
        ] {
            assert_eq!(Variant::named(name).and_then(|v| v.decode(bytes.as_bytes())).as_deref(), Some(text), "{name}");
        }
    }

    #[test]
    fn framing_survives_and_eight_bits_are_another_set() {
        let german = Variant::named("isoir21").unwrap();
        assert_eq!(german.decode(b"\x01\x02\x03\x04\x7f\r\n").as_deref(), Some("\u{1}\u{2}\u{3}\u{4}\u{7f}\r\n"));
        assert_eq!(german.decode(b"\xfc"), None);
        assert!(Variant::named("gb").is_none() && Variant::named("de").is_none());
    }
}
