namespace Integrations.Contracts.Validation.Reading;

/// <summary>Constraints on a string of which some, or exactly one, must hold.</summary>
/// <remarks>
/// The strings that an alternative lists are known beforehand, and so is which of the alternatives let them in: they are looked up. For any other string those alternatives alone are asked that list none; where it is enough that
/// one holds, patterns are one automaton.
/// </remarks>
internal sealed class TextAlternatives
{
    private readonly bool[] _letsIn;
    private readonly StringConstraint[] _others;
    private readonly bool _isExactlyOne;

    public TextAlternatives(StringConstraint[] alternatives, bool isExactlyOne)
    {
        ArgumentNullException.ThrowIfNull(alternatives);
        HashSet<string> values = new(StringComparer.Ordinal);
        List<StringConstraint> others = [];
        foreach (StringConstraint alternative in alternatives)
        {
            if (alternative.Names is { } names)
            {
                for (int index = 0; index < names.Count; index++)
                {
                    values.Add(Json.Wtf8.GetString(names[index]));
                }
            }
            else
            {
                others.Add(alternative);
            }
        }

        _isExactlyOne = isExactlyOne;
        _others = isExactlyOne ? [.. others] : Together(others);
        Values = new NameIndex([.. values]);
        _letsIn = new bool[Values.Count];
        for (int index = 0; index < _letsIn.Length; index++)
        {
            int count = 0;
            foreach (StringConstraint alternative in alternatives)
            {
                count += alternative.Holds(Values[index]) ? 1 : 0;
            }

            _letsIn[index] = count == 1 || !isExactlyOne;
        }
    }

    /// <summary>The strings that alternatives list.</summary>
    public NameIndex Values { get; }

    /// <summary>Whether one of <see cref="Values"/> is let in.</summary>
    public bool LetsIn(int value) => _letsIn[value];

    /// <summary>Whether a string is let in.</summary>
    public bool LetsIn(ReadOnlySpan<byte> text)
    {
        int value = Values.Find(text);
        if (value >= 0)
        {
            return _letsIn[value];
        }

        int count = 0;
        foreach (StringConstraint other in _others)
        {
            if (other.Holds(text))
            {
                if (!_isExactlyOne)
                {
                    return true;
                }

                count++;
            }
        }

        return count == 1;
    }

    // Those that are a pattern and nothing else as one pattern, where automata decide it.
    private static StringConstraint[] Together(List<StringConstraint> alternatives)
    {
        List<string> sources = [];
        List<StringConstraint> rest = [];
        foreach (StringConstraint alternative in alternatives)
        {
            if (alternative.OnlyPattern is { IsRegular: true } pattern)
            {
                sources.Add($"(?:{pattern.Source})");
            }
            else
            {
                rest.Add(alternative);
            }
        }

        if (sources.Count < 2)
        {
            return [.. alternatives];
        }

        return Pattern.TryParse(string.Join('|', sources), out Pattern? together, out _) && together!.IsRegular ? [new StringConstraint().Pattern(together.Source), .. rest] : [.. alternatives];
    }
}
