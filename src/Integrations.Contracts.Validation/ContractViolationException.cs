namespace Integrations.Contracts.Validation;

/// <summary>A payload is not what its contract says: thrown by <c>Parse</c>, malformed JSON included.</summary>
public sealed class ContractViolationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="result">What is wrong with the payload.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public ContractViolationException(ValidationResult result)
        : base(result is null ? throw new ArgumentNullException(nameof(result)) : result.ToString()) => Result = result;

    /// <summary>What is wrong with the payload, error by error.</summary>
    public ValidationResult Result { get; }
}
