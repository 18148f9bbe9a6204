using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation.Formats;

/// <summary>The pieces that RFC 3339, section 5.6, builds <c>full-date</c>, <c>full-time</c> and <c>date-time</c> from.</summary>
/// <remarks>
/// Digits are checked eight bytes at a time. XOR with a template ("0000-00-") turns digits into 0 to 9 and right separators into 0; adding 0x76 to a
/// digit's byte and 0x7F to a separator's sets the byte's top bit exactly where it is more than 9 (or not 0). A byte of 0x80 and above can carry into its
/// neighbour, but then its own top bit is looked at too, so that the word is refused either way.
/// With d0 the first digit of a pair, <c>word * 10 + (word >> 8)</c> has <c>10 * d0 + d1</c> in d0's byte: at most 99, so nothing carries.
/// </remarks>
internal static class Rfc3339
{
    public const int MinutesADay = 24 * 60;

    private const ulong TopBits = 0x8080808080808080;

    // Written from the last byte to the first, as a little-endian load has them.
    private const ulong DateTemplate = 0x2D30302D30303030; // 0000-00-
    private const ulong DateCeilings = 0x7F76767F76767676;
    private const ulong DayTimeTemplate = 0x30303A3030543030; // 00T00:00
    private const ulong DayTimeCeilings = 0x76767F76767F7676;
    private const ulong TimeTemplate = 0x30303A30303A3030; // 00:00:00
    private const ulong TimeCeilings = 0x76767F76767F7676;
    private const ulong LowerCaseOfT = 0x20UL << 16;

