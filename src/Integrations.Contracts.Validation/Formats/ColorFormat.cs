namespace Integrations.Contracts.Validation.Formats;

/// <summary>Draft 3, section 5.23, <c>color</c>: what CSS 2.1, section 4.3.6, takes as a colour: a name, <c>#rgb</c>, <c>#rrggbb</c> or <c>rgb(...)</c>.</summary>
internal static class ColorFormat
{
    public static bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0)
        {
            return false;
        }

        if (utf8[0] == '#')
        {
            return utf8.Length is 4 or 7 && IsHex(utf8.Slice(1));
        }

        // The longest name has seven letters.
        return utf8.Length <= 7 ? IsName(utf8) : IsFunction(utf8);
    }

    private static bool IsHex(ReadOnlySpan<byte> digits)
    {
        foreach (byte b in digits)
        {
            if (!UriCharacters.Has(b, UriCharacters.HexDigit))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsName(ReadOnlySpan<byte> utf8)
    {
        Span<byte> buffer = stackalloc byte[7];
        ReadOnlySpan<byte> name = LowerCase(utf8, buffer);
        return name.Length switch
        {
            3 => name.SequenceEqual("red"u8),
            4 => name.SequenceEqual("aqua"u8) || name.SequenceEqual("blue"u8) || name.SequenceEqual("gray"u8) || name.SequenceEqual("lime"u8)
                || name.SequenceEqual("navy"u8) || name.SequenceEqual("teal"u8),
            5 => name.SequenceEqual("black"u8) || name.SequenceEqual("green"u8) || name.SequenceEqual("olive"u8) || name.SequenceEqual("white"u8),
            6 => name.SequenceEqual("maroon"u8) || name.SequenceEqual("orange"u8) || name.SequenceEqual("purple"u8) || name.SequenceEqual("silver"u8)
                || name.SequenceEqual("yellow"u8),
            7 => name.SequenceEqual("fuchsia"u8),
            _ => false,
        };
    }

    /// <summary><c>rgb(</c>, three integers or three percentages, with commas between and white space around, <c>)</c>. Values out of range are clipped, not wrong.</summary>
    private static bool IsFunction(ReadOnlySpan<byte> utf8)
    {
        Span<byte> buffer = stackalloc byte[4];
        if (!LowerCase(utf8.Slice(0, 4), buffer).SequenceEqual("rgb("u8) || utf8[utf8.Length - 1] != ')')
        {
            return false;
        }

        ReadOnlySpan<byte> rest = utf8.Slice(4, utf8.Length - 5);
        int percentages = 0;
        for (int component = 0; component < 3; component++)
        {
            int comma = rest.IndexOf((byte)',');
            if (comma < 0 != (component == 2))
            {
                return false;
            }

            ReadOnlySpan<byte> text = TrimWhiteSpace(rest.Slice(0, comma < 0 ? rest.Length : comma));
            bool percentage = text.Length != 0 && text[text.Length - 1] == '%';
            percentages += percentage ? 1 : 0;
            if (!(percentage ? IsNumber(text.Slice(0, text.Length - 1), fraction: true) : IsNumber(text, fraction: false)))
            {
                return false;
            }

            rest = rest.Slice(comma + 1);
        }

        return percentages is 0 or 3;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, bool fraction)
    {
        if (text.Length != 0 && text[0] is (byte)'+' or (byte)'-')
        {
            text = text.Slice(1);
        }

        if (text.Length == 0 || text[text.Length - 1] == '.')
        {
            return false;
        }

        foreach (byte b in text)
        {
            if (b == '.' && fraction)
            {
                fraction = false;
            }
            else if (b - (uint)'0' > 9)
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<byte> TrimWhiteSpace(ReadOnlySpan<byte> text)
    {
        int first = 0;
        int end = text.Length;
        while (first < end && text[first] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f')
        {
            first++;
        }

        while (end > first && text[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f')
        {
            end--;
        }

        return text.Slice(first, end - first);
    }

    private static ReadOnlySpan<byte> LowerCase(ReadOnlySpan<byte> utf8, Span<byte> buffer)
    {
        for (int i = 0; i < utf8.Length; i++)
        {
            buffer[i] = utf8[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(utf8[i] | 0x20) : utf8[i];
        }

        return buffer.Slice(0, utf8.Length);
    }
}
