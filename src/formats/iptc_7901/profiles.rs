//! What agencies do differently in IPTC 7901, as data.

/// The languages that letters of a header mean with an agency: code, letter, language (RFC 5646).
pub(super) const LANGUAGES: &[(&str, &str, &str)] =
    &[("Belga", "F", "fr"), ("Belga", "N", "nl"), ("Belga", "D", "de"), ("Belga", "E", "en")];

/// Lines over a headline that say how urgent or of what kind it is and are no signal of their own, in capitals.
pub(super) const MARKS: &[&str] = &[
    "EXTRA",
    "URGENT",
    "NET",
    "SITUATION",
    "Situation",
    "FLASH",
    "BREAKING",
    "BREAKING NEWS",
    "BULLETIN",
    "EILMELDUNG",
    "EIL",
    "BLITZ",
    "SNAP",
    "1ST SNAP",
    "ALERTE",
];

/// Genres that stand over a headline, with their names: dpa's `KORR-Bericht` is a report by a correspondent, and no
/// correction.
pub(super) const GENRES: &[(&str, &str)] = &[
    ("KORR-Bericht", "KORR-Bericht"),
    ("Korrespondentenbericht", "KORR-Bericht"),
    ("Hintergrund", "Hintergrund"),
    ("Interview", "Interview"),
    ("Porträt", "Porträt"),
    ("Reportage", "Reportage"),
    ("Analyse", "Analyse"),
    ("Kommentar", "Kommentar"),
    ("Feature", "Feature"),
    ("Chronologie", "Chronologie"),
    ("Stichwort", "Stichwort"),
    ("Dokumentation", "Dokumentation"),
    ("ROUNDUP", "Roundup"),
    ("FEATURE", "Feature"),
    ("PREVIEW", "Preview"),
    ("ANALYSIS", "Analysis"),
    ("BACKGROUND", "Background"),
    ("INTERVIEW", "Interview"),
    ("PROFILE", "Profile"),
    ("FACTBOX", "Factbox"),
    ("TIMELINE", "Timeline"),
    ("COMMENTARY", "Commentary"),
];

/// Titles of the notes behind a text (`# Notizblock`), in lower case.
pub(super) const NOTEBOOKS: &[&str] =
    &["notizblock", "notebook", "dpa notebook", "dpa-notizblock", "bloc-notes", "libreta", "notities"];

/// How the part of the notes begins that nobody may publish, folded.
pub(super) const PRIVATE: &[&str] = &[
    "the following information is not for publication",
    "the following information is not intended for publication",
    "the following information is not to be published",
    "die folgenden informationen sind nicht zur veroffentlichung bestimmt",
    "die folgenden informationen sind nicht zur veroffentlichung",
    "folgende informationen sind nicht zur veroffentlichung bestimmt",
    "les informations suivantes ne sont pas destinees a la publication",
    "la siguiente informacion no esta destinada a la publicacion",
    "la siguiente informacion no es para publicar",
    "not for publication",
    "nicht zur veroffentlichung",
];

/// What a byline behind a headline begins with.
pub(super) const BY: &[&str] =
    &["By ", "Von ", "Par ", "Por ", "De ", "Di ", "Da ", "Door ", "Av ", "Af ", "BY ", "VON "];

/// What the line under a headline begins with, where a headline may be of several lines (APA: `Utl.:`, Untertitel).
pub(super) const UNDER: &[&str] = &["Utl.:", "UTL.:"];
