using Integrations.Contracts.Validation.Formats;

namespace Integrations.Contracts.Validation;

/// <content>DateOnly, which compiler hosts lack.</content>
public static partial class DateText
{
    /// <summary>Reads a <c>full-date</c>.</summary>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes.</param>
    /// <param name="value">The date; 0001-01-01 for the dates of the year 0, which <see cref="DateOnly"/> lacks.</param>
    /// <param name="exact">Whether <see cref="TryFormat"/> writes the same text for the value: false for the year 0 alone.</param>
    /// <returns>Whether the text is a <c>full-date</c>: the verdict of <see cref="StringFormats.IsMatch"/>.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out DateOnly value, out bool exact)
    {
        value = default;
        exact = false;
        if (!TryReadDate(utf8, out uint year, out uint month, out uint day))
        {
            return false;
        }

        if (year != 0)
        {
            value = DateOnly.FromDayNumber(Rfc3339.DayNumber(year, month, day));
            exact = true;
        }

        return true;
    }

    /// <summary>Writes a <c>full-date</c>.</summary>
    /// <param name="value">The date.</param>
    /// <param name="destination">Where the text goes as UTF-8: <see cref="Length"/> bytes.</param>
    /// <param name="written">How many bytes were written; 0 where the destination is too short.</param>
    public static bool TryFormat(DateOnly value, Span<byte> destination, out int written)
    {
        if (destination.Length < Length)
        {
            written = 0;
            return false;
        }

        Write(value.DayNumber, destination);
        written = Length;
        return true;
    }
}
