namespace Integrations.Contracts.Validation.Schemas;

/// <summary>What a <c>$schema</c> stands for: a draft's keywords, cut to the vocabularies that the metaschema names.</summary>
internal sealed class Dialect
{
    /// <summary>The URI of the metaschema.</summary>
    public required string Uri { get; init; }

    public required Draft Draft { get; init; }

    /// <summary>Whether <c>format</c> asserts where the caller leaves it to the dialect.</summary>
    public bool AssertsFormat { get; init; }

    /// <summary>Whether the keyword has a meaning in this dialect (its vocabulary is in use and its draft has it).</summary>
    public bool Knows(string keyword) => throw new NotImplementedException();
}
