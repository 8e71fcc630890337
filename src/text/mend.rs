//! Bytes that are nearly UTF-8, and bytes that nobody named.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use super::{legacy, shape};

/// How much is weighed, from the first byte beyond ASCII on: enough to tell encodings apart.
const WINDOW: usize = 256 * 1024;

/// The sequences beyond ASCII in a document: those that are UTF-8, and the bytes that are not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Census {
    good: usize,
    bad: usize,
}

impl Census {
    /// Counts over a window from the first byte beyond ASCII.
    pub fn of(bytes: &[u8]) -> Self {
        let mut census = Self { good: 0, bad: 0 };
        for chunk in window(bytes).utf8_chunks() {
            census.good += sequences(chunk.valid());
            census.bad += chunk.invalid().len();
        }
        census
    }

    /// UTF-8 with strangers in it: legacy text seldom has a pair of bytes that is UTF-8 by chance.
    pub fn mixed(self) -> bool {
        self.good > 0 && self.bad <= 2 * self.good
    }

    /// So clearly UTF-8 that another name for it is wrong.
    pub fn plainly_utf8(self) -> bool {
        self.good >= 4 && self.bad * 4 <= self.good
    }
}

/// How many characters beyond ASCII a text has.
pub(super) fn sequences(text: &str) -> usize {
    text.bytes().filter(|byte| *byte >= 0xC0).count()
}

/// Nearly UTF-8, decoded: what was read byte by byte, what was replaced, and where the first of them stands.
pub(super) struct Mended {
    pub text: String,
    pub repaired: usize,
    pub replaced: usize,
    pub first: Option<usize>,
}

/// Decodes what is UTF-8 as such and each byte that is not as windows-1252, which is how text pasted from elsewhere
/// comes. A surrogate pair in CESU-8 (Java, old MySQL) is one character; half a pair, or a sequence that the end of
/// the document cuts off, is U+FFFD.
pub(super) fn utf8(bytes: &[u8]) -> Mended {
    let mut mended = Mended { text: String::with_capacity(bytes.len()), repaired: 0, replaced: 0, first: None };
    let mut rest = bytes;
    while !rest.is_empty() {
        let Some(chunk) = rest.utf8_chunks().next() else { break };
        mended.text.push_str(chunk.valid());
        let after = rest.get(chunk.valid().len()..).unwrap_or_default();
        let taken = match chunk.invalid() {
            [] => 0,
            invalid => mended.take(after, invalid),
        };
        rest = after.get(taken..).unwrap_or_default();
    }
    mended
}

impl Mended {
    /// Takes what is no UTF-8 from the front of `rest`, and says how many bytes that was.
    fn take(&mut self, rest: &[u8], invalid: &[u8]) -> usize {
        self.first.get_or_insert(self.text.len());
        match surrogates(rest) {
            Some((Some(char), taken)) => {
                self.repaired += taken;
                self.text.push(char);
                return taken;
            }
            Some((None, taken)) => {
                self.replaced += 1;
                self.text.push('\u{FFFD}');
                return taken;
            }
            None => {}
        }
        let begun = invalid.len() > 1 || matches!(invalid, [0xC2..=0xF4]);
        if begun && invalid.len() == rest.len() {
            self.replaced += 1;
            self.text.push('\u{FFFD}');
        } else {
            self.repaired += invalid.len();
            self.text.extend(invalid.iter().map(|byte| windows_1252(*byte)));
        }
        invalid.len()
    }
}

/// A surrogate encoded as if it were a character, or a pair of them, at the front of `bytes`.
fn surrogates(bytes: &[u8]) -> Option<(Option<char>, usize)> {
    let half = |bytes: &[u8]| match *bytes {
        [0xED, b @ 0xA0..=0xBF, c @ 0x80..=0xBF, ..] => Some(0xD000 | u16::from(b & 0x3F) << 6 | u16::from(c & 0x3F)),
        _ => None,
    };
    let first = half(bytes)?;
    let second = bytes.get(3..).and_then(half);
    let pair = second.and_then(|second| char::decode_utf16([first, second]).next()?.ok());
    Some((pair, if pair.is_some() { 6 } else { 3 }))
}

/// A byte in windows-1252 as the Encoding Standard has it: the five that mean nothing are controls.
fn windows_1252(byte: u8) -> char {
    let high = usize::from(byte).checked_sub(0x80).and_then(|index| HIGH.get(index));
    high.copied().unwrap_or(char::from(byte))
}

#[rustfmt::skip]
const HIGH: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2C6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}', '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
];

