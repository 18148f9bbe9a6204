namespace Integrations.Contracts.Validation.Formats;

/// <summary><c>Mailbox</c> of RFC 5321, section 4.1.2, and the same with non-ASCII characters of RFC 6531, section 3.3.</summary>
/// <remarks>
/// The grammar alone: the sizes of RFC 5321, section 4.5.3.1, are the least that a mail server must take, not the most. RFC 6531 adds <c>UTF8-non-ascii</c> to <c>atext</c>,
/// <c>qtextSMTP</c> and <c>sub-domain</c>; whether such a domain can be registered (RFC 5891) is no matter of the grammar.
/// An address literal with another tag than IPv6 is taken as its grammar has it, <c>Standardized-tag ":" 1*dcontent</c>, though none is registered.
/// </remarks>
internal static class EmailFormat
{
    public static bool IsMailbox(ReadOnlySpan<byte> utf8) => IsMailbox(utf8, international: false);

    public static bool IsInternationalMailbox(ReadOnlySpan<byte> utf8) => IsMailbox(utf8, international: true);

    private static bool IsMailbox(ReadOnlySpan<byte> utf8, bool international)
    {
        if (utf8.Length == 0)
        {
            return false;
        }

        int at = utf8[0] == '"' ? SkipQuotedString(utf8, international) : SkipDotString(utf8, international);
        if (at < 0 || at + 1 >= utf8.Length || utf8[at] != '@')
        {
            return false;
        }

        ReadOnlySpan<byte> domain = utf8.Slice(at + 1);
        return domain[0] == '[' ? IsAddressLiteral(domain) : IsDomain(domain, international);
    }

    /// <summary><c>Atom *("." Atom)</c>: where it ends, or -1.</summary>
    private static int SkipDotString(ReadOnlySpan<byte> utf8, bool international)
    {
        int position = 0;
        while (true)
        {
            int first = position;
            while (position < utf8.Length)
            {
                int length = LengthOfAtomText(utf8, position, international);
                if (length == 0)
                {
                    break;
                }

                position += length;
            }

            if (position == first)
            {
                return -1;
            }

            if (position == utf8.Length || utf8[position] != '.')
            {
                return position;
            }

            position++;
        }
    }

    /// <summary><c>DQUOTE *QcontentSMTP DQUOTE</c>: where it ends, or -1.</summary>
    private static int SkipQuotedString(ReadOnlySpan<byte> utf8, bool international)
    {
        int position = 1;
        while (position < utf8.Length)
        {
            byte b = utf8[position];
            if (b == '"')
            {
                return position + 1;
            }

            if (b == '\\')
            {
                // quoted-pairSMTP: any graphic character or the space.
                if (position + 1 >= utf8.Length || utf8[position + 1] is < 32 or > 126)
                {
                    return -1;
                }

                position += 2;
            }
            else if (b is >= 32 and <= 126)
            {
                position++;
            }
            else
            {
                int length = LengthOfNonAscii(utf8, position, international);
                if (length == 0)
                {
                    return -1;
                }

                position += length;
            }
        }

        return -1;
    }

    /// <summary><c>sub-domain *("." sub-domain)</c>, each of letters, digits and hyphens that neither begins nor ends with a hyphen.</summary>
    private static bool IsDomain(ReadOnlySpan<byte> domain, bool international)
    {
        byte previous = (byte)'.';
        int position = 0;
        while (position < domain.Length)
        {
            byte b = domain[position];
            int length = 1;
            if (b == '.')
            {
                if (previous is (byte)'.' or (byte)'-')
                {
                    return false;
                }
            }
            else if (b == '-')
            {
                if (previous == '.')
                {
                    return false;
                }
            }
            else if (!IsLetterOrDigit(b))
            {
                length = LengthOfNonAscii(domain, position, international);
                if (length == 0)
                {
                    return false;
                }
            }

            previous = b;
            position += length;
        }

        return previous is not ((byte)'.' or (byte)'-');
    }

    private static bool IsAddressLiteral(ReadOnlySpan<byte> domain)
    {
        if (domain[domain.Length - 1] != ']')
        {
            return false;
        }

        ReadOnlySpan<byte> literal = domain.Slice(1, domain.Length - 2);
        int colon = literal.IndexOf((byte)':');
        if (colon < 0)
        {
            return IpAddressFormat.IsIpv4(literal);
        }

        ReadOnlySpan<byte> content = literal.Slice(colon + 1);
        if (colon == 4 && (literal[0] | 0x20) == 'i' && (literal[1] | 0x20) == 'p' && (literal[2] | 0x20) == 'v' && literal[3] == '6')
        {
            return IpAddressFormat.IsIpv6(content, leastElided: 2, leadingZeros: true);
        }

        // Ldh-str: letters, digits and hyphens, a letter or digit at the end.
        for (int i = 0; i < colon; i++)
        {
            if (!IsLetterOrDigit(literal[i]) && (literal[i] != '-' || i == colon - 1))
            {
                return false;
            }
        }

        foreach (byte b in content)
        {
            if (b is < 33 or > 126 or (byte)'[' or (byte)'\\' or (byte)']')
            {
                return false;
            }
        }

        return colon != 0 && content.Length != 0;
    }

    /// <summary>How many bytes of <c>atext</c> (RFC 5322, section 3.2.3) stand there: 0 for none.</summary>
    private static int LengthOfAtomText(ReadOnlySpan<byte> utf8, int position, bool international)
    {
        byte b = utf8[position];
        if (b >= 0x80)
        {
            return LengthOfNonAscii(utf8, position, international);
        }

        return IsLetterOrDigit(b) || "!#$%&'*+-/=?^_`{|}~"u8.IndexOf(b) >= 0 ? 1 : 0;
    }

    private static int LengthOfNonAscii(ReadOnlySpan<byte> utf8, int position, bool international) =>
        international && utf8[position] >= 0x80 && Utf8CodePoint.Read(utf8, position, out int length) != Utf8CodePoint.Invalid ? length : 0;

    private static bool IsLetterOrDigit(byte b) => b - (uint)'0' <= 9 || (uint)((b | 0x20) - 'a') <= 25;
}
