//! Names of months and days, lower case and without accents, as [`fold`] leaves them.

use std::sync::LazyLock;

use crate::text::known::Table;

/// Every spelling of a month, January first; the first of each row is RFC 822's.
///
/// `listopad` is November in Polish and Czech and October in Croatian: of the Croatian names that one is left out.
const MONTHS: [&str; 12] = [
    "jan january januar januari janvier janv enero ene gennaio gen genn janeiro janner stycznia styczen sty leden \
     ledna tammikuu tammikuuta tammi jaanuar ιαν ιανουαριου ιανουαριοσ янв января январь січня січ ocak oca \
     ianuarie ian gener януари januara janvaris sausio sausis sijecnja sijecanj يناير",
    "feb february februar februari fevrier fevr fev febrero febbraio febbr fevereiro feber febr lutego luty lut \
     unor unora helmikuu helmikuuta helmi veebruar φεβ φεβρ φεβρουαριου φεβρουαριοσ фев февр февраля февраль лютого \
     лют subat sub februarie febrer февруари februara februaris vasario vasaris veljace veljaca فبراير",
    "mar march marz mrz maerz mars marts maart mrt marzo marco marca marzec marcius marc brezen brezna maaliskuu \
     maaliskuuta maalis μαρ μαρτ μαρτιου μαρτιοσ мар марта март березня бер mart martie maret marec kovo kovas \
     ozujka ozujak مارس",
    "apr april avril avr abril abr aprile kwietnia kwiecien kwi duben dubna aprilis huhtikuu huhtikuuta huhti \
     aprill απρ απριλιου απριλιοσ апр апреля апрель квітня квіт кві nisan nis aprilie април aprila balandzio \
     balandis travnja travanj أبريل",
    "may mai maj mayo maggio mag magg maio mei maja kveten kvetna majus toukokuu toukokuuta touko μαι μαιου μαιοσ \
     мая май травня трав mayis maig maja geguzes geguze svibnja svibanj مايو",
    "jun june juni juin junio giugno giu junho czerwca czerwiec cze cerven cervna junius kesakuu kesakuuta kesa \
     juuni ιουν ιουνιου ιουνιοσ июн июня июнь червня черв haziran haz iunie iun juny юни juna junija junij birzelio \
     birzelis lipnja lipanj يونيو",
    "jul july juli juillet juil julio luglio lug julho lipca lipiec lip cervenec cervence julius heinakuu \
     heinakuuta heina juuli ιουλ ιουλιου ιουλιοσ июл июля июль липня лип temmuz tem iulie iul juliol юли jula \
     julija julij liepos liepa srpnja srpanj يوليو",
    "aug august augustus augusti aout agosto ago sierpnia sierpien sie srpen srpna augusztus elokuu elokuuta elo \
     αυγ αυγουστου αυγουστοσ авг августа август серпня серп agustos agu agustus agust agt agost avgusta avgust \
     augusta rugpjucio rugpjutis kolovoza kolovoz أغسطس",
    "sep sept september septembre septiembre setiembre settembre sett set setembro wrzesnia wrzesien wrz zari \
     szeptember szept syyskuu syyskuuta syys σεπ σεπτ σεπτεμβριου σεπτεμβριοσ сен сент сентября сентябрь вересня \
     вер eylul eyl septembrie setembre септември septembra rugsejo rugsejis rujna rujan سبتمبر",
    "oct october oktober octobre octubre ottobre ott outubro out okt pazdziernika pazdziernik paz rijen rijna \
     lokakuu lokakuuta loka oktoober οκτ οκτωβριου οκτωβριοσ окт октября октябрь жовтня жовт ekim eki octombrie \
     октомври oktobra spalio spalis أكتوبر",
    "nov november novembre noviembre novembro listopada listopad listopadu lis marraskuu marraskuuta marras νοε \
     νοεμ νοεμβριου νοεμβριοσ ноя нояб ноября ноябрь листопада лист kasim kas noiembrie noi ноември novembra \
     lapkricio lapkritis studenoga studeni نوفمبر",
    "dec december dezember dez decembre diciembre dic dicembre dezembro desember des desembre grudnia grudzien gru \
     prosinec prosince joulukuu joulukuuta joulu detsember δεκ δεκεμβριου δεκεμβριοσ дек декабря декабрь грудня \
     груд aralik ara decembrie декември decembra gruodzio gruodis prosinca prosinac ديسمبر",
];

