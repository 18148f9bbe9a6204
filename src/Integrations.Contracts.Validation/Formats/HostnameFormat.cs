namespace Integrations.Contracts.Validation.Formats;

/// <summary>Host names: RFC 1123, section 2.1, on RFC 952 (labels of letters, digits and hyphens). A label that begins with <c>xn--</c> must be an A-label (RFC 5890, section 2.3.2.1).</summary>
internal static class HostnameFormat
{
    /// <summary>255 octets on the wire (RFC 1035, section 2.3.4) are 253 characters: each label has a length octet, the root's is the last.</summary>
    public const int MaxLength = 253;

    /// <summary>RFC 1035, section 2.3.4.</summary>
    public const int MaxLabelLength = 63;

    /// <summary>Whether it is a host name.</summary>
    public static bool IsHostname(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxLength)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = utf8;
        while (true)
        {
            int dot = rest.IndexOf((byte)'.');
            ReadOnlySpan<byte> label = dot < 0 ? rest : rest.Slice(0, dot);
            if (!IsLabel(label))
            {
                return false;
            }

            if (IdnHostnameFormat.HasPrefix(label))
            {
                return IdnHostnameFormat.IsAsciiMatch(utf8);
            }

            if (dot < 0)
            {
                return true;
            }

            rest = rest.Slice(dot + 1);
        }
    }

    /// <summary>Whether it is an LDH label (RFC 5890, section 2.3.1).</summary>
    public static bool IsLabel(ReadOnlySpan<byte> label)
    {
        if (label.Length is 0 or > MaxLabelLength || label[0] == '-' || label[label.Length - 1] == '-')
        {
            return false;
        }

        foreach (byte b in label)
        {
            if (b - (uint)'0' > 9 && (uint)((b | 0x20) - 'a') > 25 && b != '-')
            {
                return false;
            }
        }

        return true;
    }
}
