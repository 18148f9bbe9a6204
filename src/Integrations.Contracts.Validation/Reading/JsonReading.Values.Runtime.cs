using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// Values from their JSON text, which was checked before.
internal static partial class JsonReading
{
    private const int MaxFewItems = 16;

    /// <summary>The string of a JSON string, quotes included in the text.</summary>
    public static string GetString(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> raw = text.Slice(1, text.Length - 2);
        return raw.Contains((byte)'\\') ? JsonString.GetString(raw) : Encoding.UTF8.GetString(raw);
    }

    /// <summary>An integer by value; false where it does not fit.</summary>
    public static bool TryGetInt32(ReadOnlySpan<byte> text, out int value)
    {
        if (ExactNumber.TryGetInt64(text, out long number) && number is >= int.MinValue and <= int.MaxValue)
        {
            value = (int)number;
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>An integer by value; false where it does not fit.</summary>
    public static bool TryGetInt64(ReadOnlySpan<byte> text, out long value) => ExactNumber.TryGetInt64(text, out value);

    /// <summary>A number; false where it is beyond the range.</summary>
    /// <param name="text">The number.</param>
    /// <param name="value">The nearest double.</param>
    /// <param name="isExact">Whether the shortest text of <paramref name="value"/> is this one.</param>
    public static bool TryGetDouble(ReadOnlySpan<byte> text, out double value, out bool isExact)
    {
        isExact = false;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            return false;
        }

        Span<byte> shortest = stackalloc byte[32];
        isExact = value.TryFormat(shortest, out int written, default, CultureInfo.InvariantCulture) && shortest.Slice(0, written).SequenceEqual(text);
        return true;
    }

    /// <summary>A number; false where it is beyond the range.</summary>
    /// <param name="text">The number.</param>
    /// <param name="value">The nearest decimal.</param>
    /// <param name="isExact">Whether the text of <paramref name="value"/> is this one.</param>
    public static bool TryGetDecimal(ReadOnlySpan<byte> text, out decimal value, out bool isExact)
    {
        isExact = false;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        Span<byte> written = stackalloc byte[40];
        isExact = value.TryFormat(written, out int length, default, CultureInfo.InvariantCulture) && written.Slice(0, length).SequenceEqual(text);
        return true;
    }

    /// <summary>A date-time (RFC 3339), quotes included in the text.</summary>
    public static bool TryGetDateTimeOffset(ReadOnlySpan<byte> text, out DateTimeOffset value, out bool isExact)
    {
        ReadOnlySpan<byte> raw = text.Slice(1, text.Length - 2);
        Span<byte> resolved = stackalloc byte[JsonString.StackBytes];
        if (!TryResolve(raw, resolved, out int length))
        {
            return DateTimeText.TryParse(raw, out value, out isExact);
        }

        isExact = false;
        return DateTimeText.TryParse(resolved.Slice(0, length), out value, out _);
    }

    /// <summary>A UUID, quotes included in the text.</summary>
    public static bool TryGetGuid(ReadOnlySpan<byte> text, out Guid value, out bool isExact)
    {
        ReadOnlySpan<byte> raw = text.Slice(1, text.Length - 2);
        Span<byte> resolved = stackalloc byte[JsonString.StackBytes];
        if (!TryResolve(raw, resolved, out int length))
        {
            return GuidText.TryParse(raw, out value, out isExact);
        }

        isExact = false;
        return GuidText.TryParse(resolved.Slice(0, length), out value, out _);
    }

    /// <summary>A date, quotes included in the text.</summary>
    public static bool TryGetDateOnly(ReadOnlySpan<byte> text, out DateOnly value, out bool isExact)
    {
        ReadOnlySpan<byte> raw = text.Slice(1, text.Length - 2);
        Span<byte> resolved = stackalloc byte[JsonString.StackBytes];
        return DateText.TryParse(TryResolve(raw, resolved, out int length) ? resolved.Slice(0, length) : raw, out value, out isExact);
    }

    /// <summary>Any value, as an element of its own.</summary>
    public static JsonElement GetElement(ReadOnlySpan<byte> text)
    {
        // The text was checked and its depth with it.
        Utf8JsonReader reader = new(text, new JsonReaderOptions { MaxDepth = int.MaxValue });
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>The position after the number at a position, where it is an integer by value.</summary>
    public static int SkipInteger(ReadOnlySpan<byte> json, int position)
    {
        if (Peek(json, position) is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')))
        {
            return Invalid;
        }

        int end = JsonScanner.SkipNumber(json, position, out bool isInteger);
        return isInteger || (end >= 0 && ExactNumber.IsInteger(json.Slice(position, end - position))) ? end : Invalid;
    }

    /// <summary>Whether a number is written without fraction and exponent: what drafts 3 and 4 call an integer.</summary>
    public static bool IsIntegerAsWritten(ReadOnlySpan<byte> number) => number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0;

    /// <summary>Whether two items of an array are equal.</summary>
    /// <param name="array">The array's text, checked before.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool HasDuplicates(ReadOnlySpan<byte> array)
    {
        // A few strings without escapes, as most such arrays are, are compared as they stand.
        Span<int> starts = stackalloc int[MaxFewItems];
        Span<int> lengths = stackalloc int[MaxFewItems];
        int count = 0;
        int position = FirstItem(array, 0);
        while (position >= 0)
        {
            if (count == MaxFewItems || array[position] != (byte)'"')
            {
                // One item alone has no equal.
                return (count > 0 || NextItem(array, JsonScanner.SkipCheckedValue(array, position, int.MaxValue)) >= 0) && HasDuplicatesByTape(array);
            }

            int end = JsonScanner.SkipString(array, position, out bool hasEscapes);
            if (end < 0 || hasEscapes)
            {
                return HasDuplicatesByTape(array);
            }

            ReadOnlySpan<byte> item = array.Slice(position, end - position);
            for (int index = 0; index < count; index++)
            {
                if (lengths[index] == item.Length && array.Slice(starts[index], item.Length).SequenceEqual(item))
                {
                    return true;
                }
            }

            starts[count] = position;
            lengths[count++] = item.Length;
            position = NextItem(array, end);
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HasDuplicatesByTape(ReadOnlySpan<byte> array)
    {
        TapeBuffer tape = TapeBuffer.Rent();
        bool hasDuplicates = tape.TryFillValue(array, 0, int.MaxValue) >= 0 && JsonEquality.HasDuplicates(tape.View(array), 0);
        tape.Return();
        return hasDuplicates;
    }

    // A text that is longer than the buffer is none of the formats that are resolved here.
    private static bool TryResolve(ReadOnlySpan<byte> raw, Span<byte> resolved, out int length)
    {
        length = 0;
        if (raw.Length > resolved.Length || !raw.Contains((byte)'\\'))
        {
            return false;
        }

        length = JsonString.Unescape(raw, resolved);
        return true;
    }
}
