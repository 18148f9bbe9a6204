using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Formats;

namespace Integrations.Contracts.Validation;

/// <summary><c>date-time</c> of RFC 3339, section 5.6, to <see cref="DateTimeOffset"/> and back.</summary>
/// <remarks>
/// The canonical text, which <see cref="TryFormat"/> writes: upper-case <c>T</c>, the fraction without zeros at its end and left out where it is zero, <c>Z</c> for UTC.
/// It lies on the path of every payload with timestamps: fixed positions, eight bytes at a time, nothing allocated.
/// </remarks>
public static class DateTimeText
{
    /// <summary>The length in bytes of the longest text that <see cref="TryFormat"/> writes.</summary>
    public const int MaxLength = 33;

    // YYYY-MM-DDTHH:MM:SSZ
    private const int MinLength = 20;
    private const int LengthOfSeconds = 19;
    private const int LargestOffsetMinutes = 14 * 60;

    private interface IMode;

    /// <summary>Reads a <c>date-time</c>.</summary>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes.</param>
    /// <param name="value">
    /// The value. Where <see cref="DateTimeOffset"/> has none, the nearest that it has: digits of the fraction beyond the seventh are cut off; a leap second is the last tick
    /// before it; an offset beyond 14 hours is turned into UTC; an instant before the year 1 or after 9999 is the first or the last one.
    /// </param>
    /// <param name="exact">Whether <see cref="TryFormat"/> writes the same text for the value.</param>
    /// <returns>Whether the text is a <c>date-time</c>: the verdict of <see cref="StringFormats.IsMatch"/>.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out DateTimeOffset value, out bool exact) => Read<Values>(utf8, out value, out exact);

    /// <summary>Whether a text is a <c>date-time</c>: <see cref="StringFormats.IsMatch"/> for code that knows the format.</summary>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes.</param>
    public static bool IsMatch(ReadOnlySpan<byte> utf8) => Read<Verdict>(utf8, out _, out _);

    /// <summary>Writes the canonical text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">Where the text goes as UTF-8; <see cref="MaxLength"/> bytes are always enough.</param>
    /// <param name="written">How many bytes were written; 0 where the destination is too short.</param>
    public static bool TryFormat(DateTimeOffset value, Span<byte> destination, out int written)
    {
        long ticks = value.Ticks;
        int day = (int)(ticks / TimeSpan.TicksPerDay);
        long time = ticks - (day * TimeSpan.TicksPerDay);
        uint seconds = (uint)(time / TimeSpan.TicksPerSecond);
        uint fraction = (uint)(time - (seconds * TimeSpan.TicksPerSecond));
        int offset = (int)(value.Offset.Ticks / TimeSpan.TicksPerMinute);
        int digits = 0;
        if (fraction != 0)
        {
            digits = 7;
            if (fraction % 10_000 == 0)
            {
                fraction /= 10_000;
                digits = 3;
            }

            while (fraction % 10 == 0)
            {
                fraction /= 10;
                digits--;
            }
        }

        int length = LengthOfSeconds + (digits == 0 ? 0 : digits + 1) + (offset == 0 ? 1 : 6);
        if (destination.Length < length)
        {
            written = 0;
            return false;
        }

        uint minutes = seconds / 60;
        uint hours = minutes / 60;
        DateText.Write(day, destination);
        destination[10] = (byte)'T';
        DecimalText.WritePair(hours, destination, 11);
        destination[13] = (byte)':';
        DecimalText.WritePair(minutes - (hours * 60), destination, 14);
        destination[16] = (byte)':';
        DecimalText.WritePair(seconds - (minutes * 60), destination, 17);
        int position = LengthOfSeconds;
        if (digits != 0)
        {
            destination[position] = (byte)'.';
            for (int i = position + digits; i > position; i--)
            {
                destination[i] = (byte)('0' + (fraction % 10));
                fraction /= 10;
            }

            position += digits + 1;
        }

        if (offset == 0)
        {
            destination[position] = (byte)'Z';
        }
        else
        {
            destination[position] = offset < 0 ? (byte)'-' : (byte)'+';
            uint magnitude = (uint)Math.Abs(offset);
            DecimalText.WritePair(magnitude / 60, destination, position + 1);
            destination[position + 3] = (byte)':';
            DecimalText.WritePair(magnitude % 60, destination, position + 4);
        }

        written = length;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Read<TMode>(ReadOnlySpan<byte> utf8, out DateTimeOffset value, out bool exact)
        where TMode : struct, IMode
    {
        value = default;
        exact = false;
        if (utf8.Length < MinLength
            || !Rfc3339.TryReadYearMonth(utf8, out uint year, out uint month)
            || !Rfc3339.TryReadDayHourMinute(utf8.Slice(8), out uint day, out uint hour, out uint minute, out bool upperCase)
            || utf8[16] != ':'
            || !Rfc3339.TryReadPair(utf8[17], utf8[18], out uint second)
            || !Rfc3339.IsDay(year, month, day) || hour > 23 || minute > 59 || second > 60
            || !Rfc3339.TryReadFractionAndOffset(utf8, LengthOfSeconds, out int fraction, out int offset, out bool canonical))
        {
            return false;
        }

        if (second == 60 && !Rfc3339.IsLeapSecond(hour, minute, offset))
        {
            return false;
        }

        if (typeof(TMode) == typeof(Verdict))
        {
            return true;
        }

        long seconds = (Rfc3339.DayNumber(year, month, day) * 86_400L) + (int)((hour * 3600) + (minute * 60) + second);
        long ticks = (seconds * TimeSpan.TicksPerSecond) + fraction;
        if (second == 60 || year == 0)
        {
            // 23:59:60 and its fractions have no tick: the last one before.
            value = Nearest(second == 60 ? (seconds * TimeSpan.TicksPerSecond) - 1 : ticks, offset);
        }
        else if (offset == 0)
        {
            value = new DateTimeOffset(new DateTime(ticks, DateTimeKind.Utc));
            exact = canonical & upperCase;
        }
        else
        {
            long utc = ticks - (offset * TimeSpan.TicksPerMinute);
            if (Math.Abs(offset) <= LargestOffsetMinutes && (ulong)utc <= (ulong)DateTime.MaxValue.Ticks)
            {
                value = new DateTimeOffset(ticks, new TimeSpan(offset * TimeSpan.TicksPerMinute));
                exact = canonical & upperCase;
            }
            else
            {
                value = Nearest(ticks, offset);
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DateTimeOffset Nearest(long ticks, int offset)
    {
        long utc = ticks - (offset * TimeSpan.TicksPerMinute);
        if (utc < 0)
        {
            return DateTimeOffset.MinValue;
        }

        if (utc > DateTime.MaxValue.Ticks)
        {
            return DateTimeOffset.MaxValue;
        }

        bool local = Math.Abs(offset) <= LargestOffsetMinutes && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
        return local ? new DateTimeOffset(ticks, new TimeSpan(offset * TimeSpan.TicksPerMinute)) : new DateTimeOffset(utc, TimeSpan.Zero);
    }

    private readonly struct Verdict : IMode;

    private readonly struct Values : IMode;
}
