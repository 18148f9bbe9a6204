namespace Integrations.Contracts.Validation;

/// <summary>Why a text is not JSON as this library takes it (RFC 8259, and the limits of <see cref="ContractLimits"/>), and where.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Position">Where the text stops being JSON.</param>
public readonly record struct JsonSyntaxError(JsonSyntaxErrorKind Kind, TextPosition Position)
{
    /// <summary>What is wrong, in words, without the place.</summary>
    public string Message => JsonSyntaxErrorText.For(Kind);
}
