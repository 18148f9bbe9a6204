namespace Integrations.Contracts.Validation;

/// <summary>The words for a <see cref="JsonSyntaxErrorKind"/>.</summary>
internal static class JsonSyntaxErrorText
{
    public static string For(JsonSyntaxErrorKind kind) => throw new NotImplementedException();
}
