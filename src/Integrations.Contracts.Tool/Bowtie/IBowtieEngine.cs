using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>What answers a case of Bowtie's.</summary>
internal interface IBowtieEngine
{
    /// <summary>Waits until cases are answered as fast as they will be.</summary>
    void Start();

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
    /// <param name="instance">The instance, read.</param>
    /// <param name="text">Its text.</param>
    bool IsValid(JsonTape instance, ReadOnlySpan<byte> text);

    /// <exception cref="NotSupportedException">The engine gives verdicts alone.</exception>
    SchemaOutput Evaluate(JsonTape instance);
}
