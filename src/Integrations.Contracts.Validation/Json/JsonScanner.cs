namespace Integrations.Contracts.Validation;

/// <summary>JSON (RFC 8259) over UTF-8 bytes: static functions that take a text and a position and return the next position, or its complement where the text is wrong.</summary>
public static partial class JsonScanner
{
    /// <summary>The position of the first byte from <paramref name="position"/> on that is no white space; the length of the text where there is none.</summary>
    public static int SkipWhitespace(ReadOnlySpan<byte> json, int position) => throw new NotImplementedException();

    /// <summary>The position after the string whose opening quote is at <paramref name="position"/>: grammar, UTF-8, escapes and surrogates checked.</summary>
    public static int SkipString(ReadOnlySpan<byte> json, int position) => throw new NotImplementedException();

    /// <summary>As <see cref="SkipString(ReadOnlySpan{byte}, int)"/>, and says whether there is an escape between the quotes.</summary>
    public static int SkipString(ReadOnlySpan<byte> json, int position, out bool hasEscapes) => throw new NotImplementedException();

    /// <summary>The position after the number at <paramref name="position"/>.</summary>
    public static int SkipNumber(ReadOnlySpan<byte> json, int position) => throw new NotImplementedException();

    /// <summary>Why the text is wrong: scans it again, slowly, for a kind and a place.</summary>
    internal static JsonSyntaxError Explain(ReadOnlySpan<byte> json, ContractLimits limits) => throw new NotImplementedException();
}
