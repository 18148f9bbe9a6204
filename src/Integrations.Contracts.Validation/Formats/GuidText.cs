using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

/// <summary><c>UUID</c> of RFC 4122, section 3 (the same text in RFC 9562, section 4), to <see cref="Guid"/> and back. The version and variant bits may be anything, as the grammar has it.</summary>
public static class GuidText
{
    /// <summary>The length in bytes of every UUID.</summary>
    public const int Length = 36;

    private const byte UpperCase = 0x10;
    private const byte Invalid = 0x80;

    /// <summary>What a byte means as a hexadecimal digit: its value, <see cref="UpperCase"/> beside it for A to F, <see cref="Invalid"/> where it is none.</summary>
    private static ReadOnlySpan<byte> Digits =>
    [
        128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
        128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 128, 128, 128, 128, 128, 128,
        128, 26, 27, 28, 29, 30, 31, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
        128, 10, 11, 12, 13, 14, 15, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
        128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
        128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
        128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
        128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
    ];

    /// <summary>Reads a UUID.</summary>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes.</param>
    /// <param name="value">The value.</param>
    /// <param name="exact">Whether <see cref="TryFormat"/> writes the same text for the value: whether all letters are lower-case.</param>
    /// <returns>Whether the text is a UUID: the verdict of <see cref="StringFormats.IsMatch"/>.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Guid value, out bool exact)
    {
        value = default;
        exact = false;
        if (!HasDashes(utf8))
        {
            return false;
        }

        uint seen = 0;
        uint a = Word(utf8, 0, ref seen);
        ushort b = (ushort)((Octet(utf8, 9, ref seen) << 8) | Octet(utf8, 11, ref seen));
        ushort c = (ushort)((Octet(utf8, 14, ref seen) << 8) | Octet(utf8, 16, ref seen));
        uint d = (Octet(utf8, 19, ref seen) << 8) | Octet(utf8, 21, ref seen);
        uint e = Word(utf8, 24, ref seen);
        uint f = (Octet(utf8, 32, ref seen) << 8) | Octet(utf8, 34, ref seen);
        if ((seen & Invalid) != 0)
        {
            return false;
        }

        value = new Guid(a, b, c, (byte)(d >> 8), (byte)d, (byte)(e >> 24), (byte)(e >> 16), (byte)(e >> 8), (byte)e, (byte)(f >> 8), (byte)f);
        exact = (seen & UpperCase) == 0;
        return true;
    }

    /// <summary>Writes a UUID, in lower case.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">Where the text goes as UTF-8: <see cref="Length"/> bytes.</param>
    /// <param name="written">How many bytes were written; 0 where the destination is too short.</param>
    public static bool TryFormat(Guid value, Span<byte> destination, out int written) => Utf8Formatter.TryFormat(value, destination, out written);

    /// <summary>Whether a text is a UUID: <see cref="StringFormats.IsMatch"/> for code that knows the format.</summary>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes.</param>
    public static bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (!HasDashes(utf8))
        {
            return false;
        }

        uint seen = 0;
        _ = Word(utf8, 0, ref seen);
        _ = Octet(utf8, 9, ref seen);
        _ = Octet(utf8, 11, ref seen);
        _ = Octet(utf8, 14, ref seen);
        _ = Octet(utf8, 16, ref seen);
        _ = Octet(utf8, 19, ref seen);
        _ = Octet(utf8, 21, ref seen);
        _ = Word(utf8, 24, ref seen);
        _ = Octet(utf8, 32, ref seen);
        _ = Octet(utf8, 34, ref seen);
        return (seen & Invalid) == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasDashes(ReadOnlySpan<byte> utf8) =>
        utf8.Length == Length && utf8[8] == '-' && utf8[13] == '-' && utf8[18] == '-' && utf8[23] == '-';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Word(ReadOnlySpan<byte> utf8, int position, ref uint seen) =>
        (Octet(utf8, position, ref seen) << 24) | (Octet(utf8, position + 2, ref seen) << 16) | (Octet(utf8, position + 4, ref seen) << 8) | Octet(utf8, position + 6, ref seen);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Octet(ReadOnlySpan<byte> utf8, int position, ref uint seen)
    {
        uint high = Digits[utf8[position]];
        uint low = Digits[utf8[position + 1]];
        seen |= high | low;
        return ((high & 15) << 4) | (low & 15);
    }
}
