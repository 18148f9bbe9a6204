using System.Text.Json;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>What answers a case of Bowtie's.</summary>
internal interface IBowtieEngine
{
    /// <summary>Prepares a schema.</summary>
    /// <param name="schema">The schema's text.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="documents">The documents it may refer to, by URI.</param>
    /// <exception cref="JsonSchemaException">The schema is broken.</exception>
    /// <exception cref="ContractLimitException">A limit was reached.</exception>
    IBowtieSchema Load(ReadOnlySpan<byte> schema, JsonSchemaOptions options, IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> documents);
}

/// <summary>A prepared schema.</summary>
internal interface IBowtieSchema
{
    /// <summary>Writes the members of one result.</summary>
    /// <exception cref="ContractLimitException">A limit was reached; nothing was written.</exception>
    void WriteResult(ReadOnlySpan<byte> instance, Utf8JsonWriter writer);
}
