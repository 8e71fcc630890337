//! The types of the report as JSON Schema: a struct is declared once, and its JSON and its schema come from that.

use serde_json::{Value, json};

use crate::diag::Severity;

/// A type of the report.
pub(super) trait Told {
    /// Its JSON Schema.
    fn schema() -> Value;
    /// Whether a member of this type may be absent.
    const OPTIONAL: bool = false;
    /// Whether it is absent.
    fn is_absent(&self) -> bool {
        false
    }
}

impl Told for String {
    fn schema() -> Value {
        json!({ "type": "string" })
    }
}

impl Told for &'static str {
    fn schema() -> Value {
        String::schema()
    }
}

impl Told for usize {
    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 0 })
    }
}

impl Told for Severity {
    fn schema() -> Value {
        json!({ "enum": [Severity::Error.word(), Severity::Warning.word(), Severity::Info.word()] })
    }
}

impl<T: Told> Told for Option<T> {
    const OPTIONAL: bool = true;
    fn schema() -> Value {
        T::schema()
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Told> Told for Vec<T> {
    fn schema() -> Value {
        json!({ "type": "array", "items": T::schema() })
    }
}

/// The schema of an object: the name, documentation and type of each member, and whether it may be absent.
pub(super) fn object(doc: &str, members: Vec<(&str, &str, Value, bool)>) -> Value {
    let required: Vec<_> = members.iter().filter(|member| !member.3).map(|member| member.0).collect();
    let mut properties = serde_json::Map::new();
    for (name, doc, mut schema, _) in members {
        if let Value::Object(schema) = &mut schema {
            schema.insert("description".to_owned(), json!(doc.trim()));
        }
        properties.insert(name.to_owned(), schema);
    }
    json!({
        "type": "object",
        "description": doc.trim(),
        "properties": properties,
        "required": required,
        "additionalProperties": false
    })
}

/// Declares a struct of the report: its members are written in their order, absent ones not at all.
macro_rules! told {
    ($(#[doc = $sdoc:literal])+ pub struct $Name:ident { $( $(#[doc = $doc:literal])+ pub $f:ident : $ty:ty, )* }) => {
        $(#[doc = $sdoc])+
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
        #[non_exhaustive]
        pub struct $Name { $(
            $(#[doc = $doc])+
            #[serde(skip_serializing_if = "super::schema::Told::is_absent")]
            pub $f: $ty,
        )* }

        impl super::schema::Told for $Name {
            fn schema() -> serde_json::Value {
                super::schema::object(concat!($($sdoc),+), vec![$( (
                    stringify!($f),
                    concat!($($doc),+),
                    <$ty as super::schema::Told>::schema(),
                    <$ty as super::schema::Told>::OPTIONAL,
                ) ),*])
            }
        }
    };
}
pub(super) use told;
