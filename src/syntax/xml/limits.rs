//! How much a document may ask for.

/// The limits of one document. What goes beyond is left out and noted; the rest of the document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// How deep elements may nest below where the cursor started. Deeper content is left out.
    pub depth: usize,
    /// Attributes of one element. Further ones are left out.
    pub attributes: usize,
    /// Bytes of an element's name. A longer one is text.
    pub name: usize,
    /// Namespace declarations in scope at one place. Further ones are left out.
    pub bindings: usize,
    /// Bytes of what is inherited: an `xml:base`, an `xml:lang`, a namespace name. A longer one is left out.
    pub inherited: usize,
    /// Elements of one item that are read one by one. Further ones are left out; markup that is kept whole does not
    /// count.
    pub elements: usize,
    /// Entities that the internal subset of the DOCTYPE may declare. Further ones are left out.
    pub entities: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 512,
            attributes: 1000,
            name: 1024,
            bindings: 256,
            inherited: 8192,
            elements: 30_000,
            entities: 256,
        }
    }
}