/// The encoding that legacy text is most likely in.
pub(super) fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(window(bytes), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Decodes legacy text: in what it is most likely in, or in windows-1252, in which every byte means something.
pub(super) fn guessed(bytes: &[u8]) -> (Cow<'_, str>, &'static Encoding) {
    let western = western_wire(bytes);
    // A guess costs more than all the reading behind it: a wire of the West is asked about only where its letters could be
    // of Central Europe.
    let guess = (!western || may_be_central_european(bytes)).then(|| detect(bytes));
    let is_central = |guess: &_| [encoding_rs::WINDOWS_1250, encoding_rs::ISO_8859_2].contains(guess);
    let guess = match guess.filter(|guess| !western || is_central(guess)) {
        Some(guess) => guess,
        None if is_hungarian(bytes) => encoding_rs::WINDOWS_1250,
        None => encoding_rs::WINDOWS_1252,
    };
    match legacy::strictly(bytes, guess) {
        Some(text) => (text, guess),
        None => {
            let fallback = encoding_rs::WINDOWS_1252;
            (legacy::leniently(bytes, fallback).0, fallback)
        }
    }
}

/// Whether the bytes are a wire's frame of which few letters are beyond ASCII: then they are Western, and too few to guess
/// by. In Cyrillic, Greek or Arabic most letters are.
fn western_wire(bytes: &[u8]) -> bool {
    if !shape::is_framed(bytes) {
        return false;
    }
    let window = window(bytes);
    let beyond = window.iter().filter(|byte| !byte.is_ascii()).count();
    beyond * 4 < window.iter().filter(|byte| byte.is_ascii_alphabetic()).count()
}

/// Whether the few letters of a wire can be of Central Europe, where a guess says so: there are enough of them, and several,
/// or those that Western code pages have signs for stand between letters (`p³ywa`, `pøí¹tí`).
fn may_be_central_european(bytes: &[u8]) -> bool {
    let window = window(bytes);
    let (mut seen, mut count) = (0u128, 0);
    for byte in window.iter().filter_map(|byte| byte.checked_sub(0x80)) {
        seen |= 1 << byte;
        count += 1;
    }
    let letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0xC0;
    let sign = |byte: u8| matches!(byte, 0xA0..=0xBF);
    let inside = window.windows(3).filter(|w| matches!(**w, [a, b, c] if letter(a) && sign(b) && letter(c))).count();
    // Behind a word stand signs in the West too, but for these: `m³` is no word, and `poinformowa³` is one.
    let closing = |byte: u8| matches!(byte, 0xB1 | 0xB3 | 0xB6 | 0xB9 | 0xBE | 0xBF);
    let closes =
        |w: &&[u8]| matches!(**w, [a, b, c, d, e] if [a, b, c].into_iter().all(letter) && closing(d) && !letter(e));
    let closed = || window.windows(5).filter(closes).count();
    inside > 1 || inside > 0 && closed() > 0 || count >= 12 && seen.count_ones() >= 4
}

/// Whether a wire has the long vowels of Hungarian, where no language of the West has both letters that stand there: `õ` and
/// `û` beside `ö` or `ü`.
fn is_hungarian(bytes: &[u8]) -> bool {
    let has = |letters: [u8; 2]| letters.iter().any(|letter| memchr::memchr(*letter, bytes).is_some());
    has([0xF5, 0xD5]) && has([0xFB, 0xDB]) && has([0xF6, 0xFC])
}

/// From a little before the first byte beyond ASCII, so that the letters beside it are seen. Where it ends within the
/// document, it ends after a whole sequence.
fn window(bytes: &[u8]) -> &[u8] {
    let start = Encoding::ascii_valid_up_to(bytes).saturating_sub(64);
    let rest = bytes.get(start..).unwrap_or_default();
    let Some(window) = rest.get(..WINDOW) else { return rest };
    let cut = window.iter().rev().take(3).take_while(|byte| !byte.is_ascii()).count();
    window.get(..WINDOW - cut).unwrap_or(window)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_high_table_is_the_standards() {
        for byte in 0x80..=0xFF_u8 {
            let bytes = [byte];
            let standard = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0;
            assert_eq!(standard.chars().next(), Some(windows_1252(byte)));
        }
    }

    #[test]
    fn strangers_pairs_and_cuts() {
        let mended = utf8(b"Gru\xC3\x9F \x96 na\xEFv \xED\xA0\xBD\xED\xB8\x80 \xED\xA0\xBDx \xE2\x82");
        assert_eq!(mended.text, "Gru\u{DF} \u{2013} na\u{EF}v \u{1F600} \u{FFFD}x \u{FFFD}");
        assert_eq!((mended.repaired, mended.replaced, mended.first), (8, 2, Some(6)));
    }

    /// They were read in windows-1252, as `p³ywa`.
    #[test]
    fn wires_of_central_europe_are_not_western() {
        let wire = |text: &str, encoding: &'static Encoding| {
            let text = format!("\u{1}abc0123 4 int 60\r\n\u{2}{text}\r\n\u{3}031015 GMT Mar 30\r\n\u{4}");
            guessed(&encoding.encode(&text).0).0.into_owned().contains(text.trim_matches(|c: char| c.is_control()))
        };
        let (latin2, cp1250) = (encoding_rs::ISO_8859_2, encoding_rs::WINDOWS_1250);
        for (text, encoding) in [
            (
                "Trajekt do Selly opět pluje. Moře je klidné, příští spoj je zítra, oznámil kapitán Jiří Červený.",
                latin2,
            ),
            ("Prom do Selli znów pływa, poinformował kapitan Śliwiński. Następny rejs będzie jutro.", cp1250),
            ("Újra jár a komp Sellába. A hajó fedélzetén örült Szűcs Győző kapitány, mondta az őrség.", latin2),
        ] {
            assert!(wire(text, encoding), "{text}");
        }
        for text in [
            "Die Fähre fährt wieder, künftig täglich. Müller freut sich über die Öffnung, hieß es. Größe und Maß.",
            "Le bac a repris la mer, a annoncé la compagnie. L'été, déjà, où ça ? Forêt, maître, Noël, garçon.",
            "Ferga går igjen på søndag, sier kapteinen. Været er rolig på sjøen, og båten får gå.",
            "El transbordador volvió a navegar tras nueve días, según el capitán Muñoz. Mañana habrá más.",
            "A travessia foi retomada após nove dias, disse o capitão João Conceição. Não há mais previsões.",
            "Il traghetto è tornato, perché così è più facile: città, università e libertà.",
        ] {
            assert!(wire(text, encoding_rs::WINDOWS_1252), "western: {text}");
        }
    }

    #[test]
    fn nothing_but_strangers_takes_linear_time() {
        assert_eq!(utf8(&[0xFF; 1_000_000]).text.chars().count(), 1_000_000);
        let mended = utf8(&[0xED; 999_999]);
        assert_eq!((mended.repaired, mended.replaced), (999_998, 1), "the last one is cut off");
    }
}
