namespace Integrations.Contracts.Validation.Formats;

/// <summary>The Bidi rule (RFC 5893, section 2), which each label must satisfy where any label of the name has a right-to-left character.</summary>
internal static class BidiRule
{
    /// <summary>Whether a label is satisfying the rule.</summary>
    /// <param name="codePoints">The label, not empty.</param>
    /// <param name="rightToLeft">Whether it has a character of class R, AL or AN, which makes the whole name a Bidi domain name (section 1.4).</param>
    public static bool Holds(ReadOnlySpan<int> codePoints, out bool rightToLeft)
    {
        // The classes that occur, a bit each, and the last one that is no NSM (conditions 3 and 6).
        uint seen = 0;
        BidiClass last = BidiClass.NonspacingMark;
        foreach (int codePoint in codePoints)
        {
            BidiClass bidi = IdnaProperties.Of(codePoint).Bidi;
            seen |= Bit(bidi);
            if (bidi != BidiClass.NonspacingMark)
            {
                last = bidi;
            }
        }

        const uint RightToLeftLetters = (1u << (int)BidiClass.RightToLeft) | (1u << (int)BidiClass.ArabicLetter);
        const uint Numbers = (1u << (int)BidiClass.ArabicNumber) | (1u << (int)BidiClass.EuropeanNumber);
        rightToLeft = (seen & (RightToLeftLetters | Bit(BidiClass.ArabicNumber))) != 0;

        return IdnaProperties.Of(codePoints[0]).Bidi switch
        {
            BidiClass.LeftToRight => !rightToLeft && last is BidiClass.LeftToRight or BidiClass.EuropeanNumber,
            BidiClass.RightToLeft or BidiClass.ArabicLetter =>
                (seen & Bit(BidiClass.LeftToRight)) == 0 && (Bit(last) & (RightToLeftLetters | Numbers)) != 0 && (seen & Numbers) != Numbers,
            _ => false,
        };
    }

    private static uint Bit(BidiClass bidi) => 1u << (int)bidi;
}
