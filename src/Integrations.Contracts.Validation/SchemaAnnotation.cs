namespace Integrations.Contracts.Validation;

/// <summary>What a schema says of a value beyond its verdict (JSON Schema Core 2020-12, section 7.7).</summary>
/// <param name="InstanceLocation">The place in the payload: a JSON Pointer (RFC 6901).</param>
/// <param name="KeywordLocation">The place of the keyword by the path taken: a JSON Pointer.</param>
/// <param name="SchemaLocation">The schema that the keyword stands in: a URI with a JSON Pointer as fragment.</param>
/// <param name="DocumentLocation">The same schema by its place in its document: <c>#</c> and a JSON Pointer, percent-encoded, through embedded schemas with an <c>$id</c> of their own; before it the document's URI where it is not the schema's own document.</param>
/// <param name="Keyword">The keyword, as <c>title</c>.</param>
/// <param name="Value">The keyword's value, as JSON text.</param>
public sealed record SchemaAnnotation(string InstanceLocation, string KeywordLocation, string SchemaLocation, string DocumentLocation, string Keyword, string Value);
