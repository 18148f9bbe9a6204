namespace Integrations.Contracts.Validation.Schemas;

/// <summary>What a <c>$schema</c> stands for: a draft's keywords, cut to the vocabularies that the metaschema names.</summary>
internal sealed class Dialect
{
    /// <summary>The URI of the metaschema.</summary>
    public required string Uri { get; init; }

    public required Draft Draft { get; init; }

    /// <summary>The vocabularies in use.</summary>
    public Vocabularies Vocabularies { get; init; } = Vocabularies.All;

    /// <summary>Whether <c>format</c> asserts where the caller leaves it to the dialect.</summary>
    public bool AssertsFormat { get; init; }

    /// <summary>Whether the metaschema names the format-assertion vocabulary; a built-in one never does.</summary>
    public bool NamesFormatAssertion { get; init; }

    /// <summary>Whether <c>$ref</c> stands alone: everything beside it is ignored (before 2019-09).</summary>
    public bool RefStandsAlone => Draft <= Draft.Draft7;

    /// <summary>The keyword that names a schema: <c>id</c>, or <c>$id</c> from draft 6 on.</summary>
    public ReadOnlySpan<byte> IdKeyword => Draft <= Draft.Draft4 ? "id"u8 : "$id"u8;

    /// <summary>Whether the keyword has a meaning in this dialect (its vocabulary is in use and its draft has it).</summary>
    public bool Knows(string keyword) => Keywords.Find(keyword) is { } known && Knows(known);

    /// <inheritdoc cref="Knows(string)"/>
    public bool Knows(ReadOnlySpan<byte> keyword) => Keywords.Find(keyword) is { } known && Knows(known);

    /// <inheritdoc cref="Knows(string)"/>
    public bool Knows(Keyword keyword) => Draft >= keyword.From && Draft <= keyword.To && (Vocabularies & keyword.Vocabulary) != 0;

    public override string ToString() => Uri;
}
