using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

// Values from their JSON text, which was checked before.
internal static partial class JsonReading
{
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

    /// <summary>Whether a number is written without fraction and exponent: what drafts 3 and 4 call an integer.</summary>
    public static bool IsIntegerAsWritten(ReadOnlySpan<byte> number) => number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0;

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
