//! The names of the DCMI Metadata Terms (<https://www.dublincore.org/specifications/dublin-core/dcmi-terms/>).

/// The properties; then the classes and the schemes, which stand in them where a feed is RDF.
#[rustfmt::skip]
pub(super) const TERMS: &[&str] = &[
    "abstract", "accessRights", "accrualMethod", "accrualPeriodicity", "accrualPolicy", "alternative", "audience",
    "available", "bibliographicCitation", "conformsTo", "contributor", "coverage", "created", "creator", "date",
    "dateAccepted", "dateCopyrighted", "dateSubmitted", "description", "educationLevel", "extent", "format",
    "hasFormat", "hasPart", "hasVersion", "identifier", "instructionalMethod", "isFormatOf", "isPartOf",
    "isReferencedBy", "isReplacedBy", "isRequiredBy", "isVersionOf", "issued", "language", "license", "mediator",
    "medium", "modified", "provenance", "publisher", "references", "relation", "replaces", "requires", "rights",
    "rightsHolder", "source", "spatial", "subject", "tableOfContents", "temporal", "title", "type", "valid",
    "Agent", "AgentClass", "BibliographicResource", "FileFormat", "Frequency", "Jurisdiction", "LicenseDocument",
    "LinguisticSystem", "Location", "LocationPeriodOrJurisdiction", "MediaType", "MediaTypeOrExtent",
    "MethodOfAccrual", "MethodOfInstruction", "PeriodOfTime", "PhysicalMedium", "PhysicalResource", "Policy",
    "ProvenanceStatement", "RightsStatement", "SizeOrDuration", "Standard",
    "Box", "DCMIType", "DDC", "IMT", "ISO3166", "ISO639-2", "ISO639-3", "LCC", "LCSH", "MESH", "NLM", "Period",
    "Point", "RFC1766", "RFC3066", "RFC4646", "RFC5646", "TGN", "UDC", "URI", "W3CDTF",
];
