using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tool.Bowtie;

/// <summary>What answers a case of Bowtie's.</summary>
internal interface IBowtieEngine
{
    /// <summary>Prepares a schema.</summary>
    /// <exception cref="JsonSchemaException">The schema is broken.</exception>
    /// <exception cref="ContractLimitException">A limit was reached.</exception>
    IBowtieSchema Load(ReadOnlySpan<byte> schema, JsonSchemaOptions options);
}

/// <summary>A prepared schema.</summary>
internal interface IBowtieSchema
{
    bool IsValid(ReadOnlySpan<byte> instance);
}
