using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Testing;

/// <summary>An assert on a contract does not hold. A test framework prints its message as it is.</summary>
public sealed class ContractAssertException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected and what is.</param>
    /// <param name="result">What the validation found.</param>
    public ContractAssertException(string message, ValidationResult result)
        : base(message) => Result = result;

    /// <summary>What the validation found.</summary>
    public ValidationResult Result { get; }
}
