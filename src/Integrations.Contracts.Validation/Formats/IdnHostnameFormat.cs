namespace Integrations.Contracts.Validation.Formats;

/// <summary>Internationalised host names: RFC 5890, section 2.3.2.3; U-labels by RFC 5891, section 4.2, code points by RFC 5892, right-to-left names by RFC 5893.</summary>
/// <remarks>
/// A label is at most 63 octets in its A-label form, so each fits on the stack, and what is done to one is bounded, whatever the length of the input.
/// U+3002, U+FF0E and U+FF61 separate labels like the full stop (RFC 3490, section 3.1; the official suite wants it, though IDNA2008 leaves it to applications).
/// </remarks>
internal static class IdnHostnameFormat
{
    private const int PrefixLength = 4;

    // An A-label has its prefix and at least one byte for each code point.
    private const int MaxCodePoints = HostnameFormat.MaxLabelLength - PrefixLength;

    /// <summary>Whether it is an internationalised host name: of U-labels, A-labels and LDH labels that are not reserved.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> utf8) => IsMatch(utf8, ascii: false);

    /// <summary>Whether it is a host name whose labels with the prefix <c>xn--</c> are A-labels. Another label may have hyphens in the third and fourth place.</summary>
    public static bool IsAsciiMatch(ReadOnlySpan<byte> utf8) => IsMatch(utf8, ascii: true);

    /// <summary>Whether a label begins with <c>xn--</c>, in any case.</summary>
    public static bool HasPrefix(ReadOnlySpan<byte> label) =>
        label.Length >= PrefixLength && label[2] == '-' && label[3] == '-' && (label[0] | 0x20) == 'x' && (label[1] | 0x20) == 'n';

    private static bool IsMatch(ReadOnlySpan<byte> utf8, bool ascii)
    {
        int length = -1;
        bool rightToLeft = false;
        bool bidiRuleHolds = true;
        while (true)
        {
            int end = FindSeparator(utf8, ascii, out int separator);
            int labelLength = LabelLength(utf8.Slice(0, end), ascii, ref rightToLeft, ref bidiRuleHolds);
            length += labelLength + 1;
            if (labelLength == 0 || length > HostnameFormat.MaxLength)
            {
                return false;
            }

            if (separator == 0)
            {
                return !rightToLeft || bidiRuleHolds;
            }

            utf8 = utf8.Slice(end + separator);
        }
    }

    /// <summary>Where the label ends; the separator after it has so many bytes, 0 at the end.</summary>
    private static int FindSeparator(ReadOnlySpan<byte> utf8, bool ascii, out int length)
    {
        for (int i = 0; i < utf8.Length; i++)
        {
            byte b = utf8[i];
            if (b == '.')
            {
                length = 1;
                return i;
            }

            // E3 80 82, EF BC 8E, EF BD A1
            if (!ascii && b >= 0xE3 && i + 2 < utf8.Length
                && ((b == 0xE3 && utf8[i + 1] == 0x80 && utf8[i + 2] == 0x82)
                    || (b == 0xEF && utf8[i + 1] == 0xBC && utf8[i + 2] == 0x8E)
                    || (b == 0xEF && utf8[i + 1] == 0xBD && utf8[i + 2] == 0xA1)))
            {
                length = 3;
                return i;
            }
        }

        length = 0;
        return utf8.Length;
    }

