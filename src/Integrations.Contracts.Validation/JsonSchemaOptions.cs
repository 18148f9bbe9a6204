namespace Integrations.Contracts.Validation;

/// <summary>How a schema is read.</summary>
public sealed record JsonSchemaOptions
{
    /// <summary>The options used where the caller names none.</summary>
    public static JsonSchemaOptions Default { get; } = new();

    /// <summary>The URI of the dialect of a schema without <c>$schema</c>: draft 2020-12 unless set.</summary>
    public string DefaultDialect { get; init; } = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>What <c>format</c> does: it asserts unless set.</summary>
    public FormatMode Formats { get; init; }

    /// <summary>Where references to other documents are found; nothing is ever fetched. Null: only the document itself and the built-in metaschemas.</summary>
    public SchemaRegistry? Registry { get; init; }

    /// <summary>The limits on the schema: depth, size, nodes of the plan, time of a pattern.</summary>
    public ContractLimits Limits { get; init; } = ContractLimits.Default;

    /// <summary>The URI by which the schema is known where it has no <c>$id</c> (RFC 3986, section 5.1: the base URI). Null: none.</summary>
    public string? BaseUri { get; init; }

    /// <summary>The name of the schema in messages, such as a file's path; null where it has none.</summary>
    public string? SchemaName { get; init; }
}
