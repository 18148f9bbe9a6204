namespace Integrations.Contracts.Validation.Schemas;

/// <summary>One JSON text that holds schemas.</summary>
internal sealed class SchemaDocument
{
    /// <summary>The URI it was retrieved by: the initial base URI (RFC 3986, section 5.1.3).</summary>
    public required string Uri { get; init; }

    /// <summary>The name in messages: a file's path; null where there is none.</summary>
    public string? Name { get; init; }

    public required JsonTape Tape { get; init; }
}
