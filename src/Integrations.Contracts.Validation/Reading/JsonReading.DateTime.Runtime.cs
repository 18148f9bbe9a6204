using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Integrations.Contracts.Validation;

// Date-times where they stand: the form that nearly all payloads have, YYYY-MM-DDTHH:MM:SS.sssZ, in two loads; any other form by DateTimeText.
// The sixteen bytes up to the minutes are checked and turned into six two-digit numbers at once: tens and ones are shuffled apart, each byte of 10 * tens + ones is a number, and all are held against their bounds in one
// comparison. The last eight, :SS.sssZ, are a word.
internal static partial class JsonReading
{
    // A string of that form, quotes included.
    public const int CommonDateTimeLength = 26;

    /// <summary>Whether a string is a date-time (RFC 3339), and its value.</summary>
    /// <typeparam name="TMode">Whether the value is wanted.</typeparam>
    /// <param name="text">The string, which was checked, quotes included.</param>
    /// <param name="isExact">Whether the canonical text of <paramref name="value"/> is this one.</param>
    /// <param name="value">The value, as <see cref="DateTimeText.TryParse"/> gives it; the default where the mode takes no values.</param>
    public static bool TryReadDateTime<TMode>(ReadOnlySpan<byte> text, out bool isExact, out DateTimeOffset value)
        where TMode : struct, IReaderMode =>
        (text.Length == CommonDateTimeLength && TryReadCommonDateTime<TMode>(text, out isExact, out value)) || TryGetDateTimeOffset(text, out value, out isExact);

    /// <summary>Whether a text of <see cref="CommonDateTimeLength"/> is a date-time of the common form, quotes included; leap seconds and the year 0 are none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryReadCommonDateTime<TMode>(ReadOnlySpan<byte> text, out bool isExact, out DateTimeOffset value)
        where TMode : struct, IReaderMode
    {
        value = default;
        isExact = true;
        if (!Vector128.IsHardwareAccelerated)
        {
            return false;
        }

        // In bounds: 26 bytes.
        ref byte start = ref MemoryMarshal.GetReference(text);
        Vector128<byte> head = Vector128.LoadUnsafe(ref start, 1);
        ulong tail = BinaryPrimitives.ReadUInt64LittleEndian(text.Slice(17));

        Vector128<byte> separators = head & Vector128.Create((byte)0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0);
        Vector128<byte> digits = head - Vector128.Create((byte)'0');
        Vector128<byte> tens = Vector128.Shuffle(digits, Vector128.Create((byte)0, 2, 5, 8, 11, 14, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255));
        Vector128<byte> ones = Vector128.Shuffle(digits, Vector128.Create((byte)1, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255));

        // No byte carries into its neighbour where tens and ones are digits: 8 * 9 + 2 * 9 + 9 < 256.
        Vector128<byte> pairs = (tens.AsUInt16() << 3).AsByte() + (tens.AsUInt16() << 1).AsByte() + ones;

        // Centuries 00 to 99, years 00 to 99, months 1 to 12, days 1 to 31, hours to 23, minutes to 59: what is below its least wraps around to above the greatest.
        Vector128<byte> over = Vector128.Create((byte)0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Vector128<byte> most = Vector128.Create((byte)99, 99, 11, 30, 23, 59, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Vector128<byte> wrong = (separators ^ Vector128.Create((byte)0, 0, 0, 0, (byte)'-', 0, 0, (byte)'-', 0, 0, (byte)'T', 0, 0, (byte)':', 0, 0))
            | Vector128.GreaterThan(Vector128.Max(tens, ones), Vector128.Create((byte)9))
            | Vector128.GreaterThan(pairs - over, most);

        // Each byte of the tail without what it must be: 0 for : . Z, the digit's value for digits. Ten is added to the tens of the seconds and six to the other digits, so that what is too large reaches the upper half.
        ulong last = tail ^ 0x5A30_3030_2E30_303AUL;
        ulong numbers = pairs.AsUInt64().ToScalar();
        int day = (int)(numbers >> 24) & 0xFF;
        if (wrong != Vector128<byte>.Zero
            || ((last | (last + 0x0006_0606_0006_0A00UL)) & 0xFFF0_F0F0_FFF0_F0FFUL) != 0
            || start != (byte)'"'
            || Unsafe.Add(ref start, CommonDateTimeLength - 1) != (byte)'"'
            || (numbers & 0xFFFF) == 0
            || (day > 28 && day > DateTime.DaysInMonth(Year(numbers), Month(numbers))))
        {
            return false;
        }

        if (TMode.TakesValues)
        {
            int milliseconds = (((int)(last >> 32) & 15) * 100) + (((int)(last >> 40) & 15) * 10) + ((int)(last >> 48) & 15);

            // The canonical text has no zeros at the fraction's end.
            isExact = ((last >> 48) & 15) != 0;
            value = Value(Year(numbers), Month(numbers), day, (int)(numbers >> 32) & 0xFF, (int)(numbers >> 40) & 0xFF, (((int)(last >> 8) & 15) * 10) + ((int)(last >> 16) & 15), milliseconds);
        }

        return true;
    }

    private static int Year(ulong numbers) => ((int)(numbers & 0xFF) * 100) + ((int)(numbers >> 8) & 0xFF);

    private static int Month(ulong numbers) => (int)(numbers >> 16) & 0xFF;

    // Days since 0001-01-01: the year is taken to begin in March, so that the day that comes and goes is its last.
    private static DateTimeOffset Value(int year, int month, int day, int hour, int minute, int second, int milliseconds)
    {
        uint y = (uint)(month <= 2 ? year - 1 : year);
        uint monthsSinceMarch = (uint)(month <= 2 ? month + 9 : month - 3);
        uint century = y / 100;
        long days = (long)((365 * y) + (y / 4) - century + (century / 4) + (((153 * monthsSinceMarch) + 2) / 5)) + day - 307;
        long ticks = (days * TimeSpan.TicksPerDay) + (((((hour * 60) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + (milliseconds * TimeSpan.TicksPerMillisecond);
        return new DateTimeOffset(new DateTime(ticks, DateTimeKind.Utc));
    }
}
