using System.Globalization;
using System.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.CodeGeneration.Text;

/// <summary>
/// The one way in which text of a schema enters emitted C#: as a literal in which nothing but printable ASCII stands, everything else as an escape.
/// So no title, name or enum value can end a literal, turn around the direction of the line (bidi controls) or break it (U+0085, U+2028, U+2029).
/// </summary>
internal static class CSharpLiteral
{
    /// <summary>A string literal with its quotes.</summary>
    public static string String(string value)
    {
        StringBuilder text = new(value.Length + 2);
        text.Append('"');
        Append(text, value);
        return text.Append('"').ToString();
    }

    /// <summary>A UTF-8 literal: an expression of type ReadOnlySpan of byte that costs no allocation.</summary>
    public static string Utf8(string value)
    {
        if (JsonTape.IndexOfLoneSurrogate(value) >= 0)
        {
            // C# has no UTF-8 literal for half of a surrogate pair; the array becomes constant data all the same.
            return "(global::System.ReadOnlySpan<byte>)[" + string.Join(", ", Array.ConvertAll(Wtf8.GetBytes(value), Byte)) + "]";
        }

        StringBuilder text = new(value.Length + 4);
        text.Append('"');
        Append(text, value);
        return text.Append("\"u8").ToString();
    }

    /// <summary>The text as a line comment may hold it, cut to a readable length.</summary>
    public static string Comment(string value, int maxLength = 80)
    {
        StringBuilder text = new();
        foreach (char c in value)
        {
            if (text.Length >= maxLength)
            {
                text.Append("...");
                break;
            }

            // Letters and digits of any script read well in a comment; controls, separators and what hides do not get in.
            text.Append(c is >= ' ' and < '\u007F' || char.IsLetterOrDigit(c) ? c : '?');
        }

        return text.ToString();
    }

    /// <summary>An integer.</summary>
    public static string Number(long value) => value == long.MinValue ? "long.MinValue" : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The bits of a set, as <c>0x1F</c>, of type ulong.</summary>
    public static string Bits(ulong value) => "0x" + value.ToString("X", CultureInfo.InvariantCulture) + "UL";

    private static void Append(StringBuilder text, string value)
    {
        for (int index = 0; index < value.Length; index++)
        {
            char c = value[index];
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case >= ' ' and < '\u007F':
                    text.Append(c);
                    break;
                default:
                    if (char.IsHighSurrogate(c) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
                    {
                        text.Append("\\U").Append(char.ConvertToUtf32(c, value[++index]).ToString("X8", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    }

                    break;
            }
        }
    }

    private static string Byte(byte value) => "0x" + value.ToString("X2", CultureInfo.InvariantCulture);
}