    /// <summary>The length of a label in its ASCII form; 0 where it is none.</summary>
    private static int LabelLength(ReadOnlySpan<byte> label, bool ascii, ref bool rightToLeft, ref bool bidiRuleHolds)
    {
        Span<int> buffer = stackalloc int[HostnameFormat.MaxLabelLength];
        int count = 0;
        bool isAscii = true;
        for (int i = 0; i < label.Length;)
        {
            int codePoint = Utf8CodePoint.Read(label, i, out int length);
            if (codePoint == Utf8CodePoint.Invalid || count == buffer.Length)
            {
                return 0;
            }

            // An LDH label is the same in either case (RFC 5890, section 2.3.1); a U-label has no upper case, which the tables say.
            isAscii &= codePoint < 0x80;
            buffer[count++] = codePoint;
            i += length;
        }

        Span<int> codePoints = buffer.Slice(0, count);
        int asciiLength;
        if (!isAscii)
        {
            asciiLength = ascii ? 0 : AsciiLengthOfUnicodeLabel(codePoints);
        }
        else
        {
            if (!HostnameFormat.IsLabel(label))
            {
                return 0;
            }

            asciiLength = label.Length;
            LowerCase(codePoints);
            if (HasPrefix(label))
            {
                Span<int> decoded = stackalloc int[HostnameFormat.MaxLabelLength];
                count = DecodeAsciiLabel(label.Slice(PrefixLength), codePoints.Slice(PrefixLength), decoded);
                if (count <= 0)
                {
                    return 0;
                }

                decoded.Slice(0, count).CopyTo(buffer);
                codePoints = buffer.Slice(0, count);
            }
            else if (!ascii && HasReservedHyphens(codePoints))
            {
                return 0;
            }
        }

        if (asciiLength != 0)
        {
            bidiRuleHolds &= BidiRule.Holds(codePoints, out bool labelRightToLeft);
            rightToLeft |= labelRightToLeft;
        }

        return asciiLength;
    }

    private static void LowerCase(Span<int> codePoints)
    {
        foreach (ref int codePoint in codePoints)
        {
            if (codePoint is >= 'A' and <= 'Z')
            {
                codePoint |= 0x20;
            }
        }
    }

    /// <summary>The U-label of an A-label: how many code points; 0 where it is none, or not the one that this is the A-label of (RFC 5891, section 5.4).</summary>
    private static int DecodeAsciiLabel(ReadOnlySpan<byte> encoded, ReadOnlySpan<int> lowerCase, Span<int> decoded)
    {
        Span<byte> text = stackalloc byte[HostnameFormat.MaxLabelLength];
        for (int i = 0; i < encoded.Length; i++)
        {
            text[i] = (byte)lowerCase[i];
        }

        text = text.Slice(0, encoded.Length);
        int count = Punycode.Decode(text, decoded);
        if (count <= 0 || !IsUnicodeLabel(decoded.Slice(0, count)))
        {
            return 0;
        }

        Span<byte> again = stackalloc byte[HostnameFormat.MaxLabelLength];
        int length = Punycode.Encode(decoded.Slice(0, count), again);
        return length == text.Length && again.Slice(0, length).SequenceEqual(text) ? count : 0;
    }

    private static int AsciiLengthOfUnicodeLabel(ReadOnlySpan<int> codePoints)
    {
        if (codePoints.Length > MaxCodePoints || !IsUnicodeLabel(codePoints))
        {
            return 0;
        }

        Span<byte> text = stackalloc byte[MaxCodePoints];
        int length = Punycode.Encode(codePoints, text);
        return length < 0 ? 0 : length + PrefixLength;
    }

    /// <summary>RFC 5891, section 4.2, but for the Bidi rule, which is one of whole names.</summary>
    private static bool IsUnicodeLabel(ReadOnlySpan<int> codePoints)
    {
        if (codePoints[0] == '-' || codePoints[codePoints.Length - 1] == '-' || HasReservedHyphens(codePoints) || IdnaProperties.Of(codePoints[0]).IsMark)
        {
            return false;
        }

        bool isAscii = true;
        for (int i = 0; i < codePoints.Length; i++)
        {
            isAscii &= codePoints[i] < 0x80;
            IdnaStatus status = IdnaProperties.Of(codePoints[i]).Status;
            if (status != IdnaStatus.Valid && (status == IdnaStatus.Disallowed || !IdnaContext.Holds(codePoints, i)))
            {
                return false;
            }
        }

        return !isAscii && CanonicalComposition.IsComposed(codePoints);
    }

    /// <summary>Hyphens in the third and fourth place, which are reserved (RFC 5890, section 2.3.1).</summary>
    private static bool HasReservedHyphens(ReadOnlySpan<int> codePoints) => codePoints.Length >= 4 && codePoints[2] == '-' && codePoints[3] == '-';
}
