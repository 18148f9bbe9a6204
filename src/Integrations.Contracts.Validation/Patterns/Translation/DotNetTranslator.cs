using System.Globalization;
using System.Text;
using Integrations.Contracts.Validation.Patterns.Syntax;
using Integrations.Contracts.Validation.Patterns.Unicode;

namespace Integrations.Contracts.Validation.Patterns.Translation;

/// <summary>Writes a syntax tree as an expression of System.Text.RegularExpressions that matches the same strings.</summary>
/// <remarks>
/// What differs there, and what is written instead:
/// <list type="bullet">
/// <item>It sees UTF-16 units: a set beyond U+FFFF becomes an alternation of surrogate pairs, a surrogate of the pattern matches only one that stands alone, and no match begins inside a pair.</item>
/// <item><c>\d \w \s . $ ^ \b</c> and <c>\p{...}</c> mean other characters or places: every set is spelled out, assertions are written by look-around.</item>
/// <item>A back-reference to a group that captured nothing fails; in ECMA-262 it matches nothing, so it is asked for only where the group has captured.</item>
/// <item>A group keeps its capture from one round of a repetition to the next; in ECMA-262 a round begins without, so that it is taken off first.</item>
/// <item>Named groups are numbered last: all are numbered explicitly, and only those that are referred to capture.</item>
/// <item>A lazy repetition of what can be empty, inside a look-behind and a counted repetition, counts a round that it did not run: <c>(?&lt;=(?:(?:a?)*?.){2})</c> matches after one character.
/// Whether there is a match does not depend on what is tried first, but for a group that a look-around captures and a back-reference asks for: everywhere else repetitions are written greedy.</item>
/// <item>A repetition as a branch before an empty one is never skipped: <c>(?:b+|){2}</c> asks for a b. An empty branch is written as making the others optional, and what takes no character, any number of times, not at all.</item>
/// </list>
/// </remarks>
internal sealed class DotNetTranslator
{
    /// <summary>How many characters a translation may have.</summary>
    private const int MaxLength = 500_000;

    private const string WordCharacter = "[0-9A-Z_a-z]";
    private const string NotInsidePair = "(?<![\\uD800-\\uDBFF](?=[\\uDC00-\\uDFFF]))";

    private readonly StringBuilder _text = new();
    private readonly HashSet<int> _referredTo = [];
    private readonly Dictionary<CodePointSet, string> _classes = [];
    private bool _isOrderKept;

    private DotNetTranslator()
    {
    }

    /// <summary>Null where it would be too long.</summary>
    public static string? Translate(PatternNode root)
    {
        DotNetTranslator translator = new();
        translator.FindReferences(root);
        translator._text.Append(NotInsidePair).Append("(?:");
        translator.Write(root);
        translator._text.Append(')');
        return translator._text.Length <= MaxLength ? translator._text.ToString() : null;
    }

    private void FindReferences(PatternNode node)
    {
        switch (node)
        {
            case SequenceNode sequence:
                foreach (PatternNode item in sequence.Items)
                {
                    FindReferences(item);
                }

                break;
            case AlternationNode alternation:
                foreach (PatternNode branch in alternation.Branches)
                {
                    FindReferences(branch);
                }

                break;
            case GroupNode group:
                FindReferences(group.Body);
                break;
            case RepeatNode repeat:
                FindReferences(repeat.Body);
                break;
            case LookNode look:
                FindReferences(look.Body);
                break;
            case BackReferenceNode reference:
                _referredTo.UnionWith(reference.Groups);
                break;
        }
    }

