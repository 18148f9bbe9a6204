namespace Integrations.Contracts.Validation.Plans;

/// <summary>What is asked of strings (Validation 2020-12, section 6.3 and 7; content: section 8). Lengths count code points.</summary>
internal sealed class StringRules
{
    /// <summary>0 where there is none.</summary>
    public long MinLength { get; set; }

    /// <summary><see cref="long.MaxValue"/> where there is none.</summary>
    public long MaxLength { get; set; } = long.MaxValue;

    public ImmutableArray<Pattern> Patterns { get; set; } = ImmutableArray<Pattern>.Empty;

    /// <summary>Only those that assert.</summary>
    public ImmutableArray<StringFormat> Formats { get; set; } = ImmutableArray<StringFormat>.Empty;

    /// <summary>Draft 7's <c>contentEncoding</c> and <c>contentMediaType</c>, which assert there; each is tested by <see cref="StringContent"/>.</summary>
    public ImmutableArray<ContentRule> Contents { get; set; } = ImmutableArray<ContentRule>.Empty;

    /// <summary>Adds what other rules ask: both must hold.</summary>
    public void Add(StringRules other)
    {
        MinLength = Math.Max(MinLength, other.MinLength);
        MaxLength = Math.Min(MaxLength, other.MaxLength);
        foreach (Pattern pattern in other.Patterns)
        {
            if (!Patterns.Contains(pattern))
            {
                Patterns = Patterns.Add(pattern);
            }
        }

        foreach (StringFormat format in other.Formats)
        {
            if (!Formats.Contains(format))
            {
                Formats = Formats.Add(format);
            }
        }

        Contents = Contents.AddRange(other.Contents);
    }
}

/// <summary>What the text of a string must be.</summary>
/// <param name="IsBase64"><c>contentEncoding: base64</c>.</param>
/// <param name="IsJson"><c>contentMediaType: application/json</c>, of the decoded text.</param>
internal sealed record ContentRule(bool IsBase64, bool IsJson);
