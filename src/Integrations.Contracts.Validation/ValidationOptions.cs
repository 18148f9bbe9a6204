namespace Integrations.Contracts.Validation;

/// <summary>How one payload is validated.</summary>
public sealed record ValidationOptions
{
    /// <summary>The options used where the caller names none.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>Which way the payload goes: <see cref="PayloadDirection.None"/> unless set.</summary>
    public PayloadDirection Direction { get; init; }

    /// <summary>The limits on the payload and on the report.</summary>
    public ContractLimits Limits { get; init; } = ContractLimits.Default;

    /// <summary>The name of the payload in messages, such as a file's path; null where it has none.</summary>
    public string? PayloadName { get; init; }
}
