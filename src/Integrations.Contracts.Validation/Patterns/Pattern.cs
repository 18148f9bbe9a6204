using Integrations.Contracts.Validation.Patterns;
using Integrations.Contracts.Validation.Patterns.Automata;
using Integrations.Contracts.Validation.Patterns.Syntax;
using Integrations.Contracts.Validation.Patterns.Translation;

namespace Integrations.Contracts.Validation;

/// <summary>A regular expression as JSON Schema has it (ECMA-262 with the <c>u</c> flag; it searches), compiled to an automaton over UTF-8 where it is regular.</summary>
/// <remarks>
/// Immutable, and safe to share between threads. An automaton takes linear time and allocates nothing.
/// Beyond ECMA-262, an escaped ASCII punctuation character stands for itself; an escaped letter or digit without meaning is a syntax error, as there.
/// </remarks>
public sealed class Pattern
{
    private readonly Strategy _strategy;
    private readonly byte[] _literal = [];
    private readonly Automaton? _automaton;
    private readonly PatternCondition[][] _alternatives = [];
    private readonly DotNetRegex? _regex;

    private Pattern(string source, byte[] literal, Strategy strategy, PatternCondition[][] alternatives)
        : this(source, alternatives)
    {
        _literal = literal;
        _strategy = strategy;
    }

    private Pattern(string source, PatternCondition[][] alternatives)
    {
        Source = source;
        _alternatives = alternatives;
        _strategy = Strategy.Conditions;
        if (alternatives.Length == 1 && alternatives[0].Length == 1)
        {
            _automaton = alternatives[0][0].Automaton;
            _strategy = Strategy.Automaton;
        }
    }

    private Pattern(string source, DotNetRegex regex)
    {
        Source = source;
        _regex = regex;
        _strategy = Strategy.Regex;
    }

    private enum Strategy : byte
    {
        Automaton,
        Contains,
        StartsWith,
        EndsWith,
        Equals,
        Conditions,
        Regex,
    }

    /// <summary>The expression as written.</summary>
    public string Source { get; }

    /// <summary>The automaton that decides, where there is a single one.</summary>
    internal Automaton? Automaton => _automaton;

    /// <summary>Alternatives of conditions that automata decide: the string matches where all conditions of one hold. Empty where the pattern is no matter of automata.</summary>
    internal PatternCondition[][] Alternatives => _alternatives;

    /// <summary>Whether it is matched by automata alone: in linear time, without <see cref="ContractLimits.PatternTimeout"/>.</summary>
    internal bool IsRegular => _regex is null;

    /// <summary>Whether every string has a match, as is plain from the pattern: <c>.*</c>, <c>[\s\S]*</c>. False may mean that it is not plain.</summary>
    internal bool MatchesAll => _strategy switch
    {
        Strategy.Automaton => _automaton!.Start == _automaton.Accepting,
        Strategy.Contains or Strategy.StartsWith or Strategy.EndsWith => _literal.Length == 0,
        _ => false,
    };

    /// <summary>Compiles an expression.</summary>
    /// <param name="source">The expression, without slashes or flags.</param>
    /// <param name="limits"><see cref="ContractLimits.PatternTimeout"/> is what is used of them.</param>
    /// <exception cref="PatternSyntaxException">It is no regular expression; the message says what is wrong, with the position.</exception>
    public static Pattern Parse(string source, ContractLimits? limits = null)
        => TryParse(source, out Pattern? pattern, out PatternSyntaxError error, limits) ? pattern! : throw new PatternSyntaxException(error);

    /// <summary>Compiles an expression.</summary>
    internal static bool TryParse(string source, out Pattern? pattern, out PatternSyntaxError error, ContractLimits? limits = null)
    {
        pattern = null;
        if (!PatternParser.TryParse(source, out PatternNode root, out error))
        {
            return false;
        }

        if (PatternCompiler.Compile(root) is { } alternatives)
        {
            pattern = PatternCompiler.FindLiteral(root, out bool isAnchoredAtStart, out bool isAnchoredAtEnd) is { } literal
                ? new Pattern(source, literal, StrategyOf(isAnchoredAtStart, isAnchoredAtEnd), alternatives)
                : new Pattern(source, alternatives);
            return true;
        }

        return TryTranslate(source, root, out pattern, out error, limits);
    }

    /// <summary>Compiles an expression for System.Text.RegularExpressions though it may be regular: the two ways are held against each other.</summary>
    internal static bool TryParseAsRegex(string source, out Pattern? pattern, out PatternSyntaxError error, ContractLimits? limits = null)
    {
        pattern = null;
        return PatternParser.TryParse(source, out PatternNode root, out error) && TryTranslate(source, root, out pattern, out error, limits);
    }

    /// <summary>Whether a text is a regular expression; compiles nothing.</summary>
    internal static bool IsWellFormed(string source, out PatternSyntaxError error) => PatternParser.TryParse(source, out _, out error);

    /// <summary>Whether the string has a match anywhere.</summary>
    /// <param name="utf8">The string as UTF-8, escapes resolved, without quotes.</param>
    /// <exception cref="ContractLimitException">A pattern that is no automaton took longer than <see cref="ContractLimits.PatternTimeout"/>.</exception>
    public bool IsMatch(ReadOnlySpan<byte> utf8) => _strategy switch
    {
        Strategy.Automaton => _automaton!.IsMatch(utf8),
        Strategy.Contains => utf8.IndexOf(_literal) >= 0,
        Strategy.StartsWith => utf8.StartsWith(_literal),
        Strategy.EndsWith => utf8.EndsWith(_literal),
        Strategy.Equals => utf8.SequenceEqual(_literal),
        Strategy.Conditions => MeetsAnAlternative(utf8),
        _ => _regex!.IsMatch(utf8),
    };

    private static Strategy StrategyOf(bool isAnchoredAtStart, bool isAnchoredAtEnd)
        => isAnchoredAtStart ? (isAnchoredAtEnd ? Strategy.Equals : Strategy.StartsWith)
            : isAnchoredAtEnd ? Strategy.EndsWith : Strategy.Contains;

    private static bool TryTranslate(string source, PatternNode root, out Pattern? pattern, out PatternSyntaxError error, ContractLimits? limits)
    {
        DotNetRegex? regex = DotNetRegex.TryCreate(source, root, (limits ?? ContractLimits.Default).PatternTimeout);
        pattern = regex is null ? null : new Pattern(source, regex);
        error = regex is null ? new PatternSyntaxError("the pattern is too large", 0) : default;
        return regex is not null;
    }

    private bool MeetsAnAlternative(ReadOnlySpan<byte> utf8)
    {
        foreach (PatternCondition[] conditions in _alternatives)
        {
            bool holds = true;
            foreach (PatternCondition condition in conditions)
            {
                if (condition.Automaton.IsMatch(utf8) == condition.IsNegated)
                {
                    holds = false;
                    break;
                }
            }

            if (holds)
            {
                return true;
            }
        }

        return false;
    }
}
