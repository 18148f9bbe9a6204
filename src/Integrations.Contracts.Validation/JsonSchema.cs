using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>A schema, ready to validate payloads. Immutable and safe to share between threads.</summary>
public sealed partial class JsonSchema
{
    /// <summary>Reads a schema.</summary>
    /// <exception cref="JsonSchemaException">The schema is broken.</exception>
    public static JsonSchema Parse(ReadOnlySpan<byte> utf8Schema, JsonSchemaOptions? options = null) => throw new NotImplementedException();

    /// <summary>Reads a schema.</summary>
    /// <exception cref="JsonSchemaException">The schema is broken.</exception>
    public static JsonSchema Parse(byte[] utf8Schema, JsonSchemaOptions? options = null) => throw new NotImplementedException();

    /// <summary>Reads a schema.</summary>
    /// <exception cref="JsonSchemaException">The schema is broken.</exception>
    public static JsonSchema Parse(string schema, JsonSchemaOptions? options = null) => throw new NotImplementedException();

    /// <summary>For emitted code: a schema that was checked when the code was emitted. It is loaded when first used.</summary>
    /// <param name="documents">Makes the documents, the schema's own first; called once.</param>
    /// <param name="pointer">The schema in the first document: a JSON Pointer (RFC 6901), empty for the root.</param>
    /// <param name="options">How it was read when the code was emitted; null for <see cref="JsonSchemaOptions.Default"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static JsonSchema Embedded(Func<EmbeddedSchema[]> documents, string pointer = "", JsonSchemaOptions? options = null) => throw new NotImplementedException();

    /// <summary>The schema of a definition: a key of <c>$defs</c> or <c>definitions</c>, or a <c>#</c> pointer.</summary>
    /// <exception cref="ArgumentException">There is no such definition.</exception>
    public JsonSchema Definition(string name) => throw new NotImplementedException();

    /// <summary>Whether a payload is as the schema says. Malformed JSON is not.</summary>
    public bool IsValid(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null) => throw new NotImplementedException();

    /// <summary>What is wrong with a payload.</summary>
    public ValidationResult Validate(ReadOnlySpan<byte> utf8Json, ValidationOptions? options = null) => throw new NotImplementedException();
}
