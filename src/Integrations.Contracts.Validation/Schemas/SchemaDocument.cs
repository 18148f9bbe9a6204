namespace Integrations.Contracts.Validation.Schemas;

/// <summary>One JSON text that holds schemas.</summary>
internal sealed class SchemaDocument
{
    /// <summary>The base URI of a schema that has none of its own (RFC 3986, section 5.1.4). Hierarchical, so that relative references resolve against it.</summary>
    public const string DefaultUri = "json-schema:///";

    /// <summary>The URI it was retrieved by: the initial base URI (RFC 3986, section 5.1.3).</summary>
    public required string Uri { get; init; }

    /// <summary>The name in messages: a file's path; null where there is none.</summary>
    public string? Name { get; init; }

    public required JsonTape Tape { get; init; }
}
