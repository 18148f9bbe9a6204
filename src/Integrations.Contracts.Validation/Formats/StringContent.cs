namespace Integrations.Contracts.Validation;

/// <summary>The text of a string by <c>contentEncoding</c> and <c>contentMediaType</c>, where these assert (draft-handrews-json-schema-validation-01, section 8).</summary>
public static class StringContent
{
    /// <summary>Whether a string is base64 (RFC 4648, section 4), or JSON, or both: base64 of JSON.</summary>
    /// <param name="isBase64">Whether it is base64.</param>
    /// <param name="isJson">Whether the text, or what it encodes, is JSON.</param>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes.</param>
    public static bool IsMatch(bool isBase64, bool isJson, ReadOnlySpan<byte> utf8)
    {
        if (!isBase64)
        {
            return !isJson || IsJson(utf8.ToArray());
        }

        if (!isJson)
        {
            return IsBase64(utf8);
        }

        return IsBase64(utf8) && IsJson(Decode(utf8));
    }

    private static bool IsJson(byte[] text) => JsonTape.TryParse(text.AsMemory(), out _, out _);

    private static bool IsBase64(ReadOnlySpan<byte> text)
    {
        if (text.Length % 4 != 0)
        {
            return false;
        }

        int padding = text.Length == 0 || text[text.Length - 1] != (byte)'=' ? 0 : text[text.Length - 2] == (byte)'=' ? 2 : 1;
        int digits = text.Length - padding;
        for (int i = 0; i < digits; i++)
        {
            if (Digit(text[i]) < 0)
            {
                return false;
            }
        }

        // The bits of the last digit that no byte takes must be zero (RFC 4648, section 3.5).
        return padding == 0 || (Digit(text[digits - 1]) & (padding == 2 ? 0xF : 0x3)) == 0;
    }

    private static byte[] Decode(ReadOnlySpan<byte> text)
    {
        int padding = text.Length == 0 || text[text.Length - 1] != (byte)'=' ? 0 : text[text.Length - 2] == (byte)'=' ? 2 : 1;
        byte[] bytes = new byte[(text.Length / 4 * 3) - padding];
        int written = 0;
        int bits = 0;
        int buffer = 0;
        for (int i = 0; i < text.Length - padding; i++)
        {
            buffer = ((buffer << 6) | Digit(text[i])) & 0xFFFFFF;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[written++] = (byte)(buffer >> bits);
            }
        }

        return bytes;
    }

    private static int Digit(byte value) => value switch
    {
        >= (byte)'A' and <= (byte)'Z' => value - 'A',
        >= (byte)'a' and <= (byte)'z' => value - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => value - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
