using System.Text;
using Integrations.Contracts.Validation.Patterns.Automata;
using Integrations.Contracts.Validation.Patterns.Syntax;

namespace Integrations.Contracts.Validation.Patterns;

/// <summary>Decides how a syntax tree is matched: as a literal, or as conditions that automata decide.</summary>
/// <remarks>
/// Look-around is no part of the automata, but where it stands at an edge the question falls apart into several regular ones:
/// <c>^ab(?!c)d*$</c> asks for <c>^abd*$</c> and not <c>^abc</c>, since the place of the look-ahead is known (<c>ab</c> has one length);
/// <c>a(?=b)</c> at the end of a pattern, and <c>(?&lt;=a)b</c> at its beginning, ask for <c>ab</c>. A pattern with alternatives matches where one of them does.
/// </remarks>
internal static class PatternCompiler
{
    /// <summary>How many alternatives with look-around of their own, and conditions of one, are taken apart.</summary>
    private const int MaxParts = 16;

    private const int NoFixedLength = -1;

    /// <summary>Alternatives, each with conditions that must hold together; null where the pattern is no matter of automata.</summary>
    public static PatternCondition[][]? Compile(PatternNode root)
    {
        AutomatonBudget budget = new();
        if (AutomatonBuilder.TryBuild(root, budget) is { } automaton)
        {
            return [[new PatternCondition(automaton, false)]];
        }

        while (root is GroupNode group)
        {
            root = group.Body;
        }

        IReadOnlyList<PatternNode> branches = root is AlternationNode alternation ? alternation.Branches : [root];
        List<PatternNode> plain = [];
        List<PatternCondition[]> compiled = [];
        foreach (PatternNode branch in branches)
        {
            if (!HasLookAround(branch))
            {
                plain.Add(branch);
            }
            else if (compiled.Count < MaxParts && TakeApart(branch, budget) is { } conditions)
            {
                compiled.Add(conditions);
            }
            else
            {
                return null;
            }
        }

        if (compiled.Count == 0)
        {
            return null;
        }

        if (plain.Count > 0)
        {
            if (AutomatonBuilder.TryBuild(new AlternationNode(plain), budget) is not { } rest)
            {
                return null;
            }

            compiled.Add([new PatternCondition(rest, false)]);
        }

        PatternCondition[][] alternatives = [.. compiled];
        return AutomatonProduct.TryBuild(alternatives, budget) is { } product ? [[new PatternCondition(product, false)]] : alternatives;
    }

    /// <summary>A pattern of plain characters between optional <c>^</c> and <c>$</c>.</summary>
    public static byte[]? FindLiteral(PatternNode root, out bool isAnchoredAtStart, out bool isAnchoredAtEnd)
    {
        IReadOnlyList<PatternNode> items = root is SequenceNode sequence ? sequence.Items : [root];
        isAnchoredAtStart = items.Count > 0 && items[0] is AssertionNode { Kind: AssertionKind.Start };
        isAnchoredAtEnd = items.Count > 0 && items[items.Count - 1] is AssertionNode { Kind: AssertionKind.End };
        StringBuilder text = new();
        for (int i = isAnchoredAtStart ? 1 : 0; i < items.Count - (isAnchoredAtEnd ? 1 : 0); i++)
        {
            if (items[i] is not ClassNode { Set.Single: >= 0 and not (>= 0xD800 and <= 0xDFFF) and int single })
            {
                return null;
            }

            text.Append(char.ConvertFromUtf32(single));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static PatternCondition[]? TakeApart(PatternNode branch, AutomatonBudget budget)
    {
        List<PatternNode> items = branch is SequenceNode sequence ? [.. sequence.Items] : [branch];
        if (items[items.Count - 1] is LookNode { IsBehind: false, IsNegated: false } ahead)
        {
            items[items.Count - 1] = ahead.Body;
        }

        if (items[0] is LookNode { IsBehind: true, IsNegated: false } behind)
        {
            items[0] = behind.Body;
        }

        List<PatternCondition> conditions = [];
        List<PatternNode> consuming = [];
        bool isPlaceKnown = items[0] is AssertionNode { Kind: AssertionKind.Start };
        foreach (PatternNode item in items)
        {
            if (item is LookNode { IsBehind: false } look && isPlaceKnown && conditions.Count < MaxParts)
            {
                if (AutomatonBuilder.TryBuild(new SequenceNode([.. consuming, look.Body]), budget) is not { } looked)
                {
                    return null;
                }

                conditions.Add(new PatternCondition(looked, look.IsNegated));
            }
            else
            {
                consuming.Add(item);
                isPlaceKnown = isPlaceKnown && LengthOf(item) != NoFixedLength;
            }
        }

        if (AutomatonBuilder.TryBuild(new SequenceNode(consuming), budget) is not { } consumed)
        {
            return null;
        }

        // The consuming part first: it is what most strings fail.
        conditions.Insert(0, new PatternCondition(consumed, false));
        return [.. conditions];
    }

    private static bool HasLookAround(PatternNode node)
    {
        switch (node)
        {
            case LookNode:
                return true;
            case GroupNode group:
                return HasLookAround(group.Body);
            case RepeatNode repeat:
                return HasLookAround(repeat.Body);
            case AlternationNode alternation:
                return HasLookAround(alternation.Branches);
            case SequenceNode sequence:
                return HasLookAround(sequence.Items);
            default:
                return false;
        }
    }

    private static bool HasLookAround(IReadOnlyList<PatternNode> nodes)
    {
        foreach (PatternNode node in nodes)
        {
            if (HasLookAround(node))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many code points a node matches, where that is always the same number.</summary>
    private static int LengthOf(PatternNode node)
    {
        switch (node)
        {
            case ClassNode:
                return 1;
            case AssertionNode or LookNode:
                return 0;
            case GroupNode group:
                return LengthOf(group.Body);
            case RepeatNode repeat when repeat.Minimum == repeat.Maximum:
                int body = LengthOf(repeat.Body);
                return body == NoFixedLength || (long)body * repeat.Minimum > int.MaxValue ? NoFixedLength : body * repeat.Minimum;
            case SequenceNode sequence:
                long sum = 0;
                foreach (PatternNode item in sequence.Items)
                {
                    int length = LengthOf(item);
                    sum += length;
                    if (length == NoFixedLength || sum > int.MaxValue)
                    {
                        return NoFixedLength;
                    }
                }

                return (int)sum;
            case AlternationNode alternation:
                int common = LengthOf(alternation.Branches[0]);
                foreach (PatternNode branch in alternation.Branches)
                {
                    common = LengthOf(branch) == common ? common : NoFixedLength;
                }

                return common;
            default:
                return NoFixedLength;
        }
    }
}
