namespace Integrations.Contracts.Validation.Formats;

/// <summary>JSON Pointers (RFC 6901, section 3, as a string and not as a URI fragment) and relative ones (draft-bhutton-relative-json-pointer-00, section 3).</summary>
internal static class JsonPointerFormat
{
    public static bool IsPointer(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0)
        {
            return true;
        }

        if (utf8[0] != '/')
        {
            return false;
        }

        int position = 1;
        while (true)
        {
            int tilde = utf8.Slice(position).IndexOf((byte)'~');
            if (tilde < 0)
            {
                return true;
            }

            position += tilde + 1;
            if (position == utf8.Length || utf8[position] is not ((byte)'0' or (byte)'1'))
            {
                return false;
            }
        }
    }

    /// <summary>Whether it is <c>non-negative-integer [index-manipulation] ("#" / json-pointer)</c>, the manipulation being a sign and a positive integer.</summary>
    public static bool IsRelativePointer(ReadOnlySpan<byte> utf8)
    {
        int position = SkipInteger(utf8, 0);
        if (position == 0)
        {
            return false;
        }

        if (position < utf8.Length && utf8[position] is (byte)'+' or (byte)'-')
        {
            int first = position + 1;
            position = SkipInteger(utf8, first);
            if (position == first || utf8[first] == '0')
            {
                return false;
            }
        }

        ReadOnlySpan<byte> rest = utf8.Slice(position);
        return (rest.Length == 1 && rest[0] == '#') || IsPointer(rest);
    }

    /// <summary>Where an integer without leading zeros ends; the position itself where there is none.</summary>
    private static int SkipInteger(ReadOnlySpan<byte> utf8, int position)
    {
        if (position < utf8.Length && utf8[position] == '0')
        {
            return position + 1;
        }

        while (position < utf8.Length && utf8[position] - (uint)'0' <= 9)
        {
            position++;
        }

        return position;
    }
}
