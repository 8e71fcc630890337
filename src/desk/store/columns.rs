//! The columns of which rows are read, in their order. Statements are literals that are made of literals: no word of a
//! request comes into one.

/// What `change::story` reads, of the table `story` as `s`.
macro_rules! story_columns {
    () => {
        "s.id, s.provider, s.story, s.name, s.head, s.told, s.killed_at, s.withheld, s.held, s.replaced, s.shown, \
         s.visible_at, s.changed_at, s.absent"
    };
}

/// How many columns that are.
pub(super) const STORY: usize = 14;

/// What `queue::delivery_from` reads, of the table `delivery` as `q`.
macro_rules! delivery_columns {
    () => {
        "q.destination, q.seq, q.story, q.revision, q.act, q.state, q.due_at, q.attempts, q.queued_at"
    };
}

/// How many columns that are.
pub(super) const DELIVERY: usize = 9;

/// Selects stories.
macro_rules! stories_by {
    ($which:literal) => {
        concat!("SELECT ", story_columns!(), " FROM story s ", $which)
    };
}

/// Selects what `read::shown` reads of stories, each with the revision that a column of it names and the one that told it
/// last; behind that, when it could first be seen.
macro_rules! shown_by {
    ($revision:literal, $($which:tt)*) => {
        concat!(
            "SELECT ", story_columns!(), ", r.article, CASE WHEN t.id = r.id THEN NULL ELSE t.article END, t.source, ",
            "CASE WHEN EXISTS (SELECT 1 FROM revision o WHERE o.story = s.id AND o.does = 'tells' AND o.apart = 0 ",
            "AND o.source <> t.source) THEN 1 ELSE 0 END, ",
            "r.received_at, s.first_at FROM story s ",
            "JOIN revision r ON r.id = ", $revision, " JOIN revision t ON t.id = COALESCE(s.told, s.head) ", $($which)*
        )
    };
}

/// Selects deliveries.
macro_rules! deliveries_by {
    ($which:literal) => {
        concat!("SELECT ", delivery_columns!(), " FROM delivery q ", $which)
    };
}
