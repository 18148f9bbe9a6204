using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Integrations.Contracts.Validation;

// Date-times where they stand: the form that nearly all payloads have, YYYY-MM-DDTHH:MM:SS.sssZ, in two loads; any other form by DateTimeText.
// The sixteen bytes up to the minutes are checked and turned into six two-digit numbers at once: tens and ones are shuffled apart, and each byte of 10 * tens + ones is a number. The last eight, :SS.sssZ, are a word.
public static partial class JsonReading
{
    // A string of that form, quotes included.
    private const int CommonDateTimeLength = 26;

    /// <summary>The position after the date-time (RFC 3339) at a position; negative where there is none.</summary>
    public static int SkipDateTime(ReadOnlySpan<byte> json, int position) => ReadDateTime(json, position, out _, out _);

    /// <summary>The position after the date-time (RFC 3339) at a position, and its value; negative where there is none.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">Where the value starts.</param>
    /// <param name="isExact">Whether the canonical text of <paramref name="value"/> is this one.</param>
    /// <param name="value">The value, as <see cref="DateTimeText.TryParse"/> gives it.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ReadDateTime(ReadOnlySpan<byte> json, int position, out bool isExact, out DateTimeOffset value)
    {
        if (!Vector128.IsHardwareAccelerated || json.Length - position < CommonDateTimeLength || json[position] != (byte)'"' || json[position + CommonDateTimeLength - 1] != (byte)'"')
        {
            return ReadOtherDateTime(json, position, out isExact, out value);
        }

        // In bounds: position + 26 <= Length.
        Vector128<byte> head = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)(position + 1));
        ulong tail = BinaryPrimitives.ReadUInt64LittleEndian(json.Slice(position + 17));

        Vector128<byte> separators = head & Vector128.Create((byte)0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0);
        Vector128<byte> digits = head - Vector128.Create((byte)'0');
        Vector128<byte> tens = Vector128.Shuffle(digits, Vector128.Create((byte)0, 2, 5, 8, 11, 14, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255));
        Vector128<byte> ones = Vector128.Shuffle(digits, Vector128.Create((byte)1, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255));
        Vector128<byte> wrong = (separators ^ Vector128.Create((byte)0, 0, 0, 0, (byte)'-', 0, 0, (byte)'-', 0, 0, (byte)'T', 0, 0, (byte)':', 0, 0))
            | Vector128.GreaterThan(Vector128.Max(tens, ones), Vector128.Create((byte)9));

        // Each byte of the tail without what it must be: 0 for : . Z, the digit's value for digits.
        ulong last = tail ^ 0x5A30_3030_2E30_303AUL;
        if (wrong != Vector128<byte>.Zero || (last & 0xFFF0_F0F0_FFF0_F0FFUL) != 0 || ((last + 0x0006_0606_0006_0600UL) & 0x00F0_F0F0_00F0_F000UL) != 0)
        {
            return ReadOtherDateTime(json, position, out isExact, out value);
        }

        // No byte carries into its neighbour: 8 * 9 + 2 * 9 + 9 < 256.
        ulong pairs = ((tens.AsUInt16() << 3).AsByte() + (tens.AsUInt16() << 1).AsByte() + ones).AsUInt64().ToScalar();
        int year = ((int)(pairs & 0xFF) * 100) + (int)((pairs >> 8) & 0xFF);
        int month = (int)((pairs >> 16) & 0xFF);
        int day = (int)((pairs >> 24) & 0xFF);
        int hour = (int)((pairs >> 32) & 0xFF);
        int minute = (int)((pairs >> 40) & 0xFF);
        int second = ((int)(last >> 8) & 15) * 10 + ((int)(last >> 16) & 15);
        int milliseconds = ((int)(last >> 32) & 15) * 100 + ((int)(last >> 40) & 15) * 10 + ((int)(last >> 48) & 15);
        if (year == 0 || (uint)(month - 1) >= 12 || day == 0 || (day > 28 && day > DateTime.DaysInMonth(year, month)) || hour > 23 || minute > 59 || second > 59)
        {
            // Leap seconds and the year 0 are for the slow path to judge.
            return ReadOtherDateTime(json, position, out isExact, out value);
        }

        // The canonical text has no zeros at the fraction's end.
        isExact = milliseconds % 10 != 0;
        long ticks = (Days(year, month, day) * TimeSpan.TicksPerDay) + ((((hour * 60) + minute) * 60 + second) * TimeSpan.TicksPerSecond) + (milliseconds * TimeSpan.TicksPerMillisecond);
        value = new DateTimeOffset(new DateTime(ticks, DateTimeKind.Utc));
        return position + CommonDateTimeLength;
    }

    // Days since 0001-01-01. The year is taken to begin in March, so that the day that comes and goes is its last.
    private static long Days(int year, int month, int day)
    {
        int y = month <= 2 ? year - 1 : year;
        int monthsSinceMarch = month <= 2 ? month + 9 : month - 3;
        return (365L * y) + (y / 4) - (y / 100) + (y / 400) + (((153 * monthsSinceMarch) + 2) / 5) + day - 307;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadOtherDateTime(ReadOnlySpan<byte> json, int position, out bool isExact, out DateTimeOffset value)
    {
        isExact = false;
        value = default;
        int end = SkipString(json, position);
        return end >= 0 && TryGetDateTimeOffset(json.Slice(position, end - position), out value, out isExact) ? end : Invalid;
    }
}
