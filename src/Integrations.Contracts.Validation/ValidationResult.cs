namespace Integrations.Contracts.Validation;

/// <summary>What a validation found: a verdict, and where it is no, the reasons.</summary>
public sealed class ValidationResult
{
    internal ValidationResult(bool isValid, ImmutableArray<ValidationError> errors, int omittedErrors = 0, string? payloadName = null)
    {
        IsValid = isValid;
        Errors = errors;
        OmittedErrors = omittedErrors;
        PayloadName = payloadName;
    }

    /// <summary>The result of a payload that is as its schema says.</summary>
    public static ValidationResult Valid { get; } = new(true, ImmutableArray<ValidationError>.Empty);

    /// <summary>Whether the payload is as its schema says.</summary>
    public bool IsValid { get; }

    /// <summary>The errors in the order of the schema's evaluation, at most <see cref="ContractLimits.MaxErrors"/>; empty where the payload is valid.</summary>
    public ImmutableArray<ValidationError> Errors { get; }

    /// <summary>How many errors more were found than <see cref="Errors"/> holds.</summary>
    public int OmittedErrors { get; }

    /// <summary>The name of the payload, as given in <see cref="ValidationOptions.PayloadName"/>.</summary>
    public string? PayloadName { get; }

    /// <summary>The errors as text, each with the line of the payload, carets under the value, what was expected and the places; <c>valid</c> where there are none.</summary>
    public override string ToString() => ErrorText.Render(this);
}