    private void Write(PatternNode node)
    {
        if (_text.Length > MaxLength)
        {
            return;
        }

        switch (node)
        {
            case ClassNode characters:
                _text.Append(Class(characters.Set));
                break;
            case SequenceNode sequence:
                foreach (PatternNode item in sequence.Items)
                {
                    WriteItem(item);
                }

                break;
            case AlternationNode alternation:
                WriteAlternation(alternation);
                break;
            case GroupNode group:
                // Bare where it can be: the platform joins neighbouring texts of groups one by one, which takes the square of their number.
                bool isBare = !_referredTo.Contains(group.Number) && group.Body is not AlternationNode;
                _text.Append(isBare ? "" : _referredTo.Contains(group.Number) ? $"(?<{Number(group.Number)}>" : "(?:");
                Write(group.Body);
                _text.Append(isBare ? "" : ")");
                break;
            case RepeatNode repeat:
                WriteRepeat(repeat);
                break;
            case AssertionNode assertion:
                _text.Append(assertion.Kind switch
                {
                    AssertionKind.Start => "\\A",
                    AssertionKind.End => "\\z",
                    AssertionKind.WordBoundary => $"(?:(?<={WordCharacter})(?!{WordCharacter})|(?<!{WordCharacter})(?={WordCharacter}))",
                    _ => $"(?:(?<={WordCharacter})(?={WordCharacter})|(?<!{WordCharacter})(?!{WordCharacter}))",
                });
                break;
            case LookNode look:
                bool isOrderKept = _isOrderKept;
                _isOrderKept = !look.IsNegated && Captures(look.Body);
                _text.Append("(?").Append(look.IsBehind ? "<" : "").Append(look.IsNegated ? '!' : '=');
                Write(look.Body);
                _text.Append(')');
                _isOrderKept = isOrderKept;
                break;
            case BackReferenceNode reference:
                foreach (int group in reference.Groups)
                {
                    string number = Number(group);
                    _text.Append("(?(").Append(number).Append(")\\k<").Append(number).Append(">)");
                }

                break;
        }
    }

    private void WriteAlternation(AlternationNode alternation)
    {
        List<PatternNode> branches = [.. alternation.Branches];
        bool isOptional = !_isOrderKept && branches.RemoveAll(IsNothing) > 0;
        _text.Append(isOptional ? "(?:" : "");
        for (int i = 0; i < branches.Count; i++)
        {
            _text.Append(i > 0 ? "|" : "");
            Write(branches[i]);
        }

        _text.Append(isOptional ? ")?" : "");
    }

    /// <summary>Whether a node matches at every place without a character, and captures nothing.</summary>
    private bool IsNothing(PatternNode node) => node switch
    {
        SequenceNode sequence => All(sequence.Items, IsNothing),
        GroupNode group => !_referredTo.Contains(group.Number) && IsNothing(group.Body),
        RepeatNode repeat => repeat.Maximum == 0 || IsNothing(repeat.Body) || (repeat.Minimum == 0 && IsZeroWidth(repeat.Body)),
        LookNode look => !look.IsNegated && IsNothing(look.Body),
        _ => false,
    };

    /// <summary>Whether a node never takes a character.</summary>
    private static bool IsZeroWidth(PatternNode node) => node switch
    {
        AssertionNode or LookNode => true,
        SequenceNode sequence => All(sequence.Items, IsZeroWidth),
        AlternationNode alternation => All(alternation.Branches, IsZeroWidth),
        GroupNode group => IsZeroWidth(group.Body),
        RepeatNode repeat => repeat.Maximum == 0 || IsZeroWidth(repeat.Body),
        _ => false,
    };

