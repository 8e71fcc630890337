//! Zone names in dates. Only those that mean one offset are offsets.

use super::draft::Offset;

/// What a zone name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// One of RFC 822's own names.
    Rfc822(Offset),
    /// A name of a region that means one offset.
    Regional(Offset),
    /// No offset, and why.
    None(&'static str),
}

/// Names that RFC 5322 section 4.3 defines; `z` is the one military letter it keeps.
const RFC822: &[(&str, i16)] = &[
    ("gmt", 0),
    ("ut", 0),
    ("z", 0),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
];

/// Minutes east of UTC. Names with several meanings in use stand in `AMBIGUOUS` instead.
#[rustfmt::skip]
const REGIONAL: &[(&str, i16)] = &[
    // Europe
    ("wet", 0), ("west", 60), ("wez", 0), ("wesz", 60), ("bst", 60), ("cet", 60), ("cest", 120), ("cedt", 120),
    ("mez", 60), ("mesz", 120), ("met", 60), ("mest", 120), ("eet", 120), ("eest", 180), ("eedt", 180), ("oez", 120),
    ("oesz", 180), ("msk", 180), ("msd", 240), ("trt", 180), ("azot", -60), ("azost", 0), ("utc", 0), ("uct", 0),
    ("zulu", 0),
    // Africa, western and southern Asia
    ("sast", 120), ("cat", 120), ("eat", 180), ("wat", 60), ("irst", 210), ("irdt", 270), ("gst", 240), ("azt", 240),
    ("aft", 270), ("pkt", 300), ("uzt", 300), ("npt", 345), ("idt", 180), ("yekt", 300), ("omst", 360),
    ("novt", 420), ("krat", 420), ("irkt", 480), ("yakt", 540), ("vlat", 600), ("magt", 660), ("pett", 720),
    // Eastern Asia
    ("ict", 420), ("wib", 420), ("wita", 480), ("wit", 540), ("myt", 480), ("sgt", 480), ("hkt", 480), ("pht", 480),
    ("phst", 480), ("jst", 540), ("kst", 540), ("ulat", 480),
    // Australia and the Pacific
    ("awst", 480), ("acst", 570), ("acdt", 630), ("aest", 600), ("aedt", 660), ("lhst", 630), ("nzst", 720),
    ("nzdt", 780), ("chst", 600), ("fjt", 720), ("hst", -600), ("hdt", -540),
    // The Americas, Canadian French after English
    ("nst", -210), ("ndt", -150), ("adt", -180), ("akst", -540), ("akdt", -480), ("hnt", -210), ("hat", -150),
    ("hna", -240), ("haa", -180), ("hne", -300), ("hae", -240), ("hnc", -360), ("hac", -300), ("hnr", -420),
    ("har", -360), ("hnp", -480), ("hap", -420), ("brt", -180), ("brst", -120), ("art", -180), ("clt", -240),
    ("clst", -180), ("cot", -300), ("pet", -300), ("vet", -240), ("bot", -240), ("uyt", -180), ("gft", -180),
    ("gyt", -240), ("srt", -180), ("fkst", -180), ("pyst", -180),
];

/// Names with several meanings, and names of zones whose offset depends on the season.
#[rustfmt::skip]
const AMBIGUOUS: &[&str] = &[
    "ist", "ast", "wst", "sst", "ect", "bdt", "amt", "amst", "gt", "et", "ct", "mt", "pt", "local", "lt", "eastern",
];

/// What a folded word after the clock means as a zone.
pub(super) fn named(folded: &str) -> Named {
    let find = |table: &[(&str, i16)]| table.iter().find(|(name, _)| *name == folded).map(|(_, m)| Offset::east(*m));
    if let Some(offset) = find(RFC822) {
        return Named::Rfc822(offset);
    }
    if let Some(offset) = find(REGIONAL) {
        return Named::Regional(offset);
    }
    match folded {
        // RFC 822 gave the letters the wrong signs; RFC 5322 section 4.3 has them read as unknown.
        name if name.len() == 1 => Named::None("military zone of unknown meaning"),
        name if AMBIGUOUS.contains(&name) => Named::None("ambiguous zone"),
        _ => Named::None("unknown zone"),
    }
}
