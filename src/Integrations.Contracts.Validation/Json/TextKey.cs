namespace Integrations.Contracts.Validation.Json;

/// <summary>A text to be found among the strings of tapes: compared by length and, up to 16 bytes, by two words; only beyond that byte by byte (<see cref="TapeView.StringIs"/>).</summary>
internal readonly struct TextKey
{
    public readonly byte[] Utf8;

    /// <summary>The first eight bytes and the next eight, zeros behind the last.</summary>
    public readonly ulong Low;
    public readonly ulong High;

    /// <summary>Its length in bytes, two quotes included, as an entry of the tape has it, where the two words are the whole text; else the complement of that. A backslash is left to the slow way: in a text of JSON it begins an escape.</summary>
    public readonly int WordsLength;

    /// <summary>Its <see cref="NameHash"/>.</summary>
    public readonly uint Hash;

    /// <summary>Its length in bytes, two quotes included.</summary>
    public int QuotedLength => WordsLength ^ (WordsLength >> 31);

    public TextKey(string text)
        : this(Wtf8.GetBytes(text))
    {
    }

    public TextKey(byte[] utf8)
    {
        Utf8 = utf8;
        Hash = NameHash.Of(utf8);
        WordsLength = utf8.Length <= 16 && Array.IndexOf(utf8, (byte)'\\') < 0 ? utf8.Length + 2 : ~(utf8.Length + 2);
        for (int i = Math.Min(utf8.Length, 16) - 1; i >= 0; i--)
        {
            if (i >= 8)
            {
                High = (High << 8) | utf8[i];
            }
            else
            {
                Low = (Low << 8) | utf8[i];
            }
        }
    }
}
