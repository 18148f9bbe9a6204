namespace Integrations.Contracts.Validation.Schemas;

/// <summary>Every schema that a root reaches, with references resolved. Immutable once loaded.</summary>
internal sealed class SchemaGraph
{
    /// <summary>The schema that was asked for.</summary>
    public required SchemaNode Root { get; init; }

    public required ImmutableArray<SchemaNode> Nodes { get; init; }

    /// <summary>The documents in use: the root's first, then as they were reached; metaschemas included where referred to.</summary>
    public required ImmutableArray<SchemaDocument> Documents { get; init; }

    /// <summary>What was found wrong; the graph of a schema with errors must not be used.</summary>
    public required ImmutableArray<SchemaDiagnostic> Diagnostics { get; init; }

    public bool HasErrors => throw new NotImplementedException();

    /// <summary>The root document's <c>$defs</c> and <c>definitions</c> entries, in order, by key.</summary>
    public required ImmutableArray<KeyValuePair<string, SchemaNode>> Definitions { get; init; }

    /// <summary>Reads a schema and all it refers to. Never throws for a broken schema: see <see cref="Diagnostics"/>.</summary>
    public static SchemaGraph Load(SchemaDocument document, JsonSchemaOptions options) => throw new NotImplementedException();

    /// <summary>The node at a JSON Pointer of the root document, where a schema stands there (or anything that can be read as one); null else.</summary>
    public SchemaNode? Find(string pointer) => throw new NotImplementedException();
}
