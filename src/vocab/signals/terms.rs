//! The words of embargoes, and those around them that decide what they say, folded (see [`fold`](crate::vocab::dates::fold)).

/// How much a term needs around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// Says it all: `hold for release`.
    Whole,
    /// Says it all, but only written in capitals.
    Capitals,
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
    ("not for broadcast before", Term::Whole), ("not for broadcast until", Term::Whole),
    ("not for broadcast or publication", Term::Whole), ("not for use before", Term::Whole),
    ("not for use until", Term::Whole), ("not to be published before", Term::Whole),
    ("not to be published until", Term::Whole), ("not to be used before", Term::Whole),
    ("do not publish before", Term::Whole), ("do not publish until", Term::Whole),
    ("do not use before", Term::Whole), ("do not use until", Term::Whole),
    ("under embargo", Term::Participle), ("under strict embargo", Term::Participle),
    ("strictly embargoed", Term::Whole), ("strict embargo", Term::Participle),
    ("embargoed", Term::Participle), ("embargo", Term::Noun),
    ("sperrfrist", Term::Whole), ("sperrfristende", Term::Whole), ("gesperrt bis", Term::InNotes), ("frei ab", Term::InNotes),
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
    ("embargert", Term::Participle),
];

/// Words after which the end of an embargo stands.
#[rustfmt::skip]
pub(super) const UNTIL: &[&str] = &[
    "until", "till", "til", "to", "for", "from", "at", "by", "before", "not", "bis", "am", "ab", "fur", "jusqu", "hasta",
    "ate", "fino", "tot", "do", "kl", "klo", "fram", "frem", "ig", "le", "au", "release", "publication", "time", "ends",
    "lifts", "expires", "wird", "endet", "gilt", "para", "pour", "per", "pana",
];

/// Words of which `UNTIL` consists without doubt.
pub(super) const SURELY_UNTIL: &[&str] = &["until", "till", "til", "bis", "jusqu", "hasta", "ate", "fino", "tot"];

/// Words that end an embargo or deny it.
#[rustfmt::skip]
pub(super) const ENDED: &[&str] = &[
    "lifted", "over", "ended", "expired", "broken", "removed", "off", "aufgehoben", "abgelaufen", "entfallt", "leve",
    "levee", "levantado", "revocato", "opgeheven", "hævet", "haevet", "opphevet", "upphavd", "havt", "purettu", "poistettu",
];
pub(super) const DENIED: &[&str] = &[
    "no", "not", "without", "kein", "keine", "keiner", "ohne", "nicht", "pas", "sans", "sin", "senza", "sem", "geen",
    "ingen", "inget", "intet", "ei", "uten", "utan", "uden", "bez",
];

/// Words that tell a time without a digit.
#[rustfmt::skip]
pub(super) const TIMES: &[&str] = &[
    "noon", "midday", "midnight", "mittag", "mitternacht", "midi", "minuit", "mediodia", "medianoche", "mezzogiorno",
    "mezzanotte", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "lundi",
    "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miercoles", "jueves", "viernes",
    "sabado", "domingo", "lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica", "maandag",
    "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "mandag", "tirsdag", "onsdag", "torsdag",
    "fredag", "lordag", "sondag", "maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai",
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
    "release", "press", "media", "news",
];
