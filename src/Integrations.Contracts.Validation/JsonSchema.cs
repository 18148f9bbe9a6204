namespace Integrations.Contracts.Validation;

/// <summary>A schema, ready to validate payloads. Immutable and safe to share between threads.</summary>
public sealed partial class JsonSchema
{
    /// <summary>Reads a schema.</summary>
    /// <exception cref="JsonSchemaException">The schema is broken.</exception>
    public static JsonSchema Parse(ReadOnlySpan<byte> utf8Schema, JsonSchemaOptions? options = null) => throw new NotImplementedException();

    /// <summary>Reads a schema.</summary>
    /// <exception cref="JsonSchemaException">The schema is broken.</exception>
    public static JsonSchema Parse(string schema, JsonSchemaOptions? options = null) => throw new NotImplementedException();

    /// <summary>The schema of a definition: a key of <c>$defs</c> or <c>definitions</c>, or a <c>#</c> pointer.</summary>
    /// <exception cref="ArgumentException">There is no such definition.</exception>
    public JsonSchema Definition(string name) => throw new NotImplementedException();

    /// <summary>Whether a payload is as the schema says. Malformed JSON is not.</summary>
    public bool IsValid(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null) => throw new NotImplementedException();

    /// <summary>What is wrong with a payload.</summary>
    public ValidationResult Validate(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null) => throw new NotImplementedException();
}