const WEEKDAYS: [&str; 7] = [
    "sun sunday",
    "mon monday",
    "tue tuesday tues",
    "wed wednesday weds",
    "thu thursday thur thurs",
    "fri friday",
    "sat saturday",
];

static MONTH_BY_NAME: LazyLock<Table<&str, (u8, bool)>> = LazyLock::new(|| by_name(&MONTHS, 1));
static WEEKDAY_BY_NAME: LazyLock<Table<&str, (u8, bool)>> = LazyLock::new(|| by_name(&WEEKDAYS, 0));

/// The number of the month (1 to 12) a folded word names in any language known, and whether it is RFC 822's name.
pub(crate) fn month(folded: &str) -> Option<(u8, bool)> {
    MONTH_BY_NAME.get(folded).copied()
}

/// The English day a folded word names (0 for Sunday), and whether it is RFC 822's name.
pub(crate) fn weekday(folded: &str) -> Option<(u8, bool)> {
    WEEKDAY_BY_NAME.get(folded).copied()
}

/// Whether a word that names March in one language is Tuesday in another (Spanish, French, Italian).
pub(super) fn may_be_tuesday(folded: &str) -> bool {
    folded == "mar"
}

fn by_name(table: &[&'static str], from: u8) -> Table<&'static str, (u8, bool)> {
    let row = |(names, number): (&&'static str, u8)| {
        names.split_whitespace().enumerate().map(move |(at, name)| (name, (number, at == 0)))
    };
    table.iter().zip(from..).flat_map(row).collect()
}

/// Names in the tables that stand for two months, or that [`fold`] would not leave as they are.
#[cfg(test)]
pub(super) fn doubles() -> Vec<&'static str> {
    let month_of = |name: &str| month(name).map(|(m, _)| m);
    let rows = MONTHS.iter().zip(1u8..);
    rows.flat_map(|(row, m)| row.split_whitespace().map(move |name| (name, m)))
        .filter(|(name, m)| month_of(name) != Some(*m) || !name.chars().filter_map(fold).eq(name.chars()))
        .map(|(name, _)| name)
        .collect()
}

/// Whether a character is of a word: a letter or a digit of any script. Those of Western Europe are known without a table.
pub(crate) fn in_word(c: char) -> bool {
    match c {
        'À'..='ɏ' => !matches!(c, '×' | '÷'),
        _ => c.is_alphanumeric(),
    }
}

/// A letter without case and accent, a digit as ASCII; `None` for what only marks the letter before it.
pub(crate) fn fold(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    let lower = match c {
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        'ß'..='ÿ' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    };
    Some(match lower {
        '\u{300}'..='\u{36f}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{ad}' => return None,
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ą' | 'ă' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'ė' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ő' | 'ō' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ű' | 'ů' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        'ç' | 'ć' | 'č' => 'c',
        'ñ' | 'ń' | 'ň' => 'n',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ź' | 'ż' | 'ž' => 'z',
        'ř' => 'r',
        'ł' => 'l',
        'ğ' => 'g',
        'ť' | 'ţ' | 'ț' => 't',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        '٠'..='٩' => digit(lower, '٠'),
        '۰'..='۹' => digit(lower, '۰'),
        '０'..='９' => digit(lower, '０'),
        '०'..='९' => digit(lower, '०'),
        '০'..='৯' => digit(lower, '০'),
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_without_a_table_is_what_the_table_says() {
        for c in ('\0'..='\u{2000}').chain('\u{3040}'..='\u{30ff}') {
            assert_eq!(in_word(c), c.is_alphanumeric(), "{c:?}");
            let lower = c.to_lowercase().next().unwrap_or(c);
            assert_eq!(fold(c), fold(lower), "{c:?}");
        }
    }
}
