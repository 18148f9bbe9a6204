namespace Integrations.Contracts.Validation.Formats;

/// <summary><c>duration</c> of RFC 3339, appendix A.</summary>
/// <remarks>
/// Units go down one step at a time without a gap (P1Y2D and PT1H2S are none); weeks stand alone; a T has at least one unit after it; no fractions, no signs.
/// </remarks>
internal static class DurationFormat
{
    public static bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length < 3 || utf8[0] != 'P')
        {
            return false;
        }

        int position = 1;
        if (utf8[1] != 'T')
        {
            int weeks = SkipUnits(utf8, position, "W"u8);
            if (weeks == utf8.Length)
            {
                return true;
            }

            position = SkipUnits(utf8, position, "YMD"u8);
            if (position <= 1 || position == utf8.Length)
            {
                return position == utf8.Length;
            }
        }

        return utf8[position] == 'T' && position + 1 < utf8.Length && SkipUnits(utf8, position + 1, "HMS"u8) == utf8.Length;
    }

    /// <summary>Where a run of numbers with consecutive units ends; -1 where a number has no unit of these, or not the next one.</summary>
    private static int SkipUnits(ReadOnlySpan<byte> utf8, int position, ReadOnlySpan<byte> units)
    {
        int previous = -1;
        while (position < utf8.Length && utf8[position] != 'T')
        {
            int first = position;
            while (position < utf8.Length && utf8[position] - (uint)'0' <= 9)
            {
                position++;
            }

            if (position == first || position == utf8.Length)
            {
                return -1;
            }

            int unit = units.IndexOf(utf8[position]);
            if (unit < 0 || (previous >= 0 && unit != previous + 1))
            {
                return -1;
            }

            previous = unit;
            position++;
        }

        return position;
    }
}
