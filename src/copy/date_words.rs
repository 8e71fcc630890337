//! Names of months and days that wires print, beyond those of dates made for machines.

/// Month names that the shared table leaves out because they stand for another month elsewhere, and those of languages
/// that print no dates for machines; as [`fold`](crate::vocab::dates::fold) leaves them.
#[rustfmt::skip]
pub(super) const MORE_MONTHS: &[&str] = &[
    "sijecnja", "veljace", "ozujka", "travnja", "svibnja", "lipnja", "srpnja", "kolovoza", "rujna", "listopada",
    "studenog", "studenoga", "prosinca", "januara", "februara", "aprila", "juna", "jula", "avgusta", "septembra",
    "oktobra", "novembra", "decembra", "јануара", "фебруара", "априла", "јуна", "јула", "августа", "септембра",
    "октобра", "новембра", "децембра", "јануари", "јули", "јуни", "мај", "јануар", "фебруар", "јун", "јул",
    "октобар", "новембар", "децембар", "септембар", "januarja", "februarja", "junija", "julija", "marta", "marca",
    "avgust", "septembar", "oktobar", "novembar", "decembar", "januaria",
    "януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември", "декември",
    "студзеня", "лютага", "сакавіка", "красавіка", "мая", "чэрвеня", "ліпеня", "жніўня", "верасня", "кастрычніка",
    "лістапада", "снежня", "қантар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек",
    "қазан", "қараша", "желтоқсан",
    "sausio", "vasario", "kovo", "balandzio", "geguzes", "birzelio", "liepos", "rugpjucio", "rugsejo", "spalio",
    "lapkricio", "gruodzio", "janvaris", "janvari", "februaris", "februari", "aprilis", "aprili", "maijs", "maija",
    "junijs", "junija", "julijs", "julija", "augusts", "augusta", "septembris", "septembri", "oktobris", "oktobri",
    "novembris", "novembri", "decembris", "decembri",
    "janar", "shkurt", "prill", "qershor", "korrik", "gusht", "shtator", "tetor", "nentor", "dhjetor",
    "maret", "agustus", "desember", "mac", "ogos", "disember", "pebrero", "marso", "hunyo", "hulyo", "setyembre",
    "oktubre", "nobyembre", "disyembre", "machi", "aprili", "julai", "agosti", "septemba", "oktoba", "novemba", "desemba",
    "marts", "gener", "maig", "agust",
    "كانون", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين", "جانفي", "فيفري", "أفريل",
    "جوان", "جويلية", "أوت", "غشت", "يوليوز", "شتنبر", "نونبر", "دجنبر", "ابريل", "اغسطس", "اكتوبر", "إبريل",
    "جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر",
    "ינואר", "פברואר", "מרץ", "מרס", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר",
    "जनवरी", "फरवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "सितम्बर", "अक्टूबर", "अक्तूबर", "नवंबर", "नवम्बर", "दिसंबर", "दिसम्बर",
    "জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর",
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
];

/// Follows half a name of an Arabic month: `تشرين الأول`.
pub(super) const SECOND_HALF: &[&str] = &["الأول", "الثاني", "الاول"];

/// Names of days that are not English, folded.
#[rustfmt::skip]
pub(super) const WEEKDAYS: &[&str] = &[
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado",
    "domingo", "lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica", "mandag", "tirsdag",
    "onsdag", "torsdag", "fredag", "lordag", "sondag", "tisdag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag",
    "zaterdag", "zondag", "maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai",
    "segunda-feira", "terca-feira", "quarta-feira", "quinta-feira", "sexta-feira", "hetfo", "kedd", "szerda", "csutortok",
    "pentek", "szombat", "vasarnap", "poniedzialek", "wtorek", "sroda", "czwartek", "piatek", "sobota", "niedziela",
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "pazartesi", "sali", "carsamba",
    "persembe", "cuma", "cumartesi", "pazar",
];

/// Months that are whole with fewer than five letters: the stop after one is no abbreviation's; folded.
#[rustfmt::skip]
pub(super) const SHORT: &[&str] = &[
    "may", "mai", "maj", "mei", "mars", "marz", "mart", "marc", "june", "july", "juni", "juli", "juin", "juno", "aout", "mayo", "maio",
    "мая", "май", "мај", "март", "юни", "юли", "јун", "јул", "maig", "juny", "ocak", "mac", "ogos", "kovo",
];
