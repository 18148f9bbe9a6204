using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Formats;

/// <summary>
/// IPv4 addresses (RFC 2673, section 3.2: <c>dotted-quad</c>, whose <c>decbyte</c> may have leading zeros; RFC 3986, section 3.2.2: <c>IPv4address</c>, whose <c>dec-octet</c> may not)
/// and IPv6 addresses (RFC 4291, section 2.2; the same language as RFC 3986's <c>IPv6address</c>).
/// </summary>
internal static class IpAddressFormat
{
    /// <summary>Whether it is a <c>dotted-quad</c>.</summary>
    public static bool IsIpv4(ReadOnlySpan<byte> utf8) => IsIpv4(utf8, leadingZeros: true);

    /// <summary>Whether it is an IPv6 address, without brackets, zone or prefix length.</summary>
    public static bool IsIpv6(ReadOnlySpan<byte> utf8) => IsIpv6(utf8, leastElided: 1, leadingZeros: false);

    /// <summary>Whether it is four decimal octets.</summary>
    public static bool IsIpv4(ReadOnlySpan<byte> utf8, bool leadingZeros)
    {
        // 0.0.0.0 to 255.255.255.255
        if (utf8.Length is < 7 or > 15)
        {
            return false;
        }

        int octets = 0;
        int digits = 0;
        uint value = 0;
        foreach (byte b in utf8)
        {
            uint digit = b - (uint)'0';
            if (digit <= 9)
            {
                if (digits == 3 || (digits == 1 && value == 0 && !leadingZeros))
                {
                    return false;
                }

                value = (value * 10) + digit;
                digits++;
            }
            else
            {
                if (b != '.' || digits == 0 || value > 255 || ++octets == 4)
                {
                    return false;
                }

                digits = 0;
                value = 0;
            }
        }

        return octets == 3 && digits != 0 && value <= 255;
    }

    /// <summary>Whether it is an IPv6 address.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="leastElided">For how many groups <c>::</c> stands at least: 1, but 2 in RFC 5321, section 4.1.3.</param>
    /// <param name="leadingZeros">Whether the octets of an embedded IPv4 address may have leading zeros.</param>
    public static bool IsIpv6(ReadOnlySpan<byte> utf8, int leastElided, bool leadingZeros)
    {
        int groups = 0;
        bool elided = false;
        int position = 0;
        if (utf8.Length < 2)
        {
            return false;
        }

        if (utf8[0] == ':')
        {
            if (utf8[1] != ':')
            {
                return false;
            }

            elided = true;
            position = 2;
        }

        while (position < utf8.Length)
        {
            int first = position;
            while (position < utf8.Length && IsHexDigit(utf8[position]))
            {
                position++;
            }

            if (position < utf8.Length && utf8[position] == '.')
            {
                groups += 2;
                return IsIpv4(utf8.Slice(first), leadingZeros) && (elided ? groups <= 8 - leastElided : groups == 8);
            }

            if (position - first is 0 or > 4 || ++groups > 8)
            {
                return false;
            }

            if (position == utf8.Length)
            {
                break;
            }

            // A colon must be followed by a group, two colons need not be.
            if (utf8[position] != ':' || ++position == utf8.Length)
            {
                return false;
            }

            if (utf8[position] == ':')
            {
                if (elided)
                {
                    return false;
                }

                elided = true;
                position++;
            }
        }

        return elided ? groups <= 8 - leastElided : groups == 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsHexDigit(byte b) => b - (uint)'0' <= 9 || (uint)((b | 0x20) - 'a') <= 5;
}
