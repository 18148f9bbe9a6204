using Integrations.Contracts.Validation.Formats;

namespace Integrations.Contracts.Validation;

/// <summary><c>full-date</c> of RFC 3339, section 5.6, to DateOnly and back.</summary>
public static partial class DateText
{
    /// <summary>The length in bytes of every <c>full-date</c>.</summary>
    public const int Length = 10;

    /// <summary>Whether a text is a <c>full-date</c>: <see cref="StringFormats.IsMatch"/> for code that knows the format.</summary>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes.</param>
    public static bool IsMatch(ReadOnlySpan<byte> utf8) => TryReadDate(utf8, out _, out _, out _);

    /// <summary>Writes the date that lies so many days after 0001-01-01.</summary>
    /// <remarks>Euclidean affine functions (Neri and Schneider, 2023): the year begins in March; a multiplication gives quotient and remainder at once.</remarks>
    internal static void Write(int dayNumber, Span<byte> destination)
    {
        uint n1 = (4 * ((uint)dayNumber + 306)) + 3;
        uint century = n1 / 146_097;
        uint n2 = (n1 % 146_097) | 3;
        ulong product = 2_939_745UL * n2;
        uint yearOfCentury = (uint)(product >> 32);
        uint dayOfYear = (uint)product / 2_939_745 / 4;
        uint n3 = (2141 * dayOfYear) + 197_913;
        uint month = n3 >> 16;
        uint day = ((n3 & 0xFFFF) / 2141) + 1;
        bool nextYear = dayOfYear >= 306;
        uint year = (100 * century) + yearOfCentury + (nextYear ? 1u : 0u);
        month = nextYear ? month - 12 : month;
        destination[7] = (byte)'-';
        destination[4] = (byte)'-';
        DecimalText.WritePair(year / 100, destination, 0);
        DecimalText.WritePair(year % 100, destination, 2);
        DecimalText.WritePair(month, destination, 5);
        DecimalText.WritePair(day, destination, 8);
    }

    private static bool TryReadDate(ReadOnlySpan<byte> utf8, out uint year, out uint month, out uint day)
    {
        year = month = day = 0;
        return utf8.Length == Length
            && Rfc3339.TryReadYearMonth(utf8, out year, out month)
            && Rfc3339.TryReadPair(utf8[8], utf8[9], out day)
            && Rfc3339.IsDay(year, month, day);
    }
}
