//! Labelled lines: what a desk prints of attribution that has no form of its own in copy, the same read and written.

/// What a labelled line states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// A creator who is not in the byline.
    Author,
    /// A contributor who is not in the sign-off.
    Contributor,
    /// The provider.
    Provider,
    /// A credit.
    Credit,
    /// Who owns the copyright, where no notice says it.
    Holder,
    /// What may be done with it.
    Terms,
    /// Who answers for it.
    Accountable,
    /// Made by a camera, a person or a model.
    DigitalSource,
    /// A page that shows why it can be trusted.
    Trust,
    /// One hand through which it passed.
    Hop,
    /// The caption of a picture.
    Caption,
    /// Where an information comes from.
    Source,
    /// A copyright notice of a picture.
    Notice,
    /// A byline of a picture.
    By,
    /// A dateline that would not be read as one before the first words.
    Dateline,
    /// A source whose name would be read as the names of several.
    Supplier,
}

/// The labels, as they are printed.
pub const LABELS: &[(&str, Label)] = &[
    ("Author:", Label::Author),
    ("Contributor:", Label::Contributor),
    ("Provided by:", Label::Provider),
    ("Credit:", Label::Credit),
    ("Copyright holder:", Label::Holder),
    ("Terms of use:", Label::Terms),
    ("Responsible:", Label::Accountable),
    ("Digital source:", Label::DigitalSource),
    ("Trust:", Label::Trust),
    ("Distributed via:", Label::Hop),
    ("Caption:", Label::Caption),
    ("Source:", Label::Source),
    ("Copyright notice:", Label::Notice),
    ("Byline:", Label::By),
    ("Dateline:", Label::Dateline),
    ("Supplied by:", Label::Supplier),
];

/// Stands before a label that speaks of the picture above it.
pub const PICTURE: &str = "Picture ";

/// The label that a line begins with, whether it speaks of a picture, and what follows it.
pub fn label(line: &str) -> Option<(Label, bool, &str)> {
    let text = line.trim();
    if !text.get(..40.min(text.floor_char_boundary(40))).is_some_and(|head| head.contains(':')) {
        return None;
    }
    let (picture, body) = match text.strip_prefix(PICTURE) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let cased = |label: &str| {
        if picture {
            format!("{}{}", label.get(..1).unwrap_or_default().to_lowercase(), label.get(1..).unwrap_or_default())
        } else {
            label.to_owned()
        }
    };
    let (label, rest) = LABELS.iter().find_map(|(words, label)| Some((*label, body.strip_prefix(&cased(words))?)))?;
    let rest = rest.trim();
    (!rest.is_empty()).then_some((label, picture || label == Label::Caption, rest))
}

/// A label as it is printed for a story or for a picture.
pub fn printed(label: Label, picture: bool) -> String {
    let words = LABELS.iter().find(|(_, l)| *l == label).map_or("", |(words, _)| *words);
    if !picture || label == Label::Caption {
        return words.to_owned();
    }
    format!("{PICTURE}{}{}", words.get(..1).unwrap_or_default().to_lowercase(), words.get(1..).unwrap_or_default())
}
