//! The words of embargoes, and those around them that decide what they say, folded (see [`fold`](crate::vocab::dates::fold)).

/// How much a term needs around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// Says it all: `hold for release`.
    Whole,
    /// Says it all, but only written in capitals.
    Capitals,
    /// The same, and only at the head: among notes it is said of the contacts behind it.
    AtHead,
    /// A participle (`embargoed`): a word such as `until` suffices.
    Participle,
    /// A noun of trade as much as of the trade: needs a mark, or a word such as `until` and a time.
    Noun,
    /// The same, but at the head of a story it is the story: a road is `gesperrt bis Montag`, a film `frei ab 12`.
    InNotes,
}

/// Terms as folded words (see [`fold`]); where one begins another, the longer stands first.
#[rustfmt::skip]
pub(super) const TERMS: &[(&str, Term)] = &[
    ("hold for release", Term::Whole), ("hfr", Term::Capitals), ("for release at", Term::Noun),
    ("for release on", Term::Noun), ("for release", Term::Noun),
    ("not for release before", Term::Whole), ("not for release until", Term::Whole), ("not for release till", Term::Whole),
    ("not for public release", Term::Whole), ("not for publication before", Term::Whole),
    ("not for publication until", Term::Whole), ("not for publication or broadcast", Term::Whole),
    ("not for publication", Term::AtHead),
    ("not for broadcast before", Term::Whole), ("not for broadcast until", Term::Whole),
    ("not for broadcast or publication", Term::Whole), ("not for use before", Term::Whole),
    ("not for use until", Term::Whole), ("not to be published before", Term::Whole),
    ("not to be published until", Term::Whole), ("not to be used before", Term::Whole),
    ("do not publish before", Term::Whole), ("do not publish until", Term::Whole), ("do not publish", Term::AtHead),
    ("do not use before", Term::Whole), ("do not use until", Term::Whole), ("do not move before", Term::Whole),
    ("do not move until", Term::Whole), ("do not release before", Term::Whole), ("do not release until", Term::Whole),
    ("moved in advance for use", Term::Whole), ("moved in advance for release", Term::Whole),
    ("under embargo", Term::Participle), ("under strict embargo", Term::Participle),
    ("strictly embargoed", Term::Whole), ("strict embargo", Term::Participle),
    ("embargoed", Term::Participle), ("embargo", Term::Noun),
    ("sperrfrist", Term::Whole), ("sperrfristende", Term::Whole), ("gesperrt bis", Term::InNotes), ("frei ab", Term::InNotes),
    ("nicht zur veroffentlichung vor", Term::Whole),
    ("frei fur", Term::InNotes), ("nicht veroffentlichen vor", Term::Whole), ("nicht veroeffentlichen vor", Term::Whole), ("frei fuer", Term::InNotes),
    ("sous embargo", Term::Participle), ("a ne pas publier avant", Term::Whole), ("ne pas publier avant", Term::Whole),
    ("ne pas diffuser avant", Term::Whole),
    ("bajo embargo", Term::Participle), ("embargado", Term::Participle), ("embargada", Term::Participle),
    ("no publicar antes", Term::Whole), ("no difundir antes", Term::Whole),
    ("sob embargo", Term::Participle), ("nao publicar antes", Term::Whole),
    ("sotto embargo", Term::Participle), ("non pubblicare prima", Term::Whole),
    ("onder embargo", Term::Participle), ("niet publiceren voor", Term::Whole),
    ("embargotietoa", Term::Whole), ("embargotieto", Term::Whole), ("embargossa", Term::Participle),
    ("julkaistavissa aikaisintaan", Term::Whole), ("julkaisuvapaa", Term::InNotes),
    ("embargotid", Term::Whole), ("far ej publiceras fore", Term::Whole), ("ej for publicering fore", Term::Whole),
    ("halls till", Term::InNotes), ("sperrefrist", Term::Whole), ("sperret til", Term::InNotes),
    ("klausuleret", Term::Participle), ("klausul", Term::InNotes), ("klausulert", Term::Participle),
    ("embargert", Term::Participle), ("julkaistavissa", Term::Noun), ("embargon alainen", Term::Participle),
    ("под эмбарго", Term::Participle), ("эмбарго", Term::Noun), ("не публиковать до", Term::Whole), ("не для публикации до", Term::Whole),
    ("під ембарго", Term::Participle), ("ембарго", Term::Noun), ("не публікувати до", Term::Whole), ("под ембарго", Term::Participle),
    ("да не се публикува преди", Term::Whole), ("υπο εμπαργκο", Term::Participle), ("εμπαργκο", Term::Noun),
    ("οχι για δημοσιευση πριν", Term::Whole), ("ambargolu", Term::Participle), ("ambargo", Term::Noun), ("nie publikowac przed", Term::Whole),
    ("pod embargiem", Term::Participle), ("nepublikovat pred", Term::Whole), ("nezverejnovat pred", Term::Whole), ("pod embargem", Term::Participle),
    ("pod embargom", Term::Participle), ("ne objavljivati prije", Term::Whole), ("embargo alatt", Term::Participle), ("sub embargo", Term::Participle),
    ("a nu se publica inainte", Term::Whole), ("محظور النشر", Term::Participle), ("حظر النشر", Term::Noun), ("ممنوع النشر", Term::Participle),
    ("يمنع النشر قبل", Term::Whole), ("אמברגו", Term::Noun), ("באמברגו", Term::Participle), ("엠바고", Term::Noun), ("エンバーゴ", Term::Noun),
    ("報道解禁", Term::Noun), ("情報解禁", Term::Noun), ("解禁", Term::Noun), ("解禁日時", Term::Noun),
];