    private static bool All(IReadOnlyList<PatternNode> nodes, Func<PatternNode, bool> isSo)
    {
        foreach (PatternNode node in nodes)
        {
            if (!isSo(node))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A node beside others.</summary>
    private void WriteItem(PatternNode node)
    {
        bool encloses = node is AlternationNode;
        _text.Append(encloses ? "(?:" : "");
        Write(node);
        _text.Append(encloses ? ")" : "");
    }

    private void WriteRepeat(RepeatNode repeat)
    {
        if (IsNothing(repeat))
        {
            return;
        }

        if (repeat.Minimum == 1 && repeat.Maximum == 1)
        {
            WriteItem(repeat.Body);
            return;
        }

        _text.Append("(?:");
        foreach (int group in _referredTo)
        {
            if (group >= repeat.FirstGroup && group <= repeat.LastGroup)
            {
                string number = Number(group);
                _text.Append("(?(").Append(number).Append(")(?<-").Append(number).Append(">))");
            }
        }

        _text.Append("(?:");
        Write(repeat.Body);
        _text.Append("))").Append((repeat.Minimum, repeat.Maximum) switch
        {
            (0, 1) => "?",
            (0, RepeatNode.Unbounded) => "*",
            (1, RepeatNode.Unbounded) => "+",
            (int minimum, RepeatNode.Unbounded) => $"{{{Number(minimum)},}}",
            (int minimum, int maximum) => $"{{{Number(minimum)},{Number(maximum)}}}",
        });
        _text.Append(repeat.IsLazy && _isOrderKept ? "?" : "");
    }

    /// <summary>Whether a group that a back-reference asks for stands in a node. A group that stands in a negated look-around has captured nothing for whoever is outside.</summary>
    private bool Captures(PatternNode node) => node switch
    {
        GroupNode group => _referredTo.Contains(group.Number) || Captures(group.Body),
        RepeatNode repeat => Captures(repeat.Body),
        LookNode look => Captures(look.Body),
        SequenceNode sequence => Captures(sequence.Items),
        AlternationNode alternation => Captures(alternation.Branches),
        _ => false,
    };

    private bool Captures(IReadOnlyList<PatternNode> nodes)
    {
        foreach (PatternNode node in nodes)
        {
            if (Captures(node))
            {
                return true;
            }
        }

        return false;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private string Class(CodePointSet set)
    {
        if (!_classes.TryGetValue(set, out string? text))
        {
            text = WriteClass(set);
            _classes.Add(set, text);
        }

        return text;
    }

    private static string WriteClass(CodePointSet set)
    {
        StringBuilder single = new();
        StringBuilder highs = new();
        StringBuilder lows = new();
        StringBuilder pairs = new();
        for (int i = 0; i < set.RangeCount; i++)
        {
            (int first, int last) = set.GetRange(i);
            AppendWithin(single, first, last, 0, 0xD7FF);
            AppendWithin(highs, first, last, 0xD800, 0xDBFF);
            AppendWithin(lows, first, last, 0xDC00, 0xDFFF);
            AppendWithin(single, first, last, 0xE000, 0xFFFF);
            AppendPairs(pairs, Math.Max(first, 0x10000), last);
        }

        List<string> alternatives = [];
        if (single.Length > 0)
        {
            alternatives.Add(set.Single >= 0 ? single.ToString() : $"[{single}]");
        }

        if (highs.Length > 0)
        {
            alternatives.Add($"[{highs}](?![\\uDC00-\\uDFFF])");
        }

        if (lows.Length > 0)
        {
            alternatives.Add($"(?<![\\uD800-\\uDBFF])[{lows}]");
        }

        if (pairs.Length > 0)
        {
            alternatives.Add(pairs.ToString(1, pairs.Length - 1));
        }

        return alternatives.Count == 0 ? "(?!)"
            : alternatives.Count == 1 && single.Length > 0 ? alternatives[0]
            : $"(?:{string.Join("|", alternatives)})";
    }

    private static void AppendWithin(StringBuilder text, int first, int last, int low, int high)
    {
        first = Math.Max(first, low);
        last = Math.Min(last, high);
        if (first <= last)
        {
            AppendRange(text, first, last);
        }
    }

    /// <summary>Surrogate pairs of a range: the part of its first high surrogate, those that are whole, the part of its last.</summary>
    private static void AppendPairs(StringBuilder text, int first, int last)
    {
        while (first <= last)
        {
            int high = first >> 10;
            bool whole = (first & 0x3FF) == 0;
            int lastWhole = ((last + 1) >> 10) - 1;
            int end = whole && lastWhole >= high ? (lastWhole << 10) | 0x3FF : Math.Min(last, (high << 10) | 0x3FF);
            text.Append("|[");
            AppendRange(text, 0xD7C0 + high, 0xD7C0 + (end >> 10));
            text.Append("][");
            AppendRange(text, 0xDC00 + (first & 0x3FF), 0xDC00 + (end & 0x3FF));
            text.Append(']');
            first = end + 1;
        }
    }

    private static void AppendRange(StringBuilder text, int first, int last)
    {
        AppendUnit(text, first);
        if (last > first)
        {
            text.Append('-');
            AppendUnit(text, last);
        }
    }

    private static void AppendUnit(StringBuilder text, int unit)
    {
        if (unit is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
        {
            text.Append((char)unit);
        }
        else
        {
            text.Append("\\u").Append(unit.ToString("X4", CultureInfo.InvariantCulture));
        }
    }
}
