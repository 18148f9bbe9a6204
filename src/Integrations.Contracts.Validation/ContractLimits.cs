namespace Integrations.Contracts.Validation;

/// <summary>Every limit of the library, each with a safe default. Input beyond <see cref="MaxDepth"/> or <see cref="MaxBytes"/> is refused like malformed JSON; a pattern or a plan beyond its limit throws <see cref="ContractLimitException"/>.</summary>
public sealed record ContractLimits
{
    /// <summary>The limits used where the caller names none.</summary>
    public static ContractLimits Default { get; } = new();

    /// <summary>How deep arrays and objects may nest: 64 unless set. A scalar has depth 0, <c>[]</c> depth 1.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>How many errors one validation reports: 100 unless set. The verdict does not depend on it.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>How long a text may be, in bytes of UTF-8: 256 MiB unless set.</summary>
    public int MaxBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>How long one match of a pattern that is no automaton (look-around, back-references) may take: 1 second unless set.</summary>
    public TimeSpan PatternTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many nodes a validation plan may have: 1,000,000 unless set.</summary>
    public int MaxPlanNodes { get; init; } = 1_000_000;
}
