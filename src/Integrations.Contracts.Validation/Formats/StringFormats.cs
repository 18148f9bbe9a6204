namespace Integrations.Contracts.Validation;

/// <summary>Checks of the keyword <c>format</c>, straight on UTF-8.</summary>
public static class StringFormats
{
    /// <summary>Whether a string is of a format.</summary>
    /// <param name="format">The format; for <see cref="StringFormat.None"/> the answer is yes.</param>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes.</param>
    public static bool IsMatch(StringFormat format, ReadOnlySpan<byte> utf8) => throw new NotImplementedException();

    /// <summary>The format of that name in that draft; <see cref="StringFormat.None"/> where the draft knows none.</summary>
    internal static StringFormat Find(string name, Schemas.Draft draft) => throw new NotImplementedException();
}
