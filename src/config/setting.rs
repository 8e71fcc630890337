//! Settings as data: from one declaration come the struct, what reads it, and its JSON Schema.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Config;

/// A type of a setting.
pub trait Setting {
    /// Its JSON Schema.
    fn schema() -> Value;
}

impl Setting for String {
    fn schema() -> Value {
        json!({ "type": "string" })
    }
}

impl Setting for bool {
    fn schema() -> Value {
        json!({ "type": "boolean" })
    }
}

impl Setting for u32 {
    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 0 })
    }
}

impl<T: Setting> Setting for Option<T> {
    fn schema() -> Value {
        T::schema()
    }
}

impl<T: Setting> Setting for Vec<T> {
    fn schema() -> Value {
        json!({ "type": "array", "items": T::schema() })
    }
}

impl<T: Setting> Setting for BTreeMap<String, T> {
    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": T::schema() })
    }
}

/// The schema of a table: the name, documentation and schema of each key.
pub(super) fn table(doc: &str, keys: Vec<(&str, &str, Value)>) -> Value {
    let mut properties = Map::new();
    for (name, doc, mut schema) in keys {
        if let Value::Object(schema) = &mut schema {
            schema.insert("description".to_owned(), json!(doc.trim()));
        }
        properties.insert(name.to_owned(), schema);
    }
    json!({ "type": "object", "description": doc.trim(), "properties": properties, "additionalProperties": false })
}

/// The JSON Schema (2020-12) of `wiredesk.toml`.
pub fn config_schema() -> Value {
    let mut schema = json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "wiredesk.toml" });
    if let (Value::Object(schema), Value::Object(config)) = (&mut schema, Config::schema()) {
        schema.extend(config);
    }
    schema
}

/// Declares a table of the configuration; every key may be absent.
macro_rules! settings {
    ($(#[doc = $sdoc:literal])+ pub struct $Name:ident { $( $(#[doc = $doc:literal])+ pub $f:ident : $ty:ty => $key:literal, )* }) => {
        $(#[doc = $sdoc])+
        #[derive(Clone, Debug, Default, serde::Deserialize)]
        #[non_exhaustive]
        pub struct $Name { $(
            $(#[doc = $doc])+
            #[serde(rename = $key, default)]
            pub $f: $ty,
        )* }

        impl $crate::config::setting::Setting for $Name {
            fn schema() -> serde_json::Value {
                $crate::config::setting::table(concat!($($sdoc),+), vec![$(
                    ($key, concat!($($doc),+), <$ty as $crate::config::setting::Setting>::schema()),
                )*])
            }
        }
    };
}
pub(super) use settings;

/// Declares a setting that is one of a few words.
macro_rules! words {
    ($(#[doc = $sdoc:literal])+ pub enum $Name:ident { $( $(#[doc = $doc:literal])+ $V:ident $word:literal, )* }) => {
        $(#[doc = $sdoc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
        #[non_exhaustive]
        pub enum $Name { $( $(#[doc = $doc])+ #[serde(rename = $word)] $V, )* }

        impl $crate::config::setting::Setting for $Name {
            fn schema() -> serde_json::Value {
                serde_json::json!({ "enum": [$($word),*] })
            }
        }
    };
}
pub(super) use words;
