namespace Integrations.Contracts.Validation;

/// <summary>A text is not JSON.</summary>
public sealed class JsonSyntaxException : Exception
{
    /// <summary>Makes the exception.</summary>
    public JsonSyntaxException(JsonSyntaxError error)
        : base($"{error.Position.Line}:{error.Position.Column}: {error.Message}") => Error = error;

    /// <summary>What is wrong, and where.</summary>
    public JsonSyntaxError Error { get; }
}
