namespace Integrations.Contracts.Validation;

/// <summary>A text is no regular expression (ECMA-262 with the <c>u</c> flag).</summary>
public sealed class PatternSyntaxException : Exception
{
    /// <summary>Makes the exception.</summary>
    public PatternSyntaxException(PatternSyntaxError error)
        : base($"{error.Message} (at index {error.Index})") => Error = error;

    /// <summary>What is wrong, and where.</summary>
    public PatternSyntaxError Error { get; }
}
