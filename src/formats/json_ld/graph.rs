//! The nodes of a document: their types and properties whatever prefix they are written with, and references to them.

use std::cell::Cell;
use std::collections::HashMap;

use super::PREFIX;
use crate::diag::Report;
use crate::formats::members;
use crate::syntax::json::{Kind, Value};
use crate::vocab::nar;

/// How many bytes of nodes may be read once more because something refers to them, beside four times the document.
const SPARE: usize = 1 << 20;

/// The nodes that have an identifier, and what the contexts say.
pub struct Graph<'s> {
    nodes: HashMap<String, Value<'s>>,
    /// What names of schema.org begin with, beside its addresses.
    prefixes: Vec<String>,
    /// Whether the carrier's prefix is declared: the document was written by us.
    pub ours: bool,
    /// The address against which identifiers are resolved.
    pub base: Option<String>,
    budget: Cell<usize>,
}

impl<'s> Graph<'s> {
    /// A graph without nodes, for a document of so many bytes.
    pub fn new(size: usize, base: Option<String>) -> Self {
        let budget = Cell::new(size.saturating_mul(4).saturating_add(SPARE));
        Self { nodes: HashMap::new(), prefixes: vec!["schema:".to_owned()], ours: false, base, budget }
    }

    /// Takes note of a context: a string, an object of prefixes, or a list of either.
    pub fn context(&mut self, context: Value<'_>) {
        let each: Vec<Value<'_>> = match context.kind() {
            Kind::Array => context.items().take(50).collect(),
            _ => vec![context],
        };
        for (name, value) in each.into_iter().flat_map(|value| value.members().take(200)) {
            let address = value.string();
            self.ours |= name == PREFIX.trim_end_matches(':') && address == nar::NAMESPACE;
            if is_schema(&address) && !name.starts_with('@') {
                self.prefixes.push(format!("{name}:"));
            }
        }
    }

    /// Whether a context names schema.org.
    pub fn names_schema(context: Value<'_>) -> bool {
        context.raw.contains("schema.org")
    }

    /// Adds a node that others may refer to. The first of an identifier counts.
    pub fn add(&mut self, node: Value<'s>) {
        if let Some(id) = self.id(node) {
            self.nodes.entry(id).or_insert(node);
        }
    }

    /// The identifier of a node, as it is written.
    pub fn id(&self, node: Value<'_>) -> Option<String> {
        let (_, id) = node.members().find(|(key, _)| matches!(*key, "@id" | "id"))?;
        (id.kind() == Kind::String).then(|| id.string().into_owned()).filter(|id| !id.is_empty())
    }

    /// The name of a property or type, without what says that it is schema.org's.
    pub fn plain<'k>(&self, key: &'k str) -> &'k str {
        match key {
            "id" => return "@id",
            "type" => return "@type",
            _ if !key.contains(':') => return key,
            _ => {}
        }
        let address =
            ["http://schema.org/", "https://schema.org/", "http://www.schema.org/", "https://www.schema.org/"];
        let prefixes = address.into_iter().chain(self.prefixes.iter().map(String::as_str));
        prefixes.into_iter().find_map(|prefix| key.strip_prefix(prefix)).unwrap_or(key)
    }

    /// The types of a node.
    pub fn types(&self, node: Value<'_>) -> Vec<String> {
        let Some((_, types)) = node.members().find(|(key, _)| matches!(*key, "@type" | "type")) else {
            return Vec::new();
        };
        let each: Vec<Value<'_>> = match types.kind() {
            Kind::Array => types.items().take(20).collect(),
            _ => vec![types],
        };
        let strings = each.iter().filter(|value| value.kind() == Kind::String);
        strings.map(|value| self.plain(&value.string()).to_owned()).collect()
    }

    /// The node that a value refers to: an object with an identifier and without a type of its own. Else the value.
    pub fn resolve(&self, value: Value<'s>) -> Value<'s> {
        if value.kind() != Kind::Object || value.members().any(|(key, _)| matches!(key, "@type" | "type")) {
            return value;
        }
        let Some(node) = self.id(value).and_then(|id| self.nodes.get(&id)) else { return value };
        if node.at == value.at {
            return value;
        }
        match self.budget.get().checked_sub(node.raw.len()) {
            Some(left) => {
                self.budget.set(left);
                *node
            }
            None => value,
        }
    }

    /// The properties of a value by their plain names: of what it refers to, and before them what it says itself.
    pub fn properties(&self, value: Value<'s>, report: &mut Report) -> Vec<(&'s str, &'s str, Value<'s>)> {
        let own = self.of(value, report);
        let node = self.resolve(value);
        if node.at == value.at {
            return own;
        }
        let mut all: Vec<_> = own.into_iter().filter(|(plain, ..)| *plain != "@id").collect();
        let count = all.len();
        for (plain, key, value) in self.of(node, report) {
            if !all[..count].iter().any(|(there, ..)| *there == plain) {
                all.push((plain, key, value));
            }
        }
        all
    }

    fn of(&self, value: Value<'s>, report: &mut Report) -> Vec<(&'s str, &'s str, Value<'s>)> {
        let mut walk = value.members();
        let list = walk.by_ref().map(|(key, value)| (self.plain(key), key, value)).collect();
        members::punctuation(walk.odd(), report);
        list
    }

    /// Whether a value is nothing but a reference.
    pub fn is_reference(&self, value: Value<'_>) -> bool {
        let mut members = value.members();
        members.next().is_some_and(|(key, _)| matches!(key, "@id" | "id")) && members.next().is_none()
    }
}

fn is_schema(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.trim_start_matches("www.").trim_end_matches(['/', '#']) == "schema.org")
}

/// The values of a property: the items of a list, or the one that there is. `null` is none. A list may be an object that
/// says it is one (JSON-LD 1.1, 4.3).
pub fn each(value: Value<'_>) -> Vec<Value<'_>> {
    let is_list = |value: &Value<'_>| {
        let inside = value.raw.get(1..).unwrap_or_default().trim_start();
        value.kind() == Kind::Object && ["\"@list\"", "\"@set\""].iter().any(|name| inside.starts_with(name))
    };
    match value.kind() {
        Kind::Array => value.items().filter(|one| one.kind() != Kind::Null).collect(),
        _ if is_list(&value) => {
            let inner = value.members().next().map(|(_, inner)| inner).filter(|inner| !is_list(inner));
            inner.map(each).unwrap_or_default()
        }
        Kind::Null => Vec::new(),
        _ => vec![value],
    }
}
