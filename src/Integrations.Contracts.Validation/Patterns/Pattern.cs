namespace Integrations.Contracts.Validation;

/// <summary>A regular expression as JSON Schema has it (ECMA-262 with the <c>u</c> flag; it searches), compiled to an automaton over UTF-8 where it is regular.</summary>
public sealed class Pattern
{
    private readonly System.Text.RegularExpressions.Regex _regex;

    private Pattern(string source, System.Text.RegularExpressions.Regex regex)
    {
        Source = source;
        _regex = regex;
    }

    /// <summary>The expression as written.</summary>
    public string Source { get; }

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="PatternSyntaxException">It is no regular expression; the message says what is wrong, with the position.</exception>
    public static Pattern Parse(string source, ContractLimits? limits = null) =>
        TryParse(source, out Pattern? pattern, out PatternSyntaxError error, limits) ? pattern! : throw new PatternSyntaxException(error);

    /// <summary>Compiles an expression.</summary>
    internal static bool TryParse(string source, out Pattern? pattern, out PatternSyntaxError error, ContractLimits? limits = null)
    {
        try
        {
            pattern = new Pattern(source, new System.Text.RegularExpressions.Regex(source, System.Text.RegularExpressions.RegexOptions.CultureInvariant, (limits ?? ContractLimits.Default).PatternTimeout));
            error = default;
            return true;
        }
        catch (ArgumentException exception)
        {
            pattern = null;
            error = new PatternSyntaxError(exception.Message, 0);
            return false;
        }
    }

    /// <summary>Whether the string has a match anywhere.</summary>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes.</param>
    /// <exception cref="ContractLimitException">A pattern that is no automaton took longer than <see cref="ContractLimits.PatternTimeout"/>.</exception>
    public bool IsMatch(ReadOnlySpan<byte> utf8) => _regex.IsMatch(System.Text.Encoding.UTF8.GetString(utf8.ToArray()));
}
