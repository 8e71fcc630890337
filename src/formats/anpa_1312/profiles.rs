//! The letters of ANPA 1312, as data.

/// What categories mean to the agencies of North America.
pub(super) const CATEGORIES: &[(&str, &str)] = &[
    ("a", "Domestic news"),
    ("b", "Special events"),
    ("c", "Features"),
    ("d", "Food"),
    ("e", "Entertainment"),
    ("f", "Finance"),
    ("g", "State features"),
    ("h", "Home"),
    ("i", "International news"),
    ("j", "Lottery"),
    ("k", "Commentary"),
    ("l", "Lifestyle"),
    ("m", "Farm"),
    ("n", "State news"),
    ("o", "Weather"),
    ("p", "Politics"),
    ("q", "Sports results"),
    ("r", "Racing"),
    ("s", "Sports"),
    ("t", "Travel"),
    ("v", "Advisories"),
    ("w", "Washington"),
];

/// Priorities and the urgency that each means: flash, bulletin, urgent, regular, deferred.
pub(super) const PRIORITIES: &[(&str, u8)] = &[("f", 1), ("b", 2), ("u", 3), ("r", 4), ("d", 5)];

/// Words of a slug that say what happened to the story, wherever they stand in it.
pub(super) const SLUGGED: &[&str] =
    &["KILL", "WITHHOLD", "CORRECTION", "CORRECTIVE", "ADVISORY", "ELIMINATION", "WRITETHRU", "Writethru"];

/// Lines over a text that announce what goes with it, after the agency's code.
pub(super) const MEDIA: &[&str] = &["Photo", "Photos", "Graphic", "Graphics", "Video", "Audio", "Interactive"];
