namespace Integrations.Contracts.Validation;

/// <summary>A regular expression as JSON Schema has it (ECMA-262 with the <c>u</c> flag; it searches), compiled to an automaton over UTF-8 where it is regular.</summary>
public sealed class Pattern
{
    private Pattern(string source) => Source = source;

    /// <summary>The expression as written.</summary>
    public string Source { get; }

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="PatternSyntaxException">It is no regular expression; the message says what is wrong, with the position.</exception>
    public static Pattern Parse(string source, ContractLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Compiles an expression.</summary>
    internal static bool TryParse(string source, out Pattern? pattern, out PatternSyntaxError error, ContractLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Whether the string has a match anywhere.</summary>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes.</param>
    /// <exception cref="ContractLimitException">A pattern that is no automaton took longer than <see cref="ContractLimits.PatternTimeout"/>.</exception>
    public bool IsMatch(ReadOnlySpan<byte> utf8) => throw new NotImplementedException();
}
