//! The encodings by the names that people give them.

use encoding_rs::Encoding;

use super::dos;
use super::ebcdic::Page;
use super::iso646::Variant;

/// Which octet of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

/// An encoding that can be decoded. Without an order, a wide one is whichever its octets show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Charset {
    Utf8,
    Ascii,
    Utf16(Option<Order>),
    Utf32(Option<Order>),
    Legacy(&'static Encoding),
    Ebcdic(Page),
    Dos(&'static dos::Page),
    Iso646(&'static Variant),
}

impl Charset {
    /// The encoding of a label: those of the WHATWG Encoding Standard, UTF-32, EBCDIC, the pages of DOS, and the
    /// spellings of Java, Python, Windows and MySQL.
    pub fn named(label: &str) -> Option<Self> {
        let squeezed: String =
            label.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect();
        match squeezed.as_str() {
            "ascii" | "usascii" | "ansix341968" | "iso646us" | "iso646irv1991" | "ascii7" | "cp367" | "ibm367" => {
                Some(Self::Ascii)
            }
            // Nobody writes in it: pages that declare it are read in the other (HTML, 13.2.3.2).
            "xuserdefined" => Some(Self::Legacy(encoding_rs::WINDOWS_1252)),
            "utf8" | "utf8sig" | "utf8mb3" | "utf8mb4" | "utf8n" | "al32utf8" | "cp65001" => Some(Self::Utf8),
            "utf16" | "ucs2" | "unicode" | "iso10646ucs2" | "csunicode" | "csutf16" | "cp1200" => {
                Some(Self::Utf16(None))
            }
            "utf16le" | "ucs2le" | "utf16littleendian" => Some(Self::Utf16(Some(Order::Little))),
            "utf16be" | "ucs2be" | "utf16bigendian" | "bigendianunicode" => Some(Self::Utf16(Some(Order::Big))),
            "utf32" | "ucs4" | "iso10646ucs4" | "csucs4" | "csutf32" => Some(Self::Utf32(None)),
            "utf32le" | "ucs4le" | "cp12000" => Some(Self::Utf32(Some(Order::Little))),
            "utf32be" | "ucs4be" | "cp12001" => Some(Self::Utf32(Some(Order::Big))),
            squeezed => Variant::named(squeezed)
                .map(Self::Iso646)
                .or_else(|| Page::named(squeezed).map(Self::Ebcdic))
                .or_else(|| dos::Page::named(squeezed).map(Self::Dos))
                .or_else(|| Self::standard(label, squeezed)),
        }
    }

    fn standard(label: &str, squeezed: &str) -> Option<Self> {
        let known = |label: &str| Encoding::for_label_no_replacement(label.as_bytes());
        let encoding = known(label).or_else(|| known(&respelled(squeezed)?))?;
        Some(match encoding {
            utf8 if utf8 == encoding_rs::UTF_8 => Self::Utf8,
            wide if wide == encoding_rs::UTF_16LE => Self::Utf16(Some(Order::Little)),
            wide if wide == encoding_rs::UTF_16BE => Self::Utf16(Some(Order::Big)),
            legacy => Self::Legacy(legacy),
        })
    }

    /// The name to report: Unicode's canonical one, else the label that was declared, unless it has more behind it than names
    /// have, else the standard's.
    pub fn reported(self, declared: Option<&str>) -> String {
        match (self, declared.filter(|label| label.is_ascii())) {
            (Self::Utf8, _) => "utf-8".to_owned(),
            (Self::Utf16(Some(Order::Little)), _) => "utf-16le".to_owned(),
            (Self::Utf16(_), _) => "utf-16be".to_owned(),
            (Self::Utf32(Some(Order::Little)), _) => "utf-32le".to_owned(),
            (Self::Utf32(_), _) => "utf-32be".to_owned(),
            (_, Some(label)) => label.to_ascii_lowercase(),
            (Self::Ascii, None) => "us-ascii".to_owned(),
            (Self::Legacy(encoding), None) => encoding.name().to_ascii_lowercase(),
            (Self::Dos(page), None) => page.name(),
            (Self::Iso646(variant), None) => variant.name.to_owned(),
            (Self::Ebcdic(Page::P037), None) => "ibm037".to_owned(),
            (Self::Ebcdic(Page::P500), None) => "ibm500".to_owned(),
            (Self::Ebcdic(Page::P1047), None) => "ibm1047".to_owned(),
            (Self::Ebcdic(Page::P1140), None) => "ibm01140".to_owned(),
        }
    }

    /// Whether bytes below 80 mean ASCII.
    pub fn extends_ascii(self) -> bool {
        match self {
            Self::Utf8 | Self::Ascii | Self::Dos(_) => true,
            Self::Legacy(encoding) => encoding.is_ascii_compatible(),
            Self::Utf16(_) | Self::Utf32(_) | Self::Ebcdic(_) | Self::Iso646(_) => false,
        }
    }

    /// Whether a document in `self` may go by the name of `other`.
    pub fn agrees(self, other: Self) -> bool {
        match (self, other) {
            (Self::Utf16(a), Self::Utf16(b)) | (Self::Utf32(a), Self::Utf32(b)) => a == b || a.is_none() || b.is_none(),
            (a, b) => a == b,
        }
    }
}

/// The standard's label for a spelling that it does not list.
fn respelled(squeezed: &str) -> Option<String> {
    listed(squeezed).map(str::to_owned).or_else(|| numbered(squeezed))
}

/// The label for a spelling that is met.
fn listed(squeezed: &str) -> Option<&'static str> {
    Some(match squeezed {
        "isoir100" => "iso-8859-1",
        "isoir101" => "iso-8859-2",
        "isoir110" => "iso-8859-4",
        "isoir144" => "iso-8859-5",
        "isoir127" | "asmo708" | "ecma114" => "iso-8859-6",
        "isoir126" | "ecma118" | "elot928" => "iso-8859-7",
        "isoir138" => "iso-8859-8",
        "isoir157" | "latin6" | "l6" => "iso-8859-10",
        "isoir199" | "isoceltic" | "l8" => "iso-8859-14",
        "isoir226" | "l10" => "iso-8859-16",
        "l7" => "iso-8859-13",
        "iso2022jp" | "csiso2022jp" | "iso2022jp1" | "iso2022jp2" | "iso2022jpext" => "iso-2022-jp",
        "ksc5601" | "ksc56011987" | "ksx1001" | "xmackorean" | "949" => "euc-kr",
        "mskanji" | "sjis" | "xmacjapanese" | "932" => "shift_jis",
        "xmactradchinese" | "950" => "big5",
        "936" => "gbk",
        "isoir166" | "thai" | "tis6200" | "tis62025290" | "tis62025291" => "windows-874",
        "ansi" | "winansi" | "ansicp1252" | "westerneuropean" => "windows-1252",
        "latin0" | "latin9" => "iso-8859-15",
        "latin7" => "iso-8859-13",
        "latin8" => "iso-8859-14",
        "latin10" => "iso-8859-16",
        "koi8" | "koi8r" | "cp20866" => "koi8-r",
        "koi8u" | "koi8ru" | "cp21866" => "koi8-u",
        "macroman" | "xmacroman" | "macosroman" => "macintosh",
        "maccyrillic" => "x-mac-cyrillic",
        "cp936" | "ms936" | "win936" | "windows936" | "gbk2312" | "gb" => "gbk",
        "cp54936" => "gb18030",
        "cp932" | "shiftjis" | "windows932" | "sjiswin" => "shift_jis",
        "euckr" | "cp949" | "ms949" | "uhc" | "windows949" => "euc-kr",
        "cp950" | "ms950" | "windows950" | "big5tw" => "big5",
        "eucjp" | "ujis" => "euc-jp",
        "tis620" | "cp874" | "ms874" => "windows-874",
        "cp866" | "ibm866" | "dos866" => "ibm866",
        _ => return None,
    })
}

/// The label for the number of a code page, or of a part of ISO 8859.
fn numbered(squeezed: &str) -> Option<String> {
    if matches!(squeezed, "1250" | "1251" | "1252" | "1253" | "1254" | "1255" | "1256" | "1257" | "1258") {
        return Some(format!("windows-{squeezed}"));
    }
    let after = |prefixes: &[&str]| {
        let number = prefixes.iter().find_map(|prefix| squeezed.strip_prefix(prefix))?;
        number.bytes().all(|byte| byte.is_ascii_digit()).then_some(number)
    };
    if let Some(number) = after(&["windows", "win", "xcp", "cp", "ibm", "ms", "mswin"]) {
        return Some(format!("windows-{number}"));
    }
    if let Some(number) = after(&["iso8859", "8859"]) {
        // The year in which a part was published is no part of its number: `iso_8859_2_1987`.
        let dated = number.len().checked_sub(4).and_then(|at| number.split_at_checked(at));
        let part = dated.filter(|(part, year)| !part.is_empty() && matches!(year.get(..2), Some("19" | "20")));
        return Some(format!("iso-8859-{}", part.map_or(number, |(part, _)| part)));
    }
    after(&["isolatin", "latin"]).map(|number| format!("latin{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn legacy(label: &str) -> Option<&'static str> {
        match Charset::named(label) {
            Some(Charset::Legacy(encoding)) => Some(encoding.name()),
            _ => None,
        }
    }

    #[test]
    fn spellings() {
        for label in ["utf8", "UTF_8", "utf-8-sig", " UTF-8 ", "unicode-1-1-utf-8"] {
            assert_eq!(Charset::named(label), Some(Charset::Utf8), "{label}");
        }
        for label in
            ["cp1252", "cp-1252", "Windows 1252", "win-1252", "latin-1", "ISO_8859-1:1987", "iso8859_1", "ansi"]
        {
            assert_eq!(legacy(label), Some("windows-1252"), "{label}");
        }
        for (label, name) in [
            ("latin-2", "ISO-8859-2"),
            ("latin9", "ISO-8859-15"),
            ("iso 8859 15", "ISO-8859-15"),
            ("win1251", "windows-1251"),
            ("cp936", "GBK"),
            ("gb2312", "GBK"),
            ("ms932", "Shift_JIS"),
            ("koi8r", "KOI8-R"),
            ("euc_kr", "EUC-KR"),
            ("IBM-866", "IBM866"),
            ("x-user-defined", "windows-1252"),
            ("iso_8859_2_1987", "ISO-8859-2"),
            ("iso8859-16:2001", "ISO-8859-16"),
            ("iso_ir_126", "ISO-8859-7"),
            ("1251", "windows-1251"),
            ("KS_C_5601", "EUC-KR"),
            ("iso2022_jp", "ISO-2022-JP"),
        ] {
            assert_eq!(legacy(label), Some(name), "{label}");
        }
        assert_eq!(Charset::named("unicode"), Some(Charset::Utf16(None)));
        assert_eq!(Charset::named("unicodeFFFE"), Some(Charset::Utf16(Some(Order::Big))));
        assert_eq!(Charset::named("UCS-4"), Some(Charset::Utf32(None)));
        assert_eq!(Charset::named("EBCDIC-CP-US"), Some(Charset::Ebcdic(Page::P037)));
    }

    #[test]
    fn nobody_knows_these() {
        for label in
            ["", "klingon", "utf-7", "replacement", "iso-2022-kr", "x-", "windows-", "cp99999999999", "\u{130}"]
        {
            assert_eq!(Charset::named(label), None, "{label}");
        }
    }
}
