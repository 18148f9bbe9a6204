using System.Text;

namespace Integrations.Contracts.Validation.Formats;

/// <summary><c>regex</c>: a regular expression of ECMA-262 with the <c>u</c> flag, as <see cref="Pattern"/> reads it.</summary>
internal static class RegexFormat
{
    public static bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        string source = Encoding.UTF8.GetString(utf8.ToArray());
        return Pattern.IsWellFormed(source, out _);
    }
}
