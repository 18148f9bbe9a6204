using System.Linq;
using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Plans;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// Conditions on one member as a table: for each of its values, the nodes that <c>then</c> and <c>else</c> put upon the object. One look at the member takes the place of a condition after the other,
/// be they side by side (an <c>allOf</c> of <c>if</c>) or within each other (<c>else: if</c>).
/// </summary>
internal sealed class ConditionTable
{
    /// <summary>A table of more nodes than that is not made.</summary>
    private const int MaxEntries = 100_000;

    private readonly TextKey _member;
    private readonly ScalarTable _values;
    private readonly VerdictNode[][] _byValue;
    private readonly VerdictNode[] _byOtherValue;
    private readonly VerdictNode[] _withoutMember;
    private readonly VerdictNode[] _noObject;

    private ConditionTable(string member, ImmutableArray<ConditionalRule> rules, List<TapeValue> values, Func<PlanNode, VerdictNode> ready)
    {
        _member = new TextKey(member);
        _values = new ScalarTable(values);
        _byOtherValue = Outcome(condition => condition.Values is null);
        _withoutMember = Outcome(condition => condition.IfAbsent);
        _noObject = Outcome(condition => condition.IfNoObject, staysOutside: true);
        _byValue = new VerdictNode[values.Count][];
        for (int i = 0; i < values.Count; i++)
        {
            TapeValue value = values[i];
            _byValue[i] = _values.Find(value.Tape.View, value.Index) == i ? Outcome(condition => condition.Values is not { } listed || PlanValues.Contains(listed, value)) : [];
        }

        VerdictNode[] Outcome(Func<MemberCondition, bool> holds, bool staysOutside = false)
        {
            var nodes = new List<VerdictNode>();
            var pending = new Stack<ConditionalRule>(rules.Reverse());
            var seen = new HashSet<ConditionalRule>();
            while (pending.Count > 0)
            {
                ConditionalRule rule = pending.Pop();
                if ((holds(MemberCondition.Of(rule.If)!) ? rule.Then : rule.Else) is not { AcceptsAll: false } outcome)
                {
                    continue;
                }

                // A condition within itself is left to the evaluator, which says that it has no end.
                if (!staysOutside && Inner(outcome, member) is { } inner && seen.Add(inner))
                {
                    pending.Push(inner);
                }
                else
                {
                    nodes.Add(ready(outcome));
                }
            }

            return nodes.ToArray();
        }
    }

    /// <summary>The table of conditions that a node has on one member.</summary>
    /// <param name="member">The member.</param>
    /// <param name="rules">The conditions.</param>
    /// <param name="ready">A plan node, ready to run.</param>
    /// <returns>Null where the table would be too large.</returns>
    public static ConditionTable? Of(string member, ImmutableArray<ConditionalRule> rules, Func<PlanNode, VerdictNode> ready)
    {
        var values = new List<TapeValue>();
        var seen = new HashSet<ConditionalRule>();
        var pending = new Stack<ConditionalRule>(rules);
        while (pending.Count > 0)
        {
            ConditionalRule rule = pending.Pop();
            if (!seen.Add(rule))
            {
                continue;
            }

            values.AddRange(MemberCondition.Of(rule.If)!.Values ?? ImmutableArray<TapeValue>.Empty);
            foreach (PlanNode? outcome in new[] { rule.Then, rule.Else })
            {
                if (outcome is not null && Inner(outcome, member) is { } inner)
                {
                    pending.Push(inner);
                }
            }
        }

        return (long)values.Count * seen.Count > MaxEntries ? null : new ConditionTable(member, rules, values, ready);
    }

    /// <summary>The nodes that a value is to be held against.</summary>
    public VerdictNode[] For(in TapeView view, int index, JsonKind kind)
    {
        if (kind != JsonKind.Object)
        {
            return _noObject;
        }

        int member = view.FindMember(index, _member);
        if (member < 0)
        {
            return _withoutMember;
        }

        int value = _values.Find(view, member);
        return value < 0 ? _byOtherValue : _byValue[value];
    }

    /// <summary>The condition that a node is, for an object, where it is one on the member and nothing else.</summary>
    private static ConditionalRule? Inner(PlanNode node, string member) =>
        !node.RejectsAll && node.Values.IsEmpty && node.Objects is null && !node.IsReadOnly && !node.IsWriteOnly && !node.TracksProperties && (node.Types & JsonTypes.Object) != 0
        && node.InPlace is [ConditionalRule rule] && MemberCondition.Of(rule.If)?.Member == member ? rule : null;
}
