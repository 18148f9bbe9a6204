namespace Integrations.Contracts.Validation.Formats;

/// <summary>One code point of UTF-8 (RFC 3629, section 4).</summary>
internal static class Utf8CodePoint
{
    /// <summary>What <see cref="Read"/> gives for bytes that are no UTF-8; no format takes it.</summary>
    public const int Invalid = -1;

    /// <summary>The code point at a position, and how many bytes it has; <see cref="Invalid"/> and 1 where there is none.</summary>
    public static int Read(ReadOnlySpan<byte> utf8, int position, out int length)
    {
        length = 1;
        int lead = utf8[position];
        if (lead < 0x80)
        {
            return lead;
        }

        int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        if (lead is < 0xC2 or > 0xF4 || position + more >= utf8.Length)
        {
            return Invalid;
        }

        int value = lead & (0x3F >> more);
        for (int i = 1; i <= more; i++)
        {
            int next = utf8[position + i];
            if ((next & 0xC0) != 0x80)
            {
                return Invalid;
            }

            value = (value << 6) | (next & 0x3F);
        }

        if ((more == 2 && (value < 0x800 || value is >= 0xD800 and <= 0xDFFF)) || (more == 3 && value is < 0x10000 or > 0x10FFFF))
        {
            return Invalid;
        }

        length = more + 1;
        return value;
    }
}