/// What closes a bracket at the head that states a time, in scripts that put no blanks between words.
pub(super) const HELD: &[&str] = &["禁发", "禁發", "禁止发布", "禁止發布", "前勿发", "解禁", "엠바고", "까지엠바고"];

/// Words after which the end of an embargo stands.
#[rustfmt::skip]
pub(super) const UNTIL: &[&str] = &[
    "until", "till", "til", "to", "for", "from", "at", "by", "before", "not", "bis", "am", "ab", "fur", "jusqu", "hasta",
    "ate", "fino", "tot", "do", "kl", "klo", "fram", "frem", "ig", "le", "au", "release", "publication", "time", "ends",
    "lifts", "expires", "indtil", "inntil", "tills", "wird", "endet", "gilt", "para", "pour", "per", "pana", "alle", "dalle", "ore", "kuni", "lidz", "iki", "до", "к", "по",
    "εωσ", "μεχρι", "πριν", "حتى", "قبل", "עד",
];

/// Words of which `UNTIL` consists without doubt.
pub(super) const SURELY_UNTIL: &[&str] = &[
    "until",
    "till",
    "til",
    "bis",
    "jusqu",
    "hasta",
    "ate",
    "fino",
    "tot",
    "indtil",
    "inntil",
    "tills",
    "kuni",
    "εωσ",
    "μεχρι",
    "حتى",
    "עד",
];

/// Words that end an embargo or deny it.
#[rustfmt::skip]
pub(super) const ENDED: &[&str] = &[
    "lifted", "over", "ended", "expired", "broken", "removed", "off", "aufgehoben", "abgelaufen", "entfallt", "leve",
    "levee", "levantado", "revocato", "opgeheven", "hævet", "haevet", "opphevet", "upphavd", "havt", "purettu", "poistettu",
    "снято", "снят", "отменено", "знято", "zniesione", "zruseno", "feloldva", "ridicat", "kaldirildi", "ηρθη", "رفع",
];
pub(super) const DENIED: &[&str] = &[
    "no",
    "not",
    "without",
    "kein",
    "keine",
    "keiner",
    "ohne",
    "nicht",
    "pas",
    "sans",
    "sin",
    "senza",
    "sem",
    "geen",
    "ingen",
    "inget",
    "intet",
    "ei",
    "uten",
    "utan",
    "uden",
    "bez",
    "без",
    "нет",
    "χωρισ",
    "دون",
];

/// Words that tell a time without a digit.
#[rustfmt::skip]
pub(super) const TIMES: &[&str] = &[
    "noon", "midday", "midnight", "mittag", "mitternacht", "midi", "minuit", "mediodia", "medianoche", "mezzogiorno",
    "mezzanotte", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "lundi",
    "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miercoles", "jueves", "viernes",
    "sabado", "domingo", "lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica", "maandag",
    "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "mandag", "tirsdag", "onsdag", "torsdag",
    "fredag", "lordag", "sondag", "maanantaihin", "tiistaihin", "keskiviikkoon", "torstaihin", "perjantaihin", "lauantaihin",
    "sunnuntaihin", "maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina", "maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai",
    "понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья", "полудня", "полуночи", "понеділка", "вівторка",
    "середи", "пятниці", "суботи", "неділі", "poniedzialku", "wtorku", "srody", "czwartku", "piatku", "soboty", "niedzieli", "pondeli",
    "utery", "stredy", "ctvrtka", "patku", "nedele", "ponedjeljka", "utorka", "srijede", "cetvrtka", "petka", "subote", "nedjelje",
    "hetfo", "kedd", "szerda", "csutortok", "pentek", "szombat", "vasarnap", "luni", "marti", "miercuri", "joi", "vineri", "sambata",
    "duminica", "pazartesi", "carsamba", "persembe", "cumartesi", "δευτερα", "τριτη", "τεταρτη", "πεμπτη", "παρασκευη", "σαββατο", "κυριακη",
];

/// Words that tell a time only after `until`.
#[rustfmt::skip]
pub(super) const OCCASIONS: &[&str] = &[
    "further", "weiteres", "nouvel", "nuevo", "today", "tonight", "tomorrow", "heute", "morgen", "demain", "manana",
    "domani", "delivery", "publication", "release",
];

/// Words that may stand before the term at the head of a text.
#[rustfmt::skip]
pub(super) const CALLS: &[&str] = &[
    "attention", "attn", "achtung", "urgent", "note", "notes", "to", "editors", "editor", "eds", "ed", "s", "please",
    "bitte", "redaktion", "redaktionen", "an", "die", "strictly", "strict", "streng", "huom", "obs", "atencion",
    "atention", "nota", "a", "la", "redaccion", "hinweis", "beachten", "story", "this", "is", "are", "text", "report",
    "release", "press", "media", "news", "внимание", "вниманию", "редакторам", "увага", "uwaga", "pozor", "figyelem", "dikkat", "προσοχη",
    "注意", "تنبيه", "redakce", "redakcje", "redakcjom", "draft",
];
