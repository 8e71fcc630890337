//! Language tags (BCP 47, RFC 5646) and the codes of languages and countries.

/// The two-letter codes of languages (ISO 639-1), those that were replaced too.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id \
    ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li \
    ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa \
    pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th \
    ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The codes of countries (ISO 3166-1, two letters).
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT \
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH \
    ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT \
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS \
    LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI \
    NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG \
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG \
    UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// The languages of the registry that are extended by others (RFC 5646, 2.2.2).
const EXTENDED: &str = "ar kok lv ms sgn sw uz zh";

/// Tags that were registered before there was a grammar (RFC 5646, 2.2.8), but for those that fit into it.
const IRREGULAR: &str = "en-GB-oed sgn-BE-FR sgn-BE-NL sgn-CH-DE art-lojban cel-gaulish no-bok no-nyn zh-guoyu zh-hakka \
    zh-min zh-min-nan zh-xiang";

fn listed(list: &str, code: &str) -> bool {
    list.split(' ').any(|known| known.eq_ignore_ascii_case(code))
}

/// Whether a text is the code of a country.
pub fn country(text: &str) -> bool {
    text.len() == 2 && listed(COUNTRIES, text)
}

/// Whether a text is a language tag: well-formed, with a language that is listed where it has two letters and a region
/// that is. What has three letters or more is taken as it is.
pub fn language(text: &str) -> bool {
    if text.len() > 4 && listed(IRREGULAR, text) {
        return true;
    }
    let mut subtags = text.split('-').peekable();
    let alpha = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_alphabetic());
    let Some(first) = subtags.next() else { return false };
    let rest: Vec<&str> = subtags.collect();
    let named = |s: &&str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    if first.eq_ignore_ascii_case("i") || first.eq_ignore_ascii_case("x") {
        return !rest.is_empty() && rest.iter().all(named);
    }
    // The registry has no language of more letters.
    let known = (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && (first.len() > 2 || listed(LANGUAGES, first));
    let mut rest = rest.iter().peekable();
    // Up to three extended languages behind a language that has any, a script and a region.
    if listed(EXTENDED, first) {
        for _ in 0..3 {
            rest.next_if(|s| alpha(s, 3));
        }
    }
    rest.next_if(|s| alpha(s, 4));
    let region = rest.next_if(|s| alpha(s, 2) || (s.len() == 3 && s.bytes().all(|b| b.is_ascii_digit())));
    let placed = region.is_none_or(|s| s.len() == 3 || listed(COUNTRIES, s) || is_private_region(s));
    known && placed && others(rest.copied())
}

/// Regions for private use, and those that stand for others.
fn is_private_region(region: &str) -> bool {
    let region = region.to_ascii_uppercase();
    matches!(region.as_str(), "AA" | "ZZ" | "EU" | "UK" | "UN" | "EA" | "IC" | "AC" | "TA" | "DG" | "CP")
        || ("QM".."QZ\u{7F}").contains(&region.as_str())
        || region.starts_with('X')
}

/// Variants, then extensions with what extends, then what is private.
fn others<'a>(rest: impl Iterator<Item = &'a str>) -> bool {
    let (mut single, mut private, mut open) = (false, false, false);
    for subtag in rest {
        let shaped = subtag.len() <= 8 && !subtag.is_empty() && subtag.bytes().all(|b| b.is_ascii_alphanumeric());
        let variant = subtag.len() >= 5 || (subtag.len() == 4 && subtag.starts_with(|c: char| c.is_ascii_digit()));
        if !shaped || !(private || single || variant || subtag.len() == 1) {
            return false;
        }
        private |= subtag.eq_ignore_ascii_case("x");
        single |= subtag.len() == 1;
        open = subtag.len() == 1 && !open;
    }
    !open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_well_formed_and_their_codes_are_listed() {
        for good in [
            "en",
            "EN-us",
            "de-CH-1996",
            "zh-Hant-TW",
            "zh-cmn-Hans",
            "epo",
            "es-419",
            "sl-rozaj-biske",
            "i-klingon",
            "x-tarn",
            "en-x-tarn",
            "de-DE-u-co-phonebk",
            "sgn-BE-FR",
            "zh-min-nan",
        ] {
            assert!(language(good), "{good}");
        }
        for bad in [
            "",
            "e",
            "xx",
            "en_US",
            "en-",
            "-en",
            "en-ZY",
            "english-language",
            "insert language here",
            "de-DEU-",
            "en US",
            "en-USA",
            "de-deu",
            "eng-latin-x",
        ] {
            assert!(!language(bad), "{bad}");
        }
        assert!(country("gb") && country("NO") && !country("XX") && !country("GBR"));
    }
}