    /// <summary>10 to the power of what a fraction of so many digits lacks to seven (a tick is 100 ns).</summary>
    private static readonly int[] s_ticksOfLastDigit = [10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

    /// <summary>Reads <c>YYYY-MM-</c> from the first eight bytes; the caller has seen that they are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadYearMonth(ReadOnlySpan<byte> utf8, out uint year, out uint month)
    {
        ulong word = BinaryPrimitives.ReadUInt64LittleEndian(utf8) ^ DateTemplate;
        ulong pairs = unchecked((word * 10) + (word >> 8));
        year = ((byte)pairs * 100u) + (byte)(pairs >> 16);
        month = (byte)(pairs >> 40);
        return ((unchecked(word + DateCeilings) | word) & TopBits) == 0;
    }

    /// <summary>Reads <c>DDTHH:MM</c> from the first eight bytes; the caller has seen that they are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadDayHourMinute(ReadOnlySpan<byte> utf8, out uint day, out uint hour, out uint minute, out bool upperCase)
    {
        ulong word = BinaryPrimitives.ReadUInt64LittleEndian(utf8) ^ DayTimeTemplate;
        upperCase = (word & LowerCaseOfT) == 0;
        word &= ~LowerCaseOfT;
        ulong pairs = unchecked((word * 10) + (word >> 8));
        day = (byte)pairs;
        hour = (byte)(pairs >> 24);
        minute = (byte)(pairs >> 48);
        return ((unchecked(word + DayTimeCeilings) | word) & TopBits) == 0;
    }

    /// <summary>Reads <c>HH:MM:SS</c> from the first eight bytes; the caller has seen that they are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadHourMinuteSecond(ReadOnlySpan<byte> utf8, out uint hour, out uint minute, out uint second)
    {
        ulong word = BinaryPrimitives.ReadUInt64LittleEndian(utf8) ^ TimeTemplate;
        ulong pairs = unchecked((word * 10) + (word >> 8));
        hour = (byte)pairs;
        minute = (byte)(pairs >> 24);
        second = (byte)(pairs >> 48);
        return ((unchecked(word + TimeCeilings) | word) & TopBits) == 0;
    }

    /// <summary>Reads two digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadPair(byte tens, byte ones, out uint value)
    {
        uint high = tens - (uint)'0';
        uint low = ones - (uint)'0';
        value = (high * 10) + low;
        return high <= 9 && low <= 9;
    }

    /// <summary>Whether that day is in that month; <paramref name="month"/> and <paramref name="day"/> may be anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDay(uint year, uint month, uint day) =>
        month - 1 < 12 && (day - 1 < 28 || (day - 1 < 31 && day <= DaysInMonth(year, month)));

    /// <summary>
    /// Reads what follows the seconds: <c>[time-secfrac] time-offset</c>, up to the end.
    /// </summary>
    /// <param name="utf8">The whole string.</param>
    /// <param name="position">Where the seconds end.</param>
    /// <param name="ticks">The fraction in units of 100 ns, further digits cut off.</param>
    /// <param name="offsetMinutes">The offset from UTC.</param>
    /// <param name="canonical">Whether the writer would write just that: at most seven digits and no zero at the end, <c>Z</c> in upper case and for an offset of zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadFractionAndOffset(ReadOnlySpan<byte> utf8, int position, out int ticks, out int offsetMinutes, out bool canonical)
    {
        ticks = 0;
        offsetMinutes = 0;
        canonical = true;
        if ((uint)position >= (uint)utf8.Length)
        {
            return false;
        }

        if (utf8[position] == '.')
        {
            int first = ++position;
            uint digit = 0;
            uint last = 0;
            while ((uint)position < (uint)utf8.Length && (digit = utf8[position] - (uint)'0') <= 9)
            {
                if (position - first < 7)
                {
                    ticks = (ticks * 10) + (int)digit;
                }

                last = digit;
                position++;
            }

            int digits = position - first;
            if (digits == 0 || (uint)position >= (uint)utf8.Length)
            {
                return false;
            }

            canonical = digits <= 7 && last != 0;
            if (digits < 7)
            {
                ticks *= s_ticksOfLastDigit[digits];
            }
        }

        if (position == utf8.Length - 1)
        {
            byte zulu = utf8[position];
            canonical &= zulu == 'Z';
            return (zulu | 0x20) == 'z';
        }

        return TryReadNumericOffset(utf8.Slice(position), out offsetMinutes, ref canonical);
    }

    /// <summary>Whether 23:59:60 UTC is what that minute's sixtieth second is: RFC 3339, section 5.7, and appendix D; the table of announced leap seconds is not asked, as it grows.</summary>
    public static bool IsLeapSecond(uint hour, uint minute, int offsetMinutes)
    {
        int utc = (int)((hour * 60) + minute) - offsetMinutes;
        return utc is MinutesADay - 1 or -1 or (2 * MinutesADay) - 1;
    }

    /// <summary>Days from 0001-01-01 in the proleptic Gregorian calendar; negative in the year 0.</summary>
    /// <remarks>The year is taken to begin in March, so that the leap day is its last; 979/32 steps through the lengths of months.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int DayNumber(uint year, uint month, uint day)
    {
        int y = (int)year;
        int m = (int)month;
        if (m <= 2)
        {
            y--;
            m += 12;
        }

        int century = y / 100;
        return (1461 * y / 4) - century + (century / 4) + (((979 * m) - 2919) / 32) + (int)day - 307;
    }

    private static uint DaysInMonth(uint year, uint month)
    {
        if (month != 2)
        {
            return 30 + ((month ^ (month >> 3)) & 1);
        }

        // Divisible by 4, and by 400 where by 100: a multiple of 25 among the multiples of 4 is one of 100, and among those of 16 one of 400.
        bool leap = (year & 3) == 0 && (year % 25 != 0 || (year & 15) == 0);
        return leap ? 29u : 28u;
    }

    private static bool TryReadNumericOffset(ReadOnlySpan<byte> utf8, out int minutes, ref bool canonical)
    {
        minutes = 0;
        if (utf8.Length != 6 || (utf8[0] != '+' && utf8[0] != '-') || utf8[3] != ':'
            || !TryReadPair(utf8[1], utf8[2], out uint hour) || hour > 23
            || !TryReadPair(utf8[4], utf8[5], out uint minute) || minute > 59)
        {
            return false;
        }

        minutes = (int)((hour * 60) + minute);
        canonical &= minutes != 0;
        if (utf8[0] == '-')
        {
            minutes = -minutes;
        }

        return true;
    }
}
