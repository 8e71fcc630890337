//! Statements. The tests collect them, and hold them against PostgreSQL where that is present.

use sqlx::query::{Query, QueryAs};
use sqlx::sqlite::SqliteRow;
use sqlx::{Database, FromRow, Sqlite};

type Arguments = <Sqlite as Database>::Arguments;

/// A statement that is portable.
#[cfg_attr(test, track_caller)]
pub(super) fn query<'q>(sql: &'static str) -> Query<'q, Sqlite, Arguments> {
    #[cfg(test)]
    note(sql);
    sqlx::query(sql)
}

/// A statement that is portable, whose rows are read as a type.
#[cfg_attr(test, track_caller)]
pub(super) fn query_as<'q, O: for<'r> FromRow<'r, SqliteRow>>(sql: &'static str) -> QueryAs<'q, Sqlite, O, Arguments> {
    #[cfg(test)]
    note(sql);
    sqlx::query_as(sql)
}

/// What was asked since the tests began, and where.
#[cfg(test)]
pub(super) static ASKED: std::sync::Mutex<std::collections::BTreeSet<(&str, u32, &str)>> =
    std::sync::Mutex::new(std::collections::BTreeSet::new());

#[cfg(test)]
#[track_caller]
fn note(sql: &'static str) {
    let place = std::panic::Location::caller();
    ASKED.lock().unwrap().insert((place.file(), place.line(), sql));
}
