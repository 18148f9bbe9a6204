namespace Integrations.Contracts.Validation;

/// <summary>A schema is broken: not JSON, not valid against its metaschema, or with a reference that leads nowhere.</summary>
public sealed class JsonSchemaException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="diagnostics">What is wrong; at least one error.</param>
    public JsonSchemaException(ImmutableArray<SchemaDiagnostic> diagnostics)
        : base(string.Join("\n", diagnostics)) => Diagnostics = diagnostics;

    /// <summary>What is wrong with the schema, each with file, line, column and pointer.</summary>
    public ImmutableArray<SchemaDiagnostic> Diagnostics { get; }
}
