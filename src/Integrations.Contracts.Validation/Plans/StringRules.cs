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
}
