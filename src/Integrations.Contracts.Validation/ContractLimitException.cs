namespace Integrations.Contracts.Validation;

/// <summary>A limit of <see cref="ContractLimits"/> was reached where no verdict can be given: a pattern that took too long, a plan that grew too large.</summary>
public sealed class ContractLimitException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="limit">The name of the limit in <see cref="ContractLimits"/>.</param>
    /// <param name="message">What happened, in words.</param>
    public ContractLimitException(string limit, string message)
        : base(message) => Limit = limit;

    /// <summary>The name of the limit in <see cref="ContractLimits"/>.</summary>
    public string Limit { get; }
}
