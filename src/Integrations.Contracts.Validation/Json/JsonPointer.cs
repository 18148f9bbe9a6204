using System.Text;

namespace Integrations.Contracts.Validation.Json;

/// <summary>JSON Pointer (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>A reference token as it stands in a pointer: <c>~</c> becomes <c>~0</c>, <c>/</c> becomes <c>~1</c> (section 3).</summary>
    public static string Escape(string token) =>
        token.IndexOfAny(['~', '/']) < 0 ? token : token.Replace("~", "~0").Replace("/", "~1");

    /// <summary>The token that is meant; false where a <c>~</c> is followed by neither 0 nor 1.</summary>
    public static bool TryUnescape(string escaped, out string token)
    {
        token = escaped;
        if (escaped.IndexOf('~') < 0)
        {
            return true;
        }

        for (int index = escaped.IndexOf('~'); index >= 0; index = escaped.IndexOf('~', index + 1))
        {
            if (index + 1 == escaped.Length || escaped[index + 1] is not ('0' or '1'))
            {
                return false;
            }
        }

        // In this order (section 4): ~01 is ~1, not a slash.
        token = escaped.Replace("~1", "/").Replace("~0", "~");
        return true;
    }

    /// <summary>The pointer to a member.</summary>
    public static string Append(string pointer, string token) => pointer + "/" + Escape(token);

    /// <summary>The pointer to an item.</summary>
    public static string Append(string pointer, int index) => pointer + "/" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The tokens of a pointer; false where it is none: neither empty nor starting with a slash, or with a wrong escape.</summary>
    public static bool TrySplit(string pointer, out string[] tokens)
    {
        tokens = [];
        if (pointer.Length == 0)
        {
            return true;
        }

        if (pointer[0] != '/')
        {
            return false;
        }

        string[] parts = pointer.Substring(1).Split('/');
        for (int index = 0; index < parts.Length; index++)
        {
            if (!TryUnescape(parts[index], out parts[index]))
            {
                return false;
            }
        }

        tokens = parts;
        return true;
    }

    /// <summary>The value that a pointer refers to (section 4). <c>-</c> refers to no value.</summary>
    public static bool TryEvaluate(TapeValue root, string pointer, out TapeValue value)
    {
        value = root;
        if (!TrySplit(pointer, out string[] tokens))
        {
            return false;
        }

        foreach (string token in tokens)
        {
            if (!TryStep(value, token, out value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One reference token on: a member's name, or an item's index.</summary>
    public static bool TryStep(TapeValue value, string token, out TapeValue next)
    {
        next = default;
        if (value.Kind == JsonKind.Object)
        {
            return value.TryGetMember(Wtf8.GetBytes(token), out next);
        }

        if (value.Kind != JsonKind.Array || !TryReadIndex(token, out int index))
        {
            return false;
        }

        foreach (TapeValue item in value.Items)
        {
            if (index-- == 0)
            {
                next = item;
                return true;
            }
        }

        return false;
    }

    /// <summary>The pointer in a URI fragment (section 6): what stands after the <c>#</c>, percent-decoded as UTF-8. False where the percent encoding is wrong.</summary>
    public static bool TryDecodeFragment(string fragment, out string pointer)
    {
        pointer = fragment;
        if (fragment.IndexOf('%') < 0)
        {
            return true;
        }

        byte[] bytes = Wtf8.GetBytes(fragment);
        int written = 0;
        for (int index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] != (byte)'%')
            {
                bytes[written++] = bytes[index];
                continue;
            }

            int high = index + 2 < bytes.Length ? HexDigit(bytes[index + 1]) : -1;
            int low = index + 2 < bytes.Length ? HexDigit(bytes[index + 2]) : -1;
            if (high < 0 || low < 0)
            {
                return false;
            }

            bytes[written++] = (byte)((high << 4) | low);
            index += 2;
        }

        ReadOnlySpan<byte> decoded = bytes.AsSpan(0, written);
        for (int index = 0; index < decoded.Length; index++)
        {
            if (decoded[index] >= 0x80 && (index = JsonScanner.SkipNonAscii(decoded, index)) < 0)
            {
                return false;
            }
        }

        pointer = JsonString.Decode(decoded);
        return true;
    }

    private static int HexDigit(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };

    /// <summary>Digits without a leading zero (section 4).</summary>
    private static bool TryReadIndex(string token, out int index)
    {
        index = 0;
        if (token.Length is 0 or > 9 || (token[0] == '0' && token.Length > 1))
        {
            return false;
        }

        foreach (char digit in token)
        {
            if (digit is < '0' or > '9')
            {
                return false;
            }

            index = (index * 10) + (digit - '0');
        }

        return true;
    }
}
