namespace Integrations.Contracts.Validation.Formats;

/// <summary>Whether a code point may be in a U-label (RFC 5892, section 1).</summary>
internal enum IdnaStatus : byte
{
    /// <summary>DISALLOWED or UNASSIGNED.</summary>
    Disallowed,

    /// <summary>PVALID.</summary>
    Valid,

    /// <summary>CONTEXTJ: a joiner, where its rule holds.</summary>
    ContextJoiner,

    /// <summary>CONTEXTO: another one with a rule.</summary>
    ContextOther,
}

/// <summary>Bidi_Class (Unicode Standard Annex 9), as far as code points that may be in a label have it.</summary>
internal enum BidiClass : byte
{
    LeftToRight,
    RightToLeft,
    ArabicLetter,
    ArabicNumber,
    EuropeanNumber,
    EuropeanSeparator,
    CommonSeparator,
    EuropeanTerminator,
    OtherNeutral,
    BoundaryNeutral,
    NonspacingMark,
}

/// <summary>Joining_Type, with Join_Causing as Non_Joining: RFC 5892, appendix A.1, tells them not apart.</summary>
internal enum JoiningType : byte
{
    None,
    Left,
    Right,
    Dual,
    Transparent,
}

/// <summary>The scripts that contextual rules ask for.</summary>
internal enum IdnaScript : byte
{
    Other,
    Greek,
    Hebrew,

    /// <summary>Hiragana, Katakana or Han.</summary>
    Japanese,
}

/// <summary>What the rules of internationalised host names ask of a code point.</summary>
/// <remarks>
/// Bits 0 and 1: <see cref="IdnaStatus"/>. 2 to 5: <see cref="BidiClass"/>. 6 to 8: <see cref="JoiningType"/>. 9 and 10: <see cref="IdnaScript"/>.
/// 11: a combining mark (General_Category M). 12: may compose with what stands before it. 16 to 23: Canonical_Combining_Class.
/// </remarks>
internal readonly partial struct IdnaProperties
{
    private const uint ViramaClass = 9;

    private readonly uint _bits;

    private IdnaProperties(uint bits) => _bits = bits;

    public IdnaStatus Status => (IdnaStatus)(_bits & 3);

    public BidiClass Bidi => (BidiClass)((_bits >> 2) & 15);

    public JoiningType Joining => (JoiningType)((_bits >> 6) & 7);

    public IdnaScript Script => (IdnaScript)((_bits >> 9) & 3);

    public bool IsMark => (_bits & (1u << 11)) != 0;

    public bool MayCompose => (_bits & (1u << 12)) != 0;

    public int CombiningClass => (int)(_bits >> 16);

    public bool IsVirama => _bits >> 16 == ViramaClass;

    public static IdnaProperties Of(int codePoint)
    {
        ReadOnlySpan<uint> ranges = Ranges;
        int low = 0;
        int high = ranges.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (ranges[middle] >> 8 <= (uint)codePoint)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return new IdnaProperties(Palette[(byte)ranges[low]]);
    }
}
